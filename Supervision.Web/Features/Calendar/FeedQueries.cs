using Supervision.Web.Common;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;
using Microsoft.Extensions.Options;

namespace Supervision.Web.Features.Calendar;

/// <summary>What a person sees of the own calendar address.</summary>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastReadOn">The last day on which a calendar asked for it; null when none has yet.</param>
public sealed record FeedState(DateTimeOffset CreatedAt, DateOnly? LastReadOn);

/// <summary>Reads what one person's calendar holds: meetings they may see and deadlines of their own.</summary>
public sealed class FeedQueries(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMatterGate> gates, IOptions<HouseOptions> house, TimeProvider clock)
{
    private const int MonthsBack = 12;

    /// <summary>The own address; null when there is none.</summary>
    public async Task<FeedState?> MineAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.SubscribeCalendar, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.CalendarFeeds.Where(f => f.Person == actor.Person).Select(f => new FeedState(f.CreatedAt, f.LastReadOn)).SingleOrDefaultAsync(stop);
    }

    /// <summary>The calendar behind a private address; null when nobody has it, or its owner may no longer come in.</summary>
    public async Task<string?> ReadAsync(string token, CancellationToken stop)
    {
        var hash = FeedToken.HashOf(token);
        await using var db = await databases.OpenAsync(Actor.System("日历订阅"), stop);
        var today = clock.Today();
        if (await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.TokenHash == hash, stop) is not { } feed
            || !await db.Users.AnyAsync(a => a.Person == feed.Person && !a.IsDisabled, stop)
            || await db.FindActorAsync(feed.Person, today, stop) is not { Roles.Count: > 0 } actor)
        {
            return null;
        }

        if (feed.LastReadOn != today)
        {
            await db.CalendarFeeds.Where(f => f.TokenHash == hash).ExecuteUpdateAsync(f => f.SetProperty(x => x.LastReadOn, today), stop);
        }

        var events = await EventsAsync(new(db, actor, today.AddMonths(-MonthsBack), DateOnly.MaxValue.AddYears(-1), stop), everything: false);
        return IcsCalendar.Write($"{house.Value.County}人大常委会 {actor.Name}", events, clock.GetUtcNow());
    }

    /// <summary>One month as the calendar page shows it, to be taken along once.</summary>
    public async Task<string> MonthAsync(DateOnly first, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadCalendar, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var events = await EventsAsync(new(db, actor, first, first.AddMonths(1).AddDays(-1), stop), actor.IsOffice || actor.IsCouncil);
        return IcsCalendar.Write($"{house.Value.County}人大常委会 {first:yyyy年M月}", events.Where(e => !e.IsCancelled), clock.GetUtcNow());
    }

    private async Task<IReadOnlyList<IcsEvent>> EventsAsync(FeedScope scope, bool everything) =>
    [
        .. await FeedEvents.SittingsAsync(scope, GateOf(MatterKind.Sitting)), .. await FeedEvents.CouncilsAsync(scope, GateOf(MatterKind.Council)),
        .. await FeedEvents.StopsAsync(scope), .. await FeedEvents.DeadlinesAsync(scope, everything),
    ];

    private IMatterGate GateOf(MatterKind kind) => gates.First(g => g.Kind == kind);
}

/// <summary>Whose events of which days.</summary>
internal sealed record FeedScope(SupervisionDb Db, Actor Actor, DateOnly First, DateOnly Last, CancellationToken Stop);

/// <summary>Sittings, meetings and deadlines as events.</summary>
internal static class FeedEvents
{
    public static async Task<IReadOnlyList<IcsEvent>> SittingsAsync(FeedScope scope, IMatterGate gate)
    {
        var (first, last) = (scope.First, scope.Last);
        var rows = await scope.Db.Sittings.AsNoTracking().Where(s => s.LastDay >= first && s.FirstDay <= last).OrderBy(s => s.FirstDay)
            .Select(s => new { Sitting = s, Version = EF.Property<int>(s, AggregateVersion.Column) }).ToListAsync(scope.Stop);
        List<IcsEvent> events = [];
        foreach (var row in rows)
        {
            if (await gate.MayReadAsync(scope.Db, scope.Actor, row.Sitting.Id.Value, scope.Stop))
            {
                events.Add(Of(row.Sitting, row.Version));
            }
        }

        return events;
    }

