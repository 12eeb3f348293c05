using Supervision.Web.Tables;

namespace Supervision.Web.Features.Organisation;

/// <summary>The templates of the two registers; their columns are also what an import looks for.</summary>
internal static class RosterTemplates
{
    public const string Name = "姓名";
    public const string Note = "说明";
    public const string Phone = "联系电话";
    public const string Position = "组成人员职务";
    public const string Since = "任职日期";
    public const string Order = "排序";
    public const string Unit = "单位或工委";
    public const string Post = "单位职务";
    public const string Body = "单位名称";
    public const string Short = "简称";
    public const string Kind = "类别";
    public const string Parent = "上级单位";
    public const string Founded = "设立日期";
    public const string Head = "负责人";
    public const string HeadPost = "负责人职务";
    public const string HeadSince = "负责人任职日期";
    public const string Liaison = "联络员";
    public const string LiaisonPhone = "联络员电话";

    /// <summary>Duties that a row of people may give, with their roles.</summary>
    public static IReadOnlyDictionary<string, Role> Duties { get; } = new Dictionary<string, Role>(StringComparer.Ordinal)
    {
        ["联络员"] = Role.BodyLiaison,
        ["单位负责人"] = Role.BodyHead,
        ["工委人员"] = Role.WorkCommitteeStaff,
        ["工委主任"] = Role.WorkCommitteeHead,
        ["办公室"] = Role.Office,
        ["办公室主任"] = Role.OfficeHead,
        ["列席代表"] = Role.GuestDeputy,
    };

    /// <summary>Other words for the kinds of bodies.</summary>
    public static IReadOnlyDictionary<string, BodyKind> Kinds { get; } = OrganisationWords.BodyKinds.Select(p => (p.Value, p.Key))
        .Concat([("政府", BodyKind.Government), ("部门", BodyKind.Department), ("监委", BodyKind.Supervisory), ("法院", BodyKind.Court),
            ("检察院", BodyKind.Procuratorate), ("垂管单位", BodyKind.Vertical), ("垂直单位", BodyKind.Vertical), ("乡镇", BodyKind.Township),
            ("街道", BodyKind.Township), ("乡镇、街道", BodyKind.Township)])
        .ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);

    public static IReadOnlyList<RosterColumn> People { get; } =
    [
        new(Name, ["名字", "人员姓名"]),
        new(Note, ["职务", "现任职务", "出生年月", "备注"]),
        new(Phone, ["电话", "手机", "手机号", "手机号码"]),
        new(Position, ["常委会职务"], [.. OrganisationWords.Positions.Values]),
        new(Since, ["起始日期", "任职起始日", "任职时间"]),
        new(Order, ["序号", "次序", "位次"]),
        new(Unit, ["单位", "工作单位", "所在单位", "工委"]),
        new(Post, ["角色", "身份"], [.. Duties.Keys]),
    ];

    public static IReadOnlyList<RosterColumn> Bodies { get; } =
    [
        new(Body, ["单位", "名称", "单位全称", "全称"]),
        new(Short, ["单位简称"]),
        new(Kind, ["单位类别", "单位类型", "类型"], [.. OrganisationWords.BodyKinds.Values]),
        new(Parent, ["上级", "主管单位"]),
        new(Founded, ["成立日期"]),
        new(Head, ["单位负责人", "主要负责人"]),
        new(HeadPost, ["职务"]),
        new(HeadSince, ["任职日期"]),
        new(Liaison, ["联系人"]),
        new(LiaisonPhone, ["联系电话", "联系人电话"]),
    ];

    public static IReadOnlyList<RosterColumn> Of(RosterKind kind) => kind == RosterKind.People ? People : Bodies;

    /// <summary>The template: headings, and lists to choose from; no example row that somebody might leave in.</summary>
    public static byte[] Write(RosterKind kind)
    {
        var columns = Of(kind);
        return SheetWriter.Xlsx(
            kind == RosterKind.People ? "人员" : "单位",
            [[.. columns.Select(c => (object?)c.Heading)]],
            columns.Select((c, i) => (c, i)).Where(p => p.c.Choices is not null).ToDictionary(p => p.i, p => p.c.Choices!));
    }
}
