using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>Numbers that skip or come twice in a statute: shown with their lines, never mended (D-6.5).</summary>
internal static class LawNumbering
{
    public static IEnumerable<LawProblem> Problems(IReadOnlyList<LawLine> lines, Func<int, int> lineOf) =>
        Articles(lines, lineOf).Concat(Headings(lines, lineOf)).Concat(Items(lines, lineOf)).OrderBy(p => p.Line);

    private static IEnumerable<LawProblem> Articles(IReadOnlyList<LawLine> lines, Func<int, int> lineOf)
    {
        Dictionary<ArticleNumber, int> seen = [];
        ArticleNumber? before = null;
        foreach (var line in lines.Where(l => l.Kind == ProvisionKind.Article))
        {
            var at = lineOf(line.Order);
            if (seen.TryGetValue(line.Article, out var earlier))
            {
                yield return new(at, $"{line.Article.Words}出现两次（第 {earlier} 行、第 {at} 行）。");
            }
            else if (before is { } known && !line.Article.Follows(known))
            {
                yield return new(at, Gap(known, line.Article));
            }
            else if (before is null && line.Article != new ArticleNumber(1, 0))
            {
                yield return new(at, $"从{line.Article.Words}开始，前面没有第一条。");
            }

            seen.TryAdd(line.Article, at);
            before = line.Article;
        }
    }

    private static string Gap(ArticleNumber before, ArticleNumber now) =>
        now.Sub == 0 && now.Number == before.Number + 2 ? $"{before.Words}之后是{now.Words}，缺{new ArticleNumber(before.Number + 1, 0).Words}。"
        : now.Sub == 0 && now.Number > before.Number + 2
            ? $"{before.Words}之后是{now.Words}，缺{new ArticleNumber(before.Number + 1, 0).Words}至{new ArticleNumber(now.Number - 1, 0).Words}。"
        : $"{before.Words}之后是{now.Words}，次序不对。";

    // Sections begin anew in each chapter; chapters may begin anew in each part.
    private static IEnumerable<LawProblem> Headings(IReadOnlyList<LawLine> lines, Func<int, int> lineOf)
    {
        foreach (var siblings in lines.Where(l => l.Number > 0 && l.Kind is >= ProvisionKind.Part and <= ProvisionKind.Section).GroupBy(l => l.Kind))
        {
            LawLine? before = null;
            foreach (var line in siblings)
            {
                if (line.Number != (before?.Number ?? 0) + 1 && !(line.Number == 1 && before is not null && before.Under != line.Under))
                {
                    yield return new(lineOf(line.Order), before is null
                        ? $"从“{line.Text}”开始，前面没有第一{Unit(line.Kind)}。"
                        : $"第{ChineseNumber.Of(before.Number)}{Unit(line.Kind)}之后是“{line.Text}”，次序不对。");
                }

                before = line;
            }
        }
    }

    private static IEnumerable<LawProblem> Items(IReadOnlyList<LawLine> lines, Func<int, int> lineOf)
    {
        var before = 0;
        foreach (var line in lines)
        {
            if (line.Kind == ProvisionKind.Item)
            {
                if (line.Number != before + 1)
                {
                    yield return new(lineOf(line.Order), before == 0
                        ? $"项从（{ChineseNumber.Of(line.Number)}）开始，前面没有（一）。"
                        : $"（{ChineseNumber.Of(before)}）之后是（{ChineseNumber.Of(line.Number)}），次序不对。");
                }

                before = line.Number;
            }
            else if (line.Kind is not (ProvisionKind.Subitem or ProvisionKind.Note))
            {
                before = 0;
            }
        }
    }

    private static string Unit(ProvisionKind kind) => kind switch
    {
        ProvisionKind.Part => "编",
        ProvisionKind.Subpart => "分编",
        ProvisionKind.Chapter => "章",
        _ => "节",
    };
}
