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

    /// <summary>True when the day lies in the term: from the day of election up to the day before the next one.</summary>
    public bool Holds(DateOnly day) => Start <= day && (End is null || day < End);

    public void EndOn(DateOnly day) => End = day;
}
