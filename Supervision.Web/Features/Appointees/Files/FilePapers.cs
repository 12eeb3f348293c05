using Supervision.Domain.Appointees;
using Supervision.Web.Features.Appointees.Appraisals;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Files;

/// <summary>A paper that lies in the personal file.</summary>
/// <param name="Stage">What it is: 供职报告, 2026年述职测评反馈意见.</param>
/// <param name="File">The stored file.</param>
internal sealed record FilePaper(string Stage, StoredFile File);

/// <summary>The papers of a personal file (D-9.10): the one list that the page, the summary and the bundle show.</summary>
internal static class FilePapers
{
    private static readonly Dictionary<string, string> Purposes = new(StringComparer.Ordinal)
    {
        [AppointeePurpose.Statement] = "供职报告",
        [AppointeePurpose.DutyReport] = "履职情况报告",
    };

    /// <summary>All papers, the oldest first. Of the appraisals only what carries the person's place: never interviews or remarks.</summary>
    /// <param name="db">The database.</param>
    /// <param name="file">The file.</param>
    /// <param name="isForPerson">True for the person, who gets the letter and not the notice that goes to others.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<IReadOnlyList<FilePaper>> OfAsync(SupervisionDb db, Appointee file, bool isForPerson, CancellationToken stop)
    {
        var id = file.Id.Value;
        var own = await db.StoredFiles.AsNoTracking().Where(f => f.MatterKind == MatterKind.Appointee && f.MatterId == id).ToListAsync(stop);
        var stages = (from a in await db.Appraisals.AsNoTracking().ToListAsync(stop)
                      from s in a.Subjects
                      where s.Appointee == file.Id
                      from p in a.Papers
                      where p.Subject == s.Order && !(isForPerson && p.Kind == AppraisalPaperKind.Notice)
                      select (Stage: $"{a.Year}年述职测评{AppraisalWords.Of(p.Kind)}", p.File)).ToDictionary(p => p.File, p => p.Stage);
        var ids = stages.Keys.ToList();
        var appraised = await db.StoredFiles.AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(stop);
        return [.. own.Select(f => new FilePaper(Purposes.GetValueOrDefault(f.Purpose, "其他"), f)).Concat(appraised.Select(f => new FilePaper(stages[f.Id], f))).OrderBy(p => p.File.AddedAt)];
    }
}
