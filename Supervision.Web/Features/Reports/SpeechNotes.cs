using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports;

/// <summary>A member or guest writes or corrects the own note (填写发言要点). Thirty save at once: no row is shared.</summary>
[Demands(Permissions.WriteOwnNotes)]
public sealed class WriteNote(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public Task<Outcome> RunAsync(SpecialReportId report, SpeechNoteId id, NoteEntry entry, CancellationToken stop) =>
        RunAsync(new MatterRef(MatterKind.Report, report.Value), id, entry, stop);

    /// <param name="heard">The report, or the inspection whose report is heard.</param>
    /// <param name="id">Id made with the form; the id of the own note when it is corrected.</param>
    /// <param name="entry">What was typed.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(MatterRef heard, SpeechNoteId id, NoteEntry entry, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.WriteOwnNotes, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await NoteGround.FindAsync(db, heard, stop) is not { } ground || ground.SpeakerOf(actor) is not { } speaker)
        {
            throw new AccessDeniedException("Refused: a note on a report one may not read.");
        }

        return await NoteSaving.SaveAsync(ground, id, speaker, entry, (known, a) => known.Person == a.Person);
    }
}

/// <summary>The recorder enters or corrects a note for somebody (代记发言要点).</summary>
[Demands(Permissions.WriteNotesForOthers)]
public sealed class RecordNote(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public Task<Outcome> RunAsync(SpecialReportId report, SpeechNoteId id, MemberId? member, string guest, NoteEntry entry, CancellationToken stop) =>
        RunAsync(new MatterRef(MatterKind.Report, report.Value), id, member, guest, entry, stop);

    /// <param name="heard">The report, or the inspection whose report is heard.</param>
    /// <param name="id">Id made with the form.</param>
    /// <param name="member">The member who spoke; null for a guest.</param>
    /// <param name="guest">Name of the guest; used when no member is given.</param>
    /// <param name="entry">What was said.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(
        MatterRef heard, SpeechNoteId id, MemberId? member, string guest, NoteEntry entry, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.WriteNotesForOthers, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await NoteGround.FindAsync(db, heard, stop) is not { } ground)
        {
            return Outcome.Refused(new Obstacle(ReportRules.Order, "没有找到这件报告，请回到列表。"));
        }

        return await ground.SpeakerAsync(member, guest) is { } speaker
            ? await NoteSaving.SaveAsync(ground, id, speaker, entry, (_, _) => true)
            : Outcome.Refused(new Obstacle(ReportRules.Filled, "请选择发言人，或者填写列席代表的姓名（最多 50 个字）。", nameof(Speaker)));
    }
}

/// <summary>What notes are about.</summary>
/// <param name="Matter">The report, or the inspection.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sitting">The sitting that hears it.</param>
/// <param name="Standing">Where it stands.</param>
internal sealed record HeardMatter(MatterRef Matter, string Title, SittingId? Sitting, NoteStanding Standing)
{
    public static HeardMatter Of(SpecialReport report) => new(report.Matter, report.Title, report.Sitting, SpeechNote.StandingOf(report));

    /// <summary>The report of an inspection (D-6.10).</summary>
    public static HeardMatter Of(LawInspection inspection) => new(
        inspection.Matter, inspection.Title, inspection.Sitting,
        new(inspection.IsWithMembers, inspection.IsPostponed ? "延期" : inspection.State is InspectionState.Withdrawn or InspectionState.Closed ? inspection.State.Word() : "", inspection.NobodySpoke));
}

/// <summary>What a note is about, with its sitting.</summary>
internal sealed record NoteGround(SupervisionDb Db, HeardMatter Heard, Sitting? Sitting, LoadedBasis Basis, CancellationToken Stop)
{
    private const string Duty = "opinion.notes";

    /// <summary>The last days that opinions already begun give, by what was heard, where many were asked for at once.</summary>
    private IReadOnlyDictionary<Guid, DateOnly>? KnownDays { get; init; }

