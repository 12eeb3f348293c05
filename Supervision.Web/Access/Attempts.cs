using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;

namespace Supervision.Web.Access;

/// <summary>Counts sign-in attempts per minute: an address gets many, because an office sits behind one address; a name gets few.</summary>
public sealed class Attempts(TimeProvider clock)
{
    /// <summary>Attempts in a minute from one address.</summary>
    public const int PerAddress = 100;

    /// <summary>Attempts in a minute for one user name, whoever makes them.</summary>
    public const int PerName = 10;

    /// <summary>Private addresses that do not exist, asked for in a minute from one address, before it has to wait.</summary>
    public const int GuessesPerAddress = 20;

    private const int Crowd = 10_000;

    /// <summary>How many addresses and names are remembered.</summary>
    internal int Known => counted.Count;

    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(new(), Guid.NewGuid().ToString());

    private readonly ConcurrentDictionary<string, Account> ghosts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (long Minute, int Count)> counted = new(StringComparer.Ordinal);

    /// <summary>Counts an attempt from an address; false when it was one too many.</summary>
    public bool CountAddress(string address) => Count("a" + address) <= PerAddress;

    /// <summary>Counts an attempt for a name; false when it was one too many.</summary>
    public bool CountName(string name) => Count("n" + name) <= PerName;

    /// <summary>Counts a private address that does not exist, from an address.</summary>
    public void CountGuess(string address) => Count("g" + address);

    /// <summary>True while an address has asked for too many private addresses that do not exist.</summary>
    public bool IsGuessing(string address) =>
        counted.TryGetValue("g" + address, out var c) && c.Minute == clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute && c.Count >= GuessesPerAddress;

    /// <summary>Stands for a name that does not exist, so that the answers to guesses tell nothing about it.</summary>
    public Account Ghost(string name)
    {
        if (ghosts.Count > Crowd)
        {
            ghosts.Clear();
        }

        return ghosts.GetOrAdd(name, _ => new() { PasswordHash = NobodysHash });
    }

    private int Count(string key)
    {
        var minute = clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        if (counted.Count > Crowd)
        {
            Forget(minute);
        }

        return counted.AddOrUpdate(key, (minute, 1), (_, old) => old.Minute == minute ? (minute, old.Count + 1) : (minute, 1)).Count;
    }

    // Invented names must not fill the memory.
    private void Forget(long minute)
    {
        foreach (var old in counted.Where(c => c.Value.Minute != minute))
        {
            counted.TryRemove(old.Key, out _);
        }
    }
}
