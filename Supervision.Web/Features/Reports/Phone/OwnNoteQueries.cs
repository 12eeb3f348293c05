using Supervision.Domain.Inspections;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports.Phone;

/// <summary>A report one may speak on.</summary>
/// <param name="Matter">The report, or the inspection whose report is heard.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sitting">第三十一次会议.</param>
/// <param name="Mine">Own notes there are.</param>
/// <param name="IsOpen">True while notes may be entered or corrected.</param>
public sealed record NoteTopic(MatterRef Matter, string Title, string Sitting, int Mine, bool IsOpen)
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
        return await db.ViewAsync(actor, nameof(ListAsync), () => ReadListAsync(db, actor, stop));
    }

    private async Task<IReadOnlyList<NoteTopic>> ReadListAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var since = db.Clock.Today().AddMonths(-6);
        var recent = db.Sittings.Where(s => s.LastDay >= since && s.State != SittingState.Planned).Select(s => s.Id);
        var reports = await db.SpecialReports.AsNoTracking()
            .Where(r => r.DeliveredHash != null && r.Sitting != null && recent.Contains(r.Sitting.Value)).Select(r => r.Id).ToListAsync(stop);
        var inspections = await db.LawInspections.AsNoTracking()
            .Where(i => i.DistributedOn != null && i.Sitting != null && recent.Contains(i.Sitting.Value)).Select(i => i.Id).ToListAsync(stop);
        var who = actor.Person;
        var mine = (await db.SpeechNotes.AsNoTracking().Where(n => n.Person == who
            && ((n.Report != null && reports.Contains(n.Report.Value)) || (n.Inspection != null && inspections.Contains(n.Inspection.Value)))).Select(n => new { n.Report, n.Inspection }).ToListAsync(stop))
            .CountBy(n => n.Report?.Value ?? n.Inspection!.Value.Value).ToDictionary();
        List<NoteTopic> topics = [];
        foreach (var ground in await NoteGround.FindAsync(db, reports, inspections, stop))
        {
            if (ground.SpeakerOf(actor) is not null && await MayReadAsync(db, actor, ground.Heard.Matter, stop)
                && await TopicAsync(ground, mine.GetValueOrDefault(ground.Heard.Matter.Id)) is var topic && (topic.IsOpen || topic.Mine > 0))
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
        if (await HeardOfAsync(db, id, stop) is not { } heard)
        {
            return null;
        }

        if (await PageAsync(db, actor, heard, stop) is { } page)
        {
            return page;
        }

        db.Tell(heard, DossierReading.Refusal + "查看发言页面：无权查看");
        await db.SaveChangesAsync(stop);
        return null;
    }

    private static async Task<MatterRef?> HeardOfAsync(SupervisionDb db, Guid id, CancellationToken stop)
    {
        var (report, inspection) = (new SpecialReportId(id), new LawInspectionId(id));
        if (await db.SpecialReports.AnyAsync(r => r.Id == report, stop))
        {
            return new(MatterKind.Report, id);
        }

        if (await db.LawInspections.AnyAsync(i => i.Id == inspection, stop))
        {
            return new(MatterKind.Inspection, id);
        }

        var item = new AgendaItemId(id);
        var sitting = await db.Sittings.AsNoTracking().FirstOrDefaultAsync(s => s.AllItems.Any(i => i.Id == item), stop);
        return sitting?.Find(item)?.Matter is { Kind: MatterKind.Report or MatterKind.Inspection } matter ? matter : null;
    }

    private Task<bool> MayReadAsync(SupervisionDb db, Actor actor, MatterRef heard, CancellationToken stop) =>
        gates.First(g => g.Kind == heard.Kind).MayReadAsync(db, actor, heard.Id, stop);

    private async Task<OwnNotes?> PageAsync(SupervisionDb db, Actor actor, MatterRef heard, CancellationToken stop)
    {
        if (await NoteGround.FindAsync(db, heard, stop) is not { } ground || ground.SpeakerOf(actor) is null || !await MayReadAsync(db, actor, heard, stop))
        {
            return null;
        }

        var (who, report, inspection) = (actor.Person, new SpecialReportId(heard.Id), new LawInspectionId(heard.Id));
        var mine = await db.SpeechNotes.AsNoTracking().Where(n => (n.Report == report || n.Inspection == inspection) && n.Person == who).ToListAsync(stop);
        var obstacles = await ground.ObstaclesAsync();
        return new(await TopicAsync(ground, mine.Count), [.. mine.OrderBy(n => n.EnteredAt).ThenBy(n => n.Id.Value).Select(OwnNote.Of)],
            obstacles, await ground.ClosesOnAsync(), ground.Basis.Today);
    }

    private static async Task<NoteTopic> TopicAsync(NoteGround ground, int mine) =>
        new(ground.Heard.Matter, ground.Heard.Title, ground.Sitting?.Name ?? "", mine, (await ground.ObstaclesAsync()).Count == 0);
}
