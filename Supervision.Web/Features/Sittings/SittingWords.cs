using Supervision.Domain.Sittings;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Sittings;

/// <summary>Chinese words for this feature's enums.</summary>
internal static class SittingWords
{
    public static string Of(LeaveKind kind) => kind switch { LeaveKind.Sick => "病假", LeaveKind.Official => "公假", _ => "事假" };

    public static string Of(LeaveState state) => state switch
    {
        LeaveState.Granted => "已准假",
        LeaveState.Refused => "不准假",
        LeaveState.Withdrawn => "已撤回",
        _ => "待审批",
    };

    public static string Of(HalfDay half) => half == HalfDay.Morning ? "上午" : "下午";

    public static string Of(AttendanceMark? mark) => mark switch
    {
        AttendanceMark.Present => "出席",
        AttendanceMark.Leave => "请假",
        AttendanceMark.Absent => "缺席",
        _ => "未登记",
    };

    public static string Of(AttendanceSource source) => source switch
    {
        AttendanceSource.OfficeList => "办公室登记",
        AttendanceSource.CheckIn => "本人签到",
        AttendanceSource.Import => "导入",
        _ => "准假",
    };

    public static string Of(CouncilOutcome outcome) => outcome switch
    {
        CouncilOutcome.Approved => "同意",
        CouncilOutcome.ApprovedWithChanges => "修改后同意",
        CouncilOutcome.Rejected => "不同意",
        _ => "暂缓",
    };

    public static string Of(MemberPosition position) => position switch
    {
        MemberPosition.Chair => "主任",
        MemberPosition.ViceChair => "副主任",
        _ => "委员",
    };

    public static ChipKind ChipOf(SittingState state) => state switch
    {
        SittingState.Planned => ChipKind.Todo,
        SittingState.Called or SittingState.Noticed => ChipKind.Waiting,
        SittingState.Open or SittingState.Adjourned => ChipKind.Running,
        SittingState.Cancelled => ChipKind.None,
        _ => ChipKind.Done,
    };
}
