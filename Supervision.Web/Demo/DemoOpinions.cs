using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Documents;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Features.Opinions.Publishing;

namespace Supervision.Web.Demo;

/// <summary>Review opinions of the made-up year, step by step.</summary>
internal sealed partial class DemoOpinions(DemoStage stage, DemoCounty county, DemoMeetings meetings)
{
    private const string Office = "李文静";

    public Task<ReviewOpinionId> OfAsync(SpecialReportId report) =>
        stage.AskAsync(db => db.ReviewOpinions.Where(o => o.Report == report).Select(o => o.Id).SingleAsync());

    /// <summary>The job compiles.</summary>
    public Task CompileAsync(ReviewOpinionId opinion) =>
        stage.DoAsync<CompileReviewOpinion>("系统", u => u.RunAsync(opinion, null, default));

    /// <summary>The work committee completes the draft and its head checks it.</summary>
    public async Task CheckAsync(ReviewOpinionId opinion, string head, string body, DateOnly day)
    {
        stage.GoTo(day, 10);
        await FoldAsync(opinion, head);
        var draft = await stage.AskAsync(db => db.ReviewOpinions.AsNoTracking().SingleAsync(o => o.Id == opinion));
        foreach (var point in draft.Points.Where(p => p.Part == OpinionPart.Proposal))
        {
            await stage.DoAsync<SetBodies>(head, u => u.RunAsync(opinion, point.Id, county.Bodies[body].Id, [], default));
        }

        foreach (var note in draft.Unused.Where(u => string.IsNullOrWhiteSpace(u.Reason)))
        {
            await stage.DoAsync<SetAsideNote>(head, u => u.RunAsync(opinion, note.Note, "属于对报告本身的评价，不作为意见建议。", default));
        }

        await stage.DoAsync<AddressOpinion>(head, u => u.RunAsync(opinion, county.Bodies["县人民政府"].Id, "县委办公室", default));
        await stage.DoAsync<CheckByCommittee>(head, u => u.RunAsync(opinion, default));
    }

    public async Task LeadCheckAsync(ReviewOpinionId opinion, string lead, DateOnly day)
    {
        stage.GoTo(day, 16);
        await stage.DoAsync<CheckByLead>(lead, u => u.RunAsync(opinion, default));
    }

    public async Task ApproveAsync(ReviewOpinionId opinion, DateOnly day)
    {
        await meetings.CouncilAsync(day, meeting => meetings.PutAsync(meeting, new(MatterKind.Opinion, opinion.Value)));
        await stage.DoAsync<ApproveOpinion>(Office, u => u.RunAsync(opinion, default));
    }

    public async Task DispatchAsync(ReviewOpinionId opinion, DateOnly day)
    {
        stage.GoTo(day, 10);
        await stage.DoAsync<NumberOpinion>(Office, async u => await u.RunAsync(opinion, null, null, default));
        await stage.DoAsync<DispatchOpinion>(Office, u => u.RunAsync(opinion, default));
    }

    public async Task ReceiveAsync(ReviewOpinionId opinion, DateOnly day)
    {
        stage.GoTo(day, 9);
        var bodies = await stage.AskAsync(async db =>
            (await db.ReviewOpinions.AsNoTracking().SingleAsync(o => o.Id == opinion)).Dispatches.Select(d => d.Body).ToList());
        foreach (var body in bodies)
        {
            await stage.DoAsync<ConfirmReceipt>(Office, u => u.RunAsync(opinion, body, day, default));
        }
    }

    /// <summary>Nobody spoke: the council decides that no opinion is made of these.</summary>
    public async Task ForgoAsync(IReadOnlyList<ReviewOpinionId> opinions, DateOnly day)
    {
        await meetings.CouncilAsync(day, async meeting =>
        {
            foreach (var opinion in opinions)
            {
                await meetings.PutAsync(meeting, new(MatterKind.Opinion, opinion.Value));
            }
        });
        foreach (var opinion in opinions)
        {
            await stage.DoAsync<ForgoOpinion>(Office, u => u.RunAsync(opinion, default));
        }
    }

    /// <summary>A copy for the public: made, checked by the head of the committee, published.</summary>
    public async Task PublishAsync(ReviewOpinionId opinion, PublicationKind kind, string head, DateOnly day)
    {
        stage.GoTo(day, 10);
        await stage.DoAsync<MakePublication>(Office, u => u.RunAsync(opinion, kind, default));
        var copy = await stage.AskAsync(db => db.Publications.Where(p => p.MatterId == opinion.Value && p.Kind == kind).Select(p => p.Id).SingleAsync());
        await stage.DoAsync<SubmitPublication>(Office, u => u.RunAsync(copy, default));
        stage.GoTo(day, 15);
        await stage.DoAsync<CheckPublication>(head, u => u.RunAsync(copy, default));
        await stage.DoAsync<PublishCopy>(Office, u => u.RunAsync(copy, default));
    }

    /// <summary>归档.</summary>
    public async Task CloseAsync(ReviewOpinionId opinion, DateOnly day)
    {
        stage.GoTo(day, 16);
        await stage.DoAsync<CloseOpinion>(Office, u => u.RunAsync(opinion, default));
    }

    // What an editor does with a proposal that another one already contains.
    private async Task FoldAsync(ReviewOpinionId opinion, string head)
    {
        while (await PairAsync(opinion) is var (longer, shorter))
        {
            await stage.DoAsync<MergePoints>(head, u => u.RunAsync(opinion, longer.Id, shorter.Id, default));
            var merged = await stage.AskAsync(async db => (await db.ReviewOpinions.AsNoTracking().SingleAsync(o => o.Id == opinion)).Points.Single(p => p.Id == longer.Id));
            await stage.DoAsync<EditPoint>(head, u => u.RunAsync(opinion, new(merged.Id, merged.Revision, merged.Heading, longer.Text), default));
        }
    }

    private async Task<(OpinionPoint Longer, OpinionPoint Shorter)?> PairAsync(ReviewOpinionId opinion)
    {
        var points = await stage.AskAsync(async db =>
            (await db.ReviewOpinions.AsNoTracking().SingleAsync(o => o.Id == opinion)).Points.Where(p => p.Part == OpinionPart.Proposal).ToList());
        var pairs = from longer in points
                    from shorter in points
                    where longer != shorter && longer.Text.Contains(shorter.Text.TrimEnd('。'), StringComparison.Ordinal)
                    select (longer, shorter);
        return pairs.Cast<(OpinionPoint, OpinionPoint)?>().FirstOrDefault();
    }
}
