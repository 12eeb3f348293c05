using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <content>Meetings and self-inspection (动员会、全体会议、自查).</content>
public sealed partial class LawInspection
{
    private readonly List<InspectionMeeting> meetings = [];
    private readonly List<InspectionPresence> presences = [];

    public IReadOnlyList<InspectionMeeting> Meetings => [.. meetings.OrderBy(m => m.Day).ThenBy(m => m.Order)];

    public IReadOnlyList<InspectionPresence> Presences => presences;

    /// <summary>The mobilisation meeting that the leader confirmed; null before.</summary>
    public InspectionMeeting? Mobilisation => meetings.Find(m => m is { Kind: InspectionMeetingKind.Mobilisation, IsConfirmed: true });

    /// <summary>Why the meeting cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMeet(MeetingEntry entry, DateOnly today, GroupStanding? leader)
    {
        if (ObstacleToKind(entry.Kind) is { } early)
        {
            return [early];
        }

        var presider = Find(entry.Presider);
        var from = entry.Kind == InspectionMeetingKind.Mobilisation ? ReachedOn(InspectionState.Noticed) : ReachedOn(InspectionState.Mobilised);
        return
        [
            .. leader is not { IsCouncil: true } ? [LeaderWithoutOffice] : Array.Empty<Obstacle>(),
            .. entry.Day > today ? [InOrder("会议日期不能晚于今天，会后再登记。", Day)] : entry.Day < from ? [InOrder($"会议日期不能早于上一步（{from.Value.Full()}）。", Day)] : Array.Empty<Obstacle>(),
            .. Missing(entry.Place, "请填写会议的地点，最多 200 个字。", nameof(MeetingEntry.Place)),
            .. presider is not { IsThere: true, Place: GroupPlace.Leader or GroupPlace.Deputy } || !entry.Members.Contains(entry.Presider)
                ? [InOrder("请选择到会的组长或者副组长主持。", nameof(MeetingEntry.Presider))] : Array.Empty<Obstacle>(),
            .. entry.Minutes.Length > LongestText ? [InOrder("会议情况最多 3000 个字。", nameof(MeetingEntry.Minutes))] : Array.Empty<Obstacle>(),
            .. entry.Bodies.Values.Any(s => s.Length > LongestText) ? [InOrder("表态发言最多 3000 个字。", nameof(MeetingEntry.Bodies))] : Array.Empty<Obstacle>(),
            .. ObstaclesToPresence(entry),
        ];
    }

    /// <summary>A meeting is entered; one of its kind that waits for the leader is replaced.</summary>
    public void Meet(InspectionMeetingId id, MeetingEntry entry, MeetingClerk clerk)
    {
        foreach (var open in meetings.Where(m => m.Kind == entry.Kind && !m.IsConfirmed).ToList())
        {
            meetings.Remove(open);
            presences.RemoveAll(p => p.Meeting == open.Id);
        }

        meetings.Add(new(id, meetings.Count == 0 ? 1 : meetings.Max(m => m.Order) + 1, entry, Find(entry.Presider)!, clerk));
        presences.AddRange(entry.Members.Distinct().Select(m => new InspectionPresence(id, m, null, "")));
        presences.AddRange(entry.Bodies.Select(b => new InspectionPresence(id, null, b.Key, b.Value)));
    }

    /// <summary>Why this person cannot confirm the meeting: the leader does, and not what the leader entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToConfirm(InspectionMeetingId id, PersonId? person) =>
        meetings.Find(m => m.Id == id) is not { } meeting ? [InOrder("这次会议的登记已经改过，请刷新页面。")]
        : meeting.IsConfirmed ? [InOrder("这次会议已经确认。")]
        : Leader?.Person != person || person is null ? [new(InspectionRules.Meetings, "会议由检查组组长确认。")]
        : meeting.EnteredBy == person ? [new(InspectionRules.Meetings, "登记会议和确认会议不能是同一个人。")] : [];

    /// <summary>The leader confirms; the inspection is mobilised with the mobilisation meeting.</summary>
    public void Confirm(InspectionMeetingId id, string by, DateOnly day)
    {
        var meeting = meetings.Find(m => m.Id == id)!;
        (meeting.ConfirmedBy, meeting.ConfirmedOn) = (by, day);
        if (meeting.Kind == InspectionMeetingKind.Plenary)
        {
            // One that was held before field work does not count as the plenary that the report needs (D-6.7).
            if (State == InspectionState.Field)
            {
                Reach(InspectionState.GroupPlenaryHeld, meeting.Day);
            }
        }
        else
        {
            // No step is skipped: without any report of a body that step is over with the meeting.
            BeginSelfReports(meeting.Day);
            Reach(InspectionState.Mobilised, meeting.Day);
        }
    }

    /// <summary>The first body handed in its report.</summary>
    public void BeginSelfReports(DateOnly day)
    {
        if (State == InspectionState.Noticed)
        {
            Reach(InspectionState.SelfReports, day);
        }
    }

    /// <summary>The first visit was entered.</summary>
    public void BeginField(DateOnly day)
    {
        if (State == InspectionState.Mobilised)
        {
            Reach(InspectionState.Field, day);
        }
    }

    /// <summary>Articles that a body answers for; those that do not apply are not asked.</summary>
    public IReadOnlyList<ChecklistItem> ItemsOf(SupervisedBodyId body) =>
        [.. Items.Where(i => i.NotApplicable.Length == 0 && itemBodies.Exists(b => b.Item == i.Id && b.Body == body))];

    private Obstacle? ObstacleToKind(InspectionMeetingKind kind) => kind switch
    {
        _ when IsOver => InOrder("检查已经撤回。"),
        InspectionMeetingKind.Mobilisation when State < InspectionState.Noticed => InOrder("通知被检查单位以后召开动员会。"),
        InspectionMeetingKind.Mobilisation when State >= InspectionState.Mobilised => InOrder("动员会已经确认，不能再改。"),
        InspectionMeetingKind.Plenary when State < InspectionState.Mobilised => InOrder("动员会以后召开检查组全体会议。"),
        _ => null,
    };

    private IEnumerable<Obstacle> ObstaclesToPresence(MeetingEntry entry)
    {
        var present = members.Count(m => m.Counts && entry.Members.Contains(m.Id));
        var all = members.Count(m => m.Counts);
        if (entry.Kind == InspectionMeetingKind.Plenary)
        {
            return present * 2 > all ? [] : [new(InspectionRules.Meetings, $"到会人数没有超过检查组的半数（检查组 {all} 人，到会 {present} 人）。", nameof(MeetingEntry.Members))];
        }

        return
        [
            .. present == 0 ? [new(InspectionRules.Meetings, "请登记到会的检查组成员。", nameof(MeetingEntry.Members))] : Array.Empty<Obstacle>(),
            .. entry.Bodies.Count == 0 || entry.Bodies.Keys.Any(b => !Inspects(b)) ? [new(InspectionRules.Meetings, "请登记到会的被检查单位。", nameof(MeetingEntry.Bodies))] : Array.Empty<Obstacle>(),
            .. entry.PresentedScheme ? Array.Empty<Obstacle>() : [new(InspectionRules.Mobilisation, "动员会应当通报检查方案。", nameof(MeetingEntry.PresentedScheme))],
        ];
    }
}
