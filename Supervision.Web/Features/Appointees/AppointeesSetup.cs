using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Appointees.Appraisals;
using Supervision.Web.Features.Appointees.DutyReports;
using Supervision.Web.Features.Appointees.Exams;
using Supervision.Web.Features.Appointees.Files;
using Supervision.Web.Features.Appointees.Import;
using Supervision.Web.Features.Appointees.Own;
using Supervision.Web.Files;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Appointees;

/// <summary>Registers this feature.</summary>
internal static class AppointeesSetup
{
    public static IServiceCollection AddAppointees(this IServiceCollection services) => services
        .AddScoped<AppointeeActing>().AddScoped<RegisterQueries>().AddScoped<AppointeeQueries>()
        .AddScoped<NominateAppointee>().AddScoped<RecordAppointment>().AddScoped<PutNominationOnSitting>().AddScoped<AppointNominee>()
        .AddScoped<EndAppointment>().AddScoped<WithdrawNomination>().AddScoped<ExemptFromExam>().AddScoped<CloseAppointeeFile>()
        .AddScoped<HandInStatement>().AddScoped<RecordOath>().AddScoped<RecordGroupOath>().AddScoped<RecordDismissal>().AddScoped<PreviewAppointees>().AddScoped<ImportAppointees>()
        .AddScoped<ExamQueries>().AddScoped<ArrangeLawExam>().AddScoped<EnterExamCandidate>().AddScoped<EnterExamMark>().AddScoped<CorrectExamMark>()
        .AddScoped<DutyReportQueries>().AddScoped<HandInDutyReport>().AddScoped<ReviewDutyReport>().AddScoped<FileDutyReport>()
        .AddScoped<ExemptFromDutyReport>().AddScoped<NudgeDutyReports>()
        .AddScoped<AppraisalQueries>().AddScoped<ChooseAppraisalOrgan>().AddScoped<RevokeAppraisalChoice>()
        .AddScoped<OwnFileQueries>().AddScoped<PersonalFileBundle>().AddAppraisals().AddOnScreenExams()
        .AddScoped<ISittingFollower, NominationFollower>().AddScoped<IMatterGate, AppointeeGate>().AddScoped<IDutySource, AppointeeDutySource>().AddScoped<IDutySource, LawExamDutySource>();

    private static IServiceCollection AddOnScreenExams(this IServiceCollection services) => services
        .AddScoped<OwnSittings>().AddScoped<BeginExam>().AddScoped<SaveExamAnswers>().AddScoped<ComposePaper>().AddScoped<CollectExam>()
        .AddScoped<PreviewQuestions>().AddScoped<ImportQuestions>().AddScoped<RetireQuestion>().AddScoped<OwnExamQueries>().AddScoped<ExamPaperFiles>().AddScoped<IAgendaGuard, ExamGuard>();

    private static IServiceCollection AddAppraisals(this IServiceCollection services) => services
        .AddScoped<AppraisalActing>().AddScoped<BeginAppraisal>().AddScoped<KeepAppraisalScheme>().AddScoped<ApproveAppraisalScheme>()
        .AddScoped<AnnounceAppraisal>().AddScoped<MoveAppraisal>().AddScoped<StrikeAppraisalSubject>().AddScoped<AddSurveyPaper>()
        .AddScoped<HandInAppraisalPaper>().AddScoped<HearAppraisal>().AddScoped<NoteAppraisalRemark>().AddScoped<TakeAppraisalRound>()
        .AddScoped<SendAppraisalFeedback>().AddScoped<RecordAppraisalMeasure>().AddScoped<CloseAppraisal>()
        .AddScoped<AppraisalFileQueries>().AddScoped<AppraisalReader>()
        .AddScoped<IMatterGate, AppraisalGate>().AddScoped<IDutySource, AppraisalDutySource>().AddScoped<ICouncilAgenda, AppraisalAgenda>()
        .AddScoped<ISittingFollower, AppraisalFollower>();

