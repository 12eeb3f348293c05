using Supervision.Domain.Rules;

namespace Supervision.Domain.Organisation;

/// <summary>Id of a term.</summary>
public readonly record struct TermId(Guid Value);

/// <summary>A five-year term of the Committee (届, D-3.1); numbering of sittings restarts in each.</summary>
public sealed class Term
{
    private Term()
    {
    }

    public TermId Id { get; private set; }

    /// <summary>第十七届 is 17.</summary>
    public int Number { get; private set; }

    /// <summary>Day of election.</summary>
    public DateOnly Start { get; private set; }

    /// <summary>Day the next Committee is elected; open until then.</summary>
    public DateOnly? End { get; private set; }

    /// <summary>Seats fixed for the whole term (名额).</summary>
    public int FixedSeats { get; private set; }

    public static Term Of(int number, DateOnly start, DateOnly? end, int fixedSeats) => new()
    {
        Id = new(Guid.CreateVersion7()),
        Number = number,
        Start = start,
        End = end,
        FixedSeats = fixedSeats,
    };

    /// <summary>A term as entered. The caller has asked <see cref="ObstaclesToEnter"/>.</summary>
    public static Term From(TermEntry entry)
    {
        var term = new Term { Id = entry.Id };
        term.Describe(entry);
        return term;
    }

    /// <summary>True when the day lies in the term: from the day of election up to the day before the next one.</summary>
    public bool Holds(DateOnly day) => Start <= day && (End is null || day < End);

    /// <summary>Why such a term cannot be entered beside the others (D-3.1).</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToEnter(TermEntry entry, IEnumerable<Term> others)
    {
        List<Obstacle> obstacles = [];
        if (entry.Number is < 1 or > 99)
        {
            obstacles.Add(new(OrganisationRules.OneTerm, "届次应当在 1 到 99 之间。", nameof(Number)));
        }

        if (entry.FixedSeats is < 15 or > 45)
        {
            obstacles.Add(new(OrganisationRules.OneTerm, "县级人大常委会的名额为 15 至 35 人，人口超过一百万的不超过 45 人。", nameof(FixedSeats)));
        }

        if (entry.End is { } end && end <= entry.Start)
        {
            obstacles.Add(new(OrganisationRules.OneTerm, "届满日应当晚于选举日。", nameof(End)));
        }

        foreach (var other in others.Where(o => o.Id != entry.Id))
        {
            if (other.Number == entry.Number)
            {
                obstacles.Add(new(OrganisationRules.OneTerm, $"第{ChineseNumber.Of(other.Number)}届已经登记。", nameof(Number)));
            }
            else if (other.Start < (entry.End ?? DateOnly.MaxValue) && entry.Start < (other.End ?? DateOnly.MaxValue))
            {
                obstacles.Add(new(OrganisationRules.OneTerm,
                    $"与第{ChineseNumber.Of(other.Number)}届的任期重叠，请先登记上一届的届满日。", nameof(Start)));
            }
        }

        return obstacles;
    }

    /// <summary>Corrects what was entered. The caller has asked <see cref="ObstaclesToEnter"/>.</summary>
    public void Describe(TermEntry entry) => (Number, Start, End, FixedSeats) = (entry.Number, entry.Start, entry.End, entry.FixedSeats);

    public void EndOn(DateOnly day) => End = day;
}

/// <summary>What the Office enters for a term.</summary>
/// <param name="Id">Of the term that is corrected; a new one otherwise.</param>
/// <param name="Number">第十八届 is 18.</param>
/// <param name="Start">Day of election.</param>
/// <param name="End">Day the next Committee is elected; null while open.</param>
/// <param name="FixedSeats">Seats (名额).</param>
public sealed record TermEntry(TermId Id, int Number, DateOnly Start, DateOnly? End, int FixedSeats);
