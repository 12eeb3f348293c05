using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>What an import would do with one row.</summary>
/// <param name="Number">Row in the file.</param>
/// <param name="Text">The question.</param>
/// <param name="What">新增, 已有 or 有误.</param>
/// <param name="Detail">What is wrong.</param>
public sealed record QuestionRow(int Number, string Text, string What, string Detail)
{
    /// <summary>The column in which it is wrong; empty when it is no single one.</summary>
    public string Column { get; init; } = "";

    /// <summary>第 7 行“答案”列：单选题只有一个答案.</summary>
    public string Words => Number == 0 ? Detail : $"第 {Number} 行{(Column.Length > 0 ? $"“{Column}”列" : "")}：{Detail}";
}

/// <summary>What an import would do.</summary>
public sealed record QuestionPreview(IReadOnlyList<QuestionRow> Rows)
{
    public int Added => Rows.Count(r => r.What == "新增");

    /// <summary>Rows of the file with something wrong; one row may have several.</summary>
    public int BadRows => Problems.Select(p => p.Number).Distinct().Count();

    public IReadOnlyList<QuestionRow> Problems => [.. Rows.Where(r => r.What == "有误")];

    public string Words => $"将新增 {Added} 题，已有 {Rows.Count(r => r.What == "已有")} 题，{(Problems.Count == 0 ? "没有问题" : $"{BadRows} 行有误")}";
}

/// <summary>The columns of the template; also what an import looks for.</summary>
internal static class QuestionColumns
{
    public static readonly string[] Options = ["选项A", "选项B", "选项C", "选项D", "选项E", "选项F"];

    private static readonly string[] Required = ["题型", "题目", "答案"];

    public static IReadOnlyList<string> All { get; } = ["题型", "部分", "题目", .. Options, "答案", "依据"];

    /// <summary>The template: headings, and lists to choose from.</summary>
    public static byte[] Template() => SheetWriter.Xlsx("题库", [[.. All.Select(c => (object?)c)]], new Dictionary<int, IReadOnlyList<string>>
    {
        [0] = [.. Enum.GetValues<QuestionKind>().Select(k => k.Word())],
        [1] = [.. Enum.GetValues<QuestionPart>().Select(p => p.Word())],
    });

    public static (IReadOnlyDictionary<string, int> Places, IReadOnlyList<RowProblem> Problems) Find(Sheet sheet)
    {
        var headings = sheet.Headings.Select(h => h.Trim('*', '＊', ' ')).ToList();
        var places = All.Where(headings.Contains).ToDictionary(c => c, c => headings.IndexOf(c), StringComparer.Ordinal);
        return (places, [.. Required.Where(r => !places.ContainsKey(r)).Select(r => new RowProblem(0, $"没有找到“{r}”一列。请下载模板填写，或者把表头改为“{r}”。"))]);
    }
}

/// <summary>Turns rows of a file into questions.</summary>
internal static class QuestionReading
{
    /// <summary>Every row with what would become of it, and the questions of the good ones.</summary>
    public static async Task<(QuestionPreview Preview, IReadOnlyList<QuestionEntry> Entries)> RunAsync(SupervisionDb db, Stream content, CancellationToken stop)
    {
        var reading = SheetReader.Read(content);
        var (places, missing) = reading.Sheet is { } sheet ? QuestionColumns.Find(sheet) : (new Dictionary<string, int>(StringComparer.Ordinal), reading.Problems);
        List<QuestionRow> rows = [.. missing.Select(p => new QuestionRow(p.Row, "", "有误", p.Message))];
        List<QuestionEntry> entries = [];
        var known = (await db.ExamQuestions.AsNoTracking().Where(q => q.RetiredOn == null).Select(q => new { q.Kind, q.Text }).ToListAsync(stop))
            .Select(q => (q.Kind, q.Text)).ToHashSet();
        foreach (var row in missing.Count == 0 ? reading.Sheet!.Rows : [])
        {
            string Cell(string heading) => places.TryGetValue(heading, out var place) ? row.Cells[place].Trim() : "";
            var (entry, problems) = EntryOf(Cell);
            rows.AddRange(problems.Select(p => new QuestionRow(row.Number, Cell("题目"), "有误", p.Cause) { Column = p.Column }));
            if (problems.Count > 0)
            {
                continue;
            }

            var isNew = known.Add((entry!.Kind, entry.Text));
            rows.Add(new(row.Number, entry.Text, isNew ? "新增" : "已有", ""));
            if (isNew)
            {
                entries.Add(entry);
            }
        }

        return (new(rows), entries);
    }

