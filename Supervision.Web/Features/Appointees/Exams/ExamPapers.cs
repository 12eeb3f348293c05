using Supervision.Domain.Appointees;
using Supervision.Domain.Documents;
using Supervision.Web.Access;
using Supervision.Web.Documents;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Exams;

/// <summary>The questions of one kind on a paper.</summary>
/// <param name="Heading">一、单选题（共 20 题，每题 2 分）.</param>
/// <param name="Questions">In their order.</param>
public sealed record PaperSection(string Heading, IReadOnlyList<PaperQuestion> Questions);

/// <summary>The wording of exam papers: the paper, its key, an answered paper, the slip with the result.</summary>
internal static class ExamPapers
{
    private static readonly string[] Numbers = ["一", "二", "三"];

    /// <summary>The paper in its sections.</summary>
    public static IReadOnlyList<PaperSection> PartsOf(LawExam exam) =>
        [.. exam.Paper.GroupBy(q => q.Kind).OrderBy(g => g.Min(q => q.Order)).Select((g, i) =>
            new PaperSection($"{Numbers[i]}、{g.Key.Word()}（共 {g.Count()} 题，每题 {g.First().Points} 分）", [.. g.OrderBy(q => q.Order)]))];

    /// <summary>A. 三年　B. 五年.</summary>
    public static string ChoicesOf(PaperQuestion question) => question.Kind == QuestionKind.TrueFalse ? "正确（　）　错误（　）"
        : string.Join("　", question.Choices.Select((c, i) => $"{(char)('A' + i)}. {c}"));

    /// <summary>试卷, to be filled in by hand.</summary>
    public static ListPaper PaperOf(LawExam exam) => new(
        exam.Title, $"{exam.Day.Full()}　{(exam.IsOpenBook ? "开卷" : "闭卷")}　{exam.Minutes} 分钟　满分 100 分　{exam.Pass} 分及格",
        [
            new PaperPart.Text([DocumentParagraph.Plain("姓名：　　　　　　　　拟任职务：　　　　　　　　　　　得分：　　　　")]),
            .. PartsOf(exam).Select(part => new PaperPart.Text(
            [
                new(TextLevel.First, part.Heading, ""),
                .. part.Questions.SelectMany(q => new[] { DocumentParagraph.Plain($"{q.Order}. {q.Text}（　　）"), DocumentParagraph.Plain(ChoicesOf(q)) }),
            ])),
        ]);

    /// <summary>参考答案.</summary>
    public static ListPaper KeyOf(LawExam exam) => new(
        $"{exam.Title}参考答案", exam.Day.Full(),
        [.. PartsOf(exam).SelectMany(part => new PaperPart[]
        {
            new PaperPart.Text([new(TextLevel.First, part.Heading, "")]),
            new PaperPart.Table([("题号", 1), ("答案", 2), ("题目", 8)], [.. part.Questions.Select(q => (IReadOnlyList<string>)[$"{q.Order}", AnswerOf(q, q.Answer), q.Text])]),
        })]);

    /// <summary>答卷: what a candidate chose, question by question, after the end.</summary>
    public static ListPaper AnswersOf(LawExam exam, ExamSitting sitting, string name, string post)
    {
        var given = sitting.Answers.ToDictionary(a => a.Order, a => a.Choice);
        string Chosen(PaperQuestion q) => given.GetValueOrDefault(q.Order, "");
        return new(
            $"{exam.Title}答卷", $"{name}　{post}　{sitting.StartedAt.Clock()}开始，{sitting.EndedAt?.Clock()}结束",
            [
                .. PartsOf(exam).SelectMany(part => new PaperPart[]
                {
                    new PaperPart.Text([new(TextLevel.First, part.Heading, "")]),
                    new PaperPart.Table(
                        [("题号", 1), ("题目", 7), ("作答", 2), ("答案", 2), ("得分", 1)],
                        [.. part.Questions.Select(q => (IReadOnlyList<string>)
                            [$"{q.Order}", q.Text, AnswerOf(q, Chosen(q)), AnswerOf(q, q.Answer), $"{(Chosen(q) == q.Answer ? q.Points : 0)}"])]),
                }),
            ], Foot: $"系统评卷 {sitting.Score} 分。");
    }

