using Supervision.Web.Features.Inspections.Compliance;

namespace Supervision.Web.Features.Inspections.Reporting;

/// <summary>Registers the compliance view, the report and what follows it.</summary>
internal static class ReportingSetup
{
    public static IServiceCollection AddReporting(this IServiceCollection services) => services
        .AddScoped<ComplianceQueries>().AddScoped<GroupReportQueries>().AddScoped<GroupReportPapers>()
        .AddScoped<WishInspectionReport>().AddScoped<CompileInspectionReport>().AddScoped<WriteReportParagraph>().AddScoped<RemoveReportParagraph>()
        .AddScoped<SignInspectionReport>().AddScoped<SubmitInspectionReport>().AddScoped<ApproveInspectionReport>()
        .AddScoped<ScheduleInspection>().AddScoped<DistributeInspectionReport>().AddScoped<HearInspection>().AddScoped<DeliberateInspection>()
        .AddScoped<CloseInspection>().AddScoped<FollowUpInspection>();
}
