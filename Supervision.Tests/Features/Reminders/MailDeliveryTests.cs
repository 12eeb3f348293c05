using CsCheck;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Domain.Calendar;
using Supervision.Tests.Building;
using static Supervision.Tests.Features.Reminders.MailBench;

namespace Supervision.Tests.Features.Reminders;

/// <summary>E-mail: one digest a person and day, in quiet times nothing, a server that is away loses nothing (D-12.2 to D-12.6).</summary>
public sealed class MailDeliveryTests
{
    private static readonly DateOnly Friday = new(2026, 6, 12);

    [Fact]
    public async Task Given_several_due_When_the_day_comes_Then_one_mail_with_overdue_first_D_12_4()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        bench.Add("a", new(2026, 6, 12));
        bench.Add("b", new(2026, 6, 10));
        bench.Add("c", new(2026, 6, 9));
        await bench.PlanDutiesAsync();
        await bench.TickAsync();

        foreach (var day in new[] { 5, 8, 9 })
        {
            await bench.TickAsync(At(6, day, 8, 30));
        }

        var before = bench.Server.Taken.Count;
        Assert.Equal(0, (await bench.TickAsync(At(6, 10, 8, 29))).Accepted);
        Assert.Equal(1, (await bench.TickAsync(At(6, 10, 8, 30))).Accepted);
        Assert.Equal(0, (await bench.TickAsync(At(6, 10, 8, 35))).All);

        var mail = Assert.Single(bench.Server.Taken.Skip(before));
        Assert.Equal("【望溪县人大】6月10日提醒 3 条，有逾期", mail.Message.Subject);
        var text = mail.Message.TextBody!;
        Assert.StartsWith("李文静：", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("应于6月9日前交办，已逾期1天", StringComparison.Ordinal) is > 0 and var late && late < text.IndexOf("应于6月10日前交办", StringComparison.Ordinal));
        Assert.True(text.IndexOf("应于6月10日前", StringComparison.Ordinal) < text.IndexOf("应于6月12日前", StringComparison.Ordinal));
        Assert.Contains("https://supervision.example.cn/opinions/x", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_rest_day_or_night_When_due_Then_no_mail_but_the_list_in_the_product_D_12_5()
    {
        await using var bench = await StartAsync(At(6, 4, 9));
        var office = await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        await using (var db = await bench.App.OpenAsync())
        {
            bench.Add("a", Friday);
            await bench.PlanDutiesAsync();
            var owed = await db.Obligations.AsNoTracking().SingleAsync();
            db.AddRange(new[] { ReminderChannel.InProduct, ReminderChannel.Email }.Select(c => Reminder.Plan(
                new(owed.Id, 1, "nudge:x", office, c), new("RM-26", "请办理", "/", Friday, "", At(6, 4, 19)) { IsImmediate = true }, At(6, 4, 19))));
            await db.SaveChangesAsync();
        }

        // Thursday evening, then Friday to Sunday: the Dragon Boat days of 2026 are 19 to 21 June; here an ordinary night and a weekend.
        Assert.Equal(0, (await bench.TickAsync(At(6, 4, 19))).All);
        Assert.Equal(0, (await bench.TickAsync(At(6, 5, 7, 59))).All);
        Assert.Contains(await bench.RemindersAsync(), r => r is { Channel: ReminderChannel.InProduct, State: ReminderState.Sent });
        Assert.Equal(1, (await bench.TickAsync(At(6, 5, 8))).Accepted);
        Assert.Equal("【望溪县人大】请办理", Assert.Single(bench.Server.Taken).Message.Subject);
    }

    [Fact]
    public async Task Given_a_server_away_for_two_days_When_it_returns_Then_every_digest_arrives_once_and_in_order()
    {
        await using var bench = await StartAsync(At(6, 8, 7));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        await bench.PersonAsync("高远", Role.OfficeHead, "gaoyuan@example.cn");
        await bench.PersonAsync("周建平", Role.Office, "");
        foreach (var day in new[] { 9, 10, 11, 12, 15, 16 })
        {
            bench.Add("d" + day, new(2026, 6, day));
        }

        await bench.PlanDutiesAsync();
        await bench.RunAsync(6, 8, 9);
        bench.Server.IsThere = false;
        await bench.RunAsync(6, 10, 11);
        await using (var db = await bench.App.OpenAsync())
        {
            Assert.Equal(Party.Office, (await db.Obligations.AsNoTracking().SingleAsync(o => o.Kind == HouseDuties.FailingChannel && o.State == ObligationState.Open)).OwedBy);
        }

        bench.Server.IsThere = true;
        await bench.RunAsync(6, 12, 17);
        await AssertEachDigestOnceAsync(bench);
        await using var later = await bench.App.OpenAsync();
        Assert.False(await later.Obligations.AnyAsync(o => o.Kind == HouseDuties.FailingChannel && o.State == ObligationState.Open));
    }

    [Fact]
    public async Task Given_a_refused_address_When_sent_Then_the_Office_sees_it_and_a_retry_reaches_the_new_one()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        var person = await bench.PersonAsync("李文静", Role.Office, "weg@example.cn");
        bench.Server.Answer = to => to == "weg@example.cn" ? MailAnswer.Refuse : MailAnswer.Take;
        bench.Add("a", Friday);
        await bench.PlanDutiesAsync();
        await bench.TickAsync();
        Assert.Equal(1, (await bench.TickAsync(At(6, 10, 8, 30))).Failed);
        var message = Assert.Single(await bench.MessagesAsync());
        Assert.Contains("550", message.Outcome, StringComparison.Ordinal);
        Assert.Contains(await bench.RemindersAsync(), r => r is { State: ReminderState.Failed, Channel: ReminderChannel.Email });

        await using var admin = await bench.App.AsAsync(Role.SystemAdmin);
        Assert.True((await admin.Get<Web.Features.Accounts.SetContact>().RunAsync(person, new("neu@example.cn", ByEmail: true, ByRobot: false), default)).IsDone);
        await using var office = await bench.App.AsAsync(Role.Office, name: "周建平");
        Assert.True((await office.Get<Web.Features.Reminders.RetryMessage>().RunAsync(message.Id, again: true, default)).IsDone);
        Assert.Equal(1, (await bench.TickAsync(At(6, 10, 8, 40))).Accepted);
        Assert.Equal("neu@example.cn", Assert.Single(bench.Server.Taken).To);
        Assert.False((await office.Get<Web.Features.Reminders.RetryMessage>().RunAsync(message.Id, again: true, default)).IsDone);
    }

