using System.Collections.Concurrent;

namespace Supervision.Web.Persistence;

/// <summary>What many pages read and nobody changes from one minute to the next (rules, calendar, names), kept until the next commit to the
/// database, by whomever.</summary>
public sealed class SharedReading(DataVersion version)
{
    // Keys may name a day; what nobody asks for any more goes when there are many.
    private const int Most = 64;

    private readonly ConcurrentDictionary<string, (long Version, object Value)> kept = new(StringComparer.Ordinal);

    /// <summary>The value of this key; read anew when anything was committed since it was read. It must not be changed by anybody.</summary>
    public async Task<T> GetAsync<T>(string key, Func<Task<T>> read)
        where T : class
    {
        // Before the data, so that a commit in between is seen the next time.
        var now = version.Read();
        if (kept.TryGetValue(key, out var found) && found.Version == now)
        {
            return (T)found.Value;
        }

        var value = await read();
        if (kept.Count >= Most)
        {
            kept.Clear();
        }

        kept[key] = (now, value);
        return value;
    }
}
