using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Reports;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reports;

namespace Supervision.Tests.Faults;

/// <summary>Files a body sends by mistake or in bad faith, over a real connection (D-16.39): a sentence, and nothing is kept.</summary>
public sealed class UploadTests
{
    private const int Megabyte = 1024 * 1024;

    public static TheoryData<string, string, Func<byte[]>> Bad => new()
    {
        { "视频.pdf", "这个文件 120 MB，最多 50 MB。", () => Pdf(120 * Megabyte) },
        { "略大.pdf", "这个文件 50.1 MB，最多 50 MB。", () => Pdf(50 * Megabyte + 1) },
        { "程序.pdf", "这个文件打不开", () => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. new byte[512]] },
        { "空白.docx", "没有内容", () => Archive(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document><w:body><w:p/></w:body></w:document>")) },
        { "带宏.docx", "带有宏", () => Archive(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:t>报告</w:t>"), ("word/vbaProject.bin", "x")) },
        { "炸弹.docx", "展开后过大", Bomb },
        { "断线.docx", "没有传完整", () => [.. "PK"u8, 3, 4, 0, 0, 0, 0, 0, 0] },
        { "旧版.pdf", "旧格式", () => [0xD0, 0xCF, 0x11, 0xE0, .. new byte[512]] },
    };

    [Theory]
    [InlineData("报告.exe", "%PDF-1.7\n", "pdf")]
    [InlineData("数据.pdf", "a,b\n1,2\n", null)]
    [InlineData("数据.csv", "a,b\n1,2\n", "csv")]
    [InlineData("说明.txt", "说明", "txt")]
    [InlineData("照片.docx", "\u0089PNG\r\n\u001a\n", "png")]
    [InlineData("程序.txt", "MZ\u0090\0\u0003", null)]
    public void D_17_46_Given_a_file_When_judged_Then_by_its_content_and_not_by_its_name(string name, string content, string? kind) =>
        Assert.Equal(kind, Supervision.Web.Files.FileKind.Judge(new MemoryStream(Encoding.Latin1.GetBytes(content)), name).Kind?.Name);

    [Fact]
    public async Task D_17_46_Given_a_kept_file_When_its_place_and_its_downloads_are_looked_at_Then_random_name_outside_the_web_and_the_right_each_time()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.OpinionsSent, new(2026, 6, 25));
        using var liaison = await ground.LiaisonAsync("luo", ground.Government);
        using var court = await ground.LiaisonAsync("lv", ground.Court);
        await using var acting = await app.AsAsync(Supervision.Domain.Organisation.Role.BodyLiaison, ground.Government.Id.Value);
        Assert.True((await acting.Get<Supervision.Web.Features.Reports.HandInDraft>().RunAsync(ground.Report.Id, ReportBench.Pdf("初稿"), default)).IsDone);
        await using var db = await app.OpenAsync();
        var file = await db.StoredFiles.SingleAsync();
        var place = Assert.Single(FilesIn(app, "files"));

        Assert.DoesNotContain("报告", place, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await liaison.Client.GetAsync("/" + Path.GetRelativePath(app.Folder, place))).StatusCode);
        var own = await liaison.Client.GetAsync($"/files/{file.Id}");
        Assert.Equal((HttpStatusCode.OK, "attachment"), (own.StatusCode, own.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(HttpStatusCode.NotFound, (await court.Client.GetAsync($"/files/{file.Id}")).StatusCode);
        (await db.RoleHoldings.SingleAsync(r => r.Scope == ground.Government.Id.Value && r.Person == db.Users.Single(u => u.UserName == "luo").Person)).EndOn(new(2026, 6, 1));
        await db.SaveChangesAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await liaison.Client.GetAsync($"/files/{file.Id}")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public async Task Given_a_bad_file_D_16_39_When_sent_over_http_Then_it_is_refused_with_its_reason_and_nothing_is_stored(
        string name, string words, Func<byte[]> content)
    {
        await using var app = await TestApp.StartAsync(port: true);
        var ground = await StaticGround.LayAsync(app, ReportState.OpinionsSent, new(2026, 6, 25));
        using var liaison = await SignedInAsync(app, ground);

        var answer = await SendAsync(liaison, ground, name, content());
        var page = await Visitor.TextAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(words, page);
        Assert.Contains("id=\"File-error\"", page);
        await using var db = await app.OpenAsync();
        Assert.Equal(0, await db.StoredFiles.CountAsync());
        Assert.Equal([], FilesIn(app, "files").Concat(FilesIn(app, "waiting")));
    }

    [Fact]
    public async Task Given_a_file_of_50_megabytes_When_sent_and_handed_in_Then_it_is_kept()
    {
        await using var app = await TestApp.StartAsync(port: true);
        var ground = await StaticGround.LayAsync(app, ReportState.OpinionsSent, new(2026, 6, 25));
        using var liaison = await SignedInAsync(app, ground);

        var review = await SendAsync(liaison, ground, "报告.pdf", Pdf(50 * Megabyte));
        Assert.Equal(HttpStatusCode.Redirect, review.StatusCode);
        var page = await liaison.Client.GetStringAsync(review.Headers.Location);
        var done = await liaison.PostAsync(
            Address(ground), Visitor.TokenIn(page), [("_handler", "hand-in"), ("Confirmed.Key", StaticGround.Hidden(page, "Confirmed.Key"))]);

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        await using var db = await app.OpenAsync();
        Assert.Equal(50 * Megabyte, (await db.StoredFiles.SingleAsync()).Length);
        Assert.Equal(50 * Megabyte, new FileInfo(Assert.Single(FilesIn(app, "files"))).Length);
    }

    [Fact]
    public async Task Given_a_stranger_When_40_megabytes_are_sent_Then_they_are_not_taken()
    {
        await using var app = await TestApp.StartAsync(port: true);
        using var stranger = new Caller(app.ClientOptions.BaseAddress);
        var token = Visitor.TokenIn(await stranger.Client.GetStringAsync("/login"));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("sign-in"), "_handler" }, { new ByteArrayContent(new byte[40 * Megabyte]), "Input.File", "x.pdf" },
        };

        // The server may hang up on a stranger; what it must not do is take the file.
        var answer = await Record.ExceptionAsync(async () => Assert.False((await stranger.Client.PostAsync("/login", form)).IsSuccessStatusCode));

        Assert.True(answer is null or HttpRequestException, answer?.ToString());
        Assert.Equal([], FilesIn(app, "files"));
    }

    private static async Task<Caller> SignedInAsync(TestApp app, StaticGround ground)
    {
        await Visitor.AccountAsync(app, "luo", Supervision.Domain.Organisation.Role.BodyLiaison, ground.Government.Id.Value);
        return await Caller.SignedInAsync(app.ClientOptions.BaseAddress, "luo");
    }

    private static string Address(StaticGround ground) => $"/unit/reports/{ground.Report.Id.Value}";

    private static async Task<HttpResponseMessage> SendAsync(Caller who, StaticGround ground, string name, byte[] bytes)
    {
        var page = await who.Client.GetStringAsync(Address(ground));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Visitor.TokenIn(page)), "__RequestVerificationToken" },
            { new StringContent("choose"), "_handler" },
            { new StringContent(StaticGround.Hidden(page, "Chosen.Key")), "Chosen.Key" },
            { new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "Chosen.File", name },
        };
        return await who.Client.PostAsync(Address(ground), form);
    }

    private static IEnumerable<string> FilesIn(TestApp app, string name) => Directory.Exists(Path.Combine(app.Folder, name))
        ? Directory.EnumerateFiles(Path.Combine(app.Folder, name), "*", SearchOption.AllDirectories)
        : [];

    private static byte[] Pdf(int length)
    {
        var bytes = new byte[length];
        "%PDF-1.7\n"u8.CopyTo(bytes);
        return bytes;
    }

    private static byte[] Archive(params IEnumerable<(string Name, string Text)> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open(), Encoding.UTF8);
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    // A few hundred kilobytes that unpack to more than 300 MB.
    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("[Content_Types].xml").Open().Dispose();
            using var text = archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[Megabyte];
            for (var i = 0; i < 320; i++)
            {
                text.Write(zeros);
            }
        }

        return stream.ToArray();
    }
}