    [Fact]
    public async Task Given_the_job_off_for_three_days_When_started_again_Then_each_missed_one_once_with_catch_up_in_one_mail_D_16_35()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        bench.Add("a", new(2026, 6, 10));
        bench.Add("b", new(2026, 6, 11));
        await bench.PlanDutiesAsync();
        await bench.TickAsync();

        // Due on the 8th, 9th, 10th and 11th; the job comes back on Friday the 12th.
        Assert.Equal(1, (await bench.TickAsync(At(6, 12, 9))).Accepted);
        var text = Assert.Single(bench.Server.Taken).Message.TextBody!.ReplaceLineEndings("\n");
        // The missed points of one deadline are one sentence (D-12.6); both deadlines stand in it, and each once.
        var mails = (await bench.RemindersAsync()).Where(r => r.Channel == ReminderChannel.Email).ToList();
        var sent = mails.Where(r => r.State == ReminderState.Sent).ToList();
        Assert.Equal((2, 2), (sent.Count, sent.Select(r => r.Obligation).Distinct().Count()));
        Assert.All(sent, r => Assert.True(r.IsCatchUp));
        Assert.Equal(4, mails.Count(r => r.IsMerged));
        Assert.Equal(6, mails.Count);
        Assert.All(sent, r => Assert.True(text.Split(r.Text + (r.Instead.Length > 0 ? $"（{r.Instead}）" : "") + "\n").Length == 2, $"{r.Text} in {text}"));
        Assert.Contains("（补发，原定6月", text, StringComparison.Ordinal);

