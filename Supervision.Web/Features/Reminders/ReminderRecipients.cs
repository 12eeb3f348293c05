using Supervision.Domain.Reminders;
using Supervision.Web.Deadlines;

namespace Supervision.Web.Features.Reminders;

/// <summary>The persons a reminder goes to, and for whom they stand in where nobody holds the office.</summary>
internal sealed record Addressees(IReadOnlyList<PersonId> People, string Instead = "");

/// <summary>Finds the persons for a line of the table; a missing one is replaced by the next in charge, and the reminder says so.</summary>
internal sealed class ReminderRecipients(PartyDirectory parties, ReminderFacts facts)
{
    public Addressees For(Recipient to, Obligation o) => to switch
    {
        Recipient.Debtor => Of(o.OwedBy),
        Recipient.DebtorWithHead => WithHead(o),
        Recipient.BodyHead => (SideOf(o, PartyKind.Body) ?? facts.OrganOf(o.MatterId)) is { } body ? HeadOf(body) : new([]),
        Recipient.Committee => SideOf(o, PartyKind.WorkCommittee) is { } committee ? Of(committee) : new([]),
        Recipient.Office => Of(Party.Office),
        Recipient.OfficeHead => Or(new(parties.Holders(Role.OfficeHead)), () => Instead(Of(Party.Office), "代办公室主任（未指定）")),
        Recipient.LeadMember => facts.LeadOf(o.MatterId) is { } lead ? new([lead]) : Instead(Chair(), "代分管领导（未指定）"),
        Recipient.Chair => Chair(),
        Recipient.Council => Of(Party.Council),
        Recipient.Members => Of(Party.Members),
        Recipient.Guests => new(facts.SittingOf(o.MatterId)?.Guests ?? []),
        Recipient.Presider => facts.PresiderOf(o.MatterId) is { } presider ? new([presider]) : Chair(),
        _ => Of(Party.Admin),
    };

    public static Party? SideOf(Obligation o, PartyKind kind) =>
        o.OwedBy.Kind == kind ? o.OwedBy : o.OwedTo.Kind == kind ? o.OwedTo : null;

    private Addressees Of(Party party) => party.Kind switch
    {
        PartyKind.Body => Or(new(parties.Holders(Role.BodyLiaison, party.Id)), () => WithoutLiaison(party)),
        PartyKind.WorkCommittee => Or(new(parties.PersonsOf(party)), () => Instead(Of(Party.Office), $"代{parties.NameOf(party)}（没有人员账号）")),
        PartyKind.Chair => Chair(),
        PartyKind.Office => Or(new(parties.PersonsOf(party)), () => new(parties.PersonsOf(Party.Admin), "代办公室（没有人员账号）")),
        PartyKind.Council => Or(new(parties.PersonsOf(party)), () => Instead(Of(Party.Office), "代主任会议（没有成员）")),
        _ => new(parties.PersonsOf(party)),
    };

    // Without liaison and head the Office acts on the body's behalf (D-17.48).
    private Addressees WithoutLiaison(Party body) => Or(
        new(parties.Holders(Role.BodyHead, body.Id), $"代{parties.NameOf(body)}联络员（未指定）"),
        () => Instead(Of(Party.Office), $"代{parties.NameOf(body)}（没有联络员账号）"));

    private Addressees HeadOf(Party body) => Or(
        new(parties.Holders(Role.BodyHead, body.Id)), () => Instead(Of(body), parties.HeadNameOf(body) is { } name
            ? $"代{parties.NameOf(body)}负责人{name}（没有单位负责人账号）"
            : $"代{parties.NameOf(body)}负责人（未指定）"));

    private Addressees WithHead(Obligation o)
    {
        var debtor = Of(o.OwedBy);
        return SideOf(o, PartyKind.Body) is { } body
            ? debtor with { People = [.. debtor.People.Concat(parties.Holders(Role.BodyHead, body.Id)).Distinct()] }
            : debtor;
    }

    private Addressees Chair() => Or(new(parties.Chair), () => Instead(Of(Party.Council), "代主任（未指定）"));

    private static Addressees Or(Addressees wanted, Func<Addressees> other) => wanted.People.Count > 0 ? wanted : other();

    private static Addressees Instead(Addressees found, string words) => found with { Instead = words };
}
