using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Web.Common.Dossier;

namespace Supervision.Web.Features.Reports;

/// <summary>The stages of the stage bar: groups of the states of D-5.4.</summary>
internal static class ReportStages
{
    private static readonly (string Name, ReportState First, ReportState Done, string Duty, string Anchor)[] Statutory =
    [
        ("立项", ReportState.Planned, ReportState.Scheduled, "", "facts"),
        ("各方面意见", ReportState.Scheduled, ReportState.OpinionsSent, "report.opinions", "gathered"),
        ("征求意见", ReportState.OpinionsSent, ReportState.Commented, "report.draft", "gathered"),
        ("送交报告", ReportState.Commented, ReportState.RevisedReceived, "report.revised", "files"),
        ("印发", ReportState.RevisedReceived, ReportState.Distributed, "report.members", "people"),
        ("听取审议", ReportState.Distributed, ReportState.OpinionStage, "report.hearing", "hearing"),
        ("审议意见", ReportState.OpinionStage, ReportState.Closed, "", "opinion"),
        ("归档", ReportState.Closed, ReportState.Closed, "", "history"),
    ];

    public static IReadOnlyList<StageRow> Of(DossierView view) => view.Report.Tier switch
    {
        ReportTier.Committee => [.. Statutory.Select(s => RowOf(view, s))],
        ReportTier.Council => LighterStages.OfCouncil(view),
        _ => LighterStages.OfCommittee(view),
    };

    /// <summary>The state of an opinion in one word.</summary>
    public static string Words(OpinionState state) => state switch
    {
        OpinionState.Collecting or OpinionState.Compiling => "收集和汇总发言",
        OpinionState.Draft => "编辑初稿",
        OpinionState.CommitteeChecked or OpinionState.LeadChecked => "核稿和审定",
        OpinionState.CouncilApproved or OpinionState.Numbered => "待编号印发",
        OpinionState.Dispatched => "待签收",
        OpinionState.NoOpinion => "不形成审议意见",
        _ => OpinionStateWords.Of(state),
    };

    private static StageRow RowOf(DossierView view, (string Name, ReportState First, ReportState Done, string Duty, string Anchor) stage)
    {
        var report = view.Report;
        var state = StateOf(report, stage.First, stage.Done);
        var when = state == StageState.Done ? DoneOn(view, stage.Done, stage.Name) : LastDay(view, stage.Duty);
        return new(stage.Name, state, when, stage.Anchor);
    }

    private static StageState StateOf(SpecialReport report, ReportState first, ReportState done)
    {
        var at = report.State switch
        {
            ReportState.Returned => ReportState.Commented,
            ReportState.Postponed => report.Steps.LastOrDefault(s => s.To == ReportState.Postponed)?.From ?? ReportState.Planned,
            ReportState.Withdrawn => report.Steps.LastOrDefault(s => s.To == ReportState.Withdrawn)?.From ?? ReportState.Planned,
            ReportState.Ended => report.Steps.LastOrDefault(s => s.To == ReportState.Ended)?.From ?? ReportState.Planned,
            _ => report.State,
        };
        return at == ReportState.Closed || (at >= done && first != done) ? StageState.Done
            : report.State is ReportState.Withdrawn or ReportState.Ended ? StageState.None
            : at >= first ? StageState.Running
            : StageState.Todo;
    }

    private static string DoneOn(DossierView view, ReportState done, string name)
    {
        var day = name == "立项" ? view.Report.Steps[0].At.BeijingDate() : view.Report.ReachedOn(done);
        return day?.InYear(view.Today) ?? "";
    }

    internal static string LastDay(DossierView view, string duty) =>
        view.Deadline(duty) is { MetOn: null } row ? $"{row.Day.InYear(view.Today)}前" : "—";
}
