namespace Supervision.Domain.Rules;

/// <summary>All versions of all rules (规则), and which of them holds on a day.</summary>
public sealed class RuleBook(IEnumerable<RuleVersion> versions)
{
    private const int LongestText = 1000;

    private readonly ILookup<string, RuleVersion> byKey = versions.ToLookup(v => v.Key, StringComparer.Ordinal);

    /// <summary>The version in force on the day that decides (D-14.1); the shipped one when the day lies before all.</summary>
    /// <exception cref="KeyNotFoundException">The rule has no version: the database was not seeded.</exception>
    public RuleVersion InForce(Rule rule, DateOnly day)
    {
        var all = byKey[rule.Key].OrderBy(v => v.EffectiveFrom).ThenBy(v => v.Number).ToList();
        return all.LastOrDefault(v => v.EffectiveFrom <= day)
            ?? all.FirstOrDefault()
            ?? throw new KeyNotFoundException($"No version of rule {rule.Key}.");
    }

    /// <summary>All versions of a rule, the newest first.</summary>
    public IReadOnlyList<RuleVersion> VersionsOf(Rule rule) => [.. byKey[rule.Key].OrderByDescending(v => v.Number)];

    /// <summary>The book as it would be with further versions, to see what they change.</summary>
    public RuleBook With(IEnumerable<RuleVersion> more) => new([.. byKey.SelectMany(v => v), .. more]);

    /// <summary>Why this change cannot be entered; empty when it can (D-14.2, D-14.3). A mistake in a version to come is corrected by
    /// one from the same day or later.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToNext(Rule rule, RuleChange change, DateOnly today)
    {
        var last = VersionsOf(rule) is [var newest, ..] ? newest : null;
        return
        [
            .. ObstaclesToEnter(rule, change, today),
            .. last is not null && change.EffectiveFrom < last.EffectiveFrom
                ? [new(RuleClauses.NextDay, $"“{rule.Name}”第 {last.Number} 版自{last.EffectiveFrom:yyyy年M月d日}起施行，新版本不能早于它。", nameof(RuleChange.EffectiveFrom))]
                : Array.Empty<Obstacle>(),
            .. last is not null && last.Value == change.Value
                ? [new(RuleClauses.WithReason, $"“{rule.Name}”现在就是 {rule.Words(change.Value)}，没有变化。", nameof(RuleChange.Value))]
                : Array.Empty<Obstacle>(),
        ];
    }

    /// <summary>Why this change cannot be entered, whatever versions there are.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToEnter(Rule rule, RuleChange change, DateOnly today)
    {
        List<Obstacle> obstacles = [.. rule.ObstaclesTo(change.Value)];
        if (change.EffectiveFrom <= today)
        {
            obstacles.Add(new(RuleClauses.NextDay, "规则的新版本最早从明天起施行，请改施行日期。", nameof(RuleChange.EffectiveFrom)));
        }

        obstacles.AddRange(ObstaclesToText(change.Source, "请填写依据，例如主任会议决定的次数和日期。", nameof(RuleChange.Source)));
        obstacles.AddRange(ObstaclesToText(change.Reason, "请填写修改理由。", nameof(RuleChange.Reason)));
        return obstacles;
    }

    private static IEnumerable<Obstacle> ObstaclesToText(string text, string missing, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new(RuleClauses.WithReason, missing, field);
        }
        else if (text.Length > LongestText)
        {
            yield return new(RuleClauses.WithReason, $"最多 {LongestText} 个字，现在有 {text.Length} 个字。", field);
        }
    }
}

/// <summary>The clauses about rules themselves.</summary>
public static class RuleClauses
{
    public static readonly Clause NextDay = new("RUL-01", "规则的修改最早自次日起施行。", "本系统约定"); // D-14.2

    public static readonly Clause ByCouncil = new("RUL-05", "规则的修改由主任会议决定。", "本系统约定"); // D-14.2

    public static readonly Clause Known = new("RUL-03", "规则以系统列出的为准。", "本系统约定"); // D-14.1

    public static readonly Clause OneVersion = new("RUL-04", "规则的版本逐次增加，不重号。", "本系统约定"); // D-14.1

    public static readonly Clause WithReason = new("RUL-02", "规则只以新版本修改，写明依据和理由。", "本系统约定"); // D-14.1
}
