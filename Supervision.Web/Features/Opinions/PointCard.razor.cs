using Microsoft.AspNetCore.Components;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Features.Opinions;

/// <summary>Names of what can be done to a point.</summary>
public enum PointActs
{
    /// <summary>上移.</summary>
    Up,

    /// <summary>下移.</summary>
    Down,

    /// <summary>合并.</summary>
    Merge,

    /// <summary>拆分.</summary>
    Split,

    /// <summary>删除.</summary>
    Delete,

    /// <summary>保留.</summary>
    Keep,

    /// <summary>主办、协办.</summary>
    Bodies,

    /// <summary>时限.</summary>
    Due,
}

/// <summary>What was asked for a point.</summary>
/// <param name="Act">The act.</param>
/// <param name="Other">The other point of a merge.</param>
/// <param name="At">The place of a split.</param>
/// <param name="Reason">Why it is deleted.</param>
/// <param name="Main">主办.</param>
/// <param name="Assisting">协办.</param>
/// <param name="Due">时限.</param>
public sealed record PointWish(
    PointActs Act, Guid Other = default, int At = 0, string Reason = "", SupervisedBodyId? Main = null,
    IReadOnlyList<SupervisedBodyId>? Assisting = null, DateOnly? Due = null);

/// <summary>One point in the editor. What is typed lives here until it is saved; a reload never overwrites it.</summary>
public sealed partial class PointCard(EditPoint edit, TimeProvider clock) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1500);

    private CancellationTokenSource? waiting;
    private IReadOnlyList<Obstacle> problems = [];
    private (Guid Point, int Revision) known;
    private string heading = "";
    private string text = "";
    private string status = "";
    private bool dirty;
    private bool conflict;
    private bool saving;
    private PointActs? open;

    [Parameter, EditorRequired] public required OpinionView View { get; set; }

    [Parameter, EditorRequired] public required PointView Point { get; set; }

    [Parameter] public bool IsFirst { get; set; }

    [Parameter] public bool IsLast { get; set; }

    [Parameter] public bool IsLit { get; set; }

    [Parameter] public EventCallback<Guid> OnSelect { get; set; }

    [Parameter] public EventCallback Saved { get; set; }

    [Parameter] public EventCallback<(Guid Point, PointWish Wish)> OnWish { get; set; }

    private IReadOnlyList<Obstacle> General => [.. problems.Where(p => p.Field is not ("Heading" or "Text"))];

    // Said to the one who edits, and only as long as there is something left to merge.
    private bool HasNeighbours => View.IsEditable && Point.GroupReason is not null
        && View.Points.Any(p => p.Id != Point.Id && p.Part == Point.Part && p.Group == Point.Group);

    private int Rows => Math.Clamp((text.Length / 26) + text.Count(c => c == '\n') + 1, 2, 24);

    public void Dispose()
    {
        waiting?.Cancel();
        waiting?.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (!dirty && !conflict)
        {
            (heading, text) = (Point.Heading, Point.Text);
            known = (Point.Id, Point.Revision);
        }
    }

    private void Typed()
    {
        (dirty, status) = (true, "");
        waiting?.Cancel();
        waiting?.Dispose();
        waiting = new();
        _ = SaveSoonAsync(waiting.Token);
    }

    private async Task SaveSoonAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Pause, stop);
            await InvokeAsync(SaveAsync);
        }
        catch (OperationCanceledException)
        {
            // Typing goes on, or the field was left and is saved already.
        }
    }

    private Task FlushAsync()
    {
        waiting?.Cancel();
        return SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (!dirty || saving || conflict)
        {
            return;
        }

        saving = true;
        var (h, t) = (heading, text);
        var outcome = await edit.RunAsync(View.Id, new(Point.Id, known.Revision, h, t), CancellationToken.None);
        saving = false;
        problems = outcome.Obstacles;
        conflict = outcome.Obstacles.Any(o => o.Field == "Conflict");
        if (outcome.IsDone)
        {
            known = (Point.Id, known.Revision + 1);
            dirty = heading != h || text != t;
            status = $"草稿已保存 {clock.GetUtcNow().Time()}";
        }
        else
        {
            status = conflict ? "" : "还没有保存";
        }

        await Saved.InvokeAsync();
        if (dirty && outcome.IsDone)
        {
            Typed();
        }
    }

    private void TakeTheirs()
    {
        (dirty, conflict, problems) = (false, false, []);
        OnParametersSet();
    }

    private async Task SaveMineAsync()
    {
        (conflict, dirty, problems, known) = (false, true, [], (Point.Id, Point.Revision));
        await SaveAsync();
    }

    private void Open(PointActs what) => open = open == what ? null : what;

    private Task ActAsync(PointActs act) => ActAsync(new PointWish(act));

    // What is being typed is saved before anything is done to the point.
    private async Task ActAsync(PointWish wish)
    {
        await FlushAsync();
        if (!dirty)
        {
            open = null;
            await OnWish.InvokeAsync((Point.Id, wish));
        }
    }
}
