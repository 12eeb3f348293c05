using Supervision.Domain.Sittings;

namespace Supervision.Web.Persistence;

/// <summary>Decisions of the council as other subjects read them (D-3.13): “approved by the council” is one of these rows.</summary>
public static class DecisionReading
{
    /// <summary>All decisions on a matter, the newest first; unconfirmed ones among them, see <see cref="DecisionFacts.IsConfirmed"/>.</summary>
    public static async Task<IReadOnlyList<DecisionFacts>> DecisionsOnAsync(this SupervisionDb db, MatterRef matter, CancellationToken stop)
    {
        var (kind, id) = (matter.Kind, matter.Id);
        var meetings = await db.CouncilMeetings.AsNoTracking()
            .Where(m => m.Items.Any(i => i.MatterKind == kind && i.MatterId == id)).ToListAsync(stop);
        return [.. FactsOf(meetings).Where(f => f.Matter == matter)];
    }

    /// <summary>The newest decision on a matter for one purpose, or null.</summary>
    public static async Task<DecisionFacts?> DecisionOnAsync(this SupervisionDb db, MatterRef matter, string purpose, CancellationToken stop) =>
        (await db.DecisionsOnAsync(matter, stop)).FirstOrDefault(f => f.Purpose == purpose);

    /// <summary>One decision by its id, or null.</summary>
    public static async Task<DecisionFacts?> FindDecisionAsync(this SupervisionDb db, CouncilDecisionId decision, CancellationToken stop)
    {
        var meetings = await db.CouncilMeetings.AsNoTracking()
            .Where(m => m.Items.Any(i => i.Decision != null && i.Decision.Id == decision)).ToListAsync(stop);
        return FactsOf(meetings).SingleOrDefault(f => f.Decision == decision);
    }

    /// <summary>All decisions of the given purposes, the newest first; for lists to choose from.</summary>
    public static async Task<IReadOnlyList<DecisionFacts>> DecisionsForAsync(this SupervisionDb db, string purpose, CancellationToken stop)
    {
        var meetings = await db.CouncilMeetings.AsNoTracking()
            .Where(m => m.Items.Any(i => i.Purpose == purpose)).ToListAsync(stop);
        return [.. FactsOf(meetings).Where(f => f.Purpose == purpose)];
    }

    private static IEnumerable<DecisionFacts> FactsOf(IEnumerable<CouncilMeeting> meetings) =>
        from meeting in meetings.OrderByDescending(m => m.Day).ThenByDescending(m => m.Number)
        from item in meeting.Items.OrderByDescending(i => i.Order)
        let facts = meeting.FactsOf(item)
        where facts is not null
        select facts;
}
