using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>Words that the opinion could not take yet.</summary>
/// <param name="Words">What was typed, and the revision it began with.</param>
/// <param name="BaseHeading">Heading the typing began with.</param>
/// <param name="BaseText">Text the typing began with.</param>
/// <param name="Part">Part of the point.</param>
/// <param name="Name">How the point is called.</param>
public sealed record DraftWords(PointWords Words, string BaseHeading, string BaseText, OpinionPart Part, string Name);

/// <summary>Keeps a person's words for a point on the server (存草稿); the opinion itself does not change.</summary>
public sealed class KeepDraft(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    private const int Tries = 3;

    public async Task<Outcome> RunAsync(ReviewOpinionId id, DraftWords draft, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditOpinions, stop);
        if (draft.Words.Text.Length > PointDraft.LongestText || draft.Words.Heading.Length > PointDraft.LongestText)
        {
            return Outcome.Refused(new Obstacle(OpinionRules.Lengths, $"草稿最多 {PointDraft.LongestText} 个字，这一段没有保存，请分开粘贴。", nameof(PointWords.Text)));
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(actor, id, draft, stop);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // The same person's other window wrote it in the same moment.
            }
        }
    }

    private async Task<Outcome> TryAsync(Actor actor, ReviewOpinionId id, DraftWords draft, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(actor, stop);
        OpinionRights.Demand(actor, Permissions.EditOpinions, await db.ReviewOpinions.AsNoTracking().SingleAsync(o => o.Id == id, stop));
        if (actor.Person is not { } me)
        {
            return Outcome.Done;
        }

        var kept = await db.PointDrafts.SingleOrDefaultAsync(d => d.Opinion == id && d.Person == me && d.Point == draft.Words.Point, stop);
        if (kept is null)
        {
            kept = new() { Id = Guid.CreateVersion7(), Opinion = id, Person = me, Point = draft.Words.Point, Part = draft.Part, Name = draft.Name };
            db.Add(kept);
        }

        (kept.Revision, kept.BaseHeading, kept.BaseText) = (draft.Words.Revision, draft.BaseHeading, draft.BaseText);
        (kept.Heading, kept.Text, kept.At) = (draft.Words.Heading, draft.Words.Text, db.Clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}

/// <summary>Gives the own words for a point up (放弃草稿), or clears them once the opinion has them.</summary>
public sealed class DropDraft(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, Guid point, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditOpinions, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        await db.PointDrafts.Where(d => d.Opinion == id && d.Person == actor.Person && d.Point == point).ExecuteDeleteAsync(stop);
        return Outcome.Done;
    }
}

/// <summary>Makes a new point of words whose own point was merged or deleted meanwhile (写成新的一条).</summary>
public sealed class RescueDraft(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, OpinionActs acts, DropDraft drop)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, Guid point, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditOpinions, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var draft = await db.PointDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Opinion == id && d.Person == actor.Person && d.Point == point, stop);
        if (draft is null)
        {
            return Outcome.Refused(new Obstacle(OpinionRules.OneVersion, "这段草稿已经不在，请刷新页面。"));
        }

        var outcome = await acts.RunAsync(Permissions.EditOpinions, id, new(
            o => o.ObstaclesToWritePoint(draft.Heading, draft.Text), (o, by) => o.WritePoint(draft.Part, draft.Heading, draft.Text, by),
            _ => "把没有写入的修改写成新的一条", "写成新的一条"), stop);
        return outcome.IsDone ? await drop.RunAsync(id, point, stop) : outcome;
    }
}

/// <summary>What the own words that are not in the text yet stand in the way of.</summary>
internal static class DraftWordsOf
{
    public static IReadOnlyList<Obstacle> Obstacles(int open) => open == 0 ? []
        : [new(OpinionRules.OneVersion, $"您有 {open} 处修改还没有写入，请先选用或者放弃")];
}
