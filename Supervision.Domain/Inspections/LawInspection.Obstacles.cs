using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <content>Why an act is impossible now.</content>
public sealed partial class LawInspection
{
    /// <summary>Longest text of the scheme, of a question.</summary>
    public const int LongestText = 3000;

    /// <summary>Longest name, place or reason.</summary>
    public const int LongestNote = 200;

    /// <summary>Most sub-groups.</summary>
    public const int MostSubGroups = 8;

    /// <summary>Why the scheme cannot be kept.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToScheme(SchemeEntry entry, DateOnly today) =>
        State is not (InspectionState.Planned or InspectionState.Scheme or InspectionState.SchemeApproved) ? [InOrder("已经通知被检查单位，方案不能再改。")]
        :
        [
            .. entry.Law is null ? [new(InspectionRules.Articles, "请选择法律的文本。", nameof(Law))] : Array.Empty<Obstacle>(),
            .. entry.Bodies.Count == 0 ? [InOrder("请选择被检查单位。", nameof(Bodies))] : Array.Empty<Obstacle>(),
            .. TooLong(entry.Reason, nameof(Reason)), .. TooLong(entry.Timetable, nameof(Timetable)), .. TooLong(entry.Ways, nameof(Ways)), .. TooLong(entry.Press, nameof(Press)),
            .. entry.Tie != HigherTie.None ? ObstaclesToTie(entry) : [],
            .. entry.Superiors.Values.Any(s => s.Length > LongestNote) ? [new(InspectionRules.Upwards, "上级主管机关最多 200 个字。", nameof(SchemeEntry.Superiors))] : Array.Empty<Obstacle>(),
            .. entry.MobilisationDay < today && entry.MobilisationDay != MobilisationDay ? [InOrder("动员会的日期已经过去，请填写以后的日期。", nameof(MobilisationDay))] : Array.Empty<Obstacle>(),
            .. entry.FieldFrom < entry.MobilisationDay
                ? [new(InspectionRules.Mobilisation, $"动员会定于{entry.MobilisationDay!.Value.Full()}，实地检查不能早于动员会。", nameof(FieldFrom))] : Array.Empty<Obstacle>(),
            .. entry.FieldUntil < entry.FieldFrom ? [InOrder("实地检查的结束日期不能早于开始日期。", nameof(FieldUntil))] : Array.Empty<Obstacle>(),
        ];

    /// <summary>Why somebody cannot join the group.</summary>
    /// <param name="entry">The person.</param>
    /// <param name="standing">What the person is, on the day of the mobilisation meeting.</param>
    public IReadOnlyList<Obstacle> ObstaclesToJoin(GroupEntry entry, GroupStanding standing)
    {
        if (IsOver)
        {
            return [InOrder("检查已经撤回。")];
        }

        if (members.Exists(m => m.IsThere && m.Person == entry.Person))
        {
            return [InOrder($"{entry.Name}已经在检查组里。", nameof(GroupEntry.Person))];
        }

        return standing.ServesInspected
            ? [new(InspectionRules.GroupMembers, $"{entry.Name}是被检查单位的工作人员，不能参加检查组。", nameof(GroupEntry.Person))]
            : entry.Place switch
            {
                GroupPlace.Leader when Leader is { } there => [new(InspectionRules.Leader, $"组长现在是{there.Name}，请先登记{there.Name}离开检查组。", nameof(GroupEntry.Place))],
                GroupPlace.Leader when !standing.IsCouncil => [LeaderWithoutOffice],
                GroupPlace.Deputy when !standing.HeadsCommittee && !standing.IsMember =>
                    [new(InspectionRules.GroupMembers, "副组长一般由专委会、工委负责人担任。", nameof(GroupEntry.Place))],
                GroupPlace.Member when !standing.IsMember && !standing.ServesCommittee =>
                    [new(InspectionRules.GroupMembers, $"{entry.Name}不是常委会组成人员，也不是专委会、工委人员，可以作为邀请代表或者专家参加。", nameof(GroupEntry.Place))],
                _ => [],
            };
    }

