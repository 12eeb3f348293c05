namespace Supervision.Domain.Inspections;

/// <summary>What became of an article from the earlier inspection to this one.</summary>
public enum ComplianceTrend
{
    /// <summary>提高: the rate rose.</summary>
    Better,

    /// <summary>降低: the rate fell.</summary>
    Worse,

    /// <summary>持平: rate and 不符合 are the same.</summary>
    Level,

    /// <summary>符合率持平，不符合增加.</summary>
    LevelWorse,

    /// <summary>符合率持平，不符合减少.</summary>
    LevelBetter,

    /// <summary>无法比较: one of both has no rate.</summary>
    Unknown,

    /// <summary>没有对应的条文: the other version of the law has no such article.</summary>
    Alone,
}

/// <summary>One article now and in the earlier inspection; both are tied by the comparison of the two versions, never by the bare number.</summary>
/// <param name="Article">第三十五条, as the present version numbers it; of a struck one as the earlier version did.</param>
/// <param name="Summary">Its first words.</param>
/// <param name="Before">Earlier checks; null when it was not on that list.</param>
/// <param name="Now">Checks now; null when it is not on this list.</param>
public sealed record ComparedArticle(string Article, string Summary, ComplianceFigures? Before, ComplianceFigures? Now)
{
    /// <summary>原第三十四条 where the earlier version numbers it otherwise; empty where it does not.</summary>
    public string Formerly { get; init; } = "";

    /// <summary>False of an article that the other version does not have.</summary>
    public bool HasCounterpart { get; init; } = true;

    /// <summary>What became of it.</summary>
    public ComplianceTrend Trend => !HasCounterpart ? ComplianceTrend.Alone
        : (Before?.Rate, Now?.Rate) is not ({ } before, { } now) ? ComplianceTrend.Unknown
        : now > before ? ComplianceTrend.Better : now < before ? ComplianceTrend.Worse
        : Grown > 0 ? ComplianceTrend.LevelWorse : Grown < 0 ? ComplianceTrend.LevelBetter : ComplianceTrend.Level;

    /// <summary>提高 12.50 个百分点; 降低 …; 持平; 符合率持平，不符合增加 2; 无法比较; of one without a counterpart which version lacks it.</summary>
    public string Change => Trend switch
    {
        ComplianceTrend.Better => $"提高 {Now!.Rate - Before!.Rate:0.00} 个百分点",
        ComplianceTrend.Worse => $"降低 {Before!.Rate - Now!.Rate:0.00} 个百分点",
        ComplianceTrend.Level => "持平",
        ComplianceTrend.LevelWorse => $"符合率持平，不符合增加 {Grown}",
        ComplianceTrend.LevelBetter => $"符合率持平，不符合减少 {-Grown}",
        ComplianceTrend.Alone => Now is null ? "本次的文本里没有对应的条文" : "上次的文本里没有对应的条文",
        _ => "无法比较",
    };

    /// <summary>66.67%（符合 8…）; of what was not on a list so.</summary>
    public static string WordsOf(ComplianceFigures? figures) =>
        figures is null ? "不在清单" : figures.Checks == 0 ? ComplianceFigures.Unchecked : $"{figures.RateWords}（{figures.CountWords}）";

    private int Grown => Now!.NotCompliant - Before!.NotCompliant;
}

/// <summary>Pairs the articles of two inspections of one law.</summary>
public static class ComparedArticles
{
    /// <summary>All articles of both lists in the order of the present version, those that only one version has last where they were struck.</summary>
    /// <param name="before">The earlier inspection.</param>
    /// <param name="now">This one.</param>
    /// <param name="places">Where each article of the earlier version stands in the present one; struck ones are not in it.</param>
    public static IReadOnlyList<ComparedArticle> Of(ComplianceTable before, ComplianceTable now, IReadOnlyDictionary<int, ArticleChoice> places)
    {
        var mine = now.Rows.ToDictionary(r => r.Item.Line);
        var known = places.Values.Select(p => p.Line).ToHashSet();
        var earlier = before.Rows.Select(r => (Row: r, Place: places.GetValueOrDefault(r.Item.Line))).ToList();
        var met = earlier.Select(e => e.Place?.Line).ToHashSet();
        return
        [
            .. earlier.Where(e => e.Place is not null)
                .Select(e => (e.Place!.Line, Compared: Paired(e.Row, e.Place, mine.GetValueOrDefault(e.Place.Line))))
                .Concat(now.Rows.Where(r => !met.Contains(r.Item.Line))
                    .Select(r => (r.Item.Line, Compared: new ComparedArticle(r.Item.Article.Words, r.Item.Summary, null, r.All) { HasCounterpart = known.Contains(r.Item.Line) })))
                .OrderBy(p => p.Line).Select(p => p.Compared),
            .. earlier.Where(e => e.Place is null)
                .Select(e => new ComparedArticle(e.Row.Item.Article.Words, e.Row.Item.Summary, e.Row.All, null) { HasCounterpart = false }),
        ];
    }

    private static ComparedArticle Paired(ComplianceRow before, ArticleChoice place, ComplianceRow? now) => new(place.Number.Words, place.Summary, before.All, now?.All)
    {
        Formerly = before.Item.Article == place.Number ? "" : $"原{before.Item.Article.Words}",
    };
}

/// <summary>A follow-up inspection beside the one it follows (监督法第三十七条).</summary>
/// <param name="Earlier">The one it follows up.</param>
/// <param name="EarlierLaw">The version of the law by which that one went.</param>
/// <param name="Law">The version by which this one goes.</param>
/// <param name="Rows">All articles of both lists.</param>
public sealed record InspectionComparison(LawInspection Earlier, string EarlierLaw, string Law, IReadOnlyList<ComparedArticle> Rows)
{
    /// <summary>Articles that both versions have.</summary>
    public IReadOnlyList<ComparedArticle> Paired => [.. Rows.Where(r => r.HasCounterpart)];

    /// <summary>Articles that only one of the versions has.</summary>
    public IReadOnlyList<ComparedArticle> Alone => [.. Rows.Where(r => !r.HasCounterpart)];

    /// <summary>Both versions by name; one where they are the same.</summary>
    public string Laws => EarlierLaw == Law ? $"两次都按{Law}检查。"
        : $"上次按{EarlierLaw}检查，本次按{Law}检查；条文按两个文本的内容对应，条号有变化的注明原来的条号。";

    /// <summary>How many articles went which way.</summary>
    public string Answer =>
        $"与{Earlier.Dossier}（{Earlier.Title}）逐条对照：提高 {Count(ComplianceTrend.Better)} 条，降低 {Count(ComplianceTrend.Worse)} 条，持平 {Count(ComplianceTrend.Level)} 条，"
            + Some(ComplianceTrend.LevelWorse, "符合率持平而不符合增加") + Some(ComplianceTrend.LevelBetter, "符合率持平而不符合减少")
            + $"无法比较 {Count(ComplianceTrend.Unknown)} 条{(Alone.Count > 0 ? $"，没有对应的条文 {Alone.Count} 条" : "")}。";

    private int Count(ComplianceTrend trend) => Rows.Count(r => r.Trend == trend);

    private string Some(ComplianceTrend trend, string words) => Count(trend) is > 0 and var count ? $"{words} {count} 条，" : "";
}
