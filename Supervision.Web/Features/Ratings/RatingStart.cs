using Supervision.Domain.Appointees;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Opinions;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>What a new round begins with when it is about a report, an opinion's handling or an appraisal.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Template">Name of the template.</param>
/// <param name="Subjects">What is rated: the report, or the handling of each organ that reports.</param>
/// <param name="Sitting">The sitting it belongs to, when known.</param>
public sealed record RoundBeginning(string Title, string Template, IReadOnlyList<RatingSubject> Subjects, SittingId? Sitting)
{
    /// <summary>The subjects as lines of the form: name，post.</summary>
    public string Lines => string.Join('\n', Subjects.Select(LineOf));

    /// <summary>The subject that a line still is, word for word; a reworded line keeps the matter and body of the only one.</summary>
    public RatingSubject? Find(string name, string post) =>
        Subjects.FirstOrDefault(s => s.Name == name && s.Post == post) ?? (Subjects.Count == 1 ? Subjects[0] : null);

    private static string LineOf(RatingSubject subject) => subject.Post.Length > 0 ? $"{subject.Name}，{subject.Post}" : subject.Name;
}

/// <summary>Reads what a round about a matter begins with.</summary>
public sealed class RatingStart(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<RoundBeginning?> FindAsync(Guid? report, Guid? opinion, Guid? appraisal, int? keyWorks, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.SetUpRatings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return report is { } r ? await OfReportAsync(db, new(r), stop) : opinion is { } o ? await OfOpinionAsync(db, new(o), stop)
            : appraisal is { } a ? await OfAppraisalAsync(db, new(a), stop) : keyWorks is { } year ? await OfKeyWorksAsync(db, year, stop) : null;
    }

    private static async Task<RoundBeginning?> OfReportAsync(SupervisionDb db, SpecialReportId id, CancellationToken stop)
    {
        var report = await db.SpecialReports.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, stop);
        return report is null ? null : new(
            $"{report.Title}满意度测评", "专项工作报告满意度测评",
            [new(0, report.Title, await BodyAsync(db, report.Unit, stop), report.Matter) { Body = report.Unit }], report.Sitting);
    }

    private static async Task<RoundBeginning?> OfOpinionAsync(SupervisionDb db, ReviewOpinionId id, CancellationToken stop)
    {
        if (await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, stop) is not { } opinion)
        {
            return null;
        }

        List<RatingSubject> subjects = [];
        foreach (var organ in opinion.Organs)
        {
            subjects.Add(new(subjects.Count, $"{opinion.Title}研究处理情况", await BodyAsync(db, organ, stop), opinion.Matter) { Body = organ });
        }

        return new($"{opinion.Title}研究处理情况满意度测评", "审议意见研究处理情况满意度测评", subjects, await SittingAsync(db, opinion.Matter, stop));
    }

    // The sitting on whose agenda the council put the report.
    private static async Task<SittingId?> SittingAsync(SupervisionDb db, MatterRef matter, CancellationToken stop) =>
        (await db.Sittings.AsNoTracking().Where(s => s.State != SittingState.Closed && s.State != SittingState.Minuted && s.State != SittingState.Cancelled).ToListAsync(stop))
        .Where(s => s.Matters.Contains(matter)).OrderBy(s => s.FirstDay).Select(s => (SittingId?)s.Id).FirstOrDefault();

    // The first time everybody who is appraised; later only those with the lowest grade (D-9.9).
    private static async Task<RoundBeginning?> OfAppraisalAsync(SupervisionDb db, AppraisalId id, CancellationToken stop)
    {
        if (await db.Appraisals.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, stop) is not { } appraisal)
        {
            return null;
        }

        var isFirst = appraisal.Results.Count == 0;
        var people = appraisal.Appraised.Where(s => isFirst || appraisal.NeedsSecond(s));
        return new(
            $"{await BodyAsync(db, appraisal.Organ, stop)}任命人员履职情况满意度{(isFirst ? "" : "二次")}测评", "任命人员履职情况满意度测评", [.. people.Select((p, i) => new RatingSubject(i, p.Name, p.Post, appraisal.Matter))],
            isFirst ? appraisal.Sitting : null);
    }

    // All works of a year in one round (D-7.9); who handed nothing in is voted on all the same (D-7.10). Later only those with the lowest grade.
    private static async Task<RoundBeginning?> OfKeyWorksAsync(SupervisionDb db, int year, CancellationToken stop)
    {
        KeyWorkState[] ready = [KeyWorkState.EndAsked, KeyWorkState.EndSubmitted, KeyWorkState.EndReviewed];
        var all = await db.KeyWorks.AsNoTracking().Where(w => w.Year == year).OrderBy(w => w.Number).ToListAsync(stop);
        var first = all.FindAll(w => ready.Contains(w.State));
        var works = first.Count > 0 ? first : all.FindAll(w => w.NeedsSecondVote);
        if (works.Count == 0)
        {
            return null;
        }

        List<RatingSubject> subjects = [];
        foreach (var work in works)
        {
            subjects.Add(new(subjects.Count, work.Title, $"{await BodyAsync(db, work.Owner, stop)}{(work.IsResultMissing ? "（未报送）" : "")}", work.Matter) { Body = work.Owner });
        }

        return new($"{year}年重点工作满意度{(first.Count > 0 ? "" : "二次")}测评", "三问一评满意度测评", subjects, null);
    }

    private static async Task<string> BodyAsync(SupervisionDb db, SupervisedBodyId? body, CancellationToken stop) =>
        await db.SupervisedBodies.Where(b => b.Id == body).Select(b => b.Name).SingleOrDefaultAsync(stop) ?? "";
}
