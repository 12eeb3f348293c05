using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Reports.Beside;

/// <summary>Enters that the council gave the report to a special committee (登记交专门委员会审查, D-5.7).</summary>
[Demands(Permissions.RunReports)]
public sealed class ExamineReport(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, WorkCommitteeId committee, DateOnly? due, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, work => ExamineAsync(work, committee, due), stop);

    private static async Task<IReadOnlyList<Obstacle>> ExamineAsync(ReportWork work, WorkCommitteeId id, DateOnly? due)
    {
        var committee = await work.Db.WorkCommittees.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, work.Stop);
        var consent = await work.Db.ConsentAsync(work.Report, CouncilPurpose.ReportExamination, work.Stop);
        if (work.Report.ObstaclesToExamine(committee?.Kind, due, consent, work.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        work.Report.Examine(id, committee!.Kind, due, consent, work.Act);
        work.Tell($"{consent!.MeetingName}决定交{committee.Name}审查，请于{due!.Value.Full()}前提出审查意见");
        return [];
    }
}

/// <summary>The special committee hands its opinion in (提出审查意见).</summary>
[Demands(Permissions.CommentOnReports)]
public sealed class GiveExamination(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, string opinion, CancellationToken stop) =>
        acting.RunAsync(Permissions.CommentOnReports, id, ReportGate.Examines, work =>
        {
            if (work.Report.ObstaclesToOpine(opinion) is { Count: > 0 } obstacles)
            {
                return Task.FromResult(obstacles);
            }

            var first = work.Report.Examination!.GivenOn is null;
            work.Report.Opine(opinion, work.Act);
            work.Tell(first ? "提出审查意见" : "更正审查意见");
            return Task.FromResult<IReadOnlyList<Obstacle>>([]);
        }, stop);
}
