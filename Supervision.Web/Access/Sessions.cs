using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Supervision.Web.Persistence;

namespace Supervision.Web.Access;

/// <summary>Answers whether a session still lives, at each request and every few seconds for an open circuit.</summary>
public sealed class Sessions(IDbContextFactory<SupervisionDb> databases, TimeProvider clock, IOptions<AccessOptions> options)
{
    /// <summary>Claim with the number of the session.</summary>
    internal const string Number = "session";

    /// <summary>Claim with the instant of sign-in in UTC ticks.</summary>
    internal const string Begun = "begun";

    /// <summary>Claim of the framework that changes with password and rights.</summary>
    internal const string Stamp = "AspNet.Identity.SecurityStamp";

    /// <summary>False when it was ended, is too old, or its account was disabled or changed.</summary>
    public async Task<bool> IsAliveAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        var stamp = user.FindFirstValue(Stamp);
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account) || NumberOf(user) is not { } session || IsOver(user))
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Users.AnyAsync(
            a => a.Id == account && a.SecurityStamp == stamp && !a.IsDisabled && !db.EndedSessions.Any(e => e.Id == session), stop);
    }

    /// <summary>What the person may do now, in a form that can be compared: a lost right is a missing entry.</summary>
    public async Task<IReadOnlySet<string>> RightsAsync(ClaimsPrincipal user, CancellationToken stop)
    {
        var actor = Guid.TryParse(user.FindFirstValue(CurrentPerson.PersonClaim), out var person)
            ? await ActorQueries.FindAsync(databases, new(person), clock.Today(), stop)
            : null;
        return actor is null ? new HashSet<string>(StringComparer.Ordinal) : actor.Roles.Select(r => r.ToString())
            .Concat(actor.Committees.Select(c => $"committee {c}")).Concat(actor.HeadedCommittees.Select(c => $"head {c}"))
            .Concat(actor.Bodies.Select(b => $"body {b}")).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Ends the session of somebody who signs out.</summary>
    public async Task EndAsync(ClaimsPrincipal user, Actor actor, CancellationToken stop)
    {
        if (NumberOf(user) is not { } session)
        {
            return;
        }

        await using var db = await databases.OpenAsync(actor, stop);
        if (!await db.EndedSessions.AnyAsync(e => e.Id == session, stop))
        {
            db.Add(new EndedSession { Id = session, EndedAt = clock.GetUtcNow() });
            db.Tell(MatterRef.House, "退出登录");
            await db.SaveChangesAsync(stop);
        }
    }

    private static Guid? NumberOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Number), out var number) ? number : null;

    private bool IsOver(ClaimsPrincipal user) =>
        !long.TryParse(user.FindFirstValue(Begun), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        || clock.GetUtcNow().UtcTicks - ticks >= TimeSpan.FromHours(options.Value.Session.AbsoluteHours).Ticks;
}
