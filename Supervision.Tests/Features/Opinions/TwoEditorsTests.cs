using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Opinions;

/// <summary>Two people at one opinion: nobody's words are lost (D-17.28); versions and undo on a real database.</summary>
public sealed class TwoEditorsTests
{
    [Fact]
    public async Task Given_a_faster_colleague_D_17_28_When_the_second_saves_Then_both_texts_stay_until_the_second_chooses()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.DraftAsync();
        await using var first = await stage.StaffAsync();
        await using var second = await stage.HeadAsync();
        var point = (await stage.ReadAsync(id)).Points[0];
        Assert.True((await first.Get<EditPoint>().RunAsync(id, new(point.Id, point.Revision, "", "先写的"), default)).IsDone);
        var late = await second.Get<EditPoint>().RunAsync(id, new(point.Id, point.Revision, "", "后写的"), default);
        Assert.Equal("Conflict", Assert.Single(late.Obstacles).Field);
        Assert.True((await second.Get<KeepDraft>().RunAsync(id, Words(point, "后写的"), default)).IsDone);

        var view = (await second.Get<OpinionQueries>().FindAsync(id, default))!;
        Assert.Equal(("后写的", point.Text), (Assert.Single(view.Drafts).Text, view.Drafts[0].BaseText));
        Assert.Equal("先写的", view.Points[0].Text);
        Assert.Contains(view.Missing, m => m.Message == "您有 1 处修改还没有写入，请先选用或者放弃");
        Assert.Empty((await first.Get<OpinionQueries>().FindAsync(id, default))!.Drafts);