    public static void MapAppointees(this IEndpointRouteBuilder app)
    {
        app.MapGet("/appointees." + ExportFiles.Formats, RegisterAsync).RequireAuthorization(Permissions.ReadAppointees);
        app.MapGet("/appointees/import/template.xlsx", () => TypedResults.File(AppointeeColumns.Template(), SheetWriter.XlsxType, "任命人员导入模板.xlsx"))
            .RequireAuthorization(Permissions.EditAppointees);
        app.MapGet("/appointees/exams/questions/template.xlsx", () => TypedResults.File(QuestionColumns.Template(), SheetWriter.XlsxType, "题库导入模板.xlsx"))
            .RequireAuthorization(Permissions.RunExams);
        app.MapGet("/appointees/exams/{id:guid}/paper.docx", (Guid id, ExamPaperFiles files, CancellationToken stop) => WordAsync(files.PaperAsync(new(id), false, stop)))
            .RequireAuthorization(Permissions.RunExams);
        app.MapGet("/appointees/exams/{id:guid}/key.docx", (Guid id, ExamPaperFiles files, CancellationToken stop) => WordAsync(files.PaperAsync(new(id), true, stop)))
            .RequireAuthorization(Permissions.RunExams);
        app.MapGet("/appointees/exams/{id:guid}/answers/{post:guid}.docx", (Guid id, Guid post, ExamPaperFiles files, CancellationToken stop) =>
            WordAsync(files.AnswersAsync(new(id), new(post), stop))).RequireAuthorization(Permissions.RunExams);
        app.MapGet("/appointees/exams/{id:guid}/slip/{post:guid}.docx", (Guid id, Guid post, ExamPaperFiles files, CancellationToken stop) =>
            WordAsync(files.SlipAsync(new(id), new(post), stop))).RequireAuthorization(Permissions.ReadExams);
        app.MapGet("/me/exam/{id:guid}/slip.docx", (Guid id, ExamPaperFiles files, CancellationToken stop) => WordAsync(files.OwnSlipAsync(new(id), stop)))
            .RequireAuthorization(Permissions.UseAppointeeDesk);
        app.MapGet("/appointees/{id:guid}/file.zip", FileAsync).RequireAuthorization(Permissions.ReadAppointees);
        app.MapGet("/appointees/{id:guid}/file.pdf", async (Guid id, PersonalFileBundle bundle, CancellationToken stop) => PdfOf(await bundle.FindAsync(new(id), stop)))
            .RequireAuthorization(Permissions.ReadAppointees);
        app.MapGet("/me/file.pdf", async (PersonalFileBundle bundle, CancellationToken stop) =>
            await bundle.FindOwnAsync(stop) is { } plan ? PdfOf(plan) : TypedResults.Redirect("/me")).RequireAuthorization(Permissions.UseAppointeeDesk);
        app.MapGet("/me/file.zip", OwnFileAsync).RequireAuthorization(Permissions.UseAppointeeDesk);
        app.MapPost("/me/exam/{id:guid}/save", SaveAnswersAsync).RequireAuthorization(Permissions.UseAppointeeDesk);
        app.MapGet("/appointees/duty-reports/{year:int}." + ExportFiles.Formats, DutyReportsAsync).RequireAuthorization(Permissions.ReadAppointees);
    }

    private static async Task<IResult> RegisterAsync(
        string format, [AsParameters] RegisterQuery query, RegisterQueries register, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var table = await register.TableAsync(query, stop);
        var who = await person.DemandAsync(Permissions.ReadAppointees, stop);
        return table.File(format, who.Name, clock.GetUtcNow());
    }

    private static async Task<IResult> WordAsync(Task<(string Name, byte[] Content)?> making) =>
        await making is { } made ? TypedResults.File(made.Content, FileKind.Docx.MediaType, made.Name) : TypedResults.NotFound();

    // Without a Chinese typeface on the machine there is none; the page does not offer it then.
    private static IResult PdfOf(BundlePlan? plan) => plan?.Made.FirstOrDefault(m => m.Name.EndsWith(".pdf", StringComparison.Ordinal)) is { Content: { } pdf, Name: { } name }
        ? TypedResults.File(pdf, FileKind.Pdf.MediaType, name) : TypedResults.NotFound();

    private static async Task<IResult> FileAsync(Guid id, PersonalFileBundle bundle, ZipBundle zip, HttpContext request, CancellationToken stop) =>
        await bundle.FindAsync(new(id), stop) is { } plan ? zip.Answer(plan, request, stop) : TypedResults.NotFound();

    private static async Task<IResult> OwnFileAsync(PersonalFileBundle bundle, ZipBundle zip, HttpContext request, CancellationToken stop) =>
        await bundle.FindOwnAsync(stop) is { } plan ? zip.Answer(plan, request, stop) : TypedResults.Redirect("/me");

    // The form is bound, so its antiforgery token is asked for.
    private static async Task<IResult> SaveAnswersAsync(Guid id, [Microsoft.AspNetCore.Mvc.FromForm] IFormCollection form, SaveExamAnswers save, TimeProvider clock, CancellationToken stop)
    {
        var outcome = await save.RunAsync(new(id), OwnExamPaperPage.Chosen(form), false, stop);
        return Results.Text(outcome.IsDone ? $"已保存 {clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)):H:mm:ss}。" : outcome.Obstacles[0].Message);
    }

    private static async Task<IResult> DutyReportsAsync(
        int year, string format, DutyReportQueries reports, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var view = await reports.ListAsync(year, stop);
        var who = await person.DemandAsync(Permissions.ReadAppointees, stop);
        return view.Table.File(format, who.Name, clock.GetUtcNow());
    }
}
