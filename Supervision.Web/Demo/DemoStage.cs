using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Features.Inspections.Questionnaires;
using Supervision.Web.Persistence;

namespace Supervision.Web.Demo;

/// <summary>Lets the people of the demo county act through the same use cases as real ones.</summary>
internal sealed class DemoStage(IServiceProvider services, DemoClock clock, DateOnly today)
{
    /// <summary>The real day from which the year is counted.</summary>
    public DateOnly Today => today;

    /// <summary>The day the script stands at.</summary>
    public DateOnly Now => clock.Today();

    /// <summary>The moment the script stands at.</summary>
    public DateTimeOffset Instant => clock.GetUtcNow();

    /// <summary>Goes to a day, at an hour of Beijing.</summary>
    public void GoTo(DateOnly day, int hour = 9, int minute = 0) =>
        clock.GoTo(day.StartOfDay().AddHours(hour).AddMinutes(minute).ToUniversalTime());

    /// <summary>Some minutes go by.</summary>
    public void Pass(int minutes) => clock.GoTo(clock.GetUtcNow().AddMinutes(minutes));

    /// <summary>One act by one person. A refusal ends the seeding: a demo that breaks a rule would teach the wrong thing.</summary>
    public async Task DoAsync<TUseCase>(string who, Func<TUseCase, Task<Outcome>> act)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        var actor = await ActorAsync(scope.ServiceProvider, who);
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().ActAs(actor);
        var outcome = await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
        if (!outcome.IsDone)
        {
            throw new InvalidOperationException(
                $"Demo, {Now:yyyy-MM-dd}, {who}, {typeof(TUseCase).Name}: {string.Join(' ', outcome.Obstacles.Select(o => o.Message))}");
        }
    }

    /// <summary>An act that hands something back.</summary>
    public async Task<T> GetAsync<TUseCase, T>(string who, Func<TUseCase, Task<Outcome<T>>> act)
        where TUseCase : notnull
    {
        Outcome<T>? result = null;
        await DoAsync<TUseCase>(who, async useCase => result = await act(useCase));
        return result!.Value!;
    }

    /// <summary>Somebody of the public answers a questionnaire.</summary>
    public Task AnswerAsync(string code, Func<int, IReadOnlyList<string>> sheet) =>
        services.GetRequiredService<PublicQuestionnaires>().AnswerAsync(code, Guid.NewGuid(), sheet, CancellationToken.None);

    /// <summary>A look into the database.</summary>
    public async Task<T> AskAsync<T>(Func<SupervisionDb, Task<T>> question)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContextAsync();
        return await question(db);
    }

    /// <summary>A change that no act of the product makes, such as a word for the newcomer.</summary>
    public async Task ChangeAsync(string who, Func<SupervisionDb, Task> change)
    {
        await using var scope = services.CreateAsyncScope();
        var actor = await ActorAsync(scope.ServiceProvider, who);
        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().OpenAsync(actor, CancellationToken.None);
        await change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>The question that a matter has waiting for the council.</summary>
    public async Task<CouncilQuestion> WaitingAsync(MatterRef matter)
    {
        await using var scope = services.CreateAsyncScope();
        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContextAsync();
        List<CouncilQuestion> waiting = [];
        foreach (var agenda in scope.ServiceProvider.GetServices<ICouncilAgenda>())
        {
            waiting.AddRange(await agenda.WaitingAsync(db, CancellationToken.None));
        }

        return waiting.Single(q => q.Matter == matter);
    }

    private async Task<Actor> ActorAsync(IServiceProvider scope, string who)
    {
        if (who == "系统")
        {
            return Actor.System("定时任务");
        }

        await using var db = await scope.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContextAsync();
        var person = await db.People.Where(p => p.Name == who).Select(p => p.Id).SingleAsync();
        return (await db.FindActorAsync(person, Now, CancellationToken.None))!;
    }
}
