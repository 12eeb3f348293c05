using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Supervision.Domain.Reminders;
using Supervision.Web.Channels;

namespace Supervision.Tests.Features.Reminders;

/// <summary>The robot's address leads out of the house or nowhere (F37, 1.3.6), and its posts keep their limits (F42).</summary>
public sealed class RobotGuardTests
{
    private const string Good = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1";

    [Theory]
    [InlineData("http://qyapi.weixin.qq.com/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://localhost/x")]
    [InlineData("https://qyapi.weixin.qq.com.boese.example/x")]
    [InlineData("https://boese.example/?qyapi.weixin.qq.com")]
    [InlineData("https://qyapi.weixin.qq.com@boese.example/x")]
    [InlineData("https://user:pass@qyapi.weixin.qq.com/x")]
    [InlineData("https://qyapi.weixin.qq.com:8443/x")]
    [InlineData("https://qyapi.weixin.qq.com/x\r\nHost: y")]
    [InlineData("x")]
    public async Task Given_an_address_that_leads_elsewhere_When_saved_Then_refused_at_its_field(string address) =>
        Assert.Equal("Address", Assert.Single(await Guard("93.184.216.34").ObstaclesToAsync(address, default)).Field);

    [Theory]
    [InlineData("http://qyapi.weixin.qq.com/x", false)]
    [InlineData("https://[::1]/x", false)]
    [InlineData(Good, true)]
    public async Task Given_an_address_When_asked_Then_only_the_listed_host_over_https(string address, bool isFine) =>
        Assert.Equal(isFine, (await Guard("93.184.216.34").ObstaclesToAsync(address, default)).Count == 0);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    public async Task Given_a_listed_host_that_resolves_inside_When_saved_Then_refused(string inner)
    {
        Assert.True(InnerAddress.Holds(IPAddress.Parse(inner)));
        Assert.NotEmpty(await Guard(inner).ObstaclesToAsync(Good, default));
        Assert.NotEmpty(await Guard("93.184.216.34", inner).ObstaclesToAsync(Good, default));
    }

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:2800:220:1::1")]
    [InlineData("::ffff:93.184.216.34")]
    public void Given_an_open_address_When_judged_Then_not_inside(string open) => Assert.False(InnerAddress.Holds(IPAddress.Parse(open)));

    [Fact]
    public async Task Given_a_name_server_that_changes_its_answer_When_connecting_Then_to_the_address_that_was_checked()
    {
        var names = new Names([IPAddress.Parse("93.184.216.34")], [IPAddress.Loopback]);
        var dialer = new Noted();
        using var client = new HttpClient(GuardedHttp.Handler(new(Options.Create(new RobotOptions()), names), dialer));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(new Uri(Good)));
        Assert.Equal(IPAddress.Parse("93.184.216.34"), Assert.Single(dialer.Places).Address);
        Assert.Equal(1, names.Asked);
    }

    [Fact]
    public async Task Given_a_listener_on_this_machine_When_the_name_turns_inside_at_sending_Then_no_hit()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new HttpClient(GuardedHttp.Handler(Guard("127.0.0.1"), new Dialer()));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(new Uri($"https://qyapi.weixin.qq.com:{((IPEndPoint)listener.LocalEndpoint).Port}/")));
        Assert.False(listener.Pending());
    }

    [Fact]
    public void Given_the_handler_When_looked_at_Then_it_follows_no_redirect_and_no_proxy()
    {
        using var handler = GuardedHttp.Handler(Guard("93.184.216.34"), new Dialer());
        Assert.Equal((false, false), (handler.AllowAutoRedirect, handler.UseProxy));
    }

    [Fact]
    public void Given_many_messages_When_merged_Then_few_posts_within_2048_bytes_and_none_lost()
    {
        var messages = Enumerable.Range(0, 60).Select(i => (Id: new OutgoingMessageId(Guid.NewGuid()), Text: $"委员{i}：\n1. 请签收沿人常审〔2026〕{i}号")).ToList();
        var posts = RobotText.Merge("【望溪县人大】", messages);

        Assert.InRange(posts.Count, 1, 3);
        Assert.All(posts.SelectMany(p => p.Texts), t => Assert.InRange(Encoding.UTF8.GetByteCount(t), 1, RobotText.MostBytes));
        Assert.Equal(messages.Select(m => m.Id), posts.SelectMany(p => p.Messages));
        Assert.All(messages, m => Assert.Contains(posts, p => p.Texts.Any(t => t.Contains(m.Text, StringComparison.Ordinal))));
    }

    [Fact]
    public void Given_one_message_longer_than_a_post_When_merged_Then_cut_between_characters()
    {
        var text = string.Concat(Enumerable.Repeat("县𠮷", 1000));
        var post = Assert.Single(RobotText.Merge("【望】", [(new OutgoingMessageId(Guid.NewGuid()), text)]));

        Assert.All(post.Texts, t => Assert.InRange(Encoding.UTF8.GetByteCount(t), 1, RobotText.MostBytes));
        Assert.Equal("【望】\n" + text, string.Concat(post.Texts.Select((t, i) => i == 0 ? t : t["【望】（续）\n".Length..])));
    }

    [Fact]
    public void Given_twenty_posts_in_a_minute_When_one_more_Then_later()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var pace = new RobotPace(clock);

        Assert.True(pace.Take(20));
        Assert.False(pace.Take(1));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(pace.Take(1));
    }

    private static RobotGuard Guard(params string[] addresses) =>
        new(Options.Create(new RobotOptions()), new Names([.. addresses.Select(IPAddress.Parse)]));

    private sealed class Names(params IPAddress[][] answers) : IHostAddresses
    {
        public int Asked { get; private set; }

        public Task<IPAddress[]> FindAsync(string host, CancellationToken stop) => Task.FromResult(answers[Math.Min(Asked++, answers.Length - 1)]);
    }

    private sealed class Noted : IDialer
    {
        public List<IPEndPoint> Places { get; } = [];

        public Task<Stream> DialAsync(IPEndPoint place, CancellationToken stop)
        {
            Places.Add(place);
            throw new SocketException((int)SocketError.ConnectionRefused);
        }
    }
}
