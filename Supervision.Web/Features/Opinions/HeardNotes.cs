using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>A speech note as the editor shows it.</summary>
/// <param name="Facts">What the compilation reads.</param>
/// <param name="At">When it was last written.</param>
/// <param name="Text">All of it.</param>
public sealed record HeardNote(NoteFacts Facts, DateTimeOffset At, string Text);

/// <summary>Reads the speech notes of a report (发言要点). Notes are never public (D-8.3).</summary>
internal static class HeardNotes
{
    /// <summary>The notes on what an opinion is about, in order of speech; equal places follow by time.</summary>
    public static async Task<IReadOnlyList<HeardNote>> HeardNotesAsync(this SupervisionDb db, ReviewOpinion opinion, CancellationToken stop)
    {
        var (report, inspection) = (opinion.Report, opinion.Inspection);
        List<HeardNote> heard = [];
        await foreach (var note in db.SpeechNotes.Where(n => n.Report == report && n.Inspection == inspection)
            .OrderBy(n => n.Order).ThenBy(n => n.EnteredAt)
            .Select(n => new NoteRow(n.Id, n.Person, n.SpeakerName, n.IsGuest, n.Text, n.Part, n.Theme, n.Body, n.CorrectedAt ?? n.EnteredAt))
            .AsAsyncEnumerable().WithCancellation(stop))
        {
            heard.Add(new(FactsOf(note, heard.Count + 1), note.At, note.Text));
        }

        return heard;
    }

    /// <summary>Notes that came or were corrected after the last compilation; with them the opinion cannot go on (D-8.4).</summary>
    public static IReadOnlyList<Obstacle> ObstaclesOfNewNotes(ReviewOpinion opinion, IReadOnlyList<HeardNote> notes)
    {
        var placed = opinion.Points.SelectMany(p => p.Sources).Select(s => s.Note).Concat(opinion.Unused.Select(u => u.Note)).ToHashSet();
        var fresh = notes.Count(n => n.At > opinion.CompiledAt || !placed.Contains(n.Facts.Id));
        return fresh == 0 ? [] : [new(OpinionRules.NothingLost, $"{fresh} 条发言在汇总以后新增或者更正，请重新汇总")];
    }

    private static NoteFacts FactsOf(NoteRow note, int order) => new(
        note.Id.Value, SpeechNote.SpeakerKeyOf(note.Person, note.Id), note.SpeakerName, order, note.IsGuest, [new(note.Text, PartOf(note.Part), note.Theme, note.Body)]);

    private static OpinionPart? PartOf(NotePart? part) => part switch
    {
        NotePart.Evaluation => OpinionPart.Evaluation,
        NotePart.Problem => OpinionPart.Problem,
        NotePart.Proposal => OpinionPart.Proposal,
        _ => null,
    };

    // A long hearing has thousands of notes: only what a compilation needs of them is read.
    private sealed record NoteRow(
        SpeechNoteId Id, PersonId? Person, string SpeakerName, bool IsGuest, string Text, NotePart? Part, string? Theme, SupervisedBodyId? Body, DateTimeOffset At);
}
