using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Appointees;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Appointees;
using Supervision.Web.Features.Appointees.Import;
using Supervision.Web.Features.Organisation;

namespace Supervision.Tests.Features.Appointees;

/// <summary>The register: entering, ending, importing, and who may (D-9.1, D-1.5, D-1.7).</summary>
public sealed class RegisterTests
{
    private const string Incompatible = "常委会组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务。";

    [Fact]
    public async Task Given_a_member_in_office_When_recorded_as_head_of_a_department_Then_the_law_refuses_and_nothing_changes()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var person = await MemberAsync(app, county, null);
        await using var office = await county.OfficeAsync();

        var outcome = await office.Get<RecordAppointment>().RunAsync(
            new(person, new(Guid.NewGuid()), "", ""), Past(county, new(2025, 3, 1)), default);

        Assert.Equal(Incompatible, Assert.Single(outcome.Obstacles).Message);
        await using var db = await app.OpenAsync();
        Assert.Empty(await db.Appointees.ToListAsync());
    }

    [Fact]
    public async Task Given_a_membership_that_ended_on_the_day_When_recorded_Then_it_is_accepted()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var person = await MemberAsync(app, county, new(2025, 3, 1));
        await using var office = await county.OfficeAsync();

        var outcome = await office.Get<RecordAppointment>().RunAsync(new(person, new(Guid.NewGuid()), "", ""), Past(county, new(2025, 3, 1)), default);

        Assert.True(outcome.IsDone);
    }

    [Fact]
    public async Task Given_an_appointee_in_post_When_elected_a_member_Then_the_law_refuses()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var file = await county.InPostAsync("金满仓", new(2024, 1, 12));
        await using var db = await app.OpenAsync();
        var person = (await db.Appointees.FindAsync(file))!.Person;
        await using var office = await county.OfficeAsync();

        var outcome = await office.Get<ElectMember>().RunAsync(new(person, MemberPosition.Ordinary, AnAppointee.Today, 1), default);

        Assert.Equal(Incompatible, Assert.Single(outcome.Obstacles).Message);
    }

    [Fact]
    public async Task Given_an_end_before_the_beginning_When_entered_Then_refused_at_the_field_and_nothing_changes()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var file = await county.InPostAsync("金满仓", new(2024, 1, 12));
        await using var office = await county.OfficeAsync();
        var post = await PostOfAsync(app, file);

        var outcome = await office.Get<EndAppointment>().RunAsync(file, post, new(2024, 1, 11), "免职", "", default);

        Assert.Equal(nameof(Appointment.To), Assert.Single(outcome.Obstacles).Field);
        await using var db = await app.OpenAsync();
        Assert.Null((await db.Appointees.SingleAsync()).Appointments[0].To);
    }

    [Fact]
    public async Task Given_an_exam_not_taken_When_the_vote_is_entered_Then_refused_with_the_sentence()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync();
        await using var office = await county.OfficeAsync();

        var outcome = await office.Get<AppointNominee>().RunAsync(file, post, new(AnAppointee.Today, null, null, null, null, ""), default);

        Assert.Equal("汪海洋尚未参加任前法律知识考试，不能列入会议议程。", Assert.Single(outcome.Obstacles).Message);
    }

    [Fact]
    public async Task Given_a_file_with_one_bad_row_When_imported_Then_the_row_is_named_and_nothing_is_written()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await using var office = await county.OfficeAsync();
        const string Text = "姓名,单位,职务,任命日期,免职日期\n金满仓,县财政局,局长,2024-01-12,\n钟鸣,县人民法院,副院长,2024-01-12,2024-01-01\n丁一,县税务局,局长,2024年1月12日,\n";

        var preview = await office.Get<PreviewAppointees>().RunAsync(Csv(Text), default);
        var outcome = await office.Get<ImportAppointees>().RunAsync(Csv(Text), false, default);

        Assert.Equal(["第 3 行“免职日期”列", "第 4 行“单位”列"], preview.Problems.Select(p => p.Words[..p.Words.IndexOf('：', StringComparison.Ordinal)]));
        Assert.Contains("免职日期应当晚于任职日期", preview.Problems[0].Detail, StringComparison.Ordinal);
        Assert.Contains("没有登记单位“县税务局”", preview.Problems[1].Detail, StringComparison.Ordinal);
        Assert.False(outcome.IsDone);
        await using var db = await app.OpenAsync();
        Assert.Empty(await db.Appointees.ToListAsync());
    }

    [Fact]
    public async Task Given_a_sitting_member_When_nominated_Then_the_law_is_said_first_and_the_vote_still_refuses_until_the_membership_ended()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var person = await MemberAsync(app, county, null);
        await using var office = await county.OfficeAsync();
        NominationEntry entry = new(new(Guid.CreateVersion7()), AnAppointee.Head(county.Bureau), "县长", AnAppointee.Today);
        PersonChoice choice = new(person, new(Guid.NewGuid()), "", "");

        var warned = await office.Get<NominateAppointee>().RunAsync(choice, entry, default);
        var known = await office.Get<NominateAppointee>().RunAsync(choice, entry with { IsChecked = true }, default);

        Assert.StartsWith(Incompatible, Assert.Single(warned.Obstacles).Message, StringComparison.Ordinal);
        Assert.Equal(Appointee.Checked, warned.Obstacles[0].Field);
        Assert.True(known.IsDone);
        Assert.True(Assert.Single((await office.Get<AppointeeQueries>().FindAsync(known.Value, default))!.Posts).IsMember);
        var vote = await office.Get<AppointNominee>().RunAsync(known.Value, entry.Id, new(AnAppointee.Today, 20, 5, 1, 31, "", true), default);
        Assert.Contains(vote.Obstacles, o => o.Message == Incompatible);
    }

    [Fact]
    public async Task Given_a_post_that_is_held_When_a_second_person_is_entered_Then_warned_first_and_a_deputy_is_not()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await county.InPostAsync("金满仓", new(2024, 1, 12));
        await county.InPostAsync("钟鸣", new(2024, 1, 12), post: "副局长");
        await using var office = await county.OfficeAsync();
        PastAppointment Entry(string post) => new(new(Guid.CreateVersion7()), AnAppointee.Head(county.Bureau) with { Post = post }, new(2025, 1, 1), null, "", "", "", "");

        var second = await office.Get<RecordAppointment>().RunAsync(AnAppointee.New("丁一"), Entry("局长"), default);
        var deputy = await office.Get<RecordAppointment>().RunAsync(AnAppointee.New("丁二"), Entry("副局长"), default);
        var known = await office.Get<RecordAppointment>().RunAsync(AnAppointee.New("丁一"), Entry("局长") with { IsChecked = true }, default);
        var preview = await office.Get<PreviewAppointees>().RunAsync(Csv("姓名,单位,职务,任命日期\n丁三,县财政局,局长,2025-02-01\n"), default);

        Assert.Equal(("这一职务已有金满仓（2024年1月12日起任职），请核对是否漏登免职；确实无误的，请勾选后再登记。", Appointee.Checked), (Assert.Single(second.Obstacles).Message, second.Obstacles[0].Field));
        Assert.True(deputy.IsDone && known.IsDone);
        Assert.Contains("提示：这一职务已有金满仓", Assert.Single(preview.Rows).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_vertically_managed_unit_and_bad_rows_When_the_good_rows_are_chosen_Then_they_alone_are_written()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await using (var db = await app.OpenAsync())
        {
            db.Add(SupervisedBody.Named("望溪县生态环境分局", "县生态环境分局", BodyKind.Vertical, new(2020, 1, 1), 9));
            await db.SaveChangesAsync();
        }

        await using var office = await county.OfficeAsync();
        const string Text = "姓名,单位,职务,任命日期,类别\n蓝天,县生态环境分局,局长,2024-01-12,\n钟鸣,县人民法院,副院长,去年,\n丁一,县人民法院,庭长,2024-01-12,局长\n";

        var refused = await office.Get<ImportAppointees>().RunAsync(Csv(Text), false, default);
        var good = await office.Get<ImportAppointees>().RunAsync(Csv(Text), true, default);

        Assert.Equal(
            ["第 3 行“任命日期”列：写的是“去年”，不是日期，请写成 2026-01-10 这样的格式。", "第 4 行“类别”列：写的是“局长”，只能是政府部门负责人、副县长、监委人员、法院人员、检察院人员、常委会机关人员。"],
            refused.Obstacles.Select(o => o.Message));
        Assert.Equal((1, 2), (good.Value!.Added, good.Value.BadRows));
        await using var after = await app.OpenAsync();
        Assert.Equal(["蓝天"], await (from a in after.Appointees join p in after.People on a.Person equals p.Id select p.Name).ToListAsync());
        Assert.False(await after.People.AnyAsync(p => p.Name == "丁一" || p.Name == "钟鸣"));
    }

    [Fact]
    public async Task Given_a_file_imported_When_imported_again_with_an_end_Then_the_post_ends_and_nobody_is_there_twice()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await using var office = await county.OfficeAsync();
        const string First = "姓名,单位,职务,任命日期\n金满仓,县财政局,局长,２０２４-01-12\n钟鸣,县人民法院,副院长,2024.1.12\n";
        await office.Get<ImportAppointees>().RunAsync(Csv(First), false, default);

        var second = await office.Get<ImportAppointees>().RunAsync(
            Csv("姓名,单位,职务,任命日期,免职日期,离任原因\n金满仓,县财政局,局长,2024-01-12,2026-05-20,调离\n钟鸣,县人民法院,副院长,2024-01-12,,\n"), false, default);

        Assert.Equal((0, 1, 1), (second.Value!.Added, second.Value.Updated, second.Value.Known));
        await using var db = await app.OpenAsync();
        var files = await db.Appointees.AsNoTracking().ToListAsync();
        Assert.Equal(2, files.Count);
        Assert.Equal([AppointeeKind.Court, AppointeeKind.GovernmentMember], files.SelectMany(f => f.Appointments).Select(a => a.Kind).Order().Reverse());
        Assert.Equal("调离", Assert.Single(files.SelectMany(f => f.Appointments), a => a.To is not null).EndReason);
        Assert.Equal(1, await db.RoleHoldings.CountAsync(r => r.Role == Role.Appointee && r.To == null));
    }

    [Fact]
    public async Task Given_a_committee_without_the_duty_When_it_looks_or_acts_Then_refused()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var file = await county.InPostAsync("金满仓", new(2024, 1, 12));
        await using var stranger = await app.AsAsync(Role.WorkCommitteeHead, county.Other.Id.Value);

        await Assert.ThrowsAsync<AccessDeniedException>(() => stranger.Get<RegisterQueries>().ListAsync(new(), ListWindow.All, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => stranger.Get<AppointeeQueries>().FindAsync(file, default));
        await Assert.ThrowsAsync<AccessDeniedException>(async () => await stranger.Get<CloseAppointeeFile>().RunAsync(file, "理由", default));
    }

    [Fact]
    public async Task Given_a_member_and_the_office_When_they_open_a_file_Then_they_see_its_summary_only()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var file = await county.InPostAsync("金满仓", new(2024, 1, 12));
        await using var member = await app.AsAsync(Role.Member);
        await using var office = await county.OfficeAsync();
        await using var council = await app.AsAsync(Role.CouncilMember);

        var (forMember, forOffice, forCouncil) = (
            await member.Get<AppointeeQueries>().FindAsync(file, default), await office.Get<AppointeeQueries>().FindAsync(file, default),
            await council.Get<AppointeeQueries>().FindAsync(file, default));

        Assert.Equal((false, false), (forMember!.IsWhole, forMember.ShowsExams));
        Assert.Equal((false, true), (forOffice!.IsWhole, forOffice.ShowsExams));
        Assert.Equal((true, true), (forCouncil!.IsWhole, forCouncil.ShowsExams));
        Assert.Empty(forOffice.History);
        Assert.NotEmpty(forCouncil.History);
    }

    [Fact]
    public async Task Given_filters_When_listed_Then_only_fitting_rows_remain_and_the_export_is_the_same()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await county.InPostAsync("金满仓", new(2024, 1, 12));
        await county.InPostAsync("钟鸣", new(2024, 1, 12), county.Court);
        await county.NominatedAsync();
        await using var office = await county.OfficeAsync();
        var register = office.Get<RegisterQueries>();

        var all = await register.ListAsync(new() { Sort = "-name" }, ListWindow.All, default);
        var court = await register.TableAsync(new() { Organ = county.Court.Id.Value.ToString() }, default);
        var missing = await register.ListAsync(new() { Missing = "exam" }, ListWindow.All, default);

        Assert.Equal(3, all.Slice.Total);
        Assert.Equal("钟鸣", Assert.Single(court.Rows)[0]);
        Assert.Equal(["县人民法院"], court.Filters);
        Assert.Equal("汪海洋", Assert.Single(missing.Slice.Rows).Name);
    }

    [Fact]
    public async Task D_17_16_Given_a_file_closed_When_replanned_Then_nothing_is_owed_any_more()
    {
        await using var app = await TestApp.StartAsync(new DateTimeOffset(2025, 12, 10, 1, 0, 0, TimeSpan.Zero));
        var county = await AnAppointee.FoundAsync(app);
        var file = await county.InPostAsync("金满仓", new(2024, 1, 12));
        await using var personnel = await county.PersonnelAsync();
        await using (var before = await app.OpenAsync())
        {
            Assert.Equal(ObligationState.Open, (await before.Obligations.SingleAsync(o => o.Kind == AppointeeDuties.Report)).State);
        }

        await personnel.Get<CloseAppointeeFile>().RunAsync(file, "去世", default);

        await using var db = await app.OpenAsync();
        Assert.Equal(ObligationState.Cancelled, (await db.Obligations.SingleAsync(o => o.Kind == AppointeeDuties.Report)).State);
    }

    private static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));

    private static PastAppointment Past(AnAppointee county, DateOnly from) =>
        new(new(Guid.CreateVersion7()), AnAppointee.Head(county.Bureau), from, null, "", "", "", "");

    private static async Task<PersonId> MemberAsync(TestApp app, AnAppointee county, DateOnly? to)
    {
        await using var db = await app.OpenAsync();
        var person = Person.Named("黄丽萍");
        var member = Member.Elected(county.Term.Id, person.Id, MemberPosition.Ordinary, new(2022, 1, 1), 1);
        if (to is { } day)
        {
            member.End(day, "辞职");
        }

        db.AddRange(person, member);
        await db.SaveChangesAsync();
        return person.Id;
    }

    private static async Task<AppointmentId> PostOfAsync(TestApp app, AppointeeId file)
    {
        await using var db = await app.OpenAsync();
        return (await db.Appointees.FindAsync(file))!.Appointments[0].Id;
    }
}
