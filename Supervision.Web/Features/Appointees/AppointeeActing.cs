using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees;

/// <summary>A file in the hands of somebody who acts on it.</summary>
/// <param name="Db">The context of the act.</param>
/// <param name="File">The file, tracked.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Today">Today in Beijing.</param>
/// <param name="Stop">Cancels.</param>
public sealed record AppointeeAct(SupervisionDb Db, Appointee File, string Name, Actor Actor, DateOnly Today, CancellationToken Stop)
{
    /// <summary>A sentence of the file's history.</summary>
    public void Tell(string sentence) => Db.Tell(File.Matter, sentence);

    /// <summary>The post as people say it: 县财政局局长.</summary>
    public async Task<string> PostWordsAsync(Appointment post) => post.Organ is { } organ
        ? await Db.SupervisedBodies.Where(b => b.Id == organ).Select(b => b.ShortName).SingleAsync(Stop) + post.Post
        : post.Post;
}

/// <summary>What every act on a file has in common: the right, the row, deadlines, one transaction.</summary>
public sealed class AppointeeActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private static readonly Obstacle Unknown = new(AppointeeRules.Register, "没有找到这份档案，请回到登记册。");

    private static readonly Obstacle SomebodyElse = new(AppointeeRules.Register, "他人刚刚修改了这份档案。您填写的内容还在，请刷新后核对再保存。");

    /// <summary>Runs an act on a file. It answers what stands in the way, or changes the file and answers nothing.</summary>
    /// <param name="permission">What must be allowed.</param>
    /// <param name="right">Who of those may act on this file.</param>
    /// <param name="id">The file.</param>
    /// <param name="act">The act.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(
        string permission, Func<Actor, Appointee, bool> right, AppointeeId id, Func<AppointeeAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.Appointees.SingleOrDefaultAsync(a => a.Id == id, stop) is not { } file)
        {
            return Outcome.Refused(Unknown);
        }

        if (!right(actor, file))
        {
            throw new AccessDeniedException("Not the file of the person who acts.");
        }

        var holder = file.Person;
        var name = await db.People.Where(p => p.Id == holder).Select(p => p.Name).SingleAsync(stop);
        return await act(new(db, file, name, actor, db.Clock.Today(), stop)) is { Count: > 0 } obstacles
            ? Outcome.Refused(obstacles)
            : await SaveAsync(db, [file.Matter], stop);
    }

    /// <summary>The same for who keeps the register, and acts that need no other rows.</summary>
    public Task<Outcome> EditAsync(AppointeeId id, Func<AppointeeAct, IReadOnlyList<Obstacle>> act, CancellationToken stop) =>
        RunAsync(Permissions.EditAppointees, Keeps, id, a => Task.FromResult(act(a)), stop);

    /// <summary>The same with other rows.</summary>
    public Task<Outcome> EditAsync(AppointeeId id, Func<AppointeeAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop) =>
        RunAsync(Permissions.EditAppointees, Keeps, id, act, stop);

    /// <summary>Opens a context for somebody who keeps the register, for acts that are not about one file.</summary>
    /// <exception cref="AccessDeniedException">Not allowed, or a committee without the appointee duty.</exception>
    public async Task<(Actor Actor, SupervisionDb Db)> OpenAsync(string permission, Func<Actor, bool> right, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        return right(actor) ? (actor, await databases.OpenAsync(actor, stop)) : throw new AccessDeniedException("Not the committee with the appointee duty.");
    }

    /// <summary>Saves and replans.</summary>
    public async Task<Outcome> SaveAsync(SupervisionDb db, IReadOnlyList<MatterRef> matters, CancellationToken stop)
    {
        try
        {
            await deadlines.SaveAsync(db, matters, stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(SomebodyElse);
        }
    }

    private static bool Keeps(Actor actor, Appointee file) => actor.KeepsAppointees;
}

/// <summary>Rows that several acts read.</summary>
internal static class AppointeeReading
{
    /// <summary>The committee with the appointee duty; the Office stands in while there is none (D-1.4).</summary>
    public static async Task<Party> PersonnelAsync(this SupervisionDb db, CancellationToken stop) =>
        await db.WorkCommittees.AsNoTracking().Where(c => c.IsPersonnel).OrderBy(c => c.Order).FirstOrDefaultAsync(stop) is { } committee
            ? Party.Committee(committee.Id.Value)
            : Party.Office;

    /// <summary>Periods of membership of a person (D-1.7).</summary>
    public static async Task<IReadOnlyList<(DateOnly From, DateOnly? To)>> MembershipsAsync(this SupervisionDb db, PersonId person, CancellationToken stop) =>
        [.. (await db.Members.AsNoTracking().Where(m => m.Person == person).ToListAsync(stop)).Select(m => (m.From, m.To))];

    /// <summary>Others who hold the same post in a time, in words.</summary>
    public static async Task<IReadOnlyList<string>> HoldersAsync(
        this SupervisionDb db, OfficeEntry office, AppointeeId but, DateOnly from, DateOnly? to, CancellationToken stop) =>
        await db.OthersAsync(office, but, p => p.Overlaps(from, to), p => $"{p.From!.Value.Full()}起任职", stop);

    /// <summary>Others who are put forward for the same post, in words.</summary>
    public static async Task<IReadOnlyList<string>> NomineesAsync(this SupervisionDb db, OfficeEntry office, AppointeeId but, CancellationToken stop) =>
        await db.OthersAsync(office, but, p => p.IsPending, _ => "已经提请", stop);

    private static async Task<IReadOnlyList<string>> OthersAsync(
        this SupervisionDb db, OfficeEntry office, AppointeeId but, Func<Appointment, bool> which, Func<Appointment, string> words, CancellationToken stop)
    {
        if (!Appointee.IsSingle(office))
        {
            return [];
        }

        var name = office.Post.Trim();
        var found = (from file in await db.Appointees.AsNoTracking().Where(a => a.Id != but).ToListAsync(stop)
                     from post in file.Appointments
                     where post.Organ == office.Organ && post.Post == name && which(post)
                     select (file.Person, Words: words(post))).ToList();
        var people = found.ConvertAll(f => f.Person);
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return [.. found.Select(f => $"{names[f.Person]}（{f.Words}）")];
    }

    /// <summary>Kind of a body; null without one.</summary>
    public static async Task<BodyKind?> KindOfAsync(this SupervisionDb db, SupervisedBodyId? body, CancellationToken stop) =>
        body is { } id ? (await db.SupervisedBodies.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, stop))?.Kind : null;

    /// <summary>Whoever has a file may sign in to the own pages; the role ends with the last post.</summary>
    public static async Task KeepRoleAsync(this SupervisionDb db, Appointee file, DateOnly today, CancellationToken stop)
    {
        var person = file.Person;
        var held = await db.RoleHoldings.Where(r => r.Person == person && r.Role == Role.Appointee && (r.To == null || r.To > today)).FirstOrDefaultAsync(stop);
        var isNeeded = file.ClosedOn is null && file.Appointments.Any(a => a.StateOn(today) is AppointmentState.Nominated or AppointmentState.InPost);
        if (isNeeded && held is null)
        {
            db.Add(RoleHolding.Of(person, Role.Appointee, today));
        }
        else if (!isNeeded)
        {
            held?.EndOn(held.From > today ? held.From : today);
        }
    }
}
