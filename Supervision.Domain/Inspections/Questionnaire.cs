using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <summary>How a question is answered.</summary>
public enum AskKind
{
    /// <summary>单选.</summary>
    Single,

    /// <summary>多选.</summary>
    Multiple,

    /// <summary>填空.</summary>
    Text,
}

/// <summary>How far a questionnaire is.</summary>
public enum QuestionnaireState
{
    /// <summary>编制.</summary>
    Draft,

    /// <summary>发放.</summary>
    Open,

    /// <summary>停止.</summary>
    Closed,
}

/// <summary>A question as entered.</summary>
/// <param name="Text">What is asked.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Options">What may be chosen; none of a text.</param>
public sealed record AskEntry(string Text, AskKind Kind, IReadOnlyList<string> Options);

/// <summary>A question of a questionnaire.</summary>
public sealed class Ask
{
    private Ask()
    {
    }

    internal Ask(int order, AskEntry entry) =>
        (Order, Text, Kind, Choices) = (order, entry.Text.Trim(), entry.Kind, entry.Kind == AskKind.Text ? "" : string.Join('\n', entry.Options.Select(o => o.Trim())));

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; }

    public string Text { get; private set; } = "";

    public AskKind Kind { get; private set; }

    /// <summary>One choice a line.</summary>
    public string Choices { get; private set; } = "";

    public IReadOnlyList<string> Options => Choices.Length == 0 ? [] : Choices.Split('\n');
}

/// <summary>A questionnaire of an inspection (问卷调查, D-6.9): anonymous, over one common link or over links that count once.</summary>
public sealed class Questionnaire
{
    /// <summary>Most questions.</summary>
    public const int MostQuestions = 30;

    /// <summary>Most choices of a question.</summary>
    public const int MostChoices = 12;

    /// <summary>Most one-time links.</summary>
    public const int MostLinks = 2000;

    /// <summary>Longest answer in words.</summary>
    public const int LongestAnswer = 1000;

    private readonly List<Ask> questions = [];

    private Questionnaire()
    {
    }

    public QuestionnaireId Id { get; private set; }

    public LawInspectionId Inspection { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>What stands above the questions.</summary>
    public string Intro { get; private set; } = "";

    public QuestionnaireState State { get; private set; }

    /// <summary>True when every link counts once; false for one link that everybody uses.</summary>
    public bool IsOneTime { get; private set; }

    /// <summary>The code of the common link.</summary>
    public string Code { get; private set; } = "";

    public DateOnly? OpenedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public IReadOnlyList<Ask> Questions => [.. questions.OrderBy(q => q.Order)];

    /// <summary>Why it cannot be kept so.</summary>
    public static IReadOnlyList<Obstacle> Obstacles(string title, string intro, IReadOnlyList<AskEntry> asks) =>
    [
        .. title.Trim().Length is 0 or > 100 ? [Refuse("请填写问卷的名称，最多 100 个字。", nameof(Title))] : Array.Empty<Obstacle>(),
        .. intro.Length > 1000 ? [Refuse("说明最多 1000 个字。", nameof(Intro))] : Array.Empty<Obstacle>(),
        .. asks.Count is 0 or > MostQuestions ? [Refuse($"问题应当有 1 到 {MostQuestions} 个。", nameof(Questions))] : Array.Empty<Obstacle>(),
        .. asks.SelectMany((a, i) => ObstaclesTo(a, i + 1)),
    ];

    public static Questionnaire Of(QuestionnaireId id, LawInspectionId inspection, string code) => new() { Id = id, Inspection = inspection, Code = code };

    /// <summary>What it asks; only while it is a draft.</summary>
    public void Write(string title, string intro, bool isOneTime, IReadOnlyList<AskEntry> asks)
    {
        (Title, Intro, IsOneTime) = (title.Trim(), intro.Trim(), isOneTime);
        questions.Clear();
        questions.AddRange(asks.Select((a, i) => new Ask(i + 1, a)));
    }

    public IReadOnlyList<Obstacle> ObstaclesToWrite() => State == QuestionnaireState.Draft ? [] : [Refuse("问卷已经发放，题目不能再改。")];

    /// <summary>Why it cannot go out: it is field work, which begins with the mobilisation meeting (D-6.2, D-6.4).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToOpen(LawInspection inspection) =>
        State != QuestionnaireState.Draft ? [Refuse("问卷已经发放过。")]
        : inspection.Mobilisation is null ? [new(InspectionRules.Mobilisation, "须先召开动员会，才能发放问卷。")] : [];

    public IReadOnlyList<Obstacle> ObstaclesToClose() => State == QuestionnaireState.Open ? [] : [Refuse("问卷没有在发放。")];

    /// <summary>Why no more links can be made.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToLinks(int count, int there) =>
        !IsOneTime ? [Refuse("这份问卷用公共链接。")]
        : State != QuestionnaireState.Open ? [Refuse("发放以后生成链接。")]
        : count < 1 || count + there > MostLinks ? [Refuse($"一次性链接最多 {MostLinks} 个，已有 {there} 个。", "Count")] : [];

    public void Open(DateOnly day) => (State, OpenedOn) = (QuestionnaireState.Open, day);

    public void Close(DateOnly day) => (State, ClosedOn) = (QuestionnaireState.Closed, day);

    /// <summary>What was marked and written, by question; what is no choice is left out.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Read(Func<int, IReadOnlyList<string>> sent) => [.. Questions.Select(IReadOnlyList<string> (q) => q.Kind switch
    {
        AskKind.Text => [.. sent(q.Order).Take(1).Select(t => t.Trim()).Where(t => t.Length > 0).Select(t => t[..Math.Min(t.Length, LongestAnswer)])],
        AskKind.Single => [.. q.Options.Where(sent(q.Order).Contains).Take(1)],
        _ => [.. q.Options.Where(sent(q.Order).Contains)],
    })];

    private static IEnumerable<Obstacle> ObstaclesTo(AskEntry ask, int number) =>
        ask.Text.Trim().Length is 0 or > 200 ? [Refuse($"第 {number} 题：请填写问题，最多 200 个字。", $"Q{number}")]
        : ask.Kind == AskKind.Text ? []
        : ask.Options.Count is < 2 or > MostChoices ? [Refuse($"第 {number} 题：选项应当有 2 到 {MostChoices} 个，一行一个。", $"Q{number}")]
        : ask.Options.Any(o => o.Trim().Length is 0 or > 100) ? [Refuse($"第 {number} 题：每个选项最多 100 个字。", $"Q{number}")]
        : ask.Options.Select(o => o.Trim()).Distinct(StringComparer.Ordinal).Count() < ask.Options.Count ? [Refuse($"第 {number} 题：有相同的选项。", $"Q{number}")] : [];

    private static Obstacle Refuse(string message, string? field = null) => new(InspectionRules.Questionnaires, message, field);
}

