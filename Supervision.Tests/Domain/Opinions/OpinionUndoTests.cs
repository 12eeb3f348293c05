using CsCheck;
using Supervision.Domain.Opinions;
using Supervision.Domain.Rules;

namespace Supervision.Tests.Domain.Opinions;

/// <summary>Taking back what was done to the points (撤销), and the hints on form.</summary>
public sealed class OpinionUndoTests
{
    [Fact]
    public void Given_any_acts_When_taken_back_in_turn_Then_points_order_sources_and_unused_are_as_before() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 9], Gen.Int[0, 9]).Array[1, 8].Sample(
            acts =>
            {
                var opinion = AnOpinion.Draft();
                var start = Words(opinion);
                Stack<(OpinionMemory Before, OpinionMemory After)> done = new();
                foreach (var (kind, a, b) in acts)
                {
                    var before = opinion.Remember();
                    Act(opinion, kind, a, b);
                    done.Push((before, opinion.Remember()));
                }

                foreach (var (before, after) in done)
                {
                    Assert.Empty(opinion.ObstaclesToUndo(before, after));
                    opinion.Undo(before, after, AnOpinion.Now);
                }

                Assert.Equal(start, Words(opinion));
            },
            iter: 300);

    [Fact]
    public void Given_a_merge_and_then_more_typing_When_taken_back_Then_refused_and_the_typing_stays()
    {
        var opinion = AnOpinion.Draft();
        var two = opinion.Points.Where(p => p.Part == OpinionPart.Problem).Take(2).Select(p => p.Id).ToList();
        var before = opinion.Remember();
        opinion.Merge(two[0], two[1], AnOpinion.Now);
        var after = opinion.Remember();
        opinion.Write(new(two[0], opinion.Find(two[0])!.Revision, "", "后来又写的"), AnOpinion.Now);

        Assert.Equal(OpinionRules.OneVersion, Assert.Single(opinion.ObstaclesToUndo(before, after)).Clause);
        Assert.Throws<RuleBrokenException>(() => opinion.Undo(before, after, AnOpinion.Now));
        Assert.Equal("后来又写的", opinion.Find(two[0])!.Text);
    }

    [Fact]
    public void Given_a_deletion_When_another_edits_elsewhere_and_it_is_taken_back_Then_both_stand()
    {
        var opinion = AnOpinion.Draft();
        var (gone, other) = (opinion.Points[1], opinion.Points[^1]);
        var before = opinion.Remember();
        opinion.Delete(gone.Id, "重复");
        var after = opinion.Remember();
        opinion.Write(new(other.Id, other.Revision, "", "别人写的"), AnOpinion.By(AnOpinion.SittingEnd, "李文静"));
        opinion.Undo(before, after, AnOpinion.Now);

        Assert.Equal((gone.Text, gone.Order, gone.Sources.Count), (opinion.Find(gone.Id)!.Text, opinion.Find(gone.Id)!.Order, opinion.Find(gone.Id)!.Sources.Count));
        Assert.Equal("别人写的", opinion.Find(other.Id)!.Text);
        Assert.DoesNotContain(opinion.Unused, u => u.Reason == "重复");
    }

    [Fact]
    public void Given_a_sent_opinion_When_an_act_is_taken_back_Then_refused()
    {
        var opinion = AnOpinion.Ready();
        var before = opinion.Remember();
        opinion.Move(opinion.Points[^1].Id, up: true);
        var after = opinion.Remember();
        opinion.Check(AnOpinion.Now);

        Assert.Equal(OpinionRules.Path, Assert.Single(opinion.ObstaclesToUndo(before, after)).Clause);
    }

    [Fact]
    public void Given_a_point_of_401_characters_When_looked_at_Then_hinted_and_nothing_is_blocked()
    {
        var opinion = AnOpinion.Ready();
        var point = opinion.Points[^1];
        opinion.Write(new(point.Id, point.Revision, "", new string('国', 400)), AnOpinion.Now);
        Assert.Empty(opinion.Hints(null, null));
        opinion.Write(new(point.Id, point.Revision, "", new string('国', 401)), AnOpinion.Now);

        Assert.StartsWith("建议第 3 条超过 400 字（401 字）", Assert.Single(opinion.Hints(null, null)), StringComparison.Ordinal);
        Assert.Empty(opinion.ObstaclesToCheck());
    }

    [Theory]
    [InlineData(26, 26, false)]
    [InlineData(25, 26, false)]
    [InlineData(27, 28, true)]
    [InlineData(24, 25, true)]
    public void Given_the_days_of_the_sitting_When_the_text_names_another_Then_hinted(int first, int last, bool hinted)
    {
        var hints = AnOpinion.Draft().Hints(new(2026, 6, first), new(2026, 6, last));
        Assert.Equal(hinted, hints.Any(h => h.StartsWith("日期与会议日不一致", StringComparison.Ordinal)));
    }

    private static void Act(ReviewOpinion opinion, int kind, int a, int b)
    {
        var points = opinion.Points;
        if (points.Count == 0)
        {
            return;
        }

        var (one, other) = (points[a % points.Count], points[b % points.Count]);
        switch (kind)
        {
            case 0:
                opinion.Move(one.Id, up: a > b);
                break;
            case 1 when opinion.ObstaclesToMerge(one.Id, other.Id).Count == 0:
                opinion.Merge(one.Id, other.Id, AnOpinion.Now);
                break;
            case 2 when opinion.ObstaclesToSplit(one.Id, b).Count == 0:
                opinion.Split(one.Id, b, AnOpinion.Now);
                break;
            case 3:
                opinion.Delete(one.Id, "不需要");
                break;
            case 4:
                opinion.Add(one.Part, AnOpinion.Now);
                break;
            case 5 when opinion.Unused is [var unused, ..]:
                opinion.TakeUp(unused.Note, AnOpinion.Now);
                break;
            default:
                break;
        }
    }

    private static List<string> Words(ReviewOpinion opinion) =>
    [
        .. opinion.Points.Select(p => $"{p.Id} {p.Part} {p.Order} {p.Heading} {p.Text} {p.CompiledText} {p.IsEdited} {p.MainBody} {string.Join('|', p.Sources.Select(s => s.Note + s.Sentence))}"),
        .. opinion.Unused.Select(u => $"{u.Note} {u.Sentence} {u.Reason} {u.Part}").Order(StringComparer.Ordinal),
    ];
}
