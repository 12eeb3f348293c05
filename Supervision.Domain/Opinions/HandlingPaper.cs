using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Opinions;

/// <summary>What an organ hands in (D-8.9, D-8.11).</summary>
public enum HandlingPaperKind
{
    /// <summary>研究处理方案.</summary>
    Plan,

    /// <summary>研究处理情况报告（征求意见稿）.</summary>
    Draft,

    /// <summary>研究处理情况报告.</summary>
    Report,

    /// <summary>整改方案.</summary>
    RectificationPlan,

    /// <summary>整改情况再次报告.</summary>
    SecondReport,
}

/// <summary>What the kinds of papers have in common, and their Chinese words.</summary>
public static class HandlingPaperKinds
{
    /// <summary>True of what the council decides on.</summary>
    public static bool IsReport(this HandlingPaperKind kind) => kind is HandlingPaperKind.Report or HandlingPaperKind.SecondReport;

    /// <summary>True of what holds the table of points; plans need none.</summary>
    public static bool HasTable(this HandlingPaperKind kind) => kind is HandlingPaperKind.Draft || kind.IsReport();

    public static string Of(HandlingPaperKind kind) => kind switch
    {
        HandlingPaperKind.Plan => "研究处理方案",
        HandlingPaperKind.Draft => "研究处理情况报告（征求意见稿）",
        HandlingPaperKind.Report => "研究处理情况报告",
        HandlingPaperKind.RectificationPlan => "整改方案",
        _ => "整改情况再次报告",
    };
}

/// <summary>A file as it comes in.</summary>
/// <param name="Form">Id made with the form: the same form posted twice is one paper.</param>
/// <param name="File">The stored file.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Name">Name as shown.</param>
public sealed record PaperFile(Guid Form, Guid File, string Hash, string Name);

/// <summary>One version of a paper, fixed with the table of points as it stood (按校验码固定).</summary>
public sealed class HandlingPaper
{
    private readonly List<PaperRow> rows = [];

    private HandlingPaper()
    {
    }

    internal HandlingPaper(HandlingPaperKind kind, int number, PaperFile file, DateOnly? due, Editor by) =>
        (Id, Kind, Number, File, FileHash, FileName, DueOn, By, At) = (file.Form, kind, number, file.File, file.Hash, file.Name, due, by.Name, by.At);

    /// <summary>Id of the form it came with.</summary>
    public Guid Id { get; private set; }

    public HandlingPaperKind Kind { get; private set; }

    /// <summary>Counted within the handling, from 1.</summary>
    public int Number { get; private set; }

    public Guid File { get; private set; }

    public string FileHash { get; private set; } = "";

    public string FileName { get; private set; } = "";

    /// <summary>The last day in force when it came in.</summary>
    public DateOnly? DueOn { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>代录 (D-17.48).</summary>
    public bool IsByOffice { get; internal set; }

    /// <summary>逾期未反馈视为无意见: the report came after the committee's time for comments was over.</summary>
    public bool IsAfterSilence { get; internal set; }

    public DateTimeOffset? WithdrawnAt { get; internal set; }

    /// <summary>The points as they were answered then.</summary>
    public IReadOnlyList<PaperRow> Rows => [.. rows.OrderBy(r => r.Order)];

    /// <summary>The day it came in.</summary>
    public DateOnly On => At.BeijingDate();

    /// <summary>Calendar days late (D-8.12).</summary>
    public int DaysLate => DueOn is { } due ? Math.Max(0, On.DayNumber - due.DayNumber) : 0;

    /// <summary>SHA-256 over file and table: what the council decides on.</summary>
    public string Hash => HashOf(FileHash, Rows);

    internal static string HashOf(string fileHash, IEnumerable<PaperRow> table)
    {
        var text = new StringBuilder(fileHash);
        foreach (var row in table.OrderBy(r => r.Order))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{row.Point}|{row.Body.Value}|{row.Status}|{row.Day:yyyy-MM-dd}|{row.Measures}|{row.Result}|{row.Evidence}");
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    internal void Fix(IEnumerable<PaperRow> table) => rows.AddRange(table);
}

/// <summary>An answer as a paper holds it for good.</summary>
public sealed class PaperRow
{
    private PaperRow()
    {
    }

    internal PaperRow(AskedPoint point, HandlingAnswer answer)
    {
        (Point, Order, Body, Status) = (point.Id, point.Order, answer.Body, answer.Status!.Value);
        (Measures, Result, Evidence, Day) = (answer.Measures, answer.Result, answer.Evidence, answer.Day);
    }

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid Point { get; private set; }

    public int Order { get; private set; }

    public SupervisedBodyId Body { get; private set; }

    public PointStatus Status { get; private set; }

    public string Measures { get; private set; } = "";

    public string Result { get; private set; } = "";

    public string Evidence { get; private set; } = "";

    public DateOnly? Day { get; private set; }
}

/// <summary>The work committee's comment on a draft (工委反馈意见).</summary>
public sealed class CommitteeComment
{
    private CommitteeComment()
    {
    }

    internal CommitteeComment(Guid draft, string text, Editor by) => (Draft, Text, By, At) = (draft, text.Trim(), by.Name, by.At);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The draft it is on.</summary>
    public Guid Draft { get; private set; }

    /// <summary>Empty: 无意见.</summary>
    public string Text { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
