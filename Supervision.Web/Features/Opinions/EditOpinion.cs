using Supervision.Domain.Opinions;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Opinions;

/// <summary>Writes heading and text of a point (编辑要点); what another person changed meanwhile is never overwritten.</summary>
public sealed class EditPoint(OpinionActs acts, DropDraft drop)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, PointWords words, CancellationToken stop)
    {
        string? told = null;
        var outcome = await acts.RunAsync(Permissions.EditOpinions, id, new(
            o => o.ObstaclesToWrite(words),
            (o, by) =>
            {
                // Typing is saved every few seconds; the history names a point once per person, not per pause.
                var point = o.Find(words.Point)!;
                told = point.EditedBy == by.Name ? null : $"修改{o.NameOf(point)}";
                o.Write(words, by);
            },
            _ => told, words.IsChosen ? OpinionVersion.Choosing : OpinionVersion.Writing), stop);
        return outcome.IsDone ? await drop.RunAsync(id, words.Point, stop) : outcome;
    }
}

/// <summary>Moves a point one place up or down (上移、下移).</summary>
public sealed class MovePoint(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, Guid point, bool up, CancellationToken stop) => acts.RunAsync(
        Permissions.EditOpinions, id, new(
            o => o.ObstaclesToTouch(point), (o, _) => o.Move(point, up), o => $"调整顺序：{o.NameOf(o.Find(point)!)}", "移动", CanUndo: true), stop);
}

/// <summary>Merges a point into another one (合并).</summary>
public sealed class MergePoints(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, Guid into, Guid from, CancellationToken stop) => acts.RunAsync(
        Permissions.EditOpinions, id, new(
            o => o.ObstaclesToMerge(into, from), (o, by) => o.Merge(into, from, by), o => $"合并两条为{o.NameOf(o.Find(into)!)}", "合并", CanUndo: true), stop);
}

/// <summary>Splits a point at a place of its text (拆分).</summary>
public sealed class SplitPoint(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, Guid point, int at, CancellationToken stop) => acts.RunAsync(
        Permissions.EditOpinions, id, new(
            o => o.ObstaclesToSplit(point, at), (o, by) => o.Split(point, at, by), o => $"拆分{o.NameOf(o.Find(point)!)}", "拆分", CanUndo: true), stop);
}

/// <summary>Adds an empty point (增加一条).</summary>
public sealed class AddPoint(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, OpinionPart part, CancellationToken stop)
    {
        OpinionPoint? added = null;
        return acts.RunAsync(Permissions.EditOpinions, id, new(
            o => o.ObstaclesToEdit(), (o, by) => added = o.Add(part, by), o => $"增加{o.NameOf(added!)}", "增加", CanUndo: true), stop);
    }
}

/// <summary>Takes a point out (删除); its sentences are listed 未采用.</summary>
public sealed class DeletePoint(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, Guid point, string reason, CancellationToken stop)
    {
        var name = "";
        return acts.RunAsync(Permissions.EditOpinions, id, new(
            o => o.ObstaclesToTouch(point),
            (o, _) =>
            {
                name = o.NameOf(o.Find(point)!);
                o.Delete(point, reason);
            },
            _ => $"删除{name}", "删除", CanUndo: true), stop);
    }
}

/// <summary>The editor keeps a 新增要点 as it is (保留).</summary>
public sealed class KeepPoint(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, Guid point, CancellationToken stop) => acts.RunAsync(
        Permissions.EditOpinions, id, new(o => o.ObstaclesToTouch(point), (o, by) => o.Keep(point, by), o => $"保留{o.NameOf(o.Find(point)!)}", "保留"), stop);
}

/// <summary>Sets the bodies of a point (主办、协办).</summary>
public sealed class SetBodies(OpinionActs acts)
{
    public Task<Outcome> RunAsync(
        ReviewOpinionId id, Guid point, SupervisedBodyId? main, IReadOnlyList<SupervisedBodyId> assisting, CancellationToken stop) => acts.RunAsync(
        Permissions.EditOpinions, id, new(
            o => o.ObstaclesToTouch(point), (o, by) => o.Charge(point, main, assisting, by), o => $"确定{o.NameOf(o.Find(point)!)}的承办单位", "确定承办单位"), stop);
}

/// <summary>Sets a point's own last day (时限), or lets the opinion's term hold.</summary>
public sealed class SetPointTerm(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, Guid point, DateOnly? day, CancellationToken stop) => acts.RunAsync(
        Permissions.EditOpinions, id, new(
            o => o.ObstaclesToSetDue(point, day), (o, by) => o.SetDue(point, day, by),
            o => $"{o.NameOf(o.Find(point)!)}的时限：{day?.Full() ?? "与全文一致"}", "确定时限"), stop);
}

/// <summary>Sets the term of the opinion (办理期限).</summary>
public sealed class SetTerm(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, OpinionTerm term, CancellationToken stop) => acts.RunAsync(
        Permissions.EditOpinions, id, new(o => o.ObstaclesToSetTerm(term), (o, _) => o.SetTerm(term), o => "办理期限：" + OpinionWords.Of(o.Term)), stop);
}

/// <summary>Sets addressee and copies (主送、抄送).</summary>
public sealed class AddressOpinion(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId? mainOrgan, string copies, CancellationToken stop) => acts.RunAsync(
        Permissions.EditOpinions, id, new(o => o.ObstaclesToEdit(), (o, _) => o.Address(mainOrgan, copies), _ => "修改主送、抄送"), stop);
}

/// <summary>Lists a note as 未采用, with a reason.</summary>
public sealed class SetAsideNote(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, Guid note, string reason, CancellationToken stop) => acts.RunAsync(
        Permissions.EditOpinions, id, new(o => o.ObstaclesToSetAside(note, reason), (o, _) => o.SetAside(note, reason), _ => "一条发言不采用，已写明理由", "不采用发言", CanUndo: true), stop);
}

/// <summary>Takes a note up again that was set aside (重新采用).</summary>
public sealed class TakeUpNote(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, Guid note, CancellationToken stop) => acts.RunAsync(
        Permissions.EditOpinions, id, new(o => o.ObstaclesToEdit(), (o, by) => o.TakeUp(note, by), _ => "重新采用一条发言", "重新采用发言", CanUndo: true), stop);
}
