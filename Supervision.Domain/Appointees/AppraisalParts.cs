using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Appointees;

/// <summary>How far an appraisal is (述职测评, D-9.7).</summary>
public enum AppraisalState
{
    /// <summary>已确定机关.</summary>
    Decided,

    /// <summary>方案已批准.</summary>
    SchemeApproved,

    /// <summary>已公告.</summary>
    Announced,

    /// <summary>调研.</summary>
    Survey,

    /// <summary>述职报告交齐.</summary>
    StatementReceived,

    /// <summary>已述职.</summary>
    Heard,

    /// <summary>评议.</summary>
    Comment,

    /// <summary>已测评.</summary>
    Rated,

    /// <summary>已公布结果.</summary>
    ResultAnnounced,

    /// <summary>已反馈.</summary>
    FeedbackSent,

    /// <summary>整改方案交齐.</summary>
    RectificationPlan,

    /// <summary>整改报告交齐.</summary>
    RectificationReport,

    /// <summary>已办结.</summary>
    Closed,

    /// <summary>已撤销: the council took its choice of the organ back.</summary>
    Revoked,
}

/// <summary>What a paper of an appraisal is.</summary>
public enum AppraisalPaperKind
{
    /// <summary>方案.</summary>
    Scheme,

    /// <summary>调研报告.</summary>
    SurveyReport,

    /// <summary>谈话、座谈、问卷 and other raw notes of the survey; never for the person appraised.</summary>
    Interview,

    /// <summary>述职报告 of one person.</summary>
    Statement,

    /// <summary>反馈意见 to one person.</summary>
    Feedback,

    /// <summary>整改方案 of one person.</summary>
    Plan,

    /// <summary>整改报告 of one person.</summary>
    Report,

    /// <summary>结果通报 of one person's result to the organ and whoever else is told (D-9.9).</summary>
    Notice,
}

/// <summary>What the council chose after a second lowest grade (D-9.9).</summary>
public enum AppraisalMeasure
{
    /// <summary>约谈.</summary>
    Talk,

    /// <summary>建议调整.</summary>
    Adjust,

    /// <summary>依法提出撤职案; its own course is outside the system.</summary>
    Dismissal,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>One step and its day.</summary>
/// <param name="Order">From 1.</param>
/// <param name="State">What was reached.</param>
/// <param name="Day">The day.</param>
public sealed record AppraisalStep(int Order, AppraisalState State, DateOnly Day)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>One person of the organ as the scheme lists it (测评对象); struck with a reason, or to be heard and rated.</summary>
public sealed class AppraisalSubject(int order, AppointeeId appointee, AppointmentId appointment, string name, string post)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Place on the ballot, from 1.</summary>
    public int Order { get; private set; } = order;

    public AppointeeId Appointee { get; private set; } = appointee;

    public AppointmentId Appointment { get; private set; } = appointment;

    public string Name { get; private set; } = name;

    /// <summary>县财政局局长.</summary>
    public string Post { get; private set; } = post;

    /// <summary>Why the council struck the person; empty for who is appraised (D-9.6).</summary>
    public string StruckReason { get; internal set; } = "";

    public DateOnly? HeardOn { get; internal set; }

    /// <summary>True when the council allowed to report in writing only.</summary>
    public bool IsWritten { get; internal set; }

    /// <summary>The decision that allowed it.</summary>
    public string WrittenLeave { get; internal set; } = "";

    /// <summary>True when the feedback letter asks for rectification.</summary>
    public bool MustRectify { get; internal set; }

    public AppraisalMeasure? Measure { get; internal set; }

    /// <summary>The minutes of the council's choice, and what else was said.</summary>
    public string MeasureNote { get; internal set; } = "";

    public DateOnly? MeasureOn { get; internal set; }

    public bool IsStruck => StruckReason.Length > 0;
}

