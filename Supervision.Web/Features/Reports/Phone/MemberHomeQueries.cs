using Supervision.Domain.Inspections;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports.Phone;

/// <summary>A big entry of the member's home page.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Title">What it is.</param>
/// <param name="Hint">When, where, how many.</param>
public sealed record HomeEntry(string Address, string Title, string Hint);

/// <summary>What a member is met with on the phone.</summary>
/// <param name="Name">Who.</param>
/// <param name="Entries">At most five, the most urgent first.</param>
/// <param name="HasDesk">True for those who also have a desk, such as council members.</param>
public sealed record MemberHome(string Name, IReadOnlyList<HomeEntry> Entries, bool HasDesk);

/// <summary>Reads the home page of members and guests: where to go, what to read, what to write (screens 1.5, <c>/m</c>).</summary>
public sealed class MemberHomeQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, OwnNoteQueries notes)
{
    private const int Most = 5;

    public async Task<MemberHome> FindAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseMemberDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var today = db.Clock.Today();
        // Who drew is asked anew each time and kept nowhere.
        List<HomeEntry> entries =
        [
            .. await OfBallotsAsync(db, actor, stop),
            .. await db.ViewAsync(actor, nameof(MemberHome), () => OtherwiseAsync(db, actor, today, stop)),
        ];
        return new(actor.Name, [.. entries.Take(Most)], actor.May(Permissions.ReadTodo));
    }

    private async Task<IReadOnlyList<HomeEntry>> OtherwiseAsync(SupervisionDb db, Actor actor, DateOnly today, CancellationToken stop)
    {
        List<HomeEntry> entries = [];
        if (await NextAsync(db, actor, today, stop) is { } next)
        {
            entries.AddRange(await OfSittingAsync(db, actor, next, today, stop));
        }

        entries.AddRange(await OfInspectionsAsync(db, actor, stop));
        entries.AddRange(OfNotes(await notes.ListAsync(stop)));
        if (await LeaveAsync(db, actor, today, stop) is { } leave)
        {
            entries.Add(leave);
        }

        return entries;
    }

    // An open vote stands above all else: it lasts minutes (screens 1.5).
    private static async Task<IReadOnlyList<HomeEntry>> OfBallotsAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var open = actor.May(Permissions.DrawSlips)
            ? await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Open && r.Main == null).Select(r => new { r.Id, r.Title, r.Way, r.Content }).ToListAsync(stop)
            : [];
        if (open.Count == 0)
        {
            return [.. await OfScrutinyAsync(db, actor, stop)];
        }

        var (member, ids) = (actor.Member ?? default, open.ConvertAll(r => r.Id));
        var drawn = await db.Roll.AsNoTracking().Where(r => r.Member == member && r.HasDrawn && !r.MayDrawAgain && ids.Contains(r.Round)).Select(r => r.Round).ToListAsync(stop);
        var voted = await db.OpenVotes.AsNoTracking().Where(v => v.Member == member && ids.Contains(v.Round)).Select(v => v.Round).ToListAsync(stop);
        return [.. open.Where(r => r.Content.IsByName && !voted.Contains(r.Id)).Select(r => new HomeEntry($"/m/ballots/{r.Id.Value}", "记名投票", r.Title)),
            .. open.Where(r => !r.Content.IsByName && !drawn.Contains(r.Id)).Select(r => new HomeEntry("/m/ballots", r.Way == SlipWay.Paper ? "测评：在会场抽票" : "领取测评票", r.Title)),
            .. await OfScrutinyAsync(db, actor, stop)];
    }

    // Who watches a box finds the own steps without an address from the Office (screens 1.3).
    private static async Task<IEnumerable<HomeEntry>> OfScrutinyAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var watched = await db.RatingRounds.Where(r => r.Scrutineers.Any(s => s.Person == actor.Person)
            && (r.State == RoundState.Ready || r.State == RoundState.Open || r.State == RoundState.Closing || r.State == RoundState.Sealed || r.State == RoundState.Confirmed || r.State == RoundState.Announced))
            .Select(r => r.Id).ToListAsync(stop);
        List<RatingRound> own = watched.Count == 0 ? [] : await db.RatingRounds.AsNoTracking().Where(r => watched.Contains(r.Id)).ToListAsync(stop);
        return own.Where(r => r.State is not (RoundState.Announced or RoundState.Confirmed) || r.OpenCorrection is not null || r.IsVoidingOpen).Select(r => new HomeEntry($"/scrutiny/{r.Id.Value}", "监票", r.Title));
    }

    // Who is in a group finds the form for what is seen in the field, from the mobilisation meeting to the plenary.
    private static async Task<IEnumerable<HomeEntry>> OfInspectionsAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var who = actor.Person;
        var own = await db.LawInspections.AsNoTracking()
            .Where(i => (i.State == InspectionState.Mobilised || i.State == InspectionState.Field) && i.Members.Any(m => m.Person == who && m.To == null))
            .OrderBy(i => i.Serial).Select(i => new { i.Id, i.Title }).ToListAsync(stop);
        return own.Select(i => new HomeEntry($"/m/insp/{i.Id.Value}", "执法检查：记录问题", i.Title));
    }

    private static async Task<Sitting?> NextAsync(SupervisionDb db, Actor actor, DateOnly today, CancellationToken stop)
    {
        var coming = await db.Sittings.AsNoTracking()
            .Where(s => s.LastDay >= today && (s.State == SittingState.Called || s.State == SittingState.Noticed
                || s.State == SittingState.Open || s.State == SittingState.Adjourned))
            .OrderBy(s => s.FirstDay).ToListAsync(stop);
        return coming.FirstOrDefault(s => actor.Member is not null || s.GuestOf(actor.Person) is not null);
    }

    private static async Task<IReadOnlyList<HomeEntry>> OfSittingAsync(
        SupervisionDb db, Actor actor, Sitting sitting, DateOnly today, CancellationToken stop)
    {
        List<HomeEntry> entries = [];
        if (sitting.ObstaclesToCheckIn(sitting.CheckInCode, today).Count == 0 && !await IsThereAsync(db, actor, sitting, stop))
        {
            entries.Add(new($"/m/checkin/{sitting.Id.Value}", "签到", $"{sitting.Name}，{sitting.Place}"));
        }

        entries.Add(new($"/m/meetings/{sitting.Id.Value}", $"会议：{sitting.Name}",
            $"{sitting.FirstDay.InYear(today)}（{sitting.FirstDay.Weekday()}）{sitting.StartTime:H:mm}，{sitting.Place}"));
        if (await PapersAsync(db, actor, sitting, stop) is { } papers)
        {
            entries.Add(new($"/m/meetings/{sitting.Id.Value}", "会议材料", papers));
        }

        return entries;
    }

    private static async Task<bool> IsThereAsync(SupervisionDb db, Actor actor, Sitting sitting, CancellationToken stop)
    {
        var now = db.Clock.GetUtcNow();
        var (id, member, day, half) = (sitting.Id, actor.Member, now.BeijingDate(), Sitting.HalfOf(now));
        return member is null
            ? sitting.GuestOf(actor.Person)?.ArrivedAt is not null
            : await db.Attendances.AnyAsync(
                a => a.Sitting == id && a.Member == member && a.Day == day && a.Half == half && a.Mark == AttendanceMark.Present, stop);
    }

    // A replaced text is told to every member (D-5.13): here, where each of them looks first.
    private static async Task<string?> PapersAsync(SupervisionDb db, Actor actor, Sitting sitting, CancellationToken stop)
    {
        var id = sitting.Id;
        var reports = await db.SpecialReports.AsNoTracking().Where(r => r.Sitting == id && r.DeliveredHash != null).ToListAsync(stop);
        var who = actor.Person;
        var given = reports.Select(r => r.Delivered!.File).ToList();
        var unread = given.Count - await db.PapersSeen.CountAsync(s => s.Person == who && given.Contains(s.File), stop);
        var words = $"已印发报告 {reports.Count} 份，{(unread == 0 ? "都已看过" : $"未看 {unread} 份")}";
        var replaced = reports.Count(r => r.Versions.Any(v => v.Kind == ReportVersionKind.Replacement));
        return reports.Count == 0 ? null
            : replaced == 0 ? words
            : $"{words}，其中 {replaced} 份会议期间更换";
    }

    private static IEnumerable<HomeEntry> OfNotes(IReadOnlyList<NoteTopic> topics)
    {
        if (topics.Where(t => t.IsOpen).ToList() is { Count: > 0 } open)
        {
            yield return open is [var one]
                ? new($"/m/notes/{one.Matter.Id}", "写我的发言", $"{one.Title}：{one.Words}")
                : new("/m/notes", "写我的发言", $"{open.Count} 个议题可以填写，已填写 {open.Count(t => t.Mine > 0)} 个");
        }
        else if (topics.Any(t => t.Mine > 0))
        {
            yield return new("/m/notes", "我的发言", $"已填写 {topics.Sum(t => t.Mine)} 条，可以查看");
        }
    }

    private static async Task<HomeEntry?> LeaveAsync(SupervisionDb db, Actor actor, DateOnly today, CancellationToken stop)
    {
        if (actor.Member is null || await NextAsync(db, actor, today, stop) is not { IsAhead: true } sitting)
        {
            return null;
        }

        return new($"/m/leave/{sitting.Id.Value}", "请假", $"{sitting.Name}不能出席的，向主任请假");
    }
}
