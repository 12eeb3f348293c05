using System.Security.Cryptography;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Inspections.Questionnaires;

/// <summary>Codes of links: twenty letters and digits that nobody guesses.</summary>
internal static class QuestionnaireCode
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Length of a code.</summary>
    public const int Length = 20;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    public static string HashOf(string code) => TextHash.Of("questionnaire:" + code);
}

/// <summary>A questionnaire is written, or a draft changed (编制问卷).</summary>
[Demands(Permissions.RunInspections)]
public sealed class WriteQuestionnaire(InspectionActing acting)
{
    public Task<Outcome> RunAsync(
        LawInspectionId inspection, QuestionnaireId id, string title, string intro, bool isOneTime, IReadOnlyList<AskEntry> asks, CancellationToken stop) =>
        acting.OwnAsync(inspection, async act =>
        {
            var there = await act.Db.Questionnaires.SingleOrDefaultAsync(q => q.Id == id && q.Inspection == inspection, stop);
            IReadOnlyList<Obstacle> obstacles = [.. there?.ObstaclesToWrite() ?? [], .. Questionnaire.Obstacles(title, intro, asks)];
            if (obstacles.Count > 0)
            {
                return obstacles;
            }

            if (there is null)
            {
                there = Questionnaire.Of(id, inspection, QuestionnaireCode.New());
                act.Db.Add(there);
            }

            there.Write(title, intro, isOneTime, asks);
            act.Tell($"编制问卷“{there.Title}”，{asks.Count} 题");
            return [];
        }, stop);
}

/// <summary>A questionnaire goes out (发放), or stops (停止).</summary>
[Demands(Permissions.RunInspections)]
public sealed class OpenQuestionnaire(InspectionActing acting)
{
    /// <param name="inspection">The inspection.</param>
    /// <param name="id">The questionnaire.</param>
    /// <param name="opens">True to open, false to close.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(LawInspectionId inspection, QuestionnaireId id, bool opens, CancellationToken stop) => acting.OwnAsync(inspection, async act =>
    {
        if (await act.Db.Questionnaires.SingleOrDefaultAsync(q => q.Id == id && q.Inspection == inspection, stop) is not { } found)
        {
            return [new(InspectionRules.Questionnaires, "没有找到这份问卷，请刷新页面。")];
        }

        if ((opens ? found.ObstaclesToOpen(act.Inspection) : found.ObstaclesToClose()) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (opens)
        {
            found.Open(act.Today);
        }
        else
        {
            found.Close(act.Today);
        }

        act.Tell($"{(opens ? "发放" : "停止")}问卷“{found.Title}”");
        return [];
    }, stop);
}

/// <summary>Links that count once are made (生成一次性链接); the codes are handed out here and kept nowhere.</summary>
[Demands(Permissions.RunInspections)]
public sealed class MakeQuestionnaireLinks(InspectionActing acting)
{
    public async Task<Outcome<IReadOnlyList<string>>> RunAsync(LawInspectionId inspection, QuestionnaireId id, int count, CancellationToken stop)
    {
        List<string> codes = [];
        var outcome = await acting.OwnAsync(inspection, async act =>
        {
            if (await act.Db.Questionnaires.AsNoTracking().SingleOrDefaultAsync(q => q.Id == id && q.Inspection == inspection, stop) is not { } found)
            {
                return [new(InspectionRules.Questionnaires, "没有找到这份问卷，请刷新页面。")];
            }

            if (found.ObstaclesToLinks(count, await act.Db.QuestionnaireLinks.CountAsync(l => l.Questionnaire == id, stop)) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            codes.AddRange(Enumerable.Range(0, count).Select(_ => QuestionnaireCode.New()));

            // In the order of their hashes: the order in which they were handed out is not kept either.
            act.Db.AddRange(codes.Select(QuestionnaireCode.HashOf).Order(StringComparer.Ordinal).Select(h => QuestionnaireLink.Of(id, h)));
            act.Tell($"问卷“{found.Title}”生成一次性链接 {count} 个");
            return [];
        }, stop);
        return outcome.IsDone ? Outcome<IReadOnlyList<string>>.Done(codes) : Outcome<IReadOnlyList<string>>.Refused([.. outcome.Obstacles]);
    }
}