    private static (QuestionEntry? Entry, IReadOnlyList<(string Column, string Cause)> Problems) EntryOf(Func<string, string> cell)
    {
        if (Enum.GetValues<QuestionKind>().Where(k => k.Word() == cell("题型") || k.Word() == cell("题型") + "题").Select(k => (QuestionKind?)k).FirstOrDefault() is not { } kind)
        {
            return (null, [("题型", cell("题型").Length == 0 ? "没有填写，应当是单选题、多选题、判断题之一。" : $"写的是“{cell("题型")}”，应当是单选题、多选题、判断题之一。")]);
        }

        if (cell("部分").Length > 0 && !Enum.GetValues<QuestionPart>().Any(p => p.Word() == cell("部分")))
        {
            return (null, [("部分", $"写的是“{cell("部分")}”，应当是公共法律、岗位法律之一。")]);
        }

        var part = cell("部分") == QuestionPart.Post.Word() ? QuestionPart.Post : QuestionPart.General;
        List<string> given = [.. QuestionColumns.Options.Select(cell)];
        if (kind != QuestionKind.TrueFalse && given.Select((o, i) => (o, i)).Any(x => x.o.Length == 0 && given.Skip(x.i).Any(later => later.Length > 0)))
        {
            var gap = QuestionColumns.Options[given.FindIndex(o => o.Length == 0)];
            return (null, [(gap, "中间有空的选项，请从选项A起连续填写。")]);
        }

        QuestionEntry entry = new(
            kind, part, cell("题目"), kind == QuestionKind.TrueFalse ? [] : [.. given.Where(o => o.Length > 0)], AnswerOf(kind, cell("答案")), cell("依据"));
        return (entry, [.. entry.Obstacles().Select(o => (ColumnOf(o.Field), CauseOf(o, cell)))]);
    }

    private static string ColumnOf(string? field) => field switch
    {
        nameof(QuestionEntry.Text) => "题目",
        nameof(QuestionEntry.Options) => "选项",
        nameof(QuestionEntry.Answer) => "答案",
        _ => "",
    };

    // What was written stands in the sentence, so that the row is found without counting.
    private static string CauseOf(Obstacle obstacle, Func<string, string> cell) =>
        obstacle.Field == nameof(QuestionEntry.Answer) && cell("答案").Length > 0 ? $"写的是“{cell("答案")}”。{obstacle.Message}"
        : obstacle.Field == nameof(QuestionEntry.Answer) ? $"没有填写。{obstacle.Message}" : obstacle.Message;

    // A、C or ACD; 正确 or √ for true or false; full-width letters are read too.
    private static string AnswerOf(QuestionKind kind, string text) => kind == QuestionKind.TrueFalse
        ? text switch { "正确" or "对" or "√" or "A" => "A", "错误" or "错" or "×" or "B" => "B", _ => "" }
        : string.Concat(SheetText.Plain(text).ToUpperInvariant().Where(c => c is not ('、' or ',' or '，' or ' ' or ';' or '；')));
}

/// <summary>Shows what a file of questions would do, without writing anything (导入预览).</summary>
[Demands(Permissions.RunExams)]
public sealed class PreviewQuestions(AppointeeActing acting)
{
    public async Task<QuestionPreview> RunAsync(Stream content, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RunExams, a => a.IsPersonnel || a.IsSystem, stop);
        await using var context = db;
        return (await QuestionReading.RunAsync(db, content, stop)).Preview;
    }
}

/// <summary>Imports questions (导入题库); with a bad row nothing is written, unless it was chosen to take the good ones.</summary>
[Demands(Permissions.RunExams)]
public sealed class ImportQuestions(AppointeeActing acting)
{
    public async Task<Outcome<QuestionPreview>> RunAsync(Stream content, bool goodRowsOnly, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RunExams, a => a.IsPersonnel || a.IsSystem, stop);
        await using var context = db;
        var (preview, entries) = await QuestionReading.RunAsync(db, content, stop);
        if (preview.Problems.Count > 0 && (!goodRowsOnly || entries.Count == 0))
        {
            return Outcome<QuestionPreview>.Refused(
                [.. preview.Problems.Select(p => new Obstacle(AppointeeRules.Exam, p.Words, "File"))]);
        }

        db.ExamQuestions.AddRange(entries.Select(e => ExamQuestion.Of(new(Guid.CreateVersion7()), e)));
        db.Tell(MatterRef.House, $"导入任前法律考试题库 {entries.Count} 题{(preview.Problems.Count > 0 ? $"，{preview.BadRows} 行有误没有导入" : "")}");
        await db.SaveChangesAsync(stop);
        return Outcome<QuestionPreview>.Done(preview);
    }
}

/// <summary>Takes a question out of the bank (停用); papers drawn before keep it.</summary>
[Demands(Permissions.RunExams)]
public sealed class RetireQuestion(AppointeeActing acting)
{
    public async Task<Outcome> RunAsync(ExamQuestionId id, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RunExams, a => a.IsPersonnel || a.IsSystem, stop);
        await using var context = db;
        if (await db.ExamQuestions.SingleOrDefaultAsync(q => q.Id == id, stop) is not { } question)
        {
            return Outcome.Refused(new Obstacle(AppointeeRules.Exam, "没有找到这道题。"));
        }

        question.Retire(db.Clock.Today());
        db.Tell(MatterRef.House, "停用任前法律考试题库 1 题");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
