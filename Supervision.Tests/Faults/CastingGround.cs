using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>A storage with an open round of eight subjects and many slips in hand, and the key to look into the box afterwards.</summary>
internal sealed class CastingGround : IDisposable
{
    /// <summary>Subjects: with three grades enough to tell 6,561 ballots apart.</summary>
    public const int Subjects = 8;

    private const int Grades = 3;

    private readonly byte[] wrappedKey;
    private readonly (string First, string Second) codes;

    private CastingGround(Storage storage, RatingRound round, (string First, string Second) codes, IReadOnlyList<HeldSlip> slips)
    {
        (Storage, Round, BoxKey, Slips) = (storage, round.Id, round.BoxKey, slips);
        (wrappedKey, this.codes) = (round.WrappedKey, codes);
    }

    public Storage Storage { get; }

    public RatingRoundId Round { get; }

    public byte[] BoxKey { get; }

    /// <summary>Slips in hand, each with marks that no other has.</summary>
    public IReadOnlyList<HeldSlip> Slips { get; }

    public static async Task<CastingGround> LayAsync(int slips)
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: Subjects);
        IReadOnlyList<SlipToken> minted;
        await using (var db = await app.OpenAsync())
        {
            minted = app.Services.GetRequiredService<SlipMint>().Mint(db, round.Id, slips, SlipChannel.Screen);
            await db.SaveChangesAsync();
        }

        var hashes = app.Services.GetRequiredService<SlipHashes>();
        var held = minted.Select((s, i) => new HeldSlip(s, Convert.ToHexString(hashes.Of(s)), Marks(i))).ToList();
        return new(await Storage.OfAsync(app), await round.ReadAsync(), round.Codes, held);
    }

    /// <summary>Slips that are used, by their hash.</summary>
    public async Task<HashSet<string>> UsedAsync()
    {
        await using var db = Storage.Look();
        var hashes = await db.Slips.AsNoTracking().Where(s => s.Round == Round && s.State == SlipState.Used).Select(s => s.Hash).ToListAsync();
        return [.. hashes.Select(Convert.ToHexString)];
    }

    /// <summary>What the ballots in the box say, opened with both codes.</summary>
    public async Task<IReadOnlyList<string>> OpenBoxAsync()
    {
        using var key = BoxKeys.Unwrap(wrappedKey, OpeningCode.Parse(codes.First)!, OpeningCode.Parse(codes.Second)!)!;
        await using var db = Storage.Look();
        var locked = await db.Ballots.AsNoTracking().Where(b => b.Round == Round).Select(b => b.Locked).ToListAsync();
        return [.. locked.Select(b => string.Concat(BoxLock.Unlock(key, b)!))];
    }

    public void Dispose() => Storage.Dispose();

    // The number of the slip in base three: whoever opens the box sees which ballots are there, and each once.
    private static string Marks(int number)
    {
        var marks = new char[Subjects];
        for (var place = Subjects - 1; place >= 0; place--)
        {
            (marks[place], number) = ((char)('0' + (number % Grades)), number / Grades);
        }

        return new(marks);
    }
}

/// <summary>A slip in somebody's hand and what will be marked on it.</summary>
internal sealed record HeldSlip(SlipToken Token, string Hash, string Marks);