        Assert.Equal(0, (await bench.TickAsync()).All);
        Assert.Equal(0, (await bench.TickAsync(At(6, 12, 15))).All);
        Assert.Single(bench.Server.Taken);
    }

    [Fact]
    public async Task Given_it_is_done_while_the_mail_waits_When_the_server_returns_Then_not_sent_D_12_6()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        bench.Add("a", Friday);
        await bench.PlanDutiesAsync();
        bench.Server.IsThere = false;
        await bench.TickAsync();
        Assert.Equal(1, (await bench.TickAsync(At(6, 10, 8, 30))).Postponed);

        bench.Duties.Clear();
        bench.Add("a", Friday, met: new(2026, 6, 10));
        await bench.PlanDutiesAsync();
        bench.Server.IsThere = true;
        Assert.Equal(1, (await bench.TickAsync(At(6, 10, 9))).Cancelled);
        Assert.Empty(bench.Server.Taken);
    }

    [Fact]
    public async Task Given_line_ends_in_names_and_titles_When_sent_Then_no_header_and_no_recipient_comes_of_them_1_3_11()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        await bench.PersonAsync("李文静\r\nBcc: boese@example.org\r\n\r\n<b>", Role.Office, "liwenjing@example.cn");
        bench.Duties.Add(TestDuties.Duty(Supervision.Domain.Calendar.DeadlineCalculator.On(Friday, "测试"), Party.Office) with { Title = "公路\r\nBcc: boese@example.org", Act = "x\r\nTo: y@example.org" });
        await bench.PlanDutiesAsync();
        await bench.TickAsync();
        await bench.TickAsync(At(6, 10, 8, 30));

        var mail = Assert.Single(bench.Server.Taken);
        Assert.Equal("liwenjing@example.cn", mail.To);
        Assert.Empty(mail.Message.Bcc);
        Assert.Equal("liwenjing@example.cn", Assert.Single(mail.Message.To.Mailboxes).Address);
        Assert.DoesNotContain(mail.Raw.Split("\r\n\r\n")[0].Split("\r\n"), l => l.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase) || l.Contains("y@example.org", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_the_log_knows_more_than_the_database_When_restored_Then_nothing_goes_out_twice_D_17_41()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        bench.Add("a", Friday);
        await bench.PlanDutiesAsync();
        await bench.TickAsync();
        Assert.Equal(1, (await bench.TickAsync(At(6, 10, 8, 30))).Accepted);

        // The database as it was before: nothing of the sending is in it.
        await using (var db = await bench.App.OpenAsync())
        {
            await db.Reminders.ExecuteUpdateAsync(r => r.SetProperty(x => x.State, ReminderState.Planned)
                .SetProperty(x => x.Message, (OutgoingMessageId?)null).SetProperty(x => x.SentAt, (DateTimeOffset?)null));
            await db.OutgoingMessages.ExecuteDeleteAsync();
        }

        Assert.Equal(0, (await bench.TickAsync(At(6, 10, 9))).Accepted);
        Assert.Single(bench.Server.Taken);
    }

    [Fact]
    public async Task Given_any_days_When_every_tick_runs_twice_Then_the_second_plans_and_sends_nothing()
    {
        await using var bench = await StartAsync(At(6, 1, 9));
        await bench.PersonAsync("李文静", Role.Office, "liwenjing@example.cn");
        await bench.PersonAsync("高远", Role.OfficeHead, "gaoyuan@example.cn");
        var days = Gen.Int[2, 30].List[1, 6].Single();
        var hours = Gen.Int[0, 29 * 24].Array[12].Single();
        foreach (var (day, i) in days.Select((d, i) => (d, i)))
        {
            bench.Add("k" + i, new(2026, 6, day));
        }

        await bench.PlanDutiesAsync();
        foreach (var hour in hours.Order())
        {
            await bench.TickAsync(At(6, 1, 9).AddHours(hour));
            var before = (bench.Server.Taken.Count, (await bench.RemindersAsync()).Select(r => (r.Key, r.State)).ToList());
            Assert.Equal(0, (await bench.TickAsync()).All);
            Assert.Equal(before.Count, bench.Server.Taken.Count);
            Assert.Equal(before.Item2, (await bench.RemindersAsync()).Select(r => (r.Key, r.State)));
        }

        var digests = bench.Server.Taken.Select(m => (m.To, m.Message.Subject)).ToList();
        Assert.Equal(digests.Count, digests.Distinct().Count());
    }

    // What was planned for a day stands in exactly one mail to the person, each day has one, and the days come in order.
    private static async Task AssertEachDigestOnceAsync(MailBench bench)
    {
        var reminders = (await bench.RemindersAsync()).Where(r => r.Channel == ReminderChannel.Email).ToList();
        Assert.All(reminders.Where(r => r.DueAt < At(6, 17, 9)), r => Assert.Equal(ReminderState.Sent, r.State));
        var messages = (await bench.MessagesAsync()).ToDictionary(m => $"{m.Id.Value:N}@wangxi.example.cn", StringComparer.Ordinal);
        var taken = bench.Server.Taken;
        Assert.Equal(messages.Keys.Order(StringComparer.Ordinal), taken.Select(t => t.Id).Order(StringComparer.Ordinal));
        Assert.Equal(reminders.Where(r => r.State == ReminderState.Sent).Select(r => (r.Recipient, r.DueAt.BeijingDate())).Distinct().Count(), taken.Count);
        foreach (var person in taken.GroupBy(t => t.To))
        {
            var days = person.Select(t => messages[t.Id].Day).ToList();
            Assert.Equal(days.Order(), days);
        }
    }
}
