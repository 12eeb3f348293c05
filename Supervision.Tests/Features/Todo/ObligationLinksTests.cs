using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Tests.Domain.Opinions;
using Supervision.Tests.Features.Opinions;
using Supervision.Tests.Features.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;

namespace Supervision.Tests.Features.Todo;

/// <summary>A debtor's page is shown to who may open it; everybody else at a desk gets the matter's own page.</summary>
public sealed class ObligationLinksTests
{
    [Fact]
    public async Task Given_links_to_debtors_pages_When_each_role_looks_Then_only_pages_it_may_open()
    {
        await using var stage = await OpinionStage.SetAsync();
        var opinion = stage.New();
        await stage.AddAsync(opinion);
        var (report, o, s) = (opinion.Report!.Value.Value, opinion.Id.Value, Guid.CreateVersion7());
        Obligation[] all =
        [
            Owed(MatterKind.Report, report, $"/unit/reports/{report}"), Owed(MatterKind.Opinion, o, $"/unit/opinions/{o}"),
            Owed(MatterKind.Sitting, s, $"/m/meetings/{s}"), Owed(MatterKind.Report, report, "/d/2026-ZX-01"),
        ];

        Assert.Equal(["/d/2026-ZX-01", $"/opinions/{o}", $"/meetings/{s}", "/d/2026-ZX-01"], await LinksAsync(stage, all, Role.Office));
        Assert.Equal(["/d/2026-ZX-01", $"/opinions/{o}", $"/m/meetings/{s}", "/d/2026-ZX-01"], await LinksAsync(stage, all, Role.Member));
        Assert.Equal([$"/unit/reports/{report}", $"/unit/opinions/{o}"], (await LinksAsync(stage, all, Role.BodyLiaison)).Take(2));
    }

    private static Obligation Owed(MatterKind kind, Guid id, string link) => Obligation.From(
        TestDuties.Duty(DeadlineCalculator.On(AnOpinion.SittingEnd, "测试"), Party.Members, matter: new(kind, id)) with { Link = link }, AnOpinion.Now.At);

    private static async Task<IEnumerable<string>> LinksAsync(OpinionStage stage, Obligation[] all, Role role)
    {
        await using var db = await stage.App.OpenAsync();
        var links = await ObligationLinks.LoadAsync(db, all, new Actor(null, "某人", new HashSet<Role> { role }), default);
        return all.Select(links.For);
    }
}
