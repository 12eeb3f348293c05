using Microsoft.EntityFrameworkCore;
using Supervision.Benchmarks.Hosting;
using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Rules;
using Supervision.Web.Features.Inspections.Library;
using Supervision.Web.Persistence;

namespace Supervision.Benchmarks.Data;

/// <summary>One inspection with very many findings and photos, made through the methods of the Domain.</summary>
internal static class LargeInspection
{
    public const int Findings = 5_000;
    public const int PhotosEach = 2;

    private const int Articles = 24;
    private const int BodyCount = 6;
    private const int SubGroups = 4;

    private static readonly DateOnly Today = TimeProvider.System.Today();

    /// <summary>Makes the inspection, its findings and the rows of its photos.</summary>
    public static async Task<LawInspectionId> MakeAsync(ProductServices services, County county, CancellationToken stop)
    {
        var law = await LawAsync(services, stop);
        await using var db = await services.OpenAsync(stop);
        var articles = (await db.TreeAsync(law, stop)).Articles.Skip(30).Take(Articles).Select(ArticleChoice.Of).ToList();
        var words = new Words(14);
        var plan = AnnualPlan.Create(new(words.Id()), Today.Year, Today);
        var item = PlanItem.Of(new(words.Id()), plan.Id, 1, new(PlanItemKind.LawInspection, "《食品安全法》执法检查"));
        var inspection = Inspection(new(words.Id()), law, item.Id, articles, county, words);
        using var bulk = BulkDb.Over(db);
        bulk.Add(plan);
        bulk.Add(item);
        bulk.Add(inspection);
        bulk.Flush();
        AddFindings(bulk, inspection, words);
        return inspection.Id;
    }

    private static async Task<LawTextId> LawAsync(ProductServices services, CancellationToken stop)
    {
        using var reader = new StreamReader(typeof(ImportLaw).Assembly.GetManifestResourceStream("laws/food-safety-2021.md")!);
        var source = await reader.ReadToEndAsync(stop);
        return (await services.WithAsync<ImportLaw, Outcome<LawTextId>>(u => u.RunAsync(source, new("中华人民共和国食品安全法", "全国人民代表大会常务委员会", new(2021, 4, 29), true), stop))).Value;
    }

    private static LawInspection Inspection(LawInspectionId id, LawTextId law, PlanItemId item, IReadOnlyList<ArticleChoice> articles, County county, Words words)
    {
        List<SupervisedBodyId> bodies = [.. county.Bodies.Take(BodyCount).Select(b => b.Id)];
        var meeting = Today.AddDays(-20);
        var made = LawInspection.FromPlan(id, 1, new(item, Today.Year, "《食品安全法》执法检查", county.Committees[0].Id, null, null, bodies), meeting.AddDays(-30));
        made.KeepScheme(new(law, "", "", "", "", meeting, meeting, Today, bodies, meeting.AddDays(-30)));
        var leader = county.MembersOn(Today)[1].Person;
        made.Join(new(words.Id()), new(leader, "刘慧敏", "副主任", GroupPlace.Leader), meeting);
        made.Divide(SubGroups);
        made.Choose(articles, meeting);
        foreach (var chosen in made.Items)
        {
            made.Write(chosen.Id, new("查台账", bodies, CheckMethods.Site, "", 0), meeting);
        }

        made.ApproveScheme(new(new(words.Id()), "主任会议", meeting.AddDays(-15), true, true));
        made.Notice(meeting.AddDays(-12));
        InspectionMeetingId held = new(words.Id());
        made.Meet(held, new(InspectionMeetingKind.Mobilisation, meeting, "三楼会议室", made.Leader!.Id, [made.Leader.Id], bodies.ToDictionary(b => b, _ => ""), true, ""), new(null, "工委"));
        made.Confirm(held, "刘慧敏", meeting);
        made.BeginField(meeting);
        return made;
    }

    private static void AddFindings(BulkDb bulk, LawInspection inspection, Words words)
    {
        var (items, bodies) = (inspection.Items, inspection.Bodies);
        var clerk = new FindingClerk(null, "刘慧敏", TimeProvider.System.GetUtcNow());
        for (var serial = 1; serial <= Findings; serial++)
        {
            var grade = (ComplianceGrade)(serial % 10 < 6 ? 0 : serial % 10 < 8 ? 1 : serial % 10 == 8 ? 2 : 3);
            var finding = Finding.Of(
                new(words.Id()), inspection, serial,
                new(items[words.Below(items.Count)].Id, [], bodies[words.Below(bodies.Count)].Body, Today.AddDays(-words.Below(15)), 1 + words.Below(SubGroups), $"{words.Field()}{words.Below(300)}号店", grade,
                    grade.IsProblem() ? (FindingSeverity)words.Below(3) : null, words.Problem(), serial % 40 == 0 ? words.Proposal() : ""),
                clerk);
            bulk.Add(finding);
            for (var photo = 0; photo < PhotosEach; photo++)
            {
                AddPhoto(bulk, finding, words, clerk);
            }

            if (serial % 1_000 == 0)
            {
                bulk.Flush();
            }
        }
    }

    // A registration of the file, as the ten-year set has them; its bytes are not there.
    private static void AddPhoto(BulkDb bulk, Finding finding, Words words, FindingClerk clerk)
    {
        var file = new StoredFile
        {
            Id = words.Id(),
            Hash = $"{words.Id():N}{words.Id():N}",
            Name = "照片.jpg",
            Type = "jpg",
            Length = 300_000,
            MatterKind = MatterKind.Inspection,
            MatterId = finding.Inspection.Value,
            Purpose = "finding",
            AddedByName = clerk.Name,
            AddedAt = clerk.At,
        };
        bulk.Add(file);
        finding.CountEvidence();
        bulk.Add(FindingEvidence.Of(new(words.Id()), finding, new(file.Id, file.Id, file.Name), clerk));
    }
}
