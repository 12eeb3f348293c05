using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <summary>How a yearly duty report stands (D-9.5).</summary>
public enum DutyReportState
{
    /// <summary>已布置，未交.</summary>
    Asked,

    /// <summary>已交，待审阅.</summary>
    Submitted,

    /// <summary>退回补充.</summary>
    Returned,

    /// <summary>合格.</summary>
    Reviewed,

    /// <summary>已归档.</summary>
    Filed,

    /// <summary>免交, with its reason.</summary>
    Exempt,
}

/// <summary>The yearly report of an appointee on the duties (年度履职情况报告).</summary>
public sealed class DutyReport
{
    private readonly List<CommitmentAnswer> answers = [];

    private DutyReport()
    {
    }

    public DutyReportId Id { get; private set; }

    public AppointeeId Appointee { get; private set; }

    /// <summary>The year reported on.</summary>
    public int Year { get; private set; }

    public DutyReportState State { get; private set; }

    /// <summary>The newest file.</summary>
    public Guid? File { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>The day it first came in; lateness is judged by it.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>True when it came on paper and the house entered it (代交).</summary>
    public bool IsByOffice { get; private set; }

    public string ReturnReason { get; private set; } = "";

    public DateOnly? ReviewedOn { get; private set; }

    public DateOnly? FiledOn { get; private set; }

    public string ExemptReason { get; private set; } = "";

    /// <summary>The promises of the service statement, each answered.</summary>
    public IReadOnlyList<CommitmentAnswer> Answers => answers;

    public static DutyReport Of(AppointeeId appointee, int year) => new()
    {
        Id = new(Guid.CreateVersion7()),
        Appointee = appointee,
        Year = year,
    };

    /// <summary>Why the report cannot be handed in now.</summary>
    /// <param name="commitments">The promises that must be answered (D-9.3).</param>
    /// <param name="given">The answers, in the same order.</param>
    public IReadOnlyList<Obstacle> ObstaclesToSubmit(IReadOnlyList<string> commitments, IReadOnlyList<string> given)
    {
        if (State is not (DutyReportState.Asked or DutyReportState.Returned or DutyReportState.Submitted))
        {
            return [new(AppointeeRules.DutyReports, State == DutyReportState.Exempt ? "这一年免交履职情况报告。" : "这份报告已经审阅，不能再改。")];
        }

        return
        [
            .. from i in Enumerable.Range(0, commitments.Count)
               let answer = i < given.Count ? given[i].Trim() : ""
               where answer.Length is 0 or > CommitmentAnswer.Longest
               select new Obstacle(AppointeeRules.DutyReports, answer.Length == 0
                   ? $"请说明承诺“{Short(commitments[i])}”的完成情况。"
                   : $"承诺“{Short(commitments[i])}”的说明最多 {CommitmentAnswer.Longest} 个字。", $"Answer-{i}"),
        ];
    }

    public void Submit(DateOnly day, Guid file, string name, bool byOffice, IReadOnlyList<string> commitments, IReadOnlyList<string> given)
    {
        SubmittedOn ??= day;
        (State, File, FileName, IsByOffice, ReturnReason) = (DutyReportState.Submitted, file, name, byOffice, "");
        answers.Clear();
        answers.AddRange(commitments.Select((c, i) => new CommitmentAnswer(i + 1, c, given[i].Trim())));
    }

    /// <summary>Why it cannot be reviewed now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReview(bool isAccepted, string reason) =>
        State != DutyReportState.Submitted ? [new(AppointeeRules.DutyReports, "报告交来以后才能审阅。")]
        : !isAccepted && reason.Trim().Length is 0 or > 500
            ? [new(AppointeeRules.DutyReports, "退回补充请写明理由，最多 500 个字。", nameof(ReturnReason))] : [];

    public void Review(bool isAccepted, string reason, DateOnly day)
    {
        (State, ReturnReason) = isAccepted ? (DutyReportState.Reviewed, "") : (DutyReportState.Returned, reason.Trim());
        ReviewedOn = isAccepted ? day : null;
    }

    public IReadOnlyList<Obstacle> ObstaclesToFile() =>
        State == DutyReportState.Reviewed ? [] : [new(AppointeeRules.DutyReports, "审阅合格以后才能归档。")];

    public void FileAway(DateOnly day) => (State, FiledOn) = (DutyReportState.Filed, day);

    /// <summary>Why nobody can be exempted: the report is there already, or no reason is given (D-17.15).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToExempt(string reason) =>
        State is not DutyReportState.Asked ? [new(AppointeeRules.DutyReportTime, "报告已经交来或者已经免交。")]
        : reason.Trim().Length is 0 or > 200 ? [new(AppointeeRules.DutyReportTime, "请写明免交的理由，最多 200 个字。", nameof(ExemptReason))] : [];

    public void Exempt(string reason) => (State, ExemptReason) = (DutyReportState.Exempt, reason.Trim());

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "……";
}

/// <summary>What became of one promise.</summary>
public sealed class CommitmentAnswer(int order, string commitment, string answer)
{
    public const int Longest = 1000;

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Place, from 1.</summary>
    public int Order { get; private set; } = order;

    public string Commitment { get; private set; } = commitment;

    public string Answer { get; private set; } = answer;
}

/// <summary>Why somebody owes a yearly report or does not.</summary>
/// <param name="Appointment">The post it is owed for; null when none is within the scope.</param>
/// <param name="Months">Whole months in post in the year.</param>
/// <param name="IsOwed">True when the months reach the rule.</param>
public sealed record DutyReportDebt(Appointment? Appointment, int Months, bool IsOwed)
{
    /// <summary>Who owes the report of a year (D-9.5): posts within the scope, held on the last day of the year, long enough in it.</summary>
    /// <param name="appointee">The file.</param>
    /// <param name="year">The year reported on.</param>
    /// <param name="scope">Value of <see cref="AppointeeRules.DutyScope"/>.</param>
    /// <param name="minMonths">Value of <see cref="AppointeeRules.DutyMinMonths"/>.</param>
    public static DutyReportDebt Of(Appointee appointee, int year, string scope, int minMonths)
    {
        var end = new DateOnly(year + 1, 1, 1);
        var held = appointee.Appointments
            .Where(a => IsInScope(a, scope) && a.Overlaps(new(year, 1, 1), end)).OrderBy(a => a.From).ToList();
        if (held.Count == 0)
        {
            return new(null, 0, false);
        }

        // One person may change from post to post within the year; the time in all of them counts.
        var from = held.Min(a => a.From!.Value);
        var months = MonthsIn(year, from);
        var last = held[^1];
        return new(last, months, months >= minMonths && last.IsInPost(end.AddDays(-1)));
    }

    /// <summary>Whole months from the first day in post in the year to 1 January of the next: 1 July gives 6, 2 July 5.</summary>
    public static int MonthsIn(int year, DateOnly from)
    {
        var first = from < new DateOnly(year, 1, 1) ? new DateOnly(year, 1, 1) : from;
        return first.Year > year ? 0 : 13 - first.Month - (first.Day > 1 ? 1 : 0);
    }

    private static bool IsInScope(Appointment a, string scope) => a.Kind switch
    {
        AppointeeKind.GovernmentMember => true,
        AppointeeKind.Court or AppointeeKind.Procuratorate => scope is "heads,courts" or "all" || IsDeputyHead(a),
        AppointeeKind.Supervisory => scope is "heads,supervisory" or "all",
        _ => false,
    };

    private static bool IsDeputyHead(Appointment a) =>
        a.Post.Contains("副院长", StringComparison.Ordinal) || a.Post.Contains("副检察长", StringComparison.Ordinal);
}
