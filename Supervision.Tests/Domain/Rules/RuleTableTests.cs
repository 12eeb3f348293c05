using Supervision.Domain.Documents;
using Supervision.Domain.Rules;
using Supervision.Web.App;

namespace Supervision.Tests.Domain.Rules;

/// <summary>Defaults and ranges are those of the table D-14.2, for the keys that exist.</summary>
public sealed class RuleTableTests
{
    private static readonly Dictionary<string, (string Default, int Least, int Most)> Numbers = new(StringComparer.Ordinal)
    {
        ["report.draft_days"] = ("20", 20, 40),
        ["report.revised_days"] = ("10", 10, 20),
        ["report.members_days"] = ("7", 7, 15),
        ["report.opinions_days"] = ("30", 20, 60),
        ["report.comment_days"] = ("5", 2, 10),
        ["report.council_days"] = ("5", 0, 15),
        ["report.workcommittee_days"] = ("3", 0, 15),
        ["sitting.notice_days"] = ("7", 3, 30),
        ["sitting.max_gap_days"] = ("60", 60, 60),
        ["opinion.notes_close_days"] = ("2", 0, 10),
        ["opinion.compile_wd"] = ("5", 1, 15),
        ["opinion.dispatch_days"] = ("7", 1, 30),
        ["opinion.receipt_deemed_days"] = ("3", 1, 15),
        ["opinion.plan_months"] = ("1", 0, 3),
        ["opinion.answer_months"] = ("3", 1, 12),
        ["opinion.comment_lead_days"] = ("20", 5, 40),
        ["opinion.comment_silence_days"] = ("10", 3, 30),
        ["opinion.second_report_months"] = ("2", 1, 6),
        ["opinion.publish_days"] = ("20", 5, 60),
        ["file.max_mb"] = ("50", 1, 200),
    };

    private static readonly Dictionary<string, string> Defaults = new(StringComparer.Ordinal)
    {
        ["report.urgent_exempt"] = "true",
        ["quorum.base"] = "in_office",
        ["opinion.dispatch_from"] = "council_approval",
        ["opinion.answer_from"] = "receipt",
        ["opinion.attribute"] = "false",
        ["deadline.shift_weekend"] = "true",
        ["deadline.before_inclusive"] = "true",
        ["deadline.office_hours"] = "off",
    };

    [Fact]
    public void Given_the_catalogue_When_compared_with_D_14_2_Then_numbers_and_ranges_agree() => Assert.Empty(
        from rule in RuleCatalog.Rules
        where Numbers.TryGetValue(rule.Key, out var wanted) && (rule.Default, rule.Least, rule.Most) != wanted
        select $"{rule.Key}: {rule.Default} ({rule.Least}–{rule.Most})");

    [Fact]
    public void Given_the_catalogue_When_compared_with_D_14_2_Then_choices_and_flags_agree() => Assert.Empty(
        from rule in RuleCatalog.Rules where Defaults.TryGetValue(rule.Key, out var wanted) && rule.Default != wanted select rule.Key);

    [Theory]
    [InlineData("deadline.shift_weekend")]
    [InlineData("deadline.before_inclusive")]
    [InlineData("deadline.office_hours")]
    [InlineData("file.max_mb")]
    [InlineData("sitting.notice_days")]
    [InlineData("quorum.base")]
    public void Given_a_key_of_this_issue_When_asked_Then_it_exists(string key) => Assert.Contains(RuleCatalog.Rules, r => r.Key == key);

    [Theory]
    [InlineData("28.5", "285")]
    [InlineData("28", "280")]
    [InlineData("28.55", "28.55")]
    [InlineData("宽", "宽")]
    public void Given_the_pitch_in_points_When_typed_and_read_Then_kept_in_tenths(string typed, string kept)
    {
        var pitch = DocumentRules.LinePitch;

        Assert.Equal(kept, pitch.Kept(typed));
        Assert.Equal("28.0 磅", pitch.Words(pitch.Default));
        Assert.Contains("在 28.0 到 28.9 磅之间，现在填的是 29.0", Assert.Single(pitch.ObstaclesTo("290")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.opinions_days")]
    [InlineData("opinion.comment_lead_days")]
    [InlineData("opinion.comment_silence_days")]
    public void Given_days_the_law_does_not_name_When_their_source_is_read_Then_it_is_our_own_D_14_2(string key) =>
        Assert.StartsWith("本系统约定", RuleCatalog.Find(key).Clause.Source, StringComparison.Ordinal);

    [Fact]
    public void Given_versions_When_asked_for_a_day_Then_the_one_in_force_then()
    {
        var rule = Rule.OfNumber("x.days", "测试", RuleClauses.NextDay, 3, 1, 12, "个月");
        var first = RuleVersion.Shipped(rule, DateTimeOffset.UnixEpoch);
        var second = RuleVersion.Next(first, new("2", new(2026, 8, 1), "决定", "理由"), "某", DateTimeOffset.UnixEpoch);
        var book = new RuleBook([first, second]);

        Assert.Equal((3, 2), (book.InForce(rule, new(2026, 7, 31)).Count, book.InForce(rule, new(2026, 8, 1)).Count));
    }
}
