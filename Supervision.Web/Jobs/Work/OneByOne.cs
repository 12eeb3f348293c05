using Supervision.Web.Common;

namespace Supervision.Web.Jobs.Work;

/// <summary>What jobs share that do one use case for each of many: a refusal of one does not keep the others from theirs.</summary>
internal static class OneByOne
{
    /// <summary>Runs the act for each.</summary>
    /// <param name="all">What waits.</param>
    /// <param name="act">The act; it is told how many were done before.</param>
    /// <param name="unit">Measure word of what waits, e.g. 件.</param>
    /// <returns>How many were done, and the refusals in words; empty when there were none.</returns>
    public static async Task<(int Done, string Refused)> RunAsync<T>(IReadOnlyList<T> all, Func<T, int, Task<Outcome>> act, string unit)
    {
        List<string> refused = [];
        for (var i = 0; i < all.Count; i++)
        {
            refused.AddRange((await act(all[i], i)).Obstacles.Select(o => o.Message));
        }

        return (all.Count - refused.Count, refused.Count > 0 ? $"；{refused.Count} {unit}没有办成：{refused[0]}" : "");
    }
}
