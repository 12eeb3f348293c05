using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>One exam as listed.</summary>
public sealed record ExamRow(LawExam Exam, int Candidates, int Marked, int Passed);

/// <summary>One candidate as listed.</summary>
public sealed record CandidateRow(ExamCandidate Candidate, string Name, string Post, string Result, string After)
{
    /// <summary>True while the candidate answers on screen, or the paper waits to be collected: nothing is entered by hand.</summary>
    public bool IsSitting { get; init; }

    /// <summary>True when there are answers that can be printed.</summary>
    public bool HasAnswers { get; init; }
}

/// <summary>A corrected mark as it is read.</summary>
public sealed record CorrectionRow(string Name, string Before, string After, string Reason, string By, DateOnly On);

/// <summary>One exam with its candidates.</summary>
public sealed record ExamView(LawExam Exam, IReadOnlyList<CandidateRow> Candidates, IReadOnlyList<FilterChoice> Waiting, DateOnly Today, bool MayRun)
{
    /// <summary>Who answers on screen, and how far.</summary>
    public IReadOnlyList<(string Name, string Words)> Sittings { get; init; } = [];

    /// <summary>Why nobody more can be entered; empty while somebody can.</summary>
    public string IsClosedToMore { get; init; } = "";

    /// <summary>Why no mark can be entered yet; empty from the hour of the exam on.</summary>
    public string NotYet { get; init; } = "";

    /// <summary>Marks that were corrected, the oldest first.</summary>
    public IReadOnlyList<CorrectionRow> Corrections { get; init; } = [];
}

/// <summary>Reads exams; marks are for those who read results (D-1.5).</summary>
public sealed class ExamQueries(AppointeeActing acting)
{
    private static readonly Dictionary<ExamState, string> Afterwards = new()
    {
        [ExamState.Failed2] = "补考不合格，建议撤回提名",
        [ExamState.Failed1] = "可以补考",
        [ExamState.Excused] = "可以再参加一次",
    };

    public async Task<(IReadOnlyList<ExamRow> Rows, int Waiting, bool MayRun)> ListAsync(CancellationToken stop)
    {
        var (actor, db) = await OpenAsync(stop);
        await using var context = db;
        var exams = await db.LawExams.AsNoTracking().OrderByDescending(e => e.Day).ToListAsync(stop);
        return (
            [.. exams.Select(e => new ExamRow(e, e.Candidates.Count, e.Candidates.Count(c => c.IsMarked), e.Candidates.Count(c => c.Score >= e.Pass)))],
            (await WaitingAsync(db, stop)).Count, actor.IsPersonnel && actor.May(Permissions.RunExams));
    }

    public async Task<ExamView?> FindAsync(LawExamId id, CancellationToken stop)
    {
        var (actor, db) = await OpenAsync(stop);
        await using var context = db;
        if (await db.LawExams.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop) is not { } exam)
        {
            return null;
        }

