using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>A confirmed problem of the inspection beside the editor.</summary>
/// <param name="Number">问题3号, or 归并1号.</param>
/// <param name="Article">第五十七条.</param>
/// <param name="Bodies">The bodies it is about.</param>
/// <param name="Text">What was found.</param>
/// <param name="Grade">不符合，严重.</param>
/// <param name="Findings">The findings behind it.</param>
/// <param name="Link">Where it stands.</param>
public sealed record FoundProblem(string Number, string Article, string Bodies, string Text, string Grade, IReadOnlyList<Guid> Findings, string Link)
{
    /// <summary>Points that rest on it, by part.</summary>
    public IReadOnlyDictionary<OpinionPart, string> Points { get; init; } = new Dictionary<OpinionPart, string>();
}

/// <summary>A finding that a point rests on.</summary>
public sealed record FoundSource(Guid Id, int Serial, string Link);

/// <summary>Reads what an inspection found, for the opinion on its report.</summary>
internal static class FoundReading
{
    /// <summary>Confirmed problems, merged ones as one, the gravest first; none of a special work report.</summary>
    public static async Task<IReadOnlyList<(ProblemLine Problem, IReadOnlyList<string> Articles)>> ProblemsAsync(this SupervisionDb db, ReviewOpinion opinion, CancellationToken stop)
    {
        if (opinion.Inspection is not { } id || await db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is not { } inspection)
        {
            return [];
        }

        var problems = ProblemLine.Of(
            await db.Findings.Where(f => f.Inspection == id && f.State == FindingState.Confirmed && (f.Grade == ComplianceGrade.Partly || f.Grade == ComplianceGrade.NotCompliant)).LinesAsync(stop),
            await db.MergedLinesAsync(id, stop), item => inspection.Find(item)?.Line ?? int.MaxValue);
        return [.. problems.Select(p => (p, (IReadOnlyList<string>)[.. p.Sources.Select(s => s.Item).Distinct().Select(inspection.Find).OfType<ChecklistItem>().OrderBy(i => i.Line).Select(i => i.Article.Words)]))];
    }

    /// <summary>The problems as the editor shows them.</summary>
    public static async Task<IReadOnlyList<FoundProblem>> FoundAsync(this SupervisionDb db, ReviewOpinion opinion, IReadOnlyDictionary<SupervisedBodyId, string> names, CancellationToken stop) =>
    [
        .. (await db.ProblemsAsync(opinion, stop)).Select(x =>
        {
            IReadOnlyList<Guid> ids = [.. x.Problem.Sources.Select(s => s.Id)];
            return new FoundProblem(
                x.Problem.Sources is [_] ? $"问题{x.Problem.Number}号" : x.Problem.Number, string.Join('、', x.Articles), string.Join('、', x.Problem.Bodies.Select(b => names.GetValueOrDefault(b, "—"))),
                x.Problem.Text, x.Problem.GradeWords, ids, LinkOf(opinion, ids[0]))
            {
                Points = Enum.GetValues<OpinionPart>().Select(part => (part, Point: opinion.Holding(part, ids))).Where(p => p.Point is not null).ToDictionary(p => p.part, p => opinion.NameOf(p.Point!)),
            };
        }),
    ];

    /// <summary>Numbers and addresses of the findings that points rest on.</summary>
    public static async Task<IReadOnlyDictionary<Guid, FoundSource>> FoundSourcesAsync(this SupervisionDb db, ReviewOpinion opinion, CancellationToken stop)
    {
        var wanted = opinion.Points.SelectMany(p => p.Findings).Distinct().Select(f => new FindingId(f)).ToList();
        return wanted.Count == 0 ? new Dictionary<Guid, FoundSource>() : (await db.Findings.Where(f => wanted.Contains(f.Id)).Select(f => new { f.Id, f.Serial }).ToListAsync(stop))
            .ToDictionary(f => f.Id.Value, f => new FoundSource(f.Id.Value, f.Serial, LinkOf(opinion, f.Id.Value)));
    }

    /// <summary>The words that a point begins with: the problem as found, or what the group proposed about it.</summary>
    public static FoundWords WordsOf(OpinionPart part, ProblemLine problem, IReadOnlyList<string> articles)
    {
        var proposals = problem.Sources.Select(s => s.Proposal.Trim()).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var text = part == OpinionPart.Proposal && proposals.Count > 0 ? string.Concat(proposals.Select(Closed)) : Closed(problem.Text.Trim());
        return new([.. problem.Sources.Select(s => s.Id)], $"{string.Join('、', articles)}的落实", text, problem.Bodies[0], [.. problem.Bodies.Skip(1)]);
    }

    private static string Closed(string text) => text.Length > 0 && "。！？".Contains(text[^1], StringComparison.Ordinal) ? text : text + "。";

    private static string LinkOf(ReviewOpinion opinion, Guid finding) => $"/inspections/{opinion.Inspection!.Value.Value}/findings/{finding}";
}

/// <summary>A point of the opinion is made from what the inspection found (由检查发现提出要点): filled in beforehand, with the way back (D-6.10, D-8.1).</summary>
[Demands(Permissions.EditOpinions)]
public sealed class AddPointFromFindings(OpinionActs acts, IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    private static readonly Obstacle Changed = new(OpinionRules.NothingLost, "这个问题已经不在确认的检查发现里，请刷新页面。");

    /// <param name="id">The opinion.</param>
    /// <param name="part">The part it goes to.</param>
    /// <param name="finding">One finding of the problem; a merged problem brings all of its findings.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(ReviewOpinionId id, OpinionPart part, FindingId finding, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditOpinions, stop);
        if (await WordsAsync(actor, id, part, finding, stop) is not { } words)
        {
            return Outcome.Refused(Changed);
        }

        OpinionPoint? added = null;
        return await acts.RunAsync(Permissions.EditOpinions, id, new(
            o => o.ObstaclesToAdd(part, words.Findings), (o, by) => added = o.Add(part, words, by), o => $"由检查发现增加{o.NameOf(added!)}", "由检查发现增加", CanUndo: true), stop);
    }

    private async Task<FoundWords?> WordsAsync(Actor actor, ReviewOpinionId id, OpinionPart part, FindingId finding, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop) is not { } opinion)
        {
            return null;
        }

        var found = (await db.ProblemsAsync(opinion, stop)).FirstOrDefault(p => p.Problem.Sources.Any(s => s.Id == finding.Value));
        return found.Problem is null ? null : FoundReading.WordsOf(part, found.Problem, found.Articles);
    }
}
