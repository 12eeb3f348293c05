using Supervision.Domain.Appointees;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees;

/// <summary>Keeps the item of a nominee on a sitting's agenda equal to the file: one item a person, with all posts that the sitting votes on.</summary>
internal static class NominationAgenda
{
    private const int LongestTitle = 200;

    /// <summary>Puts the item, or words it anew; answers why the agenda cannot take it.</summary>
    public static async Task<IReadOnlyList<Obstacle>> KeepAgendaAsync(this SupervisionDb db, Appointee file, string name, Sitting sitting, CancellationToken stop)
    {
        var pending = file.PendingOn(sitting.Id);
        var title = await TitleAsync(db, name, pending, stop);
        if (sitting.Agenda.FirstOrDefault(i => i.Matter == file.Matter) is { } item)
        {
            sitting.Reword(item.Id, title, item.Reporter);
            return [];
        }

        if (sitting.ObstaclesToPut(title, file.Matter) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        sitting.Put(new(Guid.CreateVersion7()), title, file.Matter, pending[0].Nominator);
        db.Tell(sitting.Matter, $"议程草案增加“{title}”");
        return [];
    }

    /// <summary>Takes the item off a sitting ahead when nothing of the person is left on it; what was voted on or is past stays as history.</summary>
    public static async Task LeaveAgendaAsync(this SupervisionDb db, Appointee file, string name, SittingId? left, CancellationToken stop)
    {
        if (left is not { } id || await db.Sittings.SingleOrDefaultAsync(s => s.Id == id, stop) is not { IsAhead: true } sitting)
        {
            return;
        }

        if (file.PendingOn(id).Count > 0)
        {
            await db.KeepAgendaAsync(file, name, sitting, stop);
        }
        else if (sitting.Release(file.Matter))
        {
            db.Tell(sitting.Matter, $"撤下任命{name}的议题");
        }
    }

    private static async Task<string> TitleAsync(SupervisionDb db, string name, IReadOnlyList<Appointment> posts, CancellationToken stop)
    {
        var organs = posts.Select(p => p.Organ).OfType<SupervisedBodyId>().ToList();
        var bodies = await db.SupervisedBodies.AsNoTracking().Where(b => organs.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var words = $"关于提请任命{name}为{string.Join("、", posts.Select(p => (p.Organ is { } organ ? bodies[organ] : "") + p.Post))}的议案";
        return words.Length <= LongestTitle ? words : words[..LongestTitle];
    }
}

/// <summary>What happens to a sitting happens to the nominations on it: moved away, cancelled, another day.</summary>
internal sealed class NominationFollower : ISittingFollower
{
    public async Task FollowAsync(SupervisionDb db, Sitting sitting, SittingEvent what, Actor actor, CancellationToken stop)
    {
        if (what is not (SittingEvent.ItemMoved or SittingEvent.Cancelled or SittingEvent.Moved))
        {
            return;
        }

        var ids = sitting.AllItems.Select(i => i.Matter).OfType<MatterRef>().Where(m => m.Kind == MatterKind.Appointee).Select(m => new AppointeeId(m.Id)).ToList();
        foreach (var file in ids.Count == 0 ? [] : await db.Appointees.Where(a => ids.Contains(a.Id)).ToListAsync(stop))
        {
            foreach (var post in file.PendingOn(sitting.Id))
            {
                await FollowAsync(db, (file, post), sitting, what, stop);
            }
        }
    }

    private static async Task FollowAsync(SupervisionDb db, (Appointee File, Appointment Post) pending, Sitting sitting, SittingEvent what, CancellationToken stop)
    {
        var (file, post) = pending;
        if (what == SittingEvent.Moved)
        {
            db.Tell(file.Matter, $"{sitting.Name}改为{sitting.FirstDay.Full()}举行");
        }
        else if (what == SittingEvent.Cancelled)
        {
            file.TakeOff(post.Id);
            db.Tell(file.Matter, $"{sitting.Name}取消，请另行列入会议");
        }
        else if (sitting.AllItems.LastOrDefault(i => i.Matter == file.Matter && i.MovedTo is not null)?.MovedTo is { } to
            && !sitting.Matters.Contains(file.Matter) && await db.Sittings.SingleOrDefaultAsync(s => s.Id == to, stop) is { } target)
        {
            file.PutOn(post.Id, target.Id, target.Name);
            db.Tell(file.Matter, $"任命议题由{sitting.Name}移到{target.Name}");
        }
    }
}
