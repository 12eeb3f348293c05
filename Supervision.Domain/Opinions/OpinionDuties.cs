using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Documents;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>What is owed around a review opinion (D-8.5), RM-23 to RM-33. Pure: the same facts give the same duties.</summary>
public static class OpinionDuties
{
    /// <summary>All duties of one opinion on which nobody has acted since its receipt.</summary>
    public static IReadOnlyList<Duty> Of(ReviewOpinion o, RuleBook rules, DeadlineCalculator calculator, DateOnly today) =>
        Of(new OpinionFacts(o, [], []), rules, calculator, today);

    /// <summary>All duties of one opinion, done ones included; none once it ended without a document.</summary>
    public static IReadOnlyList<Duty> Of(OpinionFacts facts, RuleBook rules, DeadlineCalculator calculator, DateOnly today) =>
        facts.Opinion.State is OpinionState.NoOpinion or OpinionState.Withdrawn ? []
        : [
            .. new Derivation(facts.Opinion, rules, calculator, today).All(),
            .. new HandlingDuties(facts.Opinion, facts.Handlings, facts.Publications, rules, calculator).All(),
        ];

    /// <summary>The day on which a receipt not confirmed counts as given (D-8.5).</summary>
    public static Deadline ReceiptOf(DateOnly dispatched, RuleBook rules, DeadlineCalculator calculator) =>
        calculator.After(new("印发", dispatched), rules.InForce(OpinionRules.ReceiptDays, dispatched), PeriodUnit.Day);

    private sealed class Derivation(ReviewOpinion o, RuleBook rules, DeadlineCalculator calculator, DateOnly today)
    {
        private readonly StartEvent sitting = new("会议结束", o.SittingEnd);

        public IEnumerable<Duty> All() =>
            [.. Notes(), Compile(), .. Lead(), Approve(), .. Dispatch(), .. Receipts()];

        // Members are asked while the notes are open; afterwards there is nothing left to be late with. They are led to their own page
        // of notes on what was heard, report or inspection (D-8.3).
        private IEnumerable<Duty> Notes()
        {
            var deadline = calculator.After(sitting, Rule(OpinionRules.NotesCloseDays, o.SittingEnd), PeriodUnit.WorkDay);
            var closed = today > deadline.Day || o.State > OpinionState.Draft;
            yield return Duty("opinion.notes", "核对审议发言要点", Party.Members, Committee, deadline,
                closed ? deadline.Day : null, "RM-23", link: $"/m/notes/{o.Heard.Id}");
        }

        private Duty Compile() => Duty(
            "opinion.draft", o.HasNoNotes ? "未收到审议发言，是否出具审议意见" : "编辑审议意见初稿并送核", Committee, Party.Office,
            calculator.After(sitting, Rule(OpinionRules.CompileDays, o.SittingEnd), PeriodUnit.WorkDay),
            o.PassedOn(OpinionState.CommitteeChecked), "RM-24");

        private IEnumerable<Duty> Lead()
        {
            if (o.LeadMember is { } lead && o.State >= OpinionState.CommitteeChecked)
            {
                yield return Duty("opinion.lead", "核审议意见", Party.Person(lead.Value), Party.Office, ApprovalDeadline,
                    o.PassedOn(OpinionState.LeadChecked), null);
            }
        }

        private Duty Approve() => Duty(
            "opinion.approval", "提请主任会议审定审议意见", Party.Office, Party.Council, ApprovalDeadline, o.ApprovedOn, "RM-25");

        private Deadline ApprovalDeadline => calculator.After(sitting, Rule(OpinionRules.ApprovalDays, o.SittingEnd), PeriodUnit.Day);

        private IEnumerable<Duty> Dispatch()
        {
            if (o.ApprovedOn is not { } approved)
            {
                yield break;
            }

            var fromSitting = Rule(OpinionRules.DispatchFrom, approved).Value == "sitting_end";
            var start = fromSitting ? sitting : new("主任会议同意", approved);
            yield return Duty("opinion.dispatch", o.Number is null ? "编号并印发审议意见" : $"印发{o.Number}", Party.Office, Body(o.MainOrgan),
                calculator.After(start, Rule(OpinionRules.DispatchDays, start.Day), PeriodUnit.Day), o.DispatchedOn, "RM-26");
        }

        private IEnumerable<Duty> Receipts() => o.Dispatches.Where(d => !d.IsClosed).Select(d => Duty(
            "opinion.receipt", $"签收{o.Number}", Party.Body(d.Body.Value), Party.Office,
            ReceiptOf(d.SentOn, rules, calculator), d.ReceivedOn, "RM-27",
            d.Body.Value.ToString("N"), $"/unit/opinions/{o.Id.Value}"));

        private RuleVersion Rule(Rule rule, DateOnly day) => rules.InForce(rule, day);

        private Party Committee => Party.Committee(o.Committee.Value);

        private static Party Body(SupervisedBodyId? body) => body is { } id ? Party.Body(id.Value) : Party.Office;

        private Duty Duty(
            string kind, string act, Party by, Party to, Deadline deadline, DateOnly? met, string? code, string slot = "", string? link = null) =>
            new(o.Matter, kind, slot, act, o.Title, by, to, deadline, met, code, link ?? $"/opinions/{o.Id.Value}");
    }
}

/// <summary>An opinion with all that duties are derived from.</summary>
/// <param name="Opinion">The opinion.</param>
/// <param name="Handlings">What its organs did.</param>
/// <param name="Publications">What was made of it for the public.</param>
public sealed record OpinionFacts(ReviewOpinion Opinion, IReadOnlyList<OpinionHandling> Handlings, IReadOnlyList<Publication> Publications);
