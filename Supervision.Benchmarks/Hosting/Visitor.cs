using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Supervision.Benchmarks.Measuring;
using Supervision.Web.Demo;

namespace Supervision.Benchmarks.Hosting;

/// <summary>Somebody at the other end of HTTP. An answer counts only when it is the page that was asked for.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new() };
    private readonly HttpClient client;

    public Visitor(Uri address) => client = new(handler) { BaseAddress = address };

    public Uri Address => client.BaseAddress!;

    /// <summary>The cookies as one header.</summary>
    public string Cookies => handler.CookieContainer.GetCookieHeader(Address);

    /// <summary>Signs in an account of the demo county.</summary>
    public static async Task<Visitor> SignedInAsync(Uri address, string user)
    {
        var visitor = new Visitor(address);
        var page = await visitor.client.GetStringAsync("/login");
        await visitor.PostAsync("/login", page, ("_handler", "sign-in"), ("Input.UserName", user), ("Input.Password", DemoAccounts.Password));
        return visitor;
    }

    /// <summary>A page that must hold this text; anything else ends the measurement.</summary>
    public async Task<string> GetAsync(string path, string mustHold)
    {
        using var answer = await client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();

        // Values are written with other than Latin letters by their numbers, the pages' own words as they are.
        var isIt = text.Contains(mustHold, StringComparison.Ordinal) || text.Contains(HtmlEncoder.Default.Encode(mustHold), StringComparison.Ordinal);
        return answer.StatusCode == HttpStatusCode.OK && isIt ? text
            : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode} {answer.Headers.Location} without “{mustHold}”: {text[..Math.Min(500, text.Length)]}");
    }

    /// <summary>Milliseconds until the whole page is here.</summary>
    public Task<double> TimeAsync(string path, string mustHold) => Statistics.TimeAsync(() => GetAsync(path, mustHold));

    /// <summary>Sends a form with the token of the page it stands on; the answer must lead on.</summary>
    public async Task PostAsync(string path, string page, params IEnumerable<(string Name, string Value)> fields)
    {
        var all = fields.Select(f => KeyValuePair.Create(f.Name, f.Value))
            .Append(KeyValuePair.Create("__RequestVerificationToken", Token().Match(page).Groups["token"].Value));
        using var form = new FormUrlEncodedContent(all);
        using var answer = await client.PostAsync(path, form);
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
        {
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode} to a form.");
        }
    }

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
