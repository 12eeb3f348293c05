using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>A file handed in with a form.</summary>
/// <param name="Form">Id made with the form: the same form posted twice is one paper.</param>
/// <param name="Name">Name as the sender wrote it.</param>
/// <param name="Content">The bytes, seekable.</param>
public sealed record HandlingFile(Guid Form, string Name, Stream Content);

/// <summary>Keeps answers point by point before the report is ready (保存办理情况), for one body: only its own points (D-8.8).</summary>
[Demands(Permissions.HandInHandling)]
public sealed class KeepHandling(HandlingActs acts)
{
    /// <param name="id">The opinion.</param>
    /// <param name="body">The body.</param>
    /// <param name="entries">What was typed.</param>
    /// <param name="began">Token of what stood in the form of each point when it was shown; null writes over whatever is there.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(
        ReviewOpinionId id, SupervisedBodyId body, IReadOnlyList<AnswerEntry> entries, IReadOnlyDictionary<Guid, string>? began, CancellationToken stop) =>
        acts.RunAsync(Permissions.HandInHandling, id, body, work => Task.FromResult(Keep(work, body, entries, began)), stop);

    private static IReadOnlyList<Obstacle> Keep(
        HandlingWork work, SupervisedBodyId body, IReadOnlyList<AnswerEntry> typed, IReadOnlyDictionary<Guid, string>? began)
    {
        var (entries, overtaken) = began is null ? (typed, []) : work.Handling.Since(work.Asked, typed, began);
        if (overtaken.Count > 0)
        {
            return overtaken;
        }

        if (typed.Count > 0 && entries.Count == 0)
        {
            return [];
        }

        if (work.Handling.ObstaclesToKeep(work.Asked, [body], entries, work.Basis.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var byOffice = !work.Actor.ActsFor(body);
        work.Handling.Keep(work.Asked, [body], entries, work.By, byOffice);
        var mine = work.Asked.Where(a => a.Body == body).ToList();
        var written = mine.Count(a => work.Handling.IsWhole(a, work.Basis.Today));
        work.Tell($"{(byOffice ? "代录：" : "")}{work.NameOf(body)}填写办理情况，已填 {written} 条，共 {mine.Count} 条");
        return [];
    }
}

/// <summary>上传佐证材料 of one point.</summary>
[Demands(Permissions.HandInHandling)]
public sealed class AttachEvidence(HandlingActs acts, FileStore files)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId body, Guid point, HandlingFile file, CancellationToken stop) =>
        acts.RunAsync(Permissions.HandInHandling, id, body, work => AttachAsync(work, body, point, file, stop), stop);

    private async Task<IReadOnlyList<Obstacle>> AttachAsync(HandlingWork work, SupervisedBodyId body, Guid point, HandlingFile file, CancellationToken stop)
    {
        if (work.Handling.ObstaclesToAttach(work.Asked, [body], point) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var kept = await files.KeepAsync(work.Db, new(file.Name, file.Content, HandlingPurpose.Of(body)), work.Opinion.Matter, stop);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        var asked = work.Asked.Single(a => a.Id == point);
        if (!work.Handling.Attach(asked, new(kept.Value!.Id, kept.Value.Hash, kept.Value.Name)))
        {
            work.Db.StoredFiles.Remove(kept.Value);
            work.Tell($"{work.NameOf(body)}重复上传{asked.Name}的同一份佐证材料，没有另存");
            return [];
        }

        work.Tell($"{work.NameOf(body)}上传{asked.Name}佐证材料（{kept.Value.Name}）");
        return [];
    }
}

