using Supervision.Domain.Organisation;

namespace Supervision.Web.Common.Lists;

/// <summary>A list of one year, by committee and stage, as its address names it; what makes no sense counts as not named.</summary>
/// <typeparam name="TState">The stages.</typeparam>
public abstract record YearListQuery<TState>
    where TState : struct, Enum
{
    public string? Year { get; init; }

    public string? Committee { get; init; }

    public string? State { get; init; }

    internal WorkCommitteeId? CommitteeChosen => ListAddress.Id(Committee) is { } id ? new WorkCommitteeId(id) : null;

    internal TState? StateChosen => ListAddress.Named<TState>(State);

    /// <summary>The year named, or this one.</summary>
    internal int YearOf(DateOnly today) => ListAddress.Number(Year) ?? today.Year;
}

/// <summary>What such a list can be narrowed by, and is.</summary>
/// <param name="Year">The year shown.</param>
/// <param name="Words">The filters in force, in words.</param>
/// <param name="Years">Years that have something, and this one.</param>
/// <param name="Committees">Committees in their order.</param>
public sealed record YearFilters(int Year, IReadOnlyList<string> Words, IReadOnlyList<FilterChoice> Years, IReadOnlyList<FilterChoice> Committees)
{
    /// <summary>The filters of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="today">Today.</param>
    /// <param name="years">Years that have something.</param>
    /// <param name="names">Names of the committees.</param>
    /// <param name="word">The stage in words.</param>
    internal static YearFilters Of<TState>(YearListQuery<TState> query, DateOnly today, IEnumerable<int> years, HouseNames names, Func<TState, string> word)
        where TState : struct, Enum => new(
            query.YearOf(today),
            [
                $"{query.YearOf(today)}年",
                .. query.CommitteeChosen is { } committee && names.Committees.TryGetValue(committee, out var name) ? new[] { name.Short } : [],
                .. query.StateChosen is { } state ? new[] { word(state) } : [],
            ],
            [.. years.Append(today.Year).Distinct().OrderDescending().Select(y => new FilterChoice($"{y}", $"{y}年"))],
            [.. names.Committees.Select(c => FilterChoice.Of(c.Key.Value, c.Value.Short))]);
}
