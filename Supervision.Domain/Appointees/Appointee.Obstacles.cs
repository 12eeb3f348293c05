using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <content>Why an act is impossible now.</content>
public sealed partial class Appointee
{
    /// <summary>Longest name of a post, a nominator, a reason.</summary>
    public const int LongestText = 200;

    /// <summary>Why a post may end (D-9.1).</summary>
    public static IReadOnlyList<string> EndReasons { get; } = ["免职", "辞职", "调离", "撤职", "退休", "去世", "换届"];

    /// <summary>Why a post cannot be entered like this, whatever else the file says.</summary>
    /// <param name="office">The post.</param>
    /// <param name="body">Kind of its body; null for the Committee's own staff.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToOffice(OfficeEntry office, BodyKind? body) =>
    [
        .. OrganisationRules.ObstaclesToName(office.Post, nameof(OfficeEntry.Post), 60),
        .. office.Kind.ServesIn(body) ? Array.Empty<Obstacle>()
            : [new(AppointeeRules.Register, office.Kind == AppointeeKind.CommitteeStaff
                ? "常委会机关人员不选择单位。" : $"{office.Kind.Word()}的任职单位不对，请核对单位和类别。", nameof(OfficeEntry.Organ))],
    ];

    /// <summary>Why a person who is a member of the Committee in that time cannot hold the post (D-1.7).</summary>
    /// <param name="memberships">First day and first day out of each membership.</param>
    /// <param name="body">Kind of the body.</param>
    /// <param name="from">First day in post.</param>
    /// <param name="to">First day no longer in post.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToHold(
        IEnumerable<(DateOnly From, DateOnly? To)> memberships, BodyKind? body, DateOnly from, DateOnly? to) =>
        body is { } kind
            ? [.. OrganisationRules.ObstaclesToHold(memberships.Any(m => (to is null || m.From < to) && (m.To is null || m.To > from)), kind)
                .Select(o => o with { Field = "Person" })]
            : [];

    /// <summary>Why a sitting member cannot be put forward without a second look (D-1.7): the membership has to end before the appointment begins.</summary>
    /// <param name="memberships">First day and first day out of each membership.</param>
    /// <param name="body">Kind of the body.</param>
    /// <param name="entry">The nomination.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToNominateMember(
        IEnumerable<(DateOnly From, DateOnly? To)> memberships, BodyKind? body, NominationEntry entry, DateOnly today) =>
        entry.IsChecked ? []
            : [.. ObstaclesToHold(memberships, body, today, null).Select(o => o with
            {
                Message = o.Message + "这位同志现任常委会组成人员，任命以前须先辞去；已经说明的，请勾选后再登记。",
                Field = Checked,
            })];

    /// <summary>Why a post that one person holds cannot be given to a second one without a second look.</summary>
    /// <param name="office">The post.</param>
    /// <param name="others">The others in words: 金满仓（2024年1月12日起任职）.</param>
    /// <param name="isChecked">True when the warning was read.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToShare(OfficeEntry office, IReadOnlyList<string> others, bool isChecked) =>
        isChecked || others.Count == 0 || !IsSingle(office) ? []
            : [new(AppointeeRules.Register, $"这一职务已有{string.Join("、", others)}，请核对是否漏登免职；确实无误的，请勾选后再登记。", Checked)];

    /// <summary>True of a post that one person holds at a time: a head, not a deputy, and none of the many judges and procurators.</summary>
    public static bool IsSingle(OfficeEntry office) =>
        office.Kind is AppointeeKind.GovernmentMember or AppointeeKind.CommitteeStaff && !office.Post.Contains('副', StringComparison.Ordinal);

    /// <summary>Name of the box that says a warning was read.</summary>
    public const string Checked = "Checked";

    /// <summary>Why these days are none: an end on or before the beginning.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToPeriod(DateOnly from, DateOnly? to) => to <= from
        ? [new(AppointeeRules.Periods, $"免职日期应当晚于任职日期（{from.Full()}）。", nameof(Appointment.To))]
        : [];

    /// <summary>Why this nomination cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToNominate(NominationEntry entry, DateOnly today) =>
    [
        .. ObstaclesToOpen(),
        .. string.IsNullOrWhiteSpace(entry.Nominator) || entry.Nominator.Length > LongestText
            ? [new(AppointeeRules.Register, "请填写提请人，例如县长、院长、检察长，最多 200 个字。", nameof(NominationEntry.Nominator))] : Array.Empty<Obstacle>(),
        .. entry.On > today ? [new(AppointeeRules.Register, "提请日期不能晚于今天。", nameof(NominationEntry.On))] : Array.Empty<Obstacle>(),
        .. appointments.Exists(a => IsSame(a, entry.Office) && a.StateOn(today) is (AppointmentState.Nominated or AppointmentState.InPost))
            ? [new(AppointeeRules.Register, "这位同志已经在任或者已经提请这一职务。", nameof(OfficeEntry.Post))] : Array.Empty<Obstacle>(),
    ];

    /// <summary>Why this earlier appointment cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRecord(PastAppointment entry, DateOnly today) =>
    [
        .. ObstaclesToPeriod(entry.From, entry.To),
        .. entry.From > today ? [new(AppointeeRules.Periods, "任职日期不能晚于今天；还没有任命的请登记提请。", nameof(Appointment.From))] : Array.Empty<Obstacle>(),
        .. entry.To is not null && !EndReasons.Contains(entry.EndReason, StringComparer.Ordinal)
            ? [new(AppointeeRules.Periods, $"离任原因请从{string.Join("、", EndReasons)}里选。", nameof(Appointment.EndReason))] : Array.Empty<Obstacle>(),
        .. appointments.Exists(a => IsSame(a, entry.Office) && a.Overlaps(entry.From, entry.To))
            ? [new(AppointeeRules.Register, "这一职务在这段时间已经登记。", nameof(Appointment.From))] : Array.Empty<Obstacle>(),
    ];

    /// <summary>Why the vote cannot be entered: it is the vote of a sitting, on a day of it, on its adopted agenda (D-9.2, D-3.5).</summary>
    /// <param name="sitting">The sitting that the nomination stands on; null when on none, or when it was cancelled.</param>
    /// <param name="day">Day of the appointment.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToVoteAt(VoteSitting? sitting, DateOnly day) => sitting switch
    {
        null => [new(AppointeeRules.Majority, "请先“列入会议”；任命由常委会会议表决，没有会议不能登记表决结果。")],
        { HasMet: false } => [new(AppointeeRules.Majority, $"{sitting.Name}还没有召开，不能登记表决结果。")],
        { IsAdopted: false } => [new(AppointeeRules.Majority, $"{sitting.Name}的议程还没有经全体会议通过，不能登记表决结果。")],
        _ when day < sitting.First || day > sitting.Last => [new(AppointeeRules.Majority,
            $"任命日期应当是{sitting.Name}的会期（{sitting.First.Full()}{(sitting.Last > sitting.First ? $"至{sitting.Last.Full()}" : "")}）里的一天。", nameof(VoteEntry.From))],
        _ => [],
    };

    /// <summary>Why the nomination cannot be put on this sitting: it is not ahead any more.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToPutOn(AppointmentId id, string sitting, bool isAhead) =>
        ClosedOn is not null ? ObstaclesToOpen()
        : Find(id) is not { IsPending: true } ? [new(AppointeeRules.Register, "没有找到待表决的提请。")]
        : !isAhead ? [new(AppointeeRules.Register, $"{sitting}已经召开或者已经过去，请选择以后的会议。", nameof(Appointment.Sitting))]
        : [];

    /// <summary>Why the appointment cannot be entered (登记表决结果): the exam first (D-9.2), then more than half of all members.</summary>
    /// <param name="id">The nomination.</param>
    /// <param name="vote">What was announced.</param>
    /// <param name="exam">How the exam stands.</param>
    /// <param name="name">Name of the person, for the sentence.</param>
    /// <param name="today">Today.</param>
    public IReadOnlyList<Obstacle> ObstaclesToAppoint(AppointmentId id, VoteEntry vote, ExamStanding exam, string name, DateOnly today)
    {
        if (Find(id) is not { } nomination || nomination.StateOn(today) != AppointmentState.Nominated || nomination.From is not null)
        {
            return [new(AppointeeRules.Register, "没有找到待表决的提请。")];
        }

        return
        [
            .. ObstaclesToOpen(), .. ObstaclesToAgenda(nomination, exam, name), .. ObstaclesToVote(vote),
            .. vote.From > today ? [new(AppointeeRules.Periods, "任命日期不能晚于今天。", nameof(VoteEntry.From))] : Array.Empty<Obstacle>(),
            .. vote.From < nomination.NominatedOn
                ? [new(AppointeeRules.Periods, $"任命日期不能早于提请日期（{nomination.NominatedOn?.Full()}）。", nameof(VoteEntry.From))] : Array.Empty<Obstacle>(),
        ];
    }

    /// <summary>Why the nomination cannot go on a sitting's agenda (D-9.2): neither a valid pass nor an exemption.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToAgenda(Appointment nomination, ExamStanding exam, string name) =>
        nomination.Exemption is not null || exam.State == ExamState.Passed ? []
        : [new(AppointeeRules.Exam, exam.State switch
        {
            ExamState.None => $"{name}尚未参加任前法律知识考试，不能列入会议议程。",
            ExamState.Failed2 => $"{name}补考仍不合格，不能列入会议议程，建议撤回提名。",
            ExamState.Failed1 => $"{name}任前法律知识考试不合格，须在{exam.ResitBy?.Full()}以前补考，暂不能列入会议议程。",
            ExamState.Lapsed => $"{name}的任前法律知识考试成绩已经过期，不能列入会议议程。",
            _ => $"{name}的任前法律知识考试还没有成绩，不能列入会议议程。",
        })];

    /// <summary>Why the post cannot end like this; the day is the first one no longer in post.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToEnd(AppointmentId id, DateOnly firstDayOut, string reason)
    {
        if (Find(id) is not { From: { } from, WithdrawnOn: null } post)
        {
            return [new(AppointeeRules.Periods, "没有找到这条任职记录。")];
        }

        return post.To is not null
            ? [new(AppointeeRules.Periods, "已经登记离任，不能再改。", nameof(Appointment.To))]
            :
            [
                .. ObstaclesToPeriod(from, firstDayOut),
                .. EndReasons.Contains(reason, StringComparer.Ordinal) ? Array.Empty<Obstacle>()
                    : [new(AppointeeRules.Periods, $"离任原因请从{string.Join("、", EndReasons)}里选。", nameof(Appointment.EndReason))],
            ];
    }

    public IReadOnlyList<Obstacle> ObstaclesToWithdraw(AppointmentId id, string reason) =>
        Find(id) is not { From: null, WithdrawnOn: null } ? [new(AppointeeRules.Register, "没有找到待表决的提请。")]
        : string.IsNullOrWhiteSpace(reason) || reason.Length > LongestText
            ? [new(AppointeeRules.Register, "请写明理由，例如撤回提请、未获通过，最多 200 个字。", nameof(Appointment.WithdrawnReason))] : [];

    /// <summary>Why no exemption can be noted: only the cases of the rule, and only when the file bears them out.</summary>
    /// <param name="id">The nomination.</param>
    /// <param name="exemption">The case.</param>
    /// <param name="allowed">Value of <see cref="AppointeeRules.ExamExemptKinds"/> in force.</param>
    public IReadOnlyList<Obstacle> ObstaclesToExempt(AppointmentId id, ExamExemption exemption, string allowed)
    {
        if (Find(id) is not { From: null, WithdrawnOn: null } nomination)
        {
            return [new(AppointeeRules.Register, "没有找到待表决的提请。")];
        }

        var earlier = appointments.Where(a => a.Id != id && a.From is not null && a.Organ == nomination.Organ && a.Kind == nomination.Kind).ToList();
        return !allowed.Contains(exemption == ExamExemption.Transfer ? "transfer" : "reappointment", StringComparison.Ordinal)
            ? [new(AppointeeRules.ExamExemption, "现行规则不允许这种免试情形。", nameof(Appointment.Exemption))]
            : exemption == ExamExemption.Transfer && earlier.Count == 0
                ? [new(AppointeeRules.ExamExemption, "档案里没有在同一机关任职的记录，不能按同一机关内转任免试。", nameof(Appointment.Exemption))]
            : exemption == ExamExemption.Reappointment && !earlier.Exists(a => a.Post == nomination.Post)
                ? [new(AppointeeRules.ExamExemption, "档案里没有担任同一职务的记录，不能按换届连任免试。", nameof(Appointment.Exemption))]
            : [];
    }

    /// <summary>Why the statement cannot be taken.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReceive(AppointmentId id, IReadOnlyList<string> commitments) =>
        Find(id) is not { WithdrawnOn: null, To: null } ? [new(AppointeeRules.Statement, "现在没有需要提交的供职报告。")]
        : commitments.Count > 20 || commitments.Any(c => c.Length > LongestText)
            ? [new(AppointeeRules.Statement, "承诺事项最多 20 条，每条最多 200 个字。", nameof(Appointment.Commitments))]
        : ObstaclesToOpen();

    /// <summary>Why the oath cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSwear(AppointmentId id, OathEntry oath, DateOnly today) =>
        Find(id) is not { From: { } from, WithdrawnOn: null } ? [new(AppointeeRules.Oath, "任命以后才登记宪法宣誓。")]
        : oath.On < from ? [new(AppointeeRules.Oath, $"宣誓日期不能早于任命日期（{from.Full()}）。", nameof(OathEntry.On))]
        : oath.On > today ? [new(AppointeeRules.Oath, "宣誓日期不能晚于今天。", nameof(OathEntry.On))]
        : oath.Place.Length is 0 or > LongestText || oath.Presider.Length is 0 or > LongestText
            ? [new(AppointeeRules.Oath, "请填写宣誓地点和主持人，各最多 200 个字。", nameof(OathEntry.Place))]
        : [];

    public IReadOnlyList<Obstacle> ObstaclesToClose(string reason) =>
        ClosedOn is not null ? ObstaclesToOpen()
        : string.IsNullOrWhiteSpace(reason) || reason.Length > LongestText
            ? [new(AppointeeRules.Register, "请写明关闭档案的理由，最多 200 个字。", nameof(ClosedReason))] : [];

    private IReadOnlyList<Obstacle> ObstaclesToOpen() =>
        ClosedOn is null ? [] : [new(AppointeeRules.Register, "这份档案已经关闭，只能查看。")];

    private static IReadOnlyList<Obstacle> ObstaclesToVote(VoteEntry vote)
    {
        int?[] counts = [vote.Yes, vote.No, vote.Abstained, vote.Base];
        if (counts.All(c => c is null))
        {
            return [];
        }

        return counts.Any(c => c is null or < 0)
                ? [new(AppointeeRules.Majority, "请把赞成、反对、弃权和全体组成人员数填写完整。", nameof(VoteEntry.Yes))]
            : vote.Yes + vote.No + vote.Abstained > vote.Base
                ? [new(AppointeeRules.Majority, "赞成、反对、弃权相加不能多于全体组成人员数。", nameof(VoteEntry.Yes))]
            : !Quorum.Passes(vote.Yes!.Value, vote.Base!.Value)
                ? [new(AppointeeRules.Majority, $"赞成 {vote.Yes} 票，没有超过全体组成人员 {vote.Base} 人的半数，不能登记任命。", nameof(VoteEntry.Yes))]
            : [];
    }

    private static bool IsSame(Appointment a, OfficeEntry office) => a.WithdrawnOn is null && a.Organ == office.Organ && a.Post == office.Post.Trim();
}
