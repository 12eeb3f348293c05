using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Access;

namespace Supervision.Tests.Access;

/// <summary>Somebody at the other end of HTTP: keeps cookies, reads tokens, follows nothing by itself.</summary>
public sealed partial class Visitor(TestApp app, string address = "http://localhost") : IDisposable
{
    public const string Password = "Gongzuo-2026";

    public HttpClient Client { get; } = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new(address) });

    /// <summary>An account with one role.</summary>
    public static async Task<Account> AccountAsync(TestApp app, string user, Role? role = null, Guid? scope = null, bool mustChange = false)
    {
        await using var db = await app.OpenAsync();
        var person = Person.Named("测试" + user);
        db.Add(person);
        if (role is { } held)
        {
            db.Add(RoleHolding.Of(person.Id, held, new(2020, 1, 1), scope));
        }

        var account = app.Services.GetRequiredService<AccountMaker>().Make(person.Id, user, Password, mustChange);
        db.Add(account);
        await db.SaveChangesAsync();
        return account;
    }

    /// <summary>A visitor who has signed in.</summary>
    public static async Task<Visitor> SignedInAsync(TestApp app, string user, Role? role = null, Guid? scope = null)
    {
        await AccountAsync(app, user, role, scope);
        var visitor = new Visitor(app);
        var answer = await visitor.SignInAsync(user, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    /// <summary>What a page says, with its characters decoded.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public async Task<string> TokenAsync(string address) => TokenIn(await Client.GetStringAsync(address));

    /// <summary>The token of the first form on a page.</summary>
    public static string TokenIn(string page) => Token().Match(page).Groups[1].Value;

    public async Task<HttpResponseMessage> SignInAsync(string user, string password, string address = "/login") =>
        await PostAsync(address, await TokenAsync(address), ("_handler", "sign-in"), ("Input.UserName", user), ("Input.Password", password));

    public Task<HttpResponseMessage> PostAsync(string address, string? token, params IEnumerable<(string Name, string Value)> fields)
    {
        var all = fields.Select(f => KeyValuePair.Create(f.Name, f.Value));
        if (token is not null)
        {
            all = all.Append(KeyValuePair.Create("__RequestVerificationToken", token));
        }

        return Client.PostAsync(address, new FormUrlEncodedContent(all));
    }

    public void Dispose() => Client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
