using System.Collections.Immutable;
using Supervision.Domain.Appointees;
using Supervision.Domain.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>What stands on the ballot of a round, the same for everybody who votes in it.</summary>
/// <param name="Round">The round, without results.</param>
/// <param name="Heading">Whose vote it is: 望溪县第十七届人大常委会第三十一次会议.</param>
public sealed record BallotPaper(RatingRound Round, string Heading)
{
    /// <summary>Address of each subject's report on duty (述职报告), where one was handed in for the sitting; empty otherwise. A page of the
    /// signed-in part, so that it asks who comes; the link names no slip and sends no address along (screens 4.3).</summary>
    public ImmutableArray<string> Statements { get; init; } = [];

    /// <summary>Address of a subject's report; empty when there is none.</summary>
    public string StatementOf(int subject) => Statements.IsDefaultOrEmpty ? "" : Statements[subject];
}

/// <summary>Reads what stands on a ballot.</summary>
internal static class BallotPapers
{
    public static async Task<BallotPaper> ReadAsync(SupervisionDb db, RatingRound round, string county, CancellationToken stop)
    {
        var sitting = await db.Sittings.AsNoTracking().SingleAsync(s => s.Id == round.Sitting, stop);
        var term = await db.Terms.Where(t => t.Id == sitting.Term).Select(t => t.Number).SingleAsync(stop);
        return new(round, Heading(county, term, sitting.Name)) { Statements = [.. await StatementsAsync(db, round, stop)] };
    }

    /// <summary>望溪县第十七届人大常委会第三十一次会议.</summary>
    public static string Heading(string county, int term, string sitting) => $"{county}第{ChineseNumber.Of(term)}届人大常委会{sitting}";

    // Only of an appraisal that goes on: what a revoked one got is not for this vote.
    private static async Task<IReadOnlyList<string>> StatementsAsync(SupervisionDb db, RatingRound round, CancellationToken stop)
    {
        List<string> addresses = [];
        foreach (var subject in round.Subjects.OrderBy(s => s.Order))
        {
            addresses.Add(subject.Matter is { Kind: MatterKind.Appraisal, Id: var id } && await db.Appraisals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == new AppraisalId(id), stop) is { } appraisal
                ? AddressOf(appraisal, subject) : "");
        }

        return addresses;
    }

    private static string AddressOf(Appraisal appraisal, RatingSubject subject) =>
        appraisal.State != AppraisalState.Revoked && appraisal.ReachedOn(AppraisalState.Announced) is not null
        && appraisal.Appraised.FirstOrDefault(s => s.Name == subject.Name && s.Post == subject.Post) is { } person
        && appraisal.Paper(AppraisalPaperKind.Statement, person.Order) is { } statement
            ? $"/files/{statement.File}" : "";
}
