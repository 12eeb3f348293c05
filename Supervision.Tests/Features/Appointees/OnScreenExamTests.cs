using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Appointees;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Appointees;
using Supervision.Web.Features.Appointees.Exams;
using Supervision.Web.Features.Appointees.Own;
using Supervision.Web.Features.Sittings;
using Supervision.Web.Tables;

namespace Supervision.Tests.Features.Appointees;

/// <summary>The law exam on screen (D-9.2): question bank, paper, time kept by the server, automatic marking, and the guard of the agenda.</summary>
public sealed class OnScreenExamTests
{
    // Two single of 30, one multiple of 30, one true or false of 10: 100.
    private static readonly PaperPlan Plan = new(2, 30, 1, 30, 1, 10);

    private static readonly object?[][] Bank =
    [
        ["题型", "部分", "题目", "选项A", "选项B", "选项C", "选项D", "答案", "依据"],
        ["单选题", "公共法律", "全国人大每届任期几年", "三年", "五年", "六年", "", "B", "宪法第六十条"],
        ["单选题", "公共法律", "县级人大常委会会议至少多久举行一次", "每月", "每两个月", "每季度", "每半年", "Ｂ", ""],
        ["多选题", "岗位法律", "下列属于监督方式的有", "听取专项工作报告", "执法检查", "刑事侦查", "专题询问", "A、B、D", "监督法"],
        ["判断题", "", "国家工作人员就职时应当公开进行宪法宣誓", "", "", "", "", "正确", ""],
    ];

    [Fact]
    public async Task Given_rows_of_which_two_are_wrong_When_imported_Then_nothing_is_written_unless_the_good_ones_are_chosen()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await using var personnel = await county.PersonnelAsync();
        object?[][] rows = [.. Bank, ["单选题", "", "没有答案", "甲", "乙", "", "", "", ""], ["填空题", "", "题型不对", "", "", "", "", "甲", ""], ["单选题", "", "两个答案", "甲", "乙", "", "", "AB", ""]];

        var preview = await personnel.Get<PreviewQuestions>().RunAsync(Csv(rows), default);
        var refused = await personnel.Get<ImportQuestions>().RunAsync(Csv(rows), false, default);
        var before = await CountAsync(app);
        var good = await personnel.Get<ImportQuestions>().RunAsync(Csv(rows), true, default);
        var again = await personnel.Get<ImportQuestions>().RunAsync(Csv(Bank), false, default);

