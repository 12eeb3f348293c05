using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <summary>What a question asks for (题型).</summary>
public enum QuestionKind
{
    /// <summary>单选题.</summary>
    Single,

    /// <summary>多选题: right only when all right options and no wrong one are chosen.</summary>
    Multiple,

    /// <summary>判断题: A is 正确, B is 错误.</summary>
    TrueFalse,
}

/// <summary>Which part of the bank a question belongs to (D-9.2).</summary>
public enum QuestionPart
{
    /// <summary>公共法律.</summary>
    General,

    /// <summary>岗位法律.</summary>
    Post,
}

/// <summary>A question of the bank as entered or imported.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Part">Its part of the bank.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">Two to six; empty for true or false.</param>
/// <param name="Answer">Letters of the right options in order: A, BD.</param>
/// <param name="Source">The law and article; may be empty.</param>
public sealed record QuestionEntry(QuestionKind Kind, QuestionPart Part, string Text, IReadOnlyList<string> Options, string Answer, string Source)
{
    public const int LongestText = 500;

    public const int LongestOption = 200;

    public const int MostOptions = 6;

    /// <summary>What can be chosen; 正确 and 错误 for true or false.</summary>
    public IReadOnlyList<string> Choices => Kind == QuestionKind.TrueFalse ? ["正确", "错误"] : Options;

    /// <summary>Why this is no question.</summary>
    public IReadOnlyList<Obstacle> Obstacles() =>
    [
        .. Text.Trim().Length is 0 or > LongestText ? [Wrong("请填写题目，最多 500 个字。", nameof(Text))] : Array.Empty<Obstacle>(),
        .. Kind != QuestionKind.TrueFalse && Options.Count is < 2 or > MostOptions ? [Wrong("选项应当有 2 到 6 个。", nameof(Options))] : Array.Empty<Obstacle>(),
        .. Options.Any(o => o.Trim().Length is 0 or > LongestOption) ? [Wrong("每个选项都要填写，最多 200 个字。", nameof(Options))] : Array.Empty<Obstacle>(),
        .. Options.Distinct(StringComparer.Ordinal).Count() != Options.Count ? [Wrong("有两个选项相同。", nameof(Options))] : Array.Empty<Obstacle>(),
        .. ObstaclesToAnswer(),
    ];

    private IEnumerable<Obstacle> ObstaclesToAnswer()
    {
        var last = (char)('A' + Choices.Count - 1);
        if (Answer.Length == 0 || Answer.Any(c => c < 'A' || c > last) || Answer.Distinct().Count() != Answer.Length)
        {
            yield return Wrong(Kind == QuestionKind.TrueFalse ? "判断题的答案写“正确”或者“错误”。" : $"答案应当用 A 到 {last} 的字母写，不重复。", nameof(Answer));
        }
        else if (Kind != QuestionKind.Multiple && Answer.Length > 1)
        {
            yield return Wrong("单选题只有一个答案；有几个答案的请改为多选题。", nameof(Answer));
        }
        else if (Kind == QuestionKind.Multiple && Answer.Length < 2)
        {
            yield return Wrong("多选题至少有两个答案；只有一个答案的请改为单选题。", nameof(Answer));
        }
    }

    private static Obstacle Wrong(string message, string field) => new(AppointeeRules.Exam, message, field);
}

/// <summary>A question of the bank (题库). It never changes: a mended one is a new one, the old is taken out.</summary>
public sealed class ExamQuestion
{
    private ExamQuestion()
    {
    }

    public ExamQuestionId Id { get; private set; }

    public QuestionKind Kind { get; private set; }

    public QuestionPart Part { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>One option a line; empty for true or false.</summary>
    public string Options { get; private set; } = "";

    /// <summary>Letters in order.</summary>
    public string Answer { get; private set; } = "";

    public string Source { get; private set; } = "";

    /// <summary>From this day no paper draws it any more.</summary>
    public DateOnly? RetiredOn { get; private set; }

    public IReadOnlyList<string> Choices =>
        Kind == QuestionKind.TrueFalse ? ["正确", "错误"] : Options.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static ExamQuestion Of(ExamQuestionId id, QuestionEntry entry) => new()
    {
        Id = id,
        Kind = entry.Kind,
        Part = entry.Part,
        Text = entry.Text.Trim(),
        Options = string.Join('\n', entry.Options.Select(o => o.Trim().ReplaceLineEndings(" "))),
        Answer = string.Concat(entry.Answer.Order()),
        Source = entry.Source.Trim(),
    };

    public void Retire(DateOnly day) => RetiredOn ??= day;
}
