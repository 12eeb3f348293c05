using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Supervision.Tests.Building;

/// <summary>How the server answers when a message has come in whole.</summary>
public enum MailAnswer
{
    /// <summary>Takes it and says so.</summary>
    Take,

    /// <summary>Takes it and falls silent before saying so.</summary>
    TakeAndFallSilent,

    /// <summary>Takes it, says so, and falls silent at the next message.</summary>
    TakeAndStop,

    /// <summary>Refuses the recipient for good.</summary>
    Refuse,
}

/// <summary>A message that the server has taken.</summary>
public sealed record TakenMail(string Id, string To, MimeMessage Message, string Raw);

/// <summary>A small mail server of our own on this machine: it records what it takes, and goes away when it is told to.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly List<TakenMail> taken = [];
    private readonly Task accepting;

    public MailServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>False while the server is away: every line is cut at once.</summary>
    public bool IsThere { get; set; } = true;

    /// <summary>Decides how each message is answered; called with the number of messages taken before.</summary>
    public Func<string, MailAnswer> Answer { get; set; } = _ => MailAnswer.Take;

    /// <summary>Called when the server falls silent or has taken a message, so that somebody can pull the plug.</summary>
    public Action<MailAnswer> Told { get; set; } = _ => { };

    public IReadOnlyList<TakenMail> Taken
    {
        get
        {
            lock (taken)
            {
                return [.. taken];
            }
        }
    }

    public IEnumerable<(string, string)> Settings =>
    [
        ("Mail:Enabled", "true"), ("Mail:Host", "127.0.0.1"), ("Mail:Port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("Mail:Security", "None"), ("Mail:From", "tixing@wangxi.example.cn"), ("Mail:SiteAddress", "https://supervision.example.cn"),
    ];

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> talks = [];
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(end.Token)));
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                if (IsThere)
                {
                    using var talk = new Talk(this, client.GetStream());
                    await talk.RunAsync(end.Token);
                }
            }
            catch (Exception cut) when (cut is IOException or OperationCanceledException)
            {
                // The other side is gone, or the test is over.
            }
        }
    }

    private sealed class Talk(MailServer server, Stream stream) : IDisposable
    {
        private readonly StreamReader reader = new(stream, Encoding.Latin1);
        private string to = "";
        private bool isStopping;

        public void Dispose() => reader.Dispose();

        public async Task RunAsync(CancellationToken stop)
        {
            await SayAsync("220 test", stop);
            while (await reader.ReadLineAsync(stop) is { } line)
            {
                if (line.StartsWith("MAIL", StringComparison.Ordinal) && isStopping)
                {
                    server.Told(MailAnswer.TakeAndStop);
                    await Task.Delay(Timeout.Infinite, stop);
                }

                if (line.StartsWith("QUIT", StringComparison.Ordinal))
                {
                    await SayAsync("221 bye", stop);
                    return;
                }

                await AnswerAsync(line, stop);
            }
        }

        private async Task AnswerAsync(string line, CancellationToken stop)
        {
            if (line.StartsWith("RCPT TO:", StringComparison.Ordinal))
            {
                to = line["RCPT TO:".Length..].Trim('<', '>', ' ');
                await SayAsync(server.Answer(to) == MailAnswer.Refuse ? "550 5.1.1 no such user" : "250 ok", stop);
            }
            else if (line == "DATA")
            {
                await SayAsync("354 go on", stop);
                await TakeAsync(await BodyAsync(stop), stop);
            }
            else
            {
                await SayAsync(line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-test\r\n250 8BITMIME" : "250 ok", stop);
            }
        }

        private async Task<string> BodyAsync(CancellationToken stop)
        {
            var body = new StringBuilder();
            while (await reader.ReadLineAsync(stop) is { } line && line != ".")
            {
                body.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
            }

            return body.ToString();
        }

        private async Task TakeAsync(string raw, CancellationToken stop)
        {
            var answer = server.Answer(to);
            var message = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(raw)), stop);
            lock (server.taken)
            {
                server.taken.Add(new(message.MessageId ?? "", to, message, raw));
            }

            if (answer == MailAnswer.TakeAndFallSilent)
            {
                server.Told(answer);
                await Task.Delay(Timeout.Infinite, stop);
            }

            isStopping = answer == MailAnswer.TakeAndStop;
            await SayAsync("250 taken", stop);
            if (answer == MailAnswer.Take)
            {
                server.Told(answer);
            }
        }

        private async Task SayAsync(string line, CancellationToken stop)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop);
            await stream.FlushAsync(stop);
        }
    }
}
