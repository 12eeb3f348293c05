using Microsoft.Extensions.Options;
using Supervision.Domain.Documents;
using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.Publishing;

/// <summary>Makes the publication copy of a survey's report (制作公开稿). It goes to the public by itself: a survey makes no opinion (D-6.11).</summary>
[Demands(Permissions.MakePublications)]
public sealed class MakeSurveyPublication(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines, IOptions<HouseOptions> house)
{
    public async Task<Outcome> RunAsync(ResearchSurveyId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.MakePublications, stop);
        await using var db = await databases.OpenAsync(actor, stop);

        // Looking and writing in one transaction: two who make a copy at one moment make one.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var survey = await db.ResearchSurveys.SingleAsync(s => s.Id == id, stop);
        if (await db.ObstaclesToCopyAsync(survey, await db.CopiesOfAsync(survey.Matter, stop), stop) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var names = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        db.Publications.Add(Publication.Make(
            survey.Matter, PublicationKind.Survey, new(survey.ReportTitle, "", $"{house.Value.Committee}专题调研组"),
            SurveyCopies.TextOf(survey, names), new(actor.Name, db.Clock.GetUtcNow())));
        db.Tell(survey.Matter, "制作专题调研报告公开稿");
        await deadlines.SaveAsync(db, survey.Matter, stop);
        await transaction.CommitAsync(stop);
        return Outcome.Done;
    }
}

/// <summary>What copies of a survey's report share: whose they are, when one can be made, what stands in it.</summary>
internal static class SurveyCopies
{
    /// <exception cref="AccessDeniedException">The right is held, but the survey is another committee's.</exception>
    public static void Demand(Actor actor, string permission, ResearchSurvey survey)
    {
        if (!IsOwn(actor, permission, survey))
        {
            throw new AccessDeniedException($"Refused: {permission} on a survey of others.");
        }
    }

    /// <summary>The Office makes copies, the head of the committee that carried the survey out checks them.</summary>
    public static bool IsOwn(Actor actor, string permission, ResearchSurvey survey) =>
        actor.IsSystem || permission != Permissions.CheckPublications || actor.Heads(survey.Committee);

    /// <summary>Why no copy can be made now.</summary>
    public static async Task<IReadOnlyList<Obstacle>> ObstaclesToCopyAsync(this SupervisionDb db, ResearchSurvey survey, IReadOnlyList<Publication> copies, CancellationToken stop)
    {
        var report = survey.Deliberated;
        var hasOpinion = report is not null && await db.ReviewOpinions.AnyAsync(o => o.Report == report, stop);
        return copies.Any(c => c.State != PublicationState.Withdrawn) ? [new(SurveyRules.Publication, "已经有公开稿，请在公开稿上办理。")] : survey.ObstaclesToPublish(hasOpinion);
    }

    /// <summary>The report as it was distributed.</summary>
    public static IEnumerable<(string Heading, string Text)> TextOf(ResearchSurvey survey, IReadOnlyDictionary<SupervisedBodyId, string> names) =>
    [
        .. Part("一、基本情况", Lines(survey.Situation)), .. Part("二、存在的问题", Lines(survey.Problems)),
        .. Part("三、意见建议", [.. survey.Proposals.Select(p => $"{p.Order}. {p.Text}{(p.Body is { } body ? $"（{names[body]}）" : "")}")]),
    ];

    private static IEnumerable<(string Heading, string Text)> Part(string heading, IReadOnlyList<string> lines) =>
        lines.Select((line, i) => (i == 0 ? heading : "", line));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
