using Supervision.Domain.Opinions;
using Supervision.Domain.Sittings;
using Supervision.Web.Features.Opinions.FollowUp;

namespace Supervision.Web.Demo;

/// <content>The months after dispatch: plan, answers, comments, report, and what the council says to it.</content>
internal sealed partial class DemoOpinions
{
    private SupervisedBodyId Organ => county.Bodies["县人民政府"].Id;

    /// <summary>The main organ hands in a paper on its handling.</summary>
    public async Task HandInAsync(ReviewOpinionId opinion, HandlingPaperKind kind, string liaison, DateOnly day)
    {
        stage.GoTo(day, 11);
        var words = HandlingPaperKinds.Of(kind);
        await stage.DoAsync<HandInPaper>(liaison, u => u.RunAsync(opinion, Organ, kind, new(Guid.CreateVersion7(), words + ".docx", DemoWord.Write(
            words, "县人大常委会：", OpeningOf(kind), "各条办理情况附后。")), default));
    }

    /// <summary>The main organ answers every point with what was done about it and sends its draft to the committee.</summary>
    public async Task AnswerAsync(ReviewOpinionId opinion, IReadOnlyList<DemoAnswer> answers, string liaison, DateOnly day)
    {
        await KeepAsync(opinion, answers, liaison, day);
        await HandInAsync(opinion, HandlingPaperKind.Draft, liaison, day);
    }

    /// <summary>After a refusal every point is answered anew, and the organ reports once more.</summary>
    public async Task AnswerAgainAsync(ReviewOpinionId opinion, IReadOnlyList<DemoAnswer> answers, string liaison, DateOnly day)
    {
        await KeepAsync(opinion, answers, liaison, day);
        await HandInAsync(opinion, HandlingPaperKind.SecondReport, liaison, day);
    }

    /// <summary>The committee verifies point by point, before the council decides.</summary>
    public async Task VerifyAsync(ReviewOpinionId opinion, IReadOnlyList<DemoAnswer> answers, string head, DateOnly day)
    {
        stage.GoTo(day, 15);
        foreach (var point in await ProposalsAsync(opinion))
        {
            var answer = DemoAnswer.To(point, answers);
            await stage.DoAsync<VerifyPoint>(head, u => u.RunAsync(opinion, Organ, point.Id, answer.Verdict, answer.Found, default));
        }
    }

    public async Task CommentAsync(ReviewOpinionId opinion, string head, string words, DateOnly day)
    {
        stage.GoTo(day, 15);
        await stage.DoAsync<CommentOnHandling>(head, u => u.RunAsync(opinion, Organ, words, default));
    }

    /// <summary>The council accepts the report on the handling.</summary>
    public async Task AcceptAsync(ReviewOpinionId opinion, DateOnly day)
    {
        await PutAsync(opinion, day, CouncilOutcome.Approved, "");
        await stage.DoAsync<RegisterReportDecision>(Office, u => u.RunAsync(opinion, Organ, OutcomeKind.Accepted, ReportDisposal.Print, "", default));
    }

    /// <summary>The council does not accept it (不予接受): the organ has to rectify and to report again.</summary>
    public async Task RefuseAsync(ReviewOpinionId opinion, string reason, DateOnly day)
    {
        await PutAsync(opinion, day, CouncilOutcome.Rejected, reason);
        await stage.DoAsync<RegisterReportDecision>(Office, u => u.RunAsync(opinion, Organ, OutcomeKind.NotAccepted, ReportDisposal.FollowUp, reason, default));
    }

    /// <summary>The main organ asks for more time; <paramref name="until"/> makes the new day of the old one.</summary>
    public async Task AskExtensionAsync(ReviewOpinionId opinion, string reason, Func<DateOnly, DateOnly> until, string liaison, DateOnly day)
    {
        stage.GoTo(day, 11);
        var report = await stage.AskAsync(db => db.Obligations.AsNoTracking().SingleAsync(o => o.MatterId == opinion.Value && o.Kind == "opinion.report"));
        await stage.DoAsync<AskExtension>(liaison, u => u.RunAsync(opinion, Organ, new(until(report.Deadline.Day), reason), default));
    }

    public async Task GrantExtensionAsync(ReviewOpinionId opinion, DateOnly day)
    {
        await PutAsync(opinion, day, CouncilOutcome.Approved, "");
        await stage.DoAsync<RegisterExtension>(Office, u => u.RunAsync(opinion, Organ, null, default));
    }

    private Task PutAsync(ReviewOpinionId opinion, DateOnly day, CouncilOutcome outcome, string note) =>
        meetings.CouncilAsync(day, meeting => meetings.PutAsync(meeting, new(MatterKind.Opinion, opinion.Value)), outcome, note);

    // What is still under way has a day ahead of it.
    private async Task KeepAsync(ReviewOpinionId opinion, IReadOnlyList<DemoAnswer> answers, string liaison, DateOnly day)
    {
        stage.GoTo(day, 10);
        var entries = (await ProposalsAsync(opinion)).Select(p => (p.Id, Answer: DemoAnswer.To(p, answers))).Select(p => new AnswerEntry(
            p.Id, p.Answer.Status, p.Answer.Measures, p.Answer.Result, p.Answer.Evidence, p.Answer.Status == PointStatus.Done ? day : day.AddMonths(2)));
        await stage.DoAsync<KeepHandling>(liaison, u => u.RunAsync(opinion, Organ, [.. entries], null, default));
    }

    private Task<List<OpinionPoint>> ProposalsAsync(ReviewOpinionId opinion) => stage.AskAsync(async db =>
        (await db.ReviewOpinions.AsNoTracking().SingleAsync(o => o.Id == opinion)).Points.Where(p => p.Part == OpinionPart.Proposal).ToList());

    private static string OpeningOf(HandlingPaperKind kind) => kind switch
    {
        HandlingPaperKind.RectificationPlan => "主任会议决定不予接受报告后，县人民政府召开专题会议，对没有办到的事项逐条明确责任单位、整改措施和完成时间。",
        HandlingPaperKind.SecondReport => "县人民政府按照整改方案逐条整改，现将整改情况再次报告。",
        _ => "收到审议意见后，县人民政府召开常务会议研究，逐条明确牵头部门、措施和完成时间。",
    };
}
