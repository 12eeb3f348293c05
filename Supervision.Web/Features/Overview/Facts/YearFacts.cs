using Supervision.Domain.Inspections;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Domain.Surveys;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Overview.Facts;

/// <summary>A body with its place in the official order.</summary>
internal sealed record CountedBody(SupervisedBodyId Id, string Name, string ShortName, SupervisedBodyId? Predecessor, SupervisedBodyId? Successor);

/// <summary>A line of a published plan.</summary>
/// <param name="IsDue">True when its months are over or its deadline has passed: by today it should be done.</param>
internal sealed record CountedLine(int Year, int Order, PlanItemKind Kind, string Title, string Who, string Link, bool IsDone, bool IsRunning, bool IsLate, bool IsDue)
{
    /// <summary>The day it was done, as the dated steps of its working object tell; null while it is open, and of a line moved to the next year, which keeps no day.</summary>
    public DateOnly? DoneOn { get; init; }
}

/// <summary>A vote on a work by stored numbers.</summary>
/// <param name="Day">Day of the announcement.</param>
/// <param name="Grades">Names of the grades, the best first.</param>
/// <param name="Votes">Votes of each.</param>
/// <param name="Others">Invalid ones and abstentions.</param>
/// <param name="Base">What is counted against.</param>
/// <param name="Place">The grade they gave, 0 for the best.</param>
internal sealed record CountedVote(DateOnly Day, IReadOnlyList<string> Grades, IReadOnlyList<int> Votes, int Others, int Base, int Place);

/// <summary>The grade of a work as one vote gave it.</summary>
internal sealed record CountedGrade(DateOnly Day, int? Place, int Grades, string Words)
{
    /// <summary>The round that gave it; null of one that the rule gave (D-7.10).</summary>
    public RatingRoundId? Round { get; init; }

    /// <summary>各组合计 86.87 分 where several groups made it (D-10.29); empty otherwise.</summary>
    public string Score { get; init; } = "";
}

/// <summary>A key work as it is counted; what came after a day can be left out of sight.</summary>
internal sealed record CountedWork(
    KeyWorkId Id, int Year, int Number, string Title, SupervisedBodyId? Owner, KeyWorkState State, Light? Light, decimal? Variance, DateOnly? MidOn, decimal? Completion, DateOnly? CheckedOn)
{
    /// <summary>Its announced grades, the oldest first.</summary>
    public required IReadOnlyList<CountedGrade> Given { get; init; }

    /// <summary>Its votes by stored numbers, the oldest first.</summary>
    public IReadOnlyList<CountedVote> Votes { get; init; } = [];

    /// <summary>Days on which its plan was sent back.</summary>
    public IReadOnlyList<DateOnly> ReturnedOn { get; init; } = [];

    /// <summary>Its questions: the day each was asked, and that of its answer.</summary>
    public IReadOnlyList<(DateOnly Asked, DateOnly? Answered)> Questions { get; init; } = [];

    public string Link => $"/keyworks/{Year}/{Number}";
}

/// <summary>A deadline as it is counted. What only warns, and what a moved sitting passed over, is not among them (D-3.10).</summary>
/// <param name="Last">The last day; where offices close earlier, of what was handed in after that the day before.</param>
internal sealed record CountedDuty(MatterKind Matter, Guid MatterId, string Kind, string Act, string Title, Party By, DateOnly Day, DateOnly Last, DateOnly? MetOn)
{
    /// <summary>Of a self-inspection report the day it was handed in, complete or not (D-6.8).</summary>
    public DateOnly? HandedInOn { get; init; }
}

/// <summary>One announced result.</summary>
/// <param name="Year">The year it belongs to: of a key work that of the work, of anything else that of the announcement.</param>
/// <param name="Body">The body that was rated, or whose appointee was.</param>
/// <param name="Matter">What was rated; a later vote on the same subject of it takes the place of an earlier, which stays visible beside it.</param>
internal sealed record CountedResult(
    RatingKind Kind, int Year, DateOnly Day, string Subject, string Who, string Grade, int Best, int Base, string Votes, string Link, SupervisedBodyId? Body, Guid? Matter)
{
    /// <summary>The round.</summary>
    public required RatingRoundId Round { get; init; }

    /// <summary>The round that this one repeats.</summary>
    public RatingRoundId? Repeats { get; init; }

    /// <summary>The year of duty of an appraisal, which is announced in the year after it (D-9.7); null of anything else.</summary>
    public int? DutyYear { get; init; }

    /// <summary>True when this vote takes the place of the other one.</summary>
    public bool Replaces(CountedResult other) => Once.Replaces(other.Once);

    private RatedOnce Once => new(Kind, Year, Subject, Matter, Round, Repeats, Day);
}

/// <summary>A round that does not count.</summary>
internal sealed record CountedVoid(RatingKind Kind, DateOnly Day, string Title, string Link);

/// <summary>A nominee who sat the law exam.</summary>
internal sealed record CountedExam(DateOnly Day, string Exam, string Name, decimal? Score, bool IsPassed, string Link);

