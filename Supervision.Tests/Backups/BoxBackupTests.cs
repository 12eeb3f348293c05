using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Faults;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Backups;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Jobs;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Backups;

/// <summary>No box in a backup, and what becomes of a vote when one is restored (D-10.11, D-10.16, D-17.41, D-17.42).</summary>
public sealed class BoxBackupTests
{
    [Fact]
    public async Task D_17_42_Given_an_open_and_a_sealed_box_When_backed_up_Then_no_byte_of_either_lies_in_the_backup()
    {
        await using var app = await ARound.AppAsync();
        var done = await ARound.OpenAsync(app, present: 14);
        await CastAsync(done, 14);
        await done.CloseAsync();
        await done.SealAsync();
        var open = await done.RehearseAsync();
        await CastAsync(open, 12);
        List<byte[]> secrets;
        await using (var db = await app.OpenAsync())
        {
            var key = await db.RatingRounds.Where(r => r.Id == open.Id).Select(r => r.WrappedKey).SingleAsync();
            secrets = [.. (await db.Ballots.Select(b => b.Locked).ToListAsync()).Append(key).SelectMany(Pieces),
                .. (await db.SealedMarks.Select(m => m.Key).ToListAsync()).Select(k => Encoding.UTF8.GetBytes(k.ToString("D").ToUpperInvariant()))];
        }

        Assert.True(secrets.Count > 12 * 4 + 14 * 3);
        var live = await StoredBytes.OfAsync(app.Folder);
        Assert.All(secrets, s => Assert.True(live.Contain(s), "The search does not see what is there."));

        Assert.True(await app.Services.GetRequiredService<JobRunner>().RunAsync("backup", "定时", default));

        var backup = Assert.Single(Directory.GetDirectories(Path.Combine(app.Folder, "backups")));
        var copied = await StoredBytes.OfAsync(backup);
        Assert.All(secrets, s => Assert.False(copied.Contain(s), "A piece of a box lies in the backup."));
        Assert.True((await BackupCheck.RunAsync(backup, everyByte: true, default)).IsWhole);
        await using var copy = Web.Persistence.Sqlite.SqliteSetup.OpenCopy(Path.Combine(backup, "supervision.db"));
        Assert.Equal((0, 0), (await copy.Ballots.CountAsync(), await copy.SealedMarks.CountAsync()));
        Assert.All(await copy.Slips.ToListAsync(), s => Assert.Equal(SlipState.Over, s.State));
        var results = (await copy.RatingRounds.SingleAsync(r => r.Id == done.Id)).Results;
        Assert.Equal([14, 14, 14], results.Select(r => r.Overall.Collected));

        // The vote itself goes on undisturbed.
        Assert.Equal(12, await (await app.OpenAsync()).Ballots.CountAsync());
        await open.CloseAsync();
        await open.SealAsync();
        Assert.Equal(12, (await open.ReadAsync()).Collected);
    }