        var (standings, files, names) = (await ExamStandings.LoadAsync(db, stop), await FilesAsync(db, stop), await NamesAsync(db, stop));
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var sittings = (await db.ExamSittings.AsNoTracking().Where(s => s.Exam == id).ToListAsync(stop)).ToDictionary(s => s.Appointment);
        string NameOf(AppointmentId post) => names[files[exam.Find(post)!.Appointee].Person];
        return new(
            exam,
            [.. from candidate in exam.Candidates
                orderby candidate.Order
                let file = files[candidate.Appointee]
                let post = file.Find(candidate.Appointment)!
                select new CandidateRow(
                    candidate, names[file.Person], (post.Organ is { } organ ? bodies[organ] : "") + post.Post, AppointeeQueries.ResultOf(exam, candidate),
                    candidate.IsMarked ? After(standings.AfterExam(post, exam.Day), standings.HasLater(post.Id, exam.Day)) : "")
                {
                    IsSitting = sittings.GetValueOrDefault(candidate.Appointment) is { IsRunning: true },
                    HasAnswers = sittings.GetValueOrDefault(candidate.Appointment) is { IsRunning: false },
                }],
            await WaitingAsync(db, stop), db.Clock.Today(), actor.IsPersonnel && actor.May(Permissions.RunExams))
        {
            Sittings = SittingsOf(db.Clock.GetUtcNow(), exam, [.. sittings.Values], NameOf),
            IsClosedToMore = exam.ObstaclesToEnter(db.Clock.GetUtcNow()) is [var closed, ..] ? closed.Message : "",
            NotYet = exam.HasBegun(db.Clock.GetUtcNow()) ? "" : $"{exam.Start:H:mm}开考以后录入",
            Corrections = [.. exam.Corrections.Select(c => new CorrectionRow(
                NameOf(c.Appointment), AppointeeQueries.ResultOf(exam.Pass, c.ScoreBefore, c.AbsenceBefore), AppointeeQueries.ResultOf(exam.Pass, c.Score, c.Absence),
                c.Reason, c.By, c.On))],
        };
    }

    /// <summary>The questions that are in use; with their answers, so for the committee with the duty alone.</summary>
    public async Task<IReadOnlyList<ExamQuestion>> QuestionsAsync(CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RunExams, a => a.IsSystem || a.IsPersonnel, stop);
        await using var context = db;
        return [.. (await db.ExamQuestions.AsNoTracking().Where(q => q.RetiredOn == null).ToListAsync(stop)).OrderBy(q => q.Kind).ThenBy(q => q.Part).ThenBy(q => q.Text, StringComparer.CurrentCulture)];
    }

    // What this exam came to; of a later one its own page speaks.
    private static string After(ExamState state, bool hasLater) => (state, hasLater) switch
    {
        (ExamState.Failed1, true) => "补考",
        (ExamState.Excused, true) => "另行参加",
        _ => Afterwards.GetValueOrDefault(state, ""),
    };

    // How far, never what: while it runs nobody sees an answer.
    private static IReadOnlyList<(string Name, string Words)> SittingsOf(DateTimeOffset now, LawExam exam, List<ExamSitting> sittings, Func<AppointmentId, string> name) =>
        [.. sittings.OrderBy(s => exam.Find(s.Appointment)!.Order).Select(s => (
            name(s.Appointment),
            s.Score is { } score ? $"已评卷 {score} 分，答 {s.Answers.Count(a => a.Choice.Length > 0)} 题"
                : now > s.EndsAt ? "答题时间已经结束，等待收卷"
                : $"正在答题，已答 {s.Answers.Count(a => a.Choice.Length > 0)} 题，{s.EndsAt.Clock()}停止"))];

    // Nominees who have neither passed nor an exam ahead; the value names file and post.
    private static async Task<IReadOnlyList<FilterChoice>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        var (standings, files, names) = (await ExamStandings.LoadAsync(db, stop), await FilesAsync(db, stop), await NamesAsync(db, stop));
        return [.. from file in files.Values
                   from post in file.Appointments
                   where post is { From: null, WithdrawnOn: null, Exemption: null }
                       && standings.Of(post).State is ExamState.None or ExamState.Failed1 or ExamState.Excused or ExamState.Lapsed
                   orderby post.NominatedOn
                   select new FilterChoice($"{file.Id.Value}|{post.Id.Value}", $"{names[file.Person]}（拟任{post.Post}）")];
    }

    private static Task<Dictionary<AppointeeId, Appointee>> FilesAsync(SupervisionDb db, CancellationToken stop) =>
        db.Appointees.AsNoTracking().ToDictionaryAsync(a => a.Id, stop);

    private static Task<Dictionary<PersonId, string>> NamesAsync(SupervisionDb db, CancellationToken stop) =>
        db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, stop);

    private Task<(Actor Actor, SupervisionDb Db)> OpenAsync(CancellationToken stop) =>
        acting.OpenAsync(Permissions.ReadExams, a => a.IsSystem || a.IsCouncil || a.IsOffice || a.IsPersonnel, stop);
}
