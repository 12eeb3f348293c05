using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings.Hall;

/// <summary>One page of the announced result on the screen in the room: what stands on it, and from which subject on.</summary>
/// <param name="Round">Whose votes.</param>
/// <param name="IsTogether">True for the page on which the groups' scores are added.</param>
/// <param name="From">First subject.</param>
public sealed record HallSlide(RatingRound Round, bool IsTogether, int From)
{
    /// <summary>Rows of a page (screens 4.9).</summary>
    public const int PerPage = 9;

    /// <summary>Its counts: of a group by its own votes.</summary>
    public IEnumerable<SubjectCount> Counts => (IsTogether || Round.HidesVotes ? Round.Results : Round.OwnCounts()).Skip(From).Take(PerPage);
}

/// <summary>The pages that follow each other: what all groups give together first, then the votes of each group that may be shown (D-10.29,
/// D-10.13).</summary>
internal static class HallSlides
{
    public static IReadOnlyList<HallSlide> Of(RoundView view)
    {
        var isTogether = ResultWords.ShowsTogether(view);
        List<HallSlide> slides = [.. isTogether ? Pages(view.Round, true) : [], .. Pages(view.Round, false)];
        slides.AddRange(view.Groups.Where(g => !g.HidesVotes).SelectMany(g => Pages(g, false)));
        return slides;
    }

    private static IEnumerable<HallSlide> Pages(RatingRound round, bool isTogether) =>
        Enumerable.Range(0, (round.Subjects.Count + HallSlide.PerPage - 1) / HallSlide.PerPage).Select(p => new HallSlide(round, isTogether, p * HallSlide.PerPage));
}
