using Supervision.Domain.Opinions;

namespace Supervision.Web.Demo;

/// <summary>What the government did about one proposal, and what the committee found.</summary>
/// <param name="About">Words of the proposal.</param>
/// <param name="Measures">措施.</param>
/// <param name="Result">结果.</param>
/// <param name="Evidence">佐证.</param>
/// <param name="Found">What the committee saw when it verified the answer.</param>
internal sealed record DemoAnswer(string About, string Measures, string Result, string Evidence, string Found)
{
    /// <summary>How far the government says it is.</summary>
    public PointStatus Status { get; init; } = PointStatus.Done;

    /// <summary>What the committee makes of it.</summary>
    public PointVerdict Verdict { get; init; } = PointVerdict.Settled;

    /// <summary>On the leading industries, in the first report: not accepted.</summary>
    public static readonly IReadOnlyList<DemoAnswer> OnIndustryAtFirst =
    [
        new("园区", "把闲置厂房改造为职工宿舍，协调开通园区公交。", "宿舍改造方案已经形成，公交线路正在论证。", "改造方案", "改造没有开工，公交没有确定开通时间。")
            { Status = PointStatus.InProgress, Verdict = PointVerdict.Ongoing },
        new("产业链", "编制茶叶、辣椒、特色食品三条产业链图谱，成立 3 个招商小组。", "图谱编制完成，外出招商 9 次。", "产业链图谱", "图谱已经编制，招商还没有签约。")
            { Verdict = PointVerdict.Ongoing },
        new("担保", "协调县级融资担保公司降低费率。", "政策性担保费率已经降低。", "", "抽查担保合同 10 份，费率仍是 1.5%，没有降低。")
            { Verdict = PointVerdict.Untrue },
    ];

    /// <summary>On the leading industries, after the rectification.</summary>
    public static readonly IReadOnlyList<DemoAnswer> OnIndustry =
    [
        new("园区", "改造闲置厂房为职工宿舍 320 套，开通园区公交 2 条，费用列入本年度园区专项。", "宿舍入住 286 套，公交每天 36 班，企业用工缺口由 410 人降到 95 人。", "园区管委会验收单、公交开通公告", "到园区察看宿舍和公交站，走访企业 5 家，属实。"),
        new("产业链", "编制茶叶、辣椒、特色食品三条产业链图谱，成立 3 个招商小组，按图谱招商。", "签约配套企业 4 家、投产 2 家，本地配套率由 31% 提高到 38%。", "产业链图谱、4 份投资协议", "查阅图谱和协议，与 2 家投产企业座谈，属实。"),
        new("担保", "县级融资担保公司增资 3000 万元，政策性担保费率由 1.5% 降到 1%。", "新增担保贷款 1.2 亿元，惠及企业 46 家，节省费用约 60 万元。", "财政增资文件、担保公司月报", "抽查担保合同 10 份，费率已经降到 1%。"),
    ];

    /// <summary>On the plan of the national economy: not accepted, the rectification is on its way.</summary>
    public static readonly IReadOnlyList<DemoAnswer> OnEconomy =
    [
        new("开工", "建立重点项目台账，县领导分片包联。", "召开项目推进会 3 次，进度正在加快。", "推进会纪要", "台账没有写开工、竣工时间，也没有按月通报。")
            { Status = PointStatus.InProgress, Verdict = PointVerdict.Ongoing },
        new("岗位", "与新签约的项目逐个约定本地用工，每月公布岗位。", "6 个项目的合同写入用工条款，公布岗位 830 个。", "合同条款、招聘公告", "查阅 6 份合同和 3 期公告，属实。"),
        new("民生实事", "分管副县长按月调度，主管部门验收。", "10 件民生实事全部完成。", "调度表", "察看 3 件，城关镇养老服务站主体还没有完工，与报告不符。")
            { Verdict = PointVerdict.Untrue },
    ];

    /// <summary>On food safety, after the inspection.</summary>
    public static readonly IReadOnlyList<DemoAnswer> OnFood =
    [
        new("台账", "统一印制进货台账，在城关镇、河口镇两个农贸市场先行，再推到全县 14 个市场。", "14 个农贸市场全部使用统一台账，抽查摊位 210 个，记录完整的 203 个。", "市场监管局抽查通报", "抽查 3 个市场 20 个摊位，19 个记录完整，1 个已当场补齐。"),
        new("留样", "把留样和进货查验写进开学检查表，教育局、市场监管局联合检查。", "开学检查学校食堂 45 家，整改 6 家，全部复查合格。", "开学联合检查通报", "查看检查表和 6 家复查记录，属实。"),
        new("排查", "教育局组织排查全县幼儿园食堂 38 家，逐家核对近三个月进货记录。", "发现记录不全的 5 家，已补全，并对食堂管理员培训一次。", "排查情况表、培训签到", "到城关镇中心幼儿园核对，记录连续完整。"),
    ];

    /// <summary>The answer to a proposal; every proposal of the demo has one of its own.</summary>
    public static DemoAnswer To(OpinionPoint point, IReadOnlyList<DemoAnswer> answers) =>
        answers.FirstOrDefault(a => $"{point.Heading}{point.Text}".Contains(a.About, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"Demo: no answer to the proposal “{point.Text}”.");
}
