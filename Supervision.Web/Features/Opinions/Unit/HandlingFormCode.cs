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

    /// <summary>The rows of a form as typed rows; rows of points that are not the body's are left out.</summary>
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
}
