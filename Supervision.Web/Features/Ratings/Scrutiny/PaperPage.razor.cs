using Microsoft.AspNetCore.Components;
using Supervision.Domain.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;

namespace Supervision.Web.Features.Ratings.Scrutiny;

/// <summary>Keying in the sheets of the box, and their check against the hand tally (纸票录入, screens 4.7).</summary>
public sealed partial class PaperPage(RatingQueries queries, KeySheet key, CheckPaper check, PaperStation station, NavigationManager navigator) : ComponentBase
{
    private RoundView? view;
    private IReadOnlyList<Obstacle> problems = [];
    private IReadOnlyList<Obstacle> checkProblems = [];
    private IReadOnlyList<Obstacle> unreadableProblems = [];
    private bool needsPassword;
    private string told = "";

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "sheet")] public SheetInput? Sheet { get; set; }

    [SupplyParameterFromForm(FormName = "unreadable", Name = "Seen")] public string? Seen { get; set; }

    [SupplyParameterFromForm(FormName = "hand")] public HandInput? Hand { get; set; }

    private PaperStation Station => station;

    private RatingRound Round => view!.Round;

    private IReadOnlyList<(string Sign, string Words)> Choices =>
    [
        .. Round.Content.Method.Grades.Select((g, i) => (BallotMarks.Sign((byte)i).ToString(), g.Name)),
        .. Round.Content.Ballot.HasAbstain ? [("A", "弃权")] : Array.Empty<(string, string)>(),
        ("-", "未选"), ("X", "多选"),
    ];

    private IReadOnlyList<(int Place, string Words)> Sums =>
    [
        .. Round.Content.Method.Grades.Select((g, i) => (i, g.Name)), (-1, "无效"),
        .. Round.Content.Ballot.HasAbstain || Round.Content.Ballot.BlankAbstains ? [(-2, "弃权")] : Array.Empty<(int, string)>(),
    ];

    private string CheckWords => Round.Paper is not { } done ? "请手工统计票箱里的纸票，逐格填写。"
        : done.Agrees ? "录入与手工计数一致。"
        : string.Join("；", done.Differences.Select(p => $"{PlaceName(p)}：录入 {PaperNote.Words(Round, done.Keyed[p])}；手工 {PaperNote.Words(Round, done.Hand[p])}")) + $"。请两位复核原票；已签名 {done.SignedBy.Length}/2。";

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        if (view is null)
        {
            navigator.NotFound();
        }
    }

    private async Task LoadAsync() => view = await queries.FindForStationAsync(new(Id), CancellationToken.None);

    private string PlaceName(int place) => PaperNote.PlaceName(Round, place);

    private int[] Cells(Tally tally) => [.. Sums.Select(s => s.Place switch { -1 => tally.Invalid, -2 => tally.Abstained, var grade => tally.Votes[grade] })];

    private string DigitWords => string.Join(" ", Round.Content.Method.Grades.Select((g, i) => $"{i + 1} {g.Name}"))
        + (Round.Content.Ballot.HasAbstain ? $" {Round.Form.Grades + 1} 弃权" : "") + " 0 多选无效 - 未选";

    // The digits fill the sheet; a scrutineer looks at sheet and screen before it is keyed in (screens 4.7).
    private void Fill(string digits)
    {
        if (digits.Trim().Length == 0)
        {
            told = "票号已读入，请输入选项。";
            return;
        }

        var signs = digits.Where(c => !char.IsWhiteSpace(c)).Select(SignOf).ToList();
        if (signs.Count != Round.Form.Length || signs.Contains(null))
        {
            // Marks of the sheet before must not stand under this code.
            Sheet!.Marks = null;
            problems = [new(RatingRules.ProperBallot, $"应当是 {Round.Form.Length} 个数字（{DigitWords}），请再输一次。", "Digits")];
            return;
        }

        Sheet!.Marks = signs.Select((s, i) => (s, i)).ToDictionary(x => x.i, x => x.s!);
        Sheet.Digits = null;
        told = "请对照纸票核对下面的每一格，无误后点“录入下一张”。";
    }

    private string? SignOf(char digit) => digit switch
    {
        '0' => "X",
        '-' => "-",
        >= '1' and <= '9' when digit - '1' < Round.Form.Grades => BallotMarks.Sign((byte)(digit - '1')).ToString(),
        _ when digit - '1' == Round.Form.Grades && Round.Content.Ballot.HasAbstain => "A",
        _ => null,
    };

    private async Task KeyAsync()
    {
        Sheet ??= new();

        // A scanner ends the code with Enter: whatever stands in the form by then was typed under another code, for another sheet.
        if (!IsOneSheet(Sheet.Code, Sheet.For))
        {
            (Sheet.Marks, Sheet.Digits, told) = (null, null, "票号已读入，请对照这张纸票输入选项。");
            return;
        }

        // Digits are looked at in the grid first, whichever button was pressed.
        if (Sheet.Go == "fill" || !string.IsNullOrWhiteSpace(Sheet.Digits))
        {
            Fill(Sheet.Digits ?? "");
            return;
        }

        var marks = Enumerable.Range(0, Round.Form.Length).Select(i => MarkOf(Sheet.Marks?.GetValueOrDefault(i))).ToArray();
        if (marks.Any(m => m is null))
        {
            problems = [new(RatingRules.ProperBallot, "每一格都要录入：没有选的录“未选”，选了几个的录“多选”。", "Digits")];
            return;
        }

        var outcome = await key.RunAsync(new(Id), AfterSlash(Sheet.Code ?? ""), [.. marks.Select(m => m!.Value)], CancellationToken.None);
        problems = outcome.Obstacles;
        if (!outcome.IsDone)
        {
            // Whatever was wrong with this sheet, the next one begins empty.
            (Sheet.Marks, Sheet.Digits) = (null, null);
            return;
        }

        (Sheet, told) = (null, "已录入一张。");
        await LoadAsync();
    }

    private async Task UnreadableAsync()
    {
        if (Seen != "yes")
        {
            unreadableProblems = [new(RatingRules.SumsAgree, "请监票人先看过这张票，勾选以后再登记。", "Seen")];
            return;
        }

        var outcome = await key.UnreadableAsync(new(Id), CancellationToken.None);
        (problems, told) = (outcome.Obstacles, outcome.IsDone ? "一张票号读不出，已计入收回和无效。" : "");
        await LoadAsync();
    }

    private async Task TakeBackAsync()
    {
        var outcome = await key.TakeBackUnreadableAsync(new(Id), CancellationToken.None);
        (problems, told) = (outcome.Obstacles, outcome.IsDone ? "已撤回一张。" : "");
        await LoadAsync();
    }

    private async Task CheckAsync()
    {
        var cells = Enumerable.Range(0, Round.Form.Length * Sums.Count).Select(i => Hand?.Cells?.GetValueOrDefault(i) ?? 0).ToArray();
        var outcome = await check.RunAsync(new(Id), new([.. cells.Chunk(Sums.Count).Select(TallyOf)], Hand?.Unreadable ?? 0, Hand?.Password), CancellationToken.None);
        checkProblems = outcome.Obstacles;
        needsPassword = checkProblems.Any(o => o.Field == "Password");
        await LoadAsync();
    }

    private Tally TallyOf(int[] cells)
    {
        var grades = Round.Form.Grades;
        return new([.. cells.Take(grades)], cells[grades], cells.Length > grades + 1 ? cells[grades + 1] : 0);
    }

    private byte? MarkOf(string? sign) => sign == "X" ? Mark.Spoiled : BallotMarks.One(sign ?? "", Round.Form);

    private static bool IsOneSheet(string? code, string? read) => string.Equals(Plain(code), Plain(read), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string? code) => string.Concat(AfterSlash(code ?? "").Where(char.IsLetterOrDigit));

    // A scanner types the whole address of the QR code.
    private static string AfterSlash(string code) => code[(code.LastIndexOf('/') + 1)..];

    /// <summary>One sheet as typed.</summary>
    public sealed class SheetInput
    {
        public string? Code { get; set; }

        /// <summary>The code that the form was shown with: marks and digits belong to this sheet, not to one that is scanned over them.</summary>
        public string? For { get; set; }

        /// <summary>The marks as a row of digits.</summary>
        public string? Digits { get; set; }

        /// <summary>Which button was pressed.</summary>
        public string? Go { get; set; }

        public Dictionary<int, string>? Marks { get; set; }
    }

    /// <summary>The hand tally, cell by cell.</summary>
    public sealed class HandInput
    {
        public Dictionary<int, int>? Cells { get; set; }

        /// <summary>Sheets whose code cannot be read.</summary>
        public int? Unreadable { get; set; }

        /// <summary>The own password, to sign a difference.</summary>
        public string? Password { get; set; }
    }
}
