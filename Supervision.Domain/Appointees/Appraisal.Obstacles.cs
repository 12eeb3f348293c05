using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <content>Why an act is impossible now.</content>
public sealed partial class Appraisal
{
    /// <summary>Longest reason, place or minutes.</summary>
    public const int LongestNote = 200;

    /// <summary>Longest text of a remark, an arrangement, a feedback.</summary>
    public const int LongestText = 3000;

    /// <summary>Why the scheme cannot be kept.</summary>
    /// <param name="people">The persons.</param>
    /// <param name="arrangement">How it is to be done.</param>
    /// <param name="sittingDay">First day of the sitting; null when none is chosen.</param>
    /// <param name="notice">Last day of the notice for that sitting.</param>
    /// <param name="today">Today.</param>
    public IReadOnlyList<Obstacle> ObstaclesToScheme(
        IReadOnlyList<AppraisalPerson> people, string arrangement, DateOnly? sittingDay, DateOnly? notice, DateOnly today) =>
        State is not (AppraisalState.Decided or AppraisalState.SchemeApproved) ? [InOrder("已经公告，方案不能再改。")]
        :
        [
            .. sittingDay is null ? [InOrder("请选择述职的会议。", nameof(Sitting))] : Array.Empty<Obstacle>(),
            .. notice < today ? [new(AppointeeRules.AppraisalTime, $"这次会议的公告最迟应当在{notice.Value.Full()}，已经来不及，请选择以后的会议。", nameof(Sitting))] : Array.Empty<Obstacle>(),
            .. people.All(p => p.StruckReason.Trim().Length > 0) ? [InOrder("至少有一位同志参加述职测评。", nameof(Subjects))] : Array.Empty<Obstacle>(),
            .. people.Any(p => p.StruckReason.Length > LongestNote) ? [InOrder("不列入的理由最多 200 个字。", nameof(Subjects))] : Array.Empty<Obstacle>(),
            .. arrangement.Length > LongestText ? [InOrder("工作安排最多 3000 个字。", nameof(Arrangement))] : Array.Empty<Obstacle>(),
        ];

    /// <summary>Why the council's approval cannot be taken over.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToApprove(SchemeApproval? approval) =>
        State != AppraisalState.Decided ? [InOrder("方案已经批准。")]
        : subjects.Count == 0 ? [InOrder("请先拟订方案。")]
        : approval is not { IsApproval: true } ? [InOrder("主任会议还没有批准方案，或者决定还没有确认。")]
        : !approval.IsOfThisText ? [InOrder("主任会议批准以后方案又有改动，请重新提请主任会议。")]
        : NotBefore(approval.Day, approval.Day, "");

    /// <summary>Why the notice cannot be entered: too late for the sitting above all.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAnnounce(DateOnly day, string place, DateOnly last, DateOnly today) =>
        State != AppraisalState.SchemeApproved ? [InOrder(State < AppraisalState.SchemeApproved ? "方案批准以后才能公告。" : "已经公告。")]
        :
        [
            .. NotBefore(day, today, "公告日期"),
            .. day > last ? [new(AppointeeRules.AppraisalTime, $"公告应当不晚于{last.Full()}，请改到以后的会议。", "Day")] : Array.Empty<Obstacle>(),
            .. Missing(place, LongestNote, "请填写公告的地方，例如常委会网站，最多 200 个字。", nameof(NoticePlace)),
        ];

    /// <summary>Why it cannot go to another sitting; the notice counts for the new one too.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMove(DateOnly sittingDay, DateOnly? notice) =>
        State is < AppraisalState.SchemeApproved or >= AppraisalState.Heard ? [InOrder("方案批准以后、述职以前才能改会议。", nameof(Sitting))]
        : ReachedOn(AppraisalState.Announced) > notice
            ? [new(AppointeeRules.AppraisalTime, $"对{sittingDay.Full()}的会议，公告最迟应当在{notice!.Value.Full()}，已经公告的日期太晚。", nameof(Sitting))] : [];

