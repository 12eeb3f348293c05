using Supervision.Domain.Calendar;
using Supervision.Domain.Opinions;

namespace Supervision.Benchmarks.Data;

/// <summary>Lets the main organ answer an opinion: plan, answers, draft, comment, report, and the council accept it.</summary>
internal sealed class HandlingMaker(ReviewOpinion opinion, Words words)
{
    /// <summary>The handling as it stood after these three months; to the end when it is closed.</summary>
    public OpinionHandling Make(DateOnly day, bool isClosed)
    {
        var organ = opinion.MainOrgan!.Value;
        var handling = OpinionHandling.Open(opinion.Id, organ, At(day.AddDays(-80)));
        var asked = opinion.AskedOf(organ);
        HandIn(handling, HandlingPaperKind.Plan, asked, day.AddDays(-60));
        handling.Keep(asked, [.. asked.Select(a => a.Body).Distinct()], [.. asked.Select(a => new AnswerEntry(
            a.Id, PointStatus.Done, words.Measure(), words.Measure(), "现场照片和台账", day.AddDays(-30)))], By(day.AddDays(-20)), byOffice: false);
        Follow(handling, day.AddDays(-20));
        if (!isClosed)
        {
            return handling;
        }

        HandIn(handling, HandlingPaperKind.Draft, asked, day.AddDays(-10));
        handling.Comment(words.Problem(), By(day.AddDays(-8)));
        HandIn(handling, HandlingPaperKind.Report, asked, day);
        handling.Apply(new(OutcomeKind.Accepted, ReportDisposal.File, OutcomeSource.Council, words.Id(), day.AddDays(10), null, ""), By(day.AddDays(10)));

        Follow(handling, day.AddDays(10));
        opinion.Publish(By(day.AddDays(30)));
        opinion.Close(0, By(day.AddDays(60)));
        return handling;
    }

    private static DateTimeOffset At(DateOnly day) => day.StartOfDay().AddHours(15).ToUniversalTime();

    private static Editor By(DateOnly day) => new("罗小梅", At(day));

    private void HandIn(OpinionHandling handling, HandlingPaperKind kind, IReadOnlyList<AskedPoint> asked, DateOnly day) =>
        handling.HandIn(kind, new(words.Id(), words.Id(), "AB", "研究处理情况.docx"), new(asked, OwesPlan: true, null, day.AddDays(5), day), By(day));

    private void Follow(OpinionHandling handling, DateOnly day) => opinion.Follow([handling], By(day));
}
