using System.Globalization;
using System.Text;
using Supervision.Domain.Reminders;
using Supervision.Web.Files;

namespace Supervision.Web.Channels;

/// <summary>What the servers took, line by line in files beside the database: it outlives a database restored from a backup (D-17.41).</summary>
/// <remarks>Each line is on the disk before the database learns of it. Ids only, no names and no texts.</remarks>
public sealed class OutgoingLog(StorageDirectory storage, TimeProvider clock)
{
    private const int MonthsRead = 3;

    private readonly Lock gate = new();
    private HashSet<string>? known;
    private DateTimeOffset? since;

    /// <summary>The day from which on this log knows everything; null when it begins now.</summary>
    public DateTimeOffset? Since
    {
        get
        {
            Read();
            return since;
        }
    }

    /// <summary>True when this message or this reminder was taken before.</summary>
    public bool Knows(string key)
    {
        Read();
        lock (gate)
        {
            return known!.Contains(key);
        }
    }

    /// <summary>Writes down that a message with these reminders was taken.</summary>
    public void Add(OutgoingMessageId message, IEnumerable<ReminderKey> reminders)
    {
        Read();
        string[] keys = [KeyOf(message), .. reminders.Select(r => r.Words)];
        lock (gate)
        {
            Append(string.Join('\t', [Stamp(), .. keys]));
            known!.UnionWith(keys);
        }
    }

    /// <summary>Begins the log, so that it is known from when on it is whole.</summary>
    public void Begin()
    {
        Read();
        lock (gate)
        {
            if (since is null)
            {
                Append(Stamp());
                since = clock.GetUtcNow();
            }
        }
    }

    public static string KeyOf(OutgoingMessageId message) => "message:" + message.Value.ToString("N");

    private string Stamp() => clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    private void Append(string line)
    {
        Directory.CreateDirectory(storage.Outgoing);
        var file = Path.Combine(storage.Outgoing, clock.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture) + ".log");
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        stream.Flush(flushToDisk: true);
    }

    // A line cut off by a power cut names keys that are simply not found; its message is then tried again.
    private void Read()
    {
        lock (gate)
        {
            if (known is not null)
            {
                return;
            }

            known = new(StringComparer.Ordinal);
            var files = Directory.Exists(storage.Outgoing) ? Directory.GetFiles(storage.Outgoing, "*.log").Order(StringComparer.Ordinal).ToList() : [];
            since = files.SelectMany(File.ReadLines).Select(InstantOf).FirstOrDefault(i => i is not null);
            known.UnionWith(files.TakeLast(MonthsRead).SelectMany(File.ReadLines).SelectMany(l => l.Split('\t').Skip(1)));
        }
    }

    private static DateTimeOffset? InstantOf(string line) => DateTimeOffset.TryParse(
        line.Split('\t')[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) ? instant : null;
}
