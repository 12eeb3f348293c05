using Microsoft.EntityFrameworkCore;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Features.KeyWorks;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Tests.Features.KeyWorks;

/// <summary>The works of a year: proposals, the council's list, import, the dates of the cycle, the board, and who sees what (D-7.1, 7.2, 7.4, 7.13).</summary>
public sealed class KeyWorkSelectionTests
{
    [Fact]
    public async Task D_7_2_Given_proposals_When_the_council_decides_on_the_list_Then_they_are_chosen_and_a_changed_list_waits_again()
    {
        var ground = await AKeyWork.ProposedAsync();
        await using var app = ground.App;
        var second = new KeyWorkId(Guid.CreateVersion7());
        await ground.ProposeAsync(second, "城区供水保障");
        Assert.StartsWith("主任会议还没有确定名单", await ground.RefusedAsync<ChooseKeyWorks>(ground.Clerk, u => u.RunAsync(2026, default)), StringComparison.Ordinal);
        await ground.CouncilAsync(CouncilPurpose.KeyWorkList);
        await ground.MustAsync<LeaveOutKeyWork>(ground.Clerk, u => u.RunAsync(second, "已列入五年规划", default));

        Assert.StartsWith("主任会议决定以后名单又有改动", await ground.RefusedAsync<ChooseKeyWorks>(ground.Clerk, u => u.RunAsync(2026, default)), StringComparison.Ordinal);
        await ground.ChooseAsync();

        Assert.Equal((KeyWorkState.Selected, KeyWorkState.LeftOut), ((await ground.ReadAsync()).State, (await ground.ReadAsync(second)).State));
        Assert.NotNull((await ground.ReadAsync()).ChosenBy);
        await ground.DeniedAsync<ChooseKeyWorks>(ground.Head, u => u.RunAsync(2026, default));
        await ground.DeniedAsync<LeaveOutKeyWork>(ground.Lead, u => u.RunAsync(second, null, default));
    }

    [Fact]
    public async Task D_7_1_Given_a_proposal_without_committee_or_of_another_one_When_made_Then_refused_by_its_field()
    {
        var ground = await AKeyWork.ProposedAsync();
        await using var app = ground.App;
        KeyWorkEntry entry = new("", KeyWorkSource.Budget, "", ground.Body.Id, [ground.Body.Id], null, null);
        var outcome = await ground.DoAsync<ProposeKeyWork, Outcome<int>>(ground.Clerk, u => u.RunAsync(new(Guid.NewGuid()), 2026, entry, default));

        Assert.Equal(["Title", "Committee", "CoBodies"], outcome.Obstacles.Select(o => o.Field));
        var foreign = ground.Head with { Committees = new HashSet<Guid> { Guid.NewGuid() } };
        Assert.Equal("Committee", (await ground.DoAsync<ProposeKeyWork, Outcome<int>>(foreign, u => u.RunAsync(new(Guid.NewGuid()), 2026, entry with { Title = "甲", CoBodies = [], Committee = ground.Committee.Id }, default))).Obstacles[0].Field);
        await ground.DeniedAsync<EditKeyWork>(foreign, u => u.RunAsync(ground.Id, entry, default));
    }

