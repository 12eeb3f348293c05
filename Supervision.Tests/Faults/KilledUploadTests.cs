using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Inspections.Findings;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>The power goes while phones send photos: what was acknowledged is stored, what was not can be sent again,
/// nothing is doubled, and the nightly check leaves no orphaned file.</summary>
public sealed class KilledUploadTests
{
    private const int Photos = 12;
    private const int Tries = 4;

    [Fact]
    public async Task Given_phones_that_send_photos_When_killed_in_the_middle_and_sent_again_Then_each_is_there_once_with_its_bytes()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        await Visitor.AccountAsync(app, "staff", Role.WorkCommitteeStaff, field.Made.Committee.Id.Value);
        var finding = await field.VerifiedAsync();
        using var ground = await Storage.OfAsync(app);
        var photos = Enumerable.Range(0, Photos).Select(i => (Id: Guid.CreateVersion7(), Bytes: Pictures.Jpeg(900 + i, 700))).ToList();
        for (var attempt = 1; ; attempt++)
        {
            using var storage = ground.Again();
            var acknowledged = await SendAsync(storage, field.Id.Value, finding.Value, photos, killAfter: 4);
            await AssertAcknowledgedAsync(storage, acknowledged);
            await SendAsync(storage, field.Id.Value, finding.Value, photos, killAfter: int.MaxValue);
            await AssertEachOnceAsync(storage, [.. photos.Select(p => p.Id)]);
            await AssertSweptAsync(storage);
            if (acknowledged.Count < Photos)
            {
                return;
            }

            Assert.True(attempt < Tries, "Every photo was acknowledged before the kill: the test proves nothing.");
        }
    }

    // What a phone was told is kept, is kept; and the count on the finding is that of the rows.
    private static async Task AssertAcknowledgedAsync(Storage storage, IReadOnlyCollection<Guid> acknowledged)
    {
        await using var db = storage.Look();
        var kept = (await db.FindingEvidence.AsNoTracking().ToListAsync()).Select(e => e.Id.Value).ToHashSet();
        Assert.All(acknowledged, id => Assert.Contains(id, kept));
        Assert.Equal(kept.Count, (await db.Findings.AsNoTracking().SingleAsync()).EvidenceCount);
    }

    private static async Task AssertEachOnceAsync(Storage storage, IReadOnlyList<Guid> photos)
    {
        await using var db = storage.Look();
        Assert.Equal(photos.Order(), (await db.FindingEvidence.AsNoTracking().ToListAsync()).Select(e => e.Id.Value).Order());
        Assert.Equal(2 * Photos, await db.StoredFiles.CountAsync());
        Assert.All(await db.StoredFiles.AsNoTracking().ToListAsync(), f => Assert.Equal(f.Length, new FileInfo(Path.Combine(storage.Folder, "files", f.Hash[..2], f.Hash)).Length));
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
    }

    // Two nights later: whatever the kill left half written is gone, and what the rows name is there.
    private static async Task AssertSweptAsync(Storage storage)
    {
        await using var later = await TestApp.StartAsync(DateTimeOffset.UtcNow.AddDays(2), settings: ("Storage:Directory", storage.Folder));
        await later.Services.GetRequiredService<SweepFiles>().RunAsync(default);
        await using var db = storage.Look();
        var named = await db.StoredFiles.AsNoTracking().Select(f => f.Hash).Distinct().ToListAsync();
        var there = Directory.EnumerateFiles(Path.Combine(storage.Folder, "files"), "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!);
        Assert.Equal(named.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
        SqliteConnection.ClearAllPools();
    }

    private static async Task<IReadOnlyCollection<Guid>> SendAsync(Storage storage, Guid inspection, Guid finding, IReadOnlyList<(Guid Id, byte[] Bytes)> photos, int killAfter)
    {
        await using var server = await ServerProcess.StartAsync(storage.Folder, ("Jobs:Enabled", "false"));
        using var caller = await Caller.SignedInAsync(server.Address, "staff");
        var token = Visitor.TokenIn(await caller.Client.GetStringAsync($"/m/insp/{inspection}/{finding}"));
        var acknowledged = new ConcurrentBag<Guid>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Task.WhenAll(photos.Select(async photo =>
        {
            try
            {
                using var form = new MultipartFormDataContent
                {
                    { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(finding.ToString()), "Finding.Id" },
                    { new StringContent(photo.Id.ToString()), "Photo.Id" }, { new ByteArrayContent(photo.Bytes), "Photo.File", "现场.jpg" },
                };
                var answer = await caller.Client.PostAsync($"/m/insp/{inspection}/photo", form);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                acknowledged.Add(photo.Id);
                if (acknowledged.Count >= killAfter)
                {
                    enough.TrySetResult();
                }
            }
            catch (HttpRequestException)
            {
                // The server is gone: the phone keeps the photo and sends it again.
            }
        }));
        await Task.WhenAny(all, enough.Task).WaitAsync(TimeSpan.FromSeconds(120));
        if (killAfter < photos.Count)
        {
            await server.KillAsync();
        }

        await all;
        return acknowledged;
    }
}
