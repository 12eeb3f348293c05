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
    private string revokeMinutes = "";
    private string? notice;
    private DateOnly decided;

    /// <summary>The year that is shown and chosen for; this one unless another is named.</summary>
    [SupplyParameterFromQuery(Name = "year")] public int? Wanted { get; set; }

    private int Year => Wanted is >= 2000 and <= 2100 ? Wanted.Value : clock.Today().Year;

    protected override async Task OnParametersSetAsync()
    {
        (decided, notice, problems, revoking) = (clock.Today(), null, [], null);
        view = await queries.ReadAsync(Year, CancellationToken.None);
    }

    private async Task ChooseAsync()
    {
        var outcome = await choosing.RunAsync(Year, new(ListAddress.Id(organ) ?? Guid.Empty), decided, minutes, CancellationToken.None);
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
        await FinishAsync(await revokingAct.RunAsync(revoking!.Value, revokeMinutes, reason, CancellationToken.None), "已登记撤销，收到的材料保留在述职测评页面。");

    private async Task FinishAsync(Outcome outcome, string words)
    {
        (problems, notice) = (outcome.Obstacles, outcome.IsDone ? words : null);
        if (outcome.IsDone)
        {
            (revoking, organ, minutes, reason, revokeMinutes) = (null, "", "", "", "");
            view = await queries.ReadAsync(Year, CancellationToken.None);
        }
    }
}
