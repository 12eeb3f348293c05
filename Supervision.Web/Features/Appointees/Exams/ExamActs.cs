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

    /// <summary>Why a mark cannot be touched any more: an appointment rests on it.</summary>
    public static async Task<IReadOnlyList<Obstacle>> ObstaclesToChangeAsync(SupervisionDb db, LawExam exam, AppointmentId post, CancellationToken stop)
    {
        var file = exam.Find(post)?.Appointee;
        return file is { } id && (await db.Appointees.AsNoTracking().SingleAsync(a => a.Id == id, stop)).Find(post)?.From is not null
            ? [new(AppointeeRules.Exam, "已经任命，成绩不能再改。", LawExam.Field(post))] : [];
    }

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

        if (exam.ObstaclesToEnter(db.Clock.GetUtcNow()) is { Count: > 0 } begun)
        {
            return Outcome.Refused(begun);
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

/// <summary>Enters a mark or an absence by hand (录入成绩): of an exam on paper, and of who did not sit on screen. It never replaces a mark.</summary>
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

        var sitting = await db.ExamSittings.AsNoTracking().SingleOrDefaultAsync(s => s.Exam == id && s.Appointment == post, stop);
        IReadOnlyList<Obstacle> obstacles =
            [.. await ExamActing.ObstaclesToChangeAsync(db, exam, post, stop), .. exam.ObstaclesToMark(post, score, absence, sitting, db.Clock.GetUtcNow())];
        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles[0]);
        }

        var candidate = exam.Find(post)!;
        exam.Mark(post, score, absence, db.Clock.Today());
        await db.AdviseAsync(exam, post, stop);
        db.Tell(exam.Matter, $"录入{await db.NameOfAsync(candidate.Appointee, stop)}成绩：{AppointeeQueries.ResultOf(exam, candidate)}");
        return await acting.SaveAsync(db, [exam.Matter], stop);
    }
}

/// <summary>Corrects a mark that is there (更正成绩): with a reason, signed by who is signed in; what stood before stays readable.</summary>
[Demands(Permissions.RunExams)]
public sealed class CorrectExamMark(AppointeeActing acting)
{
    public async Task<Outcome> RunAsync(LawExamId id, AppointmentId post, decimal? score, ExamAbsence? absence, string reason, CancellationToken stop)
    {
        var (db, exam) = await acting.OpenExamAsync(id, stop);
        await using var context = db;
        if (exam is null)
        {
            return Outcome.Refused(ExamActing.Unknown);
        }

        var today = db.Clock.Today();
        IReadOnlyList<Obstacle> obstacles =
            [.. await ExamActing.ObstaclesToChangeAsync(db, exam, post, stop), .. exam.ObstaclesToCorrect(post, score, absence, reason, db.Clock.GetUtcNow())];
        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles[0]);
        }

        var candidate = exam.Find(post)!;
        var before = AppointeeQueries.ResultOf(exam, candidate);
        exam.Correct(post, score, absence, (reason, db.Actor!.Name, today));
        await db.AdviseAsync(exam, post, stop);
        db.Tell(exam.Matter, $"更正{await db.NameOfAsync(candidate.Appointee, stop)}成绩：原为{before}，更正为{AppointeeQueries.ResultOf(exam, candidate)}；理由：{reason.Trim()}");
        return await acting.SaveAsync(db, [exam.Matter], stop);
    }
}
