using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Tests.Access;
using Supervision.Tests.Building;

namespace Supervision.Tests.Features.Reminders;

/// <summary>Members on phones and liaisons find their reminders and the search, and read them without script (D-12.2).</summary>
public sealed class FindLinksTests
{
    [Theory]
    [InlineData(Role.Member, "/m")]
    [InlineData(Role.BodyLiaison, "/unit")]
    public async Task D_12_2_Given_two_unread_reminders_When_the_own_page_is_opened_Then_the_link_counts_them_and_they_can_be_read_without_script(Role role, string home)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "huang", role, role == Role.BodyLiaison ? await BodyAsync(app) : null);
        await RemindAsync(app, "请签收", "请报送");

        var page = await Visitor.TextAsync(await visitor.Client.GetAsync(home));

        Assert.Contains("href=\"/search\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"2 条未读提醒\"", page, StringComparison.Ordinal);
        var inbox = await visitor.Client.GetStringAsync("/reminders");
        Assert.Contains("请签收", WebUtility.HtmlDecode(inbox), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/reminders/read", null)).StatusCode);
        var read = await visitor.PostAsync("/reminders/read", Visitor.TokenIn(inbox));
        Assert.Equal("/reminders", read.Headers.Location!.OriginalString);
        Assert.DoesNotContain("条未读提醒", await Visitor.TextAsync(await visitor.Client.GetAsync(home)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_12_2_Given_a_guest_without_reminders_When_home_Then_no_link_that_would_be_refused()
    {
        await using var app = await TestApp.StartAsync();
        using var guest = await Visitor.SignedInAsync(app, "daibiao", Role.GuestDeputy);

        var page = await guest.Client.GetStringAsync("/m");

        Assert.DoesNotContain("/reminders", page, StringComparison.Ordinal);
        Assert.Contains("/search", page, StringComparison.Ordinal);
    }

    private static async Task<Guid> BodyAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        var body = SupervisedBody.Named("望溪县教育局", "县教育局", BodyKind.Department, new(2020, 1, 1), 1);
        db.Add(body);
        await db.SaveChangesAsync();
        return body.Id.Value;
    }

    private static async Task RemindAsync(TestApp app, params IEnumerable<string> sentences)
    {
        await using var db = await app.OpenAsync();
        var (person, now) = (new PersonId((await db.Users.SingleAsync(u => u.UserName == "huang")).Person.Value), app.Clock.GetUtcNow());
        var owed = Obligation.From(TestDuties.Duty(DeadlineCalculator.On(new(2026, 6, 10), "测试"), Party.Office), now);
        db.Add(owed);
        foreach (var sentence in sentences)
        {
            var reminder = Reminder.Plan(new(owed.Id, 1, sentence, person), new("RM-27", sentence, "/unit", new(2026, 6, 10), "", now), now);
            reminder.Send(now);
            db.Add(reminder);
        }

        await db.SaveChangesAsync();
    }
}
