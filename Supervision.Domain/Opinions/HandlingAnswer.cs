using Supervision.Domain.Organisation;

namespace Supervision.Domain.Opinions;

/// <summary>How far a body is with a point (办理情况, D-8.9).</summary>
public enum PointStatus
{
    /// <summary>已办结.</summary>
    Done,

    /// <summary>正在办理.</summary>
    InProgress,

    /// <summary>计划办理.</summary>
    Planned,

    /// <summary>不采纳, with its reason.</summary>
    NotAdopted,
}

/// <summary>What the work committee found (工委核实, screens 3.8).</summary>
public enum PointVerdict
{
    /// <summary>已办结.</summary>
    Settled,

    /// <summary>正在办.</summary>
    Ongoing,

    /// <summary>未办.</summary>
    Undone,

    /// <summary>不属实.</summary>
    Untrue,
}

/// <summary>An answer as it is typed; what is not known yet may stay empty until it is handed in.</summary>
/// <param name="Point">The point.</param>
/// <param name="Status">办理情况.</param>
/// <param name="Measures">措施.</param>
/// <param name="Result">结果; of a point not adopted the reason.</param>
/// <param name="Evidence">佐证, in words.</param>
/// <param name="Day">When it was done, or is to be done.</param>
public sealed record AnswerEntry(Guid Point, PointStatus? Status, string Measures, string Result, string Evidence, DateOnly? Day)
{
    /// <summary>Stands for this content on a form: a tab that began with another one is asked before it overwrites what was saved since.</summary>
    public string Token => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join(
        '\u001f', Status?.ToString() ?? "", Measures.Trim(), Result.Trim(), Evidence.Trim(), Day?.DayNumber.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""))))[..16];

    /// <summary>True when nothing was written.</summary>
    public bool IsEmpty => Status is null && Day is null
        && string.IsNullOrWhiteSpace(Measures) && string.IsNullOrWhiteSpace(Result) && string.IsNullOrWhiteSpace(Evidence);
}

/// <summary>A body's answer to one point (逐条办理情况), with the committee's finding.</summary>
public sealed class HandlingAnswer
{
    private readonly List<EvidenceFile> files = [];

    private HandlingAnswer()
    {
    }

    internal HandlingAnswer(Guid point, SupervisedBodyId body) => (Point, Body) = (point, body);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The point of the opinion.</summary>
    public Guid Point { get; private set; }

    /// <summary>Who answered.</summary>
    public SupervisedBodyId Body { get; private set; }

    public PointStatus? Status { get; private set; }

    public string Measures { get; private set; } = "";

    public string Result { get; private set; } = "";

    public string Evidence { get; private set; } = "";

    public DateOnly? Day { get; private set; }

    /// <summary>Who wrote it last; 代录 when it was the Office (D-17.48).</summary>
    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public bool IsByOffice { get; private set; }

    /// <summary>佐证材料.</summary>
    public IReadOnlyList<EvidenceFile> Files => files;

    /// <summary>工委核实; null until checked, and again after the answer changed.</summary>
    public PointVerdict? Verdict { get; private set; }

    public string VerdictNote { get; private set; } = "";

    public string? VerifiedBy { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>True while something remains to be done: the committee's finding counts, before it the body's word.</summary>
    public bool IsOpen => Verdict is { } found ? found != PointVerdict.Settled : Status is not (PointStatus.Done or PointStatus.NotAdopted);

    /// <summary>True of what was done; what was not adopted is settled, but it was not done.</summary>
    public bool IsDone => Verdict is { } found ? found == PointVerdict.Settled && Status != PointStatus.NotAdopted : Status == PointStatus.Done;

    internal AnswerEntry Entry => new(Point, Status, Measures, Result, Evidence, Day);

    internal void Write(AnswerEntry entry, SupervisedBodyId body, Editor by, bool byOffice)
    {
        var written = entry with { Measures = entry.Measures.Trim(), Result = entry.Result.Trim(), Evidence = entry.Evidence.Trim() };
        if (written == Entry)
        {
            return;
        }

        (Body, Status, Measures, Result, Evidence, Day) = (body, written.Status, written.Measures, written.Result, written.Evidence, written.Day);
        (By, At, IsByOffice) = (by.Name, by.At, byOffice);
        (Verdict, VerdictNote, VerifiedBy, VerifiedAt) = (null, "", null, null);
    }

    internal bool Attach(EvidenceFile file)
    {
        if (files.Exists(f => f.Hash == file.Hash))
        {
            return false;
        }

        files.Add(file);
        return true;
    }

    internal void Verify(PointVerdict verdict, string note, Editor by) =>
        (Verdict, VerdictNote, VerifiedBy, VerifiedAt) = (verdict, note.Trim(), by.Name, by.At);
}

/// <summary>A file that shows what was done (佐证材料).</summary>
/// <param name="File">The stored file.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Name">Name as shown.</param>
public sealed record EvidenceFile(Guid File, string Hash, string Name)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}
