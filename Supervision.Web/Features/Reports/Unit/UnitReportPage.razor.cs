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
    private WaitingUpload? chosen;
    private PersonId sender;
    private IReadOnlyList<Obstacle>? problems;
    private readonly Guid newKey = Guid.CreateVersion7();
    private bool saved;

    [Parameter] public Guid Id { get; set; }

    /// <summary>The upload under review.</summary>
    [SupplyParameterFromQuery(Name = "file")] private Guid? File { get; set; }

    /// <summary>An upload chosen before, that need not be chosen again.</summary>
    [SupplyParameterFromQuery(Name = "chosen")] private Guid? Before { get; set; }

    [SupplyParameterFromQuery(Name = "saved")] private bool Saved { get; set; }

    // Comes with the answers alone and with the file beside them.
    [SupplyParameterFromForm] private AnswersInput? Answered { get; set; }

    [SupplyParameterFromForm(FormName = "choose")] private FileInput? Chosen { get; set; }

    [SupplyParameterFromForm(FormName = "hand-in")] private KeyInput? Confirmed { get; set; }

    private string Here => $"/unit/reports/{Id}";

    private Guid Key => chosen?.Key ?? newKey;

    // While the upload is looked at, what goes with it is only read.
    private bool IsWriting => waiting is null && (report!.MayAnswer || report.Asked is not null);

    private IReadOnlyList<AnswerLine> AnswerLines => Answered is { } typed
        ? [.. report!.Opinions.Select(o => typed.Rows.Find(r => r.Opinion == o.Id)?.ToLine() ?? new(o.Id, o.Answer, o.Reason))]
        : Stored;

    private IReadOnlyList<AnswerLine> Stored => [.. report!.Opinions.Select(o => new AnswerLine(o.Id, o.Answer, o.Reason))];

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
        chosen = (Chosen?.Key ?? Before) is { } c ? await uploads.FindAsync(sender, c, CancellationToken.None) : null;
    }

    private async Task KeepAsync()
    {
        problems = await KeepTypedAsync();
        if (problems.Count == 0)
        {
            navigator.NavigateTo(Here + "?saved=true");
        }
    }

    // The answers are kept whatever the file is, and the file whatever the answers say: nothing typed or chosen is lost.
    private async Task ChooseAsync()
    {
        var answers = await KeepTypedAsync();
        var file = await KeepChosenAsync();
        problems = [.. file, .. answers];
        saved = answers.Count == 0 && Answered?.Rows is { Count: > 0 };
        if (problems.Count == 0)
        {
            navigator.NavigateTo($"{Here}?file={Chosen!.Key}");
        }
    }

    private async Task<IReadOnlyList<Obstacle>> KeepTypedAsync() => Answered is null || AnswerLines.SequenceEqual(Stored)
        ? [] : (await keep.RunAsync(new(Id), AnswerLines, CancellationToken.None)).Obstacles;

    private async Task<IReadOnlyList<Obstacle>> KeepChosenAsync()
    {
        if (Chosen?.File is not { FileName.Length: > 0 } file)
        {
            return chosen is not null ? [] : [new(ReportRules.Filled, "请选择要报送的文件。", "File")];
        }

        await using var content = file.OpenReadStream();
        var outcome = await uploads.KeepAsync(sender, Chosen.Key, file.FileName, content, CancellationToken.None);
        chosen = outcome.Value ?? chosen;
        return outcome.Obstacles;
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

        // A browser posts line ends as two characters.
        public AnswerLine ToLine() => new(Opinion, Answer, (Reason ?? "").Replace("\r\n", "\n", StringComparison.Ordinal));
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
