using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Features.KeyWorks;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Reminders;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.KeyWorks;

/// <summary>问进度: progress against the plan, lights, questions of members, lateness (D-7.6, 7.10).</summary>
public sealed class KeyWorkProgressTests
{
    [Fact]
    public async Task D_7_6_Given_progress_When_accepted_Then_the_light_stands_and_reasons_are_needed_for_yellow()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.MidAsked);
        ground.GoTo(7, 8);
        await ground.MustAsync<KeepKeyWorkProgress>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Progress("53"), default));
        Assert.StartsWith("请填写没有达到进度的原因", await ground.RefusedAsync<HandInKeyWorkProgress>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.File(), default)), StringComparison.Ordinal);
        await ground.MustAsync<KeepKeyWorkProgress>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Progress("53公里"), default));
        Assert.Contains("单位以计划为准（公里）", await ground.RefusedAsync<HandInKeyWorkProgress>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.File(), default)), StringComparison.Ordinal);
        await ground.ProgressAsync(ground.Id, AKeyWork.Progress("53", why: "雨季"));
        await ground.MustAsync<ReviewKeyWorkProgress>(ground.Head, u => u.RunAsync(ground.Id, true, "", default));
        var work = await ground.ReadAsync();

        Assert.Equal((Light.Yellow, 50.0m, 44.2m, -5.8m), (work.MidLight, work.MidPlanned, work.MidActual, work.MidVariance));
        Assert.Equal(KeyWorkState.MidReviewed, work.State);
    }

    [Fact]
    public async Task D_7_10_Given_a_plan_in_time_that_was_sent_back_When_it_comes_again_late_Then_the_board_calls_nothing_overdue_and_tells_both_kinds_of_lateness_without_red()
    {
        var ground = await AKeyWork.AskedAsync();
        await using var app = ground.App;
        ground.GoTo(2, 26);
        await ground.PlanAsync(ground.Id, AKeyWork.Plan());
        await ground.MustAsync<ReviewKeyWorkPlan>(ground.Head, u => u.RunAsync(ground.Id, false, "目标再具体一些。", default));
        async Task<BoardView> LateAsync() => await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Lead, q => q.BoardAsync(2026, new() { View = "late" }, default));
        ground.GoTo(3, 31);
        Assert.True(Assert.Single((await LateAsync()).Rows).Plan.DaysLate > 0);

        await ground.PlanAsync(ground.Id, AKeyWork.Plan());
        var view = await LateAsync();
        Assert.Empty(view.Rows);
        Assert.Equal((0, 0, "3月31日，退回后重报迟 22 天"), (view.All[0].DaysLate, view.All[0].Plan.CameLate, view.All[0].Plan.Words));
        Assert.Equal(Supervision.Web.Common.ChipKind.Done, view.All[0].Plan.Chip);
        await ground.FixAsync(ground.Id);
        await ground.AskAsync(KeyWorkState.MidAsked);
        ground.GoTo(7, 13);
        await ground.ProgressAsync(ground.Id, AKeyWork.Progress("60"));
        var after = await LateAsync();
        Assert.Equal((0, 0, "迟报 3 天", Supervision.Web.Common.ChipKind.Done), (after.Rows.Count, after.Late, after.All[0].Mid.LateWords, after.All[0].Mid.Chip));
    }

    [Fact]
    public async Task D_7_6_Given_questions_When_asked_and_answered_Then_due_in_seven_days_and_after_the_vote_none_is_taken()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        ground.GoTo(7, 20);
        var (id, member) = (new KeyWorkQuestionId(Guid.CreateVersion7()), ground.County.MemberActor(9));
        for (var i = 0; i < 2; i++)
        {
            await ground.MustAsync<AskKeyWorkQuestion>(member, u => u.RunAsync(id, ground.Id, "为什么慢？", null, default));
        }

        await using var db = await app.OpenAsync();
        Assert.Equal(new DateOnly(2026, 7, 27), (await db.Obligations.SingleAsync(o => o.Kind == KeyWorkDuties.Question)).Deadline.Day);
        await ground.DeniedAsync<AnswerKeyWorkQuestion>(ground.Liaison with { Bodies = new HashSet<Guid> { Guid.NewGuid() } }, u => u.RunAsync(id, "答", default));
        await ground.MustAsync<AnswerKeyWorkQuestion>(ground.Liaison, u => u.RunAsync(id, "雨季影响", default));
        await ground.DeniedAsync<WantMoreOfAnswer>(ground.County.MemberActor(10), u => u.RunAsync(id, "细说", default));
        await ground.MustAsync<WantMoreOfAnswer>(member, u => u.RunAsync(id, "哪几段？", default));
        await ground.MustAsync<AnswerKeyWorkQuestion>(ground.Liaison, u => u.RunAsync(id, "东线两段", default));
        var question = await db.KeyWorkQuestions.AsNoTracking().SingleAsync();

        Assert.Equal((QuestionState.Answered, "雨季影响", "东线两段"), (question.State, question.FirstAnswer, question.Answer));
        await ground.AskAsync(KeyWorkState.EndAsked);
        await ground.AnnounceAsync(ground.Id, 0, "满意");
        Assert.StartsWith("这项工作已经测评，提问截止", await ground.RefusedAsync<AskKeyWorkQuestion>(member, u => u.RunAsync(new(Guid.NewGuid()), ground.Id, "再问", null, default)), StringComparison.Ordinal);
        await ground.DeniedAsync<AskKeyWorkQuestion>(member, u => u.RunAsync(new(Guid.NewGuid()), ground.Id, "代问", "某人", default));
    }

    [Fact]
    public async Task D_16_16_Given_no_result_by_10_December_When_days_pass_Then_each_step_tells_the_next_one_and_the_ballot_says_未报送()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.EndAsked);
        await using (var db = await app.OpenAsync())
        {
            await using var system = await app.AsAsync(Actor.System("测试"));
            await system.Get<PlanReminders>().RunAsync(default);
            var id = (await db.Obligations.SingleAsync(o => o.Kind == KeyWorkDuties.Result)).Id;
            var rows = await db.Reminders.Where(r => r.Obligation == id).ToListAsync();
            DateOnly On(string code) => Supervision.Domain.Calendar.BeijingDay.BeijingDate(rows.First(r => r.OffsetCode == code).DueAt);

            // +3 is Sunday the 13th, moved to Monday.
            Assert.Equal((new DateOnly(2026, 12, 11), new DateOnly(2026, 12, 14)), (On("D+1:Debtor"), On("D+3:BodyHead")));
            Assert.Equal((new DateOnly(2026, 12, 17), new DateOnly(2026, 12, 25)), (On("D+7:LeadMember"), On("D+15:Council")));
            Assert.Equal(ground.BodyHead.Person, rows.First(r => r.OffsetCode == "D+3:BodyHead").Recipient);
            Assert.Equal(ground.Lead.Person, rows.First(r => r.OffsetCode == "D+7:LeadMember").Recipient);
        }

        ground.GoTo(12, 24);
        var begun = await ground.DoAsync<RatingStart, RoundBeginning?>(ground.Clerk, s => s.FindAsync(null, null, null, 2026, default));

        Assert.Equal(("2026年重点工作满意度测评", "三问一评满意度测评"), (begun!.Title, begun.Template));
        Assert.Equal(("农村公路提升", "望溪县交通运输局（未报送）"), (begun.Subjects.Single().Name, begun.Subjects.Single().Post));
        await ground.AnnounceAsync(ground.Id, 1, "基本满意（满意 12、基本满意 9、不满意 3）");
        Assert.Equal(KeyWorkState.ResultFixed, (await ground.ReadAsync()).State);
    }
}
