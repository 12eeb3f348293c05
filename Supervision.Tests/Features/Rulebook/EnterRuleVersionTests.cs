using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Features.Rulebook;

namespace Supervision.Tests.Features.Rulebook;

/// <summary>A rule changes only by a new version, from tomorrow, with source and reason (D-14).</summary>
public sealed class EnterRuleVersionTests
{
    private static readonly RuleChange Eight = new("8", new(2026, 6, 2), "2026年第六次主任会议", "预留印制时间");

    [Fact]
    public async Task Given_tomorrow_and_a_reason_When_entered_Then_version_2_and_the_first_stays()
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office, name: "李文静");
        var outcome = await office.Get<EnterRuleVersion>().RunAsync("sitting.notice_days", Eight, 1, default);
        var line = (await office.Get<RuleQueries>().AllAsync(default)).Rules.Single(r => r.Rule.Key == "sitting.notice_days");

        Assert.Equal(2, outcome.Value);
        Assert.Equal(("7", "8", 2), (line.Current.Value, line.Coming!.Value, line.Versions.Count));
        await using var db = await app.OpenAsync();
        Assert.Contains("李文静", (await db.AuditEntries.OrderBy(e => e.Sequence).LastAsync()).Actor, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", "2026-06-02", "决定", "理由", "应当在 3 到 30 日之间", "Value")]
    [InlineData("八", "2026-06-02", "决定", "理由", "请填写整数", "Value")]
    [InlineData("8", "2026-06-01", "决定", "理由", "最早从明天起", "EffectiveFrom")]
    [InlineData("8", "2026-06-02", " ", "理由", "请填写依据", "Source")]
    [InlineData("8", "2026-06-02", "决定", "", "请填写修改理由", "Reason")]
    public async Task Given_a_wrong_field_When_entered_Then_its_message_and_nothing_saved(string value, string from, string source, string reason, string words, string field)
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office);
        var outcome = await office.Get<EnterRuleVersion>().RunAsync(
            "sitting.notice_days", new(value, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), source, reason), 1, default);

        var obstacle = Assert.Single(outcome.Obstacles);
        Assert.Contains(words, obstacle.Message, StringComparison.Ordinal);
        Assert.Equal(field, obstacle.Field);
        await using var db = await app.OpenAsync();
        Assert.Equal(1, await db.RuleVersions.CountAsync(v => v.Key == "sitting.notice_days"));
    }

    [Fact]
    public void Given_D_16_37_When_a_statutory_period_is_shortened_Then_refused_and_longer_is_accepted()
    {
        var rule = RuleCatalog.Rules.FirstOrDefault(r => r.Key == "report.draft_days")
            ?? Rule.OfStatute("report.draft_days", "报告送征求意见", CalendarRules.Before, 20, 40, "日");
        var obstacle = Assert.Single(RuleBook.ObstaclesToEnter(rule, new("15", new(2026, 6, 2), "决定", "理由"), new(2026, 6, 1)));

        Assert.Contains("法定期限不得缩短", obstacle.Message, StringComparison.Ordinal);
        Assert.Empty(RuleBook.ObstaclesToEnter(rule, new("25", new(2026, 6, 2), "决定", "理由"), new(2026, 6, 1)));
        var shipped = RuleVersion.Shipped(rule, DateTimeOffset.UnixEpoch);
        var stricter = RuleVersion.Next(shipped, new("25", new(2026, 6, 2), "决定", "理由"), "某", DateTimeOffset.UnixEpoch);
        Assert.Equal((false, true), (Line(rule, shipped).IsStricter(shipped), Line(rule, shipped).IsStricter(stricter)));
    }

    [Fact]
    public void Given_D_16_36_When_months_change_on_1_August_Then_earlier_receipts_keep_theirs()
    {
        var rule = RuleCatalog.Rules.FirstOrDefault(r => r.Key == "opinion.answer_months")
            ?? Rule.OfNumber("opinion.answer_months", "研究处理期限", CalendarRules.Shift, 3, 1, 12, "个月");
        var shipped = RuleVersion.Shipped(rule, DateTimeOffset.UnixEpoch);
        var book = new RuleBook([shipped, RuleVersion.Next(shipped, new("2", new(2026, 8, 1), "决定", "理由"), "某", DateTimeOffset.UnixEpoch)]);
        Deadline Due(DateOnly received) =>
            Domain.Calendar.Calendars.Counting().After(new("签收", received), book.InForce(rule, received), PeriodUnit.Month);

        Assert.Equal((new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 8)), (Due(new(2026, 7, 5)).Raw, Due(new(2026, 7, 5)).Day));
        Assert.Equal((new DateOnly(2026, 10, 3), new DateOnly(2026, 10, 8)), (Due(new(2026, 8, 3)).Raw, Due(new(2026, 8, 3)).Day));
        Assert.NotEmpty(RuleBook.ObstaclesToEnter(rule, new("13", new(2026, 8, 1), "决定", "理由"), new(2026, 6, 1)));
    }

    [Fact]
    public async Task Given_somebody_was_faster_When_entered_Then_told_so()
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office, name: "李文静");
        await office.Get<EnterRuleVersion>().RunAsync("sitting.notice_days", Eight, 1, default);
        var outcome = await office.Get<EnterRuleVersion>().RunAsync("sitting.notice_days", Eight with { Value = "9" }, 1, default);

        Assert.Contains("李文静刚刚录入了第 2 版", Assert.Single(outcome.Obstacles).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.WorkCommitteeHead)]
    [InlineData(Role.CouncilMember)]
    [InlineData(Role.BodyLiaison)]
    public async Task Given_another_role_When_entered_Then_refused(Role role)
    {
        await using var app = await TestApp.StartAsync();
        await using var acting = await app.AsAsync(role);

        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<EnterRuleVersion>().RunAsync("sitting.notice_days", Eight, 1, default));
    }

    private static RuleLine Line(Rule rule, RuleVersion version) => new(rule, version, null, [version]);
}