    /// <summary>The grounds of many matters at once, for lists.</summary>
    public static async Task<IReadOnlyList<NoteGround>> FindAsync(
        SupervisionDb db, IReadOnlyList<SpecialReportId> reports, IReadOnlyList<LawInspectionId> inspections, CancellationToken stop)
    {
        IReadOnlyList<HeardMatter> heard =
        [
            .. (await db.SpecialReports.AsNoTracking().Where(r => reports.Contains(r.Id)).ToListAsync(stop)).Select(HeardMatter.Of),
            .. (await db.LawInspections.AsNoTracking().Where(i => inspections.Contains(i.Id)).ToListAsync(stop)).Select(HeardMatter.Of),
        ];
        var held = heard.Select(h => h.Sitting).OfType<SittingId>().Distinct().ToList();
        var sittings = await db.Sittings.AsNoTracking().Where(s => held.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
        var basis = await db.LoadBasisAsync(stop);
        var days = await DaysAsync(db, reports, inspections, stop);
        return [.. heard.Select(h => new NoteGround(db, h, h.Sitting is { } s ? sittings[s] : null, basis, stop) { KnownDays = days })];
    }

    public static async Task<NoteGround?> FindAsync(SupervisionDb db, MatterRef matter, CancellationToken stop)
    {
        var (report, inspection) = (new SpecialReportId(matter.Id), new LawInspectionId(matter.Id));
        var heard = matter.Kind == MatterKind.Inspection
            ? await db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == inspection, stop) is { } inspected ? HeardMatter.Of(inspected) : null
            : await db.SpecialReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == report, stop) is { } found ? HeardMatter.Of(found) : null;
        var sitting = heard?.Sitting is { } s ? await db.Sittings.AsNoTracking().SingleAsync(x => x.Id == s, stop) : null;
        return heard is null ? null : new(db, heard, sitting, await db.LoadBasisAsync(stop), stop);
    }

    /// <summary>The last day for notes: as the opinion's deadline says, or as it will say once the opinion is begun.</summary>
    public async Task<DateOnly?> ClosesOnAsync()
    {
        if (Sitting is not { IsOver: true } sitting)
        {
            return null;
        }

        var version = Basis.Rules.InForce(OpinionRules.NotesCloseDays, sitting.LastDay);
        return await BegunAsync() ?? Basis.Calculator.After(new("会议结束", sitting.LastDay), version, PeriodUnit.WorkDay).Day;
    }

    private static async Task<IReadOnlyDictionary<Guid, DateOnly>> DaysAsync(
        SupervisionDb db, IReadOnlyList<SpecialReportId> reports, IReadOnlyList<LawInspectionId> inspections, CancellationToken stop)
    {
        var opinions = await db.ReviewOpinions
            .Where(o => (o.Report != null && reports.Contains(o.Report.Value)) || (o.Inspection != null && inspections.Contains(o.Inspection.Value)))
            .Select(o => new { o.Report, o.Inspection, o.Id }).ToListAsync(stop);
        var begun = opinions.Select(o => o.Id.Value).ToList();
        var duties = await db.Obligations.AsNoTracking()
            .Where(o => o.MatterKind == MatterKind.Opinion && begun.Contains(o.MatterId) && o.Kind == Duty).ToListAsync(stop);
        return duties.ToDictionary(d => opinions.First(o => o.Id.Value == d.MatterId) is var o && o.Report is { } report ? report.Value : o.Inspection!.Value.Value, d => d.Deadline.Day);
    }

    private async Task<DateOnly?> BegunAsync()
    {
        if (KnownDays is { } known)
        {
            return known.TryGetValue(Heard.Matter.Id, out var day) ? day : null;
        }

        var (report, inspection) = (new SpecialReportId(Heard.Matter.Id), new LawInspectionId(Heard.Matter.Id));
        var opinion = await Db.ReviewOpinions.AsNoTracking().Where(o => o.Report == report || o.Inspection == inspection).Select(o => (ReviewOpinionId?)o.Id).FirstOrDefaultAsync(Stop);
        var duty = opinion is { Value: var id }
            ? await Db.Obligations.AsNoTracking().FirstOrDefaultAsync(
                o => o.MatterKind == MatterKind.Opinion && o.MatterId == id && o.Kind == Duty, Stop)
            : null;
        return duty?.Deadline.Day;
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesAsync() => SpeechNote.ObstaclesToEnter(
        Heard.Standing, Sitting?.ForHearing().HasBegun == true, await ClosesOnAsync(), Basis.Today);

    /// <summary>The actor as a speaker: a member, or a guest invited to this sitting; null for anybody else.</summary>
    public Speaker? SpeakerOf(Actor actor) =>
        actor.Member is { } member ? new(actor.Person, member, actor.Name, false)
        : Sitting?.GuestOf(actor.Person) is not null ? new(actor.Person, null, actor.Name, true)
        : null;

    public async Task<Speaker?> SpeakerAsync(MemberId? member, string guest)
    {
        if (member is { } id)
        {
            return (await Db.MembersOnAsync(Sitting?.FirstDay ?? Basis.Today, Stop)).FirstOrDefault(m => m.Member == id) is { } found
                ? new(found.Person, found.Member, found.Name, false) : null;
        }

        var name = guest.Trim();
        var known = Sitting?.Guests.FirstOrDefault(g => g.Name == name);
        return name.Length is 0 or > 50 ? null : new(known?.Person, null, name, true);
    }
}