    /// <summary>Why this paper cannot be taken.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToTake(AppraisalPaperKind kind, int? subject, DateOnly today) => kind switch
    {
        AppraisalPaperKind.Scheme => State is AppraisalState.Decided or AppraisalState.SchemeApproved ? [] : [InOrder("已经公告，方案不能再改。")],
        AppraisalPaperKind.SurveyReport or AppraisalPaperKind.Interview => State is < AppraisalState.Announced or >= AppraisalState.Heard
            ? [InOrder("公告以后、述职以前登记调研。")] : NotBefore(today, today, ""),
        AppraisalPaperKind.Statement => OfSubject(subject) ?? (State is < AppraisalState.Announced or >= AppraisalState.Heard || Find(subject!.Value)!.HeardOn is not null
            ? [InOrder(State < AppraisalState.Announced ? "公告以后提交述职报告。" : "已经述职，述职报告不能再换。")] : []),
        AppraisalPaperKind.Plan => OfRectifying(subject) ?? [],
        AppraisalPaperKind.Report => OfRectifying(subject) ?? (Paper(AppraisalPaperKind.Plan, subject) is null ? [InOrder("请先报送整改方案。")] : []),
        _ => [InOrder("反馈意见由系统制作。")],
    };

    /// <summary>Why the oral report cannot be entered (述职): papers first, at the sitting, in writing only with leave.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToHear(int subject, DateOnly day, DateOnly sittingDay, bool isWritten, string leave, DateOnly today) =>
        OfSubject(subject) ?? (State != AppraisalState.StatementReceived
            ? [InOrder(State < AppraisalState.StatementReceived ? "调研报告和全部述职报告交来以后才能述职。" : "已经述职。")]
            :
            [
                .. NotBefore(day, today, "述职日期"),
                .. day < sittingDay ? [InOrder($"述职日期不能早于会议（{sittingDay.Full()}）。", "Day")] : Array.Empty<Obstacle>(),
                .. isWritten ? Missing(leave, LongestNote, "书面述职须经主任会议同意，请填写纪要的次数。", nameof(AppraisalSubject.WrittenLeave)) : [],
            ]);

    /// <summary>Why no remark can be noted.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToNote(RemarkEntry entry) =>
        State is not (AppraisalState.Heard or AppraisalState.Comment) ? [InOrder(State < AppraisalState.Heard ? "全部述职以后记录提问和评议。" : "已经测评，不能再补记。")]
        :
        [
            .. Missing(entry.Speaker, 50, "请填写发言人，最多 50 个字。", nameof(RemarkEntry.Speaker)),
            .. Missing(entry.Text, LongestText, "请填写发言要点，最多 3000 个字。", nameof(RemarkEntry.Text)),
            .. entry.Answer.Length > LongestText ? [InOrder("答复最多 3000 个字。", nameof(RemarkEntry.Answer))] : Array.Empty<Obstacle>(),
            .. entry.Subject is { } about ? OfSubject(about) ?? [] : [],
        ];

    /// <summary>Why a person cannot be struck any more.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToStrike(int subject, string reason) =>
        OfSubject(subject) ?? (State < AppraisalState.SchemeApproved ? [InOrder("方案还没有批准，请在方案里写明不列入的理由。")]
            : IsOver ? [InOrder("已经办结。")]
            : State < AppraisalState.Rated && Appraised.Count == 1 ? [InOrder("至少有一位同志参加述职测评。")]
            : Missing(reason, LongestNote, "请写明主任会议决定不列入的理由，最多 200 个字。", nameof(AppraisalSubject.StruckReason)));

    /// <summary>Why a round cannot be taken over (D-9.7: rated needs heard or leave).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToTake(RoundTaken round)
    {
        if (State == AppraisalState.Comment)
        {
            return
            [
                .. NotBefore(round.RatedOn, round.AnnouncedOn, "测评日期"),
                .. Appraised.Where(s => round.Lines.All(l => l.Subject != s.Order)).Select(s => InOrder($"这一轮测评没有{s.Name}，请核对测评对象。")),
                .. Invalid(round),
            ];
        }

        return State < AppraisalState.Comment ? [InOrder(State == AppraisalState.Heard ? "请先记录评议。" : "还没有述职，不能登记测评结果。")]
            : IsOver ? [InOrder("已经办结。")]
            : results.Exists(r => r.Round == round.Round) ? [InOrder("这一轮的结果已经登记。")]
            : round.RatedOn < ReachedOn(AppraisalState.ResultAnnounced) ? [InOrder("再次测评不能早于第一次公布结果。")]
            : round.Lines.FirstOrDefault(l => Find(l.Subject) is { } s && !NeedsSecond(s)) is { } other
                ? [new(AppointeeRules.AppraisalOutcome, $"{Find(other.Subject)!.Name}不需要再次测评。")]
            : [.. Invalid(round)];
    }

