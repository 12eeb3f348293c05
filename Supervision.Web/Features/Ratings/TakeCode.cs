using Supervision.Domain.Ratings;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Ratings;

/// <summary>A scrutineer takes the own opening code, once (领取启封码, D-10.9a).</summary>
public sealed class TakeCode(RatingActing acting, CodeDesk desk)
{
    private static readonly Obstacle NotOne = new(RatingRules.TwoScrutineers, "只有本轮的监票人可以领取启封码。");

    /// <summary>The code, or why it is not shown.</summary>
    public async Task<Outcome<string>> ShowAsync(RatingRoundId id, CancellationToken stop)
    {
        string? code = null;
        var outcome = await acting.RunAsync(Permissions.WatchBoxes, id, act =>
        {
            if (OwnOrder(act) is not { } order)
            {
                return [NotOne];
            }

            if (act.Round.State != RoundState.Ready)
            {
                return [new(RatingRules.TwoKeys, $"本轮{act.Round.StateWords}，启封码只在就绪时领取。")];
            }

            code = desk.Show(id, order)?.ForPaper();
            return code is null ? [new(RatingRules.TwoKeys, "启封码只显示一次，已经显示过。没有抄下来的，请办公室重新清点并生成。")] : [];
        }, stop);
        return code is null ? Outcome<string>.Refused(outcome.Obstacles) : Outcome<string>.Done(code);
    }

    /// <summary>The code typed back from paper: then it is nowhere but there.</summary>
    public Task<Outcome> TypeBackAsync(RatingRoundId id, string typed, CancellationToken stop) => acting.RunAsync(Permissions.WatchBoxes, id, act =>
    {
        if (OwnOrder(act) is not { } order)
        {
            return [NotOne];
        }

        if (OpeningCode.Parse(typed) is not { } code || !desk.TypedBack(id, order, code))
        {
            return [new(RatingRules.TwoKeys, "与显示的启封码不一致，请对照您抄下的十位数字再输一次。", "Code")];
        }

        act.Round.NoteCode(act.Actor.Person!.Value, act.Now);
        act.Tell("监票人抄好启封码");
        return [];
    }, stop);

    private static int? OwnOrder(RoundAct act) => act.Round.Scrutineers.FirstOrDefault(s => s.Person == act.Actor.Person)?.Order;
}
