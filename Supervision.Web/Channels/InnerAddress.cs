using System.Net;
using System.Net.Sockets;

namespace Supervision.Web.Channels;

/// <summary>Tells addresses of the open network from those inside, on this machine, or for special use.</summary>
internal static class InnerAddress
{
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    // Here an IPv4 address lies inside the IPv6 one: mapped, translated (NAT64), 6to4.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>True when a message must not be sent there.</summary>
    public static bool Holds(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            if (address.IsIPv4MappedToIPv6 || Translated.Contains(address))
            {
                return Holds(new IPAddress(bytes.AsSpan(12, 4)));
            }

            if (SixToFour.Contains(address))
            {
                return Holds(new IPAddress(bytes.AsSpan(2, 4)));
            }
        }

        return Array.Exists(Inside, n => n.BaseAddress.AddressFamily == address.AddressFamily && n.Contains(address));
    }
}
