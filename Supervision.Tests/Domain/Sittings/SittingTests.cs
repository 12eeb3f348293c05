using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Tests.Domain.Sittings;

/// <summary>D-3.4 to D-3.10: the course of a sitting, its agenda, moves and attendance.</summary>
public sealed class SittingTests
{
    private static readonly DateOnly First = new(2026, 6, 25);
    private static readonly Term Term = Term.Of(18, new(2021, 12, 20), null, 27);
    private static readonly SittingDates Dates = new(First, new(2026, 6, 26), new(9, 0), "三楼会议室");

    [Fact]
    public void Given_13_of_27_present_When_opened_Then_refused_and_with_14_it_opens_D_16_6()
    {
        var sitting = Noticed();

        Assert.Equal("出席人数未过半数（应到27，需14）", Assert.Single(sitting.ObstaclesToOpen(13, 27, First)).Message);
        Assert.Throws<RuleBrokenException>(() => sitting.Open(13, 27, First));
        sitting.Open(14, 27, First);

        Assert.Equal((SittingState.Open, 14, 27), (sitting.State, sitting.OpenedWith, sitting.OpenedOf));
    }

    [Fact]
    public void Given_25_members_after_resignations_When_13_are_present_Then_it_opens_D_16_41()
    {
        Assert.NotEmpty(Noticed().ObstaclesToOpen(13, 27, First));
        Assert.Empty(Noticed().ObstaclesToOpen(13, 25, First));
        Assert.NotEmpty(Noticed().ObstaclesToOpen(12, 25, First));
    }

    [Fact]
    public void Given_no_decision_of_the_council_When_called_Then_it_is_refused_D_3_9()
    {
        var sitting = Planned();

        Assert.NotEmpty(sitting.ObstaclesToCall(null));
        Assert.NotEmpty(sitting.ObstaclesToCall(Decision(sitting) with { IsConfirmed = false }));
        Assert.NotEmpty(sitting.ObstaclesToCall(Decision(sitting) with { Outcome = CouncilOutcome.Deferred }));
        Assert.NotEmpty(sitting.ObstaclesToCall(Decision(sitting) with { Matter = new(MatterKind.Sitting, Guid.NewGuid()) }));
        Assert.NotEmpty(sitting.ObstaclesToCall(Decision(sitting) with { Purpose = CouncilPurpose.Other }));
        sitting.Call(Decision(sitting));

        Assert.Equal((SittingState.Called, new DateOnly(2026, 5, 28)), (sitting.State, sitting.DateFixedOn));
    }

    [Fact]
    public void Given_a_sitting_When_it_runs_Then_each_state_follows_the_one_before_D_3_9()
    {
        var sitting = Noticed();
        sitting.Open(20, 27, First);
        Assert.NotEmpty(sitting.ObstaclesToClose(First, First));
        sitting.AdoptAgenda(First);
        Assert.True(sitting.Agenda[0].IsAdopted);
        sitting.Adjourn();
        Assert.NotEmpty(sitting.ObstaclesToOpen(10, 27, First.AddDays(1)));
        sitting.Open(15, 27, First.AddDays(1));
        Assert.NotEmpty(sitting.ObstaclesToApproveMinutes());
        sitting.Close(First.AddDays(1), First.AddDays(3));
        sitting.ApproveMinutes(First.AddDays(5));

        Assert.Equal((SittingState.Minuted, First.AddDays(1)), (sitting.State, sitting.LastDay));
        Assert.NotEmpty(sitting.ObstaclesToAgenda());
    }

    [Fact]
    public void Given_notice_sent_When_cancelled_Then_refused_and_before_it_needs_a_reason_D_3_9()
    {
        Assert.NotEmpty(Noticed().ObstaclesToCancel("疫情"));
        Assert.NotEmpty(Planned().ObstaclesToCancel(" "));
        var sitting = Planned();
        sitting.Cancel("改为下月");
        Assert.Equal(("改为下月", SittingState.Cancelled), (sitting.CancelReason, sitting.State));
    }

    [Fact]
    public void Given_an_urgent_sitting_When_called_Then_it_may_open_without_notice_D_3_11()
    {
        var sitting = Planned(urgent: true);
        sitting.Call(Decision(sitting));
        Assert.Empty(sitting.ObstaclesToOpen(14, 27, First));

        var ordinary = Planned();
        ordinary.Call(Decision(ordinary));
        Assert.Equal("会议通知还没有发出，不能开会。", Assert.Single(ordinary.ObstaclesToOpen(14, 27, First)).Message);
    }

