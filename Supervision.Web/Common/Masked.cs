namespace Supervision.Web.Common;

/// <summary>Personal data for those who need not know it whole (screens 3.6): enough to recognise it. The Office sees a number whole by an act of its own, which the trail notes.</summary>
internal static class Masked
{
    /// <summary>138****1234; a short number keeps its last two digits.</summary>
    public static string Phone(string? phone) => phone?.Trim() switch
    {
        null or "" => "",
        { Length: >= 10 } whole => $"{whole[..3]}****{whole[^4..]}",
        var brief => $"****{brief[^Math.Min(2, brief.Length)..]}",
    };
}
