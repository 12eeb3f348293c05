using System.Globalization;
using Supervision.Domain.Appointees;
using Supervision.Domain.Documents;
using Supervision.Web.Access;
using Supervision.Web.Documents;
using Supervision.Web.Documents.Pdf;
using Supervision.Web.Features.Appointees.Appraisals;
using Supervision.Web.Features.Appointees.DutyReports;
using Supervision.Web.Features.Appointees.Exams;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Files;

/// <summary>One vote on a person, for the history and the comparison over years: totals only.</summary>
/// <param name="Year">Year of the appraisal.</param>
/// <param name="Organ">The organ.</param>
/// <param name="Post">The post.</param>
/// <param name="Vote">首次 or 二次.</param>
/// <param name="Result">The announced totals.</param>
/// <param name="Change">Points of per cent against the vote before; null for the first, or where nothing was counted.</param>
/// <param name="Appraisal">The appraisal.</param>
public sealed record PastVote(int Year, string Organ, string Post, string Vote, AppraisalResult Result, decimal? Change, AppraisalId Appraisal)
{
    /// <summary>+6.20 个百分点.</summary>
    public string ChangeWords => Change is { } points ? $"{(points > 0 ? "+" : "")}{points.ToString("0.00", CultureInfo.InvariantCulture)} 个百分点" : "—";
}

/// <summary>Reads what was voted on a person.</summary>
internal static class PastVotes
{
    /// <summary>All announced votes on the person, the newest first, each against the one before.</summary>
    public static async Task<IReadOnlyList<PastVote>> OfAsync(SupervisionDb db, AppointeeId file, CancellationToken stop)
    {
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var votes = (from a in await db.Appraisals.AsNoTracking().ToListAsync(stop)
                     from s in a.Subjects
                     where s.Appointee == file
                     from r in a.ResultsOf(s.Order).Select((r, i) => (Result: r, Vote: i == 0 ? "首次" : "二次"))
                     orderby r.Result.AnnouncedOn, a.Year
                     select new PastVote(a.Year, bodies[a.Organ], s.Post, r.Vote, r.Result, null, a.Id)).ToList();
        return [.. votes.Select((v, i) => i == 0 ? v : v with { Change = v.Result.Rate - votes[i - 1].Result.Rate }).Reverse()];
    }
}

/// <summary>The personal file as a bundle (个人卷, D-9.10): a summary with totals only, and the papers; never interviews or what others wrote.</summary>
public sealed class PersonalFileBundle(AppointeeActing acting, PdfFonts fonts)
{
    /// <summary>Plans the bundle for the council and the committee with the duty; for others who open the register it does not exist, and the trail says who asked.</summary>
    public async Task<BundlePlan?> FindAsync(AppointeeId id, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadAppointees, a => a.OpensAppointees, stop);
        await using var context = db;
        if (await db.Appointees.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } file)
        {
            return null;
        }

        if (actor.ReadsAppointeeFiles)
        {
            return await PlanAsync(db, file, isForPerson: false, stop);
        }

        db.Tell(file.Matter, "系统拒绝导出个人卷：无权查看");
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>The same for the person's own file; null when there is none.</summary>
    public async Task<BundlePlan?> FindOwnAsync(CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.UseAppointeeDesk, _ => true, stop);
        await using var context = db;
        return actor.Person is { } who && await db.Appointees.AsNoTracking().SingleOrDefaultAsync(a => a.Person == who, stop) is { } file ? await PlanAsync(db, file, isForPerson: true, stop) : null;
    }

    private async Task<BundlePlan> PlanAsync(SupervisionDb db, Appointee file, bool isForPerson, CancellationToken stop)
    {
        var holder = file.Person;
        var name = await db.People.AsNoTracking().Where(p => p.Id == holder).Select(p => p.Name).SingleAsync(stop);
        var files = await FilePapers.OfAsync(db, file, isForPerson, stop);
        var paper = await new PersonalFilePaper(db, file, name, isForPerson).MakeAsync(files, stop);
        using var word = new MemoryStream();
        ListPaperLayout.Write(paper, word);
        List<(string, byte[])> made = [($"00 {name}任命人员档案.docx", word.ToArray())];
        if (fonts.CanWrite)
        {
            using var pdf = new MemoryStream();
            ListPaperPdf.Write(paper, fonts, pdf);
            made.Add(($"00 {name}任命人员档案.pdf", pdf.ToArray()));
        }

        db.Tell(file.Matter, $"导出个人卷（{files.Count} 件材料）");
        await db.SaveChangesAsync(stop);
        return new(
            $"{name}个人卷.zip", made,
            [.. files.Select((f, i) => ($"材料/{(i + 1).ToString("00", CultureInfo.InvariantCulture)} {f.File.Name}", f.File))]);
    }
}

