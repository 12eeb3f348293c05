using Microsoft.AspNetCore.Components;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Documents;
using Supervision.Web.Features.Opinions.FollowUp;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Opinions.Unit;

/// <summary>The forms of a body's handling (研究处理): what was typed stays when it is refused; a reload never posts again.</summary>
public sealed partial class HandlingDesk(IServiceProvider services, WaitingUploads uploads, CurrentPerson person, NavigationManager navigator) : ComponentBase
{
    private readonly Guid newKey = Guid.CreateVersion7();
    private WaitingUpload? waiting;
    private WaitingUpload? chosen;
    private string waitingHash = "";
    private PersonId sender;
    private IReadOnlyList<Obstacle> problems = [];
    private IReadOnlyList<AnswerRow>? read;
    private string? notice;
    private UnitHandling? current;

    [Parameter, EditorRequired] public required UnitHandling View { get; set; }

    /// <summary>Address of the page without query.</summary>
    [Parameter, EditorRequired] public required string Here { get; set; }

    /// <summary>True when the Office enters for the body (代录).</summary>
    [Parameter] public bool IsOffice { get; set; }

    [SupplyParameterFromQuery(Name = "file")] private Guid? File { get; set; }

    [SupplyParameterFromQuery(Name = "chosen")] private Guid? Before { get; set; }

    [SupplyParameterFromQuery(Name = "saved")] private string? Saved { get; set; }

    [SupplyParameterFromQuery(Name = "ask")] private string? Ask { get; set; }

    // Comes with whatever is sent.
    [SupplyParameterFromForm] private AnswersForm? Answered { get; set; }

    [SupplyParameterFromForm(FormName = "choose")] private FileForm? Chosen { get; set; }

    [SupplyParameterFromForm(FormName = "evidence")] private FileForm? Attached { get; set; }

    [SupplyParameterFromForm(FormName = "table")] private FileForm? Table { get; set; }

    [SupplyParameterFromForm(FormName = "hand-in")] private KeyForm? Confirmed { get; set; }

    [SupplyParameterFromForm(FormName = "take-back", Name = "__RequestVerificationToken")] private string? TakenBack { get; set; }

    // What was typed for a request comes with whatever is sent, as the answers do.
    [SupplyParameterFromForm] private ExtensionForm? Asked { get; set; }

    [SupplyParameterFromForm] private RefusalForm? Refused { get; set; }

    /// <summary>The form that was sent.</summary>
    [SupplyParameterFromForm(Name = "_handler")] private string? Posted { get; set; }

    /// <summary>The handling as it is now: read anew when something was kept and the page is not left.</summary>
    private UnitHandling Shown => current ?? View;

    // Typed but not sent: the page is not left, or it would be lost.
    private bool HasTypedRequest => !string.IsNullOrWhiteSpace(Asked?.Reason) || !string.IsNullOrWhiteSpace(Asked?.Until) || !string.IsNullOrWhiteSpace(Refused?.Reason) || Refused?.To is not null;

    private Guid Key => chosen?.Key ?? newKey;

    private string Address => $"{Here}?body={Shown.Body.Value}";

    // What was typed or read from a form goes before what is stored.
    private IReadOnlyList<AnswerRow> Rows =>
        [.. Shown.Points.Select(p => read?.FirstOrDefault(r => r.Point == p.Asked.Id) ?? Typed(p) ?? AnswerRow.Of(p.Entry))];

    // A point that was not touched in this form shows what is saved, also when somebody saved it since.
    private AnswerRow? Typed(UnitPoint point) => Answered?.Rows.Find(r => r.Point == point.Asked.Id) is { } row && !(row.ToEntry().Token == row.Began && !row.HasBadDay) ? row : null;

    protected override async Task OnInitializedAsync()
    {
        sender = (await person.FindAsync(CancellationToken.None))?.Person ?? default;
        notice = Answered is not null || Asked is not null ? null : NoticeOf(Saved);
        chosen = (Chosen?.Key ?? Before) is { } c ? await uploads.FindAsync(sender, c, CancellationToken.None) : null;
        waiting = (Confirmed?.Key ?? File) is { } k ? await uploads.FindAsync(sender, k, CancellationToken.None) : null;
        if (waiting is not null && Shown.Next == HandlingPaperKind.SecondReport)
        {
            await using var content = uploads.Open(sender, waiting.Key);
            waitingHash = await HandlingFileHash.OfAsync(content, CancellationToken.None);
        }
    }

    private static string? NoticeOf(string? saved) => saved switch
    {
        "answers" => "办理情况已保存。",
        "evidence" => "佐证材料已上传。",
        "extension" => "延期申请已提出，等主任会议决定。",
        "refusal" => "改办申请已提出。",
        "back" => "报告已撤回。",
        "same" => "这份文件和办理情况已经报送过，没有另存版本。",
        _ => null,
    };

    private static bool IsNamed(string? token) => token is not null;

