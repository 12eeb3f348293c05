using System.Text.RegularExpressions;

namespace Supervision.Domain.Opinions;

/// <summary>A run of sentences of one note that belong to one part (发言要点): the smallest thing compiled.</summary>
/// <param name="Part">评价、问题、建议.</param>
/// <param name="IsGuessed">True when neither recorder nor speaker marked it and the words decided.</param>
/// <param name="Sentences">The sentences as spoken, in order.</param>
public sealed record NotePassage(OpinionPart Part, bool IsGuessed, IReadOnlyList<string> Sentences);

/// <summary>Splits the text of a note into sentences and marked passages (D-8.3, D-8.4).</summary>
public static partial class NoteText
{
    private static readonly string[] FormulaWords = ["谢谢", "谢谢大家", "同意", "我同意", "我同意报告", "没有意见", "无意见", "发言完毕", "我讲完了", "就讲这些", "我就说这些"];

    [GeneratedRegex(@"^\s*(?:【(?:评价|问题|建议)】|(?:评价|问题|建议)[:：])\s*", RegexOptions.None, 1000)]
    private static partial Regex Mark { get; }

    /// <summary>The sentences in order, each with its end sign; what holds no letter or figure is none.</summary>
    public static IReadOnlyList<string> Sentences(string text) => [.. Paragraphs(text).SelectMany(SentencesOf)];

    /// <summary>The passages of a text; <paramref name="known"/> is the recorder's mark for the whole of it, if any.</summary>
    public static IReadOnlyList<NotePassage> Passages(string text, OpinionPart? known)
    {
        List<NotePassage> passages = [];
        OpinionPart? written = null;
        foreach (var paragraph in Paragraphs(text))
        {
            List<MarkedSentence> marked = [];
            foreach (var range in RawSentences(paragraph))
            {
                var words = WithoutMark(paragraph.AsSpan()[range], out var mark);
                written = mark ?? written;
                var part = written ?? known;
                if (SimilarTexts.HasWords(words))
                {
                    var sentence = words.ToString();
                    marked.Add(new(sentence, part ?? PartWords.Guess(sentence), part is null));
                }
            }

            AddRuns(passages, marked);
        }

        return passages;
    }

    /// <summary>True for words of courtesy that hold no opinion, such as “谢谢。”.</summary>
    public static bool IsFormula(string sentence)
    {
        // Asked for every sentence of a hearing: most are too long, and nothing is made of the others.
        Span<char> bare = sentence.Length <= 512 ? stackalloc char[sentence.Length] : new char[sentence.Length];
        bare = bare[..SimilarTexts.Bare(sentence, bare)];
        foreach (var formula in FormulaWords)
        {
            if (bare.SequenceEqual(formula))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first clause, at most 24 characters: a heading taken from the speaker's own words.</summary>
    public static string FirstClause(string text)
    {
        var clause = text.Split(['，', '。', '；', '：', '！', '？', ',', ';', '\n'], 2)[0].Trim();
        clause = clause.StartsWith("建议", StringComparison.Ordinal) && clause.Length > 6 ? clause[2..] : clause;
        return clause.Length <= 24 ? clause : clause[..(char.IsHighSurrogate(clause[23]) ? 23 : 24)];
    }

    private static string[] Paragraphs(string text) =>
        text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> SentencesOf(string paragraph) =>
        RawSentences(paragraph).Select(r => WithoutMark(paragraph.AsSpan()[r], out _).ToString()).Where(s => SimilarTexts.HasWords(s));

    private static IEnumerable<Range> RawSentences(string paragraph)
    {
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (!IsEnd(paragraph[i]))
            {
                continue;
            }

            while (i + 1 < paragraph.Length && (IsEnd(paragraph[i + 1]) || paragraph[i + 1] is '”' or '’' or '》' or '）' or '"'))
            {
                i++;
            }

            yield return start..(i + 1);
            start = i + 1;
        }

        if (start < paragraph.Length)
        {
            yield return start..paragraph.Length;
        }
    }

    private static bool IsEnd(char c) => c is '。' or '！' or '？' or '!' or '?';

    private static ReadOnlySpan<char> WithoutMark(ReadOnlySpan<char> sentence, out OpinionPart? part)
    {
        foreach (var mark in Mark.EnumerateMatches(sentence))
        {
            part = PartNamedIn(sentence[..mark.Length]);
            return sentence[mark.Length..].Trim();
        }

        part = null;
        return sentence.Trim();
    }

    private static OpinionPart PartNamedIn(ReadOnlySpan<char> mark) =>
        mark.Contains("评价", StringComparison.Ordinal) ? OpinionPart.Evaluation
        : mark.Contains("问题", StringComparison.Ordinal) ? OpinionPart.Problem
        : OpinionPart.Proposal;

    private static void AddRuns(List<NotePassage> passages, List<MarkedSentence> marked)
    {
        for (int begin = 0, end; begin < marked.Count; begin = end)
        {
            var first = marked[begin];
            for (end = begin + 1; end < marked.Count && first.GoesOnWith(marked[end]); end++)
            {
            }

            passages.Add(new(first.Part, first.IsGuessed, marked.GetRange(begin, end - begin).ConvertAll(m => m.Sentence)));
        }
    }

    private readonly record struct MarkedSentence(string Sentence, OpinionPart Part, bool IsGuessed)
    {
        // A sentence nobody marked stands for itself: so the same sentence of two speakers is found.
        private bool IsAlone => IsGuessed || IsFormula(Sentence);

        public bool GoesOnWith(MarkedSentence next) => next.Part == Part && !IsAlone && !next.IsAlone;
    }
}
