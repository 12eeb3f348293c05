using CsCheck;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;

namespace Supervision.Tests.Domain.Opinions;

/// <summary>Sorting and joining notes (D-8.4).</summary>
public sealed class OpinionCompilationTests
{
    private static readonly Gen<string> Sentence = Any([.. LabelledNotes.All.Select(n => n.Text)]);

    private static readonly Gen<NoteFacts> Note =
        from order in Gen.Int[1, 40]
        from id in Gen.Int[1, 1000]
        from speaker in Gen.Int[1, 9]
        from guest in Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true)))
        from marks in Mark.Array[1, 3]
        select new NoteFacts(Key(id), Key(speaker), $"发言人{speaker}", order, guest, marks);

    private static Gen<NoteMark> Mark =>
        from sentences in Gen.OneOf(Sentence, Any("谢谢大家。", "同意。", "", "……", "建议：加快建设！", "【问题】管网老化？")).Array[0, 4]
        from part in Any<OpinionPart?>(null, OpinionPart.Evaluation, OpinionPart.Problem, OpinionPart.Proposal)
        from theme in Any<string?>(null, null, null, "人才", "药品")
        from body in Any<int?>(null, null, 1, 2)
        select new NoteMark(string.Join("", sentences), part, theme, body is { } b ? new SupervisedBodyId(Key(b)) : null);

    private static Gen<List<NoteFacts>> Notes => Note.List[0, 12].Select(n => n.DistinctBy(x => x.Id).ToList());

    [Fact]
    public void Given_any_notes_When_compiled_D_8_4_Then_every_sentence_is_in_exactly_one_place() => Notes.Sample(notes =>
    {
        var compiled = OpinionCompilation.Of(notes);
        var said = notes.SelectMany(n => n.Marks.SelectMany(m => NoteText.Sentences(m.Text)).Select(s => (n.Id, s))).Order();
        var placed = compiled.Points.SelectMany(p => p.Sources).Concat(compiled.Unused.Select(u => u.Sentence)).Select(s => (s.Note, s.Sentence)).Order();
        Assert.Equal(said, placed);
        Assert.All(compiled.Unused, u => Assert.NotEmpty(u.Reason));
    }, iter: 300);

    [Fact]
    public void Given_any_notes_When_compiled_D_8_4_Then_no_word_is_invented() => Notes.Sample(notes =>
        Assert.All(OpinionCompilation.Of(notes).Points, p => Assert.All(
            NoteText.Sentences(p.Text), s => Assert.Contains(p.Sources, x => SimilarTexts.Bare(x.Sentence) == SimilarTexts.Bare(s)))), iter: 200);

    [Fact]
    public void Given_notes_in_any_order_of_hand_over_When_compiled_Then_the_result_is_the_same() =>
        Notes.SelectMany(n => Gen.Shuffle(n.ToArray()).Select(s => (n, s))).Sample(pair =>
            Assert.Equal(Words(OpinionCompilation.Of(pair.n)), Words(OpinionCompilation.Of(pair.s))), iter: 200);

    [Fact]
    public void Given_speakers_in_another_order_When_compiled_Then_the_same_points_stand_together() =>
        Gen.Shuffle(Enumerable.Range(1, 15).ToArray()).Sample(orders =>
        {
            var texts = LabelledNotes.All.Take(15).ToList();
            List<NoteFacts> With(IReadOnlyList<int> order) => [.. texts.Select((t, i) => A(i + 1, t.Text, order: order[i]))];
            Assert.Equal(Groups(With([.. Enumerable.Range(1, 15)])), Groups(With(orders)));
        }, iter: 50);

    [Fact]
    public void Given_words_that_differ_in_spaces_and_punctuation_When_compiled_D_8_4_Then_they_merge_with_a_count_of_speakers()
    {
        var compiled = OpinionCompilation.Of([A(1, "建议统一药品目录。"), A(2, " 建议 统一药品目录！"), A(3, "建议统一，药品目录")]);

        var point = Assert.Single(compiled.Points);
        Assert.Equal(3, point.Speakers);
        Assert.Equal("建议统一药品目录。", point.Text);
    }

    [Fact]
    public void Given_similar_words_When_compiled_D_8_4_Then_they_stand_side_by_side_and_are_not_merged()
    {
        var compiled = OpinionCompilation.Of(
        [
            A(1, "乡镇卫生院招不来人，来了也留不住。", OpinionPart.Problem), A(2, "学校食堂采购不公开。", OpinionPart.Problem),
            A(3, "乡镇卫生院留不住医生。", OpinionPart.Problem),
        ]);

        Assert.Equal(3, compiled.Points.Count);
        Assert.Equal(compiled.Points[0].Group, compiled.Points[1].Group);
        Assert.Equal(compiled.Points[0].SuggestedHeading, compiled.Points[1].SuggestedHeading);
        Assert.Contains("乡镇卫生院", compiled.Points[0].GroupReason, StringComparison.Ordinal);
        Assert.Null(compiled.Points[2].GroupReason);
    }

    [Fact]
    public void Given_labels_When_compiled_D_8_4_Then_points_of_one_label_stand_together_in_order_of_speech()
    {
        var compiled = OpinionCompilation.Of(
        [
            A(1, "编制太紧。", OpinionPart.Problem, theme: "人才"), A(2, "水泵坏了。", OpinionPart.Problem), A(3, "待遇偏低。", OpinionPart.Problem, theme: "人才"),
        ]);

        Assert.Equal(["编制太紧。", "待遇偏低。", "水泵坏了。"], compiled.Points.Select(p => p.Text));
        Assert.Equal("人才", compiled.Points[1].SuggestedHeading);
    }

    [Fact]
    public void Given_no_labels_When_compiled_D_8_4_Then_points_follow_by_body_and_order_of_speech()
    {
        SupervisedBodyId water = new(Key(7)), school = new(Key(8));
        var compiled = OpinionCompilation.Of(
        [
            A(1, "水泵坏了。", OpinionPart.Problem, body: water), A(2, "食堂外包。", OpinionPart.Problem, body: school), A(3, "管网老化。", OpinionPart.Problem, body: water),
        ]);

        Assert.Equal([water, water, school], compiled.Points.Select(p => p.Body!.Value));
    }

    [Theory]
    [InlineData(false, "建议统一药品目录。")]
    [InlineData(true, "建议统一药品目录。（发言人1、发言人2）")]
    public void Given_the_rule_on_names_D_8_3_When_compiled_Then_names_stand_only_if_it_is_on(bool attribute, string expected) =>
        Assert.Equal(expected, OpinionCompilation.Of([A(1, "建议统一药品目录。"), A(2, "建议统一药品目录")], attribute).Points[0].Text);

    [Fact]
    public void Given_guests_D_8_3_When_compiled_Then_they_stand_in_a_group_of_their_own()
    {
        var compiled = OpinionCompilation.Of([A(1, "建议统一药品目录。"), A(2, "建议统一药品目录。") with { IsGuest = true }]);

        Assert.Equal([false, true], compiled.Points.Select(p => p.IsFromGuests));
        Assert.Equal("列席代表意见", compiled.Points[1].SuggestedHeading);
    }

    [Fact]
    public void Given_courtesy_only_When_compiled_Then_it_is_listed_as_unused_with_a_reason()
    {
        var compiled = OpinionCompilation.Of([A(1, "同意。谢谢大家。")]);

        Assert.Empty(compiled.Points);
        Assert.Equal([OpinionCompilation.FormulaReason, OpinionCompilation.FormulaReason], compiled.Unused.Select(u => u.Reason));
    }

    [Fact]
    public void Given_written_marks_When_split_Then_each_part_gets_its_sentences()
    {
        var passages = NoteText.Passages("评价：工作扎实。问题：管网老化。爆管多。\n【建议】列入民生实事。", null);

        Assert.Equal([OpinionPart.Evaluation, OpinionPart.Problem, OpinionPart.Proposal], passages.Select(p => p.Part));
        Assert.Equal(2, passages[1].Sentences.Count);
        Assert.All(passages, p => Assert.False(p.IsGuessed));
    }

    [Theory]
    [InlineData("县政府安全生产责任体系基本健全，事故起数继续下降。", OpinionPart.Evaluation)]
    [InlineData("人民调解组织网络基本健全，就地化解了大量矛盾。", OpinionPart.Evaluation)]
    [InlineData("报告实事求是，成绩讲得清楚，问题不回避。", OpinionPart.Evaluation)]
    [InlineData("安全生产责任体系还不健全，事故起数没有下降。", OpinionPart.Problem)]
    [InlineData("人民调解组织网络基本健全，但调解员缺口大。", OpinionPart.Problem)]
    [InlineData("成绩讲得清楚，问题讲得不清楚。", OpinionPart.Problem)]
    [InlineData("矛盾调处机制要健全。", OpinionPart.Proposal)]
    public void Given_a_sentence_nobody_marked_D_8_4_When_sorted_Then_praise_stands_only_without_a_complaint(string sentence, OpinionPart expected)
    {
        var passage = Assert.Single(NoteText.Passages(sentence, null));

        Assert.Equal((expected, true), (passage.Part, passage.IsGuessed));
    }

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    internal static NoteFacts A(
        int number, string text, OpinionPart? part = null, int? order = null, string? theme = null, SupervisedBodyId? body = null) =>
        new(Key(number), Key(number + 5000), $"发言人{number}", order ?? number, false, [new(text, part, theme, body)]);

    internal static Guid Key(int number) => new(number, 0, 0, new byte[8]);

    private static List<string> Words(OpinionCompilation compiled) =>
        [.. compiled.Points.Select(p => $"{p.Part}|{p.Group}|{p.SuggestedHeading}|{p.GroupReason}|{p.Text}|{string.Join(',', p.Sources)}"), .. compiled.Unused.Select(u => u.ToString())];

    private static List<string> Groups(List<NoteFacts> notes) =>
        [.. OpinionCompilation.Of(notes).Points.GroupBy(p => p.Group).Select(g => string.Join('|', g.Select(p => p.Text).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
}
