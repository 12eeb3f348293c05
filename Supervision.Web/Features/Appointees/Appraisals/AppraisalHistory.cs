using Supervision.Domain.Appointees;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>One thing that happened to a person in an appraisal.</summary>
/// <param name="Year">Year of the appraisal.</param>
/// <param name="On">The day.</param>
/// <param name="Words">发出反馈意见，要求整改.</param>
internal sealed record AppraisalEvent(int Year, DateOnly On, string Words);

/// <summary>The appraisals in the history of a personal file (D-9.10): from the choice of the organ to letter, rectification and what the
/// council chose. Votes are totals; interviews and what others said are not in it, whoever reads.</summary>
internal static class AppraisalHistory
{
    /// <summary>Everything that concerns this person, the oldest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="file">Whose file.</param>
    /// <param name="isForPerson">True for the person: only what was announced, and not what was sent to others.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<IReadOnlyList<AppraisalEvent>> OfAsync(SupervisionDb db, AppointeeId file, bool isForPerson, CancellationToken stop)
    {
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var appraisals = (await db.Appraisals.AsNoTracking().ToListAsync(stop)).OrderBy(a => a.Year).ThenBy(a => a.ReachedOn(AppraisalState.Decided)).ToList();
        return [.. (from a in appraisals
                    from s in a.Subjects
                    where s.Appointee == file && !(isForPerson && (s.IsStruck || a.ReachedOn(AppraisalState.Announced) is null))
                    from e in Of(a, s, bodies[a.Organ], isForPerson)
                    select new AppraisalEvent(a.Year, e.On, e.Words)).OrderBy(e => e.On)];
    }

    private static IEnumerable<(DateOnly On, string Words)> Of(Appraisal appraisal, AppraisalSubject subject, string organ, bool isForPerson) =>
    [
        .. Steps(appraisal, subject, organ),
        .. appraisal.Papers.Where(p => p.Subject == subject.Order && !(isForPerson && p.Kind == AppraisalPaperKind.Notice)).Select(p => (p.On, Of(p, subject))),
        .. subject.HeardOn is { } heard ? [(heard, subject.IsWritten ? $"书面述职（{subject.WrittenLeave}）" : "在会议上述职")] : Array.Empty<(DateOnly, string)>(),
        .. appraisal.ResultsOf(subject.Order).Select((r, i) => (r.AnnouncedOn, $"{(i == 0 ? "" : "第二次")}测评结果公布：{r.Grade}（{r.Votes}）")),
        .. subject is { Measure: { } measure, MeasureOn: { } chosen } ? [(chosen, $"主任会议决定：{AppraisalWords.Of(measure)}")] : Array.Empty<(DateOnly, string)>(),
    ];

    private static IEnumerable<(DateOnly On, string Words)> Steps(Appraisal appraisal, AppraisalSubject subject, string organ)
    {
        foreach (var step in appraisal.Steps)
        {
            var words = step.State switch
            {
                AppraisalState.Decided => $"主任会议确定对{organ}的任命人员测评",
                AppraisalState.SchemeApproved => subject.IsStruck ? $"不列为测评对象：{subject.StruckReason}" : "方案批准，列为测评对象",
                AppraisalState.Announced => "公告",
                AppraisalState.Closed => "办结",
                AppraisalState.Revoked => "主任会议撤销",
                _ => "",
            };
            if (words.Length > 0)
            {
                yield return (step.Day, words);
            }
        }
    }

    private static string Of(AppraisalPaper paper, AppraisalSubject subject) => paper.Kind switch
    {
        AppraisalPaperKind.Feedback => subject.MustRectify ? "发出反馈意见，要求整改" : "发出反馈意见",
        AppraisalPaperKind.Notice => "向机关和提请单位发出结果通报",
        _ => $"收到{AppraisalWords.Of(paper.Kind)}{(paper.IsByOffice ? "（代录）" : "")}",
    };
}
