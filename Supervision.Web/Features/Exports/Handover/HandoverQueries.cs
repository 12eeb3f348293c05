using Supervision.Domain.Opinions;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Exports.Handover;

/// <summary>Reads what goes over to the next term (D-17.19).</summary>
public sealed class HandoverQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>The list of a term; null when there is no such term.</summary>
    /// <param name="number">第十七届 is 17.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<HandoverList?> FindAsync(int number, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var terms = await db.Terms.AsNoTracking().ToListAsync(stop);
        return terms.Find(t => t.Number == number) is not { } term ? null
            : await new HandoverReading(db, term, terms.Find(t => t.Number == number + 1), await db.LoadBasisAsync(stop)).ReadAsync(stop);
    }
}

/// <summary>Makes the list of one term.</summary>
internal sealed class HandoverReading(SupervisionDb db, Term term, Term? next, LoadedBasis basis)
{
    private static readonly IReadOnlyList<TableColumn> Columns =
    [
        new("编号", 22), new("事项", 44), new("责任单位", 20), new("承办委", 18), new("分管领导", 18), new("状态", 16), new("期限", 12), new("说明", 30),
    ];

    private static readonly OpinionState[] Over = [OpinionState.Closed, OpinionState.NoOpinion, OpinionState.Withdrawn];

    private PartyDirectory parties = null!;
    private HashSet<PersonId> staying = [];
    private ILookup<MatterRef, Obligation> owed = Enumerable.Empty<Obligation>().ToLookup(o => o.Matter);

    // What the next Committee begins after the change is its own.
    private DateOnly Before => term.End ?? DateOnly.MaxValue;

    public async Task<HandoverList> ReadAsync(CancellationToken stop)
    {
        parties = await db.LoadPartiesAsync(basis.Today, stop);
        staying = await StayingAsync(stop);
        var open = (await db.Obligations.AsNoTracking().Where(o => o.State == ObligationState.Open).ToListAsync(stop))
            .Where(o => o.CreatedAt.BeijingDate() < Before).OrderBy(o => o.Deadline.Day).ThenBy(o => o.Id.Value).ToList();
        owed = open.ToLookup(o => o.Matter);
        return new(term, next,
        [
            new("监督事项", Table(await ReportsAsync(stop)), "没有正在办理的监督事项。"),
            new("审议意见", Table(await OpinionsAsync(stop)), "没有正在办理的审议意见。"),
            new("计划事项", Table(await ItemsAsync(stop)), "年度监督工作计划没有其他未完成的事项。"),
            new("会议", Table(await MeetingsAsync(stop)), "没有还未举行的会议。"),
            new("期限", Table([.. open.Select(DutyRow)]), "没有还未完成的期限。"),
        ]);
    }

    private static ExportTable Table(IReadOnlyList<IReadOnlyList<object?>> rows) => new("交接清单", [], Columns, rows);

    private async Task<HashSet<PersonId>> StayingAsync(CancellationToken stop)
    {
        var day = next?.Start ?? basis.Today;
        return (await db.Members.AsNoTracking().Where(m => m.From <= day && (m.To == null || m.To > day)).Select(m => m.Person).ToListAsync(stop)).ToHashSet();
    }

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> ReportsAsync(CancellationToken stop) =>
    [
        .. (await db.SpecialReports.AsNoTracking().ToListAsync(stop))
            .Where(r => r.IsAlive && r.Steps is [{ At: var at }, ..] && at.BeijingDate() < Before).OrderBy(r => r.Year).ThenBy(r => r.Serial)
            .Select(IReadOnlyList<object?> (r) =>
            [
                r.Number.ToString(), r.Title, r.Unit is { } unit ? parties.NameOf(Party.Body(unit.Value)) : "", parties.NameOf(Party.Committee(r.Committee.Value)),
                NameOf(r.LeadMember), ReportWords.Of(r.State), DayOf(r.Matter), ReportWords.Of(r.Tier),
            ]),
    ];

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> OpinionsAsync(CancellationToken stop) =>
    [
        .. (await db.ReviewOpinions.AsNoTracking().ToListAsync(stop))
            .Where(o => !Over.Contains(o.State) && o.SittingEnd < Before).OrderBy(o => o.DossierYear).ThenBy(o => o.DossierSerial)
            .Select(IReadOnlyList<object?> (o) =>
            [
                o.Number ?? o.Dossier.ToString(), o.Title, o.MainOrgan is { } organ ? parties.NameOf(Party.Body(organ.Value)) : "",
                parties.NameOf(Party.Committee(o.Committee.Value)), NameOf(o.LeadMember), OpinionStateWords.Of(o.State), DayOf(o.Matter), LateWords(o.Matter),
            ]),
    ];

