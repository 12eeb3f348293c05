using Supervision.Domain.Documents;
using Supervision.Domain.KeyWorks;
using Supervision.Web.Documents;

namespace Supervision.Web.Features.Overview;

/// <summary>Something the body owed in the year.</summary>
public sealed record OwedLine(string Act, string Title, DateOnly Day, DateOnly? MetOn, int DaysLate, bool IsAhead)
{
    public string Words => MetOn is null ? IsAhead ? "未到期" : $"未报送，逾期 {DaysLate} 天" : DaysLate > 0 ? $"逾期 {DaysLate} 天" : "按期";
}

/// <summary>A key work of the body.</summary>
public sealed record SheetWork(string Title, string Link, string State, Light? Light, decimal? Variance, decimal? Completion, string Grade);

/// <summary>A question the body was asked.</summary>
public sealed record SheetQuestion(string Work, string Asker, string Text, string Answer, string State);

/// <summary>An announced result of the body or of one of its appointees.</summary>
public sealed record SheetRating(string Kind, string Subject, DateOnly Day, string Grade, string Votes, string Rate, string Link);

/// <summary>An inspection in which the body took part.</summary>
public sealed record SheetInspection(string Title, string Committee, string State, string Link);

/// <summary>The yearly evaluation sheet of one body (单位年度评价表, D-15.9): what it owed, delivered, was asked and was rated.</summary>
public sealed record BodySheet(
    int Year, SupervisedBodyId Id, string Name, string Predecessors, DateOnly Today, IReadOnlyList<OwedLine> Owed, IReadOnlyList<SheetWork> Works, IReadOnlyList<SheetQuestion> Questions, IReadOnlyList<BodyYear> Years)
{
    /// <summary>Everything that was rated of it in the year: reports, handling of opinions, key works, appointees as far as the reader may see them.</summary>
    public IReadOnlyList<SheetRating> Ratings { get; init; } = [];

    public IReadOnlyList<SheetInspection> Inspections { get; init; } = [];

    public string Title => $"{Name}{Year}年度评价表";

    public Share OnTime => new(Owed.Count(o => !o.IsAhead && o.DaysLate == 0), Owed.Count(o => !o.IsAhead));

    public string Answer =>
        $"应办 {Owed.Count} 项，到期或已办 {OnTime.Of} 项，按期 {OnTime.Count} 项；重点工作 {Works.Count} 项，提问 {Questions.Count} 个，已答 {Questions.Count(q => q.State == "已答")} 个；公布的测评结果 {Ratings.Count} 项。";

    /// <summary>The sheet as a paper.</summary>
    public ListPaper Paper(string who, DateTimeOffset now) => new(
        Title, Predecessors.Length > 0 ? $"（含更名、合并前的{Predecessors}）" : "",
        [
            new PaperPart.Text([DocumentParagraph.Plain(Answer)]),
            .. Part("一、应办事项", [("事项", 26), ("内容", 30), ("期限", 38), ("办理", 38), ("结果", 20)], Owed.Select(o => (string[])[o.Act, o.Title, o.Day.Full(), o.MetOn?.Full() ?? "—", o.Words])),
            .. Part("二、重点工作", [("名称", 46), ("进展", 20), ("年中", 20), ("完成率", 22), ("测评", 40)], Works.Select(w => (string[])
                [w.Title, w.State, w.Light is { } light ? $"{light.Words()}，偏差 {OverviewWords.Signed(w.Variance)}" : "—", w.Completion is { } done ? $"{done:0.0}%" : "—", w.Grade.Length > 0 ? w.Grade : "未测评"])),
            .. Part("三、测评结果", [("类别", 26), ("对象", 36), ("公布", 44), ("等次", 22), ("票数", 38), ("满意率", 32)], Ratings.Select(r => (string[])[r.Kind, r.Subject, r.Day.Full(), r.Grade, r.Votes, r.Rate])),
            .. Part("四、执法检查", [("检查", 60), ("承办委", 24), ("进展", 24)], Inspections.Select(i => (string[])[i.Title, i.Committee, i.State])),
            .. Part("五、提问和答复", [("重点工作", 30), ("提问人", 14), ("问题", 44), ("答复", 50)], Questions.Select(q => (string[])[q.Work, q.Asker, q.Text, q.Answer.Length > 0 ? q.Answer : "未答"])),
            .. Part("六、历年", [("年度", 18), ("重点工作", 14), ("等次", 24), ("满意率", 28), ("研究处理按期", 22), ("平均完成率", 18), ("更名/合并", 18)], Years.Select(t => (string[])
                [$"{t.Year}年", t.Works.ToString(System.Globalization.CultureInfo.InvariantCulture), t.GradeWords, t.RateWords, t.Handlings.Of == 0 ? "—" : t.Handlings.Words, t.Completion is { } c ? $"{OverviewWords.One(c)}%" : "—", t.Joined])),
        ],
        Foot: $"{now.Clock()} 导出，{who}");

    private static IEnumerable<PaperPart> Part(string heading, (string, int)[] columns, IEnumerable<string[]> rows)
    {
        // A rate stands above its numbers, so that neither is broken in the middle.
        List<IReadOnlyList<string>> lines = [.. rows.Select(r => (IReadOnlyList<string>)[.. r.Select(c => c.Replace("%（", "%\n（", StringComparison.Ordinal))])];
        yield return new PaperPart.Text([new(TextLevel.First, heading, "")]);
        yield return lines.Count > 0 ? new PaperPart.Table(columns, lines) : new PaperPart.Text([DocumentParagraph.Plain("没有。")]);
    }
}
