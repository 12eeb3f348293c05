using Supervision.Domain.Appointees;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Appointees.Appraisals;
using Supervision.Web.Features.Appointees.DutyReports;
using Supervision.Web.Features.Appointees.Exams;
using Supervision.Web.Features.Appointees.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees;

/// <summary>One post as the file shows it.</summary>
public sealed record PostView(Appointment Post, string Organ, AppointmentState State, (ChipKind Chip, string Text) Exam, ExamStanding Standing)
{
    /// <summary>Why the nomination cannot go on an agenda now; empty for those who may not know.</summary>
    public IReadOnlyList<Obstacle> ToAgenda { get; init; } = [];

    /// <summary>Why no vote can be entered yet, whatever was counted.</summary>
    public IReadOnlyList<Obstacle> ToVote { get; init; } = [];

    /// <summary>First day of the sitting; null while on none.</summary>
    public DateOnly? SittingDay { get; init; }

    /// <summary>True while the nominee is a member of the Committee (D-1.7).</summary>
    public bool IsMember { get; init; }
}

/// <summary>One sitting of the exam, for those who read results.</summary>
public sealed record AttemptView(Guid Exam, string Title, DateOnly Day, string Result);

/// <summary>One yearly report as the file shows it.</summary>
public sealed record DutyView(int Year, DutyStanding Standing, (ChipKind Chip, string Text) State);

/// <summary>The file of an appointee as somebody may see it: whole, or its summary (D-1.5).</summary>
public sealed record AppointeeView(AppointeeId Id, string Name, string Note, IReadOnlyList<PostView> Posts, IReadOnlyList<DutyView> Reports, DateOnly Today)
{
    public IReadOnlyList<AttemptView> Attempts { get; init; } = [];

    public IReadOnlyList<FileRow> Files { get; init; } = [];

    public IReadOnlyList<DeadlineRow> Deadlines { get; init; } = [];

    public IReadOnlyList<HistoryRow> History { get; init; } = [];

    /// <summary>Announced votes on the person, the newest first: totals only.</summary>
    public IReadOnlyList<PastVote> Votes { get; init; } = [];

    /// <summary>Dismissal bills; empty in the summary.</summary>
    public IReadOnlyList<DismissalBill> Dismissals { get; init; } = [];

    /// <summary>Years in which the own organ was chosen for appraisal.</summary>
    public IReadOnlyList<int> Appraised { get; init; } = [];

    public string Closed { get; init; } = "";

    /// <summary>False for the summary.</summary>
    public bool IsWhole { get; init; }

    public bool ShowsExams { get; init; }

    public bool MayEdit { get; init; }

    public bool IsPersonnel { get; init; }
}

