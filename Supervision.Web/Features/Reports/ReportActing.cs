using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports;

/// <summary>A report in the hands of somebody who acts on it.</summary>
/// <param name="Db">The context of the act.</param>
/// <param name="Report">The report, tracked.</param>
/// <param name="Sitting">Its sitting, tracked; null while none is set.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Basis">Rules, calendar and today.</param>
/// <param name="Stop">Cancels.</param>
public sealed record ReportWork(
    SupervisionDb Db, SpecialReport Report, Sitting? Sitting, Actor Actor, LoadedBasis Basis, CancellationToken Stop)
{
    public DateOnly Today => Basis.Today;

    /// <summary>Who acts and when, as the report keeps it.</summary>
    public ReportAct Act => new(Actor.Person, Actor.Name, Db.Clock.GetUtcNow());

    /// <summary>The statutory clock of its sitting.</summary>
    /// <exception cref="InvalidOperationException">No sitting is set; the guards refuse before.</exception>
    public ReportClock Clock => Sitting is { } sitting
        ? ReportClock.Of(sitting.ForHearing(), Basis.Rules, Basis.Calculator)
        : throw new InvalidOperationException("The report has no sitting.");

    /// <summary>Other matters whose deadlines hang on this act, such as the audit report a rectification follows.</summary>
    public List<MatterRef> AlsoReplan { get; } = Report.Origin is { } origin ? [new(MatterKind.Report, origin.Value)] : [];

    /// <summary>The day from which on a text counts as late: today when the periods only warn, or when the day passed because
    /// the sitting came earlier (D-3.10, D-3.11).</summary>
    public async Task<DateOnly> LegalDayAsync(string kind, DateOnly day)
    {
        var id = Report.Id.Value;
        var known = await Db.Obligations.AsNoTracking()
            .FirstOrDefaultAsync(o => o.MatterKind == MatterKind.Report && o.MatterId == id && o.Kind == kind, Stop);
        return known?.PassedWords(Today) is not null && day < Today ? Today : day;
    }

    /// <summary>A sentence of the dossier's history.</summary>
    public void Tell(string sentence) => Db.Tell(Report.Matter, sentence);
}

/// <summary>What every act on a report has in common: the right, the row, the history, the deadlines, one transaction.</summary>
public sealed class ReportActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private static readonly Obstacle Unknown = new(ReportRules.Order, "没有找到这件报告，请回到列表。");

    private static readonly Obstacle SomebodyElse =
        new(ReportRules.VersionsKept, "他人刚刚修改了这件报告。您填写的内容还在，请核对后再点一次。", "Conflict");

    /// <summary>Runs an act. It answers what stands in the way, or changes the report and answers nothing.</summary>
    /// <param name="permission">What the act demands.</param>
    /// <param name="id">The report.</param>
    /// <param name="own">The narrower “own” right; refused as if the permission were missing.</param>
    /// <param name="act">The act.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(
        string permission, SpecialReportId id, Func<Actor, SpecialReport, bool> own,
        Func<ReportWork, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.SpecialReports.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } report)
        {
            return Outcome.Refused(Unknown);
        }

        if (!actor.IsSystem && !own(actor, report))
        {
            throw new AccessDeniedException($"Refused: {permission} on a report of others.");
        }

        var sitting = report.Sitting is { } s ? await db.Sittings.SingleOrDefaultAsync(x => x.Id == s, stop) : null;
        return await SaveAsync(new(db, report, sitting, actor, await db.LoadBasisAsync(stop), stop), act);
    }

    /// <summary>The same for an act that anybody with the permission may do and that needs no other rows.</summary>
    public Task<Outcome> RunAsync(string permission, SpecialReportId id, Func<ReportWork, IReadOnlyList<Obstacle>> act, CancellationToken stop) =>
        RunAsync(permission, id, (_, _) => true, w => Task.FromResult(act(w)), stop);

    private async Task<Outcome> SaveAsync(ReportWork work, Func<ReportWork, Task<IReadOnlyList<Obstacle>>> act)
    {
        if (await act(work) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        try
        {
            await deadlines.SaveAsync(work.Db, [work.Report.Matter, .. work.AlsoReplan], work.Stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(SomebodyElse);
        }
    }
}

/// <summary>Small reads of this feature's acts.</summary>
internal static class ReportReading
{
    /// <summary>What a report needs to know of a sitting.</summary>
    public static HearingSitting ForHearing(this Sitting sitting) => new(
        sitting.Id, sitting.Name, sitting.FirstDay, sitting.LastDay, sitting.DateFixedOn, sitting.IsUrgent,
        sitting.State is SittingState.Called or SittingState.Noticed, !sitting.IsAhead && sitting.State != SittingState.Cancelled);

    /// <summary>The members in office on a day, as recipients.</summary>
    public static async Task<IReadOnlyList<ReportRecipient>> RecipientsAsync(this SupervisionDb db, DateOnly day, CancellationToken stop) =>
        [.. (await db.MembersOnAsync(day, stop)).Select(m => new ReportRecipient(m.Member, m.Name))];

    /// <summary>The newest decision of the council on a report for one purpose.</summary>
    public static async Task<CouncilConsent?> ConsentAsync(this SupervisionDb db, SpecialReport report, string purpose, CancellationToken stop) =>
        await db.DecisionOnAsync(report.Matter, purpose, stop) is { } facts ? new(facts.Decision, facts.MeetingName, facts.IsApproval) : null;

    /// <summary>The code under which a wish is put to the council.</summary>
    public static string PurposeOf(ReportWish wish) => wish switch
    {
        ReportWish.Postpone or ReportWish.Withdraw => CouncilPurpose.ReportChange,
        ReportWish.Raise => CouncilPurpose.ReportRaise,
        ReportWish.Examine => CouncilPurpose.ReportExamination,
        _ => CouncilPurpose.NoOpinion,
    };

    /// <summary>The serial of the next dossier of a year.</summary>
    public static async Task<int> NextSerialAsync(this SupervisionDb db, int year, CancellationToken stop) =>
        1 + (await db.SpecialReports.Where(r => r.Year == year).MaxAsync(r => (int?)r.Serial, stop) ?? 0);

    public static string BodyName(this SupervisionDb db, SupervisedBodyId? id) =>
        id is null ? "报告机关" : db.SupervisedBodies.Where(b => b.Id == id).Select(b => b.ShortName).Single();
}
