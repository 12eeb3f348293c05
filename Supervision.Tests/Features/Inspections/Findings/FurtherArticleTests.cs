using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Features.Inspections.Articles;
using Supervision.Web.Features.Inspections.Findings;

namespace Supervision.Tests.Features.Inspections.Findings;

/// <summary>One finding may touch more than one article (一条为主，可以涉及其他条文, D-6.9): it is found under each and counted once.</summary>
public sealed class FurtherArticleTests
{
    [Fact]
    public async Task D_6_9_Given_a_finding_on_two_articles_When_either_is_looked_for_Then_it_is_there_and_counts_on_the_main_one_only()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var items = (await field.Made.ReadAsync()).Items;
        var entry = await field.EntryAsync();
        var (main, other) = (items.Single(i => i.Id == entry.Item), items.First(i => i.Id != entry.Item));
        await using (var member = await field.MemberAsync())
        {
            AnInspection.Done(await member.Get<RecordFinding>().RunAsync(new(Guid.CreateVersion7()), field.Id, entry with { More = [other.Id] }, default));
        }

        await using var office = await app.AsAsync(Role.Office);
        async Task<FindingListView> FindAsync(ChecklistItem item, string? of) =>
            (await office.Get<FindingQueries>().ListAsync(field.Id, new() { Item = item.Id.Value.ToString(), Main = of }, default))!;
        async Task<(int Any, int Main, int Touching)> TotalsAsync(ChecklistItem item) =>
            ((await FindAsync(item, null)).Slice.Total, (await FindAsync(item, "yes")).Slice.Total, (await FindAsync(item, "no")).Slice.Total);

        Assert.Equal((1, 0, 1), await TotalsAsync(other));
        Assert.Equal((1, 1, 0), await TotalsAsync(main));
        Assert.Equal([other.Id], Assert.Single((await FindAsync(main, null)).Slice.Rows).More);
        Assert.Equal([$"另外涉及{other.Article.Words}"], (await FindAsync(other, "no")).Filters);
        var table = (await office.Get<FindingQueries>().TableAsync(field.Id, new(), default))!;
        Assert.Equal(other.Article.Words, Assert.Single(table.Rows)[table.Columns.ToList().FindIndex(c => c.Head == "还涉及的条文")]);
        var list = (await office.Get<ChecklistQueries>().ReadAsync(field.Id, default))!;
        Assert.Equal((1, 0), (list.Touching[other.Id], list.Touching.GetValueOrDefault(main.Id)));
        Assert.Equal(1, list.Unconfirmed);
        using var reader = await Visitor.SignedInAsync(app, "reader", Role.Office);
        Assert.Contains("另有 1 条涉及本条", await Visitor.TextAsync(await reader.Client.GetAsync($"/inspections/{field.Id.Value}/articles")), StringComparison.Ordinal);
    }
}
