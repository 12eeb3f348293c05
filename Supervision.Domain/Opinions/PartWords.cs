namespace Supervision.Domain.Opinions;

/// <summary>The words by which a sentence nobody marked is sorted (D-8.4). A guess only: the editor is asked to look at it.</summary>
internal static class PartWords
{
    /// <summary>Something is asked for. 要求 counts only where a sentence begins with it: elsewhere it mostly tells what others demand.</summary>
    private static readonly string[] Proposal =
        ["建议", "希望", "应当", "应该", "尽快", "抓紧", "必须", "要把", "要加", "要健全", "要搞清楚", "请县"];

    /// <summary>Something is praised. Longer words hold their own “不”, such as 不回避.</summary>
    private static readonly string[] Praise =
    [
        "成效", "肯定", "满意", "扎实", "值得", "有力", "赞成这个报告", "取得了", "健全", "继续下降", "清楚", "不回避", "实事求是",
        "明显提高", "明显改善", "明显缩短", "明显增强",
    ];

    /// <summary>Words that look like a complaint and are none.</summary>
    private static readonly string[] Harmless = ["不断", "不仅", "不但", "不少", "不小", "不错", "没有发生", "难能可贵"];

    /// <summary>Something is wrong; stronger than any praise beside it. 不到位、不健全、困难 are held by their signs.</summary>
    private static readonly string[] Complaint = ["不", "没", "缺", "难", "但", "薄弱", "滞后", "短板", "隐患", "差距", "偏低", "偏少", "有待", "亟", "尚未"];

    /// <summary>Asked for, praised without a complaint beside it, or else a problem.</summary>
    public static OpinionPart Guess(string sentence) =>
        HoldsAny(sentence, Proposal) || sentence.StartsWith("要求", StringComparison.Ordinal) ? OpinionPart.Proposal
        : HoldsAny(sentence, Praise) && !HoldsAny(Without(Without(sentence, Harmless), Praise), Complaint) ? OpinionPart.Evaluation
        : OpinionPart.Problem;

    private static bool HoldsAny(string sentence, string[] words) => words.Any(w => sentence.Contains(w, StringComparison.Ordinal));

    // A space is left, so that what stood apart does not become a word: “不健全” keeps its 不.
    private static string Without(string sentence, string[] words) =>
        words.Aggregate(sentence, (rest, w) => rest.Replace(w, " ", StringComparison.Ordinal));
}
