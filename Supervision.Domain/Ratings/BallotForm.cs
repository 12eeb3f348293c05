namespace Supervision.Domain.Ratings;

/// <summary>What a ballot can say of one thing asked (一格): a grade by its place, or one of these.</summary>
public static class Mark
{
    /// <summary>弃权, marked so.</summary>
    public const byte Abstained = 250;

    /// <summary>未选.</summary>
    public const byte None = 251;

    /// <summary>Several grades, or not to be read.</summary>
    public const byte Spoiled = 252;
}

/// <summary>What every ballot of a round asks (票面): subjects times slots, one byte each, so that all have one length (D-10.9a).</summary>
/// <param name="Subjects">1 to 60.</param>
/// <param name="Slots">Criteria, and one more where an overall grade is asked: 1 to 13.</param>
/// <param name="Grades">Grades that can be marked: 2 to 5.</param>
/// <param name="HasAbstain">True when 弃权 is printed on the ballot.</param>
public sealed record BallotForm(int Subjects, int Slots, int Grades, bool HasAbstain)
{
    /// <summary>Bytes of an unlocked ballot.</summary>
    public int Length => Subjects * Slots;

    /// <summary>True when these marks can stand on this ballot.</summary>
    public bool Fits(ReadOnlySpan<byte> marks)
    {
        if (marks.Length != Length)
        {
            return false;
        }

        foreach (var mark in marks)
        {
            if (mark >= Grades && mark is not (Mark.None or Mark.Spoiled) && !(mark == Mark.Abstained && HasAbstain))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Place of a mark on the ballot.</summary>
    public int Place(int subject, int slot) => (subject * Slots) + slot;

    /// <summary>Counts the marks of one thing asked (D-10.15).</summary>
    /// <param name="marks">All marks of it in the box.</param>
    /// <param name="blankAbstains">True when 未选 counts as 弃权.</param>
    /// <param name="unreadable">Sheets in the box that could not be read: invalid for every subject (D-10.10).</param>
    public Tally Count(IEnumerable<byte> marks, bool blankAbstains, int unreadable = 0)
    {
        var votes = new int[Grades];
        var (invalid, abstained) = (unreadable, 0);
        foreach (var mark in marks)
        {
            switch (mark)
            {
                case Mark.Abstained:
                case Mark.None when blankAbstains:
                    abstained++;
                    break;
                case var grade when grade < Grades:
                    votes[grade]++;
                    break;
                default:
                    invalid++;
                    break;
            }
        }

        return new([.. votes], invalid, abstained);
    }
}
