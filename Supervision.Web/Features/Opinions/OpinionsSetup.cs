using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Documents.Pdf;
using Supervision.Web.Features.Opinions.FollowUp;

namespace Supervision.Web.Features.Opinions;

/// <summary>Registers this feature.</summary>
internal static class OpinionsSetup
{
    public static IServiceCollection AddOpinions(this IServiceCollection services) => services.AddPapers()
        .AddSingleton<IMatterGate, OpinionGate>()
        .AddSingleton<ISittingFollower, OpinionFollower>().AddSingleton<IRatingFollower, RatedHandling>()
        .AddSingleton<ICouncilAgenda, OpinionAgenda>()
        .AddSingleton<IDutySource, OpinionDutySource>()
        .AddSingleton<OpinionPapers>()
        .AddScoped<OpinionQueries>().AddScoped<OpinionActs>().AddScoped<OpinionDesk>()
        .AddScoped<OpinionUndo>().AddScoped<UndoPointAct>().AddScoped<KeepDraft>().AddScoped<DropDraft>().AddScoped<RescueDraft>().AddScoped<VersionQueries>()
        .AddScoped<CompileReviewOpinion>().AddScoped<WishCompilation>()
        .AddScoped<EditPoint>().AddScoped<MovePoint>().AddScoped<MergePoints>().AddScoped<SplitPoint>().AddScoped<AddPoint>().AddScoped<AddPointFromFindings>()
        .AddScoped<DeletePoint>().AddScoped<KeepPoint>().AddScoped<SetBodies>().AddScoped<SetPointTerm>().AddScoped<SetTerm>()
        .AddScoped<AddressOpinion>().AddScoped<SetAsideNote>().AddScoped<TakeUpNote>()
        .AddScoped<CheckByCommittee>().AddScoped<CheckByLead>().AddScoped<SendBackOpinion>()
        .AddScoped<ApproveOpinion>().AddScoped<ForgoOpinion>().AddScoped<WithdrawOpinion>()
        .AddScoped<NumberOpinion>().AddScoped<DispatchOpinion>().AddScoped<ConfirmReceipt>().AddScoped<DeemReceipts>()
        .AddFollowUp();

    private static IServiceCollection AddPapers(this IServiceCollection services)
    {
        services.AddOptions<DocumentOptions>().BindConfiguration(DocumentOptions.Section);
        return services.AddSingleton<PdfFonts>();
    }

    public static void MapOpinions(this IEndpointRouteBuilder app) => app.MapOpinionEndpoints();
}
