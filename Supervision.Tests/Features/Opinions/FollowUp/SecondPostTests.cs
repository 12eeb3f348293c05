using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Opinions.FollowUp;
using Supervision.Web.Features.Opinions.Publishing;

namespace Supervision.Tests.Features.Opinions.FollowUp;

/// <summary>Every act of the months after dispatch, posted twice: from a second tab, and from two tabs at one moment. It is done once.</summary>
public sealed class SecondPostTests
{
    private static readonly DateOnly Later = new(2026, 12, 31);

    /// <summary>How far the ground is led, and the act. New use cases of these subjects must be named here.</summary>
    private static readonly Dictionary<string, (Func<HandlingGround, Task> Before, Func<HandlingGround, Guid, Task<Outcome>> Act)> Acts = new(StringComparer.Ordinal)
    {
        [nameof(KeepHandling)] = (_ => Task.CompletedTask, async (g, _) => await g.DoAsync<KeepHandling>(
            g.Stage.LiaisonAsync(g.Stage.Health), async u => await u.RunAsync(g.Id, g.Health, [await EntryAsync(g)], null, default))),
        [nameof(AttachEvidence)] = (_ => Task.CompletedTask, async (g, form) => await g.DoAsync<AttachEvidence>(
            g.Stage.LiaisonAsync(g.Stage.Health), async u => await u.RunAsync(g.Id, g.Health, (await EntryAsync(g)).Point, HandlingGround.Pdf("佐证", form), default))),
        [nameof(HandInPaper)] = (_ => Task.CompletedTask, (g, form) => g.HandInAsync(HandlingPaperKind.Plan, form: form)),
        [nameof(TakeBackReport)] = (g => g.ReportAsync(), (g, _) => g.DoAsync<TakeBackReport>(g.LiaisonAsync(), u => u.RunAsync(g.Id, g.Government, default))),
        [nameof(RefusePoints)] = (_ => Task.CompletedTask, (g, _) => RefuseAsync(g)),
        [nameof(ProposeRefusal)] = (async g => await RefuseAsync(g), (g, _) => ProposeAsync(g)),
        [nameof(SettleRefusal)] = (async g =>
        {
            await RefuseAsync(g);
            await ProposeAsync(g);
        }, (g, _) => g.DoAsync<SettleRefusal>(g.Stage.LeadAsync(), u => u.RunAsync(g.Id, g.Health, true, default))),
        [nameof(CommentOnHandling)] = (g => g.SendDraftAsync(), (g, _) => g.DoAsync<CommentOnHandling>(
            g.Stage.HeadAsync(), u => u.RunAsync(g.Id, g.Government, "请补充资金安排", default))),
        [nameof(VerifyPoint)] = (g => g.SendDraftAsync(), async (g, _) => await g.DoAsync<VerifyPoint>(
            g.Stage.StaffAsync(), async u => await u.RunAsync(g.Id, g.Government, (await EntryAsync(g)).Point, PointVerdict.Settled, "看过现场", default))),
        [nameof(AskExtension)] = (_ => Task.CompletedTask, (g, _) => ExtendAsync(g)),
        [nameof(RegisterExtension)] = (async g =>
        {
            await ExtendAsync(g);
            await g.CouncilAsync(CouncilOutcome.Approved);
        }, (g, _) => g.DoAsync<RegisterExtension>(g.Stage.OfficeAsync(), u => u.RunAsync(g.Id, g.Government, null, default))),
        [nameof(RegisterReportDecision)] = (async g =>
        {
            await g.ReportAsync();
            await g.CouncilAsync(CouncilOutcome.Approved);
        }, (g, _) => g.DoAsync<RegisterReportDecision>(g.Stage.OfficeAsync(), u => u.RunAsync(
            g.Id, g.Government, OutcomeKind.Accepted, ReportDisposal.Print, "", default))),
        [nameof(PutHandlingOnAgenda)] = (async g =>
        {
            await g.ReportAsync();
            await g.DecideAsync(OutcomeKind.OnAgenda, ReportDisposal.Agenda);
            await using var db = await g.App.OpenAsync();
            db.Add(Sitting.Plan(new(Guid.NewGuid()), g.Stage.Term.Id, 32, new(new(2026, 8, 27), new(2026, 8, 27), new(9, 0), "三楼"), false, new(2026, 7, 6)));
            await db.SaveChangesAsync();
        }, async (g, _) => await g.DoAsync<PutHandlingOnAgenda>(g.Stage.OfficeAsync(), async u =>
        {
            await using var db = await g.App.OpenAsync();
            return await u.RunAsync(g.Id, g.Government, (await db.Sittings.SingleAsync()).Id, default);
        })),
        [nameof(MakePublication)] = (_ => Task.CompletedTask, (g, _) => MakeAsync(g)),
        [nameof(BlackOut)] = (async g => await MakeAsync(g), async (g, _) => await OfCopyAsync<BlackOut>(
            g, g.Stage.OfficeAsync(), async (u, copy) => await u.RunAsync(copy, 2, (await BlockAsync(g))[..4], SecrecyGround.PersonalInformation, default))),
        [nameof(ShowBlackedOut)] = (async g =>
        {
            await MakeAsync(g);
            await OfCopyAsync<BlackOut>(g, g.Stage.OfficeAsync(), async (u, copy) =>
                await u.RunAsync(copy, 2, (await BlockAsync(g))[..4], SecrecyGround.PersonalInformation, default));
        }, async (g, _) => await OfCopyAsync<ShowBlackedOut>(g, g.Stage.OfficeAsync(), async (u, copy) => await u.RunAsync(copy, 2, await PartAsync(g), default))),
        [nameof(SubmitPublication)] = (async g => await MakeAsync(g), async (g, _) => await SubmitAsync(g)),
        [nameof(CheckPublication)] = (async g =>
        {
            await MakeAsync(g);
            await SubmitAsync(g);
        }, (g, _) => CheckAsync(g)),
        [nameof(ReturnPublication)] = (async g =>
        {
            await MakeAsync(g);
            await SubmitAsync(g);
        }, (g, _) => OfCopyAsync<ReturnPublication>(g, g.Stage.HeadAsync(), (u, copy) => u.RunAsync(copy, "第二段要核", default))),
        [nameof(PublishCopy)] = (CheckedAsync, (g, _) => PublishAsync(g)),
        [nameof(WithdrawPublication)] = (async g =>
        {
            await CheckedAsync(g);
            await PublishAsync(g);
        }, (g, _) => OfCopyAsync<WithdrawPublication>(g, g.Stage.OfficeAsync(), (u, copy) => u.RunAsync(copy, "内容有误", default))),
        [nameof(CloseOpinion)] = (PublishedAsync, (g, _) => g.DoAsync<CloseOpinion>(g.Stage.OfficeAsync(), u => u.RunAsync(g.Id, default))),
    };

