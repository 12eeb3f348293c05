using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;

namespace Supervision.Web.Features.Surveys;

/// <summary>Registers this feature.</summary>
internal static class SurveysSetup
{
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddScoped<SurveyActing>().AddScoped<SurveyListQueries>().AddScoped<SurveyQueries>().AddScoped<SurveyFiles>()
        .AddScoped<BeginSurvey>().AddScoped<KeepSurveyOutline>().AddScoped<LinkSurvey>().AddScoped<RecordSurveyVisit>().AddScoped<WriteSurveyReport>()
        .AddScoped<DistributeSurvey>().AddScoped<WishSurveyDeliberation>().AddScoped<DecideSurveyDeliberation>().AddScoped<CloseSurvey>()
        .AddScoped<IMatterGate, SurveyGate>().AddScoped<IDutySource, SurveyDutySource>().AddScoped<ICouncilAgenda, SurveyAgenda>().AddScoped<ISittingFollower, SurveyFollower>();

    public static void MapSurveys(this IEndpointRouteBuilder app)
    {
        app.MapGet("/surveys." + ExportFiles.Formats, ListAsync).RequireAuthorization(Permissions.ReadSurveys);
        app.MapGet("/surveys/{id:guid}/outline.docx", (Guid id, SurveyQueries surveys, CancellationToken stop) => PaperAsync(id, surveys, isReport: false, stop)).RequireAuthorization(Permissions.ReadSurveys);
        app.MapGet("/surveys/{id:guid}/report.docx", (Guid id, SurveyQueries surveys, CancellationToken stop) => PaperAsync(id, surveys, isReport: true, stop)).RequireAuthorization(Permissions.ReadSurveys);
    }

    private static async Task<IResult> ListAsync(
        string format, [AsParameters] SurveyListQuery query, SurveyListQueries list, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var table = await list.TableAsync(query, stop);
        var who = await person.DemandAsync(Permissions.ReadSurveys, stop);
        return table.File(format, who.Name, clock.GetUtcNow());
    }

    private static async Task<IResult> PaperAsync(Guid id, SurveyQueries surveys, bool isReport, CancellationToken stop) =>
        await surveys.PaperAsync(new ResearchSurveyId(id), stop) is not { } paper ? TypedResults.NotFound()
            : !isReport ? PaperFiles.Word(paper.Outline, $"{paper.Survey.Title}调研提纲", paper.Today)
            : paper.Survey.ReachedOn(SurveyState.Report) is null ? TypedResults.NotFound()
            : PaperFiles.Word(paper.Report, paper.Survey.ReportTitle, paper.Today);
}
