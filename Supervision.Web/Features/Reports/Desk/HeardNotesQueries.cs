using Supervision.Domain.Inspections;
using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports.Desk;

/// <summary>A note as the desk shows it.</summary>
public sealed record DeskNote(SpeechNoteId Id, string Speaker, bool IsGuest, string By, string Text);

/// <summary>The notes on an inspection's report, and what a recorder needs to enter one.</summary>
/// <param name="Inspection">The inspection.</param>
/// <param name="Title">Its title.</param>
/// <param name="Notes">The notes in order of speech.</param>
/// <param name="Speakers">Members in office.</param>
/// <param name="Bodies">Bodies that a note may be aimed at.</param>
/// <param name="Obstacles">Why nothing can be entered now.</param>
/// <param name="MayRecord">True for who enters notes for others.</param>
public sealed record HeardNotesView(
    LawInspectionId Inspection, string Title, IReadOnlyList<DeskNote> Notes, IReadOnlyList<FilterChoice> Speakers, IReadOnlyList<FilterChoice> Bodies,
    IReadOnlyList<Obstacle> Obstacles, bool MayRecord)
{
    public MatterRef Matter => new(MatterKind.Inspection, Inspection.Value);
}

/// <summary>Reads the speech notes on the report of an inspection for the desk (发言要点, D-8.3).</summary>
public sealed class HeardNotesQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>The notes; null when there is no such inspection.</summary>
    public async Task<HeardNotesView?> FindAsync(Guid id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadNotes, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await NoteGround.FindAsync(db, new(MatterKind.Inspection, id), stop) is not { } ground)
        {
            return null;
        }

        var inspection = new LawInspectionId(id);
        var notes = await db.SpeechNotes.AsNoTracking().Where(n => n.Inspection == inspection).OrderBy(n => n.Order).ThenBy(n => n.EnteredAt).ToListAsync(stop);
        var members = await db.MembersOnAsync(ground.Sitting?.FirstDay ?? ground.Basis.Today, stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().Where(b => b.To == null).OrderBy(b => b.Order).ToListAsync(stop);
        return new(
            inspection, ground.Heard.Title, [.. notes.Select(n => new DeskNote(n.Id, n.SpeakerName, n.IsGuest, n.IsByRecorder ? n.EnteredByName : "", n.Text))],
            [.. members.Select(m => FilterChoice.Of(m.Member.Value, m.Name))], [.. bodies.Select(b => FilterChoice.Of(b.Id.Value, b.ShortName))],
            await ground.ObstaclesAsync(), actor.May(Permissions.WriteNotesForOthers));
    }
}
