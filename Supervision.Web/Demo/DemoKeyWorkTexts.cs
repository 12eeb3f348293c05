using Supervision.Domain.KeyWorks;

namespace Supervision.Web.Demo;

/// <summary>A further indicator of a made-up work.</summary>
internal sealed record DemoIndicator(string Name, string Unit, IndicatorDirection Direction, decimal Baseline, decimal[] Quarters, decimal Mid, decimal End, string Source);

/// <summary>What bodies of the made-up county write of their works: each in its own words, so that the three answers are worth reading side by side. All invented.</summary>
internal sealed record DemoWorkText(string Measures, string Responsible, string Money, string MoneySource, (string Name, string Due)[] Milestones, string Effects, string Shortcomings, string NextSteps, string Check)
{
    /// <summary>Bodies that help.</summary>
    public string[] CoBodies { get; init; } = [];

    public DemoIndicator? Second { get; init; }

    public string Help { get; init; } = "";

    /// <summary>When a milestone that was behind in mid-year was reached, month and day.</summary>
    public string CaughtUp { get; init; } = "08-18";

    /// <summary>The words of a work; plain ones where it has none of its own.</summary>
    public static DemoWorkText Of(string title, string owner, decimal target) => Own.GetValueOrDefault(title) ?? new(
        "明确责任单位和完成时限，按月调度，按季通报。", $"{owner}主要负责人", MeasuredNumber.Words(target * 10), "县级财政",
        [("完成前期工作", "03-31"), ("完成上半年任务", "06-30"), ("完成主体任务", "09-30"), ("全面完成并验收", "12-20")],
        "任务按计划推进，群众反映较好。", "后续管护机制还要完善。", "落实管护责任，做好总结。", "查看验收材料，实地看了三处。");

