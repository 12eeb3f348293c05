using Microsoft.AspNetCore.Components;
using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Channels;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Reminders;

/// <summary>What was sent to me, what is to come, what was sent, and the table behind it.</summary>
public sealed partial class RemindersPage(ReminderQueries queries, ReadReminders read, CurrentPerson person, NavigationManager navigator) : ComponentBase
{
    private IReadOnlyList<Reminder> mine = [];
    private IReadOnlyList<ReminderPause> pauses = [];
    private IReadOnlyList<ChannelStand> stands = [];
    private ListSlice<ReminderGroup>? rows;
    private DateTimeOffset? restored;
    private bool maySeeAll;
    private bool mayEdit;
    private string? loaded;

    [SupplyParameterFromQuery(Name = "tab")] public string? TabName { get; set; }

    [SupplyParameterFromQuery(Name = "who")] public string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "channel")] public string? ChannelName { get; set; }

    [SupplyParameterFromQuery(Name = "code")] public string? CodeName { get; set; }

    [SupplyParameterFromQuery(Name = "state")] public string? StateName { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public string? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "size")] public string? Size { get; set; }

    private static IReadOnlyList<FilterChoice> Channels { get; } =
        [.. Enum.GetValues<ReminderChannel>().Select(c => new FilterChoice(c.ToString(), c.Words()))];

    private static IReadOnlyList<FilterChoice> Codes { get; } =
        [.. ReminderTable.Lines.Values.Select(l => new FilterChoice(l.Code, $"{l.Event}（{l.Code}）"))];

    private NavigationManager Navigator => navigator;

    private string Tab => TabName is "coming" or "sent" or "rules" ? TabName : "mine";

    private ReminderFilter Filter => ReminderFilter.Of(Who, Q, ChannelName, CodeName, StateName);

    private int Unread => mine.Count(r => r.ReadAt is null);

    private IEnumerable<ChannelStand> Troubled => stands.Where(s => s.Troubled > 0);

    protected override Task OnParametersSetAsync() => loaded == navigator.Uri ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        loaded = navigator.Uri;
        maySeeAll = await person.MayAsync(Permissions.ReadAllReminders, CancellationToken.None);
        mayEdit = await person.MayAsync(Permissions.EditReminders, CancellationToken.None);
        mine = await queries.MineAsync(CancellationToken.None);
        pauses = await queries.PausesAsync(CancellationToken.None);
        (stands, restored) = maySeeAll ? await queries.ChannelsAsync(CancellationToken.None) : ([], null);
        var window = ListWindow.Of(PageNumber, Size);
        rows = Tab switch
        {
            "coming" => await queries.ComingGroupsAsync(Filter, window, CancellationToken.None),
            "sent" => await queries.SentGroupsAsync(Filter, window, CancellationToken.None),
            _ => null,
        };
    }

    private async Task ReadAsync(ReminderId? one)
    {
        await read.RunAsync(one, CancellationToken.None);
        await LoadAsync();
    }
}
