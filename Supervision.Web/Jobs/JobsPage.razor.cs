using Microsoft.AspNetCore.Components;
using MudBlazor;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Jobs;

/// <summary>The jobs with their runs, in words; administrators may start one.</summary>
public sealed partial class JobsPage : ComponentBase
{
    private readonly HashSet<string> started = new(StringComparer.Ordinal);
    private IReadOnlyList<JobLine> jobs = [];
    private IReadOnlyList<JobRunRow> runs = [];
    private string? opened;
    private string? pausing;
    private bool mayRun;

    [Inject] private JobQueries Queries { get; set; } = default!;

    [Inject] private StartJob Start { get; set; } = default!;

    [Inject] private PauseJob Pause { get; set; } = default!;

    [Inject] private CurrentPerson Person { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    private string Answer
    {
        get
        {
            var failed = jobs.Count(j => j.FailedInARow > 0);
            var fresh = jobs.Count(j => j.Last is null);
            var next = jobs.MinBy(j => j.Next);
            return $"{jobs.Count - failed - fresh} 个任务正常，{(fresh == 0 ? "" : $"{fresh} 个还没有运行，")}{(failed == 0 ? "没有失败" : $"{failed} 个失败")}{(next is null ? "" : $"，下一个 {next.Next.Time()} 运行")}。";
        }
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        mayRun = await Person.MayAsync(Permissions.WatchJobs, CancellationToken.None);
        jobs = await Queries.JobsAsync(CancellationToken.None);
        started.Clear();
        pausing = null;
    }

    private async Task OpenAsync(string key)
    {
        opened = opened == key ? null : key;
        runs = opened is null ? [] : await Queries.RunsAsync(key, CancellationToken.None);
    }

    // What is asked says what a second run does and does not do (screens 3.12).
    private async Task RunAsync(JobLine job)
    {
        var verb = job.FailedInARow > 0 ? "重试" : "立即运行";
        if (await Dialogs.ShowMessageBoxAsync(
            verb, $"{verb}“{job.Name}”？{job.About}已经办过的不会重复，不会重复发送已发出的提醒。", yesText: verb, cancelText: "取消") != true)
        {
            return;
        }

        await Start.RunAsync(job.Key, CancellationToken.None);
        started.Add(job.Key);
        Snackbar.Add("已安排运行，稍后刷新查看结果。", Severity.Info);
    }

    private async Task ResumeAsync(string key)
    {
        await Pause.RunAsync(key, reason: null, CancellationToken.None);
        await LoadAsync();
    }

    private static ChipKind KindOf(JobLine job) => job switch
    {
        { Pause: not null } => ChipKind.None,
        { Last: null } => ChipKind.Todo,
        { FailedInARow: > 0 } => ChipKind.Late,
        { Last: { FinishedAt: null, IsLost: false } } => ChipKind.Running,
        _ => ChipKind.Done,
    };

    private static string StateOf(JobLine job) => job switch
    {
        { Pause: not null } => "已暂停",
        { Last: null } => "未运行",
        { FailedInARow: > 0 and var times } => $"连续 {times} 次未办成",
        { Last: { FinishedAt: null, IsLost: false, Total: > 0 } run } => $"正在运行 {run.Done} / {run.Total}",
        { Last: { FinishedAt: null, IsLost: false } } => "正在运行",
        _ => "正常",
    };
}
