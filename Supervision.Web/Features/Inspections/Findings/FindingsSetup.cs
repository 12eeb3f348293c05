using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Inspections.Findings.Phone;
using Supervision.Web.Features.Inspections.Questionnaires;
using Supervision.Web.Features.Inspections.Referrals;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>Registers field work: findings, referrals, questionnaires.</summary>
internal static class FindingsSetup
{
    public static void MapFindings(this IEndpointRouteBuilder app)
    {
        app.MapFindingPhones();
        app.MapQuestionnaires();
        app.MapGet("/inspections/{id:guid}/referrals." + ExportFiles.Formats, ReferralsAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/{id:guid}/findings." + ExportFiles.Formats, ListAsync).RequireAuthorization(Permissions.ReadInspections);
    }

    private static async Task<IResult> ReferralsAsync(Guid id, string format, ReferralQueries referrals, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return await referrals.TableAsync(new(id), stop) is { } table ? table.File(format, who.Name, clock.GetUtcNow()) : TypedResults.NotFound();
    }

    private static async Task<IResult> ListAsync(
        Guid id, string format, [AsParameters] FindingListQuery query, FindingQueries findings, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return await findings.TableAsync(new(id), query, stop) is { } table ? table.File(format, who.Name, clock.GetUtcNow()) : TypedResults.NotFound();
    }

    public static IServiceCollection AddFindings(this IServiceCollection services) => services
        .AddScoped<FindingActing>().AddScoped<RecordFinding>().AddScoped<CorrectFinding>().AddScoped<VerifyFinding>()
        .AddScoped<AddFindingPhoto>().AddScoped<AddFindingFile>().AddScoped<RemoveFindingEvidence>().AddScoped<ShowFinding>().AddScoped<CommentOnFinding>().AddScoped<ConfirmFinding>().AddScoped<WithdrawFinding>()
        .AddScoped<MergeProblems>().AddScoped<SplitProblem>()
        .AddScoped<WriteQuestionnaire>().AddScoped<OpenQuestionnaire>().AddScoped<MakeQuestionnaireLinks>().AddScoped<QuestionnaireQueries>().AddSingleton<PublicQuestionnaires>()
        .AddScoped<ReferCase>().AddScoped<TellReferralResult>().AddScoped<ReferralQueries>()
        .AddScoped<ShowVerifiedFindings>().AddScoped<FindingQueries>().AddScoped<UnitFindingQueries>().AddScoped<PhoneInspectionQueries>().AddScoped<PhotoQueries>();
}
