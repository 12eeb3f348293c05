using Microsoft.AspNetCore.Identity;
using System.Collections.Immutable;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings.BallotPath;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>The teller keys in one sheet from the box under a scrutineer's eyes (录入纸票, D-10.10): the same cast as on a phone.</summary>
public sealed class KeySheet(
    CurrentPerson person, CastSlip cast, PaperStation station, RatingActing acting, SlipHashes hashes, IDbContextFactory<SupervisionDb> databases)
{
    public async Task<Outcome> RunAsync(RatingRoundId id, string code, byte[] marks, CancellationToken stop)
    {
        await person.DemandAsync(Permissions.RunRatings, stop);
        if (SlipToken.Parse(code) is not { } slip)
        {
            return Refuse("没有找到这个票号，请再扫一次；票号读不出的，请点“票号读不出”。");
        }

        var view = await cast.FindAsync(slip, stop);
        if (view.Round?.Id != id)
        {
            return Refuse(view.Round is null ? "没有找到这个票号，请再扫一次；票号读不出的，请点“票号读不出”。" : "这是另一轮的票，请放在一边。");
        }

        // What was drawn on a screen lies on no sheet.
        if (view.IsOnScreen)
        {
            return Refuse("这是屏幕上领的票，没有纸票，不能在这里录入。");
        }

        var answer = await cast.RunAsync(slip, view, marks, atStation: true);
        if (answer == SlipAnswer.Cast)
        {
            station.Add(view.Round!, marks);
            return Outcome.Done;
        }

        if (answer == SlipAnswer.Used && await IsReadAgainAsync(view.Round, hashes.Of(slip), marks, stop))
        {
            return Outcome.Done;
        }

        return Refuse(answer switch
        {
            SlipAnswer.Used => "此票已使用，不再录入，请放在一边。",
            SlipAnswer.Unknown => "这是没有发出的备用票，不能录入。请放在一边，告诉监票人。",
            SlipAnswer.NotStored => "系统暂时存不下这张票，没有录入。请稍等片刻再录一次，或者告诉系统管理员。",
            SlipAnswer.WrongForm => "录入的内容与票面不符，请对照纸票再录一次。",
            _ => view.Round.State == RoundState.Open ? "测评还没有关闭，纸票在关闭以后录入。" : $"本轮{view.Round.StateWords}，不能再录入。",
        });
    }

    /// <summary>A sheet whose code cannot be read: 收回 and 无效, with a line in the minutes.</summary>
    public Task<Outcome> UnreadableAsync(RatingRoundId id, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, act =>
    {
        if (act.Round.State != RoundState.Closing)
        {
            return [new(RatingRules.SumsAgree, $"本轮{act.Round.StateWords}，不能录入。")];
        }

        act.Round.NoteUnreadable(act.Actor.Name, act.Now);
        act.Tell("一张纸票的票号读不出，计入收回和无效");
        return [];
    }, stop);

    /// <summary>Takes the note of an unreadable sheet back, before sealing: it was pressed by mistake, or the code could be read after all.</summary>
    public Task<Outcome> TakeBackUnreadableAsync(RatingRoundId id, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, act =>
    {
        if (act.Round.State != RoundState.Closing || act.Round.Unreadable == 0)
        {
            return [new(RatingRules.SumsAgree, "没有可以撤回的登记。")];
        }

        act.Round.TakeBackUnreadable(act.Actor.Name, act.Now);
        act.Tell("撤回一张票号读不出的登记");
        return [];
    }, stop);

    // The sums live in memory; after a restart the sheets keyed before are read once more, which casts nothing (D-10.10a).
    private async Task<bool> IsReadAgainAsync(RatingRound round, byte[] hash, byte[] marks, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var keyed = round.KeyedOf((await SlipCounts.ReadAsync(db, round.Id, stop)).CastOnPaper);
        var isPaper = await db.Slips.AnyAsync(s => s.Hash == hash && s.Channel != SlipChannel.Screen, stop);
        return isPaper && round.State == RoundState.Closing && station.Sheets(round.Id) < keyed && round.Form.Fits(marks) && station.AddAgain(round, hash, marks);
    }

    private static Outcome Refuse(string message) => Outcome.Refused(new Obstacle(RatingRules.OneSlip, message, "Code"));
}

/// <summary>What a scrutineer counted by hand.</summary>
/// <param name="Sums">One a thing asked.</param>
/// <param name="Unreadable">Sheets whose code cannot be read.</param>
/// <param name="Password">The own password again; asked for when the sums differ, because then the note changes the result.</param>
public sealed record HandTally(IReadOnlyList<Tally> Sums, int Unreadable = 0, string? Password = null);

