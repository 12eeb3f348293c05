using Microsoft.EntityFrameworkCore;
using Supervision.Benchmarks.Hosting;
using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;

namespace Supervision.Benchmarks.Data;

/// <summary>A report on which very much was said, with its opinion waiting to be compiled.</summary>
internal static class LongHearing
{
    private static readonly DateOnly Day = TimeProvider.System.Today().AddDays(-3);

    /// <summary>The county the hearings are held in.</summary>
    public static async Task<County> FoundAsync(ProductServices services, CancellationToken stop)
    {
        await using var db = await services.OpenAsync(stop);
        var county = County.AddTo(db, TimeProvider.System.Today(), new(1));
        db.Tell(MatterRef.House, "写入届次、组成人员、单位");
        await db.SaveChangesAsync(stop);
        return county;
    }

    /// <summary>A report with so many notes, each of one point.</summary>
    public static async Task<ReviewOpinionId> HoldAsync(ProductServices services, County county, int serial, int points, CancellationToken stop)
    {
        var words = new Words(serial);
        var act = new ReportAct(null, "李文静", Day.StartOfDay().ToUniversalTime());
        var report = SpecialReport.FromPlan(new(words.Id()), serial, new(
            new(words.Id()), Day.Year, ReportTier.Committee, words.Report(serial), county.Bodies[0].Id, null, county.Committees[0].Id, null), act);
        var members = county.MembersOn(Day);
        var notes = Enumerable.Range(0, points).Select(i => SpeechNote.Of(
            new(words.Id()), report.Id, new(members[i % members.Count].Person, members[i % members.Count].Id, "委员", false), i + 1, new(words.Note(i)), act)).ToList();
        var opinion = ReviewOpinion.Collect(
            new(report.Id, report.Title, "第三十一次会议", Day, Day, report.Organ, report.Committee, null), new(Day.Year, DossierNumber.Opinion, serial),
            new("李文静", act.At));
        await using var db = await services.OpenAsync(stop);
        using var bulk = BulkDb.Over(db);
        bulk.Add(report);
        bulk.AddRange(notes);
        bulk.Add(opinion);
        bulk.Flush();
        return opinion.Id;
    }
}
