using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Reminders;
using Supervision.Tests.Domain.Calendar;
using Supervision.Web.Features.Reminders;

namespace Supervision.Tests.Domain.Reminders;

/// <summary>
/// The reminder table D-12.7 word for word. Each of its 44 rows stands here once: either with what it demands, or with the part of the
/// product that it waits for. A row that is in neither list, or in the program and not here, fails.
/// </summary>
public sealed partial class ReminderTableTests
{
    /// <summary>Rows whose deadlines come into being with parts that are not built yet, and with which part.</summary>
    private static readonly IReadOnlyDictionary<string, string> Later = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RM-41"] = "专题询问",
        ["RM-42"] = "贯通协调",
    };

    /// <summary>
    /// A row as the table has it. <c>To</c>: who is told when. D and S are the table's own; “start” is the event the row names (receipt, last
    /// sitting, dispatch). “!” is 即时, “wd” work days. Debtor: the table's first column of people, checked by <see cref="Owed"/>.
    /// </summary>
    /// <param name="Code">RM-01 and so on.</param>
    /// <param name="Deadline">What D is: D itself, or so many days before S.</param>
    /// <param name="To">When, and to whom.</param>
    /// <param name="Text">The pattern of the table.</param>
    /// <param name="Added">What the program says beyond the pattern, and has a reason to.</param>
    private sealed record Row(string Code, string Deadline, string To, string Text, string Added = "");

    private static readonly IReadOnlyList<Row> Rows =
    [
        new("RM-01", "D", "D-15 Debtor, D-3 Debtor, D+1 OfficeHead", "《{year}年度监督议题建议》请于{D}前提交", Added: "（{committee}）"),
        new("RM-02", "D", "D-10 Debtor, D-3 Debtor, D+1 Chair", "年度监督工作计划（草案）应于{D}前提请主任会议"),
        new("RM-03", "D", "D-3 Debtor, D+0 Debtor, D+1 Chair", "年度监督工作计划应于{D}前向社会公布"),
        new("RM-04", "S-30", "S-33 Debtor, S-30 Debtor, D+1 OfficeHead", "请将各方面对“{title}”的意见汇总交{organ}"),
        new("RM-05", "S-20", "S-35 Debtor, S-25 Debtor, S-21 Debtor, D+1 BodyHead, D+1 Committee, D+3 LeadMember", "{organ}应于{D}前将“{title}”报告送{committee}征求意见"),
        new("RM-06", "D", "start+3 Debtor, D+1 OfficeHead", "请于{D}前将修改意见反馈{organ}"),
        new("RM-07", "S-10", "S-13 Debtor, S-11 Debtor, D+1 BodyHead, D+1 LeadMember", "修改后的“{title}”报告应于{D}前送交常委会"),
        new("RM-08", "S-7", "S-9 Debtor, S-8 Debtor, D+1 Chair", "“{title}”报告应于{D}前发给组成人员"),
        new("RM-09", "S", "S-7 Debtor, S-7 Guests, S-1! Debtor, S-1! Guests", "{sitting}定于{D}{time}在{place}举行"),
        new("RM-10", "S-1", "S-1 Debtor", "{n}件请假申请待审批"),
        new("RM-11", "D", "start+45 Debtor, start+55 Chair", "距上次常委会会议已{since}天，尚未安排下次会议"),
        // Counted from the mobilisation meeting, which stands for S; the leading member of an inspection is its leader, and {title} its law.
        new("RM-12", "S-10", "S-15 Debtor, S-11 Debtor, D+1 LeadMember", "“{title}”执法检查方案应于{D}前通知被检查单位"),
        new("RM-13", "D", "D-7 Debtor, D-2 Debtor, D+1 BodyHead, D+3 LeadMember", "请于{D}前报送“{title}”自查报告"),

        // D is the day of the sitting that hears the report; the leading member of an inspection is its leader.
        new("RM-15", "D", "D-10 Debtor, D-10 LeadMember, D-3 Chair", "尚未召开执法检查组全体会议"),

        // {step} is the meeting.
        new("RM-14", "D", "D-3 Debtor, D-1 Debtor", "{step}定于{D}召开"),
        // {step} is 核对n条检查问题并反馈意见: one obligation for the body and the day, however many they are.
        new("RM-16", "D", "D-2 Debtor, D+1 Committee", "请{step}"),
        new("RM-17", "S-7", "S-9 Debtor, S-8 Debtor, D+1 Chair", "执法检查报告应于{D}前印发"),
        new("RM-18", "D", "D-20 Debtor, D-7 Debtor, D-1 Debtor, D+1 Debtor, D+3 BodyHead, D+7 LeadMember, D+15 Council", "重点工作“{title}”年度安排应于{D}前报送"),
        new("RM-19", "D", "D-15 Debtor, D-5 Debtor, D-1 Debtor, D+1 Debtor, D+3 BodyHead, D+7 LeadMember, D+15 Council", "重点工作“{title}”上半年进度应于{D}前报送"),
        new("RM-20", "D", "D-20 Debtor, D-7 Debtor, D-1 Debtor, D+1 Debtor, D+3 BodyHead, D+7 LeadMember, D+15 Council", "重点工作“{title}”年度效果应于{D}前报送"),
        new("RM-21", "D", "D-2 Debtor, D+1 BodyHead, D+5 LeadMember", "{n}个问题待答复"),

        // {left} after the last day reads 已逾期{n}天, as the table has it.
        new("RM-22", "D", "D+1 Debtor, D+1 Committee, D+30 Debtor, D+30 Committee, D+30 LeadMember", "节点“{subject}”{left}"),
        new("RM-23", "D", "D-1wd Debtor, D-1wd Committee", "请核对{sitting}审议发言要点"),
        new("RM-24", "D", "D-2wd Debtor, D+0 Debtor, D+1wd OfficeHead", "“{title}”审议意见初稿应于{D}前完成"),
        new("RM-25", "D", "D-5 Debtor, D+1 Chair", "{n}件审议意见待主任会议讨论"),
        new("RM-26", "D", "D-2 Debtor, D+0 Debtor, D+1 OfficeHead", "{number}应于{D}前交办"),
        new("RM-27", "D", "start+0! Debtor, start+2 Debtor, D+0 BodyHead", "请签收{number}", Added: "（{organ}）"),
        new("RM-28", "D", "D-10 Debtor, D-3 Debtor, D+1 BodyHead", "{number}研究处理方案应于{D}前报送"),
        new("RM-29", "D", "D-7 Debtor, D-1 Debtor, D+1 Committee", "{number}研究处理情况请于{D}前送{committee}征求意见"),
        new("RM-30", "D", "D-30 DebtorWithHead, D-15 DebtorWithHead, D-7 DebtorWithHead, D-1 DebtorWithHead, D+1 LeadMember, D+10 Chair, D+30 Council", "{number}研究处理情况报告应于{D}前提交，{left}"),
        new("RM-31", "D", "D-3 Debtor", "延期申请待主任会议决定"),
        new("RM-32", "D", "D-15 Debtor, D-7 Debtor, D-1 Debtor, D+1 LeadMember, D+10 Chair, D+30 Council", "{title}整改报告应于{D}前提交"),
        new("RM-33", "D", "D-3 Debtor, D+0 Debtor, D+1 OfficeHead", "{title}应于{D}前向社会公布"),
        new("RM-34", "D", "D-3 Debtor, D-1 Debtor", "任前法律知识考试定于{D}"),

        // The nominator is a name in the register and nobody's account: the committee with the duty is told in its place.
        new("RM-35", "D", "D-5 Debtor, D-1 Debtor, D+1 Committee", "供职报告应于{D}前提交"),

        // The titles of these two carry the table's words: 某某宪法宣誓, 2026年度履职情况报告.
        new("RM-36", "D", "start+10 Debtor, start+15 OfficeHead", "{title}尚未登记"),
        new("RM-37", "D", "start+0 Debtor, D-10 Debtor, D-3 Debtor, D+1 BodyHead, D+10 Council", "{title}应于{D}前提交"),

        // Whoever owes the step is told: the person, or the committee with the duty.
        new("RM-38", "D", "D-10 Debtor, D-3 Debtor, D+1 LeadMember", "述职测评“{step}”应于{D}前完成"),
        // The start is the closing, once the minutes of grace for slips on screen are over.
        new("RM-39", "D", "start+15min! Debtor, start+60min! Presider", "测评结果待监票人确认"),
        new("RM-40", "D", "D-30 Debtor, D-10 Debtor, D+1 Chair", "{subject}二次测评应于{D}前安排"),
        new("RM-43", "D", "D-14 Debtor, D-7 Debtor, D+0 Debtor, D+7 Debtor, D+14 Debtor, D+21 Debtor, D+28 Debtor, D+35 Debtor, D+42 Debtor, D+49 Debtor, D+56 Debtor, D+63 Debtor", "尚未导入{year}年节假日安排"),
        new("RM-44", "D", "D-180 Debtor, D-90 Debtor", "本届任期将于{D}届满"),
    ];

    /// <summary>Lines of the house's own, for what the table does not know: surveys (D-6.11), reports to a higher committee (D-6.1).</summary>
    private static readonly string[] Own = ["RM-45", "RM-46"];

    public static TheoryData<string> Codes => [.. Rows.Select(r => r.Code)];

    [Fact]
    public void Every_row_of_the_table_is_built_or_says_what_it_waits_for()
    {
        var all = Enumerable.Range(1, 44).Select(n => $"RM-{n:00}").ToList();

        Assert.Equal(all, Rows.Select(r => r.Code).Concat(Later.Keys).Order(StringComparer.Ordinal));
        Assert.Equal(Rows.Select(r => r.Code).Concat(Own).Order(StringComparer.Ordinal), ReminderTable.Lines.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Given_a_row_When_compared_Then_recipients_days_and_immediacy_are_those_of_the_table(string code)
    {
        var row = Rows.Single(r => r.Code == code);

        Assert.Equal(
            row.To.Split(", ").Select(t => Read(t, row.Deadline)).OrderBy(o => o.Code, StringComparer.Ordinal),
            ReminderTable.Lines[code].Offsets.OrderBy(o => o.Code, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Given_a_row_When_compared_Then_the_text_is_the_pattern_of_the_table(string code)
    {
        var row = Rows.Single(r => r.Code == code);

        Assert.Equal(row.Text + row.Added, ReminderTable.Lines[code].Text);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Given_a_row_When_it_is_shown_Then_its_blanks_are_chinese_and_explained(string code)
    {
        var text = ReminderTable.Lines[code].Text;
        var shown = ReminderBlanks.Readable(text);

        Assert.DoesNotContain('{', shown);
        Assert.Equal(Blank().Count(text), Shown().Matches(shown).Count(m => ReminderBlanks.All.Any(b => b.Shown == m.Value && b.Meaning.Length > 0)));
    }

    [Theory]
    [InlineData("RM-01", "", "《2026年度监督议题建议》请于6月5日前提交（财经工委）")]
    [InlineData("RM-05", "关于县域医共体建设情况的报告", "县交通运输局应于6月5日前将“关于县域医共体建设情况的报告”送财经工委征求意见")]
    [InlineData("RM-05", "县域医共体建设情况", "县交通运输局应于6月5日前将“县域医共体建设情况”报告送财经工委征求意见")]
    [InlineData("RM-07", "关于县域医共体建设情况的报告", "修改后的“关于县域医共体建设情况的报告”应于6月5日前送交常委会")]
    [InlineData("RM-08", "关于县域医共体建设情况的报告", "“关于县域医共体建设情况的报告”应于6月5日前发给组成人员")]
    [InlineData("RM-24", "关于《县域医共体建设情况的报告》的审议意见", "“县域医共体建设情况的报告”审议意见初稿应于6月5日前完成")]
    [InlineData("RM-27", "", "请签收望人常审〔2026〕3号（县交通运输局）")]
    public void Given_a_title_with_its_own_noun_When_told_Then_no_word_twice_and_the_body_is_named(string code, string title, string words) =>
        Assert.Equal(words, Text(code, title, "2026-06-01"));

    [Theory]
    [InlineData("RM-25", "1件审议意见待主任会议讨论（期限6月5日，已逾期3天）")]
    [InlineData("RM-26", "望人常审〔2026〕3号应于6月5日前交办，已逾期3天")]
    [InlineData("RM-30", "望人常审〔2026〕3号研究处理情况报告应于6月5日前提交，已逾期3天")]
    [InlineData("RM-43", "尚未导入2026年节假日安排（期限6月5日，已逾期3天）")]
    public void Given_a_passed_day_When_told_Then_the_sentence_says_which_day_and_how_late(string code, string words) =>
        Assert.Equal(words, Text(code, "x", "2026-06-08"));

    private static string Text(string code, string title, string day) => ReminderPolicy.TextOf(
        ReminderTable.Lines[code], DeadlineCalculator.On(new(2026, 6, 5), "测试"),
        new(title, "提交", "县交通运输局", "财经工委", "望人常审〔2026〕3号"), Calendars.Day(day));

    // S−35 with D = S−20 is D−15.
    private static Offset Read(string words, string deadline)
    {
        var m = Point().Match(words);
        Assert.True(m.Success, words);
        var days = int.Parse(m.Groups["days"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var before = deadline.Length > 1 ? int.Parse(deadline[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        return new(
            m.Groups["min"].Success ? 0 : m.Groups["from"].Value == "S" ? days - before : days, Enum.Parse<Recipient>(m.Groups["to"].Value), m.Groups["wd"].Success,
            m.Groups["from"].Value == "start", m.Groups["now"].Success)
        {
            Minutes = m.Groups["min"].Success ? days : 0,
        };
    }

    [GeneratedRegex(@"^(?<from>D|S|start)(?<days>[+-]\d+)(?<wd>wd)?(?<min>min)?(?<now>!)? (?<to>\w+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Point();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex("〔[^〕]+〕", RegexOptions.None, 1000)]
    private static partial Regex Shown();
}
