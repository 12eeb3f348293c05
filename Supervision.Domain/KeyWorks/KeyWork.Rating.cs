using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <summary>The announced result of one vote on a work (测评结果): totals only.</summary>
/// <param name="Order">1 for the first vote.</param>
/// <param name="Round">The round; null of a grade that the rule gives because nothing was handed in.</param>
/// <param name="Day">Day of the announcement.</param>
/// <param name="Words">满意（满意 20 票、基本满意 5 票、不满意 2 票）.</param>
/// <param name="Place">The grade, 0 for the best; null when none stands.</param>
/// <param name="Grades">How many grades there are.</param>
public sealed record KeyWorkRating(int Order, RatingRoundId? Round, DateOnly Day, string Words, int? Place, int Grades)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public bool IsBest => Place == 0;

    public bool IsWorst => Place == Grades - 1;
}

/// <summary>What the council may choose after a second 不满意 (D-7.11); the product only records it.</summary>
public enum KeyWorkMeasureChosen
{
    /// <summary>专题询问.</summary>
    SpecialInquiry,

    /// <summary>约谈.</summary>
    Talk,

    /// <summary>建议提出质询.</summary>
    Interpellation,

    /// <summary>向党委报告.</summary>
    PartyReport,
}

/// <content>一评 and what follows from it (D-7.9 to 7.12).</content>
public sealed partial class KeyWork
{
    private readonly List<KeyWorkRating> ratings = [];

    public IReadOnlyList<KeyWorkRating> Ratings => [.. ratings.OrderBy(r => r.Order)];

    /// <summary>Grade of the newest vote, 0 for the best; stored, so that lists need nothing else.</summary>
    public int? GradePlace { get; private set; }

    /// <summary>The newest vote in words; empty before.</summary>
    public string GradeWords { get; private set; } = "";

    public KeyWorkMeasureChosen? Measure { get; private set; }

    /// <summary>The minutes of the council in which it was chosen.</summary>
    public string MeasureNote { get; private set; } = "";

    /// <summary>True when a second vote is due: the first was 不满意.</summary>
    public bool NeedsSecondVote => State == KeyWorkState.ResultFixed && Ratings is [{ IsWorst: true }];

    /// <summary>True when the council is to choose: twice 不满意.</summary>
    public bool NeedsMeasure => State == KeyWorkState.ResultFixed && Measure is null && Ratings.Count(r => r.IsWorst) >= 2 && Ratings[^1].IsWorst;

    /// <summary>What of the three was handed in and not sent back: 安排, 进度, 效果.</summary>
    public int HandedIn => new[] { KeyWorkPaperKind.Plan, KeyWorkPaperKind.Progress, KeyWorkPaperKind.Result }.Count(k => Standing(k) is not null);

    /// <summary>True when its sheet says 未报送 (D-7.10).</summary>
    public bool IsResultMissing => Standing(KeyWorkPaperKind.Result) is null;

    /// <summary>Why it cannot be put to the vote.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRate() =>
        NeedsSecondVote ? []
        : State switch
        {
            KeyWorkState.EndAsked or KeyWorkState.EndReviewed => [],
            KeyWorkState.EndSubmitted => [new(KeyWorkRules.Evaluation, $"“{Title}”的年末效果还在核查，请先完成核查。")],
            KeyWorkState.ResultFixed or KeyWorkState.Closed or KeyWorkState.CarriedOver => [new(KeyWorkRules.Evaluation, $"“{Title}”已经测评。")],
            _ => [new(KeyWorkRules.Evaluation, $"“{Title}”还没有布置年末效果。")],
        };

    /// <summary>Takes over an announced vote; a correction replaces the result of its round.</summary>
    public void TakeRating(RatingRoundId? round, DateOnly day, string words, int? place, int grades)
    {
        var known = ratings.FindIndex(r => r.Round == round && round is not null);
        KeyWorkRating rating = new(known >= 0 ? ratings[known].Order : ratings.Count + 1, round, day, words, place, grades);
        if (known >= 0)
        {
            ratings.RemoveAt(known);
        }

        ratings.Add(rating);
        (GradePlace, GradeWords) = (Ratings[^1].Place, Ratings[^1].Words);
        if (place is not null && IsChosen && !IsOver)
        {
            Reach(KeyWorkState.ResultFixed, day);
        }
    }

    /// <summary>Which paper is owed after the vote; null when none is.</summary>
    public KeyWorkPaperKind? OwedAfterVote => State != KeyWorkState.ResultFixed || Ratings is not [var first, ..] ? null
        : first.IsBest ? null
        : !first.IsWorst ? (Standing(KeyWorkPaperKind.Improvement) is null ? KeyWorkPaperKind.Improvement : null)
        : Standing(KeyWorkPaperKind.RectifyPlan) is null ? KeyWorkPaperKind.RectifyPlan
        : Standing(KeyWorkPaperKind.SecondReport) is null ? KeyWorkPaperKind.SecondReport : null;

