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
    AppraisalId Id, int Year, string Organ, AppraisalState State, string Sitting, DateOnly? SittingDay, IReadOnlyList<PaperLink> Papers, IReadOnlyList<SubjectView> Subjects)
{
    /// <summary>Why the council took it back; empty otherwise.</summary>
    public string Revoked { get; init; } = "";
}

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
            .Where(a => WasAnnounced(a) && (!a.IsOver || a.Year >= year - 1)).OrderByDescending(a => a.Year).ToList();
        return actor.OpensAppointees ? [.. await EachAsync(db, shown, a => a.Appraised, (_, kind) => IsForSitting(kind), stop)] : [];
    }

    /// <summary>The own appraisals of the person who asks; nobody else's line is in them.</summary>
    public async Task<IReadOnlyList<AppraisalSummary>> OwnAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseAppointeeDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var own = await db.Appointees.AsNoTracking().Where(a => a.Person == actor.Person).Select(a => (AppointeeId?)a.Id).SingleOrDefaultAsync(stop);
        var shown = (await db.Appraisals.AsNoTracking().ToListAsync(stop))
            .Where(a => WasAnnounced(a) && a.Appraised.Any(s => s.Appointee == own)).OrderByDescending(a => a.Year).ToList();
        return await EachAsync(db, shown, a => [.. a.Appraised.Where(s => s.Appointee == own)], (subject, kind) => subject is not null && kind != AppraisalPaperKind.Notice, stop);
    }

    /// <summary>Appraisals of the bodies that the person acts for, from the first notice on: announced results and the notices to the organ (D-9.9).</summary>
    public async Task<IReadOnlyList<AppraisalSummary>> OfBodiesAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseUnitDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        bool WasTold(Appraisal a, AppraisalSubject s) => a.Paper(AppraisalPaperKind.Notice, s.Order) is not null;
        List<Appraisal> shown = [];
        foreach (var appraisal in (await db.Appraisals.AsNoTracking().ToListAsync(stop)).Where(a => a.Subjects.Any(s => WasTold(a, s))).OrderByDescending(a => a.Year))
        {
            if (await AppraisalGate.IsToldAsync(db, actor, appraisal, stop))
            {
                shown.Add(appraisal);
            }
        }

        return await EachAsync(db, shown, a => [.. a.Appraised.Where(s => WasTold(a, s))], (_, kind) => kind == AppraisalPaperKind.Notice, stop);
    }

    // One that was revoked stays readable with what came in for it.
    private static bool WasAnnounced(Appraisal appraisal) => appraisal.ReachedOn(AppraisalState.Announced) is not null;

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
        var revoked = shown.Where(a => a.State == AppraisalState.Revoked).Select(a => a.Choice).ToList();
        var reasons = await db.AppraisalChoices.AsNoTracking().Where(c => revoked.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.RevokeReason, stop);
        return [.. from a in shown
                   let sitting = a.Sitting is { } id ? sittings[id] : null
                   select new AppraisalSummary(
                       a.Id, a.Year, bodies[a.Organ], a.State, sitting?.Name ?? "", sitting?.FirstDay,
                       [.. a.Papers.Where(p => p.Subject is null && opens(null, p.Kind)).Select(p => LinkOf(p, opens))],
                       [.. subjects(a).Select(s => WithoutUnread(Of(a, s, opens)))])
                   {
                       Revoked = reasons.GetValueOrDefault(a.Choice, ""),
                   }];
    }

    // What may not be opened is not named either.
    private static SubjectView WithoutUnread(SubjectView view) => view with { Papers = [.. view.Papers.Where(p => p.File is not null)] };
}
