using Supervision.Domain.Inspections;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Inspections.Schemes;

/// <summary>Somebody joins the group (加入检查组, D-6.3).</summary>
[Demands(Permissions.RunInspections)]
public sealed class JoinInspectionGroup(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, PersonId who, GroupPlace place, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (await act.Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == who, stop) is not { } person)
        {
            return [new(InspectionRules.GroupMembers, "请选择人员。", nameof(GroupEntry.Person))];
        }

        GroupEntry entry = new(who, person.Name, await PostAsync(act, person), place);
        if (act.Inspection.ObstaclesToJoin(entry, await act.StandingAsync(who)) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Join(new(Guid.CreateVersion7()), entry, act.Today);
        act.Tell($"{entry.Name}加入检查组，{place.Word()}");
        return [];
    }, stop);

    private static async Task<string> PostAsync(InspectionAct act, Person person)
    {
        var day = act.Inspection.GuardDay(act.Today);
        var membership = await act.Db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Person == person.Id && m.From <= day && (m.To == null || m.To > day), act.Stop);
        return membership?.Position switch
        {
            MemberPosition.Chair => "主任",
            MemberPosition.ViceChair => "副主任",
            MemberPosition.Ordinary => "委员",
            _ => person.Note.Length > LawInspection.LongestNote ? person.Note[..LawInspection.LongestNote] : person.Note,
        };
    }
}

/// <summary>Somebody leaves the group (离开检查组); after the approval the reason stays in the record.</summary>
[Demands(Permissions.RunInspections)]
public sealed class LeaveInspectionGroup(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, GroupMemberId member, string reason, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (act.Inspection.ObstaclesToLeave(member, reason) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var name = act.Inspection.Find(member)!.Name;
        act.Inspection.Leave(member, reason, act.Today);
        act.Tell($"{name}离开检查组{(reason.Trim().Length > 0 ? $"：{reason.Trim()}" : "")}");
        return [];
    }, stop);
}

/// <summary>Divides the group into sub-groups (分组).</summary>
[Demands(Permissions.RunInspections)]
public sealed class DivideInspectionGroup(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, int count, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (act.Inspection.ObstaclesToDivide(count) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Divide(count);
        act.Tell($"检查组分为 {count} 个组");
        return [];
    }, stop);
}

/// <summary>Puts somebody into a sub-group (编入分组).</summary>
[Demands(Permissions.RunInspections)]
public sealed class AssignSubGroup(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, GroupMemberId member, int subGroup, bool leads, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (act.Inspection.ObstaclesToAssign(member, subGroup) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Assign(member, subGroup, leads);
        var name = act.Inspection.Find(member)!.Name;
        act.Tell(subGroup == 0 ? $"{name}不在任何一组" : $"{name}编入{LawInspection.SubGroupName(subGroup)}{(leads ? "，负责人" : "")}");
        return [];
    }, stop);
}

/// <summary>Puts a stop on the itinerary (安排行程).</summary>
[Demands(Permissions.RunInspections)]
public sealed class AddInspectionStop(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, StopEntry entry, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (act.Inspection.ObstaclesToAdd(entry) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Add(new InspectionStopId(Guid.CreateVersion7()), entry);
        act.Tell($"{LawInspection.SubGroupName(entry.SubGroup)}行程：{entry.Day.Full()}{entry.From:H:mm}—{entry.Until:H:mm}，{entry.Place.Trim()}");
        return [];
    }, stop);
}

/// <summary>Takes a stop off the itinerary (取消行程).</summary>
[Demands(Permissions.RunInspections)]
public sealed class RemoveInspectionStop(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, InspectionStopId place, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (act.Inspection.Stops.FirstOrDefault(s => s.Id == place) is not { } known)
        {
            return [new(InspectionRules.Order, "这一站已经取消，请刷新页面。")];
        }

        act.Inspection.Remove(place);
        act.Tell($"取消{LawInspection.SubGroupName(known.SubGroup)}行程：{known.Day.Full()}，{known.Place}");
        return [];
    }, stop);
}

/// <summary>The itinerary goes to the group (发出行程, screens 3.14).</summary>
[Demands(Permissions.RunInspections)]
public sealed class SendItinerary(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (act.Inspection.ObstaclesToSendItinerary() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.SendItinerary(act.Today);
        act.Tell($"向 {act.Inspection.SubGroups} 个组 {act.Inspection.Members.Count(m => m.IsThere && m.SubGroup > 0)} 人发出行程");
        return [];
    }, stop);
}
