using System.Globalization;
using Supervision.Domain.Ratings;
using Supervision.Web.App;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Ratings;

/// <summary>What stands at the head and the foot of a result sheet (D-15.8): numbers of each box, base, rule, scrutineers with their
/// confirmations, seals. The same for Word and for the second sheet of the workbook.</summary>
internal static class ResultHead
{
    /// <summary>Each box: the members' first, then those of the other groups.</summary>
    public static IReadOnlyList<RatingRound> Boxes(RoundView view) => [view.Round, .. view.Groups];

    /// <summary>（人大代表票箱）; nothing where there is one box.</summary>
    public static string OfBox(RatingRound round) => round.GroupName.Length > 0 ? $"（{round.GroupName}票箱）" : "";

    /// <summary>What is counted against, one line a box, with the number that is needed.</summary>
    public static IReadOnlyList<string> Bases(RoundView view) =>
    [
        .. Boxes(view).Select(r => (r.GroupName.Length > 0 ? $"{r.GroupName}：" : "") + r.BaseWords + (r.LeastValidWords.Length > 0 ? $"；{r.LeastValidWords}" : "")
            + (r.IsGroup ? "" : $"；在任 {r.InOffice} 人，名额 {r.Seats} 人")),
    ];

    /// <summary>The second sheet of the workbook, a line a fact.</summary>
    public static ExportTable Table(RoundView view) => new("测评轮次", [], [new("票箱", 24), new("项目", 20), new("内容", 80)],
    [
        .. Facts(view).Select(f => (IReadOnlyList<object?>)["", f.Name, f.What]),
        .. Boxes(view).SelectMany(r => OfBoxFacts(r).Select(f => (IReadOnlyList<object?>)[r.GroupName.Length > 0 ? r.GroupName : VoterGroup.Members, f.Name, f.What])),
    ]);

    /// <summary>2026年11月27日 10:56 in Beijing.</summary>
    public static string Moment(DateTimeOffset? at) => at?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy年M月d日 H:mm", CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<(string Name, object? What)> Facts(RoundView view) =>
    [
        ("测评", view.Round.Title + (view.Round.Number > 1 ? $"（第 {view.Round.Number} 次）" : "") + (view.Round.IsRehearsal ? "（演练）" : "")),
        ("会议", view.SittingName),
        ("公布日期", view.Round.AnnouncedAt!.Value.BeijingDate()),
        ("公布时间", Moment(view.Round.AnnouncedAt)),
        ("判定规则", RatingWords.Rule(view.Round.Content)),
        .. view.Round.Content.HasGroups ? [("投票人组", RatingWords.Groups(view.Round.Content))] : Array.Empty<(string, object?)>(),
        .. view.Round.Content.Rules.Select(r => ("所用规则", (object?)view.RuleWords(r))),
    ];

    private static IEnumerable<(string Name, object? What)> OfBoxFacts(RatingRound round) =>
    [
        ("应到", round.Entitled), ("实到", round.Present), ("发出", round.Issued), ("收回", round.Collected), ("未收回", round.Numbers.Missing),
        ("计票基数", round.BaseWords),
        .. round.LeastValidWords.Length > 0 ? [("有效票", round.LeastValidWords)] : Array.Empty<(string, object?)>(),
        .. round.Scrutineers.Select(s => ("监票人", (object?)$"{s.Name}，{Moment(s.ConfirmedAt)} 确认")),
        .. round.BoxSeal.Length > 0 ? [("票箱封条", round.BoxSeal)] : Array.Empty<(string, object?)>(),
    ];
}
