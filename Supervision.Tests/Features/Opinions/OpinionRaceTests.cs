using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Opinions;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Features.Opinions;

namespace Supervision.Tests.Features.Opinions;

/// <summary>Many at once, and stopped in the middle: on a real SQLite file.</summary>
public sealed class OpinionRaceTests
{
    [Fact]
    public async Task Given_ten_approved_opinions_D_16_30_When_all_are_numbered_at_once_Then_no_number_is_doubled_or_skipped()
    {
        await using var stage = await OpinionStage.SetAsync();
        List<ReviewOpinionId> ids = [];
        for (var i = 1; i <= 10; i++)
        {
            ids.Add(await stage.ApprovedAsync(i));
        }

        var given = await Task.WhenAll(ids.Select(async id =>
        {
            await using var office = await stage.OfficeAsync();
            return await Task.Run(() => office.Get<NumberOpinion>().RunAsync(id, null, null, default));
        }));

        Assert.All(given, g => Assert.Empty(g.Obstacles));
        await using var db = await stage.App.OpenAsync();
        Assert.Equal(Enumerable.Range(1, 10), await db.OpinionNumbers.Select(n => n.Serial).OrderBy(s => s).ToListAsync());
        Assert.Equal(10, given.Select(g => g.Value).Distinct().Count());
    }

    [Fact]
    public async Task Given_number_5_withdrawn_D_16_30_When_the_next_is_given_Then_it_is_6_and_5_stays_void()
    {
        await using var stage = await OpinionStage.SetAsync();
        await using var office = await stage.OfficeAsync();
        ReviewOpinionId last = default;
        for (var i = 1; i <= 5; i++)
        {
            last = await stage.ApprovedAsync(i);
            Assert.True((await office.Get<NumberOpinion>().RunAsync(last, null, null, default)).IsDone);
        }

        Assert.NotEmpty((await office.Get<WithdrawOpinion>().RunAsync(last, "误发", default)).Obstacles);   // no council decision yet
        var council = await stage.CouncilAsync(AnOpinion.SittingEnd);
        await using (var db = await stage.App.OpenAsync())
        {
            var meeting = await db.CouncilMeetings.SingleAsync();
            meeting.Put(new(Guid.CreateVersion7()), new("作废", Supervision.Domain.Sittings.CouncilPurpose.Other, new(Supervision.Domain.Dossiers.MatterKind.Opinion, last.Value)));
            await db.SaveChangesAsync();
        }

        await stage.DecideAsync(council.Id, Supervision.Domain.Sittings.CouncilOutcome.Approved);
        Assert.Empty((await office.Get<WithdrawOpinion>().RunAsync(last, "误发", default)).Obstacles);
        Assert.Equal("望人常审〔2026〕6号", (await office.Get<NumberOpinion>().RunAsync(await stage.ApprovedAsync(6), null, null, default)).Value);
        await using var after = await stage.App.OpenAsync();
        Assert.True((await after.OpinionNumbers.SingleAsync(n => n.Serial == 5)).IsVoid);
        Assert.Equal(OpinionState.Withdrawn, (await stage.ReadAsync(last)).State);
    }

    [Fact]
    public async Task Given_a_wish_When_four_runs_compile_at_once_Then_it_is_done_exactly_once()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New());
        await stage.SayAsync(id, AnOpinion.NineNotes);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var system = await stage.SystemAsync();
            return await Task.Run(() => system.Get<CompileReviewOpinion>().RunAsync(id, null, default));
        }));

        var opinion = await stage.ReadAsync(id);
        Assert.Equal([OpinionState.Collecting, OpinionState.Compiling, OpinionState.Draft], opinion.Steps.Select(s => s.To));
        await using var db = await stage.App.OpenAsync();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.MatterId == id.Value && e.Sentence.StartsWith("汇总")));
    }

    [Fact]
    public async Task Given_a_run_stopped_in_the_middle_When_the_job_asks_again_Then_the_wish_still_stands_and_is_done_once()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New());
        await stage.SayAsync(id, AnOpinion.NineNotes);
        await using var system = await stage.SystemAsync();
        using var kill = new CancellationTokenSource();
        var progress = new Killer(kill);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => system.Get<CompileReviewOpinion>().RunAsync(id, progress, kill.Token));
        Assert.Equal(OpinionState.Collecting, (await stage.ReadAsync(id)).State);

        Assert.Equal(id, Assert.Single(await system.Get<OpinionQueries>().HeardWithoutDraftAsync(default)));
        await system.Get<CompileReviewOpinion>().RunAsync(id, null, default);
        Assert.Empty(await system.Get<OpinionQueries>().HeardWithoutDraftAsync(default));
        Assert.Equal(7, (await stage.ReadAsync(id)).Points.Count);
    }

    [Fact]
    public async Task Given_thirty_long_notes_When_compiled_Then_it_takes_seconds_and_nothing_is_lost()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New());
        var said = LabelledNotes.All.Select(n => n.Text).ToList();
        await stage.SayAsync(id, [.. Enumerable.Range(1, 30).Select(i => OpinionCompilationTests.A(i, string.Concat(Enumerable.Range(0, 20).Select(k => $"{said[(i + k) % said.Count].TrimEnd('。')}{i}之{k}。"))))]);
        await using var system = await stage.SystemAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Empty((await system.Get<CompileReviewOpinion>().RunAsync(id, null, default)).Obstacles);

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
        Assert.Equal(600, (await stage.ReadAsync(id)).Points.Sum(p => p.Sources.Count));
    }

    [Fact]
    public async Task Given_two_editors_at_different_points_When_both_save_at_once_Then_both_are_kept()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.DraftAsync();
        var points = (await stage.ReadAsync(id)).Points;
        var outcomes = await Task.WhenAll(points.Take(2).Select(async p =>
        {
            await using var staff = await stage.StaffAsync();
            return await Task.Run(() => staff.Get<EditPoint>().RunAsync(id, new(p.Id, p.Revision, "标题", $"改写{p.Order}{p.Part}"), default));
        }));

        Assert.All(outcomes, o => Assert.Empty(o.Obstacles));
        Assert.Equal(2, (await stage.ReadAsync(id)).Points.Count(p => p.Text.StartsWith("改写", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Given_two_tabs_at_one_point_When_the_second_saves_Then_it_is_told_and_nothing_is_lost()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.DraftAsync();
        var point = (await stage.ReadAsync(id)).Points[0];
        await using var staff = await stage.StaffAsync();
        Assert.True((await staff.Get<EditPoint>().RunAsync(id, new(point.Id, 1, "", "第一个窗口"), default)).IsDone);
        var second = await staff.Get<EditPoint>().RunAsync(id, new(point.Id, 1, "", "第二个窗口"), default);

        Assert.Equal("Conflict", Assert.Single(second.Obstacles).Field);
        Assert.Equal("第一个窗口", (await stage.ReadAsync(id)).Points[0].Text);
    }

    private sealed class Killer(CancellationTokenSource kill) : IProgress<CompileProgress>
    {
        public void Report(CompileProgress value) => kill.Cancel();
    }
}
