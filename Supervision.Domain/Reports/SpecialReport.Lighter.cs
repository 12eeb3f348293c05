using Supervision.Domain.Calendar;
using Supervision.Domain.Plans;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Reports;

/// <content>The lighter tiers (D-5.11, D-5.12): meeting, papers, hearing, remarks and answer, notes.</content>
public sealed partial class SpecialReport
{
    /// <summary>Longest text of the council's remarks or of the notes of a committee hearing.</summary>
    public const int LongestRemarks = 5000;

    /// <summary>The council meeting it is heard at; null for the other tiers.</summary>
    public CouncilMeetingId? CouncilMeeting { get; private set; }

    /// <summary>Day of the council's or the committee's meeting; null while none is set.</summary>
    public DateOnly? MeetingDay { get; private set; }

    /// <summary>The day the present meeting day was fixed: rule versions are taken on it (D-14.1).</summary>
    public DateOnly? MeetingFixedOn { get; private set; }

    /// <summary>Name and place of that meeting, as a line.</summary>
    public string MeetingName { get; private set; } = "";

    public string MeetingPlace { get; private set; } = "";

    /// <summary>The council's remarks; null before they were sent.</summary>
    public CouncilRemarks? Remarks { get; private set; }

    /// <summary>What came of a committee hearing (小结); empty before.</summary>
    public string Notes { get; private set; } = "";

    /// <summary>The topic proposal the notes became (D-5.12).</summary>
    public TopicProposalId? RaisedTopic { get; private set; }

    /// <summary>Who hands in: the organ, before the lighter tiers the department that does the work.</summary>
    public Organisation.SupervisedBodyId? Unit => Tier == ReportTier.Committee ? Organ : Department ?? Organ;

    private ReportState BeforeLighterHearing => Tier == ReportTier.Council ? ReportState.PapersReceived : ReportState.Planned;

