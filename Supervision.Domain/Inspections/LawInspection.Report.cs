using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Inspections;

/// <content>The group's report: signed, agreed to, given to the members, heard, followed up (D-6.10).</content>
public sealed partial class LawInspection
{
    /// <summary>Under which purpose the report's file is kept.</summary>
    public const string ReportPurpose = "inspection-report";

    /// <summary>Who reports and issues the report.</summary>
    public const string GroupName = "执法检查组";

    private readonly List<InspectionDelivery> deliveries = [];

    /// <summary>Hash of the text that the leader signed; empty before.</summary>
    public string SignedHash { get; private set; } = "";

    public string SignedBy { get; private set; } = "";

    public DateOnly? SignedOn { get; private set; }

    /// <summary>True while the report waits for the council.</summary>
    public bool IsReportSubmitted { get; private set; }

    public CouncilDecisionId? ReportDecision { get; private set; }

    /// <summary>The file that the members got.</summary>
    public Guid? ReportFile { get; private set; }

    /// <summary>The day the members got the report.</summary>
    public DateOnly? DistributedOn { get; private set; }

    /// <summary>Who got it, and how.</summary>
    public IReadOnlyList<InspectionDelivery> Deliveries => deliveries;

    /// <summary>True once the plenary adopted the agenda with the report on it.</summary>
    public bool IsOnAgenda { get; private set; }

    /// <summary>组长刘慧敏: who reported.</summary>
    public string Reporter { get; private set; } = "";

    /// <summary>True when nobody spoke on it (未发言).</summary>
    public bool NobodySpoke { get; private set; }

    /// <summary>The earlier inspection that this one follows up (跟踪检查, 监督法第三十七条).</summary>
    public LawInspectionId? Earlier { get; private set; }

    /// <summary>True once the members have the text and it is to be heard.</summary>
    public bool IsWithMembers => DistributedOn is not null && Sitting is not null;

    /// <summary>关于检查《食品安全法》实施情况的报告.</summary>
    public static string ReportTitleOf(string law) => $"关于检查《{law}》实施情况的报告";

    /// <summary>Why the report cannot be drafted or written now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWriteReport() =>
        State is InspectionState.Field or InspectionState.GroupPlenaryHeld or InspectionState.ReportDrafted ? []
        : [InReport(State < InspectionState.Field ? "实地检查以后形成检查报告。" : "检查报告已经定稿，不能再改。")];

    /// <summary>Why problems cannot be merged or taken apart: until the leader signed the report that lists them.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMergeProblems() =>
        IsOver ? [InOrder("检查已经撤回。")]
        : State >= InspectionState.ReportDrafted ? [InReport("组长已经签署检查报告，不能再归并或者拆开问题。")] : [];

    /// <summary>Why the leader cannot sign: the whole group met first (D-16.10).</summary>
    /// <param name="facts">The report as it stands.</param>
    /// <param name="person">Who signs.</param>
    public IReadOnlyList<Obstacle> ObstaclesToSign(ReportStanding facts, PersonId? person) =>
        PlenaryFirst() is { Count: > 0 } early ? early
        : ObstaclesToWriteReport() is { Count: > 0 } closed ? closed
        : facts.Hash.Length == 0 ? [InReport("检查报告还没有起草。")]
        : Leader?.Person != person || person is null ? [InReport("检查报告由检查组组长签署。")]
        :
        [
            .. facts.Unconfirmed > 0 ? [InReport($"还有 {facts.Unconfirmed} 条检查记录没有确认，请先核实、确认或者撤销。")] : Array.Empty<Obstacle>(),
            .. facts.IsStale ? [InReport("检查记录在报告起草以后又有变化，请重新生成，再签署。")] : Array.Empty<Obstacle>(),
        ];

    /// <summary>The leader signs this text.</summary>
    public void Sign(string hash, string by, DateOnly day)
    {
        (SignedHash, SignedBy, SignedOn, IsReportSubmitted) = (hash, by, day, false);
        if (State == InspectionState.GroupPlenaryHeld)
        {
            Reach(InspectionState.ReportDrafted, day);
        }
    }

    /// <summary>Why the report cannot go to the council.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSubmitReport(ReportStanding facts, GroupStanding? leader) =>
        PlenaryFirst() is { Count: > 0 } early ? early
        : SignedHash.Length == 0 ? [InReport("组长还没有签署检查报告。")]
        : State != InspectionState.ReportDrafted ? [InReport("检查报告已经提请审议。")]
        : IsReportSubmitted ? [InReport("检查报告已经提请主任会议。")]
        : facts.Hash != SignedHash ? [InReport("组长签署以后报告又有改动，请组长重新签署。")]
        : leader is not { IsCouncil: true } ? [LeaderWithoutOffice] : [];

