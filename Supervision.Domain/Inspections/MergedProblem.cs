using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <summary>Several findings of one problem, taken as one (归并问题, D-6.9). The findings stay as they are: they are its sources and its evidence.</summary>
/// <remarks>The figures of D-6.12 count checks, so that a merge never changes a rate; what becomes fewer is the number of problems.</remarks>
public sealed class MergedProblem
{
    /// <summary>Longest text.</summary>
    public const int LongestText = 3000;

    /// <summary>Most findings in one problem.</summary>
    public const int MostSources = 200;

    private MergedProblem()
    {
    }

    public MergedProblemId Id { get; private set; }

    public LawInspectionId Inspection { get; private set; }

    /// <summary>Number within the inspection, from 1; never given again.</summary>
    public int Serial { get; private set; }

    /// <summary>The problem in one text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Numbers of the findings that it was made of, e.g. 3、5、7.</summary>
    public string MadeOf { get; private set; } = "";

    public string MergedBy { get; private set; } = "";

    public DateOnly MergedOn { get; private set; }

    /// <summary>Who took it apart again; empty while it stands.</summary>
    public string SplitBy { get; private set; } = "";

    public DateOnly? SplitOn { get; private set; }

    /// <summary>归并2号.</summary>
    public string Name => NameOf(Serial);

    /// <summary>归并2号.</summary>
    public static string NameOf(int serial) => $"归并{serial}号";

    /// <summary>Why these findings cannot be taken as one: verified problems of one article or one body, each in one problem only.</summary>
    public static IReadOnlyList<Obstacle> Obstacles(IReadOnlyList<Finding> sources, string text, LawInspection inspection) =>
        inspection.ObstaclesToMergeProblems() is { Count: > 0 } closed ? closed
        : sources.Count is < 2 or > MostSources ? [Refuse($"请选择 2 到 {MostSources} 条问题。", nameof(MadeOf))]
        : ObstacleIn(sources) is { } wrong ? [wrong]
        : text.Trim().Length is 0 or > LongestText ? [Refuse($"请填写归并后的问题，最多 {LongestText} 个字。", nameof(Text))] : [];

    /// <summary>Taken as one.</summary>
    public static MergedProblem Of(MergedProblemId id, LawInspection inspection, int serial, IReadOnlyList<Finding> sources, string text, (string By, DateOnly On) act)
    {
        foreach (var source in sources)
        {
            source.JoinTo(id);
        }

        return new()
        {
            Id = id,
            Inspection = inspection.Id,
            Serial = serial,
            Text = text.Trim(),
            MadeOf = string.Join('、', sources.Select(s => s.Serial).Order()),
            MergedBy = act.By,
            MergedOn = act.On,
        };
    }

    /// <summary>Why it cannot be taken apart.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSplit(LawInspection inspection) =>
        SplitOn is not null ? [Refuse("已经拆开。")] : inspection.ObstaclesToMergeProblems();

    /// <summary>Taken apart: each finding stands alone again, this row keeps what was.</summary>
    public void Split(IEnumerable<Finding> sources, string by, DateOnly day)
    {
        foreach (var source in sources)
        {
            source.JoinTo(null);
        }

        (SplitBy, SplitOn) = (by, day);
    }

    private static Obstacle? ObstacleIn(IReadOnlyList<Finding> sources)
    {
        var first = sources[0];
        return sources.FirstOrDefault(s => !s.Grade.IsProblem() || s.IsWithdrawn) is { } fine ? Refuse($"问题{fine.Serial}号是“{(fine.IsWithdrawn ? fine.State.Word() : fine.Grade.Word())}”的，只能归并部分符合、不符合的记录。", nameof(MadeOf))
            : sources.FirstOrDefault(s => s.State == FindingState.Draft) is { } draft ? Refuse($"问题{draft.Serial}号还没有核实，核实以后才能归并。", nameof(MadeOf))
            : sources.FirstOrDefault(s => s.Merged is not null) is { } taken ? Refuse($"问题{taken.Serial}号已经归并，请先拆开。", nameof(MadeOf))
            : sources.Any(s => s.Item != first.Item) && sources.Any(s => s.Body != first.Body) ? Refuse("只能归并同一条文或者同一单位的问题。", nameof(MadeOf)) : null;
    }

    private static Obstacle Refuse(string message, string? field = null) => new(InspectionRules.Findings, message, field);
}
