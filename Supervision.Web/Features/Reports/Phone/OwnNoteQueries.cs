using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports.Phone;

/// <summary>A report one may speak on.</summary>
/// <param name="Report">The report.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sitting">第三十一次会议.</param>
/// <param name="Mine">Own notes there are.</param>
/// <param name="IsOpen">True while notes may be entered or corrected.</param>
public sealed record NoteTopic(SpecialReportId Report, string Title, string Sitting, int Mine, bool IsOpen)
{
    /// <summary>How many there are, in words.</summary>
    public string Words => Mine == 0 ? "还没有记录" : $"已填写 {Mine} 条";
}

/// <summary>An own note.</summary>
/// <param name="Id">The note.</param>
/// <param name="Text">The words.</param>
/// <param name="Part">The mark for the whole of it.</param>
/// <param name="Theme">The recorder's label; kept when the speaker corrects.</param>
/// <param name="Body">The body aimed at.</param>
/// <param name="At">When it was last written.</param>
/// <param name="By">Who wrote it down for the speaker; null when the speaker did.</param>
public sealed record OwnNote(
    SpeechNoteId Id, string Text, NotePart? Part, string? Theme, SupervisedBodyId? Body, DateTimeOffset At, string? By)
{
    internal static OwnNote Of(SpeechNote note) => new(
        note.Id, note.Text, note.Part, note.Theme, note.Body, note.CorrectedAt ?? note.EnteredAt, note.IsByRecorder ? note.EnteredByName : null);
}

/// <summary>The page of one's own notes on one report.</summary>
/// <param name="Topic">The report.</param>
/// <param name="Notes">Own notes, the oldest first.</param>
/// <param name="Obstacles">Why nothing can be written now; empty when it can.</param>
/// <param name="ClosesOn">Last day for corrections; null while the sitting goes on.</param>
/// <param name="Today">Today in Beijing.</param>
public sealed record OwnNotes(
    NoteTopic Topic, IReadOnlyList<OwnNote> Notes, IReadOnlyList<Obstacle> Obstacles, DateOnly? ClosesOn, DateOnly Today);

/// <summary>Reads one's own speech notes; nobody sees those of others here.</summary>
public sealed class OwnNoteQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMatterGate> gates)
{
    /// <summary>Reports of the sittings of the last half year one may speak on, and those one spoke on; open ones first.</summary>
    public async Task<IReadOnlyList<NoteTopic>> ListAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.WriteOwnNotes, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var since = db.Clock.Today().AddMonths(-6);
        var recent = db.Sittings.Where(s => s.LastDay >= since && s.State != SittingState.Planned).Select(s => s.Id);
        var reports = await db.SpecialReports.AsNoTracking()
            .Where(r => r.DeliveredHash != null && r.Sitting != null && recent.Contains(r.Sitting.Value)).Select(r => r.Id).ToListAsync(stop);
        var who = actor.Person;
        var mine = await db.SpeechNotes.Where(n => reports.Contains(n.Report) && n.Person == who).GroupBy(n => n.Report)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        List<NoteTopic> topics = [];
        foreach (var ground in await NoteGround.FindAsync(db, reports, stop))
        {
            if (ground.SpeakerOf(actor) is not null && await ReportGate.MayReadAsync(db, actor, ground.Report, stop)
                && await TopicAsync(ground, mine.GetValueOrDefault(ground.Report.Id)) is var topic && (topic.IsOpen || topic.Mine > 0))
            {
                topics.Add(topic);
            }
        }

        return [.. topics.OrderByDescending(t => t.IsOpen).ThenBy(t => t.Title, StringComparer.Ordinal)];
    }

    /// <summary>The page of a report, asked for by its own id or by that of its agenda item; null when it does not exist for the one who asks.</summary>
    public async Task<OwnNotes?> FindAsync(Guid id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.WriteOwnNotes, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await ReportOfAsync(db, id, stop) is not { } report)
        {
            return null;
        }

        if (await PageAsync(db, actor, report, stop) is { } page)
        {
            return page;
        }

        db.Tell(new(MatterKind.Report, report.Value), DossierReading.Refusal + "查看发言页面：无权查看");
        await db.SaveChangesAsync(stop);
        return null;
    }

    private static async Task<SpecialReportId?> ReportOfAsync(SupervisionDb db, Guid id, CancellationToken stop)
    {
        var report = new SpecialReportId(id);
        if (await db.SpecialReports.AnyAsync(r => r.Id == report, stop))
        {
            return report;
        }

        var item = new AgendaItemId(id);
        var sitting = await db.Sittings.AsNoTracking().FirstOrDefaultAsync(s => s.AllItems.Any(i => i.Id == item), stop);
        return sitting?.Find(item)?.Matter is { Kind: MatterKind.Report } matter ? new(matter.Id) : null;
    }

    private async Task<OwnNotes?> PageAsync(SupervisionDb db, Actor actor, SpecialReportId id, CancellationToken stop)
    {
        if (await NoteGround.FindAsync(db, id, stop) is not { } ground || ground.SpeakerOf(actor) is null
            || !await gates.First(g => g.Kind == MatterKind.Report).MayReadAsync(db, actor, id.Value, stop))
        {
            return null;
        }

        var who = actor.Person;
        var mine = await db.SpeechNotes.AsNoTracking().Where(n => n.Report == id && n.Person == who).ToListAsync(stop);
        var obstacles = await ground.ObstaclesAsync();
        return new(await TopicAsync(ground, mine.Count), [.. mine.OrderBy(n => n.EnteredAt).ThenBy(n => n.Id.Value).Select(OwnNote.Of)],
            obstacles, await ground.ClosesOnAsync(), ground.Basis.Today);
    }

    private static async Task<NoteTopic> TopicAsync(NoteGround ground, int mine) =>
        new(ground.Report.Id, ground.Report.Title, ground.Sitting?.Name ?? "", mine, (await ground.ObstaclesAsync()).Count == 0);
}
