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

    [GeneratedRegex(@"^\s*(?:【(?<m>评价|问题|建议)】|(?<m>评价|问题|建议)[:：])\s*", RegexOptions.None, 1000)]
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
            List<(string Sentence, OpinionPart Part, bool IsGuessed)> marked = [];
            foreach (var sentence in RawSentences(paragraph))
            {
                var mark = Mark.Match(sentence);
                written = PartWritten(mark) ?? written;
                var bare = sentence[mark.Length..].Trim();
                var part = written ?? known;
                if (SimilarTexts.Bare(bare).Length > 0)
                {
                    marked.Add((bare, part ?? PartWords.Guess(bare), part is null));
                }
            }

            passages.AddRange(Runs(marked));
        }

        return passages;
    }

    /// <summary>True for words of courtesy that hold no opinion, such as “谢谢。”.</summary>
    public static bool IsFormula(string sentence) => FormulaWords.Contains(SimilarTexts.Bare(sentence), StringComparer.Ordinal);

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
        RawSentences(paragraph).Select(s => Mark.Replace(s, "").Trim()).Where(s => SimilarTexts.Bare(s).Length > 0);

    private static IEnumerable<string> RawSentences(string paragraph)
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

            yield return paragraph[start..(i + 1)];
            start = i + 1;
        }

        if (start < paragraph.Length)
        {
            yield return paragraph[start..];
        }
    }

    private static bool IsEnd(char c) => c is '。' or '！' or '？' or '!' or '?';

    private static OpinionPart? PartWritten(Match mark) => mark.Groups["m"].Value switch
    {
        "评价" => OpinionPart.Evaluation,
        "问题" => OpinionPart.Problem,
        "建议" => OpinionPart.Proposal,
        _ => null,
    };

    // A sentence nobody marked stands for itself: so the same sentence of two speakers is found.
    private static bool IsAlone((string Sentence, OpinionPart Part, bool IsGuessed) marked) => marked.IsGuessed || IsFormula(marked.Sentence);

    private static IEnumerable<NotePassage> Runs(List<(string Sentence, OpinionPart Part, bool IsGuessed)> marked)
    {
        for (var i = 0; i < marked.Count;)
        {
            var run = marked.Skip(i).TakeWhile(m => m.Part == marked[i].Part && !IsAlone(m) && !IsAlone(marked[i])).ToList();
            var count = Math.Max(1, run.Count);
            yield return new(marked[i].Part, marked[i].IsGuessed, [.. marked.Skip(i).Take(count).Select(m => m.Sentence)]);
            i += count;
        }
    }
}
