using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Supervision.Web.Features.Rulebook;

/// <summary>One rule opened in the table.</summary>
public sealed partial class RuleDetail(EnterRuleVersion enter, ISnackbar snackbar) : ComponentBase
{
    private RuleForm? form;
    private IReadOnlyList<Obstacle> errors = [];

    [Parameter, EditorRequired] public required RuleLine Line { get; set; }

    [Parameter] public bool MayEnter { get; set; }

    [Parameter] public DateOnly Today { get; set; }

    [Parameter] public EventCallback OnEntered { get; set; }

    private string RangeWords => Line.Rule switch
    {
        { IsStatutory: true } rule => $"法定 {rule.Least} {rule.Unit}，只能更严，最多 {rule.Most} {rule.Unit}。",
        { Kind: RuleKind.Number } rule => $"可以设为 {rule.Least} 到 {rule.Most} {rule.Unit}。",
        { Kind: RuleKind.Choice } rule => $"可以设为：{string.Join("、", rule.Choices.Values)}。",
        { Kind: RuleKind.Text } rule => $"最多 {rule.Most} 个字。",
        _ => "可以设为是或者否。",
    };

    private void Begin() => form = new() { Value = Line.Versions[0].Value, EffectiveFrom = Today.AddDays(1) };

    private void Close() => (form, errors) = (null, []);

    private async Task SaveAsync()
    {
        var change = new RuleChange(form!.Value, form.EffectiveFrom ?? Today, form.Source, form.Reason);
        var outcome = await enter.RunAsync(Line.Rule.Key, change, Line.Versions[0].Number, CancellationToken.None);
        errors = outcome.Obstacles;
        if (outcome.IsDone)
        {
            Close();
            snackbar.Add($"已录入第 {outcome.Value} 版，{change.EffectiveFrom.Full()}起施行。", Severity.Success);
            await OnEntered.InvokeAsync();
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
}