    /// <summary>Why somebody cannot leave.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToLeave(GroupMemberId id, string reason) =>
        Find(id) is not { IsThere: true } ? [InOrder("没有找到这位成员，请刷新页面。")]
        : State >= InspectionState.SchemeApproved && reason.Trim().Length is 0 or > LongestNote
            ? [InOrder("请写明离开检查组的理由，最多 200 个字。", nameof(GroupMember.LeaveReason))] : [];

    /// <summary>Why there cannot be so many sub-groups.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDivide(int count) =>
        IsOver ? [InOrder("检查已经撤回。")]
        : count is < 0 or > MostSubGroups ? [InOrder($"分组最多 {MostSubGroups} 个。", nameof(SubGroups))] : [];

    /// <summary>Why somebody cannot be put into a sub-group.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAssign(GroupMemberId id, int subGroup) =>
        Find(id) is not { IsThere: true } ? [InOrder("没有找到这位成员，请刷新页面。")]
        : subGroup < 0 || subGroup > SubGroups ? [InOrder("没有这个分组，请刷新页面。")] : [];

    /// <summary>Why a stop cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAdd(StopEntry entry) =>
        IsOver ? [InOrder("检查已经撤回。")]
        : MobilisationDay is not { } mobilisation ? [new(InspectionRules.Mobilisation, "请先在方案里填写动员会的日期。", nameof(StopEntry.Day))]
        :
        [
            .. entry.SubGroup < 1 || entry.SubGroup > SubGroups ? [InOrder("请选择分组。", nameof(StopEntry.SubGroup))] : Array.Empty<Obstacle>(),
            .. entry.Day < mobilisation
                ? [new(InspectionRules.Mobilisation, $"动员会定于{mobilisation.Full()}，请填写当天或者之后的检查日期。", nameof(StopEntry.Day))] : Array.Empty<Obstacle>(),
            .. entry.Until <= entry.From ? [InOrder("结束时间应当晚于开始时间。", nameof(StopEntry.Until))] : Array.Empty<Obstacle>(),
            .. Missing(entry.Place, "请填写检查的地点，最多 200 个字。", nameof(StopEntry.Place)),
            .. entry.Note.Length > LongestNote ? [InOrder("说明最多 200 个字。", nameof(StopEntry.Note))] : Array.Empty<Obstacle>(),
        ];

    /// <summary>Why the itinerary cannot be sent: every sub-group has a leader, members and a stop.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSendItinerary() =>
        State < InspectionState.SchemeApproved ? [InOrder("方案批准以后发出行程。")]
        : IsOver ? [InOrder("检查已经撤回。")]
        : SubGroups == 0 ? [InOrder("还没有分组。")]
        : [.. Enumerable.Range(1, SubGroups).SelectMany(Lacking)];

    /// <summary>Why articles cannot be chosen.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToChoose(IReadOnlyList<ArticleChoice> choices) =>
        Law is null ? [new(InspectionRules.Articles, "请先在方案里选择法律的文本。")]
        : IsFixed ? [new(InspectionRules.Articles, "方案已经批准，清单不能再加条文。")]
        : choices.Count == 0 ? [new(InspectionRules.Articles, "还没有勾选条文。", nameof(Items))] : [];

    /// <summary>Why this cannot be asked about an article.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWrite(ChecklistItemId id, ItemEntry entry) =>
        Find(id) is null ? [new(InspectionRules.Articles, "这一条已经不在清单里，请刷新页面。")]
        : IsFixed ? [new(InspectionRules.Articles, "方案已经批准，检查要点不能再改。")]
        :
        [
            .. entry.Question.Trim().Length is 0 or > LongestText ? [new(InspectionRules.Articles, "请填写检查要点，最多 3000 个字。", nameof(ItemEntry.Question))] : Array.Empty<Obstacle>(),
            .. entry.Bodies.Count == 0 ? [new(InspectionRules.Articles, "请选择责任主体。", nameof(ItemEntry.Bodies))] : Array.Empty<Obstacle>(),
            .. entry.Bodies.Any(b => !Inspects(b)) ? [new(InspectionRules.Articles, "责任主体应当是被检查单位，请先把它列入方案。", nameof(ItemEntry.Bodies))] : Array.Empty<Obstacle>(),
            .. entry.Material.Length > LongestText ? [new(InspectionRules.Articles, "需要的材料最多 3000 个字。", nameof(ItemEntry.Material))] : Array.Empty<Obstacle>(),
            .. entry.SubGroup < 0 || entry.SubGroup > SubGroups ? [new(InspectionRules.Articles, "没有这个分组，请刷新页面。", nameof(ItemEntry.SubGroup))] : Array.Empty<Obstacle>(),
        ];