/// <summary>Reads the file of one appointee.</summary>
public sealed class AppointeeQueries(AppointeeActing acting)
{
    /// <summary>The file; null when there is none.</summary>
    public async Task<AppointeeView?> FindAsync(AppointeeId id, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadAppointees, a => a.OpensAppointees, stop);
        await using var context = db;
        if (await db.Appointees.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } file)
        {
            return null;
        }

        var holder = file.Person;
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == holder, stop);
        var showsExams = actor.May(Permissions.ReadExams);
        var view = new AppointeeView(
            id, person.Name, person.Note, await PostsAsync(db, file, person.Name, showsExams, stop), await ReportsAsync(db, file, stop), db.Clock.Today())
        {
            Appraised = await AppraisedAsync(db, file, stop),
            Votes = await PastVotes.OfAsync(db, file.Id, stop),
            Attempts = showsExams ? await AttemptsAsync(db, file, stop) : [],
            ShowsExams = showsExams,
            Closed = file.ClosedOn is { } day && actor.ReadsAppointeeFiles ? $"{day.Full()}关闭：{file.ClosedReason}" : "",
            MayEdit = actor.KeepsAppointees && actor.May(Permissions.EditAppointees),
            IsPersonnel = actor.IsPersonnel,
        };
        return actor.ReadsAppointeeFiles ? await WholeAsync(db, file, view, stop) : view;
    }

    /// <summary>Organs, sittings and people of a name, for the forms.</summary>
    public async Task<AppointeeChoices> ChoicesAsync(string name, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditAppointees, a => a.KeepsAppointees, stop);
        await using var context = db;
        var (today, wanted) = (db.Clock.Today(), name.Trim());
        var bodies = await db.SupervisedBodies.AsNoTracking().Where(b => b.To == null).OrderBy(b => b.Order).ToListAsync(stop);
        var sittings = (await db.Sittings.AsNoTracking().Where(s => s.CancelReason == null && s.FirstDay >= today).OrderBy(s => s.FirstDay).ToListAsync(stop)).Where(s => s.IsAhead);
        var people = wanted.Length == 0 ? [] : await db.People.AsNoTracking().Where(p => p.Name == wanted).ToListAsync(stop);
        return new(
            [.. bodies.Select(b => FilterChoice.Of(b.Id.Value, b.ShortName))],
            [.. sittings.Select(s => FilterChoice.Of(s.Id.Value, $"{s.Name}（{s.FirstDay.InYear(today)}）"))],
            [.. people.Select(p => FilterChoice.Of(p.Id.Value, p.Note.Length > 0 ? $"{p.Name}（{p.Note}）" : p.Name))],
            await db.MembersBaseAsync(today, stop) is { } all ? all.Count : 0);
    }

    private static async Task<AppointeeView> WholeAsync(SupervisionDb db, Appointee file, AppointeeView view, CancellationToken stop) => view with
    {
        IsWhole = true,
        Dismissals = file.Dismissals,
        Files = [.. (await FilePapers.OfAsync(db, file, isForPerson: false, stop)).Reverse()
            .Select(p => new FileRow(p.Stage, p.File.Name, "", p.File.AddedByName, p.File.AddedAt, p.File.Id, p.File.Hash))],
        Deadlines = await db.DeadlineRowsAsync(file.Matter, await db.LoadBasisAsync(stop), stop),
        History = await HistoryAsync(db, file, stop),
    };

    // What happened in appraisals stands in their own trail, with other people's names; here it is told from their facts (D-9.10).
    private static async Task<IReadOnlyList<HistoryRow>> HistoryAsync(SupervisionDb db, Appointee file, CancellationToken stop)
    {
        var appraised = (await AppraisalHistory.OfAsync(db, file.Id, isForPerson: false, stop)).Reverse()
            .Select(e => new HistoryRow(e.On.StartOfDay(), "", $"{e.Year}年述职测评：{e.Words}") { IsOfDay = true });
        return [.. (await db.HistoryRowsAsync(file.Matter, stop)).Concat(appraised).OrderByDescending(r => r.At.BeijingDate())];
    }

    internal static async Task<IReadOnlyList<PostView>> PostsAsync(SupervisionDb db, Appointee file, string name, bool showsExams, CancellationToken stop)
    {
        var (today, exams) = (db.Clock.Today(), await ExamStandings.LoadAsync(db, stop));
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var wanted = file.Appointments.Where(a => a.IsPending).Select(a => a.Sitting).OfType<SittingId>().ToList();
        var sittings = await db.Sittings.AsNoTracking().Where(s => wanted.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
        var memberships = await db.MembershipsAsync(file.Person, stop);
        return [.. from post in file.Appointments
                   orderby post.From ?? DateOnly.MaxValue descending, post.Order descending
                   let standing = exams.Of(post)
                   let sitting = post.Sitting is { } id ? sittings.GetValueOrDefault(id) : null
                   select new PostView(
                       post, post.Organ is { } organ ? bodies[organ] : "常委会机关", post.StateOn(today), AppointeeWords.Of(post, standing, showsExams), standing)
                   {
                       ToVote = post.IsPending ? Appointee.ObstaclesToVoteAt(sitting is null or { State: SittingState.Cancelled } ? null
                           : new(sitting.Name, sitting.FirstDay, sitting.LastDay, !sitting.IsAhead, sitting.Agenda.FirstOrDefault(i => i.Matter == file.Matter)?.IsAdopted == true),
                           sitting?.FirstDay ?? today) : [],
                       SittingDay = sitting?.FirstDay,
                       IsMember = post.IsPending && memberships.Any(m => m.From <= today && (m.To is null || m.To > today)),
                       ToAgenda = showsExams && post.StateOn(today) == AppointmentState.Nominated ? Appointee.ObstaclesToAgenda(post, standing, name) : [],
                   }];
    }

    internal static async Task<IReadOnlyList<DutyView>> ReportsAsync(SupervisionDb db, Appointee file, CancellationToken stop)
    {
        var duties = await DutyStandings.LoadAsync(db, stop);
        return [.. from year in Enumerable.Range(file.OpenedOn.Year - 1, Math.Max(0, duties.LatestYear - file.OpenedOn.Year + 2)).Reverse()
                   let standing = duties.Of(file, year)
                   where standing.IsListed
                   select new DutyView(year, standing, AppointeeWords.OfDuty(standing.State, standing.IsLate))];
    }

    internal static async Task<IReadOnlyList<AttemptView>> AttemptsAsync(SupervisionDb db, Appointee file, CancellationToken stop) =>
        [.. from exam in await db.LawExams.AsNoTracking().OrderByDescending(e => e.Day).ToListAsync(stop)
            from candidate in exam.Candidates
            where candidate.Appointee == file.Id
            select new AttemptView(exam.Id.Value, exam.Title, exam.Day, ResultOf(exam, candidate))];

    internal static string ResultOf(LawExam exam, ExamCandidate candidate) => ResultOf(exam.Pass, candidate.Score, candidate.Absence);

    /// <summary>A mark in words.</summary>
    internal static string ResultOf(int pass, decimal? score, ExamAbsence? absence) => (score, absence) switch
    {
        (_, ExamAbsence.WithReason) => "请假缺考",
        (_, ExamAbsence.WithoutReason) => "无故缺考，按 0 分",
        ({ } mark, _) => $"{AppointeeWords.Mark(mark)} 分，{(mark >= pass ? "合格" : "不合格")}",
        _ => "还没有成绩",
    };

    private static async Task<IReadOnlyList<int>> AppraisedAsync(SupervisionDb db, Appointee file, CancellationToken stop)
    {
        var organs = file.Appointments.Select(a => a.Organ).OfType<SupervisedBodyId>().ToList();
        return await db.AppraisalChoices.AsNoTracking().Where(c => c.RevokedOn == null && organs.Contains(c.Organ)).Select(c => c.Year).OrderByDescending(y => y).ToListAsync(stop);
    }
}

/// <summary>What the forms offer.</summary>
/// <param name="Organs">Bodies.</param>
/// <param name="Sittings">The sittings ahead, the next one first.</param>
/// <param name="People">People of the name typed.</param>
/// <param name="Members">All members today, as the base of a vote.</param>
public sealed record AppointeeChoices(
    IReadOnlyList<FilterChoice> Organs, IReadOnlyList<FilterChoice> Sittings, IReadOnlyList<FilterChoice> People, int Members);
