using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Appointees;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Web.Features.Appointees;

namespace Supervision.Tests.Features.Appointees;

/// <summary>An oath taken together (D-9.4), and the register row of a dismissal bill (D-9.9).</summary>
public sealed class DismissalAndOathTests
{
    [Fact]
    public async Task D_9_4_Given_an_oath_taken_together_When_entered_Then_it_stands_in_every_file_and_one_who_cannot_have_taken_it_stops_all()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        List<OathTaker> takers = [await TakerAsync(app, county, "汪海洋", new(2026, 3, 1)), await TakerAsync(app, county, "吴建军", new(2026, 3, 1)), await TakerAsync(app, county, "何静", new(2026, 5, 20))];
        await using var office = await county.OfficeAsync();
        Task<Outcome> Run(IReadOnlyList<OathTaker> some) => office.Get<RecordGroupOath>().RunAsync(some, new(2026, 4, 1), "会议厅", "主任", default);

        Assert.StartsWith("集体宣誓请至少勾选两位同志", (await Run([takers[0]])).Obstacles[0].Message, StringComparison.Ordinal);
        var early = Assert.Single((await Run(takers)).Obstacles);
        Assert.Equal(("何静：宣誓日期不能早于任命日期（2026年5月20日）。", "On"), (early.Message, early.Field));
        await using (var db = await app.OpenAsync())
        {
            Assert.All(await db.Appointees.AsNoTracking().ToListAsync(), f => Assert.Null(f.Appointments[0].OathOn));
        }

        Assert.True((await Run(takers[..2])).IsDone);
        await using var after = await app.OpenAsync();
        var sworn = (await after.Appointees.AsNoTracking().ToListAsync()).Select(f => f.Appointments[0]).Where(p => p.OathOn is not null).ToList();
        Assert.Equal((2, true), (sworn.Count, sworn.TrueForAll(p => p.IsOathInGroup && p.OathPlace == "会议厅")));
    }

    [Theory]
    [InlineData(DismissalMover.Members, 1, "申辩", 0, 0, "五分之一以上")]
    [InlineData(DismissalMover.Council, 0, "", 3, 0, "本人有权申辩")]
    [InlineData(DismissalMover.Council, 0, "申辩", 9, 9, "相加应当是 1 到 10 票")]
    public async Task D_9_9_Given_a_bill_that_cannot_be_right_When_entered_Then_its_field_says_so_and_nothing_is_kept(DismissalMover mover, int movers, string defence, int yes, int no, string words)
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await MembersAsync(app, county, 10);
        var taker = await TakerAsync(app, county, "汪海洋", new(2026, 3, 1));
        await using var office = await county.OfficeAsync();

        var outcome = await office.Get<RecordDismissal>().RunAsync(taker.File, new(
            Guid.NewGuid(), taker.Post, mover, movers, new(2026, 5, 1), "严重失职", defence, yes > 0 ? new(new(2026, 5, 30), yes, no, 0) : null), default);

        Assert.Contains(words, Assert.Single(outcome.Obstacles).Message, StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Empty((await db.Appointees.AsNoTracking().SingleAsync()).Dismissals);
    }

    [Theory]
    [InlineData(5, false, "未通过")]
    [InlineData(6, true, "通过")]
    public async Task D_9_9_Given_a_bill_moved_and_defended_When_the_vote_is_entered_Then_more_than_half_of_all_members_pass_it_and_one_row_stands(int yes, bool passes, string words)
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await MembersAsync(app, county, 10);
        var taker = await TakerAsync(app, county, "汪海洋", new(2026, 3, 1));
        await using var office = await county.OfficeAsync();
        DismissalEntry entry = new(Guid.NewGuid(), taker.Post, DismissalMover.Members, 2, new(2026, 5, 1), "严重失职", "", null);
        Assert.True((await office.Get<RecordDismissal>().RunAsync(taker.File, entry, default)).IsDone);
        Assert.True((await office.Get<RecordDismissal>().RunAsync(taker.File, entry with { Defence = "会上当面申辩", Vote = new(new(2026, 5, 30), yes, 2, 1) }, default)).IsDone);

        await using var db = await app.OpenAsync();
        var bill = Assert.Single((await db.Appointees.AsNoTracking().SingleAsync()).Dismissals);
        Assert.Equal((passes, 10), (bill.IsPassed, bill.Members));
        Assert.Equal($"2026年5月1日由 2 名组成人员联名提出；2026年5月30日无记名表决，全体 10 人，赞成 {yes}、反对 2、弃权 1，{words}", AppointeeWords.Of(bill));
    }

    private static async Task<OathTaker> TakerAsync(TestApp app, AnAppointee county, string name, DateOnly from)
    {
        var file = await county.InPostAsync(name, from, post: $"{name}的职务");
        await using var db = await app.OpenAsync();
        return new(file, (await db.Appointees.AsNoTracking().SingleAsync(a => a.Id == file)).Appointments[0].Id);
    }

    private static async Task MembersAsync(TestApp app, AnAppointee county, int count)
    {
        await using var db = await app.OpenAsync();
        for (var i = 0; i < count; i++)
        {
            var person = Supervision.Domain.Organisation.Person.Named($"委员{i + 1}");
            db.AddRange(person, Supervision.Domain.Organisation.Member.Elected(county.Term.Id, person.Id, Supervision.Domain.Organisation.MemberPosition.Ordinary, new(2022, 1, 1), i + 1));
        }

        await db.SaveChangesAsync();
    }
}
