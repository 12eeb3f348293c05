using Supervision.Domain.Documents;
using Supervision.Domain.Dossiers;

namespace Supervision.Tests.Documents;

/// <summary>A published text keeps number, heading and sentence together as on paper (D-8.13, D-15.4).</summary>
public sealed class PublicationBlockTests
{
    [Theory]
    [InlineData("（一）", "园区配套跟不上。", true)]
    [InlineData("（二）加快配套建设。", "一年内建成宿舍。", true)]
    [InlineData("一、总体评价", "", false)]
    [InlineData("第 1 条", "意见：加快配套建设。", false)]
    [InlineData("", "会议认为，工作扎实。", false)]
    public void Given_a_heading_When_published_Then_only_one_of_the_second_level_runs_in_before_its_text(string heading, string text, bool runsIn)
    {
        var copy = Publication.Make(
            new(MatterKind.Opinion, Guid.NewGuid()), PublicationKind.Opinion, new("关于《报告》的审议意见", "望人常审〔2026〕2号", "望溪县人大常委会"),
            [(heading, text)], new("李文静", DateTimeOffset.UnixEpoch));

        Assert.Equal(runsIn, Assert.Single(copy.Blocks).HasRunInHeading);
    }
}
