using Supervision.Domain.Sittings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>Tells each body once which of its days changed because a sitting or an item moved (D-3.10, D-16.3).</summary>
internal static class MoveNotices
{
    private const int MostListed = 8;

    /// <summary>Adds the notices; the caller saves.</summary>
    public static async Task TellAsync(SittingAct act, SittingEvent what, IReadOnlyList<Obligation> before)
    {
        var now = (await act.Db.OpenDeadlinesAsync(act.Stop)).ToDictionary(o => o.Id);
        var changed = before
            .Where(o => o.OwedBy is { Kind: PartyKind.Body, Id: not null } && now.TryGetValue(o.Id, out var after) && after.Deadline.Day != o.Deadline.Day)
            .Select(o => (Old: o, New: now[o.Id]));
        var bodies = await act.Db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, act.Stop);
        foreach (var body in changed.GroupBy(c => SupervisedBody.ActingFor(new(c.New.OwedBy.Id!.Value), bodies, act.Today)))
        {
            act.Db.BodyNotices.Add(BodyNotice.To(body.Key, act.Sitting.Matter, HeadOf(act.Sitting, what, [.. body]) + Lines([.. body], act.Today), act.Db.Clock.GetUtcNow()));
        }
    }

    private static string HeadOf(Sitting sitting, SittingEvent what, List<(Obligation Old, Obligation New)> changed)
    {
        if (what == SittingEvent.Moved && sitting.Moves is [.., var move])
        {
            return $"常委会{sitting.Name}由{move.FromFirst.Full()}改为{move.ToFirst.Full()}举行（{move.Reason}）。";
        }

        var item = sitting.AllItems.LastOrDefault(i => i.MovedTo is not null && i.Matter == changed[0].New.Matter);
        return $"常委会{sitting.Name}的议题移到另一次会议（{item?.MoveReason}）。";
    }

    private static string Lines(List<(Obligation Old, Obligation New)> changed, DateOnly today)
    {
        var lines = changed.OrderBy(c => c.New.Deadline.Day).Take(MostListed).Select(c =>
            $"“{c.New.Title}”{c.New.Act}：由{c.Old.Deadline.Day.Full()}改为{c.New.Deadline.Day.Full()}{(c.New.PassedWords(today) is { } passed ? $"，{passed}，不计逾期" : "")}");
        return string.Join("；", lines) + (changed.Count > MostListed ? $"等 {changed.Count} 个期限。" : "。");
    }
}
