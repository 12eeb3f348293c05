using System.Globalization;
using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Plans.Import;

/// <summary>Reads a published plan from a table (计划导入): pure, writes nothing, every problem with its row.</summary>
public static class PlanImport
{
    /// <summary>The preview of a table under a mapping of its columns.</summary>
    public static ImportPreview Read(ImportTable table, ColumnMap map, ImportContext context)
    {
        List<ImportProblem> problems = [.. map.Problems()];
        var (fileYear, yearProblems) = YearOf(table, map);
        problems.AddRange(yearProblems);
        var year = context.Year ?? fileYear;
        if (year is null && yearProblems.Count == 0)
        {
            problems.Add(new(0, "文件里没有年度，请选择导入为哪一年的计划。"));
        }

        var lines = problems.Count > 0 ? [] : new RowReader(map, context, problems).Read(table.Rows);
        return new(year, fileYear, SourceOf(table, map), lines, problems, Warnings(year, fileYear, context), Names(lines, context));
    }

    private static (int? Year, List<ImportProblem> Problems) YearOf(ImportTable table, ColumnMap map)
    {
        List<ImportProblem> problems = [];
        int? found = null;
        foreach (var row in table.Rows)
        {
            var text = PlanText.Narrow(map.Cell(row, PlanColumn.Year)).TrimEnd('年', '度');
            if (text.Length == 0)
            {
                continue;
            }

            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !SensibleYear.Is(year))
            {
                problems.Add(new(row.Number, $"年度“{Short(text)}”不是四位年份，请改正。"));
            }
            else if (found is { } first && first != year)
            {
                problems.Add(new(row.Number, $"年度是 {year}，前面是 {first}。一个文件只能有一个年度，请分开导入。"));
            }

            found ??= year == 0 ? null : year;
        }

        return (problems.Count == 0 ? found : null, problems);
    }

    private static string SourceOf(ImportTable table, ColumnMap map) =>
        table.Rows.Select(r => map.Cell(r, PlanColumn.SourceTitle)).FirstOrDefault(t => t.Length > 0) ?? "";

    private static List<ImportProblem> Warnings(int? year, int? fileYear, ImportContext context)
    {
        List<ImportProblem> warnings = [];
        if (year is { } target && !context.Terms.Any(t => t.First <= target && (t.Last is null || target <= t.Last)))
        {
            warnings.Add(new(0, $"{target}年不在已登记的任期之内，请核对年度。"));
        }

        if (fileYear is { } written && year is { } chosen && written != chosen)
        {
            warnings.Add(new(0, $"文件里写的是 {written} 年，将作为 {chosen} 年的计划导入。"));
        }

        return warnings;
    }

    private static List<OpenName> Names(IReadOnlyList<ImportLine> lines, ImportContext context)
    {
        var (bodies, committees) = (Bodies(context), Committees(context));
        return
        [
            .. from pair in lines.SelectMany(l => l.Content.Committees.Select(c => c.Name)).GroupBy(n => n, StringComparer.Ordinal)
               where committees.Find(pair.Key) is null
               select new OpenName(NameSort.Committee, pair.Key, pair.Count(), committees.Suggest(pair.Key)),
            .. from pair in lines.SelectMany(l => l.Content.Bodies.Select(b => b.Name)).GroupBy(n => n, StringComparer.Ordinal)
               where bodies.Find(pair.Key) is null
               select new OpenName(NameSort.Body, pair.Key, pair.Count(), bodies.Suggest(pair.Key)),
        ];
    }

    // What an earlier import mapped by hand is known from the lines it left.
    internal static NameList Bodies(ImportContext context) => new(context.Bodies, context.Existing
        .SelectMany(e => e.Content.Bodies).Where(b => b.Body is not null)
        .DistinctBy(b => b.Name, StringComparer.Ordinal).ToDictionary(b => b.Name, b => b.Body!.Value.Value, StringComparer.Ordinal));

    internal static NameList Committees(ImportContext context) => new(context.Committees, context.Existing
        .SelectMany(e => e.Content.Committees).Where(c => c.Committee is not null)
        .DistinctBy(c => c.Name, StringComparer.Ordinal).ToDictionary(c => c.Name, c => c.Committee!.Value.Value, StringComparer.Ordinal));

    internal static string Short(string text) => text.Length > 30 ? text[..30] + "…" : text;
}