    [Fact]
    public async Task D_7_2_Given_a_table_When_imported_Then_rows_become_proposals_once_and_one_bad_row_writes_nothing()
    {
        var ground = await AKeyWork.ProposedAsync();
        await using var app = ground.App;
        Stream Table(params string[] rows) => new MemoryStream(SheetWriter.Csv([["名称", "来源", "牵头单位", "承办委", "分管领导"], .. rows.Select(r => (IReadOnlyList<object?>)[.. r.Split('|')])]));
        async Task<Outcome<IReadOnlyList<ImportedWork>>> Run(Stream table, bool write) =>
            await ground.DoAsync<ImportKeyWorks, Outcome<IReadOnlyList<ImportedWork>>>(ground.Clerk, u => u.RunAsync(2026, table, write, default));

        var bad = await Run(Table("城区供水|民生实事项目|县交通运输局|财经工委|委员2", "养老服务|新事|没有的局|财经工委|委员9"), true);
        Assert.StartsWith("第 3 行：", Assert.Single(bad.Obstacles).Message, StringComparison.Ordinal);
        Assert.Contains("“委员9”不是主任会议成员。", bad.Obstacles[0].Message, StringComparison.Ordinal);
        Assert.Contains("没有的局", bad.Obstacles[0].Message, StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Equal(1, await db.KeyWorks.CountAsync());

        Assert.True((await Run(Table("城区供水|民生实事项目|县交通运输局|财经工委|委员2", "农村公路提升|||财经工委|"), true)).IsDone);
        Assert.True((await Run(Table("城区供水|民生实事项目|县交通运输局|财经工委|委员2"), true)).IsDone);
        Assert.Equal(["农村公路提升", "城区供水"], await db.KeyWorks.OrderBy(w => w.Number).Select(w => w.Title).ToListAsync());
    }

    [Fact]
    public async Task D_7_4_Given_the_rules_When_the_year_is_laid_out_Then_the_days_are_those_of_the_calendar_and_moves_keep_their_limits()
    {
        var ground = await AKeyWork.ProposedAsync();
        await using var app = ground.App;
        async Task<IReadOnlyDictionary<CycleStep, DateOnly>> Dates() => (await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Clerk, q => q.BoardAsync(2026, new(), default))).Dates.ToDictionary(d => d.Step, d => d.Day);
        var dates = await Dates();

        // 28 February 2026 is a Saturday but a make-up work day; 1 November is a Sunday.
        Assert.Equal(new DateOnly(2026, 2, 28), dates[CycleStep.PlanDue]);
        Assert.Equal(new DateOnly(2026, 11, 2), dates[CycleStep.EndAsk]);
        Assert.Equal((new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 10), new DateOnly(2026, 12, 10)), (dates[CycleStep.MidAsOf], dates[CycleStep.MidDue], dates[CycleStep.EndDue]));
        Task<string> Refused(CycleStep step, int month, int day, string reason = "全县会议") => ground.RefusedAsync<MoveCycleDate>(ground.Clerk, u => u.RunAsync(2026, step, new(2026, month, day), reason, default));
        Assert.StartsWith("规则定为2026年7月10日，最多提前或者推后 31 天", await Refused(CycleStep.MidDue, 8, 11), StringComparison.Ordinal);
        Assert.StartsWith("不能早于进度截止时点", await Refused(CycleStep.MidDue, 6, 29), StringComparison.Ordinal);
        Assert.StartsWith("请填写改期的理由", await Refused(CycleStep.MidDue, 7, 15, " "), StringComparison.Ordinal);
        await ground.MustAsync<MoveCycleDate>(ground.Clerk, u => u.RunAsync(2026, CycleStep.MidDue, new(2026, 7, 15), "全县会议", default));

