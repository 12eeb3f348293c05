using Microsoft.Extensions.Options;
using Supervision.Web.App;
using Supervision.Web.Persistence;

namespace Supervision.Web.Access;

/// <summary>Who of the Office can be asked for help, by name (screens 1.6).</summary>
public sealed class OfficeContacts(IDbContextFactory<SupervisionDb> databases, TimeProvider clock, IOptions<HouseOptions> house)
{
    private const int Most = 2;

    /// <summary>E.g. 李文静（办公室）、高远（办公室主任），电话 0000-0000000.</summary>
    public async Task<string> FindAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var today = clock.Today();
        var people = await (from h in db.RoleHoldings.AsNoTracking()
                            join p in db.People.AsNoTracking() on h.Person equals p.Id
                            where (h.Role == Role.Office || h.Role == Role.OfficeHead) && h.From <= today && (h.To == null || h.To > today)
                            orderby h.Role
                            select new { p.Name, h.Role }).Take(Most).ToListAsync(stop);
        var names = people.Count == 0 ? "办公室" : string.Join("、", people.Select(p => $"{p.Name}（{(p.Role == Role.Office ? "办公室" : "办公室主任")}）"));
        return house.Value.HelpPhone.Length > 0 ? $"{names}，电话 {house.Value.HelpPhone}" : names;
    }
}
