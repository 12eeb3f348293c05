using Microsoft.AspNetCore.Components;
using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Features.Reports.Beside;
using Supervision.Web.Features.Reports.Lighter;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Reports.Unit;

/// <summary>A body hands in its report: answers, file, review, receipt; without script (报送).</summary>
public sealed partial class UnitReportPage(
    UnitDeskQueries queries, HandInDraft draft, HandInRevised revised, HandInPapers papers, HandInAnswer answer, HandInResolutionReport reportBack, KeepAnswers keep, WaitingUploads uploads, CurrentPerson person,
    NavigationManager navigator) : ComponentBase
{
    private UnitReport? report;
    private WaitingUpload? waiting;
    private PersonId sender;
    private IReadOnlyList<Obstacle>? problems;
    private bool saved;

    [Parameter] public Guid Id { get; set; }

    /// <summary>The upload under review.</summary>
    [SupplyParameterFromQuery(Name = "file")] private Guid? File { get; set; }

    [SupplyParameterFromQuery(Name = "saved")] private bool Saved { get; set; }

    [SupplyParameterFromForm(FormName = "answers")] private AnswersInput? Answered { get; set; }

    [SupplyParameterFromForm(FormName = "choose")] private FileInput? Chosen { get; set; }

    [SupplyParameterFromForm(FormName = "hand-in")] private KeyInput? Confirmed { get; set; }

    private string Here => $"/unit/reports/{Id}";

    private Guid Key { get; } = Guid.CreateVersion7();

    private IReadOnlyList<AnswerLine> AnswerLines => Answered is { } typed
        ? [.. report!.Opinions.Select(o => typed.Rows.Find(r => r.Opinion == o.Id)?.ToLine() ?? new(o.Id, o.Answer, o.Reason))]
        : [.. report!.Opinions.Select(o => new AnswerLine(o.Id, o.Answer, o.Reason))];

    private string AnswersWords => report!.Opinions.Count == 0 ? "没有需要答复的意见"
        : report.Opinions.Count(o => o.Answer is null) is > 0 and var missing ? $"还有 {missing} 条没有答复"
        : $"{report.Opinions.Count} 条都已答复";

    protected override async Task OnInitializedAsync()
    {
        report = await queries.FindAsync(new(Id), CancellationToken.None);
        if (report is null || (await person.FindAsync(CancellationToken.None))?.Person is not { } who)
        {
            navigator.NotFound();
            return;
        }

        (sender, saved) = (who, Saved && Answered is null);
        var key = Confirmed?.Key ?? File;
        waiting = key is { } k ? await uploads.FindAsync(sender, k, CancellationToken.None) : null;
    }

    private async Task KeepAsync()
    {
        var outcome = await keep.RunAsync(new(Id), [.. AnswerLines], CancellationToken.None);
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo(Here + "?saved=true");
        }
    }

    private async Task ChooseAsync()
    {
        if (Chosen?.File is not { Length: > 0 } file)
        {
            problems = [new(ReportRules.Filled, "请选择要报送的文件。", "File")];
            return;
        }

        await using var content = file.OpenReadStream();
        var outcome = await uploads.KeepAsync(sender, Chosen.Key, file.FileName, content, CancellationToken.None);
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"{Here}?file={Chosen.Key}");
        }
    }

    // The receipt is found by the key of the form: a second press shows the same one.
    private async Task HandInAsync()
    {
        var key = Confirmed!.Key;
        if (report!.Texts.Any(t => t.Id == key))
        {
            navigator.NavigateTo($"{Here}/receipt/{key}");
            return;
        }

        if (waiting is not { } file)
        {
            problems = [new(ReportRules.Filled, "文件没有保存下来，请重新选择。", "File")];
            return;
        }

        Outcome outcome;
        await using (var content = uploads.Open(sender, key))
        {
            var handed = new HandedIn(key, file.Name, content);
            outcome = await SendAsync(handed);
        }

        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            uploads.Forget(sender, key);
            navigator.NavigateTo($"{Here}/receipt/{key}");
        }
    }

    private Task<Outcome> SendAsync(HandedIn file) => report!.Asked switch
    {
        ReportVersionKind.Revised => revised.RunAsync(new(Id), file, [.. AnswerLines], "", CancellationToken.None),
        ReportVersionKind.Papers => papers.RunAsync(new(Id), file, CancellationToken.None),
        ReportVersionKind.Answer => answer.RunAsync(new(Id), file, CancellationToken.None),
        ReportVersionKind.ResolutionReport => reportBack.RunAsync(new(Id), file, CancellationToken.None),
        _ => draft.RunAsync(new(Id), file, CancellationToken.None),
    };

    private static string Size(long bytes) => bytes >= 1048576 ? $"{bytes / 1048576.0:0.#} MB" : $"{Math.Max(1, bytes / 1024)} kB";

    /// <summary>The answers as typed.</summary>
    private sealed class AnswersInput
    {
        public List<AnswerRow> Rows { get; set; } = [];
    }

    /// <summary>One answer as typed.</summary>
    private sealed class AnswerRow
    {
        public Guid Opinion { get; set; }

        public OpinionAnswer? Answer { get; set; }

        public string? Reason { get; set; }

        public AnswerLine ToLine() => new(Opinion, Answer, Reason ?? "");
    }

    /// <summary>The file as chosen.</summary>
    private sealed class FileInput
    {
        public Guid Key { get; set; }

        public IFormFile? File { get; set; }
    }

    /// <summary>The upload that was looked at.</summary>
    private sealed class KeyInput
    {
        public Guid Key { get; set; }
    }
}
