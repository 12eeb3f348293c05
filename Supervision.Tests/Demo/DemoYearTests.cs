using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Demo;

/// <summary>The made-up year can be played on any day, and leaves something to do for everybody.</summary>
public sealed class DemoYearTests
{
    [Theory]
    [InlineData(2026, 1, 4)]
    [InlineData(2026, 2, 20)]
    [InlineData(2026, 6, 1)]
    [InlineData(2026, 10, 3)]
    [InlineData(2026, 12, 1)]
    [InlineData(2027, 3, 15)]
    public async Task Given_any_day_When_the_demo_is_played_Then_every_role_has_something_to_do(int year, int month, int day)
    {
        await using var app = await TestApp.StartAsync(new DateTimeOffset(year, month, day, 1, 0, 0, TimeSpan.Zero), false, ("Demo:Enabled", "true"));
        await using var db = await app.OpenAsync();

        var states = await db.ReviewOpinions.AsNoTracking().Select(o => o.State).ToListAsync();
        Assert.Superset(
            new HashSet<OpinionState> { OpinionState.Draft, OpinionState.CommitteeChecked, OpinionState.CouncilApproved, OpinionState.Dispatched, OpinionState.Received },
            states.ToHashSet());
        var reports = await db.SpecialReports.AsNoTracking().Select(r => r.State).ToListAsync();
        Assert.Superset(
            new HashSet<ReportState> { ReportState.Planned, ReportState.OpinionsSent, ReportState.DraftReceived, ReportState.Distributed, ReportState.OpinionStage },
            reports.ToHashSet());
        var lighter = await db.SpecialReports.AsNoTracking().Where(r => r.Tier != ReportTier.Committee).ToDictionaryAsync(r => r.Tier, r => r.State);
        Assert.Equal((ReportState.Heard, ReportState.Heard), (lighter[ReportTier.Council], lighter[ReportTier.WorkCommittee]));
        var next = await db.Obligations.AsNoTracking().Where(o => o.State == ObligationState.Open).Select(o => o.Kind).ToListAsync();
        Assert.Superset(new HashSet<string> { "report.remarks", "report.notes" }, next.ToHashSet());
        var owed = await db.Obligations.AsNoTracking().Where(o => o.State == ObligationState.Open).Select(o => o.OwedBy.Kind).ToListAsync();
        Assert.Superset(
            new HashSet<PartyKind> { PartyKind.Office, PartyKind.Chair, PartyKind.WorkCommittee, PartyKind.Body, PartyKind.Members, PartyKind.Person },
            owed.ToHashSet());
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
        await ReadsTrueAsync(db);
        await BesideThePathAsync(db, new(year, month, day));

        // The plan of the year before holds last year's inspection only; the played year's is the newest that was published.
        var first = await db.AnnualPlans.Where(p => p.State == PlanState.Published).MaxAsync(p => p.Year);
        await InspectedTwiceAsync(db, first);
        if (new DateOnly(first, 10, 20) < new DateOnly(year, month, day))
        {
            var coming = await db.AnnualPlans.AsNoTracking().SingleAsync(p => p.Year == first + 1);
            Assert.Equal(PlanState.Collecting, coming.State);
            Assert.Equal(2, await db.TopicProposals.CountAsync(t => t.Year == first + 1));
        }
    }

