using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees;

/// <summary>Whom a form is about: somebody known, or a new person.</summary>
/// <param name="Known">The person chosen among those of the name; null for a new one.</param>
/// <param name="Fresh">Id for a new person, made with the form.</param>
/// <param name="Name">Name of a new person.</param>
/// <param name="Note">What tells people of one name apart (D-17.30).</param>
public sealed record PersonChoice(PersonId? Known, PersonId Fresh, string Name, string Note);

/// <summary>Finds or opens the file of a person.</summary>
internal static class OpenFile
{
    /// <summary>The file, added to the context when it is new; the caller saves.</summary>
    public static async Task<Outcome<(Appointee File, string Name)>> ForAsync(SupervisionDb db, PersonChoice choice, CancellationToken stop)
    {
        if (await PersonOfAsync(db, choice, stop) is not { } person)
        {
            return Outcome<(Appointee, string)>.Refused(await ObstaclesAsync(db, choice, stop));
        }

        var id = person.Id;
        if (await db.Appointees.SingleOrDefaultAsync(a => a.Person == id, stop) is { } known)
        {
            return Outcome<(Appointee, string)>.Done((known, person.Name));
        }

        var file = Appointee.Of(person.Id, db.Clock.Today());
        db.Appointees.Add(file);
        return Outcome<(Appointee, string)>.Done((file, person.Name));
    }

    /// <summary>Enters something into the file of a person; the same form posted twice enters it once.</summary>
    /// <param name="acting">What acts on files have in common.</param>
    /// <param name="choice">Whom it is about.</param>
    /// <param name="entry">Id of what is entered, made with the form.</param>
    /// <param name="obstacles">What stands in the way.</param>
    /// <param name="enter">Enters it and tells the sentence of the history.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<Outcome<AppointeeId>> EnterAsync(
        this AppointeeActing acting, PersonChoice choice, AppointmentId entry,
        Func<SupervisionDb, Appointee, Task<IReadOnlyList<Obstacle>>> obstacles, Func<Appointee, string, string> enter, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditAppointees, a => a.KeepsAppointees, stop);
        await using var context = db;
        var opened = await ForAsync(db, choice, stop);
        if (!opened.IsDone)
        {
            return Outcome<AppointeeId>.Refused(opened.Obstacles);
        }

        var (file, name) = opened.Value;
        if (file.Find(entry) is not null)
        {
            return Outcome<AppointeeId>.Done(file.Id);
        }

        if (await obstacles(db, file) is { Count: > 0 } refused)
        {
            return Outcome<AppointeeId>.Refused(refused);
        }

        var sentence = enter(file, name);
        await db.KeepRoleAsync(file, db.Clock.Today(), stop);
        db.Tell(file.Matter, sentence);
        var saved = await acting.SaveAsync(db, [file.Matter], stop);
        return saved.IsDone ? Outcome<AppointeeId>.Done(file.Id) : Outcome<AppointeeId>.Refused(saved.Obstacles);
    }

    private static async Task<Person?> PersonOfAsync(SupervisionDb db, PersonChoice choice, CancellationToken stop)
    {
        var wanted = choice.Known ?? choice.Fresh;
        if (await db.People.SingleOrDefaultAsync(p => p.Id == wanted, stop) is { } known)
        {
            return known;
        }

        if (choice.Known is not null || (await ObstaclesAsync(db, choice, stop)).Count > 0)
        {
            return null;
        }

        var fresh = Person.Named(choice.Fresh, choice.Name.Trim(), choice.Note.Trim(), null);
        db.People.Add(fresh);
        return fresh;
    }

    private static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(SupervisionDb db, PersonChoice choice, CancellationToken stop)
    {
        var (name, note) = (choice.Name.Trim(), choice.Note.Trim());
        if (choice.Known is not null)
        {
            return [new(AppointeeRules.Register, "没有找到这位同志，请重新选择。", "Name")];
        }

        List<Obstacle> obstacles = [.. OrganisationRules.ObstaclesToName(choice.Name, "Name")];
        if (note.Length > 100)
        {
            obstacles.Add(new(OrganisationRules.ProperRecord, "说明最多 100 个字。", "Note"));
        }

        if (await db.People.AnyAsync(p => p.Name == name && p.Note == note, stop))
        {
            obstacles.Add(new(OrganisationRules.ProperRecord, $"已经登记同名的“{name}”。是同一个人请从列表里选，不是请在说明里写职务或者出生年月。", "Name"));
        }

        return obstacles;
    }
}

/// <summary>Enters a nomination, opening the file when there is none (登记提请, D-9.1).</summary>
[Demands(Permissions.EditAppointees)]
public sealed class NominateAppointee(AppointeeActing acting)
{
    public Task<Outcome<AppointeeId>> RunAsync(PersonChoice choice, NominationEntry entry, CancellationToken stop) =>
        acting.EnterAsync(choice, entry.Id, (db, file) => ObstaclesAsync(db, file, entry, stop), (file, name) =>
        {
            file.Nominate(entry);
            return $"{entry.Nominator.Trim()}提请任命{name}为{entry.Office.Post.Trim()}";
        }, stop);

    // A member may be nominated once the warning was read: the membership must have ended when the appointment begins, which is asked again then.
    private static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(SupervisionDb db, Appointee file, NominationEntry entry, CancellationToken stop) =>
    [
        .. Appointee.ObstaclesToOffice(entry.Office, await db.KindOfAsync(entry.Office.Organ, stop)),
        .. file.ObstaclesToNominate(entry, db.Clock.Today()),
        .. Appointee.ObstaclesToNominateMember(
            await db.MembershipsAsync(file.Person, stop), await db.KindOfAsync(entry.Office.Organ, stop), entry, db.Clock.Today()),
        .. Appointee.ObstaclesToShare(entry.Office, await db.NomineesAsync(entry.Office, file.Id, stop), entry.IsChecked),
    ];
}

/// <summary>Enters an earlier appointment, opening the file when there is none (补登任命).</summary>
[Demands(Permissions.EditAppointees)]
public sealed class RecordAppointment(AppointeeActing acting)
{
    public Task<Outcome<AppointeeId>> RunAsync(PersonChoice choice, PastAppointment entry, CancellationToken stop) =>
        acting.EnterAsync(choice, entry.Id, (db, file) => ObstaclesAsync(db, file, entry, stop), (file, name) =>
        {
            file.Record(entry);
            return $"补登：{name}自{entry.From.Full()}起任{entry.Office.Post.Trim()}{(entry.To is { } to ? $"，{to.Full()}{entry.EndReason}" : "")}";
        }, stop);

    internal static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(SupervisionDb db, Appointee file, PastAppointment entry, CancellationToken stop)
    {
        var kind = await db.KindOfAsync(entry.Office.Organ, stop);
        return
        [
            .. Appointee.ObstaclesToOffice(entry.Office, kind),
            .. file.ObstaclesToRecord(entry, db.Clock.Today()),
            .. Appointee.ObstaclesToHold(await db.MembershipsAsync(file.Person, stop), kind, entry.From, entry.To),
            .. Appointee.ObstaclesToShare(entry.Office, await db.HoldersAsync(entry.Office, file.Id, entry.From, entry.To, stop), entry.IsChecked),
        ];
    }
}
