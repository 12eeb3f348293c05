using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings.Hall;

/// <summary>One page of the announced result on the screen in the room: what stands on it, and from which subject on.</summary>
/// <param name="Round">Whose votes.</param>
/// <param name="IsTogether">True for the page on which the groups' scores are added.</param>
/// <param name="From">First subject.</param>
/// <param name="Rows">How many subjects.</param>
public sealed record HallSlide(RatingRound Round, bool IsTogether, int From, int Rows)
{
    /// <summary>Rows of a page (screens 4.9).</summary>
    public const int PerPage = 9;

    /// <summary>Its counts: of a group by its own votes.</summary>
    public IEnumerable<SubjectCount> Counts => (IsTogether || Round.HidesVotes ? Round.Results : Round.OwnCounts()).Skip(From).Take(Rows);

    /// <summary>Its place among the pages of a screen of 16:9, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What a screen of 16:10 shows of it at this turn.</summary>
    public HallTurn Middle { get; init; } = new(0, PerPage, 1);

    /// <summary>What a projector of 4:3 shows of it at this turn, where not all of the page fit there: the page stays for several turns.</summary>
    public HallTurn Narrow { get; init; } = new(0, PerPage, 1);
}

/// <summary>The rows of a page that a narrower screen shows at one turn.</summary>
/// <param name="From">The first, from 0.</param>
/// <param name="Rows">How many.</param>
/// <param name="Page">Its place among all pages of such a screen, from 1.</param>
public sealed record HallTurn(int From, int Rows, int Page)
{
    /// <summary>True for a row of this turn.</summary>
    public bool Has(int row) => row >= From && row < From + Rows;
}

/// <summary>The pages that follow each other: what all groups give together first, then the votes of each group that may be shown (D-10.29,
/// D-10.13). Up to nine rows stand on a page, fewer where names are long: nothing is cut and nothing gets too small to read.</summary>
internal static class HallSlides
{
    public static IReadOnlyList<HallSlide> Of(RoundView view)
    {
        List<HallSlide> pages = [.. ResultWords.ShowsTogether(view) ? Pages(view, view.Round, true) : [], .. Pages(view, view.Round, false)];
        pages.AddRange(view.Groups.Where(g => !g.HidesVotes).SelectMany(g => Pages(view, g, false)));
        List<HallSlide> turns = [];
        foreach (var (page, i) in pages.Select((page, i) => (page, i)))
        {
            var middle = Turns(view, page, HallFit.Middle, turns.Count == 0 ? 0 : turns[^1].Middle.Page);
            turns.AddRange(Turns(view, page, HallFit.Narrow, turns.Count).Select(narrow => page with { Page = i + 1, Narrow = narrow, Middle = middle.Last(m => m.From <= narrow.From) }));
        }

        return turns;
    }

    private static IEnumerable<HallSlide> Pages(RoundView view, RatingRound round, bool isTogether)
    {
        var from = 0;
        foreach (var rows in HallFit.Wide.Pages(HallWords.Of(view, round, isTogether), [.. round.Subjects.Select(s => s.Name)], HallSlide.PerPage))
        {
            yield return new(round, isTogether, from, rows);
            from += rows;
        }
    }

    private static List<HallTurn> Turns(RoundView view, HallSlide page, HallFit fit, int before)
    {
        List<HallTurn> turns = [];
        foreach (var rows in fit.Pages(HallWords.Of(view, page.Round, page.IsTogether), [.. page.Round.Subjects.Skip(page.From).Take(page.Rows).Select(s => s.Name)], HallSlide.PerPage))
        {
            turns.Add(new(turns.Sum(t => t.Rows), rows, before + turns.Count + 1));
        }

        return turns;
    }
}
