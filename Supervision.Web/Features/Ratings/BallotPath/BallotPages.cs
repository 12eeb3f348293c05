using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>Renders the pages of the ballot path from what they are given alone: no request, so nothing of who asks, and no form cookie (D-10.8).</summary>
public sealed class BallotPages : IDisposable
{
    // No service and no log: a page of this path can reach nothing but its parameters.
    private readonly ServiceProvider nothing = new ServiceCollection().BuildServiceProvider();

    private volatile Receipt? last;

    /// <summary>A page of a ballot. It names no code: its form is sent to the address it was opened at.</summary>
    public Task<byte[]> BallotAsync(BallotPaper paper, BallotStep step, bool isNotStored) => RenderAsync<BallotDocument>(new(StringComparer.Ordinal)
    {
        [nameof(BallotDocument.Paper)] = paper,
        [nameof(BallotDocument.Step)] = step,
        [nameof(BallotDocument.IsNotStored)] = isNotStored,
    });

    /// <summary>A page that says why nothing can be cast.</summary>
    public Task<byte[]> StopAsync(Stop stop) => RenderAsync<StopDocument>(new(StringComparer.Ordinal) { [nameof(StopDocument.Stop)] = stop });

    /// <summary>The receipt, the same for everybody who votes in a round in this half of the day.</summary>
    public async ValueTask<byte[]> ReceiptAsync(string title, string halfDay, bool isRehearsal = false)
    {
        if (last is { } kept && kept.Title == title && kept.HalfDay == halfDay && kept.IsRehearsal == isRehearsal)
        {
            return kept.Page;
        }

        var page = await RenderAsync<DoneDocument>(new(StringComparer.Ordinal) { [nameof(DoneDocument.Title)] = title, [nameof(DoneDocument.HalfDay)] = halfDay, [nameof(DoneDocument.IsRehearsal)] = isRehearsal });
        last = new(title, halfDay, isRehearsal, page);
        return page;
    }

    public void Dispose() => nothing.Dispose();

    private async Task<byte[]> RenderAsync<TDocument>(Dictionary<string, object?> parameters)
        where TDocument : IComponent
    {
        await using var renderer = new HtmlRenderer(nothing, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var document = await renderer.RenderComponentAsync<TDocument>(ParameterView.FromDictionary(parameters));
            return Encoding.UTF8.GetBytes(document.ToHtmlString());
        });
    }

    private sealed record Receipt(string Title, string HalfDay, bool IsRehearsal, byte[] Page);
}
