using Supervision.Domain.Ratings;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Something to be done after an announcement.</summary>
/// <param name="Slot">Tells it apart within the round.</param>
/// <param name="Act">Verb first.</param>
/// <param name="Subject">Whom it is about; empty for the round.</param>
/// <param name="From">Day and name of what the term counts from.</param>
/// <param name="Count">Length of the term.</param>
/// <param name="Unit">Months, or work days.</param>
/// <param name="OwedBy">The body, or null for the Office.</param>
/// <param name="DoneOn">Day it was done; null while open.</param>
public sealed record RatingTask(string Slot, string Act, string Subject, StartEvent From, int Count, PeriodUnit Unit, SupervisedBodyId? OwedBy, DateOnly? DoneOn);

/// <summary>What follows from the grades and corrections of a round: a pure function of the round (D-10.40, D-10.18).</summary>
public static class RatingTasks
{
    /// <summary>Work days for the letter about a correction.</summary>
    public const int LetterDays = 3;

    public static IReadOnlyList<RatingTask> Of(RatingRound round) =>
        round is { State: RoundState.Announced, IsRehearsal: false, AnnouncedAt: { } at } ? [.. Steps(round, at.BeijingDate()), .. Letters(round)] : [];

    private static IEnumerable<RatingTask> Steps(RatingRound round, DateOnly day) =>
        from count in round.Results
        where count.Result.Outcome == CountOutcome.Graded && !round.IsGroup
        from step in round.Content.Steps.Select((s, i) => (Step: s, Index: i))
        where step.Step.Grade == count.Result.Grade
        let subject = round.Subjects[count.Subject]
        let slot = $"{count.Subject}-{step.Index}"
        select new RatingTask(slot, step.Step.Act, subject.Name, new("公布测评结果", day), step.Step.Months, PeriodUnit.Month,
            step.Step.ByBody ? subject.Body : null, DoneOn(round, slot));

    private static IEnumerable<RatingTask> Letters(RatingRound round) => round.Corrections.Where(c => c.InForceAt is not null).Select((c, i) => new RatingTask(
        $"correction-{i}", "发送测评结果更正函", "", new("更正说明生效", c.InForceAt!.Value.BeijingDate()), LetterDays, PeriodUnit.WorkDay, null, DoneOn(round, $"correction-{i}")));

    private static DateOnly? DoneOn(RatingRound round, string slot) => round.StepsDone.FirstOrDefault(s => s.Slot == slot)?.On;
}

/// <summary>Says what is owed after ratings, and the confirmation of their results.</summary>
internal sealed class RatingDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.Rating;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        RatingRoundId? one = id is { } given ? new RatingRoundId(given) : null;
        var rounds = await db.RatingRounds.AsNoTracking().Where(r => r.ClosedAt != null && !r.IsRehearsal && r.State != RoundState.Void && (one == null || r.Id == one)).ToListAsync(stop);
        return
        [
            .. rounds.SelectMany(Confirmations),
            .. from round in rounds
               from task in RatingTasks.Of(round)
               select new Duty(
                   round.Matter, "rating.step", task.Slot, task.Act, task.Subject.Length > 0 ? task.Subject : round.Title,
                   task.OwedBy is { } body ? Party.Body(body.Value) : Party.Office, Party.Office,
                   basis.Calculator.After(task.From, task.Count, task.Unit), task.DoneOn, null, $"/ballots/{round.Id.Value}/result"),
        ];
    }

    // Both scrutineers owe the confirmation as soon as the round is closed (D-10.12, RM-39). The duty names no number and no grade.
    private static IEnumerable<Duty> Confirmations(RatingRound round)
    {
        var day = round.ClosedAt!.Value.BeijingDate();
        var deadline = DeadlineCalculator.On(day, "测评关闭当日") with { Start = new("关闭测评", day) };
        return round.Scrutineers.Select(s => new Duty(
            round.Matter, "rating.confirm", s.Person.Value.ToString("N"), "启封并确认测评结果", round.Title, Party.Person(s.Person.Value), Party.Office, deadline,
            s.ConfirmedAt?.BeijingDate() ?? (round.State >= RoundState.Confirmed ? day : null), "RM-39", $"/scrutiny/{round.Id.Value}"));
    }
}
