using System.Text;
using Microsoft.Extensions.Options;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Inspections.Articles;
using Supervision.Web.Features.Inspections.Compliance;
using Supervision.Web.Features.Inspections.Field;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Library;
using Supervision.Web.Features.Inspections.Meetings;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Features.Inspections.Schemes;
using Supervision.Web.Features.Inspections.SelfInspections;
using Supervision.Web.Features.Inspections.UnitPapers;

namespace Supervision.Web.Features.Inspections;

/// <summary>Registers this feature.</summary>
internal static class InspectionsSetup
{
    public static IServiceCollection AddInspections(this IServiceCollection services) => services
        .AddScoped<LawQueries>().AddScoped<PreviewLaw>().AddScoped<ImportLaw>().AddScoped<RetireLaw>()
        .AddScoped<InspectionActing>().AddScoped<InspectionListQueries>().AddScoped<InspectionQueries>()
        .AddScoped<KeepInspectionScheme>().AddScoped<SubmitInspectionScheme>().AddScoped<ApproveInspectionScheme>().AddScoped<NoticeInspection>()
        .AddScoped<MoveMobilisation>().AddScoped<PostponeInspection>().AddScoped<ResumeInspection>().AddScoped<RecordInspectionSending>().AddScoped<LawYearQueries>()
        .AddScoped<JoinInspectionGroup>().AddScoped<LeaveInspectionGroup>().AddScoped<DivideInspectionGroup>().AddScoped<AssignSubGroup>()
        .AddScoped<AddInspectionStop>().AddScoped<RemoveInspectionStop>().AddScoped<SendItinerary>().AddScoped<GroupQueries>()
        .AddScoped<ChooseArticles>().AddScoped<WriteChecklistItem>().AddScoped<TakeOffArticle>().AddScoped<SetArticleAside>().AddScoped<CopyChecklist>()
        .AddScoped<RemapInspection>().AddScoped<ArticleTexts>().AddScoped<ChecklistTemplates>().AddScoped<ChecklistQueries>()
        .AddScoped<RecordInspectionMeeting>().AddScoped<ConfirmInspectionMeeting>().AddScoped<AnswerSelfInspection>().AddScoped<AttachSelfEvidence>().AddScoped<SelfInspectionQueries>()
        .AddScoped<RecordFieldVisit>().AddScoped<DrawSample>().AddScoped<ReplaceSampleUnit>().AddScoped<FieldQueries>()
        .AddFindings().AddReporting().AddUnitPapers()
        .AddScoped<IMatterGate, InspectionGate>().AddScoped<IDutySource, InspectionDutySource>().AddScoped<ICouncilAgenda, InspectionAgenda>().AddScoped<ISittingFollower, InspectionFollower>();

