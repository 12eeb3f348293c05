using Microsoft.AspNetCore.Components;
using Supervision.Domain.Plans;

namespace Supervision.Web.Features.Plans;

/// <summary>The next step of the plan's course, with what stands in its way above the button (D-4.5).</summary>
public sealed partial class PlanNextStep : ComponentBase
{
    private IReadOnlyList<Obstacle> problems = [];
    private PublishProgress? progress;
    private bool isAsking;
    private bool isBusy;

    [Parameter, EditorRequired] public required PlanView View { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private string Title => View.State switch
    {
        PlanState.Collecting => "征集议题，然后起草",
        PlanState.Drafting => "核对事项，提请主任会议",
        PlanState.Consulting => $"等各机关反馈意见（{View.Dates.ConsultUntil?.InYear(View.Today)}前），然后提请主任会议",
        PlanState.Submitted => "主任会议审议，登记通过",
        PlanState.Adopted => "向社会公布",
        PlanState.Published => "执行",
        _ => "已办结",
    };

    private string ConsultQuestion =>
        $"把 {View.Name}草案（{View.Rows.Count} 项）发给“一府一委两院”征求意见？发出后开始计算反馈期限，答复登记在本页。";

    private string SubmitQuestion =>
        $"把 {View.Name}草案（{View.Rows.Count} 项）提请主任会议审议？提请后事项不能再改，要改须先退回起草。{View.Early}";

    private string AdoptQuestion =>
        $"登记{View.Decision?.Meeting}通过 {View.Name}（{View.Rows.Count} 项）？登记后不能退回，并开始计算公布期限。{View.Early}";

    private async Task DoAsync(Task<Outcome> act)
    {
        problems = (await act).Obstacles;
        await Changed.InvokeAsync();
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
        var outcome = await Task.Run(() => Publish.RunAsync(View.Id, line, CancellationToken.None));
        (problems, isBusy, isAsking, progress) = (outcome.Obstacles, false, !outcome.IsDone, null);
        await Changed.InvokeAsync();
    }
}
