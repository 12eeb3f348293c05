using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Sittings;

/// <summary>What the deadlines of one sitting are derived from.</summary>
/// <param name="Sitting">The sitting.</param>
/// <param name="Leaves">Leave requests for it.</param>
/// <param name="Next">The next sitting of the Committee that is not cancelled; null when none is planned (D-3.12).</param>
public sealed record SittingFacts(Sitting Sitting, IReadOnlyList<LeaveRequest> Leaves, Sitting? Next);

/// <summary>Who owes what around a sitting (会议期限): notice, attendance, leave, the next sitting.</summary>
public static class SittingDuties
{
    /// <summary>The notice that the Office sends.</summary>
    public const string Notice = "sitting.notice";

    /// <summary>The members attend.</summary>
    public const string Attend = "sitting.attend";

    /// <summary>A leave request that the Chair decides; the slot is the request.</summary>
    public const string Leave = "sitting.leave";

    /// <summary>The next sitting within two months.</summary>
    public const string NextSitting = "sitting.next";

    /// <summary>All duties of a sitting as the facts stand.</summary>
    public static IReadOnlyList<Duty> Of(SittingFacts facts, RuleBook rules, DeadlineCalculator calculator, DateOnly today) =>
        facts.Sitting.State switch
        {
            SittingState.Cancelled or SittingState.Planned => [],
            SittingState.Closed or SittingState.Minuted => [.. Ahead(facts, rules, calculator, today), After(facts, rules, calculator)],
            _ => Ahead(facts, rules, calculator, today),
        };

    private static List<Duty> Ahead(SittingFacts facts, RuleBook rules, DeadlineCalculator calculator, DateOnly today)
    {
        var sitting = facts.Sitting;
        var notice = calculator.AsOf(sitting.DateFixedOn).Before(sitting.FirstDayEvent, rules.InForce(SittingRules.NoticeDays, sitting.DateFixedOn));
        List<Duty> duties =
        [
            Make(sitting, Notice, "", "发出会议通知", (Party.Office, Party.Members), notice, sitting.NoticedOn ?? OpenedWithoutNotice(sitting), null),
        ];
        if (sitting.NoticedOn is not null)
        {
            duties.Add(Make(sitting, Attend, "", "出席会议", (Party.Members, Party.Office),
                DeadlineCalculator.On(sitting.FirstDay, "会议通知"), Begun(sitting, today), "RM-09") with
            { Link = $"/m/meetings/{sitting.Id.Value}" });
        }

        duties.AddRange(facts.Leaves.Where(l => l.State != LeaveState.Withdrawn).Select(l => LeaveDuty(sitting, l, rules, calculator)));
        return duties;
    }

    private static Duty LeaveDuty(Sitting sitting, LeaveRequest leave, RuleBook rules, DeadlineCalculator calculator)
    {
        var before = calculator.AsOf(sitting.DateFixedOn).Before(sitting.FirstDayEvent, rules.InForce(SittingRules.LeaveDays, sitting.DateFixedOn));
        var asked = leave.AskedAt.BeijingDate();

        // Asked for at the last moment: it is due the same day, not before it was asked.
        var deadline = asked <= before.Day ? before : DeadlineCalculator.On(asked, "请假申请");
        return Make(sitting, Leave, leave.Id.Value.ToString(), "审批请假申请", (Party.Chair, Party.Office), deadline, leave.DecidedAt?.BeijingDate(), "RM-10");
    }

    // A next sitting that comes too late meets the duty only on the day it is held, so that the delay shows.
    private static Duty After(SittingFacts facts, RuleBook rules, DeadlineCalculator calculator)
    {
        var sitting = facts.Sitting;
        var deadline = calculator.After(
            new("上次会议闭会", sitting.LastDay), rules.InForce(SittingRules.MaxGapDays, sitting.LastDay), PeriodUnit.Day);
        DateOnly? met = facts.Next is not { } next ? null
            : next.FirstDay > deadline.Day ? Held(next)
            : next.DateFixedOn < deadline.Day ? next.DateFixedOn : deadline.Day;
        return Make(sitting, NextSitting, "", "安排下一次常委会会议", (Party.Office, Party.Chair), deadline, met, "RM-11") with { Link = "/meetings" };
    }

    private static DateOnly? Held(Sitting next) => next.OpenedWith is null ? null : next.FirstDay;

    private static DateOnly? OpenedWithoutNotice(Sitting sitting) => sitting.OpenedWith is null ? null : sitting.FirstDay;

    // The day of the sitting passes by itself: who stayed away is a matter of attendance, not of lateness.
    private static DateOnly? Begun(Sitting sitting, DateOnly today) =>
        sitting.OpenedWith is not null || today > sitting.FirstDay ? sitting.FirstDay : null;

    private static Duty Make(
        Sitting sitting, string kind, string slot, string act, (Party By, Party To) who, Deadline deadline, DateOnly? met, string? reminder) =>
        new(sitting.Matter, kind, slot, act, $"常委会{sitting.Name}", who.By, who.To, deadline, met, reminder, $"/meetings/{sitting.Id.Value}");
}

/// <summary>Who owes what after a council meeting (主任会议期限): confirmation of decisions.</summary>
public static class CouncilDuties
{
    /// <summary>A decision to confirm; the slot is the item.</summary>
    public const string Confirm = "council.confirm";

    /// <summary>All duties of a council meeting.</summary>
    public static IReadOnlyList<Duty> Of(CouncilMeeting meeting, RuleBook rules, DeadlineCalculator calculator) =>
    [
        .. from item in meeting.Items
           let decision = item.Decision
           where decision is not null
           let entered = decision.EnteredAt.BeijingDate()
           let deadline = calculator.After(new("登记决定", entered), rules.InForce(SittingRules.ConfirmDays, entered), PeriodUnit.WorkDay)
           select new Duty(
               meeting.Matter, Confirm, item.Id.Value.ToString(), "确认主任会议决定", item.Subject, Party.Chair, Party.Office,
               deadline, decision.ConfirmedAt?.BeijingDate(), null, $"/council/{meeting.Id.Value}"),
    ];
}
