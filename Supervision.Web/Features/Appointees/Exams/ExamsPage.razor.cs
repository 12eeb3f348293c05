using Microsoft.AspNetCore.Components;
using Supervision.Domain.Appointees;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>任前法律考试: which exams there are, and who still waits for one.</summary>
public sealed partial class ExamsPage(ExamQueries queries, ArrangeLawExam arrange, NavigationManager navigator, TimeProvider clock) : ComponentBase
{
    private readonly LawExamId id = new(Guid.CreateVersion7());
    private IReadOnlyList<ExamRow>? rows;
    private IReadOnlyList<Obstacle> problems = [];
    private int waiting;
    private bool mayRun;
    private bool adding;
    private string title = "";
    private DateOnly day;
    private TimeOnly start = new(9, 0);
    private string place = "县人大常委会会议室";
    private int minutes = AppointeeRules.ExamMinutes;
    private bool openBook;

    protected override async Task OnInitializedAsync()
    {
        day = clock.Today().AddDays(7);
        title = TitleOf(day);
        (rows, waiting, mayRun) = await queries.ListAsync(CancellationToken.None);
    }

    private static string TitleOf(DateOnly day) => $"{day.Year}年{day.Month}月任前法律知识考试";

    // The name follows the day as long as nobody wrote another one.
    private void NameAfterDay() => title = title.EndsWith("月任前法律知识考试", StringComparison.Ordinal) ? TitleOf(day) : title;

    private async Task SaveAsync()
    {
        var outcome = await arrange.RunAsync(new(id, title, day, start, place, minutes, openBook), CancellationToken.None);
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/appointees/exams/{id.Value}");
        }
    }
}
