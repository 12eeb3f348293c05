using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Documents;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>The last days of one organ's handling (D-8.5, D-8.11), each counted once and used by duties, guards and late marks alike.</summary>
public sealed class HandlingClock(ReviewOpinion o, SupervisedBodyId organ, OpinionHandling? handling, RuleBook rules, DeadlineCalculator calculator)
{
    /// <summary>The day on which the organ received the opinion; its clock starts here.</summary>
    public DateOnly? Received => o.DispatchTo(organ)?.ReceivedOn;

    /// <summary>研究处理方案; null when the rules ask for none.</summary>
    public Deadline? Plan => Received is { } day && Rule(HandlingPlanMonths, day) is { Count: > 0 } months
        ? calculator.After(new("签收", day), months, PeriodUnit.Month)
        : null;

    /// <summary>研究处理情况报告 by the rule or the opinion's own term, without extension (D-8.5, D-13.7).</summary>
    public Deadline? OwnReport => Received is not { } day ? null
        : o.AnswerBy is { } named ? DeadlineCalculator.On(named, "审议意见")
        : o.AnswerMonths is { } months ? calculator.After(StartOf(day), months, PeriodUnit.Month)
        : calculator.After(StartOf(day), Rule(OpinionRules.AnswerMonths, StartOf(day).Day), PeriodUnit.Month);

    /// <summary>The same with the day the council gave.</summary>
    public Deadline? Report => handling?.Granted is { } granted && OwnReport is { } own
        ? DeadlineCalculator.On(granted.Until, "主任会议决定") with
        {
            Reason = $"原期限{own.Day.Full()}；主任会议{granted.DecidedOn?.Full()}决定延期至{granted.Until.Full()}，当日计入，不顺延",
        }
        : OwnReport;

    /// <summary>送工委征求意见: so many days before the report.</summary>
    public Deadline? Draft => Report is not { } report || Received is not { } day ? null : Before(report, day);

    /// <summary>The committee's time for comments on the draft that is out; null when none is.</summary>
    public Deadline? Comment => handling?.Newest(HandlingPaperKind.Draft) is { } draft
        ? calculator.After(new("收到征求意见稿", draft.On), Rule(HandlingRules.SilenceDays, draft.On), PeriodUnit.Day)
        : null;

    /// <summary>The council's decision on the report that waits for it.</summary>
    public Deadline? Decision => handling?.NewestReport is { } report
        ? calculator.After(new("提交报告", report.On), Rule(HandlingRules.DecisionDays, report.On), PeriodUnit.Day)
        : null;

    /// <summary>The refusals with their terms, the newest last.</summary>
    public IReadOnlyList<(HandlingOutcome Outcome, Deadline Plan, Deadline Report)> Rectifications =>
    [
        .. (handling?.Outcomes ?? []).Where(h => h.Kind == OutcomeKind.NotAccepted).Select(h => (
            h,
            calculator.After(new("不予接受", h.Day), Rule(HandlingRules.RectificationDays, h.Day), PeriodUnit.Day),
            calculator.After(new("不予接受", h.Day), Rule(HandlingRules.SecondReportMonths, h.Day), PeriodUnit.Month))),
    ];

    /// <summary>跟踪办理; null when nothing is followed up.</summary>
    public Deadline? FollowUp => handling?.FollowUpFrom is { } day
        ? calculator.After(new("决定跟踪", day), Rule(HandlingRules.FollowUpDays, day), PeriodUnit.Day)
        : null;

    /// <summary>Last day for 改办 of a body; null while it has not received the opinion.</summary>
    public static Deadline? Refusal(ReviewOpinion o, SupervisedBodyId body, RuleBook rules, DeadlineCalculator calculator) =>
        o.DispatchTo(body)?.ReceivedOn is { } day
            ? calculator.After(new("签收", day), rules.InForce(HandlingRules.RefusalDays, day), PeriodUnit.WorkDay)
            : null;

    /// <summary>The last day of a paper.</summary>
    public Deadline? Of(HandlingPaperKind kind) => kind switch
    {
        HandlingPaperKind.Plan => Plan,
        HandlingPaperKind.Draft => Draft,
        HandlingPaperKind.Report => Report,
        HandlingPaperKind.RectificationPlan => Rectifications is [.., var last] ? last.Plan : null,
        _ => Rectifications is [.., var last] ? last.Report : null,
    };

    private static Rule HandlingPlanMonths => OpinionRules.PlanMonths;

    private StartEvent StartOf(DateOnly received) =>
        Rule(OpinionRules.AnswerFrom, received).Value == "dispatch" ? new("印发", o.DispatchTo(organ)!.SentOn) : new("签收", received);

    // The number of days and the way of counting are those of the day on which the clock started (D-14.1).
    private Deadline Before(Deadline report, DateOnly received)
    {
        var days = Rule(OpinionRules.CommentLeadDays, received);
        var before = calculator.AsOf(received).Before(new("报告期限", report.Day), days);
        var target = before.Target == before.Day ? "" : $"；{before.Day:M月d日}为{calculator.Calendar.NameOf(before.Day)}，建议不晚于{before.Target:M月d日}";
        return before with
        {
            Reason = $"报告期限{report.Day:yyyy年M月d日}，往前{days.Count}日为{before.Day:M月d日}，不顺延{target}",
        };
    }

