using Supervision.Domain.Inspections;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;

namespace Supervision.Web.Features.Inspections;

/// <summary>The stages of an inspection and what comes next (screens 3.1).</summary>
internal static class InspectionStages
{
    private static readonly (string Name, InspectionState? Done, string Anchor)[] Course =
    [
        ("立项", InspectionState.Planned, "facts"),
        ("方案与条文", InspectionState.SchemeApproved, "scheme"),
        ("主任会议审定", InspectionState.SchemeApproved, "facts"),
        ("通知与自查", InspectionState.Noticed, "facts"),
        ("动员会", InspectionState.Mobilised, "facts"),
        ("实地检查", InspectionState.GroupPlenaryHeld, "facts"),
        ("全体会议", InspectionState.GroupPlenaryHeld, "facts"),
        ("检查报告", InspectionState.ReportApproved, "facts"),
        ("听取审议", InspectionState.Deliberated, "facts"),
        ("审议意见与跟踪", InspectionState.FollowUp, "facts"),
        ("归档", InspectionState.Closed, "facts"),
    ];

    public static IReadOnlyList<StageRow> Of(LawInspection inspection)
    {
        bool IsDone((string Name, InspectionState? Done, string Anchor) stage) => stage.Done is { } state && inspection.ReachedOn(state) is not null;
        var running = Course.FirstOrDefault(c => !IsDone(c)).Name;
        return
        [
            .. Course.Select(c => new StageRow(
                c.Name, IsDone(c) ? StageState.Done : inspection.IsOver ? StageState.None : c.Name == running ? StageState.Running : StageState.Todo,
                (c.Done is { } state ? inspection.ReachedOn(state)?.Full() : null) ?? "—", c.Anchor)),
        ];
    }

    public static string Next(LawInspection inspection) => inspection.State switch
    {
        InspectionState.Planned => "请承办工委起草方案：选择法律文本和被检查单位，列出条文，组成检查组。",
        InspectionState.Scheme when inspection.IsSubmitted => "方案已经提请主任会议，等待决定。",
        InspectionState.Scheme => "方案、条文清单和检查组齐备以后，提请主任会议。",
        InspectionState.SchemeApproved => "请通知被检查单位。",
        InspectionState.Noticed or InspectionState.SelfReports when inspection.Meetings.Any(m => !m.IsConfirmed) => "动员会已经登记，请组长确认。",
        InspectionState.Noticed or InspectionState.SelfReports => inspection.MobilisationDay is { } day ? $"动员会定于{day.Full()}（{day.Weekday()}），会后请登记到会情况。各单位在会前报送自查报告。" : "",
        InspectionState.Mobilised => $"动员会已于{inspection.Mobilisation!.Day.Full()}召开，按行程实地检查。",
        InspectionState.Field => "实地检查以后召开检查组全体会议，登记到会情况，由组长确认。",
        InspectionState.GroupPlenaryHeld => $"检查组全体会议已于{inspection.ReachedOn(InspectionState.GroupPlenaryHeld)!.Value.Full()}召开，请形成检查报告，由组长签署。",
        InspectionState.ReportDrafted when inspection.IsReportSubmitted => "检查报告已经提请主任会议，等待决定。",
        InspectionState.ReportDrafted => "检查报告已经组长签署，请提请主任会议。",
        InspectionState.ReportApproved when inspection.DistributedOn is null => "主任会议决定提请审议，请办公室列入会议，印发组成人员。",
        InspectionState.ReportApproved => "检查报告已经印发，等待会议听取，由组长报告。",
        InspectionState.Heard => $"{inspection.Reporter}已经报告，请登记审议。",
        InspectionState.Deliberated => "已经审议，闭会以后形成审议意见。",
        InspectionState.OpinionStage => "正在形成审议意见，审议意见同检查报告一并印发。",
        InspectionState.FollowUp => "审议意见同检查报告已经印发，正在跟踪研究处理情况；需要的可以组织跟踪检查。",
        InspectionState.Closed => "已经归档。",
        _ => $"已经撤回：{inspection.EndReason}",
    };

    /// <summary>Where the next step is taken, when it is not on the overview itself.</summary>
    public static IReadOnlyList<(string Words, string Address)> Places(LawInspection inspection) => inspection.State switch
    {
        InspectionState.Planned => [("去起草方案", "#scheme")],
        InspectionState.Scheme when !inspection.IsSubmitted => [("去条文清单", "/articles"), ("去检查组", "/groups")],
        InspectionState.Noticed or InspectionState.SelfReports => [("去动员会", "/meetings"), ("看自查报告", "/self")],
        InspectionState.Mobilised => [("去实地检查", "/field"), ("看行程", "/groups")],
        InspectionState.Field => [("去全体会议", "/meetings"), ("看条文清单", "/articles")],
        _ => [],
    };

    public static ChipKind Chip(InspectionState state) => state switch
    {
        InspectionState.Planned => ChipKind.Todo,
        InspectionState.Closed => ChipKind.Done,
        InspectionState.Withdrawn => ChipKind.None,
        _ => ChipKind.Running,
    };
}
