using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Channels;
using Supervision.Web.Features.Reminders;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Reminders;

/// <summary>The group robot as it posts: in its form, to its host only, and nothing of its secret in what we keep (D-12.2).</summary>
public sealed class RobotPostingTests
{
    private const string Address = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=geheim-4711";

    [Fact]
    public async Task Given_the_robot_takes_it_When_posted_Then_one_text_in_the_form_of_the_robot_names_all()
    {
        var server = new Stub(_ => Json("{\"errcode\":0,\"errmsg\":\"ok\"}"));
        Assert.Equal(DeliveryKind.Accepted, (await PostAsync(server, "李文静：\n1. 请签收", "周建平：\n1. 请反馈")).Kind);

        var (uri, body) = Assert.Single(server.Seen);
        Assert.Equal(Address, uri.ToString());
        using var json = JsonDocument.Parse(body);
        Assert.Equal("text", json.RootElement.GetProperty("msgtype").GetString());
        Assert.Equal("【望溪县人大】\n李文静：\n1. 请签收\n\n周建平：\n1. 请反馈", json.RootElement.GetProperty("text").GetProperty("content").GetString());
    }

    [Theory]
    [InlineData(302, "", "群机器人的服务器要求转到别处，没有照办")]
    [InlineData(500, "", "群机器人的服务器没有接收")]
    [InlineData(200, "{\"errcode\":93000,\"errmsg\":\"invalid key=geheim-4711\"}", "群机器人没有接收，请核对地址")]
    [InlineData(200, "{\"errcode\":45009}", "群机器人发得太快，稍后再发")]
    [InlineData(200, "<html>geheim-4711", "群机器人的服务器没有应答")]
    public async Task Given_another_answer_When_posted_Then_tried_again_later_and_the_secret_is_not_kept(int status, string body, string words)
    {
        var server = new Stub(_ => new((HttpStatusCode)status) { Content = new StringContent(body), Headers = { Location = new("http://127.0.0.1/geheim-4711") } });
        var delivery = await PostAsync(server, "x");

        Assert.Equal((DeliveryKind.Postponed, words), (delivery.Kind, delivery.Words));
        Assert.DoesNotContain("geheim", delivery.Words + delivery.Fault, StringComparison.Ordinal);
        Assert.Single(server.Seen);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.8")]
    [InlineData("192.168.0.8")]
    [InlineData("::ffff:10.0.0.8")]
    public async Task Given_the_name_resolves_inside_at_the_moment_of_posting_When_posted_Then_no_connection_and_the_words_say_why(string inner)
    {
        var guard = new RobotGuard(Options.Create(new RobotOptions()), new Names(IPAddress.Parse(inner)));
        var dialer = new Dials(0);
        var delivery = await PostAsync(GuardedHttp.Handler(guard, dialer), "x");

        Assert.Equal((DeliveryKind.Postponed, "这个主机指向内网或者本机，不能使用。"), (delivery.Kind, delivery.Words));
        Assert.Equal(0, dialer.Count);
    }

    [Fact]
    public async Task Given_a_redirect_into_the_house_When_posted_Then_the_inner_place_is_never_asked()
    {
        using var outer = new TcpListener(IPAddress.Loopback, 0);
        using var inner = new TcpListener(IPAddress.Loopback, 0);
        outer.Start();
        inner.Start();
        var answering = AnswerAsync(outer, $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{((IPEndPoint)inner.LocalEndpoint).Port}/innen\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var guard = new RobotGuard(Options.Create(new RobotOptions()), new Names(IPAddress.Parse("93.184.216.34")));
        using var client = new HttpClient(GuardedHttp.Handler(guard, new Dials(((IPEndPoint)outer.LocalEndpoint).Port)));

        using var answer = await client.GetAsync(new Uri("http://qyapi.weixin.qq.com/"));
        await answering;

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False(inner.Pending());
    }

    [Theory]
    [InlineData("https://boese.example/x", "这个主机不在允许的名单上（localhost）。")]
    [InlineData("https://127.0.0.1/x", "这个主机不在允许的名单上（localhost）。")]
    [InlineData("https://192.168.1.1/x", "这个主机不在允许的名单上（localhost）。")]
    [InlineData("https://localhost/x", "这个主机指向内网或者本机，不能使用。")]
    [InlineData("http://localhost/x", "请填写群机器人的完整地址，以 https:// 开头。")]
    public async Task Given_an_address_inside_When_the_office_enters_it_Then_refused_at_its_field_and_nothing_is_kept(string address, string words)
    {
        await using var app = await TestApp.StartAsync(settings: [("Robot:Enabled", "true"), ("Robot:AllowedHosts:0", "localhost")]);
        await using var office = await app.AsAsync(Role.Office);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, Guid.NewGuid());

        var refused = Assert.Single((await office.Get<SetRobot>().RunAsync(address, default)).Obstacles);
        Assert.Equal(("Address", words), (refused.Field, refused.Message));
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<SetRobot>().RunAsync(address, default));
        await using var db = await app.OpenAsync();
        Assert.Empty(db.ChannelMarks);
    }

