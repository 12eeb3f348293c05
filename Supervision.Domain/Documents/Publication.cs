using Supervision.Domain.Dossiers;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Documents;

/// <summary>Id of a publication.</summary>
public readonly record struct PublicationId(Guid Value);

/// <summary>What is told to the public (公开的内容, 监督法第十七条).</summary>
public enum PublicationKind
{
    /// <summary>专项工作报告.</summary>
    Report,

    /// <summary>审议意见.</summary>
    Opinion,

    /// <summary>研究处理情况报告.</summary>
    HandlingReport,

    /// <summary>决议执行情况报告.</summary>
    Resolution,

    /// <summary>专题调研报告: goes to the public by itself, no opinion stands behind it (D-1.5, D-6.11).</summary>
    Survey,
}

/// <summary>Where a publication stands (D-8.13, D-17.38).</summary>
public enum PublicationState
{
    /// <summary>制作中: the Office blacks out what must not be told.</summary>
    Draft,

    /// <summary>已送核: waits for the head of the work committee.</summary>
    Checking,

    /// <summary>已核: may be published.</summary>
    Checked,

    /// <summary>已公开.</summary>
    Published,

    /// <summary>已撤下: a dated note stands in its place; the copy is kept inside.</summary>
    Withdrawn,
}

/// <summary>Who acts on a publication, and when.</summary>
/// <param name="Name">Name as it stands in the history.</param>
/// <param name="At">The instant (UTC).</param>
public sealed record PublicationAct(string Name, DateTimeOffset At);

/// <summary>A text made for the public from a matter's document (公开稿), with what must not be told blacked out.</summary>
public sealed partial class Publication
{
    private readonly List<PublicationBlock> blocks = [];

    private Publication()
    {
    }

    public PublicationId Id { get; private set; }

    public MatterKind MatterKind { get; private set; }

    public Guid MatterId { get; private set; }

    /// <summary>The matter it tells of.</summary>
    public MatterRef Matter => new(MatterKind, MatterId);

    public PublicationKind Kind { get; private set; }

    /// <summary>Title as the public reads it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>发文字号 of the document; empty when it has none.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Who issued the document, e.g. 望溪县人民代表大会常务委员会.</summary>
    public string Issuer { get; private set; } = "";

    public PublicationState State { get; private set; }

    /// <summary>The text, block by block in its order.</summary>
    public IReadOnlyList<PublicationBlock> Blocks => [.. blocks.OrderBy(b => b.Order)];

    public string MadeBy { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public string? CheckedBy { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>What the head wrote when sending it back; null when nothing is open.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>公开日期.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>撤下日期.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    /// <summary>The note that stands in its place since it was withdrawn (D-17.38).</summary>
    public string? Note { get; private set; }

    /// <summary>True for what anybody may see: the text, or the note in its place.</summary>
    public bool IsPublic => State is PublicationState.Published or PublicationState.Withdrawn;

    /// <summary>A new publication copy of a document.</summary>
    /// <param name="matter">The matter.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="head">Title, number and issuer.</param>
    /// <param name="text">The whole text: heading and text of each block.</param>
    /// <param name="act">Who makes it.</param>
    public static Publication Make(
        MatterRef matter, PublicationKind kind, PublicationHead head, IEnumerable<(string Heading, string Text)> text, PublicationAct act)
    {
        var made = new Publication
        {
            Id = new(Guid.CreateVersion7(act.At)),
            MatterKind = matter.Kind,
            MatterId = matter.Id,
            Kind = kind,
            Title = head.Title,
            Number = head.Number,
            Issuer = head.Issuer,
            MadeBy = act.Name,
            MadeAt = act.At,
        };
        made.blocks.AddRange(text.Select((t, i) => new PublicationBlock(i + 1, t.Heading, t.Text)));
        return made;
    }

    /// <summary>Why nothing can be blacked out, or this cannot.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToBlackOut(int block, string words) => State != PublicationState.Draft
        ? [new(PublicationRules.CheckedFirst, "公开稿已经送核，不能再改；需要修改的，请退回后再改。")]
        : blocks.Find(b => b.Order == block) is not { } found ? [new(PublicationRules.Grounds, "这一段已经不在公开稿里，请刷新页面。", "Words")]
        : string.IsNullOrWhiteSpace(words) ? [new(PublicationRules.Grounds, "请填写不公开的文字，照原文抄写。", "Words")]
        : !found.Holds(words) ? [new(PublicationRules.Grounds, $"这一段里没有“{Short(words)}”，请照原文抄写。", "Words")]
        : [];

    /// <summary>涂黑: the words do not appear in public, only the ground does.</summary>
    public void BlackOut(int block, string words, SecrecyGround ground)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToBlackOut(block, words));
        blocks.Find(b => b.Order == block)!.BlackOut(words.Trim(), ground);
    }

    /// <summary>The blocks in which the words can still be read.</summary>
    public IReadOnlyList<int> BlocksWith(string words) =>
        string.IsNullOrWhiteSpace(words) ? [] : [.. Blocks.Where(b => b.Shows(words.Trim())).Select(b => b.Order)];

    /// <summary>Words that are blacked out in one block and can be read in another.</summary>
    public IReadOnlyList<(string Words, SecrecyGround Ground, IReadOnlyList<int> Blocks)> StillShown() =>
    [
        .. blocks.SelectMany(b => b.Blackouts).DistinctBy(b => b.Words)
            .Select(b => (b.Words, b.Ground, Blocks: BlocksWith(b.Words))).Where(b => b.Blocks.Count > 0),
    ];

    /// <summary>Takes a blacked-out part back.</summary>
    public void Show(int block, Guid part)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesInDraft());
        blocks.Find(b => b.Order == block)?.Show(part);
    }

    /// <summary>Why a draft's act is not possible now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesInDraft() => State == PublicationState.Draft ? []
        : [new(PublicationRules.CheckedFirst, "公开稿已经送核，不能再改；需要修改的，请退回后再改。")];

    private static string Short(string words) => words.Length <= 20 ? words : words[..20] + "……";
}

/// <summary>What stands above the text (公开稿的标题部分).</summary>
/// <param name="Title">Title.</param>
/// <param name="Number">发文字号, or empty.</param>
/// <param name="Issuer">Who issued it.</param>
public sealed record PublicationHead(string Title, string Number, string Issuer);