    public static void MapInspections(this IEndpointRouteBuilder app)
    {
        app.MapFindings();
        app.MapUnitPapers();
        app.MapGet("/inspections/laws." + ExportFiles.Formats, LawsAsync).RequireAuthorization(Permissions.ReadLaws);
        app.MapGet("/inspections/laws/years." + ExportFiles.Formats, LawYearsAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/laws/{id:guid}/text.md", TextAsync).RequireAuthorization(Permissions.ReadLaws);
        app.MapGet("/inspections." + ExportFiles.Formats, ListAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/{id:guid}/articles." + ExportFiles.Formats, ChecklistAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/{id:guid}/self." + ExportFiles.Formats, SelfAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/{id:guid}/visits." + ExportFiles.Formats, VisitsAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/{id:guid}/samples/{sample:guid}." + ExportFiles.Formats, SampleAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/{id:guid}/compliance." + ExportFiles.Formats, ComplianceAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/{id:guid}/compare." + ExportFiles.Formats, CompareAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/{id:guid}/report.docx", ReportAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/{id:guid}/scheme.docx", SchemeAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/{id:guid}/notice/{body:guid}.docx", NoticeAsync).RequireAuthorization(Permissions.ReadInspections);
        app.MapGet("/inspections/{id:guid}/itinerary/{member:guid}.ics", CalendarAsync).RequireAuthorization(Permissions.ReadInspections);
    }

    private static async Task<IResult> ComplianceAsync(Guid id, string format, ComplianceQueries queries, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return await queries.TableAsync(new(id), stop) is { } table ? table.File(format, who.Name, clock.GetUtcNow()) : TypedResults.NotFound();
    }

    private static async Task<IResult> CompareAsync(Guid id, string format, ComplianceQueries queries, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return await queries.CompareAsync(new(id), stop) is { Table: { } table } ? table.File(format, who.Name, clock.GetUtcNow()) : TypedResults.NotFound();
    }

    private static async Task<IResult> ReportAsync(Guid id, GroupReportQueries queries, CancellationToken stop) =>
        await queries.PaperAsync(new(id), stop) is { } found ? PaperFiles.Word(found.Paper, found.Name, found.Today) : TypedResults.NotFound();

    private static async Task<IResult> LawsAsync(string format, string? q, LawQueries laws, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var table = await laws.TableAsync(q, stop);
        var who = await person.DemandAsync(Permissions.ReadLaws, stop);
        return table.File(format, who.Name, clock.GetUtcNow());
    }

    private static async Task<IResult> LawYearsAsync(string format, string? term, LawYearQueries years, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var view = await years.FindAsync(term, stop);
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return view.Table.File(format, who.Name, clock.GetUtcNow());
    }

    // The lines joined: the source, letter by letter.
    private static async Task<IResult> TextAsync(Guid id, LawQueries laws, CancellationToken stop) => await laws.FindAsync(new LawTextId(id), stop) is { } view
        ? TypedResults.File(Encoding.UTF8.GetBytes(view.Tree.Source), "text/markdown; charset=utf-8", $"{view.Law.ShortTitle}_{view.Law.VersionDate:yyyyMMdd}.md")
        : TypedResults.NotFound();

    private static async Task<IResult> ListAsync(
        string format, [AsParameters] InspectionListQuery query, InspectionListQueries list, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var table = await list.TableAsync(query, stop);
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return table.File(format, who.Name, clock.GetUtcNow());
    }

    private static async Task<IResult> ChecklistAsync(Guid id, string format, ChecklistQueries lists, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return await lists.TableAsync(new(id), stop) is { } table ? table.File(format, who.Name, clock.GetUtcNow()) : TypedResults.NotFound();
    }

    private static async Task<IResult> SelfAsync(Guid id, string format, SelfInspectionQueries reports, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return await reports.TableAsync(new(id), stop) is { } table ? table.File(format, who.Name, clock.GetUtcNow()) : TypedResults.NotFound();
    }

    private static async Task<IResult> VisitsAsync(Guid id, string format, FieldQueries field, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return await field.VisitsAsync(new(id), stop) is { } table ? table.File(format, who.Name, clock.GetUtcNow()) : TypedResults.NotFound();
    }

    private static async Task<IResult> SampleAsync(Guid id, Guid sample, string format, FieldQueries field, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return await field.SampleAsync(new(id), new(sample), stop) is { } table ? table.File(format, who.Name, clock.GetUtcNow()) : TypedResults.NotFound();
    }

    private static async Task<IResult> SchemeAsync(Guid id, InspectionQueries inspections, IOptions<HouseOptions> house, CancellationToken stop) =>
        await inspections.FindAsync(new(id), stop) is { } view
            ? PaperFiles.Word(new SchemePaper(view, house.Value.Committee).Scheme, $"{view.Inspection.Title}方案", view.Today) : TypedResults.NotFound();

    private static async Task<IResult> NoticeAsync(Guid id, Guid body, InspectionQueries inspections, IOptions<HouseOptions> house, CancellationToken stop) =>
        await inspections.FindAsync(new(id), stop) is { } view && view.Bodies.FirstOrDefault(b => b.Id.Value == body) is { } named
            ? PaperFiles.Word(new SchemePaper(view, house.Value.Committee).NoticeTo(named), $"执法检查通知_{named.Name}", view.Today) : TypedResults.NotFound();

    private static async Task<IResult> CalendarAsync(Guid id, Guid member, GroupQueries groups, CancellationToken stop) =>
        await groups.CalendarAsync(new(id), new(member), stop) is { } file
            ? TypedResults.File(Encoding.UTF8.GetBytes(file.Text), IcsCalendar.ContentType, file.Name) : TypedResults.NotFound();
}
