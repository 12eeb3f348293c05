using Supervision.Domain.Inspections;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Schemes;

/// <summary>Keeps the scheme of an inspection (起草方案, D-6.6).</summary>
[Demands(Permissions.RunInspections)]
public sealed class KeepInspectionScheme(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, SchemeEntry entry, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        entry = entry with { Day = act.Today };
        if (act.Inspection.ObstaclesToScheme(entry, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (await act.Db.LawTexts.AsNoTracking().SingleOrDefaultAsync(l => l.Id == entry.Law, stop) is not { } law)
        {
            return [new(InspectionRules.Articles, "请选择法律的文本。", nameof(LawInspection.Law))];
        }

        act.Inspection.KeepScheme(entry);
        act.Tell($"拟订方案：{law.Name}，被检查单位 {entry.Bodies.Count} 个");
        return [];
    }, stop);
}

/// <summary>Puts the scheme to the council (提请主任会议): only with a leader in office and every article asked about (D-16.9).</summary>
[Demands(Permissions.RunInspections)]
public sealed class SubmitInspectionScheme(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (act.Inspection.ObstaclesToSubmit(await act.LeaderAsync()) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Submit();
        act.Tell($"方案提请主任会议，应查 {act.Inspection.Items.Count} 条，组长{act.Inspection.Leader!.Name}");
        return [];
    }, stop);
}

/// <summary>Takes over the council's approval of the scheme (登记主任会议批准).</summary>
[Demands(Permissions.RunInspections)]
public sealed class ApproveInspectionScheme(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var facts = await act.Db.DecisionOnAsync(act.Inspection.Matter, CouncilPurpose.InspectionScheme, stop);
        SchemeDecision? decision = facts is null ? null
            : new(facts.Decision, facts.MeetingName, facts.Day, facts.IsApproval, facts.TextHash == InspectionReading.SchemeHash(act.Inspection));
        if (act.Inspection.ObstaclesToApprove(decision, await act.LeaderAsync()) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.ApproveScheme(decision!);
        act.Tell($"{decision!.Meeting}批准执法检查方案");
        return [];
    }, stop);
}

/// <summary>The bodies are told (通知被检查单位, D-6.6): each gets a notice on its page.</summary>
[Demands(Permissions.RunInspections)]
public sealed class NoticeInspection(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, DateOnly day, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (act.Inspection.ObstaclesToNotice(day, act.Today, await act.LeaderAsync()) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Notice(day);
        var law = await act.Db.LawNameAsync(act.Inspection, stop);
        foreach (var body in act.Inspection.Bodies)
        {
            var count = act.Inspection.ItemBodies.Count(b => b.Body == body.Body);
            act.Db.Add(BodyNotice.To(
                body.Body, act.Inspection.Matter,
                $"县人大常委会将检查《{law}》的实施情况，动员会定于{act.Inspection.MobilisationDay!.Value.Full()}。你单位涉及 {count} 条，请做好准备。", act.Db.Clock.GetUtcNow()));
        }

        act.Tell($"{day.Full()}通知被检查单位 {act.Inspection.Bodies.Count} 个");
        return [];
    }, stop);
}
