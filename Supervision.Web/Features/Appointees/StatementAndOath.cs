using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees;

/// <summary>A paper of an appointee as it comes in.</summary>
/// <param name="Name">Name as the sender wrote it.</param>
/// <param name="Content">The bytes, seekable.</param>
public sealed record AppointeePaper(string Name, Stream Content);

/// <summary>Purposes of the files of an appointee.</summary>
public static class AppointeePurpose
{
    public const string Statement = "statement";
    public const string DutyReport = "duty";
}

/// <summary>The service statement comes in (提交供职报告, D-9.3): by the person, or entered from paper.</summary>
[Demands(Permissions.HandInOwnPapers)]
public sealed class HandInStatement(AppointeeActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(AppointeeId id, AppointmentId post, AppointeePaper paper, IReadOnlyList<string> commitments, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInOwnPapers, AppointeePapers.MayHandIn, id, async act =>
        {
            if (act.File.ObstaclesToReceive(post, commitments) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            var kept = await files.KeepPaperAsync(act, paper, AppointeePurpose.Statement, AppointeeRules.Statement);
            if (!kept.IsDone)
            {
                return kept.Obstacles;
            }

            var byOffice = act.Actor.Person != act.File.Person;
            act.File.Receive(post, new(act.Today, kept.Value!.Id, kept.Value.Name, commitments, byOffice));
            act.Tell($"{(byOffice ? "代交，原件纸质：" : "")}{act.Name}提交供职报告（{kept.Value.Name}）");
            return [];
        }, stop);
}

/// <summary>The oath is entered (登记宪法宣誓, D-9.4).</summary>
[Demands(Permissions.EditAppointees)]
public sealed class RecordOath(AppointeeActing acting)
{
    public Task<Outcome> RunAsync(AppointeeId id, AppointmentId post, OathEntry oath, CancellationToken stop) => acting.EditAsync(id, act =>
    {
        if (act.File.ObstaclesToSwear(post, oath, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.File.Swear(post, oath);
        act.Tell($"{act.Name}于{oath.On.Full()}在{oath.Place.Trim()}{(oath.IsInGroup ? "集体" : "单独")}进行宪法宣誓，{oath.Presider.Trim()}主持");
        return [];
    }, stop);
}

/// <summary>A post of a file, as a group takes its oath.</summary>
/// <param name="File">The file.</param>
/// <param name="Post">The post.</param>
public sealed record OathTaker(AppointeeId File, AppointmentId Post);

/// <summary>Several persons took the oath together (登记集体宣誓, D-9.4): entered once, for all or for none.</summary>
[Demands(Permissions.EditAppointees)]
public sealed class RecordGroupOath(AppointeeActing acting)
{
    public async Task<Outcome> RunAsync(IReadOnlyList<OathTaker> takers, DateOnly on, string place, string presider, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditAppointees, a => a.KeepsAppointees, stop);
        await using var context = db;
        if (takers.Count < 2)
        {
            return Outcome.Refused(new Obstacle(AppointeeRules.Oath, "集体宣誓请至少勾选两位同志；单独宣誓在本人的档案里登记。", "Takers"));
        }

        var ids = takers.Select(t => t.File).ToList();
        var files = await db.Appointees.Where(a => ids.Contains(a.Id)).ToListAsync(stop);
        var names = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        OathEntry oath = new(on, place, presider, IsInGroup: true);
        List<Obstacle> obstacles = [];
        foreach (var taker in takers)
        {
            var file = files.Find(f => f.Id == taker.File);
            obstacles.AddRange(file is null ? [new(AppointeeRules.Oath, "有一份档案没有找到，请刷新后再试。")]
                : file.ObstaclesToSwear(taker.Post, oath, db.Clock.Today()).Select(o => o with { Message = $"{names[file.Person]}：{o.Message}" }));
        }

        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        foreach (var taker in takers)
        {
            var file = files.Find(f => f.Id == taker.File)!;
            file.Swear(taker.Post, oath);
            db.Tell(file.Matter, $"{names[file.Person]}于{on.Full()}在{place.Trim()}集体进行宪法宣誓，{presider.Trim()}主持");
        }

        return await acting.SaveAsync(db, [.. files.Select(f => f.Matter)], stop);
    }
}

/// <summary>Enters a dismissal bill, or what is new of it (登记撤职案, D-9.9); the procedure itself is outside the product.</summary>
[Demands(Permissions.EditAppointees)]
public sealed class RecordDismissal(AppointeeActing acting)
{
    public Task<Outcome> RunAsync(AppointeeId id, DismissalEntry entry, CancellationToken stop) => acting.EditAsync(id, async act =>
    {
        var members = (await act.Db.MembersBaseAsync(entry.Vote is { } vote && vote.On <= act.Today ? vote.On : act.Today, act.Stop)).Count;
        if (act.File.ObstaclesToDismiss(entry, members, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.File.Dismiss(entry, members);
        act.Tell($"登记撤职案：{AppointeeWords.Of(act.File.Dismissals.Single(d => d.Id == entry.Id))}");
        return [];
    }, stop);
}

/// <summary>What papers of appointees have in common.</summary>
internal static class AppointeePapers
{
    /// <summary>The person for the own file (S own, D-1.5); what comes on paper, the house enters.</summary>
    public static bool MayHandIn(Actor actor, Appointee file) => actor.KeepsAppointees || (actor.Person == file.Person && actor.Has(Role.Appointee));

    /// <summary>Keeps a file that is a text, or a picture of one (D-17.26).</summary>
    public static async Task<Outcome<StoredFile>> KeepPaperAsync(this FileStore files, AppointeeAct act, AppointeePaper paper, string purpose, Clause clause)
    {
        // Judged before it is kept: what is refused leaves no bytes behind.
        var (type, _) = FileKind.Judge(paper.Content, paper.Name);
        return type is not null && type.Name is not ("docx" or "pdf" or "jpg" or "png")
            ? Outcome<StoredFile>.Refused(new Obstacle(clause, FileKind.NoText(type), "File"))
            : await files.KeepAsync(act.Db, new(paper.Name, paper.Content, purpose), act.File.Matter, act.Stop);
    }
}

/// <summary>Who may read the papers of a file (D-1.5, D-9.10): the council, the committee with the duty, and the person; of a nominee who stands on a
/// sitting, the members and the Office the service statement (D-9.3).</summary>
internal sealed class AppointeeGate : IMatterGate
{
    public MatterKind Kind => MatterKind.Appointee;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var wanted = new AppointeeId(id);
        return await db.Appointees.AsNoTracking().SingleOrDefaultAsync(a => a.Id == wanted, stop) is { } file
            && (ReadsAll(actor, file) || (actor.OpensAppointees && file.Appointments.Any(a => a is { Sitting: not null, StatementFile: not null, WithdrawnOn: null })));
    }

    public async Task<bool> MayReadFileAsync(SupervisionDb db, Actor actor, Guid id, string purpose, CancellationToken stop)
    {
        var wanted = new AppointeeId(id);
        return purpose == AppointeePurpose.Statement || ReadsAll(actor, await db.Appointees.AsNoTracking().SingleAsync(a => a.Id == wanted, stop));
    }

    private static bool ReadsAll(Actor actor, Appointee file) => actor.ReadsAppointeeFiles || (actor.Person == file.Person && actor.Has(Role.Appointee));
}
