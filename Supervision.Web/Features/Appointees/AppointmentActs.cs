using Supervision.Domain.Appointees;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Appointees.Exams;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees;

/// <summary>The nomination comes on the agenda of a sitting ahead (列入会议): only after the exam (D-9.2). Another sitting takes it off the one before.</summary>
[Demands(Permissions.EditAppointees)]
public sealed class PutNominationOnSitting(AppointeeActing acting)
{
    public Task<Outcome> RunAsync(AppointeeId id, AppointmentId post, SittingId sitting, CancellationToken stop) => acting.EditAsync(id, async act =>
    {
        var found = await act.Db.Sittings.SingleOrDefaultAsync(s => s.Id == sitting, act.Stop);
        if (found is null or { State: SittingState.Cancelled })
        {
            return [new(AppointeeRules.Register, "没有找到这次会议，请重新选择。", nameof(Appointment.Sitting))];
        }

        if (act.File.ObstaclesToPutOn(post, found.Name, found.IsAhead && found.FirstDay >= act.Today) is { Count: > 0 } closed)
        {
            return closed;
        }

        var (nomination, exams) = (act.File.Find(post)!, await ExamStandings.LoadAsync(act.Db, act.Stop));
        if (Appointee.ObstaclesToAgenda(nomination, exams.Of(nomination), act.Name) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var before = nomination.Sitting;
        act.File.PutOn(post, found.Id, found.Name);
        if (await act.Db.KeepAgendaAsync(act.File, act.Name, found, act.Stop) is { Count: > 0 } full)
        {
            return full;
        }

        await act.Db.LeaveAgendaAsync(act.File, act.Name, before == sitting ? null : before, act.Stop);
        act.Tell($"任命{act.Name}为{await act.PostWordsAsync(nomination)}列入{found.Name}议程");
        return [];
    }, stop);
}

/// <summary>The Committee has appointed (登记表决结果、任命): the sitting and the exam first, then the majority, and no member in the same person (D-1.7).</summary>
[Demands(Permissions.EditAppointees)]
public sealed class AppointNominee(AppointeeActing acting)
{
    public Task<Outcome> RunAsync(AppointeeId id, AppointmentId post, VoteEntry vote, CancellationToken stop) => acting.EditAsync(id, async act =>
    {
        if (await ObstaclesAsync(act, post, vote) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.File.Appoint(post, vote);
        await act.Db.KeepRoleAsync(act.File, act.Today, act.Stop);
        act.Tell($"任命{act.Name}为{await act.PostWordsAsync(act.File.Find(post)!)}，自{vote.From.Full()}起{CountWords(vote)}");
        return [];
    }, stop);

    private static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(AppointeeAct act, AppointmentId post, VoteEntry vote)
    {
        var exams = await ExamStandings.LoadAsync(act.Db, act.Stop);
        var nomination = act.File.Find(post);
        IReadOnlyList<Obstacle> obstacles =
        [
            .. act.File.ObstaclesToAppoint(post, vote, nomination is null ? ExamStanding.Nothing : exams.Of(nomination), act.Name, act.Today),
            .. Appointee.ObstaclesToHold(
                await act.Db.MembershipsAsync(act.File.Person, act.Stop), await act.Db.KindOfAsync(nomination?.Organ, act.Stop), vote.From, null),
        ];
        if (obstacles.Count > 0 || nomination is null)
        {
            return obstacles;
        }

        OfficeEntry office = new(nomination.Organ, nomination.Post, nomination.Kind);
        return
        [
            .. Appointee.ObstaclesToVoteAt(await SittingOfAsync(act, nomination), vote.From),
            .. Appointee.ObstaclesToShare(office, await act.Db.HoldersAsync(office, act.File.Id, vote.From, null, act.Stop), vote.IsChecked),
        ];
    }

    private static async Task<VoteSitting?> SittingOfAsync(AppointeeAct act, Appointment nomination) =>
        nomination.Sitting is { } id && await act.Db.Sittings.AsNoTracking().SingleAsync(s => s.Id == id, act.Stop) is { State: not SittingState.Cancelled } s
            ? new(s.Name, s.FirstDay, s.LastDay, !s.IsAhead, s.Agenda.FirstOrDefault(i => i.Matter == act.File.Matter)?.IsAdopted == true)
            : null;

    private static string CountWords(VoteEntry vote) =>
        vote.Base is { } all ? $"（全体 {all} 人，赞成 {vote.Yes}，反对 {vote.No}，弃权 {vote.Abstained}）" : "";
}

/// <summary>A post ends (登记免职、辞职、调离); the day is the first one no longer in post. What is owed for it falls away.</summary>
[Demands(Permissions.EditAppointees)]
public sealed class EndAppointment(AppointeeActing acting)
{
    public Task<Outcome> RunAsync(AppointeeId id, AppointmentId post, DateOnly firstDayOut, string reason, string basis, CancellationToken stop) =>
        acting.EditAsync(id, async act =>
        {
            if (act.File.ObstaclesToEnd(post, firstDayOut, reason) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.File.End(post, firstDayOut, reason, basis);
            await act.Db.KeepRoleAsync(act.File, act.Today, act.Stop);
            act.Tell($"{act.Name}{reason}{await act.PostWordsAsync(act.File.Find(post)!)}，自{firstDayOut.Full()}起不再任职{(basis.Trim().Length > 0 ? $"（{basis.Trim()}）" : "")}");
            return [];
        }, stop);
}

/// <summary>The nomination is withdrawn or was not carried (撤回提请、未通过).</summary>
[Demands(Permissions.EditAppointees)]
public sealed class WithdrawNomination(AppointeeActing acting)
{
    public Task<Outcome> RunAsync(AppointeeId id, AppointmentId post, string reason, CancellationToken stop) => acting.EditAsync(id, async act =>
    {
        if (act.File.ObstaclesToWithdraw(post, reason) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var nomination = act.File.Find(post)!;
        act.File.Withdraw(post, act.Today, reason);
        await act.Db.LeaveAgendaAsync(act.File, act.Name, nomination.Sitting, act.Stop);
        await act.Db.KeepRoleAsync(act.File, act.Today, act.Stop);
        act.Tell($"任命{act.Name}为{await act.PostWordsAsync(act.File.Find(post)!)}的提请终止：{reason.Trim()}");
        return [];
    }, stop);
}

/// <summary>No exam is needed (登记免试, D-9.2).</summary>
[Demands(Permissions.RunExams)]
public sealed class ExemptFromExam(AppointeeActing acting)
{
    public Task<Outcome> RunAsync(AppointeeId id, AppointmentId post, ExamExemption exemption, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunExams, (a, _) => a.IsPersonnel || a.IsSystem, id, async act =>
        {
            var rules = (await act.Db.LoadBasisAsync(act.Stop)).Rules;
            if (act.File.ObstaclesToExempt(post, exemption, rules.InForce(AppointeeRules.ExamExemptKinds, act.Today).Value) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.File.Exempt(post, exemption);
            act.Tell($"{act.Name}免予任前法律知识考试（{AppointeeWords.Of(exemption)}）");
            return [];
        }, stop);
}

/// <summary>The file is closed: the person died or is detained; nobody is reminded any more at once (D-17.16).</summary>
[Demands(Permissions.ReviewDutyReports)]
public sealed class CloseAppointeeFile(AppointeeActing acting)
{
    public Task<Outcome> RunAsync(AppointeeId id, string reason, CancellationToken stop) =>
        acting.RunAsync(Permissions.ReviewDutyReports, (a, _) => a.IsPersonnel || a.IsSystem, id, async act =>
        {
            if (act.File.ObstaclesToClose(reason) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.File.Close(act.Today, reason);
            foreach (var pending in act.File.Appointments.Where(a => a is { IsPending: true, Sitting: not null }).ToList())
            {
                var sitting = pending.Sitting;
                act.File.TakeOff(pending.Id);
                await act.Db.LeaveAgendaAsync(act.File, act.Name, sitting, act.Stop);
            }

            await act.Db.KeepRoleAsync(act.File, act.Today, act.Stop);
            act.Tell($"关闭档案：{reason.Trim()}");
            return [];
        }, stop);
}