/// <summary>A research survey; never counted among inspections (D-6.11).</summary>
internal sealed record CountedSurvey(int Year, string Title, string Committee, SurveyState State, string Link);

/// <summary>A law inspection.</summary>
internal sealed record CountedInspection(int Year, string Title, string Committee, InspectionState State, string Link);

/// <summary>One appointee of an appraised organ.</summary>
internal sealed record CountedPerson(string Name, string Post, string Grade);

/// <summary>The appraisal of an organ.</summary>
/// <param name="RatedOn">Day of the newest announcement; null before.</param>
internal sealed record CountedAppraisal(int Year, string Organ, string Link, DateOnly? RatedOn, IReadOnlyList<CountedPerson> People);

/// <summary>A closed year with what was stored.</summary>
internal sealed record CountedClosing(int Year, DateOnly ClosedOn, string ClosedBy, string Rules, IReadOnlyDictionary<string, CountedFigure> Figures, IReadOnlyList<CountedCorrection> Corrections);

/// <summary>A figure as it stood when its year was closed, with the rate, votes or mean beside it.</summary>
internal sealed record CountedFigure(int Count, string Shown);

/// <summary>A stored figure that is counted otherwise now.</summary>
internal sealed record CountedCorrection(string Key, string Name, CountedFigure Was, CountedFigure Now, DateOnly FoundOn);

/// <summary>Everything that the leadership's pages count, of all years, as it stood at one state of the database. It is read once and
/// counted many times; nobody's rights are in it.</summary>
internal sealed class YearFacts
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(int Year, bool Same), OverviewView> views = new();

    public required DateOnly Today { get; init; }

    public required DateTimeOffset ReadAt { get; init; }

    public required RuleBook Rules { get; init; }

    public required IReadOnlyList<CountedBody> Bodies { get; init; }

    public required IReadOnlyDictionary<SupervisedBodyId, CountedBody> BodyOf { get; init; }

    /// <summary>Plans that were published, by their years.</summary>
    public required IReadOnlyList<int> PlanYears { get; init; }

    public required ILookup<int, CountedLine> Lines { get; init; }

    public required ILookup<int, CountedWork> Works { get; init; }

    /// <summary>Deadlines by the year of their day and their kind.</summary>
    public required ILookup<(int Year, string Kind), CountedDuty> Duties { get; init; }

    public required ILookup<int, CountedDuty> DutiesOfYear { get; init; }

    public required ILookup<int, CountedResult> Results { get; init; }

    public required ILookup<int, CountedVoid> Voids { get; init; }

    public required ILookup<int, CountedExam> Exams { get; init; }

    public required ILookup<int, CountedInspection> Inspections { get; init; }

    public required ILookup<int, CountedSurvey> Surveys { get; init; }

    public required IReadOnlyList<CountedAppraisal> Appraisals { get; init; }

    public required IReadOnlyDictionary<int, CountedClosing> Closings { get; init; }

    /// <summary>Addresses of matters that are not known by their id alone.</summary>
    public required IReadOnlyDictionary<Guid, string> Links { get; init; }

    /// <summary>Years that have anything to show, the oldest first, at most ten.</summary>
    public IReadOnlyList<int> Years => [.. PlanYears.Concat(Works.Select(w => w.Key)).Append(Today.Year).Where(y => y <= Today.Year).Distinct().Order().TakeLast(OverviewQueries.MostYears)];

    public string NameOf(SupervisedBodyId? id) => id is { } known && BodyOf.TryGetValue(known, out var body) ? body.ShortName : "";

    /// <summary>The body and those whose work it took over, the present one first.</summary>
    public IReadOnlyList<SupervisedBodyId> Lineage(SupervisedBodyId id)
    {
        List<SupervisedBodyId> line = [id];
        for (var i = 0; i < line.Count; i++)
        {
            var at = line[i];
            line.AddRange(Bodies.Where(b => (b.Successor == at || BodyOf[at].Predecessor == b.Id) && !line.Contains(b.Id)).Select(b => b.Id));
        }

        return line;
    }

    /// <summary>Where a matter is looked at.</summary>
    public string LinkOf(MatterKind kind, Guid id) => kind switch
    {
        MatterKind.Opinion => $"/opinions/{id}",
        MatterKind.FollowUp => $"/followups/{id}",
        MatterKind.Inspection => $"/inspections/{id}",
        MatterKind.Appointee => $"/appointees/{id}",
        MatterKind.Appraisal => $"/appointees/appraisals/{id}",
        MatterKind.LawExam => $"/appointees/exams/{id}",
        MatterKind.Sitting => $"/meetings/{id}",
        _ => Links.GetValueOrDefault(id, ""),
    };

    /// <summary>A page made of these facts; made once.</summary>
    public OverviewView View(int year, bool isSame, Func<YearFacts, int, bool, OverviewView> make) => views.GetOrAdd((year, isSame), _ => make(this, year, isSame));
}
