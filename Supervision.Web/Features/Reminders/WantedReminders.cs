using System.Text.RegularExpressions;
using Supervision.Domain.Reminders;
using Supervision.Web.Deadlines;

namespace Supervision.Web.Features.Reminders;

/// <summary>Which reminders there should be for the open obligations: the policy, filled with persons and names.</summary>
internal sealed partial class WantedReminders(LoadedBasis basis, PartyDirectory parties, IReadOnlyList<Obligation> obligations)
{
    public IReadOnlyDictionary<ReminderKey, ReminderContent> All()
    {
        Dictionary<ReminderKey, ReminderContent> wanted = [];
        foreach (var obligation in obligations.Where(o => o.PassedWords(basis.Today) is null))
        {
            if (ReminderTable.Lines.TryGetValue(obligation.ReminderCode!, out var line))
            {
                Add(wanted, obligation, line);
            }
        }

        return wanted;
    }

    private void Add(Dictionary<ReminderKey, ReminderContent> wanted, Obligation obligation, ReminderLine line)
    {
        foreach (var due in ReminderPolicy.For(line, obligation.Deadline, WordsOf(obligation), basis.Calendar))
        {
            if (due.Day < FirstDay(obligation) || due.Day > basis.Today.AddDays(ReminderPolicy.HorizonDays))
            {
                continue;
            }

            var content = new ReminderContent(
                line.Code, due.Text, obligation.Link, obligation.Deadline.Day, obligation.Deadline.Reason, ReminderPolicy.DueAt(due.Offset, due.Day));
            foreach (var recipient in PersonsFor(due.Offset.To, obligation))
            {
                wanted.TryAdd(new(obligation.Id, obligation.Version, due.Offset.Code, recipient), content);
            }
        }
    }

    // What would have gone out before the day was known or before it was moved is not sent afterwards.
    private static DateOnly FirstDay(Obligation obligation) =>
        obligation.Revisions.Select(r => r.ReplacedAt).Append(obligation.CreatedAt).Max().BeijingDate();

    private IReadOnlyList<PersonId> PersonsFor(Recipient to, Obligation o) => to switch
    {
        Recipient.Debtor => parties.PersonsOf(o.OwedBy),
        Recipient.DebtorWithHead => [.. parties.PersonsOf(o.OwedBy).Concat(HeadsOf(o)).Distinct()],
        Recipient.BodyHead => HeadsOf(o),
        Recipient.Committee => SideOf(o, PartyKind.WorkCommittee) is { } committee ? parties.PersonsOf(committee) : [],
        Recipient.Office => parties.PersonsOf(Party.Office),
        Recipient.OfficeHead => parties.OfficeHeads,
        Recipient.LeadMember => LeadOf(o),
        Recipient.Chair => parties.Chair,
        Recipient.Council => parties.PersonsOf(Party.Council),
        Recipient.Members => parties.PersonsOf(Party.Members),
        _ => parties.PersonsOf(Party.Admin),
    };

    private IReadOnlyList<PersonId> HeadsOf(Obligation o) => SideOf(o, PartyKind.Body) is { } body ? parties.HeadsOf(body) : [];

    // The lead council member of a matter is who owes or waits in person for something in it; without one it is the Chair's.
    private IReadOnlyList<PersonId> LeadOf(Obligation o) => obligations.Where(other => other.Matter == o.Matter)
        .Select(other => SideOf(other, PartyKind.Person)).FirstOrDefault(p => p is not null) is { } lead
        ? parties.PersonsOf(lead)
        : parties.Chair;

    private static Party? SideOf(Obligation o, PartyKind kind) =>
        o.OwedBy.Kind == kind ? o.OwedBy : o.OwedTo.Kind == kind ? o.OwedTo : null;

    private ReminderWords WordsOf(Obligation o) => new(
        o.Title, o.Act,
        SideOf(o, PartyKind.Body) is { } body ? parties.NameOf(body) : "承办单位",
        SideOf(o, PartyKind.WorkCommittee) is { } committee ? parties.NameOf(committee) : "有关工委",
        DocumentNumber().Match(o.Act) is { Success: true } number ? number.Groups["number"].Value : $"“{o.Title}”");

    // The act begins with its verb, which is no part of the number.
    [GeneratedRegex(@"(?:^(?:签收|印发|报送|提交|把))?(?<number>[\p{IsCJKUnifiedIdeographs}]{2,8}〔\d{4}〕\d+号)", RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex DocumentNumber();
}
