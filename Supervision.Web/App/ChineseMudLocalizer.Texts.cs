using System.Collections.Frozen;

namespace Supervision.Web.App;

public sealed partial class ChineseMudLocalizer
{
    /// <summary>Every key of MudBlazor's resource with its Chinese text.</summary>
    public static FrozenDictionary<string, string> Texts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["MudDataGridPager_RowsPerPage"] = "每页条数：",
        ["MudDataGridPager_InfoFormat"] = "第 {0}–{1} 条，共 {2} 条",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
