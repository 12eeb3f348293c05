using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Supervision.Domain.Reminders;
using Supervision.Web.App;
using Supervision.Web.Persistence;

namespace Supervision.Web.Channels;

/// <summary>The group robot: messages of several people merged into few posts, so many a minute at most.</summary>
internal sealed class RobotChannel(
    IOptions<RobotOptions> options, IOptions<HouseOptions> house, RobotGuard guard, RobotPace pace, IHttpClientFactory clients) : IMessageChannel
{
    public const string Client = "robot";

    public ReminderChannel Kind => ReminderChannel.Robot;

    public async Task<bool> IsOnAsync(SupervisionDb db, CancellationToken stop) => options.Value.Enabled && await AddressAsync(db, stop) is not null;

    public IReadOnlyList<Consignment> Pack(IReadOnlyList<Draft> drafts)
    {
        var byId = drafts.ToDictionary(d => d.Id);
        return [.. RobotText.Merge($"【{house.Value.County}人大】", drafts.Select(d => (d.Id, d.Words.Text)))
            .Select(p => new Consignment([.. p.Messages.Select(id => byId[id])], p.Texts))];
    }

    public async Task<(IChannelLine? Line, Delivery? Fault)> OpenAsync(SupervisionDb db, CancellationToken stop)
    {
        var address = await AddressAsync(db, stop) ?? "";
        return guard.ObstaclesTo(address) is [var first, ..]
            ? (null, new(DeliveryKind.Postponed, first.Message))
            : (new Line(clients.CreateClient(Client), new Uri(address), pace), null);
    }

    private static async Task<string?> AddressAsync(SupervisionDb db, CancellationToken stop) =>
        (await db.ChannelMarks.AsNoTracking().SingleOrDefaultAsync(m => m.Id == ChannelMark.Robot, stop))?.HiddenValue;

    private sealed class Line(HttpClient client, Uri address, RobotPace pace) : IChannelLine
    {
        private const int TooFast = 45009;

        public async Task<Delivery> SendAsync(Consignment consignment, CancellationToken stop)
        {
            if (!pace.Take(consignment.Texts.Count))
            {
                return new(DeliveryKind.Deferred, "本分钟内已发够，下一轮再发");
            }

            try
            {
                foreach (var text in consignment.Texts)
                {
                    if (await PostAsync(text, stop) is { } fault)
                    {
                        return fault;
                    }
                }

                return new(DeliveryKind.Accepted, "群机器人已接收");
            }
            catch (Exception failure) when (!stop.IsCancellationRequested && failure is HttpRequestException or OperationCanceledException or JsonException)
            {
                return new(DeliveryKind.Postponed, RefusalIn(failure)?.Message ?? "群机器人的服务器没有应答", failure.GetType().Name);
            }
        }

        // Whoever connects wraps what went wrong.
        private static RefusedHostException? RefusalIn(Exception? failure) =>
            failure is null or RefusedHostException ? (RefusedHostException?)failure : RefusalIn(failure.InnerException);

        public ValueTask DisposeAsync()
        {
            client.Dispose();
            return ValueTask.CompletedTask;
        }

        // The answer may hold the address with its secret: only its numbers are kept.
        private async Task<Delivery?> PostAsync(string text, CancellationToken stop)
        {
            using var answer = await client.PostAsJsonAsync(address, new Post("text", new(text)), stop);
            var status = (int)answer.StatusCode;
            if (status is >= 300 and < 400)
            {
                return new(DeliveryKind.Postponed, "群机器人的服务器要求转到别处，没有照办", $"HTTP {status}");
            }

            if (status != 200)
            {
                return new(DeliveryKind.Postponed, "群机器人的服务器没有接收", $"HTTP {status}");
            }

            var result = await answer.Content.ReadFromJsonAsync<Answer>(stop);
            return result?.Code switch
            {
                0 => null,
                TooFast => new(DeliveryKind.Postponed, "群机器人发得太快，稍后再发", $"errcode {TooFast}"),
                var code => new(DeliveryKind.Postponed, "群机器人没有接收，请核对地址", $"errcode {code}"),
            };
        }
    }

    private sealed record Post([property: JsonPropertyName("msgtype")] string Kind, [property: JsonPropertyName("text")] Content Text);

    private sealed record Content([property: JsonPropertyName("content")] string Text);

    private sealed record Answer([property: JsonPropertyName("errcode")] int Code);
}

/// <summary>Counts the posts of the last minute.</summary>
internal sealed class RobotPace(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> posts = [];

    /// <summary>Takes so many posts of this minute; false, and none taken, when they are too many.</summary>
    public bool Take(int count)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            while (posts.TryPeek(out var first) && now - first >= TimeSpan.FromMinutes(1))
            {
                posts.Dequeue();
            }

            if (posts.Count > 0 && posts.Count + count > RobotText.MostInAMinute)
            {
                return false;
            }

            for (var i = 0; i < count; i++)
            {
                posts.Enqueue(now);
            }

            return true;
        }
    }
}
