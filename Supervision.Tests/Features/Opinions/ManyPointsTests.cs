using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Web.Access;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Opinions;

/// <summary>A hearing on which very much was said: its points are stored in another way than a few, and must be the same.</summary>
public sealed class ManyPointsTests
{
    private const int Notes = 150;

    [Fact]
    public async Task Given_150_notes_When_compiled_twice_Then_every_point_version_search_entry_and_line_of_the_trail_is_there_once()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New());
        await stage.SayAsync(id, [.. Enumerable.Range(1, Notes).Select(Said)]);
        for (var run = 0; run < 2; run++)
        {
            await using var staff = await stage.StaffAsync();
            Assert.True((await staff.Get<CompileReviewOpinion>().RunAsync(id, null, default)).IsDone);
        }

        var opinion = await stage.ReadAsync(id);
        Assert.Equal(Notes, opinion.Points.Count);
        Assert.All(opinion.Points, p => Assert.Equal(p.Text, Assert.Single(p.Sources).Sentence));
        Assert.Equal(Enumerable.Range(1, Notes), opinion.Points.Select(p => p.Order).Order());
        await using var db = await stage.App.OpenAsync();
        Assert.Equal(Notes, Assert.Single(await db.OpinionVersions.Where(v => v.Opinion == id).ToListAsync()).Changes.Count);
        Assert.Equal(Notes, await db.SearchEntries.CountAsync(e => e.Kind == SearchKind.Point && e.Owner == id.Value));
        Assert.Equal(1, (await db.CountMatchingAsync(["第77条"], default))[SearchKind.Point]);
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
    }

    [Fact]
    public async Task Given_520_points_When_compiled_Then_the_trail_lists_500_and_tells_number_and_digest_of_the_others()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New());
        await stage.SayAsync(id, [.. Enumerable.Range(1, 520).Select(Said)]);
        await using (var staff = await stage.StaffAsync())
        {
            Assert.True((await staff.Get<CompileReviewOpinion>().RunAsync(id, null, default)).IsDone);
        }

        var points = (await stage.ReadAsync(id)).Points.OrderBy(p => p.Order).ToList();
        await using var db = await stage.App.OpenAsync();
        var told = (await db.AuditEntries.SingleAsync(e => e.MatterId == id.Value && e.Sentence.StartsWith("汇总 "))).Changes;
        var lines = told[told.IndexOf("审议意见的内容 新增 520 条：", StringComparison.Ordinal)..].Split('\n')[1..502];
        Assert.All(points.Take(500).Zip(lines), pair => Assert.Contains(pair.First.Text, pair.Second, StringComparison.Ordinal));

        // The lines that are not listed, made after the pattern of one that is.
        var others = points.Skip(500).Select(p => lines[0].Replace(points[0].Id.ToString(), p.Id.ToString(), StringComparison.Ordinal)
            .Replace("顺序 1；", string.Create(CultureInfo.InvariantCulture, $"顺序 {p.Order}；"), StringComparison.Ordinal)
            .Replace(points[0].Text, p.Text, StringComparison.Ordinal) + "\n");
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(others))));
        Assert.Equal($"其余 20 条不逐条列出，内容的 SHA-256 为 {digest}", lines[500]);
    }

    [Fact]
    public async Task Given_many_people_and_a_membership_in_no_term_When_saved_Then_nobody_is_there()
    {
        await using var stage = await OpinionStage.SetAsync();
        var people = Enumerable.Range(1, Notes).Select(i => Person.Named($"第{i}人")).ToList();
        await using (var db = await stage.App.OpenAsync())
        {

            // The database refuses a membership in a term that does not exist.
            db.AddRange(people);
            db.Add(Member.Elected(new(Guid.CreateVersion7()), people[0].Id, MemberPosition.Ordinary, new(2026, 1, 1), 1));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        }

        await using var after = await stage.App.OpenAsync();
        Assert.False(await after.People.AnyAsync(p => p.Name == "第1人"));
        Assert.Empty(await after.SearchEntries.Where(e => e.Title == "第1人").ToListAsync());
    }

    private static NoteFacts Said(int number) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), "委员", number, false,
        [new(string.Create(CultureInfo.InvariantCulture, $"第{number}条：{Word(number)}要尽快办理。"), OpinionPart.Proposal)]);

    // Different enough that no two are taken for the same.
    private static string Word(int number) => string.Concat(Enumerable.Range(0, 12).Select(i => (char)(0x4E00 + ((number * 977) + (i * 131)) % 20000)));
}
