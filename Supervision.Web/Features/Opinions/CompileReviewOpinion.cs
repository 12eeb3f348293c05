using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>How far a compilation is.</summary>
/// <param name="Done">Notes read so far.</param>
/// <param name="All">Notes there are.</param>
public sealed record CompileProgress(int Done, int All);

/// <summary>Compiles the notes of a report into its opinion (汇总, D-8.4): by the job where a wish stands, or by the button 重新汇总.</summary>
/// <remarks>One transaction: a server killed in the middle leaves the wish standing, and the next run does it, once.</remarks>
public sealed class CompileReviewOpinion(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private const int Tries = 4;

    public async Task<Outcome> RunAsync(ReviewOpinionId id, IProgress<CompileProgress>? progress, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.CompileOpinions, stop);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(actor, id, progress, stop);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // An editor saved meanwhile: what was edited must be seen before anything is replaced.
            }
        }
    }

    private async Task<Outcome> TryAsync(Actor actor, ReviewOpinionId id, IProgress<CompileProgress>? progress, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(actor, stop);
        db.AddsManyParts = true;
        var opinion = await db.ReviewOpinions.SingleAsync(o => o.Id == id, stop);
        OpinionRights.Demand(actor, Permissions.CompileOpinions, opinion);
        if (actor.IsSystem && opinion.CompileWishedAt is null)
        {
            return Outcome.Done;
        }

        if (opinion.ObstaclesToCompile() is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var heard = await db.HeardNotesAsync(opinion, stop);
        progress?.Report(new(0, heard.Count));
        var rules = await db.LoadBasisAsync(stop);
        var attribute = rules.Rules.InForce(OpinionRules.Attribute, opinion.SittingEnd).IsOn;
        var compiled = OpinionCompilation.Of(heard.Select(n => n.Facts), attribute);
        var before = opinion.Remember();
        Editor by = new(actor.Name, db.Clock.GetUtcNow());
        opinion.Take(compiled, by);
        await db.RecordAsync(opinion, before, OpinionVersion.Compiling, by, stop);
        db.Tell(opinion.Matter, SentenceOf(heard.Count, compiled));
        await deadlines.SaveAsync(db, opinion.Matter, stop);
        progress?.Report(new(heard.Count, heard.Count));
        return Outcome.Done;
    }

    private static string SentenceOf(int notes, OpinionCompilation compiled) => notes == 0
        ? "未收到审议发言，没有形成初稿"
        : $"汇总 {notes} 条发言，形成 {compiled.Points.Count} 条要点，{compiled.Unused.Count} 句未采用";
}

/// <summary>Wishes a compilation for the job to do (交后台汇总).</summary>
public sealed class WishCompilation(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, CancellationToken stop)
    {
        return acts.RunAsync(Permissions.CompileOpinions, id, new(
            o => o.ObstaclesToCompile(), (o, by) => o.WishCompilation(by.At), _ => "交后台重新汇总"), stop);
    }
}
