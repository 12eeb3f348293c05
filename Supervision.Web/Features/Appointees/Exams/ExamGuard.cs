using Supervision.Domain.Appointees;
using Supervision.Domain.Sittings;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>No nominee without a valid pass or exemption comes on an agenda (D-9.2). What stands on it by the file is asked again when the plenary adopts it,
/// for a mark may have been corrected or have lapsed since; an item written by hand is looked through for the names of nominees.</summary>
internal sealed class ExamGuard : IAgendaGuard
{
    public async Task<IReadOnlyList<Obstacle>> ObstaclesToAdoptAsync(SupervisionDb db, Sitting sitting, CancellationToken stop)
    {
        var ids = sitting.Matters.Where(m => m.Kind == MatterKind.Appointee).Select(m => new AppointeeId(m.Id)).ToList();
        var files = ids.Count == 0 ? [] : await db.Appointees.AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(stop);
        var people = files.ConvertAll(f => f.Person);
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var exams = await ExamStandings.LoadAsync(db, stop);
        return [.. from file in files
                   from post in file.PendingOn(sitting.Id)
                   from obstacle in Appointee.ObstaclesToAgenda(post, exams.Of(post), names[file.Person])
                   select obstacle];
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(SupervisionDb db, string title, CancellationToken stop)
    {
        if (!title.Contains('任', StringComparison.Ordinal))
        {
            return [];
        }

        var files = (await db.Appointees.AsNoTracking().Where(a => a.ClosedOn == null).ToListAsync(stop))
            .Where(f => f.Appointments.Any(p => p is { From: null, WithdrawnOn: null })).ToList();
        var people = files.ConvertAll(f => f.Person);
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var named = files.Where(f => title.Contains(names[f.Person], StringComparison.Ordinal)).ToList();
        if (named.Count == 0)
        {
            return [];
        }

        var exams = await ExamStandings.LoadAsync(db, stop);
        return [.. from file in named
                   from post in file.Appointments
                   where post is { From: null, WithdrawnOn: null }
                   from obstacle in Appointee.ObstaclesToAgenda(post, exams.Of(post), names[file.Person])
                   select obstacle with { Field = "Title" }];
    }
}
