using Supervision.Domain.Sittings;
using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Surveys;

/// <summary>Says what is owed around surveys (D-6.11).</summary>
internal sealed class SurveyDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.Survey;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        ResearchSurveyId? one = id is { } given ? new ResearchSurveyId(given) : null;
        var surveys = await db.ResearchSurveys.AsNoTracking().Where(s => one == null || s.Id == one).ToListAsync(stop);
        var wanted = surveys.Select(s => s.Sitting).OfType<SittingId>().Distinct().ToList();
        var days = (await db.Sittings.AsNoTracking().Where(s => wanted.Contains(s.Id)).ToListAsync(stop))
            .Where(s => s.State != SittingState.Cancelled).ToDictionary(s => s.Id, s => s.FirstDay);
        return [.. surveys.SelectMany(s => SurveyDuties.Of(
            new(s, s.Sitting is { } sitting && days.TryGetValue(sitting, out var day) ? day : null), basis.Rules, basis.Calculator))];
    }
}

/// <summary>Reports that wait for the council's decision on their deliberation.</summary>
internal sealed class SurveyAgenda : ICouncilAgenda
{
    public async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop) =>
        [.. (await db.ResearchSurveys.AsNoTracking().Where(s => s.IsSubmitted).ToListAsync(stop)).OrderBy(s => s.Serial)
            .Select(s => new CouncilQuestion(Subject(s), CouncilPurpose.SurveyDeliberation, s.Matter, SurveyHooks.WishHash(s)))];

    private static string Subject(ResearchSurvey survey)
    {
        var words = $"提请常委会会议审议《{survey.ReportTitle}》";
        return words.Length > SurveyRules.LongestNote ? words[..(SurveyRules.LongestNote - 1)] + "…" : words;
    }
}

/// <summary>Who may read a survey and its files (D-1.5).</summary>
internal sealed class SurveyGate : IMatterGate
{
    public MatterKind Kind => MatterKind.Survey;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var wanted = new ResearchSurveyId(id);
        return await db.ResearchSurveys.AsNoTracking().SingleOrDefaultAsync(s => s.Id == wanted, stop) is { } survey && await SurveySight.MayReadAsync(db, actor, survey, stop);
    }

    public Task<bool> MayReadFileAsync(SupervisionDb db, Actor actor, Guid id, string purpose, CancellationToken stop) => MayReadAsync(db, actor, id, stop);
}

/// <summary>A survey whose report is wanted at a sitting is told when that moves or is cancelled.</summary>
internal sealed class SurveyFollower : ISittingFollower
{
    public async Task FollowAsync(SupervisionDb db, Sitting sitting, SittingEvent what, Actor actor, CancellationToken stop)
    {
        if (what is not (SittingEvent.Moved or SittingEvent.Cancelled))
        {
            return;
        }

        var id = sitting.Id;
        foreach (var survey in await db.ResearchSurveys.AsNoTracking().Where(s => s.Sitting == id).ToListAsync(stop))
        {
            db.Tell(survey.Matter, what == SittingEvent.Cancelled ? $"{sitting.Name}取消" : $"{sitting.Name}改为{sitting.FirstDay.Full()}举行");
        }
    }
}

/// <summary>What acts and hooks share.</summary>
internal static class SurveyHooks
{
    /// <summary>What the council decides on: the report and who would handle the opinions.</summary>
    public static string WishHash(ResearchSurvey s) => TextHash.Of(string.Join('\n',
        [s.ReportTitle, s.Wish, $"{s.WishOrgan?.Value}", s.Situation, s.Problems, .. s.Proposals.Select(p => $"{p.Text} {p.Body?.Value}")]));
}
