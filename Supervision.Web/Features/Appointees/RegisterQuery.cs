using Supervision.Domain.Appointees;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Appointees;

/// <summary>The register as its address names it; what makes no sense counts as not named.</summary>
public sealed record RegisterQuery
{
    public string? Q { get; init; }

    public string? Organ { get; init; }

    public string? Kind { get; init; }

    public string? State { get; init; }

    /// <summary>What is missing: statement, exam, oath, or duty-2026.</summary>
    public string? Missing { get; init; }

    public string? Sort { get; init; }

    public string? Page { get; init; }

    public string? Size { get; init; }

    internal string Words => Q?.Trim() is { } q ? q[..Math.Min(q.Length, 100)] : "";

    internal Guid? OrganChosen => ListAddress.Id(Organ);

    internal AppointeeKind? KindChosen => ListAddress.Named<AppointeeKind>(Kind);

    /// <summary>Those who left are asked for; otherwise the list shows who serves or is put forward.</summary>
    internal AppointmentState? StateChosen => ListAddress.Named<AppointmentState>(State);

    internal string? MissingChosen => Missing is "exam" or "statement" or "oath" || Missing?.StartsWith("duty-", StringComparison.Ordinal) == true ? Missing : null;
}

/// <summary>One line of the register.</summary>
public sealed record AppointeeRow(
    AppointeeId Id, string Name, string Note, Guid? OrganId, string Organ, string Post, AppointeeKind Kind, DateOnly? From, string Sitting,
    (ChipKind Chip, string Text) Exam, (ChipKind Chip, string Text) Statement, (ChipKind Chip, string Text) Oath, (ChipKind Chip, string Text) Duty, string Appraised,
    AppointmentState State)
{
    /// <summary>What is missing, as the filter names it.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>How the person left: 免职、调离…; empty while in post.</summary>
    public string EndReason { get; init; } = "";
}

/// <summary>The register as shown.</summary>
public sealed record RegisterView(
    ListSlice<AppointeeRow> Slice, IReadOnlyList<AppointeeRow> All, IReadOnlyList<string> Filters, IReadOnlyList<FilterChoice> Organs, int DutyYear, DateOnly Today)
{
    public bool ShowsExams { get; init; }

    public bool MayEdit { get; init; }

    public bool MayRunExams { get; init; }

    /// <summary>The answer line.</summary>
    public string Answer
    {
        get
        {
            var inPost = All.Count(r => r.State == AppointmentState.InPost);
            var nominated = All.Count(r => r.State == AppointmentState.Nominated);
            var missing = All.Count(r => r.State is AppointmentState.InPost or AppointmentState.Nominated && r.Missing.Count > 0);
            return $"在任 {inPost} 人{(nominated > 0 ? $"，提请任命 {nominated} 人" : "")}，{(missing == 0 ? "材料齐全。" : $"{missing} 人缺材料。")}";
        }
    }

    public IReadOnlyList<FilterChoice> MissingChoices =>
    [
        .. ShowsExams ? new[] { new FilterChoice("exam", "缺法律考试") } : [],
        new("statement", "缺供职报告"), new("oath", "缺宪法宣誓"), new($"duty-{DutyYear}", $"缺{DutyYear}年履职报告"),
    ];
}
