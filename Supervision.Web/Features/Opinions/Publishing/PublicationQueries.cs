using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.Features.Opinions.FollowUp;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.Publishing;

/// <summary>The publication copies of an opinion, or of a survey, as their page shows them.</summary>
/// <param name="Number">发文字号.</param>
/// <param name="Title">Its title.</param>
/// <param name="CommitteeName">Who checks.</param>
/// <param name="Copies">All copies, the newest of each kind last.</param>
/// <param name="ToMake">Why no copy of a kind can be made now.</param>
/// <param name="Rights">Rights of the reader.</param>
public sealed record PublicationView(
    string Number, string Title, string CommitteeName, IReadOnlyList<Publication> Copies,
    IReadOnlyDictionary<PublicationKind, IReadOnlyList<Obstacle>> ToMake, IReadOnlySet<string> Rights)
{
    /// <summary>True where an inspection was heard.</summary>
    public bool IsInspection { get; init; }

    /// <summary>True where the council decided that no opinion is issued: the report alone goes to the public, with what the sitting did.</summary>
    public bool HasNoOpinion { get; init; }

    /// <summary>What can be told to the public.</summary>
    public IReadOnlyList<PublicationKind> Kinds => HasNoOpinion ? [PublicationKind.Report] : PublicationQueries.Kinds;

    public string NameOf(PublicationKind kind) => PublicationWords.Of(kind, IsInspection);

    public bool May(string permission) => Rights.Contains(permission);

    /// <summary>True while the opinion itself is not before the public: the report on its handling waits for it.</summary>
    public bool AwaitsOpinion(PublicationKind kind) => kind == PublicationKind.HandlingReport
        && !Copies.Any(c => c is { Kind: PublicationKind.Opinion, State: PublicationState.Published });
}

/// <summary>Reads of publications for the house.</summary>
public sealed class PublicationQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>What the law has told to the public, in the order in which it came about (监督法第十七条).</summary>
    public static readonly IReadOnlyList<PublicationKind> Kinds = [PublicationKind.Report, PublicationKind.Opinion, PublicationKind.HandlingReport];

    private static readonly string[] Asked = [Permissions.MakePublications, Permissions.CheckPublications];

    public async Task<PublicationView?> FindAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop);
        if (opinion is not ({ Dispatches.Count: > 0 } or { State: OpinionState.NoOpinion }))
        {
            return null;
        }

        var copies = await db.CopiesOfAsync(id, stop);
        return new(
            opinion.Number ?? "", opinion.State == OpinionState.NoOpinion ? opinion.ReportTitle : opinion.Title,
            await db.WorkCommittees.Where(c => c.Id == opinion.Committee).Select(c => c.ShortName).SingleOrDefaultAsync(stop) ?? "", copies,
            Kinds.ToDictionary(k => k, k => MakePublication.ObstaclesTo(opinion, k, copies)),
            Asked.Where(p => HandlingRights.May(actor, p, opinion, opinion.MainOrgan ?? default)).ToHashSet(StringComparer.Ordinal))
        {
            IsInspection = opinion.Inspection is not null,
            HasNoOpinion = opinion.State == OpinionState.NoOpinion,
        };
    }

    /// <summary>Copies of a survey's report; null when it has not gone out, or is not for the one who asks.</summary>
    public async Task<PublicationView?> FindAsync(ResearchSurveyId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadSurveys, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.ResearchSurveys.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is not { IsDistributed: true } survey
            || !(actor.IsSystem || actor.IsOffice || actor.IsCouncil || actor.Serves(survey.Committee) || actor.Heads(survey.Committee)))
        {
            return null;
        }

        var copies = await db.CopiesOfAsync(survey.Matter, stop);
        var committee = survey.Committee;
        return new(
            survey.Dossier.ToString(), survey.ReportTitle, await db.WorkCommittees.Where(c => c.Id == committee).Select(c => c.ShortName).SingleAsync(stop), copies,
            new Dictionary<PublicationKind, IReadOnlyList<Obstacle>> { [PublicationKind.Survey] = await db.ObstaclesToCopyAsync(survey, copies, stop) },
            Asked.Where(p => actor.May(p) && SurveyCopies.IsOwn(actor, p, survey)).ToHashSet(StringComparer.Ordinal));
    }
}
