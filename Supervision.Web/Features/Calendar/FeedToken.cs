using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Supervision.Web.Features.Calendar;

/// <summary>The secret part of a private calendar address: 128 random bits. Kept as a hash only, so it can be shown once.</summary>
internal static class FeedToken
{
    private const int Bytes = 16;

    /// <summary>A new one, as it stands in the address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of it. So long a random text needs no slow hash.</summary>
    public static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
