using Supervision.Domain.Inspections;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Inspections.Compliance;

/// <summary>A follow-up inspection beside the one it follows.</summary>
/// <param name="View">The inspection.</param>
/// <param name="Compared">Both, article by article; null while none is named.</param>
/// <param name="Choices">Inspections that it may follow up.</param>
public sealed record ComparisonView(InspectionView View, InspectionComparison? Compared, IReadOnlyList<FilterChoice> Choices)
{
    public string Answer => Compared?.Answer ?? "还没有对应以前的检查。";

    /// <summary>The same as it leaves the house; null while none is named.</summary>
    public ExportTable? Table => Compared is not { } both ? null : new(
        $"{View.Inspection.Title}跟踪对照", [$"对照{both.Earlier.Dossier}（{both.Earlier.Title}）", $"上次{both.EarlierLaw}", $"本次{both.Law}"],
        [
            new("条文", 14), new("原条号", 14), new("摘要", 40), new("上次符合率", 12), new("上次符合", 10), new("上次部分符合", 12), new("上次不符合", 12), new("上次无法判断", 12),
            new("本次符合率", 12), new("本次符合", 10), new("本次部分符合", 12), new("本次不符合", 12), new("本次无法判断", 12), new("变化", 30),
        ],
        [.. both.Rows.Select(r => (IReadOnlyList<object?>)[r.Article, r.Formerly, r.Summary, .. Cells(r.Before), .. Cells(r.Now), r.Change])]);

    private static IEnumerable<object?> Cells(ComplianceFigures? figures) =>
        figures is null ? ["不在清单", null, null, null, null] : [figures.RateWords, figures.Compliant, figures.Partly, figures.NotCompliant, figures.CannotTell];
}
