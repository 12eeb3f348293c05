using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Appointees;
using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Tests.Documents;
using Supervision.Web.Access;
using Supervision.Web.Features.Appointees;
using Supervision.Web.Features.Appointees.Appraisals;
using Supervision.Web.Features.Appointees.Files;
using Supervision.Web.Features.Appointees.Own;
using Supervision.Web.Files;

namespace Supervision.Tests.Features.Appointees;

/// <summary>The personal file (D-9.10): what is in it, who gets it, and that it holds totals only.</summary>
public sealed class PersonalFileTests
{
    [Fact]
    public async Task Given_the_file_of_a_person_When_bundled_Then_own_papers_and_totals_are_in_it_and_neither_interviews_nor_remarks()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using var personnel = await made.County.PersonnelAsync();
        await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 1, "请整改。", true, default);
        await using var own = await made.County.AppointeeAsync(made.First);

        var mine = await own.Get<PersonalFileBundle>().FindOwnAsync(default);
        var whole = await personnel.Get<PersonalFileBundle>().FindAsync(made.First, default);

        Assert.Equal(["statement-1", "feedback-1"], mine!.Files.Select(f => f.File.Purpose));

        // The notice to others lies in the file; the person was sent the letter.
        Assert.Equal(["statement-1", "feedback-1", "notice-1"], whole!.Files.Select(f => f.File.Purpose));
        var paper = TextOf(mine.Made[0].Content);
        Assert.Contains("满意 18 票，基本满意 5 票，不满意 1 票", paper, StringComparison.Ordinal);
        Assert.Contains("66.67%（18/27）", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("预算执行为什么慢", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("黄委员", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("汪海洋", paper, StringComparison.Ordinal);
        Assert.Contains("述职测评反馈意见（金满仓）.docx", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_9_10_Given_an_appointment_written_down_afterwards_When_page_and_summary_are_read_Then_both_say_the_same_of_exam_statement_oath_reports_and_files()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using var personnel = await made.County.PersonnelAsync();
        await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 1, "请整改。", true, default);

        var page = (await personnel.Get<AppointeeQueries>().FindAsync(made.First, default))!;
        var plan = await personnel.Get<PersonalFileBundle>().FindAsync(made.First, default);
        var paper = TextOf(plan!.Made[0].Content);

        var post = Assert.Single(page.Posts);
        Assert.Equal(("补登，纸质存档", "补登，纸质存档"), (post.Exam.Text, AppointeeWords.OfStatement(post.Post)));
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(paper, "补登，纸质存档"));
        Assert.Equal(page.Files.Select(f => f.File!.Value).Order(), plan.Files.Select(f => f.File.Id).Order());
        Assert.All(page.Files, f => Assert.Contains(f.Stage, paper, StringComparison.Ordinal));
        Assert.All(page.Reports, r => Assert.Contains($"{r.Year}—{r.State.Text}", paper, StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_9_10_Given_an_appraisal_with_letter_and_rectification_When_the_file_is_read_Then_its_history_tells_them_on_page_and_paper_and_summaries_do_not()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using var personnel = await made.County.PersonnelAsync();
        await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 1, "请整改。", true, default);
        AnAppraisal.Done(await personnel.Get<HandInAppraisalPaper>().RunAsync(made.Id, 1, AppraisalPaperKind.Plan, AnAppraisal.Paper("整改方案.pdf"), default));

        string[] told = ["主任会议确定对县财政局的任命人员测评", "方案批准，列为测评对象", "公告", "在会议上述职", "测评结果公布：满意（满意 18 票，基本满意 5 票，不满意 1 票", "发出反馈意见，要求整改", "收到整改方案（代录）"];
        var page = (await personnel.Get<AppointeeQueries>().FindAsync(made.First, default))!;
        Assert.All(told, words => Assert.Contains(page.History, h => h.IsOfDay && h.Sentence.StartsWith($"2026年述职测评：{words}", StringComparison.Ordinal)));
        Assert.Contains(page.History, h => h.Sentence.EndsWith("向机关和提请单位发出结果通报", StringComparison.Ordinal));
        Assert.Equal(page.History.Select(h => h.At.BeijingDate()).OrderDescending(), page.History.Select(h => h.At.BeijingDate()));

        // The other person's letter, plan and votes are not in it.
        var other = (await personnel.Get<AppointeeQueries>().FindAsync(made.Second, default))!;
        Assert.Contains(other.History, h => h.Sentence == "2026年述职测评：书面述职（第五次主任会议纪要）");
        Assert.DoesNotContain(other.History, h => h.Sentence.Contains("反馈意见", StringComparison.Ordinal) || h.Sentence.Contains("满意 18 票", StringComparison.Ordinal));

        await using var own = await made.County.AppointeeAsync(made.First);
        var mine = TextOf((await own.Get<PersonalFileBundle>().FindOwnAsync(default))!.Made[0].Content);
        Assert.All(told, words => Assert.Contains(words, mine, StringComparison.Ordinal));
        Assert.DoesNotContain("结果通报", mine, StringComparison.Ordinal);
        await using var member = await app.AsAsync(Role.Member);
        Assert.Empty((await member.Get<AppointeeQueries>().FindAsync(made.First, default))!.History);
    }

    [ToolFact("pdftotext")]
    public async Task D_15_1_Given_a_character_that_no_typeface_has_When_a_PDF_is_made_Then_paper_and_maker_are_told_which()
    {
        await using var app = await TestApp.StartAsync();
        await using var anybody = await app.AsAsync(Role.Office);
        var fonts = anybody.Get<Supervision.Web.Documents.Pdf.PdfFonts>();
        const string Private = "\U0010F0F0";
        using var pdf = new MemoryStream();
        Supervision.Web.Documents.Pdf.ListPaperPdf.Write(new("任命人员档案", $"金{Private}", []), fonts, pdf);

        Assert.Null(fonts.NoticeOf(["金满仓，县财政局局长 2026年（1/27）"]));
        Assert.StartsWith($"PDF 里没有这些字的字形，显示为方框：{Private}（U+10F0F0）。", fonts.NoticeOf([$"金{Private}"]), StringComparison.Ordinal);
        Assert.Contains("U+10F0F0", await PdfTextAsync(app, pdf.ToArray()), StringComparison.Ordinal);
        Assert.Equal("𬹾（U+2CE7E）、㛃（U+36C3）", Supervision.Web.Common.RareCharacters.In(["田𬹾", "㛃满仓", "安𬹾"]));
    }

    [Fact]
    public async Task Given_the_bundle_When_written_Then_the_list_of_contents_names_every_file_with_its_hash()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using var personnel = await made.County.PersonnelAsync();
        var plan = await personnel.Get<PersonalFileBundle>().FindAsync(made.First, default);

        using var content = new MemoryStream();
        await personnel.Get<ZipBundle>().WriteAsync(plan!, content, default);

        using var zip = new ZipArchive(new MemoryStream(content.ToArray()), ZipArchiveMode.Read);
        var index = Encoding.UTF8.GetString(Bytes(zip.GetEntry("目录.csv")!)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToList();
        Assert.Equal(zip.Entries.Count - 1, index.Count);
        Assert.All(index, line => Assert.Equal(line[2], Convert.ToHexString(SHA256.HashData(Bytes(zip.GetEntry(line[0])!)))));
    }

    [ToolFact("pdftotext")]
    public async Task Given_a_machine_with_a_Chinese_typeface_When_the_file_is_asked_for_as_PDF_Then_it_says_what_the_Word_file_says()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using var own = await made.County.AppointeeAsync(made.First);

        var plan = await own.Get<PersonalFileBundle>().FindOwnAsync(default);

        Assert.True(own.Get<Supervision.Web.Documents.Pdf.PdfFonts>().CanWrite);
        var (name, pdf) = plan!.Made[1];
        Assert.Equal("00 金满仓任命人员档案.pdf", name);
        var pages = await PdfTextAsync(app, pdf);
        Assert.Contains("任命人员档案", pages, StringComparison.Ordinal);
        Assert.Contains("66.67%", pages, StringComparison.Ordinal);
        Assert.Contains("18/27", pages, StringComparison.Ordinal);
        Assert.DoesNotContain("黄委员", pages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_nomination_that_was_withdrawn_When_the_file_is_written_Then_it_stays_in_it_with_its_reason()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync();
        await using var office = await county.OfficeAsync();
        await using var personnel = await county.PersonnelAsync();
        await office.Get<WithdrawNomination>().RunAsync(file, post, "县长撤回提请", default);

        var plan = await personnel.Get<PersonalFileBundle>().FindAsync(file, default);

        Assert.Contains("2026年6月1日提请终止：县长撤回提请", TextOf(plan!.Made[0].Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.BodyLiaison)]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.Scrutineer)]
    public async Task Given_anybody_else_When_the_file_is_asked_for_Then_refused(Role role)
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var file = await county.InPostAsync("金满仓", new(2024, 1, 12));
        await using var somebody = await app.AsAsync(role, role == Role.BodyLiaison ? county.Bureau.Id.Value : null);
        await using var stranger = await app.AsAsync(Role.WorkCommitteeHead, county.Other.Id.Value, "财经工委主任");

        await Assert.ThrowsAsync<AccessDeniedException>(() => somebody.Get<PersonalFileBundle>().FindAsync(file, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => stranger.Get<PersonalFileBundle>().FindAsync(file, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => somebody.Get<PersonalFileBundle>().FindOwnAsync(default));
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Office)]
    public async Task Given_somebody_who_reads_summaries_When_the_bundle_is_asked_for_Then_there_is_none_and_the_trail_says_who_asked(Role role)
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var file = await county.InPostAsync("金满仓", new(2024, 1, 12));
        await using var somebody = await app.AsAsync(role);

        Assert.Null(await somebody.Get<PersonalFileBundle>().FindAsync(file, default));

        await using var db = await app.OpenAsync();
        Assert.Contains(await db.AuditEntries.ToListAsync(), e => e.MatterId == file.Value && e.Sentence == "系统拒绝导出个人卷：无权查看");
    }

    [Fact]
    public async Task Given_two_votes_When_the_history_is_read_Then_the_newest_stands_first_with_its_change_against_the_one_before()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app, isWorst: true);
        app.Clock.SetUtcNow(new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
        await made.RoundAsync([(1, [20, 3, 1])]);
        await using var personnel = await made.County.PersonnelAsync();
        AnAppraisal.Done(await personnel.Get<TakeAppraisalRound>().RunAsync(made.Id, default));

        var votes = (await personnel.Get<AppointeeQueries>().FindAsync(made.First, default))!.Votes;

        Assert.Equal([("二次", "满意", "+66.66 个百分点"), ("首次", "不满意", "—")], votes.Select(v => (v.Vote, v.Result.Grade, v.ChangeWords)));
        Assert.Equal([74.07m, 7.41m], votes.Select(v => v.Result.Rate));
        await using var own = await made.County.AppointeeAsync(made.First);
        Assert.Equal(2, (await own.Get<OwnFileQueries>().ReadAsync(default))!.Votes.Count);
    }

    private static async Task<string> PdfTextAsync(TestApp app, byte[] pdf)
    {
        var place = Path.Combine(app.Folder, "file.pdf");
        await File.WriteAllBytesAsync(place, pdf);
        using var tool = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("pdftotext", ["-enc", "UTF-8", place, place + ".txt"]))!;
        await tool.WaitForExitAsync();
        return (await File.ReadAllTextAsync(place + ".txt")).ReplaceLineEndings("");
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static string TextOf(byte[] content)
    {
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(content), false);
        return word.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
