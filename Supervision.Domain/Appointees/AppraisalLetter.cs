using Supervision.Domain.Calendar;
using Supervision.Domain.Documents;

namespace Supervision.Domain.Appointees;

/// <summary>What the feedback letter is made of.</summary>
/// <param name="County">E.g. 望溪县.</param>
/// <param name="Committee">Full name of the Committee.</param>
/// <param name="Organ">Full name of the organ.</param>
/// <param name="Sitting">第十七届人大常委会第三十一次会议.</param>
/// <param name="HeardOn">Day of the oral report.</param>
/// <param name="Text">The remarks, one paragraph a line.</param>
/// <param name="PlanDue">By when the plan is due; null when no rectification is asked.</param>
/// <param name="ReportDue">By when the report is due.</param>
/// <param name="CopyTo">Who is told besides.</param>
/// <param name="Day">The day of the letter.</param>
public sealed record AppraisalLetterFacts(
    string County, string Committee, string Organ, string Sitting, DateOnly? HeardOn, string Text, DateOnly? PlanDue, DateOnly? ReportDue, IReadOnlyList<string> CopyTo,
    DateOnly Day);

/// <summary>The wording of the letter that tells a person the result and what to mend (述职测评反馈意见, D-9.7, D-9.9).</summary>
public static class AppraisalLetter
{
    /// <summary>The notice of a result to the organ, the nominator and whoever else is told (结果通报, D-9.9): the result and what is asked, never who said what.</summary>
    /// <param name="subject">The person.</param>
    /// <param name="result">The announced result.</param>
    /// <param name="facts">Everything else; <see cref="AppraisalLetterFacts.CopyTo"/> is addressed.</param>
    public static PlainLetter Notice(AppraisalSubject subject, AppraisalResult result, AppraisalLetterFacts facts) => new(
        TitleLines.Of($"关于{DocumentText.Line(subject.Name)}同志述职测评结果的通报"),
        $"{string.Join("，", facts.CopyTo.Select(DocumentText.Line))}：",
        [
            DocumentParagraph.Plain(
                $"{(facts.HeardOn is { } day ? $"{day.Full()}，" : "")}{facts.County}{facts.Sitting}听取了{DocumentText.Line(subject.Post)}{DocumentText.Line(subject.Name)}同志的"
                + $"{(subject.IsWritten ? "书面" : "")}述职，进行了评议和无记名测评。测评结果：{result.Votes}{RateOf(result)}，评定为{result.Grade}。"),
            DocumentParagraph.Plain(facts is { PlanDue: { } plan, ReportDue: { } report }
                ? $"反馈意见已送本人，要求于{plan.Full()}前报送整改方案，于{report.Full()}前报送整改情况报告。"
                : "反馈意见已送本人。"),
            DocumentParagraph.Plain("特此通报。"),
        ],
        facts.Committee, facts.Day.Full());

    private static string RateOf(AppraisalResult result) => result.Rate is { } percent ? $"，满意率 {percent:0.00}%（{result.RateOf}）" : "";

    /// <param name="subject">The person.</param>
    /// <param name="result">The announced result.</param>
    /// <param name="facts">Everything else.</param>
    public static PlainLetter Compose(AppraisalSubject subject, AppraisalResult result, AppraisalLetterFacts facts)
    {
        var heard = facts.HeardOn is { } day ? $"{day.Full()}，" : "";
        return new(
            TitleLines.Of($"关于{DocumentText.Line(subject.Name)}同志述职测评情况的反馈意见"),
            $"{DocumentText.Line(subject.Name)}同志：",
            [
                DocumentParagraph.Plain(
                    $"{heard}{facts.County}{facts.Sitting}听取了您（{DocumentText.Line(subject.Post)}）的{(subject.IsWritten ? "书面" : "")}述职，进行了评议和无记名测评。"
                    + $"测评结果：{result.Votes}{RateOf(result)}，评定为{result.Grade}。"),
                DocumentParagraph.Plain("现将有关意见反馈如下："),
                .. DocumentText.Paragraphs(facts.Text).Select(DocumentParagraph.Plain),
                DocumentParagraph.Plain(facts is { PlanDue: { } plan, ReportDue: { } report }
                    ? $"请认真研究，于{plan.Full()}前报送整改方案，于{report.Full()}前报送整改情况报告。"
                    : "请在工作中认真研究改进。"),
                .. facts.CopyTo.Count == 0 ? Array.Empty<DocumentParagraph>() : [DocumentParagraph.Plain($"抄送：{string.Join("，", facts.CopyTo.Select(DocumentText.Line))}。")],
            ],
            facts.Committee, facts.Day.Full());
    }
}
