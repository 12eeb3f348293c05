using System.Text.Json;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Questionnaires;

/// <summary>What came of an answer.</summary>
public enum AnswerFate
{
    /// <summary>There is no such questionnaire.</summary>
    Unknown,

    /// <summary>It is not open, or not any more.</summary>
    Closed,

    /// <summary>The link was used before.</summary>
    Used,

    /// <summary>Nothing was filled in.</summary>
    Empty,

    /// <summary>It can be answered.</summary>
    Open,

    /// <summary>Kept.</summary>
    Kept,
}

/// <summary>Takes answers from whoever has a link (问卷, D-6.9): asks nobody who comes and writes down neither person nor time.</summary>
public sealed class PublicQuestionnaires(IDbContextFactory<SupervisionDb> databases)
{
    /// <summary>The questionnaire behind a code and how it stands.</summary>
    public async Task<(AnswerFate Fate, Questionnaire? Questionnaire)> FindAsync(string code, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(Actor.System("问卷"), stop);
        var (found, link) = await LookAsync(db, code, stop);
        return (FateOf(found, link), found);
    }

    /// <summary>Keeps an answer; the key of the form makes a second click the same answer.</summary>
    public async Task<AnswerFate> AnswerAsync(string code, Guid key, Func<int, IReadOnlyList<string>> sent, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(Actor.System("问卷"), stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (found, link) = await LookAsync(db, code, stop);
        if (found is not null && await db.QuestionnaireAnswers.AnyAsync(a => a.Id == key, stop))
        {
            return AnswerFate.Kept;
        }

        var fate = FateOf(found, link);
        if (fate != AnswerFate.Open)
        {
            return fate;
        }

        var sheet = found!.Read(sent);
        if (sheet.All(s => s.Count == 0))
        {
            return AnswerFate.Empty;
        }

        link?.Use();
        db.Add(QuestionnaireAnswer.Of(key, found.Id, JsonSerializer.Serialize(sheet)));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return AnswerFate.Kept;
    }

    private static AnswerFate FateOf(Questionnaire? found, QuestionnaireLink? link) =>
        found is null ? AnswerFate.Unknown : found.State != QuestionnaireState.Open ? AnswerFate.Closed : link is { IsUsed: true } ? AnswerFate.Used : AnswerFate.Open;

    // A code is that of a common link, or of one that counts once.
    private static async Task<(Questionnaire? Found, QuestionnaireLink? Link)> LookAsync(SupervisionDb db, string code, CancellationToken stop)
    {
        if (code.Length != QuestionnaireCode.Length)
        {
            return (null, null);
        }

        if (await db.Questionnaires.AsNoTracking().SingleOrDefaultAsync(q => q.Code == code && !q.IsOneTime, stop) is { } common)
        {
            return (common, null);
        }

        var hash = QuestionnaireCode.HashOf(code);
        if (await db.QuestionnaireLinks.SingleOrDefaultAsync(l => l.Hash == hash, stop) is not { } link)
        {
            return (null, null);
        }

        var of = link.Questionnaire;
        return (await db.Questionnaires.AsNoTracking().SingleAsync(q => q.Id == of, stop), link);
    }
}
