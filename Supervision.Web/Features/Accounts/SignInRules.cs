namespace Supervision.Web.Features.Accounts;

/// <summary>When a sign-in is refused, and the words for it.</summary>
internal static class SignInRules
{
    /// <summary>Wrong passwords in a row until the account is locked.</summary>
    public const int Tries = 5;

    /// <summary>How long it stays locked.</summary>
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(10);

    public static readonly Clause Unknown = new("ACC-01", "用户名和密码都对，才能登录。", "本系统约定");
    public static readonly Clause TooMany = new("ACC-02", "连续五次密码不对，账号锁定十分钟。", "本系统约定（等保二级 7.1.4.1）");
    public static readonly Clause Disabled = new("ACC-03", "停用的账号不能登录。", "本系统约定");

    public static readonly Clause Expired = new("ACC-10", "初始密码七日内有效，首次登录后须改为自己的密码。", "本系统约定（ASVS 6.4.1）");
    public static readonly Clause TooOften = new("ACC-09", "一个用户名一分钟内最多尝试十次。", "本系统约定");

    public static Outcome Refused(Clause clause, string message) => Outcome.Refused([new Obstacle(clause, message, "Password")]);

    public static Outcome Wrong(int left) => Refused(Unknown, $"密码不对，还可以再试 {left} 次。忘记了请联系系统管理员。");

    public static Outcome Locked(TimeSpan left) =>
        Refused(TooMany, $"密码连续多次不对，账号已锁定，{Math.Ceiling(left.TotalMinutes):0} 分钟后可以再试。需要马上使用请联系系统管理员。");
}
