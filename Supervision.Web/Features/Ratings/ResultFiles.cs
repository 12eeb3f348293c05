using System.Globalization;
using Supervision.Domain.Documents;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Documents;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Ratings;

/// <summary>The result sheet (测评结果报告单, D-15.8) as Word and XLSX, only of announced rounds; of a void round the sheet that says so.</summary>
internal static class ResultFiles
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapResultFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/ballots/{id:guid}/result.docx", async (Guid id, RatingQueries queries, CancellationToken stop) => await queries.FindAsync(new(id), stop) switch
        {
            { Round.State: RoundState.Announced } view => Sheet(Paper(view), FileName(view.Round), AnnouncedOn(view.Round)),
            { Round: { State: RoundState.Void, VoidedAt: { } at } } view =>
                Sheet(VoidSheet.Paper(view, Name(view.Round)), FileName(view.Round, VoidSheet.Title), at.BeijingDate()),
            _ => Results.NotFound(),
        }).RequireAuthorization(Permissions.ReadRatings);
        app.MapGet("/ballots/{id:guid}/result.xlsx", async (Guid id, RatingQueries queries, CurrentPerson person, TimeProvider clock, CancellationToken stop) =>
        {
            var who = await person.DemandAsync(Permissions.ReadRatings, stop);
            return await AnswerAsync(id, queries, view => new[] { Table(view), ResultHead.Table(view) }.Book(FileName(view.Round), who.Name, clock.GetUtcNow(), AnnouncedOn(view.Round)), stop);
        }).RequireAuthorization(Permissions.ReadRatings);
    }

    /// <summary>The votes as a table, with what they were counted against.</summary>
    internal static ExportTable Table(RoundView view) => WithoutEmpty(new(
        "测评结果", [Name(view.Round), view.SittingName],
        [
            new("投票人", 16), new("对象", 24), new("职务", 16), new("内容"), .. view.Round.Content.Method.Grades.Select(g => new TableColumn(g.Name, 8)), new("无效", 8),
            new("弃权", 8), new("计票基数", 10), new("满意率（%）", 12), new("得分", 10), new("结果", 12), new("怎么算的", 50), new("更正前", 30),
        ],
        [
            .. from round in view.Groups.Prepend(view.Round) from r in Counts(round) from slot in Enumerable.Range(0, Math.Max(1, r.Tallies.Length)) select Cells(view, round, r, slot),
            .. ResultWords.ShowsTogether(view) ? view.Round.Results.Select(r => Together(view, r)) : [],
        ]));

    // What this round has none of takes no column from the others.
    private static ExportTable WithoutEmpty(ExportTable table)
    {
        string[] beside = ["弃权", "得分", "更正前"];
        List<int> kept = [.. Enumerable.Range(0, table.Columns.Count).Where(i => !beside.Contains(table.Columns[i].Head) || table.Rows.Any(r => r[i] is not (null or "")))];
        return table with { Columns = kept.ConvertAll(i => table.Columns[i]), Rows = [.. table.Rows.Select(r => (IReadOnlyList<object?>)kept.ConvertAll(i => r[i]))] };
    }

    // Of several groups each by its own votes; all together stand behind them.
    private static IReadOnlyList<SubjectCount> Counts(RatingRound round) => round.HidesVotes ? round.Results : round.OwnCounts();

    private static IReadOnlyList<object?> Together(RoundView view, SubjectCount count)
    {
        var (round, subject) = (view.Round, view.Round.Subjects[count.Subject]);
        return
        [
            "各组合并", subject.Name, subject.Post, "各组得分按权重相加", .. round.Content.Method.Grades.Select(_ => (object?)null), null, null, null, null,
            ResultWords.ScoreNumber(round.Content, count.Result), RatingWords.Of(round.Content, count.Result), string.Join("\n", ResultWords.Lines(count.Result, view.IsInner)), "",
        ];
    }

    private static IReadOnlyList<object?> Cells(RoundView view, RatingRound round, SubjectCount count, int slot)
    {
        var (subject, tally, isLast) = (round.Subjects[count.Subject], count.HasVotes ? count.Tallies[slot] : null, slot >= count.Tallies.Length - 1);
        return
        [
            round.Content.HasGroups ? round.HidesVotes && !round.IsGroup ? "各组合并" : round.GroupName : "常委会组成人员", subject.Name, subject.Post, round.Content.SlotName(slot),
            .. tally is null ? round.Content.Method.Grades.Select(_ => (object?)null) : tally.Votes.Cast<object?>(), tally?.Invalid, HasAbstained(round) ? tally?.Abstained : null,
            isLast ? ResultWords.BaseOf(round, count) : null, isLast ? count.Result.Rate : null, isLast ? ResultWords.ScoreNumber(round.Content, count.Result) : null, isLast ? RatingWords.Of(round.Content, count.Result) : "",
            isLast ? string.Join("；", ResultWords.Lines(count.Result, view.IsInner)) : "",
            isLast && round.Correction is { } note && note.Changed.Contains(count.Subject)
                ? $"{PaperNote.Words(round, note.Old[count.Subject].Overall)}，{RatingWords.Of(round.Content, note.Old[count.Subject].Result)}" : "",
        ];
    }

    // A paper of a rehearsal must never pass for a result.
    private static string Name(RatingRound round) => round.IsRehearsal && !round.Title.Contains("演练", StringComparison.Ordinal) ? $"{round.Title}（演练）" : round.Title;

    // Whoever keeps many of these finds one by its round and the day it was announced; when it was exported stands in its first row.
    private static string FileName(RatingRound round, string sheet = "测评结果报告单") => $"{sheet}-{Name(round)}{(round.Number > 1 ? $"（第 {round.Number} 次）" : "")}";

    private static DateOnly AnnouncedOn(RatingRound round) => round.AnnouncedAt!.Value.BeijingDate();

    /// <summary>What stands on the sheet.</summary>
    internal static ListPaper Paper(RoundView view)
    {
        var round = view.Round;
        return new("测评结果报告单", Name(round), [Facts(view), .. ResultWords.ShowsTogether(view) ? [Together(view)] : Array.Empty<PaperPart>(), Votes(round), .. view.Groups.Where(g => g.Results.Any(r => r.HasVotes)).Select(Votes), Text([.. Reasons(view), .. ResultHead.Boxes(view).SelectMany(Signatures), "计票人：＿＿＿＿＿＿＿＿　　主持人：＿＿＿＿＿＿＿＿"])], Foot: string.Join("　", ResultHead.Boxes(view).Where(b => b.BoxSeal.Length > 0).Select(b => $"票箱封条{ResultHead.OfBox(b)} {b.BoxSeal}")));
    }

    private static IResult Sheet(ListPaper paper, string name, DateOnly day)
    {
        var content = new MemoryStream();
        ListPaperLayout.Write(paper, content);
        content.Position = 0;
        return Results.File(content, Word, Path.ChangeExtension(ExportWords.FileName(name, day), "docx"));
    }

    private static async Task<IResult> AnswerAsync(Guid id, RatingQueries queries, Func<RoundView, IResult> file, CancellationToken stop) =>
        await queries.FindAsync(new(id), stop) is { Round.State: RoundState.Announced } view ? file(view) : Results.NotFound();

    private static PaperPart.Table Facts(RoundView view) => new(
        [("会议", 8), ("日期", 9), ("应到", 3), ("实到", 3), ("发出", 3), ("收回", 3), ("未收回", 4)],
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
        [
            (round.Content.HasGroups && !round.HidesVotes ? $"对象（{round.GroupName}）" : "对象", 8), .. round.Content.Method.Grades.Select(g => (g.Name, g.Name.Length + 1)), ("无效", 3),
            .. HasAbstained(round) ? [("弃权", 3)] : Array.Empty<(string, int)>(), ("满意率", 11), (round.Content.IsCombined && !round.HidesVotes ? "本组结果" : "结果", round.Content.Method.Rule is ScoreRule ? 8 : 5),
        ],
        [.. Counts(round).Select(r => Row(round, r))]);

    private static bool HasAbstained(RatingRound round) => round.Content.Ballot.HasAbstain || round.Content.Ballot.BlankAbstains;

    private static IReadOnlyList<string> Row(RatingRound round, SubjectCount count) =>
    [
        $"{round.Subjects[count.Subject].Name} {round.Subjects[count.Subject].Post}".Trim(),
        .. count.HasVotes ? [.. count.Overall.Votes.Select(N), N(count.Overall.Invalid)] : Enumerable.Repeat("—", round.Content.Method.Grades.Length + 1),
        .. HasAbstained(round) ? [count.HasVotes ? N(count.Overall.Abstained) : "—"] : Array.Empty<string>(),
        count.Result.Rate is { } rate ? $"{rate.ToString("0.00", CultureInfo.InvariantCulture)}%（{count.Overall.Votes[0]}/{count.Result.Base}）" : "—",
        RatingWords.Of(round.Content, count.Result) + (count.Result.Score is null ? "" : $"（{ResultWords.Score(round.Content, count.Result)}）"),
    ];

    private static IEnumerable<string> Reasons(RoundView view)
    {
        var round = view.Round;
        return ResultHead.Bases(view).Select(b => $"{b}。")
            .Concat(round.Content.HasGroups ? [$"投票人组：{RatingWords.Groups(round.Content)}。"] : [])
            .Concat([$"判定规则：{RatingWords.Rule(round.Content)}。"])
            .Concat(round.Results.SelectMany(r => Explained(view, r)))
            .Concat(PaperNote.Lines(round))
            .Concat(round.Envelope.Length > 0 ? [$"纸票封存袋编号 {round.Envelope}，{PaperNote.Kept(round)}。"] : [])
            .Concat(round.Correction is { } note ? ["更正", .. CorrectionWords.Lines(round, note), CorrectionWords.Signed(round, note)] : []);
    }

    // Of several groups line by line: own score, weight, sum.
    private static IEnumerable<string> Explained(RoundView view, SubjectCount count) => view.Round.Content.IsCombined
        ? [$"{view.Round.Subjects[count.Subject].Name}：", .. ResultWords.Lines(count.Result, view.IsInner).Select(line => $"{line}。")]
        : [$"{view.Round.Subjects[count.Subject].Name}：{string.Join("；", ResultWords.Lines(count.Result, view.IsInner))}。"];

    // Each box has two scrutineers of its own; each signs on a line of the own (D-15.8).
    private static IEnumerable<string> Signatures(RatingRound round) =>
        [
            $"监票人在系统内确认{ResultHead.OfBox(round)}：{string.Join("；", round.Scrutineers.Select(s => $"{s.Name} {ResultHead.Moment(s.ConfirmedAt)}"))}。",
            .. round.Scrutineers.Select(s => $"监票人{ResultHead.OfBox(round)} {s.Name}，签名：＿＿＿＿＿＿"),
        ];

    private static PaperPart.Text Text(IEnumerable<string> lines) =>
        new([.. lines.Select(DocumentParagraph.Plain)]);

    private static string Day(DateTimeOffset? at) => at?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? "";

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
