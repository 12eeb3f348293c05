using Supervision.Web.Features.Opinions.Publishing;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>Registers the months after dispatch.</summary>
internal static class FollowUpSetup
{
    public static IServiceCollection AddFollowUp(this IServiceCollection services) => services
        .AddScoped<HandlingActs>().AddScoped<FollowUpQueries>().AddScoped<PublicationActs>()
        .AddScoped<KeepHandling>().AddScoped<AttachEvidence>().AddScoped<HandInPaper>().AddScoped<TakeBackReport>()
        .AddScoped<CommentOnHandling>().AddScoped<VerifyPoint>().AddScoped<AskExtension>().AddScoped<RegisterExtension>()
        .AddScoped<RegisterReportDecision>().AddScoped<PutHandlingOnAgenda>()
        .AddScoped<RefusePoints>().AddScoped<ProposeRefusal>().AddScoped<SettleRefusal>()
        .AddScoped<MakePublication>().AddScoped<MakeSurveyPublication>().AddScoped<BlackOut>().AddScoped<ShowBlackedOut>().AddScoped<SubmitPublication>()
        .AddScoped<CheckPublication>().AddScoped<ReturnPublication>().AddScoped<PublishCopy>().AddScoped<WithdrawPublication>()
        .AddScoped<CloseOpinion>().AddScoped<PublicationQueries>().AddScoped<ArchiveBundle>();
}
