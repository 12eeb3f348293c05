using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports.Lighter;

/// <summary>Puts a report on a council meeting and on its agenda (安排主任会议听取, D-5.11).</summary>
[Demands(Permissions.RunReports)]
public sealed class SetCouncilMeeting(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, CouncilMeetingId meeting, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, work => SetAsync(work, meeting), stop);

    private static async Task<IReadOnlyList<Obstacle>> SetAsync(ReportWork work, CouncilMeetingId id)
    {
        if (await work.Db.CouncilMeetings.SingleOrDefaultAsync(m => m.Id == id, work.Stop) is not { } meeting)
        {
            return [new(ReportRules.LighterOrder, "请选择主任会议。", nameof(SpecialReport.MeetingDay))];
        }

        var question = QuestionOf(work.Report, work.Db.BodyName(work.Report.Unit));
        LighterMeeting facts = new(meeting.Id, meeting.Name, meeting.Day, "");
        IReadOnlyList<Obstacle> obstacles = [.. work.Report.ObstaclesToSetMeeting(facts, work.Today), .. ObstaclesToPut(meeting, question)];
        if (obstacles.Count > 0)
        {
            return obstacles;
        }

        await LeaveAsync(work, meeting);
        work.Report.SetMeeting(facts, work.Act);
        if (!IsThere(meeting, question))
        {
            meeting.Put(new(Guid.CreateVersion7()), question);
        }

        work.Tell($"安排{meeting.Name}（{meeting.Day.Full()}）听取，计算材料送交的期限");
        work.AlsoReplan.Add(meeting.Matter);
        return [];
    }

    /// <summary>What the council decides on: to hear the report and to form its remarks.</summary>
    internal static CouncilQuestion QuestionOf(SpecialReport report, string unit)
    {
        var subject = $"听取{unit}关于{report.Title}";
        return new(subject.Length <= 200 ? subject : subject[..200], CouncilPurpose.ReportHearing, report.Matter);
    }

    // The item on the meeting it leaves goes with it, unless something was decided there.
    private static async Task LeaveAsync(ReportWork work, CouncilMeeting next)
    {
        if (work.Report.CouncilMeeting is { } old && old != next.Id
            && await work.Db.CouncilMeetings.SingleOrDefaultAsync(m => m.Id == old, work.Stop) is { } before
            && before.Items.FirstOrDefault(i => i.Matter == work.Report.Matter && i.Purpose == CouncilPurpose.ReportHearing && i.Decision is null) is { } item)
        {
            before.TakeOff(item.Id);
        }
    }

    private static IReadOnlyList<Obstacle> ObstaclesToPut(CouncilMeeting meeting, CouncilQuestion question) =>
        IsThere(meeting, question) ? [] : meeting.ObstaclesToPut(question);

    private static bool IsThere(CouncilMeeting meeting, CouncilQuestion question) =>
        meeting.Items.Any(i => i.Matter == question.Matter && i.Purpose == question.Purpose && i.Decision is null);
}

/// <summary>The committee sets day and place of its hearing (安排专（工）委会听取, D-5.12).</summary>
[Demands(Permissions.RunCommitteeHearings)]
public sealed class SetCommitteeMeeting(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, DateOnly? day, string place, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunCommitteeHearings, id, ReportRights.MayRunHearing, work => SetAsync(work, day, place), stop);

    private static async Task<IReadOnlyList<Obstacle>> SetAsync(ReportWork work, DateOnly? day, string place)
    {
        if (day is not { } chosen)
        {
            return [new(ReportRules.LighterOrder, "请填写会议日期。", nameof(SpecialReport.MeetingDay))];
        }

        var committee = work.Report.Committee;
        var name = await work.Db.WorkCommittees.Where(c => c.Id == committee).Select(c => c.ShortName).SingleAsync(work.Stop);
        LighterMeeting facts = new(null, $"{name}会议", chosen, place);
        if (work.Report.ObstaclesToSetMeeting(facts, work.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        work.Report.SetMeeting(facts, work.Act);
        work.Tell($"安排{facts.Name}（{chosen.Full()}，{place.Trim()}）听取，计算材料送交的期限");
        return [];
    }
}
