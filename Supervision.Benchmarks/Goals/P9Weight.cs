using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Domain.Ratings;

namespace Supervision.Benchmarks.Goals;

/// <summary>P9: the heaviest page of a ballot of 15 subjects, cold, with everything it refers to, uncompressed, against 30 kB; no script.</summary>
internal static partial class P9Weight
{
    private const int Limit = 30_000;
    private static readonly string[] Steps = ["", "start", "list", "review"];

    public static Goal Goal { get; } = new("P9", "ballot page cold, all resources", "byte", 1, 0.5, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        await using var hall = await Hall.OpenAsync(1, 1, stop);
        using var phone = new Voter(hall.Product.Address);
        var slip = hall.Rounds.Dequeue().Slips[0];
        List<(string Step, int Bytes, bool HasScript)> pages = [];
        foreach (var step in Steps)
        {
            pages.Add(await WeighAsync(phone, slip, step));
        }

        var heaviest = pages.MaxBy(p => p.Bytes);
        return new([(heaviest.Bytes, Limit)])
        {
            Remark = string.Create(CultureInfo.InvariantCulture, $"heaviest is “{heaviest.Step}”; the first page {pages[0].Bytes} bytes"),
            Broken = pages.Exists(p => p.HasScript) ? ["a page has a script"] : [],
        };
    }

    private static async Task<(string Step, int Bytes, bool HasScript)> WeighAsync(Voter phone, SlipToken slip, string step)
    {
        var page = await phone.PageAsync(slip, new('-', Hall.Subjects), step);
        var bytes = Encoding.UTF8.GetByteCount(page);
        foreach (Match resource in Resource().Matches(page))
        {
            bytes += (await phone.BytesAsync(resource.Groups["path"].Value)).Length;
        }

        return (step, bytes, page.Contains("<script", StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("(?:<link [^>]*href|src)=\"(?<path>/[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Resource();
}
