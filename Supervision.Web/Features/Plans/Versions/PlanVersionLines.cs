using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans.Versions;

/// <summary>Writes lines of a plan down word for word, names instead of ids.</summary>
internal static class PlanVersionLines
{
    /// <summary>The lines as a version keeps them.</summary>
    public static async Task<IReadOnlyList<PlanVersionLine>> VersionLinesAsync(
        this SupervisionDb db, IReadOnlyList<PlanItem> items, CancellationToken stop, IReadOnlyDictionary<PlanItemId, string>? ended = null)
    {
        var names = await (from m in db.Members.AsNoTracking() join p in db.People on m.Person equals p.Id select new { m.Id, p.Name })
            .ToDictionaryAsync(m => m.Id, m => m.Name, stop);
        var sittings = (await db.Sittings.AsNoTracking().ToListAsync(stop)).ToDictionary(s => s.Id, s => s.Name);
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Name, stop);
        return [.. items.Select(i => LineOf(i, names, sittings, bodies) with { Ended = ended?.GetValueOrDefault(i.Id) ?? i.EndReason })];
    }

    private static PlanVersionLine LineOf(
        PlanItem item, Dictionary<MemberId, string> names, Dictionary<SittingId, string> sittings, Dictionary<SupervisedBodyId, string> bodies) => new(item.Id, item.Order, item.Kind, item.Title)
        {
            Bodies = string.Join('、', item.Bodies.OrderBy(b => b.Order).Select(b => b.NameIn(bodies))),
            Committees = string.Join('、', item.Committees.OrderBy(c => c.Order).Select(c => c.Name)),
            LeadMember = item.LeadMember is { } member ? names.GetValueOrDefault(member, "") : "",
            Time = item.Time.Words,
            Sitting = item.Sitting is { } sitting ? sittings.GetValueOrDefault(sitting, "") : "",
            IsRated = item.IsRated,
            KeyPoints = item.KeyPoints,
            Remarks = item.Remarks,
            FollowUp = FollowUpWords(item),
            Link = item.WorkLink,
        };

    private static string FollowUpWords(PlanItem item) => item.ReportBy is { } day
        ? $"{item.Instrument}，{day.Full()}前报告执行情况".TrimStart('，')
        : item.Instrument;
}
