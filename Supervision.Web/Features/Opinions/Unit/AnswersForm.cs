using System.Globalization;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Features.Opinions.Unit;

/// <summary>The answers as typed into the static form.</summary>
public sealed class AnswersForm
{
    public List<AnswerRow> Rows { get; set; } = [];
}

/// <summary>One answer as typed; the day stays as it was written until it is read.</summary>
public sealed class AnswerRow
{
    private static readonly string[] Forms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    public Guid Point { get; set; }

    public PointStatus? Status { get; set; }

    public string? Measures { get; set; }

    public string? Result { get; set; }

    public string? Evidence { get; set; }

    public string? Day { get; set; }

    /// <summary>Token of what stood here when the form was shown; empty when the form says nothing of it.</summary>
    public string? Began { get; set; }

    /// <summary>True when the day cannot be read.</summary>
    public bool HasBadDay => !string.IsNullOrWhiteSpace(Day) && DayOf(Day) is null;

    public AnswerEntry ToEntry() => new(Point, Status, Lines(Measures), Lines(Result), Lines(Evidence), DayOf(Day));

    public static AnswerRow Of(AnswerEntry entry) => new()
    {
        Point = entry.Point,
        Status = entry.Status,
        Measures = entry.Measures,
        Result = entry.Result,
        Evidence = entry.Evidence,
        Day = entry.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>This row, with what another one says where this one is empty: a form that was filled in by half takes nothing away.</summary>
    public AnswerRow Over(AnswerRow other) => new()
    {
        Point = Point,
        Status = Status ?? other.Status,
        Measures = Or(Measures, other.Measures),
        Result = Or(Result, other.Result),
        Evidence = Or(Evidence, other.Evidence),
        Day = Or(Day, other.Day),
        Began = other.Began,
    };

    private static string? Or(string? text, string? other) => string.IsNullOrWhiteSpace(text) ? other : text;

    /// <summary>Reads a day as people write it; full-width digits too (D-17.31).</summary>
    public static DateOnly? DayOf(string? text)
    {
        var plain = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        return DateOnly.TryParseExact(plain, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    // A browser posts line ends as two characters; the limit counts what was typed.
    private static string Lines(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal);
}

/// <summary>A chosen file.</summary>
public sealed class FileForm
{
    public Guid Key { get; set; }

    public Guid Point { get; set; }

    public IFormFile? File { get; set; }
}

/// <summary>The upload that was looked at.</summary>
public sealed class KeyForm
{
    public Guid Key { get; set; }
}

/// <summary>A wish for more time as typed.</summary>
public sealed class ExtensionForm
{
    public string? Until { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A refusal as typed.</summary>
public sealed class RefusalForm
{
    public string? Reason { get; set; }

    public Guid? To { get; set; }
}
