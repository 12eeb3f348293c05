using System.Net;

namespace Supervision.Domain.KeyWorks;

/// <summary>Addresses that a body names as evidence: public websites only, nothing inside a network (佐证网址).</summary>
public static class EvidenceLink
{
    /// <summary>Longest address.</summary>
    public const int Longest = 500;

    private static readonly string[] Inside = [".local", ".lan", ".internal", ".intranet", ".localhost", ".home.arpa", ".corp", ".test", ".example", ".invalid"];

    /// <summary>Why this address is not taken; null when it is.</summary>
    public static string? Fault(string link)
    {
        if (link.Length > Longest || !Uri.TryCreate(link, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return $"请填写完整的网址，以 https:// 或者 http:// 开头，最多 {Longest} 个字符。";
        }

        var host = address.IdnHost.TrimEnd('.');
        return address.UserInfo.Length > 0 ? "网址里不能带用户名和口令。"
            : address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || IPAddress.TryParse(host, out _) ? "请填写公开网站的域名，不要填写 IP 地址。"
            : !host.Contains('.', StringComparison.Ordinal) || Inside.Any(end => host.EndsWith(end, StringComparison.OrdinalIgnoreCase)) ? "这个网址只在单位内部能打开，请填写公开网站的网址，或者上传文件。"
            : null;
    }
}
