using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Web.Features.Opinions.FollowUp;

namespace Supervision.Tests.Features.Opinions.FollowUp;

/// <summary>Another body's opinion over HTTP: as if it did not exist, and each look is written down (D-16.38).</summary>
public sealed class ForeignOpinionTests
{
    [Fact]
    public async Task D_16_38_Given_another_bodys_liaison_When_an_opinion_its_pages_and_its_files_are_opened_Then_404_and_an_audit_entry_each()
    {
        await using var ground = await HandlingGround.LayAsync();
        await ground.MustHandInAsync(HandlingPaperKind.Plan);
        await ground.MustAsync<AttachEvidence>(ground.Stage.LiaisonAsync(ground.Stage.Health), async u => await u.RunAsync(
            ground.Id, ground.Health, (await ground.Stage.ReadAsync(ground.Id)).AskedOf(ground.Government).First(a => a.Body == ground.Health).Id, HandlingGround.Pdf("佐证"), default));
        var schools = SupervisedBody.Named("望溪县教育局", "县教育局", BodyKind.Department, new(2020, 1, 1), 9);
        await using var db = await ground.App.OpenAsync();
        db.Add(schools);
        await db.SaveChangesAsync();
        using var foreign = await Visitor.SignedInAsync(ground.App, "guyu", Role.BodyLiaison, schools.Id.Value);
        var files = await db.StoredFiles.Select(f => f.Id).ToListAsync();
        string[] addresses =
        [
            $"/unit/opinions/{ground.Id.Value}", $"/unit/opinions/{ground.Id.Value}/handling", $"/unit/opinions/{ground.Id.Value}/handling?body={ground.Government.Value}",
            $"/opinions/{ground.Id.Value}/form?body={ground.Government.Value}", $"/opinions/{ground.Id.Value}/document", .. files.Select(f => $"/files/{f}"),
        ];
        Assert.Equal(2, files.Count);

        foreach (var address in addresses)
        {
            var before = await RefusedAsync(ground);
            var answer = await foreign.Client.GetAsync(address);

            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, address);
            Assert.DoesNotContain("医共体", await Visitor.TextAsync(answer), StringComparison.Ordinal);
            Assert.True(await RefusedAsync(ground) == before + 1, address);
        }

        var missing = await foreign.Client.GetAsync($"/unit/opinions/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.DoesNotContain((await ground.ViewAsync()).History, h => h.Sentence.Contains("拒绝", StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_16_38_Given_a_department_of_the_organ_When_it_asks_for_the_organs_papers_Then_only_its_own_files_are_there()
    {
        await using var ground = await HandlingGround.LayAsync();
        await ground.MustHandInAsync(HandlingPaperKind.Plan);
        await using var db = await ground.App.OpenAsync();
        var plan = (await db.StoredFiles.SingleAsync()).Id;
        using var health = await Visitor.SignedInAsync(ground.App, "wei", Role.BodyLiaison, ground.Health.Value);
        using var government = await Visitor.SignedInAsync(ground.App, "luo", Role.BodyLiaison, ground.Government.Value);

        Assert.Equal(HttpStatusCode.NotFound, (await health.Client.GetAsync($"/files/{plan}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await government.Client.GetAsync($"/files/{plan}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await health.Client.GetAsync($"/unit/opinions/{ground.Id.Value}/handling")).StatusCode);
    }

    private static async Task<int> RefusedAsync(HandlingGround ground)
    {
        await using var db = await ground.App.OpenAsync();
        return await db.AuditEntries.CountAsync(e => e.MatterId == ground.Id.Value && e.Sentence.StartsWith("系统拒绝"));
    }
}
