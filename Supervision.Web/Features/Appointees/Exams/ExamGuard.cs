using Supervision.Domain.Appointees;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>No nominee without a valid pass or exemption comes on an agenda, also not by an item written by hand (D-9.2).</summary>
internal sealed class ExamGuard : IAgendaGuard
{
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