    [Fact]
    public void Given_a_move_on_10_June_When_the_first_day_changes_Then_history_and_the_fixing_day_are_kept_D_16_3()
    {
        var sitting = Noticed();
        sitting.Move(Dates with { FirstDay = new(2026, 7, 30), LastDay = new(2026, 7, 31) }, "防汛", Term, new(2026, 6, 10));

        Assert.Equal((new DateOnly(2026, 7, 30), new DateOnly(2026, 6, 10)), (sitting.FirstDay, sitting.DateFixedOn));
        var move = Assert.Single(sitting.Moves);
        Assert.Equal((First, new DateOnly(2026, 7, 30), "防汛"), (move.FromFirst, move.ToFirst, move.Reason));
    }

    [Fact]
    public void Given_dates_moved_after_the_council_fixed_them_When_noticed_Then_the_council_decides_first_D_3_9()
    {
        var sitting = Planned();
        var first = Decision(sitting);
        sitting.Call(first);
        sitting.Put(new(Guid.NewGuid()), "养老服务", new(MatterKind.Report, Guid.NewGuid()), "县民政局");
        sitting.Move(Dates with { FirstDay = new(2026, 7, 30), LastDay = new(2026, 7, 31) }, "防汛", Term, new(2026, 6, 10), first);

        Assert.True(sitting.AreDaysUndecided);
        Assert.Null(sitting.CalledBy);
        Assert.Contains("还没有由主任会议决定", Assert.Single(sitting.ObstaclesToNotice()).Message, StringComparison.Ordinal);
        Assert.Contains("会议日改过以后", Assert.Single(sitting.ObstaclesToCall(first)).Message, StringComparison.Ordinal);
        sitting.Call(first with { Decision = new(Guid.NewGuid()), Day = new(2026, 6, 12) });
        Assert.Empty(sitting.ObstaclesToNotice());
        Assert.Equal((SittingState.Called, new DateOnly(2026, 6, 12)), (sitting.State, sitting.DateFixedOn));
    }

    [Fact]
    public void Given_the_council_decided_other_dates_first_When_they_are_entered_Then_the_sitting_rests_on_that_decision_D_3_9()
    {
        var sitting = Planned();
        var first = Decision(sitting);
        sitting.Call(first);
        var second = first with { Decision = new(Guid.NewGuid()), Day = new(2026, 6, 10) };

        sitting.Move(Dates with { FirstDay = new(2026, 7, 30), LastDay = new(2026, 7, 31) }, "防汛", Term, new(2026, 6, 10), second);

        Assert.Equal(second.Decision, sitting.CalledBy);
        Assert.False(sitting.AreDaysUndecided);
    }

    [Theory]
    [InlineData("2026-06-25", "2026-06-26", "防汛")]
    [InlineData("2026-07-30", "2026-07-29", "防汛")]
    [InlineData("2026-06-09", "2026-06-09", "防汛")]
    [InlineData("2031-07-30", "2031-07-30", "防汛")]
    [InlineData("2026-07-30", "2026-07-30", "")]
    public void Given_a_bad_move_When_asked_Then_refused_D_3_10(string first, string last, string reason)
    {
        var ended = Term.Of(18, new(2021, 12, 20), new(2026, 12, 20), 27);
        var dates = Dates with { FirstDay = DateOnly.Parse(first), LastDay = DateOnly.Parse(last) };
        Assert.NotEmpty(Noticed().ObstaclesToMove(dates, reason, ended, new(2026, 6, 10)));
    }

    [Fact]
    public void Given_an_item_When_moved_to_another_sitting_Then_the_old_place_stays_as_history_D_3_10()
    {
        var matter = new MatterRef(MatterKind.Report, Guid.NewGuid());
        var (from, to) = (Noticed(), Planned());
        var item = from.Put(new(Guid.NewGuid()), "养老服务", matter, "县民政局");

        Assert.NotEmpty(from.ObstaclesToMoveItem(item.Id, to, ""));
        from.MoveItem(item.Id, to, "材料未齐");

        Assert.DoesNotContain(from.Agenda, i => i.Matter == matter);
        Assert.Equal((to.Id, "材料未齐"), (from.Find(item.Id)!.MovedTo!.Value, from.Find(item.Id)!.MoveReason));
        Assert.Contains(matter, to.Matters);
    }

    [Fact]
    public void Given_an_agenda_When_items_are_put_shifted_and_taken_off_Then_order_and_guards_hold()
    {
        var sitting = Planned();
        var matter = new MatterRef(MatterKind.Report, Guid.NewGuid());
        var linked = sitting.Put(new(Guid.NewGuid()), "甲", matter, "");
        var plain = sitting.Put(new(Guid.NewGuid()), "乙", null, "");

        sitting.Shift(plain.Id, up: true);
        sitting.Shift(plain.Id, up: true);

        Assert.Equal(["乙", "甲"], sitting.Agenda.Select(i => i.Title));
        Assert.NotEmpty(sitting.ObstaclesToPut("甲", matter));
        Assert.NotEmpty(sitting.ObstaclesToPut(new string('长', 201), null));
        Assert.NotEmpty(sitting.ObstaclesToTakeOff(linked.Id));
        sitting.TakeOff(plain.Id);
        Assert.True(sitting.Release(matter));
        Assert.Empty(sitting.Agenda);
    }

