using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Organisation;

namespace Supervision.Tests.Features.Organisation;

/// <summary>The register edited by hand: guards, two editors, who sees what.</summary>
public sealed class RegisterTests
{
    [Fact]
    public async Task Given_two_clerks_with_one_form_open_When_both_save_Then_the_later_is_told_and_nothing_is_lost_D_17_28()
    {
        await using var app = await TestApp.StartAsync();
        await using var clerk = await app.AsAsync(Role.Office);
        var id = new SupervisedBodyId(Guid.NewGuid());
        await clerk.Get<SaveBody>().RunAsync(new(id, "清河县教育局", "县教育局", BodyKind.Department, null, new(2020, 1, 1)), default);
        var read = Assert.Single(await clerk.Get<OrganisationQueries>().BodiesAsync(default));
        BodyEntry Form(string name) => new(id, name, "县教育局", BodyKind.Department, null, new(2020, 1, 1), 1, read.Version);

        Assert.True((await clerk.Get<SaveBody>().RunAsync(Form("清河县教育体育局"), default)).IsDone);
        var second = await clerk.Get<SaveBody>().RunAsync(Form("清河县教委"), default);

        Assert.Contains("他人刚刚修改了这条记录", Assert.Single(second.Obstacles).Message, StringComparison.Ordinal);
        Assert.Equal("清河县教育体育局", Assert.Single(await clerk.Get<OrganisationQueries>().BodiesAsync(default)).Name);
    }

    [Fact]
    public async Task Given_a_liaison_of_a_department_When_elected_a_member_Then_refused_and_after_the_end_accepted_D_1_7()
    {
        await using var app = await TestApp.StartAsync();
        await using var clerk = await app.AsAsync(Role.Office);
        var (person, body) = await SeedAsync(app);
        Assert.True((await clerk.Get<NameLiaison>().RunAsync(body, person, new(2026, 1, 1), default)).IsDone);
        var entry = new MemberEntry(person, MemberPosition.Ordinary, new(2026, 6, 1), 3);

        var refused = await clerk.Get<ElectMember>().RunAsync(entry, default);
        var held = Assert.Single((await clerk.Get<OrganisationQueries>().BodiesAsync(default)).Single(b => b.Id == body).Liaisons);
        await clerk.Get<EndLiaison>().RunAsync(held.Id, new(2026, 6, 1), default);
        var accepted = await clerk.Get<ElectMember>().RunAsync(entry, default);

        Assert.Contains("不得担任国家行政机关", Assert.Single(refused.Obstacles).Message, StringComparison.Ordinal);
        Assert.True(accepted.IsDone);
        Assert.False((await clerk.Get<NameLiaison>().RunAsync(body, person, new(2026, 6, 1), default)).IsDone);
    }

    [Fact]
    public async Task Given_a_member_who_leaves_When_their_first_day_out_comes_Then_another_office_is_accepted_D_1_7()
    {
        await using var app = await TestApp.StartAsync();
        await using var clerk = await app.AsAsync(Role.Office);
        var (person, body) = await SeedAsync(app);
        await clerk.Get<ElectMember>().RunAsync(new(person, MemberPosition.Ordinary, new(2025, 1, 1), 3), default);
        var member = Assert.Single((await clerk.Get<OrganisationQueries>().MembersAsync(new(2026, 6, 1), default)).Rows);

        Assert.False((await clerk.Get<EndMembership>().RunAsync(member.Id, new(2026, 6, 21), "不想干了", default)).IsDone);
        Assert.True((await clerk.Get<EndMembership>().RunAsync(member.Id, new(2026, 6, 21), "调离", default)).IsDone);
        Assert.False((await clerk.Get<NameLiaison>().RunAsync(body, person, new(2026, 6, 20), default)).IsDone);
        Assert.True((await clerk.Get<NameLiaison>().RunAsync(body, person, new(2026, 6, 21), default)).IsDone);
        Assert.Single((await clerk.Get<OrganisationQueries>().MembersAsync(new(2026, 6, 20), default)).Rows);
        Assert.Empty((await clerk.Get<OrganisationQueries>().MembersAsync(new(2026, 6, 21), default)).Rows);
    }

    [Fact]
    public async Task Screens_3_6_Given_a_number_When_people_are_listed_Then_it_is_masked_and_showing_it_whole_is_an_act_with_a_trail()
    {
        await using var app = await TestApp.StartAsync();
        await using var clerk = await app.AsAsync(Role.Office);
        await SeedAsync(app);
        var id = new PersonId(Guid.NewGuid());
        Assert.True((await clerk.Get<SavePerson>().RunAsync(new(id, "刘敏", "联络员", "13912345678"), default)).IsDone);

        Assert.Equal("139****5678", Assert.Single((await clerk.Get<OrganisationQueries>().PeopleAsync("刘敏", 0, default)).Rows).Phone);
        Assert.Equal("13912345678", (await clerk.Get<ShowPhone>().RunAsync(id, default)).Value);

        await using var db = await app.OpenAsync();
        Assert.Contains(await db.AuditEntries.ToListAsync(), e => e.Sentence == "查看刘敏的联系电话" && e.Actor == clerk.Actor.Name);
        await using var head = await app.AsAsync(Role.WorkCommitteeHead);
        await Assert.ThrowsAsync<AccessDeniedException>(() => head.Get<ShowPhone>().RunAsync(id, default));
    }