/// <summary>Saving a note, for oneself or for somebody else.</summary>
internal static class NoteSaving
{
    private const int Tries = 3;

    public static async Task<Outcome> SaveAsync(
        NoteGround ground, SpeechNoteId id, Speaker speaker, NoteEntry entry, Func<SpeechNote, Actor, bool> mayCorrect)
    {
        var obstacles = await ground.ObstaclesAsync();
        if (obstacles.Count > 0 || SpeechNote.ObstaclesTo(entry) is { Count: > 0 })
        {
            return Outcome.Refused([.. obstacles, .. SpeechNote.ObstaclesTo(entry)]);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(ground, id, speaker, entry, mayCorrect);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // The same form came twice at the same moment: the second finds the first one's row.
                ground.Db.ChangeTracker.Clear();
            }
        }
    }

    private static async Task<Outcome> TryAsync(
        NoteGround ground, SpeechNoteId id, Speaker speaker, NoteEntry entry, Func<SpeechNote, Actor, bool> mayCorrect)
    {
        var (db, heard) = (ground.Db, ground.Heard.Matter);
        var actor = db.Actor!;
        if (await db.SpeechNotes.SingleOrDefaultAsync(n => n.Id == id, ground.Stop) is not { } known)
        {
            var (report, inspection) = (new SpecialReportId(heard.Id), new LawInspectionId(heard.Id));
            var order = 1 + await db.SpeechNotes.CountAsync(n => n.Report == report || n.Inspection == inspection, ground.Stop);
            db.Add(SpeechNote.Of(id, heard, speaker, order, entry, new(actor.Person, actor.Name, db.Clock.GetUtcNow())));
            db.Tell(heard, speaker.Person == actor.Person ? "填写发言要点" : $"代记{speaker.Name}的发言要点");
        }
        else if (known.Heard != heard || !mayCorrect(known, actor))
        {
            throw new AccessDeniedException("Refused: the note of somebody else.");
        }
        else if (!known.Says(entry))
        {
            known.Correct(entry, db.Clock.GetUtcNow());
            db.Tell(heard, $"更正{known.SpeakerName}的发言要点");
        }

        await db.SaveChangesAsync(ground.Stop);
        return Outcome.Done;
    }
}
