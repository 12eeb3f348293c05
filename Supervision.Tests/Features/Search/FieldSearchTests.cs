using Supervision.Domain.Organisation;
using Supervision.Domain.Surveys;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Search;

namespace Supervision.Tests.Features.Search;

/// <summary>Inspections and surveys are found by whom the matrix lets read them (D-1.5, D-6.11).</summary>
public sealed class FieldSearchTests
{
    [Fact]
    public async Task D_1_5_Given_a_survey_in_the_making_When_looked_for_Then_only_its_committee_and_the_desk_find_it_and_members_from_distribution_on()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.BegunAsync(app);
        await using (var db = await app.OpenAsync())
        {
            db.Add(ResearchSurvey.Begin(new(Guid.NewGuid()), 1, new(null, 2026, "校园食品安全管理情况", made.Committee.Id, null, null), AnInspection.Today));
            await db.SaveChangesAsync();
        }

        await using var own = await made.HeadAsync();
        await using var other = await app.AsAsync(Role.WorkCommitteeHead, made.Other.Id.Value);
        await using var office = await app.AsAsync(Role.Office);
        await using var member = await SelfInspectionTests.ActAsync(app, made, 2);
        Assert.Equal((1, 0, 1, 0), (await CountAsync(own, "校园食品"), await CountAsync(other, "校园食品"), await CountAsync(office, "校园食品"), await CountAsync(member, "校园食品")));

        await using (var db = await app.OpenAsync())
        {
            db.ResearchSurveys.Single().Distribute(new(SurveyAudience.Council, null, null), "主任会议", AnInspection.Today);
            await db.SaveChangesAsync();
        }

        Assert.Equal((1, 1, 1), (await CountAsync(other, "校园食品"), await CountAsync(member, "校园食品"), await CountAsync(office, "校园食品")));
        Assert.StartsWith("/surveys/", (await FindAsync(own, "2026-DY-01"))!.Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_1_5_Given_an_inspection_When_a_body_looks_Then_its_own_is_found_from_the_notice_on_and_the_house_finds_it_at_once()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.ApprovedAsync(app);
        await using var head = await made.HeadAsync();
        await using var market = await app.AsAsync(Role.BodyLiaison, made.Market.Id.Value);
        await using var stranger = await app.AsAsync(Role.BodyLiaison, Guid.NewGuid());
        Assert.Equal((1, 0), (await CountAsync(head, "食品安全法"), await CountAsync(market, "食品安全法")));

        AnInspection.Done(await head.Get<Supervision.Web.Features.Inspections.Schemes.NoticeInspection>().RunAsync(made.Id, AnInspection.Today, default));

        Assert.Equal(0, await CountAsync(stranger, "食品安全法"));
        Assert.Equal($"/unit/inspections/{made.Id.Value}/{made.Market.Id.Value}", (await FindAsync(market, "食品安全法"))!.Link);
        Assert.Equal($"/inspections/{made.Id.Value}", (await FindAsync(head, "食品安全法"))!.Link);
    }

    private static async Task<SearchView> LookAsync(Acting acting, string words) => await acting.Get<SearchQueries>().FindAsync(words, null, ListWindow.All, default);

    private static async Task<int> CountAsync(Acting acting, string words) => (await LookAsync(acting, words)).Groups.Single(g => g.Kind == Supervision.Web.Persistence.SearchKind.Dossier).Slice.Total;

    private static async Task<SearchHit?> FindAsync(Acting acting, string words) => (await LookAsync(acting, words)).Groups.SelectMany(g => g.Slice.Rows).FirstOrDefault();
}
