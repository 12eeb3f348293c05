using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Exports;

/// <summary>Reads the year's supervision for the report to the Congress.</summary>
public sealed class YearlyWorkQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>The year's list.</summary>
    public async Task<YearlyWork> ReadAsync(int year, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (nameof(ReadAsync), year), () => MakeAsync(db, year, stop));
    }

    private static async Task<YearlyWork> MakeAsync(SupervisionDb db, int year, CancellationToken stop)
    {
        var sittings = await db.Sittings.AsNoTracking().OrderBy(s => s.FirstDay).ToListAsync(stop);
        var plan = await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Year == year && (p.State == PlanState.Published || p.State == PlanState.Closed), stop);
        List<PlanItem> items = plan is null ? [] : await db.PlanItems.AsNoTracking().Where(i => i.Plan == plan.Id).OrderBy(i => i.Order).ToListAsync(stop);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var today = db.Clock.Today();
        var (done, pending) = await DoneAsync(db, items, sittings, stop);
        return new(
            year, plan is null ? null : items.Count, done,
            [.. sittings.Where(s => s.FirstDay.Year == year && s.IsOver).Select(s => new HeldSitting(
                s.Name, s.FirstDay, s.LastDay, s.Agenda.Count, s.OpenedWith, s.OpenedOf))],
            await db.CouncilMeetings.CountAsync(m => m.Day >= first && m.Day <= last && m.Day <= today, stop),
            await db.ReviewOpinions.CountAsync(o => o.DispatchedOn >= first && o.DispatchedOn <= last, stop),
            await db.AnnualPlans.Select(p => p.Year).OrderByDescending(y => y).ToListAsync(stop))
        {
            Pending = pending,
        };
    }

    private static async Task<(IReadOnlyList<DoneItem> Done, int Pending)> DoneAsync(
        SupervisionDb db, List<PlanItem> items, List<Sitting> sittings, CancellationToken stop)
    {
        var ids = items.Select(i => i.Id).ToList();
        var reports = (await db.PathsAsync(db.SpecialReports.Where(r => r.PlanItem != null && ids.Contains(r.PlanItem.Value)), stop))
            .ToDictionary(r => r.PlanItem!.Value);
        var meetings = sittings.ToDictionary(s => s.Id, s => "常委会" + s.Name);
        var heard = reports.Values.Where(r => r.ReachedOn(ReportState.Heard) is not null).Select(r => r.PlanItem!.Value).ToHashSet();
        var bodies = (await db.LoadNamesAsync(stop)).Bodies.ToDictionary(b => b.Key, b => b.Value.Long);
        var inspected = await InspectedAsync(db, ids, meetings, stop);
        List<DoneItem> done = [];
        foreach (var item in items)
        {
            if ((inspected.TryGetValue(item.Id, out var inspection) ? Of(item, inspection, bodies) : Of(item, reports.GetValueOrDefault(item.Id), meetings, bodies)) is { } found)
            {
                heard.Remove(item.Id);
                done.Add(found);
            }
        }

        return (done, heard.Count);
    }

    // An inspection is done when the opinion on its report went out with it, or the council decided that there is none.
    private static async Task<Dictionary<PlanItemId, (DateOnly Day, string Meeting, string Result)>> InspectedAsync(
        SupervisionDb db, List<PlanItemId> items, Dictionary<SittingId, string> meetings, CancellationToken stop)
    {
        var heard = await db.LawInspections.Where(i => items.Contains(i.PlanItem) && i.Steps.Any(s => s.State == InspectionState.Heard))
            .Select(i => new { i.Id, i.PlanItem, i.Sitting }).ToListAsync(stop);
        var ids = heard.ConvertAll(i => i.Id);
        var opinions = (await db.PathsAsync(db.ReviewOpinions.Where(o => o.Inspection != null && ids.Contains(o.Inspection.Value)), stop)).ToDictionary(o => o.Inspection!.Value);
        return (from i in heard
                let opinion = opinions.GetValueOrDefault(i.Id)
                let day = opinion?.ResultOn
                where day is not null
                select (i.PlanItem, Line: (day.Value, i.Sitting is { } sitting ? meetings.GetValueOrDefault(sitting, "") : "", ResultWords.Of(opinion))))
            .ToDictionary(x => x.PlanItem, x => x.Line);
    }

    private static DoneItem Of(PlanItem item, (DateOnly Day, string Meeting, string Result) done, Dictionary<SupervisedBodyId, string> bodies) => new(
        item.Kind, item.Title, string.Join('、', item.Bodies.OrderBy(b => b.Order).Select(b => b.NameIn(bodies))),
        string.Join('、', item.Committees.OrderBy(c => c.Order).Select(c => c.Name)), done.Day, done.Meeting, done.Result);

    // Done is what has its result, and what somebody finished with a note.
    private static DoneItem? Of(
        PlanItem item, ReportPath? report, Dictionary<SittingId, string> meetings, Dictionary<SupervisedBodyId, string> bodies)
    {
        var result = report?.ReachedOn(ReportState.Heard) is null ? null : report.ResultOn;
        return (result ?? item.DoneOn) is not { } done ? null
            : Of(item, (done, report is null ? "" : MeetingOf(report, meetings), result is null ? item.DoneNote : ResultOf(report!)), bodies);
    }

    private static string MeetingOf(ReportPath report, Dictionary<SittingId, string> meetings) =>
        report.Sitting is { } sitting ? meetings.GetValueOrDefault(sitting, "") : report.MeetingName;

    // What the council or a committee hears ends with its own remarks; only the Committee gives an opinion.
    private static string ResultOf(ReportPath report) => report.Tier == ReportTier.Committee
        ? ResultWords.Of(report.Opinion)
        : ReportWords.Of(report.State);
}