    [Fact]
    public async Task D_17_42_Given_a_box_that_is_ready_When_backed_up_while_the_copy_is_written_Then_its_key_is_left_out_and_it_is_counted_anew()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 15);
        var wrapped = (await round.ReadAsync()).WrappedKey;
        using var storage = await BackedUpAsync(app);

        Assert.False((await StoredBytes.OfAsync(Path.Combine(storage.Folder, "backups"))).Contain(wrapped));
        await RestoreAsync(storage);
        await using var again = await AppOnAsync(storage);
        var restored = round.In(again);
        Assert.Equal((RoundState.Ready, 0), ((await restored.ReadAsync()).State, (await restored.ReadAsync()).BoxKey.Length));
        Assert.Contains("票箱还没有钥匙", await restored.RefusedAsync<OpenRound>(round.County.Clerk, u => u.RunAsync(round.Id, default)), StringComparison.Ordinal);
        await restored.CountAsync(15);
        await restored.TakeCodesAsync();
        await restored.OpenAsync();
        await CastAsync(restored, 15);
        await restored.CloseAsync();
        await restored.SealAsync();
        Assert.Equal(15, (await restored.ReadAsync()).Collected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D_10_16_Given_a_vote_that_was_running_When_a_backup_is_restored_Then_it_is_void_and_is_voted_again(bool isClosed)
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15);
        var cast = await round.DrawAsync(15);
        await CastAsync(round, 13);
        await round.CastAsync(cast, 0, 0, 0);
        if (isClosed)
        {
            await round.CloseAsync();
        }

        List<byte[]> secrets = [.. (await (await app.OpenAsync()).Ballots.Select(b => b.Locked).ToListAsync()).Append((await round.ReadAsync()).WrappedKey).SelectMany(Pieces)];
        using var storage = await BackedUpAsync(app);
        var said = await RestoreAsync(storage);

        Assert.Contains($"备份时正在进行的测评已作废，请重新测评：{(await round.ReadAsync()).Title}。", said, StringComparison.Ordinal);
        Assert.Contains("其中没有封存的票箱已经销毁。", said, StringComparison.Ordinal);
        var all = await StoredBytes.OfAsync(storage.Folder);
        Assert.All(secrets, s => Assert.False(all.Contain(s), "A piece of the void box is still there."));
        await using var again = await AppOnAsync(storage);
        var restored = await round.In(again).ReadAsync();
        Assert.Equal((RoundState.Void, VoidGround.Restored, 0), (restored.State, restored.Void, restored.WrappedKey.Length));
        Assert.Contains(restored.Events, e => e.Words == "本轮作废：从备份恢复");
        await using (var db = await again.OpenAsync())
        {
            Assert.Equal(0, await db.Ballots.CountAsync());
            Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
        }

        var second = await round.AgainAsync(again);
        await second.CountAsync(15);
        await second.TakeCodesAsync();
        await second.OpenAsync();
        await CastAsync(second, 15);
        await second.CloseAsync();
        await second.SealAsync();
        Assert.Equal((RoundState.Sealed, 2, 15), ((await second.ReadAsync()).State, (await second.ReadAsync()).Number, (await second.ReadAsync()).Collected));
    }

    [Fact]
    public async Task D_10_16_Given_a_backup_put_in_place_by_hand_When_the_program_starts_Then_the_vote_that_was_running_is_void()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15);
        await CastAsync(round, 12);
        using var storage = await BackedUpAsync(app);
        File.Copy(Path.Combine(storage.Folder, "backups", "abend", "supervision.db"), storage.Database, overwrite: true);

        await using var again = await AppOnAsync(storage);

        Assert.Equal((RoundState.Void, VoidGround.Restored), ((await round.In(again).ReadAsync()).State, (await round.In(again).ReadAsync()).Void));
    }

    private static async Task CastAsync(ARound round, int members)
    {
        for (var member = 1; member <= members; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), (byte)(member % 3), 1, 0);
        }
    }

    // Wherever a page ends, some of these pieces lie in one of its halves.
    private static IEnumerable<byte[]> Pieces(byte[] secret) => secret.Chunk(16).Where(c => c.Length == 16);

    private static async Task<Storage> BackedUpAsync(TestApp app)
    {
        await using (var acting = await app.AsAsync(Supervision.Domain.Organisation.Role.SystemAdmin))
        {
            Assert.True((await acting.Get<MakeBackup>().RunAsync("abend", default)).IsDone);
        }

        var storage = await Storage.OfAsync(app);
        BackupCopy.Folder(Path.Combine(app.Folder, "backups"), Path.Combine(storage.Folder, "backups"));
        return storage;
    }

    private static async Task<string> RestoreAsync(Storage storage)
    {
        var (code, said) = await ServerProcess.RunAsync(storage.Folder, null, "restore", "abend", "--replace");
        Assert.True(code == 0, said);
        return said;
    }

    private static Task<TestApp> AppOnAsync(Storage storage) => TestApp.StartAsync(false, ("Ballots:KeyRounds", "1000"), ("Storage:Directory", storage.Folder));
}
