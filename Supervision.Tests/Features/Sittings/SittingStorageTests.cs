using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Sittings;

/// <summary>Each aggregate comes back from the database as it was saved.</summary>
public sealed class SittingStorageTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);
    private readonly Term term = Term.Of(18, new(2021, 12, 20), null, 27);

    [Fact]
    public async Task Given_a_sitting_with_everything_When_saved_and_read_again_Then_nothing_is_lost()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        var matter = new MatterRef(MatterKind.Report, Guid.NewGuid());
        var sitting = Sitting.Plan(new(Guid.NewGuid()), term.Id, 31, new(new(2026, 6, 25), new(2026, 6, 26), new(9, 0), "三楼会议室"), true, Today);
        sitting.Put(new(Guid.NewGuid()), "听取养老服务工作报告", matter, "县民政局局长");
        sitting.Invite("阿卜杜拉·买买提", "县人大代表", null);
        sitting.Move(new(new(2026, 6, 29), new(2026, 6, 30), new(9, 0), ""), "会场维修", term, Today);
        db.AddRange(term, sitting);
        await db.SaveChangesAsync();

        await using var other = await app.OpenAsync();
        var read = await other.Sittings.SingleAsync();

        Assert.Equal("第三十一次会议", read.Name);
        Assert.Equal((sitting.FirstDay, sitting.LastDay, sitting.StartTime, sitting.Place), (read.FirstDay, read.LastDay, read.StartTime, read.Place));
        Assert.True(read.IsUrgent);
        Assert.Equal(sitting.CheckInCode, read.CheckInCode);
        Assert.Equal(matter, Assert.Single(read.Agenda).Matter);
        Assert.Equal("阿卜杜拉·买买提", Assert.Single(read.Guests).Name);
        Assert.Equal(new DateOnly(2026, 6, 25), Assert.Single(read.Moves).FromFirst);
    }

    [Fact]
    public async Task Given_a_decision_entered_twice_and_confirmed_When_read_by_its_matter_Then_the_last_one_is_found()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        var person = Person.Named("周岩");
        var chair = Member.Elected(term.Id, person.Id, MemberPosition.Chair, term.Start, 1);
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), term.Id, 12, Today, chair.Id);
        var matter = new MatterRef(MatterKind.Opinion, Guid.NewGuid());
        var item = meeting.Put(new(Guid.NewGuid()), new("关于养老服务的审议意见", CouncilPurpose.OpinionApproval, matter, "AB12"));
        meeting.Attend([chair.Id], chair.Id, [new(chair.Id, person.Id, MemberPosition.Chair)], Today);
        meeting.Decide(item.Id, new(CouncilOutcome.Deferred, "纪要12", "再核"), SittingRules.MoreThanHalf, null, Now);
        db.AddRange(term, person, chair, meeting);
        await db.SaveChangesAsync();

        await using (var second = await app.OpenAsync())
        {
            var again = await second.CouncilMeetings.SingleAsync();
            again.Decide(item.Id, new(CouncilOutcome.Approved, "纪要12号"), SittingRules.MoreThanHalf, null, Now);
            again.Confirm(item.Id, new(person.Id, chair.Id, true), Now);
            await second.SaveChangesAsync();
        }

        await using var other = await app.OpenAsync();
        var facts = await other.DecisionOnAsync(matter, CouncilPurpose.OpinionApproval, default);

        Assert.NotNull(facts);
        Assert.True(facts.IsApproval);
        Assert.Equal(("AB12", "纪要12号", 12, "2026年第十二次主任会议"), (facts.TextHash, facts.MinutesNumber, facts.Number, facts.MeetingName));
        Assert.Equal(facts, await other.FindDecisionAsync(facts.Decision, default));
        Assert.Equal(1, (await other.CouncilMeetings.SingleAsync()).CouncilSize);
    }

    [Fact]
    public async Task Given_two_people_When_both_change_one_sitting_Then_the_later_save_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        var sitting = Sitting.Plan(new(Guid.NewGuid()), term.Id, 31, new(new(2026, 6, 25), new(2026, 6, 25), new(9, 0), "三楼会议室"), false, Today);
        db.AddRange(term, sitting);
        await db.SaveChangesAsync();
        await using var first = await app.OpenAsync();
        await using var second = await app.OpenAsync();
        (await first.Sittings.SingleAsync()).Put(new(Guid.NewGuid()), "甲", null, "");
        (await second.Sittings.SingleAsync()).Put(new(Guid.NewGuid()), "乙", null, "");

        await first.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }
}
