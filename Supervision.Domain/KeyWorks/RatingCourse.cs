using Supervision.Domain.Calendar;

namespace Supervision.Domain.KeyWorks;

/// <summary>How the votes on one work followed each other: a later vote never hides an earlier one (D-7.11, D-16.29).</summary>
public static class RatingCourse
{
    /// <summary>不满意 → 再次测评 满意（2026年4月20日）; of a single vote its grade alone; empty without one.</summary>
    /// <param name="votes">The announced results in words with their days, the oldest first.</param>
    public static string Of(IEnumerable<(string Words, DateOnly Day)> votes) => InFull(votes.Select(v => (GradeOf(v.Words), v.Day)));

    /// <summary>The same with the votes of each: 不满意（……） → 再次测评 满意（……）（2026年4月20日）.</summary>
    /// <param name="votes">The announced results in words with their days, the oldest first.</param>
    public static string InFull(IEnumerable<(string Words, DateOnly Day)> votes) =>
        string.Join(" → ", votes.Select((v, i) => i == 0 ? v.Words : $"再次测评 {v.Words}（{v.Day.Full()}）"));

    /// <summary>（含再次测评 1 项，计后一次）; empty of none (D-7.11).</summary>
    public static string Again(int count) => count == 0 ? "" : $"（含再次测评 {count} 项，计后一次）";

    /// <summary>The grade alone: 满意 of 满意（满意 20 票……）.</summary>
    public static string GradeOf(string words) => words.Split('（')[0];

    /// <summary>The votes alone: what stands in the brackets; empty where nothing does.</summary>
    public static string VotesOf(string words) => words.IndexOf('（', StringComparison.Ordinal) is >= 0 and var at ? words[(at + 1)..].TrimEnd('）') : "";
}