        Assert.Equal(new DateOnly(2026, 7, 15), (await Dates())[CycleStep.MidDue]);
        await ground.DeniedAsync<MoveCycleDate>(ground.Head, u => u.RunAsync(2026, CycleStep.EndDue, new(2026, 12, 5), "早报", default));
    }

    [Fact]
    public async Task D_12_9_Given_the_dates_come_When_the_job_runs_twice_Then_each_question_is_asked_once()
    {
        var ground = await AKeyWork.ProposedAsync();
        await using var app = ground.App;
        await ground.ChooseAsync();
        ground.GoTo(1, 14);
        Assert.Equal(0, (await AskDueAsync(ground)).Asked);
        ground.GoTo(1, 15);
        Assert.Equal(1, (await AskDueAsync(ground)).Asked);
        Assert.Equal(0, (await AskDueAsync(ground)).Asked);

        Assert.Equal(KeyWorkState.PlanAsked, (await ground.ReadAsync()).State);
    }

    [Fact]
    public async Task D_7_4_Given_a_date_moved_to_a_Saturday_When_the_year_is_read_Then_the_next_work_day_holds_and_the_board_says_it_for_all()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.MidAsked);
        await ground.MustAsync<MoveCycleDate>(ground.Clerk, u => u.RunAsync(2026, CycleStep.MidDue, new(2026, 7, 18), "全县会议", default));
        var board = await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Clerk, q => q.BoardAsync(2026, new(), default));
        var date = board.Dates.Single(d => d.Step == CycleStep.MidDue);
        Assert.Equal(new DateOnly(2026, 7, 20), date.Day);
        Assert.Contains("顺延至7月20日", date.Deadline.Reason, StringComparison.Ordinal);
        Assert.StartsWith("1 项重点工作：年中进度已收 0 项，1 项未报（期限 7月20日）。", board.Answer, StringComparison.Ordinal);

        // What came before the date was moved once more keeps its own day; the sentence says the one that now holds.
        ground.GoTo(7, 6);
        await ground.ProgressAsync(ground.Id, AKeyWork.Progress("60"));
        await ground.MustAsync<MoveCycleDate>(ground.Clerk, u => u.RunAsync(2026, CycleStep.MidDue, new(2026, 7, 22), "再延", default));
        board = await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Clerk, q => q.BoardAsync(2026, new(), default));
        Assert.StartsWith("1 项重点工作：年中进度已收 1 项，0 项未报（期限 7月22日）。", board.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_16_38_Given_another_body_When_it_looks_or_acts_Then_nothing_is_found_and_nothing_is_written()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        var other = ground.Liaison with { Bodies = new HashSet<Guid> { Guid.NewGuid() } };

        Assert.Null(await ground.DoAsync<KeyWorkPageQueries, KeyWorkView?>(other, q => q.FindForBodyAsync(ground.Id, default)));
        await using var db = await app.OpenAsync();
        Assert.StartsWith("系统拒绝", (await db.AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync()).Sentence, StringComparison.Ordinal);
        await ground.DeniedAsync<HandInKeyWorkPlan>(other, u => u.RunAsync(ground.Id, AKeyWork.File(), default));
        await ground.DeniedAsync<KeepKeyWorkProgress>(other, u => u.RunAsync(ground.Id, AKeyWork.Progress("1"), default));
        await ground.DeniedAsync<HandInKeyWorkResult>(other, u => u.RunAsync(ground.Id, AKeyWork.File(), default));
        await ground.DeniedAsync<ReviewKeyWorkPlan>(ground.Head with { HeadedCommittees = new HashSet<Guid>() }, u => u.RunAsync(ground.Id, true, "", default));
        await ground.DeniedAsync<FixKeyWorkPlan>(ground.County.MemberActor(3), u => u.RunAsync(ground.Id, default));
        await ground.DeniedAsync<FixKeyWorkPlan>(ground.County.MemberActor(9), u => u.RunAsync(ground.Id, default));
    }

    [Fact]
    public async Task D_7_13_Given_works_of_two_bodies_When_the_board_is_read_Then_it_counts_what_a_count_by_hand_gives()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        var view = await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Lead, q => q.BoardAsync(2026, new(), default));
        Assert.Equal((1, 0, "重点工作一般为 10 项左右，5 到 20 项为宜，现在有 1 项。"), (view.All.Count, view.Unreported, view.Warning));
        Assert.Equal(new DateOnly(2026, 3, 20), view.Rows[0].FixedOn);
        await ground.AskAsync(KeyWorkState.MidAsked);
        ground.GoTo(7, 13);
        var late = await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Lead, q => q.BoardAsync(2026, new() { View = "late" }, default));

        Assert.Equal((1, 3), (late.Rows.Count, late.Rows[0].DaysLate));
        Assert.Equal("1 项重点工作：年中进度已收 0 项，1 项未报（期限 7月10日）。", late.Answer);
    }

    private static async Task<(int Seen, int Asked)> AskDueAsync(AKeyWork ground) =>
        await ground.DoAsync<AskKeyWorks, (int, int)>(Actor.System("定时任务"), u => u.DueAsync(default));
}