/// <summary>An organ hands in a plan, a draft for comments, a report (报送); or the Office for it with a scan (代录, D-17.48).</summary>
[Demands(Permissions.HandInHandling)]
public sealed class HandInPaper(HandlingActs acts, FileStore files)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId organ, HandlingPaperKind kind, HandlingFile file, CancellationToken stop) =>
        acts.RunAsync(Permissions.HandInHandling, id, organ, work => TakeAsync(work, organ, kind, file, stop), stop);

    private async Task<IReadOnlyList<Obstacle>> TakeAsync(
        HandlingWork work, SupervisedBodyId organ, HandlingPaperKind kind, HandlingFile file, CancellationToken stop)
    {
        if (work.Handling.Papers.Any(p => p.Id == file.Form))
        {
            return [];
        }

        var waiting = work.Handling.Waiting;
        var facts = work.FactsOf(kind) with
        {
            ExtensionIsDecided = waiting is not null
                && await HandlingCouncil.FindAsync(work.Db, work.Opinion, CouncilPurpose.OpinionExtension, waiting.Hash, stop) is not null,
        };
        var obstacles = work.Handling.Organ != organ
            ? [new Obstacle(HandlingRules.OwnPoints, $"研究处理的方案和报告由{work.NameOf(work.Handling.Organ)}汇总报送。")]
            : work.Handling.ObstaclesToHandIn(kind, facts) is { Count: > 0 } early ? early
            : work.Handling.ObstaclesToRepeat(kind, await HandlingFileHash.OfAsync(file.Content, stop), facts.Asked);
        if (obstacles.Count > 0)
        {
            return obstacles;
        }

        var byOffice = !work.Actor.ActsFor(organ);
        var kept = await KeepAsync(work, organ, file, byOffice, stop);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        var isNew = work.Handling.HandIn(kind, new(file.Form, kept.Value!.Id, kept.Value.Hash, kept.Value.Name), facts, work.By, byOffice);
        Tell(work, kind, isNew, kept.Value, byOffice);
        if (waiting is { State: ExtensionState.Lapsed })
        {
            work.Tell($"{work.NameOf(work.Handling.Organ)}延期到{waiting.Until.Full()}的申请失效：报告已经提交");
        }

        return [];
    }

    private async Task<Outcome<StoredFile>> KeepAsync(HandlingWork work, SupervisedBodyId organ, HandlingFile file, bool byOffice, CancellationToken stop)
    {
        // Judged before it is kept: what is refused leaves no bytes behind.
        var (type, _) = FileKind.Judge(file.Content, file.Name);
        return type is not null && type.Name is not ("docx" or "pdf") && !(byOffice && type.Name is "jpg" or "png")
            ? Outcome<StoredFile>.Refused(new Obstacle(FileClauses.Acceptable, "请用 docx 或者 pdf 文件。", "File"))
            : await files.KeepAsync(work.Db, new(file.Name, file.Content, HandlingPurpose.Of(organ)), work.Opinion.Matter, stop);
    }

    private static void Tell(HandlingWork work, HandlingPaperKind kind, bool isNew, StoredFile file, bool byOffice)
    {
        var who = $"{(byOffice ? "代录：" : "")}{work.NameOf(work.Handling.Organ)}";
        if (!isNew)
        {
            work.Db.StoredFiles.Remove(file);
            work.Tell($"{who}重复报送同一份{HandlingPaperKinds.Of(kind)}，没有另存版本");
            return;
        }

        var paper = work.Handling.Papers[^1];
        var late = paper.DaysLate == 0 ? "" : $"，逾期{paper.DaysLate}天";
        var silence = paper.IsAfterSilence ? "，工委逾期未反馈视为无意见" : "";
        work.Tell($"{who}报送{HandlingPaperKinds.Of(kind)}（{file.Name}）{late}{silence}");
    }
}

/// <summary>撤回报告 before the council has decided (D-17.24).</summary>
[Demands(Permissions.HandInHandling)]
public sealed class TakeBackReport(HandlingActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId organ, CancellationToken stop) =>
        acts.RunAsync(Permissions.HandInHandling, id, organ, async work =>
        {
            var hold = await HandlingCouncil.HoldOfAsync(work.Db, work.Opinion, work.Handling.NewestReport, stop);
            if (work.Handling.ObstaclesToTakeBack(hold) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            var kind = work.Handling.NewestReport!.Kind;
            work.Handling.TakeBack(hold, work.By);
            work.Tell($"{work.NameOf(work.Handling.Organ)}撤回{HandlingPaperKinds.Of(kind)}，期限不变");
            return [];
        }, stop);
}

/// <summary>The hash of a file that is not kept yet.</summary>
internal static class HandlingFileHash
{
    public static async Task<string> OfAsync(Stream content, CancellationToken stop)
    {
        content.Position = 0;
        var hash = Convert.ToHexString(await System.Security.Cryptography.SHA256.HashDataAsync(content, stop));
        content.Position = 0;
        return hash;
    }
}

/// <summary>Purposes of the files of a handling: only the body they came from reads them outside the house.</summary>
internal static class HandlingPurpose
{
    private const string Head = "handling:";

    public static string Of(SupervisedBodyId body) => Head + body.Value.ToString("N");

    /// <summary>True when the person acts for the body that handed the file in.</summary>
    public static bool IsOwn(string purpose, Actor actor) =>
        purpose.StartsWith(Head, StringComparison.Ordinal) && Guid.TryParse(purpose[Head.Length..], out var body) && actor.Bodies.Contains(body);
}
