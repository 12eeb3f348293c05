using System.Net;
using Supervision.Tests.Access;

namespace Supervision.Tests.Faults;

/// <summary>Somebody with a browser at a program that runs as a process of its own.</summary>
internal sealed class Caller(Uri address) : IDisposable
{
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    public static async Task<Caller> SignedInAsync(Uri address, string user)
    {
        var caller = new Caller(address);
        var answer = await caller.PostAsync("/login", ("_handler", "sign-in"), ("Input.UserName", user), ("Input.Password", Visitor.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return caller;
    }

    /// <summary>Fetches the page for its token, then posts the form to it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, params IEnumerable<(string Name, string Value)> fields)
    {
        return await PostAsync(page, Visitor.TokenIn(await Client.GetStringAsync(page)), fields);
    }

    public async Task<HttpResponseMessage> PostAsync(string page, string token, IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await Client.PostAsync(page, form);
    }

    public void Dispose() => Client.Dispose();
}
