using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>提出改办: a body's points are not its business (D-8.7).</summary>
public sealed class RefusePoints(IDbContextFactory<SupervisionDb> databases, OpinionActs acts, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId body, string reason, SupervisedBodyId? to, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.HandInHandling, stop);
        if (!actor.IsOffice && !actor.ActsFor(body))
        {
            throw new AccessDeniedException("Refused: refusal for another body.");
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        var names = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        DateOnly? Last(ReviewOpinion o) => HandlingClock.Refusal(o, body, basis.Rules, basis.Calculator)?.Day;
        return await acts.RunAsync(Permissions.HandInHandling, id, new(
            o => o.ObstaclesToRefuse(body, reason, to is { } t && names.ContainsKey(t) ? to : null, Last(o), clock.Today()),
            (o, by) => o.Refuse(body, reason, to, Last(o), by),
            _ => $"{(actor.ActsFor(body) ? "" : "代录：")}{names.GetValueOrDefault(body)}提出改办，建议由{names[to!.Value]}办理：{reason.Trim()}"), stop);
    }
}

/// <summary>The Office's proposal on a refusal, which goes to the lead member (D-8.7).</summary>
public sealed class ProposeRefusal(IDbContextFactory<SupervisionDb> databases, OpinionActs acts, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId body, bool agree, SupervisedBodyId? to, string note, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.RegisterHandlingDecision, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var names = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        return await acts.RunAsync(Permissions.RegisterHandlingDecision, id, new(
            o => o.ObstaclesToPropose(body, agree, to is { } t && names.ContainsKey(t) ? to : null, note),
            (o, by) => o.Propose(body, agree, to, note, by),
            _ => agree ? $"办公室建议同意改办到{names[to!.Value]}，送分管领导决定" : $"办公室建议不同意改办：{note.Trim()}，送分管领导决定"), stop);
    }
}

/// <summary>分管领导决定改办: as the Office proposed, or back to it.</summary>
public sealed class SettleRefusal(IDbContextFactory<SupervisionDb> databases, OpinionActs acts, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId body, bool asProposed, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.LeadOpinions, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleAsync(o => o.Id == id, stop);
        var organs = await ReportingOrgans.OfAsync(db, opinion.MainOrgan, stop);
        return await acts.RunAsync(Permissions.LeadOpinions, id, new(
            o => o.ObstaclesToSettle(body), (o, by) => o.Settle(body, asProposed, organs, by),
            o => !asProposed ? "改办申请退回办公室再研究" : o.DispatchTo(body) is null ? "决定同意改办，新的承办单位自签收起计算期限" : "决定不同意改办"), stop);
    }
}

/// <summary>Which bodies report for themselves and which through the main organ (D-8.8, D-17.22).</summary>
internal static class ReportingOrgans
{
    /// <summary>Departments and townships answer through the organ they belong to; courts, the procuratorate and units run from above report themselves.</summary>
    public static async Task<IReadOnlySet<SupervisedBodyId>> OfAsync(SupervisionDb db, SupervisedBodyId? main, CancellationToken stop)
    {
        var bodies = await db.SupervisedBodies.AsNoTracking().Select(b => new { b.Id, b.Kind, b.Parent }).ToListAsync(stop);
        return bodies.Where(b => b.Parent is null || b.Parent != main)
            .Where(b => b.Kind is BodyKind.Government or BodyKind.Supervisory or BodyKind.Court or BodyKind.Procuratorate or BodyKind.Vertical)
            .Select(b => b.Id).ToHashSet();
    }
}
