using Supervision.Domain.Ratings;

namespace Supervision.Web.Persistence;

/// <summary>What a check of the sealed boxes found.</summary>
/// <param name="Fault">The first broken box in words; null when all are under their seals.</param>
/// <param name="Lines">One line a box: its digest, to be compared with the one printed on the result sheet.</param>
internal sealed record BoxFinding(string? Fault, IReadOnlyList<string> Lines);

/// <summary>Compares each sealed box with its seal (票箱封条): a part that was changed, added or taken away is found.</summary>
internal static class BoxCheck
{
    private static readonly RoundState[] Counted = [RoundState.Sealed, RoundState.Confirmed, RoundState.Announced];

    public static async Task<BoxFinding> RunAsync(SupervisionDb db, CancellationToken stop)
    {
        var parts = (await db.SealedMarks.AsNoTracking().ToListAsync(stop)).ToLookup(p => p.Round);
        var rounds = await db.RatingRounds.AsNoTracking().Where(r => Counted.Contains(r.State)).ToListAsync(stop);
        List<string> lines = [];
        foreach (var round in rounds.OrderBy(r => r.SealedAt))
        {
            if (await FaultAsync(db, round, [.. parts[round.Id]], stop) is { } fault)
            {
                return new(fault, []);
            }

            lines.Add($"{NameOf(round)}：票箱封条 {round.BoxSeal}{(round.IsBoxLeftOut ? "（从备份恢复，票箱不在，只有总数）" : "")}");
        }

        var foreign = parts.Select(p => p.Key).Except(rounds.Select(r => r.Id)).ToList();
        return foreign.Count > 0
            ? new($"票箱里有 {foreign.Sum(f => parts[f].Count())} 个部分不属于任何已封存的测评。", [])
            : new(null, [$"票箱完整，共 {rounds.Count} 个。{(rounds.Count == 0 ? "" : "请把下面的封条与结果报告单上印的核对。")}", .. lines]);
    }

    private static async Task<string?> FaultAsync(SupervisionDb db, RatingRound round, IReadOnlyList<SealedMark> parts, CancellationToken stop)
    {
        // The trail is chained, so a seal that was changed together with the box is found there.
        var isWritten = await db.AuditEntries.AnyAsync(
            e => e.MatterKind == round.Matter.Kind && e.MatterId == round.Matter.Id && e.Changes.Contains(round.BoxSeal), stop);
        if (!isWritten)
        {
            return $"{NameOf(round)}：票箱封条与操作日志不符，封条被改动。";
        }

        if (round.IsBoxLeftOut && parts.Count == 0)
        {
            return null;
        }

        return BoxSeal.Of(parts) != round.BoxSeal ? $"{NameOf(round)}：票箱与封条不符，有内容被改动、增加或者删除。"
            : !round.IsCountOf((subject, slot) => parts.Where(p => p.Subject == subject && p.Slot == slot).Select(p => (byte)p.Mark))
                ? $"{NameOf(round)}：登记的结果与票箱不符。"
            : null;
    }

    private static string NameOf(RatingRound round) => round.Number == 1 ? round.Title : $"{round.Title}（第 {round.Number} 次）";
}
