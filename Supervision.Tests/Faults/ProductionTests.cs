using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Tests.Building;
using Supervision.Web.Demo;

namespace Supervision.Tests.Faults;

/// <summary>The program as it stands in an office: nothing of the demonstration comes in, whatever is asked for.</summary>
public sealed class ProductionTests
{
    private const string OnlyForDevelopment = "只写在开发设置里的名称";

    [Fact]
    public async Task Given_production_and_an_empty_directory_When_started_Then_it_serves_without_demo_people_or_default_passwords()
    {
        using var storage = new Storage();
        using var sources = new Storage();
        await WriteSettingsAsync(sources.Folder);
        await using var server = await ServerProcess.StartAsync(
            storage.Folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_CONTENTROOT", sources.Folder), ("Demo:Enabled", "true"));
        using var caller = new Caller(server.Address);

        Assert.Equal("Healthy", await caller.Client.GetStringAsync("/health/live"));
        Assert.Equal("Healthy", await caller.Client.GetStringAsync("/health/ready"));
        var login = WebUtility.HtmlDecode(await caller.Client.GetStringAsync("/login"));
        Assert.Contains("name=\"Input.Password\"", login);
        Assert.DoesNotContain(OnlyForDevelopment, login);
        Assert.DoesNotContain("Demo-2026", login);
        Assert.DoesNotContain("演示", login);
        Assert.All(DemoAccounts.Listed, a => Assert.DoesNotContain(a.UserName, login));
        foreach (var page in new[] { "/", "/account", "/m", "/unit", "/gibt-es-nicht" })
        {
            Assert.DoesNotContain("Demo-2026", await (await caller.Client.GetAsync(page)).Content.ReadAsStringAsync());
        }

        await using var db = storage.Look();
        Assert.Equal((0, 0, 0), (await db.Users.CountAsync(), await db.People.CountAsync(), await db.SpecialReports.CountAsync()));
    }

    /// <summary>The same settings are read while developing: the test above can fail.</summary>
    [Fact]
    public async Task Given_development_When_started_Then_its_settings_are_read()
    {
        using var storage = new Storage();
        using var sources = new Storage();
        await WriteSettingsAsync(sources.Folder);
        await using var server = await ServerProcess.StartAsync(storage.Folder, ("ASPNETCORE_CONTENTROOT", sources.Folder), ("Jobs:Enabled", "false"));
        using var caller = new Caller(server.Address);

        Assert.Contains(OnlyForDevelopment, WebUtility.HtmlDecode(await caller.Client.GetStringAsync("/login")));
    }

    private static async Task WriteSettingsAsync(string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), """{ "House": { "Committee": "望溪县人民代表大会常务委员会", "County": "望溪县" } }""");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "appsettings.Development.json"), $$"""{ "House": { "Committee": "{{OnlyForDevelopment}}" }, "Demo": { "Enabled": true } }""");
    }
}
