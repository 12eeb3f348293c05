using Supervision.Domain.Reminders;
using Supervision.Domain.Sittings;
using Supervision.Web.Channels;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>Who was told of a move.</summary>
/// <param name="Members">Members in office.</param>
/// <param name="Bodies">Bodies, each once.</param>
public sealed record MoveTold(int Members, int Bodies);

/// <summary>Tells each body and each member once what a moved sitting or item changes for them (D-3.10, D-16.3).</summary>
internal sealed class MoveNotices(SittingAct act, SittingEvent what, Contacts contacts, PartyDirectory parties)
{
    private const int MostListed = 8;

    private readonly DateTimeOffset now = act.Db.Clock.GetUtcNow();

    /// <summary>Adds the notices; the caller saves.</summary>
    public static async Task TellAsync(SittingAct act, SittingEvent what, IReadOnlyList<Obligation> before, IEnumerable<IMessageChannel> channels)
    {
        var open = await act.Db.OpenDeadlinesAsync(act.Stop);
        var notices = new MoveNotices(act, what, await Contacts.LoadAsync(act.Db, channels, act.Stop), await act.Db.LoadPartiesAsync(act.Today, act.Stop));
        var bodies = await notices.TellBodiesAsync([.. DeadlineMove.Between(before, open).Where(m => m.New.OwedBy is { Kind: PartyKind.Body, Id: not null })]);
        act.Told = new(what == SittingEvent.Moved ? notices.TellMembers(open) : 0, bodies);
        if (act.Told is not { Members: 0, Bodies: 0 })
        {
            act.Tell($"会议日变更通知{(act.Told.Members > 0 ? $" {act.Told.Members} 位组成人员" : "")}{(act.Told.Bodies > 0 ? $" {act.Told.Bodies} 个单位" : "")}");
        }
    }

    private async Task<int> TellBodiesAsync(IReadOnlyList<DeadlineMove> moves)
    {
        var bodies = await act.Db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, act.Stop);
        var told = moves.GroupBy(m => SupervisedBody.ActingFor(new(m.New.OwedBy.Id!.Value), bodies, act.Today)).ToList();
        foreach (var body in told)
        {
            var text = HeadOf(body.First().New) + Lines([.. body]);
            act.Db.BodyNotices.Add(BodyNotice.To(body.Key, act.Sitting.Matter, text, now));
            TellLiaisons([.. body.Select(m => m.New)], text);
        }

        return told.Count;
    }

    // Inside the product the notice of the body is the one they get; the outer ways carry the same words, once for all its days.
    private void TellLiaisons(IReadOnlyList<Obligation> changed, string text)
    {
        foreach (var person in parties.PersonsOf(changed[0].OwedBy))
        {
            Tell(KeyOf(changed[0], person), changed[0], text, "/unit", contacts.Of(person));
            KeepQuiet(changed[0], person, [ReminderChannel.InProduct]);
            foreach (var other in changed.Skip(1))
            {
                KeepQuiet(other, person, contacts.Of(person).Prepend(ReminderChannel.InProduct));
            }
        }
    }

    // Before the council fixed its days a sitting is not known to the members (D-3.9).
    private int TellMembers(IReadOnlyList<Obligation> open)
    {
        var mine = open.Where(o => o.Matter == act.Sitting.Matter).ToList();
        if ((mine.Find(o => o.Kind == SittingDuties.Attend) ?? mine.Find(o => o.Kind == SittingDuties.Notice)) is not { } carrier)
        {
            return 0;
        }

        // A first day that moved has given the deadline a version of its own; a last day that moved has not.
        var moves = act.Sitting.Moves;
        var code = moves[^1].FromFirst != moves[^1].ToFirst ? ReminderPolicy.MovedCode : ReminderPolicy.MovedAgainCode(moves.Count);
        var members = parties.PersonsOf(Party.Members);
        var text = $"会议日变更：{HeadOf(carrier)}";
        foreach (var person in members)
        {
            Tell(new(carrier.Id, carrier.Version, code, person), carrier, text, $"/m/meetings/{act.Sitting.Id.Value}", contacts.Of(person).Prepend(ReminderChannel.InProduct));
        }

        return members.Count;
    }

    private void Tell(ReminderKey key, Obligation about, string text, string link, IEnumerable<ReminderChannel> ways)
    {
        var content = new ReminderContent(about.ReminderCode ?? "", text, link, about.Deadline.Day, about.Deadline.Reason, now)
        {
            Title = about.Title,
            IsImmediate = true,
        };
        foreach (var way in ways)
        {
            var notice = Reminder.Plan(key with { Channel = way }, content, now);
            if (way == ReminderChannel.InProduct)
            {
                notice.Send(now);
            }

            act.Db.Reminders.Add(notice);
        }
    }

    // The key of the notice that a day has moved is taken, so that the job which tells moves does not tell this one again (D-12.3).
    private void KeepQuiet(Obligation about, PersonId person, IEnumerable<ReminderChannel> ways)
    {
        foreach (var way in ways)
        {
            var silent = Reminder.Plan(KeyOf(about, person) with { Channel = way }, new(about.ReminderCode ?? "", "已并入会议日变更的通知", about.Link, about.Deadline.Day, "", now), now);
            silent.Cancel();
            act.Db.Reminders.Add(silent);
        }
    }

    private static ReminderKey KeyOf(Obligation about, PersonId person) => new(about.Id, about.Version, ReminderPolicy.MovedCode, person);

    private string HeadOf(Obligation about)
    {
        if (what == SittingEvent.Moved && act.Sitting.Moves is [.., var move])
        {
            return $"常委会{act.Sitting.Name}{MoveWords(move)}（{move.Reason}）。";
        }

        var item = act.Sitting.AllItems.LastOrDefault(i => i.MovedTo is not null && i.Matter == about.Matter);
        return $"常委会{act.Sitting.Name}的议题移到另一次会议（{item?.MoveReason}）。";
    }

    private static string MoveWords(SittingMove move) => move.FromFirst == move.ToFirst
        ? $"{move.ToFirst.Full()}起举行，最后一日由{move.FromLast.Full()}改为{move.ToLast.Full()}"
        : $"由{move.FromFirst.Full()}改为{move.ToFirst.Full()}举行";

    private string Lines(List<DeadlineMove> moves)
    {
        var lines = moves.OrderBy(m => m.New.Deadline.Day).Take(MostListed).Select(m =>
            $"“{m.New.Title}”{m.New.Act}：由{m.Old.Deadline.Day.Full()}改为{m.New.Deadline.Day.Full()}{(m.New.PassedWords(act.Today) is { } passed ? $"，{passed}，不计逾期" : "")}");
        return string.Join("；", lines) + (moves.Count > MostListed ? $"等 {moves.Count} 个期限。" : "。");
    }
}

/// <summary>A deadline before and after a move.</summary>
internal sealed record DeadlineMove(Obligation Old, Obligation New)
{
    /// <summary>What has another day now, among what was open before and still is.</summary>
    public static IEnumerable<DeadlineMove> Between(IReadOnlyList<Obligation> before, IReadOnlyList<Obligation> after)
    {
        var now = after.ToDictionary(o => o.Id);
        return before.Where(o => now.TryGetValue(o.Id, out var moved) && moved.Deadline.Day != o.Deadline.Day)
            .Select(o => new DeadlineMove(o, now[o.Id]));
    }
}
