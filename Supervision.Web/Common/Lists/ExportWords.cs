using System.Globalization;

namespace Supervision.Web.Common.Lists;

/// <summary>Names and first rows of exported tables (screens 3.0).</summary>
internal static class ExportWords
{
    /// <summary>2026年度监督工作计划_20261123.xlsx.</summary>
    public static string FileName(string name, DateOnly today) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}_{today:yyyyMMdd}.xlsx");

    /// <summary>The first row: what it is, with which filter, when and by whom.</summary>
    public static IReadOnlyList<object?> FirstRow(string name, IReadOnlyList<string> filters, DateTimeOffset now, string who) =>
        [$"{name}；筛选：{(filters.Count == 0 ? "无" : string.Join("、", filters))}；导出时间 {now.Clock()}，{who}"];
}
