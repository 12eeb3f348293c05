using Supervision.Web.Access;
namespace Supervision.Web.App;

/// <summary>Roles in Chinese words.</summary>
public static class RoleWords
{
    public static string Of(Role role) => role switch
    {
        Role.Member => "常委会组成人员",
        Role.CouncilMember => "主任会议成员",
        Role.Chair => "主任",
        Role.ActingChair => "代理主任",
        Role.WorkCommitteeStaff => "工委人员",
        Role.WorkCommitteeHead => "工委主任",
        Role.Office => "办公室",
        Role.OfficeHead => "办公室主任",
        Role.BodyLiaison => "联络员",
        Role.BodyHead => "单位负责人",
        Role.Appointee => "被任命人员",
        Role.Scrutineer => "监票人",
        Role.GuestDeputy => "列席代表",
        _ => "系统管理员",
    };

    /// <summary>The role that describes a person best, for the top bar.</summary>
    public static string Of(Actor actor) => actor switch
    {
        { IsChair: true } => "主任",
        { IsCouncil: true } => "副主任",
        { IsOffice: true } => "办公室",
        { HeadedCommittees.Count: > 0 } => "工委主任",
        { Committees.Count: > 0 } => "工委",
        { IsMember: true } => "委员",
        { Bodies.Count: > 0 } => "联络员",
        { IsAdmin: true } => "系统管理员",
        _ => actor.Roles.Select(Of).FirstOrDefault() ?? "",
    };
}
