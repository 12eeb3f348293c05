namespace Supervision.Domain.Documents;

/// <summary>Grounds on which a part is not published (不公开的依据, D-8.13).</summary>
public enum SecrecyGround
{
    /// <summary>国家秘密.</summary>
    StateSecret,

    /// <summary>工作秘密.</summary>
    WorkSecret,

    /// <summary>个人信息.</summary>
    PersonalInformation,

    /// <summary>商业秘密.</summary>
    TradeSecret,
}

/// <summary>Chinese words of the grounds.</summary>
public static class SecrecyGroundWords
{
    public static string Of(SecrecyGround ground) => ground switch
    {
        SecrecyGround.StateSecret => "国家秘密",
        SecrecyGround.WorkSecret => "工作秘密",
        SecrecyGround.PersonalInformation => "个人信息",
        _ => "商业秘密",
    };
}

/// <summary>A stretch of public text: words, or in place of words the ground on which they are not told.</summary>
/// <param name="Text">The words; of a blacked-out stretch what stands in their place.</param>
/// <param name="Ground">Why it is blacked out; null for plain text.</param>
public sealed record PublicRun(string Text, SecrecyGround? Ground);

/// <summary>One paragraph of a publication copy (公开稿的一段).</summary>
public sealed class PublicationBlock
{
    private readonly List<BlackedOut> blackouts = [];

    private PublicationBlock()
    {
    }

    internal PublicationBlock(int order, string heading, string text) => (Order, Heading, Text) = (order, heading, text);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>From 1.</summary>
    public int Order { get; private set; }

    /// <summary>Heading, or empty.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>The whole text, blacked-out words included: for the house only, never for the public.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What is not told.</summary>
    public IReadOnlyList<BlackedOut> Blackouts => blackouts;

    /// <summary>The text as the public sees it, stretch by stretch.</summary>
    public IReadOnlyList<PublicRun> PublicRuns => Runs(Text);

    /// <summary>The heading as the public sees it.</summary>
    public IReadOnlyList<PublicRun> PublicHeading => Runs(Heading);

    /// <summary>True when the heading runs in before its text in one paragraph, as on paper: （一）加快配套建设。… A title of a part, or
    /// a heading whose text follows in lines of its own, stands alone.</summary>
    public bool HasRunInHeading => Heading.StartsWith('（') && Text.Length > 0;

    /// <summary>The text as the public sees it, in one piece.</summary>
    public string PublicText => string.Concat(PublicRuns.Select(r => r.Text));

    internal bool Holds(string words) =>
        Text.Contains(words.Trim(), StringComparison.Ordinal) || Heading.Contains(words.Trim(), StringComparison.Ordinal);

    internal bool Shows(string words) =>
        PublicRuns.Concat(PublicHeading).Any(r => r.Ground is null && r.Text.Contains(words, StringComparison.Ordinal));

    internal void BlackOut(string words, SecrecyGround ground)
    {
        blackouts.RemoveAll(b => b.Words == words);
        blackouts.Add(new(words, ground));
    }

    internal void Show(Guid part) => blackouts.RemoveAll(b => b.Id == part);

    private List<PublicRun> Runs(string text)
    {
        var marks = MarksOf(text);
        List<PublicRun> runs = [];
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && marks[end] == marks[at])
            {
                end++;
            }

            runs.Add(marks[at] is { } ground ? new($"■■■（涉及{SecrecyGroundWords.Of(ground)}，不予公开）", ground) : new(text[at..end], null));
            at = end;
        }

        return runs;
    }

    // Longer words last, so that a name inside a longer secret takes the longer one's ground.
    private SecrecyGround?[] MarksOf(string text)
    {
        var marks = new SecrecyGround?[text.Length];
        foreach (var blackout in blackouts.OrderBy(b => b.Words.Length))
        {
            for (var at = text.IndexOf(blackout.Words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(blackout.Words, at + 1, StringComparison.Ordinal))
            {
                Array.Fill(marks, blackout.Ground, at, blackout.Words.Length);
            }
        }

        return marks;
    }
}

/// <summary>Words that are not told (涂黑), wherever they stand in their block.</summary>
public sealed class BlackedOut
{
    private BlackedOut()
    {
    }

    internal BlackedOut(string words, SecrecyGround ground) => (Words, Ground) = (words, ground);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Words { get; private set; } = "";

    public SecrecyGround Ground { get; private set; }
}
