using System.Data.Common;

namespace Supervision.Web.Persistence;

/// <summary>A number that is another one after every commit to the database, by whomever: what was worked out from the data may be used again
/// while it stays the same.</summary>
/// <param name="open">Opens a connection of its own; it never writes.</param>
/// <param name="ask">Asks the database for the number.</param>
public sealed class DataVersion(Func<DbConnection> open, Func<DbConnection, long> ask) : IDisposable
{
    private readonly Lock one = new();
    private DbConnection? connection;

    /// <summary>The number now. Read it before the data, so that a commit in between is seen the next time.</summary>
    public long Read()
    {
        lock (one)
        {
            return ask(connection ??= open());
        }
    }

    public void Dispose() => connection?.Dispose();
}
