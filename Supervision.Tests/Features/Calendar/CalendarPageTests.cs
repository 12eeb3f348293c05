using Bunit;
using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Features.Calendar;

namespace Supervision.Tests.Features.Calendar;

/// <summary>The calendar shows the same deadlines as the work list.</summary>
public sealed class CalendarPageTests
{
    [Fact]
    public async Task Given_a_deadline_in_June_When_the_month_is_opened_Then_it_stands_on_its_day()
    {
        await using var app = await TestApp.StartAsync();
        await TestDuties.AddAsync(app, new("同意", new(2026, 6, 2)), 7, PeriodUnit.Day);
        await using var office = await app.AsAsync(Role.Office);
        await using var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(office.Scope.ServiceProvider);
        var shown = page.Render<CalendarPage>();
        shown.WaitForElement("table.calendar-month");

        Assert.Contains("2026年6月：会议 0 次，期限 1 个", shown.Find("p.answer").TextContent, StringComparison.Ordinal);
        Assert.Contains("9", shown.Find("a.entry").ParentElement!.QuerySelector(".date")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("端午节", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_another_committee_When_asking_for_June_Then_the_deadline_of_others_is_not_shown()
    {
        await using var app = await TestApp.StartAsync();
        await TestDuties.AddAsync(app, new("同意", new(2026, 6, 2)), 7, PeriodUnit.Day);
        await using var staff = await app.AsAsync(Role.WorkCommitteeStaff, Guid.NewGuid());
        await using var liaison = await app.AsAsync(Role.BodyLiaison, Guid.NewGuid());

        Assert.Empty((await staff.Get<CalendarQueries>().BetweenAsync(new(2026, 6, 1), new(2026, 6, 30), default)).Entries);
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<CalendarQueries>().BetweenAsync(new(2026, 6, 1), new(2026, 6, 30), default));
    }
}
