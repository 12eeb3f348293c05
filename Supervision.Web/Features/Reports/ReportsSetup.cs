using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Reports.Beside;
using Supervision.Web.Features.Reports.Lighter;
using Supervision.Web.Features.Reports.Phone;
using Supervision.Web.Features.Reports.ReportList;
using Supervision.Web.Features.Reports.Unit;

namespace Supervision.Web.Features.Reports;

/// <summary>Registers this feature.</summary>
internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddScoped<IDutySource, ReportDutySource>()
        .AddScoped<IMatterGate, ReportGate>()
        .AddScoped<ISittingFollower, ReportFollower>().AddScoped<IRatingFollower, RatedReport>()
        .AddScoped<ICouncilAgenda, ReportCouncilAgenda>()
        .AddScoped<ReportActing>()
        .AddReportPages()
        .AddScoped<DossierQueries>()
        .AddScoped<AssignReport>()
        .AddScoped<ScheduleReport>()
        .AddScoped<SendOpinions>()
        .AddScoped<HandInDraft>()
        .AddScoped<HandInRevised>()
        .AddScoped<KeepAnswers>()
        .AddScoped<AddComments>()
        .AddScoped<SendComments>()
        .AddScoped<ReturnReport>()
        .AddScoped<DistributeReport>()
        .AddScoped<DeliverToNewMembers>()
        .AddScoped<ReplaceReport>()
        .AddScoped<NameReporter>()
        .AddScoped<HearReport>()
        .AddScoped<DeliberateReport>()
        .AddScoped<WriteNote>()
        .AddScoped<RecordNote>().AddScoped<Desk.HeardNotesQueries>()
        .AddScoped<AskCouncil>()
        .AddScoped<UnaskCouncil>()
        .AddScoped<StopReport>()
        .AddScoped<CloseReport>()
        .AddScoped<SetCouncilMeeting>().AddScoped<SetCommitteeMeeting>().AddScoped<HandInPapers>().AddScoped<HearByCommittee>()
        .AddScoped<WriteHearingNotes>().AddScoped<SendRemarks>().AddScoped<HandInAnswer>().AddScoped<ProposeFromNotes>()
        .AddScoped<RaiseReport>().AddScoped<ClassifyReport>().AddScoped<ArrangeRectification>()
        .AddScoped<ExamineReport>().AddScoped<GiveExamination>().AddScoped<AddTour>().AddScoped<HandInTourReport>().AddScoped<InviteTourDeputies>()
        .AddScoped<EnterResolution>().AddScoped<CorrectResolution>().AddScoped<HandInResolutionReport>().AddScoped<CloseResolution>().AddScoped<AcknowledgeNotice>()
        .AddReportList();

    public static void MapReports(this IEndpointRouteBuilder app) => app.MapReportList();
}
