using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>A council meeting in the hands of somebody who acts on it.</summary>
public sealed record CouncilAct(SupervisionDb Db, CouncilMeeting Meeting, Actor Actor, DateOnly Today, CancellationToken Stop)
{
    /// <summary>Other matters whose deadlines hang on this act.</summary>
    public List<MatterRef> AlsoReplan { get; } = [];

    /// <summary>A sentence of the meeting's history.</summary>
    public void Tell(string sentence) => Db.Tell(Meeting.Matter, sentence);

    /// <summary>A sentence of the history of the item's own matter, when it has one.</summary>
    public void TellMatter(CouncilItem item, string sentence)
    {
        if (item.Matter is { } matter)
        {
            Db.Tell(matter, sentence);
            AlsoReplan.Add(matter);
        }
    }
}

/// <summary>What every act on a council meeting has in common.</summary>
public sealed class CouncilActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    public async Task<Outcome> RunAsync(
        string permission, CouncilMeetingId id, Func<CouncilAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.CouncilMeetings.SingleOrDefaultAsync(m => m.Id == id, stop) is not { } meeting)
        {
            return Outcome.Refused(new Obstacle(SittingRules.CouncilDecides, "没有找到这次主任会议，请回到列表。"));
        }

        var acting = new CouncilAct(db, meeting, actor, db.Clock.Today(), stop);
        if (await act(acting) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        try
        {
            await deadlines.SaveAsync(db, [meeting.Matter, .. acting.AlsoReplan], stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(SittingActing.SomebodyElse);
        }
    }
}