    public static TheoryData<string> Names => [.. Acts.Keys];

    // The copy of a survey's report needs a survey: SurveyCourseTests posts it twice.
    [Fact]
    public void Every_use_case_of_these_subjects_is_posted_twice() => Assert.Equal(
        OwnRightWalkTests.UseCasesOf("Opinions.FollowUp", "Opinions.Publishing").Select(t => t.Name).Except([nameof(MakeSurveyPublication)]).Order(StringComparer.Ordinal),
        Acts.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Given_a_form_still_open_in_a_second_tab_When_it_is_posted_too_Then_nothing_is_doubled(string act)
    {
        await using var ground = await HandlingGround.LayAsync();
        ground.GoTo(7, 7);
        await Acts[act].Before(ground);
        var before = await StateAsync(ground);
        var first = await Acts[act].Act(ground, Guid.NewGuid());
        var after = await StateAsync(ground);

        var second = await Acts[act].Act(ground, Guid.NewGuid());

        Assert.Equal([], first.Obstacles.Select(o => o.Message));
        Assert.NotEqual(before, after);
        Assert.Equal(after, await StateAsync(ground));
        Assert.All(second.Obstacles, o => Assert.False(string.IsNullOrWhiteSpace(o.Message)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Given_two_tabs_When_both_post_at_one_moment_Then_it_is_done_once(string act)
    {
        await using var ground = await HandlingGround.LayAsync();
        ground.GoTo(7, 7);
        await Acts[act].Before(ground);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Acts[act].Act(ground, Guid.NewGuid()))));

        Assert.Contains(both, o => o.IsDone);
        var once = await StateAsync(ground);
        await using var alone = await HandlingGround.LayAsync();
        alone.GoTo(7, 7);
        await Acts[act].Before(alone);
        Assert.True((await Acts[act].Act(alone, Guid.NewGuid())).IsDone);
        Assert.Equal(await StateAsync(alone), once);
    }

    [Fact]
    public async Task Given_the_report_is_in_When_a_tab_from_before_saves_or_sends_Then_refused_and_what_stands_stays()
    {
        await using var ground = await HandlingGround.LayAsync();
        ground.GoTo(7, 7);
        await ground.ReportAsync();
        var before = await StateAsync(ground);
        var entry = await EntryAsync(ground) with { Result = "另一个窗口里的旧内容" };

        Outcome[] late =
        [
            await ground.DoAsync<KeepHandling>(ground.Stage.LiaisonAsync(ground.Stage.Health), u => u.RunAsync(ground.Id, ground.Health, [entry], null, default)),
            await ground.DoAsync<AttachEvidence>(ground.Stage.LiaisonAsync(ground.Stage.Health), u => u.RunAsync(ground.Id, ground.Health, entry.Point, HandlingGround.Pdf("迟到"), default)),
            await ground.HandInAsync(HandlingPaperKind.Plan, "旧"), await ground.HandInAsync(HandlingPaperKind.Draft, "旧"), await ground.HandInAsync(HandlingPaperKind.Report, "旧"),
            await ground.DoAsync<CommentOnHandling>(ground.Stage.HeadAsync(), u => u.RunAsync(ground.Id, ground.Government, "迟到的意见", default)),
            await ExtendAsync(ground),
        ];

        Assert.All(late, o => Assert.NotEmpty(o.Obstacles));
        Assert.Equal(before, await StateAsync(ground));
    }

    [Fact]
    public async Task D_8_8_Given_a_point_that_is_another_bodys_When_answered_Then_refused_by_its_name_and_nothing_is_kept()
    {
        await using var ground = await HandlingGround.LayAsync();
        var entry = await EntryAsync(ground);
        var before = await StateAsync(ground);
        Task<Outcome> Keep(Guid point) => ground.DoAsync<KeepHandling>(
            ground.LiaisonAsync(), u => u.RunAsync(ground.Id, ground.Government, [entry with { Point = point }], null, default));

        var foreign = Assert.Single((await Keep(entry.Point)).Obstacles);
        var madeUp = Assert.Single((await Keep(Guid.NewGuid())).Obstacles);

        Assert.Equal((HandlingRules.OwnPoints, "Point1.Status"), (foreign.Clause, foreign.Field));
        Assert.Equal("第 1 条不由本单位主办，不能代为答复。", foreign.Message);
        Assert.Equal("这一条不在交给本单位的意见里。", madeUp.Message);
        Assert.Equal(HandlingRules.OwnPoints, Assert.Single((await ground.DoAsync<AttachEvidence>(
            ground.LiaisonAsync(), u => u.RunAsync(ground.Id, ground.Government, entry.Point, HandlingGround.Pdf(), default))).Obstacles).Clause);
        Assert.Equal(HandlingRules.OwnPoints, Assert.Single((await ground.HandInAsync(HandlingPaperKind.Plan, organ: ground.Health)).Obstacles).Clause);
        Assert.Equal(before, await StateAsync(ground));
    }

    private static async Task<AnswerEntry> EntryAsync(HandlingGround g)
    {
        var point = (await g.Stage.ReadAsync(g.Id)).AskedOf(g.Government).First(a => a.Body == g.Health);
        return new(point.Id, PointStatus.InProgress, "成立专班", "已经起草", "", new(2026, 9, 1));
    }

    private static Task<Outcome> RefuseAsync(HandlingGround g) => g.DoAsync<RefusePoints>(
        g.Stage.LiaisonAsync(g.Stage.Health), u => u.RunAsync(g.Id, g.Health, "不是本局职责", g.Government, default));

    private static Task<Outcome> ProposeAsync(HandlingGround g) => g.DoAsync<ProposeRefusal>(
        g.Stage.OfficeAsync(), u => u.RunAsync(g.Id, g.Health, true, g.Government, "", default));

    private static Task<Outcome> ExtendAsync(HandlingGround g) => g.DoAsync<AskExtension>(
        g.LiaisonAsync(), u => u.RunAsync(g.Id, g.Government, new(Later, "工程量大"), default));

    private static Task<Outcome> MakeAsync(HandlingGround g, PublicationKind kind = PublicationKind.Opinion) => g.DoAsync<MakePublication>(
        g.Stage.OfficeAsync(), u => u.RunAsync(g.Id, kind, default));

    private static Task<Outcome> SubmitAsync(HandlingGround g) => OfCopyAsync<SubmitPublication>(g, g.Stage.OfficeAsync(), (u, copy) => u.RunAsync(copy, default));

    private static Task<Outcome> CheckAsync(HandlingGround g) => OfCopyAsync<CheckPublication>(g, g.Stage.HeadAsync(), (u, copy) => u.RunAsync(copy, default));

    private static Task<Outcome> PublishAsync(HandlingGround g) => OfCopyAsync<PublishCopy>(g, g.Stage.OfficeAsync(), (u, copy) => u.RunAsync(copy, default));

    private static async Task CheckedAsync(HandlingGround g)
    {
        await MakeAsync(g);
        await SubmitAsync(g);
        await CheckAsync(g);
    }

    private static async Task PublishedAsync(HandlingGround g)
    {
        await g.ReportAsync();
        await g.DecideAsync(OutcomeKind.Accepted);
        foreach (var kind in new[] { PublicationKind.Opinion, PublicationKind.HandlingReport })
        {
            g.App.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.True((await MakeAsync(g, kind)).IsDone);
            await SubmitAsync(g);
            await CheckAsync(g);
            Assert.True((await PublishAsync(g)).IsDone);
        }
    }

    private static async Task<Publication> NewestCopyAsync(HandlingGround g)
    {
        await using var db = await g.App.OpenAsync();
        return (await db.Publications.AsNoTracking().ToListAsync()).MaxBy(p => p.MadeAt)!;
    }

    private static async Task<string> BlockAsync(HandlingGround g) => (await NewestCopyAsync(g)).Blocks.Single(b => b.Order == 2).Text;

    private static async Task<Guid> PartAsync(HandlingGround g) =>
        (await NewestCopyAsync(g)).Blocks.SelectMany(b => b.Blackouts).FirstOrDefault()?.Id ?? Guid.Empty;

    private static async Task<Outcome> OfCopyAsync<T>(HandlingGround g, Task<Acting> who, Func<T, PublicationId, Task<Outcome>> act)
        where T : notnull
    {
        var copy = await NewestCopyAsync(g);
        return await g.DoAsync<T>(who, u => act(u, copy.Id));
    }

    // Everything that could be doubled or changed, without ids and hours.
    private static async Task<string> StateAsync(HandlingGround g)
    {
        await using var db = await g.App.OpenAsync();
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleAsync();
        var handlings = await db.OpinionHandlings.AsNoTracking().ToListAsync();
        var owed = (await db.Obligations.AsNoTracking().Where(o => o.MatterId == g.Id.Value).ToListAsync())
            .Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Kind} {o.State} {o.Deadline.Day:yyyy-MM-dd} v{o.Version}")).Order(StringComparer.Ordinal);
        return string.Join('\n', new[]
        {
            $"{opinion.State} {string.Join(' ', opinion.Steps.Select(s => s.To))} {string.Join(' ', opinion.Dispatches.Select(d => $"{d.IsClosed}{d.Refusal?.State}").Order(StringComparer.Ordinal))}",
            $"files {await db.StoredFiles.CountAsync()}, handlings {handlings.Count}, agenda {(await db.Sittings.AsNoTracking().ToListAsync()).Sum(s => s.Agenda.Count)}",
        }.Concat(handlings.Select(h => $"{h.State}: papers {string.Join(' ', h.Papers.Select(p => $"{p.Kind}{p.WithdrawnAt is null}"))}, comments {h.Comments.Count}, "
            + $"extensions {string.Join(' ', h.Extensions.Select(e => e.State))}, outcomes {h.Outcomes.Count}, "
            + $"answers {string.Join(' ', h.Answers.OrderBy(a => opinion.Points.Single(p => p.Id == a.Point).Order).Select(a => $"{a.Status}/{a.Result}/{a.Verdict}/{a.Files.Count}"))}"))
        .Concat((await db.Publications.AsNoTracking().ToListAsync()).OrderBy(p => p.Kind).Select(p =>
            $"{p.Kind} {p.State} {p.Blocks.Sum(b => b.Blackouts.Count)} {p.ReturnReason} {p.Note}"))
        .Concat(owed));
    }
}
