using System.Security.Cryptography;
using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>Draws a paper from the bank by lot (组卷); the same for all candidates.</summary>
[Demands(Permissions.RunExams)]
public sealed class ComposePaper(AppointeeActing acting)
{
    public async Task<Outcome> RunAsync(LawExamId id, PaperPlan plan, QuestionPart? only, CancellationToken stop)
    {
        var (db, exam) = await acting.OpenExamAsync(id, stop);
        await using var context = db;
        if (exam is null)
        {
            return Outcome.Refused(ExamActing.Unknown);
        }

        var bank = (await db.ExamQuestions.AsNoTracking().Where(q => q.RetiredOn == null && (only == null || q.Part == only)).OrderBy(q => q.Id).ToListAsync(stop)).ToLookup(q => q.Kind);
        IReadOnlyList<Obstacle> obstacles =
        [
            .. exam.ObstaclesToCompose(await db.ExamSittings.AnyAsync(s => s.Exam == id, stop)), .. plan.Obstacles(kind => bank[kind].Count()),
        ];
        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        exam.Compose(plan, [.. plan.Parts.SelectMany(p => Draw([.. bank[p.Kind]], p.Count))]);
        db.Tell(exam.Matter, $"从题库抽题组卷：{string.Join("，", plan.Parts.Where(p => p.Count > 0).Select(p => $"{p.Kind.Word()} {p.Count} 道，每道 {p.Points} 分"))}");
        return await acting.SaveAsync(db, [exam.Matter], stop);
    }

    private static IReadOnlyList<ExamQuestion> Draw(ExamQuestion[] from, int count)
    {
        RandomNumberGenerator.Shuffle(from.AsSpan());
        return [.. from.Take(count)];
    }
}

/// <summary>A candidate's own sitting, in the hands of the candidate.</summary>
/// <param name="Db">The context.</param>
/// <param name="Exam">The exam, tracked.</param>
/// <param name="Candidate">The place of the person in it.</param>
/// <param name="Sitting">The sitting, tracked; null before it was begun.</param>
/// <param name="Now">Now (UTC).</param>
public sealed record OwnSitting(SupervisionDb Db, LawExam Exam, ExamCandidate Candidate, ExamSitting? Sitting, DateTimeOffset Now);

/// <summary>Opens the own sitting of who acts, and of nobody else.</summary>
public sealed class OwnSittings(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public static readonly Obstacle None = new(AppointeeRules.Exam, "没有安排您参加这场考试。");

    /// <summary>The own sitting; null when the person is no candidate of the exam. The caller disposes the context.</summary>
    public async Task<OwnSitting?> OpenAsync(LawExamId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseAppointeeDesk, stop);
        var db = await databases.OpenAsync(actor, stop);
        var file = await db.Appointees.AsNoTracking().Where(a => a.Person == actor.Person).Select(a => (AppointeeId?)a.Id).SingleOrDefaultAsync(stop);
        var exam = await db.LawExams.SingleOrDefaultAsync(e => e.Id == id, stop);
        if (file is null || exam?.Candidates.FirstOrDefault(c => c.Appointee == file) is not { } candidate)
        {
            await db.DisposeAsync();
            return null;
        }

        var post = candidate.Appointment;
        return new(db, exam, candidate, await db.ExamSittings.SingleOrDefaultAsync(s => s.Exam == id && s.Appointment == post, stop), db.Clock.GetUtcNow());
    }

    /// <summary>Ends a sitting whose time is over or that is handed in: the answers saved are marked, unless a mark was entered by hand.</summary>
    public static async Task EndAsync(SupervisionDb db, LawExam exam, ExamSitting sitting, string name, CancellationToken stop)
    {
        var now = db.Clock.GetUtcNow();
        sitting.End(exam.Paper, now);
        if (exam.Find(sitting.Appointment) is { IsMarked: false })
        {
            exam.Mark(sitting.Appointment, sitting.Score, null, now.BeijingDate());
            await db.AdviseAsync(exam, sitting.Appointment, stop);
        }

        db.Tell(exam.Matter, $"{name}{(sitting.EndedAt < sitting.EndsAt ? "交卷" : "答题时间结束")}，自动评卷 {sitting.Score} 分");
    }
}

