using Supervision.Domain.Ratings;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Web.Persistence;

/// <summary>No copy of the database holds a box (D-10.11, D-17.42): neither locked ballots with their key nor sealed marks.</summary>
/// <remarks>A copy without a box is made in memory and written from there, so that the disk of the backups never sees a ballot.</remarks>
internal static class CopiedBoxes
{
    private static readonly RoundState[] Unsealed = [RoundState.Open, RoundState.Closing];

    /// <summary>Copies the live database into a new file, without its boxes.</summary>
    public static async Task BackupAsync(SupervisionDb db, string target, CancellationToken stop)
    {
        if (!await HasAnyAsync(db, stop))
        {
            await SqliteSetup.BackupAsync(db, target, stop);
            await using var copy = SqliteSetup.OpenCopy(target);
            if (!await HasAnyAsync(copy, stop))
            {
                return;
            }

            // A round was made ready while the copy was written.
            await copy.DisposeAsync();
            SqliteSetup.DeleteCopy(target);
        }

        await SqliteSetup.BackupWithoutAsync(db, target, copy => TakeOutAsync(copy, stop), stop);
    }

    /// <summary>Destroys the boxes that were not sealed in a database that was put aside, and rewrites it.</summary>
    /// <returns>True when there were any.</returns>
    public static async Task<bool> DestroyUnsealedAsync(string file, CancellationToken stop)
    {
        await using var db = SqliteSetup.OpenCopy(file);
        if (!await db.Ballots.AnyAsync(stop) && !await db.RatingRounds.AnyAsync(HoldsKey, stop))
        {
            return false;
        }

        await TakeOutUnsealedAsync(db, stop);
        await db.CompactAsync(stop);
        return true;
    }

    private static System.Linq.Expressions.Expression<Func<RatingRound, bool>> HoldsKey => r => r.WrappedKey != Array.Empty<byte>();

    private static async Task<bool> HasAnyAsync(SupervisionDb db, CancellationToken stop) =>
        await db.Ballots.AnyAsync(stop) || await db.SealedMarks.AnyAsync(stop) || await db.RatingRounds.AnyAsync(HoldsKey, stop);

    private static async Task TakeOutAsync(SupervisionDb copy, CancellationToken stop)
    {
        await copy.SealedMarks.ExecuteDeleteAsync(stop);
        await TakeOutUnsealedAsync(copy, stop);
    }

    private static async Task TakeOutUnsealedAsync(SupervisionDb db, CancellationToken stop)
    {
        foreach (var round in await db.RatingRounds.Where(r => Unsealed.Contains(r.State)).Select(r => r.Id).ToListAsync(stop))
        {
            await BoxRewriting.EmptyAsync(db, round, stop);
        }

        await db.SaveChangesAsync(stop);
        await db.Ballots.ExecuteDeleteAsync(stop);
        await db.RatingRounds.Where(r => r.State == RoundState.Ready).ExecuteUpdateAsync(r => r.SetProperty(x => x.BoxKey, Array.Empty<byte>()), stop);
        await db.RatingRounds.Where(HoldsKey).ExecuteUpdateAsync(r => r.SetProperty(x => x.WrappedKey, Array.Empty<byte>()), stop);
    }
}

/// <summary>What becomes of rounds in a restored database (D-10.16, D-17.41).</summary>
internal static class RestoredRounds
{
    private static readonly RoundState[] Running = [RoundState.Ready, RoundState.Open, RoundState.Closing, RoundState.Sealed, RoundState.Confirmed, RoundState.Announced];

    /// <summary>After a restore: whatever was being voted on is void, what was ready is counted anew, what was sealed is there as totals.</summary>
    /// <returns>Titles of the rounds that are void now.</returns>
    public static Task<IReadOnlyList<string>> SettleAsync(SupervisionDb db, CancellationToken stop) => SettleAsync(db, isRestore: true, stop);

    /// <summary>At each start: an open round without its key can only come from a backup that was put in place by hand.</summary>
    public static async Task SettleAtStartAsync(IServiceProvider services, CancellationToken stop)
    {
        var databases = services.GetRequiredService<IDbContextFactory<SupervisionDb>>();
        await using var db = await databases.OpenAsync(Access.Actor.System("启动检查"), stop);
        await SettleAsync(db, isRestore: false, stop);
    }

    private static async Task<IReadOnlyList<string>> SettleAsync(SupervisionDb db, bool isRestore, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        List<string> annulled = [];
        foreach (var round in await db.RatingRounds.Where(r => Running.Contains(r.State)).ToListAsync(stop))
        {
            if (round.State is RoundState.Open or RoundState.Closing)
            {
                if (isRestore || (round.WrappedKey.Length == 0 && !round.Content.IsByName))
                {
                    await AnnulAsync(db, round, stop);
                    annulled.Add(round.Title);
                }
            }
            else if (isRestore)
            {
                await GoOnAsync(db, round, stop);
            }
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return annulled;
    }

    private static async Task AnnulAsync(SupervisionDb db, RatingRound round, CancellationToken stop)
    {
        await BoxRewriting.EmptyAsync(db, round.Id, stop);
        round.Annul(VoidGround.Restored, db.Actor!.Name, db.Clock.GetUtcNow());
        db.Tell(round.Matter, $"本轮作废：{RatingRound.WordsOf(VoidGround.Restored)}");
    }

    private static async Task GoOnAsync(SupervisionDb db, RatingRound round, CancellationToken stop)
    {
        if (round.State == RoundState.Ready)
        {
            round.LoseKeys(db.Actor!.Name, db.Clock.GetUtcNow());
            db.Tell(round.Matter, "从备份恢复，票箱钥匙已失效，须重新清点");
        }
        else if (!round.IsBoxLeftOut && !await db.SealedMarks.AnyAsync(m => m.Round == round.Id, stop))
        {
            round.NoteBoxLeftOut(db.Actor!.Name, db.Clock.GetUtcNow());
            db.Tell(round.Matter, "从备份恢复，票箱不在备份里，结果只留总数");
        }
    }
}
