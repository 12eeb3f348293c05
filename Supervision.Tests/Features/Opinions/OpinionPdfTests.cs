using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Documents.Pdf;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Files;

namespace Supervision.Tests.Features.Opinions;

/// <summary>The PDF beside the Word file: fixed by its hash at the dispatch, downloaded by whoever may (D-8.7, D-15.1).</summary>
public sealed class OpinionPdfTests
{
    [Fact]
    public async Task Given_a_numbered_opinion_D_8_7_When_dispatched_Then_Word_and_PDF_are_fixed_by_hash_and_stay_as_they_are()
    {
        await using var stage = await OpinionStage.SetAsync();
        if (!stage.App.Services.GetRequiredService<PdfFonts>().CanWrite)
        {
            return; // No Chinese typeface on this machine: the next test is the one that counts.
        }

        var id = await DispatchedAsync(stage);
        var opinion = await stage.ReadAsync(id);
        await using var db = await stage.App.OpenAsync();
        var pdf = await db.StoredFiles.SingleAsync(f => f.Id == opinion.Pdf);
        Assert.Equal(("pdf", opinion.PdfHash), (pdf.Type, pdf.Hash));
        Assert.NotEqual(opinion.FileHash, opinion.PdfHash);
        await using var bytes = stage.App.Services.GetRequiredService<FileStore>().Open(pdf);
        Assert.Equal(opinion.PdfHash, Convert.ToHexString(await SHA256.HashDataAsync(bytes)), ignoreCase: true);

        stage.App.Clock.Advance(TimeSpan.FromDays(3));
        using var staff = await Visitor.SignedInAsync(stage.App, "staff", Role.WorkCommitteeStaff, stage.Committee.Id.Value);
        var sent = await staff.Client.GetAsync($"/opinions/{id.Value}/pdf");
        Assert.Equal("application/pdf", sent.Content.Headers.ContentType!.MediaType);
        Assert.Equal(opinion.PdfHash, Convert.ToHexString(SHA256.HashData(await sent.Content.ReadAsByteArrayAsync())), ignoreCase: true);
        using var liaison = await Visitor.SignedInAsync(stage.App, "luo", Role.BodyLiaison, stage.Government.Id.Value);
        Assert.Contains($"/files/{opinion.Pdf}", await liaison.Client.GetStringAsync($"/unit/opinions/{id.Value}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await liaison.Client.GetAsync($"/files/{opinion.Pdf}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await liaison.Client.GetAsync($"/opinions/{id.Value}/pdf")).StatusCode);
        using var other = await Visitor.SignedInAsync(stage.App, "other", Role.BodyLiaison, Guid.NewGuid());
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync($"/files/{opinion.Pdf}")).StatusCode);
    }

    [Fact]
    public async Task Given_a_machine_without_typefaces_D_15_1_When_dispatched_Then_Word_alone_goes_and_the_maker_is_told()
    {
        var empty = Directory.CreateTempSubdirectory("supervision-fonts-").FullName;
        await using var stage = await OpinionStage.SetAsync(false, ("Documents:FontDirectory", empty));
        var draft = await stage.DraftAsync(2);
        using var staff = await Visitor.SignedInAsync(stage.App, "staff", Role.WorkCommitteeStaff, stage.Committee.Id.Value);
        var page = WebUtility.HtmlDecode(await staff.Client.GetStringAsync($"/opinions/{draft.Value}"));
        Assert.Contains("服务器上没有中文字体，不能生成 PDF，只提供 Word。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("下载 PDF", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Client.GetAsync($"/opinions/{draft.Value}/pdf")).StatusCode);

        var id = await DispatchedAsync(stage);
        var opinion = await stage.ReadAsync(id);
        Assert.NotNull(opinion.File);
        Assert.Null(opinion.Pdf);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Client.GetAsync($"/opinions/{id.Value}/pdf")).StatusCode);
        Directory.Delete(empty);
    }

    [Fact]
    public async Task Given_two_versions_When_their_page_is_opened_Then_the_difference_is_marked_and_odd_addresses_are_answered()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.DraftAsync();
        var point = (await stage.ReadAsync(id)).Points[^1];
        await using (var acting = await stage.StaffAsync())
        {
            await acting.Get<EditPoint>().RunAsync(id, new(point.Id, point.Revision, "", "实行检验结果互认。"), default);
        }

        using var staff = await Visitor.SignedInAsync(stage.App, "staff", Role.WorkCommitteeStaff, stage.Committee.Id.Value);
        Assert.Contains("从空白到第 1 版：1 条要点有变动。", WebUtility.HtmlDecode(await staff.Client.GetStringAsync($"/opinions/{id.Value}/versions?from=0&to=1")), StringComparison.Ordinal);
        foreach (var odd in new[] { "?from=99&to=-1", "?from=x", "?from=1&to=now&all=true" })
        {
            Assert.Equal(HttpStatusCode.OK, (await staff.Client.GetAsync($"/opinions/{id.Value}/versions{odd}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await staff.Client.GetAsync($"/opinions/{Guid.NewGuid()}/versions")).StatusCode);
    }

    private static async Task<Supervision.Domain.Opinions.ReviewOpinionId> DispatchedAsync(OpinionStage stage)
    {
        var id = await stage.ApprovedAsync();
        await using var office = await stage.OfficeAsync();
        Assert.True((await office.Get<NumberOpinion>().RunAsync(id, null, null, default)).IsDone);
        Assert.Empty((await office.Get<DispatchOpinion>().RunAsync(id, default)).Obstacles);
        return id;
    }
}
