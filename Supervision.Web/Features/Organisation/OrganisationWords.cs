namespace Supervision.Web.Features.Organisation;

/// <summary>Chinese words for this feature's enums, and the words back into enums.</summary>
internal static class OrganisationWords
{
    public static IReadOnlyDictionary<BodyKind, string> BodyKinds { get; } = new Dictionary<BodyKind, string>
    {
        [BodyKind.Government] = "人民政府",
        [BodyKind.Department] = "政府部门",
        [BodyKind.Supervisory] = "监察委员会",
        [BodyKind.Court] = "人民法院",
        [BodyKind.Procuratorate] = "人民检察院",
        [BodyKind.Vertical] = "垂直管理单位",
        [BodyKind.Township] = "乡镇街道",
        [BodyKind.Other] = "其他",
    };

    public static IReadOnlyDictionary<MemberPosition, string> Positions { get; } = new Dictionary<MemberPosition, string>
    {
        [MemberPosition.Chair] = "主任",
        [MemberPosition.ViceChair] = "副主任",
        [MemberPosition.Ordinary] = "委员",
    };

    public static string Of(BodyKind kind) => BodyKinds[kind];

    public static string Of(MemberPosition position) => Positions[position];

    public static string Of(WorkCommitteeKind kind) => kind == WorkCommitteeKind.Special ? "专门委员会" : "工作委员会";
}
