using Supervision.Domain.KeyWorks;
using Supervision.Web.Access;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>Asks a body about a key work (向单位提问, D-7.6), or notes a question asked at the hearing.</summary>
[Demands(Permissions.QuestionBodies)]
public sealed class AskKeyWorkQuestion(KeyWorkActing acting, TimeProvider clock)
{
    /// <param name="id">Made with the form: posting it twice asks once.</param>
    /// <param name="work">The work.</param>
    /// <param name="text">The question.</param>
    /// <param name="asker">Who asked at the hearing, when staff note it; null for the own question.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(KeyWorkQuestionId id, KeyWorkId work, string text, string? asker, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.QuestionBodies, stop);
        await using var context = db;
        if (await db.KeyWorkQuestions.AnyAsync(q => q.Id == id, stop))
        {
            return Outcome.Done;
        }

        if (await db.KeyWorks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == work, stop) is not { } found)
        {
            return Outcome.Refused(new Obstacle(KeyWorkRules.Questions, "没有找到这项重点工作，请回到列表。"));
        }

        if (asker is not null && !KeyWorkRights.Edits(actor, found))
        {
            throw new AccessDeniedException($"Refused: {Permissions.QuestionBodies}.");
        }

        if (asker is { } name && (name.Trim().Length == 0 || name.Length > 50))
        {
            return Outcome.Refused(new Obstacle(KeyWorkRules.Questions, "请填写提问人，最多 50 个字。", "Asker"));
        }

        if (KeyWorkQuestion.ObstaclesToAsk(found, text) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        db.KeyWorkQuestions.Add(KeyWorkQuestion.Ask(id, found, asker is null ? actor.Person : null, asker?.Trim() ?? actor.Name, asker is not null, text, clock.GetUtcNow()));
        db.Tell(found.Matter, asker is null ? "提出一个问题" : $"登记{asker.Trim()}的提问");
        return await acting.SaveAsync(db, [found.Matter], stop);
    }
}

/// <summary>The body answers (答复提问).</summary>
[Demands(Permissions.HandInKeyWorks)]
public sealed class AnswerKeyWorkQuestion(KeyWorkActing acting, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(KeyWorkQuestionId id, string text, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.HandInKeyWorks, stop);
        await using var context = db;
        if (await db.KeyWorkQuestions.SingleOrDefaultAsync(q => q.Id == id, stop) is not { } question)
        {
            return Outcome.Refused(new Obstacle(KeyWorkRules.Questions, "没有找到这个问题，请刷新页面。"));
        }

        if (!actor.IsOffice && !actor.ActsFor(question.Body))
        {
            throw new AccessDeniedException($"Refused: {Permissions.HandInKeyWorks}.");
        }

        if (question.ObstaclesToAnswer(text) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        question.Reply(text, actor.Name, clock.GetUtcNow());
        db.Tell(question.Matter, $"{(actor.ActsFor(question.Body) ? "" : "代录：")}答复提问");
        return await acting.SaveAsync(db, [question.Matter], stop);
    }
}

/// <summary>Who asked wants to know more (要求补充), once.</summary>
[Demands(Permissions.QuestionBodies)]
public sealed class WantMoreOfAnswer(KeyWorkActing acting, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(KeyWorkQuestionId id, string text, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.QuestionBodies, stop);
        await using var context = db;
        if (await db.KeyWorkQuestions.SingleOrDefaultAsync(q => q.Id == id, stop) is not { } question)
        {
            return Outcome.Refused(new Obstacle(KeyWorkRules.Questions, "没有找到这个问题，请刷新页面。"));
        }

        var (wanted, asker) = (question.Work, question.Asker);
        var work = await db.KeyWorks.AsNoTracking().SingleAsync(w => w.Id == wanted, stop);
        if (asker is null ? !KeyWorkRights.Edits(actor, work) : asker != actor.Person)
        {
            throw new AccessDeniedException($"Refused: {Permissions.QuestionBodies}.");
        }

        if (question.ObstaclesToWantMore(work, text) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        question.WantMore(text, clock.GetUtcNow());
        db.Tell(question.Matter, "要求补充答复");
        return await acting.SaveAsync(db, [question.Matter], stop);
    }
}
