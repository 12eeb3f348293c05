using Supervision.Web.Access;
using Microsoft.AspNetCore.Components.Routing;

namespace Supervision.Web.App;

/// <summary>An entry of the navigation.</summary>
internal sealed record NavEntry(string Text, string Address, string Permission, NavLinkMatch Match = NavLinkMatch.Prefix)
{
    /// <summary>What the actor must be besides; null when the permission is enough.</summary>
    public Func<Actor, bool>? Also { get; init; }
}

/// <summary>Entries under one heading.</summary>
internal sealed record NavGroup(string? Heading, IReadOnlyList<NavEntry> Entries);

/// <summary>The navigation of the desk, cut to what an actor may open.</summary>
internal static class Navigation
{
    private static readonly IReadOnlyList<NavGroup> All =
    [
        new(null, [new("我的待办", "/todo", Permissions.ReadTodo), new("案卷", "/dossiers", Permissions.ReadOpinionDrafts)]),
        new(null, [new("我的待办", "/unit", Permissions.UseUnitDesk, NavLinkMatch.All), new("报告与材料", "/unit/reports", Permissions.UseUnitDesk), new("审议意见办理", "/unit/opinions", Permissions.UseUnitDesk), new("三问一评", "/unit/keyworks", Permissions.UseUnitDesk), new("执法检查", "/unit/inspections", Permissions.UseUnitDesk)]),
        new("监督工作",
        [
            new("年度监督计划", "/plan", Permissions.ReadPublishedPlan),
            new("专项工作报告", "/reports", Permissions.ReadOpinionDrafts),
            new("执法检查", "/inspections", Permissions.ReadInspections),
            new("专题调研", "/surveys", Permissions.ReadSurveys),
            new("三问一评", "/keyworks", Permissions.ReadKeyWorks),
            new("任命人员", "/appointees", Permissions.ReadAppointees) { Also = actor => actor.OpensAppointees },
            new("审议意见", "/opinions", Permissions.ReadOpinionDrafts),
        ]),
        new("会议与测评",
        [
            new("常委会会议", "/meetings", Permissions.ReadSittings),
            new("测评", "/ballots", Permissions.ReadRatings),
            new("主任会议", "/council", Permissions.ReadCouncil),
        ]),
        new("看全局",
        [
            new("年度评价", "/overview", Permissions.ReadOverview),
            new("日历", "/calendar", Permissions.ReadCalendar),
            new("提醒", "/reminders", Permissions.ReadReminders),
        ]),
        new("手机页面", [new("我的会议与发言", "/m", Permissions.UseMemberDesk)]),
        new("设置",
        [
            new("单位与机构", "/settings/units", Permissions.ReadOrganisation),
            new("法定节假日", "/settings/holidays", Permissions.ReadHolidays),
            new("规则", "/settings/rules", Permissions.ReadRules),
            new("审计日志", "/audit", Permissions.ReadAudit),
            new("任务", "/jobs", Permissions.ReadJobs),
            new("用户与角色", "/users", Permissions.EditAccounts),
        ]),
    ];

    public static IEnumerable<NavGroup> For(Actor actor) =>
        from g in All
        let entries = g.Entries.Where(e => actor.May(e.Permission) && e.Also?.Invoke(actor) != false).ToList()
        where entries.Count > 0
        select g with { Entries = entries };

    /// <summary>The page a role begins with (screens 1.4).</summary>
    public static string HomeOf(Actor actor) => actor switch
    {
        _ when actor.May(Permissions.ReadTodo) => "/todo",
        { Bodies.Count: > 0 } => "/unit",
        _ when actor.May(Permissions.UseMemberDesk) => "/m",
        _ when actor.May(Permissions.UseAppointeeDesk) => "/me",
        _ => "/plan",
    };
}
