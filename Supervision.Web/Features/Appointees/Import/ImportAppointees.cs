using Supervision.Domain.Appointees;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Appointees.Import;

/// <summary>Reads a file of appointees and shows what it would do, without writing anything (导入预览).</summary>
[Demands(Permissions.EditAppointees)]
public sealed class PreviewAppointees(AppointeeActing acting)
{
    public async Task<RegisterPreview> RunAsync(Stream content, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditAppointees, a => a.KeepsAppointees, stop);
        await using var context = db;
        return (await RegisterImport.RunAsync(db, content, stop)).Preview;
    }
}

/// <summary>Imports a file of appointees after its preview was confirmed (导入名册).</summary>
/// <remarks>Everything is computed anew, so that what changed since the preview is seen; with one bad row nothing is written, unless it was chosen to take the good ones.</remarks>
[Demands(Permissions.EditAppointees)]
public sealed class ImportAppointees(AppointeeActing acting)
{
    public async Task<Outcome<RegisterPreview>> RunAsync(Stream content, bool goodRowsOnly, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditAppointees, a => a.KeepsAppointees, stop);
        await using var context = db;
        var import = await RegisterImport.RunAsync(db, content, stop);
        if (import.Preview.Problems.Count > 0 && (!goodRowsOnly || import.Touched.Count == 0))
        {
            return Outcome<RegisterPreview>.Refused(
                [.. import.Preview.Problems.Select(p => new Obstacle(AppointeeRules.Register, p.Words, "File"))]);
        }

        foreach (var file in import.Touched)
        {
            await db.KeepRoleAsync(file, db.Clock.Today(), stop);
            db.Tell(file.Matter, $"按导入的名册登记：{string.Join("、", file.Appointments.Select(a => a.Post).Distinct())}");
        }

        var saved = import.Touched.Count == 0 ? Outcome.Done : await acting.SaveAsync(db, [.. import.Touched.Select(f => f.Matter)], stop);
        return saved.IsDone ? Outcome<RegisterPreview>.Done(import.Preview) : Outcome<RegisterPreview>.Refused(saved.Obstacles);
    }
}
