using Supervision.Domain.Inspections;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Inspections.Library;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections;

/// <summary>A body as shown and chosen.</summary>
public sealed record BodyName(SupervisedBodyId Id, string Name);

/// <summary>One inspection as the desk shows it.</summary>
/// <param name="Inspection">Its facts.</param>
/// <param name="Law">Its law; null while none is chosen.</param>
/// <param name="Committee">The committee.</param>
/// <param name="Today">Today.</param>
public sealed record InspectionView(LawInspection Inspection, LawText? Law, string Committee, DateOnly Today)
{
    /// <summary>All bodies that can be inspected, in the official order.</summary>
    public IReadOnlyList<BodyName> AllBodies { get; init; } = [];

    /// <summary>Those that are.</summary>
    public IReadOnlyList<BodyName> Bodies => [.. Inspection.Bodies.Select(b => AllBodies.FirstOrDefault(a => a.Id == b.Body) ?? new(b.Body, "—"))];

    public string Sitting { get; init; } = "";

    public IReadOnlyList<StageRow> Stages { get; init; } = [];

    public IReadOnlyList<DeadlineRow> Deadlines { get; init; } = [];

    public IReadOnlyList<HistoryRow> History { get; init; } = [];

    /// <summary>Who must do what next, in one sentence.</summary>
    public string Next { get; init; } = "";

    /// <summary>The council's decision on the scheme in words; empty while there is none.</summary>
    public string Decision { get; init; } = "";

    /// <summary>Why the scheme cannot go to the council now.</summary>
    public IReadOnlyList<Obstacle> ToSubmit { get; init; } = [];

    /// <summary>What is unusual about the group: too small or too large, a leader without office.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>A newer version of the law in the library; null when it goes by the newest.</summary>
    public LawRow? Newer { get; init; }

    /// <summary>Articles of the list that the newer version changed.</summary>
    public int Touched { get; init; }

    /// <summary>Last day on which the bodies are told in time; null while no meeting day is set.</summary>
    public DateOnly? NoticeBy { get; init; }

    /// <summary>Bodies that are vertical units (D-6.13).</summary>
    public IReadOnlySet<SupervisedBodyId> VerticalBodies { get; init; } = new HashSet<SupervisedBodyId>();

    /// <summary>Surveys that are linked to it.</summary>
    public IReadOnlyList<MatterLink> Surveys { get; init; } = [];

    /// <summary>True for the committee that carries it out.</summary>
    public bool MayRun { get; init; }

    public string NameOf(SupervisedBodyId body) => AllBodies.FirstOrDefault(a => a.Id == body)?.Name ?? "—";

    public string NamesOf(ChecklistItem item) => string.Join('、', Inspection.BodiesOf(item.Id).Select(b => AllBodies.FirstOrDefault(a => a.Id == b)?.Name ?? "—"));
}

/// <summary>Reads one inspection for the desk.</summary>
public sealed class InspectionQueries(InspectionActing acting)
{
    /// <summary>Thousands of findings tell a sentence each; the page lists the newest, the operation log all.</summary>
    internal const int MostHistory = 300;

