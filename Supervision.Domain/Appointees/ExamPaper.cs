using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <summary>How a paper is composed (组卷): so many questions of each kind, each worth so many points; all together 100.</summary>
/// <param name="Single">Number of single choice.</param>
/// <param name="SinglePoints">Points each.</param>
/// <param name="Multiple">Number of multiple choice.</param>
/// <param name="MultiplePoints">Points each.</param>
/// <param name="TrueFalse">Number of true or false.</param>
/// <param name="TrueFalsePoints">Points each.</param>
public sealed record PaperPlan(int Single, int SinglePoints, int Multiple, int MultiplePoints, int TrueFalse, int TrueFalsePoints)
{
    /// <summary>20 × 2, 10 × 4, 20 × 1.</summary>
    public static readonly PaperPlan Usual = new(20, 2, 10, 4, 20, 1);

    public IReadOnlyList<(QuestionKind Kind, int Count, int Points)> Parts =>
        [(QuestionKind.Single, Single, SinglePoints), (QuestionKind.Multiple, Multiple, MultiplePoints), (QuestionKind.TrueFalse, TrueFalse, TrueFalsePoints)];

    public int Total => Parts.Sum(p => p.Count * p.Points);

    /// <summary>Why no paper can be composed like this.</summary>
    /// <param name="bank">Questions there are of each kind.</param>
    public IReadOnlyList<Obstacle> Obstacles(Func<QuestionKind, int> bank) =>
    [
        .. Parts.Any(p => p.Count is < 0 or > 100 || (p.Count > 0 && p.Points is < 1 or > 50))
            ? [new(AppointeeRules.Exam, "题数在 0 到 100 之间，每题 1 到 50 分。", "Plan")] : Array.Empty<Obstacle>(),
        .. Total != AppointeeRules.FullMarks ? [new(AppointeeRules.Exam, $"总分应当是 100 分，现在是 {Total} 分。", "Plan")] : Array.Empty<Obstacle>(),
        .. from part in Parts
           let there = bank(part.Kind)
           where part.Count > there
           select new Obstacle(AppointeeRules.Exam, $"题库里只有 {there} 道{part.Kind.Word()}，不够 {part.Count} 道。", "Plan"),
    ];
}

/// <summary>One question of a paper as it was drawn; the bank may change afterwards.</summary>
/// <param name="Order">From 1.</param>
/// <param name="Question">The question it was drawn from.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">One a line.</param>
/// <param name="Answer">Letters in order.</param>
/// <param name="Points">What it is worth.</param>
public sealed record PaperQuestion(int Order, ExamQuestionId Question, QuestionKind Kind, string Text, string Options, string Answer, int Points)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public IReadOnlyList<string> Choices => Options.Split('\n');
}

/// <summary>Kinds and parts in words.</summary>
public static class ExamWords
{
    public static string Word(this QuestionKind kind) => kind switch { QuestionKind.Single => "单选题", QuestionKind.Multiple => "多选题", _ => "判断题" };

    public static string Word(this QuestionPart part) => part == QuestionPart.General ? "公共法律" : "岗位法律";
}
