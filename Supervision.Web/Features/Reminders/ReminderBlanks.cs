namespace Supervision.Web.Features.Reminders;

/// <summary>A blank of the reminder table's sentences.</summary>
/// <param name="Mark">As it stands in the table, e.g. {D}.</param>
/// <param name="Shown">As people read it.</param>
/// <param name="Meaning">What is filled in.</param>
public sealed record ReminderBlank(string Mark, string Shown, string Meaning);

/// <summary>The blanks of the sentences (提醒内容中的空格), for people.</summary>
public static class ReminderBlanks
{
    /// <summary>All of them, in the order in which the page explains them.</summary>
    public static IReadOnlyList<ReminderBlank> All { get; } =
    [
        new("{D}", "〔期限〕", "这一项的最后一天，例如 6月5日；怎么算的，在每条提醒下面可以展开"),
        new("{title}", "〔名称〕", "报告、审议意见或者其他事项的名称"),
        new("{step}", "〔环节〕", "到期的环节或者会议，例如 提交述职报告、执法检查动员会"),
        new("{subject}", "〔对象〕", "要再次测评的人，姓名和职务"),
        new("{organ}", "〔单位〕", "承办或者报告的单位，例如 县人民政府"),
        new("{committee}", "〔工委〕", "联系这一事项的专委会、工委"),
        new("{number}", "〔文号〕", "审议意见的文号；还没有编号时写名称"),
        new("{sitting}", "〔会议〕", "常委会会议的届次和次数"),
        new("{time}", "〔时间〕", "开会的时间"),
        new("{place}", "〔地点〕", "开会的地点"),
        new("{n}", "〔件数〕", "同一天到期的同类事项有几件"),
        new("{since}", "〔天数〕", "距上次会议闭会的天数"),
        new("{left}", "〔剩余〕", "还剩几天、今天到期或者已逾期几天，按自然日计算"),
        new("{year}", "〔年度〕", "计划或者放假安排的年度"),
    ];

    /// <summary>A sentence of the table as people read it.</summary>
    public static string Readable(string text) =>
        All.Aggregate(text, (read, blank) => read.Replace(blank.Mark, blank.Shown, StringComparison.Ordinal));
}
