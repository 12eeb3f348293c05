using Supervision.Domain.Inspections;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Inspections.Meetings;

/// <summary>The committee enters a meeting with who was there (登记动员会、全体会议, D-6.4, D-6.7).</summary>
[Demands(Permissions.RunInspections)]
public sealed class RecordInspectionMeeting(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, MeetingEntry entry, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (act.Inspection.ObstaclesToMeet(entry, act.Today, await act.LeaderAsync()) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Meet(new(Guid.CreateVersion7()), entry, new(act.Actor.Person, act.Actor.Name));
        act.Tell($"登记{InspectionMeetingWords.Of(entry.Kind)}（{entry.Day.Full()}，{entry.Place.Trim()}），检查组到会 {entry.Members.Count} 人{(entry.Bodies.Count > 0 ? $"，单位 {entry.Bodies.Count} 个" : "")}");
        return [];
    }, stop);
}

/// <summary>The leader confirms a meeting (组长确认, D-6.14).</summary>
[Demands(Permissions.LeadInspections)]
public sealed class ConfirmInspectionMeeting(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, InspectionMeetingId meeting, CancellationToken stop) =>
        acting.RunAsync(Permissions.LeadInspections, (_, _) => true, id, act =>
        {
            if (act.Inspection.ObstaclesToConfirm(meeting, act.Actor.Person) is { Count: > 0 } obstacles)
            {
                return Task.FromResult(obstacles);
            }

            act.Inspection.Confirm(meeting, act.Actor.Name, act.Today);
            act.Tell($"组长确认{InspectionMeetingWords.Of(act.Inspection.Meetings.Single(m => m.Id == meeting).Kind)}");
            return Task.FromResult<IReadOnlyList<Obstacle>>([]);
        }, stop);
}

/// <summary>Words of meetings.</summary>
internal static class InspectionMeetingWords
{
    public static string Of(InspectionMeetingKind kind) => kind == InspectionMeetingKind.Mobilisation ? "动员会" : "检查组全体会议";
}