    /// <summary>The report goes to the council (提请主任会议).</summary>
    public void SubmitReport() => IsReportSubmitted = true;

    /// <summary>Why the council's decision cannot be taken over: the group met, the leader signed, the council agreed to this text (D-16.10).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToApproveReport(SchemeDecision? decision, GroupStanding? leader) =>
        PlenaryFirst() is { Count: > 0 } early ? early
        : State != InspectionState.ReportDrafted ? [InReport(State < InspectionState.ReportDrafted ? "组长还没有签署检查报告。" : "检查报告已经提请审议。")]
        : decision is not { IsApproval: true } ? [InReport("主任会议还没有决定提请审议，或者决定还没有确认。")]
        : !decision.IsOfThisText ? [InReport("主任会议决定以后报告又有改动，请重新签署并提请主任会议。")]
        : leader is not { IsCouncil: true } ? [LeaderWithoutOffice] : [];

    public void ApproveReport(SchemeDecision decision)
    {
        (ReportDecision, IsReportSubmitted) = (decision.Decision, false);
        Reach(InspectionState.ReportApproved, decision.Day);
    }

    /// <summary>Why it cannot be put on a sitting.</summary>
    /// <param name="isAhead">True of a sitting that has not begun.</param>
    public IReadOnlyList<Obstacle> ObstaclesToSchedule(bool isAhead) =>
        State is < InspectionState.SchemeApproved or > InspectionState.ReportApproved ? [InOrder("方案批准以后、听取以前，可以列入会议。")]
        : DistributedOn is not null ? [InOrder("检查报告已经印发；改期的，请在会议议程里移动议题。")]
        : !isAhead ? [InOrder("请选择还没有召开的会议。", nameof(Sitting))] : [];

    /// <summary>Put on a sitting, or moved to another.</summary>
    public void Schedule(SittingId sitting) => (Sitting, IsOnAgenda) = (sitting, false);

    /// <summary>Why the report cannot go to the members.</summary>
    /// <param name="recipients">Members in office.</param>
    public IReadOnlyList<Obstacle> ObstaclesToDistribute(int recipients) =>
        State != InspectionState.ReportApproved ? [InReport(State < InspectionState.ReportApproved ? "主任会议决定提请审议以后才能印发。" : "检查报告已经听取。")]
        : Sitting is null ? [InReport("还没有列入会议，请先选择听取报告的会议。", nameof(Sitting))]
        : DistributedOn is not null ? [InReport("检查报告已经印发组成人员。")]
        : recipients == 0 ? [InReport("今天没有在任的组成人员，请先登记组成人员。")] : [];

    /// <summary>Given to the members in office; the file is fixed.</summary>
    public void Distribute(IReadOnlyList<MemberId> members, IReadOnlySet<MemberId> onPaper, Guid file, DateOnly day)
    {
        deliveries.AddRange(members.Select(m => new InspectionDelivery(m, onPaper.Contains(m), day)));
        (ReportFile, DistributedOn) = (file, day);
    }

    /// <summary>The plenary adopted the agenda with it; without distribution nothing happens.</summary>
    public void EnterAgenda() => IsOnAgenda = DistributedOn is not null && State == InspectionState.ReportApproved;

    /// <summary>Why the hearing cannot be entered: the leader reports, and nobody else unless the rule allows a deputy (D-6.9).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToHear(GroupMemberId reporter, bool deputyMay) =>
        State != InspectionState.ReportApproved ? [InOrder(State < InspectionState.ReportApproved ? "检查报告还没有提请审议，不能登记听取。" : "检查报告已经听取。")]
        : DistributedOn is null ? [new(InspectionRules.ReportToMembers, "检查报告还没有印发组成人员，不能登记听取。")]
        : !IsOnAgenda ? [InOrder("会议议程还没有经全体会议通过，不能登记听取。")]
        : Find(reporter) is { IsThere: true } person && (person.Place == GroupPlace.Leader || (deputyMay && person.Place == GroupPlace.Deputy)) ? []
        : [new(InspectionRules.ReportedByLeader, deputyMay ? "执法检查报告由检查组组长或者副组长报告。" : "执法检查报告由检查组组长报告。", nameof(Reporter))];

    /// <summary>Heard by the sitting.</summary>
    public void Hear(GroupMemberId reporter, DateOnly day)
    {
        var person = Find(reporter)!;
        Reporter = $"{person.Place.Word()}{person.Name}";
        Reach(InspectionState.Heard, day);
    }

