using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Reports;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>The power goes while thirty members save: what was acknowledged is stored.</summary>
public sealed class KilledNotesTests
{
    private const int Members = 30;

    [Theory]
    [InlineData(Members)]
    [InlineData(10)]
    public async Task Given_30_members_who_save_over_http_When_killed_right_after_an_answer_Then_what_was_acknowledged_is_stored(int answers)
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, new(2026, 6, 1));
        for (var i = 0; i < Members; i++)
        {
            await ground.AddMemberAsync($"weiyuan{i}", i + 1);
        }

        using var storage = await Storage.OfAsync(app);
        var acknowledged = await SaveAndKillAsync(storage, $"/m/notes/{ground.Report.Id.Value}", answers);

        await using var db = storage.Look();
        var stored = await db.SpeechNotes.AsNoTracking().ToDictionaryAsync(n => n.Id.Value, n => n.Text);
        Assert.InRange(acknowledged.Count, answers, Members);
        Assert.All(acknowledged, a => Assert.Equal(a.Value, stored.GetValueOrDefault(a.Key)));
        Assert.Equal(stored.Count, await db.AuditEntries.CountAsync(e => e.Sentence == "填写发言要点"));
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
    }

    private static async Task<ConcurrentDictionary<Guid, string>> SaveAndKillAsync(Storage storage, string page, int answers)
    {
        await using var server = await ServerProcess.StartAsync(storage.Folder, ("Jobs:Enabled", "false"));
        List<Caller> callers = [];
        for (var i = 0; i < Members; i++)
        {
            callers.Add(await Caller.SignedInAsync(server.Address, $"weiyuan{i}"));
        }

        var acknowledged = new ConcurrentDictionary<Guid, string>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Task.WhenAll(callers.Select((c, i) => SaveAsync(c, page, $"第{i}位的发言。", (key, text) =>
        {
            acknowledged[key] = text;
            if (acknowledged.Count >= answers)
            {
                enough.TrySetResult();
            }
        })));
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await server.KillAsync();
        await all;
        callers.ForEach(c => c.Dispose());
        return acknowledged;
    }

    private static async Task SaveAsync(Caller caller, string page, string text, Action<Guid, string> acknowledge)
    {
        var key = Guid.CreateVersion7();
        try
        {
            var answer = await caller.PostAsync(page, ("_handler", "note"), ("Posted.Key", key.ToString()), ("Posted.Text", text));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            acknowledge(key, text);
        }
        catch (HttpRequestException)
        {
            // The server is gone: nobody was told that this note is kept.
        }
    }
}
