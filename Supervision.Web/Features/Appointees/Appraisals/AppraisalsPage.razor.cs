using Microsoft.AspNetCore.Components;
using Supervision.Domain.Appointees;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>述职测评机关: which organ the council chose for the year, and which were never chosen.</summary>
public sealed partial class AppraisalsPage(AppraisalQueries queries, ChooseAppraisalOrgan choosing, RevokeAppraisalChoice revokingAct, BeginAppraisal beginning, NavigationManager navigator, TimeProvider clock) : ComponentBase
{
    private AppraisalView? view;
    private IReadOnlyList<Obstacle> problems = [];
    private AppraisalChoiceId? revoking;
    private string organ = "";
    private string minutes = "";
    private string reason = "";
    private string? notice;
    private int year;
    private DateOnly decided;

    protected override async Task OnInitializedAsync()
    {
        (year, decided) = (clock.Today().Year, clock.Today());
        view = await queries.ReadAsync(null, CancellationToken.None);
    }

    private async Task ChooseAsync()
    {
        var outcome = await choosing.RunAsync(year, new(ListAddress.Id(organ) ?? Guid.Empty), decided, minutes, CancellationToken.None);
        await FinishAsync(outcome, "已登记主任会议的决定。");
    }

    private async Task BeginAsync(AppraisalChoiceId id)
    {
        var outcome = await beginning.RunAsync(id, CancellationToken.None);
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/appointees/appraisals/{outcome.Value.Value}");
        }
    }

    private async Task RevokeAsync() =>
        await FinishAsync(await revokingAct.RunAsync(revoking!.Value, reason, CancellationToken.None), "已登记撤销。");

    private async Task FinishAsync(Outcome outcome, string words)
    {
        (problems, notice) = (outcome.Obstacles, outcome.IsDone ? words : null);
        if (outcome.IsDone)
        {
            (revoking, organ, minutes, reason) = (null, "", "", "");
            view = await queries.ReadAsync(null, CancellationToken.None);
        }
    }
}
