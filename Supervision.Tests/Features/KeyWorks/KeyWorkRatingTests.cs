using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Features.KeyWorks;
using Supervision.Web.Features.Plans;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Reminders;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.KeyWorks;

/// <summary>一评: grade and votes, what follows a grade, and carrying over (D-7.9, 7.11, 7.12).</summary>
public sealed class KeyWorkRatingTests
{
    [Fact]
    public async Task D_7_10_Given_the_setting_of_a_grade_by_rule_When_nothing_was_handed_in_Then_不满意_is_written_as_such_and_never_as_votes()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ARound.SetRuleAsync(app, KeyWorkRules.MissingResult, KeyWorkRules.AutoUnsatisfied);
        await ground.AskAsync(KeyWorkState.EndAsked);
        await ground.AnnounceAsync(ground.Id, 0, "满意（满意 20 票）");
        var work = await ground.ReadAsync();

        Assert.Equal((2, "不满意（未报送效果，按规则评定）", true), (work.GradePlace, work.GradeWords, work.NeedsSecondVote));
    }

    [Fact]
    public async Task D_7_11_Given_不满意_twice_When_rectified_Then_terms_run_and_the_council_chooses_and_it_is_closed()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 9);
        await ground.ResultAsync(ground.Id, AKeyWork.Result("80"));
        ground.GoTo(12, 24);
        await ground.AnnounceAsync(ground.Id, 2, "不满意（满意 6、基本满意 5、不满意 13）");
        await using var db = await app.OpenAsync();
        var owed = await db.Obligations.Where(o => o.MatterId == ground.Id.Value && o.State == ObligationState.Open && (o.Kind == KeyWorkDuties.AfterVote || o.Kind == KeyWorkDuties.Second)).OrderBy(o => o.Slot).ToListAsync();

        Assert.Equal([("安排二次测评", new DateOnly(2027, 6, 24)), ("报送整改方案", new DateOnly(2027, 1, 23)), ("报送整改情况", new DateOnly(2027, 6, 24))], owed.Select(o => (o.Act, o.Deadline.Raw)));
        Assert.StartsWith("测评后的材料还没有报送", await ground.RefusedAsync<CloseKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default)), StringComparison.Ordinal);
        await ground.MustAsync<HandInAfterVote>(ground.Liaison, u => u.RunAsync(ground.Id, "整改方案", AKeyWork.File(), default));
        await ground.MustAsync<HandInAfterVote>(ground.Liaison, u => u.RunAsync(ground.Id, "整改情况", AKeyWork.File(), default));
        var again = await ground.DoAsync<RatingStart, RoundBeginning?>(ground.Clerk, s => s.FindAsync(null, null, null, 2026, default));
        Assert.Equal("2026年重点工作满意度二次测评", again!.Title);
        await ground.AnnounceAsync(ground.Id, 2, "不满意（满意 7、基本满意 5、不满意 12）");
        Assert.StartsWith("两次测评都不满意", await ground.RefusedAsync<CloseKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default)), StringComparison.Ordinal);
        await ground.MustAsync<RecordKeyWorkMeasure>(ground.Clerk, u => u.RunAsync(ground.Id, KeyWorkMeasureChosen.SpecialInquiry, "第九次主任会议纪要", default));
        await ground.MustAsync<CloseKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default));

        Assert.Equal((KeyWorkState.Closed, 2), ((await ground.ReadAsync()).State, (await ground.ReadAsync()).Ratings.Count));
    }

    [Fact]
    public async Task D_7_12_Given_a_rated_work_When_carried_over_Then_open_parts_go_on_with_the_old_actual_and_the_old_result_stays()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 9);
        await ground.ResultAsync(ground.Id, AKeyWork.Result("90") with { Milestones = [.. AKeyWork.Result("90").Milestones.Take(3), new(nameof(MilestoneState.Behind), "")] });
        ground.GoTo(12, 24);
        Assert.StartsWith("测评以后才能结转", await ground.RefusedAsync<CarryKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default)), StringComparison.Ordinal);
        await ground.AnnounceAsync(ground.Id, 0, "满意（满意 20、基本满意 3、不满意 1）");
        await ground.MustAsync<CarryKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default));
        await using var db = await app.OpenAsync();
        var (old, next) = (await ground.ReadAsync(), await db.KeyWorks.AsNoTracking().SingleAsync(w => w.Year == 2027));

        Assert.Equal((KeyWorkState.CarriedOver, "满意（满意 20、基本满意 3、不满意 1）"), (old.State, old.GradeWords));
        Assert.Equal((KeyWorkState.Proposed, old.Id, 2, KeyWorkSource.CarriedOver), (next.State, next.CarriedFrom!.Value, next.YearInRow, next.Source));
        Assert.Equal(["验收"], next.PlanDraft!.Milestones.Select(m => m.Name));
        Assert.Equal("90", next.PlanDraft.Indicators.Single().Baseline);
    }

    [Theory]
    [InlineData(CheckVerdict.Verified, "", null)]
    [InlineData(CheckVerdict.Partly, "110", "110")]
    [InlineData(CheckVerdict.NotVerified, "", "0")]
    public async Task D_7_12_Given_a_checked_work_When_carried_over_Then_the_value_that_counts_is_the_new_baseline(CheckVerdict verdict, string found, string? baseline)
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 9);
        await ground.ResultAsync(ground.Id, AKeyWork.Result("120"));
        await ground.MustAsync<CheckIndicator>(ground.Head, u => u.RunAsync(ground.Id, 0, verdict, found, "实地丈量", default));
        await ground.MustAsync<CloseKeyWorkCheck>(ground.Head, u => u.RunAsync(ground.Id, null, default));
        ground.GoTo(12, 24);
        await ground.AnnounceAsync(ground.Id, 0, "满意（满意 20、基本满意 3、不满意 1）");
        await ground.MustAsync<CarryKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default));
        await using var db = await app.OpenAsync();

        Assert.Equal(baseline, (await db.KeyWorks.AsNoTracking().SingleAsync(w => w.Year == 2027)).PlanDraft!.Indicators.SingleOrDefault()?.Baseline);
    }

    [Fact]
    public async Task D_7_12_Given_a_carried_work_When_the_plan_of_the_next_year_lists_it_Then_the_line_is_that_work_and_no_second_one_begins()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 24);
        await ground.AnnounceAsync(ground.Id, 0, "满意（满意 20、基本满意 3、不满意 1）");
        await ground.MustAsync<CarryKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default));
        await using (var db = await app.OpenAsync())
        {
            var plan = AnnualPlan.Create(new(Guid.CreateVersion7()), 2027, new(2026, 10, 10));
            var line = PlanItem.Of(new(Guid.CreateVersion7()), plan.Id, 1, new(PlanItemKind.KeyWork, "农村公路提升") { Committees = [new(ground.Committee.Name, ground.Committee.Id)] });
            db.AddRange(plan, line);
            await db.SaveChangesAsync();
            var first = await new KeyWorksFromPlan().StartAsync(db, plan, line, default);
            await db.SaveChangesAsync();
            Assert.Equal(first, await new KeyWorksFromPlan().StartAsync(db, plan, line, default));
        }

        await using var look = await app.OpenAsync();
        var next = await look.KeyWorks.AsNoTracking().SingleAsync(w => w.Year == 2027);
        Assert.Equal((KeyWorkState.Selected, ground.Id, KeyWorkSource.CarriedOver, ground.Body.Id), (next.State, next.CarriedFrom!.Value, next.Source, next.Owner!.Value));
        Assert.NotNull(next.PlanItem);
        Assert.NotNull(next.PlanDraft);
    }

    [Fact]
    public async Task D_7_9_Given_a_round_of_the_works_with_deputies_and_citizens_When_announced_Then_the_grade_of_all_groups_stands_on_the_work()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app, subjects: 1, template: "三问一评满意度测评（分组计分）");
        var id = await AskedWorkAsync(app, round);
        await round.GiveScrutineersAccountsAsync();
        await round.CountAsync(20);
        await round.TakeCodesAsync();
        var (deputies, citizens) = (await round.GroupAsync([1], 10, 10), await round.GroupAsync([2], 10, 10));
        await deputies.VoteAsGroupAsync(_ => [2]);
        await citizens.VoteAsGroupAsync(_ => [2]);
        await round.OpenAsync();
        for (var member = 1; member <= 20; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        await round.CloseAsync();
        await round.ConfirmAsync();
        await round.AnnounceAsync();

        await using var look = await app.OpenAsync();
        var rated = await look.KeyWorks.AsNoTracking().SingleAsync(w => w.Id == id);
        Assert.Equal((KeyWorkState.ResultFixed, 1), (rated.State, rated.GradePlace));
        Assert.Equal("基本满意（各组合计 85.00 分；常委会组成人员：满意 20、基本满意 0、不满意 0、无效 0）", rated.GradeWords);
        Assert.Single(rated.Ratings);
    }

    [Fact]
    public async Task D_7_9_Given_a_round_of_the_works_When_announced_through_the_ballot_path_Then_grade_and_votes_stand_on_the_work()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app, subjects: 1, template: "三问一评满意度测评");
        var id = await AskedWorkAsync(app, round);
        await round.CountAsync(20);
        await round.TakeCodesAsync();
        await round.OpenAsync();
        await round.FinishAsync(20, _ => [0]);
        await using var look = await app.OpenAsync();
        var rated = await look.KeyWorks.AsNoTracking().SingleAsync(w => w.Id == id);

        Assert.Equal((KeyWorkState.ResultFixed, 0), (rated.State, rated.GradePlace));
        Assert.Contains("20", rated.GradeWords, StringComparison.Ordinal);
        await using var leader = await app.AsAsync(Role.CouncilMember);
        var line = Assert.Single((await leader.Get<Supervision.Web.Features.Overview.OverviewQueries>().ReadAsync(2026, default)).Bodies);
        Assert.Equal((1, 1, 20, 27), (line.Works, line.Rated, line.Best, line.Base));
        Assert.Equal("满意 1", line.GradeWords);

        // The exported board has the votes in columns of their own (D-7.13).
        var table = (await leader.Get<KeyWorkQueries>().BoardAsync(2026, new(), default)).Table;
        Assert.Equal(20, table.Rows[0][table.Columns.Select(c => c.Head).ToList().IndexOf("满意（票）")]);
    }

    // A work whose result was asked for, as the subject of a round.
    private static async Task<KeyWorkId> AskedWorkAsync(TestApp app, ARound round)
    {
        KeyWorkId id = new(Guid.CreateVersion7());
        await using (var db = await app.OpenAsync())
        {
            var committee = WorkCommittee.Named("财政经济工作委员会", "财经工委", WorkCommitteeKind.Working, 1, false);
            var body = SupervisedBody.Named("县交通运输局", "县交通运输局", BodyKind.Department, new(2020, 1, 1), 1);
            var work = KeyWork.Propose(id, 2026, 1, new("对象1", KeyWorkSource.Budget, "", body.Id, [], committee.Id, null), new(2026, 1, 5));
            work.Choose(new(new(Guid.NewGuid()), "第一次主任会议", new(2026, 1, 6), true, true));
            work.Ask(KeyWorkState.EndAsked, new(2026, 5, 1));
            db.AddRange(committee, body, work);
            await db.SaveChangesAsync();
            await LinkAsync(db, round.Id, work.Matter);
        }

        return id;
    }

    // The builder of rounds knows no matter; the row of its subject is given one.
    private static async Task LinkAsync(SupervisionDb db, RatingRoundId round, MatterRef matter)
    {
        var found = await db.RatingRounds.SingleAsync(r => r.Id == round);
        db.Entry(found.Subjects[0]).Property(s => s.Matter).CurrentValue = matter;
        await db.SaveChangesAsync();
    }
}
