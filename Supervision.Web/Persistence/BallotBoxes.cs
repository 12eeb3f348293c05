using System.Collections.Concurrent;
using System.Data.Common;

namespace Supervision.Web.Persistence;

/// <summary>The way to slips and ballots for all voters at once (docs/decisions/0019). Ballots that wait commit together, in one
/// transaction; each answer is given only when that transaction is on disk.</summary>
/// <param name="open">Opens a connection with the program's own settings: full durability, overwritten free pages.</param>
public sealed class BallotBoxes(Func<DbConnection> open) : IDisposable
{
    private readonly ConcurrentBag<BallotBox> readers = [];
    private readonly ConcurrentQueue<Waiting> queue = new();
    private BallotBox? writer;
    private int isWriting;
    private bool isDisposed;

    /// <summary>The slip of a hash as it is now; null when there is none.</summary>
    public FoundSlip? Find(byte[] hash)
    {
        if (!readers.TryTake(out var reader))
        {
            reader = new BallotBox(open());
        }

        var found = Using(reader, hash);
        if (isDisposed)
        {
            reader.Dispose();
        }
        else
        {
            readers.Add(reader);
        }

        return found;
    }

    /// <summary>Puts a ballot in; it is on disk when this ends with <see cref="PutOutcome.Put"/>. A store that cannot write throws, and
    /// then nothing of this ballot is there.</summary>
    public Task<PutOutcome> PutAsync(BallotToPut cast)
    {
        var mine = new Waiting(cast);
        queue.Enqueue(mine);
        if (Interlocked.Exchange(ref isWriting, 1) == 0)
        {
            _ = Task.Run(WriteWaiting);
        }

        return mine.Answer.Task;
    }

    public void Dispose()
    {
        isDisposed = true;
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        // Whoever is still writing ends first.
        while (Interlocked.Exchange(ref isWriting, 1) != 0)
        {
            Thread.Yield();
        }

        writer?.Dispose();
    }

    // A connection on which something failed is not used again.
    private static FoundSlip? Using(BallotBox reader, byte[] hash)
    {
        try
        {
            return reader.Find(hash);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    // One at a time. While a group is being flushed the next one gathers, so groups are as large as the disk is slow.
    private void WriteWaiting()
    {
        do
        {
            while (TakeAll() is { Count: > 0 } group)
            {
                Write(group);
            }

            Volatile.Write(ref isWriting, 0);
        }
        while (!queue.IsEmpty && Interlocked.Exchange(ref isWriting, 1) == 0);
    }

    private List<Waiting> TakeAll()
    {
        List<Waiting> group = [];
        while (queue.TryDequeue(out var one))
        {
            group.Add(one);
        }

        return group;
    }

    private void Write(List<Waiting> group)
    {
        try
        {
            writer ??= new BallotBox(open());
            var outcomes = writer.Put([.. group.Select(w => w.Cast)]);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Answer.SetResult(outcomes[i]);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            writer?.Dispose();
            writer = null;
            Separate(group, failure);
        }
    }

    // A failure is not shared: nothing of the group was written, and each is tried on its own.
    private void Separate(List<Waiting> group, Exception failure)
    {
        if (group is [var only])
        {
            only.Answer.SetException(failure);
            return;
        }

        foreach (var one in group)
        {
            Write([one]);
        }
    }

    private sealed class Waiting(BallotToPut cast)
    {
        public readonly BallotToPut Cast = cast;

        public readonly TaskCompletionSource<PutOutcome> Answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
