using System.ComponentModel.DataAnnotations;

namespace Supervision.Web.App;

/// <summary>Whose installation this is, from section "House".</summary>
public sealed class HouseOptions
{
    public const string Section = "House";

    /// <summary>Full name of the committee, as in the red head.</summary>
    [Required] public string Committee { get; init; } = "望溪县人民代表大会常务委员会";

    /// <summary>Name of the county, e.g. 望溪县.</summary>
    [Required] public string County { get; init; } = "望溪县";

    /// <summary>Whom members ring for help.</summary>
    public string HelpPhone { get; init; } = "0000-0000000";
}
