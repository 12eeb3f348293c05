using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Faults;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;

namespace Supervision.Tests.Features.Ratings;

/// <summary>What happens at a ballot is in no log and in no trace, however talkative they are set (D-10.8).</summary>
public sealed class SilenceTests
{
    // Another address of the same machine, so that it cannot be mistaken for that of the server.
    private const string Phone = "127.0.0.37";

    private static readonly string[] Talkative =
        ["Default", "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore", "Hangfire", "Supervision"];

    [Fact]
    public async Task D_10_8_Given_logs_at_their_most_talkative_When_people_draw_cast_mistype_and_meet_failures_Then_no_code_no_hash_and_no_address_is_in_them()
    {
        await using var app = await TestApp.StartAsync(port: true, [("Ballots:KeyRounds", "1000"), .. Talkative.Select(t => ($"Logging:LogLevel:{t}", "Trace"))]);
        using var heard = new Listener();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        var round = await ARound.OpenAsync(app, present: 15);
        await AccountAsync(app, round);

        var drawn = await DrawOverHttpAsync(app, round);
        using var phone = Client(app, Phone);
        List<string> codes = [drawn];
        await CastOverHttpAsync(phone, drawn);
        for (var member = 2; member <= 4; member++)
        {
            codes.Add((await round.DrawAsync(member)).ForAddress());
            await CastOverHttpAsync(phone, codes[^1]);
        }

        // Typed by hand, of no round, broken in every way, used already, and a failure in the middle of a cast.
        var (wrong, failing) = (SlipToken.New().ForAddress(), (await round.DrawAsync(5)).ForAddress());
        codes.AddRange([wrong, failing]);
        await PostAsync(phone, "/v", ("code", codes[1]));
        await phone.GetAsync($"/v/{wrong}");
        await phone.GetAsync($"/V/{wrong}?von={wrong}");
        await phone.GetAsync($"/v/{wrong}/{wrong}");
        await phone.PutAsync($"/v/{wrong}", new StringContent(wrong));
        await PostAsync(phone, $"/v/{codes[1]}", ("m", "000"), ("go", "cast"));
        await FailAsync(app, phone, failing);

        var hashes = codes.ConvertAll(c => app.Services.GetRequiredService<SlipHashes>().Of(SlipToken.Parse(c)!));
        List<string> sought = [.. codes, .. codes.Select(c => SlipToken.Parse(c)!.ForPrint()), .. hashes.Select(Convert.ToHexString), .. hashes.Select(Convert.ToBase64String), Phone];
        var said = heard.Said;
        Assert.Equal([], said.Where(line => sought.Exists(s => line.Contains(s, StringComparison.OrdinalIgnoreCase))));
        Assert.Contains(said, line => line.Contains("A ballot page failed: ", StringComparison.Ordinal) && line.Contains("SqliteException", StringComparison.Ordinal));
        Assert.DoesNotContain(said, line => Regex.IsMatch(line, "/v/", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) && !line.Contains("/v/slip", StringComparison.Ordinal) && !line.Contains("/v/{code}", StringComparison.Ordinal) && !line.Contains("/v/done", StringComparison.Ordinal));

        // Nothing in the files of the house either; codes may lie nowhere, hashes in the database alone.
        var files = await StoredBytes.OfAsync(app.Folder);
        Assert.All(codes, c => Assert.False(files.Contain(System.Text.Encoding.UTF8.GetBytes(c)), "A code lies in a file."));
        Assert.False(files.Contain(System.Text.Encoding.UTF8.GetBytes(Phone)), "The address lies in a file.");

        // The listener hears: another page asked for with a code in its address is written down.
        var elsewhere = SlipToken.New().ForAddress();
        await phone.GetAsync($"/public/{elsewhere}");
        Assert.Contains(heard.Said, line => line.Contains(elsewhere, StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_10_8_Given_somebody_who_collects_traces_When_a_ballot_is_cast_Then_its_trace_is_left_out_and_names_no_code()
    {
        await using var app = await ARound.AppAsync(port: true);
        var round = await ARound.OpenAsync(app, present: 15);
        using var collector = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(collector);
        var traces = new Traces();
        using var listening = DiagnosticListener.AllListeners.Subscribe(traces);
        using var phone = Client(app, Phone);
        var (code, elsewhere) = ((await round.DrawAsync(1)).ForAddress(), SlipToken.New().ForAddress());

        await phone.GetAsync($"/public/{elsewhere}");
        await CastOverHttpAsync(phone, code);

        // Other applications of other tests run in the same process; what counts is what names these addresses.
        var seen = traces.Seen.ToList();
        Assert.DoesNotContain(seen, t => t.Words.Contains(code, StringComparison.OrdinalIgnoreCase));
        Assert.True(Assert.Single(seen, t => t.Words.Contains(elsewhere, StringComparison.Ordinal)).Trace!.Recorded);
        var ballots = seen.FindAll(t => t.Words.Contains("/v/slip", StringComparison.Ordinal));
        Assert.True(ballots.Count >= 3);
        Assert.All(ballots, t => Assert.False(t.Trace is { Recorded: true } or { IsAllDataRequested: true }));
    }

    private static async Task<string> DrawOverHttpAsync(TestApp app, ARound round)
    {
        using var member = await Caller.SignedInAsync(app.ClientOptions.BaseAddress, "member1");
        var answer = await member.PostAsync("/m/ballots", ("_handler", $"draw{round.Id.Value:N}"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Regex.Match(answer.Headers.Location!.OriginalString, "/v/([0-9A-Z]{16})$", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
    }

    private static async Task CastOverHttpAsync(HttpClient phone, string code)
    {
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync($"/v/{code}")).StatusCode);
        Assert.Contains("确认投票", await (await phone.GetAsync((await PostAsync(phone, $"/v/{code}", ("m", "012"), ("go", "review"))).Headers.Location)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var cast = await PostAsync(phone, $"/v/{code}", ("m", "012"), ("go", "cast"));
        Assert.StartsWith("/v/done", cast.Headers.Location?.OriginalString, StringComparison.Ordinal);
        await phone.GetAsync(cast.Headers.Location);
    }

    private static async Task FailAsync(TestApp app, HttpClient phone, string code)
    {
        await using var db = await app.OpenAsync();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Ballots RENAME TO Elsewhere");
        var answer = await PostAsync(phone, $"/v/{code}", ("m", "012"), ("go", "cast"));
        Assert.True((int)answer.StatusCode >= 500, answer.StatusCode.ToString());
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Elsewhere RENAME TO Ballots");
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, params IEnumerable<(string Name, string Value)> fields) =>
        client.PostAsync(address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    private static async Task AccountAsync(TestApp app, ARound round)
    {
        await using var db = await app.OpenAsync();
        db.Add(app.Services.GetRequiredService<AccountMaker>().Make(round.County.Members[0].Person, "member1", Access.Visitor.Password, mustChangePassword: false));
        await db.SaveChangesAsync();
    }

    private static HttpClient Client(TestApp app, string from) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectCallback = async (context, stop) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = app.ClientOptions.BaseAddress,
    };

    /// <summary>What a collector of traces reads when a request begins: address, target, tags.</summary>
    private sealed class Traces : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public ConcurrentQueue<(string Words, Activity? Trace)> Seen { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.AspNetCore")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start", Value: HttpContext context })
            {
                var tags = string.Join(' ', Activity.Current?.TagObjects.Select(t => $"{t.Key}={t.Value}") ?? []);
                Seen.Enqueue(($"{context.Request.Path}{context.Request.QueryString} {context.Features.Get<IHttpRequestFeature>()?.RawTarget} {tags}", Activity.Current));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    /// <summary>Hears every line with its category, state, scopes and exception.</summary>
    private sealed class Listener : ILoggerProvider, ISupportExternalScope
    {
        private readonly ConcurrentQueue<string> said = [];
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public IReadOnlyList<string> Said => [.. said];

        public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public void Dispose()
        {
        }

        private static string Words(object? state) => state is IEnumerable<KeyValuePair<string, object?>> pairs
            ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}")) + " " + state
            : state?.ToString() ?? "";

        private sealed class Ear(Listener listener, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => listener.scopes.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var line = $"{logLevel} {category} {formatter(state, exception)} | {Words(state)} | {exception}";
                listener.scopes.ForEachScope((scope, _) => line += " | " + Words(scope), state);
                listener.said.Enqueue(line);
            }
        }
    }
}
