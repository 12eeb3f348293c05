using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Plans;

/// <summary>What an organ answered when it was asked about the draft (征求意见答复, D-4.6).</summary>
public sealed class ConsultationAnswer
{
    private ConsultationAnswer()
    {
    }

    internal ConsultationAnswer(int order, SupervisedBodyId body) => (Order, Body) = (order, body);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>From 1, as they came in.</summary>
    public int Order { get; private set; }

    public SupervisedBodyId Body { get; private set; }

    /// <summary>The opinion; empty for 无意见.</summary>
    public string Text { get; private set; } = "";

    public DateOnly ReceivedOn { get; private set; }

    internal void Write(string text, DateOnly receivedOn) => (Text, ReceivedOn) = (text.Trim(), receivedOn);
}

/// <content>The organs' answers to the draft (D-4.6).</content>
public sealed partial class AnnualPlan
{
    private readonly List<ConsultationAnswer> answers = [];

    /// <summary>The answers, in the order they came in; one for each organ.</summary>
    public IReadOnlyList<ConsultationAnswer> Answers => [.. answers.OrderBy(a => a.Order)];

    /// <summary>Why this answer cannot be entered.</summary>
    /// <param name="body">The organ; null while none is chosen.</param>
    /// <param name="text">Its opinion.</param>
    /// <param name="none">True for 无意见.</param>
    /// <param name="receivedOn">The day it came; null while none is given.</param>
    /// <param name="today">The day in Beijing.</param>
    public IReadOnlyList<Obstacle> ObstaclesToAnswer(SupervisedBodyId? body, string text, bool none, DateOnly? receivedOn, DateOnly today)
    {
        if (ConsultedOn is not { } sent || State is not (PlanState.Drafting or PlanState.Consulting or PlanState.Submitted))
        {
            return [new(PlanRules.Order, "草案发出征求意见以后、主任会议通过以前，才能登记机关的答复。")];
        }

        Obstacle?[] found =
        [
            body is null ? new(PlanRules.Order, "请选择答复的机关。", nameof(ConsultationAnswer.Body)) : null,
            none == (text.Trim().Length > 0)
                ? new(PlanRules.Order, none ? "已经填写了意见，不能再勾选“无意见”。" : "请填写机关的意见；没有意见的，请勾选“无意见”。", nameof(ConsultationAnswer.Text)) : null,
            text.Trim().Length > PlanRules.LongestText
                ? new(PlanRules.Order, $"机关的意见最多 {PlanRules.LongestText} 个字，现在有 {text.Trim().Length} 个字。", nameof(ConsultationAnswer.Text)) : null,
            receivedOn is null ? new(PlanRules.Order, "请填写收到答复的日期。", nameof(ConsultationAnswer.ReceivedOn))
            : receivedOn > today || receivedOn < sent
                ? new(PlanRules.Order, $"收到答复的日期应当在{sent.Full()}（发出）到今天之间。", nameof(ConsultationAnswer.ReceivedOn)) : null,
        ];
        return [.. found.OfType<Obstacle>()];
    }

    /// <summary>Enters an organ's answer; a later one of the same organ takes the place of the former.</summary>
    public void Answer(SupervisedBodyId body, string text, bool none, DateOnly receivedOn, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAnswer(body, text, none, receivedOn, today));
        var answer = answers.Find(a => a.Body == body);
        if (answer is null)
        {
            answers.Add(answer = new(answers.Count + 1, body));
        }

        answer.Write(text, receivedOn);
    }

    /// <summary>Says that a decision of this day comes before the organs' time is over; null when it does not.</summary>
    public string? EarlyWarning(DateOnly day) => ConsultUntil is { } until && day <= until
        ? $"征求意见到{until.Full()}才结束，现在早于期满。" : null;
}