    /// <summary>What a second report has in common with the one that was not accepted; null when nothing (D-8.11).</summary>
    private string? Sameness => Shown.Next != HandlingPaperKind.SecondReport || waiting is null ? null
        : (waitingHash == Shown.RefusedFileHash, Shown.IsTableAsRefused) switch
        {
            (true, true) => "这份文件和逐条办理情况都与不予接受的报告相同，不能报送。",
            (true, false) => "这份文件与不予接受的报告是同一个文件，请核对是否选错。",
            (false, true) => "逐条办理情况与不予接受的报告完全相同，请核对是否需要更新。",
            _ => null,
        };

    private async Task KeepAsync()
    {
        problems = await KeepTypedAsync();
        if (problems.Count == 0)
        {
            await LeaveAsync("answers");
        }
    }

    // A reload must not post again, so the page is left for its own address; but a request that was typed and not sent stays where it is.
    private async Task LeaveAsync(string saved)
    {
        if (!HasTypedRequest)
        {
            navigator.NavigateTo($"{Address}&saved={saved}");
            return;
        }

        await ReadAnewAsync();
        notice = $"{NoticeOf(saved)}下面填写的申请还没有提出。";
    }

    private async Task ReadAnewAsync()
    {
        current = await Get<FollowUpQueries>().FindForBodyAsync(Shown.Id, Shown.Body, CancellationToken.None);
        Answered = null;
    }

    // What was typed about the points is kept before anything else is done, if it can be.
    private async Task<IReadOnlyList<Obstacle>> KeepTypedAsync()
    {
        var mine = Shown.Points.Where(p => p.IsMine).ToDictionary(p => p.Asked.Id, p => p.Asked);
        var rows = Answered?.Rows ?? [];
        IReadOnlyList<Obstacle> wrong =
        [
            .. rows.Where(r => r.HasBadDay && mine.ContainsKey(r.Point)).Select(r => new Obstacle(
                HandlingRules.EveryPoint, $"{mine[r.Point].Name}的日期请写成 2026-09-30 这样。", OpinionHandling.FieldOf(mine[r.Point], "Day"))),
        ];
        List<AnswerEntry> entries = [.. rows.Select(r => r.ToEntry())];
        return wrong.Count > 0 ? wrong
            : entries.TrueForAll(e => Shown.Points.Any(p => p.Entry == e)) ? []
            : (await Get<KeepHandling>().RunAsync(Shown.Id, Shown.Body, entries, Began(rows), CancellationToken.None)).Obstacles;
    }

    private static Dictionary<Guid, string> Began(IEnumerable<AnswerRow> rows) =>
        rows.Where(r => r.Began is { Length: > 0 }).DistinctBy(r => r.Point).ToDictionary(r => r.Point, r => r.Began!);

    private async Task AttachAsync()
    {
        if (Attached?.File is not { FileName.Length: > 0 } file)
        {
            problems = [new(HandlingRules.EveryPoint, "请选择佐证材料的文件。", "Evidence")];
            return;
        }

        await using var content = file.OpenReadStream();
        var outcome = await Get<AttachEvidence>().RunAsync(Shown.Id, Shown.Body, Attached.Point, new(Guid.CreateVersion7(), file.FileName, content), CancellationToken.None);
        notice = outcome.IsDone ? "佐证材料已上传。" : null;
        problems = [.. outcome.Obstacles.Select(o => o with { Field = "Evidence" }), .. await KeepTypedAsync()];
        if (problems.Count == 0)
        {
            await LeaveAsync("evidence");
        }
    }

    // The rows of the Word form come into the fields; nothing is kept before 保存.
    private async Task ReadTableAsync()
    {
        if (Table?.File is not { FileName.Length: > 0 } file)
        {
            problems = [new(HandlingRules.FormFits, "还没有选择文件，请选择填好的表格。", "Table")];
            return;
        }

        await using var content = file.OpenReadStream();
        var form = HandlingFormReader.Read(content, HandlingFormCode.Of(Shown));
        problems = [.. form.Problems.Concat(HandlingFormCode.ForeignRows(Shown, form)).Select(p => new Obstacle(HandlingRules.FormFits, p, "Table"))];
        if (problems.Count == 0)
        {
            read = [.. HandlingFormCode.RowsOf(Shown, form).Where(r => !r.ToEntry().IsEmpty).Select(r => r.Over(Rows.First(t => t.Point == r.Point)))];
            problems = read.Count == 0 ? [new(HandlingRules.FormFits, "这份表格还没有填写，没有读入内容；页面上已填写的没有改动。", "Table")] : HandlingFormCode.ObstaclesOf(Shown, form);
            notice = problems.Count == 0 ? $"已从表格读入 {read.Count} 条，表格里空着的没有改动；请核对后保存。" : null;
        }
    }

    // The answers are kept whatever the file is, and the file whatever the answers say.
    private async Task ChooseAsync()
    {
        var answers = await KeepTypedAsync();
        problems = [.. await KeepChosenAsync(), .. answers];
        if (problems.Count == 0 && !HasTypedRequest)
        {
            navigator.NavigateTo($"{Address}&file={chosen!.Key}#papers");
        }
        else if (problems.Count == 0)
        {
            await ReadAnewAsync();
            (waiting, notice) = (chosen, "文件已选好，请核对后报送。下面填写的申请还没有提出。");
        }
    }

