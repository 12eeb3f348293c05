using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Sittings;

namespace Supervision.Tests.Features.Sittings;

/// <summary>Who presides when the Chair is absent, and members who are invited as guests (D-17.2, D-17.3).</summary>
public sealed class PresidingTests
{
    [Fact]
    public async Task D_17_3_Given_the_Chair_is_absent_When_a_vice_chair_presides_Then_the_charge_is_needed_and_the_minutes_name_both()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25));
        Task<Outcome> Name(int number, string charge) => county.DoAsync<NamePresider, Outcome>(
            county.Clerk, u => u.RunAsync(id, county.Members[number - 1].Id, charge, default));

        var without = await Name(2, " ");
        var ordinary = await Name(9, "口头委托");
        Assert.True((await Name(2, "6月24日电话委托，李文静记录")).IsDone);
        await HoldAsync(app, county, id);

        Assert.Equal(("Charge", "Presider"), (Assert.Single(without.Obstacles).Field, Assert.Single(ordinary.Obstacles).Field));
        Assert.Contains("请写明主任的委托", without.Obstacles[0].Message, StringComparison.Ordinal);
        const string both = "主任委员1委托副主任委员2主持（6月24日电话委托，李文静记录）";
        var told = await HistoryAsync(app, id);
        Assert.Contains(told, s => s.StartsWith("会议开始：应到27人，实到14人", StringComparison.Ordinal) && s.EndsWith(both, StringComparison.Ordinal));
        Assert.Equal($"会议纪要已经确认，{both}", told[^1]);
        Assert.Equal(both, (await county.DoAsync<SittingQueries, SittingView?>(county.Clerk, q => q.FindAsync(id, default)))!.Presiding);
        Assert.Contains("主持人不能再改", Assert.Single((await Name(3, "委托")).Obstacles).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_17_3_Given_nobody_is_named_When_the_sitting_is_held_Then_the_Chair_presides()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25));
        Assert.True((await county.DoAsync<NamePresider, Outcome>(county.Clerk, u => u.RunAsync(id, county.Members[1].Id, "书面委托", default))).IsDone);
        Assert.True((await county.DoAsync<NamePresider, Outcome>(county.Clerk, u => u.RunAsync(id, county.Members[0].Id, "", default))).IsDone);

        await HoldAsync(app, county, id);

        Assert.Equal("会议纪要已经确认，主任委员1主持", (await HistoryAsync(app, id))[^1]);
        await Assert.ThrowsAsync<AccessDeniedException>(() => county.DoAsync<NamePresider, Outcome>(
            county.MemberActor(2), u => u.RunAsync(id, county.Members[1].Id, "自荐", default)));
    }

    [Fact]
    public async Task D_17_2_Given_a_member_who_is_also_a_deputy_When_invited_as_guest_Then_the_member_role_wins_and_presence_counts_once()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25));
        var member = county.MemberActor(9);
        await using (var db = await app.OpenAsync())
        {
            db.Add(RoleHolding.Of(member.Person!.Value, Role.GuestDeputy, new(2022, 1, 1)));
            await db.SaveChangesAsync();
        }

        var refused = await county.DoAsync<InviteGuest, Outcome>(county.Clerk, u => u.RunAsync(id, "委员9", "县人大代表", member.Person, default));

        Assert.Equal(("Name", "委员9是常委会组成人员，以组成人员身份出席，不再登记为列席人员。"), (Assert.Single(refused.Obstacles).Field, refused.Obstacles[0].Message));
        county.At(2026, 6, 25, 8, 50);
        await using var scene = await app.OpenAsync();
        var code = (await scene.Sittings.SingleAsync()).CheckInCode;
        var both = member with { Roles = new HashSet<Role> { Role.Member, Role.GuestDeputy } };
        Assert.True((await county.DoAsync<CheckIn, Outcome>(both, u => u.RunAsync(id, code, default))).IsDone);
        Assert.True((await county.DoAsync<CheckIn, Outcome>(both, u => u.RunAsync(id, code, default))).IsDone);
        Assert.Single(await scene.Attendances.Where(a => a.Member == member.Member!.Value).ToListAsync());
        Assert.Empty((await scene.Sittings.AsNoTracking().SingleAsync()).Guests);
    }

    // Fourteen are there; the sitting runs to its end.
    private static async Task HoldAsync(TestApp app, ACounty county, SittingId id)
    {
        Assert.True((await county.DoAsync<SendNotice, Outcome>(county.Clerk, u => u.RunAsync(id, default))).IsDone);
        county.At(2026, 6, 25, 9);
        await using (var db = await app.OpenAsync())
        {
            db.AddRange(county.Members.Skip(1).Take(14).Select(m => Attendance.Of(
                id, new(m.Id, new(2026, 6, 25), HalfDay.Morning, AttendanceMark.Present, AttendanceSource.OfficeList), app.Clock.GetUtcNow())));
            await db.SaveChangesAsync();
        }

        Assert.Equal([], (await county.DoAsync<OpenSitting, Outcome>(county.Clerk, u => u.RunAsync(id, default))).Obstacles.Select(o => o.Message));
        Assert.True((await county.DoAsync<AdoptAgenda, Outcome>(county.Clerk, u => u.RunAsync(id, default))).IsDone);
        Assert.True((await county.DoAsync<CloseSitting, Outcome>(county.Clerk, u => u.RunAsync(id, new(2026, 6, 25), default))).IsDone);
        Assert.True((await county.DoAsync<ApproveMinutes, Outcome>(county.Clerk, u => u.RunAsync(id, default))).IsDone);
    }

    private static async Task<IReadOnlyList<string>> HistoryAsync(TestApp app, SittingId id)
    {
        await using var db = await app.OpenAsync();
        return await db.AuditEntries.Where(e => e.MatterId == id.Value && e.Sentence != "").OrderBy(e => e.Sequence).Select(e => e.Sentence).ToListAsync();
    }
}
