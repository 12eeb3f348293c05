using Supervision.Domain.Appointees;
using Supervision.Domain.Inspections;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Opinions;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Domain.Surveys;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Exports;

/// <summary>What came of the lines of a plan, whatever they became: opinion or state, and the announced ratings (D-3.15, D-15.9).</summary>
internal sealed class YearlyResults
{
    private readonly Dictionary<Guid, (string Meeting, string Words)> works = [];
    private readonly Dictionary<Guid, List<Guid>> opinions = [];
    private readonly List<(DateTimeOffset At, RatingRound Round)> rounds = [];
    private readonly Dictionary<SittingId, string> meetings;

    private YearlyResults(IEnumerable<Sitting> sittings) => meetings = sittings.ToDictionary(s => s.Id, s => "常委会" + s.Name);

    public static async Task<YearlyResults> LoadAsync(SupervisionDb db, IReadOnlyList<PlanItem> items, IReadOnlyList<Sitting> sittings, CancellationToken stop)
    {
        var results = new YearlyResults(sittings);
        var started = items.Where(i => i.Work is not null).ToLookup(i => i.WorkKind!.Value, i => i.WorkId!.Value);
        await results.AddReportsAsync(db, [.. started[MatterKind.Report].Select(w => new SpecialReportId(w))], stop);
        await results.AddInspectionsAsync(db, [.. started[MatterKind.Inspection].Select(w => new LawInspectionId(w))], stop);
        await results.AddOthersAsync(db, started, stop);

        // Announced ratings only; a group of other voters is part of the members' round (D-10.29).
        var announced = await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Announced && !r.IsRehearsal).ToListAsync(stop);
        results.rounds.AddRange(announced.Where(r => !r.IsGroup && r.AnnouncedAt is not null).Select(r => (r.AnnouncedAt!.Value, r)).OrderBy(r => r.Value));
        return results;
    }

    /// <summary>Where the line was heard or put to the vote, and what came of it.</summary>
    public (string Meeting, string Words) Of(PlanItem item)
    {
        var (meeting, words) = item.WorkId is { } work && works.TryGetValue(work, out var found) ? found : ("", "");
        var rated = RatedIn(item);
        return (
            meeting.Length > 0 || rated.Count == 0 ? meeting : meetings.GetValueOrDefault(rated[^1].Round.Sitting, ""),
            string.Join('；', new[] { ByHand(item) ?? words }.Concat(rated.Select(r => r.Words)).Where(w => w.Length > 0)));
    }

    // What people settled themselves is told in their words.
    private static string? ByHand(PlanItem item) =>
        item.DoneOn is not null ? item.DoneNote
        : item.EndedOn is not null ? $"终止：{item.EndReason}"
        : item.MovedToYear is { } year ? $"转入{year}年计划"
        : null;

    // Of two votes on the same thing the later counts (D-16.29); a matter with several subjects has one line for each.
    private List<(RatingRound Round, string Words)> RatedIn(PlanItem item)
    {
        if (item.WorkId is not { } work)
        {
            return [];
        }

        HashSet<Guid> matters = [work, .. opinions.GetValueOrDefault(work, [])];
        var counted = from r in rounds
                      from count in r.Round.Results
                      let subject = r.Round.Subjects[count.Subject]
                      where subject.Matter is { } matter && matters.Contains(matter.Id)
                      group (r.Round, count, subject) by (subject.Matter!.Value.Id, r.Round.Content.Kind, subject.Name) into same
                      select same.Last();
        var last = counted.ToList();
        return last.ConvertAll(c => (c.Round, $"{Label(c.Round)}：{(last.Count(o => o.Round == c.Round) > 1 ? c.subject.Name : "")}{RatingReading.Words(c.Round, c.count)}"));
    }

    private static string Label(RatingRound round) => round.Content.Kind switch
    {
        RatingKind.OpinionHandling => "审议意见研究处理情况测评",
        RatingKind.KeyWork => "三问一评测评",
        RatingKind.InquiryRating => "专题询问测评",
        _ => "满意度测评",
    };

    private async Task AddReportsAsync(SupervisionDb db, List<SpecialReportId> ids, CancellationToken stop)
    {
        foreach (var report in await db.PathsAsync(db.SpecialReports.Where(r => ids.Contains(r.Id)), stop))
        {
            works[report.Id.Value] = (report.Sitting is { } sitting ? meetings.GetValueOrDefault(sitting, "") : report.MeetingName, WordsOf(report));
        }

        foreach (var opinion in await db.ReviewOpinions.Where(o => o.Report != null && ids.Contains(o.Report.Value)).Select(o => new { o.Id, o.Report }).ToListAsync(stop))
        {
            Keep(opinion.Report!.Value.Value, opinion.Id);
        }
    }

    // What the council or a committee hears ends with its own remarks; only the Committee gives an opinion. What was not heard has none.
    private static string WordsOf(ReportPath report) => report.Tier == ReportTier.Committee && report.ReachedOn(ReportState.Heard) is not null
        ? ResultWords.Of(report.Opinion)
        : ReportWords.Of(report.State);

    private async Task AddInspectionsAsync(SupervisionDb db, List<LawInspectionId> ids, CancellationToken stop)
    {
        var found = await db.LawInspections.Where(i => ids.Contains(i.Id))
            .Select(i => new { i.Id, i.Sitting, i.State, IsHeard = i.Steps.Any(s => s.State == InspectionState.Heard) }).ToListAsync(stop);
        var paths = (await db.PathsAsync(db.ReviewOpinions.Where(o => o.Inspection != null && ids.Contains(o.Inspection.Value)), stop)).ToLookup(o => o.Inspection!.Value);
        foreach (var inspection in found)
        {
            works[inspection.Id.Value] = (
                inspection.Sitting is { } sitting && inspection.IsHeard ? meetings.GetValueOrDefault(sitting, "") : "",
                inspection.IsHeard ? ResultWords.Of(paths[inspection.Id].LastOrDefault()) : inspection.State.Word());
        }

        foreach (var opinion in await db.ReviewOpinions.Where(o => o.Inspection != null && ids.Contains(o.Inspection.Value)).Select(o => new { o.Id, o.Inspection }).ToListAsync(stop))
        {
            Keep(opinion.Inspection!.Value.Value, opinion.Id);
        }
    }

    private async Task AddOthersAsync(SupervisionDb db, ILookup<MatterKind, Guid> found, CancellationToken stop)
    {
        var surveys = found[MatterKind.Survey].Select(w => new ResearchSurveyId(w)).ToList();
        foreach (var survey in await db.ResearchSurveys.Where(s => surveys.Contains(s.Id)).Select(s => new { s.Id, s.State }).ToListAsync(stop))
        {
            works[survey.Id.Value] = ("", survey.State.Word());
        }

        var keyWorks = found[MatterKind.KeyWork].Select(w => new KeyWorkId(w)).ToList();
        foreach (var work in await db.KeyWorks.Where(w => keyWorks.Contains(w.Id)).Select(w => new { w.Id, w.State }).ToListAsync(stop))
        {
            works[work.Id.Value] = ("", work.State.Words());
        }

        var appraisals = found[MatterKind.Appraisal].Select(w => new AppraisalId(w)).ToList();
        foreach (var appraisal in await db.Appraisals.AsNoTracking().Where(a => appraisals.Contains(a.Id)).ToListAsync(stop))
        {
            works[appraisal.Id.Value] = ("", appraisal.State == AppraisalState.Revoked ? "已撤销" : "已办结");
        }

        var followUps = found[MatterKind.FollowUp].Select(w => new FollowUpId(w)).ToList();
        foreach (var followUp in await db.FollowUps.AsNoTracking().Where(f => followUps.Contains(f.Id)).ToListAsync(stop))
        {
            works[followUp.Id.Value] = ("", followUp.Finding.Length > 0 ? $"{followUp.StateWords}：{followUp.Finding}" : followUp.StateWords);
        }
    }

    private void Keep(Guid work, ReviewOpinionId opinion)
    {
        if (!opinions.TryGetValue(work, out var kept))
        {
            opinions[work] = kept = [];
        }

        kept.Add(opinion.Value);
    }
}
