using Supervision.Domain.Rules;

namespace Supervision.Domain.Ratings;

/// <summary>The clauses and settings of ratings and secret votes (满意度测评, D-10, D-14).</summary>
public static class RatingRules
{
    private const string Own = "本系统约定";

    public static readonly Clause InOrder = new("RAT-01", "测评依次批准、清点、开放、关闭、封存、确认、公布，不能倒回。", Own);

    public static readonly Clause ByCouncil = new("RAT-02", "测评对象、选项和判定规则由主任会议批准，批准后不能再改。", Own);

    public static readonly Clause QuorumAnew = new(
        "RAT-03", "测评前重新清点人数，实到人数未过全体组成人员半数的，不得举行测评。", "《地方各级人民代表大会和地方各级人民政府组织法》（2022年修正）第五十一条");

    public static readonly Clause TwoScrutineers = new("RAT-04", "每轮测评有两名监票人；办公室人员和测评对象不能担任。", Own);

    public static readonly Clause TwoKeys = new("RAT-05", "票箱由两位监票人各持一个启封码，缺一不能打开。", Own);

    public static readonly Clause OneSlip = new("RAT-06", "一人领一张票，一张票投一次；系统不记录谁领到哪一张。", Own);

    public static readonly Clause BothConfirm = new("RAT-07", "结果经两位监票人分别确认后才能看到。", Own);

    public static readonly Clause SumsAgree = new("RAT-08", "发出等于收回加未收回；每个对象的有效、无效、弃权相加等于收回。", Own);

    public static readonly Clause VoidGrounds = new("RAT-09", "收回多于发出、启封码遗失、计票不符等情形，本轮作废，重新测评。", Own);

    public static readonly Clause ProperBallot = new("RAT-10", "一张票对每个对象只选一项；对象、选项以主任会议批准的为准。", "办法（深圳，2011年）第七条；" + Own);

    public static readonly Clause SignedNote = new("RAT-11", "已公布的结果只能用两位监票人签署、主任会议同意的更正说明更正，原来的票数一并保留。", Own);

    public static readonly Clause Replacing = new("RAT-12", "投出以前写坏的票，两位监票人同意后换发；遗失的票按规则决定是否补发。", Own);

    public static readonly Clause Recusing = new("RAT-13", "测评对象及其配偶、近亲属是组成人员的，可以由主任决定回避，回避的不计入应到。", Own);

    public static readonly Clause ByName = new("RAT-14", "记名测评每人投一次，姓名和选择一并保存，公布后只有组成人员可以看。", Own);

    public static readonly Clause Groups = new("RAT-15", "其他投票人组各用各的测评票，按权重合并或者分别列出；人数少的组，结果不单独显示，也不能从其他结果推算出来。", Own);

    public static readonly Rule CountedAgainst = Rule.OfChoice(
        "rating.denominator", "评定等次的计票基数", new("RAT-20", "等次按计票基数评定。", Own),
        ("all_members", "全体组成人员"), ("present", "实到人数"), ("issued", "发出票数"), ("collected", "收回票数"), ("valid", "有效票数"));

    public static readonly Rule Tie = Rule.OfChoice(
        "rating.tie", "恰好半数的处理", new("RAT-21", "票数恰好等于界限时按规定处理。", Own),
        ("lower", "不算达到"), ("reach", "算达到"), ("revote", "重新测评一次"));

    public static readonly Rule LeastValid = Rule.OfNumber(
        "rating.min_valid", "有效票须超过全体组成人员的", new("RAT-22", "有效票不足的，未形成有效结果。", Own), 50, 0, 99, "%");

    public static readonly Rule WorstFirst = Rule.OfFlag(
        "rating.direct_unsatisfied", "最低等次过半数时直接评定", new("RAT-23", "最低等次的票过半数的，可以直接评定为最低等次。", Own), value: false);

    public static readonly Rule Blank = Rule.OfChoice(
        "ballot.blank", "没有选择的", ProperBallot, ("invalid", "计为无效"), ("abstain", "计为弃权"));

    public static readonly Rule Abstain = Rule.OfFlag("ballot.explicit_abstain", "票上印“弃权”", ProperBallot, value: false);

    public static readonly Rule Mixed = Rule.OfFlag("ballot.mixed", "同一轮可以纸票和屏幕票并用（每种至少十张）", OneSlip, value: false);

    public static readonly Rule ReplaceLost = Rule.OfFlag("ballot.replace_lost", "遗失的票经两位监票人同意补发", Replacing, value: false);

    public static readonly Rule LeastGroup = Rule.OfNumber("ballot.min_group", "分开显示或者分开清点的票数不少于", OneSlip, 10, 10, 60, "张");

    public static readonly Rule Recusal = Rule.OfFlag("rating.recusal", "测评对象及其近亲属回避", Recusing, value: false);

    public static readonly Rule TwoKeysNeeded = Rule.OfFlag("ballot.two_keys", "票箱用两个启封码", TwoKeys, value: true);

    public static readonly Rule Grace = Rule.OfNumber("ballot.grace_minutes", "关闭以后屏幕票还可以投", OneSlip, 0, 0, 10, "分钟");

    public static readonly Rule PaperKeep = Rule.OfChoice(
        "ballot.paper_keep", "纸票封存保存", new("RAT-24", "公布以后，纸票由监票人封存，按规定期限保存。", Own), ("term", "到本届任期结束"), ("6", "6 个月"), ("12", "12 个月"), ("24", "24 个月"));

    public static readonly Clause ToPublic = new("RAT-25", "测评结果由会议公布；按规则向社会公开的，公布以后列入监督公开。", Own);

    public static readonly Rule ReportsPublic = Rule.OfFlag("rating.public_reports", "专项工作报告测评结果向社会公开", ToPublic, value: true);

    public static readonly Rule OpinionsPublic = Rule.OfFlag("rating.public_opinions", "审议意见办理测评结果向社会公开", ToPublic, value: true);

    public static readonly Rule KeyWorksPublic = Rule.OfFlag("rating.public_keyworks", "三问一评测评结果向社会公开", ToPublic, value: true);

    public static readonly Rule AppraisalsPublic = Rule.OfFlag("rating.public_appraisals", "任命人员测评结果向社会公开", ToPublic, value: false);

    /// <summary>The rule that says whether results of a kind go to the public; null for kinds that never do.</summary>
    public static Rule? PublicOf(RatingKind kind) => kind switch
    {
        RatingKind.ReportRating => ReportsPublic,
        RatingKind.OpinionHandling => OpinionsPublic,
        RatingKind.KeyWork => KeyWorksPublic,
        RatingKind.Appraisal => AppraisalsPublic,
        _ => null,
    };

    public static readonly Rule ShowProgress = Rule.OfChoice(
        "ballot.show_progress", "进行中显示收回张数", BothConfirm, ("count", "显示"), ("none", "不显示"));
}
