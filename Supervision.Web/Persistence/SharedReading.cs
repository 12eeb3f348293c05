using System.Collections.Concurrent;

namespace Supervision.Web.Persistence;

/// <summary>What many pages read and nobody changes from one minute to the next (rules, calendar, names), kept until the next commit to the
/// database, by whomever.</summary>
public sealed class SharedReading(DataVersion version)
{
    private volatile Kept kept = new(0, []);

    private sealed record Kept(long Version, ConcurrentDictionary<string, object> Values);

    /// <summary>The value of this key; read anew when anything was committed since it was read. It must not be changed by anybody.</summary>
    public async Task<T> GetAsync<T>(string key, Func<Task<T>> read)
        where T : class
    {
        // Before the data, so that a commit in between is seen the next time.
        var now = version.Read();
        var held = kept;
        if (held.Version != now)
        {
            // What was read before the commit goes as a whole.
            kept = held = new(now, new(StringComparer.Ordinal));
        }

        if (held.Values.TryGetValue(key, out var found))
        {
            return (T)found;
        }

        var value = await read();
        held.Values[key] = value;
        return value;
    }
}
