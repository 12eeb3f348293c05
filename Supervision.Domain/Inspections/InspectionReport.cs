using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <summary>Parts of the group's report (D-6.10).</summary>
public enum GroupPart
{
    /// <summary>总体情况.</summary>
    Overview,

    /// <summary>贯彻实施情况.</summary>
    Practice,

    /// <summary>存在的主要问题.</summary>
    Problems,

    /// <summary>改进执法工作的建议.</summary>
    Proposals,

    /// <summary>修改完善法律法规的建议.</summary>
    Amendments,
}

/// <summary>One sentence with the findings that it rests on (D-6.10); none of one that a person wrote.</summary>
/// <param name="Text">The words.</param>
/// <param name="Findings">Its findings.</param>
/// <param name="Source">The kind of record that it counts where it rests on no single finding.</param>
public readonly record struct GroupSentence(string Text, IReadOnlyList<Guid> Findings, SentenceSource Source = SentenceSource.Person);

/// <summary>A paragraph as the compilation makes it.</summary>
/// <param name="Part">Its part.</param>
/// <param name="Key">The same in each run, so that a later run finds it again.</param>
/// <param name="Heading">Its heading; may be empty.</param>
/// <param name="Sentences">Its sentences.</param>
public sealed record DraftParagraph(GroupPart Part, string Key, string Heading, IReadOnlyList<GroupSentence> Sentences);

/// <summary>A paragraph of the report. What a person wrote stays when the job runs again.</summary>
public sealed class GroupParagraph
{
    private GroupParagraph()
    {
    }

    internal GroupParagraph(GroupParagraphId id, GroupPart part, int order, string key) => (Id, Part, Order, Key) = (id, part, order, key);

    public GroupParagraphId Id { get; private set; }

    public GroupPart Part { get; private set; }

    public int Order { get; internal set; }

    /// <summary>Key of the compilation; empty of a paragraph that a person added.</summary>
    public string Key { get; private set; } = "";

    public string Heading { get; internal set; } = "";

    public IReadOnlyList<GroupSentence> Sentences { get; internal set; } = [];

    public string EditedBy { get; internal set; } = "";

    public DateTimeOffset? EditedAt { get; internal set; }

    /// <summary>True when the last run would say something else than what a person wrote (有新的记录).</summary>
    public bool IsOutdated { get; internal set; }

    public bool IsEdited => EditedAt is not null;

    public string Text => string.Concat(Sentences.Select(s => s.Text));

    /// <summary>Findings that it rests on.</summary>
    public IReadOnlyList<Guid> Findings => [.. Sentences.SelectMany(s => s.Findings).Distinct()];
}

/// <summary>Who wrote, and when.</summary>
public sealed record GroupWriter(string Name, DateTimeOffset At);

/// <summary>The report of the group (检查报告, D-6.10): compiled from findings by a job, edited by people.</summary>
public sealed class InspectionReport
{
    /// <summary>Longest paragraph.</summary>
    public const int LongestText = 8000;

    /// <summary>Longest heading.</summary>
    public const int LongestHeading = 100;

    /// <summary>Most paragraphs.</summary>
    public const int MostParagraphs = 400;

    private readonly List<GroupParagraph> paragraphs = [];

    private InspectionReport()
    {
    }

    public InspectionReportId Id { get; private set; }

    public LawInspectionId Inspection { get; private set; }

    /// <summary>Set while somebody wants it compiled; the job finds it, also after a restart.</summary>
    public DateTimeOffset? WishedAt { get; private set; }

    /// <summary>When it was last compiled.</summary>
    public DateTimeOffset? CompiledAt { get; private set; }

    /// <summary>The figures as they were then.</summary>
    public string Print { get; private set; } = "";

    /// <summary>How often it was compiled or edited; two who write at once are told.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<GroupParagraph> Paragraphs => [.. paragraphs.OrderBy(p => p.Part).ThenBy(p => p.Order)];

    /// <summary>Everything it says, for the hash that the leader signs.</summary>
    public string Words => string.Join('\n', Paragraphs.Select(p => $"{p.Part} {p.Heading} {p.Text}"));

    public static InspectionReport For(LawInspectionId inspection) => new() { Id = new(Guid.CreateVersion7()), Inspection = inspection };

    public GroupParagraph? Find(GroupParagraphId id) => paragraphs.Find(p => p.Id == id);

