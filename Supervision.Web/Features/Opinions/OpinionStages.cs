using Supervision.Domain.Opinions;
using Supervision.Web.Common.Dossier;

namespace Supervision.Web.Features.Opinions;

/// <summary>The stages of an opinion's dossier, each a group of states (screens 3.1).</summary>
internal static class OpinionStages
{
    private static readonly IReadOnlyList<(string Name, OpinionState From, OpinionState To, string Anchor)> All =
    [
        ("收集发言", OpinionState.Collecting, OpinionState.Compiling, "notes"), ("汇总", OpinionState.Compiling, OpinionState.Draft, "notes"),
        ("编辑", OpinionState.Draft, OpinionState.CommitteeChecked, "points"), ("核稿", OpinionState.CommitteeChecked, OpinionState.LeadChecked, "points"),
        ("主任会议", OpinionState.LeadChecked, OpinionState.CouncilApproved, "points"), ("编号印发", OpinionState.CouncilApproved, OpinionState.Dispatched, "receipts"),
        ("签收", OpinionState.Dispatched, OpinionState.Received, "receipts"), ("处理方案", OpinionState.Received, OpinionState.PlanSubmitted, "handling"),
        ("征求意见", OpinionState.PlanSubmitted, OpinionState.Commented, "handling"), ("报告", OpinionState.Commented, OpinionState.ReportSubmitted, "handling"),
        ("评价", OpinionState.ReportSubmitted, OpinionState.Accepted, "handling"), ("公开", OpinionState.Accepted, OpinionState.Published, "publication"),
        ("归档", OpinionState.Published, OpinionState.Closed, "publication"),
    ];

    public static IReadOnlyList<StageRow> Of(ReviewOpinion opinion) => [.. All.Select(s => new StageRow(s.Name, StateOf(opinion.State, s.From, s.To), WhenOf(opinion, s.To), s.Anchor))];

    private static StageState StateOf(OpinionState now, OpinionState from, OpinionState to) =>
        now is OpinionState.NoOpinion or OpinionState.Withdrawn ? StageState.None
        : IsRepeated(now) ? (to <= OpinionState.ReportSubmitted ? StageState.Done : to == OpinionState.Accepted ? StageState.Running : StageState.Todo)
        : now >= to ? StageState.Done
        : now >= from ? StageState.Running
        : StageState.Todo;

    // After a refusal the report stage is over and its evaluation goes on.
    private static bool IsRepeated(OpinionState state) =>
        state is OpinionState.Unsatisfied or OpinionState.Rectifying or OpinionState.SecondReport or OpinionState.SecondVote;

    private static string WhenOf(ReviewOpinion opinion, OpinionState to) => (to switch
    {
        OpinionState.CouncilApproved => opinion.ApprovedOn,
        OpinionState.Received => opinion.ReceivedOn,
        _ => opinion.PassedOn(to),
    })?.Full() ?? "—";
}
