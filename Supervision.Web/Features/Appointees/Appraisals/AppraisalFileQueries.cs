using Supervision.Domain.Appointees;
using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>A round that was prepared or held for an appraisal.</summary>
public sealed record RoundLine(Guid Id, string Title, int Number, string State, bool IsTaken);

/// <summary>One appraisal as the desk shows it.</summary>
/// <param name="Appraisal">Its facts; what the reader may not see is in none of the lists below.</param>
/// <param name="Organ">Short name of the organ.</param>
/// <param name="Sitting">Name of the sitting; empty before the scheme.</param>
/// <param name="SittingDay">Its first day.</param>
/// <param name="Today">Today.</param>
public sealed record AppraisalFile(Appraisal Appraisal, string Organ, string Sitting, DateOnly? SittingDay, DateOnly Today)
{
    public IReadOnlyList<StageRow> Stages { get; init; } = [];

    public IReadOnlyList<SubjectView> Subjects { get; init; } = [];

    /// <summary>Papers of the whole.</summary>
    public IReadOnlyList<PaperLink> Papers { get; init; } = [];

    public IReadOnlyList<AppraisalRemark> Remarks { get; init; } = [];

    public IReadOnlyList<RoundLine> Rounds { get; init; } = [];

    public IReadOnlyList<DeadlineRow> Deadlines { get; init; } = [];

    public IReadOnlyList<HistoryRow> History { get; init; } = [];

    /// <summary>Who can be in the scheme for the sitting that is chosen, or for today.</summary>
    public IReadOnlyList<AppraisalPerson> Candidates { get; init; } = [];

    public IReadOnlyList<FilterChoice> Sittings { get; init; } = [];

    /// <summary>Last day of the notice.</summary>
    public DateOnly? NoticeBy { get; init; }

    /// <summary>The council's decision on the scheme in words; empty while there is none.</summary>
    public string Decision { get; init; } = "";

    public string Next { get; init; } = "";

    /// <summary>True for the Office and the committee with the duty.</summary>
    public bool MayKeep { get; init; }

    public bool IsPersonnel { get; init; }

    /// <summary>True for the council and the committee with the duty: interviews, remarks, letters.</summary>
    public bool ReadsWhole { get; init; }

    public bool MaySetUpRounds { get; init; }
}

/// <summary>Reads one appraisal for the desk.</summary>
public sealed class AppraisalFileQueries(AppointeeActing acting)
{
    /// <summary>The appraisal; null when there is none.</summary>
    public async Task<AppraisalFile?> FindAsync(AppraisalId id, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadAppointees, a => a.OpensAppointees, stop);
        await using var context = db;
        if (await db.Appraisals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } appraisal)
        {
            return null;
        }

        var (basis, whole) = (await db.LoadBasisAsync(stop), actor.ReadsAppointeeFiles);
        var sittingId = appraisal.Sitting;
        var sitting = sittingId is null ? null : await db.Sittings.AsNoTracking().SingleAsync(s => s.Id == sittingId, stop);
        bool Opens(int? subject, AppraisalPaperKind kind) => whole || AppraisalReader.IsForSitting(kind) || (actor.IsOffice && kind == AppraisalPaperKind.Notice);
        var rounds = await RoundsAsync(db, appraisal, stop);
        var mayKeep = actor.KeepsAppointees && actor.May(Permissions.RegisterAppraisals);
        var view = new AppraisalFile(appraisal, await db.BodyAsync(appraisal.Organ, stop), sitting?.Name ?? "", sitting?.FirstDay, basis.Today)
        {
            Stages = AppraisalWords.StagesOf(appraisal),
            Subjects = [.. appraisal.Subjects.Select(s => AppraisalReader.Of(appraisal, s, Opens))],
            Papers = [.. appraisal.Papers.Where(p => p.Subject is null && Opens(null, p.Kind)).Select(p => AppraisalReader.LinkOf(p, Opens))],
            Remarks = whole ? appraisal.Remarks : [],
            Rounds = rounds,
            Deadlines = await db.DeadlineRowsAsync(appraisal.Matter, basis, stop),
            History = whole ? await db.HistoryRowsAsync(appraisal.Matter, stop) : [],
            NoticeBy = sitting is null ? null : AppraisalDuties.NoticeDeadline(
                sitting.FirstDay, appraisal.ReachedOn(AppraisalState.SchemeApproved) ?? basis.Today, basis.Rules, basis.Calculator).Day,
            Decision = await DecisionAsync(db, appraisal, stop),
            Next = sitting?.State == SittingState.Cancelled && appraisal.State < AppraisalState.Heard ? "会议已经取消，请另选述职的会议。" : AppraisalWords.Next(appraisal, rounds.Count > 0),
            MayKeep = mayKeep,
            IsPersonnel = actor.IsPersonnel && actor.May(Permissions.RegisterAppraisals),
            ReadsWhole = whole,
            MaySetUpRounds = mayKeep && actor.May(Permissions.SetUpRatings),
        };
        return mayKeep ? await WithChoicesAsync(db, view, sitting?.FirstDay ?? basis.Today, basis, stop) : view;
    }

    private static async Task<AppraisalFile> WithChoicesAsync(SupervisionDb db, AppraisalFile view, DateOnly day, LoadedBasis basis, CancellationToken stop)
    {
        var months = basis.Rules.InForce(AppointeeRules.AppraisalMinMonths, basis.Today).Count;
        var today = basis.Today;
        var sittings = await db.Sittings.AsNoTracking().Where(s => s.CancelReason == null && s.FirstDay >= today).OrderBy(s => s.FirstDay).ToListAsync(stop);
        return view with
        {
            Candidates = await db.CandidatesAsync(view.Appraisal.Organ, day, months, stop),
            Sittings = [.. sittings.Select(s => FilterChoice.Of(s.Id.Value, $"{s.Name}（{s.FirstDay.InYear(today)}）"))],
        };
    }

    private static async Task<IReadOnlyList<RoundLine>> RoundsAsync(SupervisionDb db, Appraisal appraisal, CancellationToken stop) =>
        [.. (await AppraisalRounds.OfAsync(db, appraisal, stop)).Where(r => r.State != RoundState.Cancelled)
            .Select(r => new RoundLine(r.Id.Value, r.Title, r.Number, r.StateWords, appraisal.Results.Any(t => t.Round == r.Id)))];

    private static async Task<string> DecisionAsync(SupervisionDb db, Appraisal appraisal, CancellationToken stop) =>
        await db.DecisionOnAsync(appraisal.Matter, CouncilPurpose.AppraisalScheme, stop) is { } facts
            ? $"{facts.MeetingName}{(facts.IsApproval ? "批准" : facts.IsConfirmed ? "没有批准" : "已决定，待确认")}（{facts.Day.Full()}）" : "";
}
