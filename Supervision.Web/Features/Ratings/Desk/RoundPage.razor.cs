using Microsoft.AspNetCore.Components;
using Supervision.Web.Access;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings.Desk;

/// <summary>Control of one round (轮次控制, screens 4.5): big numbers, the next act, nothing about votes.</summary>
public sealed partial class RoundPage(RatingQueries queries, CurrentPerson person, NavigationManager navigator, TimeProvider clock) : ComponentBase
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource leaving = new();
    private RoundView? view;
    private bool isChair;

    [Parameter] public Guid Id { get; set; }

    private TimeProvider Clock => clock;

    private RatingRound Round => view!.Round;

    private bool IsAside => Round.State is RoundState.Void or RoundState.Cancelled;

    private string Answer => Stand + (Round.State == RoundState.Open && view!.Issued > 0 ? RatingWords.NotDrawn(view!) : "");

    private string Stand => Round.State switch
    {
        RoundState.Prepared => "还没有批准。",
        RoundState.Approved => "已批准，等待会上清点人数。",
        RoundState.Ready => "就绪，等待主持人宣布开放。",
        RoundState.Open when Round.IsDrawingPaused => "监票人离会，已暂停领票；已经领到的票可以照常投。",
        RoundState.Open when Round.Way == SlipWay.Paper && view!.Issued > 0 => $"测评正在进行。发出 {view.Issued} 张，票箱里的纸票关闭以后录入。",
        RoundState.Open when Round.Content.IsByName => $"记名测评正在进行。已投 {view!.Counts.Cast} 人，实到 {Round.Present} 人。",
        RoundState.Closing when Round.Content.IsByName => "测评已经关闭，等待监票人计票。",
        RoundState.Open => view!.Issued == 0 ? "测评正在进行。还没有人领票。" : view.Collected is { } c ? c >= view.Issued ? $"测评正在进行。已领的 {c} 张票都已收回。" : $"测评正在进行。还有 {view.Issued - c} 张票没有收回。" : "测评正在进行。",
        RoundState.Closing => "测评已经关闭，等待两位监票人启封。",
        RoundState.Sealed => $"票箱已封存，等待监票人确认（{Round.Scrutineers.Count(s => s.ConfirmedAt is not null)}/2）。",
        RoundState.Confirmed => "两位监票人都已确认，等待公布。",
        RoundState.Announced => $"结果已公布。发出 {Round.Issued} 张，收回 {Round.Collected} 张。",
        RoundState.Void => $"本轮已作废：{RatingRound.WordsOf(Round.Void!.Value)}。",
        _ => "本轮已取消。",
    };

    private IReadOnlyList<(bool Ok, string Words)> Checks =>
    [
        (Round.State >= RoundState.Approved, Round.IsRehearsal ? "演练，不用批准" : "主任会议批准对象、选项和判定规则"),
        (Round.Present > 0, Round.IsGroup ? Round.Present > 0 ? $"实到 {Round.Present} 人（{Round.GroupName}，不看法定人数）" : "清点实到人数" : Round.Present > 0 && Round.IsRehearsal ? $"实到 {Round.Present} 人（演练，不看是否过半数）" : Round.Present > 0 ? $"实到 {Round.Present} 人，需 {Supervision.Domain.Organisation.Quorum.Needed(Round.Members)} 人过半数" : "会上清点实到人数"),
        .. Round.Content.IsByName ? Array.Empty<(bool, string)>() : [(view!.Counts.Minted > 0 || Round.State > RoundState.Open, view.Counts.Minted > 0 ? $"测评票 {view.Slips} 张，{RatingWords.Of(Round.Way)}" : "生成测评票")],
        .. Round.Content.HasGroups && !Round.IsGroup ? [(Round.GroupsLeft(view!.AllGroups).Count == 0, "设置其他投票人组的应到人数")] : Array.Empty<(bool, string)>(),
        (Round.Scrutineers.Count == 2, Round.Scrutineers.Count == 2 ? $"监票人 {string.Join("、", Round.Scrutineers.Select(s => s.Name))}" : "推选两位监票人"),
        .. Round.Content is { IsByName: false, Ballot.HasTwoKeys: true } ? [(Round.Scrutineers.Count == 2 && Round.Scrutineers.All(s => s.HasCode), $"启封码已抄好 {Round.Scrutineers.Count(s => s.HasCode)}/2")] : Array.Empty<(bool, string)>(),
    ];

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        leaving.Dispose();
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = FollowAsync();
        }
    }

    // The numbers move while people vote; any other page moves by its acts only.
    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Pace, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(leaving.Token))
            {
                if (view is { Round.IsOver: false })
                {
                    await InvokeAsync(async () =>
                    {
                        await LoadAsync();
                        StateHasChanged();
                    });
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Somebody left the page.
        }
    }

    private async Task LoadAsync()
    {
        view = await queries.FindAsync(new(Id), CancellationToken.None);
        isChair = (await person.FindAsync(CancellationToken.None))?.IsChair == true;
        if (view is null)
        {
            navigator.NotFound();
        }
    }
}
