namespace Supervision.Web.Features.Organisation;

/// <summary>What is entered for a supervised body (D-3.16).</summary>
/// <param name="Id">Made with the form for a new body.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Name on lists; empty takes the full one.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Parent">The organ it belongs to.</param>
/// <param name="From">Since when.</param>
/// <param name="Order">Official order; null puts a new one last.</param>
/// <param name="Version">The version the form was filled from; null for a new body.</param>
public sealed record BodyEntry(
    SupervisedBodyId Id, string Name, string ShortName, BodyKind Kind, SupervisedBodyId? Parent, DateOnly From, int? Order = null, int? Version = null);

/// <summary>Enters a supervised body or corrects one (登记单位).</summary>
public sealed class SaveBody(OrganisationActing acting)
{
    public Task<Outcome> RunAsync(BodyEntry entry, CancellationToken stop) => acting.RunAsync(act => SaveAsync(act, entry), stop);

    private static async Task<IReadOnlyList<Obstacle>> SaveAsync(OrganisationAct act, BodyEntry entry)
    {
        var bodies = await act.Db.SupervisedBodies.ToListAsync(act.Stop);
        var known = bodies.Find(b => b.Id == entry.Id);
        if (known is not null && entry.Version is null)
        {
            return [];
        }

        if (ObstaclesTo(entry, bodies) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var (name, shortName) = (entry.Name.Trim(), entry.ShortName.Trim().Length == 0 ? entry.Name.Trim() : entry.ShortName.Trim());
        if (known is null)
        {
            var order = entry.Order ?? (bodies.Count == 0 ? 1 : bodies.Max(b => b.Order) + 1);
            act.Db.SupervisedBodies.Add(SupervisedBody.Named(entry.Id, name, shortName, entry.Kind, entry.From, order, entry.Parent));
            act.Tell($"登记单位{name}");
            return [];
        }

        act.Expect(known, entry.Version);
        known.Describe(name, shortName, entry.Kind, entry.Parent);
        known.Place(entry.Order ?? known.Order);
        act.Tell($"修改单位{name}");
        return [];
    }

    private static List<Obstacle> ObstaclesTo(BodyEntry entry, List<SupervisedBody> bodies)
    {
        List<Obstacle> obstacles =
        [
            .. OrganisationRules.ObstaclesToName(entry.Name, nameof(BodyEntry.Name), 60, "单位名称"),
            .. entry.ShortName.Trim().Length == 0 ? [] : OrganisationRules.ObstaclesToName(entry.ShortName, nameof(BodyEntry.ShortName), 30, "简称"),
        ];
        if (bodies.Exists(b => b.Id != entry.Id && b.To is null && b.Name == entry.Name.Trim()))
        {
            obstacles.Add(new(OrganisationRules.ProperRecord, $"“{entry.Name.Trim()}”已经登记。", nameof(BodyEntry.Name)));
        }

        if (entry.Parent is { } parent && (parent == entry.Id || !bodies.Exists(b => b.Id == parent) || IsBelow(parent, entry.Id, bodies)))
        {
            obstacles.Add(new(OrganisationRules.ProperRecord, "上级单位不能是本单位或者本单位的下级。", nameof(BodyEntry.Parent)));
        }

        return obstacles;
    }

    private static bool IsBelow(SupervisedBodyId body, SupervisedBodyId above, List<SupervisedBody> bodies)
    {
        for (SupervisedBodyId? at = body; at is { } id; at = bodies.Find(b => b.Id == id)?.Parent)
        {
            if (id == above)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A new head of a body from a day on (登记单位负责人).</summary>
public sealed class NameBodyHead(OrganisationActing acting)
{
    public Task<Outcome> RunAsync(SupervisedBodyId id, string name, string post, DateOnly from, CancellationToken stop) =>
        acting.RunAsync(act => NameAsync(act, id, name, post, from), stop);

    private static async Task<IReadOnlyList<Obstacle>> NameAsync(OrganisationAct act, SupervisedBodyId id, string name, string post, DateOnly from)
    {
        if (await act.Db.SupervisedBodies.SingleOrDefaultAsync(b => b.Id == id, act.Stop) is not { } body)
        {
            return [new(OrganisationRules.ProperRecord, "没有找到这个单位。")];
        }

        List<Obstacle> obstacles = [.. OrganisationRules.ObstaclesToName(name, "HeadName", what: "负责人姓名")];
        if (body.Heads.Any(h => h.To is null && h.From >= from))
        {
            obstacles.Add(new(OrganisationRules.Periods, "任职日期应当晚于现任负责人的任职日期。", "HeadFrom"));
        }

        if (obstacles.Count == 0)
        {
            body.Lead(name.Trim(), post.Trim(), from);
            act.Tell($"{body.Name}负责人自{from.Full()}起为{name.Trim()}");
        }

        return obstacles;
    }
}

/// <summary>Closes a body, with the one that follows it (撤销、合并单位, D-17.13).</summary>
public sealed class CloseBody(OrganisationActing acting)
{
    public Task<Outcome> RunAsync(SupervisedBodyId id, DateOnly day, SupervisedBodyId? successor, CancellationToken stop) =>
        acting.RunAsync(act => CloseAsync(act, id, day, successor), stop);

    private static async Task<IReadOnlyList<Obstacle>> CloseAsync(OrganisationAct act, SupervisedBodyId id, DateOnly day, SupervisedBodyId? successor)
    {
        var body = await act.Db.SupervisedBodies.SingleOrDefaultAsync(b => b.Id == id, act.Stop);
        var next = await act.Db.SupervisedBodies.SingleOrDefaultAsync(b => b.Id == successor, act.Stop);
        if (body is null || body.To is not null || day <= body.From)
        {
            return [new(OrganisationRules.Periods, "没有找到这个单位，或者撤销日不晚于设立日。", "CloseOn")];
        }

        if (successor is not null && (next is null || next.Id == id))
        {
            return [new(OrganisationRules.ProperRecord, "请选择承接的单位。", "Successor")];
        }

        body.CloseOn(day, next?.Id);
        next?.Follows(id);
        await TellBothAsync(act, body, next, day);
        act.Tell($"{body.Name}自{day.Full()}起撤销{(next is null ? "" : $"，由{next.Name}承接")}");
        return [];
    }

    // What runs goes on with its days; both are told once (D-17.13).
    private static async Task TellBothAsync(OrganisationAct act, SupervisedBody body, SupervisedBody? next, DateOnly day)
    {
        var owed = Party.Body(body.Id.Value);
        var running = await act.Db.Obligations.AsNoTracking()
            .CountAsync(o => o.State == ObligationState.Open && o.OwedBy.Kind == owed.Kind && o.OwedBy.Id == owed.Id, act.Stop);
        if (next is null || running == 0)
        {
            return;
        }

        var text = $"{body.Name}自{day.Full()}起撤销，正在办理的 {running} 件事由{next.Name}承接，原定期限不变。";
        var now = act.Db.Clock.GetUtcNow();
        act.Db.BodyNotices.AddRange(new[] { body.Id, next.Id }.Select(b => BodyNotice.To(b, MatterRef.House, text, now)));
    }
}

/// <summary>Names a liaison of a body (登记联络员).</summary>
public sealed class NameLiaison(OrganisationActing acting)
{
    public Task<Outcome> RunAsync(SupervisedBodyId body, PersonId person, DateOnly from, CancellationToken stop) =>
        acting.RunAsync(act => NameAsync(act, body, person, from), stop);

    private static async Task<IReadOnlyList<Obstacle>> NameAsync(OrganisationAct act, SupervisedBodyId id, PersonId person, DateOnly from)
    {
        var body = await act.Db.SupervisedBodies.SingleOrDefaultAsync(b => b.Id == id, act.Stop);
        var named = await act.Db.People.SingleOrDefaultAsync(p => p.Id == person, act.Stop);
        if (body is null || named is null)
        {
            return [new(OrganisationRules.ProperRecord, "请选择单位和人员。", "Liaison")];
        }

        if (OrganisationRules.ObstaclesToHold(await Offices.IsMemberAsync(act, person, from), body.Kind) is { Count: > 0 } obstacles)
        {
            return [.. obstacles.Select(o => o with { Field = "Liaison" })];
        }

        var scope = id.Value;
        if (!await act.Db.RoleHoldings.AnyAsync(r => r.Person == person && r.Role == Role.BodyLiaison && r.Scope == scope && r.To == null, act.Stop))
        {
            act.Db.RoleHoldings.Add(RoleHolding.Of(person, Role.BodyLiaison, from, scope));
            act.Tell($"{named.Name}自{from.Full()}起任{body.Name}联络员");
        }

        return [];
    }
}

/// <summary>Ends the duty of a liaison (终止联络员).</summary>
public sealed class EndLiaison(OrganisationActing acting)
{
    public Task<Outcome> RunAsync(RoleHoldingId id, DateOnly firstDayOut, CancellationToken stop) =>
        acting.RunAsync(act => EndAsync(act, id, firstDayOut), stop);

    private static async Task<IReadOnlyList<Obstacle>> EndAsync(OrganisationAct act, RoleHoldingId id, DateOnly firstDayOut)
    {
        var holding = await act.Db.RoleHoldings.SingleOrDefaultAsync(r => r.Id == id && r.Role == Role.BodyLiaison, act.Stop);
        if (holding is null || holding.To is not null || firstDayOut < holding.From)
        {
            return [new(OrganisationRules.Periods, "没有找到在任的联络员，或者终止日早于任职日期。", "Liaison")];
        }

        holding.EndOn(firstDayOut);
        var person = holding.Person;
        act.Tell($"{await act.Db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync(act.Stop)}不再任联络员");
        return [];
    }
}
