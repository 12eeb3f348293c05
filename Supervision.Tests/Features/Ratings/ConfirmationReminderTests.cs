using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Reminders;

namespace Supervision.Tests.Features.Ratings;

/// <summary>RM-39: a closed round that is not confirmed is brought to mind within the hour (D-12.7).</summary>
public sealed class ConfirmationReminderTests
{
    [Fact]
    public async Task RM_39_Given_a_closed_round_When_15_and_60_minutes_pass_Then_the_scrutineers_and_then_the_presider_are_told_once()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        await round.CloseAsync();
        var from = (await round.ReadAsync()).ConfirmableFrom!.Value;
        PersonId[] scrutineers = [round.Scrutineer(0).Person!.Value, round.Scrutineer(1).Person!.Value];

        Assert.Empty(await ToldAsync(app, from.AddMinutes(14)));
        Assert.Equal(scrutineers.OrderBy(p => p.Value), (await ToldAsync(app, from.AddMinutes(15))).OrderBy(p => p.Value));
        Assert.Empty(await ToldAsync(app, from.AddMinutes(59)));
        Assert.Equal([round.County.Members[0].Person], await ToldAsync(app, from.AddMinutes(60)));
        Assert.Empty(await ToldAsync(app, from.AddMinutes(90)));
        await using var db = await app.OpenAsync();
        Assert.Equal(
            ["/ballots", "/scrutiny", "/scrutiny"],
            (await db.Reminders.Where(r => r.Code == "RM-39" && r.State == ReminderState.Sent).Select(r => r.Link).ToListAsync()).Select(l => l[..l.LastIndexOf('/')]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RM_39_Given_both_confirmed_within_the_quarter_When_the_time_comes_Then_nobody_is_told()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        await round.GiveScrutineersAccountsAsync();
        await round.CloseAsync();
        await PlanAsync(app);
        app.Clock.SetUtcNow((await round.ReadAsync()).ConfirmableFrom!.Value);
        await round.ConfirmAsync();

        Assert.Empty(await ToldAsync(app, app.Clock.GetUtcNow().AddMinutes(70)));
        await using var db = await app.OpenAsync();
        Assert.Equal([ObligationState.Met, ObligationState.Met], await db.Obligations.Where(o => o.Kind == "rating.confirm").Select(o => o.State).ToListAsync());
    }

    [Fact]
    public async Task RM_39_Given_a_rehearsal_When_it_is_closed_Then_nobody_is_told()
    {
        await using var app = await ARound.AppAsync();
        var rehearsal = await (await ARound.ApprovedAsync(app)).RehearseAsync();
        await rehearsal.CloseAsync();

        Assert.Empty(await ToldAsync(app, app.Clock.GetUtcNow().AddMinutes(70)));
    }

    private static async Task<IReadOnlyList<PersonId>> ToldAsync(TestApp app, DateTimeOffset now)
    {
        app.Clock.SetUtcNow(now);
        await PlanAsync(app);
        await using (var job = await app.AsAsync(Actor.System("定时任务")))
        {
            await job.Get<SendReminders>().RunAsync(default);
        }

        await using var db = await app.OpenAsync();
        return await db.Reminders.Where(r => r.Code == "RM-39" && r.SentAt == now).Select(r => r.Recipient).ToListAsync();
    }

    private static async Task PlanAsync(TestApp app)
    {
        await using var job = await app.AsAsync(Actor.System("定时任务"));
        await job.Get<PlanReminders>().RunAsync(default);
    }
}
