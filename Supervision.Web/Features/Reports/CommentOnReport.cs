using Supervision.Domain.Reports;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Reports;

/// <summary>The committee writes comments on the draft (填写修改意见).</summary>
[Demands(Permissions.CommentOnReports)]
public sealed class AddComments(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, IReadOnlyList<string> lines, CancellationToken stop) =>
        acting.RunAsync(Permissions.CommentOnReports, id, ReportRights.MayComment, work => Task.FromResult(Add(work, lines)), stop);

    private static IReadOnlyList<Obstacle> Add(ReportWork work, IReadOnlyList<string> lines)
    {
        var kept = lines.Where(l => l.Trim().Length > 0).ToList();
        if (kept.Count == 0)
        {
            return [new(ReportRules.CommentsInTime, "请填写修改意见。", nameof(SpecialReport.Comments))];
        }

        if (work.Report.ObstaclesToAddComments(kept) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        work.Report.AddComments(kept, work.Act);
        work.Tell($"填写修改意见 {kept.Count} 条");
        return [];
    }
}

/// <summary>The head of the committee sends the comments back, or marks 无意见 (反馈修改意见).</summary>
[Demands(Permissions.ApproveComments)]
public sealed class SendComments(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, bool none, CancellationToken stop) =>
        acting.RunAsync(
            Permissions.ApproveComments, id, (actor, report) => actor.Heads(report.Committee), work =>
            {
                if (work.Report.ObstaclesToComment(none, isHead: true) is { Count: > 0 } obstacles)
                {
                    return Task.FromResult(obstacles);
                }

                work.Report.Comment(none, isHead: true, work.Act);
                work.Tell(none ? "对报告初稿无意见" : $"反馈对报告初稿的修改意见 {work.Report.Comments.Count} 条");
                return Task.FromResult<IReadOnlyList<Obstacle>>([]);
            }, stop);
}

/// <summary>The lead council member sends the revised report back, once (退回补充).</summary>
[Demands(Permissions.ReturnReports)]
public sealed class ReturnReport(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, string reason, DateOnly? until, CancellationToken stop) =>
        acting.RunAsync(Permissions.ReturnReports, id, ReportRights.MayReturn, work => ReturnAsync(work, reason, until), stop);

    private static async Task<IReadOnlyList<Obstacle>> ReturnAsync(ReportWork work, string reason, DateOnly? until)
    {
        var report = work.Report;
        var membersDay = work.Sitting is null ? work.Today
            : ReportClock.OnlyWarns(work.Sitting.ForHearing(), work.Basis.Rules) ? work.Sitting.FirstDay.AddDays(-1)
            : work.Clock.Members.Day;
        if (report.ObstaclesToReturn(true, reason, until, membersDay, work.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        // The text sent back is no longer what members may read.
        var file = report.Newest!.File;
        (await work.Db.StoredFiles.SingleAsync(f => f.Id == file, work.Stop)).Purpose = ReportPurpose.Returned;
        report.Return(true, reason, until, membersDay, work.Act);
        work.Tell($"退回补充，请于{until!.Value.Full()}前重新送交：{reason.Trim()}");
        return [];
    }
}
