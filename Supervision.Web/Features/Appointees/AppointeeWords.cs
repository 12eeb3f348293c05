using System.Globalization;
using Supervision.Domain.Appointees;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Appointees;

/// <summary>Chinese words of appointees.</summary>
internal static class AppointeeWords
{
    public static string Of(ExamExemption exemption) => exemption == ExamExemption.Transfer ? "同一机关内转任" : "换届连任";

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
