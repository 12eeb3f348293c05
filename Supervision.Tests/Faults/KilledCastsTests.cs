using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Supervision.Tests.Building;

namespace Supervision.Tests.Faults;

/// <summary>
/// The power goes while 31 voters cast: a receipt is never for nothing, nothing is counted twice, everybody can go on (D-10.9, D-10.17).
/// Two hundred kills hit the way of a ballot to the disk in a process of its own (<see cref="CastingHost"/>: the product's lock, queue,
/// statements and database settings on a database the product made), because a start of the whole program takes seconds. Ten more hit
/// the whole program over HTTP, and as many as the variable SUPERVISION_WHOLE_KILLS says when somebody wants to wait for more.
/// </summary>
public sealed class KilledCastsTests
{
    private const int Voters = 31;
    private const int Kills = 200;
    private static readonly int WholeKills = int.TryParse(Environment.GetEnvironmentVariable("SUPERVISION_WHOLE_KILLS"), out var wanted) ? wanted : 10;

    [Fact]
    public async Task D_10_17_Given_31_voters_who_cast_When_killed_at_200_random_moments_Then_no_receipt_is_lost_and_no_ballot_counts_twice()
    {
        using var ground = await CastingGround.LayAsync(Voters * Kills);
        var halfDone = 0;
        HeldSlip[] before = [];
        HashSet<string> receipts = [];
        var next = CastingProcess.Start(ground);
        foreach (var hall in ground.Slips.Chunk(Voters))
        {
            using var process = next;
            await GoOnAsync(process, before, receipts);

            // Started already, so that nobody waits for it; it opens the database with the first slip, after the kill.
            next = CastingProcess.Start(ground);
            receipts = await KillAsync(process, hall);
            halfDone += receipts.Count is > 0 and < Voters ? 1 : 0;
            before = hall;
        }

        using (next)
        {
            await GoOnAsync(next, before, receipts);
        }

        Assert.Equal(ground.Slips.Select(s => s.Marks), (await ground.OpenBoxAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(ground.Slips.Count, (await ground.UsedAsync()).Count);
        Assert.InRange(halfDone, Kills / 10, Kills); // Most kills come while some have their receipt and some do not: the test sees what it claims.
    }

    [Fact]
    public async Task D_10_17_Given_31_phones_When_the_whole_program_is_killed_again_and_again_Then_no_receipt_is_lost_and_every_phone_gets_its_receipt()
    {
        using var ground = await CastingGround.LayAsync(Voters * WholeKills);
        HashSet<string> receipts = [];
        foreach (var hall in ground.Slips.Chunk(Voters))
        {
            await using var server = await ServerProcess.StartAsync(ground.Storage.Folder, ("Jobs:Enabled", "false"));
            var enough = RandomNumberGenerator.GetInt32(1, Voters);
            var now = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var phone = Phone(server);
            var casting = hall.Select(slip => CastAsync(phone, slip, () =>
            {
                lock (receipts)
                {
                    receipts.Add(slip.Hash);
                    if (--enough == 0)
                    {
                        now.TrySetResult();
                    }
                }
            })).ToList();
            await now.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await server.KillAsync();
            await Task.WhenAll(casting);
            Assert.Subset(await ground.UsedAsync(), receipts);
        }

        // Everybody sends once more: who was counted is told so, who was not is counted now.
        await using var after = await ServerProcess.StartAsync(ground.Storage.Folder, ("Jobs:Enabled", "false"));
        using var again = Phone(after);
        foreach (var slip in ground.Slips)
        {
            using var answer = await PostAsync(again, slip);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect ? !receipts.Contains(slip.Hash) : await IsUsedAsync(answer));
        }

        Assert.Equal(ground.Slips.Select(s => s.Marks), (await ground.OpenBoxAsync()).Order(StringComparer.Ordinal));
    }

    // After the restart everybody of the hall before sends once more.
    private static async Task GoOnAsync(CastingProcess process, HeldSlip[] hall, HashSet<string> receipts)
    {
        process.Send(hall);
        for (var i = 0; i < hall.Length; i++)
        {
            var (hash, answer) = (await process.NextAsync())!.Value;
            Assert.True(answer == "Used" || (answer == "Put" && !receipts.Contains(hash)), $"{answer}, with a receipt from before the kill: {receipts.Contains(hash)}");
        }
    }

    // Killed after so many receipts, or so many microseconds after all have sent; receipts already on their way count.
    private static async Task<HashSet<string>> KillAsync(CastingProcess process, HeldSlip[] hall)
    {
        HashSet<string> receipts = [];
        var (after, patience) = (RandomNumberGenerator.GetInt32(Voters), RandomNumberGenerator.GetInt32(30_000));
        process.Send(hall);
        for (var started = Stopwatch.GetTimestamp(); after == 0 && Stopwatch.GetElapsedTime(started).TotalMicroseconds < patience;)
        {
            Thread.SpinWait(20);
        }

        while (receipts.Count < after && await process.NextAsync() is { } receipt)
        {
            receipts.Add(receipt.Hash);
        }

        process.Kill();
        while (await process.NextAsync() is { } receipt)
        {
            receipts.Add(receipt.Hash);
        }

        return receipts;
    }

    private static async Task CastAsync(HttpClient phone, HeldSlip slip, Action receipt)
    {
        try
        {
            using var answer = await PostAsync(phone, slip);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            receipt();
        }
        catch (HttpRequestException)
        {
            // The server is gone: nobody was told that this ballot is in the box.
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient phone, HeldSlip slip)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("m", slip.Marks), KeyValuePair.Create("go", "cast")]);
        return await phone.PostAsync($"/v/{slip.Token.ForAddress()}", form);
    }

    private static async Task<bool> IsUsedAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Contains("此票已使用", StringComparison.Ordinal);

    private static HttpClient Phone(ServerProcess server) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = server.Address };
}
