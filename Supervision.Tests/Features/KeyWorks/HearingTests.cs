using Microsoft.EntityFrameworkCore;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Rules;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.KeyWorks;
using Supervision.Web.Features.Search;

namespace Supervision.Tests.Features.KeyWorks;

/// <summary>The hearing in mid-year and asking bodies to hurry (D-7.6, D-7.10, screens 3.5).</summary>
public sealed class HearingTests
{
    [Fact]
    public async Task D_7_10_Given_no_written_report_When_the_hearing_is_noted_Then_it_says_so_and_with_a_report_it_does_not()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        Assert.Equal("还没有布置年中进度，不能登记听取情况。", await ground.RefusedAsync<RecordKeyWorkHearing>(ground.Clerk, u => u.RunAsync(ground.Id, new(2026, 3, 20), "马路平", "报告情况", default)));
        await ground.AskAsync(KeyWorkState.MidAsked);
        ground.GoTo(7, 15);
        var outcome = await ground.DoAsync<RecordKeyWorkHearing, Outcome>(ground.Clerk, u => u.RunAsync(ground.Id, new(2026, 7, 20), " ", "", default));
        Assert.Equal(
            [("Day", "听取日期不能晚于今天。"), ("Reporter", "请填写报告人。"), ("Notes", "请填写听取纪要。")], outcome.Obstacles.Select(o => (o.Field, o.Message)));
        Assert.Equal("请填写听取日期。", await ground.RefusedAsync<RecordKeyWorkHearing>(ground.Clerk, u => u.RunAsync(ground.Id, null, "马路平", "口头报告", default)));
        await ground.MustAsync<RecordKeyWorkHearing>(ground.Head, u => u.RunAsync(ground.Id, new(2026, 7, 14), "马路平", "口头报告进度，三季度赶上。", default));
        Assert.Equal((new DateOnly(2026, 7, 14), true), ((await ground.ReadAsync()).HeardOn, (await ground.ReadAsync()).IsHeardOrally));

        await ground.ProgressAsync(ground.Id, AKeyWork.Progress("60"));
        ground.GoTo(7, 17);
        await ground.MustAsync<RecordKeyWorkHearing>(ground.Clerk, u => u.RunAsync(ground.Id, new(2026, 7, 16), "马路平", "补充书面报告。", default));
        Assert.Equal(("补充书面报告。", false), ((await ground.ReadAsync()).HearingNotes, (await ground.ReadAsync()).IsHeardOrally));
        await ground.DeniedAsync<RecordKeyWorkHearing>(ground.Head with { Committees = new HashSet<Guid>(), HeadedCommittees = new HashSet<Guid>() }, u => u.RunAsync(ground.Id, new(2026, 7, 16), "甲", "乙", default));
        await ground.DeniedAsync<RecordKeyWorkHearing>(ground.Liaison, u => u.RunAsync(ground.Id, new(2026, 7, 16), "甲", "乙", default));
    }

    [Fact]
    public async Task Given_two_works_that_one_body_owes_When_all_are_reminded_Then_one_digest_and_not_again_the_same_day()
    {
        var ground = await AKeyWork.ProposedAsync();
        await using var app = ground.App;
        KeyWorkId second = new(Guid.CreateVersion7());
        await ground.ProposeAsync(second, "危桥改造");
        await ground.ChooseAsync();
        Assert.Equal("没有单位欠报，不用催报。", await ground.RefusedAsync<RemindKeyWorkBodies>(ground.Clerk, async u => await u.RunAsync(2026, default)));
        ground.GoTo(1, 15);
        await ground.MustAsync<AskKeyWorks>(ground.Clerk, async u => await u.RunAsync(2026, KeyWorkState.PlanAsked, default));
        ground.GoTo(3, 3);
        async Task<int> OwingAsync() => (await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Clerk, q => q.BoardAsync(2026, new(), default))).Owing;
        Assert.Equal(1, await OwingAsync());
        var done = await ground.DoAsync<RemindKeyWorkBodies, Outcome<int>>(ground.Clerk, u => u.RunAsync(2026, default));
        Assert.Equal((true, 1), (done.IsDone, done.Value));
        Assert.Equal(0, await OwingAsync());
        Assert.Equal("欠报的单位今天都已经催过，下一个工作日可以再催。", await ground.RefusedAsync<RemindKeyWorkBodies>(ground.Clerk, async u => await u.RunAsync(2026, default)));
        await using var db = await app.OpenAsync();
        var sent = Assert.Single(await db.Reminders.AsNoTracking().Where(r => r.OffsetCode.StartsWith("nudge:")).ToListAsync());
        Assert.Contains("农村公路提升", sent.Text, StringComparison.Ordinal);
        Assert.Contains("危桥改造", sent.Text, StringComparison.Ordinal);
        Assert.Contains("已逾期 3 天", sent.Text, StringComparison.Ordinal);

        // Found by the desk, and by the body that leads it; by no other.
        async Task<int> FoundAsync(Actor actor) => (await ground.DoAsync<SearchQueries, SearchView>(actor, q => q.FindAsync("危桥改造", null, ListWindow.All, default))).Total;
        var stranger = ground.Liaison with { Bodies = new HashSet<Guid> { Guid.NewGuid() } };
        Assert.Equal((1, 1, 0), (await FoundAsync(ground.Clerk), await FoundAsync(ground.Liaison), await FoundAsync(stranger)));

        ground.GoTo(3, 7);
        Assert.Equal("今天是休息日，请在工作日催报。", await ground.RefusedAsync<RemindKeyWorkBodies>(ground.Clerk, async u => await u.RunAsync(2026, default)));
        ground.GoTo(3, 9);
        await ground.MustAsync<RemindKeyWorkBodies>(ground.Clerk, async u => await u.RunAsync(2026, default));
        await ground.DeniedAsync<RemindKeyWorkBodies>(ground.Head, async u => await u.RunAsync(2026, default));
    }
}