    /// <summary>Why this cannot be handed in after the vote.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToHandInAfterVote(string text) =>
        OwedAfterVote is null ? [new(KeyWorkRules.Consequences, "现在没有需要报送的材料。")]
        : [.. KeyWorkRules.Needed(KeyWorkRules.Consequences, text, "情况", KeyWorkRules.LongestText, "Text")];

    public KeyWorkPaper HandInAfterVote(string text, PaperReceipt receipt, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToHandInAfterVote(text));
        var paper = Take(OwedAfterVote!.Value, receipt);
        paper.Text = text.Trim();
        paper.Judge(PaperReview.Accepted, "", "", today);
        return paper;
    }

    /// <summary>Why the council's choice cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMeasure(string note) =>
        !NeedsMeasure ? [new(KeyWorkRules.Consequences, "两次测评都不满意的，才由主任会议决定处理办法。")]
        : [.. KeyWorkRules.Needed(KeyWorkRules.Consequences, note, "主任会议纪要", KeyWorkRules.LongestTitle, "Note")];

    public void Choose(KeyWorkMeasureChosen measure, string note) => (Measure, MeasureNote) = (measure, note.Trim());

    /// <summary>Why it cannot be closed: what is still open.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToClose() =>
        State != KeyWorkState.ResultFixed ? [KeyWorkRules.InOrder("测评以后才能办结。")]
        : OwedAfterVote is not null ? [new(KeyWorkRules.Consequences, "测评后的材料还没有报送。")]
        : NeedsSecondVote ? [new(KeyWorkRules.Consequences, "还没有再次测评。")]
        : NeedsMeasure ? [new(KeyWorkRules.Consequences, "两次测评都不满意，主任会议还没有决定处理办法。")]
        : [];

    public void Close(DateOnly today) => Reach(KeyWorkState.Closed, today);

    /// <summary>Why it cannot go on in the next year.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCarry() =>
        State is KeyWorkState.ResultFixed or KeyWorkState.Closed ? [] : [KeyWorkRules.InOrder(State == KeyWorkState.CarriedOver ? "已经结转。" : "测评以后才能结转到下一年。")];

    /// <summary>Goes on in the next year (结转, D-7.12): open milestones and unmet indicators are copied with the old actual as the new baseline;
    /// the old result stays. The old actual is the value that counts: what the committee found, where it found another (D-7.8).</summary>
    public KeyWork Carry(KeyWorkId id, int number, KeyWorkMeasuring how)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCarry());
        var next = Propose(id, Year + 1, number, Entry with { Source = KeyWorkSource.CarriedOver }, how.Today);
        (next.CarriedFrom, next.YearInRow, next.PlanDraft) = (Id, YearInRow + 1, Remaining(how));
        if (State == KeyWorkState.ResultFixed && OwedAfterVote is null && !NeedsSecondVote && !NeedsMeasure)
        {
            Reach(KeyWorkState.Closed, how.Today);
        }

        Reach(KeyWorkState.CarriedOver, how.Today);
        return next;
    }

    private KeyWorkPlanEntry Remaining(KeyWorkMeasuring how)
    {
        if (Plan is not { } plan)
        {
            return KeyWorkPlanEntry.Blank;
        }

        var finals = Standing(KeyWorkPaperKind.Result)?.Result?.Finals;
        var actuals = Standing(KeyWorkPaperKind.Progress)?.Progress?.Actuals;
        var open = plan.Milestones.Where((_, i) => StandingOf(i) is not { State: MilestoneState.Done or MilestoneState.Cancelled });
        // What was not verified counts for nothing: it begins again where it began.
        decimal? Reached(int i) => finals is not null
            ? checks.Find(c => c.Indicator == i) is { } check ? KeyWorkMeasure.ThatCounts(finals[i], check, how.CountsUnverified) : finals[i]
            : actuals?.ElementAtOrDefault(i);
        var unmet = plan.Indicators.Select((indicator, i) => (indicator, Known: Reached(i))).Where(x => x.Known is not { } known || x.indicator.Target.ProgressOf(known) < 100)
            .Select(x => (x.indicator, Actual: x.Known ?? x.indicator.Target.Baseline));
        return new(
            plan.Goal, plan.Measures, plan.Responsible, "", plan.MoneySource, [.. open.Select(m => new MilestoneEntry(m.Name, ""))], [],
            [.. unmet.Select(x => new IndicatorEntry(
                x.indicator.Name, x.indicator.Unit, x.indicator.Target.Direction.ToString(), MeasuredNumber.Words(x.Actual), "", ["", "", "", ""], x.indicator.Source))]);
    }
}
