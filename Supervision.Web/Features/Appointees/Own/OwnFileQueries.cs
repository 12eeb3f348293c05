using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Appointees.DutyReports;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Own;

/// <summary>Something the person owes.</summary>
public sealed record OwnDue(string Act, string Title, DateOnly Day, string Words, bool IsLate, string Link, string Reason);

/// <summary>One exam of the person; the mark is the own (takes, R own, D-1.5).</summary>
public sealed record OwnExam(string Title, DateOnly Day, TimeOnly Start, string Place, int Minutes, bool IsOpenBook, string Result)
{
    /// <summary>Where it is answered on screen; empty for a paper exam or once there is a mark.</summary>
    public string Link { get; init; } = "";

    /// <summary>The slip with the result; empty before there is one.</summary>
    public string Slip { get; init; } = "";
}

/// <summary>One post as the person sees it.</summary>
public sealed record OwnPost(Appointment Post, string Organ, AppointmentState State);

/// <summary>The own file (R own): no remarks of others (D-9.10).</summary>
public sealed record OwnFile(AppointeeId Id, string Name, IReadOnlyList<OwnPost> Posts, DateOnly Today)
{
    public IReadOnlyList<OwnDue> Dues { get; init; } = [];

    public IReadOnlyList<OwnExam> Exams { get; init; } = [];

    public IReadOnlyList<DutyView> Reports { get; init; } = [];

    /// <summary>Announced votes on the person: totals only.</summary>
    public IReadOnlyList<Files.PastVote> Votes { get; init; } = [];

    /// <summary>The promises that a yearly report answers.</summary>
    public IReadOnlyList<string> Commitments { get; init; } = [];

    /// <summary>The post whose statement is asked for or may be replaced; null when there is none.</summary>
    public OwnPost? ToState => Posts.FirstOrDefault(p => p.Post is { IsRecorded: false, StatementOn: null } && IsOpen(p))
        ?? Posts.FirstOrDefault(p => !p.Post.IsRecorded && IsOpen(p));

    private static bool IsOpen(OwnPost post) => post.State is AppointmentState.Nominated or AppointmentState.InPost;
}

/// <summary>Reads the file of the person who asks, and of nobody else.</summary>
public sealed class OwnFileQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<OwnFile?> ReadAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseAppointeeDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (actor.Person is not { } who || await db.Appointees.AsNoTracking().SingleOrDefaultAsync(a => a.Person == who, stop) is not { } file)
        {
            return null;
        }

        var basis = await db.LoadBasisAsync(stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var posts = file.Appointments.OrderByDescending(p => p.From ?? DateOnly.MaxValue)
            .Select(p => new OwnPost(p, p.Organ is { } organ ? bodies[organ] : "常委会机关", p.StateOn(basis.Today)));
        return new(file.Id, actor.Name, [.. posts], basis.Today)
        {
            Dues = await DuesAsync(db, who, basis, stop),
            Exams = await ExamsAsync(db, file, stop),
            Reports = await ReportsAsync(db, file, stop),
            Votes = await Files.PastVotes.OfAsync(db, file.Id, stop),
            Commitments = HandInDutyReport.CommitmentsOf(file),
        };
    }

    private static async Task<IReadOnlyList<OwnDue>> DuesAsync(SupervisionDb db, PersonId who, LoadedBasis basis, CancellationToken stop)
    {
        var rows = await db.Obligations.AsNoTracking()
            .Where(o => o.State == ObligationState.Open && (o.MatterKind == MatterKind.Appointee || o.MatterKind == MatterKind.LawExam || o.MatterKind == MatterKind.Appraisal)).ToListAsync(stop);
        return [.. from o in rows
                   where o.OwedBy == Party.Person(who.Value)
                   orderby o.Deadline.Day
                   select new OwnDue(o.Act, o.Title, o.Deadline.Day, basis.Calendar.Remaining(o.Deadline.Day, basis.Today), o.IsLate(basis.Today), o.Link, o.Deadline.Reason)];
    }

    private static async Task<IReadOnlyList<OwnExam>> ExamsAsync(SupervisionDb db, Appointee file, CancellationToken stop) =>
        [.. from exam in await db.LawExams.AsNoTracking().OrderByDescending(e => e.Day).ToListAsync(stop)
            from candidate in exam.Candidates
            where candidate.Appointee == file.Id
            select new OwnExam(exam.Title, exam.Day, exam.Start, exam.Place, exam.Minutes, exam.IsOpenBook, AppointeeQueries.ResultOf(exam, candidate))
            {
                Link = exam.IsOnScreen && !candidate.IsMarked ? $"/me/exam/{exam.Id.Value}" : "",
                Slip = candidate.IsMarked ? $"/me/exam/{exam.Id.Value}/slip.docx" : "",
            }];

    private static async Task<IReadOnlyList<DutyView>> ReportsAsync(SupervisionDb db, Appointee file, CancellationToken stop)
    {
        var duties = await DutyStandings.LoadAsync(db, stop);
        return [.. from year in Enumerable.Range(file.OpenedOn.Year - 1, Math.Max(0, duties.LatestYear - file.OpenedOn.Year + 2)).Reverse()
                   let standing = duties.Of(file, year)
                   where standing.IsListed
                   select new DutyView(year, standing, AppointeeWords.OfDuty(standing.State, standing.IsLate))];
    }
}
