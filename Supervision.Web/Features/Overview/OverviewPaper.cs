using Supervision.Domain.Documents;
using Supervision.Web.Documents;

namespace Supervision.Web.Features.Overview;

/// <summary>The year's evaluation as a Word paper.</summary>
internal static class OverviewPaper
{
    public static ListPaper Of(OverviewView view, string who, DateTimeOffset now) => new(
        $"{view.Year}年度监督工作评价", view.IsRunning ? $"（截至{view.AsOf.BeijingDate().Full()}）" : "",
        [
            new PaperPart.Text([DocumentParagraph.Plain(view.Answer)]),
            .. Part("一、计划完成", [("监督形式", 40), ("计划", 12), ("完成", 12), ("进行中", 14), ("未开始", 14), ("逾期", 12)], view.Forms.Select(f => (string[])[f.Name, N(f.Planned), N(f.Done), N(f.Running), N(f.Open), N(f.Late)])),
            .. Part("二、三问一评", [("重点工作", 50), ("牵头单位", 34), ("票数", 50), ("结果", 20)], view.Rated.Select(r => (string[])[r.Title, r.Owner, string.Join("，", r.Votes.Select(v => $"{v.Grade} {v.Votes}")), r.Verdict])),
            .. Part("三、按单位", [("单位", 40), ("已测评/重点工作", 26), ("满意率", 30), ("报告按期", 20), ("研究处理按期", 22)], view.Bodies.Select(b => (string[])[b.Name, $"{b.Rated}/{b.Works}", b.RateWords, b.Reports.Pair, b.Handlings.Pair])),
            .. Part("四、按期情况", [("环节", 40), ("本年", 34), ("上年全年", 34)], view.Steps.Select(s => (string[])[s.Name, s.Now.Words, s.Before.Words])),
            .. Part("五、历年", [("年度", 16), ("研究处理按期", 30), ("三问一评满意率", 36), ("平均完成率", 20)], view.Trend.Select(t => (string[])
                [$"{t.Year}年", t.Handlings.Words, t.Rated == 0 ? "未测评" : OverviewWords.Rate(t.Best, t.Base), t.Completion is { } c ? $"{c:0.0}%" : "—"])),
            .. Part("六、测评结果", [("类别", 34), ("结果", 14), ("等次", 44), ("满意率", 30), ("比上年", 24)], view.Results.Select(r => (string[])
                [r.Name, N(r.Count), string.Join('，', r.Grades.Select(g => $"{g.Grade} {g.Count}")), OverviewWords.Rate(r.Best, r.Base), r.Change])),
            .. Part("七、执法检查", [("环节", 40), ("项数", 20)], view.Inspections.Select(i => (string[])[i.Name, N(i.Count)])),
            .. Part("八、任命人员", [("事项", 50), ("本年", 34), ("上年", 34)],
                view.Appointed.Select(s => (string[])[s.Name, s.Now.Words, s.Before.Words]).Prepend(["任前法律知识考试（合格/参加）", view.Exams.Now.Words, view.Exams.Before.Words])
                    .Concat(view.Appraisals.Select(a => (string[])[$"{a.Year}年述职测评：{a.Organ}", $"{a.People} 人", a.Grades.Count == 0 ? "尚未测评" : string.Join('，', a.Grades.Select(g => $"{g.Grade} {g.Count}"))]))),
            .. Part("九、各单位近五年满意率", [("单位", 30), .. view.FiveYears.Select(b => b.Years).FirstOrDefault([]).Select(y => ($"{y.Year}年", 24))], view.FiveYears.Select(b => (string[])[b.Name, .. b.Years.Select(y => y.RateWords)])),
            .. Part("十、需要过问", [("单位", 30), ("事项", 90)], view.Care.Select(c => (string[])[c.Who, c.Words])),
        ],
        Foot: $"{now.Clock()} 导出，{who}");

    private static string N(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<PaperPart> Part(string heading, (string, int)[] columns, IEnumerable<string[]> rows)
    {
        List<IReadOnlyList<string>> lines = [.. rows];
        yield return new PaperPart.Text([new(TextLevel.First, heading, "")]);
        yield return lines.Count > 0 ? new PaperPart.Table(columns, lines) : new PaperPart.Text([DocumentParagraph.Plain("没有。")]);
    }
}
