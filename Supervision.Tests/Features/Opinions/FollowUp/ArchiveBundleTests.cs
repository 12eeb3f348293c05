using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reminders;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Features.Opinions.FollowUp;
using Supervision.Web.Features.Opinions.Publishing;

namespace Supervision.Tests.Features.Opinions.FollowUp;

/// <summary>What the archive gets of an opinion (D-15.12), and what whoever decides on it is told.</summary>
public sealed class ArchiveBundleTests
{
    [Fact]
    public async Task D_15_12_Given_a_compiled_and_edited_opinion_When_bundled_Then_every_version_and_what_was_said_lie_in_it()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New(3));
        await stage.SayAsync(id, [new(Guid.NewGuid(), Guid.NewGuid(), "黄丽萍", 1, false, [new("建议加快村卫生室建设。")])]);
        await using (var system = await stage.SystemAsync())
        {
            await system.Get<CompileReviewOpinion>().RunAsync(id, null, default);
        }

        var point = Assert.Single((await stage.ReadAsync(id)).Points);
        await using (var head = await stage.HeadAsync())
        {
            await head.Get<EditPoint>().RunAsync(id, new(point.Id, point.Revision, "加快建设", "建议年底前建成全部村卫生室。"), default);
        }

        var files = await FilesAsync(stage, id);

        var versions = files["10 审议意见各版本.csv"].Split("\r\n");
        Assert.Contains(versions, r => r.StartsWith("\"1\"", StringComparison.Ordinal) && r.Contains("汇总", StringComparison.Ordinal) && r.Contains("建议加快村卫生室建设。", StringComparison.Ordinal));
        Assert.Contains(versions, r => r.StartsWith("\"2\"", StringComparison.Ordinal) && r.Contains("建议年底前建成全部村卫生室。", StringComparison.Ordinal));
        var notes = files["11 发言要点.csv"].Split("\r\n");
        Assert.Contains(notes, r => r.Contains("黄丽萍", StringComparison.Ordinal) && r.Contains("建议加快村卫生室建设。", StringComparison.Ordinal));
        Assert.DoesNotContain("07 提醒.csv", files.Keys);
    }

    [Fact]
    public async Task D_15_12_Given_a_reminder_that_went_out_and_one_that_waits_When_bundled_Then_only_the_first_is_listed()
    {
        await using var ground = await HandlingGround.LayAsync();
        var duty = await ground.DutyAsync("opinion.report");
        var now = ground.App.Clock.GetUtcNow();
        await using (var db = await ground.App.OpenAsync())
        {
            var person = await db.People.Select(p => p.Id).FirstAsync();
            Reminder Of(string code, string text) => Reminder.Plan(
                new(duty.Id, 1, code, person), new("RM-26", text, "/opinions", duty.Deadline.Day, "", now), now);
            var sent = Of("D-20", "研究处理情况报告还有 20 天到期。");
            sent.Send(now);
            db.Reminders.AddRange(sent, Of("D-5", "研究处理情况报告还有 5 天到期。"));
            await db.SaveChangesAsync();
        }

        var reminders = (await FilesAsync(ground.Stage, ground.Id))["07 提醒.csv"];

        Assert.Contains("还有 20 天到期", reminders, StringComparison.Ordinal);
        Assert.DoesNotContain("还有 5 天到期", reminders, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_8_10_Given_a_report_with_points_not_verified_When_the_council_has_it_Then_it_is_told_how_many()
    {
        await using var ground = await HandlingGround.LayAsync();
        await ground.ReportAsync();
        var points = (await ground.HandlingAsync()).Answers;
        async Task<string> NoticeAsync()
        {
            await using var db = await ground.App.OpenAsync();
            return (await HandlingAgenda.WaitingAsync(db, default)).Single(q => q.Purpose == Supervision.Domain.Sittings.CouncilPurpose.OpinionReport).Notice;
        }

        Assert.Equal($"{points.Count} 条还没有核实", await NoticeAsync());
        foreach (var point in points)
        {
            await ground.MustAsync<VerifyPoint>(ground.Stage.HeadAsync(), u => u.RunAsync(ground.Id, ground.Government, point.Point, PointVerdict.Settled, "", default));
        }

        Assert.Equal("", await NoticeAsync());
    }

    private static async Task<Dictionary<string, string>> FilesAsync(OpinionStage stage, ReviewOpinionId id)
    {
        await using var office = await stage.OfficeAsync();
        var plan = await office.Get<ArchiveBundle>().FindAsync(id, default);
        return plan!.Made.ToDictionary(m => m.Name, m => Encoding.UTF8.GetString(m.Content));
    }
}
