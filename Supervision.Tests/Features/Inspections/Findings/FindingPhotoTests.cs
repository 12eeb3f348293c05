using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Files;

namespace Supervision.Tests.Features.Inspections.Findings;

/// <summary>Photos of findings: smaller, upright, without what the camera wrote; each once; seen by those who may (D-6.9).</summary>
public sealed class FindingPhotoTests
{
    [Fact]
    public async Task Given_a_large_photo_with_the_place_in_it_When_added_twice_Then_one_is_kept_smaller_upright_and_without_the_place()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var id = await field.VerifiedAsync();
        var sent = Pictures.WithCameraNotes(3000, 2000);
        Assert.Contains(Pictures.Place, Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        FindingEvidenceId photo = new(Guid.CreateVersion7());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var member = await field.MemberAsync();
            using var content = new MemoryStream(sent);
            return await member.Get<AddFindingPhoto>().RunAsync(photo, id, "IMG_0001.HEIC.jpg", content, default);
        }));

        Assert.All(outcomes, AnInspection.Done);
        await using var db = await app.OpenAsync();
        var kept = Assert.Single(await db.FindingEvidence.AsNoTracking().ToListAsync());
        Assert.Equal((1, 2), ((await field.ReadAsync(id)).EvidenceCount, await db.StoredFiles.CountAsync()));
        var large = Read(app, await db.StoredFiles.SingleAsync(f => f.Id == kept.File));
        var thumb = Read(app, await db.StoredFiles.SingleAsync(f => f.Id == kept.Thumb));
        Assert.Equal((1280, PhotoMaker.LargeSide, PhotoMaker.ThumbSide), (large.Width, large.Height, thumb.Height));

        // Held upright: what lay left lies above now.
        Assert.True(large.GetPixel(640, 100).Red > 200 && large.GetPixel(640, 1800).Blue > 200);
        Assert.All(Directory.EnumerateFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories),
            f => Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(File.ReadAllBytes(f)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_no_picture_a_broken_one_or_one_too_large_When_added_Then_each_is_refused_by_its_sentence_and_nothing_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var id = await field.VerifiedAsync();
        await using var member = await field.MemberAsync();
        var whole = Pictures.Jpeg(1600, 1200);

        async Task<string> RefusedAsync(byte[] bytes)
        {
            using var content = new MemoryStream(bytes);
            return Assert.Single((await member.Get<AddFindingPhoto>().RunAsync(new(Guid.NewGuid()), id, "照片.jpg", content, default)).Obstacles).Message;
        }

        Assert.Equal("这个文件不是照片，或者打不开。请选择 jpg、png 或者 webp 图片。", await RefusedAsync("%PDF-1.7"u8.ToArray()));
        Assert.Equal("这张照片没有传完整，请重新选择。", await RefusedAsync(whole[..(whole.Length / 2)]));
        Assert.Equal("这个文件 51 MB，最多 50 MB。", await RefusedAsync(new byte[51 * 1024 * 1024]));
        Assert.Equal(0, (await field.ReadAsync(id)).EvidenceCount);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Given_a_photo_When_asked_for_Then_the_house_sees_it_the_body_once_it_was_shown_and_others_never()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        await field.VerifiedAsync(ComplianceGrade.NotCompliant);
        await using var db = await app.OpenAsync();
        var photo = await db.FindingEvidence.AsNoTracking().SingleAsync();
        using var reader = await Visitor.SignedInAsync(app, "reader", Role.Office);
        using var market = await Visitor.SignedInAsync(app, "market", Role.BodyLiaison, field.Made.Market.Id.Value);
        using var school = await Visitor.SignedInAsync(app, "school", Role.BodyLiaison, field.Made.School.Id.Value);
        async Task<HttpStatusCode[]> AskAsync(Visitor visitor) =>
        [
            (await visitor.Client.GetAsync($"/inspections/photos/{photo.Id.Value}/thumb")).StatusCode, (await visitor.Client.GetAsync($"/files/{photo.File}")).StatusCode,
        ];

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await AskAsync(reader));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], await AskAsync(market));
        await using (var office = await app.AsAsync(Role.Office))
        {
            AnInspection.Done(await office.Get<ShowVerifiedFindings>().RunAsync(field.Id, default));
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await AskAsync(market));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], await AskAsync(school));
        Assert.Contains("核对意见", await Visitor.TextAsync(await market.Client.GetAsync($"/unit/inspections/{field.Id.Value}/{field.Made.Market.Id.Value}/findings")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await school.Client.GetAsync($"/unit/inspections/{field.Id.Value}/{field.Made.Market.Id.Value}/findings")).StatusCode);
    }

    [Fact]
    public async Task Given_a_photo_taken_off_a_draft_and_bytes_of_a_broken_upload_When_the_nightly_check_runs_Then_both_go_and_nothing_else()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        await field.VerifiedAsync(ComplianceGrade.NotCompliant);
        await using var member = await field.MemberAsync();
        FindingId draft = new(Guid.CreateVersion7());
        FindingEvidenceId photo = new(Guid.CreateVersion7());
        AnInspection.Done(await member.Get<RecordFinding>().RunAsync(draft, field.Id, await field.EntryAsync(), default));
        using (var content = new MemoryStream(Pictures.Jpeg(500, 500)))
        {
            AnInspection.Done(await member.Get<AddFindingPhoto>().RunAsync(photo, draft, "错.jpg", content, default));
        }

        AnInspection.Done(await member.Get<RemoveFindingEvidence>().RunAsync(draft, photo, default));
        var half = Path.Combine(app.Folder, "files", "AB", "AB12." + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.GetDirectoryName(half)!);
        await File.WriteAllTextAsync(half, "half");
        File.SetLastWriteTimeUtc(half, app.Clock.GetUtcNow().UtcDateTime);
        var sweep = app.Services.GetRequiredService<SweepFiles>();

        Assert.Equal(new SweptFiles(5, 0, null), await sweep.RunAsync(default));
        app.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(new SweptFiles(5, 3, null), await sweep.RunAsync(default));
        Assert.Equal(new SweptFiles(2, 0, null), await sweep.RunAsync(default));
        File.Delete(Directory.EnumerateFiles(Path.Combine(app.Folder, "files"), "*", SearchOption.AllDirectories).First());
        Assert.NotNull((await sweep.RunAsync(default)).Missing);
    }

    private static SKBitmap Read(TestApp app, Supervision.Web.Persistence.StoredFile file)
    {
        using var content = app.Services.GetRequiredService<FileStore>().Open(file);
        return SKBitmap.Decode(content);
    }
}
