using System.Globalization;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <summary>What the deadlines of a work depend on.</summary>
/// <param name="Work">The work.</param>
/// <param name="Dates">The dates of its year.</param>
/// <param name="Questions">Its questions.</param>
public sealed record KeyWorkFacts(KeyWork Work, IReadOnlyList<CycleDate> Dates, IReadOnlyList<KeyWorkQuestion> Questions);

/// <summary>What is owed around a key work (D-7.4 to 7.11). Pure.</summary>
public static class KeyWorkDuties
{
    public const string Plan = "keywork.plan";
    public const string Fix = "keywork.fix";
    public const string Progress = "keywork.progress";
    public const string Result = "keywork.result";
    public const string Milestone = "keywork.milestone";
    public const string Question = "keywork.question";
    public const string AfterVote = "keywork.after";
    public const string Second = "keywork.second";

    /// <summary>The three submissions of a work: 安排、进度、效果.</summary>
    public static IReadOnlyList<string> Submissions { get; } = [Plan, Progress, Result];

    /// <summary>Submissions in time, of three (按期报送, D-7.13): one counts when its first paper and each that followed a return came by its own day.</summary>
    /// <param name="terms">Kind of each term that was set, and whether it was kept.</param>
    public static int InTime(IEnumerable<(string Kind, bool IsKept)> terms) => terms.Where(t => Submissions.Contains(t.Kind)).GroupBy(t => t.Kind).Count(g => g.All(t => t.IsKept));

    public static IReadOnlyList<Duty> Of(KeyWorkFacts facts, RuleBook rules, DeadlineCalculator calculator)
    {
        var work = facts.Work;
        if (work.Owner is null || !work.IsChosen || work.State == KeyWorkState.Ended)
        {
            return [];
        }

        return
        [
            .. Paper(facts, KeyWorkPaperKind.Plan, KeyWorkState.PlanAsked, CycleStep.PlanDue, "报送年度安排", Plan, "RM-18", rules, calculator),
            .. Fixing(facts),
            .. Paper(facts, KeyWorkPaperKind.Progress, KeyWorkState.MidAsked, CycleStep.MidDue, "报送年中进度", Progress, "RM-19", rules, calculator),
            .. Paper(facts, KeyWorkPaperKind.Result, KeyWorkState.EndAsked, CycleStep.EndDue, "报送年末效果", Result, "RM-20", rules, calculator),
            .. Milestones(facts),
            .. facts.Questions.Select(q => Answering(work, q, rules, calculator)),
            .. AfterTheVote(work, rules, calculator),
        ];
    }

    // The first paper tells whether it was in time; one that was sent back is owed again, by a term of its own.
    private static IEnumerable<Duty> Paper(
        KeyWorkFacts facts, KeyWorkPaperKind kind, KeyWorkState asked, CycleStep step, string act, string code, string reminder, RuleBook rules, DeadlineCalculator calculator)
    {
        var work = facts.Work;
        if (work.ReachedOn(asked) is null)
        {
            yield break;
        }

        var papers = work.Papers.Where(p => p.Kind == kind).ToList();
        yield return OfBody(work, code, "", act, facts.Dates.Single(d => d.Step == step).Deadline, papers.FirstOrDefault()?.At.BeijingDate(), reminder);
        for (var i = 0; i < papers.Count; i++)
        {
            if (papers[i] is { Review: PaperReview.Returned, ReviewedOn: { } back })
            {
                var deadline = calculator.After(new("退回", back), rules.InForce(KeyWorkRules.AgainDays, back), PeriodUnit.Day);
                yield return OfBody(work, code, Slot(i + 2), "重新" + act, deadline, papers.ElementAtOrDefault(i + 1)?.At.BeijingDate(), reminder);
            }
        }
    }

