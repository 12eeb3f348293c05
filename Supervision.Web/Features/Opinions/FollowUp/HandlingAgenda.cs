using Supervision.Domain.Opinions;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>What of the handlings waits for the council, and what a sitting heard again.</summary>
internal static class HandlingAgenda
{
    /// <summary>Reports without a decision, and extensions asked for.</summary>
    public static async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        var handlings = await db.OpinionHandlings.AsNoTracking()
            .Where(h => h.State == OpinionState.ReportSubmitted || h.State == OpinionState.SecondReport || h.State == OpinionState.HeardAgain
                || h.Extensions.Any(e => e.State == ExtensionState.Asked)).ToListAsync(stop);
        var ids = handlings.Select(h => h.Opinion).ToList();
        var opinions = await db.ReviewOpinions.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, stop);
        var names = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        return [.. handlings.OrderBy(h => opinions[h.Opinion].DispatchedOn).SelectMany(h => Questions(h, opinions[h.Opinion], names[h.Organ]))];
    }

    /// <summary>A sitting closed: reports on its agenda are heard (再次听取, D-8.10).</summary>
    public static async Task HearAsync(SupervisionDb db, Sitting sitting, Actor actor, CancellationToken stop)
    {
        var ids = sitting.Matters.Where(m => m.Kind == MatterKind.Opinion).Select(m => new ReviewOpinionId(m.Id)).ToList();
        var by = new Editor(actor.Name, db.Clock.GetUtcNow());
        foreach (var opinion in await db.ReviewOpinions.Where(o => ids.Contains(o.Id)).ToListAsync(stop))
        {
            var all = await db.OpinionHandlings.Where(h => h.Opinion == opinion.Id).ToListAsync(stop);
            foreach (var handling in all.Where(h => h.ObstaclesToHear().Count == 0))
            {
                handling.Hear(sitting.LastDay);
                db.Tell(opinion.Matter, $"{sitting.Name}听取研究处理情况报告");
            }

            opinion.Follow(all, by);
        }
    }

    private static IEnumerable<CouncilQuestion> Questions(OpinionHandling h, ReviewOpinion o, string organ)
    {
        if (h.AwaitsDecision)
        {
            yield return new(
                $"{organ}关于{o.Number}的{HandlingPaperKinds.Of(h.NewestReport!.Kind)}", CouncilPurpose.OpinionReport, o.Matter, h.NewestReport.Hash)
            {
                Notice = HandlingWords.Unverified(h.Unverified),
            };
        }

        if (h.Waiting is { } asked)
        {
            yield return new(
                $"{organ}申请把{o.Number}的报告期限由{asked.LastDay.Full()}延至{asked.Until.Full()}", CouncilPurpose.OpinionExtension, o.Matter, asked.Hash);
        }
    }
}
