using Supervision.Domain.Sittings;
using Supervision.Web.Features.Sittings;

namespace Supervision.Web.Demo;

/// <summary>Sittings and council meetings of the made-up year.</summary>
internal sealed class DemoMeetings(DemoStage stage, DemoCounty county)
{
    private const string Office = "李文静";
    private const string Chair = "陈国栋";
    private const string Room = "县人大机关三楼会议室";

    /// <summary>How many council meetings were held, for the numbers of their minutes.</summary>
    private int held;

    private MemberId ChairSeat => county.Members[0].Id;

    private List<MemberId> Council => [.. county.Members.Where(m => m.IsCouncil).Select(m => m.Id)];

    /// <summary>A council meeting on a day; <paramref name="put"/> puts its items, on all of which it decides alike.</summary>
    public async Task<CouncilMeetingId> CouncilAsync(
        DateOnly day, Func<CouncilMeetingId, Task> put, CouncilOutcome outcome = CouncilOutcome.Approved, string note = "")
    {
        var id = new CouncilMeetingId(Guid.CreateVersion7());
        stage.GoTo(day, 14);
        var number = await NumberAsync(day);
        await stage.DoAsync<PlanCouncilMeeting>(Office, u => u.RunAsync(new(id, number, day, ChairSeat), default));
        await put(id);
        stage.GoTo(day, 15);
        await stage.DoAsync<RecordCouncilPresence>(Office, u => u.RunAsync(id, Council, ChairSeat, default));
        held++;
        foreach (var item in await stage.AskAsync(db => db.CouncilMeetings.Where(m => m.Id == id).SelectMany(m => m.Items).Select(i => i.Id).ToListAsync()))
        {
            await stage.DoAsync<EnterCouncilDecision>(Office, u => u.RunAsync(id, item, new(outcome, $"纪要{held}号", note), default));
            await stage.DoAsync<ConfirmCouncilDecision>(Chair, u => u.RunAsync(id, item, default));
        }

        return id;
    }

    /// <summary>A council meeting set some days ahead; it is held later, after those of the days <paramref name="before"/>.</summary>
    public async Task<CouncilMeetingId> AnnounceAsync(DateOnly day, IReadOnlyList<DateOnly> before)
    {
        var id = new CouncilMeetingId(Guid.CreateVersion7());
        var number = await NumberAsync(day) + before.Count(d => d.Year == day.Year && d < day);
        await stage.DoAsync<PlanCouncilMeeting>(Office, u => u.RunAsync(new(id, number, day, ChairSeat), default));
        return id;
    }

    // Meetings are numbered in the order of their days within the year, also around one that was announced ahead.
    private Task<int> NumberAsync(DateOnly day) => stage.AskAsync(async db => 1 + await db.CouncilMeetings.CountAsync(m => m.Year == day.Year && m.Day <= day));

    /// <summary>Holds an announced meeting: presence, and one decision on each item with what the minutes say.</summary>
    public async Task HoldAsync(CouncilMeetingId id, DateOnly day, string note)
    {
        stage.GoTo(day, 15);
        await stage.DoAsync<RecordCouncilPresence>(Office, u => u.RunAsync(id, Council, ChairSeat, default));
        held++;
        foreach (var item in await stage.AskAsync(db => db.CouncilMeetings.Where(m => m.Id == id).SelectMany(m => m.Items).Select(i => i.Id).ToListAsync()))
        {
            await stage.DoAsync<EnterCouncilDecision>(Office, u => u.RunAsync(id, item, new(CouncilOutcome.Approved, $"纪要{held}号", note), default));
            await stage.DoAsync<ConfirmCouncilDecision>(Chair, u => u.RunAsync(id, item, default));
        }
    }

