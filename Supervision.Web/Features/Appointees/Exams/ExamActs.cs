using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>Arranges an exam (安排任前法律知识考试, D-9.2); the pass mark is that in force on its day.</summary>
[Demands(Permissions.RunExams)]
public sealed class ArrangeLawExam(AppointeeActing acting)
{
    public async Task<Outcome> RunAsync(LawExamEntry entry, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RunExams, a => a.IsPersonnel || a.IsSystem, stop);
        await using var context = db;
        var id = entry.Id;
        if (await db.LawExams.AnyAsync(e => e.Id == id, stop))
        {
            return Outcome.Done;
        }

        if (LawExam.ObstaclesToArrange(entry) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var exam = LawExam.Arranged(entry, (await db.LoadBasisAsync(stop)).Rules.InForce(AppointeeRules.ExamPass, entry.Day).Count);
        db.LawExams.Add(exam);
        db.Tell(exam.Matter, $"安排{exam.Title}，{exam.Day.Full()}，{exam.Place}，及格 {exam.Pass} 分");
        return await acting.SaveAsync(db, [exam.Matter], stop);
    }
}

/// <summary>An exam in the hands of somebody who runs it.</summary>
internal static class ExamActing
{
    public static async Task<(SupervisionDb Db, LawExam? Exam)> OpenExamAsync(this AppointeeActing acting, LawExamId id, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RunExams, a => a.IsPersonnel || a.IsSystem, stop);
        return (db, await db.LawExams.SingleOrDefaultAsync(e => e.Id == id, stop));
    }

    public static readonly Obstacle Unknown = new(AppointeeRules.Exam, "没有找到这场考试，请回到考试列表。");

    public static async Task<string> NameOfAsync(this SupervisionDb db, AppointeeId file, CancellationToken stop) =>
        await (from a in db.Appointees where a.Id == file join p in db.People on a.Person equals p.Id select p.Name).SingleAsync(stop);
}

/// <summary>Enters a nominee for an exam, the first time or for the re-sit (安排考生).</summary>
[Demands(Permissions.RunExams)]
public sealed class EnterExamCandidate(AppointeeActing acting)
{
    public async Task<Outcome> RunAsync(LawExamId id, AppointeeId file, AppointmentId post, CancellationToken stop)
    {
        var (db, exam) = await acting.OpenExamAsync(id, stop);
        await using var context = db;
        if (exam is null)
        {
            return Outcome.Refused(ExamActing.Unknown);
        }

        if (exam.Find(post) is not null)
        {
            return Outcome.Done;
        }

        var found = await db.Appointees.AsNoTracking().SingleOrDefaultAsync(a => a.Id == file, stop);
        if (found?.Find(post) is not { From: null, WithdrawnOn: null } nomination)
        {
            return Outcome.Refused(new Obstacle(AppointeeRules.Exam, "只有提请任命、还没有表决的同志参加考试。", "Candidate"));
        }

        var (name, standings) = (await db.NameOfAsync(file, stop), await ExamStandings.LoadAsync(db, stop));
        if (standings.Of(nomination).ObstaclesToSit(exam.Day, standings.ExcusedOf(post), name) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        exam.Enter(file, post);
        db.Tell(exam.Matter, $"安排{name}参加考试");
        return await acting.SaveAsync(db, [exam.Matter], stop);
    }
}

/// <summary>Enters a mark or an absence by hand (录入成绩); what was entered before is corrected, the history keeps both.</summary>
[Demands(Permissions.RunExams)]
public sealed class EnterExamMark(AppointeeActing acting)
{
    public async Task<Outcome> RunAsync(LawExamId id, AppointmentId post, decimal? score, ExamAbsence? absence, CancellationToken stop)
    {
        var (db, exam) = await acting.OpenExamAsync(id, stop);
        await using var context = db;
        if (exam is null)
        {
            return Outcome.Refused(ExamActing.Unknown);
        }

        if (await ObstaclesAsync(db, exam, post, score, absence, stop) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var candidate = exam.Find(post)!;
        var before = candidate.IsMarked ? $"（原为{AppointeeQueries.ResultOf(exam, candidate)}）" : "";
        exam.Mark(post, score, absence, db.Clock.Today());
        db.Tell(exam.Matter, $"录入{await db.NameOfAsync(candidate.Appointee, stop)}成绩：{AppointeeQueries.ResultOf(exam, candidate)}{before}");
        return await acting.SaveAsync(db, [exam.Matter], stop);
    }

    // A mark on which an appointment rests is not taken away afterwards.
    private static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(
        SupervisionDb db, LawExam exam, AppointmentId post, decimal? score, ExamAbsence? absence, CancellationToken stop)
    {
        var file = exam.Find(post)?.Appointee;
        var isAppointed = file is { } id && (await db.Appointees.AsNoTracking().SingleAsync(a => a.Id == id, stop)).Find(post)?.From is not null;
        return isAppointed
            ? [new(AppointeeRules.Exam, "已经任命，成绩不能再改。", LawExam.Field(post))]
            : exam.ObstaclesToMark(post, score, absence, db.Clock.Today());
    }
}