    /// <summary>Why the feedback letter cannot go out.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToFeedback(int subject, string text, bool mustRectify) =>
        OfSubject(subject) ?? (State is < AppraisalState.ResultAnnounced || IsOver ? [InOrder("公布结果以后才能发出反馈意见。")]
            : Paper(AppraisalPaperKind.Feedback, subject) is not null ? [InOrder("反馈意见已经发出。")]
            : ResultsOf(subject) is [{ IsWorst: true }, ..] && !mustRectify
                ? [new(AppointeeRules.AppraisalOutcome, "测评结果为最低等次，应当要求整改。", nameof(AppraisalSubject.MustRectify))]
            : Missing(text, LongestText, "请填写反馈的意见，最多 3000 个字。", "Text"));

    /// <summary>Why the council's choice cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToChoose(int subject, string note, DateOnly day, DateOnly today) =>
        OfSubject(subject) ?? (!NeedsMeasure(Find(subject)!) ? [new(AppointeeRules.AppraisalOutcome, "两次测评都是最低等次的，才由主任会议决定处理办法。")]
            : day > today || day < ResultsOf(subject)[^1].AnnouncedOn ? [new(AppointeeRules.AppraisalOutcome, "决定日期应当在再次测评以后，不晚于今天。", "Day")]
            : Missing(note, LongestNote, "请填写主任会议纪要，最多 200 个字。", nameof(AppraisalSubject.MeasureNote)));

    /// <summary>Why it cannot be closed: what is still open.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToClose() =>
        IsOver ? [InOrder("已经办结。")]
        : State < AppraisalState.FeedbackSent ? [InOrder("反馈意见全部发出以后才能办结。")]
        :
        [
            .. Appraised.Where(s => s.MustRectify && Paper(AppraisalPaperKind.Report, s.Order) is null).Select(s => InOrder($"{s.Name}还没有报送整改报告。")),
            .. Appraised.Where(NeedsSecond).Select(s => new Obstacle(AppointeeRules.AppraisalOutcome, $"{s.Name}还没有再次测评。")),
            .. Appraised.Where(NeedsMeasure).Select(s => new Obstacle(AppointeeRules.AppraisalOutcome, $"{s.Name}两次测评都是最低等次，主任会议还没有决定处理办法。")),
        ];

    /// <summary>Why the choice of the organ cannot be taken back any more.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRevoke() =>
        State >= AppraisalState.Heard ? [InOrder("已经述职，不能再撤销。")] : [];

    private static Obstacle InOrder(string message, string? field = null) => new(AppointeeRules.Appraisals, message, field);

    private static IReadOnlyList<Obstacle> Missing(string text, int most, string message, string field) =>
        text.Trim().Length == 0 || text.Trim().Length > most ? [InOrder(message, field)] : [];

    private IEnumerable<Obstacle> Invalid(RoundTaken round) =>
        from line in round.Lines
        where line.Grade is null && Find(line.Subject) is { IsStruck: false }
        select InOrder($"{Find(line.Subject)!.Name}未形成有效结果，请再测评一次后登记。");

    private IReadOnlyList<Obstacle>? OfSubject(int? subject) =>
        subject is { } order && Find(order) is { } found
            ? found.IsStruck ? [InOrder($"{found.Name}没有列入述职测评。")] : null
            : [InOrder("没有找到这位测评对象。")];

    private IReadOnlyList<Obstacle>? OfRectifying(int? subject) =>
        OfSubject(subject) ?? (IsOver ? [InOrder("已经办结。")]
            : Paper(AppraisalPaperKind.Feedback, subject) is null || !Find(subject!.Value)!.MustRectify ? [InOrder("反馈意见没有要求整改，或者还没有发出。")] : null);

    private IReadOnlyList<Obstacle> NotBefore(DateOnly day, DateOnly today, string what)
    {
        var last = Steps[^1].Day;
        return day > today ? [InOrder($"{what}不能晚于今天。", "Day")]
            : day < last ? [InOrder($"{(what.Length > 0 ? what : "日期")}不能早于上一步（{last.Full()}）。", "Day")] : [];
    }
}
