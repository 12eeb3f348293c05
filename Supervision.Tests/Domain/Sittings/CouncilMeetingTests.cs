using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Tests.Domain.Sittings;

/// <summary>D-3.13: decisions of the council are entered from the minutes and confirmed by chair or presider.</summary>
public sealed class CouncilMeetingTests
{
    private static readonly DateOnly Day = new(2026, 5, 28);
    private static readonly DateTimeOffset Now = new(2026, 5, 28, 8, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Clerk = new(Guid.NewGuid());

    private readonly List<CouncilSeat> council =
        [.. Enumerable.Range(0, 5).Select(i => new CouncilSeat(new(Guid.NewGuid()), new(Guid.NewGuid()), i == 0 ? MemberPosition.Chair : MemberPosition.ViceChair))];

    [Theory]
    [InlineData(SittingRules.MoreThanHalf, 2, false)]
    [InlineData(SittingRules.MoreThanHalf, 3, true)]
    [InlineData(SittingRules.TwoThirds, 3, false)]
    [InlineData(SittingRules.TwoThirds, 4, true)]
    [InlineData(SittingRules.All, 4, false)]
    [InlineData(SittingRules.All, 5, true)]
    public void Given_so_many_of_five_present_When_deciding_Then_the_majority_rule_holds(string majority, int present, bool allowed)
    {
        var (meeting, item) = Meeting(present);
        Assert.Equal(allowed, meeting.ObstaclesToDecide(item, new(CouncilOutcome.Approved, "纪要12号"), majority, Day).Count == 0);
    }

    [Fact]
    public void Given_a_decision_When_confirmed_Then_only_by_chair_or_presider_and_never_by_who_entered_it()
    {
        var (meeting, item) = Meeting(4);
        Assert.NotEmpty(meeting.ObstaclesToConfirm(item, Chair));
        meeting.Decide(item, new(CouncilOutcome.Approved, "纪要12号"), SittingRules.MoreThanHalf, Clerk, Now);

        Assert.NotEmpty(meeting.ObstaclesToConfirm(item, Of(2, isChair: false)));
        Assert.NotEmpty(meeting.ObstaclesToConfirm(item, new(Clerk, null, true)));
        Assert.Empty(meeting.ObstaclesToConfirm(item, Chair));
        Assert.Empty(meeting.ObstaclesToConfirm(item, Of(1, isChair: false)));
        meeting.Confirm(item, Of(1, isChair: false), Now);

        Assert.True(meeting.FactsOf(meeting.Find(item)!)!.IsApproval);
        Assert.NotEmpty(meeting.ObstaclesToConfirm(item, Chair));
        Assert.NotEmpty(meeting.ObstaclesToDecide(item, new(CouncilOutcome.Rejected, "纪要12号", "变"), SittingRules.MoreThanHalf, Day));
        Assert.NotEmpty(meeting.ObstaclesToAttend([council[0].Member], council[0].Member, council, Day));
    }

    [Fact]
    public void Given_an_unconfirmed_approval_When_read_by_others_Then_it_has_no_effect()
    {
        var (meeting, item) = Meeting(4);
        Assert.Null(meeting.FactsOf(meeting.Find(item)!));
        meeting.Decide(item, new(CouncilOutcome.Approved, "纪要12号"), SittingRules.MoreThanHalf, Clerk, Now);

        var facts = meeting.FactsOf(meeting.Find(item)!)!;
        Assert.False(facts.IsApproval);
        Assert.False(facts.Approves(CouncilPurpose.PlanAdoption));
        Assert.Equal("2026年第十二次主任会议", facts.MeetingName);
    }

    [Theory]
    [InlineData(CouncilOutcome.ApprovedWithChanges)]
    [InlineData(CouncilOutcome.Rejected)]
    [InlineData(CouncilOutcome.Deferred)]
    public void Given_anything_but_plain_consent_When_entered_without_a_note_Then_refused(CouncilOutcome outcome)
    {
        var (meeting, item) = Meeting(4);
        Assert.NotEmpty(meeting.ObstaclesToDecide(item, new(outcome, "纪要12号"), SittingRules.MoreThanHalf, Day));
        Assert.Empty(meeting.ObstaclesToDecide(item, new(outcome, "纪要12号", "说明"), SittingRules.MoreThanHalf, Day));
        Assert.NotEmpty(meeting.ObstaclesToDecide(item, new(outcome, "", "说明"), SittingRules.MoreThanHalf, Day));
    }

    [Fact]
    public void Given_somebody_who_is_no_council_member_When_entered_as_present_or_presider_Then_refused()
    {
        var (meeting, _) = Meeting(3);
        var stranger = new MemberId(Guid.NewGuid());
        Assert.NotEmpty(meeting.ObstaclesToAttend([council[0].Member, stranger], council[0].Member, council, Day));
        Assert.NotEmpty(meeting.ObstaclesToAttend([council[0].Member], council[1].Member, council, Day));
        Assert.NotEmpty(CouncilMeeting.ObstaclesToPlan(Day, stranger, council, Term.Of(18, new(2021, 12, 20), null, 27)));
    }

    [Fact]
    public void Given_a_meeting_to_come_When_presence_or_a_decision_is_entered_Then_refused()
    {
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), new(Guid.NewGuid()), 13, Day.AddDays(10), council[0].Member);
        var item = meeting.Put(new(Guid.NewGuid()), new("计划", CouncilPurpose.PlanAdoption, null)).Id;
        Assert.NotEmpty(meeting.ObstaclesToAttend([council[0].Member], council[0].Member, council, Day));
        Assert.NotEmpty(meeting.ObstaclesToDecide(item, new(CouncilOutcome.Approved, "纪要13号"), SittingRules.MoreThanHalf, Day));
    }

    [Fact]
    public void Given_a_decided_item_When_taken_off_or_put_again_Then_the_decision_stays()
    {
        var matter = new MatterRef(MatterKind.Plan, Guid.NewGuid());
        var (meeting, item) = Meeting(4, matter);
        Assert.NotEmpty(meeting.ObstaclesToPut(new("计划", CouncilPurpose.PlanAdoption, matter)));
        meeting.Decide(item, new(CouncilOutcome.Deferred, "纪要12号", "再改"), SittingRules.MoreThanHalf, Clerk, Now);
        Assert.NotEmpty(meeting.ObstaclesToTakeOff(item));
        Assert.Empty(meeting.ObstaclesToPut(new("计划", CouncilPurpose.PlanAdoption, matter)));
        Assert.Throws<RuleBrokenException>(() => meeting.TakeOff(item));
    }

    private Confirmer Chair => Of(0, isChair: true);

    private Confirmer Of(int seat, bool isChair) => new(council[seat].Person, council[seat].Member, isChair);

    // The second seat presides.
    private (CouncilMeeting Meeting, CouncilItemId Item) Meeting(int present, MatterRef? matter = null)
    {
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), new(Guid.NewGuid()), 12, Day, council[1].Member);
        var item = meeting.Put(new(Guid.NewGuid()), new("计划", CouncilPurpose.PlanAdoption, matter));
        meeting.Attend([.. council.Skip(1).Concat(council.Take(1)).Take(present).Select(s => s.Member)], council[1].Member, council, Day);
        return (meeting, item.Id);
    }
}