    public static async Task<IReadOnlyList<IcsEvent>> CouncilsAsync(FeedScope scope, IMatterGate gate)
    {
        var (first, last) = (scope.First, scope.Last);
        var rows = await scope.Db.CouncilMeetings.AsNoTracking().Where(m => m.Day >= first && m.Day <= last).OrderBy(m => m.Day)
            .Select(m => new { m.Id, m.Number, m.Day, Version = EF.Property<int>(m, AggregateVersion.Column) }).ToListAsync(scope.Stop);
        List<IcsEvent> events = [];
        foreach (var row in rows)
        {
            if (await gate.MayReadAsync(scope.Db, scope.Actor, row.Id.Value, scope.Stop))
            {
                events.Add(new(row.Id.Value, row.Version, row.Day, row.Day, null, Domain.Sittings.CouncilMeeting.NameOf(row.Day.Year, row.Number), "", "", false));
            }
        }

        return events;
    }

    /// <summary>Stops of the person's sub-group, once the itinerary was sent (D-6.6); those of a postponed inspection are struck out.</summary>
    public static async Task<IReadOnlyList<IcsEvent>> StopsAsync(FeedScope scope)
    {
        if (scope.Actor.Person is not { } person)
        {
            return [];
        }

        var (first, last) = (scope.First, scope.Last);
        var rows = await scope.Db.LawInspections.AsNoTracking()
            .Where(i => i.ItinerarySentOn != null && i.Members.Any(m => m.Person == person && m.To == null) && i.Stops.Any(s => s.Day >= first && s.Day <= last))
            .Select(i => new { Inspection = i, Version = EF.Property<int>(i, AggregateVersion.Column) }).ToListAsync(scope.Stop);
        return
        [
            .. from row in rows
               from place in row.Inspection.Stops
               where place.Day >= first && place.Day <= last && row.Inspection.Members.Any(m => m.Person == person && m.IsThere && m.SubGroup == place.SubGroup)
               select new IcsEvent(
                   place.Id.Value, row.Version, place.Day, place.Day, place.From, $"{row.Inspection.Title}：{place.Place}", place.Place,
                   $"{Domain.Inspections.LawInspection.SubGroupName(place.SubGroup)}，至{place.Until:H:mm}。{place.Note}", row.Inspection.IsPostponed || row.Inspection.IsOver)
               {
                   End = place.Until,
               },
        ];
    }

    /// <summary>Deadlines: those the person owes, or with <paramref name="everything"/> all of them.</summary>
    public static async Task<IReadOnlyList<IcsEvent>> DeadlinesAsync(FeedScope scope, bool everything)
    {
        var (first, last) = (scope.First, scope.Last);
        var rows = await scope.Db.Obligations.AsNoTracking().Where(o => o.Deadline.Day >= first && o.Deadline.Day <= last).ToListAsync(scope.Stop);
        return [.. rows.Where(o => everything || o.OwedBy.Includes(scope.Actor)).OrderBy(o => o.Deadline.Day).Select(Of)];
    }

    private static IcsEvent Of(Domain.Sittings.Sitting s, int version)
    {
        var isOneDay = s.FirstDay == s.LastDay;
        return new(
            s.Id.Value, version, s.FirstDay, s.LastDay, isOneDay ? s.StartTime : null,
            $"常委会{s.Name}" + (isOneDay ? "" : $"（{s.FirstDay:M月d日} {s.StartTime:H:mm} 开始）"), s.Place, "", s.CancelReason is not null);
    }

    // A cancelled one has no new version of its own, but calendars must see that something changed.
    private static IcsEvent Of(Obligation o)
    {
        var isCancelled = o.State == ObligationState.Cancelled;
        var how = o.Deadline.Reason + (o.MetOn is { } met ? $"\n已于{met:M月d日}办结" : "");
        return new(
            o.Id.Value, o.Version + (isCancelled ? 1 : 0), o.Deadline.Day, o.Deadline.Day, null,
            $"{(o.MetOn is null ? "" : "✓ ")}{o.Act}：{o.Title}", "", how, isCancelled);
    }
}
