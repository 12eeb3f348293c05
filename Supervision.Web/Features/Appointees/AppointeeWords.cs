using System.Globalization;
using Supervision.Domain.Appointees;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Appointees;

/// <summary>Chinese words of appointees.</summary>
internal static class AppointeeWords
{
    public static string Of(ExamExemption exemption) => exemption == ExamExemption.Transfer ? "同一机关内转任" : "换届连任";

    public static string Of(DismissalMover mover) => mover switch
    {
        DismissalMover.Organ => "人民政府、监委、法院或者检察院",
        DismissalMover.Council => "主任会议",
        _ => "五分之一以上组成人员联名",
    };

    /// <summary>2026年6月1日由主任会议提出；2026年6月20日表决，全体 27 人，赞成 14、反对 8、弃权 3，通过.</summary>
    public static string Of(DismissalBill bill) =>
        $"{bill.MovedOn.Full()}由{(bill.Mover == DismissalMover.Members ? $" {bill.Movers} 名组成人员联名" : Of(bill.Mover))}提出"
        + (bill.VotedOn is { } voted ? $"；{voted.Full()}无记名表决，全体 {bill.Members} 人，赞成 {bill.Yes}、反对 {bill.No}、弃权 {bill.Abstained}，{(bill.IsPassed == true ? "通过" : "未通过")}" : "；还没有表决");

    public static string Of(AppointmentState state) => state switch
    {
        AppointmentState.Nominated => "提请任命",
        AppointmentState.InPost => "在任",
        AppointmentState.Ended => "离任",
        _ => "提请终止",
    };

    public static ChipKind Chip(AppointmentState state) => state switch
    {
        AppointmentState.Nominated => ChipKind.Running,
        AppointmentState.InPost => ChipKind.Done,
        _ => ChipKind.None,
    };

    /// <summary>How the exam stands; the mark only for those who read results (D-1.5).</summary>
    public static (ChipKind Chip, string Text) Of(Appointment post, ExamStanding exam, bool withMark)
    {
        var mark = withMark && exam.Score is { } score ? $"（{Mark(score)} 分）" : "";
        return (post, exam.State) switch
        {
            ({ Exemption: { } exemption }, _) => (ChipKind.None, $"免试（{Of(exemption)}）"),
            ({ IsRecorded: true }, ExamState.None) => (ChipKind.None, "补登，纸质存档"),
            (_, ExamState.Passed) => (ChipKind.Done, "合格" + mark),
            (_, ExamState.Lapsed) => (ChipKind.Late, "成绩过期" + mark),
            (_, ExamState.Failed1) => (ChipKind.Returned, "不合格，待补考" + mark),
            (_, ExamState.Failed2) => (ChipKind.Late, "补考不合格" + mark),
            (_, ExamState.Resit) => (ChipKind.Running, "已安排补考" + mark),
            (_, ExamState.Registered) => (ChipKind.Running, "已安排"),
            (_, ExamState.Excused) => (ChipKind.Waiting, "请假缺考"),
            _ => (ChipKind.Todo, "未参加"),
        };
    }

    /// <summary>The statement on taking office as the file says it: on the page and on paper alike.</summary>
    public static string OfStatement(Appointment post) => post.StatementOn is { } stated ? stated.Full() + (post.IsStatementByOffice ? "（代交，原件纸质）" : "")
        : post.IsRecorded ? "补登，纸质存档" : "未交";

    /// <summary>The oath as the file says it.</summary>
    public static string OfOath(Appointment post) => post.OathOn is { } sworn
        ? $"{sworn.Full()}，{post.OathPlace}，{post.OathPresider}主持，{(post.IsOathInGroup ? "集体宣誓" : "单独宣誓")}"
        : post.IsRecorded ? "补登，纸质存档" : "未登记";

    public static (ChipKind Chip, string Text) OfDuty(DutyReportState state, bool isLate) => state switch
    {
        DutyReportState.Asked => isLate ? (ChipKind.Late, "逾期未交") : (ChipKind.Todo, "未交"),
        DutyReportState.Submitted => (ChipKind.Waiting, "待审阅"),
        DutyReportState.Returned => (ChipKind.Returned, "退回补充"),
        DutyReportState.Reviewed => (ChipKind.Done, "合格"),
        DutyReportState.Filed => (ChipKind.Done, "已归档"),
        _ => (ChipKind.None, "免交"),
    };

    /// <summary>59.5, 60: one decimal only where there is one.</summary>
    public static string Mark(decimal score) => score.ToString("0.#", CultureInfo.InvariantCulture);
}
