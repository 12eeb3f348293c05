using CsCheck;
using Supervision.Domain.Opinions;
using Supervision.Domain.Rules;

namespace Supervision.Tests.Domain.Opinions;

/// <summary>Editing, compiling again, and the way to the council (D-8.2, D-8.4, D-8.15).</summary>
public sealed class ReviewOpinionTests
{
    private static readonly DateOnly July3 = new(2026, 7, 3);

    [Fact]
    public void Given_any_edits_When_compiled_again_D_8_4_Then_every_sentence_is_still_in_exactly_one_place() =>
        Edits.Sample(edits =>
        {
            var opinion = AnOpinion.Draft();
            foreach (var edit in edits)
            {
                Apply(opinion, edit);
            }

            AssertWhole(opinion, AnOpinion.NineNotes);
            opinion.Take(OpinionCompilation.Of(AnOpinion.NineNotes), AnOpinion.Now);
            AssertWhole(opinion, AnOpinion.NineNotes);
        }, iter: 300);

    [Fact]
    public void Given_any_edits_When_compiled_twice_D_8_4_Then_the_second_run_changes_nothing() =>
        Edits.Sample(edits =>
        {
            var opinion = AnOpinion.Draft();
            edits.ToList().ForEach(e => Apply(opinion, e));
            opinion.Take(OpinionCompilation.Of(AnOpinion.NineNotes), AnOpinion.Now);
            var first = Words(opinion);
            opinion.Take(OpinionCompilation.Of(AnOpinion.NineNotes), AnOpinion.Now);
            Assert.Equal(first, Words(opinion));
        }, iter: 300);

    [Fact]
    public void Given_an_edited_point_When_compiled_again_D_8_4_Then_it_stays_and_new_points_come_at_the_end_marked()
    {
        var opinion = AnOpinion.Draft();
        var point = opinion.Points.First(p => p.Part == OpinionPart.Proposal);
        opinion.Write(new(point.Id, point.Revision, "统一目录", "由卫生健康局统一药品目录。"), AnOpinion.Now);
        opinion.Take(OpinionCompilation.Of([.. AnOpinion.NineNotes, OpinionCompilationTests.A(10, "建议：扩建停车场。")]), AnOpinion.Now);

        Assert.Equal("由卫生健康局统一药品目录。", opinion.Find(point.Id)!.Text);
        var last = opinion.Points.Last(p => p.Part == OpinionPart.Proposal);
        Assert.Equal(("扩建停车场。", true), (last.Text, last.IsNew));
        Assert.Contains(opinion.ObstaclesToCheck(), o => o.Clause == OpinionRules.NewPointsSettled);
    }

    [Fact]
    public void Given_another_speaker_says_the_same_When_compiled_again_Then_the_edited_point_gets_the_source()
    {
        var opinion = AnOpinion.Draft();
        var point = opinion.Points.Single(p => p.Text == "统一药品目录。");
        opinion.Write(new(point.Id, point.Revision, "", "把药品目录统一起来。"), AnOpinion.Now);
        opinion.Take(OpinionCompilation.Of([.. AnOpinion.NineNotes, OpinionCompilationTests.A(10, "建议：统一药品目录！")]), AnOpinion.Now);

        Assert.Equal(3, opinion.Find(point.Id)!.Speakers);
    }

    [Fact]
    public void Given_a_corrected_note_When_compiled_again_Then_the_unedited_point_follows_and_the_edited_one_says_so()
    {
        var opinion = AnOpinion.Draft();
        var point = opinion.Points.Single(p => p.Text == "实行检查结果互认。");
        opinion.Write(new(point.Id, point.Revision, "", "检查结果互认。"), AnOpinion.Now);
        List<NoteFacts> corrected = [.. AnOpinion.NineNotes.Where(n => n.Order is not (7 or 9)), OpinionCompilationTests.A(7, "建议：线上转诊。"), OpinionCompilationTests.A(9, "问题：转诊手续多。")];
        opinion.Take(OpinionCompilation.Of(corrected), AnOpinion.Now);

        Assert.True(opinion.Find(point.Id)!.Sources.Single().IsGone);
        Assert.Contains(opinion.Points, p => p.Text == "转诊手续多。");
        Assert.DoesNotContain(opinion.Points, p => p.Text == "转诊要跑两趟开单子。");
    }