/// <summary>One answered sheet: no name, no time, no address; its id is drawn at random with the form.</summary>
public sealed class QuestionnaireAnswer
{
    private QuestionnaireAnswer()
    {
    }

    public Guid Id { get; private set; }

    public QuestionnaireId Questionnaire { get; private set; }

    /// <summary>What was marked, by question, as a text.</summary>
    public string Content { get; private set; } = "";

    public static QuestionnaireAnswer Of(Guid id, QuestionnaireId questionnaire, string content) => new() { Id = id, Questionnaire = questionnaire, Content = content };
}

/// <summary>A link that counts once; kept is only what its code hashes to, and whether it was used, never with which answer.</summary>
public sealed class QuestionnaireLink
{
    private QuestionnaireLink()
    {
    }

    public Guid Id { get; private set; } = Guid.NewGuid();

    public QuestionnaireId Questionnaire { get; private set; }

    public string Hash { get; private set; } = "";

    public bool IsUsed { get; private set; }

    public static QuestionnaireLink Of(QuestionnaireId questionnaire, string hash) => new() { Questionnaire = questionnaire, Hash = hash };

    public void Use() => IsUsed = true;
}

/// <summary>How often each choice was marked.</summary>
/// <param name="Ask">The question.</param>
/// <param name="Answered">Sheets that answered it.</param>
/// <param name="Choices">Choices with their counts; empty of a text.</param>
/// <param name="Texts">What was written; empty of choices.</param>
public sealed record AskCount(Ask Ask, int Answered, IReadOnlyList<(string Choice, int Count)> Choices, IReadOnlyList<string> Texts);

/// <summary>Counts sheets (D-6.9). Pure.</summary>
public static class QuestionnaireCounting
{
    /// <summary>Counts by question; null while there are too few to be broken down.</summary>
    public static IReadOnlyList<AskCount>? Of(Questionnaire questionnaire, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> sheets) =>
        sheets.Count < InspectionRules.LeastAnswersShown ? null
        :
        [
            .. questionnaire.Questions.Select((q, i) =>
            {
                var marked = sheets.Select(s => i < s.Count ? s[i] : []).Where(m => m.Count > 0).ToList();
                return new AskCount(
                    q, marked.Count, [.. q.Options.Select(o => (o, marked.Count(m => m.Contains(o))))],
                    q.Kind == AskKind.Text ? [.. marked.Select(m => m[0]).Order(StringComparer.Ordinal)] : []);
            }),
        ];

    /// <summary>Counts of the sheets that marked each choice of one question; null where a group is too small, and where the groups that are
    /// too small together could be worked out by taking the others from the whole.</summary>
    public static IReadOnlyList<(string Choice, IReadOnlyList<AskCount>? Counts)> BrokenDown(
        Questionnaire questionnaire, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> sheets, int order)
    {
        var options = questionnaire.Questions.FirstOrDefault(q => q.Order == order)?.Options ?? [];
        var groups = options.ToDictionary(o => o, o => sheets.Where(s => order <= s.Count && s[order - 1].Contains(o)).ToList(), StringComparer.Ordinal);
        var shown = groups.Where(g => g.Value.Count >= InspectionRules.LeastAnswersShown).OrderByDescending(g => g.Value.Count).Select(g => g.Key).ToList();
        while (shown.Count > 0 && sheets.Count - shown.Sum(o => groups[o].Count) is > 0 and < InspectionRules.LeastAnswersShown)
        {
            shown.RemoveAt(shown.Count - 1);
        }

        return [.. options.Select(o => (o, shown.Contains(o) ? Of(questionnaire, groups[o]) : null))];
    }
}