    public void Wish(DateTimeOffset at) => WishedAt = at;

    /// <summary>Takes a compilation: replaces what nobody edited, keeps what somebody wrote and marks it when the run says otherwise.</summary>
    public void Take(IReadOnlyList<DraftParagraph> draft, string print, DateTimeOffset at)
    {
        var keys = draft.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        paragraphs.RemoveAll(p => p.Key.Length > 0 && !p.IsEdited && !keys.Contains(p.Key));
        var order = 0;
        foreach (var made in draft)
        {
            Put(made, ++order * 10);
        }

        foreach (var gone in paragraphs.Where(p => p.Key.Length > 0 && !keys.Contains(p.Key)))
        {
            gone.IsOutdated = true;
        }

        (WishedAt, CompiledAt, Print, Revision) = (null, at, print, Revision + 1);
    }

    /// <summary>Why this cannot be written.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWrite(GroupParagraphId? id, string heading, string text) =>
        id is { } given && Find(given) is null ? [Refuse("这一段已经不在报告里，请刷新页面。")]
        : id is null && paragraphs.Count >= MostParagraphs ? [Refuse($"报告最多 {MostParagraphs} 段。")]
        :
        [
            .. heading.Trim().Length > LongestHeading ? [Refuse($"小标题最多 {LongestHeading} 个字。", nameof(GroupParagraph.Heading))] : Array.Empty<Obstacle>(),
            .. text.Trim().Length is 0 or > LongestText ? [Refuse($"请填写内容，最多 {LongestText} 个字。", nameof(GroupParagraph.Text))] : Array.Empty<Obstacle>(),
        ];

    /// <summary>A person writes a paragraph; sentences that stay as they were keep their findings and their source.</summary>
    public void Write(GroupParagraphId id, string heading, string text, GroupWriter by)
    {
        var paragraph = Find(id)!;
        var known = paragraph.Sentences.GroupBy(s => s.Text, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        (paragraph.Heading, paragraph.IsOutdated) = (heading.Trim(), false);
        paragraph.Sentences = [.. GroupText.Sentences(text).Select(s => known.TryGetValue(s, out var kept) ? kept : new(s, []))];
        (paragraph.EditedBy, paragraph.EditedAt) = (by.Name, by.At);
        Revision++;
    }

    /// <summary>A person adds a paragraph at the end of a part.</summary>
    public GroupParagraphId Add(GroupPart part, string heading, string text, GroupWriter by)
    {
        var order = paragraphs.Where(p => p.Part == part).Select(p => p.Order).DefaultIfEmpty(0).Max() + 1;
        var added = new GroupParagraph(new(Guid.CreateVersion7()), part, order, "");
        paragraphs.Add(added);
        Write(added.Id, heading, text, by);
        return added.Id;
    }

    /// <summary>Takes a paragraph out; one of the compilation comes again with the next run.</summary>
    public void Remove(GroupParagraphId id)
    {
        paragraphs.RemoveAll(p => p.Id == id);
        Revision++;
    }

    private void Put(DraftParagraph made, int order)
    {
        var known = paragraphs.Find(p => p.Key == made.Key);
        if (known is null)
        {
            known = new(new(Guid.CreateVersion7()), made.Part, order, made.Key);
            paragraphs.Add(known);
        }

        known.Order = order;
        if (known.IsEdited)
        {
            known.IsOutdated = !made.Sentences.SelectMany(s => s.Findings).ToHashSet().IsSubsetOf(known.Findings);
            return;
        }

        (known.Heading, known.Sentences) = (made.Heading, made.Sentences);
    }

    private static Obstacle Refuse(string message, string? field = null) => new(InspectionRules.GroupReport, message, field);
}

/// <summary>Text of the report as sentences.</summary>
public static class GroupText
{
    private static readonly char[] Ends = ['。', '！', '？', '；', '\n'];

    /// <summary>A text cut after each full stop; the marks stay.</summary>
    public static IReadOnlyList<string> Sentences(string text)
    {
        List<string> found = [];
        var rest = text.Trim().Replace("\r\n", "\n", StringComparison.Ordinal);
        while (rest.Length > 0)
        {
            var end = rest.IndexOfAny(Ends);
            var cut = end < 0 ? rest.Length : end + 1;
            found.Add(rest[..cut]);
            rest = rest[cut..];
        }

        return found;
    }
}
