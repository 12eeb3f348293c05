using System.Globalization;
using Microsoft.AspNetCore.Components;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Features.Sittings;

/// <summary>Attendance of one half-day by tick (出席情况).</summary>
public sealed partial class AttendancePanel : ComponentBase
{
    private readonly Dictionary<(MemberId, HalfDay), Tick> ticks = [];
    private IReadOnlyList<AttendanceRow> rows = [];
    private IReadOnlyList<Obstacle> problems = [];
    private DateOnly day;
    private HalfDay half;
    private bool isChosen;

    [Parameter, EditorRequired] public required SittingView View { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (day < View.FirstDay || day > View.LastDay)
        {
            day = View.Today >= View.FirstDay && View.Today <= View.LastDay ? View.Today : View.FirstDay;
        }

        rows = await Queries.AttendanceAsync(View.Id, day, CancellationToken.None);
        if (!isChosen)
        {
            (half, isChosen) = (rows.Any(r => r.Morning.Source is not null) || !rows.Any(r => r.Afternoon.Source is not null) ? HalfDay.Morning : HalfDay.Afternoon, true);
        }
    }

    private Mark MarkOf(AttendanceRow row) => half == HalfDay.Morning ? row.Morning : row.Afternoon;

    private async Task ChooseDayAsync(ChangeEventArgs e)
    {
        day = DateOnly.ParseExact((string)e.Value!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        ticks.Clear();
        rows = await Queries.AttendanceAsync(View.Id, day, CancellationToken.None);
    }

    private void Set(AttendanceRow row, Mark before, Tick tick)
    {
        if (tick == Tick.From(before) && before.Value is not null)
        {
            ticks.Remove((row.Member, half));
        }
        else
        {
            ticks[(row.Member, half)] = tick;
        }
    }

    private void SetLeave(AttendanceRow row, Mark before, Tick tick, ChangeEventArgs e) =>
        Set(row, before, Enum.TryParse<LeaveKind>(e.Value as string, out var kind)
            ? new Tick(false, kind, null) : tick with { Leave = null });

    private void SetLate(AttendanceRow row, Mark before, Tick tick, ChangeEventArgs e) =>
        Set(row, before, new Tick(true, null, int.TryParse(e.Value as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var late) ? late : null));

    private void AllPresent()
    {
        foreach (var row in rows.Where(r => MarkOf(r).Source is null))
        {
            ticks[(row.Member, half)] = new(true, null, null);
        }
    }

    private async Task SaveAsync()
    {
        var outcome = await Record.RunAsync(View.Id, [.. ticks.Select(t => t.Value.Entry(t.Key.Item1, day, t.Key.Item2))], CancellationToken.None);
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            ticks.Clear();
            await Changed.InvokeAsync();
        }
    }

    /// <summary>What the page holds for one member until it is saved.</summary>
    private sealed record Tick(bool Present, LeaveKind? Leave, int? Late)
    {
        public static Tick From(Mark mark) => new(
            mark.Value == AttendanceMark.Present, mark.Value == AttendanceMark.Leave ? mark.Leave ?? LeaveKind.Personal : null, mark.LateMinutes);

        public AttendanceEntry Entry(MemberId member, DateOnly day, HalfDay half) => new(
            member, day, half,
            Present ? AttendanceMark.Present : Leave is null ? AttendanceMark.Absent : AttendanceMark.Leave,
            AttendanceSource.OfficeList, Leave, Late);
    }
}