    /// <summary>Why it cannot be put on this meeting.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSetMeeting(LighterMeeting meeting, DateOnly today) => Together(
        OnlyLighter("安排听取", ReportState.Planned, ReportState.PapersReceived, ReportState.Postponed),
        Unit is null ? new(ReportRules.ReportedByLeader, "请先填写报告单位。", nameof(Organ)) : null,
        (meeting.Council is not null) != (Tier == ReportTier.Council)
            ? new(ReportRules.LighterOrder, "请选择会议。", nameof(MeetingDay)) : null,
        meeting.Day < today ? new(ReportRules.LighterOrder, "会议日不能早于今天。", nameof(MeetingDay)) : null,
        Tier == ReportTier.WorkCommittee ? Length(meeting.Place, 100, nameof(MeetingPlace), "地点") : null,
        meeting.Day == MeetingDay && meeting.Council == CouncilMeeting && meeting.Place.Trim() == MeetingPlace && State != ReportState.Postponed
            ? new(ReportRules.LighterOrder, "会议没有变化。", nameof(MeetingDay)) : null);

    /// <summary>The meeting is set, or changed; what was handed in stays.</summary>
    public void SetMeeting(LighterMeeting meeting, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSetMeeting(meeting, act.At.BeijingDate()));
        (CouncilMeeting, MeetingDay, MeetingFixedOn) = (meeting.Council, meeting.Day, act.At.BeijingDate());
        (MeetingName, MeetingPlace) = (meeting.Name, meeting.Place.Trim());
        var goOn = State != ReportState.Postponed ? State
            : Steps.LastOrDefault(s => s.To == ReportState.Postponed)?.From ?? ReportState.Planned;
        MoveTo(goOn, act, $"{meeting.Name}（{meeting.Day.Full()}）听取");
    }

    /// <summary>Why no papers can come in now; a newer version may, until it is heard.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReceivePapers() => Together(
        OnlyLighter("报送汇报材料", ReportState.Planned, ReportState.PapersReceived),
        MeetingDay is null ? new Obstacle(ReportRules.LighterOrder, "听取的会议还没有定，定了以后再报送材料。", "File") : null);

    /// <summary>The papers came in. A late one is accepted and marked.</summary>
    /// <param name="file">The text.</param>
    /// <param name="legalDay">The last day before the meeting; later is late.</param>
    /// <param name="byOffice">True when the Office enters what came on paper (代录).</param>
    /// <param name="act">Who and when.</param>
    public void ReceivePapers(ReportFile file, DateOnly legalDay, bool byOffice, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReceivePapers());
        var isFirst = versions.TrueForAll(v => v.Kind != ReportVersionKind.Papers);
        var late = isFirst ? DaysLate(act, legalDay) : 0;
        Add(ReportVersionKind.Papers, file, late, byOffice, act);
        if (isFirst && Tier == ReportTier.Council)
        {
            MoveTo(ReportState.PapersReceived, act, LateWords(late));
        }
    }

    /// <summary>Why the hearing cannot be entered today, whichever body hears it.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToHear(DateOnly today) => Tier == ReportTier.Committee ? ObstaclesToHear() : Together(
        State < BeforeLighterHearing && Tier == ReportTier.Council
            ? [new(ReportRules.LighterOrder, "汇报材料还没有收到，不能登记听取。")]
            : OnlyLighter("登记听取", BeforeLighterHearing),
        MeetingDay is null ? new(ReportRules.LighterOrder, "听取的会议还没有定。")
            : MeetingDay > today ? new(ReportRules.LighterOrder, $"会议定于{MeetingDay.Value.Full()}举行，会后再登记听取。") : null,
        Reporter is null ? new(ReportRules.LighterReporter, "还没有确定报告人，请先填写报告人。", nameof(Reporter)) : null);

    /// <summary>Why the council's remarks cannot go out.</summary>
    /// <param name="text">The remarks.</param>
    /// <param name="answerDue">By when an answer is asked; null when none is.</param>
    /// <param name="consent">The council's newest decision on this hearing.</param>
    /// <param name="today">The day in Beijing.</param>
    public IReadOnlyList<Obstacle> ObstaclesToSendRemarks(string text, DateOnly? answerDue, CouncilConsent? consent, DateOnly today) => Together(
        OnlyTier(ReportTier.Council, "发出主任会议意见", ReportState.Heard),
        consent is null ? new(ReportRules.RemarksByCouncil, $"请先在{MeetingName}登记听取这件报告的决定，并由主任或者主持人确认。") : null,
        consent is { IsApproval: false } ? new(ReportRules.RemarksByCouncil, $"{consent.MeetingName}还没有同意形成意见，或者决定还没有确认。") : null,
        Length(text, LongestRemarks, nameof(CouncilRemarks.Text), "主任会议意见"),
        answerDue <= today ? new(ReportRules.RemarksByCouncil, "反馈日期应当在今天以后。", nameof(CouncilRemarks.AnswerDue)) : null);

    /// <summary>The council's remarks go to the unit as a letter.</summary>
    public void SendRemarks(string text, DateOnly? answerDue, ReportFile letter, CouncilConsent? consent, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSendRemarks(text, answerDue, consent, act.At.BeijingDate()));
        Remarks = new(text.Trim(), answerDue, letter, consent!.Decision, act.At.BeijingDate());
        MoveTo(ReportState.RemarksSent, act, answerDue is { } due ? $"请于{due.Full()}前反馈" : "不要求书面反馈");
    }

    /// <summary>Why no answer can come in.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReceiveAnswer() => Together(
        OnlyTier(ReportTier.Council, "报送反馈情况报告", ReportState.RemarksSent),
        Remarks is { AnswerDue: null } ? new Obstacle(ReportRules.LighterOrder, "这份主任会议意见没有要求书面反馈。", "File") : null);

    /// <summary>The unit answered the remarks.</summary>
    public void ReceiveAnswer(ReportFile file, bool byOffice, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReceiveAnswer());
        var late = DaysLate(act, Remarks!.AnswerDue!.Value);
        Add(ReportVersionKind.Answer, file, late, byOffice, act);
        MoveTo(ReportState.AnswerReceived, act, LateWords(late));
    }

    /// <summary>Why the hearing cannot be written up; what was written may be corrected until it is closed.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToNote(string text) => Together(
        OnlyTier(ReportTier.WorkCommittee, "填写小结", ReportState.Heard, ReportState.Noted),
        Length(text, LongestRemarks, nameof(Notes), "小结"));

    /// <summary>The committee writes down what came of the hearing.</summary>
    public void Note(string text, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToNote(text));
        Notes = text.Trim();
        if (State == ReportState.Heard)
        {
            MoveTo(ReportState.Noted, act);
        }
    }

    /// <summary>Why the notes cannot raise a topic now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRaiseTopic() => Together(
        OnlyTier(ReportTier.WorkCommittee, "提出议题建议", ReportState.Noted, ReportState.Closed),
        RaisedTopic is not null ? new Obstacle(ReportRules.LighterOrder, "这次听取已经提出过议题建议。") : null);

    /// <summary>The notes became a topic proposal.</summary>
    public void RaiseTopic(TopicProposalId topic)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToRaiseTopic());
        RaisedTopic = topic;
    }

    private IReadOnlyList<Obstacle> ObstaclesToCloseLighter() => Tier == ReportTier.WorkCommittee
        ? OnlyLighter("归档", ReportState.Noted)
        : State == ReportState.RemarksSent && Remarks is { AnswerDue: null } ? [] : OnlyLighter("归档", ReportState.AnswerReceived);

    private IReadOnlyList<Obstacle> OnlyTier(ReportTier tier, string act, params ReadOnlySpan<ReportState> allowed) =>
        Tier == tier ? OnlyLighter(act, allowed) : [new(ReportRules.LighterOrder, $"{ReportWords.Of(Tier)}的报告没有“{act}”这一环节。")];

    private IReadOnlyList<Obstacle> OnlyLighter(string act, params ReadOnlySpan<ReportState> allowed) =>
        Tier == ReportTier.Committee ? [new(ReportRules.LighterOrder, $"常委会会议听取的报告没有“{act}”这一环节。")]
        : allowed.Contains(State) ? []
        : [new(ReportRules.LighterOrder, $"报告{ReportWords.Of(State)}，现在不能{act}。")];
}

/// <summary>Remarks of the council on a report it heard (主任会议意见): a plain letter, no red head.</summary>
public sealed class CouncilRemarks
{
    private CouncilRemarks()
    {
    }

    internal CouncilRemarks(string text, DateOnly? answerDue, ReportFile letter, CouncilDecisionId decision, DateOnly sentOn) =>
        (Text, AnswerDue, Letter, Hash, Decision, SentOn) = (text, answerDue, letter.Id, letter.Hash, decision, sentOn);

    public string Text { get; private set; } = "";

    /// <summary>By when the unit answers; null when no answer is asked.</summary>
    public DateOnly? AnswerDue { get; private set; }

    /// <summary>The letter, a stored file.</summary>
    public Guid Letter { get; private set; }

    /// <summary>SHA-256 of the letter.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The decision it rests on.</summary>
    public CouncilDecisionId Decision { get; private set; }

    public DateOnly SentOn { get; private set; }
}
