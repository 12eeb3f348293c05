using System.Collections.Concurrent;

namespace Supervision.Web.Persistence;

/// <summary>What was read and nobody changes from one minute to the next (rules, calendar, names, the views of pages), kept until the next
/// commit to the database, by whomever.</summary>
public sealed class SharedReading(DataVersion version)
{
    /// <summary>So many values at most are kept, a few megabytes; on a quiet day all go together when there are more.</summary>
    private const int Most = 400;

    private volatile Kept kept = new(0, []);

    private sealed record Kept(long Version, ConcurrentDictionary<object, object> Values);

    /// <summary>The value of this key; read anew when anything was committed since it was read. It must not be changed by anybody.</summary>
    public async Task<T> GetAsync<T>(object key, Func<Task<T>> read)
        where T : class?
    {
        // Before the data, so that a commit in between is seen the next time.
        var now = version.Read();
        var held = kept;
        if (held.Version != now || held.Values.Count >= Most)
        {
            // What was read before the commit goes as a whole.
            kept = held = new(now, []);
        }

        if (held.Values.TryGetValue(key, out var found))
        {
            return (T)found;
        }

        var value = await read();
        if (value is not null)
        {
            held.Values[key] = value;
        }

        return value;
    }
}
