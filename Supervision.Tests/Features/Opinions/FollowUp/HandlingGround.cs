using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Opinions.FollowUp;

namespace Supervision.Tests.Features.Opinions.FollowUp;

/// <summary>The opinion of D-16.26, dispatched on 3 July 2026 and received on Sunday 5 July, and the people who handle it.</summary>
internal sealed class HandlingGround : IAsyncDisposable
{
    private HandlingGround(OpinionStage stage, ReviewOpinionId id) => (Stage, Id) = (stage, id);

    public OpinionStage Stage { get; }

    public ReviewOpinionId Id { get; }

    public TestApp App => Stage.App;

    public SupervisedBodyId Government => Stage.Government.Id;

    public SupervisedBodyId Health => Stage.Health.Id;

    /// <summary>Lays the ground. All proposals are the Health Bureau's unless told otherwise.</summary>
    public static async Task<HandlingGround> LayAsync(Func<OpinionStage, ReviewOpinion>? dispatched = null)
    {
        var stage = await OpinionStage.SetAsync();
        var opinion = (dispatched ?? Dispatched)(stage);
        foreach (var dispatch in opinion.Dispatches.Where(d => d.ReceivedOn is null))
        {
            opinion.Receive(dispatch.Body, new(2026, 7, 5), ReceiptKind.Confirmed, AnOpinion.By(new(2026, 7, 5)));
        }

        var ground = new HandlingGround(stage, await stage.AddAsync(opinion));
        ground.GoTo(7, 6);
        await ground.ReplanAsync();
        return ground;
    }

    /// <summary>Sets the clock to nine in the morning of a day in Beijing.</summary>
    public void GoTo(int month, int day, int year = 2026) => App.Clock.SetUtcNow(new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.FromHours(8)));

#pragma warning disable CA1822 // Reads as the ground's own act in every test.
    public async Task<Outcome> DoAsync<T>(Task<Acting> who, Func<T, Task<Outcome>> act)
        where T : notnull
    {
        await using var acting = await who;
        return await act(acting.Get<T>());
    }
#pragma warning restore CA1822

    /// <summary>The same, and it must be done.</summary>
    public async Task MustAsync<T>(Task<Acting> who, Func<T, Task<Outcome>> act)
        where T : notnull => Assert.Equal([], (await DoAsync(who, act)).Obstacles.Select(o => o.Message));

    public Task<Acting> LiaisonAsync() => Stage.LiaisonAsync(Stage.Government);

    public static HandlingFile Pdf(string words = "正文", Guid? form = null) =>
        new(form ?? Guid.NewGuid(), "报告.pdf", new MemoryStream([.. "%PDF-1.7\n"u8, .. System.Text.Encoding.UTF8.GetBytes(words)]));

    public Task<Outcome> HandInAsync(HandlingPaperKind kind, string words = "", Guid? form = null, SupervisedBodyId? organ = null) =>
        DoAsync<HandInPaper>(organ == Health ? Stage.LiaisonAsync(Stage.Health) : LiaisonAsync(), u => u.RunAsync(Id, organ ?? Government, kind, Pdf(kind + words, form), default));

    public async Task MustHandInAsync(HandlingPaperKind kind, string words = "") =>
        Assert.Equal([], (await HandInAsync(kind, words)).Obstacles.Select(o => o.Message));

    /// <summary>Every point answered by the body that has it.</summary>
    public async Task AnswerAsync(string result = "已经统一", PointStatus status = PointStatus.Done)
    {
        var opinion = await Stage.ReadAsync(Id);
        foreach (var body in opinion.Organs.SelectMany(opinion.AskedOf).GroupBy(a => a.Body))
        {
            var entries = body.Select(a => new AnswerEntry(a.Id, status, "成立专班", result, "", App.Clock.GetUtcNow().BeijingDate())).ToList();
            await MustAsync<KeepHandling>(Stage.OfficeAsync(), u => u.RunAsync(Id, body.Key, entries, null, default));
        }
    }

    /// <summary>Plan, answers and draft, so that the committee has it.</summary>
    public async Task SendDraftAsync()
    {
        await MustHandInAsync(HandlingPaperKind.Plan);
        await AnswerAsync();
        await MustHandInAsync(HandlingPaperKind.Draft);
    }

    /// <summary>The whole way up to the report.</summary>
    public async Task ReportAsync()
    {
        await SendDraftAsync();
        await MustAsync<CommentOnHandling>(Stage.HeadAsync(), u => u.RunAsync(Id, Government, "请补充资金安排", default));
        await MustHandInAsync(HandlingPaperKind.Report);
    }

    /// <summary>The council meets on the clock's day and decides on everything that waits.</summary>
    public async Task CouncilAsync(CouncilOutcome outcome)
    {
        var meeting = CouncilMeeting.Plan(
            new(Guid.CreateVersion7()), Stage.Term.Id, App.Clock.GetUtcNow().BeijingDate().DayOfYear, App.Clock.GetUtcNow().BeijingDate(), Stage.ChairMember.Id);
        await using (var db = await App.OpenAsync())
        {
            db.Add(meeting);
            await db.SaveChangesAsync();
        }

        await Stage.PutAsync(meeting.Id);
        await Stage.DecideAsync(meeting.Id, outcome);
    }

    /// <summary>The council decides on the report and the Office enters it.</summary>
    public async Task DecideAsync(OutcomeKind kind, ReportDisposal disposal = ReportDisposal.Print, string remarks = "")
    {
        await CouncilAsync(kind == OutcomeKind.NotAccepted ? CouncilOutcome.Rejected : CouncilOutcome.Approved);
        await MustAsync<RegisterReportDecision>(Stage.OfficeAsync(), u => u.RunAsync(Id, Government, kind, disposal, remarks, default));
    }

    public async Task<OpinionHandling> HandlingAsync(SupervisedBodyId? organ = null)
    {
        await using var db = await App.OpenAsync();
        return await db.OpinionHandlings.AsNoTracking().SingleAsync(h => h.Opinion == Id && h.Organ == (organ ?? Government));
    }

    public async Task<Obligation> DutyAsync(string kind)
    {
        await using var db = await App.OpenAsync();
        return await db.Obligations.AsNoTracking().SingleAsync(o => o.MatterId == Id.Value && o.Kind == kind);
    }

    public async Task<FollowUpView> ViewAsync()
    {
        await using var office = await Stage.OfficeAsync();
        return (await office.Get<FollowUpQueries>().FindAsync(Id, default))!;
    }

    public async Task<IReadOnlyList<string>> HistoryAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.AuditEntries.Where(e => e.MatterId == Id.Value && e.Sentence != "").OrderBy(e => e.Sequence).Select(e => e.Sentence).ToListAsync();
    }

    public async Task ReplanAsync()
    {
        await using var acting = await Stage.SystemAsync();
        await using var db = await App.OpenAsync();
        await acting.Get<DeadlinePlanner>().SaveAsync(db, [(await Stage.ReadAsync(Id)).Matter], default);
    }

    public ValueTask DisposeAsync() => Stage.DisposeAsync();

    private static ReviewOpinion Dispatched(OpinionStage stage) =>
        AnOpinion.Dispatched(new(2026, 7, 3), new(2026, 7, 3), stage.New(3), stage.Health.Id);
}
