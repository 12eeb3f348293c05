using Supervision.Domain.KeyWorks;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Search;

/// <summary>Which entries somebody may find (D-1.5): the matters they may read, told to the database so that counts are right.</summary>
/// <remarks>The gates of the matters have the last word on every file that is shown; a test holds the two together.</remarks>
internal sealed class SearchSight
{
    /// <summary>What members and guests read of a report: its text and the survey beside it, no drafts.</summary>
    private static readonly string[] MembersPapers = ["revised", "replacement", Survey];

    private const string Survey = "tour";

    private readonly Actor actor;
    private readonly List<Guid> ownReports;
    private readonly List<Guid> distributed;
    private readonly List<Guid> ownOpinions;
    private readonly List<Guid> ownPeople;
    private readonly List<Guid> ownWorks;
    private readonly List<string> bodysPapers;

    private readonly FieldSight field;

    private SearchSight(Actor actor, List<Guid> ownReports, List<Guid> distributed, List<Guid> ownOpinions, List<Guid> ownPeople, List<Guid> ownWorks, FieldSight field) =>
        (this.actor, this.ownReports, this.distributed, this.ownOpinions, this.ownPeople, this.ownWorks, this.field, bodysPapers) =
            (actor, ownReports, distributed, ownOpinions, ownPeople, ownWorks, field, ["opinion", .. actor.Bodies.Select(b => $"handling:{b:N}")]);

    private bool IsDesk => actor.IsOffice || actor.IsCouncil || actor.Has(Role.WorkCommitteeStaff, Role.WorkCommitteeHead);

    private bool ReadsEveryReport => actor.IsOffice || actor.IsCouncil;

    private bool ReadsDrafts => actor.May(Permissions.ReadOpinionDrafts);

    private bool ReadsOrganisation => actor.IsOfTheHouse && actor.May(Permissions.ReadOrganisation);

    public static async Task<SearchSight> OfAsync(SupervisionDb db, Actor actor, CancellationToken stop) => new(
        actor, await OwnReportsAsync(db, actor, stop), await DistributedAsync(db, actor, stop), await OwnOpinionsAsync(db, actor, stop),
        await OwnPeopleAsync(db, actor, stop), await OwnWorksAsync(db, actor, stop), await FieldSight.OfAsync(db, actor, stop));

    /// <summary>Those of the entries that the actor may find.</summary>
    public IQueryable<SearchEntry> Of(IQueryable<SearchEntry> entries, SearchKind kind)
    {
        var found = entries.Where(e => e.Kind == kind);
        return kind switch
        {
            SearchKind.Dossier => Dossiers(found),
            SearchKind.Document => Documents(found),
            SearchKind.Point => ReadsDrafts ? found : found.Where(e => ownOpinions.Contains(e.Owner)),
            SearchKind.Body => ReadsOrganisation ? found : found.Where(e => actor.Bodies.Contains(e.Source)),
            _ => ReadsOrganisation ? found : found.Where(e => ownPeople.Contains(e.Source) || (e.Purpose == SearchEntry.HeadOfBody && actor.Bodies.Contains(e.Owner))),
        };
    }

    /// <summary>True when the actor may find every entry of a kind, so that nothing need be left out.</summary>
    public bool SeesAll(SearchKind kind) => kind switch
    {
        SearchKind.Dossier => IsDesk && field.HiddenSurveys.Count == 0,
        SearchKind.Document => ReadsEveryReport && ReadsDrafts,
        SearchKind.Point => ReadsDrafts,
        _ => ReadsOrganisation,
    };

    private IQueryable<SearchEntry> Dossiers(IQueryable<SearchEntry> found) => IsDesk
        ? found.Where(e => e.MatterKind != MatterKind.Survey || !field.HiddenSurveys.Contains(e.Owner))
        : found.Where(e => ownReports.Contains(e.Owner) || distributed.Contains(e.Owner)
            || (e.MatterKind == MatterKind.Opinion && (ReadsDrafts || ownOpinions.Contains(e.Owner)))
            || (e.MatterKind == MatterKind.KeyWork && ownWorks.Contains(e.Owner))
            || (e.MatterKind == MatterKind.Inspection && (field.ReadsInspections || field.Inspections.Contains(e.Owner)))
            || (e.MatterKind == MatterKind.Survey && field.Surveys.Contains(e.Owner)));

