using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Tests.Access;
using Supervision.Tests.Building;

namespace Supervision.Tests.Features.Reports.Unit;

/// <summary>A liaison hands in the report of the own body, and only of the own (D-5.5, D-16.2, D-16.5, D-16.38).</summary>
public sealed class UnitReportTests
{
    private static readonly DateOnly FirstDay = new(2026, 6, 25);

    [Fact]
    public async Task Given_what_the_body_owes_When_the_liaison_comes_home_Then_it_stands_there_with_its_reason()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.OpinionsSent, FirstDay);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);
        using var court = await ground.LiaisonAsync("lv", ground.Court);

        var page = WebUtility.HtmlDecode(await liaison.Client.GetStringAsync("/unit"));

        Assert.Contains("把报告初稿送社会建设工委征求意见", page);
        Assert.Contains("6月5日", page);
        Assert.Contains("会议当日不计入", page);
        Assert.Contains(ground.Report.Title, WebUtility.HtmlDecode(await liaison.Client.GetStringAsync("/unit/reports")));
        Assert.Contains("目前没有需要报送的材料。", WebUtility.HtmlDecode(await court.Client.GetStringAsync("/unit")));
        Assert.DoesNotContain(ground.Report.Title, WebUtility.HtmlDecode(await court.Client.GetStringAsync("/unit/reports")));
    }

    [Fact]
    public async Task Given_D_16_2_When_the_draft_comes_one_day_late_Then_it_is_reviewed_accepted_flagged_and_receipted()
    {
        await using var app = await TestApp.StartAsync();
        app.Clock.SetUtcNow(new(2026, 6, 6, 2, 0, 0, TimeSpan.Zero));
        var ground = await StaticGround.LayAsync(app, ReportState.OpinionsSent, FirstDay);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);

        var review = await ChooseAsync(liaison, ground, "养老报告.docx", StaticGround.Word("初稿"));
        var page = WebUtility.HtmlDecode(await liaison.Client.GetStringAsync(review.Headers.Location));
        var first = await HandInAsync(liaison, ground, page);
        var second = await HandInAsync(liaison, ground, page);
        var receipt = WebUtility.HtmlDecode(await liaison.Client.GetStringAsync(first.Headers.Location));

        Assert.Contains("养老报告.docx", page);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Contains("回执号 2026-ZX-08-1", receipt);
        Assert.Contains("2026年6月6日 10:00", receipt);
        Assert.Contains("逾期 1 天收到", receipt);
        await using var db = await app.OpenAsync();
        var report = await db.SpecialReports.SingleAsync();
        var version = Assert.Single(report.Versions);
        Assert.Equal((ReportState.DraftReceived, 1), (report.State, version.DaysLate));
        Assert.Contains(version.Hash[..4], receipt);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.Folder, "waiting")));
    }

    [Fact]
    public async Task Given_D_16_5_When_one_of_twelve_answers_is_missing_Then_the_report_is_refused_and_names_it()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Commented, FirstDay, opinions: 12);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);
        var saved = await AnswerAsync(liaison, ground, 11);

        var review = await ChooseAsync(liaison, ground, "正式稿.docx", StaticGround.Word("正式稿"));
        var page = WebUtility.HtmlDecode(await liaison.Client.GetStringAsync(review.Headers.Location));
        var refused = await Visitor.TextAsync(await HandInAsync(liaison, ground, page));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("还有 1 条没有答复", page);
        Assert.Contains("第 12 条意见还没有答复", refused);
        await AnswerAsync(liaison, ground, 12);
        Assert.Equal(HttpStatusCode.Redirect, (await HandInAsync(liaison, ground, page)).StatusCode);
        await using var db = await app.OpenAsync();
        var report = await db.SpecialReports.SingleAsync();
        Assert.Equal(ReportState.RevisedReceived, report.State);
        Assert.All(report.Opinions, o => Assert.Equal(OpinionAnswer.PartlyAdopted, o.Answer));
    }

    [Fact]
    public async Task Given_several_things_to_do_When_the_liaison_comes_home_Then_the_first_line_answers_and_one_button_is_the_main_one_screens_1_1()
    {
        await using var app = await TestApp.StartAsync();
        app.Clock.SetUtcNow(new(2026, 6, 6, 2, 0, 0, TimeSpan.Zero));
        var ground = await StaticGround.LayAsync(app, ReportState.OpinionsSent, FirstDay);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);

        var page = await Visitor.TextAsync(await liaison.Client.GetAsync("/unit"));

        Assert.Matches("<p class=\"answer\">[1-9] 项待办，1 项逾期.*最急的是：.*初稿", page);
        Assert.Equal(1, page.Split("class=\"button primary\"").Length - 1);
    }

    [Fact]
    public async Task Given_an_empty_file_or_a_false_name_When_chosen_Then_its_reason_and_no_kinds_that_are_not_taken_here_D_16_39()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.OpinionsSent, FirstDay);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);

        var empty = await Visitor.TextAsync(await ChooseAsync(liaison, ground, "报告.docx", []));
        var named = await Visitor.TextAsync(await ChooseAsync(liaison, ground, "报告.pdf", "不是 PDF"u8.ToArray()));

        Assert.Contains("这个文件是空的（0 字节）", empty);
        Assert.Contains("名称是 .pdf，内容却不是", named);
        Assert.DoesNotContain("xlsx", named);
    }

    [Fact]
    public async Task Given_an_answer_too_long_When_saved_Then_all_that_was_typed_stays()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Commented, FirstDay);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);
        var opinions = ground.Report.Opinions;

        var page = await Visitor.TextAsync(await liaison.PostAsync(Address(ground), await liaison.TokenAsync(Address(ground)),
            ("_handler", "answers"),
            ("Answered.Rows[0].Opinion", opinions[0].Id.ToString()), ("Answered.Rows[0].Answer", "NotAdopted"), ("Answered.Rows[0].Reason", new string('钱', 2001)),
            ("Answered.Rows[1].Opinion", opinions[1].Id.ToString()), ("Answered.Rows[1].Answer", "Adopted"), ("Answered.Rows[1].Reason", "已经列入计划")));

        Assert.Contains("第 1 条意见的说明最多 2000 个字", page);
        Assert.Contains(new string('钱', 2001), page);
        Assert.Contains("已经列入计划", page);
        await using var db = await app.OpenAsync();
        Assert.All((await db.SpecialReports.SingleAsync()).Opinions, o => Assert.Null(o.Answer));
    }

    [Theory]
    [InlineData("NotAdopted", "  ", "第 1 条意见不采纳，请写明理由。")]
    [InlineData("", "分两年办理", "第 1 条意见写了说明，请选择采纳、部分采纳或者不采纳。")]
    public async Task Given_half_an_answer_When_saved_Then_it_is_refused_at_its_row_and_stays(string answer, string reason, string words)
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Commented, FirstDay);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);
        var opinions = ground.Report.Opinions;

        var page = await Visitor.TextAsync(await liaison.PostAsync(Address(ground), await liaison.TokenAsync(Address(ground)),
            ("_handler", "answers"),
            ("Answered.Rows[0].Opinion", opinions[0].Id.ToString()), ("Answered.Rows[0].Answer", answer), ("Answered.Rows[0].Reason", reason),
            ("Answered.Rows[1].Opinion", opinions[1].Id.ToString()), ("Answered.Rows[1].Answer", "Adopted"), ("Answered.Rows[1].Reason", "已经列入计划")));

        Assert.Contains($"id=\"Opinions.1-error\">{words}", page);
        Assert.Contains("已经列入计划", page);
        await using var db = await app.OpenAsync();
        Assert.All((await db.SpecialReports.SingleAsync()).Opinions, o => Assert.Null(o.Answer));
    }

    [Fact]
    public async Task Given_typed_answers_When_a_bad_file_is_chosen_beside_them_Then_the_answers_are_kept()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Commented, FirstDay);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);

        var page = await Visitor.TextAsync(await ChooseAsync(liaison, ground, "表.wps", [0, 1, 2], Rows(ground, "Adopted", "已写入第二部分")));

        Assert.Contains("id=\"File-error\"", page);
        Assert.Contains("填写的答复已保存。", page);
        Assert.Contains("已写入第二部分", page);
        await using var db = await app.OpenAsync();
        Assert.All((await db.SpecialReports.SingleAsync()).Opinions, o => Assert.Equal((OpinionAnswer.Adopted, "已写入第二部分"), (o.Answer, o.AnswerReason)));
    }

    [Fact]
    public async Task Given_a_good_file_When_the_answers_beside_it_are_refused_Then_both_stay_and_the_file_need_not_be_chosen_again()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Commented, FirstDay);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);

        var page = await Visitor.TextAsync(await ChooseAsync(liaison, ground, "正式稿.docx", StaticGround.Word("正式稿"), Rows(ground, "NotAdopted", "")));
        var review = await liaison.PostAsync(Address(ground), Visitor.TokenIn(page),
            Rows(ground, "NotAdopted", "已有安排").Append(("_handler", "choose")).Append(("Chosen.Key", StaticGround.Hidden(page, "Chosen.Key"))));

        Assert.Contains("不采纳，请写明理由", page);
        Assert.Contains("已选好 正式稿.docx", page);
        Assert.Equal(HttpStatusCode.Redirect, review.StatusCode);
        Assert.Contains("正式稿.docx", WebUtility.HtmlDecode(await liaison.Client.GetStringAsync(review.Headers.Location)));
    }

    [Fact]
    public async Task Given_D_16_38_When_another_bodys_report_or_file_is_opened_Then_404_and_an_audit_entry()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.OpinionsSent, FirstDay);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);
        using var court = await ground.LiaisonAsync("lv", ground.Court);
        var review = await ChooseAsync(liaison, ground, "养老报告.docx", StaticGround.Word("初稿"));
        var receipt = (await HandInAsync(liaison, ground, await liaison.Client.GetStringAsync(review.Headers.Location))).Headers.Location!;
        await using var db = await app.OpenAsync();
        var file = (await db.StoredFiles.SingleAsync()).Id;

        Assert.Equal(HttpStatusCode.NotFound, (await court.Client.GetAsync(Address(ground))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await court.Client.GetAsync(receipt)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await court.Client.GetAsync($"/files/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await liaison.Client.GetAsync($"/files/{file}")).StatusCode);
        Assert.Equal(3, await db.AuditEntries.CountAsync(e => e.MatterKind == MatterKind.Report && e.Sentence.StartsWith("系统拒绝")));
    }

    [Fact]
    public async Task D_5_12_Given_a_committee_hearing_When_the_liaison_hands_in_the_papers_Then_they_are_receipted_and_a_newer_version_may_follow()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Planned, FirstDay, tier: ReportTier.WorkCommittee);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);
        var home = WebUtility.HtmlDecode(await liaison.Client.GetStringAsync("/unit"));
        var page = WebUtility.HtmlDecode(await liaison.Client.GetStringAsync(Address(ground)));

        var review = await ChooseAsync(liaison, ground, "汇报.docx", StaticGround.Word("汇报"));
        var receipt = WebUtility.HtmlDecode(await liaison.Client.GetStringAsync(
            (await HandInAsync(liaison, ground, await liaison.Client.GetStringAsync(review.Headers.Location))).Headers.Location));

        Assert.Contains("报送汇报材料", home);
        Assert.Contains("6月22日", home);
        Assert.Contains("社会建设工委会议，2026年6月25日（周四），二楼会议室", page);
        Assert.Contains("已收到《全县养老服务工作情况的报告》汇报材料", receipt);
        Assert.Contains("会前可以报送新的一稿", receipt);
        await using var db = await app.OpenAsync();
        Assert.Equal(ReportVersionKind.Papers, Assert.Single((await db.SpecialReports.SingleAsync()).Versions).Kind);
    }

    [Fact]
    public async Task D_3_10_Given_a_notice_When_the_liaison_presses_read_twice_Then_it_is_gone_and_nothing_fails()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.OpinionsSent, FirstDay);
        await using (var db = await app.OpenAsync())
        {
            db.Add(BodyNotice.To(ground.Government.Id, ground.Sitting.Matter, "会议改期。", app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        using var liaison = await ground.LiaisonAsync("luo", ground.Government);
        using var court = await ground.LiaisonAsync("lv", ground.Court);
        var page = await liaison.Client.GetStringAsync("/unit");
        var id = StaticGround.Hidden(page, "Seen.Id");

        Assert.Contains("会议改期。", WebUtility.HtmlDecode(page));
        Assert.DoesNotContain("会议改期。", WebUtility.HtmlDecode(await court.Client.GetStringAsync("/unit")));
        for (var press = 0; press < 2; press++)
        {
            var answer = await liaison.PostAsync("/unit", Visitor.TokenIn(page), ("_handler", "read-notice"), ("Seen.Id", id));
            Assert.True((int)answer.StatusCode < 400, answer.StatusCode.ToString());
        }

        Assert.DoesNotContain("会议改期。", WebUtility.HtmlDecode(await liaison.Client.GetStringAsync("/unit")));
    }

    [Theory]
    [InlineData("病毒.docx", "MZ\u0090\0\u0003", "名称是 .docx，内容却不是")]
    [InlineData("旧的.wps", "\0\u0001\u0002", ".wps 文件不能接收")]
    [InlineData("说明.txt", "这是文字", "这是纯文本（txt）。报告请用 docx 或者 pdf")]
    [InlineData("空.docx", "", "这个文件是空的（0 字节）")]
    public async Task Given_a_file_that_is_no_report_When_chosen_Then_it_is_refused_at_its_field(string name, string content, string words)
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.OpinionsSent, FirstDay);
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);

        var page = await Visitor.TextAsync(await ChooseAsync(liaison, ground, name, Encoding.UTF8.GetBytes(content)));

        Assert.Contains(words, page);
        Assert.Contains("id=\"File-error\"", page);
        await using var db = await app.OpenAsync();
        Assert.Equal(ReportState.OpinionsSent, (await db.SpecialReports.SingleAsync()).State);
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.WorkCommitteeHead)]
    public async Task Given_somebody_who_is_no_liaison_When_the_page_is_opened_Then_it_is_refused(Role role)
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.OpinionsSent, FirstDay);
        using var visitor = await Visitor.SignedInAsync(app, "qita", role, role == Role.WorkCommitteeHead ? ground.Committee.Id.Value : null);

        Assert.Contains((await visitor.Client.GetAsync(Address(ground))).StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
    }

    private static string Address(StaticGround ground) => $"/unit/reports/{ground.Report.Id.Value}";

    private static IEnumerable<(string, string)> Rows(StaticGround ground, string answer, string reason) =>
        ground.Report.Opinions.SelectMany((o, i) => new (string, string)[]
        {
            ($"Answered.Rows[{i}].Opinion", o.Id.ToString()), ($"Answered.Rows[{i}].Answer", answer), ($"Answered.Rows[{i}].Reason", reason),
        });

    private static async Task<HttpResponseMessage> ChooseAsync(
        Visitor who, StaticGround ground, string name, byte[] bytes, params IEnumerable<(string Name, string Value)> fields)
    {
        var page = await who.Client.GetStringAsync(Address(ground));
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Visitor.TokenIn(page)), "__RequestVerificationToken" },
            { new StringContent("choose"), "_handler" },
            { new StringContent(StaticGround.Hidden(page, "Chosen.Key")), "Chosen.Key" },
            { file, "Chosen.File", name },
        };
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }

        return await who.Client.PostAsync(Address(ground), form);
    }

    private static Task<HttpResponseMessage> HandInAsync(Visitor who, StaticGround ground, string page) => who.PostAsync(
        Address(ground), Visitor.TokenIn(page), ("_handler", "hand-in"), ("Confirmed.Key", StaticGround.Hidden(page, "Confirmed.Key")));

    private static async Task<HttpResponseMessage> AnswerAsync(Visitor who, StaticGround ground, int count) => await who.PostAsync(
        Address(ground), await who.TokenAsync(Address(ground)),
        ground.Report.Opinions.SelectMany((o, i) => new (string, string)[]
        {
            ($"Answered.Rows[{i}].Opinion", o.Id.ToString()),
            ($"Answered.Rows[{i}].Answer", i < count ? "PartlyAdopted" : ""),
            ($"Answered.Rows[{i}].Reason", i < count ? "分两年办理" : ""),
        }).Append(("_handler", "answers")));
}
