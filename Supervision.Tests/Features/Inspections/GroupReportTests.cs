using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Features.Inspections;
using Supervision.Web.Features.Inspections.Compliance;
using Supervision.Web.Features.Inspections.Field;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Features.Opinions.Publishing;
using Supervision.Web.Features.Reports;
using Supervision.Web.Jobs;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Inspections;

/// <summary>Compliance view, report and hearing of an inspection, through the use cases (D-6.10, D-6.12).</summary>
public sealed class GroupReportTests
{
    private static readonly DateOnly Today = new(2026, 7, 20);

    [Fact]
    public async Task D_16_13_Given_findings_When_the_job_compiles_Then_view_table_and_word_document_say_the_same_numbers()
    {
        await using var app = await TestApp.StartAsync();
        var made = await InFieldAsync(app);
        await FindAsync(app, made, 34, (ComplianceGrade.Compliant, 8), (ComplianceGrade.Partly, 3), (ComplianceGrade.NotCompliant, 1), (ComplianceGrade.CannotTell, 2));
        await FindAsync(app, made, 35, (ComplianceGrade.Compliant, 2));
        await using var head = await made.HeadAsync();
        AnInspection.Done(await head.Get<WishInspectionReport>().RunAsync(made.Id, default));
        var runner = app.Services.GetRequiredService<JobRunner>();

        Assert.True(await runner.RunAsync("inspection-report", "测试", default));
        Assert.False(await runner.RunAsync("inspection-report", "测试", default));

        using var visitor = await Visitor.SignedInAsync(app, "reader", Role.Office);
        var address = $"/inspections/{made.Id.Value}";
        var view = (await head.Get<ComplianceQueries>().FindAsync(made.Id, default))!;
        Assert.Equal(("66.67%", 2, "未检查"), (view.Table.Rows[1].All.RateWords, view.Table.Rows[1].All.CannotTell, view.Table.Rows[3].All.RateWords));
        var cells = TableOf(await visitor.Client.GetByteArrayAsync($"{address}/report.docx"));
        Assert.Equal(
            view.Table.Rows.Select(r => (r.Item.Article.Words, r.All.CountWords, r.All.RateWords)), cells.Skip(1).Select(c => (c[0], c[3], c[4])));
        var report = (await head.Get<GroupReportQueries>().FindAsync(made.Id, default))!;
        Assert.Contains(report.Report!.Paragraphs, p => p.Text.Contains($"检查记录 {view.Table.Total.Checks} 条：{view.Table.Total.CountWords}；符合率 {view.Table.Total.RateWords}。", StringComparison.Ordinal));
        Assert.Equal(4, report.Report.Paragraphs.Single(p => p.Part == GroupPart.Problems).Sentences.Skip(1).Count(s => s.Findings.Count == 1));
        Assert.All(report.Report.Paragraphs.SelectMany(p => p.Sentences), s => Assert.True(s.Findings.Count > 0 || report.SourceOf(s) is not null, s.Text));
        Assert.EndsWith("，0 句由人撰写。", report.Trace, StringComparison.Ordinal);
        Assert.Contains("66.67%", await visitor.Client.GetStringAsync($"{address}/compliance.csv"), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await visitor.Client.GetStringAsync($"{address}/compliance"));
        Assert.Contains("66.67%", page, StringComparison.Ordinal);
        Assert.Contains($"{address}/findings?item=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_inspection_in_the_field_When_it_goes_to_the_sitting_Then_report_notes_opinion_and_follow_up_come_in_their_order()
    {
        await using var app = await TestApp.StartAsync();
        var made = await InFieldAsync(app);
        await FindAsync(app, made, 34, (ComplianceGrade.Compliant, 3), (ComplianceGrade.NotCompliant, 1));
        await using var head = await made.HeadAsync();
        await using var leader = await SelfInspectionTests.ActAsync(app, made, 1);
        await using var office = await app.AsAsync(Role.Office);
        AnInspection.Done(await head.Get<CompileInspectionReport>().RunAsync(made.Id, default));
        Assert.Equal("须先召开执法检查组全体会议", Assert.Single((await leader.Get<SignInspectionReport>().RunAsync(made.Id, default)).Obstacles).Message);
        await FieldTests.PlenaryAsync(app, made, head);
        AnInspection.Done(await leader.Get<SignInspectionReport>().RunAsync(made.Id, default));
        AnInspection.Done(await head.Get<SubmitInspectionReport>().RunAsync(made.Id, default));
        await CouncilAsync(app, made);
        AnInspection.Done(await head.Get<ApproveInspectionReport>().RunAsync(made.Id, default));

        var sitting = await SittingAsync(app, made);
        AnInspection.Done(await office.Get<ScheduleInspection>().RunAsync(made.Id, sitting, default));
        AnInspection.Done(await office.Get<DistributeInspectionReport>().RunAsync(made.Id, new HashSet<MemberId> { made.Members[0].Id }, default));
        await using (var db = await app.OpenAsync())
        {
            var owed = await db.Obligations.AsNoTracking().Where(o => o.MatterKind == MatterKind.Inspection).ToDictionaryAsync(o => o.Kind + o.Slot, o => o);
            Assert.Equal((new DateOnly(2026, 8, 20), ObligationState.Met, "RM-17"), (owed[InspectionDuties.Members].Deadline.Day, owed[InspectionDuties.Members].State, owed[InspectionDuties.Members].ReminderCode));
        }

        await EventAsync(app, sitting, SittingEvent.AgendaAdopted);
        await using (var member = await SelfInspectionTests.ActAsync(app, made, 2))
        {
            AnInspection.Done(await member.Get<WriteNote>().RunAsync(new MatterRef(MatterKind.Inspection, made.Id.Value), new(Guid.NewGuid()), new("【建议】加强小作坊监管。"), default));
        }

        AnInspection.Done(await office.Get<HearInspection>().RunAsync(made.Id, (await made.ReadAsync()).Leader!.Id, default));
        AnInspection.Done(await office.Get<DeliberateInspection>().RunAsync(made.Id, false, default));
        await EventAsync(app, sitting, SittingEvent.Closed);
        var opinion = await OpinionAsync(app, made);
        AnInspection.Done(await office.Get<DispatchOpinion>().RunAsync(opinion, default));

        var inspection = await made.ReadAsync();
        Assert.Equal((InspectionState.FollowUp, 3, 1), (inspection.State, inspection.Deliveries.Count, inspection.Deliveries.Count(d => d.OnPaper)));
        await using var after = await app.OpenAsync();
        var sent = await after.ReviewOpinions.AsNoTracking().SingleAsync();
        var attached = await after.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == sent.Attachment);
        Assert.Equal(("关于检查《中华人民共和国食品安全法》实施情况的报告.docx", MatterKind.Opinion), (attached.Name, attached.MatterKind));
        Assert.Equal("关于《检查〈中华人民共和国食品安全法〉实施情况的报告》的审议意见", sent.Title);
        using var reader = await Visitor.SignedInAsync(app, "reader", Role.Office);
        Assert.Contains("附件：关于检查《中华人民共和国食品安全法》实施情况的报告", TextOf(await reader.Client.GetByteArrayAsync($"/opinions/{opinion.Value}/document")), StringComparison.Ordinal);
        AnInspection.Done(await office.Get<MakePublication>().RunAsync(opinion, Supervision.Domain.Documents.PublicationKind.Report, default));
        Assert.Contains((await after.Publications.AsNoTracking().SingleAsync()).Blocks, b => b.Text.Contains("检查记录 4 条", StringComparison.Ordinal));
        Assert.Equal("审议意见还没有办结，主任会议也没有决定不形成审议意见，不能归档。", Assert.Single((await office.Get<CloseInspection>().RunAsync(made.Id, default)).Obstacles).Message);
    }

    [Fact]
    public async Task D_6_9_Given_a_finding_that_nobody_confirmed_When_figures_and_report_are_read_Then_it_stands_apart_and_moves_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var made = await InFieldAsync(app);
        await FindAsync(app, made, 34, (ComplianceGrade.Compliant, 3), (ComplianceGrade.Partly, 1));
        await using var head = await made.HeadAsync();
        AnInspection.Done(await head.Get<CompileInspectionReport>().RunAsync(made.Id, default));
        var inspection = await made.ReadAsync();
        await using (var db = await app.OpenAsync())
        {
            // One person noted 不符合, without evidence.
            db.Add(Finding.Of(
                new(Guid.CreateVersion7()), inspection, 9, new(inspection.Items.Single(i => i.Number == 35).Id, [], made.Market.Id, Today, 0, "城南菜市场", ComplianceGrade.NotCompliant, FindingSeverity.Serious, "只是初步印象", ""),
                new(null, "刘副主任", app.Clock.GetUtcNow())));
            await db.SaveChangesAsync();
        }

        var view = (await head.Get<ComplianceQueries>().FindAsync(made.Id, default))!;
        var row = Assert.Single((await head.Get<InspectionListQueries>().ListAsync(new() { Year = "2026" }, default)).Rows);
        using var visitor = await Visitor.SignedInAsync(app, "reader", Role.Office);
        var word = TextOf(await visitor.Client.GetByteArrayAsync($"/inspections/{made.Id.Value}/report.docx"));
        var report = (await head.Get<GroupReportQueries>().FindAsync(made.Id, default))!;

        Assert.Equal(("75.00%", "未检查", 1), (view.Table.Total.RateWords, view.Table.Rows[2].All.RateWords, view.Unconfirmed));
        Assert.EndsWith("符合率 75.00%。另有 1 条未确认，不计入。", view.Answer, StringComparison.Ordinal);
        Assert.Equal((1, 1), (row.Checked, row.Problems));
        Assert.DoesNotContain("只是初步印象", word, StringComparison.Ordinal);
        Assert.Contains("另有 1 条检查记录未确认，不计入。", word, StringComparison.Ordinal);
        Assert.False(report.Standing.IsStale);
        Assert.Contains("另有 1 条未确认，不计入。", report.Apart, StringComparison.Ordinal);
        Assert.Contains("另有 1 条未确认，不计入。", await Visitor.TextAsync(await visitor.Client.GetAsync($"/inspections/{made.Id.Value}/report")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_report_without_its_file_When_the_opinion_is_dispatched_Then_refused_because_both_go_together()
    {
        await using var app = await TestApp.StartAsync();
        var made = await InFieldAsync(app);
        await using (var db = await app.OpenAsync())
        {
            var opinion = ReviewOpinion.Collect(
                new(null, LawInspection.ReportTitleOf("食品安全法"), "第三十一次会议", Today, Today, made.Market.Id, made.Committee.Id, made.People[1].Id) { Inspection = made.Id },
                new(2026, DossierNumber.Opinion, 1), AnOpinion.Now);
            AnOpinion.Approved(Today, opinion, made.Market.Id).Give(OpinionNumber.Given("沿人常审", 2026, 1, opinion.Id, app.Clock.GetUtcNow()), AnOpinion.By(Today));
            db.Add(opinion);
            await db.SaveChangesAsync();
            await using var office = await app.AsAsync(Role.Office);

            var outcome = await office.Get<DispatchOpinion>().RunAsync(opinion.Id, default);

            Assert.Equal("执法检查报告还没有印发稿，审议意见应当同检查报告一并交有关机关研究处理。", Assert.Single(outcome.Obstacles).Message);
        }
    }

    [Fact]
    public async Task Given_other_roles_When_they_touch_the_report_Then_refused_and_nothing_changes()
    {
        await using var app = await TestApp.StartAsync();
        var made = await InFieldAsync(app);
        await using var other = await app.AsAsync(Role.WorkCommitteeHead, made.Other.Id.Value);
        await using var head = await made.HeadAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<CompileInspectionReport>().RunAsync(made.Id, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<WriteReportParagraph>().RunAsync(made.Id, null, GroupPart.Amendments, "", "建议", default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<Supervision.Web.Features.Inspections.Schemes.PostponeInspection>().RunAsync(made.Id, "会期调整", default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => head.Get<SignInspectionReport>().RunAsync(made.Id, default));

        await using var db = await app.OpenAsync();
        Assert.Empty(await db.InspectionReports.ToListAsync());
    }

    /// <summary>Mobilised and in the field, with the articles 33 to 35 for the market and 57 for the school.</summary>
    internal static async Task<AnInspection> InFieldAsync(TestApp app)
    {
        var made = await SelfInspectionTests.NoticedAsync(app, 3);
        await using var head = await made.HeadAsync();
        await FieldTests.MobiliseAsync(app, made, head);
        AnInspection.Done(await head.Get<RecordFieldVisit>().RunAsync(made.Id, new(Today, 0, "农贸市场", true, [.. (await made.ReadAsync()).Members.Select(m => m.Id)], ""), default));
        return made;
    }

    /// <summary>Confirmed findings on an article; the way there is the findings' own test.</summary>
    internal static async Task FindAsync(TestApp app, AnInspection made, int article, params (ComplianceGrade Grade, int Count)[] grades)
    {
        var inspection = await made.ReadAsync();
        var item = inspection.Items.Single(i => i.Number == article).Id;
        await using var db = await app.OpenAsync();
        var serial = await db.Findings.CountAsync();
        foreach (var grade in grades.SelectMany(g => Enumerable.Repeat(g.Grade, g.Count)))
        {
            var finding = Finding.Of(
                new(Guid.CreateVersion7()), inspection, ++serial,
                new(item, [], made.Market.Id, Today, 0, $"农贸市场{serial}号", grade, grade.IsProblem() ? FindingSeverity.Ordinary : null, $"第{serial}处的情况", ""),
                new(null, "刘副主任", app.Clock.GetUtcNow()));
            finding.Verify("刘副主任", Today);
            finding.Confirm(new(new(Guid.NewGuid()), "甲", 0, true), Today);
            finding.Confirm(new(new(Guid.NewGuid()), "乙", 0, true), Today);
            db.Add(finding);
        }

        await db.SaveChangesAsync();
    }

    internal static async Task CouncilAsync(TestApp app, AnInspection made)
    {
        await using var db = await app.OpenAsync();
        var question = Assert.Single(await new InspectionAgenda().WaitingAsync(db, default));
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), made.Term.Id, 1 + await db.CouncilMeetings.CountAsync(), Today, made.Members[0].Id);
        var item = meeting.Put(new(Guid.NewGuid()), question);
        var seats = made.Members.Take(2).Select(m => new CouncilSeat(m.Id, m.Person, m.Position)).ToList();
        meeting.Attend([.. seats.Select(s => s.Member)], made.Members[0].Id, seats, Today);
        meeting.Decide(item.Id, new(CouncilOutcome.Approved, "纪要2号"), SittingRules.MoreThanHalf, new PersonId(Guid.NewGuid()), app.Clock.GetUtcNow());
        meeting.Confirm(item.Id, new(made.Members[0].Person, made.Members[0].Id, true), app.Clock.GetUtcNow());
        db.Add(meeting);
        await db.SaveChangesAsync();
    }

    internal static async Task<SittingId> SittingAsync(TestApp app, AnInspection made)
    {
        await using var db = await app.OpenAsync();
        var sitting = Sitting.Plan(new(Guid.NewGuid()), made.Term.Id, 31, new(new(2026, 8, 27), new(2026, 8, 28), new(9, 0), "三楼会议室"), false, Today);
        sitting.Call(new(new(Guid.NewGuid()), new(Guid.NewGuid()), 2026, 3, Today, CouncilOutcome.Approved, true, "会期", CouncilPurpose.SittingCall, sitting.Matter, null, "纪要3号"));
        db.Add(sitting);
        await db.SaveChangesAsync();
        return sitting.Id;
    }

    // The sitting itself is its own test: here it happens, and all subjects follow.
    internal static async Task EventAsync(TestApp app, SittingId id, SittingEvent what)
    {
        var day = what == SittingEvent.Closed ? new DateOnly(2026, 8, 28) : new DateOnly(2026, 8, 27);
        app.Clock.SetUtcNow(day.StartOfDay().AddHours(10).ToUniversalTime());
        await using var scope = app.Services.CreateAsyncScope();
        await using var db = await app.OpenAsync();
        var sitting = await db.Sittings.SingleAsync(s => s.Id == id);
        if (what == SittingEvent.Closed)
        {
            sitting.Close(day, day);
        }
        else
        {
            sitting.SendNotice(new(2026, 8, 20));
            sitting.Open(3, 3, day);
            sitting.AdoptAgenda(day);
        }

        foreach (var follower in scope.ServiceProvider.GetServices<ISittingFollower>())
        {
            await follower.FollowAsync(db, sitting, what, Actor.System("测试"), default);
        }

        await db.SaveChangesAsync();
    }

    // Compiled, checked, agreed to and numbered: the opinions' own test.
    private static async Task<ReviewOpinionId> OpinionAsync(TestApp app, AnInspection made)
    {
        await using var db = await app.OpenAsync();
        var opinion = await db.ReviewOpinions.SingleAsync();
        Assert.Equal((made.Id, OpinionState.Collecting), (opinion.Inspection, opinion.State));
        AnOpinion.Approved(new(2026, 8, 28), opinion, made.Market.Id).Give(OpinionNumber.Given("沿人常审", 2026, 1, opinion.Id, app.Clock.GetUtcNow()), AnOpinion.By(new(2026, 8, 28)));
        await db.SaveChangesAsync();
        return opinion.Id;
    }

    private static IReadOnlyList<IReadOnlyList<string>> TableOf(byte[] file)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(file), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word).Select(e => e.Description));
        return [.. word.MainDocumentPart!.Document!.Body!.Elements<Table>().First().Elements<TableRow>().Select(r => (IReadOnlyList<string>)[.. r.Elements<TableCell>().Select(c => c.InnerText)])];
    }

    internal static string TextOf(byte[] file)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(file), false);
        return word.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
