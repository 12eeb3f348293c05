using System.Globalization;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Domain.Inspections;
using Supervision.Domain.Rules;
using Supervision.Web.Access;
using Supervision.Web.Demo;
using Supervision.Web.Documents;
using Supervision.Web.Features.Inspections.Reporting;

namespace Supervision.Benchmarks.Goals;

/// <summary>I1: the matrix of an inspection with 5,000 findings and 10,000 photos, against a blank page of the same server with the same
/// sign-in and frame. The list (first page, last page, searched), the page of the report, the job that compiles it and its Word file are told beside.</summary>
internal static class I1Inspection
{
    private const int Requests = 60;

    public static Goal Goal { get; } = new("I1", "matrix of an inspection with 5,000 findings, p50", "ms", 5, 3, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = DataSet.Empty();
        try
        {
            var (id, job, word) = await PrepareAsync(storage, stop);
            await using var app = await Child.OwnAsync(ConstantListApp.Argument, [("Storage__Directory", storage), ("Jobs__Enabled", "false")], stop);
            using var visitor = await Visitor.SignedInAsync(app.Address, WorkPages.Clerk);
            var address = $"/inspections/{id.Value}";
            var pairs = await Interleaved.TakeAsync(
                bench.Rounds, 2, () => TakeAsync(visitor, $"{address}/compliance", "符合率"), () => TakeAsync(visitor, "/blank-desk", "空白页"), stop);
            var (list, report) = (await TakeAsync(visitor, $"{address}/findings", "问题"), await TakeAsync(visitor, $"{address}/report", "存在的主要问题"));
            var (last, searched) = (await TakeAsync(visitor, $"{address}/findings?page=200", "问题"), await TakeAsync(visitor, $"{address}/findings?q=7%E5%8F%B7%E5%BA%97&sort=place", "问题"));
            return new(pairs)
            {
                Remark = string.Create(CultureInfo.InvariantCulture, $"list of findings {list:0.0} ms, its last page {last:0.0} ms, searched by place {searched:0.0} ms, report {report:0.0} ms, job {job:0} ms, Word file {word:0} ms"),
            };
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    private static async Task<(LawInspectionId Id, double Job, double Word)> PrepareAsync(string storage, CancellationToken stop)
    {
        await using var services = await ProductServices.StartAsync(storage, null, stop);
        var county = await LongHearing.FoundAsync(services, stop);
        await using (var db = await services.OpenAsync(stop))
        {
            DemoAccounts.AddTo(db, county.Now, services.All.GetRequiredService<AccountMaker>());
            await db.SaveChangesAsync(stop);
        }

        var id = await LargeInspection.MakeAsync(services, county, stop);
        Demand(await services.WithAsync<WishInspectionReport, Outcome>(u => u.RunAsync(id, stop)));
        var job = await Statistics.TimeAsync(async () => Demand(await services.WithAsync<CompileInspectionReport, Outcome>(u => u.RunAsync(id, stop))));
        var word = await Statistics.TimeAsync(async () =>
        {
            var found = await services.WithAsync<GroupReportQueries, (ListPaper Paper, string Name, DateOnly Today)?>(q => q.PaperAsync(id, stop));
            using var file = new MemoryStream();
            ListPaperLayout.Write(found!.Value.Paper, file);
        });
        return (id, job, word);
    }

    private static void Demand(Outcome outcome)
    {
        if (!outcome.IsDone)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Obstacles.Select(o => o.Message)));
        }
    }

    private static async Task<double> TakeAsync(Visitor visitor, string path, string mustHold)
    {
        List<double> times = [];
        for (var i = 0; i < Requests; i++)
        {
            times.Add(await visitor.TimeAsync(path, mustHold));
        }

        return Statistics.Median(times);
    }
}
