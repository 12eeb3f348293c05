using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>What is owed around a review opinion (D-8.5), RM-23 to RM-30. Pure: the same facts give the same duties.</summary>
public static class OpinionDuties
{
    /// <summary>All duties of one opinion, done ones included; none once it ended without a document.</summary>
    public static IReadOnlyList<Duty> Of(ReviewOpinion o, RuleBook rules, DeadlineCalculator calculator, DateOnly today)
    {
        return o.State is OpinionState.NoOpinion or OpinionState.Withdrawn
            ? []
            : [.. new Derivation(o, rules, calculator, today).All()];
    }

    /// <summary>The day on which a receipt not confirmed counts as given (D-8.5).</summary>
    public static Deadline ReceiptOf(DateOnly dispatched, RuleBook rules, DeadlineCalculator calculator) =>
        calculator.After(new("印发", dispatched), rules.InForce(OpinionRules.ReceiptDays, dispatched), PeriodUnit.Day);

    private sealed class Derivation(ReviewOpinion o, RuleBook rules, DeadlineCalculator calculator, DateOnly today)
    {
        private readonly StartEvent sitting = new("会议结束", o.SittingEnd);

        public IEnumerable<Duty> All() =>
            [.. Notes(), Compile(), .. Lead(), Approve(), .. Dispatch(), .. Receipts(), .. Handling()];

        // Members are asked while the notes are open; afterwards there is nothing left to be late with.
        private IEnumerable<Duty> Notes()
        {
            var deadline = calculator.After(sitting, Rule(OpinionRules.NotesCloseDays, o.SittingEnd), PeriodUnit.WorkDay);
            var closed = today > deadline.Day || o.State > OpinionState.Draft;
            yield return Duty("opinion.notes", "核对审议发言要点", Party.Members, Committee, deadline,
                closed ? deadline.Day : null, "RM-23");
        }

        private Duty Compile() => Duty(
            "opinion.draft", o.HasNoNotes ? "未收到审议发言，是否出具审议意见" : "编辑审议意见初稿并送核", Committee, Party.Office,
            calculator.After(sitting, Rule(OpinionRules.CompileDays, o.SittingEnd), PeriodUnit.WorkDay),
            o.PassedOn(OpinionState.CommitteeChecked), "RM-24");

        private IEnumerable<Duty> Lead()
        {
            if (o.LeadMember is { } lead && o.State >= OpinionState.CommitteeChecked)
            {
                yield return Duty("opinion.lead", "核审议意见", Party.Person(lead.Value), Committee, ApprovalDeadline,
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

        private IEnumerable<Duty> Receipts() => o.Dispatches.Select(d => Duty(
            "opinion.receipt", $"签收{o.Number}", Party.Body(d.Body.Value), Party.Office,
            ReceiptOf(o.DispatchedOn!.Value, rules, calculator), d.ReceivedOn, "RM-27",
            d.Body.Value.ToString("N"), $"/unit/opinions/{o.Id.Value}"));

        private IEnumerable<Duty> Handling()
        {
            if (o.ReceivedOn is not { } received)
            {
                yield break;
            }

            var plan = Rule(OpinionRules.PlanMonths, received);
            if (plan.Count > 0)
            {
                yield return FromMain("opinion.plan", $"报送{o.Number}研究处理方案", Party.Office,
                    calculator.After(new("签收", received), plan, PeriodUnit.Month), "RM-28");
            }

            var report = ReportDeadline(received);
            yield return FromMain("opinion.comment", $"把{o.Number}研究处理情况送工委征求意见", Committee, CommentDeadline(report), "RM-29");
            yield return FromMain("opinion.report", $"提交{o.Number}研究处理情况报告", Party.Office, report, "RM-30");
        }

        // The opinion's own term wins over the rule; a day named by the text is not shifted (D-8.5, D-13.7).
        private Deadline ReportDeadline(DateOnly received)
        {
            if (o.AnswerBy is { } day)
            {
                return DeadlineCalculator.On(day, "审议意见");
            }

            var fromDispatch = Rule(OpinionRules.AnswerFrom, received).Value == "dispatch";
            StartEvent start = fromDispatch ? new("印发", o.DispatchedOn!.Value) : new("签收", received);
            return o.AnswerMonths is { } months
                ? calculator.After(start, months, PeriodUnit.Month)
                : calculator.After(start, Rule(OpinionRules.AnswerMonths, start.Day), PeriodUnit.Month);
        }

        private Deadline CommentDeadline(Deadline report)
        {
            var days = Rule(OpinionRules.CommentLeadDays, o.ReceivedOn!.Value);
            var before = calculator.Before(new("报告期限", report.Day), days);
            var target = before.Target == before.Day ? "" : $"；{before.Day:M月d日}为{calculator.Calendar.NameOf(before.Day)}，建议不晚于{before.Target:M月d日}";
            return before with
            {
                Reason = $"报告期限{report.Day:yyyy年M月d日}，往前{days.Count}日为{before.Day:M月d日}，不顺延{target}",
            };
        }

        private RuleVersion Rule(Rule rule, DateOnly day) => rules.InForce(rule, day);

        private Party Committee => Party.Committee(o.Committee.Value);

        private static Party Body(SupervisedBodyId? body) => body is { } id ? Party.Body(id.Value) : Party.Office;

        private Duty FromMain(string kind, string act, Party to, Deadline deadline, string code) =>
            Duty(kind, act, Body(o.MainOrgan), to, deadline, null, code, link: $"/unit/opinions/{o.Id.Value}");

        private Duty Duty(
            string kind, string act, Party by, Party to, Deadline deadline, DateOnly? met, string? code, string slot = "", string? link = null) =>
            new(o.Matter, kind, slot, act, o.Title, by, to, deadline, met, code, link ?? $"/opinions/{o.Id.Value}");
    }
}
