using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Documents;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Reporting;

/// <summary>Puts the report on a sitting and on its draft agenda (列入会议).</summary>
[Demands(Permissions.HearInspections)]
public sealed class ScheduleInspection(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, SittingId sitting, CancellationToken stop) => acting.HearAsync(id, async act =>
    {
        var (found, matter) = (await act.Db.Sittings.SingleOrDefaultAsync(s => s.Id == sitting, stop), act.Inspection.Matter);
        var title = $"听取和审议执法检查组{LawInspection.ReportTitleOf(await act.Db.LawNameAsync(act.Inspection, stop))}";
        if (act.Inspection.ObstaclesToSchedule(found is { IsAhead: true }) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (!found!.Matters.Contains(matter))
        {
            if (found.ObstaclesToPut(title, matter) is { Count: > 0 } refused)
            {
                return refused;
            }

            var before = act.Inspection.Sitting;
            (before is null || before == sitting ? null : await act.Db.Sittings.SingleAsync(s => s.Id == before, stop))?.Release(matter);
            found.Put(new(Guid.CreateVersion7()), title, matter, act.Inspection.Leader?.Name ?? "");
        }

        act.Inspection.Schedule(sitting);
        act.Tell($"检查报告列入{found.Name}（{found.FirstDay.Full()}）");
        return [];
    }, stop);
}

/// <summary>Gives the report to the members in office; its file is fixed (印发组成人员, D-6.10).</summary>
[Demands(Permissions.HearInspections)]
public sealed class DistributeInspectionReport(InspectionActing acting, GroupReportPapers papers, FileStore files)
{
    /// <param name="id">The inspection.</param>
    /// <param name="onPaper">Members who get it on paper too.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(LawInspectionId id, IReadOnlySet<MemberId> onPaper, CancellationToken stop) => acting.HearAsync(id, async act =>
    {
        var members = await act.Db.MembersOnAsync(act.Today, stop);
        if (act.Inspection.ObstaclesToDistribute(members.Count) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var paper = await papers.ComposeAsync(act.Db, act.Inspection, stop);
        using var word = new MemoryStream();
        ListPaperLayout.Write(paper, word);
        word.Position = 0;
        var kept = await files.KeepAsync(act.Db, new($"{paper.Title}.docx", word, LawInspection.ReportPurpose), act.Inspection.Matter, stop);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        act.Inspection.Distribute([.. members.Select(m => m.Member)], onPaper, kept.Value!.Id, act.Today);
        act.Tell($"检查报告印发组成人员 {members.Count} 人，其中纸质件 {members.Count(m => onPaper.Contains(m.Member))} 人，校验码 {kept.Value.Hash[..8]}");
        return [];
    }, stop);
}

/// <summary>Enters that the report was heard (登记听取): the leader reports (D-6.9).</summary>
[Demands(Permissions.HearInspections)]
public sealed class HearInspection(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, GroupMemberId reporter, CancellationToken stop) => acting.HearAsync(id, act =>
    {
        var deputyMay = act.Basis.Rules.InForce(InspectionRules.DeputyReports, act.Today).IsOn;
        if (act.Inspection.ObstaclesToHear(reporter, deputyMay) is { Count: > 0 } obstacles)
        {
            return Task.FromResult(obstacles);
        }

        act.Inspection.Hear(reporter, act.Today);
        act.Tell($"听取检查报告，{act.Inspection.Reporter}报告");
        return Task.FromResult<IReadOnlyList<Obstacle>>([]);
    }, stop);
}

/// <summary>Enters that the report was deliberated on (登记审议).</summary>
[Demands(Permissions.HearInspections)]
public sealed class DeliberateInspection(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, bool nobodySpoke, CancellationToken stop) => acting.HearAsync(id, async act =>
    {
        var notes = await act.Db.SpeechNotes.CountAsync(n => n.Inspection == id, stop);
        if (act.Inspection.ObstaclesToDeliberate(notes, nobodySpoke) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Deliberate(nobodySpoke, act.Today);
        act.Tell(nobodySpoke ? "审议检查报告，未发言" : $"审议检查报告，发言要点 {notes} 条");
        return [];
    }, stop);
}

/// <summary>Closes the dossier of an inspection (归档): the opinion on its report has ended.</summary>
[Demands(Permissions.HearInspections)]
public sealed class CloseInspection(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, CancellationToken stop) => acting.HearAsync(id, async act =>
    {
        var ended = await act.Db.ReviewOpinions.AnyAsync(o => o.Inspection == id && (o.State == OpinionState.Closed || o.State == OpinionState.NoOpinion), stop);
        if (act.Inspection.ObstaclesToClose(ended) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Close(act.Today);
        act.Tell("归档");
        return [];
    }, stop);
}

/// <summary>Says that this inspection follows up an earlier one of the same law (跟踪检查, 监督法第三十七条).</summary>
[Demands(Permissions.RunInspections)]
public sealed class FollowUpInspection(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, LawInspectionId earlier, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var found = await act.Db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == earlier, stop);
        var (mine, theirs) = (act.Inspection.Law, found?.Law);
        var laws = await act.Db.LawTexts.AsNoTracking().Where(l => l.Id == mine || l.Id == theirs).Select(l => new { l.Id, l.Law }).ToListAsync(stop);
        var isSame = mine is not null && theirs is not null && laws.Find(l => l.Id == mine)?.Law == laws.Find(l => l.Id == theirs)?.Law;
        if (act.Inspection.ObstaclesToFollow(found, isSame) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Follow(earlier);
        act.Tell($"跟踪检查：对应{found!.Dossier}");
        return [];
    }, stop);
}

/// <summary>Acts of the Office on an inspection.</summary>
internal static class OfficeActs
{
    public static Task<Outcome> HearAsync(this InspectionActing acting, LawInspectionId id, Func<InspectionAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop) =>
        acting.RunAsync(Permissions.HearInspections, (_, _) => true, id, act, stop);
}
