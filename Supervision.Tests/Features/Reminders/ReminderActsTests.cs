using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Accounts;
using Supervision.Web.Features.Reminders;
using Supervision.Web.Features.Todo;
using static Supervision.Tests.Features.Reminders.MailBench;

namespace Supervision.Tests.Features.Reminders;

/// <summary>What people do with reminders: how they are reached, what is paused, whom they ask to hurry.</summary>
public sealed class ReminderActsTests
{
    private static readonly DateOnly Friday = new(2026, 6, 12);

    [Theory]
    [InlineData("", true, "请填写接收提醒的电子邮箱。")]
    [InlineData("nix", false, "这不像电子邮箱，请按 name@example.cn 的样子填写。")]
    [InlineData("a@example.cn, b@example.cn", true, "这不像电子邮箱，请按 name@example.cn 的样子填写。")]
    [InlineData("a@example.cn\r\nBcc: b@example.cn", true, "这不像电子邮箱，请按 name@example.cn 的样子填写。")]
    public async Task Given_a_bad_address_When_entered_Then_refused_at_its_field_and_the_old_one_stays(string email, bool byMail, string words)
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        var person = await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        await using var me = await bench.App.AsAsync(new Actor(person, "李文静", new HashSet<Role> { Role.Office }));

        var refused = Assert.Single((await me.Get<SetOwnContact>().RunAsync(new(email, byMail, ByRobot: false), default)).Obstacles);
        Assert.Equal(("Email", words), (refused.Field, refused.Message));
        Assert.Equal(new("liwenjing@example.cn", ByEmail: true, ByRobot: false), await me.Get<ContactQueries>().FindAsync(person, default));
    }

    [Fact]
    public async Task Given_the_contact_of_another_When_read_or_entered_Then_administrators_only()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        var person = await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        await using var head = await bench.App.AsAsync(Role.OfficeHead);
        await using var admin = await bench.App.AsAsync(Role.SystemAdmin);

        await Assert.ThrowsAsync<AccessDeniedException>(() => head.Get<ContactQueries>().FindAsync(person, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => head.Get<SetContact>().RunAsync(person, new("", ByEmail: false, ByRobot: false), default));
        Assert.True((await admin.Get<SetContact>().RunAsync(person, new(" neu@example.cn ", ByEmail: true, ByRobot: false), default)).IsDone);
        Assert.Equal("neu@example.cn", (await admin.Get<ContactQueries>().FindAsync(person, default)).Email);
    }

    [Fact]
    public async Task Given_who_chose_no_mail_When_the_day_comes_Then_the_list_in_the_product_only()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        await bench.PersonAsync("周建平", Role.Office, "");
        bench.Add("a", Friday);
        await bench.PlanDutiesAsync();
        await bench.TickAsync();
        await bench.TickAsync(At(6, 10, 8, 30));

        Assert.Empty(bench.Server.Taken);
        Assert.All(await bench.RemindersAsync(), r => Assert.Equal(ReminderChannel.InProduct, r.Channel));
        Assert.Contains(await bench.RemindersAsync(), r => r.State == ReminderState.Sent);
    }

    [Theory]
    [InlineData("", "2026-06-20", "Reason")]
    [InlineData("单位搬迁", "2026-05-31", "Until")]
    [InlineData("单位搬迁", "2026-08-31", "Until")]
    [InlineData("单位搬迁", null, "Until")]
    public async Task Given_no_reason_or_no_good_day_When_paused_Then_refused_at_the_field(string reason, string? until, string field)
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        var owed = await OwedAsync(bench);
        await using var office = await bench.App.AsAsync(Role.Office);
        var wish = new PauseWish(owed, PauseScope.Obligation, reason, until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(field, Assert.Single((await office.Get<PauseReminders>().RunAsync(wish, default)).Obstacles).Field);
        Assert.Empty(await office.Get<ReminderQueries>().PausesAsync(default));
    }

    [Fact]
    public async Task Given_a_pause_When_its_days_come_Then_nothing_is_sent_nothing_made_up_and_the_deadline_counts_on()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        var owed = await OwedAsync(bench);
        await bench.TickAsync();
        await using var office = await bench.App.AsAsync(Role.Office, name: "周建平");
        var wish = new PauseWish(owed, PauseScope.Obligation, "单位搬迁", new(2026, 6, 11));
        Assert.True((await office.Get<PauseReminders>().RunAsync(wish, default)).IsDone);
        Assert.Equal("已经暂停。要改截止日的，请先恢复，再重新暂停。", Assert.Single((await office.Get<PauseReminders>().RunAsync(wish, default)).Obstacles).Message);

        await bench.TickAsync(At(6, 10, 8, 30));
        var skipped = (await bench.RemindersAsync()).Where(r => r.State == ReminderState.Skipped).ToList();
        Assert.Contains(skipped, r => r.Channel == ReminderChannel.Email);
        Assert.All(skipped, r => Assert.Equal("暂停期间，未发：单位搬迁", r.Outcome));
        Assert.Empty(bench.Server.Taken);

        // The pause ends with its last day; what was left out stays left out, the last day itself is told.
        await bench.TickAsync(At(6, 12, 8, 30));
        Assert.Equal("【望溪县人大】“农村公路建设和养护”应于6月12日前交办", Assert.Single(bench.Server.Taken).Message.Subject);
        await using var db = await bench.App.OpenAsync();
        Assert.Equal(Friday, (await db.Obligations.AsNoTracking().SingleAsync(o => o.Id == owed)).Deadline.Day);
    }

    [Fact]
    public async Task Given_a_pause_When_resumed_early_Then_the_next_one_is_sent_and_a_second_time_refused()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        var owed = await OwedAsync(bench);
        await bench.TickAsync();
        await using var office = await bench.App.AsAsync(Role.Office, name: "周建平");
        await office.Get<PauseReminders>().RunAsync(new(owed, PauseScope.Matter, "单位搬迁", new(2026, 6, 30)), default);
        var pause = Assert.Single(await office.Get<ReminderQueries>().PausesAsync(default));
        Assert.True((await office.Get<ResumeReminders>().RunAsync(pause.Id, default)).IsDone);
        Assert.False((await office.Get<ResumeReminders>().RunAsync(pause.Id, default)).IsDone);

        Assert.Equal(1, (await bench.TickAsync(At(6, 10, 8, 30))).Accepted);
    }

    [Fact]
    public async Task Given_the_office_owes_it_When_a_body_is_to_be_paused_Then_refused_and_liaisons_may_not_pause_at_all()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        var owed = await OwedAsync(bench);
        await using var office = await bench.App.AsAsync(Role.Office);
        await using var liaison = await bench.App.AsAsync(Role.BodyLiaison, Guid.NewGuid());
        var wish = new PauseWish(owed, PauseScope.Body, "单位搬迁", new(2026, 6, 20));

        Assert.Equal("Scope", Assert.Single((await office.Get<PauseReminders>().RunAsync(wish, default)).Obstacles).Field);
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<PauseReminders>().RunAsync(wish with { Scope = PauseScope.Obligation }, default));
    }

    [Fact]
    public async Task Given_somebody_waits_When_asked_to_hurry_Then_once_a_work_day_at_once_and_by_mail()
    {
        await using var bench = await StartAsync(At(6, 3, 9));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        var owed = await OwedAsync(bench);
        await using var chair = await bench.App.AsAsync(Role.CouncilMember, name: "王志远");

        Assert.True((await chair.Get<NudgeDebtor>().RunAsync(owed, default)).IsDone);
        Assert.Equal("今天已经催过，下一个工作日可以再催。", Assert.Single((await chair.Get<NudgeDebtor>().RunAsync(owed, default)).Obstacles).Message);
        Assert.Equal(1, (await bench.TickAsync()).Accepted);
        Assert.Equal("【望溪县人大】王志远催办：编号并印发审议意见（农村公路建设和养护），期限6月12日，还剩9天", Assert.Single(bench.Server.Taken).Message.Subject);
        Assert.Equal(0, (await bench.TickAsync(At(6, 3, 9, 30))).All);

        bench.App.Clock.SetUtcNow(At(6, 4, 9).ToUniversalTime());
        Assert.True((await chair.Get<NudgeDebtor>().RunAsync(owed, default)).IsDone);
        bench.App.Clock.SetUtcNow(At(6, 6, 9).ToUniversalTime());
        Assert.Equal("今天是休息日，请在工作日催办。", Assert.Single((await chair.Get<NudgeDebtor>().RunAsync(owed, default)).Obstacles).Message);
    }

    [Fact]
    public async Task Given_it_is_done_or_nobody_is_there_or_somebody_else_waits_When_asked_to_hurry_Then_refused()
    {
        await using var bench = await StartAsync(At(6, 3, 9));
        var owed = await OwedAsync(bench);
        await using var council = await bench.App.AsAsync(Role.CouncilMember, name: "王志远");
        await using var committee = await bench.App.AsAsync(Role.WorkCommitteeStaff, Guid.NewGuid());

        await Assert.ThrowsAsync<AccessDeniedException>(() => committee.Get<NudgeDebtor>().RunAsync(owed, default));
        Assert.Equal("对方还没有可以收到提醒的账号，请用电话联系。", Assert.Single((await council.Get<NudgeDebtor>().RunAsync(owed, default)).Obstacles).Message);
        bench.Duties.Clear();
        bench.Add("a", Friday, met: new(2026, 6, 3));
        await bench.PlanDutiesAsync();
        Assert.Equal("这件事已经办结，不用再催。", Assert.Single((await council.Get<NudgeDebtor>().RunAsync(owed, default)).Obstacles).Message);
    }

    [Fact]
    public async Task Given_the_digest_of_the_day_is_out_When_more_comes_up_Then_it_waits_for_the_next_days_digest_D_12_4()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        await OwedAsync(bench);
        await bench.TickAsync();
        Assert.Equal(1, (await bench.TickAsync(At(6, 10, 8, 30))).Accepted);

        bench.Add("b", new(2026, 6, 10));
        await bench.PlanDutiesAsync();
        Assert.Equal(0, (await bench.TickAsync(At(6, 10, 11))).Accepted);
        Assert.Contains(await bench.RemindersAsync(), r => r is { Channel: ReminderChannel.InProduct, State: ReminderState.Sent, LastDay.Day: 10 });
        Assert.Equal(1, (await bench.TickAsync(At(6, 11, 8, 30))).Accepted);
        Assert.Equal(2, bench.Server.Taken.Count);
    }

    [Fact]
    public async Task Given_the_dragon_boat_days_When_something_falls_on_them_Then_before_the_last_day_earlier_after_it_later_and_no_mail_between_D_12_5()
    {
        // 19 to 21 June 2026 are rest days. Due on Saturday the 20th: D−2 is the 18th, D goes back to the 18th too, D+1 on to Monday the 22nd.
        await using var bench = await StartAsync(At(6, 15, 7));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        await bench.PersonAsync("高远", Role.OfficeHead, "gaoyuan@example.cn");
        bench.Add("a", new(2026, 6, 20));
        await bench.PlanDutiesAsync();
        await bench.RunAsync(6, 15, 23);

        // One mail each on the 18th though two points fell on it; the head once more on the 22nd.
        Assert.Equal(
            ["6月18日 gaoyuan@example.cn", "6月18日 liwenjing@example.cn", "6月22日 gaoyuan@example.cn"],
            bench.Server.Taken.Select(t => $"{t.Message.Date.ToOffset(TimeSpan.FromHours(8)):M月d日} {t.To}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Given_a_channel_that_visibly_failed_When_it_works_again_Then_it_is_written_down_and_shown_D_12_2()
    {
        await using var bench = await StartAsync(At(6, 8, 7));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        await OwedAsync(bench);
        bench.Server.IsThere = false;
        await bench.RunAsync(6, 8, 10);
        await using var office = await bench.App.AsAsync(Role.Office, name: "周建平");
        var down = (await office.Get<ReminderQueries>().ChannelsAsync(default)).Channels.Single(c => c.Channel == ReminderChannel.Email);
        Assert.Equal((1, null), (down.Troubled, down.RecoveredAt));

        bench.Server.IsThere = true;
        await bench.RunAsync(6, 11, 11);
        var up = (await office.Get<ReminderQueries>().ChannelsAsync(default)).Channels.Single(c => c.Channel == ReminderChannel.Email);
        Assert.Equal((0, new DateOnly(2026, 6, 11)), (up.Troubled, up.RecoveredAt?.BeijingDate()));
        await using var db = await bench.App.OpenAsync();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Sentence == "邮件提醒恢复投递，积压 1 件已送达"));
    }

    private static async Task<ObligationId> OwedAsync(MailBench bench)
    {
        bench.Add("a", Friday);
        await bench.PlanDutiesAsync();
        await using var db = await bench.App.OpenAsync();
        return (await db.Obligations.AsNoTracking().SingleAsync()).Id;
    }
}
