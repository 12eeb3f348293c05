using System.Security.Cryptography;
using System.Text;

namespace Supervision.Web.Common;

/// <summary>The hash under which a text is put to the council: the decision is on this wording and no other (D-8.15).</summary>
public static class TextHash
{
    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
