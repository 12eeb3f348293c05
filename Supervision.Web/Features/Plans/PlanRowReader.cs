using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Turns lines into rows: names for ids, state, next deadline and lateness (D-4.10).</summary>
internal sealed class PlanRowReader(SupervisionDb db, AnnualPlan plan, Actor actor, LoadedBasis basis)
{
    private IReadOnlySet<Guid> heard = new HashSet<Guid>();
    private HouseNames names = null!;
    private Dictionary<Guid, WorkStand> stands = [];
    private ILookup<Guid, Obligation> owed = Array.Empty<Obligation>().ToLookup(o => o.MatterId);

    public async Task<IReadOnlyList<PlanRow>> ReadAsync(IReadOnlyList<PlanItem> items, IReadOnlySet<PlanItemId> finished, CancellationToken stop)
    {
        await LoadAsync(items, stop);
        return [.. items.Select(i => RowOf(i, finished.Contains(i.Id)))];
    }

    private async Task LoadAsync(IReadOnlyList<PlanItem> items, CancellationToken stop)
    {
        names = await db.LoadNamesAsync(stop);
        stands = await StandsAsync(items, stop);
        var works = items.Where(i => i.WorkId is not null).Select(i => i.WorkId!.Value).ToList();
        owed = works.Count == 0 ? owed : (await db.Obligations.AsNoTracking()
            .Where(o => works.Contains(o.MatterId) && o.State == ObligationState.Open).ToListAsync(stop)).ToLookup(o => o.MatterId);
        heard = await PlanProgress.HeardAsync(db, items, stop);
    }

    private PlanRow RowOf(PlanItem item, bool isDone)
    {
        var next = item.WorkId is { } work ? owed[work].OrderBy(o => o.Deadline.Day).FirstOrDefault() : null;
        var (chip, state) = StateOf(item, isDone, next);
        return new(
            item.Id, item.Order, item.Content,
            item.LeadCommittee is { } lead && names.Committees.TryGetValue(lead, out var known) ? known.Short : "",
            string.Join("、", item.Committees.OrderBy(c => c.Order).Select(c => c.Committee is { } id && names.Committees.TryGetValue(id, out var k) ? k.Short : c.Name)),
            string.Join("、", item.Bodies.OrderBy(b => b.Order).Select(b => b.Body is { } id && names.Bodies.TryGetValue(id, out var name) ? name.Short : b.Name)),
            item.LeadMember is { } member ? names.Members.GetValueOrDefault(member, "") : "",
            MeetingOf(item),
            chip, state, next is null ? "" : $"{next.Act}，{next.Deadline.Day.InYear(basis.Today)}（{next.PassedWords(basis.Today) ?? basis.Calendar.Remaining(next.Deadline.Day, basis.Today)}）",
            MayRead(item) ? item.WorkLink : "", PlanRights.MayEdit(actor, item))
        {
            Warning = actor.May(Permissions.ReadPlanDraft) ? plan.WindowWarning(item) : null,
            Note = NoteOf(item),
            ToMove = item.ObstaclesToMove(plan.IsPublished, isDone),
        };
    }

    private static string NoteOf(PlanItem item) => item switch
    {
        { EndedOn: { } day } => $"{day.Full()}终止：{item.EndReason}",
        { MovedTo: not null } => $"移到{item.MovedToYear}年度计划继续办理",
        { MovedFromYear: { } year } => $"接续{year}年度计划",
        { DoneOn: { } day } => $"{day.Full()}完成：{item.DoneNote}",
        _ => "",
    };

    // Where it is or was heard: the report knows best, the plan only what was meant.
    private string MeetingOf(PlanItem item) =>
        item.WorkId is { } work && stands.GetValueOrDefault(work) is { Meeting.Length: > 0 } stand ? stand.Meeting
        : names.SittingOf(item.Sitting);

    private async Task<Dictionary<Guid, WorkStand>> StandsAsync(IReadOnlyList<PlanItem> items, CancellationToken stop)
    {
        var ids = items.Where(i => i is { WorkKind: MatterKind.Report, WorkId: not null }).Select(i => new SpecialReportId(i.WorkId!.Value)).ToList();
        var rows = await db.SpecialReports.AsNoTracking().Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.State, r.Sitting, r.MeetingName }).ToListAsync(stop);
        return rows.ToDictionary(r => r.Id.Value, r => new WorkStand(
            r.MeetingName.Length > 0 ? r.MeetingName : names.SittingOf(r.Sitting), r.State != ReportState.Planned));
    }

    // Outsiders read the published list, not the dossiers behind it.
    private bool MayRead(PlanItem item) => actor.May(Permissions.ReadPlanDraft)
        || item.Bodies.Any(b => b.Body is { } id && actor.ActsFor(id));

    private (ChipKind Chip, string State) StateOf(PlanItem item, bool isDone, Obligation? next) =>
        !plan.IsPublished ? (item.LeadCommittee is null ? (ChipKind.Todo, "缺承办委") : (ChipKind.Todo, "未开始"))
        : item.EndedOn is not null ? (ChipKind.None, "已终止")
        : item.MovedTo is not null ? (ChipKind.None, $"移到{item.MovedToYear}年")
        : isDone ? (ChipKind.Done, "已完成")
        : IsLate(item, next) ? (ChipKind.Late, next?.IsLate(basis.Today) == true ? $"逾期 {next.DaysLate(basis.Today)} 天" : "逾期")
        : next?.PassedWords(basis.Today) is { } passed ? (ChipKind.Running, passed)
        : item.WorkId is { } id && stands.GetValueOrDefault(id) is { HasBegun: false } ? (ChipKind.Todo, "已立项")
        : item.Work is not null ? (ChipKind.Running, "进行中")
        : (ChipKind.Todo, "未开始");

    private bool IsLate(PlanItem item, Obligation? next) => PlanProgress.IsLate(
        item, plan.Year, next is null ? null : new(next.IsLate(basis.Today), next.PassedWords(basis.Today) is not null), item.WorkId is { } work && heard.Contains(work), basis.Today);

    /// <summary>How the report of a line stands.</summary>
    /// <param name="Meeting">Where it is heard; empty while that is open.</param>
    /// <param name="HasBegun">True once anything was done on it.</param>
    private sealed record WorkStand(string Meeting, bool HasBegun);
}
