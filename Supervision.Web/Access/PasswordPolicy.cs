using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace Supervision.Web.Access;

/// <summary>Which passwords are taken. Two profiles, because two standards contradict each other.</summary>
public enum PasswordProfile
{
    /// <summary>等保二级: at least eight characters with letters and digits.</summary>
    Classified,

    /// <summary>ASVS 5.0: at least eight characters of any kind.</summary>
    Modern,
}

/// <summary>Section "Passwords".</summary>
public sealed class PasswordOptions
{
    public const string Section = "Passwords";

    public PasswordProfile Profile { get; init; } = PasswordProfile.Classified;
}

/// <summary>The one place that judges a new password. It is taken exactly as typed, spaces included.</summary>
public sealed class PasswordPolicy(IOptions<PasswordOptions> options)
{
    private const int Shortest = 8;
    private const int Longest = 128;

    private static readonly Clause Length = new("ACC-04", "密码为 8 至 128 个字符。", "本系统约定（等保二级 7.1.4.1）");
    private static readonly Clause Mixed = new("ACC-05", "密码既有字母又有数字。", "本系统约定（等保二级 7.1.4.1）");
    private static readonly Clause Guessable = new("ACC-06", "密码不能是常见的或者一猜就中的。", "本系统约定");

    // Compared without digits and signs at both ends, so that “Password2026!” is found too.
    private static readonly FrozenSet<string> Common = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "", "password", "passwd", "passw0rd", "p@ssw0rd", "p@ssword", "pass", "admin", "administrator", "root", "user", "test", "guest", "welcome", "letmein", "login", "qwerty",
        "qwertyuiop", "qwer", "qazwsx", "qazwsxedc", "qaz", "1qaz2wsx", "asdf", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "abc", "abcd", "abcdef", "abcdefg", "abcdefgh", "aa", "aaa", "a", "q", "w",
        "iloveyou", "woaini", "wodemima", "mima", "renda", "rdcwh", "changwei", "jiandu", "supervision", "dragon", "monkey", "sunshine", "princess", "football", "superman", "master", "changeme", "default", "secret");

    private static readonly string[] Runs = ["01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb"];

    /// <summary>What stands in the way of this password; none when it may be used.</summary>
    public IReadOnlyList<Obstacle> ObstaclesTo(string password, string userName, string field = "NewPassword") => password switch
    {
        { Length: < Shortest or > Longest } => [new(Length, $"密码至少 {Shortest} 个字符，最多 {Longest} 个字符。", field)],
        _ when options.Value.Profile == PasswordProfile.Classified && !(password.Any(char.IsLetter) && password.Any(char.IsDigit)) =>
            [new(Mixed, "密码要既有字母又有数字。", field)],
        _ when IsGuessable(password, userName) => [new(Guessable, "这个密码太常见，或者含有用户名，容易被猜中，请换一个。", field)],
        _ => [],
    };

    private static bool IsGuessable(string password, string userName) =>
        Common.Contains(password.Trim().Trim("0123456789!@#$%^&*._-+~?".ToCharArray())) || Common.Contains(password)
        || password.Distinct().Count() < 4
        || (userName.Length >= 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
        || Runs.Any(r => r.Contains(password, StringComparison.OrdinalIgnoreCase));
}
