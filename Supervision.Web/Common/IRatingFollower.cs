using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common;

/// <summary>What a rating said of one matter, as other subjects see it (D-5.9, D-8.11).</summary>
/// <param name="Round">The round, kept as proof.</param>
/// <param name="Matter">The matter that was rated.</param>
/// <param name="Body">The body whose report or handling it was; null when it was not named.</param>
/// <param name="Day">Day of the announcement; terms count from it.</param>
/// <param name="Words">满意（满意 20 票、基本满意 5 票、不满意 2 票）.</param>
/// <param name="Place">The grade, 0 for the best; null when no grade stands.</param>
/// <param name="Grades">How many grades there are.</param>
/// <param name="IsCorrection">True when an earlier announcement was corrected: told, nothing is decided anew.</param>
public sealed record AnnouncedRating(
    Guid Round, MatterRef Matter, SupervisedBodyId? Body, DateOnly Day, string Words, int? Place, int Grades, bool IsCorrection)
{
    /// <summary>True for the best grade.</summary>
    public bool IsBest => Place == 0;

    /// <summary>True for the last grade.</summary>
    public bool IsWorst => Place == Grades - 1;
}

/// <summary>A subject that takes an announced rating into its own course, in the same transaction. Registered by each subject.</summary>
public interface IRatingFollower
{
    /// <summary>Changes the subject's own rows in the context; must not save.</summary>
    /// <returns>Matters whose deadlines are to be replanned.</returns>
    Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnouncedRating rating, Actor actor, CancellationToken stop);
}
