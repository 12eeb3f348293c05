using Supervision.Domain.KeyWorks;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.KeyWorks.Phone;

/// <summary>A work one may ask about.</summary>
/// <param name="Id">The work.</param>
/// <param name="Title">Its title.</param>
/// <param name="Owner">牵头单位.</param>
/// <param name="Standing">How it stands, in words.</param>
/// <param name="Asked">Own questions there are.</param>
public sealed record QuestionTopic(KeyWorkId Id, string Title, string Owner, string Standing, int Asked);

/// <summary>The page of one's own questions about one work.</summary>
/// <param name="Work">The work with its plan and reports, so that nobody asks blind.</param>
/// <param name="Quarter">The quarter of the cut-off of mid-year, from 1.</param>
/// <param name="Owner">牵头单位.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Mine">Own questions, the newest first.</param>
/// <param name="Closed">Why nothing can be asked; empty when it can.</param>
public sealed record OwnQuestions(KeyWork Work, int Quarter, string Owner, string Standing, IReadOnlyList<KeyWorkQuestion> Mine, IReadOnlyList<Obstacle> Closed);

/// <summary>Reads what a member may ask about, and the own questions with their answers.</summary>
public sealed class QuestionQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<IReadOnlyList<QuestionTopic>> ListAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.QuestionBodies, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var year = db.Clock.Today().Year;
        var who = actor.Person;
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var works = await db.KeyWorks.AsNoTracking().Where(w => w.Owner != null && w.Year >= year - 1).OrderByDescending(w => w.Year).ThenBy(w => w.Number)
            .Select(w => new { w.Id, w.Title, w.Owner, w.State, w.MidLight }).ToListAsync(stop);
        var mine = await db.KeyWorkQuestions.Where(q => q.Asker == who).GroupBy(q => q.Work).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return [.. works.Where(w => w.State is >= KeyWorkState.Selected and < KeyWorkState.ResultFixed || mine.ContainsKey(w.Id))
            .Select(w => new QuestionTopic(w.Id, w.Title, bodies[w.Owner!.Value], Words(w.State, w.MidLight), mine.GetValueOrDefault(w.Id)))];
    }

    public async Task<OwnQuestions?> FindAsync(KeyWorkId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.QuestionBodies, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.KeyWorks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, stop) is not { } work)
        {
            return null;
        }

        var (who, owner) = (actor.Person, work.Owner);
        var asOf = (await db.CycleDatesAsync(work.Year, await db.LoadBasisAsync(stop), stop)).Single(d => d.Step == CycleStep.MidAsOf).Day;
        return new(
            work, (asOf.Month + 2) / 3, owner is null ? "" : await db.SupervisedBodies.Where(b => b.Id == owner).Select(b => b.ShortName).SingleAsync(stop), Words(work.State, work.MidLight),
            await db.KeyWorkQuestions.AsNoTracking().Where(q => q.Work == id && q.Asker == who).OrderByDescending(q => q.AskedAt).ToListAsync(stop), KeyWorkQuestion.ObstaclesToAsk(work, "问"));
    }

    private static string Words(KeyWorkState state, Light? light) => state.Words() + (light is { } shown ? $"，年中 {shown.Sign()} {shown.Words()}" : "");
}
