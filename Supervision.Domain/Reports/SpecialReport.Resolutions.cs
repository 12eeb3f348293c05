using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Reports;

/// <content>Resolutions on the report (决议, D-5.10): the vote, its correction, the report on carrying it out, the end.</content>
public sealed partial class SpecialReport
{
    private readonly List<ReportResolution> resolutions = [];

    /// <summary>Resolutions put to the vote (D-5.10), those that failed among them.</summary>
    public IReadOnlyList<ReportResolution> Resolutions => [.. resolutions.OrderBy(r => r.VotedOn)];

    /// <summary>The resolution in force; null when none was adopted.</summary>
    public ReportResolution? Resolution => resolutions.Find(r => r.IsAdopted);

    /// <summary>Why no resolution can be entered (D-5.10): after the hearing, before the dossier is closed, one only.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToResolve(ResolutionEntry entry, DateOnly today) => OnlyInResolving("登记决议") is { Count: > 0 } closed
        ? closed
        : [.. Together([], Resolution is null ? null : new Obstacle(ReportRules.Resolved, "这件报告已经有一项通过的决议。")), .. ObstaclesToVote(entry, resolutions, today)];

    private IReadOnlyList<Obstacle> OnlyInResolving(string act) =>
        OnlyIn(act, ReportState.Heard, ReportState.Deliberated, ReportState.Rated, ReportState.OpinionStage);

    private IReadOnlyList<Obstacle> ObstaclesToVote(ResolutionEntry entry, IReadOnlyList<ReportResolution> others, DateOnly today) => Together(
        [],
        Length(entry.Title, 150, nameof(ResolutionEntry.Title), "决议名称"),
        Length(entry.Text, LongestRemarks, nameof(ResolutionEntry.Text), "决议内容"),
        entry.VotedOn > today || entry.VotedOn < ReachedOn(ReportState.Heard)
            ? new(ReportRules.Resolved, "表决日期应当在听取以后，不晚于今天。", nameof(ResolutionEntry.VotedOn)) : null,
        ObstacleToVotes(entry),
        entry.Present is null ? new(ReportRules.Resolved, "表决日期应当是常委会会议举行的一天。", nameof(ResolutionEntry.VotedOn)) : null,
        others.SingleOrDefault(r => r.Title == entry.Title.Trim()) is { } same
            ? new(ReportRules.Resolved, $"“{same.Title}”已经登记过{same.VotedOn:M月d日}的表决，{(same.IsAdopted ? "通过" : "未通过")}；再次表决的，请在名称里注明。", nameof(ResolutionEntry.Title)) : null,
        entry.DueOn <= entry.VotedOn ? new(ReportRules.Resolved, "报告执行情况的日期应当在表决以后。", nameof(ResolutionEntry.DueOn)) : null);

    private static Obstacle? ObstacleToVotes(ResolutionEntry entry) =>
        entry is { For: < 0 } or { Against: < 0 } or { Abstained: < 0 } || entry.Cast > entry.All
            ? new(ReportRules.Resolved, $"赞成、反对、弃权的合计不能超过全体组成人员 {entry.All} 人。", nameof(ResolutionEntry.For))
        : entry.Cast == 0 ? new(ReportRules.Resolved, "请填写表决的票数：赞成、反对、弃权各多少。", nameof(ResolutionEntry.For))
        : entry.Cast > entry.Present
            ? new(ReportRules.Resolved, $"赞成、反对、弃权合计 {entry.Cast} 票，不能超过当日到会的 {entry.Present} 人。", nameof(ResolutionEntry.For))
        : null;

    /// <summary>Enters a vote on a resolution; it is adopted by more than half of all members (D-3.5).</summary>
    public ReportResolution Resolve(ResolutionEntry entry, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToResolve(entry, act.At.BeijingDate()));
        ReportResolution resolution = new(entry);
        resolutions.Add(resolution);
        return resolution;
    }

    /// <summary>Why a vote as entered cannot be corrected (更正表决登记): with a reason, while the dossier and the resolution are open,
    /// and never against what has happened since.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCorrect(Guid resolution, ResolutionEntry entry, string reason, DateOnly today)
    {
        if (resolutions.Find(r => r.Id == resolution) is not { } corrected)
        {
            return [new(ReportRules.Resolved, "没有这次表决的登记。")];
        }

        if (OnlyInResolving("更正表决登记") is { Count: > 0 } closed)
        {
            return closed;
        }

        var others = resolutions.Where(r => r != corrected).ToList();
        return
        [
            .. Together(
                [],
                corrected.ClosedOn is not null ? new(ReportRules.Resolved, "决议已经办结，不能再更正表决登记。") : null,
                corrected.Says(entry) ? new(ReportRules.Resolved, "和已经登记的完全一样，没有需要更正的。") : null,
                corrected.ReportedOn is not null && !entry.Passes
                    ? new(ReportRules.Resolved, "执行情况报告已经收到，不能更正为未通过。", nameof(ResolutionEntry.For)) : null,
                entry.Passes && others.Exists(r => r.IsAdopted) ? new(ReportRules.Resolved, "这件报告已经有另一项通过的决议。", nameof(ResolutionEntry.For)) : null,
                Length(reason, 500, nameof(ResolutionCorrection.Reason), "更正的原因")),
            .. ObstaclesToVote(entry, others, today),
        ];
    }

    /// <summary>Corrects a vote that was entered wrongly; what stood there before is kept with the reason.</summary>
    public ReportResolution Correct(Guid resolution, ResolutionEntry entry, string reason, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCorrect(resolution, entry, reason, act.At.BeijingDate()));
        var corrected = resolutions.Find(r => r.Id == resolution)!;
        corrected.Correct(entry, reason.Trim(), act);
        return corrected;
    }

    /// <summary>Why no report on carrying out the resolution can come in.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReportBack() =>
        Resolution is not { } adopted ? [new(ReportRules.Resolved, "这件报告没有通过决议。")]
        : adopted.ClosedOn is not null ? [new(ReportRules.Resolved, "决议执行情况已经办结。")]
        : adopted.DueOn is null ? [new(ReportRules.Resolved, "决议没有要求报告执行情况。")]
        : [];

    /// <summary>The organ reports on carrying out the resolution.</summary>
    public void ReportBack(ReportFile file, DateOnly legalDay, bool byOffice, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReportBack());
        var isFirst = Resolution!.ReportedOn is null;
        Add(ReportVersionKind.ResolutionReport, file, isFirst ? DaysLate(act, legalDay) : 0, byOffice, act);
        Resolution.Report(act.At.BeijingDate());
    }

    /// <summary>Why the resolution cannot be closed: its report-back must be there.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCloseResolution(string remark) =>
        Resolution is not { } adopted ? [new(ReportRules.Resolved, "这件报告没有通过决议。")]
        : adopted.ClosedOn is not null ? [new(ReportRules.Resolved, "决议已经办结。")]
        : Together(
            adopted is { DueOn: not null, ReportedOn: null } ? [new(ReportRules.Resolved, "决议执行情况报告还没有收到，不能办结。")] : [],
            Length(remark, 500, nameof(ReportResolution.CloseRemark), "办结说明"));

    /// <summary>The resolution is carried out as far as the Committee asks.</summary>
    public void CloseResolution(string remark, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCloseResolution(remark));
        Resolution!.Close(remark.Trim(), today);
    }
}
