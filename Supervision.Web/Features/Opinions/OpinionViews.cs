using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>One opinion as its page shows it.</summary>
public sealed record OpinionView
{
    public required ReviewOpinionId Id { get; init; }

    public required MatterRef Matter { get; init; }

    public required string Dossier { get; init; }

    public required string Title { get; init; }

    public required string ReportTitle { get; init; }

    /// <summary>Address of the report's dossier, e.g. /d/2026-ZX-08.</summary>
    public required string ReportAddress { get; init; }

    public required string SittingName { get; init; }

    public required OpinionState State { get; init; }

    public required string? Number { get; init; }

    /// <summary>Where its number comes from while it waits for one; null before and after.</summary>
    public required NumberSeries? Series { get; init; }

    public required string CommitteeName { get; init; }

    public required string? LeadName { get; init; }

    public required SupervisedBodyId? MainOrgan { get; init; }

    public required string Copies { get; init; }

    public required OpinionTerm Term { get; init; }

    public required DateTimeOffset? CompiledAt { get; init; }

    public required bool IsCompileWished { get; init; }

    public required bool HasNoNotes { get; init; }

    public required IReadOnlyList<PointView> Points { get; init; }

    public required IReadOnlyList<NoteView> Notes { get; init; }

    /// <summary>What the inspection found; none of a special work report.</summary>
    public required IReadOnlyList<FoundProblem> Problems { get; init; }

    /// <summary>What is missing before it can be checked.</summary>
    public required IReadOnlyList<Obstacle> Missing { get; init; }

    /// <summary>What the editor may want to look at again; stops nothing.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    /// <summary>The reader's own words that are not in the text yet.</summary>
    public required IReadOnlyList<PointDraft> Drafts { get; init; }

    /// <summary>Why the council's agreement cannot be registered yet.</summary>
    public required IReadOnlyList<Obstacle> ToApprove { get; init; }

    public required ReviewOpinionDocument Document { get; init; }

    /// <summary>What the maker is told about its files.</summary>
    public required PaperFacts Paper { get; init; }

    public required IReadOnlyList<BodyOption> Bodies { get; init; }

    public required IReadOnlyList<DispatchView> Dispatches { get; init; }

    public required IReadOnlyList<StageRow> Stages { get; init; }

    public required IReadOnlyList<DeadlineRow> Deadlines { get; init; }

    public required IReadOnlyList<HistoryRow> History { get; init; }

    /// <summary>The stored document once dispatched.</summary>
    public required Guid? File { get; init; }

    /// <summary>The stored PDF once dispatched; null where none could be made.</summary>
    public required Guid? Pdf { get; init; }

    /// <summary>Rights of the reader on this opinion.</summary>
    public required IReadOnlySet<string> Rights { get; init; }

    public bool May(string permission) => Rights.Contains(permission);

    /// <summary>True when the reader may edit now.</summary>
    public bool IsEditable => State == OpinionState.Draft && May(Permissions.EditOpinions);
}

/// <summary>A point as the editor shows it.</summary>
public sealed record PointView(
    Guid Id, int Revision, OpinionPart Part, string Name, string Heading, string Text, string CompiledText, string SuggestedHeading,
    string? GroupReason, int Group, bool IsGuessed, bool IsNew, SupervisedBodyId? MainBody, IReadOnlyList<SupervisedBodyId> Assisting,
    DateOnly? DueOn, int Speakers, IReadOnlySet<Guid> NoteIds, bool HasGone, string? EditedBy, DateTimeOffset? EditedAt)
{
    /// <summary>Findings that it rests on.</summary>
    public IReadOnlyList<FoundSource> Findings { get; init; } = [];
}

/// <summary>A note beside the editor: where it went, or why not.</summary>
public sealed record NoteView(
    Guid Id, string Speaker, bool IsGuest, DateTimeOffset At, string Text, IReadOnlyList<string> Places, IReadOnlyList<Guid> Points,
    IReadOnlyList<string> UnusedSentences, string? UnusedReason)
{
    public bool IsUsed => Points.Count > 0;
}

/// <summary>A body to choose.</summary>
public sealed record BodyOption(SupervisedBodyId Id, string Name);

/// <summary>Dispatch to one body.</summary>
public sealed record DispatchView(SupervisedBodyId Body, string Name, bool IsMain, DateOnly? ReceivedOn, string Receipt, string? By);

/// <summary>Makes the page's view.</summary>
internal static class OpinionViews
{
    private static readonly string[] Asked =
    [
        Permissions.EditOpinions, Permissions.CompileOpinions, Permissions.CheckOpinions, Permissions.LeadOpinions,
        Permissions.RegisterOpinionApproval, Permissions.NumberOpinions, Permissions.DispatchOpinions, Permissions.ConfirmReceipt,
    ];

