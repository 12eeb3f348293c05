namespace Supervision.Web.Demo;

/// <summary>A speech of the demo: who said what on which matter; lines carry their own marks.</summary>
/// <param name="Speaker">A member of the demo county.</param>
/// <param name="Text">What was said.</param>
internal sealed record DemoSpeech(string Speaker, string Text);

/// <summary>What was said and written in the made-up year. All of it is invented.</summary>
internal static class DemoTexts
{
    public static readonly IReadOnlyList<string> GatheredOnHealth =
    [
        "乡镇卫生院药品不全，常用慢性病药要到县城才买得到。（代表建议）",
        "村医年龄偏大，年轻人招不来、留不住。（调研发现）",
        "县乡检查结果互认不够，转诊要重复检查。（群众来信）",
        "家庭医生签约后随访不到位。（委员意见）",
    ];

    public static readonly IReadOnlyList<string> GatheredOnEducation =
    [
        "城区学校大班额问题仍较突出。（代表建议）",
        "农村寄宿制学校宿舍、食堂条件需要改善。（调研发现）",
        "音体美教师缺口较大，存在兼课现象。（委员意见）",
    ];

    /// <summary>Speeches on primary health care: several say the same thing in other words.</summary>
    public static readonly IReadOnlyList<DemoSpeech> OnHealth =
    [
        new("黄丽萍", "一年来县政府推进医共体建设，基层医疗服务有了明显改善。牵头医院和乡镇卫生院还是两本账，药品目录不统一，群众下乡拿不到药。建议统一药品目录。"),
        new("杨世明", "总院长的人事权没有落到位。建议明确总医院与成员单位的责任清单，年底前组织一次考核。"),
        new("黎国平", "乡镇卫生院招不来人，来了也留不住，三年走了17个。建议制定乡镇卫生院人员补充和留用计划。"),
        new("杨秀英", "全科医生签约要看实效，签了约不上门等于没签。建议把签约服务的实际效果纳入考核。"),
        new("侯志华", "转诊要跑两趟开单子，检查结果互不认可。建议加快县乡检查检验结果互认。"),
        new("石光明", "建议统一药品目录。基层缺少常用慢性病药的问题要尽快解决。"),
        new("田茂林", "乡镇卫生院人才队伍不稳，村医后继乏人。建议落实县招乡用和轮岗办法。"),
        new("冉启文", "检查结果互认是群众盼了多年的事，建议实行线上转诊，减少群众往返。"),
        new("罗小琴", "医保支付方式改革对基层倾斜不够。建议完善医保支付和激励政策，让基层愿意接诊。"),
        new("张世荣", "报告实事求是，成绩讲得清楚，问题不回避。基层缺少常用慢性病药的问题要尽快解决。"),
    ];

    /// <summary>Speeches on work safety.</summary>
    public static readonly IReadOnlyList<DemoSpeech> OnSafety =
    [
        new("吴秀兰", "县政府安全生产责任体系基本健全，事故起数继续下降。部分乡镇安监力量薄弱，一人多岗。建议充实乡镇安全监管力量。"),
        new("安文富", "小作坊、自建房出租存在隐患，排查走过场。建议对自建房出租开展专项整治。"),
        new("崔永红", "乡镇安监人员少、流动快。建议充实乡镇安全监管力量，落实待遇。"),
        new("谯美玲", "企业主体责任落实不到位，培训流于形式。建议加强企业从业人员安全培训的检查考核。"),
        new("龚正权", "矿山道路运输车辆带病上路时有发生。建议加大路面执法力度，完善运输企业动态监控。"),
        new("任廷贵", "安全投入不足，消防设施老化。建议将乡镇消防设施改造列入财政预算。"),
    ];

    /// <summary>Speeches on government services.</summary>
    public static readonly IReadOnlyList<DemoSpeech> OnServices =
    [
        new("覃晓霞", "政务服务大厅一窗受理推进有力，办件时间明显缩短。部分事项线上能申报、线下还要交纸质材料。建议清理重复提交的材料。"),
        new("简德勇", "乡镇便民服务中心授权不充分，群众还得往县城跑。建议把高频事项下沉到乡镇办理。"),
        new("勾维芬", "老年人不会用手机办事。建议保留人工窗口，提供帮办代办。"),
        new("喻兴国", "同一件事不同窗口说法不一。建议统一办事指南，一次告知。"),
        new("敖成英", "线上申报后仍要求交纸质材料，群众意见大。建议清理重复提交的材料，推行电子证照。"),
        new("向前进", "乡镇窗口人员业务不熟。建议加强窗口人员培训，把高频事项下沉到乡镇办理。"),
        new("邵春梅", "中介服务收费高、时间长。建议规范中介服务，公开收费和时限。"),
    ];

    public static readonly IReadOnlyList<string> GatheredOnLaw =
    [
        "部分规范性文件没有按时报送备案。（备案审查）",
        "行政处罚裁量基准执行不统一，同案不同罚。（代表建议）",
        "乡镇综合行政执法队伍人员、装备不足。（调研发现）",
        "行政机关负责人出庭应诉率还不高。（法院建议）",
    ];

    /// <summary>Speeches on the leading industries.</summary>
    public static readonly IReadOnlyList<DemoSpeech> OnIndustry =
    [
        new("黎国平", "【评价】县政府围绕主导产业延链补链，园区入驻企业明显增加。【问题】园区配套跟不上，部分企业投产后用工难。【建议】加快园区宿舍、公交等配套建设。"),
        new("张世荣", "产业链条短，本地配套率不高。建议制定重点产业链图谱，开展定向招商。"),
        new("向前进", "企业融资难、担保费用高。建议扩大政策性担保规模，降低企业融资成本。"),
    ];

    /// <summary>Speeches on urban renewal.</summary>
    public static readonly IReadOnlyList<DemoSpeech> OnRenewal =
    [
        new("杨世明", "县政府推进老旧小区改造力度大，群众居住条件明显改善。部分小区改造后无人管理。建议同步引入物业管理。"),
        new("吴秀兰", "停车难问题突出。建议利用边角地增加公共停车位。"),
        new("龚正权", "雨污分流改造不彻底，汛期仍有内涝。建议加快地下管网改造。"),
        new("安文富", "建议同步引入物业管理，建立长效管护机制。"),
        new("邵春梅", "加装电梯协调难，推进慢。建议出台加装电梯的协调办法和补助标准。"),
    ];

    /// <summary>Speeches on people's mediation.</summary>
    public static readonly IReadOnlyList<DemoSpeech> OnMediation =
    [
        new("冉启文", "人民调解组织网络基本健全，就地化解了大量矛盾。调解员待遇低、队伍不稳。建议落实以案定补经费。"),
        new("谯美玲", "村级调解员年龄偏大、专业不足。建议加强培训，聘请退休法官、教师参与。"),
        new("勾维芬", "建议落实以案定补经费。行业性、专业性调解组织还不多，建议在医疗、物业领域建立专业调解委员会。"),
    ];

    /// <summary>Speeches on the plan of the national economy.</summary>
    public static readonly IReadOnlyList<DemoSpeech> OnEconomy =
    [
        new("龚正权", "【评价】上半年经济运行总体平稳，主要指标完成较好。【问题】部分重点项目开工晚，投资低于序时进度。【建议】逐个项目排出开工和竣工时间，按月通报进度。"),
        new("喻兴国", "【问题】返乡务工人员本地就业的岗位少。【建议】把本地岗位写进招商项目合同，定期公布岗位。"),
        new("覃晓霞", "【问题】民生实事进度不平衡。【建议】民生实事逐件明确完成标准，完成一件验收一件。"),
    ];
}
