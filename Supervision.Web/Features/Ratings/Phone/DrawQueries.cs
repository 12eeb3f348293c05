using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings.Phone;

/// <summary>An open round as a member sees it on the phone: only the own line of the roll (D-1.5).</summary>
public sealed record DrawRow(RatingRoundId Id, string Title, SlipWay Way, bool IsOnRoll, bool HasDrawn, bool IsRehearsal)
{
    /// <summary>True while a scrutineer is being replaced.</summary>
    public bool IsPaused { get; init; }

    /// <summary>True for an open vote by name.</summary>
    public bool IsByName { get; init; }

    /// <summary>True when the slip is drawn from the box in the room.</summary>
    public bool IsInTheRoom { get; init; }
}

/// <summary>Reads the open rounds for one member.</summary>
public sealed class DrawQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, SlipUrn urn)
{
    public async Task<IReadOnlyList<DrawRow>> ListAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.DrawSlips, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var member = actor.Member ?? default;
        var own = await db.Roll.AsNoTracking().Where(r => r.Member == member).ToDictionaryAsync(r => r.Round, r => r.HasDrawn && !r.MayDrawAgain, stop);
        var open = await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Open && r.Main == null).ToListAsync(stop);
        return [.. open.Select(r => new DrawRow(r.Id, r.Title, r.Way, own.ContainsKey(r.Id), own.GetValueOrDefault(r.Id), r.IsRehearsal) { IsPaused = r.IsDrawingPaused, IsByName = r.Content.IsByName, IsInTheRoom = r.Way == SlipWay.Paper && !urn.Holds(r.Id) })];
    }
}
