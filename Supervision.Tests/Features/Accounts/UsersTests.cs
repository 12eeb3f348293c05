using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Accounts;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Accounts;

/// <summary>Accounts and roles (D-1.4, D-1.5, D-1.7).</summary>
public sealed class UsersTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public async Task Given_a_new_account_When_its_one_time_password_is_used_Then_it_opens_the_password_page_only_once_a_week()
    {
        await using var app = await TestApp.StartAsync();
        await using var admin = await app.AsAsync(Role.SystemAdmin);
        var made = await admin.Get<CreateAccount>().RunAsync(null, "柳青", "办公室", "liuqing", default);
        using var visitor = new Visitor(app);

        Assert.True(made.IsDone);
        Assert.Equal("/account", await HomeAsync(visitor, made.Value!));
        app.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Contains("初始密码已经过期", await Visitor.TextAsync(await visitor.SignInAsync("liuqing", made.Value!.Password)));
    }

    [Theory]
    [InlineData("", "请填写用户名")]
    [InlineData("柳青", "只能用英文字母")]
    [InlineData("a b", "只能用英文字母")]
    [InlineData("LI", "已经有人使用")]
    public async Task Given_a_poor_user_name_When_creating_Then_it_is_refused_at_its_field(string userName, string words)
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li");
        await using var admin = await app.AsAsync(Role.SystemAdmin);

        var refused = await admin.Get<CreateAccount>().RunAsync(null, "柳青", "", userName, default);

        Assert.Contains(refused.Obstacles, o => o.Field == "UserName" && o.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_reset_password_When_the_old_session_goes_on_Then_it_is_over()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "li", Role.Office);
        await using var admin = await app.AsAsync(Role.SystemAdmin);

        var made = await admin.Get<ResetPassword>().RunAsync(await IdOfAsync(app, "LI"), default);

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Client.GetAsync("/account")).StatusCode);
        Assert.Equal("/account", await HomeAsync(visitor, made.Value!));
    }

    [Fact]
    public async Task D_17_40_Given_a_liaisons_account_is_lost_When_it_is_reset_Then_every_sign_in_ends_and_what_was_handed_in_stays_with_the_body()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await Reports.StaticGround.LayAsync(app, Supervision.Domain.Reports.ReportState.OpinionsSent, new(2026, 6, 25));
        using var office = await ground.LiaisonAsync("luo", ground.Government);
        using var elsewhere = new Visitor(app);
        await elsewhere.SignInAsync("luo", Visitor.Password);
        var account = await IdOfAsync(app, "LUO");
        await using (var liaison = await app.AsAsync(await ActorAsync(app, await PersonOfAsync(app, account))))
        {
            Assert.True((await liaison.Get<Supervision.Web.Features.Reports.HandInDraft>().RunAsync(
                ground.Report.Id, Reports.ReportBench.Pdf("初稿"), default)).IsDone);
        }

        await using var admin = await app.AsAsync(Role.SystemAdmin);
        var made = await admin.Get<ResetPassword>().RunAsync(account, default);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect),
            ((await office.Client.GetAsync("/unit")).StatusCode, (await elsewhere.Client.GetAsync("/unit")).StatusCode));
        using var thief = new Visitor(app);
        Assert.Equal(HttpStatusCode.OK, (await thief.SignInAsync("luo", Visitor.Password)).StatusCode);
        Assert.Equal("/account", await HomeAsync(elsewhere, made.Value!));
        using var successor = await ground.LiaisonAsync("tian", ground.Government);
        var page = await Visitor.TextAsync(await successor.Client.GetAsync($"/unit/reports/{ground.Report.Id.Value}"));
        Assert.Contains("报告.pdf", page, StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Equal(Supervision.Domain.Reports.ReportState.DraftReceived, (await db.SpecialReports.SingleAsync()).State);
    }

    [Fact]
    public async Task Given_the_last_administrator_When_disabled_or_ended_Then_it_is_refused_with_the_reason()
    {
        await using var app = await TestApp.StartAsync();
        var account = await Visitor.AccountAsync(app, "shimin", Role.SystemAdmin);
        var holding = await HoldingAsync(app, account.Person);
        await using var admin = await app.AsAsync(await ActorAsync(app, account.Person));

        var disabled = await admin.Get<SwitchAccount>().RunAsync(account.Id, enabled: false, default);
        var ended = await admin.Get<EndRole>().RunAsync(holding, Today, default);

        Assert.StartsWith("这是最后一名可以登录的系统管理员", disabled.Obstacles.Single().Message, StringComparison.Ordinal);
        Assert.StartsWith("这是最后一名可以登录的系统管理员", ended.Obstacles.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_two_administrators_When_they_disable_each_other_at_one_moment_Then_one_remains()
    {
        await using var app = await TestApp.StartAsync();
        var one = await Visitor.AccountAsync(app, "one", Role.SystemAdmin);
        var two = await Visitor.AccountAsync(app, "two", Role.SystemAdmin);
        await using var first = await app.AsAsync(await ActorAsync(app, one.Person));
        await using var second = await app.AsAsync(await ActorAsync(app, two.Person));

        var outcomes = await Task.WhenAll(
            Task.Run(() => first.Get<SwitchAccount>().RunAsync(two.Id, enabled: false, default)),
            Task.Run(() => second.Get<SwitchAccount>().RunAsync(one.Id, enabled: false, default)));

        Assert.Equal(1, outcomes.Count(o => o.IsDone));
        await using var db = await app.OpenAsync();
        Assert.Equal(1, await db.Users.CountAsync(a => !a.IsDisabled));
    }

    [Fact]
    public async Task Given_an_ended_role_When_looked_at_Then_it_stays_with_its_dates()
    {
        await using var app = await TestApp.StartAsync();
        var account = await Visitor.AccountAsync(app, "li", Role.Office);
        await using var admin = await app.AsAsync(Role.SystemAdmin);

        Assert.True((await admin.Get<EndRole>().RunAsync(await HoldingAsync(app, account.Person), Today, default)).IsDone);
        var view = await admin.Get<AccountQueries>().FindAsync(account.Id, default);

        Assert.Equal((new DateOnly(2020, 1, 1), Today, false), view!.Holdings.Select(h => (h.From, h.To!.Value, h.IsHeld)).Single());
        Assert.Empty((await ActorAsync(app, account.Person)).Roles);
    }

    [Theory]
    [InlineData(BodyKind.Government, true)]
    [InlineData(BodyKind.Department, true)]
    [InlineData(BodyKind.Supervisory, true)]
    [InlineData(BodyKind.Court, true)]
    [InlineData(BodyKind.Procuratorate, true)]
    [InlineData(BodyKind.Other, false)]
    public async Task Given_a_member_in_office_When_made_head_of_a_state_organ_Then_D_1_7_refuses(BodyKind kind, bool refused)
    {
        await using var app = await TestApp.StartAsync();
        var (person, body) = await MemberAndBodyAsync(app, kind, memberUntil: null);
        await using var admin = await app.AsAsync(Role.SystemAdmin);

        var outcome = await admin.Get<GiveRole>().RunAsync(new(person, Role.BodyHead, body, Today, null), default);

        Assert.Equal(refused ? ["常委会组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务。"] : [], outcome.Obstacles.Select(o => o.Message));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Given_a_membership_that_ends_When_the_office_begins_on_that_day_Then_D_1_7_accepts(int daysLater, bool accepted)
    {
        await using var app = await TestApp.StartAsync();
        var (person, body) = await MemberAndBodyAsync(app, BodyKind.Court, memberUntil: Today.AddDays(daysLater));
        await using var admin = await app.AsAsync(Role.SystemAdmin);

        Assert.Equal(accepted, (await admin.Get<GiveRole>().RunAsync(new(person, Role.BodyHead, body, Today, null), default)).IsDone);
    }

    [Fact]
    public async Task Given_a_role_of_a_committee_When_no_committee_is_named_Then_it_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var account = await Visitor.AccountAsync(app, "li");
        await using var admin = await app.AsAsync(Role.SystemAdmin);

        Assert.False((await admin.Get<GiveRole>().RunAsync(new(account.Person, Role.WorkCommitteeHead, null, Today, null), default)).IsDone);
        Assert.False((await admin.Get<GiveRole>().RunAsync(new(account.Person, Role.Chair, null, Today, null), default)).IsDone);
        Assert.False((await admin.Get<GiveRole>().RunAsync(new(account.Person, Role.Office, null, Today, Today), default)).IsDone);
        Assert.True((await admin.Get<GiveRole>().RunAsync(new(account.Person, Role.Office, null, Today, null), default)).IsDone);
        Assert.False((await admin.Get<GiveRole>().RunAsync(new(account.Person, Role.Office, null, Today, null), default)).IsDone);
    }

    [Fact]
    public async Task Given_the_pages_When_an_administrator_walks_them_Then_all_works_without_script()
    {
        await using var app = await TestApp.StartAsync();
        using var admin = await Visitor.SignedInAsync(app, "shimin", Role.SystemAdmin);
        await Visitor.AccountAsync(app, "li");
        var li = await IdOfAsync(app, "LI");

        var made = await Visitor.TextAsync(await admin.PostAsync(
            "/users/new", await admin.TokenAsync("/users/new"), ("_handler", "new-account"), ("Input.Person", ""), ("Input.Name", "柳青 <i>"), ("Input.Note", ""), ("Input.UserName", "liuqing")));
        Assert.Contains("只显示这一次", made);
        var given = await Visitor.TextAsync(await admin.PostAsync(
            $"/users/{li}", await admin.TokenAsync($"/users/{li}"), ("_handler", "give-role"), ("Give.Role", "Office"), ("Give.Scope", ""), ("Give.From", "2026-06-01"), ("Give.To", "")));
        Assert.Contains("现任", given);
        var disabled = await Visitor.TextAsync(await admin.PostAsync($"/users/{li}", await admin.TokenAsync($"/users/{li}"), ("_handler", "account-act"), ("Act", "disable")));
        Assert.Contains("已停用", disabled);
        var list = await admin.Client.GetStringAsync("/users?q=" + Uri.EscapeDataString("柳青"));
        Assert.Contains("liuqing", list);
        Assert.DoesNotContain("<i>", list);
        Assert.DoesNotContain("shimin</td>", list);
    }

    [Fact]
    public async Task Given_a_hundred_accounts_When_listed_Then_the_server_pages_them()
    {
        await using var app = await TestApp.StartAsync();
        await using (var db = await app.OpenAsync())
        {
            for (var i = 0; i < 60; i++)
            {
                var person = Person.Named($"某{i}");
                db.AddRange(person, new Account { Id = Guid.NewGuid(), Person = person.Id, UserName = $"u{i:00}", NormalizedUserName = $"U{i:00}" });
            }

            await db.SaveChangesAsync();
        }

        await using var admin = await app.AsAsync(Role.SystemAdmin);
        var list = await admin.Get<AccountQueries>().ListAsync("", 3, default);

        Assert.Equal((60, 3, 3, 10), (list.Total, list.Page, list.PageCount, list.Lines.Count));
        Assert.Equal(0, (await admin.Get<AccountQueries>().ListAsync("%", 1, default)).Total);
    }

    [Fact]
    public void Every_permission_has_its_words() => Assert.All(Permissions.Table.Keys, p => Assert.NotEmpty(PermissionWords.Of(p)));

    private static async Task<string?> HomeAsync(Visitor visitor, OneTimePassword made)
    {
        await visitor.SignInAsync(made.UserName, made.Password);
        return (await visitor.Client.GetAsync("/plan")).Headers.Location?.OriginalString;
    }

    private static async Task<Guid> IdOfAsync(TestApp app, string normalized)
    {
        await using var db = await app.OpenAsync();
        return await db.Users.Where(a => a.NormalizedUserName == normalized).Select(a => a.Id).SingleAsync();
    }

    private static async Task<PersonId> PersonOfAsync(TestApp app, Guid account)
    {
        await using var db = await app.OpenAsync();
        return await db.Users.Where(u => u.Id == account).Select(u => u.Person).SingleAsync();
    }

    private static async Task<RoleHoldingId> HoldingAsync(TestApp app, PersonId person)
    {
        await using var db = await app.OpenAsync();
        return await db.RoleHoldings.Where(r => r.Person == person).Select(r => r.Id).SingleAsync();
    }

    private static async Task<Actor> ActorAsync(TestApp app, PersonId person)
    {
        await using var db = await app.OpenAsync();
        return (await db.FindActorAsync(person, Today, default))!;
    }

    private static async Task<(PersonId Person, Guid Body)> MemberAndBodyAsync(TestApp app, BodyKind kind, DateOnly? memberUntil)
    {
        await using var db = await app.OpenAsync();
        var term = Term.Of(17, new(2022, 1, 1), null, 33);
        var person = Person.Named("周委员");
        var member = Member.Elected(term.Id, person.Id, MemberPosition.Ordinary, new(2022, 1, 1), 1);
        if (memberUntil is { } end)
        {
            member.End(end, "辞职");
        }

        var body = SupervisedBody.Named("某单位", "某单位", kind, new(2020, 1, 1), 1);
        db.AddRange(term, person, member, body);
        await db.SaveChangesAsync();
        return (person.Id, body.Id.Value);
    }
}
