using Supervision.Domain.Appointees;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>A scheme as entered.</summary>
/// <param name="Sitting">The sitting at which the persons report.</param>
/// <param name="Arrangement">How it is to be done.</param>
/// <param name="Order">Posts in the order of the ballot; who is not named keeps the order of appointment behind them.</param>
/// <param name="Struck">Why the council strikes somebody, by post.</param>
public sealed record SchemeEntry(
    SittingId Sitting, string Arrangement, IReadOnlyList<AppointmentId> Order, IReadOnlyDictionary<AppointmentId, string> Struck);

/// <summary>Keeps the scheme (拟订方案): everybody of the organ is in it, struck only with a reason (D-9.6).</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class KeepAppraisalScheme(AppraisalActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(AppraisalId id, SchemeEntry entry, AppointeePaper? paper, CancellationToken stop) => acting.KeepAsync(id, async act =>
    {
        var sitting = await act.SittingAsync(entry.Sitting);
        var people = sitting is null ? [] : await PeopleAsync(act, entry, sitting.FirstDay);
        if (act.Appraisal.ObstaclesToScheme(people, entry.Arrangement, sitting?.FirstDay, sitting is null ? null : act.NoticeBy(sitting.FirstDay), act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (paper is null && entry.Arrangement.Trim().Length == 0 && act.Appraisal.Paper(AppraisalPaperKind.Scheme) is null)
        {
            return [new(AppointeeRules.Appraisals, "请上传方案文件，或者写明工作安排。", "File")];
        }

        act.Appraisal.KeepScheme(entry.Sitting, entry.Arrangement, people);
        if (paper is not null && await files.TakeAsync(act, AppraisalPaperKind.Scheme, null, paper) is { Count: > 0 } refused)
        {
            return refused;
        }

        act.Tell($"拟订述职测评方案：{sitting!.Name}，测评对象 {people.Count(p => p.StruckReason.Length == 0)} 人{(people.Any(p => p.StruckReason.Length > 0) ? $"，不列入 {people.Count(p => p.StruckReason.Length > 0)} 人" : "")}");
        return [];
    }, stop);

    private static async Task<IReadOnlyList<AppraisalPerson>> PeopleAsync(AppraisalAct act, SchemeEntry entry, DateOnly day)
    {
        var months = act.Basis.Rules.InForce(AppointeeRules.AppraisalMinMonths, act.Today).Count;
        var all = await act.Db.CandidatesAsync(act.Appraisal.Organ, day, months, act.Stop);
        int Place(AppointmentId post) => entry.Order.ToList().IndexOf(post) is >= 0 and var place ? place : int.MaxValue;
        return [.. all.OrderBy(p => Place(p.Appointment)).Select(p => p with { StruckReason = entry.Struck.GetValueOrDefault(p.Appointment, "").Trim() })];
    }
}

/// <summary>Takes over the council's approval of the scheme.</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class ApproveAppraisalScheme(AppraisalActing acting)
{
    public Task<Outcome> RunAsync(AppraisalId id, CancellationToken stop) => acting.KeepAsync(id, async act =>
    {
        var facts = await act.Db.DecisionOnAsync(act.Appraisal.Matter, CouncilPurpose.AppraisalScheme, stop);
        SchemeApproval? approval = facts is null ? null
            : new(facts.Decision, facts.MeetingName, facts.Day, facts.IsApproval, facts.TextHash == await act.Db.SchemeHashAsync(act.Appraisal, stop));
        if (act.Appraisal.ObstaclesToApprove(approval) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Appraisal.ApproveScheme(approval!);
        act.Tell($"{approval!.Meeting}批准述职测评方案");
        return [];
    }, stop);
}

/// <summary>The notice was given (登记公告): so many days before the sitting (D-9.7).</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class AnnounceAppraisal(AppraisalActing acting)
{
    public Task<Outcome> RunAsync(AppraisalId id, DateOnly day, string place, CancellationToken stop) => acting.KeepAsync(id, async act =>
    {
        var sitting = await act.SittingAsync(act.Appraisal.Sitting);
        if (act.Appraisal.ObstaclesToAnnounce(day, place, sitting is null ? DateOnly.MinValue : act.NoticeBy(sitting.FirstDay), act.Today) is { Count: > 0 } obstacles)
        {
            return sitting is null && act.Appraisal.Sitting is not null ? [new(AppointeeRules.Appraisals, "会议已经取消，请先改会议。")] : obstacles;
        }

        act.Appraisal.Announce(day, place);
        act.Tell($"{day.Full()}公告述职测评（{place.Trim()}）");
        return [];
    }, stop);
}

/// <summary>It goes to another sitting (改会议).</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class MoveAppraisal(AppraisalActing acting)
{
    public Task<Outcome> RunAsync(AppraisalId id, SittingId sitting, CancellationToken stop) => acting.KeepAsync(id, async act =>
    {
        if (await act.SittingAsync(sitting) is not { } found)
        {
            return [new(AppointeeRules.Appraisals, "请选择述职的会议。", nameof(Appraisal.Sitting))];
        }

        if (act.Appraisal.ObstaclesToMove(found.FirstDay, act.NoticeBy(found.FirstDay)) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Appraisal.MoveTo(sitting);
        act.Tell($"述职的会议改为{found.Name}（{found.FirstDay.Full()}）");
        return [];
    }, stop);
}

/// <summary>The council strikes a person after the scheme was approved (取消测评对象, D-9.6).</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class StrikeAppraisalSubject(AppraisalActing acting)
{
    public Task<Outcome> RunAsync(AppraisalId id, int subject, string reason, CancellationToken stop) => acting.KeepAsync(id, act =>
    {
        if (act.Appraisal.ObstaclesToStrike(subject, reason) is { Count: > 0 } obstacles)
        {
            return Task.FromResult(obstacles);
        }

        act.Appraisal.Strike(subject, reason, act.Today);
        act.Tell($"{act.Appraisal.Find(subject)!.Name}不列入述职测评：{reason.Trim()}");
        return Task.FromResult<IReadOnlyList<Obstacle>>([]);
    }, stop);
}