    // Sittings follow each other as the law has them, each in the morning of its own day; nothing of the collector's notes shows.
    private static async Task ReadsTrueAsync(SupervisionDb db)
    {
        var sittings = await db.Sittings.AsNoTracking().OrderBy(s => s.FirstDay).ToListAsync();
        Assert.Equal(sittings.Select(s => s.Number).Order(), sittings.Select(s => s.Number));
        Assert.All(sittings.Zip(sittings.Skip(1)), pair => Assert.InRange(pair.Second.FirstDay.DayNumber - pair.First.FirstDay.DayNumber, 5, 62));
        Assert.All(await db.Attendances.AsNoTracking().ToListAsync(), a => Assert.Equal(HalfDay.Morning, a.Half));
        var councils = (await db.CouncilMeetings.AsNoTracking().ToListAsync()).OrderBy(m => m.Year).ThenBy(m => m.Number).Select(m => m.Day).ToList();
        Assert.Equal(councils.Distinct().Order(), councils);
        var lines = await db.PlanItems.AsNoTracking().ToListAsync();
        Assert.All(lines, i => Assert.Equal("", i.Remarks));

        // What was accepted was verified before, and no answer is another one's.
        var handlings = await db.OpinionHandlings.AsNoTracking().ToListAsync();
        Assert.All(handlings.Where(h => h.State >= OpinionState.Accepted), h => Assert.Equal(0, h.Unverified));
        var results = handlings.SelectMany(h => h.Answers).Select(a => a.Result).ToList();
        Assert.Equal(results.Distinct(), results);
        foreach (var plan in await db.AnnualPlans.AsNoTracking().ToListAsync())
        {
            Assert.All(lines.Where(i => i.Plan == plan.Id), i => Assert.Null(plan.WindowWarning(i)));
        }
    }

    // After dispatch: more time is asked for, was given (D-8.5); a report was not accepted, rectified and accepted, another is being rectified (D-8.11).
    private static async Task BesideThePathAsync(SupervisionDb db, DateOnly today)
    {
        var handlings = await db.OpinionHandlings.AsNoTracking().ToListAsync();
        var heard = (await db.SpecialReports.AsNoTracking().ToListAsync()).ToDictionary(r => r.Title, r => r.ReachedOn(ReportState.Heard));
        bool IsHeard(string words, int daysAgo) => heard.Any(h => h.Key.Contains(words, StringComparison.Ordinal) && h.Value >= today.AddDays(-daysAgo));
        Assert.Contains(handlings, h => h.Waiting is { } asked && asked.Until > asked.LastDay);
        Assert.Equal(IsHeard("主导产业", 400), handlings.Exists(h => h.Outcomes.Select(o => o.Kind).SequenceEqual([OutcomeKind.NotAccepted, OutcomeKind.Accepted])));
        Assert.Equal(IsHeard("社会发展计划", 130), handlings.Exists(h => h.State == OpinionState.Rectifying));
        var inspection = (await db.LawInspections.AsNoTracking().OrderBy(i => i.Year).FirstAsync()).ReachedOn(InspectionState.Heard);
        Assert.Equal(inspection < today.AddDays(-95), handlings.Exists(h => h.Granted is { } given && h.First(HandlingPaperKind.Draft)?.On > given.DecidedOn));
        Assert.All(handlings.SelectMany(h => h.Papers), p => Assert.Equal(0, p.DaysLate));
        Assert.All(await db.SpecialReports.AsNoTracking().Where(r => r.ReturnedUntil != null).ToListAsync(), r => Assert.Equal(2, r.Versions.Count(v => v.Kind == ReportVersionKind.Revised)));
    }

    // Last year's inspection of the same law was heard and is held against this year's, article by article.
    private static async Task InspectedTwiceAsync(SupervisionDb db, int year)
    {
        var inspections = await db.LawInspections.AsNoTracking().OrderBy(i => i.Year).ToListAsync();
        Assert.Equal([year - 1, year], inspections.Select(i => i.Year));
        Assert.Equal(inspections[0].Id, inspections[1].Earlier);
        Assert.NotNull(inspections[0].ReachedOn(InspectionState.Heard));
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleAsync(o => o.Inspection == inspections[0].Id);
        Assert.Contains(opinion.Points, p => p.Findings.Count > 0);
        Assert.Equal(2, await db.MergedProblems.CountAsync(p => p.SplitOn == null));
    }