        Assert.True((await second.Get<EditPoint>().RunAsync(id, new(point.Id, view.Points[0].Revision, "", "后写的", IsChosen: true), default)).IsDone);
        Assert.Empty((await second.Get<OpinionQueries>().FindAsync(id, default))!.Drafts);
        var history = await first.Get<VersionQueries>().OfPointAsync(id, point.Id, default);
        Assert.Equal([("宋主任", "对照后选用", "后写的"), ("周建平", "修改", "先写的")], history.Select(h => (h.Version.Actor, h.Version.Act, h.Change.Text)));
    }

    [Fact]
    public async Task Given_a_point_merged_away_When_the_other_saves_Then_the_words_wait_and_become_a_point_of_their_own()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.DraftAsync();
        await using var first = await stage.StaffAsync();
        await using var second = await stage.HeadAsync();
        var points = (await stage.ReadAsync(id)).Points.Where(p => p.Part == OpinionPart.Problem).ToList();
        Assert.True((await first.Get<MergePoints>().RunAsync(id, points[0].Id, points[1].Id, default)).IsDone);
        var late = await second.Get<EditPoint>().RunAsync(id, new(points[1].Id, points[1].Revision, "", "我写了很久的"), default);
        Assert.Contains("已被他人合并或者删除", Assert.Single(late.Obstacles).Message, StringComparison.Ordinal);
        await second.Get<KeepDraft>().RunAsync(id, Words(points[1], "我写了很久的"), default);

        Assert.NotEmpty((await first.Get<RescueDraft>().RunAsync(id, points[1].Id, default)).Obstacles);   // not the own words
        Assert.True((await second.Get<RescueDraft>().RunAsync(id, points[1].Id, default)).IsDone);
        Assert.Contains((await stage.ReadAsync(id)).Points, p => p is { Text: "我写了很久的", Part: OpinionPart.Problem });
        Assert.NotEmpty((await second.Get<RescueDraft>().RunAsync(id, points[1].Id, default)).Obstacles);
        await using var db = await stage.App.OpenAsync();
        Assert.Empty(await db.PointDrafts.ToListAsync());
    }

    [Fact]
    public async Task Given_own_words_still_open_When_the_head_sends_Then_refused_and_the_words_of_others_do_not_stop_it()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.ReadyAsync();
        await stage.SayAsync(id, AnOpinion.NineNotes);
        await using var head = await stage.HeadAsync();
        await using var staff = await stage.StaffAsync();
        var point = (await stage.ReadAsync(id)).Points[0];
        await staff.Get<KeepDraft>().RunAsync(id, Words(point, "同事的"), default);
        await head.Get<KeepDraft>().RunAsync(id, Words(point, "自己的"), default);
        Assert.Equal(OpinionRules.OneVersion, Assert.Single((await head.Get<CheckByCommittee>().RunAsync(id, default)).Obstacles).Clause);
        await head.Get<DropDraft>().RunAsync(id, point.Id, default);
        Assert.True((await head.Get<CheckByCommittee>().RunAsync(id, default)).IsDone);

        var left = Assert.Single((await staff.Get<OpinionQueries>().FindAsync(id, default))!.Drafts);
        Assert.Equal("同事的", left.Text);
        Assert.Equal(OpinionRules.Path, Assert.Single((await staff.Get<RescueDraft>().RunAsync(id, point.Id, default)).Obstacles).Clause);
    }

    [Fact]
    public async Task Given_words_of_any_length_When_kept_twice_Then_one_draft_stands_and_too_much_is_refused()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.DraftAsync();
        await using var staff = await stage.StaffAsync();
        var point = (await stage.ReadAsync(id)).Points[0];
        Assert.Equal("Text", Assert.Single((await staff.Get<EditPoint>().RunAsync(id, new(point.Id, point.Revision, "", new string('国', 100_000)), default)).Obstacles).Field);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            await using var tab = await stage.App.AsAsync(staff.Actor);
            Assert.True((await tab.Get<KeepDraft>().RunAsync(id, Words(point, new string('国', 100_000) + i), default)).IsDone);
        }));
        Assert.Equal("Text", Assert.Single((await staff.Get<KeepDraft>().RunAsync(id, Words(point, new string('国', PointDraft.LongestText + 1)), default)).Obstacles).Field);

        await using var db = await stage.App.OpenAsync();
        Assert.Equal(100_001, (await db.PointDrafts.SingleAsync()).Text.Length);
        Assert.Equal(0, await db.AuditEntries.CountAsync(e => e.Changes.Contains("PointDraft")));
    }

    [Fact]
    public async Task Given_another_committee_When_it_keeps_rescues_or_undoes_Then_refused()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.DraftAsync();
        var point = (await stage.ReadAsync(id)).Points[0];
        await using var stranger = await stage.App.AsAsync(Role.WorkCommitteeStaff, Guid.NewGuid());
        await Assert.ThrowsAsync<AccessDeniedException>(() => stranger.Get<KeepDraft>().RunAsync(id, Words(point, "别委的"), default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => stranger.Get<UndoPointAct>().RunAsync(id, default));
        await using var liaison = await stage.LiaisonAsync(stage.Government);
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<VersionQueries>().FindAsync(id, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<VersionQueries>().OfPointAsync(id, point.Id, default));
        await using var db = await stage.App.OpenAsync();
        Assert.Empty(await db.PointDrafts.ToListAsync());
    }

    [Fact]
    public async Task Given_merge_split_move_delete_When_undone_one_by_one_Then_the_opinion_reads_as_before_and_the_history_tells()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.DraftAsync();
        var before = Texts(await stage.ReadAsync(id));
        var points = (await stage.ReadAsync(id)).Points.Where(p => p.Part == OpinionPart.Problem).ToList();
        await using var staff = await stage.StaffAsync();
        Assert.True((await staff.Get<MergePoints>().RunAsync(id, points[0].Id, points[1].Id, default)).IsDone);
        Assert.True((await staff.Get<SplitPoint>().RunAsync(id, points[0].Id, 5, default)).IsDone);
        Assert.True((await staff.Get<MovePoint>().RunAsync(id, points[0].Id, up: false, default)).IsDone);
        Assert.True((await staff.Get<DeletePoint>().RunAsync(id, points[2].Id, "重复", default)).IsDone);
        for (var i = 0; i < 4; i++)
        {
            Assert.Empty((await staff.Get<UndoPointAct>().RunAsync(id, default)).Obstacles);
        }

        Assert.Equal("没有可以撤销的操作。", Assert.Single((await staff.Get<UndoPointAct>().RunAsync(id, default)).Obstacles).Message);
        Assert.Equal(before, Texts(await stage.ReadAsync(id)));
        var versions = (await staff.Get<VersionQueries>().FindAsync(id, default))!;
        Assert.Equal(["撤销合并", "撤销拆分", "撤销移动", "撤销删除", "删除", "移动", "拆分", "合并"], versions.Versions.Lines.Select(l => l.Act));
    }

    [Fact]
    public async Task Given_a_point_of_many_sources_merged_into_another_When_undone_Then_it_stands_again_whatever_order_the_store_gives()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New());
        await stage.SayAsync(id, [.. Enumerable.Range(1, 12).Select(i => OpinionCompilationTests.A(i, "建议：统一药品目录。")), OpinionCompilationTests.A(13, "建议：实行检查结果互认。")]);
        await using var staff = await stage.StaffAsync();
        Assert.Empty((await staff.Get<CompileReviewOpinion>().RunAsync(id, null, default)).Obstacles);
        var (many, one) = ((await stage.ReadAsync(id)).Points[0], (await stage.ReadAsync(id)).Points[1]);
        Assert.Equal(12, many.Sources.Count);
        Assert.True((await staff.Get<MergePoints>().RunAsync(id, one.Id, many.Id, default)).IsDone);
        Assert.Empty((await staff.Get<UndoPointAct>().RunAsync(id, default)).Obstacles);
        Assert.Equal([12, 1], (await stage.ReadAsync(id)).Points.Select(p => p.Sources.Count));
    }

    [Fact]
    public async Task Given_a_compilation_and_an_edit_When_compared_Then_the_compiled_version_is_known()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New());
        await stage.SayAsync(id, AnOpinion.NineNotes);
        await using var staff = await stage.StaffAsync();
        Assert.Empty((await staff.Get<CompileReviewOpinion>().RunAsync(id, null, default)).Obstacles);
        var point = (await stage.ReadAsync(id)).Points[^1];
        Assert.True((await staff.Get<EditPoint>().RunAsync(id, new(point.Id, point.Revision, "互认", "检查结果互认。"), default)).IsDone);

        var view = (await staff.Get<VersionQueries>().FindAsync(id, default))!;
        Assert.Equal(1, view.Versions.Compiled);
        var changed = Assert.Single(OpinionVersions.Compare(view.At(1), view.At(VersionsView.Current)), c => c.IsChanged);
        Assert.Equal("互认", Assert.Single(changed.Heading).Text);
        Assert.Null(await staff.Get<VersionQueries>().FindAsync(new(Guid.NewGuid()), default));
    }

    [Fact]
    public async Task Given_a_draft_When_handed_to_the_job_Then_the_wish_stands_and_the_next_run_compiles_D_8_4()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.DraftAsync();
        await stage.SayAsync(id, AnOpinion.NineNotes);
        await using var staff = await stage.StaffAsync();
        Assert.True((await staff.Get<WishCompilation>().RunAsync(id, default)).IsDone);
        Assert.True((await staff.Get<OpinionQueries>().FindAsync(id, default))!.IsCompileWished);
        await using var system = await stage.SystemAsync();
        Assert.Empty((await system.Get<CompileReviewOpinion>().RunAsync(id, null, default)).Obstacles);
        Assert.False((await staff.Get<OpinionQueries>().FindAsync(id, default))!.IsCompileWished);
    }

    private static DraftWords Words(OpinionPoint point, string text) =>
        new(new(point.Id, point.Revision, "", text), point.Heading, point.Text, point.Part, "问题第 2 条");

    private static List<string> Texts(ReviewOpinion opinion) => [.. opinion.Points.Select(p => $"{p.Id} {p.Part} {p.Order} {p.Text} {p.Sources.Count}"), .. opinion.Unused.Select(u => u.Sentence)];
}