    /// <summary>Why deliberation cannot be entered: a speech note, or the mark 未发言 (D-5.5).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDeliberate(int notes, bool nobodySpoke) =>
        State != InspectionState.Heard ? [InOrder(State < InspectionState.Heard ? "听取报告以后登记审议。" : "审议已经登记。")]
        : notes == 0 && !nobodySpoke ? [InOrder("还没有发言要点；确实没有人发言的，请勾选“未发言”。", nameof(NobodySpoke))]
        : notes > 0 && nobodySpoke ? [InOrder($"已有 {notes} 条发言要点，不能写“未发言”。", nameof(NobodySpoke))] : [];

    public void Deliberate(bool nobodySpoke, DateOnly day)
    {
        NobodySpoke = nobodySpoke;
        Reach(InspectionState.Deliberated, day);
    }

    /// <summary>The sitting closed: what was heard goes to the opinion stage. Returns whether it did.</summary>
    public bool EnterOpinionStage(DateOnly day)
    {
        if (State is not (InspectionState.Heard or InspectionState.Deliberated))
        {
            return false;
        }

        Reach(InspectionState.OpinionStage, day);
        return true;
    }

    /// <summary>The sitting will not be held: what was done stays, another sitting is named. Returns whether it was on it.</summary>
    public bool LoseSitting()
    {
        if (State >= InspectionState.Heard)
        {
            return false;
        }

        (Sitting, IsOnAgenda) = (null, false);
        return true;
    }

    /// <summary>Opinion and report went out together (D-6.2).</summary>
    public void BeginFollowUp(DateOnly day)
    {
        if (State == InspectionState.OpinionStage)
        {
            Reach(InspectionState.FollowUp, day);
        }
    }

    /// <summary>Why it cannot be closed: the opinion's end, or the council's decision that none is issued.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToClose(bool opinionEnded) =>
        State is not (InspectionState.OpinionStage or InspectionState.FollowUp) ? [InOrder(State == InspectionState.Closed ? "检查已经归档。" : "审议意见环节以后才能归档。")]
        : !opinionEnded ? [new(InspectionRules.OpinionWithReport, "审议意见还没有办结，主任会议也没有决定不形成审议意见，不能归档。")] : [];

    public void Close(DateOnly day) => Reach(InspectionState.Closed, day);

    /// <summary>Why it cannot be linked to an earlier inspection.</summary>
    /// <param name="earlier">The earlier one; null when it was not found.</param>
    /// <param name="isSameLaw">True when both inspect the same law, in whichever version.</param>
    public IReadOnlyList<Obstacle> ObstaclesToFollow(LawInspection? earlier, bool isSameLaw) =>
        earlier is null || earlier.Id == Id ? [new(InspectionRules.OpinionWithReport, "请选择以前的一次检查。", nameof(Earlier))]
        : earlier.IsOver ? [new(InspectionRules.OpinionWithReport, "那次检查已经撤回，不能跟踪。", nameof(Earlier))]
        : earlier.Year > Year || earlier.MobilisationDay > MobilisationDay ? [new(InspectionRules.OpinionWithReport, "那次检查晚于本次检查，请选择以前的一次检查。", nameof(Earlier))]
        : earlier.ReachedOn(InspectionState.GroupPlenaryHeld) is null ? [new(InspectionRules.OpinionWithReport, "那次检查还没有查完，不能跟踪。", nameof(Earlier))]
        : !isSameLaw ? [new(InspectionRules.OpinionWithReport, "跟踪检查与原检查应当是同一部法律。", nameof(Earlier))] : [];

    /// <summary>This inspection follows up an earlier one.</summary>
    public void Follow(LawInspectionId earlier) => Earlier = earlier;

    private IReadOnlyList<Obstacle> PlenaryFirst() =>
        IsOver ? [InOrder("检查已经撤回。")]
        : ReachedOn(InspectionState.GroupPlenaryHeld) is null ? [new(InspectionRules.GroupReport, "须先召开执法检查组全体会议")] : [];

    private static Obstacle InReport(string message, string? field = null) => new(InspectionRules.GroupReport, message, field);
}

/// <summary>The report as it stands, for the guards.</summary>
/// <param name="Hash">Hash of its text; empty while there is none.</param>
/// <param name="Unconfirmed">Findings that are neither confirmed nor withdrawn.</param>
/// <param name="IsStale">True when findings changed after the draft was compiled.</param>
public sealed record ReportStanding(string Hash, int Unconfirmed, bool IsStale);

/// <summary>The report given to one member (印发).</summary>
public sealed class InspectionDelivery
{
    private InspectionDelivery()
    {
    }

    internal InspectionDelivery(MemberId member, bool onPaper, DateOnly day) => (Member, OnPaper, Day) = (member, onPaper, day);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public MemberId Member { get; private set; }

    /// <summary>True when the member gets it on paper too.</summary>
    public bool OnPaper { get; private set; }

    public DateOnly Day { get; private set; }
}
