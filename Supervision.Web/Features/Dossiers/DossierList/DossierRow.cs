using Supervision.Web.Common;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Dossiers.DossierList;

/// <summary>A dossier in the list, of whatever kind.</summary>
/// <param name="Matter">The matter behind it.</param>
/// <param name="Number">案卷号.</param>
/// <param name="Name">E.g. 全县义务教育优质均衡发展情况的报告.</param>
/// <param name="Document">发文字号 of an opinion, once given.</param>
/// <param name="Unit">报告单位 or 主送单位.</param>
/// <param name="Committee">承办工委.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Chip">How its state is marked.</param>
/// <param name="State">The state in words.</param>
/// <param name="Next">The next thing owed.</param>
public sealed record DossierRow(
    MatterRef Matter, DossierNumber Number, string Name, string? Document, string Unit, string Committee, DossierStage Stage, ChipKind Chip,
    string State, NextDue? Next)
{
    public string Address => $"/d/{Number.Address}";
}

/// <summary>The next thing owed around a dossier.</summary>
/// <param name="Act">What.</param>
/// <param name="Mark">By when, and how long that is.</param>
public sealed record NextDue(string Act, DueMark Mark);

/// <summary>The list as a page shows it.</summary>
/// <param name="Slice">The rows of the page.</param>
/// <param name="Total">All dossiers.</param>
/// <param name="Late">How many have something overdue.</param>
/// <param name="HasOwn">True when dossiers can be the person's own.</param>
/// <param name="Units">What can be chosen as unit.</param>
/// <param name="Filters">The filters in force, in words.</param>
/// <param name="Today">Today in Beijing.</param>
public sealed record DossierListView(
    ListSlice<DossierRow> Slice, int Total, int Late, bool HasOwn, IReadOnlyList<FilterChoice> Units, IReadOnlyList<string> Filters, DateOnly Today);
