using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Features.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Reports;

/// <summary>Thirty members save at the same moment and none is lost; forms sent twice; corrections and their end.</summary>
public sealed class SpeechNoteRaceTests
{
    [Fact]
    public async Task Given_30_members_When_all_save_at_once_Then_30_notes_and_a_whole_trail()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        var names = bench.County.Members.Take(30).Select(m => bench.County.People.Single(p => p.Value.Id == m.Person).Key).ToList();

        var outcomes = await Task.WhenAll(names.Select(name => Task.Run(() => bench.DoAsync<WriteNote>(
            bench.Member(name), u => u.RunAsync(bench.Id, new(Guid.NewGuid()), new($"{name}的发言。"), default)))));

        Assert.All(outcomes, o => Assert.True(o.IsDone));
        await using var db = await bench.App.OpenAsync();
        var notes = await db.SpeechNotes.ToListAsync();
        Assert.Equal(30, notes.Count);
        Assert.All(notes, n => Assert.Equal($"{n.SpeakerName}的发言。", n.Text));
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
    }

    [Fact]
    public async Task Given_one_form_posted_ten_times_at_once_When_saved_Then_one_note()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        var id = new SpeechNoteId(Guid.NewGuid());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => bench.DoAsync<WriteNote>(
            bench.Member("黄丽萍"), u => u.RunAsync(bench.Id, id, new("同一份表单。"), default)))));

        Assert.All(outcomes, o => Assert.True(o.IsDone));
        await using var db = await bench.App.OpenAsync();
        Assert.Equal("同一份表单。", (await db.SpeechNotes.SingleAsync()).Text);
    }

    [Fact]
    public async Task Given_the_note_of_another_When_corrected_Then_refused_and_the_own_one_changes()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        var id = new SpeechNoteId(Guid.NewGuid());
        await bench.MustAsync<WriteNote>(bench.Member("黄丽萍"), u => u.RunAsync(bench.Id, id, new("初稿。"), default));

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            bench.DoAsync<WriteNote>(bench.Member("杨世明"), u => u.RunAsync(bench.Id, id, new("改他人的。"), default)));
        await bench.MustAsync<WriteNote>(bench.Member("黄丽萍"), u => u.RunAsync(bench.Id, id, new("更正。"), default));

        await using var db = await bench.App.OpenAsync();
        var note = await db.SpeechNotes.SingleAsync();
        Assert.Equal(("更正。", "黄丽萍", false), (note.Text, note.SpeakerName, note.IsByRecorder));
    }

    [Fact]
    public async Task Given_a_closed_sitting_When_two_work_days_are_over_Then_notes_are_closed_D_8_3()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        await bench.FollowAsync(SittingEvent.Closed);
        Task<Supervision.Domain.Rules.Outcome> Write() => bench.DoAsync<WriteNote>(
            bench.Member("黄丽萍"), u => u.RunAsync(bench.Id, new(Guid.NewGuid()), new("补充。"), default));

        bench.GoTo(6, 30);
        Assert.True((await Write()).IsDone);
        bench.GoTo(7, 1);
        Assert.Contains("2026年6月30日", Assert.Single((await Write()).Obstacles).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_text_of_100000_characters_When_saved_Then_refused_with_its_count()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);

        var outcome = await bench.DoAsync<WriteNote>(
            bench.Member("黄丽萍"), u => u.RunAsync(bench.Id, new(Guid.NewGuid()), new(new string('国', 100_000)), default));

        Assert.Contains("100000", Assert.Single(outcome.Obstacles).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_guest_When_invited_Then_may_speak_as_a_guest_and_otherwise_not()
    {
        await using var bench = await ReportBench.StartAsync();
        var guest = new Actor(bench.County["贺代表"].Id, "贺代表", new HashSet<Role> { Role.GuestDeputy });
        Task<Supervision.Domain.Rules.Outcome> Write() => bench.DoAsync<WriteNote>(guest, u => u.RunAsync(bench.Id, new(Guid.NewGuid()), new("列席发言。"), default));
        await bench.LeadToAsync(ReportState.Heard);
        await Assert.ThrowsAsync<AccessDeniedException>(Write);

        await using (var db = await bench.App.OpenAsync())
        {
            (await db.Sittings.SingleAsync()).Invite("贺代表", "县人大代表", guest.Person);
            await db.SaveChangesAsync();
        }

        Assert.True((await Write()).IsDone);
        await using var read = await bench.App.OpenAsync();
        Assert.True((await read.SpeechNotes.SingleAsync()).IsGuest);
    }
}
