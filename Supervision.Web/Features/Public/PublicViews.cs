using Supervision.Domain.Documents;
using Supervision.Domain.Plans;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Public;

/// <summary>A line of what was told to the public.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title; of a withdrawn one its number only, since the title may be the error.</param>
/// <param name="Day">公开日期.</param>
/// <param name="Address">Its page.</param>
/// <param name="WithdrawnOn">撤下日期; null while it stands.</param>
/// <param name="Year">The year it belongs to: of a plan its own, which is often published in December before.</param>
public sealed record PublicLine(string Kind, string Title, DateOnly Day, string Address, DateOnly? WithdrawnOn, int Year);

/// <summary>A page of the list.</summary>
/// <param name="Years">Years that have something.</param>
/// <param name="Slice">The lines.</param>
public sealed record PublicIndex(IReadOnlyList<int> Years, ListSlice<PublicLine> Slice);

/// <summary>A published version of a plan: its lines as they were published, and what it changed (D-4.7).</summary>
/// <param name="Year">The year.</param>
/// <param name="Name">2026年度监督工作计划, with （第 2 版） from the second on.</param>
/// <param name="Number">The version shown.</param>
/// <param name="PublishedOn">公布日期.</param>
/// <param name="Adopted">Where it was adopted, with the day; empty when not known.</param>
/// <param name="Lines">Its lines, word for word.</param>
/// <param name="Changes">What it changed against the version before; empty for the first.</param>
/// <param name="Versions">All published versions, the newest first.</param>
public sealed record PublicPlan(
    int Year, string Name, int Number, DateOnly PublishedOn, string Adopted, IReadOnlyList<PlanVersionLine> Lines,
    IReadOnlyList<PlanLineChange> Changes, IReadOnlyList<(int Number, DateOnly Day)> Versions);

/// <summary>A paragraph as the public reads it.</summary>
/// <param name="Heading">Its heading, stretch by stretch.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsRunIn">True when number, heading and text are one paragraph.</param>
public sealed record PublicParagraph(IReadOnlyList<PublicRun> Heading, IReadOnlyList<PublicRun> Text, bool IsRunIn);

/// <summary>A published document, or the note in its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Title; empty when withdrawn.</param>
/// <param name="Number">发文字号.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="PublishedOn">公开日期.</param>
/// <param name="Paragraphs">The text; empty when withdrawn.</param>
/// <param name="WithdrawnOn">撤下日期.</param>
/// <param name="Note">The note in its place.</param>
public sealed record PublicPaper(
    string Kind, string Title, string Number, string Issuer, DateOnly PublishedOn, IReadOnlyList<PublicParagraph> Paragraphs, DateOnly? WithdrawnOn, string? Note);

/// <summary>One subject of an announced rating.</summary>
/// <param name="Name">As printed.</param>
/// <param name="Post">Office or body.</param>
/// <param name="Votes">Votes per grade and the invalid ones behind them; empty where they are not shown.</param>
/// <param name="Rate">满意率 with what it was counted against (D-10.30); empty where nothing was counted.</param>
/// <param name="Result">The grade, with the score that made it.</param>
/// <param name="Reasons">How it came about, line by line; empty where votes are not shown (D-10.29).</param>
public sealed record PublicRatingLine(string Name, string Post, IReadOnlyList<int> Votes, string Rate, string Result, IReadOnlyList<string> Reasons);

/// <summary>An announced result (D-10.31): totals only, never the inner copy.</summary>
/// <param name="Title">Title of the round.</param>
/// <param name="Sitting">The sitting.</param>
/// <param name="AnnouncedOn">Day of the announcement.</param>
/// <param name="CorrectedOn">Day a correction came into force; null when none did.</param>
/// <param name="Numbers">应到、实到、发出、收回 in one sentence.</param>
/// <param name="Grades">Names of the grades.</param>
/// <param name="Lines">The subjects in the order of the ballot.</param>
/// <param name="Rule">What was counted against.</param>
public sealed record PublicRating(
    string Title, string Sitting, DateOnly AnnouncedOn, DateOnly? CorrectedOn, string Numbers, IReadOnlyList<string> Grades, IReadOnlyList<PublicRatingLine> Lines, string Rule);

/// <summary>Kinds in words.</summary>
internal static class PublicWords
{
    public const string Plan = "年度监督工作计划";
    public const string Rating = "满意度测评结果";

    /// <summary>The kind of a paper; the report of an inspection is the group's and no special work report.</summary>
    public static string Of(PublicationKind kind, string issuer) =>
        kind == PublicationKind.Report && issuer == Supervision.Domain.Inspections.LawInspection.GroupName ? "执法检查报告" : Of(kind);

    private static string Of(PublicationKind kind) => kind switch
    {
        PublicationKind.Report => "专项工作报告",
        PublicationKind.Opinion => "审议意见",
        PublicationKind.HandlingReport => "研究处理情况报告",
        PublicationKind.Survey => "专题调研报告",
        _ => "决议执行情况报告",
    };
}
