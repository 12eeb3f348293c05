using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Features.Inspections.SelfInspections;

namespace Supervision.Tests.Features.Inspections;

/// <summary>What an inspected body reads of its inspection (D-1.5), over HTTP.</summary>
public sealed class UnitPapersTests
{
    [Fact]
    public async Task D_1_5_Given_a_notice_When_the_inspected_body_asks_Then_it_has_scheme_and_own_notice_and_no_report_yet()
    {
        await using var app = await TestApp.StartAsync();
        var made = await SelfInspectionTests.NoticedAsync(app, 2);
        using var market = await Visitor.SignedInAsync(app, "market", Role.BodyLiaison, made.Market.Id.Value);
        var page = PageOf(made, made.Market);

        var list = await Visitor.TextAsync(await market.Client.GetAsync("/unit/inspections"));
        var scheme = GroupReportTests.TextOf(await market.Client.GetByteArrayAsync($"{page}/scheme.docx"));
        var notice = GroupReportTests.TextOf(await market.Client.GetByteArrayAsync($"{page}/notice.docx"));

        Assert.Contains($"{page}/scheme.docx", list, StringComparison.Ordinal);
        Assert.Contains("主任会议同意以后可以查看", list, StringComparison.Ordinal);
        Assert.Contains("第三十三条", scheme, StringComparison.Ordinal);
        Assert.StartsWith("关于对", notice.TrimStart(), StringComparison.Ordinal);
        Assert.DoesNotContain("第五十七条", notice, StringComparison.Ordinal);
        Assert.Contains($"{page}/scheme.docx", await Visitor.TextAsync(await market.Client.GetAsync(page)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await market.Client.GetAsync($"{page}/report.docx")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await market.Client.GetAsync($"{page}/report")).StatusCode);
    }

    [Fact]
    public async Task D_1_5_Given_an_approved_report_When_bodies_ask_Then_the_inspected_one_reads_it_and_others_get_404_and_a_line_each()
    {
        await using var app = await TestApp.StartAsync();
        var made = await GroupReportTests.InFieldAsync(app);
        await GroupReportTests.FindAsync(app, made, 34, (ComplianceGrade.Compliant, 2));
        await using (var head = await made.HeadAsync())
        {
            AnInspection.Done(await head.Get<CompileInspectionReport>().RunAsync(made.Id, default));
            await FieldTests.PlenaryAsync(app, made, head);
            await using var leader = await SelfInspectionTests.ActAsync(app, made, 1);
            AnInspection.Done(await leader.Get<SignInspectionReport>().RunAsync(made.Id, default));
            AnInspection.Done(await head.Get<SubmitInspectionReport>().RunAsync(made.Id, default));
            await GroupReportTests.CouncilAsync(app, made);
            AnInspection.Done(await head.Get<ApproveInspectionReport>().RunAsync(made.Id, default));
        }

        var schools = SupervisedBody.Named("望溪县民政局", "县民政局", BodyKind.Department, new(2020, 1, 1), 9);
        await using var db = await app.OpenAsync();
        db.Add(schools);
        await db.SaveChangesAsync();
        using var market = await Visitor.SignedInAsync(app, "market", Role.BodyLiaison, made.Market.Id.Value);
        using var stranger = await Visitor.SignedInAsync(app, "stranger", Role.BodyLiaison, schools.Id.Value);
        var page = PageOf(made, made.Market);

        Assert.Contains("检查记录 2 条", await Visitor.TextAsync(await market.Client.GetAsync($"{page}/report")), StringComparison.Ordinal);
        Assert.Contains("检查记录 2 条", GroupReportTests.TextOf(await market.Client.GetByteArrayAsync($"{page}/report.docx")), StringComparison.Ordinal);
        Assert.Contains($"{page}/report", await Visitor.TextAsync(await market.Client.GetAsync("/unit/inspections")), StringComparison.Ordinal);
        Assert.Contains("目前没有通知本单位的执法检查。", await Visitor.TextAsync(await stranger.Client.GetAsync("/unit/inspections")), StringComparison.Ordinal);
        var refused = 0;
        foreach (var address in new[] { $"{page}/scheme.docx", $"{page}/notice.docx", $"{page}/report.docx", $"{page}/report", page, $"{page}/findings", $"{PageOf(made, schools)}/scheme.docx", PageOf(made, schools) })
        {
            var answer = await stranger.Client.GetAsync(address);

            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, address);
            Assert.True(await db.AuditEntries.CountAsync(e => e.MatterId == made.Id.Value && e.Sentence.StartsWith("系统拒绝")) == ++refused, address);
        }

        // The council agreed to the report: what the body answered is read, not written any more.
        var closed = await Visitor.TextAsync(await market.Client.GetAsync(page));
        Assert.Contains("主任会议已经同意检查报告，自查报告不再更改。", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", closed, StringComparison.Ordinal);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.Market.Id.Value);
        var late = await liaison.Get<AnswerSelfInspection>().RunAsync(made.Id, made.Market.Id, new Dictionary<ChecklistItemId, SelfEntry>(), true, default);
        Assert.Equal("主任会议已经同意检查报告，自查报告不再更改。", Assert.Single(late.Obstacles).Message);

        // A notice goes to the body that it names, and to no other inspected one.
        using var school = await Visitor.SignedInAsync(app, "school", Role.BodyLiaison, made.School.Id.Value);
        Assert.Equal(HttpStatusCode.NotFound, (await school.Client.GetAsync($"{page}/notice.docx")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await school.Client.GetAsync($"{PageOf(made, made.School)}/notice.docx")).StatusCode);
    }

    private static string PageOf(AnInspection made, SupervisedBody body) => $"/unit/inspections/{made.Id.Value}/{body.Id.Value}";
}
