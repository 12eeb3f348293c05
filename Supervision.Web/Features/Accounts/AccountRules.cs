namespace Supervision.Web.Features.Accounts;

/// <summary>What keeps the list of accounts and roles sound.</summary>
internal static class AccountRules
{
    public const int LongestUserName = 40;

    public static readonly Clause Named = new("ACC-11", "用户名由字母、数字、点、下划线或者连字符组成，不重复；一人一个账号。", "本系统约定");
    public static readonly Clause LastAdmin = new("ACC-12", "系统至少保留一名可以登录的系统管理员。", "本系统约定");
    public static readonly Clause Assigned = new("ACC-13", "角色按起止日指定，工委和单位的角色写明是哪一个。", "本系统约定"); // D-1.4

    private const string LastAdminWords = "这是最后一名可以登录的系统管理员，不能停用，也不能终止角色；否则没有人能再管理账号。请先指定另一名系统管理员。";

    /// <summary>Roles that are given here; the others follow from the membership (D-1.4).</summary>
    public static readonly IReadOnlyList<Role> Given =
    [
        Role.Office, Role.OfficeHead, Role.WorkCommitteeStaff, Role.WorkCommitteeHead, Role.BodyLiaison, Role.BodyHead,
        Role.ActingChair, Role.Appointee, Role.Scrutineer, Role.GuestDeputy, Role.SystemAdmin,
    ];

    public static bool IsOfCommittee(Role role) => role is Role.WorkCommitteeStaff or Role.WorkCommitteeHead;

    public static bool IsOfBody(Role role) => role is Role.BodyLiaison or Role.BodyHead;

    public static Obstacle LastAdminRemains() => new(LastAdmin, LastAdminWords);

    public static IReadOnlyList<Obstacle> ObstaclesToUserName(string userName) => userName switch
    {
        "" => [new(Named, "请填写用户名。", "UserName")],
        { Length: > LongestUserName } => [new(Named, $"用户名最多 {LongestUserName} 个字符。", "UserName")],
        _ when !userName.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') =>
            [new(Named, "用户名只能用英文字母、数字、点、下划线和连字符。", "UserName")],
        _ => [],
    };
}
