using Supervision.Domain.Rules;

namespace Supervision.Domain.Organisation;

/// <summary>The rules about who belongs to the Committee and how many make a majority (D-1.7, D-3.1 to D-3.5).</summary>
public static class OrganisationRules
{
    /// <summary>Value of <see cref="QuorumBase"/>: members in office.</summary>
    public const string InOffice = "in_office";

    /// <summary>Value of <see cref="QuorumBase"/>: seats fixed for the term.</summary>
    public const string FixedSeats = "fixed_seats";

    /// <summary>Kinds of bodies whose offices a member may not hold (国家行政机关、监察机关、审判机关、检察机关).</summary>
    private static readonly BodyKind[] StateOrgans =
    [
        BodyKind.Government, BodyKind.Department, BodyKind.Supervisory, BodyKind.Court, BodyKind.Procuratorate,
        BodyKind.Vertical, BodyKind.Township,
    ];

    public static readonly Clause AllMembers = new(
        "ORG-01",
        "常务委员会会议须有全体组成人员的过半数出席，决议、决定须由全体组成人员的过半数通过。",
        "《地方各级人民代表大会和地方各级人民政府组织法》（2022年修正）第五十一条");

    public static readonly Clause Incompatible = new(
        "ORG-02",
        "常委会组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务。",
        "《地方各级人民代表大会和地方各级人民政府组织法》（2022年修正）第四十七条");

    public static readonly Clause OneTerm = new(
        "ORG-03",
        "每届任期从选举之日起，到下届选出时止；名额在任期内不变。",
        "《地方各级人民代表大会和地方各级人民政府组织法》（2022年修正）第四十七条、第四十八条");

    public static readonly Clause ProperRecord = new(
        "ORG-04",
        "人员、机构和单位用规范名称登记，可以区分，不重复登记。",
        "本系统约定"); // D-3.16, D-17.29, D-17.30

    public static readonly Clause Periods = new(
        "ORG-05",
        "职务和角色按起止日登记，终止日为不再任职的第一天，只终止不删除。",
        "本系统约定"); // D-1.4, D-3.2

    /// <summary>What “全体组成人员” is counted on (D-3.3).</summary>
    public static readonly Rule QuorumBase = Rule.OfChoice(
        "quorum.base", "全体组成人员的计数基数", AllMembers, (InOffice, "在任组成人员"), (FixedSeats, "本届名额"));

    /// <summary>Why this person cannot be a member and hold an office in a body of this kind on one day (D-1.7).</summary>
    /// <param name="isMemberInOffice">The membership is alive on the day; one that ends on or before it is none.</param>
    /// <param name="office">Kind of the body in which the office is held.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToHold(bool isMemberInOffice, BodyKind office) =>
        isMemberInOffice && StateOrgans.Contains(office)
            ? [new(Incompatible, "常委会组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务。")]
            : [];

    /// <summary>Why this name cannot be entered: 1 to 50 characters, counted as people see them (D-17.29).</summary>
    /// <param name="name">As typed.</param>
    /// <param name="field">The field it stands in.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="what">What the field is called on the page.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToName(string? name, string field, int most = 50, string what = "名称")
    {
        var length = new System.Globalization.StringInfo(name ?? "").LengthInTextElements;
        return string.IsNullOrWhiteSpace(name) ? [new(ProperRecord, $"请填写{what}。", field)]
            : length > most ? [new(ProperRecord, $"{what}最多 {most} 个字，现在有 {length} 个字。", field)]
            : name.Any(char.IsControl) || name.Any(IsInvisible)
                ? [new(ProperRecord, $"{what}里有看不见的字符（零宽字符或者方向标记），请删去后重新填写。", field)]
                : [];
    }

    // Zero-width and direction marks make two names look alike; the joiners of rare characters are not among them.
    private static bool IsInvisible(char c) => c is '\u200B' or '\u200E' or '\u200F' or '\uFEFF'
        or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069');
}
