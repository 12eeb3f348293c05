using Microsoft.AspNetCore.Components;
using Supervision.Domain.Reminders;

namespace Supervision.Web.Features.Reminders;

/// <summary>What was sent to me, what is to come, what was sent, and the table behind it.</summary>
public sealed partial class RemindersPage(ReminderQueries queries, ReadReminders read) : ComponentBase
{
    private IReadOnlyList<Reminder> mine = [];
    private IReadOnlyList<ReminderRow> rows = [];
    private string? loaded;

    [SupplyParameterFromQuery(Name = "tab")] public string? TabName { get; set; }

    private string Tab => TabName is "coming" or "sent" or "rules" ? TabName : "mine";

    private int Unread => mine.Count(r => r.ReadAt is null);

    protected override Task OnParametersSetAsync() => loaded == Tab ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        loaded = Tab;
        mine = await queries.MineAsync(CancellationToken.None);
        rows = Tab switch
        {
            "coming" => await queries.ComingAsync(CancellationToken.None),
            "sent" => await queries.SentAsync(CancellationToken.None),
            _ => [],
        };
    }

    private async Task ReadAsync(ReminderId? one)
    {
        await read.RunAsync(one, CancellationToken.None);
        await LoadAsync();
    }
}
