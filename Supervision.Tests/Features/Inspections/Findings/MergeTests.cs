using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Features.Inspections;
using Supervision.Web.Features.Inspections.Compliance;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Features.Opinions;

namespace Supervision.Tests.Features.Inspections.Findings;

/// <summary>Findings of one problem become one and a point of the opinion, with the way back (归并, D-6.9, D-6.10, D-8.1).</summary>
public sealed class MergeTests
{
    [Fact]
    public async Task D_6_9_Given_three_problems_of_one_article_When_merged_Then_one_problem_stands_the_records_stay_and_the_rate_does_not_move()
    {
        await using var app = await TestApp.StartAsync();
        var made = await GroupReportTests.InFieldAsync(app);
        await GroupReportTests.FindAsync(app, made, 34, (ComplianceGrade.Compliant, 1), (ComplianceGrade.Partly, 3));
        await using var head = await made.HeadAsync();
        var before = (await head.Get<ComplianceQueries>().FindAsync(made.Id, default))!.Table.Total;
        var problems = (await IdsAsync(app, made)).Where(f => f.Grade.IsProblem()).Select(f => f.Id).ToList();
        MergedProblemId key = new(Guid.CreateVersion7());

        AnInspection.Done(await head.Get<MergeProblems>().RunAsync(made.Id, key, problems, "三处台账不全。", default));
        AnInspection.Done(await head.Get<MergeProblems>().RunAsync(made.Id, key, problems, "三处台账不全。", default));

        var list = (await head.Get<FindingQueries>().ListAsync(made.Id, new(), default))!;
        var merged = Assert.Single(list.Merged);
        Assert.Equal(("归并1号", "2、3、4", 4), (merged.Problem.Name, merged.Problem.MadeOf, list.Slice.Total));
        Assert.Equal(problems, merged.Sources.Select(s => s.Id));
        Assert.EndsWith("问题 3 条，归并后 1 个。", list.Answer, StringComparison.Ordinal);
        var view = (await head.Get<ComplianceQueries>().FindAsync(made.Id, default))!;
        Assert.Equal(before, view.Table.Total);
        Assert.Equal(1, view.Tally.Of(view.Table));
        Assert.Equal((1, 4, 1), ((await head.Get<InspectionListQueries>().ListAsync(new() { Year = "2026" }, default)).Rows.Select(r => (r.Checked, r.Articles, r.Problems)).Single()));
        AnInspection.Done(await head.Get<CompileInspectionReport>().RunAsync(made.Id, default));
        var report = (await head.Get<GroupReportQueries>().FindAsync(made.Id, default))!.Report!;
        Assert.Equal(problems.Select(p => p.Value).Order(), Assert.Single(report.Paragraphs.SelectMany(p => p.Sentences), s => s.Text.StartsWith("三处台账不全（", StringComparison.Ordinal)).Findings.Order());
        using var reader = await Visitor.SignedInAsync(app, "reader", Role.Office);
        Assert.Contains("归并1号（来源2、3、4）", GroupReportTests.TextOf(await reader.Client.GetByteArrayAsync($"/inspections/{made.Id.Value}/report.docx")), StringComparison.Ordinal);
        Assert.Contains("已归并到", await Visitor.TextAsync(await reader.Client.GetAsync($"/inspections/{made.Id.Value}/findings/{problems[0].Value}")), StringComparison.Ordinal);

        AnInspection.Done(await head.Get<SplitProblem>().RunAsync(made.Id, key, default));

        Assert.Empty((await head.Get<FindingQueries>().ListAsync(made.Id, new() { Merged = "yes" }, default))!.Slice.Rows);
        AnInspection.Done(await head.Get<MergeProblems>().RunAsync(made.Id, new(Guid.CreateVersion7()), problems[..2], "两处台账不全。", default));
        Assert.Equal("归并2号", Assert.Single((await head.Get<FindingQueries>().ListAsync(made.Id, new(), default))!.Merged).Problem.Name);
    }

    [Fact]
    public async Task D_6_9_Given_wrong_sources_or_a_signed_report_When_merged_or_split_Then_refused_by_its_sentence()
    {
        await using var app = await TestApp.StartAsync();
        var made = await GroupReportTests.InFieldAsync(app);
        await GroupReportTests.FindAsync(app, made, 34, (ComplianceGrade.Compliant, 1), (ComplianceGrade.Partly, 2));
        await GroupReportTests.FindAsync(app, made, 57, (ComplianceGrade.Partly, 1));
        await using (var db = await app.OpenAsync())
        {
            // The last one is about another body.
            var last = await db.Findings.OrderByDescending(f => f.Serial).FirstAsync();
            db.Entry(last).Property(f => f.Body).CurrentValue = made.School.Id;
            await db.SaveChangesAsync();
        }

        await using var head = await made.HeadAsync();
        await using var other = await app.AsAsync(Role.WorkCommitteeHead, made.Other.Id.Value);
        var all = (await IdsAsync(app, made)).ConvertAll(f => f.Id);
        MergedProblemId key = new(Guid.CreateVersion7());
        async Task<string> RefusedAsync(IReadOnlyList<FindingId> sources, string text) =>
            Assert.Single((await head.Get<MergeProblems>().RunAsync(made.Id, new(Guid.CreateVersion7()), sources, text, default)).Obstacles).Message;

        Assert.Equal("请选择 2 到 200 条问题。", await RefusedAsync([all[1]], "台账"));
        Assert.Equal("问题1号是“符合”的，只能归并部分符合、不符合的记录。", await RefusedAsync(all[..2], "台账"));
        Assert.Equal("只能归并同一条文或者同一单位的问题。", await RefusedAsync(all[2..], "台账"));
        Assert.Equal("请填写归并后的问题，最多 3000 个字。", await RefusedAsync(all[1..3], " "));
        Assert.Equal("有的记录已经不在这次检查里，请刷新页面。", await RefusedAsync([all[1], new(Guid.NewGuid())], "台账"));
        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<MergeProblems>().RunAsync(made.Id, key, all[1..3], "台账", default));
        AnInspection.Done(await head.Get<MergeProblems>().RunAsync(made.Id, key, all[1..3], "台账不全", default));
        Assert.Equal("问题2号已经归并，请先拆开。", await RefusedAsync(all[1..3], "台账"));