/// <summary>Begins to answer on screen (开始答题); a second tab or a return finds the same sitting.</summary>
[Demands(Permissions.UseAppointeeDesk)]
public sealed class BeginExam(OwnSittings sittings)
{
    public async Task<Outcome> RunAsync(LawExamId id, CancellationToken stop)
    {
        if (await sittings.OpenAsync(id, stop) is not { } own)
        {
            return Outcome.Refused(OwnSittings.None);
        }

        await using var context = own.Db;
        if (own.Sitting is not null)
        {
            return Outcome.Done;
        }

        var starts = own.Exam.StartsAt;
        if (ExamSitting.ObstaclesToBegin(own.Exam, own.Candidate.Appointment, starts, own.Now) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        own.Db.ExamSittings.Add(ExamSitting.Begin(own.Exam, own.Candidate.Appointment, starts, own.Now));
        own.Db.Tell(own.Exam.Matter, $"{own.Db.Actor!.Name}开始在线答题");
        try
        {
            await own.Db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two tabs at one moment: the unique key let the other one in, and both go on with it.
        }

        return Outcome.Done;
    }
}

/// <summary>Keeps answers (保存), and hands the paper in when wished (交卷); after the time nothing is kept any more.</summary>
[Demands(Permissions.UseAppointeeDesk)]
public sealed class SaveExamAnswers(OwnSittings sittings, Deadlines.DeadlinePlanner deadlines)
{
    private const int Tries = 5;

    public async Task<Outcome> RunAsync(LawExamId id, IReadOnlyDictionary<int, string> chosen, bool handIn, CancellationToken stop)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                return await TryAsync(id, chosen, handIn, stop);
            }
            catch (DbUpdateConcurrencyException) when (left > 1)
            {
                // Another tab saved at the same moment: read anew and add what is ours.
            }
        }
    }

    private async Task<Outcome> TryAsync(LawExamId id, IReadOnlyDictionary<int, string> chosen, bool handIn, CancellationToken stop)
    {
        if (await sittings.OpenAsync(id, stop) is not { } own)
        {
            return Outcome.Refused(OwnSittings.None);
        }

        await using var context = own.Db;
        if (own.Sitting is not { } sitting)
        {
            return Outcome.Refused(new Obstacle(AppointeeRules.Exam, "请先开始答题。"));
        }

        var obstacles = sitting.ObstaclesToSave(own.Now);
        if (obstacles.Count == 0)
        {
            sitting.Save(own.Exam.Paper, chosen);
        }

        if (sitting.IsRunning && (handIn || obstacles.Count > 0))
        {
            await OwnSittings.EndAsync(own.Db, own.Exam, sitting, own.Db.Actor!.Name, stop);
        }

        await deadlines.SaveAsync(own.Db, sitting.IsRunning ? [] : [own.Exam.Matter], stop);
        return obstacles.Count > 0 ? Outcome.Refused(obstacles) : Outcome.Done;
    }
}

/// <summary>Collects the papers whose time is over (收卷): what was saved is marked.</summary>
[Demands(Permissions.RunExams)]
public sealed class CollectExam(AppointeeActing acting)
{
    public async Task<Outcome> RunAsync(LawExamId id, CancellationToken stop)
    {
        var (db, exam) = await acting.OpenExamAsync(id, stop);
        await using var context = db;
        if (exam is null)
        {
            return Outcome.Refused(ExamActing.Unknown);
        }

        var now = db.Clock.GetUtcNow();
        var open = (await db.ExamSittings.Where(s => s.Exam == id && s.EndedAt == null).ToListAsync(stop)).Where(s => s.EndsAt < now).ToList();
        if (open.Count == 0)
        {
            return Outcome.Refused(new Obstacle(AppointeeRules.Exam, "没有答题时间已经结束、还没有评卷的考生。"));
        }

        foreach (var sitting in open)
        {
            await OwnSittings.EndAsync(db, exam, sitting, await db.NameOfAsync(exam.Find(sitting.Appointment)!.Appointee, stop), stop);
        }

        return await acting.SaveAsync(db, [exam.Matter], stop);
    }
}
