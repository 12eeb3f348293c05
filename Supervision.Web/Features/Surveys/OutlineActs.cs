using Supervision.Domain.Inspections;
using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Surveys;

/// <summary>Begins a survey beside the plan (发起专题调研): its committee's own.</summary>
[Demands(Permissions.RunSurveys)]
public sealed class BeginSurvey(SurveyActing acting)
{
    /// <param name="id">Made with the form, so that a form posted twice begins one.</param>
    /// <param name="title">What is looked into.</param>
    /// <param name="committee">A committee that the person serves in.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(ResearchSurveyId id, string title, WorkCommitteeId committee, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.RunSurveys, stop);
        await using var context = db;
        if (!actor.IsSystem && !actor.Serves(committee))
        {
            return Outcome.Refused(new Obstacle(SurveyRules.Order, "请选择您所在的专委会或者工委。", nameof(ResearchSurvey.Committee)));
        }

        if (ResearchSurvey.ObstaclesToBegin(title) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        if (await db.ResearchSurveys.AnyAsync(s => s.Id == id, stop))
        {
            return Outcome.Done;
        }

        var year = db.Clock.Today().Year;
        var survey = ResearchSurvey.Begin(id, await db.NextSurveyAsync(year, stop), new(null, year, title, committee, null, null), db.Clock.Today());
        db.ResearchSurveys.Add(survey);
        db.Tell(survey.Matter, "专题调研立项");
        return await acting.SaveAsync(db, [survey.Matter], stop);
    }
}

/// <summary>Keeps the outline: what is asked, who goes, by when (拟订调研提纲, D-6.11).</summary>
[Demands(Permissions.RunSurveys)]
public sealed class KeepSurveyOutline(SurveyActing acting)
{
    /// <param name="id">The survey.</param>
    /// <param name="entry">The outline; names and posts of its people are looked up.</param>
    /// <param name="leader">Who leads.</param>
    /// <param name="others">Who else goes.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(ResearchSurveyId id, OutlineEntry entry, PersonId? leader, IReadOnlyList<PersonId> others, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var people = await SurveyorsAsync(act, leader, others);
        entry = entry with { Surveyors = people };
        if (act.Survey.ObstaclesToOutline(entry) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Survey.KeepOutline(entry, act.Today);
        act.Tell($"拟订调研提纲，组长{act.Survey.Leader!.Name}，{entry.ReportDue!.Value.Full()}前提交报告");
        return [];
    }, stop);

    private static async Task<IReadOnlyList<SurveyorEntry>> SurveyorsAsync(SurveyAct act, PersonId? leader, IReadOnlyList<PersonId> others)
    {
        List<PersonId> wanted = [.. leader is { } first ? new[] { first } : [], .. others.Where(o => o != leader).Distinct()];
        var people = await act.Db.People.AsNoTracking().Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(p => p.Id, act.Stop);
        var seats = (await act.Db.MembersOnAsync(act.Today, act.Stop)).ToDictionary(m => m.Person);
        return
        [
            .. wanted.Where(people.ContainsKey).Select(id => new SurveyorEntry(
                id, people[id].Name,
                seats.TryGetValue(id, out var seat) ? seat.Position switch { MemberPosition.Chair => "主任", MemberPosition.ViceChair => "副主任", _ => "委员" } : Short(people[id].Note),
                id == leader, seats.ContainsKey(id))),
        ];
    }

    private static string Short(string note) => note.Length > SurveyRules.LongestNote ? note[..SurveyRules.LongestNote] : note;
}

/// <summary>Links the inspection that a survey precedes or serves (关联执法检查); it stays a survey (D-6.11).</summary>
[Demands(Permissions.RunSurveys)]
public sealed class LinkSurvey(SurveyActing acting)
{
    /// <param name="id">The survey.</param>
    /// <param name="inspection">The inspection; null takes the link away.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(ResearchSurveyId id, LawInspectionId? inspection, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (act.Survey.ObstaclesToLink() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var known = inspection is null ? null : await act.Db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == inspection, stop);
        if (inspection is not null && known is null)
        {
            return [new(SurveyRules.Apart, "请选择执法检查。", nameof(ResearchSurvey.Inspection))];
        }

        act.Survey.LinkTo(inspection);
        act.Tell(known is null ? "取消与执法检查的关联" : $"关联{known.Dossier} {known.Title}");
        return [];
    }, stop);
}

/// <summary>Numbers of surveys.</summary>
internal static class SurveyNumbers
{
    /// <summary>The next number of the year, in a series of its own (D-6.11).</summary>
    public static async Task<int> NextSurveyAsync(this SupervisionDb db, int year, CancellationToken stop) =>
        1 + (await db.ResearchSurveys.Where(s => s.Year == year).MaxAsync(s => (int?)s.Serial, stop) ?? 0);
}
