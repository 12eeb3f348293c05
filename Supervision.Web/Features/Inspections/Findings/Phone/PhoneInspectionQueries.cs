using Supervision.Domain.Calendar;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Findings.Phone;

/// <summary>An inspection in the list of one's own on the phone.</summary>
public sealed record OwnInspection(LawInspectionId Id, string Title, string Standing);

/// <summary>A finding in the list on the phone.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Article">第五十七条.</param>
/// <param name="Thumbs">Its photos; the list shows the small pictures.</param>
public sealed record PhoneFinding(Finding Finding, string Article, IReadOnlyList<FindingEvidence> Thumbs);

/// <summary>An inspection as somebody in the field sees it.</summary>
/// <param name="Inspection">The inspection.</param>
/// <param name="Hand">The person's place in the group; null for the committee's staff outside it.</param>
/// <param name="Who">The person, for what the phone keeps.</param>
/// <param name="Bodies">Inspected bodies.</param>
/// <param name="Visits">Visits of the own sub-group.</param>
/// <param name="Today">Today.</param>
public sealed record PhoneInspection(
    LawInspection Inspection, GroupHand? Hand, Guid Who, IReadOnlyList<BodyName> Bodies, IReadOnlyList<FieldVisit> Visits, DateOnly Today)
{
    /// <summary>Megabytes of the largest photo that is taken.</summary>
    public long MostMegabytes { get; init; }

    public int SubGroup => Hand?.SubGroup ?? 0;

    /// <summary>Articles that apply: those of the own sub-group first.</summary>
    public IReadOnlyList<ChecklistItem> Own => [.. Inspection.Items.Where(i => i.NotApplicable.Length == 0 && IsOwn(i))];

    /// <summary>The others.</summary>
    public IReadOnlyList<ChecklistItem> Others => [.. Inspection.Items.Where(i => i.NotApplicable.Length == 0 && !IsOwn(i))];

    /// <summary>Stops of the own sub-group; of all while in none.</summary>
    public IReadOnlyList<InspectionStop> Stops => [.. Inspection.Stops.Where(s => SubGroup == 0 || s.SubGroup == SubGroup)];

    /// <summary>Places that were planned or visited, to choose from while typing.</summary>
    public IReadOnlyList<string> Places => [.. Stops.Select(s => s.Place).Concat(Visits.Select(v => v.Place)).Distinct(StringComparer.Ordinal)];

    /// <summary>Why nothing can be recorded yet; null when it can.</summary>
    public string? Closed => Inspection.IsOver ? "检查已经撤回。"
        : Inspection.Mobilisation is null ? $"须先召开动员会，才能记录检查发现的问题。{(Inspection.MobilisationDay is { } day ? $"动员会定于{day.Full()}。" : "")}" : null;

    public string NameOf(SupervisedBodyId body) => Bodies.FirstOrDefault(b => b.Id == body)?.Name ?? "—";

    /// <summary>Bodies that answer for an article, in the order of the list; none while no article is chosen.</summary>
    public IReadOnlyList<BodyName> OwnersOf(Guid? item) => item is { } id ? [.. Bodies.Where(b => Inspection.BodiesOf(new(id)).Contains(b.Id))] : [];

    private bool IsOwn(ChecklistItem item) => SubGroup == 0 || item.SubGroup == SubGroup;
}

/// <summary>One page of a sub-group's findings.</summary>
public sealed record PhoneFindings(IReadOnlyList<PhoneFinding> Rows, int Total, int Page, int LastPage);

/// <summary>Reads field work for phones.</summary>
public sealed class PhoneInspectionQueries(FindingActing acting)
{
    private const int PageSize = 20;

    // States stand in the database by their names, which have no order.
    private static readonly InspectionState[] FromTheApproval =
        [.. Enum.GetValues<InspectionState>().Where(s => s >= InspectionState.SchemeApproved && s != InspectionState.Withdrawn)];

