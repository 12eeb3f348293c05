using System.Globalization;
using Supervision.Domain.Documents;
using Supervision.Domain.Ratings;
using Supervision.Web.Documents;

namespace Supervision.Web.Features.Ratings;

/// <summary>The sheet of a round that does not count (作废报告单, D-15.8): its numbers, the ground, who signed; never a vote.</summary>
internal static class VoidSheet
{
    /// <summary>What the sheet is called.</summary>
    public const string Title = "测评作废报告单";

    /// <summary>What stands on it.</summary>
    public static ListPaper Paper(RoundView view, string name) => new(Title, name, [Facts(view), new PaperPart.Text([.. Lines(view.Round).Select(DocumentParagraph.Plain)])]);

    private static PaperPart.Table Facts(RoundView view) => new(
        [("会议", 8), ("作废日期", 9), ("应到", 3), ("实到", 3), ("发出", 3), ("收回", 3), ("未收回", 4)],
        [[view.SittingName, view.Round.VoidedAt?.BeijingDate().Full() ?? "", .. Numbers(view.Round)]]);

    // Of a box that was lost nobody can say any more how many slips it held.
    private static IEnumerable<string> Numbers(RatingRound round) => round.Issued == 0
        ? [N(round.Entitled), N(round.Present), "—", "—", "—"]
        : [N(round.Entitled), N(round.Present), N(round.Issued), N(round.Collected), N(Math.Max(0, round.Numbers.Missing))];

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(RatingRound round) =>
    [
        $"测评对象：{string.Join("、", round.Subjects.Select(s => s.Name))}。",
        $"作废理由：{RatingRound.WordsOf(round.Void!.Value)}。",
        .. round.VoidNote.Length > 0 ? [$"经过：{round.VoidNote}"] : Array.Empty<string>(),
        round.Content.IsByName ? "本轮不形成结果，已经表示的意见不统计。" : $"本轮不形成结果；测评票 {round.Generated} 张全部作废，不统计，不公布。",
        .. Signed(round),
    ];

    // What the program finds by itself, nobody signs.
    private static IEnumerable<string> Signed(RatingRound round) => round.Voiding is { Signatures.Length: > 0 } voiding
        ? [
            $"在系统内签署：{string.Join("、", voiding.Signatures)}。",
            .. round.Scrutineers.Select(s => $"监票人 {s.Name}，签名：＿＿＿＿＿＿"), "主持人，签名：＿＿＿＿＿＿",
        ]
        : [round.IsRehearsal ? "演练由办公室作废，不需要签署。" : "本轮按规则作废，不需要签署。"];
}
