using Microsoft.AspNetCore.Components;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Features.Sittings;

/// <summary>A member asks the Chair for leave on a phone, without script (请假).</summary>
public sealed partial class LeavePage(MemberQueries queries, AskLeave ask, WithdrawLeave withdraw, NavigationManager navigator) : ComponentBase
{
    private MemberSittingView? view;
    private IReadOnlyList<Obstacle> problems = [];

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "leave")] private LeaveInput? Posted { get; set; }

    private LeaveInput Input { get; set; } = new();

    protected override async Task OnInitializedAsync()
    {
        view = await queries.FindAsync(new SittingId(Id), CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
            return;
        }

        Input = Posted ?? new() { From = view.FirstDay, To = view.LastDay };
    }

    private async Task SaveAsync()
    {
        var wish = new LeaveWish(Input.Kind, Input.From ?? default, Input.To ?? default, Input.Reason ?? "");
        var outcome = await ask.RunAsync(new(Id), new(Input.Key), wish, CancellationToken.None);
        Finish(outcome);
    }

    private async Task TakeBackAsync() => Finish(await withdraw.RunAsync(new(Id), view!.Leave!.Id, CancellationToken.None));

    private void Finish(Outcome outcome)
    {
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/m/leave/{Id}");
        }
    }

    /// <summary>What the form sends; the key makes a second post the same request.</summary>
    private sealed class LeaveInput
    {
        public Guid Key { get; set; } = Guid.CreateVersion7();

        public LeaveKind Kind { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public string? Reason { get; set; }
    }
}