    /// <summary>成绩通知单.</summary>
    public static ListPaper SlipOf(LawExam exam, ExamCandidate candidate, string name, string post) => new(
        "任前法律知识考试成绩通知单", exam.Title,
        [
            new PaperPart.Table([("项目", 2), ("内容", 6)],
            [
                ["姓名", name], ["拟任职务", post], ["考试日期", exam.Day.Full()], ["及格分", $"{exam.Pass} 分"],
                ["成绩", AppointeeQueries.ResultOf(exam, candidate)],
                .. exam.Corrections.Where(c => c.Appointment == candidate.Appointment).Select(c => (IReadOnlyList<string>)
                    ["更正", $"{c.On.Full()}由{c.By}更正，原为{AppointeeQueries.ResultOf(exam.Pass, c.ScoreBefore, c.AbsenceBefore)}；理由：{c.Reason}"]),
            ], 28),
        ]);

    private static string AnswerOf(PaperQuestion q, string letters) => letters.Length == 0 ? "未答"
        : q.Kind == QuestionKind.TrueFalse ? q.Choices[letters[0] - 'A'] : letters;
}

/// <summary>Makes the papers of an exam for those who may have them.</summary>
public sealed class ExamPaperFiles(AppointeeActing acting, IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>The paper or its key, for the committee with the duty; null when there is none.</summary>
    public async Task<(string Name, byte[] Content)?> PaperAsync(LawExamId id, bool withKey, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RunExams, a => a.IsPersonnel || a.IsSystem, stop);
        await using var context = db;
        return await db.LawExams.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop) is { IsOnScreen: true } exam
            ? Made(withKey ? ExamPapers.KeyOf(exam) : ExamPapers.PaperOf(exam), exam.Title + (withKey ? "参考答案" : "试卷")) : null;
    }

    /// <summary>What a candidate answered on screen, after the end, for the committee with the duty; null while it runs.</summary>
    public async Task<(string Name, byte[] Content)?> AnswersAsync(LawExamId id, AppointmentId post, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RunExams, a => a.IsPersonnel || a.IsSystem, stop);
        await using var context = db;
        if (await FindAsync(db, id, post, stop) is not { } found
            || await db.ExamSittings.AsNoTracking().SingleOrDefaultAsync(s => s.Exam == id && s.Appointment == post && s.EndedAt != null, stop) is not { } sitting)
        {
            return null;
        }

        return Made(ExamPapers.AnswersOf(found.Exam, sitting, found.Name, found.Post), $"{found.Name}答卷");
    }

    /// <summary>The slip with the result for those who read results; null before there is one.</summary>
    public async Task<(string Name, byte[] Content)?> SlipAsync(LawExamId id, AppointmentId post, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.ReadExams, a => a.IsSystem || a.IsCouncil || a.IsOffice || a.IsPersonnel, stop);
        await using var context = db;
        return SlipOf(await FindAsync(db, id, post, stop));
    }

    /// <summary>The own slip of who asks.</summary>
    public async Task<(string Name, byte[] Content)?> OwnSlipAsync(LawExamId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseAppointeeDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var file = await db.Appointees.AsNoTracking().Where(a => a.Person == actor.Person).Select(a => (AppointeeId?)a.Id).SingleOrDefaultAsync(stop);
        var exam = await db.LawExams.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop);
        return file is not null && exam?.Candidates.FirstOrDefault(c => c.Appointee == file) is { } own ? SlipOf(await FindAsync(db, id, own.Appointment, stop)) : null;
    }

    private static (string Name, byte[] Content)? SlipOf((LawExam Exam, ExamCandidate Candidate, string Name, string Post)? found) =>
        found is { Candidate.IsMarked: true } f ? Made(ExamPapers.SlipOf(f.Exam, f.Candidate, f.Name, f.Post), $"{f.Name}成绩通知单") : null;

    private static (string Name, byte[] Content) Made(ListPaper paper, string name)
    {
        using var word = new MemoryStream();
        ListPaperLayout.Write(paper, word);
        return (name + ".docx", word.ToArray());
    }

    private static async Task<(LawExam Exam, ExamCandidate Candidate, string Name, string Post)?> FindAsync(
        SupervisionDb db, LawExamId id, AppointmentId post, CancellationToken stop)
    {
        if ((await db.LawExams.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop)) is not { } exam || exam.Find(post) is not { } candidate)
        {
            return null;
        }

        var owner = candidate.Appointee;
        var nomination = (await db.Appointees.AsNoTracking().SingleAsync(a => a.Id == owner, stop)).Find(post)!;
        var organ = nomination.Organ;
        var body = organ is null ? "" : await db.SupervisedBodies.AsNoTracking().Where(b => b.Id == organ).Select(b => b.ShortName).SingleAsync(stop);
        return (exam, candidate, await db.NameOfAsync(owner, stop), body + nomination.Post);
    }
}
