using Supervision.Domain.Appointees;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>What a new round begins with when it is about a report, an opinion's handling or an appraisal.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Template">Name of the template.</param>
/// <param name="Subject">The subjects, one a line.</param>
/// <param name="Sitting">The sitting it belongs to, when known.</param>
/// <param name="Matter">The matter.</param>
public sealed record RoundBeginning(string Title, string Template, string Subject, SittingId? Sitting, MatterRef Matter);

/// <summary>Reads what a round about a matter begins with.</summary>
public sealed class RatingStart(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<RoundBeginning?> FindAsync(Guid? report, Guid? opinion, Guid? appraisal, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.SetUpRatings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return report is { } r ? await OfReportAsync(db, new(r), stop) : opinion is { } o ? await OfOpinionAsync(db, new(o), stop)
            : appraisal is { } a ? await OfAppraisalAsync(db, new(a), stop) : null;
    }

    private static async Task<RoundBeginning?> OfReportAsync(SupervisionDb db, SpecialReportId id, CancellationToken stop)
    {
        var report = await db.SpecialReports.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, stop);
        return report is null ? null : new(
            $"{report.Title}满意度测评", "专项工作报告满意度测评", $"{report.Title}，{await BodyAsync(db, report.Unit, stop)}", report.Sitting, report.Matter);
    }

    private static async Task<RoundBeginning?> OfOpinionAsync(SupervisionDb db, ReviewOpinionId id, CancellationToken stop)
    {
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, stop);
        return opinion is null ? null : new(
            $"{opinion.Title}研究处理情况满意度测评", "审议意见研究处理情况满意度测评", $"{opinion.Title}，研究处理情况", null, opinion.Matter);
    }

    // The first time everybody who is appraised; later only those with the lowest grade (D-9.9).
    private static async Task<RoundBeginning?> OfAppraisalAsync(SupervisionDb db, AppraisalId id, CancellationToken stop)
    {
        if (await db.Appraisals.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, stop) is not { } appraisal)
        {
            return null;
        }

        var isFirst = appraisal.Results.Count == 0;
        var people = appraisal.Appraised.Where(s => isFirst || appraisal.NeedsSecond(s)).Select(s => $"{s.Name}，{s.Post}");
        return new(
            $"{await BodyAsync(db, appraisal.Organ, stop)}任命人员履职情况满意度{(isFirst ? "" : "二次")}测评", "任命人员履职情况满意度测评", string.Join('\n', people),
            isFirst ? appraisal.Sitting : null, appraisal.Matter);
    }

    private static async Task<string> BodyAsync(SupervisionDb db, SupervisedBodyId? body, CancellationToken stop) =>
        await db.SupervisedBodies.Where(b => b.Id == body).Select(b => b.Name).SingleOrDefaultAsync(stop) ?? "";
}