    [Fact]
    public async Task Given_a_host_taken_off_the_list_after_the_address_was_entered_When_the_line_is_opened_Then_closed()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await WithAddressAsync(app);
        var channel = Channel(new Stub(_ => Json("{}")), new RobotOptions { Enabled = true, AllowedHosts = ["anders.example.cn"] });

        var (line, fault) = await channel.OpenAsync(db, default);
        Assert.Null(line);
        Assert.Equal("这个主机不在允许的名单上（anders.example.cn）。", fault!.Words);
    }

    [Fact]
    public async Task Given_the_robot_is_off_by_default_When_asked_Then_closed_though_an_address_is_there()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await WithAddressAsync(app);

        Assert.False(await Channel(new Stub(_ => Json("{}")), new RobotOptions()).IsOnAsync(db, default));
        Assert.True(await Channel(new Stub(_ => Json("{}")), new RobotOptions { Enabled = true }).IsOnAsync(db, default));
    }

    private static async Task<Delivery> PostAsync(HttpMessageHandler server, params string[] texts)
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await WithAddressAsync(app);
        var channel = Channel(server, new RobotOptions { Enabled = true });
        var drafts = texts.Select(t => new Draft(new(Guid.NewGuid()), "某", "", new("", t))).ToList();
        var (line, fault) = await channel.OpenAsync(db, default);
        Assert.Null(fault);
        await using (line)
        {
            return await line!.SendAsync(Assert.Single(channel.Pack(drafts)), default);
        }
    }

    private static async Task<SupervisionDb> WithAddressAsync(TestApp app)
    {
        var db = await app.OpenAsync();
        db.ChannelMarks.Add(new() { Id = ChannelMark.Robot, HiddenValue = Address });
        await db.SaveChangesAsync();
        return db;
    }

    private static RobotChannel Channel(HttpMessageHandler server, RobotOptions options) => new(
        Options.Create(options), Options.Create(new HouseOptions { County = "望溪县" }),
        new RobotGuard(Options.Create(options), new Names(IPAddress.Parse("93.184.216.34"))), new RobotPace(TimeProvider.System), new Clients(server));

    private static HttpResponseMessage Json(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        Assert.True(await stream.ReadAsync(new byte[4096]) > 0);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
    }

    private sealed class Stub(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<(Uri Uri, string Body)> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add((request.RequestUri!, await request.Content!.ReadAsStringAsync(cancellationToken)));
            return answer(request);
        }
    }

    private sealed class Clients(HttpMessageHandler handler) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(handler, disposeHandler: false);
    }

    private sealed class Names(params IPAddress[] answers) : IHostAddresses
    {
        public Task<IPAddress[]> FindAsync(string host, CancellationToken stop) => Task.FromResult(answers);
    }

    // Whatever address was checked, the wire leads to a listener of the test.
    private sealed class Dials(int port) : IDialer
    {
        public int Count { get; private set; }

        public Task<Stream> DialAsync(IPEndPoint place, CancellationToken stop)
        {
            Count++;
            return new Dialer().DialAsync(new(IPAddress.Loopback, port), stop);
        }
    }
}
