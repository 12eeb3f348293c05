using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <summary>A visit as entered.</summary>
/// <param name="Day">Its day.</param>
/// <param name="SubGroup">The sub-group; 0 for the whole group.</param>
/// <param name="Place">Where.</param>
/// <param name="IsAnnounced">True of 明查, false of 暗访.</param>
/// <param name="People">Who went.</param>
/// <param name="Note">What was seen in short.</param>
public sealed record VisitEntry(DateOnly Day, int SubGroup, string Place, bool IsAnnounced, IReadOnlyList<GroupMemberId> People, string Note);

/// <summary>A visit of the group or of a sub-group (实地检查, D-6.9).</summary>
public sealed class FieldVisit
{
    private FieldVisit()
    {
    }

    public FieldVisitId Id { get; private set; }

    public LawInspectionId Inspection { get; private set; }

    public DateOnly Day { get; private set; }

    public int SubGroup { get; private set; }

    public string Place { get; private set; } = "";

    public bool IsAnnounced { get; private set; }

    /// <summary>Names of those who went, as they were in the group.</summary>
    public string People { get; private set; } = "";

    public string Note { get; private set; } = "";

    public string EnteredBy { get; private set; } = "";

    /// <summary>Why it cannot be entered: never before the mobilisation meeting (D-6.4).</summary>
    public static IReadOnlyList<Obstacle> Obstacles(VisitEntry entry, LawInspection inspection, DateOnly today)
    {
        Obstacle Refuse(string message, string? field) => new(InspectionRules.Order, message, field);
        return inspection.IsOver ? [Refuse("检查已经撤回。", null)]
            : inspection.Mobilisation is not { } meeting ? [new(InspectionRules.Mobilisation, "须先召开动员会，才能登记实地检查。", nameof(Day))]
            :
            [
                .. entry.Day < meeting.Day ? [new(InspectionRules.Mobilisation, $"动员会于{meeting.Day.Full()}召开，请填写当天或者之后的检查日期。", nameof(Day))]
                    : entry.Day > today ? [Refuse("检查日期不能晚于今天。", nameof(Day))] : Array.Empty<Obstacle>(),
                .. entry.SubGroup < 0 || entry.SubGroup > inspection.SubGroups ? [Refuse("没有这个分组，请刷新页面。", nameof(SubGroup))] : Array.Empty<Obstacle>(),
                .. entry.Place.Trim().Length is 0 or > 200 ? [Refuse("请填写检查的地点，最多 200 个字。", nameof(Place))] : Array.Empty<Obstacle>(),
                .. entry.People.All(p => inspection.Find(p) is not { IsThere: true }) ? [Refuse("请选择参加检查的人员。", nameof(People))] : Array.Empty<Obstacle>(),
                .. entry.Note.Length > 3000 ? [Refuse("情况最多 3000 个字。", nameof(Note))] : Array.Empty<Obstacle>(),
            ];
    }

    public static FieldVisit Of(FieldVisitId id, LawInspection inspection, VisitEntry entry, string by) => new()
    {
        Id = id,
        Inspection = inspection.Id,
        Day = entry.Day,
        SubGroup = entry.SubGroup,
        Place = entry.Place.Trim(),
        IsAnnounced = entry.IsAnnounced,
        People = string.Join('、', inspection.Members.Where(m => entry.People.Contains(m.Id)).Select(m => m.Name)),
        Note = entry.Note.Trim(),
        EnteredBy = by,
    };
}
