using Supervision.Domain.Appointees;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees;

/// <summary>Which body stands behind a nomination (提请机关), so that its liaison can be told: the government for its members, the organ itself otherwise.</summary>
internal static class Nominators
{
    /// <summary>The body that put forward who serves in an organ; null for the Committee's own staff, whom the council puts forward.</summary>
    public static async Task<SupervisedBodyId?> NominatorOfAsync(this SupervisionDb db, SupervisedBodyId? organ, CancellationToken stop) =>
        organ is not { } id ? null
        : await db.KindOfAsync(id, stop) is BodyKind.Department or BodyKind.Vertical
            ? (await db.SupervisedBodies.AsNoTracking().Where(b => b.Kind == BodyKind.Government && b.To == null).OrderBy(b => b.Order).FirstOrDefaultAsync(stop))?.Id ?? id
            : id;

    /// <summary>After the last failure the nominator is advised to withdraw (建议撤回提名, D-9.2).</summary>
    public static async Task AdviseAsync(this SupervisionDb db, LawExam exam, AppointmentId post, CancellationToken stop)
    {
        var owner = exam.Find(post)!.Appointee;
        var nomination = (await db.Appointees.AsNoTracking().SingleAsync(a => a.Id == owner, stop)).Find(post);
        if (nomination is not { IsPending: true } || (await Exams.ExamStandings.LoadAsync(db, exam, stop)).Of(nomination).State != ExamState.Failed2
            || await db.NominatorOfAsync(nomination.Organ, stop) is not { } nominator)
        {
            return;
        }

        var name = await Exams.ExamActing.NameOfAsync(db, owner, stop);
        db.BodyNotices.Add(BodyNotice.To(
            nominator, exam.Matter, $"提请任命为{nomination.Post}的{name}，任前法律知识考试补考仍不合格，不能列入常委会会议议程，建议撤回提名。", db.Clock.GetUtcNow()));
    }
}
