using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Dossiers.DossierList;

/// <summary>The list of dossiers as its address names it; what makes no sense counts as not named.</summary>
public sealed partial record DossierListQuery
{
    public string? Q { get; init; }

    public string? Kind { get; init; }

    public string? State { get; init; }

    public string? Unit { get; init; }

    public string? View { get; init; }

    public string? Sort { get; init; }

    public string? Page { get; init; }

    public string? Size { get; init; }

    /// <summary>What is looked for, without blanks around it; longer than any name is cut.</summary>
    internal string Words => Q?.Trim() is { } q ? q[..Math.Min(q.Length, 100)] : "";

    /// <summary>One kind of dossier by its code, ZX or YJ.</summary>
    internal string? KindChosen => Kind is DossierNumber.Report or DossierNumber.Opinion ? Kind : null;

    internal DossierStage? StateChosen => ListAddress.Named<DossierStage>(State);

    internal Guid? UnitChosen => ListAddress.Id(Unit);

    internal DossierView ViewChosen => ListAddress.Named<DossierView>(View) ?? DossierView.All;

    /// <summary>The dossier number a person typed: 2026-ZX-08, 〔2026〕专项8号, 专项8; null when it is none.</summary>
    internal (int? Year, string Code, int Serial)? NumberSought
    {
        get
        {
            var m = TypedNumber.Match(Words.ToUpperInvariant());
            return !m.Success ? null : (
                ListAddress.Number(m.Groups["y"].Value),
                m.Groups["c"].Value is "意见" or DossierNumber.Opinion ? DossierNumber.Opinion : DossierNumber.Report,
                int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A year typed alone, 2026, 2026年 or 〔2026〕: all dossiers of that year; null when it is none.</summary>
    internal int? YearSought => TypedYear.Match(Words) is { Success: true } m ? int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^[〔\[(（]?(?<y>(?:19|20)[0-9]{2})[〕\])）]?年?$", RegexOptions.None, 1000)]
    private static partial Regex TypedYear { get; }

    [GeneratedRegex(@"^[〔\[(（]?(?:(?<y>[0-9]{4})[〕\])）\-年]*)?(?<c>专项|意见|ZX|YJ)-?第?(?<n>[0-9]{1,4})号?$", RegexOptions.None, 1000)]
    private static partial Regex TypedNumber { get; }
}

/// <summary>Saved views of the list.</summary>
public enum DossierView
{
    /// <summary>全部.</summary>
    All,

    /// <summary>我承办.</summary>
    Mine,

    /// <summary>逾期.</summary>
    Late,

    /// <summary>本月到期.</summary>
    Month,
}

/// <summary>How far a dossier is, whatever its kind.</summary>
public enum DossierStage
{
    /// <summary>办理中.</summary>
    Open,

    /// <summary>已归档.</summary>
    Closed,

    /// <summary>已延期、撤回、不出具或者作废.</summary>
    Stopped,
}
