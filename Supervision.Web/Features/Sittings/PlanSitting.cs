using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>What the Office enters for a new sitting.</summary>
/// <param name="Id">Made with the form: posting it twice makes one sitting.</param>
/// <param name="Number">Number within the term; null takes the next one.</param>
/// <param name="Dates">Days, hour and place.</param>
/// <param name="IsUrgent">Called at short notice.</param>
public sealed record NewSitting(SittingId Id, int? Number, SittingDates Dates, bool IsUrgent);

/// <summary>Enters a sitting that is intended (筹备常委会会议).</summary>
public sealed class PlanSitting(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, SittingActing acting)
{
    public async Task<Outcome> RunAsync(NewSitting entry, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditSittings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.Sittings.AnyAsync(s => s.Id == entry.Id, stop))
        {
            return Outcome.Done;
        }

        if (entry.Dates.FirstDay == default)
        {
            return Outcome.Refused(new Obstacle(SittingRules.Order, $"请填写会议首日，例如 {db.Clock.Today().AddDays(30).Full()}。", nameof(SittingDates.FirstDay)));
        }

        if (await db.TermOnAsync(entry.Dates.FirstDay, stop) is not { } term)
        {
            return Outcome.Refused(new Obstacle(OrganisationRules.OneTerm,
                $"{entry.Dates.FirstDay.Full()}不在任何一届的任期内，请先登记届次，或者核对日期。", nameof(SittingDates.FirstDay)));
        }

        var number = entry.Number ?? await NextAsync(db, term.Id, stop);
        var obstacles = await ObstaclesAsync(db, entry, term, number, stop);
        return obstacles.Count > 0 ? Outcome.Refused(obstacles) : await SaveAsync(db, entry, term, number, actor, stop);
    }

    private async Task<Outcome> SaveAsync(SupervisionDb db, NewSitting entry, Term term, int number, Actor actor, CancellationToken stop)
    {
        var sitting = Sitting.Plan(entry.Id, term.Id, number, entry.Dates, entry.IsUrgent, db.Clock.Today());
        db.Sittings.Add(sitting);
        var act = new SittingAct(db, sitting, actor, db.Clock.Today(), stop);
        act.Tell($"筹备常委会{sitting.Name}，拟于{sitting.FirstDay.Full()}举行");
        try
        {
            return await acting.SaveAsync(act, null);
        }
        catch (DbUpdateException)
        {
            return Outcome.Refused(Taken(number));
        }
    }

    private static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(
        SupervisionDb db, NewSitting entry, Term term, int number, CancellationToken stop)
    {
        List<Obstacle> obstacles = [.. Sitting.ObstaclesToPlan(entry.Dates, term)];
        if (number is < 1 or > 999)
        {
            obstacles.Add(new(SittingRules.Order, "会议次数应当在 1 到 999 之间。", nameof(NewSitting.Number)));
        }
        else if (await db.Sittings.AnyAsync(s => s.Term == term.Id && s.Number == number, stop))
        {
            obstacles.Add(Taken(number));
        }

        return obstacles;
    }

    private static Obstacle Taken(int number) =>
        new(SittingRules.Order, $"本届第{ChineseNumber.Of(number)}次会议已经登记，请换一个次数。", nameof(NewSitting.Number));

    private static async Task<int> NextAsync(SupervisionDb db, TermId term, CancellationToken stop) =>
        (await db.Sittings.Where(s => s.Term == term).MaxAsync(s => (int?)s.Number, stop) ?? 0) + 1;
}