/// <summary>Makes the summary of a file.</summary>
internal sealed class PersonalFilePaper(SupervisionDb db, Appointee file, string name, bool isForPerson)
{
    /// <summary>The summary, with the list of the papers that lie in the file.</summary>
    public async Task<ListPaper> MakeAsync(IReadOnlyList<FilePaper> files, CancellationToken stop)
    {
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var posts = (await AppointeeQueries.PostsAsync(db, file, name, showsExams: true, stop)).Where(p => p.Post.WithdrawnOn is null).Reverse();
        string PostOf(Appointment p) => (p.Organ is { } organ ? bodies[organ] : "常委会机关") + p.Post;
        return new("任命人员档案", name,
        [
            .. Part("任职", [("职务", 4), ("任命", 4), ("会议", 4), ("离任", 4)], [.. file.Appointments.OrderBy(p => p.From ?? p.NominatedOn).ThenBy(p => p.Order)
                .Select(p => (IReadOnlyList<string>)[PostOf(p), Day(p.From), p.SittingName, EndOf(p)])]),
            .. await ExamsAsync(stop) is { Count: > 0 } exams ? Part("任前法律知识考试", [("考试", 4), ("日期", 2), ("成绩", 3)], exams) : [],
            .. Part("供职报告和宪法宣誓", [("职务", 4), ("法律考试", 3), ("供职报告", 3), ("宪法宣誓", 4)], [.. posts
                .Select(p => (IReadOnlyList<string>)[PostOf(p.Post), p.Exam.Text, AppointeeWords.OfStatement(p.Post), p.Post.From is null ? "—" : AppointeeWords.OfOath(p.Post)])]),
            .. Part("年度履职情况报告", [("年度", 1), ("收到", 2), ("状态", 2)], await ReportsAsync(stop)),
            .. Part("述职测评", [("年度", 4), ("职务", 8), ("测评", 4), ("票数", 9), ("满意率", 7), ("结果", 6), ("比上次", 5)], [.. (await PastVotes.OfAsync(db, file.Id, stop))
                .Select(v => (IReadOnlyList<string>)[Number(v.Year), v.Post, v.Vote, v.Result.Votes, v.Result.Rate is { } rate ? $"{rate:0.00}%（{v.Result.RateOf}）" : "—", v.Result.Grade, v.ChangeWords])]),
            .. Part("述职测评经过、整改和处理", [("年度", 2), ("日期", 4), ("事项", 12)], await AppraisedAsync(stop)),
            .. file.Dismissals.Count == 0 ? [] : Part("撤职案登记", [("职务", 3), ("经过", 8), ("申辩", 4)], [.. file.Dismissals.Select(d => (IReadOnlyList<string>)
                [file.Find(d.Post) is { } moved ? PostOf(moved) : "", AppointeeWords.Of(d), d.Defence.Length > 0 ? d.Defence : "—"])]),
            .. Part("材料目录", [("序号", 2), ("类别", 6), ("材料", 7), ("收到", 5), ("校验码", 4)], [.. files.Select((f, i) =>
                (IReadOnlyList<string>)[Number(i + 1), f.Stage, f.File.Name, f.File.AddedAt.BeijingDate().Full(), f.File.Hash[..8]])]),
        ], Foot: "票数为公布的合计数；谈话材料和评议发言不在个人卷内。");
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> ExamsAsync(CancellationToken stop) =>
        [.. (await AppointeeQueries.AttemptsAsync(db, file, stop)).Reverse().Select(a => (IReadOnlyList<string>)[a.Title, a.Day.Full(), a.Result])];

    private async Task<IReadOnlyList<IReadOnlyList<string>>> ReportsAsync(CancellationToken stop) =>
        [.. (await AppointeeQueries.ReportsAsync(db, file, stop)).Reverse().Select(r => (IReadOnlyList<string>)[Number(r.Year), Day(r.Standing.Report?.SubmittedOn), r.State.Text])];

    private async Task<IReadOnlyList<IReadOnlyList<string>>> AppraisedAsync(CancellationToken stop) =>
        [.. (await AppraisalHistory.OfAsync(db, file.Id, isForPerson, stop)).Select(e => (IReadOnlyList<string>)[Number(e.Year), e.On.Full(), e.Words])];

    private static IEnumerable<PaperPart> Part(string heading, IReadOnlyList<(string Head, int Width)> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        yield return new PaperPart.Text([new(TextLevel.First, heading, "")]);
        yield return rows.Count == 0 ? new PaperPart.Text([DocumentParagraph.Plain("没有记录。")]) : new PaperPart.Table(columns, rows);
    }

    // What was withdrawn stays in the file with its reason.
    private static string EndOf(Appointment p) => p switch
    {
        { WithdrawnOn: { } day } => $"{day.Full()}提请终止：{p.WithdrawnReason}",
        { To: { } to } => $"{to.Full()}{p.EndReason}",
        { From: null } => "提请任命",
        _ => "在任",
    };

    private static string Day(DateOnly? day) => day?.Full() ?? "—";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
