using Supervision.Domain.Appointees;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>How all nominees stand with the law exam.</summary>
internal sealed class ExamStandings
{
    private readonly ILookup<AppointmentId, ExamAttempt> attempts;
    private readonly LoadedBasis basis;
    private readonly IReadOnlyList<Term> terms;

    private ExamStandings(ILookup<AppointmentId, ExamAttempt> attempts, LoadedBasis basis, IReadOnlyList<Term> terms) =>
        (this.attempts, this.basis, this.terms) = (attempts, basis, terms);

    public static Task<ExamStandings> LoadAsync(SupervisionDb db, CancellationToken stop) => LoadAsync(db, null, stop);

    /// <summary>The same, with one exam as it is about to be saved.</summary>
    public static async Task<ExamStandings> LoadAsync(SupervisionDb db, LawExam? changed, CancellationToken stop)
    {
        var exams = (await db.LawExams.AsNoTracking().ToListAsync(stop)).ConvertAll(e => e.Id == changed?.Id ? changed : e);
        return new(
            (from e in exams from c in e.Candidates select (c.Appointment, new ExamAttempt(e.Day, c.Score, c.Absence, e.Pass)))
                .ToLookup(p => p.Appointment, p => p.Item2),
            await db.LoadBasisAsync(stop), await db.Terms.AsNoTracking().ToListAsync(stop));
    }

    /// <summary>How one post's nominee stands; of somebody in post as it was on the day of appointment.</summary>
    public ExamStanding Of(Appointment post) => ExamStanding.Of(
        attempts[post.Id], basis.Rules.InForce(AppointeeRules.ExamResits, basis.Today).Count, ResitBy, day => IsValid(day, post.From ?? basis.Today));

    /// <summary>How it stood with this exam, whatever came later: a first failure stays one when the re-sit is passed (D-9.2).</summary>
    public ExamState AfterExam(Appointment post, DateOnly day) => ExamStanding.Of(
        attempts[post.Id].Where(a => a.Day <= day), basis.Rules.InForce(AppointeeRules.ExamResits, basis.Today).Count, ResitBy, _ => true).State;

    /// <summary>True when another exam followed.</summary>
    public bool HasLater(AppointmentId post, DateOnly day) => attempts[post].Any(a => a.Day > day);

    /// <summary>How often the nominee was absent with a reason.</summary>
    public int ExcusedOf(AppointmentId post) => attempts[post].Count(a => a.Absence == ExamAbsence.WithReason);

    private DateOnly ResitBy(DateOnly failed) =>
        basis.Calculator.After(new("考试", failed), basis.Rules.InForce(AppointeeRules.ExamResitDays, failed), PeriodUnit.Day).Day;

    private bool IsValid(DateOnly day, DateOnly at)
    {
        var rule = basis.Rules.InForce(AppointeeRules.ExamValid, day).Value;
        return rule == "term"
            ? terms.FirstOrDefault(t => t.Holds(day)) is not { } term || term.Holds(at)
            : day.AddMonths(int.Parse(rule, System.Globalization.CultureInfo.InvariantCulture)) >= at;
    }
}
