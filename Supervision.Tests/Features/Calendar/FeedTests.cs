using System.Net;
using Ical.Net.CalendarComponents;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Access;
using Supervision.Web.Features.Calendar;
using Supervision.Web.Features.Sittings;

namespace Supervision.Tests.Features.Calendar;

/// <summary>The private calendar (D-15.11), read by a parser of iCalendar.</summary>
public sealed class FeedTests
{
    [Fact]
    public async Task D_15_11_Given_a_sitting_and_own_deadlines_When_read_Then_they_are_events_with_the_ids_of_the_deadlines()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        var calendar = await ReadAsync(bench, await SubscribeAsync(bench, "罗小梅", "luo", Role.BodyLiaison));

        await using var db = await bench.App.OpenAsync();
        var draft = await db.Obligations.AsNoTracking().SingleAsync(o => o.Kind == "report.draft");
        var due = Assert.Single(calendar.Events, e => e.Uid == draft.Id.Value.ToString());
        Assert.True(due.IsAllDay);
        Assert.Equal((draft.Deadline.Day, draft.Deadline.Day.AddDays(1)), (DayOf(due.Start!), DayOf(due.End!)));
        Assert.Equal(draft.Version, due.Sequence);
        Assert.Contains("养老服务工作情况的报告", due.Summary, StringComparison.Ordinal);
        Assert.Contains("往前", due.Description, StringComparison.Ordinal);
        var owed = await db.Obligations.AsNoTracking().Where(o => o.OwedBy.Kind == PartyKind.Body).Select(o => o.Id.Value.ToString()).ToListAsync();
        Assert.Equal(owed.Append(bench.Sitting.Id.Value.ToString()).Order(), calendar.Events.Select(e => e.Uid!).Order());
    }

    [Fact]
    public async Task Given_a_sitting_of_one_day_When_read_Then_it_begins_at_its_hour_in_Beijing()
    {
        await using var app = await TestApp.StartAsync();
        var county = await Sittings.ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25));
        var token = await MakeAsync(app, county.MemberActor(9), "m09");

        var sitting = Assert.Single(Parse((await ReadAsync(app, token))!).Events, e => e.Uid == id.Value.ToString());

        Assert.Equal(new DateTime(2026, 6, 25, 1, 0, 0, DateTimeKind.Utc), sitting.Start!.AsUtc);
        Assert.Equal(("常委会第一次会议", "三楼会议室"), (sitting.Summary, sitting.Location));
    }

    [Fact]
    public async Task Given_a_sitting_moved_and_then_cancelled_When_read_again_Then_the_same_events_have_a_higher_version()
    {
        await using var app = await TestApp.StartAsync();
        var county = await Sittings.ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25));
        var token = await MakeAsync(app, county.Clerk, "clerk");
        var before = Parse((await ReadAsync(app, token))!);

        await county.DoAsync<MoveSitting, Outcome>(county.Clerk, u => u.RunAsync(id, new(new(2026, 7, 30), new(2026, 7, 30), "材料未齐"), default));
        var moved = Parse((await ReadAsync(app, token))!);
        await county.DoAsync<CancelSitting, Outcome>(county.Clerk, u => u.RunAsync(id, "并入下次会议", default));
        var cancelled = Parse((await ReadAsync(app, token))!);

        var (first, second, third) = (Of(before, id.Value), Of(moved, id.Value), Of(cancelled, id.Value));
        Assert.Equal((new DateOnly(2026, 6, 25), new DateOnly(2026, 7, 30)), (DayOf(first.Start!), DayOf(second.Start!)));
        Assert.True(first.Sequence < second.Sequence && second.Sequence < third.Sequence);
        Assert.Equal("CANCELLED", third.Status);
        await using var db = await app.OpenAsync();
        var notice = await db.Obligations.AsNoTracking().SingleAsync(o => o.MatterId == id.Value && o.Kind == Supervision.Domain.Sittings.SittingDuties.Notice);
        var (a, b, c) = (Of(before, notice.Id.Value), Of(moved, notice.Id.Value), Of(cancelled, notice.Id.Value));
        Assert.Equal((new DateOnly(2026, 6, 18), new DateOnly(2026, 7, 23)), (DayOf(a.Start!), DayOf(b.Start!)));
        Assert.True(a.Sequence < b.Sequence && b.Sequence < c.Sequence);
        Assert.Equal("CANCELLED", c.Status);
    }

    [Fact]
    public async Task Given_an_address_replaced_or_ended_When_asked_for_Then_there_is_nothing_and_only_a_hash_was_kept()
    {
        await using var app = await TestApp.StartAsync();
        var county = await Sittings.ACounty.InAsync(app);
        var first = await MakeAsync(app, county.Clerk, "clerk");
        var second = await county.DoAsync<MakeFeed, Outcome<string>>(county.Clerk, u => u.RunAsync(default));
        await using (var db = await app.OpenAsync())
        {
            var kept = await db.CalendarFeeds.AsNoTracking().SingleAsync();
            Assert.Equal(64, kept.TokenHash.Length);
            Assert.DoesNotContain(await db.AuditEntries.AsNoTracking().ToListAsync(), e => e.Changes.Contains(second.Value!, StringComparison.Ordinal) || e.Changes.Contains(kept.TokenHash, StringComparison.Ordinal));
        }

        Assert.Equal(22, second.Value!.Length);
        Assert.Null(await ReadAsync(app, first));
        Assert.NotNull(await ReadAsync(app, second.Value!));
        await county.DoAsync<EndFeed, Outcome>(county.Clerk, u => u.RunAsync(default));
        await county.DoAsync<EndFeed, Outcome>(county.Clerk, u => u.RunAsync(default));
        Assert.Null(await ReadAsync(app, second.Value!));
    }

    [Fact]
    public async Task Given_an_account_switched_off_or_all_roles_ended_When_asked_for_Then_there_is_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var county = await Sittings.ACounty.InAsync(app);
        var token = await MakeAsync(app, county.Clerk, "clerk");
        await using var db = await app.OpenAsync();
        var account = await db.Users.SingleAsync();
        account.IsDisabled = true;
        await db.SaveChangesAsync();
        var off = await ReadAsync(app, token);
        account.IsDisabled = false;
        (await db.RoleHoldings.SingleAsync(r => r.Person == county.Clerk.Person)).EndOn(new(2026, 6, 1));
        await db.SaveChangesAsync();

        Assert.Null(off);
        Assert.Null(await ReadAsync(app, token));
    }

    [Fact]
    public async Task Given_guessed_addresses_When_there_are_too_many_in_a_minute_Then_even_a_right_one_has_to_wait()
    {
        await using var app = await TestApp.StartAsync();
        var county = await Sittings.ACounty.InAsync(app);
        var token = await MakeAsync(app, county.Clerk, "clerk");
        using var stranger = new Visitor(app);
        for (var i = 0; i < Attempts.GuessesPerAddress; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync($"/calendar/feed/guess{i}.ics")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.Client.GetAsync($"/calendar/feed/{token}.ics")).StatusCode);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var answer = await stranger.Client.GetAsync($"/calendar/feed/{token}.ics");
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_page_When_an_address_is_made_Then_it_is_shown_once_and_works()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "clerk", Role.Office);
        var token = await visitor.TokenAsync("/account/calendar");

        var made = await Visitor.TextAsync(await visitor.PostAsync("/account/calendar", token, ("_handler", "make")));
        var address = System.Text.RegularExpressions.Regex.Match(made, "http://localhost/calendar/feed/[A-Za-z0-9_-]{22}\\.ics", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var later = await Visitor.TextAsync(await visitor.Client.GetAsync("/account/calendar"));

        Assert.NotEqual("", address);
        Assert.DoesNotContain("/calendar/feed/", later, StringComparison.Ordinal);
        Assert.Contains("已在", later, StringComparison.Ordinal);
        using var program = new Visitor(app);
        Assert.Equal(HttpStatusCode.OK, (await program.Client.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync("/account/calendar", token, ("_handler", "end"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Given_one_month_When_taken_along_Then_it_holds_what_the_page_shows_and_only_with_the_right()
    {
        await using var app = await TestApp.StartAsync();
        var county = await Sittings.ACounty.InAsync(app);
        await county.CallAsync(new(2026, 6, 25));
        using var visitor = await Visitor.SignedInAsync(app, "clerk", Role.Office);
        using var liaison = await Visitor.SignedInAsync(app, "liaison", Role.BodyLiaison, Guid.NewGuid());

        var june = await visitor.Client.GetAsync("/calendar/month.ics?month=2026-06");
        var events = Parse(await june.Content.ReadAsStringAsync()).Events;
        var page = await county.DoAsync<CalendarQueries, CalendarView>(county.Clerk, q => q.BetweenAsync(new(2026, 6, 1), new(2026, 6, 30), default));

        Assert.Equal(page.Entries.Select(e => e.Day).Order(), events.Select(e => DayOf(e.Start!)).Order());
        Assert.Equal("日历2026年6月_20260601.ics", june.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Empty(Parse(await visitor.Client.GetStringAsync("/calendar/month.ics?month=2031-01")).Events);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Client.GetAsync("/calendar/month.ics?month=%27x")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await liaison.Client.GetAsync("/calendar/month.ics?month=2026-06")).StatusCode);
    }

    private static async Task<string> SubscribeAsync(ReportBench bench, string name, string user, Role role)
    {
        var actor = bench.Liaison with { Name = name, Roles = new HashSet<Role> { role } };
        await using (var db = await bench.App.OpenAsync())
        {
            db.Add(RoleHolding.Of(actor.Person!.Value, role, new(2020, 1, 1), bench.County.Bodies["县人民政府"].Id.Value));
            await db.SaveChangesAsync();
        }

        return await MakeAsync(bench.App, actor, user);
    }

    private static async Task<string> MakeAsync(TestApp app, Actor actor, string user)
    {
        await using (var db = await app.OpenAsync())
        {
            db.Add(new Account { Id = Guid.NewGuid(), Person = actor.Person!.Value, UserName = user, NormalizedUserName = user.ToUpperInvariant() });
            await db.SaveChangesAsync();
        }

        await using var acting = await app.AsAsync(actor);
        return (await acting.Get<MakeFeed>().RunAsync(default)).Value!;
    }

    private static async Task<string?> ReadAsync(TestApp app, string token)
    {
        await using var acting = await app.AsAsync(Actor.System("测试"));
        return await acting.Get<FeedQueries>().ReadAsync(token, default);
    }

    private static async Task<Ical.Net.Calendar> ReadAsync(ReportBench bench, string token) => Parse((await ReadAsync(bench.App, token))!);

    private static Ical.Net.Calendar Parse(string text) => Ical.Net.Calendar.Load(text)!;

    private static CalendarEvent Of(Ical.Net.Calendar calendar, Guid id) => Assert.Single(calendar.Events, e => e.Uid == id.ToString());

    private static DateOnly DayOf(Ical.Net.DataTypes.CalDateTime time) =>
        time.HasTime ? DateOnly.FromDateTime(time.AsUtc.AddHours(8)) : DateOnly.FromDateTime(time.Value);
}
