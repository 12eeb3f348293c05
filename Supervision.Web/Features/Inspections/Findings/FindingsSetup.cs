namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>Registers findings.</summary>
internal static class FindingsSetup
{
    public static IServiceCollection AddFindings(this IServiceCollection services) => services
        .AddScoped<FindingActing>().AddScoped<RecordFinding>().AddScoped<CorrectFinding>().AddScoped<VerifyFinding>()
        .AddScoped<ShowFinding>().AddScoped<CommentOnFinding>().AddScoped<ConfirmFinding>().AddScoped<WithdrawFinding>();
}
