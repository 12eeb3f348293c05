using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Reports;

/// <content>Distribution, reporter, the sitting and what follows it.</content>
public sealed partial class SpecialReport
{
    private readonly List<ReportDelivery> deliveries = [];

    /// <summary>Who got the report, and how.</summary>
    public IReadOnlyList<ReportDelivery> Deliveries => deliveries;

    /// <summary>Hash of the members' text, fixed at distribution (D-5.13); null before.</summary>
    public string? DeliveredHash { get; private set; }

    /// <summary>The version the members have; null before distribution.</summary>
    public ReportVersion? Delivered => DeliveredHash is null ? null : Versions.LastOrDefault(v => v.Hash == DeliveredHash);

    public Reporter? Reporter { get; private set; }

    /// <summary>True when nobody spoke on it (未发言).</summary>
    public bool NobodySpoke { get; private set; }

    /// <summary>Why it cannot go to the members: everybody in office needs a line (D-5.5).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDistribute(
        IReadOnlyDictionary<MemberId, DeliveryMode> lines, IReadOnlyList<ReportRecipient> inOffice)
    {
        if (OnlyIn("印发", ReportState.RevisedReceived) is [var wrong])
        {
            return State < ReportState.RevisedReceived && Tier == ReportTier.Committee && Sitting is not null
                ? [new(ReportRules.RevisedInTime, "报告正式稿还没有收到，不能印发。")] : [wrong];
        }

        var missing = inOffice.Where(m => !lines.ContainsKey(m.Member)).Select(m => m.Name).ToList();
        return inOffice.Count == 0 ? [new(ReportRules.MembersInTime, "今天没有在任的组成人员，请先登记组成人员。")]
            : missing.Count > 0 ? [new(ReportRules.MembersInTime, $"还没有安排给这些组成人员：{string.Join("、", missing)}。", nameof(Deliveries))]
            : [];
    }

    /// <summary>Given to the members; the text is fixed by its hash.</summary>
    public void Distribute(
        IReadOnlyDictionary<MemberId, DeliveryMode> lines, IReadOnlyList<ReportRecipient> inOffice, DateOnly legalDay, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToDistribute(lines, inOffice));
        deliveries.AddRange(inOffice.Select(m => new ReportDelivery(m.Member, lines[m.Member], act.At)));
        DeliveredHash = Newest!.Hash;
        var late = DaysLate(act, legalDay);
        MoveTo(ReportState.Distributed, act, late == 0 ? $"{inOffice.Count} 人" : $"{inOffice.Count} 人，{LateWords(late)}");
    }

    /// <summary>Members who came into office after distribution get theirs (D-5.5). Returns how many.</summary>
    public int DeliverTo(IReadOnlyList<ReportRecipient> inOffice, DeliveryMode mode, DateTimeOffset at)
    {
        var added = IsWithMembers ? inOffice.Where(m => deliveries.TrueForAll(d => d.Member != m.Member)).ToList() : [];
        deliveries.AddRange(added.Select(m => new ReportDelivery(m.Member, mode, at)));
        return added.Count;
    }

    /// <summary>Why the members' text cannot be replaced.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReplace() =>
        IsWithMembers ? OnlyIn("更换文本", ReportState.Distributed, ReportState.OnAgenda, ReportState.Heard, ReportState.Deliberated)
            : [new(ReportRules.VersionsKept, "报告还没有印发，直接报送新的一稿即可。")];

    /// <summary>A new text for the members, marked 会议期间更换; the old one stays (D-5.13).</summary>
    public void Replace(ReportFile file, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReplace());
        Add(ReportVersionKind.Replacement, file, 0, byOffice: true, act);
        DeliveredHash = file.Hash;
    }

    /// <summary>Why this person cannot report (D-5.5, D-16.4).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToName(string name, string post, ReporterKind kind, BodyKind organ, bool hasLetter)
    {
        var entrusts = organ is BodyKind.Government or BodyKind.Department or BodyKind.Vertical;
        var needsLetter = kind == ReporterKind.DepartmentHead || organ is BodyKind.Department or BodyKind.Vertical;
        var isStatutory = Tier == ReportTier.Committee;
        return Together(
            State >= ReportState.Heard && State != ReportState.Postponed ? [new(ReportRules.Order, "报告已经听取，报告人不能再改。")] : [],
            Length(name, 50, nameof(Reporter.Name), "报告人姓名"),
            Length(post, 100, nameof(Reporter.Post), "报告人职务"),
            ReportersOf(Tier).Contains(kind) ? null : new(isStatutory ? ReportRules.ReportedByLeader : ReportRules.LighterReporter, WhoReports, nameof(Reporter.Kind)),
            isStatutory && kind == ReporterKind.DepartmentHead && !entrusts ? new(ReportRules.ReportedByLeader, OnlyGovernment, nameof(Reporter.Kind)) : null,
            isStatutory && needsLetter && entrusts && !hasLetter
                ? new(ReportRules.ReportedByLeader, "有关部门负责人报告的，请附人民政府的委托函。", nameof(Reporter.Letter)) : null);
    }

    /// <summary>Names the reporter.</summary>
    public void Name(string name, string post, ReporterKind kind, BodyKind organ, ReportFile? letter)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToName(name, post, kind, organ, letter is not null));
        Reporter = new(name.Trim(), post.Trim(), kind, letter);
    }

    /// <summary>The plenary adopted the agenda with this report on it; without distribution nothing happens.</summary>
    public bool EnterAgenda(ReportAct act)
    {
        if (State != ReportState.Distributed)
        {
            return false;
        }

        MoveTo(ReportState.OnAgenda, act, "全体会议通过议程");
        return true;
    }

    /// <summary>Why the hearing cannot be entered: the reporter must be named (D-5.5).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToHear() =>
        State == ReportState.Distributed
            ? [new(ReportRules.Order, "会议议程还没有经全体会议通过，不能登记听取。")]
            : Together(
                OnlyIn("登记听取", ReportState.OnAgenda),
                Reporter is null ? new Obstacle(ReportRules.ReportedByLeader, "还没有确定报告人，请先填写报告人；部门负责人报告的，请附委托函。", nameof(Reporter)) : null);

    /// <summary>Heard by the sitting.</summary>
    public void Hear(ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToHear(act.At.BeijingDate()));
        MoveTo(ReportState.Heard, act, $"{Reporter!.Name}（{Reporter.Post}）报告");
    }

    /// <summary>Why deliberation cannot be entered: a speech note, or the mark 未发言 (D-5.5).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDeliberate(int notes, bool nobodySpoke) => Together(
        OnlyIn("登记审议", ReportState.Heard),
        notes == 0 && !nobodySpoke ? new(ReportRules.Spoken, "还没有发言要点；确实没有人发言的，请勾选“未发言”。", nameof(NobodySpoke)) : null,
        notes > 0 && nobodySpoke ? new(ReportRules.Spoken, $"已有 {notes} 条发言要点，不能写“未发言”。", nameof(NobodySpoke)) : null);

    /// <summary>Deliberated.</summary>
    public void Deliberate(int notes, bool nobodySpoke, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToDeliberate(notes, nobodySpoke));
        NobodySpoke = nobodySpoke;
        MoveTo(ReportState.Deliberated, act, nobodySpoke ? "未发言" : $"发言要点 {notes} 条");
    }

    /// <summary>A rating of the report was announced: at the same sitting, after it was heard and before the sitting closes (D-5.9). Returns whether the state followed;
    /// a result that comes later stands in the history only.</summary>
    public bool Rate(string words, ReportAct act)
    {
        if (State is not (ReportState.Heard or ReportState.Deliberated or ReportState.Rated))
        {
            return false;
        }

        MoveTo(ReportState.Rated, act, words);
        return true;
    }

    /// <summary>The sitting closed: what was heard goes to the opinion stage. Returns whether it did.</summary>
    public bool EnterOpinionStage(ReportAct act)
    {
        if (State is not (ReportState.Heard or ReportState.Deliberated or ReportState.Rated))
        {
            return false;
        }

        MoveTo(ReportState.OpinionStage, act, "会议闭会");
        return true;
    }

    /// <summary>Why it cannot be closed: the opinion's end, or a council decision that none is issued (D-5.5).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToClose(bool opinionEnded, CouncilConsent? noOpinion) => Tier != ReportTier.Committee ? ObstaclesToCloseLighter() : Together(
        OnlyIn("归档", ReportState.OpinionStage),
        Resolution is { ClosedOn: null } ? new Obstacle(ReportRules.Resolved, "决议的执行情况还没有办结，不能归档。") : null,
        !opinionEnded && noOpinion is not { IsApproval: true }
            ? new Obstacle(ReportRules.ByCouncil, "审议意见还没有办结，主任会议也没有决定不形成审议意见，不能归档。") : null);

    /// <summary>Closed; the dossier is read only from now on.</summary>
    public void Close(bool opinionEnded, CouncilConsent? noOpinion, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToClose(opinionEnded, noOpinion));
        DecidedBy = opinionEnded || Tier != ReportTier.Committee ? DecidedBy : noOpinion!.Decision;
        Unask();
        MoveTo(ReportState.Closed, act, Tier != ReportTier.Committee ? "程序办结" : opinionEnded ? "审议意见环节结束" : $"{noOpinion!.MeetingName}决定不形成审议意见");
    }

    /// <summary>The sentence of D-16.4.</summary>
    public const string OnlyGovernment = "只有人民政府可以委托有关部门负责人报告";

    /// <summary>Who may report before each tier (D-5.1).</summary>
    public static IReadOnlyList<ReporterKind> ReportersOf(ReportTier tier) => tier switch
    {
        ReportTier.Committee => [ReporterKind.OrganLeader, ReporterKind.DepartmentHead],
        ReportTier.Council => [ReporterKind.OrganLeader, ReporterKind.DeputyHead],
        _ => [ReporterKind.OrganLeader, ReporterKind.DeputyHead, ReporterKind.ResponsiblePerson],
    };

    private string WhoReports => Tier switch
    {
        ReportTier.Committee => "专项工作报告由机关负责人报告，或者由人民政府委托的部门负责人报告。",
        ReportTier.Council => "主任会议听取的专题报告由单位负责人或者副职报告。",
        _ => "专（工）委会听取的专门汇报由单位的有关负责人报告，不需要委托。",
    };
}
