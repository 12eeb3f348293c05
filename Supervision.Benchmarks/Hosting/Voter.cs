using System.Net;
using System.Net.Sockets;
using Supervision.Domain.Ratings;

namespace Supervision.Benchmarks.Hosting;

/// <summary>A phone in the hall. A ballot counts only when its receipt was read.</summary>
internal sealed class Voter : IDisposable
{
    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
    private readonly HttpClient client;

    /// <summary>A phone; from an address of its own on loopback when one is given.</summary>
    public Voter(Uri address, IPAddress? from = null)
    {
        client = new(handler) { BaseAddress = address };
        if (from is not null)
        {
            handler.ConnectCallback = async (to, stop) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(to.DnsEndPoint, stop);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }
    }

    /// <summary>Casts one full ballot: opens its page, sends it marked, reads the receipt. Anything else ends the measurement.</summary>
    public async Task CastAsync(SlipToken slip, string marks)
    {
        var path = "/v/" + slip.ForAddress();
        await OpenAsync(path);
        using var sent = await SendAsync(path, marks, "cast");
        if (sent is not { StatusCode: HttpStatusCode.Redirect, Headers.Location: { } receipt })
        {
            throw new InvalidOperationException($"A ballot was answered {(int)sent.StatusCode}: {await sent.Content.ReadAsStringAsync()}");
        }

        Demand(await client.GetStringAsync(receipt), "已投票");
    }

    /// <summary>The same by the way of a patient voter: every page of the list, the check, then the cast.</summary>
    public async Task WalkAsync(SlipToken slip, string marks, int pages)
    {
        var path = "/v/" + slip.ForAddress();
        await OpenAsync(path);
        path = await StepAsync(path, marks, "list", 0, "<fieldset>");
        for (var page = 1; page < pages; page++)
        {
            path = await StepAsync(path, marks, "next", (page - 1) * 10, "<fieldset>");
        }

        path = await StepAsync(path, marks, "review", (pages - 1) * 10, "请核对，还没有投出");
        using var sent = await SendAsync(path, marks, "cast");
        Demand(await client.GetStringAsync(sent.Headers.Location), "已投票");
    }

    /// <summary>A page that comes before anything is opened, so that the connection is there.</summary>
    public Task<string> WarmAsync() => client.GetStringAsync("/v");

    /// <summary>A page of a slip, as it is after a step.</summary>
    public async Task<string> PageAsync(SlipToken slip, string marks, string go)
    {
        using var answer = await SendAsync("/v/" + slip.ForAddress(), marks, go);
        return await client.GetStringAsync(answer.Headers.Location);
    }

    /// <summary>A page that must hold these words.</summary>
    public async Task ReadAsync(string path, string mustHold) => Demand(WebUtility.HtmlDecode(await client.GetStringAsync(path)), mustHold);

    /// <summary>Bytes of a file.</summary>
    public Task<byte[]> BytesAsync(string path) => client.GetByteArrayAsync(path);

    /// <summary>Asks for a code that nobody has; true when the answer was that it is none.</summary>
    public async Task<bool> GuessAsync(SlipToken slip)
    {
        using var answer = await client.GetAsync("/v/" + slip.ForAddress());
        return (await answer.Content.ReadAsStringAsync()).Contains("票号无效", StringComparison.Ordinal);
    }

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    private async Task OpenAsync(string path) => Demand(await client.GetStringAsync(path), "开始填写");

    // Each page stands under an address of its own, to which the phone is sent on.
    private async Task<string> StepAsync(string path, string marks, string go, int at, string mustHold)
    {
        using var answer = await SendAsync(path, marks, go, ("list", "1"), ("at", at.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var next = answer.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"A step was answered {(int)answer.StatusCode}.");
        Demand(await client.GetStringAsync(next), mustHold);
        return next;
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string marks, string go, params IEnumerable<(string Name, string Value)> more)
    {
        using var form = new FormUrlEncodedContent(more.Append(("m", marks)).Append(("go", go)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(path, form);
    }

    private static void Demand(string page, string words)
    {
        if (!page.Contains(words, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"A page without “{words}”: {page[..Math.Min(500, page.Length)]}");
        }
    }
}
