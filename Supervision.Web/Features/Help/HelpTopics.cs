using Supervision.Web.Access;

namespace Supervision.Web.Features.Help;

/// <summary>A text of the guide.</summary>
/// <param name="Name">As in its address and file.</param>
/// <param name="Title">As in the list.</param>
public sealed record HelpTopic(string Name, string Title);

/// <summary>The texts of the guide in the order of the list, and which of them is for whom.</summary>
internal static class HelpTopics
{
    public static readonly IReadOnlyList<HelpTopic> All =
    [
        new("office", "办公室"), new("committee", "工委"), new("member", "组成人员"),
        new("council", "主任会议成员"), new("liaison", "联络员"), new("appointee", "被任命人员"), new("admin", "系统管理员"),
        new("ballot-secrecy", "投票保密说明"),
    ];

    private static readonly (Role Role, string Name)[] Readers =
    [
        (Role.Office, "office"), (Role.OfficeHead, "office"), (Role.WorkCommitteeHead, "committee"), (Role.WorkCommitteeStaff, "committee"),
        (Role.Chair, "council"), (Role.ActingChair, "council"), (Role.CouncilMember, "council"), (Role.SystemAdmin, "admin"),
        (Role.BodyLiaison, "liaison"), (Role.BodyHead, "liaison"), (Role.Member, "member"), (Role.GuestDeputy, "member"),
        (Role.Appointee, "appointee"),
    ];

    /// <summary>The text for the duties somebody has; null for who has none.</summary>
    public static HelpTopic? For(Actor? actor) =>
        Readers.Where(r => actor?.Roles.Contains(r.Role) == true).Select(r => All.First(t => t.Name == r.Name)).FirstOrDefault();
}
