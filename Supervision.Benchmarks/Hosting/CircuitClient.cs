using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using MessagePack;

namespace Supervision.Benchmarks.Hosting;

/// <summary>One open page without a browser: a circuit over SignalR with the protocol blazorpack, which answers every batch it is sent.</summary>
internal sealed partial class CircuitClient : IAsyncDisposable
{
    private const int Call = 1;
    private const int Completion = 3;
    private const int Closing = 7;

    private readonly ClientWebSocket socket = new();
    private readonly TaskCompletionSource rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource over = new();
    private Task listening = Task.CompletedTask;

    /// <summary>Opens the circuit of a page and waits for its first batch.</summary>
    public static async Task<CircuitClient> OpenAsync(Visitor visitor, string path, string mustHold, CancellationToken stop)
    {
        var page = await visitor.GetAsync(path, mustHold);
        var client = new CircuitClient();
        client.socket.Options.SetRequestHeader("Origin", visitor.Address.GetLeftPart(UriPartial.Authority));
        client.socket.Options.SetRequestHeader("Cookie", visitor.Cookies);
        var address = new UriBuilder(visitor.Address) { Scheme = "ws", Path = "/_blazor" }.Uri;
        await client.socket.ConnectAsync(address, stop);
        await client.socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, stop);
        client.listening = client.ListenAsync();
        var markers = "[" + string.Join(',', Descriptors(page)) + "]";
        var state = State().Match(page).Groups["state"].Value;
        await client.SendAsync("1", "StartCircuit", w =>
        {
            w.WriteArrayHeader(4);
            w.Write(visitor.Address.ToString());
            w.Write(new Uri(visitor.Address, path).ToString());
            w.Write(markers);
            w.Write(state);
        });
        await client.rendered.Task.WaitAsync(TimeSpan.FromSeconds(60), stop);
        return client;
    }

    /// <summary>Whether a page has interactive parts at all; a page of plain HTML opens no circuit.</summary>
    public static async Task<bool> IsNeededAsync(Visitor visitor, string path, string mustHold) =>
        Descriptors(await visitor.GetAsync(path, mustHold)).Any();

    private static IEnumerable<string> Descriptors(string page) =>
        Marker().Matches(page).Select(m => m.Groups["json"].Value).Where(m => m.Contains("\"descriptor\"", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        socket.Abort();
        await listening;
        socket.Dispose();
        over.Dispose();
    }

    private Task SendAsync(string? id, string target, Action<WriterBox> arguments)
    {
        var body = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(6);
        writer.Write(Call);
        writer.WriteMapHeader(0);
        writer.Write(id);
        writer.Write(target);
        writer.Flush();
        arguments(new(body));
        var last = new MessagePackWriter(body);
        last.WriteArrayHeader(0);
        last.Flush();
        return SendAsync(body.WrittenMemory);
    }

    // Every message has its length in front, seven bits a byte.
    private async Task SendAsync(ReadOnlyMemory<byte> body)
    {
        List<byte> message = [];
        for (var length = body.Length; ;)
        {
            message.Add((byte)(length > 0x7F ? (length & 0x7F) | 0x80 : length));
            if ((length >>= 7) == 0)
            {
                break;
            }
        }

        message.AddRange(body.Span);
        await socket.SendAsync(message.ToArray(), WebSocketMessageType.Binary, true, over.Token);
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[64 * 1024];
        var (waiting, isGreeted) = (new List<byte>(), false);
        try
        {
            while (!over.IsCancellationRequested)
            {
                var received = await socket.ReceiveAsync(buffer, over.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    throw new InvalidOperationException("The circuit was closed: " + received.CloseStatusDescription);
                }

                waiting.AddRange(buffer.AsSpan(0, received.Count));
                if (!isGreeted && waiting.IndexOf(0x1E) is >= 0 and var end)
                {
                    var greeting = Encoding.UTF8.GetString([.. waiting.Take(end)]);
                    _ = greeting.Contains("error", StringComparison.Ordinal) ? throw new InvalidOperationException(greeting) : isGreeted = true;
                    waiting.RemoveRange(0, end + 1);
                }

                while (isGreeted && Take(waiting) is { } message)
                {
                    await AnswerAsync(message);
                }
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException or InvalidOperationException)
        {
            rendered.TrySetException(failure);
        }
    }

    private static byte[]? Take(List<byte> waiting)
    {
        var (length, at) = (0, 0);
        for (var shift = 0; at < waiting.Count; shift += 7)
        {
            var part = waiting[at++];
            length |= (part & 0x7F) << shift;
            if ((part & 0x80) == 0)
            {
                if (waiting.Count < at + length)
                {
                    return null;
                }

                var message = waiting.GetRange(at, length).ToArray();
                waiting.RemoveRange(0, at + length);
                return message;
            }
        }

        return null;
    }

    private async Task AnswerAsync(byte[] message)
    {
        if (BatchIn(message, out var error) is { } batch)
        {
            rendered.TrySetResult();
            await SendAsync(null, "OnRenderCompleted", w =>
            {
                w.WriteArrayHeader(2);
                w.Write(batch);
                w.Write((string?)null);
            });
        }
        else if (error is not null)
        {
            rendered.TrySetException(new InvalidOperationException(error));
        }
    }

    // The number of a batch to draw; null of every other message.
    private static long? BatchIn(byte[] message, out string? error)
    {
        error = null;
        var reader = new MessagePackReader(message);
        reader.ReadArrayHeader();
        var kind = reader.ReadInt32();
        if (kind == Closing)
        {
            error = "The hub closed the connection.";
        }
        else if (kind == Completion)
        {
            error = FaultIn(ref reader);
        }

        if (kind != Call)
        {
            return null;
        }

        reader.Skip();
        reader.Skip();
        var target = reader.ReadString();
        reader.ReadArrayHeader();
        if (target == "JS.Error")
        {
            error = reader.ReadString();
        }

        return target == "JS.RenderBatch" ? reader.ReadInt64() : null;
    }

    // A circuit that was not started is answered by nothing.
    private static string? FaultIn(ref MessagePackReader reader)
    {
        reader.Skip();
        reader.Skip();
        var outcome = reader.ReadInt32();
        return outcome == 1 ? reader.ReadString() : outcome != 3 || reader.TryReadNil() ? "The circuit was not started." : null;
    }

    [GeneratedRegex(@"<!--Blazor:(?<json>\{.*?\})-->", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^-]*)-->", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex State();
}

/// <summary>Writes arguments behind what is there.</summary>
internal sealed class WriterBox(ArrayBufferWriter<byte> body)
{
    public void WriteArrayHeader(int count)
    {
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(count);
        writer.Flush();
    }

    public void Write(string? text)
    {
        var writer = new MessagePackWriter(body);
        writer.Write(text);
        writer.Flush();
    }

    public void Write(long number)
    {
        var writer = new MessagePackWriter(body);
        writer.Write(number);
        writer.Flush();
    }
}