    /// <summary>Inspections whose group the person is in, or whose committee the person serves, from the approval of the scheme on.</summary>
    public async Task<IReadOnlyList<OwnInspection>> ListAsync(CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.RecordFindings, stop);
        await using var context = db;
        var (who, committees) = (actor.Person, actor.Committees.Select(c => new WorkCommitteeId(c)).ToList());
        var found = await db.LawInspections.AsNoTracking()
            .Where(i => FromTheApproval.Contains(i.State))
            .Where(i => committees.Contains(i.Committee) || i.Members.Any(m => m.Person == who && m.To == null)).OrderByDescending(i => i.Year).ThenBy(i => i.Serial).ToListAsync(stop);
        return [.. found.Select(i => new OwnInspection(i.Id, i.Title, StandingOf(i, who)))];
    }

    /// <summary>The inspection; null when there is none, or when the person does not do its field work.</summary>
    public async Task<PhoneInspection?> FindAsync(LawInspectionId id, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.RecordFindings, stop);
        await using var context = db;
        if (await db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is not { } inspection || !FindingRight.MayRecord(actor, inspection))
        {
            return null;
        }

        var bodies = inspection.Bodies.Select(b => b.Body).ToList();
        var names = await db.SupervisedBodies.AsNoTracking().Where(b => bodies.Contains(b.Id)).OrderBy(b => b.Order).Select(b => new BodyName(b.Id, b.ShortName)).ToListAsync(stop);
        var hand = GroupHand.Of(inspection, actor.Person);
        var group = hand?.SubGroup ?? 0;
        var visits = await db.FieldVisits.AsNoTracking().Where(v => v.Inspection == id && (group == 0 || v.SubGroup == group || v.SubGroup == 0)).OrderByDescending(v => v.Day).ToListAsync(stop);
        return new(inspection, hand, actor.Person?.Value ?? Guid.Empty, names, visits, db.Clock.Today())
        {
            MostMegabytes = await FileStore.LargestAsync(db, stop) / (1024 * 1024),
        };
    }

    /// <summary>Findings of a sub-group, the newest first; of all for 0.</summary>
    public async Task<PhoneFindings> FindingsAsync(PhoneInspection view, int page, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RecordFindings, stop);
        await using var context = db;
        var (id, group) = (view.Inspection.Id, view.SubGroup);
        var found = db.Findings.AsNoTracking().Where(f => f.Inspection == id && (group == 0 || f.SubGroup == group));
        var total = await found.CountAsync(stop);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, last);
        var rows = await found.OrderByDescending(f => f.Serial).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var ids = rows.ConvertAll(f => f.Id);
        var photos = (await db.FindingEvidence.AsNoTracking().Where(e => ids.Contains(e.Finding)).OrderBy(e => e.AddedAt).ThenBy(e => e.Id).ToListAsync(stop)).ToLookup(e => e.Finding);
        return new([.. rows.Select(f => new PhoneFinding(f, ArticleOf(view.Inspection, f), [.. photos[f.Id]]))], total, shown, last);
    }

    /// <summary>One finding; null when it is none of this inspection.</summary>
    public async Task<PhoneFinding?> FindingAsync(PhoneInspection view, FindingId finding, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RecordFindings, stop);
        await using var context = db;
        var id = view.Inspection.Id;
        return await db.Findings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == finding && f.Inspection == id, stop) is { } found
            ? new(found, ArticleOf(view.Inspection, found), await db.FindingEvidence.AsNoTracking().Where(e => e.Finding == finding).OrderBy(e => e.AddedAt).ThenBy(e => e.Id).ToListAsync(stop))
            : null;
    }

    /// <summary>Why a photo of so many bytes cannot be kept; null when it can.</summary>
    public async Task<Obstacle?> ObstacleToSizeAsync(long length, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RecordFindings, stop);
        await using var context = db;
        return await FileStore.ObstacleToSizeAsync(db, length, stop);
    }

    private static string ArticleOf(LawInspection inspection, Finding finding) => inspection.Find(finding.Item)?.Article.Words ?? "条文已移出";

    private static string StandingOf(LawInspection inspection, PersonId? who) => $"{inspection.Dossier}　{PlaceOf(inspection, who)}　{inspection.State.Word()}";

    private static string PlaceOf(LawInspection inspection, PersonId? who) => GroupHand.Of(inspection, who) is { } hand
        ? $"{inspection.Members.First(m => m.IsThere && m.Person == who).Place.Word()}{(hand.SubGroup > 0 ? $"，{LawInspection.SubGroupName(hand.SubGroup)}" : "")}"
        : "承办";
}
