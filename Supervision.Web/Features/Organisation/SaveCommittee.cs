namespace Supervision.Web.Features.Organisation;

/// <summary>What is entered for a work committee.</summary>
public sealed record CommitteeEntry(
    WorkCommitteeId Id, string Name, string ShortName, WorkCommitteeKind Kind, bool IsPersonnel, int? Order = null, int? Version = null);

/// <summary>Enters a special committee or working body, or corrects one (登记专委会、工委).</summary>
public sealed class SaveCommittee(OrganisationActing acting)
{
    public Task<Outcome> RunAsync(CommitteeEntry entry, CancellationToken stop) => acting.RunAsync(act => SaveAsync(act, entry), stop);

    private static async Task<IReadOnlyList<Obstacle>> SaveAsync(OrganisationAct act, CommitteeEntry entry)
    {
        var all = await act.Db.WorkCommittees.ToListAsync(act.Stop);
        var known = all.Find(c => c.Id == entry.Id);
        if (known is not null && entry.Version is null)
        {
            return [];
        }

        if (ObstaclesTo(entry, all) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var (name, shortName) = (entry.Name.Trim(), entry.ShortName.Trim().Length == 0 ? entry.Name.Trim() : entry.ShortName.Trim());
        if (known is null)
        {
            act.Db.WorkCommittees.Add(WorkCommittee.Named(
                entry.Id, name, shortName, entry.Kind, entry.Order ?? (all.Count == 0 ? 1 : all.Max(c => c.Order) + 1), entry.IsPersonnel));
        }
        else
        {
            act.Expect(known, entry.Version);
            known.Describe(name, shortName, entry.Kind, entry.IsPersonnel, entry.Order ?? known.Order);
        }

        act.Tell($"登记{name}");
        return [];
    }

    private static List<Obstacle> ObstaclesTo(CommitteeEntry entry, List<WorkCommittee> all)
    {
        List<Obstacle> obstacles = [.. OrganisationRules.ObstaclesToName(entry.Name, nameof(CommitteeEntry.Name), 60, "专委会、工委的名称")];
        if (all.Exists(c => c.Id != entry.Id && c.Name == entry.Name.Trim()))
        {
            obstacles.Add(new(OrganisationRules.ProperRecord, $"“{entry.Name.Trim()}”已经登记。", nameof(CommitteeEntry.Name)));
        }

        if (entry.IsPersonnel && all.Exists(c => c.Id != entry.Id && c.IsPersonnel))
        {
            obstacles.Add(new(OrganisationRules.ProperRecord, "任免职责只能由一个工委承担。", nameof(CommitteeEntry.IsPersonnel)));
        }

        return obstacles;
    }
}
