namespace Supervision.Domain.Plans.Import;

/// <summary>A table as it came from a file, all cells as text (导入的表格).</summary>
/// <param name="Headings">The heading row.</param>
/// <param name="Rows">The rows below it.</param>
public sealed record ImportTable(IReadOnlyList<string> Headings, IReadOnlyList<ImportRow> Rows);

/// <summary>A row of an <see cref="ImportTable"/>.</summary>
/// <param name="Number">Number of the row in the file, from 1.</param>
/// <param name="Cells">As many as there are headings.</param>
public sealed record ImportRow(int Number, IReadOnlyList<string> Cells);

/// <summary>A problem of one row of the file, in Chinese; row 0 is the file as a whole.</summary>
/// <param name="Row">Number of the row in the file.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ImportProblem(int Row, string Message)
{
    /// <summary>The sentence with its row in front.</summary>
    public override string ToString() => Row == 0 ? Message : $"第 {Row} 行：{Message}";
}

/// <summary>What a column of a plan file may mean (列的含义).</summary>
public enum PlanColumn
{
    /// <summary>年度.</summary>
    Year,

    /// <summary>序号.</summary>
    Sequence,

    /// <summary>监督形式; required.</summary>
    Kind,

    /// <summary>事项; required.</summary>
    Title,

    /// <summary>时间.</summary>
    Time,

    /// <summary>报告单位.</summary>
    Bodies,

    /// <summary>承办委.</summary>
    Committees,

    /// <summary>监督重点.</summary>
    KeyPoints,

    /// <summary>备注.</summary>
    Remarks,

    /// <summary>来源文件: title of the published plan.</summary>
    SourceTitle,
}
