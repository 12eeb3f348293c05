using System.Collections.ObjectModel;

namespace Supervision.Domain.Plans.Import;

/// <summary>Which column of the file means what (列对应). Found by headings, and changed by hand when they differ.</summary>
public sealed class ColumnMap
{
    private static readonly Dictionary<PlanColumn, string[]> Headings = new()
    {
        [PlanColumn.Year] = ["year", "年度", "年份", "计划年度"],
        [PlanColumn.Sequence] = ["seq", "序号", "编号", "顺序"],
        [PlanColumn.Kind] = ["kind", "监督形式", "监督方式", "形式", "方式", "类别", "类型", "项目类别", "监督类别"],
        [PlanColumn.Title] = ["topic", "事项", "议题", "监督议题", "监督事项", "监督项目", "项目", "项目名称", "议题名称", "事项名称", "名称", "题目", "内容", "监督内容", "工作内容"],
        [PlanColumn.Time] = ["monthorsession", "month", "月份", "时间", "时间安排", "月份或会议", "会议", "会次", "拟安排时间", "完成时间", "审议时间", "听取时间"],
        [PlanColumn.Bodies] = ["reportingbody", "报告单位", "报告机关", "报告部门", "被监督单位", "被检查单位", "责任单位", "提请单位", "承办单位", "监督对象"],
        [PlanColumn.Committees] =
            ["responsiblecommittee", "承办委", "承办委员会", "牵头委员会", "责任委员会", "牵头承办委", "承办工委", "牵头工委", "责任部门", "牵头部门", "承办部门", "专工委", "具体承办"],
        [PlanColumn.KeyPoints] = ["监督重点", "重点", "重点内容"],
        [PlanColumn.Remarks] = ["note", "备注", "说明"],
        [PlanColumn.SourceTitle] = ["sourcetitle", "来源", "来源文件", "出处"],
    };

    private readonly Dictionary<PlanColumn, int> columns;

    private ColumnMap(Dictionary<PlanColumn, int> columns) => this.columns = columns;

    /// <summary>Words of the columns, as the mapping form and the template show them.</summary>
    public static ReadOnlyDictionary<PlanColumn, string> Words { get; } = new(new Dictionary<PlanColumn, string>
    {
        [PlanColumn.Year] = "年度",
        [PlanColumn.Sequence] = "序号",
        [PlanColumn.Kind] = "监督形式",
        [PlanColumn.Title] = "事项",
        [PlanColumn.Time] = "月份或会议",
        [PlanColumn.Bodies] = "报告单位",
        [PlanColumn.Committees] = "承办委",
        [PlanColumn.KeyPoints] = "监督重点",
        [PlanColumn.Remarks] = "备注",
        [PlanColumn.SourceTitle] = "来源文件",
    });

    /// <summary>Guesses by the headings; a column is given away once, to the first that claims it.</summary>
    public static ColumnMap Guess(IReadOnlyList<string> headings)
    {
        var keys = headings.Select(PlanText.Key).ToList();
        Dictionary<PlanColumn, int> found = [];
        foreach (var (column, names) in Headings)
        {
            var at = names.Select(n => keys.IndexOf(n)).FirstOrDefault(i => i >= 0 && !found.ContainsValue(i), -1);
            if (at >= 0)
            {
                found[column] = at;
            }
        }

        return new(found);
    }

    /// <summary>The same with one column set by hand; null leaves it out.</summary>
    public ColumnMap With(PlanColumn column, int? index)
    {
        var changed = columns.Where(c => c.Key != column && c.Value != index).ToDictionary();
        if (index is { } at)
        {
            changed[column] = at;
        }

        return new(changed);
    }

    /// <summary>Index of the column, or null.</summary>
    public int? IndexOf(PlanColumn column) => columns.TryGetValue(column, out var index) ? index : null;

    /// <summary>The cell of a row, trimmed; empty when the file has no such column.</summary>
    public string Cell(ImportRow row, PlanColumn column) =>
        columns.TryGetValue(column, out var index) && index < row.Cells.Count ? row.Cells[index].Trim() : "";

    /// <summary>The required columns that are missing, each as a problem of the heading row.</summary>
    public IReadOnlyList<ImportProblem> Problems() =>
    [
        .. from column in new[] { PlanColumn.Kind, PlanColumn.Title }
           where !columns.ContainsKey(column)
           select new ImportProblem(1, $"没有找到“{Words[column]}”这一列，请在上面的列对应里选择，或者在文件里补上。"),
    ];
}
