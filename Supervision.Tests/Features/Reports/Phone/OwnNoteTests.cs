using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Reports.Phone;

/// <summary>A member writes the own note on a phone (D-8.3): plain forms, nothing lost, nothing twice.</summary>
public sealed class OwnNoteTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public async Task Given_a_distributed_report_When_a_member_posts_a_note_Then_it_is_kept_and_listed()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var member = await ground.MemberAsync("huang");

        var answer = await PostAsync(member, ground, Guid.NewGuid(), "床位还不够，建议明年增加。", "Proposal");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await member.Client.GetStringAsync(answer.Headers.Location);
        Assert.Contains("发言已保存。", WebUtility.HtmlDecode(page));
        Assert.Contains("【建议】床位还不够，建议明年增加。", WebUtility.HtmlDecode(page));
        await using var db = await app.OpenAsync();
        Assert.Equal(("测试huang", false), await db.SpeechNotes.Select(n => ValueTuple.Create(n.SpeakerName, n.IsGuest)).SingleAsync());
    }

    [Fact]
    public async Task Given_the_same_form_When_posted_twice_Then_there_is_one_note()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var member = await ground.MemberAsync("huang");
        var page = await member.Client.GetStringAsync(Address(ground));
        var key = Guid.Parse(StaticGround.Hidden(page, "Posted.Key"));

        var both = await Task.WhenAll(PostAsync(member, ground, key, "同一条发言"), PostAsync(member, ground, key, "同一条发言"));

        Assert.All(both, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        await using var db = await app.OpenAsync();
        Assert.Equal(key, (await db.SpeechNotes.SingleAsync()).Id.Value);
    }

    [Theory]
    [InlineData(5001)]
    [InlineData(100_000)]
    public async Task Given_more_than_5000_characters_When_posted_Then_the_count_is_named_and_the_text_stays(int length)
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var member = await ground.MemberAsync("huang");
        var text = new string('养', length);

        var page = await Visitor.TextAsync(await PostAsync(member, ground, Guid.NewGuid(), text));

        Assert.Contains($"现在有 {length} 个字", page);
        Assert.Contains(text, page);
        await using var db = await app.OpenAsync();
        Assert.Equal(0, await db.SpeechNotes.CountAsync());
    }

    [Fact]
    public async Task Given_invisible_marks_When_posted_Then_they_are_taken_out_and_the_member_is_told()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var member = await ground.MemberAsync("huang");

        var answer = await PostAsync(member, ground, Guid.NewGuid(), "养\u200B老\u202E服务\uFEFF");

        Assert.Contains("已去掉 3 个看不见的字符", WebUtility.HtmlDecode(await member.Client.GetStringAsync(answer.Headers.Location)));
        await using var db = await app.OpenAsync();
        Assert.Equal("养老服务", (await db.SpeechNotes.SingleAsync()).Text);
    }

    [Fact]
    public async Task Given_an_own_note_When_corrected_Then_it_stays_one_and_keeps_the_recorders_label()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var member = await ground.MemberAsync("huang");
        var key = Guid.NewGuid();
        await PostAsync(member, ground, key, "床位不够");
        await using (var office = await app.AsAsync(Role.Office))
        {
            await office.Get<RecordNote>().RunAsync(ground.Report.Id, new(key), null, "测试huang", new("床位不够", NotePart.Problem, "床位"), default);
        }

        var form = WebUtility.HtmlDecode(await member.Client.GetStringAsync($"{Address(ground)}?note={key}"));
        await PostAsync(member, ground, key, "床位不够，护理员也不够", "Problem");

        Assert.Contains("更正发言", form);
        await using var db = await app.OpenAsync();
        var note = await db.SpeechNotes.SingleAsync();
        Assert.Equal(("床位不够，护理员也不够", "床位"), (note.Text, note.Theme));
        Assert.NotNull(note.CorrectedAt);
    }

    [Fact]
    public async Task Given_somebody_elses_note_When_its_id_is_posted_Then_nothing_changes()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var first = await ground.MemberAsync("huang");
        using var second = await ground.MemberAsync("yang");
        var key = Guid.NewGuid();
        await PostAsync(first, ground, key, "黄丽萍的话");

        var answer = await PostAsync(second, ground, key, "换成别的话");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("黄丽萍的话", WebUtility.HtmlDecode(await second.Client.GetStringAsync(Address(ground))));
        await using var db = await app.OpenAsync();
        Assert.Equal("黄丽萍的话", (await db.SpeechNotes.SingleAsync()).Text);
    }

    [Fact]
    public async Task Given_the_notes_are_closed_When_posted_Then_the_day_is_named_and_the_words_come_back()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var member = await ground.MemberAsync("huang");
        await ground.CloseAsync();

        app.Clock.Advance(TimeSpan.FromDays(2));
        using var late = new Visitor(app);
        await late.SignInAsync("huang", Visitor.Password);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(late, ground, Guid.NewGuid(), "第二个工作日")).StatusCode);
        var page = await late.Client.GetStringAsync(Address(ground));
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var after = new Visitor(app);
        await after.SignInAsync("huang", Visitor.Password);
        var answer = await after.PostAsync(Address(ground), await after.TokenAsync(Address(ground)),
            ("_handler", "note"), ("Posted.Key", Guid.NewGuid().ToString()), ("Posted.Text", "第三个工作日"));

        Assert.Contains("6月3日以前可以补充和更正", WebUtility.HtmlDecode(page));
        var text = await Visitor.TextAsync(answer);
        Assert.Contains("2026年6月3日", text);
        await using var db = await app.OpenAsync();
        Assert.Equal(["第二个工作日"], await db.SpeechNotes.Select(n => n.Text).ToListAsync());
    }

    [Fact]
    public async Task Given_the_item_of_the_agenda_When_its_address_is_opened_Then_it_is_the_reports_page()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var member = await ground.MemberAsync("huang");

        Assert.Contains(ground.Report.Title, WebUtility.HtmlDecode(await member.Client.GetStringAsync($"/m/notes/{ground.Item.Value}")));
        Assert.Equal(HttpStatusCode.NotFound, (await member.Client.GetAsync($"/m/notes/{Guid.NewGuid()}")).StatusCode);
    }

    [Theory]
    [InlineData(Role.GuestDeputy)]
    [InlineData(Role.Office)]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.BodyLiaison)]
    public async Task Given_somebody_who_may_not_speak_When_the_page_is_opened_Then_there_is_nothing_to_see(Role role)
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var visitor = await Visitor.SignedInAsync(app, "qita", role, role == Role.BodyLiaison ? ground.Court.Id.Value : null);

        var answer = await visitor.Client.GetAsync(Address(ground));

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
        Assert.DoesNotContain(ground.Report.Title, await Visitor.TextAsync(answer));
    }

    [Fact]
    public async Task Given_a_guest_not_invited_When_the_page_is_opened_Then_it_is_404_and_noted_And_once_invited_the_note_is_a_guests()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        var account = await Visitor.AccountAsync(app, "daibiao", Role.GuestDeputy);
        using var guest = new Visitor(app);
        await guest.SignInAsync("daibiao", Visitor.Password);

        Assert.Equal(HttpStatusCode.NotFound, (await guest.Client.GetAsync(Address(ground))).StatusCode);
        await using (var db = await app.OpenAsync())
        {
            Assert.True(await db.AuditEntries.AnyAsync(e => e.MatterKind == MatterKind.Report && e.Sentence.StartsWith("系统拒绝查看")));
            (await db.Sittings.SingleAsync()).Invite("测试daibiao", "县人大代表", account.Person);
            await db.SaveChangesAsync();
        }

        await PostAsync(guest, ground, Guid.NewGuid(), "列席代表的话");
        await using var after = await app.OpenAsync();
        Assert.True((await after.SpeechNotes.SingleAsync()).IsGuest);
    }

    [Fact]
    public async Task Given_30_members_When_all_save_at_the_same_moment_Then_none_is_lost()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        List<Actor> members = [];
        for (var i = 1; i <= 30; i++)
        {
            members.Add(await ground.AddMemberAsync($"m{i}", i));
        }

        var outcomes = await Task.WhenAll(members.Select(m => Task.Run(async () =>
        {
            await using var acting = await app.AsAsync(m);
            return await acting.Get<WriteNote>().RunAsync(ground.Report.Id, new(Guid.NewGuid()), new($"{m.Name}的发言"), default);
        })));

        Assert.All(outcomes, o => Assert.True(o.IsDone));
        await using var db = await app.OpenAsync();
        Assert.Equal(members.Select(m => m.Name).Order(), (await db.SpeechNotes.Select(n => n.SpeakerName).ToListAsync()).Order());
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
    }

    [Fact]
    public async Task Given_no_token_When_a_note_is_posted_Then_the_words_come_back()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var member = await ground.MemberAsync("huang");

        var answer = await member.PostAsync(Address(ground), token: null, ("_handler", "note"), ("Posted.Text", "打了很久的字"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("打了很久的字", await Visitor.TextAsync(answer));
    }

    private static string Address(StaticGround ground) => $"/m/notes/{ground.Report.Id.Value}";

    private static async Task<HttpResponseMessage> PostAsync(Visitor who, StaticGround ground, Guid key, string text, string part = "") =>
        await who.PostAsync(Address(ground), await who.TokenAsync(Address(ground)),
            ("_handler", "note"), ("Posted.Key", key.ToString()), ("Posted.Text", text), ("Posted.Part", part));
}