    [Fact]
    public void Given_two_people_at_one_point_When_the_second_saves_Then_it_is_refused_and_nothing_is_overwritten()
    {
        var opinion = AnOpinion.Draft();
        var point = opinion.Points[0];
        opinion.Write(new(point.Id, 1, "", "甲写的。"), AnOpinion.Now);

        var obstacle = Assert.Single(opinion.ObstaclesToWrite(new(point.Id, 1, "", "乙写的。")));
        Assert.Equal("Conflict", obstacle.Field);
        Assert.Throws<RuleBrokenException>(() => opinion.Write(new(point.Id, 1, "", "乙写的。"), AnOpinion.Now));
        Assert.Equal("甲写的。", opinion.Find(point.Id)!.Text);
    }

    [Fact]
    public void Given_a_draft_with_gaps_D_8_15_When_checked_Then_each_gap_is_named()
    {
        var opinion = AnOpinion.Draft();
        opinion.Delete(opinion.Points[^1].Id, "");
        opinion.SetTerm(new(OpinionTermKind.None));

        var messages = opinion.ObstaclesToCheck().Select(o => o.Message).ToList();
        Assert.Contains("1 条未采用的发言还没有写明理由", messages);
        Assert.Contains("缺办理期限", messages);
        Assert.Contains(messages, m => m.EndsWith("缺主办单位", StringComparison.Ordinal));
        Assert.Throws<RuleBrokenException>(() => opinion.Check(AnOpinion.Now));
    }

    [Fact]
    public void Given_no_proposal_D_8_15_When_checked_Then_refused()
    {
        var opinion = AnOpinion.Ready();
        foreach (var point in opinion.Points.Where(p => p.Part == OpinionPart.Proposal))
        {
            opinion.Delete(point.Id, "不属于本次审议范围");
        }

        Assert.Equal("至少写一条意见建议", Assert.Single(opinion.ObstaclesToCheck()).Message);
    }

    [Fact]
    public void Given_each_state_When_the_wrong_step_is_taken_D_8_2_Then_each_is_refused()
    {
        var draft = AnOpinion.Draft();
        Assert.NotEmpty(draft.ObstaclesToLead());
        Assert.NotEmpty(draft.ObstaclesToSendBack("改"));
        Assert.NotEmpty(draft.ObstaclesToApprove(AnOpinion.Decision(draft, July3)));
        Assert.NotEmpty(draft.ObstaclesToNumber());
        Assert.NotEmpty(draft.ObstaclesToDispatch());
        Assert.NotEmpty(draft.ObstaclesToReceive(AnOpinion.Government, July3, July3));
        var approved = AnOpinion.Approved(July3);
        Assert.NotEmpty(approved.ObstaclesToEdit());
        Assert.NotEmpty(approved.ObstaclesToCompile());
        Assert.NotEmpty(approved.ObstaclesToForgo(AnOpinion.Decision(approved, July3)));
        Assert.NotEmpty(approved.ObstaclesToWithdraw(AnOpinion.Decision(approved, July3), "误发"));
        Assert.NotEmpty(AnOpinion.Collecting().ObstaclesToEdit());
    }

    [Fact]
    public void Given_the_council_D_8_15_When_its_decision_is_missing_unconfirmed_negative_or_on_another_text_Then_refused()
    {
        var opinion = AnOpinion.LeadChecked();
        var good = AnOpinion.Decision(opinion, July3);

        Assert.NotEmpty(opinion.ObstaclesToApprove(null));
        Assert.NotEmpty(opinion.ObstaclesToApprove(good with { IsConfirmed = false }));
        Assert.NotEmpty(opinion.ObstaclesToApprove(good with { IsAgreed = false }));
        Assert.Equal(OpinionRules.SameText, Assert.Single(opinion.ObstaclesToApprove(good with { TextHash = "00" })).Clause);
        Assert.Empty(opinion.ObstaclesToApprove(good));
    }

    [Fact]
    public void Given_it_was_sent_back_D_8_15_Then_it_can_be_edited_and_the_reason_stays()
    {
        var opinion = AnOpinion.LeadChecked();
        Assert.NotEmpty(opinion.ObstaclesToSendBack(" "));
        opinion.SendBack("第二条再具体些", AnOpinion.Now);

        Assert.Empty(opinion.ObstaclesToEdit());
        Assert.Equal("第二条再具体些", opinion.Steps[^1].Reason);
        Assert.Null(opinion.TextHash);
    }

