using static Supervision.Domain.Reminders.Recipient;

namespace Supervision.Domain.Reminders;

/// <summary>The reminder table as data (D-12.7): the lines whose deadlines exist.</summary>
/// <remarks>The table counts some lines from the first day of a sitting; the deadlines themselves lie 20, 10 and 7 days
/// before it, so S−25 is here five days before the last day. Offsets keep their distance to the legal day when a county
/// sets a longer period.</remarks>
public static class ReminderTable
{
    /// <summary>All lines, by code.</summary>
    public static IReadOnlyDictionary<string, ReminderLine> Lines { get; } = new ReminderLine[]
    {
        new("RM-01", "议题建议征集", "《{year}年度监督议题建议》请于{D}前提交（{committee}）", [Before(15), Before(3), After(1, OfficeHead)]),
        new("RM-02", "计划草案提请主任会议", "年度监督工作计划（草案）应于{D}前提请主任会议", [Before(10), Before(3), After(1, Chair)]),
        new("RM-03", "计划公布", "年度监督工作计划应于{D}前向社会公布", [Before(3), Before(0), After(1, Chair)]),
        new("RM-04", "报告前汇总意见", "请将各方面对“{title}”的意见汇总交{organ}", [Before(3), Before(0), After(1, OfficeHead)]),
        new("RM-05", "报告送征求意见", "{organ}应于{D}前将“{title}”报告送{committee}征求意见",
            [Before(15), Before(5), Before(1), After(1, BodyHead), After(1, Committee), After(3, LeadMember)]),
        new("RM-06", "提出修改意见", "请于{D}前将修改意见反馈{organ}", [From(3), After(1, OfficeHead)]),
        new("RM-07", "修改稿送交", "修改后的“{title}”报告应于{D}前送交常委会", [Before(3), Before(1), After(1, BodyHead), After(1, LeadMember)]),
        new("RM-08", "印发组成人员", "“{title}”报告应于{D}前发给组成人员", [Before(2), Before(1), After(1, Chair)]),
        new("RM-09", "会议通知", "{sitting}定于{D}{time}在{place}举行",
            [Before(7), new(-7, Guests), new(-1, Debtor, IsImmediate: true), new(-1, Guests, IsImmediate: true)]),
        new("RM-10", "请假审批", "{n}件请假申请待审批", [Before(0)], IsOneForAll: true),
        new("RM-11", "安排下次会议", "距上次常委会会议已{since}天，尚未安排下次会议", [From(45), new(55, Chair, FromStart: true)]),
        new("RM-12", "执法检查通知单位", "“{title}”执法检查方案应于{D}前通知被检查单位", [Before(5), Before(1), After(1, LeadMember)]),
        new("RM-13", "自查报告", "请于{D}前报送“{title}”自查报告", [Before(7), Before(2), After(1, BodyHead), After(3, LeadMember)]),
        new("RM-14", "动员会、全体会议", "{step}定于{D}召开", [Before(3), Before(1)]),
        new("RM-15", "检查组全体会议未召开", "尚未召开执法检查组全体会议", [Before(10), new(-10, LeadMember), new(-3, Chair)]),
        new("RM-16", "检查问题核对", "请{step}", [Before(2), After(1, Committee)]),
        new("RM-17", "检查报告印发", "执法检查报告应于{D}前印发", [Before(2), Before(1), After(1, Chair)]),
        new("RM-18", "重点工作年度安排", "重点工作“{title}”年度安排应于{D}前报送", [Before(20), Before(7), Before(1), .. Escalating]),
        new("RM-19", "重点工作年中进度", "重点工作“{title}”上半年进度应于{D}前报送", [Before(15), Before(5), Before(1), .. Escalating]),
        new("RM-20", "重点工作年末效果", "重点工作“{title}”年度效果应于{D}前报送", [Before(20), Before(7), Before(1), .. Escalating]),
        new("RM-21", "提问待答复", "{n}个问题待答复", [Before(2), After(1, BodyHead), After(5, LeadMember)], IsOneForAll: true),
        new("RM-22", "节点逾期", "节点“{subject}”{left}", [After(1, Debtor), After(1, Committee), After(30, Debtor), After(30, Committee), After(30, LeadMember)]),
        new("RM-23", "审议发言核对", "请核对{sitting}审议发言要点",
            [new(-1, Debtor, InWorkDays: true), new(-1, Committee, InWorkDays: true)], IsOneForAll: true),
        new("RM-24", "审议意见初稿", "“{title}”审议意见初稿应于{D}前完成",
            [new(-2, Debtor, InWorkDays: true), Before(0), new(1, OfficeHead, InWorkDays: true)]),
        new("RM-25", "主任会议审定", "{n}件审议意见待主任会议讨论", [Before(5), After(1, Chair)], IsOneForAll: true),
        new("RM-26", "印发", "{number}应于{D}前交办", [Before(2), Before(0), After(1, OfficeHead)]),
        new("RM-27", "签收", "请签收{number}（{organ}）", [new(0, Debtor, FromStart: true, IsImmediate: true), From(2), After(0, BodyHead)]),
        new("RM-28", "研究处理方案", "{number}研究处理方案应于{D}前报送", [Before(10), Before(3), After(1, BodyHead)]),
        new("RM-29", "研究处理情况征求意见", "{number}研究处理情况请于{D}前送{committee}征求意见", [Before(7), Before(1), After(1, Committee)]),
        new("RM-30", "研究处理情况报告", "{number}研究处理情况报告应于{D}前提交，{left}",
            [
                new(-30, DebtorWithHead), new(-15, DebtorWithHead), new(-7, DebtorWithHead), new(-1, DebtorWithHead),
                After(1, LeadMember), After(10, Chair), After(30, Council),
            ]),
        new("RM-31", "延期待决定", "延期申请待主任会议决定", [Before(3)]),
        new("RM-32", "整改和再次报告", "{title}整改报告应于{D}前提交",
            [Before(15), Before(7), Before(1), After(1, LeadMember), After(10, Chair), After(30, Council)]),
        new("RM-33", "公布", "{title}应于{D}前向社会公布", [Before(3), Before(0), After(1, OfficeHead)]),
        new("RM-34", "任前法律知识考试", "任前法律知识考试定于{D}", [Before(3), Before(1)]),
        new("RM-35", "供职报告", "供职报告应于{D}前提交", [Before(5), Before(1), After(1, Committee)]),
        new("RM-36", "宪法宣誓未登记", "{title}尚未登记", [From(10), new(15, OfficeHead, FromStart: true)]),
        new("RM-37", "年度履职情况报告", "{title}应于{D}前提交", [From(0), Before(10), Before(3), After(1, BodyHead), After(10, Council)]),
        new("RM-38", "述职测评各步", "述职测评“{step}”应于{D}前完成", [Before(10), Before(3), After(1, LeadMember)]),
        new("RM-39", "测评结果确认", "测评结果待监票人确认",
            [
                new(0, Debtor, FromStart: true, IsImmediate: true) { Minutes = 15 },
                new(0, Presider, FromStart: true, IsImmediate: true) { Minutes = 60 },
            ], IsOneForAll: true),
        new("RM-40", "二次测评", "{subject}二次测评应于{D}前安排", [Before(30), Before(10), After(1, Chair)]),
        new("RM-43", "下一年节假日安排", "尚未导入{year}年节假日安排", [.. Enumerable.Range(0, 12).Select(week => Before(14 - 7 * week))]),
        new("RM-44", "届满", "本届任期将于{D}届满", [Before(180), Before(90)]),

        // Beyond the table, which knows no survey and no other committee (D-6.1, D-6.11): the house's own.
        new("RM-45", "专题调研", "“{title}”应于{D}前{step}", [Before(7), Before(2), After(1, LeadMember)]),
        new("RM-46", "向上级人大常委会报告", "“{title}”执法检查的书面报告应于{D}前报送", [Before(10), Before(3), After(1, LeadMember)]),
    }.ToDictionary(l => l.Code, StringComparer.Ordinal);

    // The body again, its head, the lead council member, the council's list.
    private static IEnumerable<Offset> Escalating => [After(1, Debtor), After(3, BodyHead), After(7, LeadMember), After(15, Council)];

    private static Offset Before(int days) => new(-days, Debtor);

    private static Offset After(int days, Recipient to) => new(days, to);

    private static Offset From(int days) => new(days, Debtor, FromStart: true);
}
