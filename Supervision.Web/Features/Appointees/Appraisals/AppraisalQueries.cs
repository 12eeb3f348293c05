using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>One organ with appointees, and when it was chosen.</summary>
/// <param name="Id">The body.</param>
/// <param name="Name">Its name.</param>
/// <param name="InPost">Appointees in post today.</param>
/// <param name="Subjects">Those long enough in post to be appraised today (<c>appraisal.min_months</c>).</param>
/// <param name="Years">Years in which it was chosen, the newest first; empty when never.</param>
/// <param name="Warning">Said when it was chosen lately; empty otherwise.</param>
public sealed record OrganRow(SupervisedBodyId Id, string Name, int InPost, int Subjects, IReadOnlyList<int> Years, string Warning);

/// <summary>One choice as recorded.</summary>
public sealed record ChoiceRow(AppraisalChoiceId Id, int Year, string Organ, DateOnly DecidedOn, string Minutes, string Revoked)
{
    /// <summary>The appraisal that began with it; null for a record of the past.</summary>
    public AppraisalId? Appraisal { get; init; }

    /// <summary>How far the appraisal is.</summary>
    public AppraisalState? State { get; init; }

    /// <summary>Papers that came in for it, which stay readable when it is revoked.</summary>
    public int Papers { get; init; }
}

/// <summary>The page of the choice.</summary>
public sealed record AppraisalView(int Year, IReadOnlyList<OrganRow> Organs, IReadOnlyList<ChoiceRow> Choices, int Most, bool MayEdit, DateOnly Today)
{
    /// <summary>The organs of the year.</summary>
    public IReadOnlyList<ChoiceRow> Chosen => [.. Choices.Where(c => c.Year == Year && c.Revoked.Length == 0)];

    /// <summary>Years that can be shown: next year, this one, and every year that has a choice.</summary>
    public IReadOnlyList<int> Years => [.. Choices.Select(c => c.Year).Append(Today.Year).Append(Today.Year + 1).Append(Year).Distinct().OrderDescending()];

    public int Never => Organs.Count(o => o.Years.Count == 0);
}

/// <summary>Reads the organs and the history of their choice (D-9.6).</summary>
public sealed class AppraisalQueries(AppointeeActing acting)
{
    public async Task<AppraisalView> ReadAsync(int? wanted, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadAppointees, a => a.OpensAppointees, stop);
        await using var context = db;
        var basis = await db.LoadBasisAsync(stop);
        var year = wanted ?? basis.Today.Year;
        var bodies = await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).ToListAsync(stop);
        var choices = await db.AppraisalChoices.AsNoTracking().OrderByDescending(c => c.Year).ThenByDescending(c => c.DecidedOn).ToListAsync(stop);
        var begun = await db.Appraisals.AsNoTracking().ToDictionaryAsync(a => a.Choice, stop);
        var held = (await db.Appointees.AsNoTracking().ToListAsync(stop)).SelectMany(a => a.InPost(basis.Today)).ToLookup(p => p.Organ);
        var least = basis.Today.AddMonths(-basis.Rules.InForce(AppointeeRules.AppraisalMinMonths, basis.Today).Count);
        var repeat = basis.Rules.InForce(AppointeeRules.AppraisalRepeatYears, basis.Today).Count;
        var rows = from body in bodies
                   let years = choices.Where(c => c.Organ == body.Id && c.RevokedOn is null).Select(c => c.Year).ToList()
                   where held[body.Id].Any() || years.Count > 0
                   let last = years.Where(y => y < year).DefaultIfEmpty(int.MinValue).Max()
                   select new OrganRow(
                       body.Id, body.ShortName, held[body.Id].Count(), held[body.Id].Count(p => p.From <= least), years,
                       last > year - repeat - 1 ? $"近 {repeat} 年内已经测评（{last}年）" : "");
        return new(
            year, [.. rows.OrderBy(r => r.Years.Count == 0 ? 0 : r.Years[0])],
            [.. choices.Select(c => new ChoiceRow(
                c.Id, c.Year, bodies.Find(b => b.Id == c.Organ)!.ShortName, c.DecidedOn, c.Minutes,
                c.RevokedOn is { } day ? $"{day.Full()}撤销{(c.RevokeMinutes.Length > 0 ? $"（{c.RevokeMinutes}）" : "")}：{c.RevokeReason}" : "")
            {
                Papers = begun.GetValueOrDefault(c.Id)?.Papers.Count ?? 0,
                Appraisal = begun.GetValueOrDefault(c.Id)?.Id,
                State = begun.GetValueOrDefault(c.Id)?.State,
            })],
            basis.Rules.InForce(Domain.Plans.PlanRules.AppraisalOrgansPerYear, basis.Today).Count,
            actor.KeepsAppointees && actor.May(Permissions.RegisterAppraisals), basis.Today);
    }
}
