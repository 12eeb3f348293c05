using System.Globalization;
using Microsoft.AspNetCore.Components;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Features.Opinions;

/// <summary>Compares any two versions of an opinion; at first the compiled draft against the text as it is now.</summary>
public sealed partial class OpinionVersionsPage(VersionQueries queries, NavigationManager navigator) : ComponentBase
{
    private VersionsView? view;
    private IReadOnlyList<PointComparison> compared = [];

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? FromText { get; set; }

    [SupplyParameterFromQuery(Name = "to")] public string? ToText { get; set; }

    [SupplyParameterFromQuery] public bool All { get; set; }

    private int From { get; set; }

    private int To { get; set; }

    private IEnumerable<PointComparison> Shown => All ? compared : compared.Where(c => c.IsChanged);

    private string Answer => $"从{NameOf(From)}到{NameOf(To)}：" + (compared.Count(c => c.IsChanged) is > 0 and var count ? $"{count} 条要点有变动。" : "没有变动。");

    protected override async Task OnInitializedAsync()
    {
        view = await queries.FindAsync(new(Id), CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
            return;
        }

        From = Wanted(FromText) ?? view.Versions.Compiled;
        To = Wanted(ToText) ?? VersionsView.Current;
        compared = OpinionVersions.Compare(view.At(From), view.At(To));
    }

    // A version that does not exist is answered by the usual comparison.
    private int? Wanted(string? text) => text == "now" ? VersionsView.Current
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= view!.Versions.Lines.Count ? number : null;

    private static string NameOf(int version) => version switch
    {
        VersionsView.Current => "现在的文本",
        0 => "空白",
        _ => $"第 {version} 版",
    };

    private string Address(int from, int to) => $"/opinions/{Id}/versions?from={Value(from)}&to={Value(to)}";

    private static string Value(int version) => version == VersionsView.Current ? "now" : version.ToString(CultureInfo.InvariantCulture);

    private static string FateOf(PointComparison point) => $"第 {point.Place} 条" + point.Fate switch
    {
        DiffKind.Added => "（新增）",
        DiffKind.Removed => "（已删除或者合并）",
        _ => point.IsChanged ? "（有修改）" : "（没有变动）",
    };
}