    [Fact]
    public async Task Given_the_demo_When_the_job_of_rounds_runs_Then_the_open_rehearsal_is_still_there()
    {
        await using var app = await TestApp.StartAsync(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero), false, ("Demo:Enabled", "true"));
        await using (var system = await app.AsAsync(Actor.System("定时任务")))
        {
            await system.Get<KeepRounds>().RunAsync(default);
        }

        await using var db = await app.OpenAsync();
        var open = await db.RatingRounds.AsNoTracking().SingleAsync(r => r.IsRehearsal);
        Assert.Equal(RoundState.Open, open.State);
        await VoteInTwoMinutesAsync(app, open);
    }

    // The walk of the README: one ballot more, and every subject has a result; the fourth by this ballot alone.
    private static async Task VoteInTwoMinutesAsync(TestApp app, RatingRound open)
    {
        var codes = System.Text.RegularExpressions.Regex.Match(
            open.Events[^1].Words, "^演练的启封码：杨秀英 (?<a>[\\d ]+)，黎国平 (?<b>[\\d ]+)；", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        await using (var newcomer = await app.AsAsync(await ActorAsync(app, "黄丽萍")))
        {
            var slip = (await newcomer.Get<DrawSlip>().RunAsync(open.Id, default)).Value!;
            Assert.Equal(SlipAnswer.Cast, await app.Services.GetRequiredService<CastSlip>().RunAsync(slip, [0, 0, 0, 0], atStation: false, default));
        }

        await using var office = await app.AsAsync(await ActorAsync(app, "李文静"));
        await using var first = await app.AsAsync(await ActorAsync(app, "杨秀英"));
        await using var second = await app.AsAsync(await ActorAsync(app, "黎国平"));
        Assert.True((await office.Get<CloseRound>().RunAsync(open.Id, default)).IsDone);
        Assert.True((await first.Get<SealRound>().RunAsync(open.Id, codes.Groups["a"].Value, codes.Groups["b"].Value, default)).IsDone);
        Assert.True((await first.Get<ConfirmRound>().RunAsync(open.Id, "Demo-2026", default)).IsDone);
        Assert.True((await second.Get<ConfirmRound>().RunAsync(open.Id, "Demo-2026", default)).IsDone);
        Assert.True((await office.Get<AnnounceRound>().RunAsync(open.Id, default)).IsDone);

        await using var db = await app.OpenAsync();
        var done = await db.RatingRounds.AsNoTracking().SingleAsync(r => r.Id == open.Id);
        Assert.Equal((28, 28), (done.Issued, done.Collected));
        Assert.Equal(["满意", "满意", "基本满意", "满意"], done.Results.Select(r => done.Content.Method.Grades[r.Result.Grade!.Value].Name));
        Assert.Equal(16, done.Results[3].Overall.Votes[0]);
    }

    private static async Task<Actor> ActorAsync(TestApp app, string name)
    {
        await using var db = await app.OpenAsync();
        var person = await db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
        return (await db.FindActorAsync(person, app.Clock.GetUtcNow().BeijingDate(), default))!;
    }

    [Fact]
    public async Task D_8_8_Given_the_demo_When_a_body_must_answer_points_of_a_dispatched_opinion_Then_somebody_of_it_can_sign_in()
    {
        await using var app = await TestApp.StartAsync(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero), false, ("Demo:Enabled", "true"));
        await using var db = await app.OpenAsync();
        var dispatched = await db.ReviewOpinions.AsNoTracking().Where(o => o.DispatchedOn != null).ToListAsync();
        var answering = dispatched.SelectMany(o => o.Organs.SelectMany(o.AskedOf)).Select(a => a.Body.Value).Distinct().ToList();

        var able = await db.RoleHoldings.AsNoTracking()
            .Where(r => r.Role == Supervision.Domain.Organisation.Role.BodyLiaison && db.Users.Any(u => u.Person == r.Person)).Select(r => r.Scope!.Value).ToListAsync();

        Assert.NotEmpty(answering);
        Assert.Subset(able.ToHashSet(), answering.ToHashSet());
    }
}
