using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Exports.Handover;

/// <summary>One part of the list.</summary>
/// <param name="Heading">Without its number, e.g. 审议意见.</param>
/// <param name="Table">Its rows.</param>
/// <param name="Empty">What is said when there is none.</param>
public sealed record HandoverPart(string Heading, ExportTable Table, string Empty)
{
    /// <summary>The same without columns in which nothing stands, for screen and paper.</summary>
    public ExportTable Shown
    {
        get
        {
            var used = Enumerable.Range(0, Table.Columns.Count).Where(i => Table.Rows.Any(r => r[i] is not (null or ""))).ToList();
            return Table with { Columns = [.. used.Select(i => Table.Columns[i])], Rows = [.. Table.Rows.Select(IReadOnlyList<object?> (r) => [.. used.Select(i => r[i])])] };
        }
    }
}

/// <summary>What is open when a term ends and goes on under the next Committee (换届交接清单, D-17.19): it stays where it is, nothing is restarted.</summary>
/// <param name="Term">The term that hands over.</param>
/// <param name="Next">The term that takes over; null while it is not registered.</param>
/// <param name="Parts">Matters, opinions, items of the plan, deadlines, sittings.</param>
public sealed record HandoverList(Term Term, Term? Next, IReadOnlyList<HandoverPart> Parts)
{
    /// <summary>第十七届人大常委会换届交接清单.</summary>
    public string Name => $"{NameOf(Term)}换届交接清单";

    /// <summary>The one sentence above the tables.</summary>
    public string Answer => $"{NameOf(Term)}{(Term.End is { } end ? $"于{end.Full()}届满" : "还没有登记届满日")}，"
        + $"移交{(Next is null ? "下一届" : NameOf(Next))}：{string.Join("，", Parts.Select(p => $"{p.Heading} {p.Table.Rows.Count} 项"))}。"
        + "办理单位、期限和文号都不变，常委会会议的次数从第一次重新编起。";

    /// <summary>All parts as one table, for a spreadsheet: what it is, then the columns that all have in common.</summary>
    public ExportTable Whole => new(Name, [NameOf(Term)],
        [new("类别", 16), new("编号", 22), new("事项", 44), new("责任单位", 20), new("承办委", 18), new("分管领导", 18), new("状态", 16), new("期限", 12), new("说明", 30)],
        [.. Parts.SelectMany(p => p.Table.Rows.Select(IReadOnlyList<object?> (r) => [p.Heading, .. r]))]);

    internal static string NameOf(Term term) => $"第{ChineseNumber.Of(term.Number)}届人大常委会";
}
