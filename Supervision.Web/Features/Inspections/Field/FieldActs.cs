using System.Security.Cryptography;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Inspections.Field;

/// <summary>A visit is entered (登记实地检查, D-6.9): never before the mobilisation meeting.</summary>
[Demands(Permissions.RunInspections)]
public sealed class RecordFieldVisit(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, VisitEntry entry, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (FieldVisit.Obstacles(entry, act.Inspection, act.Today) is { Count: > 0 } obstacles || (obstacles = act.Inspection.ObstaclesToGoOn(await act.LeaderAsync())).Count > 0)
        {
            return obstacles;
        }

        var visit = FieldVisit.Of(new(Guid.CreateVersion7()), act.Inspection, entry, act.Actor.Name);
        act.Db.Add(visit);
        act.Inspection.BeginField(entry.Day);
        act.Tell($"{(entry.SubGroup > 0 ? LawInspection.SubGroupName(entry.SubGroup) : "检查组")}{entry.Day.Full()}{(entry.IsAnnounced ? "检查" : "暗访")}{visit.Place}，{visit.People}");
        return [];
    }, stop);
}

/// <summary>A sample is drawn at random and locked (随机抽查, D-6.9): list and seed give the same draw again.</summary>
[Demands(Permissions.RunInspections)]
public sealed class DrawSample(InspectionActing acting)
{
    private const int LeastSeed = 10_000_000;
    private const int SeedEnd = 100_000_000;

    public Task<Outcome> RunAsync(LawInspectionId id, SampleEntry entry, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (SampleDraw.ObstaclesToDraw(entry, act.Inspection) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        // Eight digits that nobody chooses; they are printed with the list.
        var draw = SampleDraw.Of(new(Guid.CreateVersion7()), act.Inspection, entry, RandomNumberGenerator.GetInt32(LeastSeed, SeedEnd), (act.Today, act.Actor.Name));
        act.Db.Add(draw);
        act.Tell($"随机抽查“{draw.Name}”：名单 {entry.Units.Count} 个，抽取 {draw.Size} 个，种子 {draw.Seed}");
        return [];
    }, stop);
}

/// <summary>One of a sample is replaced by the next of the drawn order (更换样本), with its reason.</summary>
[Demands(Permissions.RunInspections)]
public sealed class ReplaceSampleUnit(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, SampleDrawId sample, int order, string reason, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (await act.Db.SampleDraws.SingleOrDefaultAsync(d => d.Id == sample && d.Inspection == id, stop) is not { } draw)
        {
            return [new(InspectionRules.Sampling, "没有找到这次抽查，请刷新页面。")];
        }

        if (draw.ObstaclesToReplace(order, reason) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var old = draw.Units.Single(u => u.Order == order).Name;
        act.Tell($"抽查“{draw.Name}”更换样本：{old}换为{draw.Replace(order, reason).Name}（{reason.Trim()}）");
        return [];
    }, stop);
}
