using Microsoft.Extensions.Options;
using Supervision.Domain.Documents;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Common;
using Supervision.Web.Documents;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Reports.Lighter;

/// <summary>Sends the council's remarks to the unit as a plain letter (发出主任会议意见, D-5.1, D-5.11).</summary>
[Demands(Permissions.RunReports)]
public sealed class SendRemarks(ReportActing acting, FileStore files, IOptions<HouseOptions> house)
{
    public Task<Outcome> RunAsync(SpecialReportId id, string text, DateOnly? answerDue, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, work => SendAsync(work, DocumentText.Clean(text), answerDue), stop);

    private async Task<IReadOnlyList<Obstacle>> SendAsync(ReportWork work, string text, DateOnly? answerDue)
    {
        var report = work.Report;
        var consent = await work.Db.ConsentAsync(report, CouncilPurpose.ReportHearing, work.Stop);
        if (report.ObstaclesToSendRemarks(text, answerDue, consent, work.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var unit = work.Db.SupervisedBodies.Where(b => b.Id == report.Unit).Select(b => b.Name).Single();
        using var word = new MemoryStream();
        PlainLetterLayout.Write(RemarksLetter.Compose(report, new(unit, house.Value.County, text, answerDue, work.Today)), DocumentStyle.Official, word);
        var kept = await files.KeepAsync(work.Db, new($"主任会议意见（{report.Title}）.docx", word, ReportPurpose.Remarks), report.Matter, work.Stop);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        report.SendRemarks(text, answerDue, new(kept.Value!.Id, kept.Value.Hash, kept.Value.Name), consent, work.Act);
        work.Tell($"把主任会议意见送{work.Db.BodyName(report.Unit)}{(answerDue is { } due ? $"，请于{due.Full()}前反馈" : "，不要求书面反馈")}，校验码 {kept.Value.Hash[..8]}");
        return [];
    }
}

/// <summary>The unit answers the council's remarks (报送反馈情况).</summary>
[Demands(Permissions.HandInReports)]
public sealed class HandInAnswer(ReportActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(SpecialReportId id, HandedIn file, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInReports, id, ReportRights.MayHandIn, work => TakeAsync(work, file), stop);

    private async Task<IReadOnlyList<Obstacle>> TakeAsync(ReportWork work, HandedIn file)
    {
        if (work.Report.Versions.Any(v => v.Id == file.Form) || work.IsSentTwice(file, ReportVersionKind.Answer))
        {
            return [];
        }

        if (work.Report.ObstaclesToReceiveAnswer() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var kept = await files.KeepTextAsync(work, file, ReportPurpose.Answer);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        work.Report.ReceiveAnswer(kept.Value!, work.Actor.IsOffice, work.Act);
        work.TellVersion("报送主任会议意见的反馈情况");
        return [];
    }
}

/// <summary>The notes of a committee hearing become a topic proposal with the source 调查研究 (提出议题建议, D-5.12).</summary>
[Demands(Permissions.RunCommitteeHearings)]
public sealed class ProposeFromNotes(ReportActing acting, ITopicIntake topics)
{
    public Task<Outcome> RunAsync(SpecialReportId id, TopicProposalId topic, int year, string title, string reason, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunCommitteeHearings, id, ReportRights.MayRunHearing, work => ProposeAsync(work, topic, new(
            year, title, TopicSource.Survey, PlanItemKind.CommitteeReport, reason)), stop);

    private async Task<IReadOnlyList<Obstacle>> ProposeAsync(ReportWork work, TopicProposalId id, TopicText text)
    {
        if (work.Report.RaisedTopic == id)
        {
            return [];
        }

        if (work.Report.ObstaclesToRaiseTopic() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var committee = work.Report.Committee;
        var name = await work.Db.WorkCommittees.Where(c => c.Id == committee).Select(c => c.Name).SingleAsync(work.Stop);
        var taken = await topics.TakeAsync(work.Db, id, text, new(work.Actor.Person, name, committee), work.Stop);
        if (!taken.IsDone)
        {
            return taken.Obstacles;
        }

        work.Report.RaiseTopic(id);
        work.AlsoReplan.Add(taken.Value);
        work.Tell($"提出{text.Year}年度议题建议“{text.Title.Trim()}”");
        return [];
    }
}
