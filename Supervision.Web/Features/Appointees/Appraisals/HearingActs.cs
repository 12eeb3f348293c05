using Supervision.Domain.Appointees;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>A person reported at the sitting (登记述职), or in writing with the council's leave (D-9.7).</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class HearAppraisal(AppraisalActing acting)
{
    public Task<Outcome> RunAsync(AppraisalId id, int subject, DateOnly day, bool isWritten, string leave, CancellationToken stop) => acting.KeepAsync(id, async act =>
    {
        var sitting = await act.SittingAsync(act.Appraisal.Sitting);
        if (act.Appraisal.ObstaclesToHear(subject, day, sitting?.FirstDay ?? DateOnly.MaxValue, isWritten, leave, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Appraisal.Hear(subject, day, isWritten, leave);
        act.Tell($"{act.Appraisal.Find(subject)!.Name}于{day.Full()}{(isWritten ? $"书面述职（{leave.Trim()}）" : "述职")}");
        return [];
    }, stop);
}

/// <summary>A question or a comment at the sitting is written down (记录提问、评议).</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class NoteAppraisalRemark(AppraisalActing acting)
{
    public Task<Outcome> RunAsync(AppraisalId id, RemarkEntry entry, CancellationToken stop) => acting.PersonnelAsync(id, act =>
    {
        if (act.Appraisal.ObstaclesToNote(entry) is { Count: > 0 } obstacles)
        {
            return Task.FromResult(obstacles);
        }

        act.Appraisal.Note(entry, act.Today);
        act.Tell($"记录{(entry.IsQuestion ? "提问" : "评议")} 1 条");
        return Task.FromResult<IReadOnlyList<Obstacle>>([]);
    }, stop);
}

/// <summary>Takes over the announced result of the round that was held for this appraisal (登记测评结果): totals only, never a ballot.</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class TakeAppraisalRound(AppraisalActing acting)
{
    public Task<Outcome> RunAsync(AppraisalId id, CancellationToken stop) => acting.KeepAsync(id, async act =>
    {
        if (await AppraisalRounds.OpenAsync(act.Db, act.Appraisal, stop) is not [var round, ..])
        {
            return [new(AppointeeRules.Appraisals, "还没有已经公布结果的测评轮次，请先办理测评。")];
        }

        var taken = AppraisalRounds.Read(act.Appraisal, round);
        if (act.Appraisal.ObstaclesToTake(taken) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Appraisal.Take(taken);
        act.Tell($"登记{round.Title}的结果，{taken.Lines.Count} 人");
        return [];
    }, stop);
}

/// <summary>Rounds of an appraisal.</summary>
internal static class AppraisalRounds
{
    /// <summary>Every round held or prepared for it, the oldest first; rehearsals left out.</summary>
    public static async Task<IReadOnlyList<RatingRound>> OfAsync(SupervisionDb db, Appraisal appraisal, CancellationToken stop) =>
        [.. (await db.RatingRounds.AsNoTracking().Where(r => !r.IsRehearsal).ToListAsync(stop))
            .Where(r => r.Subjects.Any(s => s.Matter == appraisal.Matter)).OrderBy(r => r.Id.Value)];

    /// <summary>Announced ones whose result is not taken over; one that was voted again gives way to the later.</summary>
    public static async Task<IReadOnlyList<RatingRound>> OpenAsync(SupervisionDb db, Appraisal appraisal, CancellationToken stop)
    {
        var all = await OfAsync(db, appraisal, stop);
        var repeated = all.Where(r => r.State == RoundState.Announced).Select(r => r.Earlier).ToHashSet();
        return [.. all.Where(r => r.State == RoundState.Announced && !repeated.Contains(r.Id) && appraisal.Results.All(t => t.Round != r.Id)).OrderBy(r => r.AnnouncedAt)];
    }

    /// <summary>The round in the terms of the appraisal; persons are found by name and post as printed.</summary>
    public static RoundTaken Read(Appraisal appraisal, RatingRound round) => new(
        round.Id, round.ClosedAt!.Value.BeijingDate(), round.AnnouncedAt!.Value.BeijingDate(),
        [.. from subject in round.Subjects
            let person = appraisal.Appraised.FirstOrDefault(s => s.Name == subject.Name && s.Post == subject.Post)
            let count = round.Results.First(r => r.Subject == subject.Order)
            where person is not null
            select LineOf(person.Order, round.Content.Method, count)]);

    private static ResultLine LineOf(int subject, RatingMethod method, SubjectCount count)
    {
        var (tally, result) = (count.HasVotes ? count.Overall : null, count.Result);
        string?[] others = [tally?.Invalid > 0 ? $"无效 {tally.Invalid} 票" : null, tally?.Abstained > 0 ? $"弃权 {tally.Abstained} 票" : null];
        var votes = tally is null ? "票数不单独显示" : string.Join("，", method.Grades.Select((g, i) => $"{g.Name} {tally.Votes[i]} 票").Concat(others.OfType<string>()));
        return new(
            subject, result is { Outcome: CountOutcome.Graded, Grade: { } grade } ? method.Grades[grade].Name : null, result.Grade == method.Grades.Length - 1,
            votes, result.Rate, tally is null ? "" : $"{tally.Votes[0]}/{result.Base}");
    }
}
