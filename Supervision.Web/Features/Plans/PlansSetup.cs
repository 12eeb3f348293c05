using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Plans.FollowUps;
using Supervision.Web.Features.Plans.Versions;

namespace Supervision.Web.Features.Plans;

/// <summary>Registers this feature.</summary>
internal static class PlansSetup
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services
        .AddScoped<PlanWorks>().AddScoped<PlanActing>().AddScoped<TopicActing>().AddScoped<PlanProgress>().AddScoped<PlanQueries>()
        .AddScoped<CreatePlan>().AddScoped<StartDrafting>().AddScoped<ConsultPlan>().AddScoped<RecordConsultation>().AddScoped<SubmitPlan>().AddScoped<ReturnPlan>()
        .AddScoped<AdoptPlan>().AddScoped<PublishPlan>().AddScoped<ClosePlan>()
        .AddScoped<AddPlanItem>().AddScoped<EditPlanItem>().AddScoped<RemovePlanItem>().AddScoped<MovePlanItem>()
        .AddScoped<AssignCommittee>().AddScoped<FinishPlanItem>().AddScoped<MoveToNextYear>()
        .AddScoped<StartAdjustment>().AddScoped<EnterPlanChange>().AddScoped<TakeBackPlanChange>().AddScoped<SubmitAdjustment>()
        .AddScoped<ReturnAdjustment>().AddScoped<DropAdjustment>().AddScoped<AdoptAdjustment>().AddScoped<PublishAdjustment>().AddScoped<VersionQueries>()
        .AddScoped<FollowUpActing>().AddScoped<ReportFollowUp>().AddScoped<ReturnFollowUp>().AddScoped<CloseFollowUp>().AddScoped<FollowUpQueries>()
        .AddScoped<LinkStatutory>().AddScoped<LinkAllStatutory>().AddScoped<StrikeStatutory>().AddScoped<ReopenStatutory>()
        .AddScoped<ProposeTopic>().AddScoped<EditTopic>().AddScoped<AcceptTopic>().AddScoped<DeclineTopic>()
        .AddScoped<PreviewPlanImport>().AddScoped<ImportPlan>()
        .AddScoped<IPlanItemStarter, ReportsFromPlan>().AddScoped<IPlanItemStarter, FollowUpsFromPlan>().AddScoped<IPlanItemStarter, AppraisalsFromPlan>().AddScoped<IPlanItemStarter, KeyWorksFromPlan>().AddScoped<IPlanItemStarter, InspectionsFromPlan>().AddScoped<IPlanItemStarter, SurveysFromPlan>().AddScoped<ITopicIntake, TopicIntake>()
        .AddScoped<IDutySource, FollowUpDutySource>().AddScoped<IMatterGate, FollowUpGate>()
        .AddScoped<IDutySource, PlanDutySource>().AddScoped<IMatterGate, PlanGate>().AddScoped<ICouncilAgenda, PlanCouncilAgenda>();

    public static void MapPlans(this IEndpointRouteBuilder app) => app.MapPlanExports();
}
