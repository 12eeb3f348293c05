using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Supervision.Domain.Dossiers;

/// <summary>The number of a dossier (案卷号): <c>2026-ZX-08</c> in an address, 〔2026〕专项8号 on a screen.</summary>
/// <param name="Year">Year of the plan or of the matter.</param>
/// <param name="Code">ZX 专项报告, YJ 审议意见, JC 执法检查, DY 专题调研, SW 三问一评; SZ and XW come with their subjects.</param>
/// <param name="Serial">From 1, counted per year and code.</param>
public sealed partial record DossierNumber(int Year, string Code, int Serial)
{
    /// <summary>Code of special work reports.</summary>
    public const string Report = "ZX";

    /// <summary>Code of review opinions.</summary>
    public const string Opinion = "YJ";

    /// <summary>Code of law-enforcement inspections.</summary>
    public const string Inspection = "JC";

    /// <summary>Code of research surveys: a series of their own, never mixed with inspections (D-6.11).</summary>
    public const string Survey = "DY";

    /// <summary>Code of key works under three questions, one evaluation.</summary>
    public const string KeyWork = "SW";

    [GeneratedRegex("^(?<y>[0-9]{4})-(?<c>[A-Z]{2})-(?<n>[0-9]{1,4})$", RegexOptions.None, 1000)]
    private static partial Regex Pattern { get; }

    /// <summary>As it stands in an address: 2026-ZX-08.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Code}-{Serial:00}");

    /// <summary>Reads the form used in addresses.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DossierNumber? number)
    {
        var m = Pattern.Match(text ?? "");
        number = m.Success
            ? new(int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture), m.Groups["c"].Value,
                int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture))
            : null;
        return m.Success;
    }

    /// <summary>As people read it: 〔2026〕专项8号.</summary>
    public override string ToString() => $"〔{Year}〕{Words}{Serial}号";

    private string Words => Code switch { Report => "专项", Opinion => "意见", Inspection => "检查", Survey => "调研", KeyWork => "三问", _ => Code };
}
