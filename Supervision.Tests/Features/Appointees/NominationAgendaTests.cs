using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Appointees;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Appointees;
using Supervision.Web.Features.Appointees.Exams;
using Supervision.Web.Features.Sittings;

namespace Supervision.Tests.Features.Appointees;

/// <summary>A nominee and the sitting that votes: agenda, exam, vote and service statement hang together by the data (D-9.2, D-9.3).</summary>
public sealed class NominationAgendaTests
{
    private static readonly DateOnly Day = new(2026, 6, 26);
    private static readonly byte[] Pdf = [.. "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8];

    [Fact]
    public async Task Given_a_nominee_who_passed_When_put_on_a_sitting_Then_its_agenda_has_the_item_and_another_sitting_takes_it_over()
    {
        await using var app = await TestApp.StartAsync();
        var (county, file, post) = await PassedAsync(app);
        var (first, second) = (await county.SittingAsync(Day), await county.SittingAsync(Day.AddDays(60), 32));
        await using var office = await county.OfficeAsync();

        AnAppointee.Done(await office.Get<PutNominationOnSitting>().RunAsync(file, post, first, default));
        var item = Assert.Single((await ReadAsync(app, first)).Agenda);
        AnAppointee.Done(await office.Get<PutNominationOnSitting>().RunAsync(file, post, second, default));

        Assert.Equal(("关于提请任命汪海洋为县财政局局长的议案", "县长", file.Value), (item.Title, item.Reporter, item.MatterId));
        Assert.Empty((await ReadAsync(app, first)).Agenda);
        Assert.Single((await ReadAsync(app, second)).Agenda);
    }

    [Fact]
    public async Task Given_a_sitting_that_is_over_When_a_nominee_is_put_on_it_Then_refused_and_no_deadline_comes_of_it()
    {
        await using var app = await TestApp.StartAsync();
        var (county, file, post) = await PassedAsync(app);
        var past = await county.SittingAsync(AnAppointee.Today.AddDays(-10));
        var held = await county.SittingAsync(AnAppointee.Today, 32);
        await using var office = await county.OfficeAsync();
        await office.Get<PutAgendaItem>().RunAsync(held, new(Guid.CreateVersion7()), "其他", "", default);
        await county.OpenAsync(held);

        var yesterday = await office.Get<PutNominationOnSitting>().RunAsync(file, post, past, default);
        var running = await office.Get<PutNominationOnSitting>().RunAsync(file, post, held, default);

        Assert.Equal(("第三十一次会议已经召开或者已经过去，请选择以后的会议。", "Sitting"), (Assert.Single(yesterday.Obstacles).Message, yesterday.Obstacles[0].Field));
        Assert.Contains("已经召开", Assert.Single(running.Obstacles).Message, StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.False(await db.Obligations.AnyAsync(o => o.Kind == AppointeeDuties.Statement));
        Assert.DoesNotContain((await office.Get<AppointeeQueries>().ChoicesAsync("", default)).Sittings, s => s.Value == past.Value.ToString() || s.Value == held.Value.ToString());
    }

    [Fact]
    public async Task Given_no_sitting_or_one_that_has_not_voted_When_the_vote_is_entered_Then_refused_and_on_its_day_accepted()
    {
        await using var app = await TestApp.StartAsync();
        var (county, file, post) = await PassedAsync(app);
        await using var office = await county.OfficeAsync();
        Task<Outcome> VoteAsync(DateOnly day) => office.Get<AppointNominee>().RunAsync(file, post, new(day, 20, 5, 1, 31, ""), default);

        var without = await VoteAsync(AnAppointee.Today);
        var sitting = await county.SittingAsync(Day);
        await office.Get<PutNominationOnSitting>().RunAsync(file, post, sitting, default);
        var early = await VoteAsync(AnAppointee.Today);
        app.Clock.SetUtcNow(new(2026, 6, 27, 2, 0, 0, TimeSpan.Zero));
        await county.OpenAsync(sitting, adopt: false);
        var unadopted = await VoteAsync(Day);
        await office.Get<AdoptAgenda>().RunAsync(sitting, default);
        var after = await VoteAsync(Day.AddDays(1));
        var onTheDay = await VoteAsync(Day);

        Assert.Contains("请先“列入会议”", Assert.Single(without.Obstacles).Message, StringComparison.Ordinal);
        Assert.Equal("第三十一次会议还没有召开，不能登记表决结果。", Assert.Single(early.Obstacles).Message);
        Assert.Contains("议程还没有经全体会议通过", Assert.Single(unadopted.Obstacles).Message, StringComparison.Ordinal);
        Assert.Equal(("任命日期应当是第三十一次会议的会期（2026年6月26日）里的一天。", "From"), (Assert.Single(after.Obstacles).Message, after.Obstacles[0].Field));
        AnAppointee.Done(onTheDay);
    }

    [Fact]
    public async Task Given_a_pass_corrected_to_a_failure_after_the_item_was_put_When_the_agenda_is_adopted_or_the_vote_entered_Then_the_data_bars_both()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync();
        var exam = await county.SatAsync(file, post, 60m);
        var sitting = await county.SittingAsync(Day);
        await using var office = await county.OfficeAsync();
        await using var personnel = await county.PersonnelAsync();
        await office.Get<PutNominationOnSitting>().RunAsync(file, post, sitting, default);
        AnAppointee.Done(await personnel.Get<CorrectExamMark>().RunAsync(exam, post, 56m, null, "合分有误", default));
        app.Clock.SetUtcNow(new(2026, 6, 26, 2, 0, 0, TimeSpan.Zero));
        await county.OpenAsync(sitting, adopt: false);

        var adopted = await office.Get<AdoptAgenda>().RunAsync(sitting, default);
        var voted = await office.Get<AppointNominee>().RunAsync(file, post, new(Day, 20, 5, 1, 31, ""), default);

        Assert.Contains("任前法律知识考试不合格", Assert.Single(adopted.Obstacles).Message, StringComparison.Ordinal);
        Assert.Contains("任前法律知识考试不合格", voted.Obstacles[0].Message, StringComparison.Ordinal);
        Assert.Null((await ReadAsync(app, sitting)).AgendaAdoptedOn);
    }

    [Fact]
    public async Task Given_an_item_moved_a_sitting_cancelled_or_a_nomination_withdrawn_When_it_happens_Then_file_and_agenda_stay_one()
    {
        await using var app = await TestApp.StartAsync();
        var (county, file, post) = await PassedAsync(app);
        var (first, second) = (await county.SittingAsync(Day), await county.SittingAsync(Day.AddDays(60), 32));
        await using var office = await county.OfficeAsync();
        await using var head = await app.AsAsync(Role.OfficeHead, name: "办公室主任");
        await office.Get<PutNominationOnSitting>().RunAsync(file, post, first, default);
        var item = (await ReadAsync(app, first)).Agenda[0];

        AnAppointee.Done(await head.Get<MoveAgendaItem>().RunAsync(first, item.Id, second, "议程调整", default));
        var moved = (await PostAsync(app, file)).Sitting;
        AnAppointee.Done(await head.Get<CancelSitting>().RunAsync(second, "合并召开", default));
        var cancelled = (await PostAsync(app, file)).Sitting;
        AnAppointee.Done(await office.Get<PutNominationOnSitting>().RunAsync(file, post, first, default));
        AnAppointee.Done(await office.Get<WithdrawNomination>().RunAsync(file, post, "撤回提请", default));

        Assert.Equal((second, null), (moved, cancelled));
        Assert.Empty((await ReadAsync(app, first)).Agenda);
        Assert.NotNull((await PostAsync(app, file)).WithdrawnOn);
    }

    [Fact]
    public async Task Given_a_statement_When_the_nominee_stands_on_a_sitting_Then_members_and_nominee_read_it_and_nothing_else_of_the_file()
    {
        await using var app = await TestApp.StartAsync();
        var (county, file, post) = await PassedAsync(app);
        await using var own = await county.AppointeeAsync(file);
        await using var office = await county.OfficeAsync();
        await using var member = await app.AsAsync(Role.Member, name: "黄委员");
        AnAppointee.Done(await own.Get<HandInStatement>().RunAsync(file, post, new("供职报告.pdf", new MemoryStream(Pdf)), ["建成服务网"], default));
        var sitting = await county.SittingAsync(Day);
        var (before, others) = (await FileAsync(app, member, file), await OpensAsync(app, member, file, AppointeePurpose.DutyReport));

        await office.Get<PutNominationOnSitting>().RunAsync(file, post, sitting, default);

        var seen = Assert.Single((await member.Get<MemberQueries>().FindAsync(sitting, default))!.Agenda);
        Assert.Equal((false, false), (before, others));
        Assert.Equal("供职报告.pdf", Assert.Single(seen.Files).Name);
        Assert.True(await FileAsync(app, member, file));
        Assert.False(await OpensAsync(app, member, file, AppointeePurpose.DutyReport));
        Assert.True(await FileAsync(app, own, file));
        await using var liaison = await app.AsAsync(Role.BodyLiaison, county.Bureau.Id.Value);
        Assert.False(await FileAsync(app, liaison, file));
    }

    private static async Task<bool> FileAsync(TestApp app, Acting who, AppointeeId file)
    {
        await using var db = await app.OpenAsync();
        return await new AppointeeGate().MayReadAsync(db, who.Actor, file.Value, default)
            && await new AppointeeGate().MayReadFileAsync(db, who.Actor, file.Value, AppointeePurpose.Statement, default);
    }

    private static async Task<bool> OpensAsync(TestApp app, Acting who, AppointeeId file, string purpose)
    {
        await using var db = await app.OpenAsync();
        return await new AppointeeGate().MayReadFileAsync(db, who.Actor, file.Value, purpose, default);
    }

    private static async Task<(AnAppointee County, AppointeeId File, AppointmentId Post)> PassedAsync(TestApp app)
    {
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync();
        await county.SatAsync(file, post, 80m);
        return (county, file, post);
    }

    private static async Task<Sitting> ReadAsync(TestApp app, SittingId id)
    {
        await using var db = await app.OpenAsync();
        return await db.Sittings.AsNoTracking().SingleAsync(s => s.Id == id);
    }

    private static async Task<Appointment> PostAsync(TestApp app, AppointeeId id)
    {
        await using var db = await app.OpenAsync();
        return (await db.Appointees.AsNoTracking().SingleAsync(a => a.Id == id)).Appointments[0];
    }
}
