using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common.Dossier;

/// <summary>A rating of a matter as its dossier shows it.</summary>
/// <param name="Id">The round.</param>
/// <param name="Title">Its title, with 第 2 次.</param>
/// <param name="State">State in words.</param>
/// <param name="IsAnnounced">True when a result may be seen.</param>
/// <param name="Result">Grade of the matter with its votes; empty before the announcement.</param>
public sealed record MatterRating(Guid Id, string Title, string State, bool IsAnnounced, string Result);

/// <summary>Ratings of a matter for its dossier: no result before the announcement (D-10.12).</summary>
public sealed class RatingReading(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>The ratings, and whether this person may set one up.</summary>
    public async Task<(IReadOnlyList<MatterRating> Rows, bool MaySetUp)> OfAsync(MatterRef matter, CancellationToken stop)
    {
        if (await person.FindAsync(stop) is not { } actor || !actor.May(Permissions.ReadRatings))
        {
            return ([], false);
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var rounds = await db.RatingRounds.AsNoTracking().Where(r => !r.IsRehearsal && r.Subjects.Any(s => s.Matter == matter)).ToListAsync(stop);
        return ([.. rounds.Where(r => actor.IsOfTheHouse || r.State == RoundState.Announced).OrderBy(r => r.Number).ThenBy(r => r.Id.Value).Select(r => RowOf(r, matter))],
            actor.May(Permissions.SetUpRatings));
    }

    /// <summary>The grade of a subject, or why there is none.</summary>
    public static string Outcome(RatingRound round, SubjectCount count) =>
        count.Result.Grade is { } grade ? round.Content.Method.Grades[grade].Name : count.Result.Outcome == CountOutcome.VoteAgain ? "恰好半数，重新测评" : "未形成有效结果";

    /// <summary>满意（满意 20、基本满意 5、不满意 2、无效 0）.</summary>
    public static string Words(RatingRound round, SubjectCount count) =>
        $"{Outcome(round, count)}"
        + $"（{Score(round, count)}{(count.HasVotes ? $"{string.Join("、", round.Content.Method.Grades.Select((g, i) => $"{g.Name} {count.Overall.Votes[i]}"))}、无效 {count.Overall.Invalid}" : "票数不单独显示")}）";

    // Votes are the members' alone, the grade is that of all groups: both are said (D-10.29).
    private static string Score(RatingRound round, SubjectCount count) => CombinedScore(round.Content, count) is { Length: > 0 } score
        ? $"{score}；{(count.HasVotes ? $"{round.Content.Groups[0].Name}：" : "")}"
        : "";

    /// <summary>各组合计 86.87 分 where several groups made the grade (D-10.29), from the stored result; empty otherwise.</summary>
    public static string CombinedScore(RatingContent content, SubjectCount count) => content.IsCombined && ScoreOf(content, count.Result) is { } score
        ? $"各组合计 {score}"
        : "";

    /// <summary>86.87 分, as the result is printed; null where nothing was scored.</summary>
    public static string? ScoreOf(RatingContent content, SubjectResult result) =>
        result.Score is { } score && content.Method.Rule is ScoreRule rule ? $"{ScoreBands.Print(rule, score)} 分" : null;

    private static MatterRating RowOf(RatingRound round, MatterRef matter)
    {
        var isAnnounced = round.State == RoundState.Announced;
        var results = isAnnounced ? round.Results.Where(c => round.Subjects[c.Subject].Matter == matter).Select(c => Words(round, c)) : [];
        return new(round.Id.Value, round.Number > 1 ? $"{round.Title}（第 {round.Number} 次）" : round.Title, round.StateWords, isAnnounced, string.Join("；", results));
    }
}
