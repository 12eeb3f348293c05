using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Supervision.Domain.Organisation;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Building;

/// <summary>The real application on a scratch directory with a clock of its own; no jobs, no demo data unless asked for.</summary>
public sealed class TestApp : WebApplicationFactory<Program>
{
    private const int Tries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly string folder = Directory.CreateTempSubdirectory("supervision-test-").FullName;
    private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal)
    {
        ["Jobs:Enabled"] = "false",
        ["Demo:Enabled"] = "false",
    };

    private TestApp(DateTimeOffset start) => Clock = new(start);

    /// <summary>The clock of the application; starts on Monday 2026-06-01, 09:00 in Beijing, unless told otherwise.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Where the application writes.</summary>
    public string Folder => folder;

    /// <summary>A started application. <paramref name="port"/>: with a real server for browsers; see <c>ClientOptions.BaseAddress</c>.</summary>
    public static Task<TestApp> StartAsync(bool port = false, params IEnumerable<(string Key, string Value)> settings) =>
        StartAsync(new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero), port, settings);

    /// <summary>The same, beginning at another time.</summary>
    public static Task<TestApp> StartAsync(DateTimeOffset start, bool port = false, params IEnumerable<(string Key, string Value)> settings)
    {
        var app = new TestApp(start);
        foreach (var (key, value) in settings)
        {
            app.settings[key] = value;
        }

        if (port)
        {
            app.UseKestrel(0);
            app.StartServer();
        }
        else
        {
            _ = app.Server;
        }

        return Task.FromResult(app);
    }

    /// <summary>A scope in which somebody with these roles acts; the person exists in the database.</summary>
    public async Task<Acting> AsAsync(Actor actor)
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().ActAs(actor);
        await Task.CompletedTask;
        return new(scope, actor);
    }

    /// <summary>A person made up for the test, acting with one role, for a committee or body when the role has a scope.</summary>
    public async Task<Acting> AsAsync(Role role, Guid? scope = null, string name = "测试人员")
    {
        await using var db = await OpenAsync();
        var person = Person.Named(name);
        db.Add(person);
        db.Add(RoleHolding.Of(person.Id, role, new(2020, 1, 1), scope));
        await db.SaveChangesAsync();
        var isPersonnel = scope is { } committee && await db.WorkCommittees.AnyAsync(c => c.Id == new WorkCommitteeId(committee) && c.IsPersonnel);
        IReadOnlySet<Guid> Scope(params Role[] roles) => scope is { } id && roles.Contains(role) ? new HashSet<Guid> { id } : new HashSet<Guid>();
        return await AsAsync(new Actor(person.Id, name, new HashSet<Role> { role })
        {
            IsPersonnel = isPersonnel,
            Committees = Scope(Role.WorkCommitteeStaff, Role.WorkCommitteeHead),
            HeadedCommittees = Scope(Role.WorkCommitteeHead),
            Bodies = Scope(Role.BodyLiaison, Role.BodyHead),
        });
    }

    /// <summary>A context that acts as the system, for arranging and looking.</summary>
    public Task<SupervisionDb> OpenAsync() =>
        Services.GetRequiredService<IDbContextFactory<SupervisionDb>>().OpenAsync(Actor.System("测试"), CancellationToken.None);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        for (var left = Tries; !Clear() && left > 0; left--)
        {
            await Task.Delay(Pause);
        }
    }

    // A circuit whose browser has just gone may still end a query and open the database anew while the folder is emptied.
    private bool Clear()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Storage:Directory", folder);
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }
}

/// <summary>A scope with somebody in it.</summary>
public sealed record Acting(AsyncServiceScope Scope, Actor Actor) : IAsyncDisposable
{
    /// <summary>A use case or query, made for this person.</summary>
    public T Get<T>()
        where T : notnull => Scope.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => Scope.DisposeAsync();
}

internal static class ChineseCulture
{
    [ModuleInitializer]
    internal static void Set() => Supervision.Web.App.Culture.Fix();
}
