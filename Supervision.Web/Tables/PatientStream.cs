namespace Supervision.Web.Tables;

/// <summary>
/// Writes to an answer that takes nothing synchronously: the few bytes that a zip archive writes so (heads and sums of
/// its parts) wait here for the next asynchronous write.
/// </summary>
internal sealed class PatientStream(Stream answer) : Stream
{
    private readonly MemoryStream waiting = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => waiting.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => waiting.Write(buffer);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await SendAsync(cancellationToken);
        await answer.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken);
        await answer.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Sends what waits; the answer itself stays open.</summary>
    public override async ValueTask DisposeAsync()
    {
        await SendAsync(CancellationToken.None);
        await waiting.DisposeAsync();
        await base.DisposeAsync();
    }

    private async ValueTask SendAsync(CancellationToken stop)
    {
        if (waiting.Length > 0)
        {
            await answer.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), stop);
            waiting.SetLength(0);
        }
    }
}