    [Fact]
    public void Given_a_check_in_When_the_office_list_speaks_Then_it_wins_and_a_later_check_in_changes_nothing_D_3_6()
    {
        var member = new MemberId(Guid.NewGuid());
        var now = new DateTimeOffset(2026, 6, 25, 1, 5, 0, TimeSpan.Zero);
        AttendanceEntry Entry(AttendanceMark mark, AttendanceSource source) => new(member, First, HalfDay.Morning, mark, source);
        var row = Attendance.Of(new(Guid.NewGuid()), Entry(AttendanceMark.Present, AttendanceSource.CheckIn), now);

        Assert.True(row.Take(Entry(AttendanceMark.Absent, AttendanceSource.OfficeList), now));
        Assert.False(row.Take(Entry(AttendanceMark.Present, AttendanceSource.CheckIn), now));
        Assert.False(row.Take(Entry(AttendanceMark.Present, AttendanceSource.Import), now));

        Assert.Equal(AttendanceMark.Absent, row.Mark);
    }

    [Fact]
    public void Given_no_mark_When_the_half_day_is_over_Then_the_member_was_absent_D_3_8()
    {
        Attendance[] none = [];
        var member = new MemberId(Guid.NewGuid());
        Assert.Equal(AttendanceMark.Absent, none.MarkOf(member, First, HalfDay.Morning, isOver: true));
        Assert.Null(none.MarkOf(member, First, HalfDay.Morning, isOver: false));
    }

    [Theory]
    [InlineData("000000x")]
    [InlineData("")]
    public void Given_a_wrong_code_When_checking_in_Then_refused(string code) =>
        Assert.Equal("签到码不对，请看会场屏幕上的六位数字。", Assert.Single(Noticed().ObstaclesToCheckIn(code, First)).Message);

    [Fact]
    public void Given_full_width_digits_When_checking_in_Then_the_code_is_understood_D_17_31()
    {
        var sitting = Noticed();
        var wide = string.Concat(sitting.CheckInCode.Select(c => (char)(c - '0' + '０')));
        Assert.Empty(sitting.ObstaclesToCheckIn(wide, First));
        Assert.NotEmpty(sitting.ObstaclesToCheckIn(wide, First.AddDays(-1)));
    }

    [Fact]
    public void Given_leave_When_asked_after_the_start_or_twice_Then_refused_D_3_8()
    {
        var sitting = Noticed();
        var wish = new LeaveWish(LeaveKind.Sick, First, First, "住院");
        var before = new DateTimeOffset(2026, 6, 25, 0, 59, 0, TimeSpan.Zero);
        Assert.Empty(LeaveRequest.ObstaclesToAsk(sitting, wish, [], before));
        Assert.NotEmpty(LeaveRequest.ObstaclesToAsk(sitting, wish, [], before.AddMinutes(1)));
        Assert.NotEmpty(LeaveRequest.ObstaclesToAsk(sitting, wish with { To = First.AddDays(5) }, [], before));
        Assert.NotEmpty(LeaveRequest.ObstaclesToAsk(sitting, wish with { Reason = "" }, [], before));

        var open = LeaveRequest.Ask(new(Guid.NewGuid()), sitting.Id, new(Guid.NewGuid()), wish, before);
        Assert.NotEmpty(LeaveRequest.ObstaclesToAsk(sitting, wish, [open], before));
        open.Decide(granted: false, "请克服", null, before);
        Assert.Empty(LeaveRequest.ObstaclesToAsk(sitting, wish, [open], before));
        Assert.NotEmpty(open.ObstaclesToDecide());
        Assert.NotEmpty(open.ObstaclesToWithdraw());
    }

    private static Sitting Planned(bool urgent = false)
    {
        return Sitting.Plan(new(Guid.NewGuid()), Term.Id, 31, Dates, urgent, new(2026, 5, 20));
    }

    private static Sitting Noticed()
    {
        var sitting = Planned();
        sitting.Put(new(Guid.NewGuid()), "人事任免", null, "");
        sitting.Call(Decision(sitting));
        sitting.SendNotice(new(2026, 6, 17));
        return sitting;
    }

    private static DecisionFacts Decision(Sitting sitting) => new(
        new(Guid.NewGuid()), new(Guid.NewGuid()), 2026, 12, new(2026, 5, 28), CouncilOutcome.Approved, true,
        "会期", CouncilPurpose.SittingCall, sitting.Matter, null, "纪要12号");
}