        Assert.Equal([6, 7, 8], preview.Problems.Select(p => p.Number));
        Assert.Equal(["第 6 行“答案”列：没有填写。", "第 7 行“题型”列：写的是“填空题”，", "第 8 行“答案”列：写的是“AB”。单选题只有一个答案"],
            preview.Problems.Zip([16, 20, 28], (p, length) => p.Words[..length]));
        Assert.Equal((false, 0), (refused.IsDone, before));
        Assert.Equal((true, 4), (good.IsDone, await CountAsync(app)));
        Assert.Equal((true, 0), (again.IsDone, again.Value!.Added));
        await using var office = await county.OfficeAsync();
        await Assert.ThrowsAsync<AccessDeniedException>(() => office.Get<PreviewQuestions>().RunAsync(Csv(Bank), default));
    }

    [Fact]
    public async Task Given_a_plan_When_it_is_not_100_or_the_bank_is_too_small_Then_refused_and_no_paper_made()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await using var personnel = await county.PersonnelAsync();
        await personnel.Get<ImportQuestions>().RunAsync(Csv(Bank), false, default);
        var exam = await ArrangeAsync(personnel);

        var ninety = await personnel.Get<ComposePaper>().RunAsync(exam, Plan with { TrueFalse = 0 }, null, default);
        var many = await personnel.Get<ComposePaper>().RunAsync(exam, new(20, 5, 0, 0, 0, 0), null, default);

        Assert.Contains("总分应当是 100 分，现在是 90 分。", ninety.Obstacles.Select(o => o.Message));
        Assert.Contains("题库里只有 2 道单选题，不够 20 道。", many.Obstacles.Select(o => o.Message));
        await using var db = await app.OpenAsync();
        Assert.False((await db.LawExams.SingleAsync()).IsOnScreen);
    }

    [Fact]
    public async Task D_16_31_Given_59_5_then_60_When_put_on_the_agenda_Then_accepted_and_58_then_57_bars_the_item_with_the_advice()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await using var personnel = await county.PersonnelAsync();
        await using var office = await county.OfficeAsync();
        var (good, goodPost) = await county.NominatedAsync("汪海洋");
        var (poor, poorPost) = await county.NominatedAsync("秦望");
        await SitByHandAsync(personnel, good, goodPost, 28, 59.5m);
        var between = await ItemAsync(app, office, "关于提请任命汪海洋为县财政局局长的议案");
        await SitByHandAsync(personnel, good, goodPost, 31, 60.0m);
        await SitByHandAsync(personnel, poor, poorPost, 28, 58m);
        await SitByHandAsync(personnel, poor, poorPost, 29, 57m);

        var accepted = await ItemAsync(app, office, "关于提请任命汪海洋为县财政局局长的议案");
        var barred = await ItemAsync(app, office, "关于提请任命秦望为县财政局局长的议案");

        Assert.Equal("汪海洋任前法律知识考试不合格，须在2026年6月1日以前补考，暂不能列入会议议程。", Assert.Single(between.Obstacles).Message);
        Assert.True(accepted.IsDone);
        Assert.Equal(("秦望补考仍不合格，不能列入会议议程，建议撤回提名。", "Title"), (Assert.Single(barred.Obstacles).Message, barred.Obstacles[0].Field));
        await using var db = await app.OpenAsync();
        Assert.Equal("提请任命为局长的秦望，任前法律知识考试补考仍不合格，不能列入常委会会议议程，建议撤回提名。", (await db.BodyNotices.SingleAsync()).Text);
    }

    [Fact]
    public async Task Given_a_sitting_on_screen_When_two_tabs_save_and_it_is_handed_in_Then_both_count_and_it_is_marked_at_once()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await GroundAsync(app);
        await using var own = await ground.County.AppointeeAsync(ground.File);
        Assert.True((await own.Get<BeginExam>().RunAsync(ground.Exam, default)).IsDone);
        Assert.True((await own.Get<BeginExam>().RunAsync(ground.Exam, default)).IsDone);
        var right = await AnswersAsync(app, ground.Exam);

        await Task.WhenAll(right.Select(async answer =>
        {
            await using var tab = await ground.County.AppointeeAsync(ground.File);
            Assert.True((await tab.Get<SaveExamAnswers>().RunAsync(ground.Exam, new Dictionary<int, string> { [answer.Key] = answer.Value }, false, default)).IsDone);
        }));
        var seen = await own.Get<OwnExamQueries>().FindAsync(ground.Exam, default);
        Assert.True((await own.Get<SaveExamAnswers>().RunAsync(ground.Exam, new Dictionary<int, string> { [4] = right[4] == "A" ? "B" : "A" }, true, default)).IsDone);
        var late = await own.Get<SaveExamAnswers>().RunAsync(ground.Exam, right, false, default);

        Assert.Equal(4, seen!.Answered);
        Assert.Equal("您已经交卷，不能再改。以前保存的答案已经计入。", Assert.Single(late.Obstacles).Message);
        await using var db = await app.OpenAsync();
        Assert.Equal(90m, Assert.Single((await db.LawExams.SingleAsync()).Candidates).Score);
        Assert.Equal("90 分，合格", (await own.Get<OwnExamQueries>().FindAsync(ground.Exam, default))!.Result);
    }

    [Fact]
    public async Task Given_the_time_is_over_When_saved_Then_refused_with_the_sentence_and_only_what_was_saved_before_counts()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await GroundAsync(app);
        await using var own = await ground.County.AppointeeAsync(ground.File);
        await own.Get<BeginExam>().RunAsync(ground.Exam, default);
        var right = await AnswersAsync(app, ground.Exam);
        await own.Get<SaveExamAnswers>().RunAsync(ground.Exam, new Dictionary<int, string> { [1] = right[1], [2] = right[2] }, false, default);
        app.Clock.Advance(TimeSpan.FromMinutes(60.1));

        var late = await own.Get<SaveExamAnswers>().RunAsync(ground.Exam, right, true, default);

        Assert.Equal("答题时间已经结束，这一次的修改没有保存。时间到以前保存的答案已经计入。", Assert.Single(late.Obstacles).Message);
        await using var db = await app.OpenAsync();
        Assert.Equal(60m, Assert.Single((await db.LawExams.SingleAsync()).Candidates).Score);
        Assert.Equal(Supervision.Domain.Deadlines.ObligationState.Met, (await db.Obligations.SingleAsync(o => o.Kind == LawExamDuties.Sit)).State);
    }

    [Fact]
    public async Task Given_somebody_who_left_the_page_When_collected_after_the_time_Then_what_was_saved_is_marked()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await GroundAsync(app);
        await using var own = await ground.County.AppointeeAsync(ground.File);
        await using var personnel = await ground.County.PersonnelAsync();
        await own.Get<BeginExam>().RunAsync(ground.Exam, default);
        var early = await personnel.Get<CollectExam>().RunAsync(ground.Exam, default);
        await own.Get<SaveExamAnswers>().RunAsync(ground.Exam, new Dictionary<int, string> { [1] = (await AnswersAsync(app, ground.Exam))[1] }, false, default);
        app.Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.True((await personnel.Get<CollectExam>().RunAsync(ground.Exam, default)).IsDone);

        Assert.False(early.IsDone);
        await using var db = await app.OpenAsync();
        Assert.Equal((30m, 30), (Assert.Single((await db.LawExams.SingleAsync()).Candidates).Score, (await db.ExamSittings.SingleAsync()).Score));
    }

    [Fact]
    public async Task Given_an_exam_on_screen_When_a_mark_is_entered_by_hand_Then_refused_until_the_doors_close_while_it_runs_and_once_there_is_a_mark()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await GroundAsync(app);
        await using var own = await ground.County.AppointeeAsync(ground.File);
        await using var personnel = await ground.County.PersonnelAsync();
        async Task<string> MarkAsync() => Assert.Single((await personnel.Get<EnterExamMark>().RunAsync(ground.Exam, ground.Post, 77m, null, default)).Obstacles).Message;

        var open = await MarkAsync();
        await own.Get<BeginExam>().RunAsync(ground.Exam, default);
        var running = await MarkAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(56));
        var over = await MarkAsync();
        await personnel.Get<CollectExam>().RunAsync(ground.Exam, default);
        var marked = await MarkAsync();

        Assert.Equal("这场考试在线答题，开考 30 分钟以后才能登记缺考或者手工录入成绩。", open);
        Assert.Equal("这位同志正在在线答题，交卷或者时间到以后由系统评卷，不能手工录入。", running);
        Assert.Equal("答题时间已经结束，请先收卷评卷。", over);
        Assert.Equal("已经有成绩，不能直接改动。确有错误的，请用“更正成绩”，写明理由。", marked);
        await using var db = await app.OpenAsync();
        Assert.Equal(0m, Assert.Single((await db.LawExams.SingleAsync()).Candidates).Score);
    }

    [Fact]
    public async Task Given_a_mark_When_corrected_Then_only_signed_with_a_reason_by_the_committee_and_what_stood_before_stays_readable()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await GroundAsync(app);
        await using var own = await ground.County.AppointeeAsync(ground.File);
        await using var personnel = await ground.County.PersonnelAsync();
        await using var office = await ground.County.OfficeAsync();
        await own.Get<BeginExam>().RunAsync(ground.Exam, default);
        await own.Get<SaveExamAnswers>().RunAsync(ground.Exam, await AnswersAsync(app, ground.Exam), true, default);
        var mending = personnel.Get<CorrectExamMark>();

        var silent = await mending.RunAsync(ground.Exam, ground.Post, 90m, null, " ", default);
        var same = await mending.RunAsync(ground.Exam, ground.Post, 100m, null, "复核", default);
        var outside = await mending.RunAsync(ground.Exam, ground.Post, 101m, null, "复核", default);
        AnAppointee.Done(await mending.RunAsync(ground.Exam, ground.Post, 90m, null, "第三题答案有误，经复核", default));

        Assert.Equal(("请写明更正的理由，最多 200 个字。", "Reason"), (Assert.Single(silent.Obstacles).Message, silent.Obstacles[0].Field));
        Assert.Equal("与现在的成绩相同，不需要更正。", Assert.Single(same.Obstacles).Message);
        Assert.Equal(LawExam.Field(ground.Post), Assert.Single(outside.Obstacles).Field);
        var row = Assert.Single((await personnel.Get<ExamQueries>().FindAsync(ground.Exam, default))!.Corrections);
        Assert.Equal(("100 分，合格", "90 分，合格", "第三题答案有误，经复核", "人事代表工委主任"), (row.Before, row.After, row.Reason, row.By));
        await Assert.ThrowsAsync<AccessDeniedException>(() => office.Get<CorrectExamMark>().RunAsync(ground.Exam, ground.Post, 80m, null, "复核", default));
    }

    [Fact]
    public async Task Given_who_comes_late_When_begun_Then_the_exam_stops_for_all_at_one_time()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await GroundAsync(app, 25);
        await using var own = await ground.County.AppointeeAsync(ground.File);

        AnAppointee.Done(await own.Get<BeginExam>().RunAsync(ground.Exam, default));

        var paper = (await own.Get<OwnExamQueries>().FindAsync(ground.Exam, default))!;
        Assert.Equal((new DateTimeOffset(2026, 6, 2, 2, 0, 0, TimeSpan.Zero), 35, 35 * 60), (paper.EndsAt, paper.MinutesLeft, paper.SecondsLeft));
    }

    [Fact]
    public async Task Given_an_exam_When_its_papers_are_printed_Then_paper_key_answers_and_slip_go_to_whom_they_belong()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await GroundAsync(app);
        await using var own = await ground.County.AppointeeAsync(ground.File);
        await using var personnel = await ground.County.PersonnelAsync();
        await using var office = await ground.County.OfficeAsync();
        var files = personnel.Get<ExamPaperFiles>();
        var (paper, key) = (TextOf(await files.PaperAsync(ground.Exam, false, default)), TextOf(await files.PaperAsync(ground.Exam, true, default)));
        await own.Get<BeginExam>().RunAsync(ground.Exam, default);
        var (running, early) = (await files.AnswersAsync(ground.Exam, ground.Post, default), await own.Get<ExamPaperFiles>().OwnSlipAsync(ground.Exam, default));
        await own.Get<SaveExamAnswers>().RunAsync(ground.Exam, await AnswersAsync(app, ground.Exam), true, default);

        Assert.Contains("全国人大每届任期几年", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("参考答案", paper, StringComparison.Ordinal);
        Assert.Contains("ABD", key, StringComparison.Ordinal);
        Assert.Null(running);
        Assert.Null(early);
        Assert.Contains("系统评卷 100 分", TextOf(await files.AnswersAsync(ground.Exam, ground.Post, default)), StringComparison.Ordinal);
        Assert.Contains("100 分，合格", TextOf(await office.Get<ExamPaperFiles>().SlipAsync(ground.Exam, ground.Post, default)), StringComparison.Ordinal);
        Assert.Contains("汪海洋", TextOf(await own.Get<ExamPaperFiles>().OwnSlipAsync(ground.Exam, default)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<AccessDeniedException>(() => office.Get<ExamPaperFiles>().PaperAsync(ground.Exam, false, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => office.Get<ExamPaperFiles>().AnswersAsync(ground.Exam, ground.Post, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => own.Get<ExamPaperFiles>().SlipAsync(ground.Exam, ground.Post, default));
    }

    [Theory]
    [InlineData(-10, "考试还没有开始，请在9:00以后再来。")]
    [InlineData(31, "开考 30 分钟以后不能再入场，请联系人事代表工委。")]
    public async Task Given_too_early_or_too_late_When_begun_Then_refused(int minutes, string sentence)
    {
        await using var app = await TestApp.StartAsync();
        var ground = await GroundAsync(app, minutes);
        await using var own = await ground.County.AppointeeAsync(ground.File);

        var outcome = await own.Get<BeginExam>().RunAsync(ground.Exam, default);

        Assert.Equal(sentence, Assert.Single(outcome.Obstacles).Message);
    }

    [Fact]
    public async Task Given_another_nominee_When_begun_or_looked_at_Then_there_is_no_such_exam_and_the_page_never_holds_an_answer()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await GroundAsync(app);
        var (other, _) = await ground.County.NominatedAsync("夏沐");
        await using var stranger = await ground.County.AppointeeAsync(other);

        var begun = await stranger.Get<BeginExam>().RunAsync(ground.Exam, default);

        Assert.Equal("没有安排您参加这场考试。", Assert.Single(begun.Obstacles).Message);
        Assert.Null(await stranger.Get<OwnExamQueries>().FindAsync(ground.Exam, default));
        Assert.DoesNotContain(typeof(AskedQuestion).GetProperties(), p => p.Name == "Answer");
    }

    [Fact]
    public async Task Given_a_browser_without_script_When_begun_answered_and_handed_in_Then_plain_forms_do_it_and_a_late_post_gets_the_sentence()
    {
        await using var app = await TestApp.StartAsync();
        var account = await Visitor.AccountAsync(app, "xiamu", Role.Appointee);
        var ground = await GroundAsync(app, known: account.Person);
        using var visitor = new Visitor(app);
        await visitor.SignInAsync("xiamu", Visitor.Password);
        var address = $"/me/exam/{ground.Exam.Value}";
        var right = await AnswersAsync(app, ground.Exam);
        var before = await visitor.Client.GetStringAsync(address);
        var begun = await visitor.PostAsync(address, Visitor.TokenIn(before), ("_handler", "begin"));
        var page = await visitor.Client.GetStringAsync(begun.Headers.Location!);
        var token = Visitor.TokenIn(page);
        (string, string)[] To(Func<int, bool> which) =>
            [.. right.Where(a => which(a.Key)).SelectMany(a => a.Value.Select(letter => ($"Sent.Q{a.Key}", letter.ToString())).Prepend(("Sent.Asked", a.Key.ToString())))];
        var answers = To(_ => true);

        var kept = await visitor.PostAsync(address + "/save", token, ("Sent.Asked", "1"), ("Sent.Q1", right[1]));
        var forged = await visitor.PostAsync(address + "/save", null, ("Sent.Asked", "1"), ("Sent.Q1", "A"));
        var again = System.Net.WebUtility.HtmlDecode(await visitor.Client.GetStringAsync(address + "?page=1"));
        var saved = await visitor.PostAsync(address, token, [("_handler", "answers"), ("Sent.Go", "review"), .. To(q => q != 4)]);
        var review = System.Net.WebUtility.HtmlDecode(await visitor.Client.GetStringAsync(saved.Headers.Location!));
        var given = await visitor.PostAsync(address, token, [("_handler", "answers"), ("Sent.Go", "hand-in"), .. answers]);
        var late = await Visitor.TextAsync(await visitor.PostAsync(address, token, [("_handler", "answers"), ("Sent.Go", "1"), .. answers]));

        Assert.DoesNotContain("县级人大常委会会议至少多久举行一次", System.Net.WebUtility.HtmlDecode(before), StringComparison.Ordinal);
        Assert.Contains("data-left=\"3300\"", page, StringComparison.Ordinal);
        Assert.StartsWith("已保存 ", await kept.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains("已答 1 题，共 4 题。", again, StringComparison.Ordinal);
        Assert.Contains("还有 1 题没有作答：第 4 题。", review, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, given.StatusCode);
        Assert.Contains("您已经交卷，不能再改。", late, StringComparison.Ordinal);
        Assert.Contains("100 分，合格", late, StringComparison.Ordinal);
    }

    private static string TextOf((string Name, byte[] Content)? made)
    {
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(made!.Value.Content), false);
        return word.MainDocumentPart!.Document!.Body!.InnerText;
    }

    private static MemoryStream Csv(object?[][] rows) => new(SheetWriter.Csv(rows));

    private static async Task<int> CountAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.ExamQuestions.CountAsync();
    }

    private static async Task<IReadOnlyDictionary<int, string>> AnswersAsync(TestApp app, LawExamId exam)
    {
        await using var db = await app.OpenAsync();
        return (await db.LawExams.AsNoTracking().SingleAsync(e => e.Id == exam)).Paper.ToDictionary(q => q.Order, q => q.Answer);
    }

    private static async Task<LawExamId> ArrangeAsync(Acting personnel)
    {
        var exam = new LawExamId(Guid.CreateVersion7());
        Assert.True((await personnel.Get<ArrangeLawExam>().RunAsync(new(exam, "任前法律知识考试", new(2026, 6, 2), new(9, 0), "会议室", 60, false), default)).IsDone);
        return exam;
    }

    /// <summary>An exam on screen on 2 June at nine with one candidate; the clock stands so many minutes after nine.</summary>
    private static async Task<(AnAppointee County, LawExamId Exam, AppointeeId File, AppointmentId Post)> GroundAsync(TestApp app, int minutes = 5, PersonId? known = null)
    {
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync(known: known);
        await using var personnel = await county.PersonnelAsync();
        await personnel.Get<ImportQuestions>().RunAsync(Csv(Bank), false, default);
        var exam = await ArrangeAsync(personnel);
        Assert.True((await personnel.Get<ComposePaper>().RunAsync(exam, Plan, null, default)).IsDone);
        Assert.True((await personnel.Get<EnterExamCandidate>().RunAsync(exam, file, post, default)).IsDone);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 2, 1, 0, 0, TimeSpan.Zero).AddMinutes(minutes));
        return (county, exam, file, post);
    }

    private static async Task SitByHandAsync(Acting personnel, AppointeeId file, AppointmentId post, int day, decimal score)
    {
        var exam = new LawExamId(Guid.CreateVersion7());
        await personnel.Get<ArrangeLawExam>().RunAsync(new(exam, "考试", new(2026, 5, day), new(9, 0), "会议室", 60, false), default);
        var entered = await personnel.Get<EnterExamCandidate>().RunAsync(exam, file, post, default);
        Assert.True(entered.IsDone, string.Join(' ', entered.Obstacles.Select(o => o.Message)));
        await personnel.Get<EnterExamMark>().RunAsync(exam, post, score, null, default);
    }

    private static async Task<Supervision.Domain.Rules.Outcome> ItemAsync(TestApp app, Acting office, string title)
    {
        await using var db = await app.OpenAsync();
        if (await db.Sittings.FirstOrDefaultAsync() is not { } sitting)
        {
            var term = await db.Terms.Select(t => t.Id).FirstAsync();
            sitting = Sitting.Plan(new(Guid.CreateVersion7()), term, 31, new(new(2026, 7, 20), new(2026, 7, 20), new(9, 0), "三楼会议室"), false, AnAppointee.Today);
            db.Add(sitting);
            await db.SaveChangesAsync();
        }

        return await office.Get<PutAgendaItem>().RunAsync(sitting.Id, new(Guid.CreateVersion7()), title, "", default);
    }
}
