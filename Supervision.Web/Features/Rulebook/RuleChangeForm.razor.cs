using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Supervision.Web.Features.Rulebook;

/// <summary>A new version of one rule as it is worded; the impact comes before the proposal.</summary>
public sealed partial class RuleChangeForm(ProposeRules propose, RuleImpactQueries queries, ISnackbar snackbar) : ComponentBase
{
    private RuleProposalId id = new(Guid.CreateVersion7());
    private RuleForm? form;
    private RuleImpact? impact;
    private IReadOnlyList<Obstacle> errors = [];

    [Parameter, EditorRequired] public required RuleLine Line { get; set; }

    [Parameter] public DateOnly Today { get; set; }

    [Parameter] public EventCallback Proposed { get; set; }

    private IReadOnlyList<WantedValue> Wanted => [new(Line.Rule.Key, form!.Value, Line.Versions[0].Number)];

    private void Begin() => form = new() { Value = Line.Versions[0].Value, EffectiveFrom = Today.AddDays(1) };

    private void Close() => (form, impact, errors) = (null, null, []);

    private async Task PreviewAsync()
    {
        var outcome = await queries.PreviewAsync(Wanted, form!.ToChange(Today), CancellationToken.None);
        (errors, impact) = (outcome.Obstacles, outcome.Value);
    }

    private async Task ProposeAsync()
    {
        errors = (await propose.RunAsync(id, Wanted, form!.ToChange(Today), CancellationToken.None)).Obstacles;
        impact = errors.Count > 0 ? null : impact;
        if (errors.Count == 0)
        {
            Close();
            id = new(Guid.CreateVersion7());
            snackbar.Add("已提请主任会议，请列入议题。", Severity.Success);
            await Proposed.InvokeAsync();
        }
    }
}

/// <summary>What is typed for a new version; stays when it is refused.</summary>
public sealed class RuleForm
{
    public string Value { get; set; } = "";

    public DateOnly? EffectiveFrom { get; set; }

    public string Source { get; set; } = "";

    public string Reason { get; set; } = "";

    /// <summary>A day left empty is today, which is refused at its field.</summary>
    public RuleChange ToChange(DateOnly today) => new(Value, EffectiveFrom ?? today, Source, Reason);
}
