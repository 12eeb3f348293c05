using Supervision.Benchmarks.Measuring;

namespace Supervision.Benchmarks.Hosting;

/// <summary>The published product with the people who open its pages.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly Child product;
    private readonly Dictionary<string, Visitor> visitors = new(StringComparer.Ordinal);

    private Desk(Child product, IReadOnlyList<WorkPage> pages) => (this.product, Pages) = (product, pages);

    public IReadOnlyList<WorkPage> Pages { get; }

    public Child Product => product;

    /// <summary>Starts the product over a storage directory, signs everybody in and opens every page until it is warm.</summary>
    public static async Task<Desk> OpenAsync(string storage, CancellationToken stop)
    {
        var pages = WorkPages.Of(storage);
        var desk = new Desk(await Child.ProductAsync(storage, jobs: false, stop), pages);
        foreach (var user in pages.Select(p => p.User).Distinct(StringComparer.Ordinal))
        {
            desk.visitors.Add(user, await Visitor.SignedInAsync(desk.product.Address, user));
        }

        foreach (var page in pages)
        {
            await desk.TimesAsync(page, 15);
        }

        return desk;
    }

    /// <summary>Somebody who is signed in.</summary>
    public Visitor this[string user] => visitors[user];

    /// <summary>Milliseconds of each of so many openings of a page.</summary>
    public async Task<IReadOnlyList<double>> TimesAsync(WorkPage page, int count)
    {
        List<double> times = [];
        for (var i = 0; i < count; i++)
        {
            times.Add(await visitors[page.User].TimeAsync(page.Path, page.MustHold));
        }

        return times;
    }

    /// <summary>Middle time of a page.</summary>
    public async Task<double> MiddleAsync(WorkPage page, int count) => Statistics.Median(await TimesAsync(page, count));

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors.Values)
        {
            visitor.Dispose();
        }

        await product.DisposeAsync();
    }
}
