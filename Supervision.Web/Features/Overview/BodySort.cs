namespace Supervision.Web.Features.Overview;

/// <summary>Puts the bodies of a year in the order of a column (screens 5.1 part 3). Without one, and where two are alike, the official order stands.</summary>
internal static class BodySort
{
    private const char Down = '-';

    /// <summary>The bodies by the column of an address; one that there is not changes nothing.</summary>
    public static IEnumerable<BodyLine> Of(IReadOnlyList<BodyLine> bodies, string sort)
    {
        if (ValueOf(sort.TrimStart(Down)) is not { } value)
        {
            return bodies;
        }

        // A body without a rate stands last in both directions.
        var known = bodies.OrderBy(b => value(b) is null);
        return sort.StartsWith(Down) ? known.ThenByDescending(value) : known.ThenBy(value);
    }

    /// <summary>What a click on a column asks for: the largest first, then the smallest, then the official order again.</summary>
    public static string Next(string key, string sort) => key == "name" ? "" : sort == $"{Down}{key}" ? key : sort == key ? "" : $"{Down}{key}";

    private static Func<BodyLine, decimal?>? ValueOf(string key) => key switch
    {
        "rated" => b => b.Works == 0 ? null : b.Rated,
        "rate" => b => b.Base == 0 ? null : (decimal)b.Best / b.Base,
        "reports" => b => Part(b.Reports),
        "handlings" => b => Part(b.Handlings),
        "owed" => b => Part(b.Owed),
        "results" => b => b.Results,
        _ => null,
    };

    private static decimal? Part(Share share) => share.Of == 0 ? null : (decimal)share.Count / share.Of;
}
