using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans.FollowUps;

/// <summary>A report as it comes with a form.</summary>
/// <param name="Form">Id made with the form: the same form posted twice is one report.</param>
/// <param name="Name">Name of the file as the sender wrote it.</param>
/// <param name="Content">The bytes, seekable.</param>
public sealed record FollowUpFile(Guid Form, string Name, Stream Content);

/// <summary>The body reports how a resolution or decision is carried out (报送执行情况); the Office enters what came on paper.</summary>
public sealed class ReportFollowUp(FollowUpActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(FollowUpId id, FollowUpFile file, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInReports, id, FollowUpRights.MayReport, (db, actor, found) => TakeAsync(db, actor, found, file, stop), stop);

    private async Task<IReadOnlyList<Obstacle>> TakeAsync(SupervisionDb db, Actor actor, FollowUp found, FollowUpFile file, CancellationToken stop)
    {
        if (found.Reports.Any(r => r.Id == file.Form))
        {
            return [];
        }

        if (found.ObstaclesToReport() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        // Judged before it is kept: what is refused leaves no bytes behind.
        if (FileKind.Judge(file.Content, file.Name).Kind is { Name: not ("docx" or "pdf") } kind && !(actor.IsOffice && kind.Name is "jpg" or "png"))
        {
            return [new(PlanRules.FollowedUp, "报告请用 docx 或者 pdf 文件。", "File")];
        }

        var kept = await files.KeepAsync(db, new(file.Name, file.Content, "followup"), found.Matter, stop);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        var now = db.Clock.GetUtcNow();
        var late = found.ReportBy is { } day ? Math.Max(0, now.BeijingDate().DayNumber - day.DayNumber) : 0;
        found.Report(new(kept.Value!.Id, kept.Value.Name, kept.Value.Hash, now, actor.Name, actor.IsOffice, late) { Id = file.Form });
        db.Tell(found.Matter, $"{(actor.IsOffice ? "代录：" : "")}报送执行情况报告（{kept.Value.Name}）{(late > 0 ? $"，逾期{late}天" : "")}");
        return [];
    }
}

/// <summary>The committee asks the body for more (退回补充).</summary>
public sealed class ReturnFollowUp(FollowUpActing acting)
{
    public Task<Outcome> RunAsync(FollowUpId id, string reason, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditOwnPlanItems, id, FollowUpRights.MayJudge, (db, _, found) =>
        {
            var obstacles = found.ObstaclesToReturn(reason);
            if (obstacles.Count == 0)
            {
                found.Return(reason);
                db.Tell(found.Matter, $"退回补充：{reason.Trim()}");
            }

            return Task.FromResult(obstacles);
        }, stop);
}

/// <summary>The committee finds that it was carried out (办结).</summary>
public sealed class CloseFollowUp(FollowUpActing acting)
{
    public Task<Outcome> RunAsync(FollowUpId id, string finding, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditOwnPlanItems, id, FollowUpRights.MayJudge, (db, _, found) =>
        {
            var obstacles = found.ObstaclesToClose(finding);
            if (obstacles.Count == 0)
            {
                found.Close(finding, db.Clock.Today());
                db.Tell(found.Matter, $"办结：{finding.Trim()}");
            }

            return Task.FromResult(obstacles);
        }, stop);
}

/// <summary>What every act on a follow-up has in common.</summary>
public sealed class FollowUpActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private static readonly Obstacle Unknown = new(PlanRules.FollowedUp, "没有找到这一项，请刷新页面。");

    public async Task<Outcome> RunAsync(
        string permission, FollowUpId id, Func<Actor, FollowUp, bool> mayAct, Func<SupervisionDb, Actor, FollowUp, Task<IReadOnlyList<Obstacle>>> act,
        CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.FollowUps.SingleOrDefaultAsync(f => f.Id == id, stop) is not { } found || !FollowUpRights.MayRead(actor, found))
        {
            return Outcome.Refused(Unknown);
        }

        if (!mayAct(actor, found))
        {
            throw new AccessDeniedException("Refused: a follow-up of another committee or body.");
        }

        try
        {
            if (await act(db, actor, found) is { Count: > 0 } obstacles)
            {
                return Outcome.Refused(obstacles);
            }

            await deadlines.SaveAsync(db, found.Matter, stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(new Obstacle(PlanRules.FollowedUp, "他人刚刚办理了这一项，请刷新后再办。"));
        }
    }
}
