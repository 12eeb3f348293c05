using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>A paper as somebody may see it: a link only for who may open it.</summary>
public sealed record PaperLink(string Kind, string Name, DateOnly On, Guid? File, bool IsByOffice);

/// <summary>A person of the appraisal with what the reader may see.</summary>
/// <param name="Subject">The person.</param>
/// <param name="Papers">Statement, letter, plan, report.</param>
/// <param name="Results">Announced totals, the first vote first.</param>
/// <param name="NeedsSecond">True when a second vote is due.</param>
/// <param name="NeedsMeasure">True when the council is to choose.</param>
public sealed record SubjectView(
    AppraisalSubject Subject, IReadOnlyList<PaperLink> Papers, IReadOnlyList<AppraisalResult> Results, bool NeedsSecond, bool NeedsMeasure)
{
    public PaperLink? Paper(AppraisalPaperKind kind) => Papers.LastOrDefault(p => p.Kind == AppraisalWords.Of(kind));
}

/// <summary>What of an appraisal goes to members and to the person.</summary>
public sealed record AppraisalSummary(
    AppraisalId Id, int Year, string Organ, AppraisalState State, string Sitting, DateOnly? SittingDay, IReadOnlyList<PaperLink> Papers, IReadOnlyList<SubjectView> Subjects);

/// <summary>Cuts appraisals to what somebody may see (D-1.5, D-9.10).</summary>
public sealed class AppraisalReader(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>Appraisals that concern the members now: announced and not ended, or ended within the year; papers and announced results.</summary>
    public async Task<IReadOnlyList<AppraisalSummary>> ForMembersAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadAppointees, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var year = db.Clock.Today().Year;
        var shown = (await db.Appraisals.AsNoTracking().ToListAsync(stop))
            .Where(a => a.State is >= AppraisalState.Announced and not AppraisalState.Revoked && (!a.IsOver || a.Year >= year - 1)).OrderByDescending(a => a.Year).ToList();
        return actor.OpensAppointees ? [.. await EachAsync(db, shown, a => a.Appraised, (_, kind) => IsForSitting(kind), stop)] : [];
    }

    /// <summary>The own appraisals of the person who asks; nobody else's line is in them.</summary>
    public async Task<IReadOnlyList<AppraisalSummary>> OwnAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseAppointeeDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var own = await db.Appointees.AsNoTracking().Where(a => a.Person == actor.Person).Select(a => (AppointeeId?)a.Id).SingleOrDefaultAsync(stop);
        var shown = (await db.Appraisals.AsNoTracking().ToListAsync(stop))
            .Where(a => a.State is >= AppraisalState.Announced and not AppraisalState.Revoked && a.Appraised.Any(s => s.Appointee == own)).OrderByDescending(a => a.Year).ToList();
        return await EachAsync(db, shown, a => [.. a.Appraised.Where(s => s.Appointee == own)], (subject, _) => subject is not null, stop);
    }

    /// <summary>A person of an appraisal with papers; a link where <paramref name="opens"/> says so.</summary>
    internal static SubjectView Of(Appraisal appraisal, AppraisalSubject subject, Func<int?, AppraisalPaperKind, bool> opens) => new(
        subject, [.. appraisal.Papers.Where(p => p.Subject == subject.Order).Select(p => LinkOf(p, opens))], appraisal.ResultsOf(subject.Order),
        appraisal.NeedsSecond(subject), appraisal.NeedsMeasure(subject));

    internal static PaperLink LinkOf(AppraisalPaper paper, Func<int?, AppraisalPaperKind, bool> opens) =>
        new(AppraisalWords.Of(paper.Kind), paper.FileName, paper.On, opens(paper.Subject, paper.Kind) ? paper.File : null, paper.IsByOffice);

    internal static bool IsForSitting(AppraisalPaperKind kind) => kind is AppraisalPaperKind.Scheme or AppraisalPaperKind.SurveyReport or AppraisalPaperKind.Statement;

    private static async Task<IReadOnlyList<AppraisalSummary>> EachAsync(
        SupervisionDb db, List<Appraisal> shown, Func<Appraisal, IReadOnlyList<AppraisalSubject>> subjects, Func<int?, AppraisalPaperKind, bool> opens, CancellationToken stop)
    {
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var sittings = await db.Sittings.AsNoTracking().ToDictionaryAsync(s => s.Id, stop);
        return [.. from a in shown
                   let sitting = a.Sitting is { } id ? sittings[id] : null
                   select new AppraisalSummary(
                       a.Id, a.Year, bodies[a.Organ], a.State, sitting?.Name ?? "", sitting?.FirstDay,
                       [.. a.Papers.Where(p => p.Subject is null && opens(null, p.Kind)).Select(p => LinkOf(p, opens))],
                       [.. subjects(a).Select(s => WithoutUnread(Of(a, s, opens)))])];
    }

    // What may not be opened is not named either.
    private static SubjectView WithoutUnread(SubjectView view) => view with { Papers = [.. view.Papers.Where(p => p.File is not null)] };
}
