using Supervision.Domain.Sittings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common;

/// <summary>A name with its short form.</summary>
public readonly record struct LongShort(string Long, string Short);

/// <summary>Names of bodies, committees, members and sittings, in the order in which people list them; read once for all pages.</summary>
/// <param name="Bodies">Supervised bodies, also closed ones.</param>
/// <param name="Committees">Work committees.</param>
/// <param name="Members">Names of members, also former ones.</param>
/// <param name="Sittings">第三十一次会议, with its first day.</param>
public sealed record HouseNames(
    IReadOnlyDictionary<SupervisedBodyId, LongShort> Bodies, IReadOnlyDictionary<WorkCommitteeId, LongShort> Committees,
    IReadOnlyDictionary<MemberId, string> Members, IReadOnlyDictionary<SittingId, (string Name, DateOnly Day)> Sittings)
{
    /// <summary>Short name of a body; a dash for one that is not known.</summary>
    public string ShortOf(SupervisedBodyId? body) => body is { } id && Bodies.TryGetValue(id, out var name) ? name.Short : "—";

    /// <summary>Short name of a committee; a dash for one that is not known.</summary>
    public string ShortOf(WorkCommitteeId committee) => Committees.TryGetValue(committee, out var name) ? name.Short : "—";

    /// <summary>Name of a sitting; empty for none.</summary>
    public string SittingOf(SittingId? sitting) => sitting is { } id && Sittings.TryGetValue(id, out var known) ? known.Name : "";
}

/// <summary>Loads <see cref="HouseNames"/>.</summary>
public static class HouseNamesLoading
{
    public static Task<HouseNames> LoadNamesAsync(this SupervisionDb db, CancellationToken stop) => db.SharedAsync(nameof(HouseNames), () => ReadAsync(db, stop));

    private static async Task<HouseNames> ReadAsync(SupervisionDb db, CancellationToken stop)
    {
        var members = from m in db.Members join p in db.People on m.Person equals p.Id orderby m.Order select new { m.Id, p.Name };
        return new(
            await db.SupervisedBodies.OrderBy(b => b.Order).Select(b => new { b.Id, b.Name, b.ShortName }).ToDictionaryAsync(b => b.Id, b => new LongShort(b.Name, b.ShortName), stop),
            await db.WorkCommittees.OrderBy(c => c.Order).Select(c => new { c.Id, c.Name, c.ShortName }).ToDictionaryAsync(c => c.Id, c => new LongShort(c.Name, c.ShortName), stop),
            await members.ToDictionaryAsync(m => m.Id, m => m.Name, stop),
            await db.Sittings.OrderBy(s => s.FirstDay).Select(s => new { s.Id, s.Number, s.FirstDay }).ToDictionaryAsync(s => s.Id, s => (Sitting.NameOf(s.Number), s.FirstDay), stop));
    }
}
