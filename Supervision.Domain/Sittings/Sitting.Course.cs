using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Sittings;

/// <content>The course of a sitting: call, notice, move, open, adjourn, close, minutes, cancel.</content>
public sealed partial class Sitting
{
    /// <summary>Why the dates cannot be taken as fixed: the council decides them (组织法第五十四条).</summary>
    /// <param name="decision">The council's newest decision on this sitting; null when there is none.</param>
    public IReadOnlyList<Obstacle> ObstaclesToCall(DecisionFacts? decision) =>
        State != SittingState.Planned && !AreDaysUndecided ? [new(SittingRules.Order, $"{Name}{StateWords}，不需要再定会期。")]
        : decision is null || decision.Matter != Matter || decision.Purpose != CouncilPurpose.SittingCall
            ? [new(SittingRules.DatesByCouncil, "会期由主任会议决定：请先把本次会议列为主任会议议题，并登记决定。")]
        : !IsSinceLastMove(decision) ? [new(SittingRules.DatesByCouncil, "会议日改过以后，主任会议还没有决定：请把新的会期列为主任会议议题，并登记决定。")]
        : !decision.IsConfirmed ? [new(SittingRules.DecisionConfirmed, $"{decision.MeetingName}的决定还没有确认，请主任或者主持人先确认。")]
        : !decision.IsApproval ? [new(SittingRules.DatesByCouncil, $"{decision.MeetingName}没有同意本次会议的会期。")]
        : [];

