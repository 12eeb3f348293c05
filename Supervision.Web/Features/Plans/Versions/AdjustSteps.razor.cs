using Microsoft.AspNetCore.Components;
using Supervision.Domain.Plans;

namespace Supervision.Web.Features.Plans.Versions;

/// <summary>The next step of an adjustment, with what stands in its way above the button.</summary>
public sealed partial class AdjustSteps : ComponentBase
{
    private PlanVersionId fresh = new(Guid.CreateVersion7());
    private IReadOnlyList<Obstacle> problems = [];
    private PublishProgress? progress;
    private bool isAsking;
    private bool isBusy;
    private bool isDropping;

    [Parameter, EditorRequired] public required AdjustView View { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private string Title => View.State switch
    {
        null => "开始一次调整",
        PlanVersionState.Drafting => "写明增减和修改，提请主任会议",
        PlanVersionState.Submitted => "主任会议审议，登记通过",
        _ => "向社会公布",
    };

    private async Task DoAsync(Task<Outcome> act)
    {
        problems = (await act).Obstacles;
        isDropping = false;
        await Changed.InvokeAsync();
    }

    private async Task DropAsync()
    {
        if (!isDropping)
        {
            isDropping = true;
            return;
        }

        await DoAsync(Drop.RunAsync(View.Plan, CancellationToken.None));
        fresh = new(Guid.CreateVersion7());
    }

    private async Task PublishAsync()
    {
        isBusy = true;
        var line = new Progress<PublishProgress>(p =>
        {
            progress = p;
            StateHasChanged();
        });

        // Off the circuit, so that the progress line can move meanwhile.
        var outcome = await Task.Run(() => Publish.RunAsync(View.Plan, line, CancellationToken.None));
        (problems, isBusy, isAsking, progress) = (outcome.Obstacles, false, !outcome.IsDone, null);
        fresh = new(Guid.CreateVersion7());
        await Changed.InvokeAsync();
    }
}