    private RuleVersion Rule(Rule rule, DateOnly day) => rules.InForce(rule, day);
}

/// <summary>What is owed in the months after dispatch, RM-28 to RM-33. Pure: the same facts give the same duties.</summary>
internal sealed class HandlingDuties(
    ReviewOpinion o, IReadOnlyList<OpinionHandling> handlings, IReadOnlyList<Publication> publications, RuleBook rules, DeadlineCalculator calculator)
{
    public IEnumerable<Duty> All() => [.. o.Organs.SelectMany(Of), .. o.Dispatches.SelectMany(Refusal), .. Publishing()];

    private IEnumerable<Duty> Of(SupervisedBodyId organ)
    {
        var handling = handlings.FirstOrDefault(h => h.Organ == organ);
        var clock = new HandlingClock(o, organ, handling, rules, calculator);
        if (clock is not { Received: not null, Report: { } report, Draft: { } draft })
        {
            yield break;
        }

        if (clock.Plan is { } plan)
        {
            yield return By(organ, "opinion.plan", $"报送{o.Number}研究处理方案", Party.Office, plan, handling?.First(HandlingPaperKind.Plan)?.On, "RM-28");
        }

        var answered = handling?.First(HandlingPaperKind.Draft)?.On;
        yield return By(organ, "opinion.comment", $"把{o.Number}研究处理情况送工委征求意见", Committee, draft, answered, "RM-29");
        yield return By(organ, "opinion.report", $"提交{o.Number}研究处理情况报告", Party.Office, report, handling?.Newest(HandlingPaperKind.Report)?.On, "RM-30");
        foreach (var duty in Answers(organ, draft, answered).Concat(handling is null ? [] : Then(organ, handling, clock)))
        {
            yield return duty;
        }
    }

    // Departments answer in time for their organ's draft; the organ itself is reminded of the draft.
    private IEnumerable<Duty> Answers(SupervisedBodyId organ, Deadline draft, DateOnly? answered) =>
        from body in o.AskedOf(organ).Select(a => a.Body).Distinct()
        where body != organ && o.DispatchTo(body)?.ReceivedOn is not null
        select Make("opinion.answer", $"答复{o.Number}中本单位主办的意见", Party.Body(body.Value), Party.Body(organ.Value), draft, answered, null,
            body.Value.ToString("N"), Unit);

    private IEnumerable<Duty> Then(SupervisedBodyId organ, OpinionHandling h, HandlingClock clock) =>
        [.. Comment(organ, h, clock), .. Extension(organ, h), .. Decision(organ, h, clock), .. Rectifying(organ, h, clock), .. FollowUp(organ, h, clock)];

    // Silence counts as no objection, so nothing stays open when the time is over.
    private IEnumerable<Duty> Comment(SupervisedBodyId organ, OpinionHandling h, HandlingClock clock)
    {
        if (clock.Comment is { } deadline)
        {
            var met = h.CommentNow?.At.BeijingDate() ?? (h.State != OpinionState.DraftReportSubmitted ? deadline.Day : (DateOnly?)null);
            yield return Make("opinion.feedback", $"对{o.Number}研究处理情况反馈意见", Committee, Party.Body(organ.Value), deadline, met, null, SlotOf(organ), Desk);
        }
    }

    private IEnumerable<Duty> Extension(SupervisedBodyId organ, OpinionHandling h) => h.Extensions.Where(e => e.State != ExtensionState.Lapsed).Select(e => Make(
        "opinion.extension", $"把{o.Number}延期申请提请主任会议决定", Party.Office, Party.Body(organ.Value),
        DeadlineCalculator.On(e.LastDay, "原期限"), e.DecidedOn, "RM-31", e.Id.ToString("N"), Desk));

    private IEnumerable<Duty> Decision(SupervisedBodyId organ, OpinionHandling h, HandlingClock clock)
    {
        if (clock.Decision is not { } deadline)
        {
            yield break;
        }

        var slot = h.NewestReport!.Id.ToString("N");
        var decided = h.Outcomes.FirstOrDefault(x => x.Paper == h.NewestReport.Id)?.Day;
        yield return Make("opinion.decision", $"把{o.Number}研究处理情况报告提请主任会议", Party.Office, Party.Body(organ.Value), deadline, decided, null, slot, Desk);
        var verified = Verified(organ, h);
        if (verified is not null || (o.State != OpinionState.Closed && !IsAnsweredAnew(h)))
        {
            yield return Make("opinion.verify", $"逐条核实{o.Number}办理情况", Committee, Party.Office, deadline, verified, null, slot, Desk);
        }

        if (h.Outcomes.LastOrDefault(x => x.Kind == OutcomeKind.OnAgenda) is { } agenda)
        {
            yield return Make("opinion.hearing", $"安排会议听取{o.Number}研究处理情况", Party.Office, Party.Members, Hearing(agenda.Day),
                h.State == OpinionState.OnAgenda ? null : h.HeardAgainOn, null, agenda.Id.ToString("N"), Desk);
        }
    }

    // After a refusal the answers are written anew, and the findings on the old ones are gone; the second report is verified in its own time (D-8.11).
    private static bool IsAnsweredAnew(OpinionHandling h) =>
        h.State is OpinionState.Unsatisfied or OpinionState.Rectifying && h.Outcomes is [.., var refused] && h.Answers.Any(a => a.At > refused.At);

    // Met by the last point that was looked at, never by the council's decision (D-8.9).
    private DateOnly? Verified(SupervisedBodyId organ, OpinionHandling h)
    {
        var answers = o.AskedOf(organ).Select(a => h.AnswerTo(a.Id)).ToList();
        return answers.TrueForAll(a => a is { Verdict: not null }) ? answers.Max(a => a!.VerifiedAt)?.BeijingDate() : null;
    }

    private Deadline Hearing(DateOnly day) =>
        calculator.After(new("列入议程", day), rules.InForce(HandlingRules.HearingDays, day), PeriodUnit.Day);

    private IEnumerable<Duty> Rectifying(SupervisedBodyId organ, OpinionHandling h, HandlingClock clock)
    {
        var round = 0;
        foreach (var (outcome, plan, report) in clock.Rectifications)
        {
            var slot = $"{SlotOf(organ)}{++round}";
            yield return Make("opinion.rectification", $"报送{o.Number}整改方案", Party.Body(organ.Value), Party.Office, plan,
                FirstAfter(h, HandlingPaperKind.RectificationPlan, outcome), "RM-32", slot, Unit);
            yield return Make("opinion.second", $"提交{o.Number}整改情况再次报告", Party.Body(organ.Value), Party.Office, report,
                FirstAfter(h, HandlingPaperKind.SecondReport, outcome), "RM-32", slot, Unit);
        }
    }

    private IEnumerable<Duty> FollowUp(SupervisedBodyId organ, OpinionHandling h, HandlingClock clock)
    {
        if (clock.FollowUp is { } deadline)
        {
            yield return By(organ, "opinion.followup", $"办结{o.Number}跟踪事项并报送进展", Committee, deadline, h.FollowUpEndedOn, null);
        }
    }

    private IEnumerable<Duty> Refusal(OpinionDispatch d)
    {
        if (d.Refusal is { } refusal)
        {
            var asked = refusal.AskedAt.BeijingDate();
            var byLead = refusal.State != RefusalState.Asked;
            yield return Make("opinion.refusal", byLead ? $"决定{o.Number}改办申请" : $"对{o.Number}改办申请提出意见",
                !byLead ? Party.Office : o.LeadMember is { } lead ? Party.Person(lead.Value) : Party.Chair, Party.Body(d.Body.Value),
                calculator.After(new("提出改办", asked), rules.InForce(HandlingRules.RefusalDays, asked), PeriodUnit.WorkDay),
                refusal.DecidedOn, null, SlotOf(d.Body), Desk);
        }
    }

    private IEnumerable<Duty> Publishing()
    {
        if (o.PassedOn(OpinionState.Accepted) is not { } accepted)
        {
            yield break;
        }

        var deadline = calculator.After(new("接受报告", accepted), rules.InForce(HandlingRules.PublishDays, accepted), PeriodUnit.Day);
        yield return Make("opinion.publish", $"向社会公布{o.Number}研究处理情况", Party.Office, Party.Members, deadline, o.PublishedOn, "RM-33", "",
            $"/opinions/{o.Id.Value}/publication");
        foreach (var copy in publications.Where(p => p.CheckedAt is not null || p.State == PublicationState.Checking))
        {
            yield return Make("opinion.publication", "核公开稿", Committee, Party.Office, deadline, copy.CheckedAt?.BeijingDate(), null,
                copy.Id.Value.ToString("N"), $"/opinions/{o.Id.Value}/publication");
        }
    }

    private string Unit => $"/unit/opinions/{o.Id.Value}";

    private string Desk => $"/opinions/{o.Id.Value}/follow-up";

    private Party Committee => Party.Committee(o.Committee.Value);

    private static DateOnly? FirstAfter(OpinionHandling h, HandlingPaperKind kind, HandlingOutcome outcome) =>
        h.Papers.FirstOrDefault(p => p.Kind == kind && p.At >= outcome.At && p.WithdrawnAt is null)?.On;

    // The main organ's rows have no slot: there is one of each.
    private string SlotOf(SupervisedBodyId organ) => organ == o.MainOrgan ? "" : organ.Value.ToString("N");

    private Duty By(SupervisedBodyId organ, string kind, string act, Party to, Deadline deadline, DateOnly? met, string? code) =>
        Make(kind, act, Party.Body(organ.Value), to, deadline, met, code, SlotOf(organ), Unit);

    private Duty Make(string kind, string act, Party by, Party to, Deadline deadline, DateOnly? met, string? code, string slot, string link) =>
        new(o.Matter, kind, slot, act, o.Title, by, to, deadline, met, code, link);
}
