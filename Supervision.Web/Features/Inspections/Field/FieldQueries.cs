using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Inspections.Field;

/// <summary>Field work as shown; of a sample only what was drawn and replaced.</summary>
public sealed record FieldView(InspectionView View, IReadOnlyList<FieldVisit> Visits, IReadOnlyList<SampleDraw> Samples)
{
    public string Answer => Visits.Count == 0 ? "还没有登记实地检查。" : $"实地检查 {Visits.Count} 次，其中暗访 {Visits.Count(v => !v.IsAnnounced)} 次；随机抽查 {Samples.Count} 次。";
}

/// <summary>Reads visits and samples.</summary>
public sealed class FieldQueries(InspectionActing acting, InspectionQueries inspections)
{
    public async Task<FieldView?> FindAsync(LawInspectionId id, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        return new(
            view, await db.FieldVisits.AsNoTracking().Where(v => v.Inspection == id).OrderBy(v => v.Day).ThenBy(v => v.Id).ToListAsync(stop),
            await db.SampleDraws.AsNoTracking().Where(d => d.Inspection == id).OrderBy(d => d.DrawnOn).ThenBy(d => d.Id).ToListAsync(stop));
    }

    /// <summary>Visits as they leave the house.</summary>
    public async Task<ExportTable?> VisitsAsync(LawInspectionId id, CancellationToken stop) => await FindAsync(id, stop) is not { } view ? null : new(
        $"{view.View.Inspection.Title}实地检查", [],
        [new("日期", 14), new("组", 10), new("地点", 30), new("方式", 10), new("人员", 40), new("情况", 60)],
        [.. view.Visits.Select(v => (IReadOnlyList<object?>)[v.Day, v.SubGroup > 0 ? LawInspection.SubGroupName(v.SubGroup) : "检查组", v.Place, v.IsAnnounced ? "明查" : "暗访", v.People, v.Note])]);

    /// <summary>A sample with its whole list and its seed, so that the draw can be repeated.</summary>
    public async Task<ExportTable?> SampleAsync(LawInspectionId id, SampleDrawId sample, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        return await db.SampleDraws.AsNoTracking().SingleOrDefaultAsync(d => d.Id == sample && d.Inspection == id, stop) is not { } draw ? null : new(
            $"随机抽查_{draw.Name}", [$"名单 {draw.Units.Count} 个", $"抽取 {draw.Size} 个", $"种子 {draw.Seed}"],
            [new("名单行", 10), new("名称", 40), new("抽取次序", 10), new("结果", 12), new("更换理由", 40)],
            [.. draw.Units.Select(u => (IReadOnlyList<object?>)[u.Order, u.Name, u.Place, u.IsDrawn ? "抽中" : u.ReplaceReason.Length > 0 ? "已更换" : "", u.ReplaceReason])]);
    }
}
