using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports;

/// <summary>Reads what stands beside the straight way of one report; choices only for who may use them.</summary>
internal sealed class BesideReading(DossierScope scope, Sitting? sitting, ITopicIntake topics)
{
    private readonly SpecialReport report = scope.Report;

    public async Task<DossierBeside> ReadAsync(DossierRights rights, DateOnly today)
    {
        var hearing = report.Tier == ReportTier.Council ? await scope.Db.DecisionOnAsync(report.Matter, CouncilPurpose.ReportHearing, scope.Stop) : null;
        return new(
            report.Topic is { } topic ? StatutoryTopic.Of(topic).Title : "",
            report.Examination is { } examination ? await CommitteeAsync(examination.Committee) : "",
            await LinkedAsync(report.Origin), await LinkedAsync(report.RaisedTo), await RectificationAsync(),
            sitting is null ? 0 : Features.Reports.Beside.InviteTourDeputies.NotInvited(report, sitting).Count(),
            hearing is null ? null : new(hearing.Decision, hearing.MeetingName, hearing.IsApproval), await NoteAsync(hearing))
        {
            CouncilMeetings = rights.Run && report.Tier == ReportTier.Council ? await MeetingsAsync(today) : [],
            SpecialCommittees = rights.Run && report.Wish == ReportWish.Examine ? await SpecialAsync() : [],
            Rectifications = rights.Run && report.Topic == SpecialReport.AuditTopic ? await CandidatesAsync() : [],
            TopicYears = rights.RunHearing && report.Tier == ReportTier.WorkCommittee ? await topics.YearsAsync(scope.Db, scope.Stop) : [],
        };
    }

    private Task<string> CommitteeAsync(WorkCommitteeId id) =>
        scope.Db.WorkCommittees.Where(c => c.Id == id).Select(c => c.Name).SingleAsync(scope.Stop);

    private async Task<LinkedDossier?> LinkedAsync(SpecialReportId? id) =>
        id is { } known && await scope.Db.SpecialReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == known, scope.Stop) is { } found ? Of(found) : null;

    private async Task<LinkedDossier?> RectificationAsync()
    {
        var id = report.Id;
        return report.Topic == SpecialReport.AuditTopic
            && await scope.Db.SpecialReports.AsNoTracking()
                .FirstOrDefaultAsync(r => r.Origin == id && r.Topic == SpecialReport.RectificationTopic, scope.Stop) is { } found ? Of(found) : null;
    }

    private static LinkedDossier Of(SpecialReport r) => new(r.Id, r.Number.ToString(), r.Title, ReportWords.Of(r.State), $"/d/{r.Number.Address}");

    // What the minutes say to the decision is the first draft of the remarks.
    private async Task<string> NoteAsync(DecisionFacts? hearing) => hearing is null ? ""
        : await scope.Db.CouncilMeetings.AsNoTracking().SingleAsync(m => m.Id == hearing.Meeting, scope.Stop) is { } meeting
            ? meeting.Items.FirstOrDefault(i => i.Decision?.Id == hearing.Decision)?.Decision?.Note ?? "" : "";

    private async Task<IReadOnlyList<NamedChoice>> MeetingsAsync(DateOnly today) =>
        [.. (await scope.Db.CouncilMeetings.AsNoTracking().Where(m => m.Day >= today).OrderBy(m => m.Day).ToListAsync(scope.Stop))
            .Select(m => new NamedChoice(m.Id.Value, $"{m.Name}，{m.Day.Full()}（{m.Day.Weekday()}）"))];

    private async Task<IReadOnlyList<NamedChoice>> SpecialAsync() =>
        await scope.Db.WorkCommittees.AsNoTracking().Where(c => c.Kind == WorkCommitteeKind.Special).OrderBy(c => c.Order)
            .Select(c => new NamedChoice(c.Id.Value, c.Name)).ToListAsync(scope.Stop);

    private async Task<IReadOnlyList<NamedChoice>> CandidatesAsync()
    {
        var id = report.Id;
        var open = await scope.Db.SpecialReports.AsNoTracking()
            .Where(r => r.Id != id && r.Tier == ReportTier.Committee && r.Origin == null && (r.Topic == SpecialReport.RectificationTopic || r.Title.Contains("整改")))
            .OrderBy(r => r.Year).ThenBy(r => r.Serial).ToListAsync(scope.Stop);
        return [.. open.Where(r => r.IsAlive).Select(r => new NamedChoice(r.Id.Value, $"{r.Number} {r.Title}"))];
    }
}