    private IQueryable<SearchEntry> Documents(IQueryable<SearchEntry> found) => found.Where(e =>
        (e.MatterKind == MatterKind.Report
            && (ReadsEveryReport || (ownReports.Contains(e.MatterId!.Value) && (actor.IsOfTheHouse || e.Purpose != Survey))
                || (distributed.Contains(e.MatterId!.Value) && MembersPapers.Contains(e.Purpose))))
        || (e.MatterKind == MatterKind.Opinion && (ReadsDrafts || (ownOpinions.Contains(e.MatterId!.Value) && bodysPapers.Contains(e.Purpose)))));

    // What a body leads or helps with, once chosen (D-1.5).
    private static async Task<List<Guid>> OwnWorksAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var bodies = actor.Bodies.Select(b => new SupervisedBodyId(b)).ToList();
        var owners = bodies.ConvertAll(b => (SupervisedBodyId?)b);
        KeyWorkState[] hidden = [KeyWorkState.Proposed, KeyWorkState.LeftOut];
        return bodies.Count == 0 ? [] : (await db.KeyWorks
            .Where(w => !hidden.Contains(w.State) && (owners.Contains(w.Owner) || w.CoBodies.Any(b => bodies.Contains(b.Body)))).Select(w => w.Id).ToListAsync(stop)).ConvertAll(w => w.Value);
    }

    private static async Task<List<Guid>> OwnReportsAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var bodies = actor.Bodies.Select(b => (SupervisedBodyId?)new SupervisedBodyId(b)).ToList();
        var committees = actor.Committees.Select(c => new WorkCommitteeId(c)).ToList();
        return !actor.May(Permissions.ReadReports) || bodies.Count + committees.Count == 0 ? [] : Values(await db.SpecialReports
            .Where(r => bodies.Contains(r.Organ) || bodies.Contains(r.Department) || r.Bodies.Any(b => b.Body != null && bodies.Contains(b.Body)) || committees.Contains(r.Committee)
                || (r.Examination != null && committees.Contains(r.Examination.Committee))).Select(r => r.Id).ToListAsync(stop));
    }

    // With the members from the day its text was given to them, as the report itself says.
    private static async Task<List<Guid>> DistributedAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var isGuest = actor.Has(Role.GuestDeputy);
        if (!actor.May(Permissions.ReadReports) || !(actor.IsMember || isGuest))
        {
            return [];
        }

        var person = actor.Person;
        var given = db.SpecialReports.Where(r => r.DeliveredHash != null);
        if (!actor.IsMember)
        {
            var sittings = await db.Sittings.Where(s => s.Guests.Any(g => g.Person == person)).Select(s => (SittingId?)s.Id).ToListAsync(stop);
            given = given.Where(r => sittings.Contains(r.Sitting));
        }

        return Values(await given.Select(r => r.Id).ToListAsync(stop));
    }

    private static async Task<List<Guid>> OwnOpinionsAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var bodies = actor.Bodies.Select(b => new SupervisedBodyId(b)).ToList();
        return bodies.Count == 0 || !actor.May(Permissions.ReadOpinions) ? [] : [.. (await db.ReviewOpinions
            .Where(o => o.Dispatches.Any(d => bodies.Contains(d.Body))).Select(o => o.Id).ToListAsync(stop)).Select(o => o.Value)];
    }

    private static async Task<List<Guid>> OwnPeopleAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var today = db.Clock.Today();
        var bodies = actor.Bodies.Select(b => (Guid?)b).ToList();
        return bodies.Count == 0 ? [] : [.. (await db.RoleHoldings
            .Where(h => bodies.Contains(h.Scope) && h.From <= today && (h.To == null || h.To > today)).Select(h => h.Person).Distinct().ToListAsync(stop))
            .Select(p => p.Value)];
    }

    private static List<Guid> Values(IEnumerable<SpecialReportId> reports) => [.. reports.Select(r => r.Value)];
}
