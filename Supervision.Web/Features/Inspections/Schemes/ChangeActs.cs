using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Schemes;

/// <summary>Puts the mobilisation meeting on another day after the approval (动员会改期): the days of notice and self-inspection follow, and the
/// bodies that know of it are told.</summary>
[Demands(Permissions.RunInspections)]
public sealed class MoveMobilisation(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, DateOnly? day, string reason, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var leader = act.Inspection.Leader is { } there ? await act.Db.StandingAsync(act.Inspection, there.Person, day ?? act.Today, stop) : null;
        if (act.Inspection.ObstaclesToMoveMeeting(day, reason, act.Today, leader) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var before = act.Inspection.MobilisationDay!.Value;
        var early = act.Inspection.MoveMeeting(day!.Value);
        act.Tell($"动员会由{before.Full()}改为{day.Value.Full()}：{reason.Trim()}{(early.Count > 0 ? $"；{early.Count} 站行程早于动员会，需要重新安排" : "")}");
        await act.TellBodiesAsync($"动员会改为{day.Value.Full()}（原定{before.Full()}）：{reason.Trim()}。");
        return [];
    }, stop);
}

/// <summary>Postpones the inspection with its reason (登记延期, D-6.2): nothing is owed until it goes on.</summary>
[Demands(Permissions.RunInspections)]
public sealed class PostponeInspection(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, string reason, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (act.Inspection.ObstaclesToPostpone(reason) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Postpone(reason, act.Actor.Name, act.Today);
        act.Tell($"检查延期：{reason.Trim()}");
        await act.TellBodiesAsync($"检查延期：{reason.Trim()}。恢复的时间另行通知。");
        return [];
    }, stop);
}

/// <summary>A postponed inspection goes on where it stood (恢复检查).</summary>
[Demands(Permissions.RunInspections)]
public sealed class ResumeInspection(InspectionActing acting)
{
    /// <param name="id">The inspection.</param>
    /// <param name="meeting">Day of the mobilisation meeting, while that lies ahead.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(LawInspectionId id, DateOnly? meeting, CancellationToken stop) => acting.ResumingAsync(id, async act =>
    {
        var leader = act.Inspection.Leader is { } there ? await act.Db.StandingAsync(act.Inspection, there.Person, meeting ?? act.Today, stop) : null;
        if (act.Inspection.ObstaclesToResume(meeting, act.Today, leader) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Resume(meeting, act.Today);
        var isAhead = act.Inspection.State is >= InspectionState.SchemeApproved and < InspectionState.Mobilised;
        var when = isAhead ? $"，动员会定于{act.Inspection.MobilisationDay!.Value.Full()}" : "";
        act.Tell($"恢复检查{when}");
        await act.TellBodiesAsync($"检查恢复进行{when}。");
        return [];
    }, stop);
}

/// <summary>Enters what went to the higher committee or to a superior organ (登记报送上级, D-6.1, D-6.13).</summary>
[Demands(Permissions.RunInspections)]
public sealed class RecordInspectionSending(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, SendingEntry entry, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (act.Inspection.ObstaclesToSend(entry, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Send(entry, act.Actor.Name);
        act.Tell($"{entry.Day.Full()}{HigherWords.Of(entry.Kind)}送{entry.To}{(entry.Number.Trim().Length > 0 ? $"（{entry.Number.Trim()}）" : "")}");
        return [];
    }, stop);
}

/// <summary>What the bodies are told.</summary>
internal static class InspectionTelling
{
    /// <summary>Tells the bodies on their page, once they know of the inspection; their own last day comes with it.</summary>
    public static async Task TellBodiesAsync(this InspectionAct act, string words)
    {
        if (act.Inspection.ReachedOn(InspectionState.Noticed) is not { } noticed)
        {
            return;
        }

        var law = await act.Db.LawNameAsync(act.Inspection, act.Stop);
        var due = act.Inspection is { IsPostponed: false, State: < InspectionState.Mobilised, MobilisationDay: { } meeting }
            ? $"自查报告请于{InspectionDuties.SelfDeadline(meeting, noticed, act.Basis.Rules, act.Basis.Calculator).Day.Full()}前报送。" : "";
        foreach (var body in act.Inspection.Bodies)
        {
            act.Db.Add(BodyNotice.To(body.Body, act.Inspection.Matter, $"《{law}》执法检查：{words}{due}", act.Db.Clock.GetUtcNow()));
        }
    }
}
