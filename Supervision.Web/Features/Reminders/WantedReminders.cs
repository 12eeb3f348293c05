using System.Text.RegularExpressions;
using Supervision.Domain.Reminders;
using Supervision.Web.Channels;
using Supervision.Web.Deadlines;

namespace Supervision.Web.Features.Reminders;

/// <summary>Which reminders there should be for the open obligations: the policy, filled with persons, names and ways.</summary>
/// <param name="basis">Rules, calendar, today.</param>
/// <param name="parties">Names and persons.</param>
/// <param name="facts">Sittings and leading members.</param>
/// <param name="contacts">The ways each person chose.</param>
/// <param name="obligations">What is open.</param>
/// <param name="written">The reminders written down before.</param>
internal sealed partial class WantedReminders(
    LoadedBasis basis, PartyDirectory parties, ReminderFacts facts, Contacts contacts, IReadOnlyList<Obligation> obligations,
    IReadOnlyDictionary<ReminderKey, Reminder> written)
{
    private readonly ReminderRecipients recipients = new(parties, facts);
    private readonly Dictionary<ReminderKey, ReminderContent> wanted = [];

    // One sentence speaks for all things of its kind on a day; it is said once, also when the first of them is done meanwhile.
    private readonly HashSet<(string Code, string Offset, DateTimeOffset DueAt, PersonId Person, ReminderChannel Channel)> saidForAll =
    [
        .. written.Values.Where(r => r.State is ReminderState.Sent or ReminderState.Outbox or ReminderState.Failed)
            .Select(r => (r.Code, r.OffsetCode, r.DueAt, r.Recipient, r.Channel)),
    ];

    public IReadOnlyDictionary<ReminderKey, ReminderContent> All()
    {
        var sameDay = obligations.Where(IsLive).GroupBy(o => (o.ReminderCode, o.Deadline.Day)).ToDictionary(g => g.Key, g => g.Count());
        foreach (var obligation in obligations.Where(IsLive).OrderBy(o => o.Id.Value))
        {
            if (ReminderTable.Lines.TryGetValue(obligation.ReminderCode!, out var line))
            {
                Add(obligation, line, sameDay[(obligation.ReminderCode, obligation.Deadline.Day)]);
            }
        }

        return wanted;
    }

    private bool IsLive(Obligation o) => o.PassedWords(basis.Today) is null;

    private void Add(Obligation obligation, ReminderLine line, int count)
    {
        var words = WordsOf(obligation) with { Count = count };
        List<(ReminderKey Key, ReminderContent Content)> found = [];
        foreach (var offset in line.Offsets)
        {
            if (DayOf(offset, obligation) is not { } day || DueAt(offset, obligation, day) is not { } dueAt)
            {
                continue;
            }

            // What is sent later than planned tells the days as they are then, not as they were.
            var told = day < basis.Today ? basis.Today : day;
            var content = new ReminderContent(
                line.Code, ReminderPolicy.TextOf(line, obligation.Deadline, words, told), LinkOf(obligation, offset.To, count), obligation.Deadline.Day,
                obligation.Deadline.Reason, dueAt)
            {
                Title = obligation.Title,
                IsImmediate = offset.IsImmediate,
            };
            found.AddRange(Addressed(obligation, offset, content));
        }

        foreach (var sameDay in found.GroupBy(f => (f.Key.Recipient, f.Key.Channel, Day: f.Content.DueAt.BeijingDate())))
        {
            Add(line, [.. sameDay]);
        }
    }

    private IEnumerable<(ReminderKey Key, ReminderContent Content)> Addressed(Obligation obligation, Offset offset, ReminderContent content)
    {
        var addressees = recipients.For(offset.To, obligation);
        return from person in addressees.People
               from channel in contacts.Of(person).Prepend(ReminderChannel.InProduct)
               let key = new ReminderKey(obligation.Id, obligation.Version, offset.Code, person, channel)
               where IsWanted(key, content)
               select (key, content with { Instead = addressees.Instead });
    }

    // Two points of one deadline that fall on one day say the same to the same person: it is said once (D-12.6), and to the person's own
    // part rather than in somebody's stead. What went out stays the one.
    private void Add(ReminderLine line, IReadOnlyList<(ReminderKey Key, ReminderContent Content)> sameDay)
    {
        var (key, content) = sameDay.OrderBy(f => written.TryGetValue(f.Key, out var row) && row.State is not (ReminderState.Planned or ReminderState.Cancelled) ? 0 : 1)
            .ThenBy(f => f.Content.Instead.Length == 0 ? 0 : 1).ThenBy(f => f.Content.DueAt).First();
        if (!line.IsOneForAll || saidForAll.Add((line.Code, key.OffsetCode, content.DueAt, key.Recipient, key.Channel)))
        {
            wanted.TryAdd(key, content);
        }
    }

    private DateTimeOffset? DueAt(Offset offset, Obligation obligation, DateOnly day) =>
        offset.Minutes == 0 ? ReminderPolicy.DueAt(offset, day) : facts.MomentOf(obligation.MatterId)?.AddMinutes(offset.Minutes);

    // The debtor's page is not everybody's: whoever is told beside the debtor comes to the matter. One sentence about several topics
    // leads to the list of them.
    private static string LinkOf(Obligation o, Recipient to, int count) => (o.MatterKind, to) switch
    {
        (MatterKind.Opinion, Recipient.Committee) when o.Link.StartsWith("/m/", StringComparison.Ordinal) => $"/opinions/{o.MatterId}",
        (MatterKind.Rating, Recipient.Presider) => $"/ballots/{o.MatterId}",
        _ when count > 1 && o.Link.StartsWith("/m/notes/", StringComparison.Ordinal) => "/m/notes",
        _ => o.Link,
    };

    // Who chose a way today is not written to about days that have passed; the list in the product holds those.
    private bool IsWanted(ReminderKey key, ReminderContent content) =>
        key.Channel == ReminderChannel.InProduct || content.DueAt.BeijingDate() >= basis.Today || written.ContainsKey(key);

    // What would have gone out before the day was known or before it was moved is not sent afterwards; but a point that only
    // a rest day moved in front of it is.
    private DateOnly? DayOf(Offset offset, Obligation obligation)
    {
        var first = obligation.Revisions.Select(r => r.ReplacedAt).Append(obligation.CreatedAt).Max().BeijingDate();
        var day = ReminderPolicy.DayOf(offset, obligation.Deadline, basis.Calendar);
        if (day < first && ReminderPolicy.RawDayOf(offset, obligation.Deadline, basis.Calendar) >= first)
        {
            day = first;
        }

        return day < first || day > basis.Today.AddDays(ReminderPolicy.HorizonDays) ? null : day;
    }

    private ReminderWords WordsOf(Obligation o) => facts.Complete(
        new(
            o.Title, o.Act,
            ReminderRecipients.SideOf(o, PartyKind.Body) is { } body ? parties.NameOf(body) : "承办单位",
            ReminderRecipients.SideOf(o, PartyKind.WorkCommittee) is { } committee ? parties.NameOf(committee) : "有关工委",
            DocumentNumber().Match(o.Act) is { Success: true } number ? number.Groups["number"].Value : $"“{o.Title}”"),
        o);

    // The act begins with its verb, which is no part of the number.
    [GeneratedRegex(@"(?:^(?:签收|印发|报送|提交|把))?(?<number>[\p{IsCJKUnifiedIdeographs}]{2,8}〔\d{4}〕\d+号)", RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex DocumentNumber();
}