    /// <summary>The inspection; null when there is none.</summary>
    public async Task<InspectionView?> FindAsync(LawInspectionId id, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        if (await db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is not { } inspection)
        {
            return null;
        }

        var basis = await db.LoadBasisAsync(stop);
        var (lawId, committee, sittingId) = (inspection.Law, inspection.Committee, inspection.Sitting);
        var law = lawId is null ? null : await db.LawTexts.AsNoTracking().SingleAsync(l => l.Id == lawId, stop);
        var leader = inspection.Leader is { } there ? await db.StandingAsync(inspection, there.Person, inspection.GuardDay(basis.Today), stop) : null;
        var (newer, touched) = law is null ? (null, 0) : await NewerAsync(db, inspection, law, stop);
        return new(inspection, law, await db.WorkCommittees.AsNoTracking().Where(c => c.Id == committee).Select(c => c.ShortName).SingleAsync(stop), basis.Today)
        {
            AllBodies = [.. (await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).ToListAsync(stop)).Select(b => new BodyName(b.Id, b.ShortName))],
            Sitting = sittingId is null ? "" : (await db.Sittings.AsNoTracking().SingleAsync(s => s.Id == sittingId, stop)).Name,
            Stages = InspectionStages.Of(inspection),
            Deadlines = Folded(await db.DeadlineRowsAsync(inspection.Matter, basis, stop)),
            History = await db.HistoryRowsAsync(inspection.Matter, stop, MostHistory),
            Decision = await DecisionAsync(db, inspection, stop),
            Next = InspectionStages.Next(inspection),
            ToSubmit = inspection.ObstaclesToSubmit(leader),
            Warnings = [.. WarningsOf(inspection, leader), .. ShortNotice(inspection, basis), .. await WithoutSuperiorAsync(db, inspection, stop)],
            VerticalBodies = (await db.SupervisedBodies.AsNoTracking().Where(b => b.Kind == BodyKind.Vertical).Select(b => b.Id).ToListAsync(stop)).ToHashSet(),
            Surveys = [.. (await db.ResearchSurveys.AsNoTracking().Where(s => s.Inspection == id).Select(s => new { s.Id, s.Year, s.Serial, s.Title }).ToListAsync(stop))
                .Select(s => new MatterLink($"{new DossierNumber(s.Year, DossierNumber.Survey, s.Serial)} {s.Title}", $"/surveys/{s.Id.Value}"))],
            Newer = newer,
            Touched = touched,
            NoticeBy = inspection.MobilisationDay is { } meeting
                ? InspectionDuties.NoticeDeadline(meeting, inspection.ReachedOn(InspectionState.SchemeApproved) ?? basis.Today, basis.Rules, basis.Calculator).Day : null,
            MayRun = actor.May(Permissions.RunInspections) && (actor.IsSystem || actor.Serves(inspection.Committee)) && !inspection.IsOver && inspection.State != InspectionState.Closed,
        };
    }

    /// <summary>The same for pages that show head and tabs only: without deadlines, history and what may be done next. Thousands of findings leave
    /// as many lines of history, and a page that counts them needs none.</summary>
    public async Task<InspectionView?> HeadAsync(LawInspectionId id, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        if (await db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is not { } inspection)
        {
            return null;
        }

        return await HeadOfAsync(db, inspection, stop);
    }

    /// <summary>The head of an inspection for whoever may read it; the caller asked for the right.</summary>
    internal static async Task<InspectionView> HeadOfAsync(SupervisionDb db, LawInspection inspection, CancellationToken stop)
    {
        var (lawId, committee, today) = (inspection.Law, inspection.Committee, db.Clock.Today());
        var law = lawId is null ? null : await db.LawTexts.AsNoTracking().SingleAsync(l => l.Id == lawId, stop);
        var leader = inspection.Leader is { } there ? await db.StandingAsync(inspection, there.Person, inspection.MobilisationDay ?? today, stop) : null;
        var (newer, touched) = law is null ? (null, 0) : await NewerAsync(db, inspection, law, stop);
        return new(inspection, law, await db.WorkCommittees.AsNoTracking().Where(c => c.Id == committee).Select(c => c.ShortName).SingleAsync(stop), today)
        {
            AllBodies = await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).Select(b => new BodyName(b.Id, b.ShortName)).ToListAsync(stop),
            Warnings = [.. WarningsOf(inspection, leader)],
            Newer = newer,
            Touched = touched,
        };
    }

    /// <summary>What many people owe alike on one day is one event, and one line: 8 人.</summary>
    internal static IReadOnlyList<DeadlineRow> Folded(IReadOnlyList<DeadlineRow> rows) =>
        [.. rows.GroupBy(r => r.Party.Kind == PartyKind.Person ? (r.Kind, r.Act, r.Day, r.MetOn, r.Result, default) : (r.Kind, r.Act, r.Day, r.MetOn, r.Result, r.Obligation))
            .Select(g => g.Count() == 1 ? g.First() : g.First() with { OwedBy = $"{g.Count()} 人" })];

    // A later amendment gives a warning; the version stays (D-6.5, D-17.17).
    private static async Task<(LawRow? Newer, int Touched)> NewerAsync(SupervisionDb db, LawInspection inspection, LawText law, CancellationToken stop)
    {
        var (key, day) = (law.Law, law.VersionDate);
        var found = await db.LawTexts.AsNoTracking().Where(l => l.Law == key && l.RetiredOn == null && l.VersionDate > day).OrderByDescending(l => l.VersionDate)
            .Select(l => new LawRow(l.Id, l.Law, l.Title, l.Organ, l.VersionDate, l.Chapters, l.Sections, l.Articles, l.AddedOn, l.RetiredOn)).FirstOrDefaultAsync(stop);
        if (found is null || inspection.IsOver)
        {
            return (null, 0);
        }

        var changed = LawComparison.Between(await db.TreeAsync(law.Id, stop), await db.TreeAsync(found.Id, stop))
            .Where(c => c is { Older: not null, Fate: ArticleFate.Changed or ArticleFate.Removed }).Select(c => c.Older!.Line.Order).ToHashSet();
        return (found, inspection.Items.Count(i => changed.Contains(i.Line)));
    }

    // A meeting put on an earlier day after the notice: the notice stays what it was, and the page says that it is too short now (D-6.6).
    private static IEnumerable<string> ShortNotice(LawInspection inspection, LoadedBasis basis) =>
        inspection is { State: >= InspectionState.Noticed and < InspectionState.Mobilised, MobilisationDay: { } meeting } && inspection.ReachedOn(InspectionState.Noticed) is { } noticed
            && InspectionDuties.NoticeDeadline(meeting, inspection.ReachedOn(InspectionState.SchemeApproved)!.Value, basis.Rules, basis.Calculator).Day is var last && noticed > last
            ? [$"动员会改期以后，距通知被检查单位（{noticed.Full()}）不足规定的天数，应当不晚于{last.Full()}通知。"] : [];

    // Report and opinions of a vertical unit go to its superior organ, too (D-6.13): somebody has to say which one that is.
    private static async Task<IEnumerable<string>> WithoutSuperiorAsync(SupervisionDb db, LawInspection inspection, CancellationToken stop)
    {
        var open = inspection.Bodies.Where(b => b.Superior.Length == 0).Select(b => b.Body).ToList();
        return (await db.SupervisedBodies.AsNoTracking().Where(b => b.Kind == BodyKind.Vertical && open.Contains(b.Id)).Select(b => b.ShortName).ToListAsync(stop))
            .Select(name => $"{name}是垂直管理单位，检查报告和审议意见同时送其上级主管机关，请在方案里填写。");
    }

    private static IEnumerable<string> WarningsOf(LawInspection inspection, GroupStanding? leader)
    {
        var count = inspection.Members.Count(m => m.Counts);
        if (count > 0 && count is < InspectionRules.LeastMembers or > InspectionRules.MostMembers)
        {
            yield return $"检查组现有 {count} 人，一般 {InspectionRules.LeastMembers}—{InspectionRules.MostMembers} 人，做到精干、效能。";
        }

        if (inspection.Pause is { } pause)
        {
            yield return $"检查已于{pause.From.Full()}延期：{pause.Reason}。恢复以前不计期限，也不能进入下一步。";
        }

        if (inspection.EarlyStops is { Count: > 0 } early && inspection.State < InspectionState.Mobilised)
        {
            yield return $"{early.Count} 站行程早于动员会，请取消后重新安排：{string.Join("、", early.Select(s => $"{s.Day.Full()}{s.Place}"))}。";
        }

        if (inspection.State is >= InspectionState.SchemeApproved and < InspectionState.Heard && leader is not { IsCouncil: true })
        {
            yield return "组长已经不是常委会主任或者副主任，另定组长以前检查不能进入下一步。";
        }
    }

    private static async Task<string> DecisionAsync(SupervisionDb db, LawInspection inspection, CancellationToken stop) =>
        await db.DecisionOnAsync(inspection.Matter, CouncilPurpose.InspectionScheme, stop) is { } facts
            ? $"{facts.MeetingName}{(facts.IsApproval ? "批准" : facts.IsConfirmed ? "没有批准" : "已决定，待确认")}方案（{facts.Day.Full()}）" : "";
}
