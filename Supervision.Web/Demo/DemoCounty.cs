using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Demo;

/// <summary>The made-up county 望溪县: its term, members, committees, bodies and the people who work with them.</summary>
/// <remarks>All names are invented. 31 members: one chair, five vice-chairs, 25 ordinary members.</remarks>
internal sealed class DemoCounty
{
    private static readonly string[] Ordinary =
    [
        "黄丽萍", "杨世明", "黎国平", "杨秀英", "侯志华", "石光明", "田茂林", "冉启文", "罗小琴", "张世荣", "吴秀兰", "安文富", "崔永红",
        "谯美玲", "龚正权", "任廷贵", "覃晓霞", "简德勇", "勾维芬", "阿卜杜拉·买买提", "喻兴国", "敖成英", "向前进", "宋\U0002CE7E", "邵春梅",
    ];

    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);

    public Term Term { get; private set; } = null!;

    public IReadOnlyDictionary<string, Person> People => people;

    public List<Member> Members { get; } = [];

    public Dictionary<string, WorkCommittee> Committees { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SupervisedBody> Bodies { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds everything to the context; the caller saves. Dates are counted from <paramref name="today"/>.</summary>
    public static DemoCounty AddTo(SupervisionDb db, DateOnly today)
    {
        var county = new DemoCounty();
        var start = new DateOnly(today.Year - 2, 1, 12);
        county.Term = Term.Of(17, start, null, 33);
        county.Elect(start);
        county.Found(start);
        var roles = county.Roles(start).ToList();
        county.Named("金满仓", "县财政局局长");
        db.Add(county.Term);
        db.AddRange(county.Committees.Values);
        db.AddRange(county.Bodies.Values);
        db.AddRange(county.people.Values);
        db.AddRange(county.Members);
        db.AddRange(roles);
        return county;
    }

    public Person this[string name] => people[name];

    private Person Named(string name, string note)
    {
        var person = Person.Named(name, note, "0000-0000000");
        people.Add(name, person);
        return person;
    }

    private void Elect(DateOnly start)
    {
        Member(Named("陈国栋", "主任"), MemberPosition.Chair, start);
        foreach (var name in new[] { "王志远", "刘慧敏", "何建军", "周维新", "唐秀珍" })
        {
            Member(Named(name, "副主任"), MemberPosition.ViceChair, start);
        }

        foreach (var name in Ordinary)
        {
            Member(Named(name, "委员"), MemberPosition.Ordinary, start);
        }
    }

    private void Member(Person person, MemberPosition position, DateOnly from) =>
        Members.Add(Domain.Organisation.Member.Elected(Term.Id, person.Id, position, from, Members.Count + 1));

    private void Found(DateOnly start)
    {
        AddCommittees();
        var government = Body("望溪县人民政府", "县人民政府", BodyKind.Government, start, ("何明远", "县长"), null);
        Body("望溪县监察委员会", "县监委", BodyKind.Supervisory, start, ("潘立新", "主任"), null);
        Body("望溪县人民法院", "县人民法院", BodyKind.Court, start, ("邹文斌", "院长"), null);
        Body("望溪县人民检察院", "县人民检察院", BodyKind.Procuratorate, start, ("孟庆华", "检察长"), null);
        (string Name, string Head)[] departments =
        [
            ("发展和改革局", "龙在田"), ("教育局", "罗明礼"), ("公安局", "韩铁生"), ("民政局", "苏雅琴"), ("司法局", "梁正义"), ("财政局", "金满仓"),
            ("人力资源和社会保障局", "季红梅"), ("自然资源局", "庄严"), ("住房和城乡建设局", "蒋大为"), ("交通运输局", "马路平"), ("水务局", "江清源"),
            ("农业农村局", "粟丰收"), ("卫生健康局", "白求真"), ("应急管理局", "安泰"), ("审计局", "钱必清"), ("市场监督管理局", "商信诚"),
            ("医疗保障局", "保民安"), ("文化和旅游局", "文山川"), ("生态环境分局", "蓝天海"),
        ];
        foreach (var (name, head) in departments)
        {
            var kind = name == "生态环境分局" ? BodyKind.Vertical : BodyKind.Department;
            Body("望溪县" + name, "县" + name, kind, start, (head, "局长"), government.Id);
        }
    }

    private void AddCommittees()
    {
        (string Name, string Short, bool Personnel)[] all =
        [
            ("法制工作委员会", "法工委", false), ("监察和司法工作委员会", "监司工委", false), ("财政经济工作委员会", "财经工委", false),
            ("教育科学文化卫生工作委员会", "教科文卫工委", false), ("农业与农村工作委员会", "农业农村工委", false),
            ("环境与资源保护工作委员会", "环资工委", false), ("社会建设工作委员会", "社会建设工委", false), ("人事代表选举工作委员会", "人事代表工委", true),
        ];
        foreach (var (name, shortName, personnel) in all)
        {
            Committees.Add(shortName, WorkCommittee.Named(name, shortName, WorkCommitteeKind.Working, Committees.Count + 1, personnel));
        }
    }

    private SupervisedBody Body(string name, string shortName, BodyKind kind, DateOnly from, (string Name, string Post) head, SupervisedBodyId? parent)
    {
        var body = SupervisedBody.Named(name, shortName, kind, from, Bodies.Count + 1, parent);
        body.Lead(head.Name, head.Post, from);
        Bodies.Add(shortName, body);
        return body;
    }

    private IEnumerable<RoleHolding> Roles(DateOnly start)
    {
        RoleHolding Hold(string name, string note, Role role, Guid? scope = null) =>
            RoleHolding.Of((people.TryGetValue(name, out var known) ? known : Named(name, note)).Id, role, start, scope);

        yield return Hold("李文静", "办公室", Role.Office);
        yield return Hold("高远", "办公室主任", Role.OfficeHead);
        yield return Hold("石敏", "信息中心", Role.SystemAdmin);
        yield return Hold("周建平", "教科文卫工委主任", Role.WorkCommitteeHead, Committees["教科文卫工委"].Id.Value);
        yield return Hold("苏晓", "教科文卫工委", Role.WorkCommitteeStaff, Committees["教科文卫工委"].Id.Value);
        yield return Hold("魏长河", "农业农村工委主任", Role.WorkCommitteeHead, Committees["农业农村工委"].Id.Value);
        yield return Hold("孔德明", "财经工委主任", Role.WorkCommitteeHead, Committees["财经工委"].Id.Value);
        yield return Hold("施兰", "社会建设工委主任", Role.WorkCommitteeHead, Committees["社会建设工委"].Id.Value);
        yield return Hold("洪波", "监司工委主任", Role.WorkCommitteeHead, Committees["监司工委"].Id.Value);
        yield return Hold("邓青山", "环资工委主任", Role.WorkCommitteeHead, Committees["环资工委"].Id.Value);
        yield return Hold("尹法", "法工委主任", Role.WorkCommitteeHead, Committees["法工委"].Id.Value);
        yield return Hold("柳叶", "人事代表工委主任", Role.WorkCommitteeHead, Committees["人事代表工委"].Id.Value);
        yield return Hold("罗小梅", "县政府办", Role.BodyLiaison, Bodies["县人民政府"].Id.Value);
        yield return Hold("吕公正", "县法院办公室", Role.BodyLiaison, Bodies["县人民法院"].Id.Value);
        yield return Hold("范检", "县检察院办公室", Role.BodyLiaison, Bodies["县人民检察院"].Id.Value);
        yield return Hold("谷雨", "县教育局办公室", Role.BodyLiaison, Bodies["县教育局"].Id.Value);
        yield return Hold("路畅", "县公安局办公室", Role.BodyLiaison, Bodies["县公安局"].Id.Value);
        yield return Hold("江宁", "县应急管理局办公室", Role.BodyLiaison, Bodies["县应急管理局"].Id.Value);
        yield return Hold("祝安居", "县住建局办公室", Role.BodyLiaison, Bodies["县住房和城乡建设局"].Id.Value);
        yield return Hold("贺代表", "县人大代表", Role.GuestDeputy);
    }
}
