using System.ComponentModel.DataAnnotations;

namespace Supervision.Web.Access;

/// <summary>Settings of access, at the root of the configuration.</summary>
public sealed class AccessOptions
{
    /// <summary>Origins that may use the circuit beside the system's own, e.g. https://renda.example.gov.cn.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Addresses of the reverse proxies whose X-Forwarded headers count; from others they are ignored.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    public HttpsOptions Https { get; init; } = new();

    public SessionOptions Session { get; init; } = new();
}

/// <summary>Section "Https".</summary>
public sealed class HttpsOptions
{
    /// <summary>True: plain HTTP is sent on to HTTPS, and nothing else is answered there.</summary>
    public bool Required { get; init; }
}

/// <summary>Section "Session": how long a session lives.</summary>
public sealed class SessionOptions
{
    /// <summary>Minutes without any act until it ends.</summary>
    [Range(1, 24 * 60)] public int IdleMinutes { get; init; } = 30;

    /// <summary>Hours after which it ends in any case.</summary>
    [Range(1, 72)] public int AbsoluteHours { get; init; } = 12;
}
