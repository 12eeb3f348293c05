using Supervision.Domain.Organisation;

namespace Supervision.Domain.Reports;

/// <summary>Who acts on a report, and when; kept with each transition.</summary>
/// <param name="Person">The person; null for the system itself.</param>
/// <param name="Name">The name as it stands in the history.</param>
/// <param name="At">The instant (UTC).</param>
public sealed record ReportAct(PersonId? Person, string Name, DateTimeOffset At);

/// <summary>What a survey hands over when its report is to be deliberated (D-6.11).</summary>
/// <param name="Year">Year of the dossier number.</param>
/// <param name="Serial">Serial of the dossier number.</param>
/// <param name="Title">Title of the survey's report.</param>
/// <param name="Organ">The organ that handles the opinions.</param>
/// <param name="Committee">The committee of the survey.</param>
/// <param name="LeadMember">分管领导, if there is one.</param>
public sealed record SurveyedReport(int Year, int Serial, string Title, SupervisedBodyId Organ, WorkCommitteeId Committee, PersonId? LeadMember);

/// <summary>A stored file as a report keeps it.</summary>
/// <param name="Id">Id of the stored file.</param>
/// <param name="Hash">SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="Name">Name as shown.</param>
/// <param name="Form">Id made with the form, so that the same form posted twice is one version.</param>
/// <param name="HasText">False of a picture: kept and counted as received, marked 无文本 (D-17.26).</param>
public sealed record ReportFile(Guid Id, string Hash, string Name, Guid? Form = null, bool HasText = true);

/// <summary>One transition (D-5.4): from, to, who, when, why. The dates of the stage bar come from these.</summary>
public sealed class ReportStep
{
    private ReportStep()
    {
    }

    internal ReportStep(int order, ReportState from, ReportState to, ReportAct act, string reason) =>
        (Order, From, To, At, Person, ActorName, Reason) = (order, from, to, act.At, act.Person, act.Name, reason);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>From 1; keeps the order also when two steps share an instant.</summary>
    public int Order { get; private set; }

    public ReportState From { get; private set; }

    public ReportState To { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    public PersonId? Person { get; private set; }

    public string ActorName { get; private set; } = "";

    /// <summary>Why; empty where the step explains itself.</summary>
    public string Reason { get; private set; } = "";
}

/// <summary>What the organ did with a gathered opinion (D-5.5).</summary>
public enum OpinionAnswer
{
    /// <summary>采纳.</summary>
    Adopted,

    /// <summary>部分采纳.</summary>
    PartlyAdopted,

    /// <summary>不采纳; needs its reason.</summary>
    NotAdopted,
}

/// <summary>An opinion on the work gathered before the report and given to the organ (各方面意见, 监督法第十四条).</summary>
public sealed class GatheredOpinion
{
    private GatheredOpinion()
    {
    }

    internal GatheredOpinion(int order, string text, string source) => (Order, Text, Source) = (order, text, source);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>From 1, as listed.</summary>
    public int Order { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Where it comes from, e.g. 代表建议, 来信来访.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The organ's answer; null while missing.</summary>
    public OpinionAnswer? Answer { get; private set; }

    /// <summary>Its reason or explanation.</summary>
    public string AnswerReason { get; private set; } = "";

    internal void Reply(OpinionAnswer answer, string reason) => (Answer, AnswerReason) = (answer, reason);
}

/// <summary>The answer to one gathered opinion as handed in (办理答复).</summary>
/// <param name="Opinion">The opinion's row.</param>
/// <param name="Answer">What was done with it; null when left open.</param>
/// <param name="Reason">Explanation; required for 不采纳.</param>
public sealed record AnswerLine(Guid Opinion, OpinionAnswer? Answer, string Reason);

/// <summary>What a version of the report is (D-5.13).</summary>
public enum ReportVersionKind
{
    /// <summary>初稿, for comments.</summary>
    Draft,

    /// <summary>正式稿.</summary>
    Revised,

    /// <summary>会议期间更换, after distribution.</summary>
    Replacement,

