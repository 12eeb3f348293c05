using MimeKit;
using Microsoft.Extensions.Options;

namespace Supervision.Web.Channels;

/// <summary>How the line to the mail server is kept secret.</summary>
public enum MailSecurity
{
    /// <summary>TLS from the first byte (usually port 465).</summary>
    Tls,

    /// <summary>TLS after STARTTLS, refused without it (usually port 587).</summary>
    StartTls,

    /// <summary>None; only for a relay on the same machine.</summary>
    None,
}

/// <summary>The mail relay, from section "Mail"; off until it is set up.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public bool Enabled { get; init; }

    public string Host { get; init; } = "";

    public int Port { get; init; } = 465;

    public MailSecurity Security { get; init; } = MailSecurity.Tls;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Address of the sender.</summary>
    public string From { get; init; } = "";

    /// <summary>Address of this site, for links, e.g. https://supervision.example.cn; empty for none.</summary>
    public string SiteAddress { get; init; } = "";

    public int TimeoutSeconds { get; init; } = 30;
}

/// <summary>Checked at the start: a wrong setting must not be found out at the first reminder.</summary>
internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        if (!options.Enabled)
        {
            return ValidateOptionsResult.Success;
        }

        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(MailOptions o)
    {
        if (string.IsNullOrWhiteSpace(o.Host))
        {
            yield return "Mail:Host must name the mail server.";
        }

        if (o.Port is < 1 or > 65535)
        {
            yield return "Mail:Port must lie between 1 and 65535.";
        }

        if (o.TimeoutSeconds is < 1 or > 300)
        {
            yield return "Mail:TimeoutSeconds must lie between 1 and 300.";
        }

        if (!MailboxAddress.TryParse(o.From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal) || o.From.Any(char.IsControl))
        {
            yield return "Mail:From must be an e-mail address.";
        }

        if (o.Security == MailSecurity.None && (o.User.Length > 0 || !IsHere(o.Host)))
        {
            yield return "Mail:Security may be None only for a relay on this machine (localhost), and without a password.";
        }

        if (o.SiteAddress.Length > 0 && !(Uri.TryCreate(o.SiteAddress, UriKind.Absolute, out var site) && site.Scheme is "http" or "https"))
        {
            yield return "Mail:SiteAddress must be an address such as https://supervision.example.cn.";
        }
    }

    private static bool IsHere(string host) => host is "localhost" or "127.0.0.1" or "::1";
}
