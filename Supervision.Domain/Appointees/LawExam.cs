using Supervision.Domain.Dossiers;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <summary>Absent from an exam (缺考).</summary>
public enum ExamAbsence
{
    /// <summary>请假缺考: may sit once more, no attempt.</summary>
    WithReason,

    /// <summary>无故缺考: the mark is 0.</summary>
    WithoutReason,
}

/// <summary>An exam of law before appointment (任前法律知识考试): one day, one paper, its candidates (D-9.2).</summary>
public sealed class LawExam
{
    private readonly List<ExamCandidate> candidates = [];
    private readonly List<PaperQuestion> paper = [];

    private LawExam()
    {
    }

    public LawExamId Id { get; private set; }

    public string Title { get; private set; } = "";

    public DateOnly Day { get; private set; }

    public TimeOnly Start { get; private set; }

    public string Place { get; private set; } = "";

    public int Minutes { get; private set; }

    /// <summary>开卷 or 闭卷.</summary>
    public bool IsOpenBook { get; private set; }

    /// <summary>Pass mark in force on the day it was arranged.</summary>
    public int Pass { get; private set; }

    /// <summary>Who sits, in the order of entry.</summary>
    public IReadOnlyList<ExamCandidate> Candidates => candidates;

    /// <summary>The questions when it is sat on screen; empty for a paper exam.</summary>
    public IReadOnlyList<PaperQuestion> Paper => [.. paper.OrderBy(q => q.Order)];

    /// <summary>在线答题.</summary>
    public bool IsOnScreen => paper.Count > 0;

    public MatterRef Matter => new(MatterKind.LawExam, Id.Value);

    public static LawExam Arranged(LawExamEntry entry, int pass) => new()
    {
        Id = entry.Id,
        Title = entry.Title.Trim(),
        Day = entry.Day,
        Start = entry.Start,
        Place = entry.Place.Trim(),
        Minutes = entry.Minutes,
        IsOpenBook = entry.IsOpenBook,
        Pass = pass,
    };

    /// <summary>Why an exam cannot be arranged like this.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToArrange(LawExamEntry entry) =>
    [
        .. entry.Title.Trim().Length is 0 or > 100 ? [new(AppointeeRules.Exam, "请填写考试名称，最多 100 个字。", nameof(Title))] : Array.Empty<Obstacle>(),
        .. entry.Place.Trim().Length is 0 or > 100 ? [new(AppointeeRules.Exam, "请填写考试地点，最多 100 个字。", nameof(Place))] : Array.Empty<Obstacle>(),
        .. entry.Minutes is < 10 or > 240 ? [new(AppointeeRules.Exam, "考试时长应当在 10 到 240 分钟之间。", nameof(Minutes))] : Array.Empty<Obstacle>(),
    ];

    /// <summary>Why no paper can be composed: the exam has begun.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCompose(bool hasBegun) =>
        hasBegun || candidates.Exists(c => c.IsMarked) ? [new(AppointeeRules.Exam, "考试已经开始或者已经有成绩，不能再换试卷。")] : [];

    /// <summary>Takes these questions as the paper, in their order; one drawn before is given up.</summary>
    public void Compose(PaperPlan plan, IReadOnlyList<ExamQuestion> drawn)
    {
        paper.Clear();
        var points = plan.Parts.ToDictionary(p => p.Kind, p => p.Points);
        paper.AddRange(drawn.Select((q, i) => new PaperQuestion(i + 1, q.Id, q.Kind, q.Text, string.Join('\n', q.Choices), q.Answer, points[q.Kind])));
    }

    public ExamCandidate? Find(AppointmentId appointment) => candidates.Find(c => c.Appointment == appointment);

    public void Enter(AppointeeId appointee, AppointmentId appointment) => candidates.Add(new(appointee, appointment, candidates.Count + 1));

    /// <summary>Why this mark cannot be entered: out of range, more than one decimal, or before the exam.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMark(AppointmentId appointment, decimal? score, ExamAbsence? absence, DateOnly today) =>
        Find(appointment) is null ? [new(AppointeeRules.Exam, "这位同志没有安排在这场考试里。")]
        : today < Day ? [new(AppointeeRules.Exam, "考试以后才能录入成绩。", Field(appointment))]
        : (score is null) == (absence is null) ? [new(AppointeeRules.Exam, "请填写分数，或者标明缺考，二者选一。", Field(appointment))]
        : score is < 0 or > AppointeeRules.FullMarks ? [new(AppointeeRules.Exam, $"分数应当在 0 到 100 之间，现在填的是 {score}。", Field(appointment))]
        : score is { } s && decimal.Round(s, 1) != s ? [new(AppointeeRules.Exam, "分数最多一位小数。", Field(appointment))]
        : [];

    public void Mark(AppointmentId appointment, decimal? score, ExamAbsence? absence, DateOnly today) =>
        Find(appointment)!.Mark(score, absence, today);

    /// <summary>Name of the field of a candidate's mark.</summary>
    public static string Field(AppointmentId appointment) => "Score-" + appointment.Value;
}

/// <summary>An exam as entered.</summary>
public sealed record LawExamEntry(LawExamId Id, string Title, DateOnly Day, TimeOnly Start, string Place, int Minutes, bool IsOpenBook);

/// <summary>One candidate of an exam (考生).</summary>
public sealed class ExamCandidate(AppointeeId appointee, AppointmentId appointment, int order)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public AppointeeId Appointee { get; private set; } = appointee;

    public AppointmentId Appointment { get; private set; } = appointment;

    /// <summary>Place on the list, from 1.</summary>
    public int Order { get; private set; } = order;

    /// <summary>0 to 100 with one decimal; null until entered, and when absent.</summary>
    public decimal? Score { get; private set; }

    public ExamAbsence? Absence { get; private set; }

    /// <summary>The day the mark was entered.</summary>
    public DateOnly? MarkedOn { get; private set; }

    public bool IsMarked => MarkedOn is not null;

    internal void Mark(decimal? score, ExamAbsence? absence, DateOnly today) => (Score, Absence, MarkedOn) = (score, absence, today);
}
