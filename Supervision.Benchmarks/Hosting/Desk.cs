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
    public static async Task<Desk> OpenAsync(string storage, CancellationToken stop) =>
        await OpenAsync(await Child.ProductAsync(storage, jobs: false, stop), storage);

    /// <summary>The same over a program that was started already; it ends with the desk, also when a page cannot be opened.</summary>
    public static async Task<Desk> OpenAsync(Child product, string storage)
    {
        var desk = new Desk(product, WorkPages.Of(storage));
        try
        {
            await desk.WarmAsync();
            return desk;
        }
        catch
        {
            await desk.DisposeAsync();
            throw;
        }
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

    private async Task WarmAsync()
    {
        foreach (var user in Pages.Select(p => p.User).Distinct(StringComparer.Ordinal))
        {
            visitors.Add(user, await Visitor.SignedInAsync(product.Address, user));
        }

        foreach (var page in Pages)
        {
            await TimesAsync(page, 15);
        }
    }
}
