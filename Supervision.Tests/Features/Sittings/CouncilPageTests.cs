using Bunit;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Features.Sittings;

namespace Supervision.Tests.Features.Sittings;

/// <summary>The page of a council meeting: what stood in the way is said no longer than it stands.</summary>
public sealed class CouncilPageTests
{
    [Fact]
    public async Task Given_a_decision_refused_for_want_of_attendance_When_attendance_is_saved_Then_the_message_is_gone_and_what_was_typed_stays_D_3_13()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var meeting = new CouncilMeetingId(Guid.NewGuid());
        Assert.True((await county.DoAsync<PlanCouncilMeeting, Outcome>(county.Clerk, u => u.RunAsync(new(meeting, null, new(2026, 6, 1), county.Members[0].Id), default))).IsDone);
        Assert.True((await county.DoAsync<PutCouncilItem, Outcome>(
            county.Clerk, u => u.RunAsync(meeting, new(Guid.NewGuid()), new("机关办公用房", CouncilPurpose.Other, null), default))).IsDone);
        await using var clerk = await app.AsAsync(county.Clerk);
        await using var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(clerk.Scope.ServiceProvider);
        var shown = page.Render<CouncilPage>(p => p.Add(c => c.Id, meeting.Value));
        shown.WaitForElement("article button");

        await shown.FindAll("article button").First(b => b.TextContent == "登记决定").ClickAsync(new());
        await shown.Find("input[id^=m]").ChangeAsync(new() { Value = "纪要1号" });
        await shown.Find("article form").SubmitAsync();
        Assert.Contains("请先登记到会的主任会议成员", shown.Find("article").TextContent, StringComparison.Ordinal);
        foreach (var seat in Enumerable.Range(0, 4))
        {
            await shown.FindAll("input[type=checkbox]")[seat].ChangeAsync(new() { Value = true });
        }

        await shown.FindAll("form")[^1].SubmitAsync();

        shown.WaitForAssertion(() => Assert.DoesNotContain("请先登记到会的主任会议成员", shown.Markup, StringComparison.Ordinal));
        Assert.Equal("纪要1号", shown.Find("input[id^=m]").GetAttribute("value"));
    }
}
