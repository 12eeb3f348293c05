using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Supervision.Web.App;

/// <summary>The texts of MudBlazor's parts in Chinese; a test asserts that none is missing.</summary>
public sealed partial class ChineseMudLocalizer : MudLocalizer
{
    public override LocalizedString this[string key] =>
        Texts.TryGetValue(key, out var text) ? new(key, text) : new(key, key, resourceNotFound: true);

    public override LocalizedString this[string key, params object[] arguments] =>
        Texts.TryGetValue(key, out var text)
            ? new(key, string.Format(CultureInfo.CurrentCulture, text, arguments))
            : new(key, key, resourceNotFound: true);
}