    /// <summary>A council meeting whose decision the Office has entered; the Chair still has to confirm it.</summary>
    public async Task UnconfirmedAsync(DateOnly day, string subject)
    {
        var (id, item) = (new CouncilMeetingId(Guid.CreateVersion7()), new CouncilItemId(Guid.CreateVersion7()));
        stage.GoTo(day, 14);
        var number = await NumberAsync(day);
        await stage.DoAsync<PlanCouncilMeeting>(Office, u => u.RunAsync(new(id, number, day, ChairSeat), default));
        await stage.DoAsync<PutCouncilItem>(Office, u => u.RunAsync(id, item, new(subject, CouncilPurpose.Other, null), default));
        stage.GoTo(day, 16);
        await stage.DoAsync<RecordCouncilPresence>(Office, u => u.RunAsync(id, Council, ChairSeat, default));
        await stage.DoAsync<EnterCouncilDecision>(Office, u => u.RunAsync(id, item, new(CouncilOutcome.Approved, $"纪要{++held}号"), default));
    }

    /// <summary>Who is on leave whenever members meet: three of 31, and none who watches a box.</summary>
    public static bool IsAway(int place) => place % 10 == 7;

    /// <summary>A member asks for leave; the Chair has not decided yet.</summary>
    public async Task AskLeaveAsync(SittingId sitting, string member)
    {
        var day = await stage.AskAsync(db => db.Sittings.Where(s => s.Id == sitting).Select(s => s.FirstDay).SingleAsync());
        await stage.DoAsync<AskLeave>(member, u => u.RunAsync(
            sitting, new(Guid.CreateVersion7()), new(LeaveKind.Official, day, day, "赴省里参加代表培训。"), default));
    }

    /// <summary>Puts what a matter has waiting to a council meeting.</summary>
    public async Task PutAsync(CouncilMeetingId meeting, MatterRef matter)
    {
        var question = await stage.WaitingAsync(matter);
        await stage.DoAsync<PutCouncilItem>(Office, u => u.RunAsync(meeting, new(Guid.CreateVersion7()), question, default));
    }

    /// <summary>Plans a sitting and has the council call it, on <paramref name="calledOn"/>.</summary>
    public async Task<SittingId> CallAsync(DateOnly day, DateOnly calledOn, int number, Func<SittingId, CouncilMeetingId, Task>? also = null)
    {
        var id = new SittingId(Guid.CreateVersion7());
        stage.GoTo(calledOn, 10);
        await stage.DoAsync<PlanSitting>(Office, u => u.RunAsync(new(id, number, new(day, day, new(9, 0), Room), IsUrgent: false), default));
        await CouncilAsync(calledOn, async meeting =>
        {
            await PutAsync(meeting, new(MatterKind.Sitting, id.Value));
            await (also?.Invoke(id, meeting) ?? Task.CompletedTask);
        });
        await stage.DoAsync<CallSitting>(Office, u => u.RunAsync(id, default));
        return id;
    }

    /// <summary>Notice to the members.</summary>
    public async Task NoticeAsync(SittingId sitting, DateOnly day)
    {
        stage.GoTo(day, 9);
        await stage.DoAsync<SendNotice>(Office, u => u.RunAsync(sitting, default));
    }

    /// <summary>Opens a sitting on its day with most members there, and adopts the agenda.</summary>
    public async Task OpenAsync(SittingId sitting, DateOnly day)
    {
        stage.GoTo(day, 8, 40);

        var half = Sitting.HalfOf(stage.Instant);
        var marks = county.Members.Select((m, i) => new AttendanceEntry(
            m.Id, day, half, IsAway(i) ? AttendanceMark.Leave : AttendanceMark.Present, AttendanceSource.OfficeList,
            IsAway(i) ? LeaveKind.Official : null)).ToList();
        await stage.DoAsync<RecordAttendance>(Office, u => u.RunAsync(sitting, marks, default));
        await stage.DoAsync<OpenSitting>(Office, u => u.RunAsync(sitting, default));
        await stage.DoAsync<AdoptAgenda>(Office, u => u.RunAsync(sitting, default));
    }

    public async Task CloseAsync(SittingId sitting, DateOnly day)
    {
        stage.GoTo(day, 17);
        await stage.DoAsync<CloseSitting>(Office, u => u.RunAsync(sitting, day, default));
    }
}
