using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Inspections;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Inspections;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>The power goes while the draft of an inspection's report is compiled (D-6.10): afterwards it is done, once and whole.</summary>
public sealed class KilledReportTests
{
    private const string Job = "inspection-report";
    private const int Findings = 400;
    private const int Tries = 4;

    [Fact]
    public async Task Given_a_report_job_that_runs_When_killed_and_started_again_Then_one_whole_draft_that_rests_on_every_problem_once()
    {
        using var ground = await ArrangeAsync();
        for (var attempt = 1; ; attempt++)
        {
            using var storage = ground.Again();
            var fell = await KillWhileCompilingAsync(storage);
            await using (await ServerProcess.StartAsync(storage.Folder))
            {
                await Storage.UntilAsync(() => CompiledAsync(storage), TimeSpan.FromSeconds(90), TimeSpan.FromMilliseconds(300));
            }

            await AssertOnceAsync(storage);
            if (fell)
            {
                return;
            }

            Assert.True(attempt < Tries, "No kill fell between the start and the end of a run: the test proves nothing.");
        }
    }

    // True when the run had begun and had not ended: the wish stands, and nothing of the draft is there.
    private static async Task<bool> KillWhileCompilingAsync(Storage storage)
    {
        await using (var server = await ServerProcess.StartAsync(storage.Folder))
        {
            await Storage.UntilAsync(() => RunAsync(storage), TimeSpan.FromSeconds(60), TimeSpan.FromMilliseconds(3));
            await server.KillAsync();
        }

        await using var db = storage.Look();
        var run = await db.JobRuns.AsNoTracking().SingleAsync(r => r.Job == Job);
        var report = await db.InspectionReports.AsNoTracking().SingleAsync();
        Assert.True(report.WishedAt is null ? report.Paragraphs.Count > 0 : report.Paragraphs.Count == 0);
        return run.FinishedAt is null && report.WishedAt is not null;
    }

    private static async Task<JobRun?> RunAsync(Storage storage)
    {
        await using var db = storage.Watch();
        return await db.JobRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Job == Job);
    }

    private static async Task<InspectionReport?> CompiledAsync(Storage storage)
    {
        await using var db = storage.Watch();
        return await db.InspectionReports.AsNoTracking().FirstOrDefaultAsync(r => r.CompiledAt != null && r.WishedAt == null);
    }

    private static async Task AssertOnceAsync(Storage storage)
    {
        await using var db = storage.Look();
        var report = await db.InspectionReports.AsNoTracking().SingleAsync();
        var problems = (await db.Findings.AsNoTracking().ToListAsync()).Where(f => f.Grade.IsProblem()).Select(f => f.Id).ToHashSet();
        var paragraph = Assert.Single(report.Paragraphs, p => p.Part == GroupPart.Problems);
        Assert.Equal(1, report.Revision);
        Assert.Equal(Findings / 2, problems.Count);
        Assert.Equal(problems.Select(p => p.Value).Order(), paragraph.Sentences.Skip(1).SelectMany(s => s.Findings).Order());
        Assert.Equal(paragraph.Sentences.Count, paragraph.Sentences.Select(s => s.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
    }

    private static async Task<Storage> ArrangeAsync()
    {
        await using var app = await TestApp.StartAsync();
        var made = await GroupReportTests.InFieldAsync(app);
        await GroupReportTests.FindAsync(app, made, 34, (ComplianceGrade.Compliant, Findings / 2), (ComplianceGrade.Partly, Findings / 2));
        await using var head = await made.HeadAsync();
        AnInspection.Done(await head.Get<WishInspectionReport>().RunAsync(made.Id, default));
        return await Storage.OfAsync(app);
    }
}
