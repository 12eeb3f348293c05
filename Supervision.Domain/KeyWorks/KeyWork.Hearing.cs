using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <content>The hearing in mid-year (听取年中进度, D-7.4, D-7.6, D-7.10).</content>
public sealed partial class KeyWork
{
    /// <summary>The day on which the progress was heard; null before.</summary>
    public DateOnly? HeardOn { get; private set; }

    /// <summary>Who reported.</summary>
    public string HeardFrom { get; private set; } = "";

    /// <summary>What was said, in notes.</summary>
    public string HearingNotes { get; private set; } = "";

    /// <summary>True when there was no written report by then: the record says 未书面报告 (D-7.10).</summary>
    public bool IsHeardOrally { get; private set; }

    /// <summary>Why the hearing cannot be noted so.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToHear(DateOnly? day, string reporter, string notes, DateOnly today)
    {
        if (IsOver || ReachedOn(KeyWorkState.MidAsked) is not { } asked)
        {
            return [KeyWorkRules.InOrder(IsOver ? $"这项工作{State.Words()}，不能再登记听取情况。" : "还没有布置年中进度，不能登记听取情况。")];
        }

        return
        [
            .. day is not { } on ? [new(KeyWorkRules.Progress, "请填写听取日期。", "Day")]
                : on > today ? [new(KeyWorkRules.Progress, "听取日期不能晚于今天。", "Day")]
                : on < asked ? [new(KeyWorkRules.Progress, $"听取日期不能早于布置年中进度的 {asked.Full()}。", "Day")]
                : Array.Empty<Obstacle>(),
            .. KeyWorkRules.Needed(KeyWorkRules.Progress, reporter, "报告人", KeyWorkRules.LongestTitle, "Reporter"),
            .. KeyWorkRules.Needed(KeyWorkRules.Progress, notes, "听取纪要", KeyWorkRules.LongestText, "Notes"),
        ];
    }

    /// <summary>Notes the hearing; a later entry replaces it, the trail keeps both.</summary>
    public void Hear(DateOnly? day, string reporter, string notes, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToHear(day, reporter, notes, today));
        (HeardOn, HeardFrom, HearingNotes) = (day, reporter.Trim(), notes.Trim());
        IsHeardOrally = !Papers.Any(p => p.Kind == KeyWorkPaperKind.Progress && p.At.BeijingDate() <= day);
    }
}