    [Fact]
    public async Task Given_all_seats_taken_or_a_second_chair_When_elected_Then_refused_D_3_1()
    {
        await using var app = await TestApp.StartAsync();
        await using var clerk = await app.AsAsync(Role.Office);
        await SeedAsync(app);
        var people = new List<PersonId>();
        for (var i = 0; i < 17; i++)
        {
            var id = new PersonId(Guid.NewGuid());
            people.Add(id);
            Assert.True((await clerk.Get<SavePerson>().RunAsync(new(id, $"委员{i}", "", null), default)).IsDone);
        }

        Task<Outcome> Elect(int i, MemberPosition position) =>
            clerk.Get<ElectMember>().RunAsync(new(people[i], position, new(2026, 1, 10), i), default);
        Assert.True((await Elect(0, MemberPosition.Chair)).IsDone);
        Assert.Equal("已有在任的主任，请先登记离任。", Assert.Single((await Elect(1, MemberPosition.Chair)).Obstacles).Message);
        for (var i = 1; i < 15; i++)
        {
            Assert.True((await Elect(i, MemberPosition.Ordinary)).IsDone);
        }

        Assert.Equal("本届名额 15 人已满，请先登记离任。", Assert.Single((await Elect(15, MemberPosition.Ordinary)).Obstacles).Message);
        Assert.Equal("这位同志已经是在任的组成人员。", Assert.Single((await Elect(3, MemberPosition.Ordinary)).Obstacles).Message);
    }

    [Fact]
    public async Task Given_overlapping_terms_or_too_few_seats_When_entered_Then_refused_at_the_field_D_3_1()
    {
        await using var app = await TestApp.StartAsync();
        await using var clerk = await app.AsAsync(Role.Office);
        await SeedAsync(app);
        async Task<string?> FieldOf(int number, DateOnly start, int seats) =>
            (await clerk.Get<SaveTerm>().RunAsync(new(new(Guid.NewGuid()), number, start, null, seats), null, default)).Obstacles.Select(o => o.Field).FirstOrDefault();

        Assert.Equal("Start", await FieldOf(19, new(2026, 12, 20), 27));
        Assert.Equal("Number", await FieldOf(18, new(2026, 12, 20), 27));
        Assert.Equal("FixedSeats", await FieldOf(17, new(2016, 12, 20), 60));
    }

    [Fact]
    public async Task Given_a_body_When_it_is_put_below_itself_or_named_twice_Then_refused()
    {
        await using var app = await TestApp.StartAsync();
        await using var clerk = await app.AsAsync(Role.Office);
        var (_, body) = await SeedAsync(app);
        var child = new SupervisedBodyId(Guid.NewGuid());
        Assert.True((await clerk.Get<SaveBody>().RunAsync(new(child, "县招生办", "", BodyKind.Other, body, new(2020, 1, 1)), default)).IsDone);
        var version = (await clerk.Get<OrganisationQueries>().BodiesAsync(default)).Single(b => b.Id == body).Version;

        var loop = await clerk.Get<SaveBody>().RunAsync(new(body, "清河县教育局", "", BodyKind.Department, child, new(2020, 1, 1), 1, version), default);
        var twice = await clerk.Get<SaveBody>().RunAsync(new(new(Guid.NewGuid()), "清河县教育局", "", BodyKind.Department, null, new(2020, 1, 1)), default);

        Assert.Equal("Parent", Assert.Single(loop.Obstacles).Field);
        Assert.Equal("Name", Assert.Single(twice.Obstacles).Field);
    }

    [Fact]
    public async Task Given_a_liaison_When_looking_Then_only_the_own_body_is_there_D_1_5()
    {
        await using var app = await TestApp.StartAsync();
        var (_, body) = await SeedAsync(app);
        await using (var clerk = await app.AsAsync(Role.Office))
        {
            await clerk.Get<SaveBody>().RunAsync(new(new(Guid.NewGuid()), "清河县财政局", "", BodyKind.Department, null, new(2020, 1, 1)), default);
        }

        await using var liaison = await app.AsAsync(Role.BodyLiaison, body.Value);
        var queries = liaison.Get<OrganisationQueries>();
        Assert.Equal(body, Assert.Single(await queries.BodiesAsync(default)).Id);
        Assert.Empty((await queries.PeopleAsync("", 0, default)).Rows);
        Assert.Empty((await queries.MembersAsync(new(2026, 6, 1), default)).Rows);
        Assert.Empty(await queries.TermsAsync(default));
        Assert.Empty(await queries.CommitteesAsync(default));
        await using var guest = await app.AsAsync(Role.GuestDeputy);
        await Assert.ThrowsAsync<AccessDeniedException>(() => guest.Get<OrganisationQueries>().BodiesAsync(default));
    }

    [Fact]
    public async Task Given_a_head_of_a_body_When_a_new_one_follows_Then_both_are_dated()
    {
        await using var app = await TestApp.StartAsync();
        await using var clerk = await app.AsAsync(Role.Office);
        var (_, body) = await SeedAsync(app);
        await clerk.Get<NameBodyHead>().RunAsync(body, "张伟", "局长", new(2024, 1, 1), default);
        await clerk.Get<NameBodyHead>().RunAsync(body, "李强", "局长", new(2026, 3, 1), default);
        Assert.False((await clerk.Get<NameBodyHead>().RunAsync(body, "王五", "局长", new(2026, 3, 1), default)).IsDone);

        await using var db = await app.OpenAsync();
        var read = await db.SupervisedBodies.SingleAsync(b => b.Id == body);
        Assert.Equal(("张伟", "李强"), (read.HeadOn(new(2026, 2, 28)), read.HeadOn(new(2026, 3, 1))));
    }

    private static async Task<(PersonId Person, SupervisedBodyId Body)> SeedAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        var person = Person.Named("王建国");
        var body = SupervisedBody.Named("清河县教育局", "县教育局", BodyKind.Department, new(2020, 1, 1), 1);
        db.AddRange(Term.Of(18, new(2021, 12, 20), null, 15), person, body);
        await db.SaveChangesAsync();
        return (person.Id, body.Id);
    }
}
