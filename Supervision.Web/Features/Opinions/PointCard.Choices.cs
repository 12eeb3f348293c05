using Microsoft.AspNetCore.Components;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Features.Opinions;

/// <content>Choosing after somebody was faster; what is opened below the point; where the focus goes.</content>
public sealed partial class PointCard
{
    private ElementReference headingBox;
    private ElementReference textBox;
    private ElementReference up;
    private ElementReference down;
    private ElementReference merge;
    private ElementReference split;
    private ElementReference delete;
    private ElementReference history;
    private PointActs? focus;
    private int focused;

    /// <summary>Where the focus goes, once for each number: the act whose button or field is meant.</summary>
    [Parameter] public (PointActs Place, int Number)? FocusOn { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (FocusOn is { } wish && wish.Number != focused)
        {
            (focused, focus) = (wish.Number, wish.Place);
        }

        if (focus is { } place)
        {
            focus = null;
            await (View.IsEditable ? BoxOf(place) : history).FocusAsync();
        }
    }

    // A button that is gone at the edge is answered by its neighbour.
    private ElementReference BoxOf(PointActs place) => place switch
    {
        PointActs.Up => IsFirst ? (IsLast ? textBox : down) : up,
        PointActs.Down => IsLast ? (IsFirst ? textBox : up) : down,
        PointActs.Merge => merge,
        PointActs.Split => split,
        PointActs.Delete => delete,
        PointActs.History => history,
        PointActs.Heading => headingBox,
        _ => textBox,
    };

    private string Expanded(PointActs what) => open == what ? "true" : "false";

    private void Open(PointActs what) => open = open == what ? null : what;

    private void Close() => (focus, open) = (open, null);

    private async Task TakeTheirsAsync()
    {
        await drop.RunAsync(View.Id, Point.Id, CancellationToken.None);
        (dirty, conflict, merging, problems, status, focus) = (false, false, false, [], "", PointActs.Text);
        (heading, text) = (Point.Heading, Point.Text);
        await Saved.InvokeAsync();
    }

    private Task TakeMineAsync()
    {
        (heading, text) = merging ? mine : (heading, text);
        return ChooseAsync();
    }

    private void TakeBoth()
    {
        (mine, merging) = ((heading, text), true);
        heading = heading.Length > 0 ? heading : Point.Heading;
        text = $"{Point.Text}\n{text}";
        focus = PointActs.Text;
        Typed();
    }

    // Chosen against exactly the text that is shown; changed once more meanwhile, it is shown and asked about again.
    private async Task ChooseAsync()
    {
        waiting?.Cancel();
        await WriteAsync(new(Point.Id, Point.Revision, heading, text, IsChosen: true));
        if (!conflict)
        {
            focus = PointActs.Text;
        }
    }

    private async Task TakeVersionAsync((string Heading, string Text) old)
    {
        (heading, text) = old;
        Typed();
        await FlushAsync();
    }

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
