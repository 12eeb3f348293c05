using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Sittings;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Sittings;

/// <summary>Acts on a sitting with a real database: deadlines, quorum, check-in, leave, permissions.</summary>
public sealed class SittingActsTests
{
    [Fact]
    public async Task Given_a_called_sitting_When_moved_Then_its_notice_deadline_follows_and_the_old_day_is_kept_D_16_3()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25));
        Assert.Equal(new DateOnly(2026, 6, 18), (await NoticeAsync(app, id)).Deadline.Day);
        county.At(2026, 6, 10, 10);

        var preview = await county.DoAsync<PreviewMove, Outcome<MovePreview>>(county.Clerk, u => u.RunAsync(id, Shift(), default));
        var still = await NoticeAsync(app, id);
        var outcome = await county.DoAsync<MoveSitting, Outcome>(county.Clerk, u => u.RunAsync(id, Shift(), default));

        var impact = Assert.Single(preview.Value!.Deadlines).Impact;
        Assert.Equal((new DateOnly(2026, 6, 18), new DateOnly(2026, 7, 23)), (impact.Before, impact.After));
        Assert.Equal((27, 0), (preview.Value.Told.Members, preview.Value.Told.Bodies));
        Assert.Equal(new DateOnly(2026, 6, 18), still.Deadline.Day);
        Assert.True(outcome.IsDone);
        var moved = await NoticeAsync(app, id);
        Assert.Equal(new DateOnly(2026, 7, 23), moved.Deadline.Day);
        Assert.Equal(new DateOnly(2026, 6, 18), Assert.Single(moved.Revisions).Day);
        Assert.Contains("会议当日不计入", moved.Deadline.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_sitting_moved_earlier_When_the_notice_day_has_passed_Then_it_is_not_late_D_3_10()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 7, 30));
        county.At(2026, 6, 10, 10);

        await county.DoAsync<MoveSitting, Outcome>(county.Clerk, u => u.RunAsync(id, new(new(2026, 6, 12), new(2026, 6, 12), "提前"), default));

        var notice = await NoticeAsync(app, id);
        Assert.True(notice.IsPassedByMove);
        Assert.False(notice.IsLate(new(2026, 6, 11)));
    }

    [Fact]
    public async Task Given_13_members_checked_in_When_opened_Then_refused_and_with_14_it_opens_D_16_6()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await OnTheDayAsync(app, county);
        for (var i = 1; i <= 13; i++)
        {
            Assert.True((await CheckInAsync(app, county, id, i)).IsDone);
        }

        var refused = await OpenAsync(county, id);
        await CheckInAsync(app, county, id, 14);
        var opened = await OpenAsync(county, id);

        Assert.Equal("出席人数未过半数（应到27，需14）", Assert.Single(refused.Obstacles).Message);
        Assert.True(opened.IsDone);
        await using var db = await app.OpenAsync();
        Assert.Equal((14, 27), ((await db.Sittings.SingleAsync()).OpenedWith, (await db.Sittings.SingleAsync()).OpenedOf));
    }

    [Fact]
    public async Task Given_two_members_out_of_office_When_13_of_25_are_present_Then_it_opens_D_16_41()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await OnTheDayAsync(app, county);
        await using (var db = await app.OpenAsync())
        {
            foreach (var member in (await db.Members.ToListAsync()).Where(m => m.Order > 25))
            {
                member.End(new(2026, 6, 1), "辞职");
            }

            await db.SaveChangesAsync();
        }

        for (var i = 1; i <= 13; i++)
        {
            await CheckInAsync(app, county, id, i);
        }

        Assert.True((await OpenAsync(county, id)).IsDone);
    }

    [Fact]
    public async Task Given_27_members_When_all_check_in_at_the_same_moment_Then_none_is_lost()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await OnTheDayAsync(app, county);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 27).Select(i => CheckInAsync(app, county, id, i)));

        Assert.All(outcomes, o => Assert.True(o.IsDone));
        await using var db = await app.OpenAsync();
        Assert.Equal(27, await db.Attendances.CountAsync());
    }

    [Fact]
    public async Task Given_a_wrong_code_When_checking_in_Then_refused_and_nothing_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await OnTheDayAsync(app, county);

        var outcome = await county.DoAsync<CheckIn, Outcome>(county.MemberActor(5), u => u.RunAsync(id, "12", default));

        Assert.Equal("Code", Assert.Single(outcome.Obstacles).Field);
        await using var db = await app.OpenAsync();
        Assert.Empty(await db.Attendances.ToListAsync());
    }

    [Fact]
    public async Task Given_leave_asked_for_When_granted_by_the_chair_Then_attendance_says_so_and_the_deadline_is_met_D_3_8()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25), new(2026, 6, 26));
        var leave = new LeaveRequestId(Guid.NewGuid());
        var wish = new LeaveWish(LeaveKind.Sick, new(2026, 6, 25), new(2026, 6, 25), "住院手术");
        var member = county.MemberActor(9);

        Assert.True((await county.DoAsync<AskLeave, Outcome>(member, u => u.RunAsync(id, leave, wish, default))).IsDone);
        Assert.True((await county.DoAsync<AskLeave, Outcome>(member, u => u.RunAsync(id, leave, wish, default))).IsDone);
        var open = await ObligationAsync(app, id, SittingDuties.Leave);
        Assert.Equal((new DateOnly(2026, 6, 24), PartyKind.Chair, ObligationState.Open), (open.Deadline.Day, open.OwedBy.Kind, open.State));
        Assert.True((await county.DoAsync<DecideLeave, Outcome>(county.MemberActor(1), u => u.RunAsync(id, leave, true, "同意", default))).IsDone);
        var again = await county.DoAsync<DecideLeave, Outcome>(county.MemberActor(1), u => u.RunAsync(id, leave, false, "", default));

        Assert.False(again.IsDone);
        Assert.Equal(ObligationState.Met, (await ObligationAsync(app, id, SittingDuties.Leave)).State);
        await using var db = await app.OpenAsync();
        Assert.Single(await db.LeaveRequests.ToListAsync());
        Assert.Equal(2, await db.Attendances.CountAsync(a => a.Mark == AttendanceMark.Leave && a.Leave == LeaveKind.Sick));
    }

    [Fact]
    public async Task Given_a_closed_sitting_When_none_is_planned_Then_the_next_is_owed_within_60_days_and_planning_meets_it_D_3_12()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await CloseAsync(app, county);

        var owed = await ObligationAsync(app, id, SittingDuties.NextSitting);
        Assert.Equal((new DateOnly(2026, 8, 24), "RM-11", ObligationState.Open), (owed.Deadline.Day, owed.ReminderCode, owed.State));
        await county.PlanAsync(new(2026, 8, 20));

        Assert.Equal(ObligationState.Met, (await ObligationAsync(app, id, SittingDuties.NextSitting)).State);
    }

    [Fact]
    public async Task Given_two_clerks_When_both_plan_the_same_number_Then_the_second_is_told()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        Outcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => county.DoAsync<PlanSitting, Outcome>(county.Clerk, u => u.RunAsync(
            new(new(Guid.NewGuid()), 31, new(new(2026, 6, 25), new(2026, 6, 25), new(9, 0), "三楼"), false), default))));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.Contains("第三十一次会议已经登记", Assert.Single(outcomes, o => !o.IsDone).Obstacles[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_form_posted_twice_When_planned_Then_there_is_one_sitting()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var entry = new NewSitting(new(Guid.NewGuid()), null, new(new(2026, 6, 25), new(2026, 6, 25), new(9, 0), "三楼"), false);

        Assert.True((await county.DoAsync<PlanSitting, Outcome>(county.Clerk, u => u.RunAsync(entry, default))).IsDone);
        Assert.True((await county.DoAsync<PlanSitting, Outcome>(county.Clerk, u => u.RunAsync(entry, default))).IsDone);

        await using var db = await app.OpenAsync();
        Assert.Equal("第一次会议", Assert.Single(await db.Sittings.ToListAsync()).Name);
    }

    [Fact]
    public async Task Given_a_day_outside_every_term_When_planned_Then_refused_at_its_field()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var outcome = await county.DoAsync<PlanSitting, Outcome>(county.Clerk, u => u.RunAsync(
            new(new(Guid.NewGuid()), null, new(new(2019, 6, 25), new(2019, 6, 25), new(9, 0), "三楼"), false), default));
        Assert.Equal("FirstDay", Assert.Single(outcome.Obstacles).Field);
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Chair)]
    [InlineData(Role.WorkCommitteeHead)]
    [InlineData(Role.BodyLiaison)]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.GuestDeputy)]
    public async Task Given_a_role_without_the_right_When_acting_on_a_sitting_Then_refused_D_1_5(Role role)
    {
        await using var app = await TestApp.StartAsync();
        await using var acting = await app.AsAsync(role);
        var id = new SittingId(Guid.NewGuid());
        Func<Task>[] acts =
        [
            () => acting.Get<PlanSitting>().RunAsync(new(id, 1, new(new(2026, 6, 25), new(2026, 6, 25), default, ""), false), default),
            () => acting.Get<CallSitting>().RunAsync(id, default), () => acting.Get<SendNotice>().RunAsync(id, default),
            () => acting.Get<MoveSitting>().RunAsync(id, Shift(), default), () => acting.Get<PreviewMove>().RunAsync(id, Shift(), default),
            () => acting.Get<CancelSitting>().RunAsync(id, "x", default), () => acting.Get<ArrangeSitting>().RunAsync(id, default, "x", default),
            () => acting.Get<OpenSitting>().RunAsync(id, default), () => acting.Get<AdoptAgenda>().RunAsync(id, default),
            () => acting.Get<AdjournSitting>().RunAsync(id, default), () => acting.Get<CloseSitting>().RunAsync(id, default, default),
            () => acting.Get<ApproveMinutes>().RunAsync(id, default), () => acting.Get<PutAgendaItem>().RunAsync(id, default, "x", "", default),
            () => acting.Get<RewordAgendaItem>().RunAsync(id, default, "x", "", default), () => acting.Get<ShiftAgendaItem>().RunAsync(id, default, true, default),
            () => acting.Get<TakeOffAgendaItem>().RunAsync(id, default, default), () => acting.Get<MoveAgendaItem>().RunAsync(id, default, default, "x", default),
            () => acting.Get<InviteGuest>().RunAsync(id, "x", "", null, default), () => acting.Get<UninviteGuest>().RunAsync(id, default, default),
            () => acting.Get<RecordAttendance>().RunAsync(id, [], default),
            () => acting.Get<PlanCouncilMeeting>().RunAsync(new(default, 1, default, default), default),
            () => acting.Get<PutCouncilItem>().RunAsync(default, default, new("x", "other", null), default),
            () => acting.Get<TakeOffCouncilItem>().RunAsync(default, default, default),
            () => acting.Get<RecordCouncilPresence>().RunAsync(default, [], default, default),
            () => acting.Get<EnterCouncilDecision>().RunAsync(default, default, new(CouncilOutcome.Approved, "1"), default),
        ];
        foreach (var act in acts)
        {
            await Assert.ThrowsAsync<AccessDeniedException>(act);
        }
    }

    [Fact]
    public async Task Given_the_office_When_doing_what_is_the_chairs_or_a_members_Then_refused_D_1_5()
    {
        await using var app = await TestApp.StartAsync();
        await using var acting = await app.AsAsync(Role.Office);
        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<DecideLeave>().RunAsync(default, default, true, "", default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<AskLeave>().RunAsync(default, default, new(LeaveKind.Sick, default, default, ""), default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<CheckIn>().RunAsync(default, "", default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<ConfirmCouncilDecision>().RunAsync(default, default, default));
        await using var vice = await app.AsAsync(Role.CouncilMember);
        await Assert.ThrowsAsync<AccessDeniedException>(() => vice.Get<DecideLeave>().RunAsync(default, default, true, "", default));
    }

    [Fact]
    public async Task Given_a_liaison_without_an_own_item_When_looking_Then_the_sitting_does_not_exist_D_1_5()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25));
        await using var liaison = await app.AsAsync(Role.BodyLiaison, Guid.NewGuid());

        Assert.Null(await liaison.Get<SittingQueries>().FindAsync(id, default));
        Assert.Empty((await liaison.Get<SittingQueries>().ListAsync(null, 0, default)).Rows);
        Assert.NotNull(await county.DoAsync<SittingQueries, SittingView?>(county.Clerk, q => q.FindAsync(id, default)));
    }

    [Fact]
    public async Task Given_leave_and_attendance_When_others_look_Then_only_who_may_sees_them_D_1_5()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25));
        await county.DoAsync<AskLeave, Outcome>(county.MemberActor(9), u => u.RunAsync(
            id, new(Guid.NewGuid()), new(LeaveKind.Personal, new(2026, 6, 25), new(2026, 6, 25), "家事"), default));
        Task<SittingView?> See(Actor actor) => county.DoAsync<SittingQueries, SittingView?>(actor, q => q.FindAsync(id, default));

        Assert.Single((await See(county.MemberActor(1)))!.Leaves);
        Assert.Single((await See(county.Clerk))!.Leaves);
        Assert.Empty((await See(county.MemberActor(2)))!.Leaves);
        var ordinary = (await See(county.MemberActor(7)))!;
        Assert.Empty(ordinary.Leaves);
        Assert.Null(ordinary.Present);
        Assert.Null(ordinary.CheckInCode);
        Assert.Empty(await county.DoAsync<SittingQueries, IReadOnlyList<AttendanceRow>>(
            county.MemberActor(7), q => q.AttendanceAsync(id, new(2026, 6, 25), default)));
    }

    private static SittingShift Shift() => new(new(2026, 7, 30), new(2026, 7, 30), "防汛");

    private static async Task<SittingId> OnTheDayAsync(TestApp app, ACounty county)
    {
        var id = await county.CallAsync(new(2026, 6, 25));
        await county.DoAsync<SendNotice, Outcome>(county.Clerk, u => u.RunAsync(id, default));
        county.At(2026, 6, 25, 8, 50);
        return id;
    }

    private static async Task<SittingId> CloseAsync(TestApp app, ACounty county)
    {
        var id = await OnTheDayAsync(app, county);
        await county.DoAsync<RecordAttendance, Outcome>(county.Clerk, u => u.RunAsync(id, [.. county.Members.Select(m =>
            new AttendanceEntry(m.Id, new(2026, 6, 25), HalfDay.Morning, AttendanceMark.Present, AttendanceSource.OfficeList))], default));
        Assert.True((await OpenAsync(county, id)).IsDone);
        Assert.True((await county.DoAsync<AdoptAgenda, Outcome>(county.Clerk, u => u.RunAsync(id, default))).IsDone);
        Assert.True((await county.DoAsync<CloseSitting, Outcome>(county.Clerk, u => u.RunAsync(id, new(2026, 6, 25), default))).IsDone);
        return id;
    }

    private static Task<Outcome> OpenAsync(ACounty county, SittingId id) =>
        county.DoAsync<OpenSitting, Outcome>(county.Clerk, u => u.RunAsync(id, default));

    private static async Task<Outcome> CheckInAsync(TestApp app, ACounty county, SittingId id, int member)
    {
        await using var db = await app.OpenAsync();
        var code = await db.Sittings.Where(s => s.Id == id).Select(s => s.CheckInCode).SingleAsync();
        return await county.DoAsync<CheckIn, Outcome>(county.MemberActor(member), u => u.RunAsync(id, code, default));
    }

    private static Task<Obligation> NoticeAsync(TestApp app, SittingId id) => ObligationAsync(app, id, SittingDuties.Notice);

    private static async Task<Obligation> ObligationAsync(TestApp app, SittingId id, string kind)
    {
        await using var db = await app.OpenAsync();
        var matter = id.Value;
        return await db.Obligations.AsNoTracking().SingleAsync(o => o.MatterKind == MatterKind.Sitting && o.MatterId == matter && o.Kind == kind);
    }
}
