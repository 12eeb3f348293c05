using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>What the Office enters for a new council meeting.</summary>
/// <param name="Id">Made with the form: posting it twice makes one meeting.</param>
/// <param name="Number">Number within the year; null takes the next one.</param>
/// <param name="Day">The day.</param>
/// <param name="Presider">The chair or a vice-chair.</param>
public sealed record NewCouncilMeeting(CouncilMeetingId Id, int? Number, DateOnly Day, MemberId Presider);

/// <summary>Enters a council meeting (安排主任会议).</summary>
public sealed class PlanCouncilMeeting(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(NewCouncilMeeting entry, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditCouncil, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.CouncilMeetings.AnyAsync(m => m.Id == entry.Id, stop))
        {
            return Outcome.Done;
        }

        if (await db.TermOnAsync(entry.Day, stop) is not { } term)
        {
            return Outcome.Refused(new Obstacle(OrganisationRules.OneTerm,
                entry.Day == default ? $"请填写会议日期，例如 {db.Clock.Today().Full()}。" : $"{entry.Day.Full()}不在任何一届的任期内，请核对日期。", nameof(NewCouncilMeeting.Day)));
        }

        var year = entry.Day.Year;
        var number = entry.Number ?? (await db.CouncilMeetings.Where(m => m.Year == year).MaxAsync(m => (int?)m.Number, stop) ?? 0) + 1;
        if (await ObstaclesAsync(db, entry, term, number, stop) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var meeting = CouncilMeeting.Plan(entry.Id, term.Id, number, entry.Day, entry.Presider);
        db.CouncilMeetings.Add(meeting);
        db.Tell(meeting.Matter, $"安排{meeting.Name}，{entry.Day.Full()}");
        return await SaveAsync(db, year, number, stop);
    }

    private static async Task<Outcome> SaveAsync(SupervisionDb db, int year, int number, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return Outcome.Done;
        }
        catch (DbUpdateException)
        {
            return Outcome.Refused(Taken(year, number));
        }
    }

    private static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(
        SupervisionDb db, NewCouncilMeeting entry, Term term, int number, CancellationToken stop)
    {
        var year = entry.Day.Year;
        List<Obstacle> obstacles =
            [.. CouncilMeeting.ObstaclesToPlan(entry.Day, entry.Presider, await db.CouncilOnAsync(entry.Day, stop), term)];
        if (number is < 1 or > 200)
        {
            obstacles.Add(new(SittingRules.CouncilDecides, "会议次数应当在 1 到 200 之间。", nameof(NewCouncilMeeting.Number)));
        }
        else if (await db.CouncilMeetings.AnyAsync(m => m.Year == year && m.Number == number, stop))
        {
            obstacles.Add(Taken(year, number));
        }

        return obstacles;
    }

    private static Obstacle Taken(int year, int number) =>
        new(SittingRules.CouncilDecides, $"{CouncilMeeting.NameOf(year, number)}已经登记，请换一个次数。", nameof(NewCouncilMeeting.Number));
}

/// <summary>Enters who was there and who presided (登记到会情况).</summary>
public sealed class RecordCouncilPresence(CouncilActing acting)
{
    public Task<Outcome> RunAsync(CouncilMeetingId id, IReadOnlyCollection<MemberId> present, MemberId presider, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditCouncil, id, act => RecordAsync(act, present, presider), stop);

    private static async Task<IReadOnlyList<Obstacle>> RecordAsync(CouncilAct act, IReadOnlyCollection<MemberId> present, MemberId presider)
    {
        var council = await act.Db.CouncilOnAsync(act.Meeting.Day, act.Stop);
        if (act.Meeting.ObstaclesToAttend(present, presider, council, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Meeting.Attend(present, presider, council, act.Today);
        act.Tell($"登记到会{present.Count}人（主任会议成员{council.Count}人）");
        return [];
    }
}

/// <summary>Puts an item to the council (列入主任会议议题).</summary>
public sealed class PutCouncilItem(CouncilActing acting)
{
    public Task<Outcome> RunAsync(CouncilMeetingId id, CouncilItemId item, CouncilQuestion question, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditCouncil, id, act => Task.FromResult(Put(act, item, question)), stop);

    private static IReadOnlyList<Obstacle> Put(CouncilAct act, CouncilItemId id, CouncilQuestion question)
    {
        if (act.Meeting.Find(id) is not null)
        {
            return [];
        }

        if (act.Meeting.ObstaclesToPut(question) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var item = act.Meeting.Put(id, question);
        act.Tell($"列入议题“{item.Subject}”");
        act.TellMatter(item, $"提请{act.Meeting.Name}讨论");
        return [];
    }
}

/// <summary>Takes an undecided item off (撤下议题).</summary>
public sealed class TakeOffCouncilItem(CouncilActing acting)
{
    public Task<Outcome> RunAsync(CouncilMeetingId id, CouncilItemId item, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditCouncil, id, act => Task.FromResult(TakeOff(act, item)), stop);

    private static IReadOnlyList<Obstacle> TakeOff(CouncilAct act, CouncilItemId id)
    {
        if (act.Meeting.ObstaclesToTakeOff(id) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Tell($"撤下议题“{act.Meeting.Find(id)!.Subject}”");
        act.Meeting.TakeOff(id);
        return [];
    }
}

/// <summary>The Office enters a decision with the minutes number (登记主任会议决定, D-3.13).</summary>
public sealed class EnterCouncilDecision(CouncilActing acting)
{
    public Task<Outcome> RunAsync(CouncilMeetingId id, CouncilItemId item, DecisionEntry entry, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditCouncil, id, act => EnterAsync(act, item, entry), stop);

    private static async Task<IReadOnlyList<Obstacle>> EnterAsync(CouncilAct act, CouncilItemId id, DecisionEntry entry)
    {
        var key = SittingRules.CouncilMajority.Key;
        var book = new RuleBook(await act.Db.RuleVersions.AsNoTracking().Where(v => v.Key == key).ToListAsync(act.Stop));
        var majority = book.InForce(SittingRules.CouncilMajority, act.Meeting.Day).Value;
        if (act.Meeting.ObstaclesToDecide(id, entry, majority, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Meeting.Decide(id, entry, majority, act.Actor.Person, act.Db.Clock.GetUtcNow());
        act.Tell($"登记决定：{act.Meeting.Find(id)!.Subject}，{SittingWords.Of(entry.Outcome)}（{entry.MinutesNumber.Trim()}）");
        return [];
    }
}

/// <summary>The chair or the presider confirms a decision; from then on it has effect (确认决定, D-3.13).</summary>
public sealed class ConfirmCouncilDecision(CouncilActing acting)
{
    public Task<Outcome> RunAsync(CouncilMeetingId id, CouncilItemId item, CancellationToken stop) =>
        acting.RunAsync(Permissions.ConfirmDecision, id, act => Task.FromResult(Confirm(act, item)), stop);

    private static IReadOnlyList<Obstacle> Confirm(CouncilAct act, CouncilItemId id)
    {
        var confirmer = new Confirmer(act.Actor.Person, act.Actor.Member, act.Actor.IsChair);
        if (act.Meeting.ObstaclesToConfirm(id, confirmer) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Meeting.Confirm(id, confirmer, act.Db.Clock.GetUtcNow());
        var item = act.Meeting.Find(id)!;
        act.Tell($"确认决定：{item.Subject}，{SittingWords.Of(item.Decision!.Outcome)}");
        act.TellMatter(item, $"{act.Meeting.Name}{SittingWords.Of(item.Decision.Outcome)}（{item.Decision.MinutesNumber}）");
        return [];
    }
}
