using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Features.Inspections.UnitPapers;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Inspections.SelfInspections;

/// <summary>What a file of a body is called among the files of an inspection.</summary>
internal static class SelfEvidencePurpose
{
    public static string Of(SupervisedBodyId body) => $"self-{body.Value}";
}

/// <summary>A body answers its articles and hands them in (报送自查报告, D-6.8); the Office enters what came on paper (D-17.48).</summary>
[Demands(Permissions.AnswerInspections)]
public sealed class AnswerSelfInspection(InspectionActing acting)
{
    /// <param name="id">The inspection.</param>
    /// <param name="body">The body.</param>
    /// <param name="entries">What was filled in, by article.</param>
    /// <param name="handsIn">True to hand in, complete or not.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(
        LawInspectionId id, SupervisedBodyId body, IReadOnlyDictionary<ChecklistItemId, SelfEntry> entries, bool handsIn, CancellationToken stop) =>
        acting.RunAsync(Permissions.AnswerInspections, (actor, inspection) => SelfInspectionRight.Has(actor, inspection, body), id, async act =>
        {
            var report = await SelfInspectionRight.ReportAsync(act, body);
            if (report.ObstaclesToAnswer(act.Inspection, entries) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            report.Answer(act.Inspection, entries, act.Today);
            if (!handsIn)
            {
                act.Tell($"{await act.BodyAsync(body)}填写自查情况 {report.Answers.Count} 条");
                return [];
            }

            return report.ObstaclesToHandIn() is { Count: > 0 } empty ? empty : await HandInAsync(act, report);
        }, stop);

    private static async Task<IReadOnlyList<Obstacle>> HandInAsync(InspectionAct act, SelfInspectionReport report)
    {
        report.HandIn(act.Inspection, act.Actor.Name, !act.Actor.ActsFor(report.Body), act.Today);
        act.Inspection.BeginSelfReports(act.Today);
        var missing = report.MissingIn(act.Inspection);
        act.Tell($"{(report.IsByOffice ? "代录：" : "")}{await act.BodyAsync(report.Body)}报送自查报告，{report.Answers.Count} 条"
            + (missing.Count > 0 ? $"，缺 {missing.Count} 条：{string.Join("、", missing.Select(m => m.Article.Words))}" : "，齐全"));
        return [];
    }
}

/// <summary>A body adds a file to its answer (添加佐证材料).</summary>
[Demands(Permissions.AnswerInspections)]
public sealed class AttachSelfEvidence(InspectionActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(LawInspectionId id, SupervisedBodyId body, ChecklistItemId item, string name, Stream content, CancellationToken stop) =>
        acting.RunAsync(Permissions.AnswerInspections, (actor, inspection) => SelfInspectionRight.Has(actor, inspection, body), id, async act =>
        {
            if (SelfInspectionReport.ObstaclesToOpen(act.Inspection) is { Count: > 0 } closed)
            {
                return closed;
            }

            if (act.Inspection.ItemsOf(body).FirstOrDefault(i => i.Id == item) is not { } article)
            {
                return [new(InspectionRules.SelfReports, "这一条不由你单位负责，不需要自查。", "File")];
            }

            var report = await SelfInspectionRight.ReportAsync(act, body);
            var kept = await files.KeepAsync(act.Db, new(name, content, SelfEvidencePurpose.Of(body)), act.Inspection.Matter, stop);
            if (!kept.IsDone)
            {
                return kept.Obstacles;
            }

            report.Attach(item, kept.Value!.Id, kept.Value.Name);
            act.Tell($"{await act.BodyAsync(body)}为{article.Article.Words}添加佐证材料（{kept.Value.Name}）");
            return [];
        }, stop);
}

/// <summary>Who may answer for a body, and its report.</summary>
internal static class SelfInspectionRight
{
    /// <summary>The Office for every body, a liaison for the own one, once the bodies were told.</summary>
    public static bool Has(Actor actor, LawInspection inspection, SupervisedBodyId body) => UnitSight.MayRead(actor, inspection, body);

    public static async Task<SelfInspectionReport> ReportAsync(InspectionAct act, SupervisedBodyId body)
    {
        var id = act.Inspection.Id;
        if (await act.Db.SelfInspectionReports.SingleOrDefaultAsync(r => r.Inspection == id && r.Body == body, act.Stop) is { } there)
        {
            return there;
        }

        var report = SelfInspectionReport.For(id, body);
        act.Db.Add(report);
        return report;
    }

    public static Task<string> BodyAsync(this InspectionAct act, SupervisedBodyId body) =>
        act.Db.SupervisedBodies.AsNoTracking().Where(b => b.Id == body).Select(b => b.ShortName).SingleAsync(act.Stop);
}
