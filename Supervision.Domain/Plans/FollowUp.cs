using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Plans;

/// <summary>How far a follow-up has come (D-4.9).</summary>
public enum FollowUpState
{
    /// <summary>等待报告.</summary>
    Waiting,

    /// <summary>已报告，待审核.</summary>
    Reported,

    /// <summary>已办结.</summary>
    Closed,

    /// <summary>已终止: struck from the plan, or ended, by an adjustment.</summary>
    Ended,
}

/// <summary>A report that a body handed in on how a resolution or decision is carried out.</summary>
/// <param name="File">Id of the stored file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Hash">SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="At">When it came (UTC).</param>
/// <param name="By">Who handed it in.</param>
/// <param name="IsByOffice">True when the Office entered it from paper (代录).</param>
/// <param name="DaysLate">Days after the last day.</param>
public sealed record FollowUpReport(Guid File, string FileName, string Hash, DateTimeOffset At, string By, bool IsByOffice, int DaysLate)
{
    /// <summary>Key of the row: made with the form, so that the same form posted twice is one report.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Why the committee sent it back; empty when it did not.</summary>
    public string ReturnReason { get; private set; } = "";

    internal void Return(string reason) => ReturnReason = reason;
}

/// <summary>Following up a resolution or decision of an earlier year (决议、决定的跟踪监督, D-4.9): asked, handed in, closed.</summary>
public sealed class FollowUp
{
    private readonly List<FollowUpReport> reports = [];

    private FollowUp()
    {
    }

    public FollowUpId Id { get; private set; }

    /// <summary>The plan line it came from; one follow-up each.</summary>
    public PlanItemId PlanItem { get; private set; }

    public int Year { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The resolution or decision with its date.</summary>
    public string Instrument { get; private set; } = "";

    /// <summary>What is asked (期限和要求), as the plan says it.</summary>
    public string Terms { get; private set; } = "";

    /// <summary>Who reports; null when the plan names nobody, then the committee itself closes it.</summary>
    public SupervisedBodyId? Body { get; private set; }

    public WorkCommitteeId Committee { get; private set; }

    /// <summary>The day by which the body reports; null when none was set.</summary>
    public DateOnly? ReportBy { get; private set; }

    public FollowUpState State { get; private set; }

    /// <summary>The day it was closed or ended.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The committee's finding on closing, or why it was ended.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>What was handed in, oldest first.</summary>
    public IReadOnlyList<FollowUpReport> Reports => [.. reports.OrderBy(r => r.At)];

    public MatterRef Matter => new(MatterKind.FollowUp, Id.Value);

    /// <summary>Its page at the desk.</summary>
    public string Link => $"/followups/{Id.Value}";

    public bool IsOpen => State is FollowUpState.Waiting or FollowUpState.Reported;

    /// <summary>Words of the state.</summary>
    public string StateWords => State switch
    {
        FollowUpState.Waiting when reports.Count > 0 => "已退回，等待补充报告",
        FollowUpState.Waiting => "等待报告",
        FollowUpState.Reported => "已报告，待审核",
        FollowUpState.Closed => "已办结",
        _ => "已终止",
    };

    /// <summary>It comes into being with the published plan (立项, D-4.8).</summary>
    public static FollowUp FromPlan(FollowUpId id, AnnualPlan plan, PlanItem item)
    {
        var made = new FollowUp { Id = id, PlanItem = item.Id, Year = plan.Year };
        made.Follow(item);
        return made;
    }

    /// <summary>Takes over what the plan says as long as nothing was handed in.</summary>
    public void Follow(PlanItem item)
    {
        if (State != FollowUpState.Waiting || reports.Count > 0)
        {
            return;
        }

        (Title, Instrument, Terms, ReportBy) = (item.Title, item.Instrument, item.KeyPoints, item.ReportBy);
        Committee = item.LeadCommittee ?? Committee;
        Body = item.Bodies.OrderBy(b => b.Order).FirstOrDefault(b => b.Body is not null)?.Body;
    }

    /// <summary>Why nothing can be handed in now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReport() => State switch
    {
        FollowUpState.Waiting when Body is null => [new(PlanRules.FollowedUp, "这一项没有指明报告单位，不用报送。")],
        FollowUpState.Waiting => [],
        FollowUpState.Reported => [new(PlanRules.FollowedUp, "报告已经送到，正在审核；需要更换的，请承办委员会先退回。")],
        _ => [new(PlanRules.FollowedUp, $"这一项{StateWords}，不再接收报告。")],
    };

    /// <summary>A report on carrying it out comes in.</summary>
    public void Report(FollowUpReport report)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReport());
        reports.Add(report);
        State = FollowUpState.Reported;
    }

    /// <summary>Why it cannot be sent back.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReturn(string reason) =>
        State != FollowUpState.Reported ? [new(PlanRules.FollowedUp, "没有待审核的报告可以退回。")] : ObstaclesToText(reason, "退回的理由");

    /// <summary>The committee asks for more; the last day stays.</summary>
    public void Return(string reason)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReturn(reason));
        Reports[^1].Return(reason.Trim());
        State = FollowUpState.Waiting;
    }

    /// <summary>Why it cannot be closed: the report is there, or nobody was asked for one.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToClose(string finding) =>
        !IsOpen ? [new(PlanRules.FollowedUp, $"这一项{StateWords}。")]
        : State == FollowUpState.Waiting && Body is not null ? [new(PlanRules.FollowedUp, "还没有收到执行情况的报告，不能办结。")]
        : ObstaclesToText(finding, "审核意见");

    /// <summary>The committee finds that it was carried out.</summary>
    public void Close(string finding, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToClose(finding));
        (State, EndedOn, Finding) = (FollowUpState.Closed, today, finding.Trim());
    }

    /// <summary>Its line was struck or ended by an adjustment.</summary>
    public void End(string reason, DateOnly today)
    {
        if (IsOpen)
        {
            (State, EndedOn, Finding) = (FollowUpState.Ended, today, reason);
        }
    }

    /// <summary>What is owed: the body's report by its day, then the committee's finding.</summary>
    public IReadOnlyList<Duty> Duties()
    {
        if (State == FollowUpState.Ended || Body is not { } body || ReportBy is not { } day)
        {
            return [];
        }

        var deadline = DeadlineCalculator.On(day, Instrument.Length > 0 ? Instrument : "年度监督工作计划");
        return
        [
            new(Matter, "followup.report", "", "报送决议、决定执行情况的报告", Title, Party.Body(body.Value), Party.Committee(Committee.Value),
                deadline, State == FollowUpState.Waiting ? null : Reports[^1].At.BeijingDate(), null, $"/unit/followups/{Id.Value}"),
        ];
    }

    private static IReadOnlyList<Obstacle> ObstaclesToText(string text, string what) =>
        string.IsNullOrWhiteSpace(text) ? [new(PlanRules.FollowedUp, $"请写明{what}。", "Text")]
        : text.Length > PlanRules.LongestText ? [new(PlanRules.FollowedUp, $"{what}最多 {PlanRules.LongestText} 个字，现在有 {text.Length} 个字。", "Text")]
        : [];
}
