using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>Registers this feature.</summary>
internal static class KeyWorksSetup
{
    public static IServiceCollection AddKeyWorks(this IServiceCollection services) => services
        .AddScoped<KeyWorkActing>().AddScoped<KeyWorkQueries>().AddScoped<KeyWorkPageQueries>().AddScoped<Phone.QuestionQueries>()
        .AddScoped<ProposeKeyWork>().AddScoped<EditKeyWork>().AddScoped<LeaveOutKeyWork>().AddScoped<ChooseKeyWorks>().AddScoped<EndKeyWork>().AddScoped<ImportKeyWorks>()
        .AddScoped<MoveCycleDate>().AddScoped<AskKeyWorks>()
        .AddScoped<KeepKeyWorkPlan>().AddScoped<HandInKeyWorkPlan>().AddScoped<ReviewKeyWorkPlan>().AddScoped<FixKeyWorkPlan>().AddScoped<AskForPlanChange>().AddScoped<RegisterPlanDecision>()
        .AddScoped<FinishMilestone>().AddScoped<KeepKeyWorkProgress>().AddScoped<HandInKeyWorkProgress>().AddScoped<ReviewKeyWorkProgress>()
        .AddScoped<KeepKeyWorkResult>().AddScoped<AddKeyWorkEvidence>().AddScoped<HandInKeyWorkResult>().AddScoped<CheckIndicator>().AddScoped<CloseKeyWorkCheck>()
        .AddScoped<AskKeyWorkQuestion>().AddScoped<AnswerKeyWorkQuestion>().AddScoped<WantMoreOfAnswer>()
        .AddScoped<RecordKeyWorkHearing>().AddScoped<RemindKeyWorkBodies>().AddScoped<HandInAfterVote>().AddScoped<RecordKeyWorkMeasure>().AddScoped<CloseKeyWork>().AddScoped<CarryKeyWork>().AddScoped<CheckStoredResults>()
        .AddScoped<IRatingFollower, RatedKeyWork>().AddScoped<IDutySource, KeyWorkDutySource>().AddScoped<ICouncilAgenda, KeyWorkAgenda>()
        .AddScoped<IMatterGate, KeyWorkGate>().AddScoped<IMatterGate, KeyWorkCycleGate>();

    public static void MapKeyWorks(this IEndpointRouteBuilder app)
    {
        app.MapGet("/keyworks/{year:int}/board." + ExportFiles.Formats, BoardAsync).RequireAuthorization(Permissions.ReadKeyWorks);
        app.MapGet("/keyworks/template.xlsx", () => TypedResults.File(KeyWorkSheet.Template(), SheetWriter.XlsxType, "重点工作导入模板.xlsx")).RequireAuthorization(Permissions.EditKeyWorks);
    }

    private static async Task<IResult> BoardAsync(
        int year, string format, [AsParameters] BoardQuery query, KeyWorkQueries works, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadKeyWorks, stop);
        if (!SensibleYear.Is(year))
        {
            return TypedResults.NotFound();
        }

        var view = await works.BoardAsync(year, query, stop);
        return view.Table.File(format, who.Name, clock.GetUtcNow());
    }
}
