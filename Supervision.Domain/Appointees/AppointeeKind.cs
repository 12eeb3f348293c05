using Supervision.Domain.Organisation;

namespace Supervision.Domain.Appointees;

/// <summary>What an appointee is appointed as, after the articles of the law (D-9.1).</summary>
public enum AppointeeKind
{
    /// <summary>政府组成人员 (局长、主任…), 组织法第五十条第十四项.</summary>
    GovernmentMember,

    /// <summary>副县长, between congresses, 第五十条第十三项.</summary>
    DeputyCountyHead,

    /// <summary>监委副主任、委员, 第五十条第十五项.</summary>
    Supervisory,

    /// <summary>法院副院长、庭长、副庭长、审判委员会委员、审判员, 第五十条第十六项.</summary>
    Court,

    /// <summary>检察院副检察长、检察委员会委员、检察员, 第五十条第十六项.</summary>
    Procuratorate,

    /// <summary>常委会办公室、工委主任、副主任; no office of a state organ in the sense of D-1.7.</summary>
    CommitteeStaff,
}

/// <summary>Which kinds belong to which organs.</summary>
public static class AppointeeKinds
{
    /// <summary>Kinds in words, in the order of lists.</summary>
    public static IReadOnlyDictionary<AppointeeKind, string> Words { get; } = new Dictionary<AppointeeKind, string>
    {
        [AppointeeKind.GovernmentMember] = "政府部门负责人",
        [AppointeeKind.DeputyCountyHead] = "副县长",
        [AppointeeKind.Supervisory] = "监委人员",
        [AppointeeKind.Court] = "法院人员",
        [AppointeeKind.Procuratorate] = "检察院人员",
        [AppointeeKind.CommitteeStaff] = "常委会机关人员",
    };

    public static string Word(this AppointeeKind kind) => Words[kind];

    /// <summary>True when an appointee of the kind serves in a body of that kind; the Committee's own staff has none. The head of a vertically managed
    /// unit (县生态环境分局) is appointed like the head of a department where the county's list of posts says so.</summary>
    public static bool ServesIn(this AppointeeKind kind, BodyKind? body) => kind switch
    {
        AppointeeKind.GovernmentMember => body is BodyKind.Department or BodyKind.Government or BodyKind.Vertical,
        AppointeeKind.DeputyCountyHead => body is BodyKind.Government,
        AppointeeKind.Supervisory => body is BodyKind.Supervisory,
        AppointeeKind.Court => body is BodyKind.Court,
        AppointeeKind.Procuratorate => body is BodyKind.Procuratorate,
        _ => body is null,
    };
}
