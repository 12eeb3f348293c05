using Supervision.Domain.Appointees;
using Supervision.Web.Features.Appointees.Exams;

namespace Supervision.Web.Features.Appointees.Own;

/// <summary>A question as the candidate sees it: never its answer.</summary>
public sealed record AskedQuestion(int Order, QuestionKind Kind, string Text, IReadOnlyList<string> Choices, int Points, string Chosen);

/// <summary>The own sitting as the page shows it.</summary>
/// <param name="Exam">The exam.</param>
/// <param name="Title">Its name.</param>
/// <param name="Minutes">Its time.</param>
/// <param name="Questions">All questions; empty before it was begun and after it ended.</param>
/// <param name="Count">How many there are.</param>
/// <param name="EndsAt">When the time is over (UTC); null before it was begun.</param>
/// <param name="Now">Now (UTC).</param>
/// <param name="Result">The mark in words, once it is there.</param>
public sealed record OwnExamPaper(
    LawExamId Exam, string Title, int Minutes, IReadOnlyList<AskedQuestion> Questions, int Count, DateTimeOffset? EndsAt, DateTimeOffset Now, string Result)
{
    public bool IsRunning => EndsAt >= Now && Result.Length == 0;

    public int Answered => Questions.Count(q => q.Chosen.Length > 0);

    public int MinutesLeft => EndsAt is { } end ? (int)Math.Ceiling((end - Now).TotalMinutes) : Minutes;

    /// <summary>Whole seconds that are left, for the countdown of the page; the server decides.</summary>
    public int SecondsLeft => EndsAt is { } end ? Math.Max(0, (int)Math.Ceiling((end - Now).TotalSeconds)) : 0;

    /// <summary>When it stops for all (UTC).</summary>
    public DateTimeOffset StopsAt { get; init; }

    /// <summary>Until when it may be begun (UTC).</summary>
    public DateTimeOffset AdmitsUntil { get; init; }
}

/// <summary>Reads the own exam on screen.</summary>
public sealed class OwnExamQueries(OwnSittings sittings, SaveExamAnswers saving)
{
    /// <summary>The paper; null when the person is no candidate, or the exam is on paper. A sitting whose time is over is ended first.</summary>
    public async Task<OwnExamPaper?> FindAsync(LawExamId id, CancellationToken stop)
    {
        if (await ReadAsync(id, stop) is not { } read)
        {
            return null;
        }

        if (read is { EndsAt: not null, IsRunning: false, Result.Length: 0 })
        {
            await saving.RunAsync(id, new Dictionary<int, string>(), false, stop);
            return await ReadAsync(id, stop);
        }

        return read;
    }

    private async Task<OwnExamPaper?> ReadAsync(LawExamId id, CancellationToken stop)
    {
        if (await sittings.OpenAsync(id, stop) is not { } own)
        {
            return null;
        }

        await using var context = own.Db;
        if (!own.Exam.IsOnScreen)
        {
            return null;
        }

        var given = own.Sitting?.Answers.ToDictionary(a => a.Order, a => a.Choice) ?? [];
        var isRunning = own.Sitting is { IsRunning: true } && own.Now <= own.Sitting.EndsAt;
        return new(
            id, own.Exam.Title, own.Exam.Minutes,
            isRunning ? [.. own.Exam.Paper.Select(q => new AskedQuestion(q.Order, q.Kind, q.Text, q.Choices, q.Points, given.GetValueOrDefault(q.Order, "")))] : [],
            own.Exam.Paper.Count, own.Sitting?.EndsAt, own.Now,
            own.Sitting?.IsRunning == false || own.Candidate.IsMarked ? AppointeeQueries.ResultOf(own.Exam, own.Candidate) : "")
        {
            StopsAt = own.Exam.StartsAt.AddMinutes(own.Exam.Minutes),
            AdmitsUntil = own.Exam.StartsAt.AddMinutes(ExamSitting.AdmitMinutesOf(own.Exam)),
        };
    }
}