/// <summary>A scrutineer compares what was keyed with the hand tally of the sheets and signs (D-10.10a). A difference is signed in a second step,
/// after the sheets were looked at again, with the own password.</summary>
public sealed class CheckPaper(RatingActing acting, PaperStation station, UserManager<Account> accounts)
{
    public Task<Outcome> RunAsync(RatingRoundId id, HandTally hand, CancellationToken stop) => acting.RunAsync(Permissions.WatchBoxes, id, async act =>
    {
        var keyed = station.Totals(act.Round);
        if (hand.Sums.Count != keyed.Length)
        {
            return [new(RatingRules.SumsAgree, "手工计数的格数与票面不符，请刷新后再填。", "Hand")];
        }

        var check = new PaperCheck(keyed, [.. hand.Sums], station.Sheets(id)) { Unreadable = hand.Unreadable };
        if (act.Round.ObstaclesToCheckPaper(check, act.Actor.Person) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (await SecondReading.NeededAsync(act, station) is { } lost)
        {
            return [lost];
        }

        if (!check.Agrees && string.IsNullOrEmpty(hand.Password))
        {
            var differences = check.Differences.Select(p => $"{PaperNote.PlaceName(act.Round, p)}：录入 {PaperNote.Words(act.Round, check.Keyed[p])}；手工 {PaperNote.Words(act.Round, check.Hand[p])}");
            return [new(RatingRules.SumsAgree, $"录入与手工计数不一致。{string.Join("；", differences)}。请两位复核原票；复核以后仍以手工计数为准的，输入您的密码签署更正说明。", "Password")];
        }

        if (!check.Agrees && await Signatures.OwnAsync(act, accounts, hand.Password!) is { } wrong)
        {
            return [wrong];
        }

        act.Round.CheckPaper(check, act.Actor.Person!.Value, act.Now);
        act.Tell(check.Agrees ? "监票人核对：纸票录入与手工计数一致" : "监票人签署纸票更正说明，以手工计数为准");
        return [];
    }, stop);
}

/// <summary>Whether a restart took the sums of the keying station (D-10.10a).</summary>
internal static class SecondReading
{
    /// <summary>What stands in the way; null when all keyed sheets are in the sums, or both signed the comparison before.</summary>
    public static async Task<Obstacle?> NeededAsync(RoundAct act, PaperStation station)
    {
        var keyed = act.Round.KeyedOf((await SlipCounts.ReadAsync(act.Db, act.Round.Id, act.Stop)).CastOnPaper);
        return station.Sheets(act.Round.Id) >= keyed
            ? null
            : new(RatingRules.SumsAgree, $"系统重启过，纸票录入的合计只剩 {station.Sheets(act.Round.Id)} 张，应为 {keyed} 张。请把先前录入的纸票再录一遍，不会重复投出。", "Hand");
    }
}

/// <summary>Prints the sheets (打印测评票, D-15.7): new codes each time, those of an earlier print are void; only while the round is ready.</summary>
public sealed class PrintSlips(RatingActing acting, SlipMint mint, SlipUrn urn)
{
    /// <param name="id">The round.</param>
    /// <param name="sheets">How many are drawn on paper where both ways are used; the others are drawn on screen.</param>
    /// <param name="reserve">Sheets in reserve for late members and exchanges; alike, and no slips before they are drawn. Paper only.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome<IReadOnlyList<SlipToken>>> RunAsync(RatingRoundId id, int? sheets, int reserve, CancellationToken stop)
    {
        IReadOnlyList<SlipToken> slips = [];
        IReadOnlyList<SlipToken> others = [];
        var outcome = await acting.RunAsync(Permissions.RunRatings, id, async act =>
        {
            if (act.Round.Content.IsByName)
            {
                return [new(RatingRules.ByName, "本轮记名投票，没有测评票。")];
            }

            if (act.Round.State != RoundState.Ready || act.Round.Way == SlipWay.Screen)
            {
                return [new(RatingRules.OneSlip, act.Round.Way == SlipWay.Screen ? "本轮在屏幕上领票，没有纸票。" : "测评票只在就绪时打印，开放以后不能再打印。")];
            }

            var onPaper = act.Round.Way == SlipWay.Mixed ? sheets ?? 0 : act.Round.Present;
            if (onPaper < 1 || onPaper > act.Round.Present)
            {
                return [new(RatingRules.OneSlip, $"纸票应当有 1 到 {act.Round.Present} 张。", "Sheets")];
            }

            var spare = act.Round.Way == SlipWay.Paper ? reserve : 0;
            if (spare is < 0 or > RatingRound.MostReserve)
            {
                return [new(RatingRules.OneSlip, $"备用票应当有 0 到 {RatingRound.MostReserve} 张。", "Reserve")];
            }

            var before = await act.Db.Slips.CountAsync(s => s.Round == id && s.Channel != SlipChannel.Screen, stop);
            await act.Db.Slips.Where(s => s.Round == id).ExecuteDeleteAsync(stop);
            slips = [.. mint.Mint(act.Db, id, onPaper, SlipChannel.Paper), .. mint.Mint(act.Db, id, spare, SlipChannel.Reserve)];
            others = mint.Mint(act.Db, id, act.Round.Present - onPaper, SlipChannel.Screen);
            act.Round.NotePrinted(onPaper, spare, before, act.Actor.Name, act.Now);
            act.Tell($"打印测评票 {onPaper} 张{(spare > 0 ? $"、备用票 {spare} 张" : "")}，以前打印的作废");
            return [];
        }, stop);
        if (!outcome.IsDone)
        {
            return Outcome<IReadOnlyList<SlipToken>>.Refused(outcome.Obstacles);
        }

        // From here on these codes are on paper alone.
        urn.Forget(id);
        if (others.Count > 0)
        {
            urn.Fill(id, others);
        }

        return Outcome<IReadOnlyList<SlipToken>>.Done(slips);
    }
}
