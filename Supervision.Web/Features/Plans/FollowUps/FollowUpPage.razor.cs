using Microsoft.AspNetCore.Components;
using Supervision.Domain.Plans;

namespace Supervision.Web.Features.Plans.FollowUps;

/// <summary>The follow-up of a resolution or decision at the desk: what came in, sent back or closed; without script.</summary>
public sealed partial class FollowUpPage(
    FollowUpQueries queries, CloseFollowUp close, ReturnFollowUp returning, ReportFollowUp report, NavigationManager navigator) : ComponentBase
{
    private FollowUpView? view;
    private IReadOnlyList<Obstacle> problems = [];

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "judge")] private JudgeInput? Posted { get; set; }

    [SupplyParameterFromForm(FormName = "followup-report")] private FollowUpInput? Sent { get; set; }

    private Guid Key { get; } = Guid.CreateVersion7();

    protected override async Task OnInitializedAsync()
    {
        view = await queries.FindAsync(new(Id), CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
        }
    }

    private async Task JudgeAsync()
    {
        var text = Posted?.Text ?? "";
        Show(Posted?.Close == false
            ? await returning.RunAsync(new(Id), text, CancellationToken.None)
            : await close.RunAsync(new(Id), text, CancellationToken.None));
    }

    private async Task SendAsync() => Show(await FollowUpInput.SendAsync(Sent, new(Id), report));

    private void Show(Outcome outcome)
    {
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/followups/{Id}");
        }
    }

    /// <summary>The finding as typed.</summary>
    private sealed class JudgeInput
    {
        public string? Text { get; set; }

        public bool? Close { get; set; }
    }
}

/// <summary>A report as chosen.</summary>
public sealed class FollowUpInput
{
    public Guid Key { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>Hands it in; without a file it says so.</summary>
    internal static async Task<Outcome> SendAsync(FollowUpInput? sent, FollowUpId id, ReportFollowUp report)
    {
        if (sent?.File is not { FileName.Length: > 0 } file)
        {
            return Outcome.Refused(new Obstacle(PlanRules.FollowedUp, "请选择要报送的文件。", "File"));
        }

        await using var content = file.OpenReadStream();
        return await report.RunAsync(id, new(sent.Key, file.FileName, content), CancellationToken.None);
    }
}