    /// <summary>The council fixed the dates.</summary>
    public void Call(DecisionFacts? decision)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCall(decision));
        State = State == SittingState.Planned ? SittingState.Called : State;
        (CalledBy, DateFixedOn) = (decision!.Decision, decision.Day);
    }

    // A decision of a day before the last move was about other days.
    private bool IsSinceLastMove(DecisionFacts decision) => moves.Count == 0 || State == SittingState.Planned || decision.Day >= moves[^1].MovedOn;

    /// <summary>Why notice cannot be sent.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToNotice() =>
        State == SittingState.Planned ? [new(SittingRules.DatesByCouncil, "会期还没有由主任会议决定，不能发通知。")]
        : State == SittingState.Called && AreDaysUndecided ? [new(SittingRules.DatesByCouncil, "会议日改过，新的会期还没有由主任会议决定，不能发通知。")]
        : State != SittingState.Called ? [new(SittingRules.Order, $"{Name}{StateWords}，通知已经发出或者不再需要。")]
        : Agenda.Count == 0 ? [new(SittingRules.Order, "议程草案还没有议题，请先编入议题再发通知。")]
        : [];

    /// <summary>Notice and papers go out.</summary>
    public void SendNotice(DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToNotice());
        (State, NoticedOn) = (SittingState.Noticed, today);
    }

    /// <summary>Why the days cannot be changed to these (D-3.10).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMove(SittingDates dates, string reason, Term term, DateOnly today)
    {
        if (!IsAhead)
        {
            return [new(SittingRules.Order, $"{Name}{StateWords}，会议日不能再改。")];
        }

        List<Obstacle> obstacles = [.. ObstaclesToPlan(dates with { Place = Place }, term)];
        if (dates.FirstDay == FirstDay && dates.LastDay == LastDay)
        {
            obstacles.Add(new(SittingRules.MoveWithReason, "会议日没有变化。", nameof(SittingDates.FirstDay)));
        }

        if (dates.FirstDay < today)
        {
            obstacles.Add(new(SittingRules.MoveWithReason, "会议日不能改到今天以前。", nameof(SittingDates.FirstDay)));
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500)
        {
            obstacles.Add(new(SittingRules.MoveWithReason, "请写明改会议日的理由，最多 500 个字。", "Reason"));
        }

        return obstacles;
    }

    /// <summary>Other days, with a reason; the old ones stay as history.</summary>
    /// <param name="dates">The new days.</param>
    /// <param name="reason">Why.</param>
    /// <param name="term">The term they lie in.</param>
    /// <param name="today">The day in Beijing.</param>
    /// <param name="decision">The council's newest decision on this sitting. When the council decided on other days before the Office
    /// enters them, the sitting rests on that decision; otherwise the new days still wait for one (D-3.9).</param>
    public void Move(SittingDates dates, string reason, Term term, DateOnly today, DecisionFacts? decision = null)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToMove(dates, reason, term, today));
        if (State != SittingState.Planned)
        {
            CalledBy = decision is { IsApproval: true } && decision.Decision != CalledBy && IsNewerThanDays(decision) ? decision.Decision : null;
        }

        moves.Add(new(FirstDay, LastDay, dates.FirstDay, dates.LastDay, reason.Trim(), today));
        if (dates.FirstDay != FirstDay)
        {
            DateFixedOn = today;
        }

        (FirstDay, LastDay) = (dates.FirstDay, dates.LastDay);
    }

    private bool IsNewerThanDays(DecisionFacts decision) => CalledBy is null ? IsSinceLastMove(decision) : decision.Day >= DateFixedOn;

    /// <summary>Why the sitting cannot be opened (D-3.4); also asked again after each adjournment.</summary>
    /// <param name="present">Members in office who are present now (实到).</param>
    /// <param name="all">All members, as <c>quorum.base</c> counts them (应到).</param>
    /// <param name="today">The day in Beijing.</param>
    public IReadOnlyList<Obstacle> ObstaclesToOpen(int present, int all, DateOnly today)
    {
        List<Obstacle> obstacles = [];
        if (State is not (SittingState.Noticed or SittingState.Adjourned) && !(IsUrgent && State == SittingState.Called))
        {
            obstacles.Add(new(SittingRules.Order, State is SittingState.Planned or SittingState.Called
                ? "会议通知还没有发出，不能开会。" : $"{Name}{StateWords}，不能再开会。"));
        }

        if (today < FirstDay)
        {
            obstacles.Add(new(SittingRules.Order, $"会议定于{FirstDay.Full()}举行，会前不能开会。需要提前的，请先改会议日。"));
        }

        if (!Quorum.IsMet(present, all))
        {
            obstacles.Add(new(SittingRules.QuorumPresent, $"出席人数未过半数（应到{all}，需{Quorum.Needed(all)}）"));
        }

        return obstacles;
    }

    /// <summary>Opens, or goes on after an adjournment.</summary>
    public void Open(int present, int all, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToOpen(present, all, today));
        (State, OpenedWith, OpenedOf) = (SittingState.Open, present, all);
    }

    /// <summary>Why it cannot be adjourned.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAdjourn() =>
        State == SittingState.Open ? [] : [new(SittingRules.Order, "会议没有在举行，不能休会。")];

    /// <summary>A break between two meetings of a sitting.</summary>
    public void Adjourn()
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAdjourn());
        State = SittingState.Adjourned;
    }

    /// <summary>Why it cannot be closed.</summary>
    /// <param name="lastDay">The day it really ended.</param>
    /// <param name="today">The day in Beijing.</param>
    public IReadOnlyList<Obstacle> ObstaclesToClose(DateOnly lastDay, DateOnly today) =>
        State != SittingState.Open ? [new(SittingRules.Order, $"{Name}{StateWords}，只有正在举行的会议可以闭会。")]
        : AgendaAdoptedOn is null ? [new(SittingRules.AgendaByPlenary, "议程还没有经全体会议通过，不能闭会。")]
        : lastDay < FirstDay || lastDay > today
            ? [new(SittingRules.Order, $"闭会日应当在{FirstDay.Full()}到{today.Full()}之间。", nameof(SittingDates.LastDay))]
        : [];

    /// <summary>Ends; the last day is the one it really ended on.</summary>
    public void Close(DateOnly lastDay, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToClose(lastDay, today));
        (State, LastDay, ClosedOn) = (SittingState.Closed, lastDay, lastDay);
    }

    /// <summary>Why the minutes cannot be marked as approved.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToApproveMinutes() =>
        State == SittingState.Closed ? [] : [new(SittingRules.Order, $"{Name}{StateWords}，闭会后才能确认纪要。")];

    /// <summary>The minutes are approved (纪要).</summary>
    public void ApproveMinutes(DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToApproveMinutes());
        (State, MinutesApprovedOn) = (SittingState.Minuted, today);
    }

    /// <summary>Why it cannot be cancelled: only before notice (D-3.9).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCancel(string reason) =>
        State is not (SittingState.Planned or SittingState.Called)
            ? [new(SittingRules.Order, $"{Name}{StateWords}，不能取消。需要改期的，请改会议日。")]
        : string.IsNullOrWhiteSpace(reason) || reason.Length > 500
            ? [new(SittingRules.Order, "请写明取消的理由，最多 500 个字。", "Reason")]
        : [];

    /// <summary>It will not be held.</summary>
    public void Cancel(string reason)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCancel(reason));
        (State, CancelReason) = (SittingState.Cancelled, reason.Trim());
    }
}
