using System.Globalization;
using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Plans;

/// <summary>A work committee of an item (承办委): the name as written, and the committee once it is known.</summary>
/// <param name="Name">As the source or the person wrote it.</param>
/// <param name="Committee">The committee; null while the name is left open.</param>
public sealed record NamedCommittee(string Name, WorkCommitteeId? Committee);

/// <summary>A body of an item (报告单位、被检查单位): the name as written, and the body once it is known.</summary>
/// <param name="Name">As the source or the person wrote it.</param>
/// <param name="Body">The body; null while the name is left open.</param>
public sealed record NamedBody(string Name, SupervisedBodyId? Body);

/// <summary>When an item is due within the year: a month, a range, nothing, or words such as 必要时.</summary>
/// <param name="First">First month, 1 to 12; null when the source names none.</param>
/// <param name="Last">Last month, which counts for lateness (D-4.4).</param>
/// <param name="Text">Words kept as written, e.g. 3—4月；7—8月；12月; empty when the months say it all.</param>
public sealed record PlanTime(int? First, int? Last, string Text = "")
{
    /// <summary>No month and no words.</summary>
    public static readonly PlanTime Open = new(null, null);

    /// <summary>As people read it: the words, 6月, 3—4月, or 未定.</summary>
    public string Words => Text.Length > 0 ? Text
        : (First, Last) switch
        {
            (null, null) => "未定",
            var (f, l) when f == l => $"{f}月",
            var (f, l) => $"{f}—{l}月",
        };
}

/// <summary>Everything a person may write into a line of the plan (D-4.4).</summary>
/// <param name="Kind">Form of supervision.</param>
/// <param name="Title">事项, 1 to 200 characters.</param>
public sealed record PlanItemContent(PlanItemKind Kind, string Title)
{
    /// <summary>Null when the source does not say, as most published plans.</summary>
    public TopicSource? Source { get; init; }

    /// <summary>Why it is planned (理由).</summary>
    public string Reason { get; init; } = "";

    /// <summary>The first leads, the others assist (牵头、协助).</summary>
    public IReadOnlyList<NamedCommittee> Committees { get; init; } = [];

    /// <summary>Reporting or inspected bodies.</summary>
    public IReadOnlyList<NamedBody> Bodies { get; init; } = [];

    /// <summary>分管领导 of the council.</summary>
    public MemberId? LeadMember { get; init; }

    public PlanTime Time { get; init; } = PlanTime.Open;

    /// <summary>The sitting it is planned for, once one is set.</summary>
    public SittingId? Sitting { get; init; }

    /// <summary>True when a satisfaction vote is planned (满意度测评).</summary>
    public bool IsRated { get; init; }

    /// <summary>监督重点.</summary>
    public string KeyPoints { get; init; } = "";

    /// <summary>备注.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>Number in the source's own numbering, e.g. 一（一）2.</summary>
    public string OriginSequence { get; init; } = "";

    /// <summary>Of a follow-up: the resolution, decision or opinion of an earlier year with its date (D-4.9).</summary>
    public string Instrument { get; init; } = "";

    /// <summary>Of a follow-up: the day by which the body reports.</summary>
    public DateOnly? ReportBy { get; init; }

    /// <summary>All of it in one text: two contents say the same when these are equal.</summary>
    public string Text => string.Join('\t',
    [
        Kind.ToString(), Title.Trim(), Source?.ToString() ?? "", Reason.Trim(), .. Committees.Select(c => $"{c.Name}={c.Committee?.Value}"), "|",
        .. Bodies.Select(b => $"{b.Name}={b.Body?.Value}"), LeadMember?.Value.ToString() ?? "", Time.First?.ToString(CultureInfo.InvariantCulture) ?? "",
        Time.Words, Sitting?.Value.ToString() ?? "", IsRated ? "1" : "0", KeyPoints.Trim(), Remarks.Trim(), Instrument.Trim(),
        ReportBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
    ]);

    /// <summary>Why this cannot stand as a line of a plan.</summary>
    public IReadOnlyList<Obstacle> Obstacles() =>
    [
        .. TitleObstacles(),
        .. TimeObstacles(),
        .. TooLong(Reason, "理由", nameof(Reason)),
        .. TooLong(KeyPoints, "监督重点", nameof(KeyPoints)),
        .. TooLong(Remarks, "备注", nameof(Remarks)),
        .. FollowUpObstacles(),
    ];

    private IEnumerable<Obstacle> TitleObstacles()
    {
        var length = new StringInfo(Title).LengthInTextElements;
        if (string.IsNullOrWhiteSpace(Title))
        {
            yield return Refuse("请填写事项名称。", nameof(Title));
        }
        else if (length > PlanRules.LongestTitle)
        {
            yield return Refuse($"事项名称最多 {PlanRules.LongestTitle} 个字，现在有 {length} 个字。", nameof(Title));
        }
        else if (PlanText.HasInvisible(Title))
        {
            yield return Refuse("事项名称里有看不见的字符（零宽字符或者方向标记），请删去后重新填写。", nameof(Title));
        }
    }

    private IEnumerable<Obstacle> TimeObstacles()
    {
        if (Time is { First: < 1 or > 12 } or { Last: < 1 or > 12 })
        {
            yield return Refuse("月份应当在 1 到 12 之间。", nameof(Time));
        }
        else if (Time.First is null != Time.Last is null || Time.First > Time.Last)
        {
            yield return Refuse("起止月份要一起填写，并且起始月份不晚于结束月份。", nameof(Time));
        }

        if (Time.Text.Length > PlanRules.LongestWhen)
        {
            yield return Refuse($"时间说明最多 {PlanRules.LongestWhen} 个字，现在有 {Time.Text.Length} 个字。", nameof(Time));
        }
    }

    private IEnumerable<Obstacle> FollowUpObstacles()
    {
        if (Instrument.Length > PlanRules.LongestInstrument)
        {
            yield return Refuse($"跟踪的决议、决定最多 {PlanRules.LongestInstrument} 个字，现在有 {Instrument.Length} 个字。", nameof(Instrument));
        }

        if (ReportBy is { } by && !SensibleYear.Is(by.Year))
        {
            yield return Refuse("报告期限的年份不对，请核对。", nameof(ReportBy));
        }

        if (Kind != PlanItemKind.FollowUp && (Instrument.Trim().Length > 0 || ReportBy is not null))
        {
            yield return Refuse("只有跟踪监督的事项写跟踪的决议、决定和报告期限。", nameof(Instrument));
        }
    }

    private static IEnumerable<Obstacle> TooLong(string text, string name, string field)
    {
        if (text.Length > PlanRules.LongestText)
        {
            yield return Refuse($"{name}最多 {PlanRules.LongestText} 个字，现在有 {text.Length} 个字。", field);
        }
    }

    private static Obstacle Refuse(string message, string field) => new(PlanRules.ProperItem, message, field);
}
