using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Sittings.Import;
using Supervision.Web.Features.Sittings.Papers;

namespace Supervision.Web.Features.Sittings;

/// <summary>Registers this feature.</summary>
internal static class SittingsSetup
{
    public static IServiceCollection AddSittings(this IServiceCollection services) => services
        .AddScoped<SittingActing>().AddScoped<CouncilActing>().AddScoped<SittingSight>()
        .AddScoped<SittingQueries>().AddScoped<CouncilQueries>().AddScoped<MemberQueries>().AddScoped<PaperQueries>()
        .AddScoped<IDutySource, SittingDutySource>().AddScoped<IDutySource, CouncilDutySource>()
        .AddScoped<IMatterGate, SittingGate>().AddScoped<IMatterGate, CouncilGate>()
        .AddScoped<ICouncilAgenda, SittingsForCouncil>()
        .AddScoped<PlanSitting>().AddScoped<ArrangeSitting>().AddScoped<CallSitting>().AddScoped<SendNotice>()
        .AddScoped<MoveSitting>().AddScoped<PreviewMove>().AddScoped<CancelSitting>()
        .AddScoped<OpenSitting>().AddScoped<AdoptAgenda>().AddScoped<AdjournSitting>().AddScoped<CloseSitting>().AddScoped<ApproveMinutes>()
        .AddScoped<PutAgendaItem>().AddScoped<RewordAgendaItem>().AddScoped<ShiftAgendaItem>().AddScoped<TakeOffAgendaItem>()
        .AddScoped<MoveAgendaItem>().AddScoped<InviteGuest>().AddScoped<NamePresider>().AddScoped<UninviteGuest>()
        .AddScoped<RecordAttendance>().AddScoped<CheckIn>().AddScoped<AskLeave>().AddScoped<WithdrawLeave>().AddScoped<DecideLeave>()
        .AddScoped<PlanCouncilMeeting>().AddScoped<RecordCouncilPresence>().AddScoped<PutCouncilItem>().AddScoped<TakeOffCouncilItem>()
        .AddScoped<EnterCouncilDecision>().AddScoped<ConfirmCouncilDecision>()
        .AddScoped<PreviewAttendance>().AddScoped<ImportAttendance>().AddScoped<SittingPaperQueries>();

    public static void MapSittings(this IEndpointRouteBuilder app) => app.MapSittingPapers();
}