    /// <summary>Why an article cannot be taken off the list: after the approval it stays, with 不适用 and the reason.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToTakeOff(ChecklistItemId id) =>
        Find(id) is null ? [new(InspectionRules.Articles, "这一条已经不在清单里，请刷新页面。")]
        : IsFixed ? [new(InspectionRules.Articles, "方案已经批准，条文不能移出，可以登记为不适用并写明理由。")] : [];

    /// <summary>Why an article cannot be marked as not applying.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSetAside(ChecklistItemId id, string reason) =>
        Find(id) is null ? [new(InspectionRules.Articles, "这一条已经不在清单里，请刷新页面。")]
        : IsOver ? [InOrder("检查已经撤回。")]
        : reason.Length > LongestNote ? [new(InspectionRules.Articles, "不适用的理由最多 200 个字。", nameof(ChecklistItem.NotApplicable))] : [];

    /// <summary>Why it cannot go by another version: every article needs its place.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRemap(LawTextId newer, IReadOnlyDictionary<ChecklistItemId, ArticleChoice> places) =>
        IsOver ? [InOrder("检查已经撤回。")]
        : Law is null || Law == newer ? [new(InspectionRules.LawVersions, "请选择这部法律的另一个文本。", nameof(Law))]
        :
        [
            .. Items.Where(i => !places.ContainsKey(i.Id) && i.NotApplicable.Length == 0).Select(i =>
                new Obstacle(InspectionRules.LawVersions, $"{i.Article.Words}还没有对应的条文；新的文本里没有的，请先登记为不适用。", nameof(Items))),
            .. places.Values.GroupBy(p => p.Line).Where(g => g.Count() > 1).Select(g =>
                new Obstacle(InspectionRules.LawVersions, $"有两条都对应到{g.First().Number.Words}，请核对。", nameof(Items))),
        ];

    /// <summary>Why the scheme cannot go to the council.</summary>
    /// <param name="leader">What the leader is on the day of the mobilisation meeting.</param>
    public IReadOnlyList<Obstacle> ObstaclesToSubmit(GroupStanding? leader) =>
        State != InspectionState.Scheme ? [InOrder(State == InspectionState.Planned ? "请先起草方案。" : "方案已经批准。")]
        : IsSubmitted ? [InOrder("方案已经提请主任会议。")]
        :
        [
            .. MobilisationDay is null ? [new(InspectionRules.Mobilisation, "方案里还没有动员会的日期。")] : Array.Empty<Obstacle>(),
            .. FieldFrom is null || FieldUntil is null ? [InOrder("方案里还没有实地检查的起止日期。")] : Array.Empty<Obstacle>(),
            .. Leader is null ? [new(InspectionRules.Leader, "还没有组长。执法检查组组长应当由常委会主任或者副主任担任。")]
                : leader is not { IsCouncil: true } ? [LeaderWithoutOffice] : Array.Empty<Obstacle>(),
            .. items.Count == 0 ? [new(InspectionRules.Articles, "还没有列出条文。")] : Array.Empty<Obstacle>(),
            .. Items.Where(i => i.Question.Length == 0).Select(i => new Obstacle(InspectionRules.Articles, $"{i.Article.Words}还没有检查要点。")),
            .. Items.Where(i => BodiesOf(i.Id).Count == 0).Select(i => new Obstacle(InspectionRules.Articles, $"{i.Article.Words}还没有责任主体。")),
        ];

    /// <summary>Why the council's approval cannot be taken over.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToApprove(SchemeDecision? decision, GroupStanding? leader) =>
        State != InspectionState.Scheme ? [InOrder("方案已经批准，或者还没有起草。")]
        : decision is not { IsApproval: true } ? [new(InspectionRules.SchemeByCouncil, "主任会议还没有批准方案，或者决定还没有确认。")]
        : !decision.IsOfThisText ? [new(InspectionRules.SchemeByCouncil, "主任会议批准以后方案又有改动，请重新提请主任会议。")]
        : leader is not { IsCouncil: true } ? [LeaderWithoutOffice] : [];

