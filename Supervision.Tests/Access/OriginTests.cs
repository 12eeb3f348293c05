using System.Net;
using Microsoft.AspNetCore.TestHost;
using Supervision.Tests.Building;

namespace Supervision.Tests.Access;

/// <summary>The circuit opens for the system's own pages only (anchors 3.2 F52, 3.7).</summary>
public sealed class OriginTests
{
    [Theory]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:8080", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    [InlineData("https://renda.example", HttpStatusCode.OK)]
    public async Task Given_an_origin_When_negotiating_Then_only_own_and_allowed_ones_pass(string origin, HttpStatusCode status)
    {
        await using var app = await TestApp.StartAsync(settings: ("AllowedOrigins:0", "https://renda.example"));
        using var visitor = new Visitor(app);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin);

        Assert.Equal(status, (await visitor.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Given_a_foreign_origin_When_the_socket_is_opened_Then_it_is_refused_with_403()
    {
        await using var app = await TestApp.StartAsync();
        var sockets = app.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = r => r.Headers.Origin = "http://evil.example";

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => sockets.ConnectAsync(new("ws://localhost/_blazor"), default));

        Assert.Contains("403", refused.Message);
    }

    [Fact]
    public async Task Given_the_own_origin_When_the_socket_is_opened_Then_it_opens()
    {
        await using var app = await TestApp.StartAsync();
        var sockets = app.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = r => r.Headers.Origin = "http://localhost";

        using var socket = await sockets.ConnectAsync(new("ws://localhost/_blazor"), default);

        Assert.Equal(System.Net.WebSockets.WebSocketState.Open, socket.State);
    }
}
