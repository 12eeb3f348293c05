using Microsoft.Extensions.Options;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Documents;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Features.Inspections.Schemes;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.UnitPapers;

/// <summary>An inspection as the list of a body has it.</summary>
/// <param name="Inspection">The inspection.</param>
/// <param name="Body">The body.</param>
/// <param name="Shown">How many findings were shown to it.</param>
public sealed record UnitInspectionRow(LawInspection Inspection, BodyName Body, int Shown)
{
    /// <summary>Where the body's pages of it begin.</summary>
    public string Link => UnitInspectionQueries.LinkOf(Inspection.Id, Body.Id);

    /// <summary>True once the body may read the report (D-1.5: after approval).</summary>
    public bool HasReport => UnitInspectionQueries.IsReportOpen(Inspection);
}

/// <summary>The report as a body reads it.</summary>
public sealed record UnitReportView(LawInspection Inspection, BodyName Body, string Title, InspectionReport Report);

/// <summary>A paper that a body takes away.</summary>
public sealed record UnitPaper(ListPaper Paper, string Name, DateOnly Today);

/// <summary>What an inspected body reads of its own inspections (D-1.5): scheme and own notice from the notice on, the report after the council's approval.
/// Whoever is refused gets nothing, as if it did not exist; the look is written down (D-16.38).</summary>
public sealed class UnitInspectionQueries(InspectionActing acting, GroupReportPapers papers, IOptions<HouseOptions> house)
{
    /// <summary>The pages of a body on an inspection.</summary>
    public static string LinkOf(LawInspectionId id, SupervisedBodyId body) => $"/unit/inspections/{id.Value}/{body.Value}";

    /// <summary>True once the council agreed to the report (D-1.5, D-6.10).</summary>
    public static bool IsReportOpen(LawInspection inspection) => inspection.ReachedOn(InspectionState.ReportApproved) is not null;

    /// <summary>Inspections that the reader's bodies were told of, the newest first.</summary>
    public async Task<IReadOnlyList<UnitInspectionRow>> ListAsync(CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.UseUnitDesk, stop);
        await using var context = db;
        var own = actor.Bodies.Select(b => new SupervisedBodyId(b)).ToList();
        var inspections = await db.LawInspections.AsNoTracking().Where(i => i.Bodies.Any(b => own.Contains(b.Body))).ToListAsync(stop);
        var names = await db.SupervisedBodies.AsNoTracking().Where(b => own.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var shown = (await db.Findings.Where(f => f.ShownOn != null && own.Contains(f.Body)).GroupBy(f => new { f.Inspection, f.Body })
            .Select(g => new { g.Key.Inspection, g.Key.Body, Count = g.Count() }).ToListAsync(stop)).ToDictionary(s => (s.Inspection, s.Body), s => s.Count);
        return
        [
            .. inspections.Where(i => i.ReachedOn(InspectionState.Noticed) is not null).OrderByDescending(i => i.Year).ThenByDescending(i => i.Serial)
                .SelectMany(i => own.Where(i.Inspects).Select(b => new UnitInspectionRow(i, new(b, names[b]), shown.GetValueOrDefault((i.Id, b))))),
        ];
    }

    /// <summary>The scheme; null when it is not for the reader.</summary>
    public Task<UnitPaper?> SchemeAsync(LawInspectionId id, SupervisedBodyId body, CancellationToken stop) => ReadAsync(id, body, "执法检查方案", _ => true, async (db, inspection) =>
    {
        var view = await InspectionQueries.HeadOfAsync(db, inspection, stop);
        return new UnitPaper(new SchemePaper(view, house.Value.Committee).Scheme, $"{inspection.Title}方案", view.Today);
    }, stop);

    /// <summary>The notice to the body itself; null when it is not for the reader.</summary>
    public Task<UnitPaper?> NoticeAsync(LawInspectionId id, SupervisedBodyId body, CancellationToken stop) => ReadAsync(id, body, "执法检查通知", _ => true, async (db, inspection) =>
    {
        var view = await InspectionQueries.HeadOfAsync(db, inspection, stop);
        var named = view.Bodies.First(b => b.Id == body);
        return new UnitPaper(new SchemePaper(view, house.Value.Committee).NoticeTo(named), $"执法检查通知_{named.Name}", view.Today);
    }, stop);

    /// <summary>The report as paper; null when it is not for the reader, or not yet.</summary>
    public Task<UnitPaper?> ReportPaperAsync(LawInspectionId id, SupervisedBodyId body, CancellationToken stop) => ReadAsync(id, body, "检查报告", IsReportOpen, async (db, inspection) =>
        new UnitPaper(await papers.ComposeAsync(db, inspection, stop), $"{inspection.Title}报告", db.Clock.Today()), stop);

    /// <summary>The text of the report; null when it is not for the reader, or not yet.</summary>
    public Task<UnitReportView?> ReportAsync(LawInspectionId id, SupervisedBodyId body, CancellationToken stop) => ReadAsync(id, body, "检查报告", IsReportOpen, async (db, inspection) =>
    {
        var law = inspection.Law;
        var title = await db.LawTexts.Where(l => l.Id == law).Select(l => l.Title).SingleOrDefaultAsync(stop) ?? inspection.Title;
        var name = await db.SupervisedBodies.Where(b => b.Id == body).Select(b => b.ShortName).SingleAsync(stop);
        return await db.GroupReportAsync(id, stop) is { } report ? new UnitReportView(inspection, new(body, name), LawInspection.ReportTitleOf(title), report) : null;
    }, stop);

    private async Task<T?> ReadAsync<T>(
        LawInspectionId id, SupervisedBodyId body, string what, Func<LawInspection, bool> isOpen, Func<SupervisionDb, LawInspection, Task<T?>> read, CancellationToken stop)
        where T : class
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadOwnInspections, stop);
        await using var context = db;
        if (await db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is not { } inspection)
        {
            return null;
        }

        if (UnitSight.MayRead(actor, inspection, body) && isOpen(inspection))
        {
            return await read(db, inspection);
        }

        await db.NoteRefusalAsync(inspection, what, stop);
        return null;
    }
}
