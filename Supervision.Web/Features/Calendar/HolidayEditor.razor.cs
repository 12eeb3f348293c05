using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;

namespace Supervision.Web.Features.Calendar;

/// <summary>Enters a year's holidays: by rows, from the notice's text, or from a file; shows what moves before it is saved.</summary>
public sealed partial class HolidayEditor(SaveHolidayTable save, ISnackbar snackbar) : ComponentBase
{
    private readonly List<HolidayRow> rows = [];
    private string source = "";
    private string notice = "";
    private IReadOnlyList<Obstacle> errors = [];
    private IReadOnlyList<string> questions = [];
    private IReadOnlyList<string> warnings = [];
    private IReadOnlyList<DeadlineImpact>? impact;

    [Parameter, EditorRequired] public required int Year { get; set; }

    [Parameter, EditorRequired] public required CalendarLayer Layer { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<HolidayPeriod> Periods { get; set; }

    [Parameter] public string Source { get; set; } = "";

    [Parameter] public EventCallback OnDone { get; set; }

    [Parameter] public EventCallback OnCancel { get; set; }

    protected override void OnInitialized()
    {
        source = Source;
        Show(Periods);
        if (rows.Count == 0)
        {
            rows.Add(new());
        }
    }

    private void Show(IReadOnlyList<HolidayPeriod> periods)
    {
        rows.Clear();
        rows.AddRange(periods.Select(HolidayRow.Of));
        (impact, errors) = (null, []);
    }

    private void Remove(HolidayRow row)
    {
        rows.Remove(row);
        impact = null;
    }

    private void ReadNotice()
    {
        var read = NoticeText.Read(notice, Year);
        questions = read.Year is { } named && named != Year
            ? [$"原文是{named}年的安排，现在录入的是{Year}年，请换到{named}年录入。", .. read.Questions]
            : read.Questions;
        if (read.Periods.Count > 0)
        {
            Show(read.Periods);
            source = read.Number ?? source;
        }
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs change)
    {
        var (content, refusal) = await PickedFile.ReadAsync(change.File, 1);
        if (content is null)
        {
            questions = [refusal!];
            return;
        }

        var read = await HolidayFile.ReadAsync(new MemoryStream(content), Layer, CancellationToken.None);
        var mine = read.Days.Where(d => d.Day.Year == Year).ToList();
        questions = read.Problems.Count > 0 ? read.Problems : mine.Count == 0 ? [$"文件里没有{Year}年的日期。"] : [];
        if (questions.Count == 0)
        {
            Show(HolidayTable.PeriodsOf(mine));
            source = mine.Select(d => d.Source).FirstOrDefault(s => s.Length > 0) ?? source;
        }
    }

    private async Task PreviewAsync()
    {
        if (Entered() is not { } table)
        {
            return;
        }

        var outcome = await save.PreviewAsync(table, CancellationToken.None);
        (errors, impact) = (outcome.Obstacles, outcome.Value);
        warnings = HolidayTable.WarningsOn(table.Periods);
    }

    private async Task SaveAsync()
    {
        if (Entered() is not { } table)
        {
            return;
        }

        errors = (await save.RunAsync(table, CancellationToken.None)).Obstacles;
        if (errors.Count == 0)
        {
            snackbar.Add($"{Year}年节假日安排已保存，期限已重算。", Severity.Success);
            await OnDone.InvokeAsync();
        }
    }

    private EnteredTable? Entered()
    {
        errors = [.. rows.SelectMany((r, i) => r.Problems(Year).Select(p => new Obstacle(CalendarRules.Table, p, $"Rows[{i}]")))];
        impact = errors.Count > 0 ? null : impact;
        return errors.Count > 0 ? null : new(Year, Layer, [.. rows.Where(r => !r.IsEmpty).Select(r => r.ToPeriod(Year))], source);
    }
}
