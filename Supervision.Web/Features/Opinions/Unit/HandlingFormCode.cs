using System.Security.Cryptography;
using System.Text;
using Supervision.Domain.Opinions;
using Supervision.Web.Documents;
using Supervision.Web.Features.Opinions.FollowUp;

namespace Supervision.Web.Features.Opinions.Unit;

/// <summary>The Word form of one body for one opinion: its code, its rows, and the rows that come back.</summary>
internal static class HandlingFormCode
{
    /// <summary>The same for the same opinion and body, and for no other.</summary>
    public static string Of(UnitHandling view) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{view.Id.Value:N}|{view.Body.Value:N}")))[..12];

    public static HandlingFormSheet SheetOf(UnitHandling view) => new(
        Of(view), $"{view.Number}研究处理情况填报表",
        [$"审议意见：{view.Title}", $"填报单位：{view.BodyName}", $"报告期限：{view.ReportBy?.Full()}"],
        [.. view.Points.Where(p => p.IsMine).Select(p => new HandlingFormRow(
            p.Asked.Order, p.Asked.Text, p.Entry.Status is { } s ? HandlingWords.Of(s) : "", p.Entry.Measures, p.Entry.Result, p.Entry.Evidence,
            AnswerRow.Of(p.Entry).Day ?? ""))]);

    /// <summary>Why rows cannot be taken: a point that is not the body's is answered by nobody else (D-8.8).</summary>
    public static IEnumerable<string> ForeignRows(UnitHandling view, HandlingFormContents form) =>
        from row in form.Rows
        where !view.Points.Any(p => p.IsMine && p.Asked.Order == row.Order)
        select view.Points.FirstOrDefault(p => p.Asked.Order == row.Order) is { } foreign
            ? $"{foreign.Asked.Name}由{foreign.BodyName}主办，不能在本单位的表格里答复。"
            : $"表格里的第 {row.Order} 条不在交给本单位的意见里。";

    /// <summary>What could be read but not understood, at the fields of its point; what was written there stays.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesOf(UnitHandling view, HandlingFormContents form) =>
    [
        .. from row in form.Rows
           join point in view.Points.Where(p => p.IsMine) on row.Order equals point.Asked.Order
           from wrong in new[]
           {
               row.Status.Length > 0 && HandlingWords.StatusOf(row.Status) is null
                   ? new Obstacle(HandlingRules.EveryPoint, $"{point.Asked.Name}的办理情况“{Short(row.Status)}”不认识，请选择。", OpinionHandling.FieldOf(point.Asked, "Status"))
                   : null,
               row.Day.Length > 0 && AnswerRow.DayOf(row.Day) is null
                   ? new Obstacle(HandlingRules.EveryPoint, $"{point.Asked.Name}的日期“{Short(row.Day)}”请写成 2026-09-30 这样。", OpinionHandling.FieldOf(point.Asked, "Day"))
                   : null,
           }
           where wrong is not null
           select wrong,
    ];

    /// <summary>The rows of a form as typed rows.</summary>
    public static IEnumerable<AnswerRow> RowsOf(UnitHandling view, HandlingFormContents form) =>
        from row in form.Rows
        join point in view.Points.Where(p => p.IsMine) on row.Order equals point.Asked.Order
        select new AnswerRow
        {
            Point = point.Asked.Id,
            Status = HandlingWords.StatusOf(row.Status),
            Measures = row.Measures,
            Result = row.Result,
            Evidence = row.Evidence,
            Day = AnswerRow.DayOf(row.Day)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        };

    private static string Short(string text) => text.Length > 20 ? text[..20] + "…" : text;
}
