using Supervision.Domain.KeyWorks;

namespace Supervision.Web.Features.KeyWorks.Unit;

/// <summary>A plan as the form sends it.</summary>
public sealed class PlanForm
{
    public string? Goal { get; set; }

    public string? Measures { get; set; }

    public string? Responsible { get; set; }

    public string? Money { get; set; }

    public string? MoneySource { get; set; }

    public string? Reason { get; set; }

    public List<MilestoneForm>? Milestones { get; set; }

    public List<int>? EmptyQuarters { get; set; }

    public List<IndicatorForm>? Indicators { get; set; }

    /// <summary>The signed scan of a change.</summary>
    public IFormFile? File { get; set; }

    /// <summary>What was pressed: save, check, milestone or indicator.</summary>
    public string? Act { get; set; }

    internal KeyWorkPlanEntry Entry => new(
        Goal ?? "", Measures ?? "", Responsible ?? "", Money ?? "", MoneySource ?? "",
        [.. (Milestones ?? []).Select(m => new MilestoneEntry(m.Name ?? "", m.DueOn ?? ""))], [.. EmptyQuarters ?? []],
        [.. (Indicators ?? []).Select(i => i.Entry)]);

    internal static PlanForm Of(KeyWorkPlanEntry entry) => new()
    {
        Goal = entry.Goal,
        Measures = entry.Measures,
        Responsible = entry.Responsible,
        Money = entry.Money,
        MoneySource = entry.MoneySource,
        Milestones = [.. entry.Milestones.Select(m => new MilestoneForm { Name = m.Name, DueOn = m.DueOn })],
        EmptyQuarters = [.. entry.EmptyQuarters],
        Indicators = [.. entry.Indicators.Select(IndicatorForm.Of)],
    };
}

/// <summary>A milestone as the form sends it.</summary>
public sealed class MilestoneForm
{
    public string? Name { get; set; }

    public string? DueOn { get; set; }
}

/// <summary>An indicator as the form sends it.</summary>
public sealed class IndicatorForm
{
    public string? Name { get; set; }

    public string? Unit { get; set; }

    public string? Direction { get; set; }

    public string? Baseline { get; set; }

    public string? Target { get; set; }

    public string? Q1 { get; set; }

    public string? Q2 { get; set; }

    public string? Q3 { get; set; }

    public string? Q4 { get; set; }

    public string? Source { get; set; }

    internal IndicatorEntry Entry => new(Name ?? "", Unit ?? "", Direction ?? "", Baseline ?? "", Target ?? "", [Q1 ?? "", Q2 ?? "", Q3 ?? "", Q4 ?? ""], Source ?? "");

    internal static IndicatorForm Of(IndicatorEntry entry) => new()
    {
        Name = entry.Name,
        Unit = entry.Unit,
        Direction = entry.Direction,
        Baseline = entry.Baseline,
        Target = entry.Target,
        Q1 = entry.Quarters.ElementAtOrDefault(0),
        Q2 = entry.Quarters.ElementAtOrDefault(1),
        Q3 = entry.Quarters.ElementAtOrDefault(2),
        Q4 = entry.Quarters.ElementAtOrDefault(3),
        Source = entry.Source,
    };
}

/// <summary>A progress or result report as the form sends it.</summary>
public sealed class ReportForm
{
    public List<AnswerForm>? Milestones { get; set; }

    public List<string?>? Values { get; set; }

    public List<string?>? Links { get; set; }

    /// <summary>原因, or 成效.</summary>
    public string? First { get; set; }

    /// <summary>措施, or 不足.</summary>
    public string? Second { get; set; }

    /// <summary>需要协调的事项, or 下一步.</summary>
    public string? Third { get; set; }

    /// <summary>Evidence for one indicator.</summary>
    public IFormFile? Evidence { get; set; }

    public int Indicator { get; set; }

    /// <summary>What was pressed: save, check or evidence.</summary>
    public string? Act { get; set; }

    internal ProgressEntry Progress => new(Answers, [.. (Values ?? []).Select(v => v ?? "")], First ?? "", Second ?? "", Third ?? "");

    internal ResultEntry Result => new(Answers, [.. (Values ?? []).Select(v => v ?? "")], [.. (Links ?? []).Select(v => v ?? "")], First ?? "", Second ?? "", Third ?? "");

    private IReadOnlyList<MilestoneAnswer> Answers => [.. (Milestones ?? []).Select(m => new MilestoneAnswer(m.State ?? "", m.DoneOn ?? "", m.Reason ?? ""))];

    internal static ReportForm Of(KeyWork work, ProgressEntry? draft) => new()
    {
        Milestones = Answered(work, draft?.Milestones),
        Values = [.. draft?.Actuals ?? []],
        First = draft?.Reasons,
        Second = draft?.Remedies,
        Third = draft?.Help,
    };

    internal static ReportForm Of(KeyWork work, ResultEntry? draft) => new()
    {
        Milestones = Answered(work, draft?.Milestones),
        Values = [.. draft?.Finals ?? []],
        Links = [.. draft?.Links ?? []],
        First = draft?.Effects,
        Second = draft?.Shortcomings,
        Third = draft?.NextSteps,
    };

    // What was noted as done before need not be typed again.
    private static List<AnswerForm> Answered(KeyWork work, IReadOnlyList<MilestoneAnswer>? draft) =>
    [
        .. work.Plan?.Milestones.Select((_, i) => draft?.ElementAtOrDefault(i) is { State.Length: > 0 } typed ? new AnswerForm { State = typed.State, DoneOn = typed.DoneOn, Reason = typed.Reason }
            : work.StandingOf(i) is { } known ? new AnswerForm { State = known.State.ToString(), DoneOn = known.DoneOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Reason = known.Reason } : new AnswerForm()) ?? [],
    ];
}

/// <summary>How a milestone stands, as the form sends it.</summary>
public sealed class AnswerForm
{
    public string? State { get; set; }

    public string? DoneOn { get; set; }

    /// <summary>Why it is cancelled.</summary>
    public string? Reason { get; set; }
}

/// <summary>What is handed in with a signature.</summary>
public sealed class SignForm
{
    public IFormFile? File { get; set; }

    /// <summary>Text of what has no form of its own.</summary>
    public string? Text { get; set; }
}

/// <summary>An answer to a question.</summary>
public sealed class AnswerQuestionForm
{
    public Guid Id { get; set; }

    public string? Answer { get; set; }
}

/// <summary>A milestone noted as done.</summary>
public sealed class DoneForm
{
    public int Milestone { get; set; }

    public DateOnly? On { get; set; }
}
