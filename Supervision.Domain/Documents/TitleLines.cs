namespace Supervision.Domain.Documents;

/// <summary>Breaks a title by sense into lines shaped as a trapezium or a rhombus (标题回行：词意完整、梯形或菱形).</summary>
public static class TitleLines
{
    /// <summary>Characters of 22 points that fit into 156 mm, with one to spare.</summary>
    public const int MostCharacters = 19;

    private const string NeverFirst = "，、。；：！？》〉）”’】的";
    private const string NeverLast = "《〈（“‘【";

    private static readonly string[] LawEnds = ["法", "条例", "规定", "办法"];

    /// <summary>Words that occur in nearly every title and must not be torn.</summary>
    private static readonly string[] Whole =
    [
        "中华人民共和国", "审议意见", "执法检查", "人民政府", "人民法院", "人民检察院", "监察委员会", "人民代表大会", "常务委员会", "乡村振兴",
        "关于", "报告", "情况", "工作", "建设", "发展", "管理", "保护", "实施", "贯彻", "落实", "执行", "预算", "教育",
        "生态", "环境", "监督", "整改", "资产", "债务", "审计", "问题", "条例", "规划", "完成", "开展", "推进", "促进", "医共体",
        "县域", "全县", "全区", "全市", "义务", "养老", "安全", "生产", "就业", "营商", "产业", "农村", "农业", "水污染", "防治法", "防治",
        "代表", "计划", "工程", "省政府", "市政府", "县政府", "组成部门", "财政", "专项", "行动", "服务", "能力", "履职", "决议", "决定", "决算",
        "草案", "精神", "行政", "事业", "国有", "综合", "项目", "建议", "意见", "办理", "基层", "医疗", "文化", "科技",
    ];

    /// <summary>The lines; one when the title fits.</summary>
    public static IReadOnlyList<string> Of(string title)
    {
        var least = (DocumentText.Halves(title) + (2 * MostCharacters) - 1) / (2 * MostCharacters);
        if (least <= 1)
        {
            return [title];
        }

        // One line more is tried as well: what tears no word is worth a line.
        return Enumerable.Range(least, 2)
            .Select(count => Best(title, count))
            .Where(found => found.Lines.Count > 0)
            .OrderBy(found => found.Cost)
            .Select(found => found.Lines)
            .FirstOrDefault() ?? Cut(title);
    }

    private static (IReadOnlyList<string> Lines, int Cost) Best(string title, int count)
    {
        var places = Enumerable.Range(1, title.Length - 1).Select(i => (Place: i, Cost: CostAt(title, i)))
            .Where(p => p.Cost is not null).ToDictionary(p => p.Place, p => p.Cost!.Value);
        (IReadOnlyList<string> Lines, int Cost) best = ([], int.MaxValue);
        foreach (var cuts in count > 4 ? [] : Choose(title, places.Keys.Order().ToList(), count - 1))
        {
            var lines = Split(title, cuts);
            var cost = cuts.Sum(c => places[c]) + CostOfShape([.. lines.Select(DocumentText.Halves)]);
            best = cost < best.Cost ? (lines, cost) : best;
        }

        return best;
    }

    /// <summary>All ways to cut so that each line fits; titles are short, so there are few.</summary>
    private static IEnumerable<List<int>> Choose(string title, List<int> places, int cuts, int from = 0)
    {
        if (cuts == 0)
        {
            return Fits(title[from..]) ? [[]] : [];
        }

        return places.SkipWhile(place => place <= from)
            .TakeWhile(place => Fits(title[from..place]))
            .SelectMany(place => Choose(title, places, cuts - 1, place).Select(rest => (List<int>)[place, .. rest]));
    }

    private static bool Fits(string line) => DocumentText.Halves(line) <= 2 * MostCharacters;

    /// <summary>What a break before this character costs; null where none may be.</summary>
    private static int? CostAt(string title, int place)
    {
        var (before, after) = (title[place - 1], title[place]);
        if (NeverFirst.Contains(after) || NeverLast.Contains(before) || char.IsLowSurrogate(after)
            || (char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after)) || IsInsideWord(title, place))
        {
            return null;
        }

        return (IsInsideMarks(title[..place]) ? 8 : 0) + (IsInsideLaw(title, place) ? 24 : 0) + before switch
        {
            '的' or '、' or '，' or '》' => 0,
            _ when after is '和' or '与' or '及' || EndsAt(title, "以来", place) => 1,
            _ when Whole.Any(w => StartsAt(title, w, place) || EndsAt(title, w, place)) => 3,
            _ => 8,
        };
    }

    /// <summary>What is quoted or named inside the title is better left whole.</summary>
    private static bool IsInsideMarks(string before) =>
        before.Count(c => c is '“' or '〈') > before.Count(c => c is '”' or '〉');

    /// <summary>The name of a law stays on one line; the long titles of reports between the same marks may be broken.</summary>
    private static bool IsInsideLaw(string title, int place)
    {
        var from = title.LastIndexOf('《', place - 1);
        var to = from < 0 ? -1 : title.IndexOf('》', from);
        return to >= place && to - from < MostCharacters && LawEnds.Any(end => title[..to].EndsWith(end, StringComparison.Ordinal));
    }

    private static bool IsInsideWord(string title, int place) => Whole.Any(word =>
        Enumerable.Range(1, word.Length - 1).Any(offset => StartsAt(title, word, place - offset)));

    private static bool StartsAt(string title, string word, int place) =>
        place >= 0 && string.CompareOrdinal(title, place, word, 0, word.Length) == 0;

    private static bool EndsAt(string title, string word, int place) => StartsAt(title, word, place - word.Length);

    private static int CostOfShape(int[] widths)
    {
        var turn = Array.IndexOf(widths, widths.Max());
        var grows = Enumerable.Range(1, turn).All(i => widths[i] >= widths[i - 1]);
        var shrinks = Enumerable.Range(turn + 1, widths.Length - turn - 1).All(i => widths[i] <= widths[i - 1]);
        return widths.Sum(w => widths.Max() - w) / 2            // lines of like length
            + (widths.Min() * 2 < widths.Max() ? 12 : 0)        // no line by itself
            + (widths.Min() == widths.Max() ? 2 : 0)            // a rectangle is no shape
            + (grows && shrinks ? 0 : 20)                       // an hourglass never
            + (widths.Length * 3);
    }

    private static IReadOnlyList<string> Split(string title, List<int> cuts) =>
        [.. cuts.Prepend(0).Zip(cuts.Append(title.Length), (from, to) => title[from..to])];

    /// <summary>Where no sense can be found, for instance a title of 200 characters without a word we know.</summary>
    private static List<string> Cut(string title)
    {
        List<string> lines = [""];
        foreach (var rune in title.EnumerateRunes())
        {
            // One mark may still follow in the place that is kept free.
            var places = DocumentText.Halves(lines[^1]) + 2;
            if (places > (NeverFirst.Contains(rune.ToString(), StringComparison.Ordinal) ? 2 : 0) + (2 * MostCharacters))
            {
                lines.Add("");
            }

            lines[^1] += rune.ToString();
        }

        return lines;
    }
}
