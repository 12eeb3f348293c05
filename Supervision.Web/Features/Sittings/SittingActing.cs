using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Channels;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>A sitting in the hands of somebody who acts on it.</summary>
/// <param name="Db">The context of the act.</param>
/// <param name="Sitting">The sitting, tracked.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Today">Today in Beijing.</param>
/// <param name="Stop">Cancels.</param>
public sealed record SittingAct(SupervisionDb Db, Sitting Sitting, Actor Actor, DateOnly Today, CancellationToken Stop)
{
    /// <summary>Other matters whose deadlines hang on this act.</summary>
    public List<MatterRef> AlsoReplan { get; } = [];

    /// <summary>Who was told, when days moved.</summary>
    public MoveTold Told { get; set; } = new(0, 0);

    /// <summary>A sentence of the sitting's history.</summary>
    public void Tell(string sentence) => Db.Tell(Sitting.Matter, sentence);
}

/// <summary>What every act on a sitting has in common: the right, the row, followers, deadlines, one transaction.</summary>
public sealed class SittingActing(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines, IEnumerable<ISittingFollower> followers,
    IEnumerable<IMessageChannel> channels)
{
    private static readonly Obstacle Unknown = new(SittingRules.Order, "没有找到这次会议，可能已经被别人删改，请回到会议列表。");

    /// <summary>Runs an act. It answers what stands in the way, or changes the sitting and answers nothing.</summary>
    public async Task<Outcome> RunAsync(
        string permission, SittingId id, SittingEvent? what, Func<SittingAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.Sittings.SingleOrDefaultAsync(s => s.Id == id, stop) is not { } sitting)
        {
            return Outcome.Refused(Unknown);
        }

        var acting = new SittingAct(db, sitting, actor, db.Clock.Today(), stop);
        return await act(acting) is { Count: > 0 } obstacles ? Outcome.Refused(obstacles) : await SaveAsync(acting, what);
    }

    /// <summary>The same for an act that needs no other rows.</summary>
    public Task<Outcome> RunAsync(
        string permission, SittingId id, SittingEvent? what, Func<SittingAct, IReadOnlyList<Obstacle>> act, CancellationToken stop) =>
        RunAsync(permission, id, what, a => Task.FromResult(act(a)), stop);

    /// <summary>Saves, lets the other subjects follow, and replans the deadlines of everything on the agenda.</summary>
    public async Task<Outcome> SaveAsync(SittingAct act, SittingEvent? what)
    {
        try
        {
            await FollowAndReplanAsync(act, what);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(SomebodyElse);
        }
    }

    /// <summary>Somebody else saved first; what was typed is still on the page.</summary>
    public static Obstacle SomebodyElse { get; } =
        new(SittingRules.OneWriter, "他人刚刚修改了这份记录。您填写的内容还在，请刷新后核对再保存。");

    /// <summary>As <see cref="SaveAsync"/>, without catching: for previews inside a transaction of their own.</summary>
    public async Task FollowAndReplanAsync(SittingAct act, SittingEvent? what)
    {
        if (what is not (SittingEvent.Moved or SittingEvent.ItemMoved))
        {
            await ReplanAsync(act, what);
            return;
        }

        // Days, followers and notices change together or not at all.
        await using var transaction = act.Db.Database.CurrentTransaction is null ? await act.Db.Database.BeginTransactionAsync(act.Stop) : null;
        var before = await act.Db.OpenDeadlinesAsync(act.Stop);
        await ReplanAsync(act, what);
        await MoveNotices.TellAsync(act, what.Value, before, channels);
        await act.Db.SaveChangesAsync(act.Stop);
        if (transaction is not null)
        {
            await transaction.CommitAsync(act.Stop);
        }
    }

    private async Task ReplanAsync(SittingAct act, SittingEvent? what)
    {
        if (what is { } happened)
        {
            foreach (var follower in followers)
            {
                await follower.FollowAsync(act.Db, act.Sitting, happened, act.Actor, act.Stop);
            }
        }

        IReadOnlyList<MatterRef> matters =
            [act.Sitting.Matter, .. act.Sitting.Matters, .. act.AlsoReplan, .. await EarlierAsync(act.Db, act.Sitting, act.Stop)];
        await deadlines.SaveAsync(act.Db, matters, act.Stop);
    }

    // The sitting before owes the Committee the next one within two months (D-3.12), so its duty hangs on this act, too.
    private static async Task<IReadOnlyList<MatterRef>> EarlierAsync(SupervisionDb db, Sitting sitting, CancellationToken stop)
    {
        var (term, first) = (sitting.Term, sitting.FirstDay);
        var earlier = await db.Sittings.AsNoTracking()
            .Where(s => s.Term == term && s.LastDay < first && (s.State == SittingState.Closed || s.State == SittingState.Minuted))
            .OrderByDescending(s => s.LastDay).FirstOrDefaultAsync(stop);
        return earlier is null ? [] : [earlier.Matter];
    }
}
