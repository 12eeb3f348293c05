using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <summary>How a nominee stands with the law exam (D-9.2).</summary>
public enum ExamState
{
    /// <summary>尚未安排.</summary>
    None,

    /// <summary>已安排，没有成绩.</summary>
    Registered,

    /// <summary>请假缺考，可以再参加一次.</summary>
    Excused,

    /// <summary>第一次不合格.</summary>
    Failed1,

    /// <summary>已安排补考.</summary>
    Resit,

    /// <summary>合格.</summary>
    Passed,

    /// <summary>合格, but the pass is no longer valid.</summary>
    Lapsed,

    /// <summary>补考不合格.</summary>
    Failed2,
}

/// <summary>One sitting of a candidate.</summary>
/// <param name="Day">Day of the exam.</param>
/// <param name="Score">The mark; null while none is entered or when absent.</param>
/// <param name="Absence">Absent with or without reason; null when present or not yet over.</param>
/// <param name="Pass">Pass mark of that exam.</param>
public sealed record ExamAttempt(DateOnly Day, decimal? Score, ExamAbsence? Absence, int Pass)
{
    /// <summary>Without a reason the mark is 0; with one it is no attempt.</summary>
    public decimal? Counted => Absence == ExamAbsence.WithoutReason ? 0 : Score;

    /// <summary>The mark is at least the pass mark; 59.5 is not rounded.</summary>
    public bool IsPassed => Counted >= Pass;
}

/// <summary>What all sittings of a nominee together mean.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Score">The mark that counts; null when there is none.</param>
/// <param name="Day">Its day.</param>
/// <param name="ResitBy">Last day for the re-sit, after a failure that may be repeated.</param>
public sealed record ExamStanding(ExamState State, decimal? Score, DateOnly? Day, DateOnly? ResitBy)
{
    public static readonly ExamStanding Nothing = new(ExamState.None, null, null, null);

    /// <summary>Works it out (D-9.2): one pass is enough; after the first failure so many re-sits, then it is over.</summary>
    /// <param name="attempts">In any order.</param>
    /// <param name="resits">Re-sits allowed.</param>
    /// <param name="resitBy">Last day of a re-sit after a failure on a day.</param>
    /// <param name="isValid">True while a pass of that day is valid.</param>
    public static ExamStanding Of(IEnumerable<ExamAttempt> attempts, int resits, Func<DateOnly, DateOnly> resitBy, Func<DateOnly, bool> isValid)
    {
        var all = attempts.OrderBy(a => a.Day).ToList();
        if (all.Where(a => a.IsPassed).ToList() is [.., var passed])
        {
            return new(isValid(passed.Day) ? ExamState.Passed : ExamState.Lapsed, passed.Counted, passed.Day, null);
        }

        var failed = all.Where(a => a.Counted is not null).ToList();
        var open = all.Find(a => a is { Score: null, Absence: null });
        return failed switch
        {
            [.., var last] when failed.Count > resits => new(ExamState.Failed2, last.Counted, last.Day, null),
            [.., var last] => new(open is null ? ExamState.Failed1 : ExamState.Resit, last.Counted, last.Day, resitBy(last.Day)),
            _ when open is not null => new(ExamState.Registered, null, open.Day, null),
            _ => all.Count > 0 ? new(ExamState.Excused, null, all[^1].Day, null) : Nothing,
        };
    }

    /// <summary>Why the nominee cannot be entered for an exam on this day.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSit(DateOnly day, int excused, string name) => State switch
    {
        ExamState.Passed => [new(AppointeeRules.Exam, $"{name}的任前法律知识考试已经合格。", "Candidate")],
        ExamState.Failed2 => [new(AppointeeRules.Exam, $"{name}的补考次数已经用完，建议撤回提名。", "Candidate")],
        ExamState.Registered or ExamState.Resit => [new(AppointeeRules.Exam, $"{name}已经安排了考试，还没有成绩。", "Candidate")],
        ExamState.Failed1 when day > ResitBy => [new(AppointeeRules.Exam, $"{name}的补考应当在{ResitBy:yyyy年M月d日}以前，这场考试太晚了。", "Candidate")],
        ExamState.Excused when excused > 1 => [new(AppointeeRules.Exam, $"{name}请假缺考以后只能再参加一次。", "Candidate")],
        _ => [],
    };
}