    /// <summary>汇报材料, for the lighter tiers.</summary>
    Papers,

    /// <summary>反馈情况报告, on the council's remarks.</summary>
    Answer,

    /// <summary>决议执行情况报告 (D-5.10).</summary>
    ResolutionReport,
}

/// <summary>A version of the report's text; none is ever replaced or removed (D-5.13).</summary>
public sealed class ReportVersion
{
    private ReportVersion()
    {
    }

    internal ReportVersion(int number, ReportVersionKind kind, ReportFile file, ReportAct act, int daysLate, bool isByOffice)
    {
        Id = file.Form ?? Id;
        (Number, Kind, File, Hash, FileName) = (number, kind, file.Id, file.Hash, file.Name);
        (At, Person, SenderName, DaysLate, IsByOffice, HasText) = (act.At, act.Person, act.Name, daysLate, isByOffice, file.HasText);
    }

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public ReportVersionKind Kind { get; private set; }

    /// <summary>Id of the stored file.</summary>
    public Guid File { get; private set; }

    /// <summary>SHA-256 of the bytes.</summary>
    public string Hash { get; private set; } = "";

    public string FileName { get; private set; } = "";

    /// <summary>When it came in (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    public PersonId? Person { get; private set; }

    public string SenderName { get; private set; } = "";

    /// <summary>Calendar days after the legal last day; 0 when in time.</summary>
    public int DaysLate { get; private set; }

    /// <summary>True when the Office entered what came on paper (代录).</summary>
    public bool IsByOffice { get; private set; }

    /// <summary>False of a picture scan: nothing in it can be searched (无文本, D-17.26).</summary>
    public bool HasText { get; private set; } = true;
}

/// <summary>A comment of the work committee on the draft (修改意见).</summary>
public sealed class ReportComment
{
    private ReportComment()
    {
    }

    internal ReportComment(int order, string text, ReportAct act) =>
        (Order, Text, Person, AuthorName, At) = (order, text, act.Person, act.Name, act.At);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; }

    public string Text { get; private set; } = "";

    public PersonId? Person { get; private set; }

    public string AuthorName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

/// <summary>How a member gets the report (D-5.5).</summary>
public enum DeliveryMode
{
    /// <summary>在线.</summary>
    Screen,

    /// <summary>纸质件.</summary>
    Paper,

    /// <summary>在线和纸质件.</summary>
    Both,
}

/// <summary>A member the report must reach.</summary>
/// <param name="Member">The membership.</param>
/// <param name="Name">The name, for the sentence that says who is missing.</param>
public sealed record ReportRecipient(MemberId Member, string Name);

/// <summary>The report given to one member (印发).</summary>
public sealed class ReportDelivery
{
    private ReportDelivery()
    {
    }

    internal ReportDelivery(MemberId member, DeliveryMode mode, DateTimeOffset at) => (Member, Mode, At) = (member, mode, at);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public MemberId Member { get; private set; }

    public DeliveryMode Mode { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>Who reports to the sitting (监督法第十六条).</summary>
public enum ReporterKind
{
    /// <summary>机关负责人.</summary>
    OrganLeader,

    /// <summary>受委托的部门负责人; only the government may entrust one.</summary>
    DepartmentHead,

    /// <summary>副职负责人, before the council (D-5.1).</summary>
    DeputyHead,

    /// <summary>有关负责人, before a work committee (D-5.1).</summary>
    ResponsiblePerson,
}

/// <summary>The person who reports (报告人), with the letter of entrustment where one is needed.</summary>
public sealed class Reporter
{
    private Reporter()
    {
    }

    internal Reporter(string name, string post, ReporterKind kind, ReportFile? letter) =>
        (Name, Post, Kind, Letter, LetterName) = (name, post, kind, letter?.Id, letter?.Name ?? "");

    public string Name { get; private set; } = "";

    public string Post { get; private set; } = "";

    public ReporterKind Kind { get; private set; }

    /// <summary>The letter of entrustment (委托函), a stored file.</summary>
    public Guid? Letter { get; private set; }

    public string LetterName { get; private set; } = "";
}