    /// <summary>Why field work cannot go on: the leader left office and no new one is set (D-6.3).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToGoOn(GroupStanding? leader) => IsOver ? [InOrder("检查已经撤回。")] : leader is not { IsCouncil: true } ? [LeaderWithoutOffice] : [];

    /// <summary>Why the bodies cannot be told.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToNotice(DateOnly day, DateOnly today, GroupStanding? leader) =>
        State != InspectionState.SchemeApproved ? [InOrder(State < InspectionState.SchemeApproved ? "方案批准以后才能通知被检查单位。" : "已经通知被检查单位。")]
        : leader is not { IsCouncil: true } ? [LeaderWithoutOffice]
        : day > today ? [InOrder("通知日期不能晚于今天。", nameof(Day))]
        : day < ReachedOn(InspectionState.SchemeApproved) ? [InOrder($"通知日期不能早于方案批准（{ReachedOn(InspectionState.SchemeApproved)!.Value.Full()}）。", nameof(Day))] : [];

    /// <summary>True when the scheme was agreed to: articles and questions stand.</summary>
    public bool IsFixed => State >= InspectionState.SchemeApproved;

    private const string Day = "Day";

    private static readonly Obstacle LeaderWithoutOffice = new(InspectionRules.Leader, "执法检查组组长应当由常委会主任或者副主任担任，请重新选择。", nameof(GroupEntry.Place));

    private static IReadOnlyList<Obstacle> ObstaclesToTie(SchemeEntry entry) =>
    [
        .. entry.HigherCommittee.Trim().Length is 0 or > LongestNote ? [new(InspectionRules.Upwards, "请填写上级人大常委会的名称，最多 200 个字。", nameof(HigherCommittee))] : Array.Empty<Obstacle>(),
        .. entry.HigherDue is null ? [new(InspectionRules.Upwards, "请填写报送书面报告的日期。", nameof(HigherDue))]
            : entry.HigherDue < entry.MobilisationDay ? [new(InspectionRules.Upwards, "报送书面报告的日期不能早于动员会。", nameof(HigherDue))] : Array.Empty<Obstacle>(),
    ];

    private static Obstacle InOrder(string message, string? field = null) => new(InspectionRules.Order, message, field);

    private static IReadOnlyList<Obstacle> TooLong(string text, string field) =>
        text.Length > LongestText ? [InOrder($"最多 {LongestText} 个字，现在有 {text.Length} 个字。", field)] : [];

    private static IReadOnlyList<Obstacle> Missing(string text, string message, string field) =>
        text.Trim().Length is 0 or > LongestNote ? [InOrder(message, field)] : [];

    private IEnumerable<Obstacle> Lacking(int subGroup)
    {
        var there = members.Where(m => m.IsThere && m.SubGroup == subGroup).ToList();
        var name = SubGroupName(subGroup);
        return there.Count == 0 ? [InOrder($"{name}还没有成员。")]
            : !there.Exists(m => m.LeadsSubGroup) ? [InOrder($"{name}还没有负责人。")]
            : !stops.Exists(s => s.SubGroup == subGroup) ? [InOrder($"{name}还没有行程。")] : [];
    }

    /// <summary>第一组.</summary>
    public static string SubGroupName(int number) => $"第{ChineseNumber.Of(number)}组";
}

/// <summary>What somebody is on a day, for the guards of the group (D-6.3, D-1.6).</summary>
/// <param name="IsCouncil">主任 or 副主任.</param>
/// <param name="IsMember">A member of the Committee.</param>
/// <param name="HeadsCommittee">Heads a work committee.</param>
/// <param name="ServesCommittee">Serves in a work committee.</param>
/// <param name="ServesInspected">Serves in one of the inspected bodies.</param>
public sealed record GroupStanding(bool IsCouncil, bool IsMember, bool HeadsCommittee, bool ServesCommittee, bool ServesInspected);
