using Microsoft.AspNetCore.Components;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Features.Sittings;

/// <summary>The next step of a sitting and who owes it.</summary>
public sealed partial class SittingNextStep : ComponentBase
{
    private IReadOnlyList<Obstacle> problems = [];
    private DateOnly lastDay;

    [Parameter, EditorRequired] public required SittingView View { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private SittingSteps Steps => View.Steps!;

    private string Title => View.State switch
    {
        SittingState.Planned => "由主任会议确定会期",
        SittingState.Called or SittingState.Noticed when View.AreDaysUndecided => "由主任会议确定新的会期",
        SittingState.Called => "发出会议通知",
        SittingState.Noticed => $"{View.FirstDay.InYear(View.Today)}（{View.FirstDay.Weekday()}）{View.Start:H:mm}开会",
        SittingState.Adjourned => "继续开会",
        SittingState.Open when Steps.Adopt.Count == 0 => "全体会议通过议程",
        SittingState.Open => "闭会",
        _ => "确认会议纪要",
    };

    protected override void OnParametersSet() => lastDay = View.LastDay < View.Today ? View.LastDay : View.Today;

    private async Task SendAsync()
    {
        var sure = await Dialogs.ShowMessageBoxAsync(
            "发出会议通知", $"向组成人员发出{View.Name}通知？共 {View.Agenda.Count} 项议题。", yesText: "发出通知", cancelText: "再看看");
        if (sure == true)
        {
            await DoAsync(Notice.RunAsync(View.Id, CancellationToken.None));
        }
    }

    private async Task CloseAsync()
    {
        var sure = await Dialogs.ShowMessageBoxAsync(
            "闭会", $"{View.Name}于{lastDay.Full()}闭会？闭会后汇总审议发言，会后的期限从这一天起算。", yesText: "闭会", cancelText: "再看看");
        if (sure == true)
        {
            await DoAsync(Close.RunAsync(View.Id, lastDay, CancellationToken.None));
        }
    }

    private async Task DoAsync(Task<Outcome> act)
    {
        var outcome = await act;
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            await Changed.InvokeAsync();
        }
    }
}
