using System.Globalization;

namespace Supervision.Web.App;

/// <summary>The one culture of the house: zh-CN, whatever the machine or the browser says.</summary>
internal static class Culture
{
    public const string Name = "zh-CN";

    public static void Fix() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture =
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Name);
}
