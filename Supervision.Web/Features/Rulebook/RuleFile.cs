using System.Globalization;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Rulebook;

/// <summary>A line of a rules file as it was understood.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Now">Its value here.</param>
/// <param name="Wanted">The value in the file.</param>
/// <param name="Seen">Number of the version here.</param>
public sealed record RuleFileLine(Rule Rule, string Now, string Wanted, int Seen)
{
    public bool IsSame => Now == Wanted;
}

/// <summary>What a rules file holds: its lines, or the problems by row.</summary>
public sealed record RuleFileReading(IReadOnlyList<RuleFileLine> Lines, IReadOnlyList<string> Problems);

/// <summary>All rules as one file, for another county or as a copy (D-14.2).</summary>
public static class RuleFile
{
    private const string Key = "代码";
    private const string Value = "内容";
    private static readonly string[] Headings = [Key, "名称", Value, "含义", "可设范围", "施行日", "版本", "依据"];

    /// <summary>The workbook; the last row says when and by whom it was made.</summary>
    public static byte[] Write(IReadOnlyList<RuleLine> lines, DateTimeOffset now, string who) => SheetWriter.Xlsx("规则",
    [
        Headings,
        .. lines.Select(l => (IReadOnlyList<object?>)
        [
            l.Rule.Key, l.Rule.Name, l.Rule.Kind == RuleKind.Number ? l.Current.Count : l.Current.Value, l.Rule.Words(l.Current.Value), l.Range,
            l.Current.EffectiveFrom, l.Current.Number, l.Current.Source,
        ]),
        ["", $"共 {lines.Count} 条；导出时间 {now.Clock()}，{who}", "", "", "", "", "", ""],
    ]);

    /// <summary>Reads a file against the rules here. Rows without code are skipped; a wrong row is named.</summary>
    public static RuleFileReading Read(Stream content, IReadOnlyList<RuleLine> here)
    {
        var read = SheetReader.Read(content);
        if (read.Sheet is not { } sheet)
        {
            return new([], [.. read.Problems.Select(p => p.ToString())]);
        }

        var (key, value) = (IndexOf(sheet, Key), IndexOf(sheet, Value));
        if (key < 0 || value < 0)
        {
            return new([], [$"缺少“{(key < 0 ? Key : Value)}”一列。请用本系统导出的规则文件。"]);
        }

        List<RuleFileLine> lines = [];
        List<string> problems = [];
        foreach (var row in sheet.Rows.Where(r => r.Cells[key].Length > 0))
        {
            Take(row, row.Cells[key], row.Cells[value].TrimStart('\''), here, lines, problems);
        }

        return new(lines, problems);
    }

    private static int IndexOf(Sheet sheet, string heading) =>
        sheet.Headings.Select((h, i) => (h, i)).Where(x => x.h == heading).Select(x => x.i).DefaultIfEmpty(-1).First();

    private static void Take(
        SheetRow row, string key, string value, IReadOnlyList<RuleLine> here, List<RuleFileLine> lines, List<string> problems)
    {
        if (here.FirstOrDefault(l => l.Rule.Key == key) is not { } line)
        {
            problems.Add($"第 {row.Number} 行：没有代码为“{Short(key)}”的规则。");
            return;
        }

        var wanted = Understood(line.Rule, value);
        var wrong = line.Rule.ObstaclesTo(wanted);
        problems.AddRange(wrong.Select(o => $"第 {row.Number} 行：{o.Message}"));
        if (lines.Exists(l => l.Rule.Key == key))
        {
            problems.Add($"第 {row.Number} 行：“{line.Rule.Name}”列了两次。");
        }
        else if (wrong.Count == 0)
        {
            lines.Add(new(line.Rule, line.Versions[0].Value, wanted, line.Versions[0].Number));
        }
    }

    // People write what they read: 是, 17:30, 20.0.
    private static string Understood(Rule rule, string value) => rule.Kind switch
    {
        RuleKind.Flag => value switch { "是" or "TRUE" or "True" => "true", "否" or "FALSE" or "False" => "false", _ => value },
        RuleKind.Choice => rule.Choices.ContainsKey(value) ? value : rule.Choices.FirstOrDefault(c => c.Value == value).Key ?? value,
        RuleKind.Number when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number) && Math.Abs(number) < 1_000_000 =>
            ((int)number).ToString(CultureInfo.InvariantCulture),
        _ => value,
    };

    private static string Short(string text) => text.Length > 30 ? text[..30] + "…" : text;
}

/// <summary>The file to download.</summary>
internal static class RuleExports
{
    public static void MapRuleExports(this IEndpointRouteBuilder app) =>
        app.MapGet("/settings/rules/export.xlsx", ExportAsync).RequireAuthorization(Permissions.ReadRules);

    private static async Task<IResult> ExportAsync(RuleQueries queries, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var all = await queries.AllAsync(stop);
        var who = (await person.FindAsync(stop))?.Name ?? "";
        return Results.File(
            RuleFile.Write(all.Rules, clock.GetUtcNow(), who), SheetWriter.XlsxType,
            string.Create(CultureInfo.InvariantCulture, $"规则_{clock.Today():yyyyMMdd}.xlsx"));
    }
}