    private static IEnumerable<Duty> Fixing(KeyWorkFacts facts)
    {
        var work = facts.Work;
        if (work.ReachedOn(KeyWorkState.PlanReviewed) is null && work.ReachedOn(KeyWorkState.PlanFixed) is null)
        {
            yield break;
        }

        var by = work.LeadMember is { } lead ? Party.Person(lead.Value) : Party.Council;
        yield return new(
            work.Matter, Fix, "", "年度安排定稿", work.Title, by, Party.Committee(work.Committee.Value), facts.Dates.Single(d => d.Step == CycleStep.PlanFix).Deadline,
            work.Plans is [var first, ..] ? first.FixedOn : null, null, work.Link);
    }

    private static IEnumerable<Duty> Milestones(KeyWorkFacts facts)
    {
        var work = facts.Work;
        if (work.Plan is not { } plan)
        {
            yield break;
        }

        for (var i = 0; i < plan.Milestones.Count; i++)
        {
            var standing = work.StandingOf(i);
            // The report of the year's end may come before the last milestone: what it leaves open goes on being owed.
            if (standing is { State: MilestoneState.Cancelled } || (standing is not { State: MilestoneState.Done } && work.IsOver))
            {
                continue;
            }

            yield return OfBody(
                work, Milestone, Slot(i + 1), "完成节点", DeadlineCalculator.On(plan.Milestones[i].DueOn, "年度安排"),
                standing is { State: MilestoneState.Done, DoneOn: { } done } ? done : null, "RM-22") with
            { Title = $"{plan.Milestones[i].Name}（{work.Title}）" };
        }
    }

    private static Duty Answering(KeyWork work, KeyWorkQuestion question, RuleBook rules, DeadlineCalculator calculator)
    {
        var deadline = calculator.After(question.Start, rules.InForce(KeyWorkRules.QuestionDays, question.Start.Day), PeriodUnit.Day);
        return OfBody(work, Question, question.Id.Value.ToString("N"), "答复提问", deadline, question.State == QuestionState.Answered ? question.AnsweredAt!.Value.BeijingDate() : null, "RM-21");
    }

    private static IEnumerable<Duty> AfterTheVote(KeyWork work, RuleBook rules, DeadlineCalculator calculator)
    {
        if (work.Ratings is not [{ Place: not null, IsBest: false } first, ..])
        {
            yield break;
        }

        StartEvent start = new("公布测评结果", first.Day);
        if (!first.IsWorst)
        {
            yield return OfBody(work, AfterVote, "improve", "报送改进情况", calculator.After(start, rules.InForce(KeyWorkRules.ImproveDays, first.Day), PeriodUnit.Day),
                work.Standing(KeyWorkPaperKind.Improvement)?.At.BeijingDate(), "RM-32");
            yield break;
        }

        yield return OfBody(work, AfterVote, "rectify", "报送整改方案", calculator.After(start, rules.InForce(KeyWorkRules.RectifyDays, first.Day), PeriodUnit.Day),
            work.Standing(KeyWorkPaperKind.RectifyPlan)?.At.BeijingDate(), "RM-32");
        var months = rules.InForce(KeyWorkRules.SecondMonths, first.Day);
        yield return OfBody(work, AfterVote, "second", "报送整改情况", calculator.After(start, months, PeriodUnit.Month), work.Standing(KeyWorkPaperKind.SecondReport)?.At.BeijingDate(), "RM-32");
        yield return new(
            work.Matter, Second, "", "安排二次测评", work.Title, Party.Office, Party.Committee(work.Committee.Value), calculator.After(start, months, PeriodUnit.Month),
            work.Ratings.Count > 1 ? work.Ratings[1].Day : null, "RM-40", work.Link);
    }

    private static string Slot(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Duty OfBody(KeyWork work, string kind, string slot, string act, Deadline deadline, DateOnly? met, string reminder) =>
        new(work.Matter, kind, slot, act, work.Title, Party.Body(work.Owner!.Value.Value), Party.Committee(work.Committee.Value), deadline, met, reminder, $"/unit/keyworks/{work.Id.Value}");
}
