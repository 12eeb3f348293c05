using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Calendar;

/// <summary>A new private calendar address (生成订阅地址); the one before ends at once. The address is handed back this one time.</summary>
public sealed class MakeFeed(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome<string>> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.SubscribeCalendar, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var token = FeedToken.New();
        var (feed, isNew) = await FeedOfAsync(db, actor, stop);
        (feed.TokenHash, feed.CreatedAt, feed.LastReadOn) = (FeedToken.HashOf(token), db.Clock.GetUtcNow(), null);
        db.Tell(MatterRef.House, isNew ? $"{actor.Name}开通日历订阅" : $"{actor.Name}更换日历订阅地址，原地址作废");
        await db.SaveChangesAsync(stop);
        return Outcome<string>.Done(token);
    }

    private static async Task<(CalendarFeed Feed, bool IsNew)> FeedOfAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var person = actor.Person ?? throw new InvalidOperationException("The system has no calendar.");
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.Person == person, stop) is { } known)
        {
            return (known, false);
        }

        var feed = new CalendarFeed { Person = person };
        db.Add(feed);
        return (feed, true);
    }
}

/// <summary>The private calendar address ends (停用订阅); whoever asks for it is told that there is nothing.</summary>
public sealed class EndFeed(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.SubscribeCalendar, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.Person == actor.Person, stop) is { } feed)
        {
            db.Remove(feed);
            db.Tell(MatterRef.House, $"{actor.Name}停用日历订阅");
            await db.SaveChangesAsync(stop);
        }

        return Outcome.Done;
    }
}
