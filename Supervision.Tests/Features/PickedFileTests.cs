using Microsoft.AspNetCore.Components.Forms;
using Supervision.Web.Common;

namespace Supervision.Tests.Features;

public sealed class PickedFileTests
{
    [Fact]
    public async Task Given_a_file_within_the_limit_When_read_Then_it_is_whole()
    {
        var (content, refusal) = await PickedFile.ReadAsync(new Picked(3, new MemoryStream([1, 2, 3])), 1);

        Assert.Equal([1, 2, 3], content!);
        Assert.Null(refusal);
    }

    [Fact]
    public async Task Given_a_file_above_the_limit_When_read_Then_refused_with_both_sizes_and_not_opened()
    {
        var (content, refusal) = await PickedFile.ReadAsync(new Picked(3 * 1024 * 1024 / 2, null), 1);

        Assert.Null(content);
        Assert.Equal("这个文件 1.5 MB，最多 1 MB。", refusal);
    }

    [Fact]
    public async Task Given_a_connection_that_breaks_in_the_middle_When_read_Then_asked_to_pick_it_again()
    {
        var (content, refusal) = await PickedFile.ReadAsync(new Picked(3, new Broken()), 1);

        Assert.Null(content);
        Assert.Equal("文件没有传完整，请重新选择。", refusal);
    }

    private sealed class Picked(long size, Stream? content) : IBrowserFile
    {
        public string Name => "名册.xlsx";

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public long Size => size;

        public string ContentType => "";

        public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) =>
            content ?? throw new InvalidOperationException("Opened although it is too large.");
    }

    private sealed class Broken : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The circuit is gone.");
    }
}