    private async Task<IReadOnlyList<Obstacle>> KeepChosenAsync()
    {
        if (Chosen?.File is not { FileName.Length: > 0 } file)
        {
            return chosen is not null ? [] : [new(HandlingRules.InOrder, "请选择要报送的文件。", "File")];
        }

        await using var content = file.OpenReadStream();
        var outcome = await uploads.KeepAsync(sender, Chosen.Key, file.FileName, content, CancellationToken.None);
        chosen = outcome.Value ?? chosen;
        return outcome.Obstacles;
    }

    // A second press finds the paper of the first one.
    private async Task HandInAsync()
    {
        var form = Confirmed!.Key;
        if (Shown.Papers.Any(p => p.Id == form))
        {
            navigator.NavigateTo(ReceiptOf(form));
            return;
        }

        if (waiting is not { } file || Shown.Next is not { } kind)
        {
            problems = Shown.ToHandIn.Count > 0 ? Shown.ToHandIn : [new(HandlingRules.InOrder, "文件没有保存下来，或者已经报送，请刷新页面后重新选择。", "File")];
            return;
        }

        Outcome outcome;
        await using (var content = uploads.Open(sender, form))
        {
            outcome = await Get<HandInPaper>().RunAsync(Shown.Id, Shown.Body, kind, new(form, file.Name, content), CancellationToken.None);
        }

        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            uploads.Forget(sender, form);
            navigator.NavigateTo(await IsKeptAsync(form) ? ReceiptOf(form) : $"{Address}&saved=same");
        }
    }

    // The same file once more leaves no paper of its own, so there is no receipt to show (D-17.27).
    private async Task<bool> IsKeptAsync(Guid form) =>
        (await Get<FollowUpQueries>().FindForBodyAsync(Shown.Id, Shown.Body, CancellationToken.None))?.Papers.Any(p => p.Id == form) == true;

    private Task TakeBackAsync() => DoneAsync(Get<TakeBackReport>().RunAsync(Shown.Id, Shown.Body, CancellationToken.None), "back");

    private Task AskAsync() => AfterTypedAsync(() =>
        Get<AskExtension>().RunAsync(Shown.Id, Shown.Body, new(AnswerRow.DayOf(Asked!.Until), Asked.Reason ?? ""), CancellationToken.None), "extension");

    private Task RefuseAsync() => AfterTypedAsync(() => Get<RefusePoints>().RunAsync(
        Shown.Id, Shown.Body, Refused!.Reason ?? "", Refused.To is { } to ? new SupervisedBodyId(to) : null, CancellationToken.None), "refusal");

    private async Task AfterTypedAsync(Func<Task<Outcome>> act, string what)
    {
        problems = await KeepTypedAsync();
        if (problems.Count == 0)
        {
            await DoneAsync(act(), what);
        }
    }

    private async Task DoneAsync(Task<Outcome> act, string what)
    {
        problems = (await act).Obstacles;
        if (problems.Count == 0)
        {
            (Asked, Refused) = (what == "extension" ? null : Asked, what == "refusal" ? null : Refused);
            await LeaveAsync(what);
        }
    }

    private string ReceiptOf(Guid paper) => IsOffice ? Address : $"/unit/opinions/{Shown.Id.Value}/receipt/{paper}";

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private string Next() => Shown switch
    {
        { IsOrgan: false, ToAnswer.Count: 0 } => $"请逐条填写本单位主办的意见，由{Shown.OrganName}汇总报送。",
        { IsOrgan: false } => Shown.ToAnswer[0].Message,
        { Next: HandlingPaperKind.Plan } => "请研究审议意见，报送研究处理方案。",
        { Next: HandlingPaperKind.Draft, Answerers.Count: > 0 } when Shown.Answered < Shown.Points.Count =>
            $"请{string.Join("、", Shown.Answerers.Where(a => a.Answered < a.Points.Count).Select(a => a.Name).DefaultIfEmpty("本单位"))}逐条填写办理情况，填齐后把研究处理情况报告送{Shown.Committee}征求意见。",
        { Next: HandlingPaperKind.Draft } => $"请逐条填写办理情况，把研究处理情况报告送{Shown.Committee}征求意见。",
        { Next: HandlingPaperKind.Report, State: OpinionState.Commented } => "工委已反馈意见，请修改完善后提交研究处理情况报告。",
        { Next: HandlingPaperKind.Report } => $"{Shown.Committee}正在研究征求意见稿；有反馈或者反馈期限届满后，提交研究处理情况报告。",
        { Next: HandlingPaperKind.RectificationPlan } => "报告不予接受，请报送整改方案。",
        { Next: HandlingPaperKind.SecondReport } => "请整改到位，更新逐条办理情况，再次报告。",
        { State: OpinionState.Accepted } when Shown.ToAnswer.Count == 0 => "报告已被接受；没有办结的意见继续办理，办理进展请在下面更新。",
        { State: OpinionState.Accepted } => "报告已被接受。",
        { State: OpinionState.Closed } => "办理已经终结。",
        _ => "报告已提交，等主任会议决定。",
    };
}
