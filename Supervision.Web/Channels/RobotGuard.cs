using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Supervision.Domain.Reminders;

namespace Supervision.Web.Channels;

/// <summary>The group robot, from section "Robot"; off until it is switched on.</summary>
public sealed class RobotOptions
{
    public const string Section = "Robot";

    public bool Enabled { get; init; }

    /// <summary>Hosts that may be written to instead of the usual one; nothing else is (D-12.2).</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The hosts in force.</summary>
    public IReadOnlyList<string> Hosts => AllowedHosts.Count > 0 ? AllowedHosts : ["qyapi.weixin.qq.com"];

    public int TimeoutSeconds { get; init; } = 15;
}

/// <summary>Checked at the start.</summary>
internal sealed class RobotOptionsCheck : IValidateOptions<RobotOptions>
{
    public ValidateOptionsResult Validate(string? name, RobotOptions options) =>
        options.AllowedHosts.FirstOrDefault(h => Uri.CheckHostName(h) != UriHostNameType.Dns) is { } wrong
            ? ValidateOptionsResult.Fail($"Robot:AllowedHosts must hold names of hosts; {wrong} is none.")
            : options.TimeoutSeconds is < 1 or > 120
                ? ValidateOptionsResult.Fail("Robot:TimeoutSeconds must lie between 1 and 120.")
                : ValidateOptionsResult.Success;
}

/// <summary>Names to addresses; apart, so that tests can lie as a hostile name server would.</summary>
internal interface IHostAddresses
{
    Task<IPAddress[]> FindAsync(string host, CancellationToken stop);
}

/// <summary>The resolver of the machine.</summary>
internal sealed class HostAddresses : IHostAddresses
{
    public Task<IPAddress[]> FindAsync(string host, CancellationToken stop) => Dns.GetHostAddressesAsync(host, stop);
}

/// <summary>A host that must not be written to; the message says why, to people.</summary>
internal sealed class RefusedHostException(string message, Exception? inner = null) : HttpRequestException(message, inner);

/// <summary>Lets a robot's address through only when it leads out of the house: https, a listed host, no inner address.</summary>
internal sealed class RobotGuard(IOptions<RobotOptions> options, IHostAddresses hosts)
{
    private const string Field = "Address";

    private static readonly IReadOnlyList<Obstacle> Unreadable =
        [new(ReminderRules.RobotAddress, "请填写群机器人的完整地址，以 https:// 开头。", Field)];

    /// <summary>Why an address cannot be used; the name is resolved, too.</summary>
    public async Task<IReadOnlyList<Obstacle>> ObstaclesToAsync(string address, CancellationToken stop)
    {
        if (ObstaclesTo(address) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        try
        {
            await CheckedAsync(new Uri(address).IdnHost, stop);
            return [];
        }
        catch (RefusedHostException refusal)
        {
            return [new(ReminderRules.RobotAddress, refusal.Message, Field)];
        }
    }

    /// <summary>Why the address as written cannot be used.</summary>
    public IReadOnlyList<Obstacle> ObstaclesTo(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) || address.Length > 500)
        {
            return Unreadable;
        }

        return uri switch
        {
            { Scheme: not "https" } => Unreadable,
            { UserInfo.Length: > 0 } => [new(ReminderRules.RobotAddress, "地址里不能带用户名和密码。", Field)],
            { IsDefaultPort: false } => [new(ReminderRules.RobotAddress, "地址里不能另写端口。", Field)],
            _ when !options.Value.Hosts.Contains(uri.IdnHost, StringComparer.OrdinalIgnoreCase) =>
                [new(ReminderRules.RobotAddress, $"这个主机不在允许的名单上（{string.Join("、", options.Value.Hosts)}）。", Field)],
            _ => [],
        };
    }

    /// <summary>
    /// The addresses of a host, none of them inside; throws otherwise. Whoever connects must use what comes back and not ask
    /// again: a name server may answer differently the next time.
    /// </summary>
    public async Task<IReadOnlyList<IPAddress>> CheckedAsync(string host, CancellationToken stop)
    {
        IPAddress[] found;
        try
        {
            found = await hosts.FindAsync(host, stop);
        }
        catch (SocketException unknown)
        {
            throw new RefusedHostException("查不到这个主机的网络地址，请核对。", unknown);
        }

        return found.Length == 0 ? throw new RefusedHostException("查不到这个主机的网络地址，请核对。")
            : Array.Exists(found, InnerAddress.Holds) ? throw new RefusedHostException("这个主机指向内网或者本机，不能使用。")
            : found;
    }
}

/// <summary>Connects to an address that was checked.</summary>
internal interface IDialer
{
    Task<Stream> DialAsync(IPEndPoint place, CancellationToken stop);
}

/// <summary>A plain socket.</summary>
internal sealed class Dialer : IDialer
{
    public async Task<Stream> DialAsync(IPEndPoint place, CancellationToken stop)
    {
        var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(place, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>HTTP that cannot be led inside: no redirects, no proxy, and the connection goes to the address that was checked.</summary>
internal static class GuardedHttp
{
    public static SocketsHttpHandler Handler(RobotGuard guard, IDialer dialer) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = async (context, stop) =>
        {
            HttpRequestException? last = null;
            foreach (var address in await guard.CheckedAsync(context.DnsEndPoint.Host, stop))
            {
                try
                {
                    return await dialer.DialAsync(new(address, context.DnsEndPoint.Port), stop);
                }
                catch (SocketException failure)
                {
                    last = new("群机器人的服务器没有应答", failure);
                }
            }

            throw last!;
        },
    };
}
