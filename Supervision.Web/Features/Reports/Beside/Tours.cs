using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports.Beside;

/// <summary>The committee enters a site tour or survey before the hearing, with the deputies who took part (登记视察、调研, D-5.6).</summary>
[Demands(Permissions.ArrangeTours)]
public sealed class AddTour(ReportActing acting)
{
    /// <param name="id">The report.</param>
    /// <param name="tour">Id made with the form.</param>
    /// <param name="entry">What was typed; deputies with an account are found by their name.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(SpecialReportId id, Guid tour, TourEntry entry, CancellationToken stop) =>
        acting.RunAsync(Permissions.ArrangeTours, id, ReportRights.MayComment, work => AddAsync(work, tour, entry), stop);

    private static async Task<IReadOnlyList<Obstacle>> AddAsync(ReportWork work, Guid id, TourEntry entry)
    {
        if (work.Report.ObstaclesToTour(entry) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (work.Report.Tours.Any(t => t.Id == id))
        {
            return [];
        }

        var accounts = await AccountsAsync(work);
        work.Report.Tour(id, entry with
        {
            Deputies = [.. entry.Deputies.Select(d => d with { Person = d.Person ?? (accounts.TryGetValue(d.Name.Trim(), out var known) ? known : null) })],
        });
        work.Tell($"登记{ReportWords.Of(entry.Kind)}“{entry.Title.Trim()}”（{entry.Day.Full()}），参加代表 {entry.Deputies.Count} 人");
        return [];
    }

    // Two deputies of one name are told apart by nobody here, so neither is taken.
    private static async Task<Dictionary<string, PersonId>> AccountsAsync(ReportWork work)
    {
        var today = work.Today;
        var deputies = await (from h in work.Db.RoleHoldings.AsNoTracking()
                              join p in work.Db.People.AsNoTracking() on h.Person equals p.Id
                              where h.Role == Role.GuestDeputy && h.From <= today && (h.To == null || h.To > today)
                              select new { p.Name, p.Id }).ToListAsync(work.Stop);
        return deputies.GroupBy(d => d.Name).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Id);
    }
}

/// <summary>The report of a tour or survey; it goes to the members with the papers (视察、调研报告).</summary>
[Demands(Permissions.ArrangeTours)]
public sealed class HandInTourReport(ReportActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(SpecialReportId id, Guid tour, HandedIn file, CancellationToken stop) =>
        acting.RunAsync(Permissions.ArrangeTours, id, ReportRights.MayComment, work => TakeAsync(work, tour, file), stop);

    private async Task<IReadOnlyList<Obstacle>> TakeAsync(ReportWork work, Guid id, HandedIn file)
    {
        if (work.Report.Tours.FirstOrDefault(t => t.Id == id) is not { } tour || work.Report.State >= ReportState.Heard)
        {
            return [new(ReportRules.Toured, "没有找到这次视察或者调研，或者报告已经听取。", "File")];
        }

        if (tour.Hash == ReportFiles.HashOf(file))
        {
            return [];
        }

        var kept = await files.KeepTextAsync(work, file, ReportPurpose.Tour);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        work.Report.ReportTour(id, kept.Value!);
        work.Tell($"送交{ReportWords.Of(tour.Kind)}报告（{kept.Value!.Name}），与报告一并印发");
        return [];
    }
}

/// <summary>Invites the deputies who took part in tours to the sitting, all at once (邀请列席, D-5.6).</summary>
[Demands(Permissions.RunReports)]
public sealed class InviteTourDeputies(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, async work =>
        {
            if (work.Sitting is not { IsOver: false } sitting || work.Report.State >= ReportState.Heard)
            {
                return [new(ReportRules.Toured, "报告还没有列入会议，或者已经听取，不能邀请列席。")];
            }

            // Who is a member sits there as a member (D-17.2).
            var members = (await work.Db.MembersOnAsync(sitting.FirstDay, work.Stop)).Select(m => m.Person).ToHashSet();
            var waiting = NotInvited(work.Report, sitting).Where(d => d.Person is not { } person || !members.Contains(person)).ToList();
            if (waiting.SelectMany(d => sitting.ObstaclesToInvite(d.Name)).ToList() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            foreach (var deputy in waiting)
            {
                sitting.Invite(deputy.Name, "县人大代表（参加视察调研）", deputy.Person);
            }

            work.Tell($"邀请参加视察调研的代表 {waiting.Count} 人列席{sitting.Name}");
            work.Db.Tell(sitting.Matter, $"邀请参加视察调研的代表 {waiting.Count} 人列席");
            return [];
        }, stop);

    /// <summary>Deputies who took part and are not yet guests of the sitting.</summary>
    internal static IEnumerable<TourDeputy> NotInvited(SpecialReport report, Domain.Sittings.Sitting sitting) => report.Tours
        .SelectMany(t => t.Deputies).DistinctBy(d => d.Person?.Value.ToString() ?? d.Name)
        .Where(d => d.Person is { } person ? sitting.GuestOf(person) is null : sitting.Guests.All(g => g.Name != d.Name));
}
