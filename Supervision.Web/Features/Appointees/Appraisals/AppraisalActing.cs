using Supervision.Domain.Appointees;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>An appraisal in the hands of somebody who acts on it.</summary>
/// <param name="Db">The context of the act.</param>
/// <param name="Appraisal">The appraisal, tracked.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Basis">Rules, calendar, today.</param>
/// <param name="Stop">Cancels.</param>
public sealed record AppraisalAct(SupervisionDb Db, Appraisal Appraisal, Actor Actor, LoadedBasis Basis, CancellationToken Stop)
{
    public DateOnly Today => Basis.Today;

    /// <summary>A sentence of its history.</summary>
    public void Tell(string sentence) => Db.Tell(Appraisal.Matter, sentence);

    /// <summary>First day of a sitting that is not cancelled; null otherwise.</summary>
    public async Task<Sitting?> SittingAsync(SittingId? id) =>
        id is { } wanted && await Db.Sittings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == wanted, Stop) is { State: not SittingState.Cancelled } found ? found : null;

    /// <summary>Last day of the notice for a sitting.</summary>
    public DateOnly NoticeBy(DateOnly sittingDay) =>
        AppraisalDuties.NoticeDeadline(sittingDay, Appraisal.ReachedOn(AppraisalState.SchemeApproved) ?? Today, Basis.Rules, Basis.Calculator).Day;
}

/// <summary>What every act on an appraisal has in common: the right, the row, deadlines, one transaction.</summary>
public sealed class AppraisalActing(AppointeeActing acting)
{
    private static readonly Obstacle Unknown = new(AppointeeRules.Appraisals, "没有找到这次述职测评，请回到列表。");

    /// <summary>Runs an act; it answers what stands in the way, or changes the appraisal and answers nothing.</summary>
    /// <param name="permission">What must be allowed.</param>
    /// <param name="right">Who of those may act on this one.</param>
    /// <param name="id">The appraisal.</param>
    /// <param name="act">The act.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(
        string permission, Func<AppraisalAct, Task<bool>> right, AppraisalId id, Func<AppraisalAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(permission, _ => true, stop);
        await using var context = db;
        if (await db.Appraisals.SingleOrDefaultAsync(a => a.Id == id, stop) is not { } appraisal)
        {
            return Outcome.Refused(Unknown);
        }

        AppraisalAct work = new(db, appraisal, actor, await db.LoadBasisAsync(stop), stop);
        if (!await right(work))
        {
            throw new AccessDeniedException("Not an appraisal that the person acts on.");
        }

        return await act(work) is { Count: > 0 } obstacles ? Outcome.Refused(obstacles) : await acting.SaveAsync(db, [appraisal.Matter], stop);
    }

    /// <summary>The same for who keeps the register: the Office and the committee with the duty.</summary>
    public Task<Outcome> KeepAsync(AppraisalId id, Func<AppraisalAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop) =>
        RunAsync(Permissions.RegisterAppraisals, a => Task.FromResult(a.Actor.KeepsAppointees), id, act, stop);

    /// <summary>The same for the committee with the duty alone.</summary>
    public Task<Outcome> PersonnelAsync(AppraisalId id, Func<AppraisalAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop) =>
        RunAsync(Permissions.RegisterAppraisals, a => Task.FromResult(a.Actor.IsPersonnel || a.Actor.IsSystem), id, act, stop);
}

/// <summary>Rows that several acts and pages read.</summary>
internal static class AppraisalReading
{
    /// <summary>Everybody of the organ who is long enough in post on a day (D-9.6), in the order of appointment.</summary>
    public static async Task<IReadOnlyList<AppraisalPerson>> CandidatesAsync(this SupervisionDb db, SupervisedBodyId organ, DateOnly day, int months, CancellationToken stop)
    {
        var files = await db.Appointees.AsNoTracking().Where(a => a.ClosedOn == null).ToListAsync(stop);
        var names = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var body = await db.SupervisedBodies.AsNoTracking().Where(b => b.Id == organ).Select(b => b.ShortName).SingleAsync(stop);
        var least = day.AddMonths(-months);
        return [.. from file in files
                   from post in file.InPost(day)
                   where post.Organ == organ && post.From <= least
                   orderby post.From, post.Order, names[file.Person]
                   select new AppraisalPerson(file.Id, post.Id, names[file.Person], body + post.Post, "")];
    }

    /// <summary>The text that the council agrees to: sitting, persons in their order, who is struck and why, arrangement, file.</summary>
    public static string HashOf(Appraisal appraisal, string sittingName, string fileHash) => TextHash.Of(string.Join('\n',
        appraisal.Subjects.Select(s => $"{s.Order}\t{s.Name}\t{s.Post}\t{s.StruckReason}").Prepend(sittingName).Append(appraisal.Arrangement).Append(fileHash)));

    /// <summary>The hash of the scheme as it now stands.</summary>
    public static async Task<string> SchemeHashAsync(this SupervisionDb db, Appraisal appraisal, CancellationToken stop)
    {
        var file = appraisal.Paper(AppraisalPaperKind.Scheme)?.File;
        var hash = file is null ? "" : await db.StoredFiles.AsNoTracking().Where(f => f.Id == file).Select(f => f.Hash).SingleAsync(stop);
        var sitting = appraisal.Sitting;
        return HashOf(appraisal, sitting is null ? "" : (await db.Sittings.AsNoTracking().SingleAsync(s => s.Id == sitting, stop)).Name, hash);
    }

    public static Task<string> BodyAsync(this SupervisionDb db, SupervisedBodyId organ, CancellationToken stop) =>
        db.SupervisedBodies.AsNoTracking().Where(b => b.Id == organ).Select(b => b.ShortName).SingleAsync(stop);
}
