using Supervision.Domain.Rules;

namespace Supervision.Domain.Years;

/// <summary>Id of a closed year.</summary>
public readonly record struct YearClosingId(Guid Value);

/// <summary>The clause about closing years.</summary>
public static class YearRules
{
    public static readonly Clause Closing = new("YC-01", "年度结束以后由办公室关账；关账的数据不再改写，以后的变动列为更正。", "本系统约定"); // OWN, screens 5.2
}

/// <summary>A figure as it stood when its year was closed.</summary>
/// <param name="Order">From 1, in the order of the page.</param>
/// <param name="Key">Its name, e.g. steps.handling.late; with @ and an id for one body.</param>
/// <param name="Name">Its name in words.</param>
/// <param name="Count">How many lines it counted.</param>
/// <param name="Shown">What stood beside the number: a rate, votes, a mean; empty of a mere count.</param>
public sealed record ClosedFigure(int Order, string Key, string Name, int Count, string Shown = "")
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>A closed figure that is counted otherwise now (更正).</summary>
/// <param name="Order">From 1.</param>
/// <param name="Key">The figure.</param>
/// <param name="Was">What it was before: as closed, or as last corrected.</param>
/// <param name="Now">What it is counted as.</param>
/// <param name="FoundOn">The day it was found.</param>
/// <param name="WasShown">The rate, votes or mean that stood beside it before.</param>
/// <param name="NowShown">The same as it is counted now.</param>
public sealed record ClosedCorrection(int Order, string Key, int Was, int Now, DateOnly FoundOn, string WasShown = "", string NowShown = "")
{
    /// <summary>The number before or now; with what stood beside it where that is what changed.</summary>
    public string Words(bool isNow)
    {
        var (count, shown) = isNow ? (Now, NowShown) : (Was, WasShown);
        return $"{count}{(shown.Length > 0 && WasShown != NowShown ? $"（{shown}）" : "")}";
    }

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>A year whose figures are fixed (关账, screens 5.2): what stood on its page is stored, with the versions of the rules it was counted
/// by; what changes later is shown as a correction with its day and never written over.</summary>
public sealed class YearClosing
{
    private readonly List<ClosedFigure> figures = [];
    private readonly List<ClosedCorrection> corrections = [];

    private YearClosing()
    {
    }

    public YearClosingId Id { get; private set; }

    public int Year { get; private set; }

    public DateOnly ClosedOn { get; private set; }

    public string ClosedBy { get; private set; } = "";

    /// <summary>The rules that decided the figures, each with its value and version, one a line.</summary>
    public string Rules { get; private set; } = "";

    public IReadOnlyList<ClosedFigure> Figures => [.. figures.OrderBy(f => f.Order)];

    public IReadOnlyList<ClosedCorrection> Corrections => [.. corrections.OrderBy(c => c.Order)];

    /// <summary>Why the year cannot be closed.</summary>
    /// <param name="year">The year.</param>
    /// <param name="today">Today.</param>
    /// <param name="isClosed">True when it is closed already.</param>
    /// <param name="hasPlan">True when it has a published plan.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToClose(int year, DateOnly today, bool isClosed, bool hasPlan) =>
        isClosed ? [new(YearRules.Closing, $"{year}年已经关账。")]
        : year >= today.Year ? [new(YearRules.Closing, $"{year}年还没有结束，{year + 1}年1月1日起才能关账。")]
        : !hasPlan ? [new(YearRules.Closing, $"{year}年没有已公布的年度监督工作计划，没有可以关账的数据。")]
        : [];

    /// <summary>Closes a year with the figures of its page.</summary>
    public static YearClosing Close(int year, DateOnly today, string by, IEnumerable<string> rules, IEnumerable<(string Key, string Name, int Count, string Shown)> counted)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToClose(year, today, isClosed: false, hasPlan: true));
        var made = new YearClosing { Id = new(Guid.CreateVersion7()), Year = year, ClosedOn = today, ClosedBy = by, Rules = string.Join('\n', rules) };
        made.figures.AddRange(counted.Select((c, i) => new ClosedFigure(i + 1, c.Key, c.Name, c.Count, c.Shown)));
        return made;
    }

    /// <summary>What a figure is known to be: as last corrected, or as closed; null of one that was not there.</summary>
    public (int Count, string Shown)? Known(string key) =>
        corrections.Where(c => c.Key == key).MaxBy(c => c.Order) is { } last ? (last.Now, last.NowShown)
        : figures.Find(f => f.Key == key) is { } closed ? (closed.Count, closed.Shown) : null;

    /// <summary>Compares with a new count and notes each difference once; answers what is new.</summary>
    /// <param name="count">How many lines a figure counts now, and what stands beside the number.</param>
    /// <param name="today">Today.</param>
    public IReadOnlyList<ClosedCorrection> Compare(Func<string, (int Count, string Shown)> count, DateOnly today)
    {
        List<ClosedCorrection> found = [];
        foreach (var figure in Figures)
        {
            var (was, now) = (Known(figure.Key)!.Value, count(figure.Key));
            if (was != now)
            {
                found.Add(new(corrections.Count + found.Count + 1, figure.Key, was.Count, now.Count, today, was.Shown, now.Shown));
            }
        }

        corrections.AddRange(found);
        return found;
    }
}
