using Microsoft.EntityFrameworkCore;
using Supervision.Benchmarks.Hosting;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Deadlines;

namespace Supervision.Benchmarks.Data;

/// <summary>A storage with some twenty thousand open terms: reports on their way to a sitting, opinions being handled.</summary>
internal static class OpenTerms
{
    private const int Reports = 2_600;
    private const int Heard = 1_700;

    /// <summary>Fills an empty storage; returns how many terms are open.</summary>
    public static async Task<int> FillAsync(ProductServices services, CancellationToken stop)
    {
        var today = TimeProvider.System.Today();
        await using var db = await services.OpenAsync(stop);
        var county = County.AddTo(db, today, new(1));
        db.Tell(MatterRef.House, "写入届次、组成人员、单位");
        await db.SaveChangesAsync(stop);
        using (var bulk = BulkDb.Over(db))
        {
            Add(bulk, county, today, today.AddDays(48), Reports, 1);
            Add(bulk, county, today, today.AddDays(-30), Heard, Reports + 1);
        }

        await services.WithAsync<DeadlinePlanner, int>(planner => planner.ReplanAllAsync(db, stop));
        return await db.Obligations.CountAsync(o => o.State == ObligationState.Open, stop);
    }

    private static void Add(BulkDb bulk, County county, DateOnly today, DateOnly day, int count, int firstSerial)
    {
        var words = new Words(day.DayNumber);
        var sitting = Sitting.Plan(new(words.Id()), county.TermOn(day).Id, (day.DayNumber % 100) + 1, new(day, day, new(9, 0), "三楼会议室"), false, day.AddDays(-55));
        sitting.Call(new(new(words.Id()), new(words.Id()), day.Year, 1, day.AddDays(-55), CouncilOutcome.Approved, true, sitting.Name, CouncilPurpose.SittingCall, sitting.Matter, null, "纪要1号"));
        bulk.Add(sitting);
        var maker = new MatterMaker(county, words, today, YearSize.Usual with { Points = 3 });
        for (var i = 0; i < count; i++)
        {
            var lead = words.Of(county.Now.Members.Take(6).ToList()).Person;
            bulk.AddRange(maker.Make(
                new(new(words.Id()), today.Year, ReportTier.Committee, words.Report(firstSerial + i), county.Bodies[0].Id, null, words.Of(county.Committees).Id, lead),
                firstSerial + i, sitting));
        }

        bulk.Flush();
    }
}