        AnInspection.Done(await head.Get<CompileInspectionReport>().RunAsync(made.Id, default));
        await FieldTests.PlenaryAsync(app, made, head);
        await using var leader = await SelfInspectionTests.ActAsync(app, made, 1);
        AnInspection.Done(await leader.Get<SignInspectionReport>().RunAsync(made.Id, default));
        Assert.Equal("组长已经签署检查报告，不能再归并或者拆开问题。", Assert.Single((await head.Get<SplitProblem>().RunAsync(made.Id, key, default)).Obstacles).Message);

        // A source that the leader withdraws leaves the problem; one finding is no merged problem.
        AnInspection.Done(await leader.Get<WithdrawFinding>().RunAsync(all[1], "登记有误", default));
        await using var after = await app.OpenAsync();
        Assert.All(await after.Findings.AsNoTracking().ToListAsync(), f => Assert.Null(f.Merged));
        Assert.NotNull((await after.MergedProblems.AsNoTracking().SingleAsync()).SplitOn);
    }

    [Fact]
    public async Task D_8_1_Given_confirmed_problems_When_taken_into_the_opinion_Then_the_point_is_filled_in_keeps_the_way_back_and_can_be_undone()
    {
        await using var app = await TestApp.StartAsync();
        var made = await GroupReportTests.InFieldAsync(app);
        await GroupReportTests.FindAsync(app, made, 34, (ComplianceGrade.Partly, 2), (ComplianceGrade.Compliant, 1));
        await using var head = await made.HeadAsync();
        var all = (await IdsAsync(app, made)).ConvertAll(f => f.Id);
        AnInspection.Done(await head.Get<MergeProblems>().RunAsync(made.Id, new(Guid.CreateVersion7()), all[..2], "两处台账不全", default));
        ReviewOpinionId opinion;
        await using (var db = await app.OpenAsync())
        {
            var draft = AnOpinion.Draft(ReviewOpinion.Collect(
                new(null, LawInspection.ReportTitleOf("食品安全法"), "第三十一次会议", AnInspection.Today, AnInspection.Today, made.Market.Id, made.Committee.Id, made.People[1].Id) { Inspection = made.Id },
                new(2026, DossierNumber.Opinion, 1), AnOpinion.Now));
            db.Add(draft);
            await db.SaveChangesAsync();
            opinion = draft.Id;
        }

        var add = head.Get<AddPointFromFindings>();
        AnInspection.Done(await add.RunAsync(opinion, OpinionPart.Proposal, all[0], default));

        Assert.Contains("这个问题已经列入", Assert.Single((await add.RunAsync(opinion, OpinionPart.Proposal, all[1], default)).Obstacles).Message, StringComparison.Ordinal);
        Assert.Equal("这个问题已经不在确认的检查发现里，请刷新页面。", Assert.Single((await add.RunAsync(opinion, OpinionPart.Proposal, all[2], default)).Obstacles).Message);
        var view = (await head.Get<OpinionQueries>().FindAsync(opinion, default))!;
        var point = Assert.Single(view.Points, p => p.Findings.Count > 0);
        Assert.Equal(("第三十四条的落实", "两处台账不全。", made.Market.Id), (point.Heading, point.Text, point.MainBody!.Value));
        Assert.Equal([1, 2], point.Findings.Select(f => f.Serial));
        Assert.Equal(("归并1号", "第三十四条"), view.Problems.Select(p => (p.Number, p.Article)).Single());
        Assert.Equal(point.Name, view.Problems[0].Points[OpinionPart.Proposal]);
        Assert.Equal($"/opinions/{opinion.Value}#point-{point.Id}", Assert.Single((await head.Get<FindingQueries>().FindAsync(made.Id, all[1], default))!.Points).Address);
        AnInspection.Done(await head.Get<UndoPointAct>().RunAsync(opinion, default));
        Assert.DoesNotContain((await head.Get<OpinionQueries>().FindAsync(opinion, default))!.Points, p => p.Findings.Count > 0);
    }

    private static async Task<List<Finding>> IdsAsync(TestApp app, AnInspection made)
    {
        await using var db = await app.OpenAsync();
        return await db.Findings.AsNoTracking().Where(f => f.Inspection == made.Id).OrderBy(f => f.Serial).ToListAsync();
    }
}