    public static async Task<OpinionView> MakeAsync(
        SupervisionDb db, Actor actor, ReviewOpinion o, IReadOnlyList<HeardNote> notes, OpinionPapers papers, CancellationToken stop)
    {
        var basis = await db.LoadBasisAsync(stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).ToListAsync(stop);
        var names = bodies.ToDictionary(b => b.Id, b => b.ShortName);
        var drafts = await db.PointDrafts.AsNoTracking().Where(d => d.Opinion == o.Id && d.Person == actor.Person).OrderBy(d => d.At).ToListAsync(stop);
        var days = await SittingDaysAsync(db, o, stop);
        var document = await papers.ComposeAsync(db, o, null, stop);
        var found = await db.FoundSourcesAsync(o, stop);
        return new()
        {
            Id = o.Id,
            Matter = o.Matter,
            Dossier = o.Dossier.ToString(),
            Title = o.Title,
            ReportTitle = o.ReportTitle,
            ReportAddress = await ReportAddressAsync(db, o, stop),
            SittingName = o.SittingName,
            State = o.State,
            Number = o.Number,
            Series = o.State == OpinionState.CouncilApproved ? await NumberSeries.OfAsync(db, o, basis, stop) : null,
            CommitteeName = await db.WorkCommittees.Where(c => c.Id == o.Committee).Select(c => c.ShortName).SingleOrDefaultAsync(stop) ?? "",
            LeadName = o.LeadMember is { } lead ? await db.People.Where(p => p.Id == lead).Select(p => p.Name).SingleOrDefaultAsync(stop) : null,
            MainOrgan = o.MainOrgan,
            Copies = o.Copies,
            Term = o.Term,
            CompiledAt = o.CompiledAt,
            IsCompileWished = o.CompileWishedAt is not null,
            HasNoNotes = o.HasNoNotes,
            Points = [.. o.Points.Select(p => PointOf(o, p) with { Findings = [.. p.Findings.Where(found.ContainsKey).Select(f => found[f]).OrderBy(f => f.Serial)] })],
            Problems = await db.FoundAsync(o, names, stop),
            Notes = [.. notes.Select(n => NoteOf(o, n))],
            Missing = [.. o.ObstaclesToCheck(), .. HeardNotes.ObstaclesOfNewNotes(o, notes), .. DraftWordsOf.Obstacles(drafts.Count)],
            Hints = o.Hints(days?.First, days?.Last),
            Drafts = drafts,
            ToApprove = o.ObstaclesToApprove(await OpinionDecisions.FindAsync(db, o.Id, Domain.Sittings.CouncilPurpose.OpinionApproval, stop)),
            Document = document,
            Paper = papers.FactsOf(document, basis),
            Bodies = [.. bodies.Where(b => b.To is null || b.To > basis.Today).Select(b => new BodyOption(b.Id, b.ShortName))],
            Dispatches = [.. o.Dispatches.OrderByDescending(d => d.IsMain).Select(d => new DispatchView(
                d.Body, names.GetValueOrDefault(d.Body, ""), d.IsMain, d.ReceivedOn, OpinionWords.Of(d.Kind), d.ReceivedBy))],
            Stages = OpinionStages.Of(o),
            Deadlines = await db.DeadlineRowsAsync(o.Matter, basis, stop),
            History = await db.HistoryRowsAsync(o.Matter, stop),
            File = o.File,
            Pdf = o.Pdf,
            Rights = Asked.Where(p => OpinionRights.May(actor, p, o)).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static PointView PointOf(ReviewOpinion o, OpinionPoint p) => new(
        p.Id, p.Revision, p.Part, o.NameOf(p), p.Heading, p.Text, p.CompiledText, p.SuggestedHeading, p.GroupReason, p.Group, p.IsGuessed, p.IsNew,
        p.MainBody, [.. p.Assisting.Select(a => a.Body)], p.DueOn, p.Speakers, p.Sources.Select(s => s.Note).ToHashSet(),
        p.Sources.Any(s => s.IsGone), p.EditedBy, p.EditedAt);

    private static NoteView NoteOf(ReviewOpinion o, HeardNote n)
    {
        var places = o.Points.Where(p => p.Sources.Any(s => s.Note == n.Facts.Id)).ToList();
        var unused = o.Unused.Where(u => u.Note == n.Facts.Id).ToList();
        return new(
            n.Facts.Id, n.Facts.SpeakerName, n.Facts.IsGuest, n.At, n.Text, [.. places.Select(o.NameOf)], [.. places.Select(p => p.Id)],
            [.. unused.Select(u => u.Sentence)], unused.Count == 0 ? null : string.Join("；", unused.Select(u => u.Reason).Where(r => r.Length > 0).Distinct()));
    }

    // The sitting may have been moved after the opinion was begun; its record is what holds.
    private static async Task<(DateOnly First, DateOnly Last)?> SittingDaysAsync(SupervisionDb db, ReviewOpinion o, CancellationToken stop)
    {
        var held = o.Inspection is { } inspection
            ? await db.LawInspections.Where(i => i.Id == inspection).Select(i => i.Sitting).SingleOrDefaultAsync(stop)
            : await db.SpecialReports.Where(r => r.Id == o.Report).Select(r => r.Sitting).SingleOrDefaultAsync(stop);
        var days = held is null ? null : await db.Sittings.Where(s => s.Id == held).Select(s => new { s.FirstDay, s.LastDay }).SingleOrDefaultAsync(stop);
        return days is null ? null : (days.FirstDay, days.LastDay);
    }

    private static async Task<string> ReportAddressAsync(SupervisionDb db, ReviewOpinion o, CancellationToken stop)
    {
        if (o.Inspection is { } inspection)
        {
            return $"/inspections/{inspection.Value}";
        }

        var report = await db.SpecialReports.AsNoTracking().Where(r => r.Id == o.Report).Select(r => new { r.Year, r.Serial }).SingleAsync(stop);
        return "/d/" + new DossierNumber(report.Year, DossierNumber.Report, report.Serial).Address;
    }
}
