using Supervision.Web.Common.Lists;
using Supervision.Web.Documents;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Dossiers.Contents;

/// <summary>A paper in a dossier.</summary>
/// <param name="Day">Its day.</param>
/// <param name="Name">Its name or number.</param>
/// <param name="What">What it is in the matter.</param>
/// <param name="From">The organ that answers for it (责任者).</param>
/// <param name="Remark">Remarks, e.g. the start of its checksum.</param>
public sealed record ContentsLine(DateOnly Day, string Name, string What, string From, string Remark);

/// <summary>What lies in a dossier, in the order of days (案卷目录).</summary>
/// <param name="Number">案卷号.</param>
/// <param name="Title">Its title.</param>
/// <param name="Facts">承办, 单位, 状态 in one line.</param>
/// <param name="Lines">The papers.</param>
public sealed record DossierContents(DossierNumber Number, string Title, string Facts, IReadOnlyList<ContentsLine> Lines)
{
    /// <summary>The list with its columns.</summary>
    public ExportTable Table => new(
        $"案卷目录_{Number.Address}", [$"{Number} {Title}"],
        [new("序号", 6), new("题名", 46), new("文件种类", 16), new("责任者", 18), new("日期", 14), new("备注", 22)],
        [.. Lines.Select(IReadOnlyList<object?> (l, i) => [i + 1, l.Name, l.What, l.From, l.Day, l.Remark])]);

    /// <summary>The same as a paper.</summary>
    public ListPaper Paper(string who, DateTimeOffset now) => new(
        "案卷目录", $"{Number}　{Title}",
        [
            new PaperPart.Table(
                [.. Table.Columns.Select(c => (c.Head, c.Width))],
                [.. Lines.Select(IReadOnlyList<string> (l, i) => [$"{i + 1}", l.Name, l.What, l.From, l.Day.Full(), l.Remark])]),
        ],
        Foot: $"共 {Lines.Count} 件。{now.Clock()} 导出，{who}")
    {
        IsAcross = true,
    };
}

/// <summary>What files are in their matters, in words.</summary>
internal static class PurposeWords
{
    public static string Of(MatterKind kind, string purpose) => (kind, purpose) switch
    {
        (MatterKind.Report, "draft") => "报告征求意见稿",
        (MatterKind.Report, "revised" or "returned") => "报告正式稿",
        (MatterKind.Report, "replacement") => "会议期间更换的报告",
        (MatterKind.Report, "entrustment") => "委托函",
        (MatterKind.Report, "papers") => "汇报材料",
        (MatterKind.Report, "remarks") => "主任会议意见",
        (MatterKind.Report, "answer") => "反馈情况报告",
        (MatterKind.Report, "tour") => "调研视察材料",
        (MatterKind.Report, "resolution") => "决议执行情况报告",
        (MatterKind.Opinion, "opinion") => "审议意见",
        (MatterKind.Survey, "report") => "专题调研报告",
        (MatterKind.Opinion, _) when purpose.StartsWith("handling:", StringComparison.Ordinal) => "研究处理材料",
        _ => "其他文件",
    };
}