    // Lines with a working object stand among the matters.
    private async Task<IReadOnlyList<IReadOnlyList<object?>>> ItemsAsync(CancellationToken stop)
    {
        var plans = await db.AnnualPlans.AsNoTracking().Where(p => p.State == PlanState.Published).ToDictionaryAsync(p => p.Id, p => p.Year, stop);
        var items = (await db.PlanItems.AsNoTracking().ToListAsync(stop))
            .Where(i => plans.TryGetValue(i.Plan, out var year) && year <= Before.Year && !i.IsSettled && i.WorkKind is not MatterKind.Report).ToList();
        return [.. items.OrderBy(i => plans[i.Plan]).ThenBy(i => i.Order).Select(IReadOnlyList<object?> (i) =>
        [
            $"{plans[i.Plan]}年计划第{i.Order}项", i.Title, string.Join('、', i.Bodies.OrderBy(b => b.Order).Select(b => b.Name)),
            string.Join('、', i.Committees.OrderBy(c => c.Order).Select(c => c.Name)), "", i.Kind.Words(), i.Work is { } work ? DayOf(work) : i.ReportBy, i.TimeText,
        ])];
    }

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> MeetingsAsync(CancellationToken stop)
    {
        var sittings = (await db.Sittings.AsNoTracking().Where(s => s.Term == term.Id).ToListAsync(stop))
            .Where(s => !s.IsOver && s.State != SittingState.Cancelled).OrderBy(s => s.FirstDay)
            .Select(IReadOnlyList<object?> (s) =>
            [
                "", $"常委会{s.Name}", "", "", "", s.StateWords, s.FirstDay, $"议程 {s.Agenda.Count} 项{(s.FirstDay >= Before ? "；首日在届满日以后，由新一届重新安排和编次" : "")}",
            ]);
        var councils = (await db.CouncilMeetings.AsNoTracking().Where(m => m.Term == term.Id).ToListAsync(stop))
            .Where(m => m.Items.Any(i => i.Decision is null or { IsConfirmed: false })).OrderBy(m => m.Day)
            .Select(IReadOnlyList<object?> (m) =>
            [
                "", m.Name, "", "", "", "待决定", m.Day, $"还没有决定或者确认的议题 {m.Items.Count(i => i.Decision is null or { IsConfirmed: false })} 项",
            ]);
        return [.. sittings, .. councils];
    }

    private IReadOnlyList<object?> DutyRow(Obligation o) =>
    [
        "", $"{o.Act}（{o.Title}）", parties.NameOf(o.OwedBy), "", "", o.IsLate(basis.Today) ? $"逾期{o.DaysLate(basis.Today)}天" : "未到期", o.Deadline.Day,
        o.Deadline.IsProvisional ? "暂定" : "",
    ];

    // Who is no longer a member cannot go on leading: the new Committee names somebody.
    private string NameOf(PersonId? lead) => lead is not { } who ? "" : parties.NameOf(who) + (staying.Contains(who) ? "" : "（已离任，需重新明确）");

    private DateOnly? DayOf(MatterRef matter) => owed[matter].FirstOrDefault()?.Deadline.Day;

    private string LateWords(MatterRef matter) => owed[matter].Select(o => o.DaysLate(basis.Today)).DefaultIfEmpty().Max() is > 0 and var late ? $"逾期{late}天" : "";
}
