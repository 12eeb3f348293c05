using Microsoft.AspNetCore.Components;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Features.Opinions;

/// <summary>The editor of one opinion: notes, structured points, the page as it will be (审议意见编辑).</summary>
public sealed partial class OpinionPage(OpinionQueries queries, OpinionDesk desk, NavigationManager navigator, TimeProvider clock) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource gone = new();
    private OpinionView? view;
    private Guid? note;
    private Guid? selected;
    private (string Place, IReadOnlyList<Obstacle> Items) problems = ("", []);
    private string? progress;
    private FocusPlace? focus;

    [Parameter] public Guid Id { get; set; }

    private ReviewOpinionId Opinion => new(Id);

    private IReadOnlySet<Guid> LitNotes => view!.Points.FirstOrDefault(p => p.Id == selected)?.NoteIds ?? new HashSet<Guid>();

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync(gone.Token);
        }
    }

    // While the job has not compiled yet, the page looks again by itself.
    private async Task WatchAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Look, stop);
                if (view is { IsCompileWished: true })
                {
                    await InvokeAsync(async () =>
                    {
                        await LoadAsync();
                        StateHasChanged();
                    });
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task LoadAsync()
    {
        view = await queries.FindAsync(Opinion, CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
        }
    }

    private IReadOnlyList<Obstacle> Of(string place) => problems.Place == place ? problems.Items : [];

    private async Task RunAsync(string place, Task<Outcome> act)
    {
        problems = (place, (await act).Obstacles);
        await LoadAsync();
    }

    private async Task ActAsync(string act)
    {
        var told = new Progress<CompileProgress>(p => _ = InvokeAsync(() =>
        {
            progress = p.Done < p.All ? $"正在汇总 {p.All} 条发言，已完成 {p.Done} 条。" : null;
            StateHasChanged();
        }));
        await RunAsync("step", desk.ActAsync(Opinion, act, told));
    }

    private Task SendBackAsync(string reason) => RunAsync("step", desk.SendBack.RunAsync(Opinion, reason, CancellationToken.None));

    private Task NumberAsync((int? Serial, string Reason) given) => RunAsync("step", desk.NumberAsync(Opinion, given.Serial, given.Reason));

    private async Task WishAsync((Guid Point, PointWish Wish) wish)
    {
        var before = view!;
        await RunAsync("point", desk.WishAsync(Opinion, wish.Point, wish.Wish));
        focus = FocusPlace.After(wish.Point, wish.Wish, before, view!, focus) ?? focus;
    }

    private async Task AddAsync(OpinionPart part)
    {
        var before = view!;
        await RunAsync("point", desk.Add.RunAsync(Opinion, part, CancellationToken.None));
        focus = FocusPlace.OnNew(before, view!, focus) ?? focus;
    }

    private async Task AddFoundAsync((OpinionPart Part, Guid Finding) found)
    {
        var before = view!;
        await RunAsync("point", desk.AddFound.RunAsync(Opinion, found.Part, new(found.Finding), CancellationToken.None));
        focus = FocusPlace.OnNew(before, view!, focus) ?? focus;
    }

    private async Task UndoAsync()
    {
        var step = desk.LastStep(Opinion);
        await RunAsync("point", desk.Undo.RunAsync(Opinion, CancellationToken.None));
        focus = FocusPlace.AfterUndo(step, view!, focus) ?? focus;
    }

    private Task RescueAsync(Guid point) => RunAsync("point", desk.Rescue.RunAsync(Opinion, point, CancellationToken.None));

    private Task DropAsync(Guid point) => RunAsync("point", desk.Drop.RunAsync(Opinion, point, CancellationToken.None));

    private Task SetAsideAsync((Guid Note, string Reason) aside) => RunAsync("point", desk.SetAside.RunAsync(Opinion, aside.Note, aside.Reason, CancellationToken.None));

    private Task TakeUpAsync(Guid taken) => RunAsync("point", desk.TakeUp.RunAsync(Opinion, taken, CancellationToken.None));

    private Task SetTermAsync(OpinionTerm term) => RunAsync("frame", desk.Term.RunAsync(Opinion, term, CancellationToken.None));

    private Task AddressAsync((SupervisedBodyId? Organ, string Copies) to) => RunAsync("frame", desk.Address.RunAsync(Opinion, to.Organ, to.Copies, CancellationToken.None));

    private Task ReceiptAsync((SupervisedBodyId Body, DateOnly Day) receipt) =>
        RunAsync("receipt", desk.Receipt.RunAsync(Opinion, receipt.Body, receipt.Day, CancellationToken.None));

    private void SelectNote(Guid? id) => (note, selected) = (id, null);

    private void SelectPoint(Guid id) => (selected, note) = (selected == id ? null : id, null);
}