/// <summary>A paper of the appraisal.</summary>
/// <param name="Order">From 1, in the order of arrival.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">Place of the person it is of; null for papers of the whole.</param>
/// <param name="On">The day.</param>
/// <param name="File">The stored file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="IsByOffice">True when the house entered it for the person.</param>
public sealed record AppraisalPaper(int Order, AppraisalPaperKind Kind, int? Subject, DateOnly On, Guid File, string FileName, bool IsByOffice)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>A question or comment at the sitting (提问、评议); for the council and the committee with the duty.</summary>
/// <param name="Order">From 1.</param>
/// <param name="Subject">Place of the person it is about; null for all.</param>
/// <param name="Speaker">Who spoke.</param>
/// <param name="IsQuestion">A question, otherwise a comment.</param>
/// <param name="Text">What was said.</param>
/// <param name="Answer">What was answered; empty when nothing was.</param>
/// <param name="On">The day.</param>
public sealed record AppraisalRemark(int Order, int? Subject, string Speaker, bool IsQuestion, string Text, string Answer, DateOnly On)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>The announced result of one person in one round: totals only (D-9.10).</summary>
/// <param name="Order">From 1.</param>
/// <param name="Subject">Place of the person.</param>
/// <param name="Round">The round it was taken from.</param>
/// <param name="Grade">The grade in words.</param>
/// <param name="IsWorst">The lowest grade of the scale.</param>
/// <param name="Votes">满意 18 票，基本满意 5 票，不满意 1 票.</param>
/// <param name="Rate">满意率, per cent; null when nothing was counted.</param>
/// <param name="RateOf">Numerator and denominator: 18/27.</param>
/// <param name="AnnouncedOn">The day.</param>
public sealed record AppraisalResult(
    int Order, int Subject, RatingRoundId Round, string Grade, bool IsWorst, string Votes, decimal? Rate, string RateOf, DateOnly AnnouncedOn)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>A person as entered in the scheme.</summary>
/// <param name="Appointee">The file.</param>
/// <param name="Appointment">The post.</param>
/// <param name="Name">The name.</param>
/// <param name="Post">Organ and post.</param>
/// <param name="StruckReason">Why the council strikes the person; empty otherwise.</param>
public sealed record AppraisalPerson(AppointeeId Appointee, AppointmentId Appointment, string Name, string Post, string StruckReason);

/// <summary>The council's decision on the scheme, as the appraisal needs it.</summary>
/// <param name="Decision">Its id, kept as proof.</param>
/// <param name="Meeting">2026年第十二次主任会议.</param>
/// <param name="Day">Its day.</param>
/// <param name="IsApproval">True when the council agreed and the decision is confirmed.</param>
/// <param name="IsOfThisText">True when it was taken on the scheme as it now is.</param>
public sealed record SchemeApproval(CouncilDecisionId Decision, string Meeting, DateOnly Day, bool IsApproval, bool IsOfThisText);

/// <summary>A paper as it comes in.</summary>
public sealed record PaperEntry(AppraisalPaperKind Kind, int? Subject, DateOnly On, Guid File, string FileName, bool IsByOffice);

/// <summary>What is said at the sitting, as entered.</summary>
public sealed record RemarkEntry(int? Subject, string Speaker, bool IsQuestion, string Text, string Answer);

/// <summary>One person's line of an announced round.</summary>
/// <param name="Subject">Place of the person.</param>
/// <param name="Grade">The grade in words; null when no valid result came about.</param>
/// <param name="IsWorst">The lowest grade.</param>
/// <param name="Votes">Votes in words.</param>
/// <param name="Rate">满意率, per cent.</param>
/// <param name="RateOf">18/27.</param>
public sealed record ResultLine(int Subject, string? Grade, bool IsWorst, string Votes, decimal? Rate, string RateOf);

/// <summary>An announced round as the appraisal takes it over.</summary>
/// <param name="Round">Its id.</param>
/// <param name="RatedOn">Day of the vote.</param>
/// <param name="AnnouncedOn">Day of the announcement.</param>
/// <param name="Lines">The persons.</param>
public sealed record RoundTaken(RatingRoundId Round, DateOnly RatedOn, DateOnly AnnouncedOn, IReadOnlyList<ResultLine> Lines);
