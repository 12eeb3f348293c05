using System.Globalization;
using Supervision.Domain.Documents;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Documents;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Ratings;

/// <summary>The result sheet (测评结果报告单, D-15.8) as Word and XLSX; only of announced rounds.</summary>
internal static class ResultFiles
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapResultFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/ballots/{id:guid}/result.docx", (Guid id, RatingQueries queries, CancellationToken stop) => AnswerAsync(id, queries, view =>
        {
            var content = new MemoryStream();
            ListPaperLayout.Write(Paper(view), content);
            content.Position = 0;
            return Results.File(content, Word, $"测评结果报告单-{Name(view.Round)}.docx");
        }, stop)).RequireAuthorization(Permissions.ReadRatings);
        app.MapGet("/ballots/{id:guid}/result.xlsx", async (Guid id, RatingQueries queries, CurrentPerson person, TimeProvider clock, CancellationToken stop) =>
        {
            var who = await person.DemandAsync(Permissions.ReadRatings, stop);
            return await AnswerAsync(id, queries, view => Table(view).File("xlsx", who.Name, clock.GetUtcNow()), stop);
        }).RequireAuthorization(Permissions.ReadRatings);
    }

    /// <summary>The votes as a table, with what they were counted against.</summary>
    internal static ExportTable Table(RoundView view) => new(
        "测评结果", [Name(view.Round), view.SittingName],
        [
            new("投票人", 16), new("对象", 24), new("职务", 16), new("内容"), .. view.Round.Content.Method.Grades.Select(g => new TableColumn(g.Name, 8)), new("无效", 8),
            new("弃权", 8), new("计票基数", 10), new("满意率（%）", 12), new("得分", 10), new("结果", 12), new("怎么算的", 50), new("更正前", 30),
        ],
        [
            .. from round in view.Groups.Prepend(view.Round) from r in Counts(round) from slot in Enumerable.Range(0, Math.Max(1, r.Tallies.Length)) select Cells(round, r, slot),
            .. ResultWords.ShowsTogether(view) ? view.Round.Results.Select(r => Together(view.Round, r)) : [],
        ]);

    // Of several groups each by its own votes; all together stand behind them.
    private static IReadOnlyList<SubjectCount> Counts(RatingRound round) => round.HidesVotes ? round.Results : round.OwnCounts();

    private static IReadOnlyList<object?> Together(RatingRound round, SubjectCount count) =>
    [
        "各组合并", round.Subjects[count.Subject].Name, round.Subjects[count.Subject].Post, "各组得分按权重相加",
        .. round.Content.Method.Grades.Select(_ => (object?)null), null, null, null, null, ResultWords.Score(round.Content, count.Result), RatingWords.Of(round.Content, count.Result),
        string.Join("\n", count.Result.Explanation), "",
    ];

    private static IReadOnlyList<object?> Cells(RatingRound round, SubjectCount count, int slot)
    {
        var (subject, tally, isLast) = (round.Subjects[count.Subject], count.HasVotes ? count.Tallies[slot] : null, slot >= count.Tallies.Length - 1);
        return
        [
            round.Content.HasGroups ? round.HidesVotes && !round.IsGroup ? "各组合并" : round.GroupName : "常委会组成人员", subject.Name, subject.Post, round.Content.SlotName(slot),
            .. tally is null ? round.Content.Method.Grades.Select(_ => (object?)null) : tally.Votes.Cast<object?>(), tally?.Invalid, tally?.Abstained,
            isLast && count.Result.Base > 0 ? count.Result.Base : null, isLast ? count.Result.Rate : null, isLast && count.Result.Score is not null ? ResultWords.Score(round.Content, count.Result) : null, isLast ? RatingWords.Of(round.Content, count.Result) : "",
            isLast ? string.Join("；", count.Result.Explanation) : "",
            isLast && round.Correction is { } note && note.Changed.Contains(count.Subject)
                ? $"{PaperNote.Words(round, note.Old[count.Subject].Overall)}，{RatingWords.Of(round.Content, note.Old[count.Subject].Result)}" : "",
        ];
    }

    // A paper of a rehearsal must never pass for a result.
    private static string Name(RatingRound round) => round.IsRehearsal && !round.Title.Contains("演练", StringComparison.Ordinal) ? $"{round.Title}（演练）" : round.Title;

    /// <summary>What stands on the sheet.</summary>
    internal static ListPaper Paper(RoundView view)
    {
        var round = view.Round;
        return new("测评结果报告单", Name(round), [Facts(view), .. ResultWords.ShowsTogether(view) ? [Together(view)] : Array.Empty<PaperPart>(), Votes(round), .. view.Groups.Where(g => g.Results.Any(r => r.HasVotes)).Select(Votes), Text([.. Reasons(round), .. Signatures(round)])], Foot: $"票箱封条 {round.BoxSeal}");
    }

    private static async Task<IResult> AnswerAsync(Guid id, RatingQueries queries, Func<RoundView, IResult> file, CancellationToken stop) =>
        await queries.FindAsync(new(id), stop) is { Round.State: RoundState.Announced } view ? file(view) : Results.NotFound();

    private static PaperPart.Table Facts(RoundView view) => new(
        [("会议", 3), ("日期", 2), ("应到", 1), ("实到", 1), ("发出", 1), ("收回", 1), ("未收回", 1)],
        [.. view.Groups.Prepend(view.Round).Select(r => (IReadOnlyList<string>)
            [r.Content.HasGroups ? $"{view.SittingName}，{r.GroupName}" : view.SittingName, Day(r.AnnouncedAt), N(r.Entitled), N(r.Present), N(r.Issued), N(r.Collected), N(r.Numbers.Missing)])]);

    private static PaperPart.Table Together(RoundView view) => new(
        [("各组合并", 4), .. view.Groups.Prepend(view.Round).Select(g => ($"{g.GroupName} {ResultWords.Percent(g.GroupWeight)}", 4)), ("合计", 2), ("结果", 2)],
        [.. view.Round.Results.Select(r => (IReadOnlyList<string>)
            [
                view.Round.Subjects[r.Subject].Name, .. view.Groups.Prepend(view.Round).Select(g => ResultWords.OwnScore(g, r.Subject)), ResultWords.Score(view.Round.Content, r.Result),
                RatingWords.Of(view.Round.Content, r.Result),
            ])]);

    private static PaperPart.Table Votes(RatingRound round) => new(
        [(round.Content.HasGroups && !round.HidesVotes ? $"对象（{round.GroupName}）" : "对象", 4), .. round.Content.Method.Grades.Select(g => (g.Name, 1)), ("无效", 1), ("弃权", 1), ("满意率", 2), (round.Content.IsCombined && !round.HidesVotes ? "本组结果" : "结果", round.Content.Method.Rule is ScoreRule ? 3 : 2)],
        [.. Counts(round).Select(r => Row(round, r))]);

    private static IReadOnlyList<string> Row(RatingRound round, SubjectCount count) =>
    [
        $"{round.Subjects[count.Subject].Name} {round.Subjects[count.Subject].Post}".Trim(),
        .. count.HasVotes ? [.. count.Overall.Votes.Select(N), N(count.Overall.Invalid), N(count.Overall.Abstained)] : Enumerable.Repeat("—", round.Content.Method.Grades.Length + 2),
        count.Result.Rate is { } rate ? rate.ToString("0.00", CultureInfo.InvariantCulture) + "%" : "—",
        RatingWords.Of(round.Content, count.Result) + (count.Result.Score is null ? "" : $"（{ResultWords.Score(round.Content, count.Result)}）"),
    ];

    private static IEnumerable<string> Reasons(RatingRound round) =>
        new[] { $"计票基数：{RatingWords.Of(round.Content.Method.Denominator)}；在任 {round.InOffice} 人，名额 {round.Seats} 人。" }
            .Concat(round.Content.HasGroups ? [$"投票人组：{RatingWords.Groups(round.Content)}。"] : [])
            .Concat([$"判定规则：{RatingWords.Rule(round.Content)}。"])
            .Concat(round.Results.SelectMany(r => Explained(round, r)))
            .Concat(PaperNote.Lines(round))
            .Concat(round.Envelope.Length > 0 ? [$"纸票封存袋编号 {round.Envelope}，{PaperNote.Kept(round)}。"] : [])
            .Concat(round.Correction is { } note ? ["更正", .. CorrectionWords.Lines(round, note), CorrectionWords.Signed(round, note)] : []);

    // Of several groups line by line: own score, weight, sum.
    private static IEnumerable<string> Explained(RatingRound round, SubjectCount count) => round.Content.IsCombined
        ? [$"{round.Subjects[count.Subject].Name}：", .. count.Result.Explanation.Select(line => $"{line}。")]
        : [$"{round.Subjects[count.Subject].Name}：{string.Join("；", count.Result.Explanation)}。"];

    private static IEnumerable<string> Signatures(RatingRound round) =>
    [
        $"监票人：{string.Join("、", round.Scrutineers.Select(s => $"{s.Name}（{Moment(s.ConfirmedAt)} 确认）"))}",
        "计票人：＿＿＿＿＿＿　　主持人：＿＿＿＿＿＿",
    ];

    private static PaperPart.Text Text(IEnumerable<string> lines) =>
        new([.. lines.Select(DocumentParagraph.Plain)]);

    private static string Day(DateTimeOffset? at) => at?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? "";

    private static string Moment(DateTimeOffset? at) => at?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy年M月d日 H:mm", CultureInfo.InvariantCulture) ?? "";

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
