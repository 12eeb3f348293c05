using Supervision.Domain.Calendar;
using Supervision.Domain.Documents;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Reports;

/// <summary>What the letter with the council's remarks is made of.</summary>
/// <param name="Unit">Full name of the unit.</param>
/// <param name="County">E.g. 望溪县.</param>
/// <param name="Text">The remarks, one paragraph a line.</param>
/// <param name="AnswerDue">By when an answer is asked; null when none is.</param>
/// <param name="Day">The day of the letter.</param>
public sealed record RemarksFacts(string Unit, string County, string Text, DateOnly? AnswerDue, DateOnly Day);

/// <summary>The wording of the letter with the council's remarks (主任会议意见, D-5.1): plain, without red head and number.</summary>
public static class RemarksLetter
{
    public static PlainLetter Compose(SpecialReport report, RemarksFacts facts)
    {
        var office = $"{facts.County}人大常委会办公室";
        var heard = report.MeetingDay is { } day ? $"{day.Full()}，{facts.County}人大常委会{report.MeetingName}" : report.MeetingName;
        var closing = facts.AnswerDue is { } due ? $"请认真研究处理，于{due.Full()}前将反馈情况书面报送{office}。" : "请在工作中认真研究。";
        return new(
            TitleLines.Of($"关于《{DocumentText.Line(report.Title)}》的主任会议意见"),
            DocumentText.Line(facts.Unit) + "：",
            [
                DocumentParagraph.Plain($"{heard}听取了《{DocumentText.Line(report.Title)}》。现将主任会议意见函告如下："),
                .. DocumentText.Paragraphs(facts.Text).Select(DocumentParagraph.Plain),
                DocumentParagraph.Plain(closing),
            ],
            office, facts.Day.Full());
    }
}

/// <summary>The last day for the papers of the lighter tiers (report.council_days, report.workcommittee_days).</summary>
public static class LighterClock
{
    /// <summary>Counted back from the meeting; null while none is set.</summary>
    public static Deadline? LastDay(SpecialReport report, RuleBook rules, DeadlineCalculator calculator) =>
        report is { MeetingDay: { } day, MeetingFixedOn: { } fixedOn, Tier: not ReportTier.Committee }
            ? LighterDuties.LastDay(report.Tier, day, fixedOn, rules, calculator)
            : null;
}
