using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <summary>What was chosen for one question.</summary>
public sealed class ExamAnswer(int order, string choice)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Place of the question on the paper, from 1.</summary>
    public int Order { get; private set; } = order;

    /// <summary>Letters in order; empty when taken back.</summary>
    public string Choice { get; internal set; } = choice;
}

/// <summary>One candidate's sitting on screen (在线答题): begun once, ended by the candidate or by the clock of the server.</summary>
public sealed class ExamSitting
{
    /// <summary>The longest that somebody may come late (D-9.2 leaves it open).</summary>
    public const int AdmitMinutes = 30;

    private readonly List<ExamAnswer> answers = [];

    private ExamSitting()
    {
    }

    public ExamSittingId Id { get; private set; }

    public LawExamId Exam { get; private set; }

    public AppointmentId Appointment { get; private set; }

    /// <summary>When it was begun (UTC).</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When the time is over (UTC); fixed at the beginning.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>When it was handed in or the time was over (UTC); null while running.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The marks that the answers earned; null while running.</summary>
    public int? Score { get; private set; }

    public IReadOnlyList<ExamAnswer> Answers => [.. answers.OrderBy(a => a.Order)];

    public bool IsRunning => EndedAt is null;

    /// <summary>How long after the beginning somebody may still begin: never more than half of the time, for it stops for all at once.</summary>
    public static int AdmitMinutesOf(LawExam exam) => Math.Min(AdmitMinutes, exam.Minutes / 2);

    /// <summary>Begins it. It ends with the exam: who comes late has less time, for all answer the same paper.</summary>
    /// <param name="exam">The exam.</param>
    /// <param name="appointment">The candidate's nomination.</param>
    /// <param name="starts">When the exam begins (UTC).</param>
    /// <param name="now">Now (UTC).</param>
    public static ExamSitting Begin(LawExam exam, AppointmentId appointment, DateTimeOffset starts, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7()),
        Exam = exam.Id,
        Appointment = appointment,
        StartedAt = now,
        EndsAt = starts.AddMinutes(exam.Minutes),
    };

    /// <summary>Why nobody can begin now: no paper, too early, too late.</summary>
    /// <param name="exam">The exam.</param>
    /// <param name="appointment">The candidate's nomination.</param>
    /// <param name="starts">When the exam begins (UTC).</param>
    /// <param name="now">Now (UTC).</param>
    public static IReadOnlyList<Obstacle> ObstaclesToBegin(LawExam exam, AppointmentId appointment, DateTimeOffset starts, DateTimeOffset now) =>
        exam.Find(appointment) is not { } candidate ? [new(AppointeeRules.Exam, "没有安排您参加这场考试。")]
        : candidate.IsMarked ? [new(AppointeeRules.Exam, "这场考试已经有成绩。")]
        : !exam.IsOnScreen ? [new(AppointeeRules.Exam, "这场考试用纸质试卷。")]
        : now < starts ? [new(AppointeeRules.Exam, $"考试还没有开始，请在{exam.Start:H:mm}以后再来。")]
        : now > starts.AddMinutes(AdmitMinutesOf(exam)) ? [new(AppointeeRules.Exam, $"开考 {AdmitMinutesOf(exam)} 分钟以后不能再入场，请联系人事代表工委。")]
        : [];

    /// <summary>Why answers cannot be saved any more.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSave(DateTimeOffset now) =>
        !IsRunning && EndedAt < EndsAt ? [new(AppointeeRules.Exam, "您已经交卷，不能再改。以前保存的答案已经计入。")]
        : !IsRunning || now > EndsAt ? [new(AppointeeRules.Exam, "答题时间已经结束，这一次的修改没有保存。时间到以前保存的答案已经计入。")]
        : [];

    /// <summary>Keeps what was chosen; questions that are not named keep their answers, so that two tabs do not undo each other.</summary>
    /// <param name="paper">The paper, to leave out what is none of its options.</param>
    /// <param name="chosen">Letters by place.</param>
    public void Save(IReadOnlyList<PaperQuestion> paper, IReadOnlyDictionary<int, string> chosen)
    {
        foreach (var question in paper.Where(q => chosen.ContainsKey(q.Order)))
        {
            var last = (char)('A' + question.Choices.Count - 1);
            var choice = string.Concat(chosen[question.Order].Where(c => c >= 'A' && c <= last).Distinct().Order());
            if (answers.Find(a => a.Order == question.Order) is { } given)
            {
                given.Choice = choice;
            }
            else
            {
                answers.Add(new(question.Order, choice));
            }
        }
    }

    /// <summary>Ends it and marks what was saved; after the time it ends at its end.</summary>
    public void End(IReadOnlyList<PaperQuestion> paper, DateTimeOffset now)
    {
        EndedAt = now < EndsAt ? now : EndsAt;
        Score = paper.Where(q => answers.Find(a => a.Order == q.Order)?.Choice == q.Answer).Sum(q => q.Points);
    }
}
