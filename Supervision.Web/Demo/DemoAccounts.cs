using System.Globalization;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Demo;

/// <summary>The people one can sign in as in the demo. Development only.</summary>
internal static class DemoAccounts
{
    /// <summary>One password for all made-up people; the demo never runs in Production.</summary>
    public const string Password = "Demo-2026";

    private static readonly (string UserName, string Person, string Label)[] Named =
    [
        ("liwenjing", "李文静", "李文静 · 办公室"),
        ("gaoyuan", "高远", "高远 · 办公室主任"),
        ("chenguodong", "陈国栋", "陈国栋 · 主任"),
        ("wangzhiyuan", "王志远", "王志远 · 副主任"),
        ("zhoujianping", "周建平", "周建平 · 教科文卫工委主任"),
        ("huangliping", "黄丽萍", "黄丽萍 · 委员（手机页面）"),
        ("luoxiaomei", "罗小梅", "罗小梅 · 县人民政府联络员"),
        ("jiangning", "江宁", "江宁 · 县应急管理局联络员"),
        ("zhuangu", "祝安居", "祝安居 · 县住房和城乡建设局联络员"),
        ("jinmancang", "金满仓", "金满仓 · 县财政局局长（任命人员）"),
        ("shimin", "石敏", "石敏 · 系统管理员"),
    ];

    // Two of the other people, who watch the box in every rating of the demo.
    private static readonly (string UserName, string Label)[] Scrutineers = [("m07", "杨秀英 · 委员，测评的监票人"), ("m06", "黎国平 · 委员，测评的监票人")];

    /// <summary>What the sign-in page lists.</summary>
    public static IReadOnlyList<DemoAccount> Listed { get; } =
        [.. Named.Select(n => (n.UserName, n.Label)).Concat(Scrutineers).Select(n => new DemoAccount(n.UserName, n.Label, Password))];

    /// <summary>Makes the listed accounts, and one for every other person: m01, m02 … in the order of the roll.</summary>
    public static void AddTo(SupervisionDb db, DemoCounty county, AccountMaker maker)
    {
        var others = county.People.Values.Where(p => Named.All(n => n.Person != p.Name))
            .Select((p, i) => (UserName: string.Create(CultureInfo.InvariantCulture, $"m{i + 1:00}"), Person: p));
        var all = Named.Select(n => (n.UserName, Person: county[n.Person])).Concat(others);

        // Hashing is slow on purpose; all of them have the same password, so one hash serves the made-up people.
        var first = maker.Make(county["李文静"].Id, "first", Password, mustChangePassword: false);
        foreach (var (userName, person) in all)
        {
            db.Add(new Account
            {
                Id = Guid.CreateVersion7(),
                Person = person.Id,
                UserName = userName,
                NormalizedUserName = AccountMaker.Normalize(userName),
                LockoutEnabled = true,
                PasswordHash = first.PasswordHash,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            });
        }
    }
}
