namespace Supervision.Domain.Opinions;

/// <summary>Chinese words of the handling (研究处理用语); one word for one thing.</summary>
public static class HandlingWords
{
    public static string Of(PointStatus status) => status switch
    {
        PointStatus.Done => "已办结",
        PointStatus.InProgress => "正在办理",
        PointStatus.Planned => "计划办理",
        _ => "不采纳",
    };

    /// <summary>Reads what <see cref="Of(PointStatus)"/> writes.</summary>
    public static PointStatus? StatusOf(string? words) =>
        Enum.GetValues<PointStatus>().Cast<PointStatus?>().FirstOrDefault(s => Of(s!.Value) == words?.Trim());

    public static string Of(PointVerdict verdict) => verdict switch
    {
        PointVerdict.Settled => "已办结",
        PointVerdict.Ongoing => "正在办",
        PointVerdict.Undone => "未办",
        _ => "不属实",
    };

    /// <summary>What whoever decides on a report is told of points without a finding; empty when every answer was verified.</summary>
    public static string Unverified(int points) => points == 0 ? "" : $"{points} 条还没有核实";

    public static string Of(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Accepted => "接受",
        OutcomeKind.NotAccepted => "不予接受",
        OutcomeKind.OnAgenda => "列入议程",
        _ => "终结",
    };

    public static string Of(ReportDisposal disposal) => disposal switch
    {
        ReportDisposal.File => "存档",
        ReportDisposal.Print => "印发组成人员",
        ReportDisposal.Agenda => "列入议程",
        _ => "跟踪",
    };

    public static string Of(ExtensionState state) => state switch
    {
        ExtensionState.Asked => "待主任会议决定",
        ExtensionState.Granted => "同意延期",
        ExtensionState.Lapsed => "报告已经提交，申请失效",
        _ => "不同意延期",
    };
}
