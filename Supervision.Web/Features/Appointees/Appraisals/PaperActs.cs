using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>A survey report or raw notes of the survey come in (登记调研); the notes are for the council and the committee alone.</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class AddSurveyPaper(AppraisalActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(AppraisalId id, bool isInterview, AppointeePaper paper, CancellationToken stop) => acting.PersonnelAsync(id, async act =>
    {
        var kind = isInterview ? AppraisalPaperKind.Interview : AppraisalPaperKind.SurveyReport;
        if (await files.TakeAsync(act, kind, null, paper) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Tell($"登记{AppraisalWords.Of(kind)}（{act.Appraisal.Paper(kind)!.FileName}）");
        return [];
    }, stop);
}

/// <summary>A person's own paper comes in (报送述职报告、整改方案、整改报告): by the person, or entered from paper.</summary>
[Demands(Permissions.HandInOwnPapers)]
public sealed class HandInAppraisalPaper(AppraisalActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(AppraisalId id, int subject, AppraisalPaperKind kind, AppointeePaper paper, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInOwnPapers, a => MayHandInAsync(a, subject), id, async act =>
        {
            if (kind is not (AppraisalPaperKind.Statement or AppraisalPaperKind.Plan or AppraisalPaperKind.Report))
            {
                return [new(AppointeeRules.Appraisals, "这种材料不由本人报送。")];
            }

            if (await files.TakeAsync(act, kind, subject, paper) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            var kept = act.Appraisal.Paper(kind, subject)!;
            act.Tell($"{(kept.IsByOffice ? "代交，原件纸质：" : "")}{act.Appraisal.Find(subject)!.Name}报送{AppraisalWords.Of(kind)}（{kept.FileName}）");
            return [];
        }, stop);

    private static async Task<bool> MayHandInAsync(AppraisalAct act, int subject) =>
        act.Actor.KeepsAppointees || await AppraisalGate.IsSubjectAsync(act.Db, act.Actor, act.Appraisal, subject, act.Stop);
}

/// <summary>How papers of an appraisal are kept.</summary>
internal static class AppraisalPapers
{
    /// <summary>Purpose of a file; of a person's paper it ends with the place: statement-2.</summary>
    public static string PurposeOf(AppraisalPaperKind kind, int? subject) =>
        kind.ToString().ToLowerInvariant() + (subject is { } order ? $"-{order.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "");

    /// <summary>Judges, keeps, and takes a paper; answers what stands in the way.</summary>
    public static async Task<IReadOnlyList<Obstacle>> TakeAsync(this FileStore files, AppraisalAct act, AppraisalPaperKind kind, int? subject, AppointeePaper paper)
    {
        if (act.Appraisal.ObstaclesToTake(kind, subject, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        // Judged before it is kept: what is refused leaves no bytes behind.
        var (type, _) = FileKind.Judge(paper.Content, paper.Name);
        if (type is not null && type.Name is not ("docx" or "pdf" or "jpg" or "png"))
        {
            return [new(AppointeeRules.Appraisals, FileKind.NoText(type), "File")];
        }

        var kept = await files.KeepAsync(act.Db, new(paper.Name, paper.Content, PurposeOf(kind, subject)), act.Appraisal.Matter, act.Stop);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        var byOffice = subject is { } order && !await AppraisalGate.IsSubjectAsync(act.Db, act.Actor, act.Appraisal, order, act.Stop);
        act.Appraisal.Take(new PaperEntry(kind, subject, act.Today, kept.Value!.Id, kept.Value.Name, byOffice));
        return [];
    }
}

/// <summary>Who may read the papers of an appraisal (D-1.5, D-9.10): the council and the committee with the duty all of them; members and the
/// Office what goes to the sitting; the person the own ones, never interviews or what others wrote; the organ and the nominator, after the result, the
/// notices to them (D-9.9).</summary>
internal sealed class AppraisalGate : IMatterGate
{
    public MatterKind Kind => MatterKind.Appraisal;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var wanted = new AppraisalId(id);
        return await db.Appraisals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == wanted, stop) is { } appraisal
            && ((actor.May(Permissions.ReadAppointees) && actor.OpensAppointees) || await IsToldAsync(db, actor, appraisal, stop) || (await SubjectOfAsync(db, actor, appraisal, stop)) is not null);
    }

    public async Task<bool> MayReadFileAsync(SupervisionDb db, Actor actor, Guid id, string purpose, CancellationToken stop)
    {
        var wanted = new AppraisalId(id);
        // The Office prints the notice for the nominator; the committee and the council read everything.
        if (actor.ReadsAppointeeFiles || (actor.OpensAppointees && GoesToSitting(purpose)) || (actor.IsOffice && IsNotice(purpose)))
        {
            return true;
        }

        var appraisal = await db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == wanted, stop);
        if (IsNotice(purpose) && await IsToldAsync(db, actor, appraisal, stop))
        {
            return true;
        }

        return await SubjectOfAsync(db, actor, appraisal, stop) is { } own && !IsNotice(purpose)
            && purpose.EndsWith($"-{own.Order.ToString(System.Globalization.CultureInfo.InvariantCulture)}", StringComparison.Ordinal);
    }

    /// <summary>The place of the person who acts in this appraisal; null for everybody else.</summary>
    public static async Task<AppraisalSubject?> SubjectOfAsync(SupervisionDb db, Actor actor, Appraisal appraisal, CancellationToken stop)
    {
        if (actor.Person is not { } person || !actor.Has(Role.Appointee))
        {
            return null;
        }

        var own = await db.Appointees.AsNoTracking().Where(a => a.Person == person).Select(a => (AppointeeId?)a.Id).SingleOrDefaultAsync(stop);
        return appraisal.Subjects.FirstOrDefault(s => s.Appointee == own);
    }

    public static async Task<bool> IsSubjectAsync(SupervisionDb db, Actor actor, Appraisal appraisal, int subject, CancellationToken stop) =>
        (await SubjectOfAsync(db, actor, appraisal, stop))?.Order == subject;

    /// <summary>True for the liaison of the organ, and of the body that put its heads forward (D-9.9).</summary>
    public static async Task<bool> IsToldAsync(SupervisionDb db, Actor actor, Appraisal appraisal, CancellationToken stop) =>
        actor.Bodies.Count > 0 && (actor.ActsFor(appraisal.Organ) || (await db.NominatorOfAsync(appraisal.Organ, stop) is { } nominator && actor.ActsFor(nominator)));

    private static bool IsNotice(string purpose) => purpose.StartsWith("notice-", StringComparison.Ordinal);

    private static bool GoesToSitting(string purpose) =>
        purpose is "scheme" or "surveyreport" || purpose.StartsWith("statement-", StringComparison.Ordinal);
}
