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

    [SupplyParameterFromForm(FormName = "extension")] private ExtensionForm? Asked { get; set; }

    [SupplyParameterFromForm(FormName = "refusal")] private RefusalForm? Refused { get; set; }

    private Guid Key => chosen?.Key ?? newKey;

    private string Address => $"{Here}?body={View.Body.Value}";

    // What was typed or read from a form goes before what is stored.
    private IReadOnlyList<AnswerRow> Rows =>
        [.. View.Points.Select(p => read?.FirstOrDefault(r => r.Point == p.Asked.Id) ?? Answered?.Rows.Find(r => r.Point == p.Asked.Id) ?? AnswerRow.Of(p.Entry))];

    protected override async Task OnInitializedAsync()
    {
        sender = (await person.FindAsync(CancellationToken.None))?.Person ?? default;
        notice = Answered is not null || Asked is not null ? null : Saved switch
        {
            "answers" => "办理情况已保存。",
            "evidence" => "佐证材料已上传。",
            "extension" => "延期申请已提出，等主任会议决定。",
            "refusal" => "改办申请已提出。",
            "back" => "报告已撤回。",
            "same" => "这份文件和办理情况已经报送过，没有另存版本。",
            _ => null,
        };
        chosen = (Chosen?.Key ?? Before) is { } c ? await uploads.FindAsync(sender, c, CancellationToken.None) : null;
        waiting = (Confirmed?.Key ?? File) is { } k ? await uploads.FindAsync(sender, k, CancellationToken.None) : null;
        if (waiting is not null && View.Next == HandlingPaperKind.SecondReport)
        {
            await using var content = uploads.Open(sender, waiting.Key);
            waitingHash = await HandlingFileHash.OfAsync(content, CancellationToken.None);
        }
    }

    private static bool IsNamed(string? token) => token is not null;

    /// <summary>What a second report has in common with the one that was not accepted; null when nothing (D-8.11).</summary>
    private string? Sameness => View.Next != HandlingPaperKind.SecondReport || waiting is null ? null
        : (waitingHash == View.RefusedFileHash, View.IsTableAsRefused) switch
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
            navigator.NavigateTo($"{Address}&saved=answers");
        }
    }

    // What was typed about the points is kept before anything else is done, if it can be.
    private async Task<IReadOnlyList<Obstacle>> KeepTypedAsync()
    {
        var mine = View.Points.Where(p => p.IsMine).ToDictionary(p => p.Asked.Id, p => p.Asked);
        var rows = Answered?.Rows ?? [];
        IReadOnlyList<Obstacle> wrong =
        [
            .. rows.Where(r => r.HasBadDay && mine.ContainsKey(r.Point)).Select(r => new Obstacle(
                HandlingRules.EveryPoint, $"{mine[r.Point].Name}的日期请写成 2026-09-30 这样。", OpinionHandling.FieldOf(mine[r.Point], "Day"))),
        ];
        List<AnswerEntry> entries = [.. rows.Select(r => r.ToEntry())];
        return wrong.Count > 0 ? wrong
            : entries.TrueForAll(e => View.Points.Any(p => p.Entry == e)) ? []
            : (await Get<KeepHandling>().RunAsync(View.Id, View.Body, entries, CancellationToken.None)).Obstacles;
    }

    private async Task AttachAsync()
    {
        if (Attached?.File is not { FileName.Length: > 0 } file)
        {
            problems = [new(HandlingRules.EveryPoint, "请选择佐证材料的文件。", "Evidence")];
            return;
        }

        await using var content = file.OpenReadStream();
        var outcome = await Get<AttachEvidence>().RunAsync(View.Id, View.Body, Attached.Point, new(Guid.CreateVersion7(), file.FileName, content), CancellationToken.None);
        notice = outcome.IsDone ? "佐证材料已上传。" : null;
        problems = [.. outcome.Obstacles.Select(o => o with { Field = "Evidence" }), .. await KeepTypedAsync()];
        if (problems.Count == 0)
        {
            navigator.NavigateTo($"{Address}&saved=evidence");
        }
    }

    // The rows of the Word form come into the fields; nothing is kept before 保存.
    private async Task ReadTableAsync()
    {
        if (Table?.File is not { Length: > 0 } file)
        {
            problems = [new(HandlingRules.FormFits, "请选择填好的表格。", "Table")];
            return;
        }

        await using var content = file.OpenReadStream();
        var form = HandlingFormReader.Read(content, HandlingFormCode.Of(View));
        problems = [.. form.Problems.Concat(HandlingFormCode.ForeignRows(View, form)).Select(p => new Obstacle(HandlingRules.FormFits, p, "Table"))];
        if (problems.Count == 0)
        {
            read = [.. HandlingFormCode.RowsOf(View, form)];
            problems = HandlingFormCode.ObstaclesOf(View, form);
            notice = problems.Count == 0 ? $"已从表格读入 {read.Count} 条，请核对后保存。" : null;
        }
    }

    // The answers are kept whatever the file is, and the file whatever the answers say.
    private async Task ChooseAsync()
    {
        var answers = await KeepTypedAsync();
        problems = [.. await KeepChosenAsync(), .. answers];
        if (problems.Count == 0)
        {
            navigator.NavigateTo($"{Address}&file={Chosen!.Key}#papers");
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
        if (View.Papers.Any(p => p.Id == form))
        {
            navigator.NavigateTo(ReceiptOf(form));
            return;
        }

        if (waiting is not { } file || View.Next is not { } kind)
        {
            problems = View.ToHandIn.Count > 0 ? View.ToHandIn : [new(HandlingRules.InOrder, "文件没有保存下来，或者已经报送，请刷新页面后重新选择。", "File")];
            return;
        }

        Outcome outcome;
        await using (var content = uploads.Open(sender, form))
        {
            outcome = await Get<HandInPaper>().RunAsync(View.Id, View.Body, kind, new(form, file.Name, content), CancellationToken.None);
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
        (await Get<FollowUpQueries>().FindForBodyAsync(View.Id, View.Body, CancellationToken.None))?.Papers.Any(p => p.Id == form) == true;

    private Task TakeBackAsync() => DoneAsync(Get<TakeBackReport>().RunAsync(View.Id, View.Body, CancellationToken.None), "back");

    private Task AskAsync() => AfterTypedAsync(() =>
        Get<AskExtension>().RunAsync(View.Id, View.Body, new(AnswerRow.DayOf(Asked!.Until), Asked.Reason ?? ""), CancellationToken.None), "extension");

    private Task RefuseAsync() => AfterTypedAsync(() => Get<RefusePoints>().RunAsync(
        View.Id, View.Body, Refused!.Reason ?? "", Refused.To is { } to ? new SupervisedBodyId(to) : null, CancellationToken.None), "refusal");

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
            navigator.NavigateTo($"{Address}&saved={what}");
        }
    }

    private string ReceiptOf(Guid paper) => IsOffice ? Address : $"/unit/opinions/{View.Id.Value}/receipt/{paper}";

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private string Next() => View switch
    {
        { IsOrgan: false, ToAnswer.Count: 0 } => $"请逐条填写本单位主办的意见，由{View.OrganName}汇总报送。",
        { IsOrgan: false } => View.ToAnswer[0].Message,
        { Next: HandlingPaperKind.Plan } => "请研究审议意见，报送研究处理方案。",
        { Next: HandlingPaperKind.Draft, Answerers.Count: > 0 } when View.Answered < View.Points.Count =>
            $"请{string.Join("、", View.Answerers.Where(a => a.Answered < a.Points.Count).Select(a => a.Name).DefaultIfEmpty("本单位"))}逐条填写办理情况，填齐后把研究处理情况报告送{View.Committee}征求意见。",
        { Next: HandlingPaperKind.Draft } => $"请逐条填写办理情况，把研究处理情况报告送{View.Committee}征求意见。",
        { Next: HandlingPaperKind.Report, State: OpinionState.Commented } => "工委已反馈意见，请修改完善后提交研究处理情况报告。",
        { Next: HandlingPaperKind.Report } => $"{View.Committee}正在研究征求意见稿；有反馈或者反馈期限届满后，提交研究处理情况报告。",
        { Next: HandlingPaperKind.RectificationPlan } => "报告不予接受，请报送整改方案。",
        { Next: HandlingPaperKind.SecondReport } => "请整改到位，更新逐条办理情况，再次报告。",
        { State: OpinionState.Accepted } when View.ToAnswer.Count == 0 => "报告已被接受；没有办结的意见继续办理，办理进展请在下面更新。",
        { State: OpinionState.Accepted } => "报告已被接受。",
        { State: OpinionState.Closed } => "办理已经终结。",
        _ => "报告已提交，等主任会议决定。",
    };
}
