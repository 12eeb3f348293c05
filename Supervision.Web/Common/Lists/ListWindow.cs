using System.Globalization;

namespace Supervision.Web.Common.Lists;

/// <summary>Which rows of a list are shown.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page: 25, 50 or 100.</param>
public sealed record ListWindow(int Page, int Size)
{
    /// <summary>The sizes a person may choose.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [25, 50, 100];

    /// <summary>Everything, for exports and prints.</summary>
    public static ListWindow All { get; } = new(1, int.MaxValue);

    /// <summary>As an address names it; what makes no sense counts as not named.</summary>
    public static ListWindow Of(string? page, string? size) => new(
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var p) && p > 0 ? p : 1,
        int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var s) && Sizes.Contains(s) ? s : Sizes[0]);

    /// <summary>The rows of this window; a page behind the end shows the last one.</summary>
    public ListSlice<T> Of<T>(IReadOnlyList<T> all)
    {
        var last = Math.Max(1, (int)Math.Min(int.MaxValue, ((long)all.Count + Size - 1) / Size));
        var page = Math.Min(Page, last);
        return new([.. all.Skip((page - 1) * Size).Take(Size)], all.Count, this with { Page = page }, last);
    }
}

/// <summary>One page of a list.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Total">Rows of all pages.</param>
/// <param name="Window">Which page it is.</param>
/// <param name="LastPage">Number of the last page.</param>
public sealed record ListSlice<T>(IReadOnlyList<T> Rows, int Total, ListWindow Window, int LastPage)
{
    /// <summary>第 1—25 条，共 47 条.</summary>
    public string Words => Total == 0 ? "共 0 条" : $"第 {From}—{From + Rows.Count - 1} 条，共 {Total} 条";

    private int From => ((Window.Page - 1) * Window.Size) + 1;
}
