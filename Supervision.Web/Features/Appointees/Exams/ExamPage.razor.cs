using System.Globalization;
using Microsoft.AspNetCore.Components;
using Supervision.Domain.Appointees;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>One exam: its candidates, marks entered with the number keys.</summary>
public sealed partial class ExamPage(ExamQueries queries, EnterExamCandidate entering, EnterExamMark marking, CorrectExamMark mending, NavigationManager navigator) : ComponentBase
{
    private readonly Dictionary<Guid, string> typed = [];
    private ExamView? view;
    private IReadOnlyList<Obstacle> problems = [];
    private string chosen = "";
    private AppointmentId? correcting;
    private string absent = "";
    private string right = "";
    private string reason = "";
    private string? notice;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        view = await queries.FindAsync(new(Id), CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
        }
    }

    private string Typed(CandidateRow row) => typed.GetValueOrDefault(row.Candidate.Id, row.Candidate.Score is { } score ? AppointeeWords.Mark(score) : "");

    private async Task ReloadAsync(string words)
    {
        notice = words;
        view = await queries.FindAsync(new(Id), CancellationToken.None);
    }

    private async Task EnterAsync()
    {
        if (chosen.Split('|') is [var file, var post] && Guid.TryParse(file, out var a) && Guid.TryParse(post, out var p))
        {
            await FinishAsync(await entering.RunAsync(new(Id), new(a), new(p), CancellationToken.None), "已安排。");
            chosen = "";
        }
    }

    private string SlipOf(CandidateRow row) => $"/appointees/exams/{Id}/slip/{row.Candidate.Appointment.Value}.docx";

    private string AnswersOf(CandidateRow row) => $"/appointees/exams/{Id}/answers/{row.Candidate.Appointment.Value}.docx";

    private void Correct(CandidateRow row)
    {
        (correcting, problems, notice, reason) = (row.Candidate.Appointment, [], null, "");
        absent = row.Candidate.Absence?.ToString() ?? "";
        right = row.Candidate.Score is { } score ? AppointeeWords.Mark(score) : "";
    }

    private async Task SignAsync(CandidateRow row)
    {
        var absence = Common.Lists.ListAddress.Named<ExamAbsence>(absent);
        decimal? score = null;
        if (absence is null && !TryScore(row, right, out score))
        {
            return;
        }

        await FinishAsync(await mending.RunAsync(new(Id), row.Candidate.Appointment, score, absence, reason, CancellationToken.None), $"已更正{row.Name}的成绩，原成绩保留在更正记录里。");
    }

    private async Task MarkAsync(CandidateRow row, ExamAbsence? absence)
    {
        decimal? score = null;
        if (absence is null && !TryScore(row, Typed(row), out score))
        {
            return;
        }

        await FinishAsync(await marking.RunAsync(new(Id), row.Candidate.Appointment, score, absence, CancellationToken.None), $"已录入{row.Name}的成绩。");
    }

    // What is no number is said at the field, with what was written.
    private bool TryScore(CandidateRow row, string written, out decimal? score)
    {
        var text = Tables.SheetText.Plain(written);
        score = decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : null;
        if (score is null)
        {
            problems = [new(AppointeeRules.Exam, $"{row.Name}的分数写的是“{text}”，请写成 85 或者 59.5 这样的数字。", LawExam.Field(row.Candidate.Appointment))];
        }

        return score is not null;
    }

    private async Task FinishAsync(Outcome outcome, string words)
    {
        (problems, notice) = (outcome.Obstacles, outcome.IsDone ? words : null);
        if (outcome.IsDone)
        {
            (correcting, reason) = (null, "");
            typed.Clear();
            view = await queries.FindAsync(new(Id), CancellationToken.None);
        }
    }
}