    private static readonly Dictionary<string, DemoWorkText> Own = new(StringComparer.Ordinal)
    {
        ["城区供水保障工程"] = new(
            "改造老旧管网 30 公里，新建二级加压泵站 1 座；分区计量、夜间查漏；施工占道提前七天公告。", "县水务局局长江清源", "4200", "地方政府专项债券和县级配套",
            [("完成设计和招标", "03-31"), ("南门、北街片区管网通水", "06-30"), ("加压泵站试运行", "09-25"), ("全部片区通水并验收", "12-20")],
            "南门、北街、河滨三个片区 1.8 万户水压稳定，高峰期停水由去年 26 次降到 5 次。", "老旧小区庭院管网产权不清，入户改造进度不一；漏损率离目标还差 0.4 个百分点。", "摸清庭院管网产权，列出 46 个小区的改造次序；漏损率按月公布。", "抽查三个片区的通水记录，实测管线长度 27 公里，有 2 公里尚未回填验收。")
        {
            CoBodies = ["县住房和城乡建设局"],
            Second = new("供水管网漏损率", "%", IndicatorDirection.Down, 14, [13.5m, 12, 11, 10], 12.1m, 10.4m, "县水务局分区计量月报"),
        },
        ["农村公路提升"] = new(
            "县道改造、通组路硬化、危桥改造分三类推进；一路一档，路长由乡镇负责人担任。", "县交通运输局局长马路平", "9600", "上级车购税补助和县级财政",
            [("40 个项目施工许可办结", "03-20"), ("路基完成一半以上", "06-20"), ("路面铺筑完成八成", "09-30"), ("交工验收，移交乡镇养护", "12-15")],
            "新改建 120 公里，23 个村民组通了硬化路，校车线路延伸到 4 个村。", "养护资金每公里只有 1800 元，雨季塌方处理慢。", "把养护经费列入明年预算，推行“县道县管、乡道乡管、村道村管”。", "查看交工验收证书，实地走了 5 条路，里程与台账一致。")
        { CoBodies = ["县财政局"] },
        ["义务教育薄弱学校改造"] = new(
            "10 所学校分暑期、秋季两批施工，不占用正常教学；食堂、宿舍、厕所一并改造；教师轮岗同步安排。", "县教育局局长罗明礼", "3100", "中央薄弱环节补助和县级财政",
            [("完成 10 所学校鉴定和设计", "03-31"), ("暑期批次 4 所进场", "06-25"), ("9 所投入使用", "09-10"), ("10 所全部验收", "12-10")],
            "10 所学校秋季全部开学使用，新增学位 860 个，大班额由 14 个减到 3 个。", "两所学校的运动场赶工，排水坡度不足；音乐、美术教师还缺 11 人。", "寒假整修运动场排水；明年招聘计划优先补足薄弱学科。", "到 4 所学校看教室和食堂，核对竣工验收表和学籍数。")
        { CoBodies = ["县发展和改革局", "县财政局"] },
        ["老旧小区改造"] = new(
            "“一小区一方案”，先征求居民意见再设计；水电气、停车位、加装电梯统筹施工，只挖一次路。", "县住房和城乡建设局局长蒋大为", "5400", "中央补助、县级财政和居民出资",
            [("12 个小区方案经居民大会通过", "03-31"), ("完成 5 个小区管线迁改", "06-30"), ("9 个小区主体完工", "09-30"), ("居民代表评价并验收", "12-20")],
            "11 个小区完工，惠及 2130 户，新增停车位 412 个、充电桩 96 个，居民评价满意率 88%。", "纺织厂小区因 3 户地下室占用公共管位没有完工；电梯加装意见不一，只装了 4 部。", "年底前协调解决纺织厂小区的管位；由社区组织加装电梯的协商。", "查看 11 个小区的验收记录，实地看了 4 个，其中 1 个绿化和道闸没有完工。")
        { CoBodies = ["县公安局", "县水务局"], Help = "请协调供电、燃气单位同步迁改管线。", CaughtUp = "08-06" },
        ["高标准农田建设"] = new(
            "集中在沿河五个乡镇连片建设，土地平整、灌排、机耕道一次到位；村民监督员跟班。", "县农业农村局局长粟丰收", "6000", "中央和省级补助、县级配套",
            [("完成 6 个标段招标", "03-31"), ("完成 1 万亩土地平整", "06-30"), ("灌排渠系主体完工", "09-30"), ("上图入库并验收", "12-20")],
            "建成 1.8 万亩，亩均增产约 60 公斤，机械作业率由 62% 提高到 81%。", "剩下 2000 亩因晚稻收割推迟没有平整；三处渠道已有淤积。", "明年 3 月春灌前补齐 2000 亩；管护责任到村，每亩每年 12 元管护费列入预算。", "对照上图入库数据抽查 3 个乡镇，有 800 亩机耕道没有完成，不计入。")
        { CoBodies = ["县水务局", "县财政局"], Help = "请协调解决流标后重新招标的时限。", CaughtUp = "09-04" },
        ["社区养老服务"] = new(
            "用闲置的校舍、办公用房改建，不新征地；每个中心配护理员 3 人，医疗由镇卫生院签约。", "县民政局局长苏雅琴", "1500", "福利彩票公益金和县级财政",
            [("选定 10 处用房并完成鉴定", "03-15"), ("建成 4 个中心", "06-20"), ("建成 7 个中心，助餐开办", "09-20"), ("10 个中心全部开放", "12-15")],
            "10 个中心开放，每天助餐 640 人次，签约上门护理 310 户。", "两个中心入住不到三成；护理员月均工资低，半年流失 6 人。", "公布收费和补贴标准；与职校合办护理员培训。", "到 3 个中心看床位和助餐登记，与民政系统的数据一致。")
        {
            CoBodies = ["县卫生健康局"],
            Second = new("日间照料床位", "张", IndicatorDirection.Up, 0, [20, 80, 140, 200], 84, 205, "县民政局养老服务系统"),
        },
        ["应急避难场所建设"] = new(
            "利用学校操场、体育馆、公园改建，配应急供水、供电、厕所和广播；每处每年演练一次。", "县应急管理局局长安泰", "800", "县级财政",
            [("完成 8 处选址和评估", "03-31"), ("建成 4 处并挂牌", "06-25"), ("建成 6 处，物资入库", "09-30"), ("8 处全部验收，全县演练", "12-10")],
            "", "", "", "")
        { CoBodies = ["县教育局"] },
    };
}