    [Fact]
    public void Given_a_merge_and_a_split_Then_sources_follow_their_words()
    {
        var opinion = AnOpinion.Draft();
        var problems = opinion.Points.Where(p => p.Part == OpinionPart.Problem).ToList();
        opinion.Merge(problems[0].Id, problems[1].Id, AnOpinion.Now);
        var merged = opinion.Find(problems[0].Id)!;
        Assert.Equal(2, merged.Notes);

        var second = opinion.Split(merged.Id, merged.Text.IndexOf('。', StringComparison.Ordinal) + 1, AnOpinion.Now);
        Assert.Equal((1, 1), (merged.Notes, second.Notes));
        Assert.Equal(merged.Order + 1, second.Order);
        AssertWhole(opinion, AnOpinion.NineNotes);
    }

    [Fact]
    public void Given_numbers_1_to_3_D_8_6_When_one_is_given_by_hand_Then_it_must_be_free_and_a_gap_needs_a_reason()
    {
        Assert.NotEmpty(OpinionNumber.ObstaclesToGive(3, [1, 2, 3], null));
        Assert.NotEmpty(OpinionNumber.ObstaclesToGive(6, [1, 2, 3], null));
        Assert.Empty(OpinionNumber.ObstaclesToGive(6, [1, 2, 3], "已在纸质登记簿使用"));
        Assert.Empty(OpinionNumber.ObstaclesToGive(4, [1, 2, 3], null));
    }

    [Fact]
    public void Given_20000_characters_When_written_Then_taken_and_one_more_is_refused_at_its_field()
    {
        var opinion = AnOpinion.Draft();
        var point = opinion.Points[0];

        Assert.Empty(opinion.ObstaclesToWrite(new(point.Id, 1, "", new('国', 20000))));
        Assert.Equal("Text", Assert.Single(opinion.ObstaclesToWrite(new(point.Id, 1, "", new('国', 20001)))).Field);
    }

    private static Gen<int[]> Edits => Gen.Int[0, 8 * 8 - 1].Array[0, 10];

    // One number is one edit: which act, and on which point or note.
    private static void Apply(ReviewOpinion opinion, int edit)
    {
        if (opinion.Points.Count == 0)
        {
            return;
        }

        var point = opinion.Points[edit / 8 % opinion.Points.Count];
        var next = opinion.Points.FirstOrDefault(p => p.Part == point.Part && p.Order == point.Order + 1);
        var note = AnOpinion.NineNotes[edit / 8].Id;
        switch (edit % 8)
        {
            case 0: opinion.Move(point.Id, up: edit > 30); break;
            case 1 when next is not null: opinion.Merge(point.Id, next.Id, AnOpinion.Now); break;
            case 2 when opinion.ObstaclesToSplit(point.Id, 4).Count == 0: opinion.Split(point.Id, 4, AnOpinion.Now); break;
            case 3: opinion.Delete(point.Id, "重复"); break;
            case 4: opinion.Write(new(point.Id, point.Revision, "改", point.Text + "补写。"), AnOpinion.Now); break;
            case 5: opinion.Add(point.Part, AnOpinion.Now); break;
            case 6 when opinion.ObstaclesToSetAside(note, "范围外").Count == 0: opinion.SetAside(note, "范围外"); break;
            case 7: opinion.TakeUp(note, AnOpinion.Now); break;
            default: break;
        }
    }

    private static void AssertWhole(ReviewOpinion opinion, IEnumerable<NoteFacts> notes) => Assert.Equal(
        notes.SelectMany(n => n.Marks.SelectMany(m => NoteText.Sentences(m.Text)).Select(s => (n.Id, s))).Order(),
        opinion.Points.SelectMany(p => p.Sources).Where(s => !s.IsGone).Select(s => (s.Note, s.Sentence))
            .Concat(opinion.Unused.Select(u => (u.Note, u.Sentence))).Order());

    private static List<string> Words(ReviewOpinion opinion) =>
        [.. opinion.Points.Select(p => $"{p.Id}|{p.Part}|{p.Order}|{p.Text}|{p.IsNew}|{p.Sources.Count}"), .. opinion.Unused.Select(u => u.Sentence + u.Reason)];
}
