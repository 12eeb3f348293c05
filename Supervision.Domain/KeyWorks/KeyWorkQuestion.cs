using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <summary>How a question stands (D-7.6).</summary>
public enum QuestionState
{
    /// <summary>未答.</summary>
    Open,

    /// <summary>已答.</summary>
    Answered,

    /// <summary>补充: the asker wants more.</summary>
    MoreWanted,
}

/// <summary>A question to a body about a key work (提问), asked on the phone, at the desk or at the hearing. A row of its own: thirty may ask at once.</summary>
public sealed class KeyWorkQuestion
{
    /// <summary>Longest question or answer.</summary>
    public const int Longest = 2000;

    private KeyWorkQuestion()
    {
    }

    public KeyWorkQuestionId Id { get; private set; }

    public KeyWorkId Work { get; private set; }

    public SupervisedBodyId Body { get; private set; }

    /// <summary>Who asks; null of a question noted at the hearing for somebody without an account.</summary>
    public PersonId? Asker { get; private set; }

    /// <summary>The asker's name as people read it.</summary>
    public string AskerName { get; private set; } = "";

    /// <summary>True when staff noted it at the hearing.</summary>
    public bool IsNoted { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public string Answer { get; private set; } = "";

    public DateTimeOffset? AnsweredAt { get; private set; }

    public string AnsweredBy { get; private set; } = "";

    /// <summary>What the asker still wants to know; empty unless more was wanted.</summary>
    public string More { get; private set; } = "";

    public DateTimeOffset? MoreAt { get; private set; }

    /// <summary>The first answer, kept when more was wanted.</summary>
    public string FirstAnswer { get; private set; } = "";

    public QuestionState State { get; private set; }

    /// <summary>The work it belongs to.</summary>
    public MatterRef Matter => new(MatterKind.KeyWork, Work.Value);

    public string StateWords => State switch { QuestionState.Open => "未答", QuestionState.Answered => "已答", _ => "补充" };

    /// <summary>Why this cannot be asked now: while the work runs, before the vote.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToAsk(KeyWork work, string text) =>
        !work.IsChosen || work.Owner is null ? [new(KeyWorkRules.Questions, "这项工作还没有确定，不能提问。")]
        : work.IsOver || work.State >= KeyWorkState.ResultFixed ? [new(KeyWorkRules.Questions, "这项工作已经测评，提问截止。")]
        : [.. KeyWorkRules.Needed(KeyWorkRules.Questions, text, "问题", Longest, "Text")];

    public static KeyWorkQuestion Ask(KeyWorkQuestionId id, KeyWork work, PersonId? asker, string name, bool isNoted, string text, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAsk(work, text));
        return new() { Id = id, Work = work.Id, Body = work.Owner!.Value, Asker = asker, AskerName = name, IsNoted = isNoted, Text = text.Trim(), AskedAt = now };
    }

    /// <summary>Why this answer cannot be given.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAnswer(string text) =>
        State == QuestionState.Answered ? [new(KeyWorkRules.Questions, "这个问题已经答复。")] : [.. KeyWorkRules.Needed(KeyWorkRules.Questions, text, "答复", Longest, "Answer")];

    public void Reply(string text, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAnswer(text));
        (FirstAnswer, Answer) = (State == QuestionState.MoreWanted ? Answer : FirstAnswer, text.Trim());
        (AnsweredBy, AnsweredAt, State) = (by, now, QuestionState.Answered);
    }

    /// <summary>Why no more can be wanted: once, by who asked, while the work runs.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWantMore(KeyWork work, string text) =>
        State != QuestionState.Answered ? [new(KeyWorkRules.Questions, "单位答复以后才能要求补充。")]
        : More.Length > 0 ? [new(KeyWorkRules.Questions, "已经要求补充过一次；还有疑问的，请另提一个问题。")]
        : work.State >= KeyWorkState.ResultFixed ? [new(KeyWorkRules.Questions, "这项工作已经测评，提问截止。")]
        : [.. KeyWorkRules.Needed(KeyWorkRules.Questions, text, "要补充的内容", Longest, "More")];

    public void WantMore(string text, DateTimeOffset now) => (More, MoreAt, State) = (text.Trim(), now, QuestionState.MoreWanted);

    /// <summary>The event the answer's term counts from.</summary>
    public StartEvent Start => More.Length > 0 ? new("要求补充", MoreAt!.Value.BeijingDate()) : new("提问", AskedAt.BeijingDate());
}
