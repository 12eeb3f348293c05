using Supervision.Web.Access;
using Supervision.Web.Deadlines;

namespace Supervision.Web.Jobs;

/// <summary>Where a run's work can be seen, as kept with the run.</summary>
internal static class JobLinks
{
    private const int Most = 20;

    private const int Longest = 120;

    /// <summary>As kept; what is too much for one run is left out.</summary>
    public static string Write(IEnumerable<MatterLink> links) => string.Join('\n', links.DistinctBy(l => l.Address).Take(Most).Select(l => $"{Clean(l.Words)}\t{l.Address}"));

    /// <summary>As kept, for somebody who looks: without address where the person may not go.</summary>
    public static IReadOnlyList<MatterLink> Read(string kept, Actor actor) =>
    [
        .. kept.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t'))
            .Select(p => new MatterLink(p[0], actor.May(DemandOf(p[^1])) ? p[^1] : "")),
    ];

    private static string DemandOf(string address) => address switch
    {
        _ when address.StartsWith("/reminders", StringComparison.Ordinal) => Permissions.ReadAllReminders,
        _ when address.StartsWith("/audit", StringComparison.Ordinal) => Permissions.ReadAudit,
        _ => Permissions.ReadOpinionDrafts,
    };

    private static string Clean(string words)
    {
        var line = string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }
}
