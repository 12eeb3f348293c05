namespace Supervision.Benchmarks.Data;

/// <summary>Chinese text by a fixed seed: subjects, sentences, names, rare characters among them.</summary>
internal sealed class Words(int seed)
{
    private static readonly string[] Fields =
    [
        "义务教育", "医共体建设", "养老服务", "农村供水", "污水处理", "噪声污染", "预算执行", "国有资产", "安全生产", "乡村振兴", "城市更新", "营商环境", "法治政府",
        "食品安全", "就业创业", "文物保护", "公共交通", "防汛抗旱", "耕地保护", "林长制", "河长制", "学前教育", "托育服务", "残疾人保障", "基层治理", "人民调解",
        "行政复议", "检察公益诉讼", "审判执行", "禁毒", "消防", "垃圾分类", "数字政务", "科技创新", "中医药传承", "疾病预防", "农产品质量", "高标准农田", "旅游发展", "社会救助",
    ];

    private static readonly string[] Places =
        ["城关镇", "龙泉镇", "青石镇", "白沙乡", "河口镇", "云台乡", "大坪镇", "双溪乡", "石门镇", "柳林镇", "新桥街道", "凤凰街道", "㵲阳镇", "石𪩘乡", "鄌郚村", "北岇村"];

    private static readonly string[] Things =
    [
        "设施老化", "人员短缺", "经费不足", "标准不一", "责任不清", "监管缺位", "信息不通", "群众知晓率低", "项目进度慢", "资金沉淀", "台账不全", "整改不到位", "宣传不够",
        "管网渗漏", "师资配置不均", "药品目录不统一", "检查结果互认难", "噪声扰民", "绩效评价流于形式", "档案缺失", "执法力量薄弱", "部门协同不足", "服务半径过大", "收费不透明",
    ];

    private static readonly string[] Deeds =
    [
        "制定分年度实施方案", "明确牵头单位和完成时限", "建立联席会议制度", "完善考核办法", "公开办理进度", "开展专项排查", "加大财政投入", "充实专业队伍", "统一数据口径", "建立问题清单和销号制度",
        "引入第三方评估", "健全长效管护机制", "组织集中培训", "优化办事流程", "推进信息共享", "落实属地责任", "加强日常巡查", "扩大服务覆盖面", "严肃追责问责", "完善应急预案",
    ];

    private static readonly string[] Ways = ["春季开学前", "汛期到来前", "年底以前", "三个月内", "分两批", "逐村逐户", "按季度", "结合机构改革", "参照邻县做法", "由分管领导牵头"];

    private static readonly string[] Surnames =
        ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "林", "郭", "何", "高", "罗", "欧阳", "司徒", "亓", "仝", "昝", "逄", "𠮷", "㛃", "䶮"];

    private static readonly string[] Given =
        ["志强", "丽华", "建国", "秀英", "文", "敏", "伟民", "晓燕", "德福", "永红", "子涵", "\U0002CE7E", "玥", "垚", "犇犇", "㼆", "国栋", "美玲", "廷贵", "霞", "勇", "芬", "兴国", "成英"];

    private static readonly string[] LongNames = ["阿卜杜拉·买买提·热合曼", "迪丽努尔·阿不都热依木", "古丽仙·吐尔逊", "阿依古丽·阿布都克里木江"];

    private readonly Random random = new(seed);

    public int Below(int limit) => random.Next(limit);

    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    public T Of<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    public string Person() => random.Next(25) == 0 ? Of(LongNames) : Of(Surnames) + Of(Given);

    public string Field() => Of(Fields);

    public string Report(int number) => $"关于{Of(Places)}等地{Of(Fields)}和{Of(Fields)}工作情况的报告（之{number}）";

    public string FileName(int number) => $"{Of(Places)}{Of(Fields)}{Of(Things)}情况附件{number}.docx";

    public string Problem() => $"问题：{Of(Places)}{Of(Fields)}{Of(Things)}，{Of(Places)}还存在{Of(Things)}，其中{random.Next(2, 400)}户群众反映{Of(Things)}。";

    public string Proposal() => $"建议：针对{Of(Fields)}{Of(Things)}，{Of(Ways)}{Of(Deeds)}，{Of(Deeds)}；{Of(Places)}的{Of(Fields)}要{Of(Deeds)}，{Of(Ways)}见到成效。";

    public string Praise() => $"评价：{Of(Fields)}工作有成效，{Of(Places)}{Of(Deeds)}的做法值得推广。";

    /// <summary>A speech note: of ten, one praises, three name a problem, six propose.</summary>
    public string Note(int number) => (number % 10) switch { 0 => Praise(), 1 or 4 or 7 => Problem(), _ => Proposal() };

    public string Measure() => $"{Of(Ways)}{Of(Deeds)}，{Of(Deeds)}；在{Of(Places)}{Of(Deeds)}。";

    /// <summary>Two characters that stand beside each other somewhere in the texts.</summary>
    public string TwoCharacters()
    {
        var word = Of(random.Next(2) == 0 ? Fields : Things);
        var at = random.Next(word.Length - 1);
        return word.Substring(at, 2);
    }

    /// <summary>A longer word of the texts.</summary>
    public string LongerWord() => random.Next(3) switch { 0 => Of(Fields), 1 => Of(Things), _ => Of(Places) };
}
