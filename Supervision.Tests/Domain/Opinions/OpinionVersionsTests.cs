using CsCheck;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;

namespace Supervision.Tests.Domain.Opinions;

/// <summary>Versions of an opinion: who changed what, and any two against each other.</summary>
public sealed class OpinionVersionsTests
{
    private readonly List<OpinionVersion> recorded = [];

    [Fact]
    public void Given_acts_of_two_people_When_compared_Then_each_version_reads_as_it_was()
    {
        var opinion = AnOpinion.Collecting();
        Do(opinion, OpinionVersion.Compiling, o => o.Take(OpinionCompilation.Of(AnOpinion.NineNotes), AnOpinion.Now));
        var compiled = TextsOf(opinion);
        var first = opinion.Points.First(p => p.Part == OpinionPart.Problem);
        Do(opinion, OpinionVersion.Writing, o => o.Write(new(first.Id, first.Revision, "", "药品目录还不统一。"), AnOpinion.Now));
        Do(opinion, "移动", o => o.Move(first.Id, up: false));
        var other = opinion.Points.Last(p => p.Part == OpinionPart.Problem);
        Do(opinion, "删除", o => o.Delete(other.Id, "重复"));

        var versions = new OpinionVersions(recorded);
        Assert.Equal([4, 3, 2, 1], versions.Lines.Select(l => l.Number));
        Assert.Equal(1, versions.Compiled);
        Assert.Equal(compiled, versions.At(1).Select(p => p.Text));
        Assert.Equal(TextsOf(opinion), versions.At(4).Select(p => p.Text));
        Assert.Empty(versions.At(0));
        var compared = OpinionVersions.Compare(versions.At(1), versions.At(4));
        Assert.Equal(compiled.Count, compared.Count);
        Assert.Equal(other.Text, string.Concat(Assert.Single(compared, c => c.Fate == DiffKind.Removed).Text.Select(r => r.Text)));
        Assert.Contains(compared.Single(c => c.Fate == DiffKind.Same && c.IsChanged).Text, r => r is { Kind: DiffKind.Added, Text: "还" });
    }

    [Fact]
    public void Given_typing_at_a_stretch_When_recorded_Then_it_is_one_version_and_another_person_or_a_choice_begins_a_new_one()
    {
        var opinion = AnOpinion.Draft();
        var id = opinion.Points[0].Id;
        void Type(string text, string act, string who, int minutes) => Do(
            opinion, act, o => o.Write(new(id, o.Find(id)!.Revision, "", text), new(who, AnOpinion.Now.At.AddMinutes(minutes))), new(who, AnOpinion.Now.At.AddMinutes(minutes)));
        Type("一", OpinionVersion.Writing, "周建平", 0);
        Type("一二", OpinionVersion.Writing, "周建平", 5);
        Type("一二三", OpinionVersion.Writing, "周建平", 14);
        Type("一二三四", OpinionVersion.Writing, "周建平", 30);
        Type("别人的", OpinionVersion.Writing, "李文静", 31);
        Type("周建平的", OpinionVersion.Choosing, "周建平", 32);
        Type("周建平后来的", OpinionVersion.Writing, "周建平", 33);

        Assert.Equal(["一二三", "一二三四", "别人的", "周建平的", "周建平后来的"], recorded.Select(v => Assert.Single(v.Changes).Text));
        var history = new OpinionVersions(recorded).Of(id);
        Assert.Equal("后来", Assert.Single(history[0].Against.Text, r => r.Kind == DiffKind.Added).Text);
    }

    [Fact]
    public void Given_any_two_texts_When_compared_Then_both_can_be_read_out_of_the_runs() =>
        Gen.Select(Gen.Char["国家𠮷人大，\n"].Array[0, 60], Gen.Char["国家𠮷人大，\n"].Array[0, 60]).Sample(
            pair =>
            {
                var (before, after) = (new string(pair.Item1), new string(pair.Item2));
                var runs = TextDiff.Between(before, after);
                return string.Concat(runs.Where(r => r.Kind != DiffKind.Added).Select(r => r.Text)) == before
                    && string.Concat(runs.Where(r => r.Kind != DiffKind.Removed).Select(r => r.Text)) == after;
            },
            iter: 500);

    [Fact]
    public void Given_one_change_in_20000_characters_When_compared_Then_only_that_is_marked()
    {
        var before = string.Concat(Enumerable.Range(0, 4000).Select(i => $"第{i}句"));
        var after = before.Replace("第2000句", "第二千句", StringComparison.Ordinal);
        Assert.Equal(4, TextDiff.Between(before, after).Count);
    }

    private static List<string> TextsOf(ReviewOpinion opinion) => [.. opinion.Points.Select(p => p.Text)];

    private void Do(ReviewOpinion opinion, string name, Action<ReviewOpinion> act, Editor? by = null)
    {
        var before = opinion.Remember();
        act(opinion);
        var made = OpinionVersion.Of(opinion, recorded.Count + 1, name, before, by ?? AnOpinion.Now);
        if (made is not null && !(recorded is [.., var last] && last.TryExtend(made)))
        {
            recorded.Add(made);
        }
    }
}
