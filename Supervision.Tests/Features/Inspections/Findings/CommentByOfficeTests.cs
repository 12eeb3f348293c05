using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Features.Inspections.Findings;

namespace Supervision.Tests.Features.Inspections.Findings;

/// <summary>What came on paper and was entered by the Office says so (代录, D-17.48).</summary>
public sealed class CommentByOfficeTests
{
    [Fact]
    public async Task D_17_48_Given_a_comment_that_the_office_entered_When_shown_Then_it_says_so_until_the_body_itself_comments()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var id = await field.VerifiedAsync();
        await using var office = await app.AsAsync(Role.Office);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, field.Made.Market.Id.Value);
        AnInspection.Done(await office.Get<ShowFinding>().RunAsync(id, default));
        AnInspection.Done(await office.Get<CommentOnFinding>().RunAsync(id, field.Made.Market.Id, "情况属实", default));

        using var reader = await Visitor.SignedInAsync(app, "reader", Role.Office);
        Assert.True((await office.Get<FindingQueries>().FindAsync(field.Id, id, default))!.IsCommentByOffice);
        Assert.True(Assert.Single((await liaison.Get<UnitFindingQueries>().FindAsync(field.Id, field.Made.Market.Id, default))!.Own).IsByOffice);
        Assert.Contains("代录，", await Visitor.TextAsync(await reader.Client.GetAsync($"/inspections/{field.Id.Value}/findings/{id.Value}")), StringComparison.Ordinal);
        Assert.Contains("（代录）情况属实", await reader.Client.GetStringAsync($"/inspections/{field.Id.Value}/findings.csv"), StringComparison.Ordinal);

        Assert.Contains("（代录）情况属实", await Visitor.TextAsync(await reader.Client.GetAsync($"/inspections/{field.Id.Value}/findings")), StringComparison.Ordinal);

        AnInspection.Done(await liaison.Get<CommentOnFinding>().RunAsync(id, field.Made.Market.Id, "补充：已整改", default));

        Assert.False((await office.Get<FindingQueries>().FindAsync(field.Id, id, default))!.IsCommentByOffice);
    }
}
