using Microsoft.AspNetCore.Components;
using Supervision.Domain.Opinions;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Opinions;

/// <summary>One point in the editor. What is typed goes into the opinion two seconds after the typing stops; what the opinion
/// cannot take, because somebody was faster or the text is too long, is kept as the person's draft. A reload overwrites nothing.</summary>
public sealed partial class PointCard(EditPoint edit, KeepDraft keep, DropDraft drop, TimeProvider clock) : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private CancellationTokenSource? waiting;
    private Task current = Task.CompletedTask;
    private IReadOnlyList<Obstacle> problems = [];
    private (Guid Point, int Revision, string Heading, string Text) basis = (default, 0, "", "");
    private (string Heading, string Text) mine = ("", "");
    private string heading = "";
    private string text = "";
    private string status = "";
    private bool dirty;
    private bool conflict;
    private bool merging;
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

    private string Clock => clock.GetUtcNow().Time();

    public async ValueTask DisposeAsync()
    {
        if (waiting is not null)
        {
            await waiting.CancelAsync();
            waiting.Dispose();
        }

        // The page is left, or its connection is lost, in the middle of the typing.
        if (dirty)
        {
            try
            {
                await KeepAsync();
            }
            catch (AccessDeniedException)
            {
                // The right went while the page stood open.
            }
        }
    }

    protected override void OnParametersSet()
    {
        if (basis.Point != Point.Id && View.IsEditable && View.Drafts.FirstOrDefault(d => d.Point == Point.Id) is { } draft)
        {
            basis = (Point.Id, draft.Revision, draft.BaseHeading, draft.BaseText);
            (heading, text, dirty, conflict) = (draft.Heading, draft.Text, true, draft.Revision != Point.Revision);
            status = $"草稿已保存 {draft.At.Time()}，还没有写入";
        }
        else if (!dirty && !conflict)
        {
            // A blank at the end that is being typed stays; it is only not stored.
            if ((Point.Heading, Point.Text) != (heading.Trim(), text.Trim()))
            {
                (heading, text) = (Point.Heading, Point.Text);
            }

            basis = (Point.Id, Point.Revision, Point.Heading, Point.Text);
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

    // A button pressed right after typing comes while the words are still being saved: it waits for them.
    private async Task FlushAsync()
    {
        waiting?.Cancel();
        await current;
        await SaveAsync();
    }

    private Task SaveAsync() => !dirty || saving ? Task.CompletedTask
        : current = conflict ? KeepAsync() : WriteAsync(new(Point.Id, basis.Revision, heading, text));

    private async Task WriteAsync(PointWords words)
    {
        saving = true;
        var outcome = await edit.RunAsync(View.Id, words, CancellationToken.None);
        saving = false;
        problems = outcome.Obstacles;
        conflict = outcome.Obstacles.Any(o => o.Field == "Conflict");
        if (outcome.IsDone)
        {
            (dirty, merging, status) = ((heading, text) != (words.Heading, words.Text), false, $"草稿已保存 {Clock}");
            basis = (Point.Id, words.Revision + 1, words.Heading.Trim(), words.Text.Trim());
        }
        else
        {
            await KeepAsync();
        }

        await Saved.InvokeAsync();
        if (dirty && outcome.IsDone)
        {
            Typed();
        }
    }

    private async Task KeepAsync()
    {
        var words = new PointWords(Point.Id, basis.Revision, heading, text);
        var outcome = await keep.RunAsync(View.Id, new(words, basis.Heading, basis.Text, Point.Part, Point.Name), CancellationToken.None);
        problems = [.. problems, .. outcome.Obstacles];
        status = outcome.IsDone ? $"草稿已保存 {Clock}，还没有写入" : "还没有保存";
    }
}
