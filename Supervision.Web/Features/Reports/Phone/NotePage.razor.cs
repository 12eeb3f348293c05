using Microsoft.AspNetCore.Components;
using Supervision.Domain.Reports;

namespace Supervision.Web.Features.Reports.Phone;

/// <summary>A member writes the own note on a phone, without script (我的发言).</summary>
public sealed partial class NotePage(OwnNoteQueries queries, WriteNote write, NavigationManager navigator) : ComponentBase
{
    private OwnNotes? view;
    private IReadOnlyList<Obstacle>? problems;

    /// <summary>The report, or its item of the agenda.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The own note to correct.</summary>
    [SupplyParameterFromQuery(Name = "note")] private Guid? Note { get; set; }

    [SupplyParameterFromQuery(Name = "saved")] private bool Saved { get; set; }

    [SupplyParameterFromQuery(Name = "removed")] private int Removed { get; set; }

    [SupplyParameterFromForm(FormName = "note")] private NoteInput? Posted { get; set; }

    private NoteInput Input { get; set; } = new();

    private bool IsCorrecting => view?.Notes.Any(n => n.Id.Value == Input.Key) == true;

    protected override async Task OnInitializedAsync()
    {
        view = await queries.FindAsync(Id, CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
            return;
        }

        var own = view.Notes.FirstOrDefault(n => n.Id.Value == Note);
        Input = Posted ?? (own is null ? new() : new() { Key = own.Id.Value, Text = own.Text, Part = own.Part });
    }

    private async Task SaveAsync()
    {
        var known = view!.Notes.FirstOrDefault(n => n.Id.Value == Input.Key);
        var clean = SpeechText.Clean(Input.Text);
        var entry = new NoteEntry(clean.Text, Input.Part, known?.Theme, known?.Body);
        var outcome = await write.RunAsync(view.Topic.Matter, new(Input.Key), entry, CancellationToken.None);
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/m/notes/{view.Topic.Matter.Id}?saved=true&removed={clean.Removed}");
        }
    }

    /// <summary>What the form sends; the key makes a second post the same note.</summary>
    private sealed class NoteInput
    {
        public Guid Key { get; set; } = Guid.CreateVersion7();

        public string? Text { get; set; }

        public NotePart? Part { get; set; }
    }
}
