using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Reports;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Features.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>The machine's clock jumps back (D-17.34).</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task D_17_34_Given_the_clock_jumps_back_When_work_goes_on_Then_the_trail_keeps_its_order_and_days_are_judged_by_their_date()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Scheduled);
        bench.GoTo(6, 5);
        await bench.MustAsync<SendOpinions>(bench.Office, u => u.RunAsync(bench.Id, [], true, default));
        var before = await LastAsync(bench);

        bench.App.Clock.AdjustTime(new DateTimeOffset(2026, 6, 5, 8, 0, 0, TimeSpan.FromHours(8)));
        await bench.MustAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, ReportBench.Pdf(), default));

        var after = await LastAsync(bench);
        Assert.True(after.Sequence > before.Sequence && after.At < before.At);
        await using var db = await bench.App.OpenAsync();
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
        Assert.Equal("按期", (await bench.ViewAsync(bench.Office)).Deadline("report.draft")!.Result);
        var newest = (await bench.ViewAsync(bench.Office)).History.Take(2).ToList();
        Assert.Equal([after.Sentence, before.Sentence], newest.Select(h => h.Sentence));
    }

    [Fact]
    public async Task D_17_34_Given_the_clock_goes_back_over_midnight_When_a_day_was_late_Then_it_is_judged_by_the_date_of_the_act()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        bench.GoTo(6, 6);
        Assert.Equal("逾期1天", (await bench.ViewAsync(bench.Office)).Deadline("report.draft")!.Result);

        bench.App.Clock.AdjustTime(new DateTimeOffset(2026, 6, 5, 23, 59, 59, TimeSpan.FromHours(8)));
        await bench.MustAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, ReportBench.Pdf(), default));

        Assert.Equal(0, Assert.Single((await bench.ReadAsync()).Versions).DaysLate);
        bench.GoTo(6, 8);
        Assert.Equal("按期", (await bench.ViewAsync(bench.Office)).Deadline("report.draft")!.Result);
    }

    private static async Task<AuditEntry> LastAsync(ReportBench bench)
    {
        await using var db = await bench.App.OpenAsync();
        return await db.AuditEntries.AsNoTracking().Where(e => e.MatterKind == MatterKind.Report).OrderByDescending(e => e.Sequence).FirstAsync();
    }
}
