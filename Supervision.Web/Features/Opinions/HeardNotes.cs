using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>A speech note as the editor shows it.</summary>
/// <param name="Facts">What the compilation reads.</param>
/// <param name="At">When it was written.</param>
/// <param name="Text">All of it.</param>
public sealed record HeardNote(NoteFacts Facts, DateTimeOffset At, string Text);

/// <summary>Reads the speech notes of a report. Notes are never public (D-8.3).</summary>
public class HeardNotes
{
    public virtual Task<IReadOnlyList<HeardNote>> OfAsync(SupervisionDb db, SpecialReportId report, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<HeardNote>>([]);
}
