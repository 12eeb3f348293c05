using Microsoft.AspNetCore.Identity;
using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>The Office writes the note that corrects an announced result (起草更正说明, D-10.18).</summary>
public sealed class DraftCorrection(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, string reason, string protocol, IReadOnlyList<IReadOnlyList<Tally>> totals, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunRatings, id, act =>
        {
            if (act.Round.ObstaclesToCorrect(reason, protocol, totals) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Round.Correct(reason, protocol, totals, act.Actor.Name, act.Now);
            act.Tell("起草测评结果更正说明");
            return [];
        }, stop);
}

/// <summary>Takes a note back that is not in force (撤回更正说明).</summary>
public sealed class DropCorrection(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, act =>
    {
        if (act.Round.OpenCorrection is null)
        {
            return [new(RatingRules.SignedNote, "没有可以撤回的更正说明。")];
        }

        act.Round.DropCorrection(act.Actor.Name, act.Now);
        act.Tell("撤回测评结果更正说明");
        return [];
    }, stop);
}

/// <summary>A scrutineer signs the note with the own sign-in and password again (签署更正说明).</summary>
public sealed class SignCorrection(RatingActing acting, UserManager<Account> accounts)
{
    public Task<Outcome> RunAsync(RatingRoundId id, string password, CancellationToken stop) => acting.RunAsync(Permissions.WatchBoxes, id, async act =>
    {
        if (act.Round.ObstaclesToSignCorrection(act.Actor.Person) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var person = act.Actor.Person!.Value;
        if (await accounts.Users.SingleOrDefaultAsync(a => a.Person == person, stop) is not { } account || !await accounts.CheckPasswordAsync(account, password))
        {
            return [new(RatingRules.SignedNote, "密码不对，请再输一次您自己的密码。", "Password")];
        }

        act.Round.SignCorrection(person, act.Now);
        act.Tell("监票人签署测评结果更正说明");
        return [];
    }, stop);
}

/// <summary>The council agreed: the note comes into force, both values stand, and the letter about it becomes a task (更正生效).</summary>
public sealed class ApplyCorrection(RatingActing acting, IEnumerable<IRatingFollower> followers, DeadlinePlanner deadlines)
{
    public Task<Outcome> RunAsync(RatingRoundId id, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        var decision = await CorrectionAgenda.DecisionAsync(act.Db, act.Round, stop);
        if (act.Round.ObstaclesToApplyCorrection(decision) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var changed = act.Round.OpenCorrection!.Changed.ToHashSet();
        act.Round.ApplyCorrection(decision!, act.Actor.Name, act.Now);
        act.Tell("测评结果更正生效");
        var main = await PutTogetherAsync(act);
        var told = await Followers.TellAsync(followers, act with { Round = main }, main.Results.Where(r => changed.Contains(r.Subject)), isCorrection: true);
        await deadlines.SaveAsync(act.Db, [act.Round.Matter, .. told], stop);
        return [];
    }, stop);

    // A corrected group changes the result that all groups give together.
    private static async Task<RatingRound> PutTogetherAsync(RoundAct act)
    {
        var main = act.Round.Main is { } id ? await act.Db.RatingRounds.SingleAsync(r => r.Id == id, act.Stop) : act.Round;
        main.PutTogether(await VoterGroups.OfAsync(act.Db, main.Id, act.Stop));
        return main;
    }
}

/// <summary>Corrections that both scrutineers signed wait for the council.</summary>
internal static class CorrectionAgenda
{
    public static async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        var announced = await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Announced).ToListAsync(stop);
        return [.. announced.Where(r => r.OpenCorrection is { SignedBy.Length: 2 })
            .Select(r => new CouncilQuestion($"{r.Title}结果的更正", CouncilPurpose.RatingCorrection, r.Matter, HashOf(r)))];
    }

    /// <summary>The decision on the note as it stands; a decision on another text is none.</summary>
    public static async Task<RoundApproval?> DecisionAsync(SupervisionDb db, RatingRound round, CancellationToken stop) =>
        round.OpenCorrection is not null && await db.DecisionOnAsync(round.Matter, CouncilPurpose.RatingCorrection, stop) is { } facts && facts.TextHash == HashOf(round)
            ? new(facts.Decision, facts.MeetingName, facts.IsApproval)
            : null;

    internal static string HashOf(RatingRound round) => TextHash.Of(string.Join('\n', CorrectionWords.Lines(round, round.OpenCorrection!)));
}

/// <summary>A correction note in words, the same on the page, the sheet and before the council.</summary>
internal static class CorrectionWords
{
    /// <summary>Reason, recount, and per changed subject both totals with both results.</summary>
    public static IReadOnlyList<string> Lines(RatingRound round, CorrectionNote note) =>
    [
        $"更正的原因：{note.Reason}", $"重新清点：{note.Protocol}",
        .. note.Changed.Select(i =>
            $"{round.Subjects[i].Name}：原公布 {Of(round, note.Old[i])}；更正为 {Of(round, note.New[i])}。{string.Join("；", note.New[i].Result.Explanation)}"),
    ];

    /// <summary>Who signed and who agreed.</summary>
    public static string Signed(RatingRound round, CorrectionNote note) =>
        $"监票人 {string.Join("、", round.Scrutineers.Where(s => note.SignedBy.Contains(s.Person)).Select(s => s.Name))} 签署"
        + (note.DecidedAt.Length > 0 ? $"，{note.DecidedAt}同意" : "");

    private static string Of(RatingRound round, SubjectCount count) => $"{RatingWords.Votes(round, count)}，{RatingWords.Of(round.Content, count.Result)}";
}
