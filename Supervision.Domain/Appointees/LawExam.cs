using Supervision.Domain.Calendar;
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
    private readonly List<ExamCorrection> corrections = [];

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

    /// <summary>Marks that were corrected, the oldest first; nothing of them is taken away.</summary>
    public IReadOnlyList<ExamCorrection> Corrections => [.. corrections.OrderBy(c => c.Order)];

    /// <summary>在线答题.</summary>
    public bool IsOnScreen => paper.Count > 0;

    /// <summary>When it begins (UTC).</summary>
    public DateTimeOffset StartsAt => Day.StartOfDay() + Start.ToTimeSpan();

    /// <summary>True from its hour on: before it nobody can have sat, or have been absent.</summary>
    public bool HasBegun(DateTimeOffset now) => now >= StartsAt;

    /// <summary>Why nobody more can be entered: it is sat on screen and has begun, or it is over and has marks (D-9.2). An exam on paper that is
    /// written down afterwards takes its list before the first mark.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToEnter(DateTimeOffset now) => HasBegun(now) && (IsOnScreen || candidates.Exists(c => c.IsMarked))
        ? [new(AppointeeRules.Exam, $"这场考试已经在{Day.Full()}{Start:H:mm}开始{(candidates.Exists(c => c.IsMarked) ? "，并且有了成绩" : "")}，不能再安排考生，请另外安排一场考试。", "Candidate")]
        : [];

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

    /// <summary>Why this mark cannot be entered by hand: out of range, more than one decimal, before the exam, while it is answered on screen, or there is one.</summary>
    /// <param name="appointment">The candidate's nomination.</param>
    /// <param name="score">0 to 100; null when absent.</param>
    /// <param name="absence">Absent; null when there is a mark.</param>
    /// <param name="sitting">What the candidate answered on screen; null when nothing.</param>
    /// <param name="now">Now (UTC).</param>
    public IReadOnlyList<Obstacle> ObstaclesToMark(
        AppointmentId appointment, decimal? score, ExamAbsence? absence, ExamSitting? sitting, DateTimeOffset now) =>
        Find(appointment) is not { } candidate ? [NotEntered]
        : sitting is { IsRunning: true } ? [Wrong(appointment, now > sitting.EndsAt ? "答题时间已经结束，请先收卷评卷。" : "这位同志正在在线答题，交卷或者时间到以后由系统评卷，不能手工录入。")]
        : candidate.IsMarked ? [Wrong(appointment, "已经有成绩，不能直接改动。确有错误的，请用“更正成绩”，写明理由。")]
        : IsOnScreen && now < StartsAt.AddMinutes(ExamSitting.AdmitMinutesOf(this))
            ? [Wrong(appointment, $"这场考试在线答题，开考 {ExamSitting.AdmitMinutesOf(this)} 分钟以后才能登记缺考或者手工录入成绩。")]
        : ObstaclesToScore(appointment, score, absence, now);

    public void Mark(AppointmentId appointment, decimal? score, ExamAbsence? absence, DateOnly today) =>
        Find(appointment)!.Mark(score, absence, today);

    /// <summary>Why a mark cannot be corrected: there is none yet, nothing would change, or no reason is given.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCorrect(AppointmentId appointment, decimal? score, ExamAbsence? absence, string reason, DateTimeOffset now) =>
        Find(appointment) is not { } candidate ? [NotEntered]
        : !candidate.IsMarked ? [Wrong(appointment, "还没有成绩，不需要更正。")]
        : ObstaclesToScore(appointment, score, absence, now) is { Count: > 0 } obstacles ? obstacles
        : candidate.Score == score && candidate.Absence == absence ? [Wrong(appointment, "与现在的成绩相同，不需要更正。")]
        : reason.Trim().Length is 0 or > ExamCorrection.LongestReason
            ? [new(AppointeeRules.Exam, $"请写明更正的理由，最多 {ExamCorrection.LongestReason} 个字。", nameof(ExamCorrection.Reason))]
        : [];

    /// <summary>Replaces a mark by a signed correction; what stood before is kept beside it.</summary>
    /// <param name="appointment">The candidate's nomination.</param>
    /// <param name="score">The right mark; null when absent.</param>
    /// <param name="absence">Absent; null when there is a mark.</param>
    /// <param name="signed">Reason, who signs, and the day.</param>
    public ExamCorrection Correct(AppointmentId appointment, decimal? score, ExamAbsence? absence, (string Reason, string By, DateOnly On) signed)
    {
        var candidate = Find(appointment)!;
        ExamCorrection correction = new(
            corrections.Count + 1, appointment, candidate.Score, candidate.Absence, score, absence, signed.Reason.Trim(), signed.By, signed.On);
        corrections.Add(correction);
        candidate.Mark(score, absence, signed.On);
        return correction;
    }

    private static Obstacle NotEntered => new(AppointeeRules.Exam, "这位同志没有安排在这场考试里。");

    private IReadOnlyList<Obstacle> ObstaclesToScore(AppointmentId appointment, decimal? score, ExamAbsence? absence, DateTimeOffset now) =>
        !HasBegun(now) ? [Wrong(appointment, $"考试在{Day.Full()}{Start:H:mm}开始，开考以后才能录入成绩或者登记缺考。")]
        : (score is null) == (absence is null) ? [Wrong(appointment, "请填写分数，或者标明缺考，二者选一。")]
        : score is < 0 or > AppointeeRules.FullMarks ? [Wrong(appointment, $"分数应当在 0 到 100 之间，现在填的是 {score}。")]
        : score is { } s && decimal.Round(s, 1) != s ? [Wrong(appointment, "分数最多一位小数。")]
        : [];

    private static Obstacle Wrong(AppointmentId appointment, string message) => new(AppointeeRules.Exam, message, Field(appointment));

    /// <summary>Name of the field of a candidate's mark.</summary>
    public static string Field(AppointmentId appointment) => "Score-" + appointment.Value;
}

/// <summary>An exam as entered.</summary>
public sealed record LawExamEntry(LawExamId Id, string Title, DateOnly Day, TimeOnly Start, string Place, int Minutes, bool IsOpenBook);

/// <summary>A correction of a mark (更正成绩): signed by who was signed in, with its reason.</summary>
/// <param name="Order">From 1.</param>
/// <param name="Appointment">The candidate's nomination.</param>
/// <param name="ScoreBefore">The mark before; null when absent.</param>
/// <param name="AbsenceBefore">Absent before; null when there was a mark.</param>
/// <param name="Score">The mark since; null when absent.</param>
/// <param name="Absence">Absent since; null when there is a mark.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who signed.</param>
/// <param name="On">The day.</param>
public sealed record ExamCorrection(
    int Order, AppointmentId Appointment, decimal? ScoreBefore, ExamAbsence? AbsenceBefore, decimal? Score, ExamAbsence? Absence, string Reason, string By, DateOnly On)
{
    public const int LongestReason = 200;

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

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
