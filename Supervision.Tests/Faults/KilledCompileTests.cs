using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Features.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>The power goes while the notes of thirty members are compiled (D-8.4): afterwards it is done, once and whole.</summary>
public sealed class KilledCompileTests
{
    private const string Job = "opinion-compiler";
    private const int Tries = 4;

    [Fact]
    public async Task Given_a_compile_that_runs_When_the_process_is_killed_and_started_again_Then_one_whole_opinion()
    {
        using var ground = await ArrangeAsync();
        for (var attempt = 1; ; attempt++)
        {
            using var storage = ground.Again();
            var fell = await KillWhileCompilingAsync(storage);
            await AssertWholeOrUntouchedAsync(storage);
            await using (await ServerProcess.StartAsync(storage.Folder))
            {
                await Storage.UntilAsync(() => CompiledAsync(storage), TimeSpan.FromSeconds(90), TimeSpan.FromMilliseconds(300));
            }

            await AssertCompiledOnceAsync(storage, isRunLost: fell);
            if (fell)
            {
                return;
            }

            Assert.True(attempt < Tries, "No kill fell between the start and the end of a run: the test proves nothing.");
        }
    }

    // True when the run had begun and had not ended: neither its own end nor its result is in the database.
    private static async Task<bool> KillWhileCompilingAsync(Storage storage)
    {
        await using (var server = await ServerProcess.StartAsync(storage.Folder))
        {
            await Storage.UntilAsync(() => RunAsync(storage), TimeSpan.FromSeconds(60), TimeSpan.FromMilliseconds(5));
            await server.KillAsync();
        }

        await using var db = storage.Look();
        var run = await db.JobRuns.AsNoTracking().SingleAsync(r => r.Job == Job);
        return run.FinishedAt is null && (await db.ReviewOpinions.AsNoTracking().SingleAsync()).State == OpinionState.Collecting;
    }

    private static async Task<JobRun?> RunAsync(Storage storage)
    {
        await using var db = storage.Watch();
        return await db.JobRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Job == Job);
    }

    private static async Task<JobRun?> CompiledAsync(Storage storage)
    {
        await using var db = storage.Watch();
        return await db.JobRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Job == Job && r.FinishedAt != null && !r.HasFailed && r.Changed == 1);
    }

    private static async Task AssertWholeOrUntouchedAsync(Storage storage)
    {
        await using var db = storage.Look();
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleAsync();
        var sentences = await db.AuditEntries.CountAsync(e => e.MatterId == opinion.Id.Value && e.Sentence.StartsWith("汇总 "));
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
        if (opinion.CompileWishedAt is null)
        {
            Assert.Equal((OpinionState.Draft, 1), (opinion.State, sentences));
            await AssertEverySentenceOnceAsync(db, opinion);
        }
        else
        {
            Assert.Equal((OpinionState.Collecting, 0, 0, 0), (opinion.State, opinion.Points.Count, opinion.Unused.Count, sentences));
        }
    }

    private static async Task AssertCompiledOnceAsync(Storage storage, bool isRunLost)
    {
        await using var db = storage.Look();
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleAsync();
        Assert.Equal(OpinionState.Draft, opinion.State);
        Assert.Null(opinion.CompileWishedAt);
        await AssertEverySentenceOnceAsync(db, opinion);
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.MatterKind == MatterKind.Opinion && e.MatterId == opinion.Id.Value && e.Sentence.StartsWith("汇总 ")));
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
        Assert.Equal(isRunLost, await db.JobRuns.AnyAsync(r => r.Job == Job && r.IsLost));
    }

    private static async Task AssertEverySentenceOnceAsync(SupervisionDb db, ReviewOpinion opinion)
    {
        var notes = await db.SpeechNotes.AsNoTracking().ToListAsync();
        var said = notes.SelectMany(n => NoteText.Sentences(n.Text).Select(s => (n.Id.Value, s))).Order();
        var placed = opinion.Points.SelectMany(p => p.Sources).Select(s => (s.Note, s.Sentence))
            .Concat(opinion.Unused.Select(u => (u.Note, u.Sentence))).Order();
        Assert.Equal(30, notes.Count);
        Assert.All(notes, n => Assert.InRange(n.Text.Length, 4000, SpeechNote.Longest));
        Assert.Equal(said, placed);
    }

    /// <summary>Report heard, thirty long notes written by the members, sitting closed, the wish to compile standing.</summary>
    private static async Task<Storage> ArrangeAsync()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        var names = bench.County.Members.Take(30).Select(m => bench.County.People.Single(p => p.Value.Id == m.Person).Key).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            var text = LongNote(i);
            await bench.MustAsync<WriteNote>(bench.Member(names[i]), u => u.RunAsync(bench.Id, new(Guid.CreateVersion7()), new(text), default));
        }

        await bench.MustAsync<DeliberateReport>(bench.Office, u => u.RunAsync(bench.Id, false, default));
        await bench.FollowAsync(SittingEvent.Closed);
        var report = await bench.ReadAsync();
        await using var db = await bench.App.OpenAsync();
        db.Add(ReviewOpinion.Collect(
            new(report.Id, report.Title, bench.Sitting.Name, bench.Sitting.FirstDay, bench.Sitting.LastDay, report.Organ, report.Committee, report.LeadMember),
            new(2026, DossierNumber.Opinion, 1), AnOpinion.Now));
        await db.SaveChangesAsync();
        return await Storage.OfAsync(bench.App);
    }

    // About 4,200 characters in sentences as long as people speak them, no two alike.
    private static string LongNote(int speaker)
    {
        var text = new System.Text.StringBuilder();
        for (var k = 0; text.Length < 4200; k++)
        {
            var clauses = Enumerable.Range(0, 10).Select(c => LabelledNotes.All[(speaker * 7 + k * 3 + c) % LabelledNotes.All.Count].Text.TrimEnd('。').Replace('。', '，'));
            text.Append(string.Join('，', clauses)).Append("，这是第").Append(speaker + 1).Append("位的第").Append(k + 1).Append("点。");
        }

        return text.ToString();
    }
}
