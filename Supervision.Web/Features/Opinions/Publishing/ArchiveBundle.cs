using System.Globalization;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.Publishing;

/// <summary>The archive bundle of a dossier (案卷包, D-15.12): all versions, decisions, deadlines with reasons, reminders, documents, with an index of hashes.</summary>
public sealed class ArchiveBundle(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>Plans the bundle; null when the opinion does not exist.</summary>
    public async Task<BundlePlan?> FindAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.CloseOpinions, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop) is not { } opinion)
        {
            return null;
        }

        var files = await db.StoredFiles.AsNoTracking().Where(f => f.MatterKind == MatterKind.Opinion && f.MatterId == id.Value).ToListAsync(stop);
        return new(
            $"{opinion.Dossier.Address} 案卷包.zip", [.. (await new BundleTexts(db, opinion).AllAsync(stop)).Select(t => (t.Name, BundlePlan.Text(t.Text)))],
            [.. files.OrderBy(f => f.AddedAt).Select((f, i) => ($"文件/{(i + 1).ToString("00", CultureInfo.InvariantCulture)} {f.Name}", f))]);
    }
}
