using System.Net;
using System.Net.Http.Headers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Documents;
using Supervision.Tests.Features.Reports;

namespace Supervision.Tests.Features.Opinions.FollowUp;

/// <summary>研究处理情况填报表 (D-15.10): taken along as Word, filled in, read back; what cannot be read is told by its field.</summary>
public sealed class HandlingFormTests
{
    private static readonly string[] Filled = ["已办结", "成立专班", "目录已经统一", "卫发〔2026〕9号", "２０２６年9月1日"];

    [Fact]
    public async Task D_15_10_Given_the_form_filled_in_When_read_back_and_saved_Then_every_answer_is_kept()
    {
        await using var ground = await HandlingGround.LayAsync();
        ground.GoTo(9, 2);
        using var liaison = await Visitor.SignedInAsync(ground.App, "wei", Role.BodyLiaison, ground.Health.Value);
        var form = await liaison.Client.GetByteArrayAsync($"/opinions/{ground.Id.Value}/form?body={ground.Health.Value}");
        using (var word = WordprocessingDocument.Open(new MemoryStream(form), isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        }

        await ReadAndSaveAsync(ground, liaison, Fill(form, Filled));

        var handling = await ground.HandlingAsync();
        var asked = (await ground.Stage.ReadAsync(ground.Id)).AskedOf(ground.Government).Where(a => a.Body == ground.Health).ToList();
        Assert.True(asked.Count > 1);
        Assert.All(asked, a => Assert.Equal(
            (PointStatus.Done, "成立专班", "目录已经统一", "卫发〔2026〕9号", new DateOnly(2026, 9, 1)),
            handling.AnswerTo(a.Id) is { } x ? (x.Status!.Value, x.Measures, x.Result, x.Evidence, x.Day!.Value) : default));
    }

    [OfficeFact]
    public async Task D_15_10_Given_the_form_saved_by_LibreOffice_When_read_back_Then_every_answer_is_kept()
    {
        await using var ground = await HandlingGround.LayAsync();
        ground.GoTo(9, 2);
        using var liaison = await Visitor.SignedInAsync(ground.App, "wei", Role.BodyLiaison, ground.Health.Value);
        var form = await liaison.Client.GetByteArrayAsync($"/opinions/{ground.Id.Value}/form?body={ground.Health.Value}");
        using var office = new Office();

        await ReadAndSaveAsync(ground, liaison, await office.ConvertAsync(Fill(form, Filled), "docx", "docx"));

        Assert.All((await ground.HandlingAsync()).Answers, a => Assert.Equal((PointStatus.Done, "目录已经统一"), (a.Status!.Value, a.Result)));
        Assert.NotEmpty((await ground.HandlingAsync()).Answers);
    }

    [Fact]
    public async Task Given_a_state_and_a_day_nobody_knows_When_read_Then_told_at_their_fields_and_the_rest_is_there()
    {
        await using var ground = await HandlingGround.LayAsync();
        ground.GoTo(9, 2);
        using var liaison = await Visitor.SignedInAsync(ground.App, "wei", Role.BodyLiaison, ground.Health.Value);
        var form = await liaison.Client.GetByteArrayAsync($"/opinions/{ground.Id.Value}/form?body={ground.Health.Value}");

        var page = await ReadAsync(ground, liaison, Fill(form, ["办好了", "成立专班", "目录已经统一", "", "九月底"]));

        Assert.Contains("第 1 条的办理情况“办好了”不认识，请选择。", page, StringComparison.Ordinal);
        Assert.Contains("第 1 条的日期“九月底”请写成 2026-09-30 这样。", page, StringComparison.Ordinal);
        Assert.Contains("id=\"Point1.Day-error\"", page, StringComparison.Ordinal);
        Assert.Contains("目录已经统一", page, StringComparison.Ordinal);
        Assert.DoesNotContain("请核对后保存", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_8_8_Given_a_row_for_a_point_that_is_not_the_bodys_When_read_Then_refused_and_nothing_is_taken()
    {
        await using var ground = await HandlingGround.LayAsync();
        ground.GoTo(9, 2);
        using var liaison = await Visitor.SignedInAsync(ground.App, "wei", Role.BodyLiaison, ground.Health.Value);
        var form = await liaison.Client.GetByteArrayAsync($"/opinions/{ground.Id.Value}/form?body={ground.Health.Value}");

        var page = await ReadAsync(ground, liaison, Fill(form, Filled, rows => rows[0][0] = "99"));

        Assert.Contains("表格里的第 99 条不在交给本单位的意见里。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("目录已经统一", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_another_bodys_form_or_no_form_When_read_Then_refused_with_the_reason()
    {
        await using var ground = await HandlingGround.LayAsync();
        using var liaison = await Visitor.SignedInAsync(ground.App, "wei", Role.BodyLiaison, ground.Health.Value);
        using var government = await Visitor.SignedInAsync(ground.App, "luo", Role.BodyLiaison, ground.Government.Value);
        var foreign = await government.Client.GetByteArrayAsync($"/opinions/{ground.Id.Value}/form?body={ground.Government.Value}");
        (byte[] Content, string Words)[] bad =
        [
            (foreign, "这不是这份审议意见、这个单位的表格"), (StaticGround.Word("别的文件"), "打不开"),
            ([.. "MZ\0\u0001"u8], "请上传填好的 Word 表格"), ([.. "PK\u0003\u0004 broken"u8], "请上传填好的 Word 表格"),
        ];

        foreach (var (content, words) in bad)
        {
            Assert.Contains(words, await ReadAsync(ground, liaison, content), StringComparison.Ordinal);
        }

        Assert.Contains("这个文件是空的（0 字节）", await ReadAsync(ground, liaison, []), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await liaison.Client.GetAsync($"/opinions/{ground.Id.Value}/form?body={ground.Government.Value}")).StatusCode);
    }

    [Fact]
    public async Task D_17_27_Given_the_same_draft_again_When_handed_in_on_the_page_Then_a_sentence_says_so_and_there_is_one_paper()
    {
        await using var ground = await HandlingGround.LayAsync();
        using var liaison = await Visitor.SignedInAsync(ground.App, "luo", Role.BodyLiaison, ground.Government.Value);
        await ground.MustHandInAsync(HandlingPaperKind.Plan);
        await ground.AnswerAsync();

        var first = await HandInAsync(ground, liaison);
        var second = await HandInAsync(ground, liaison);

        Assert.Contains("/receipt/", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await liaison.Client.GetAsync(first.Headers.Location)).StatusCode);
        // The draft is out, so the page asks for the report now: nothing is sent twice by mistake.
        Assert.Contains("工委还没有反馈", await Visitor.TextAsync(second), StringComparison.Ordinal);
        await ground.MustAsync<Supervision.Web.Features.Opinions.FollowUp.CommentOnHandling>(ground.Stage.HeadAsync(), u => u.RunAsync(ground.Id, ground.Government, null, default));
        Assert.Equal(2, (await ground.HandlingAsync()).Papers.Count);
    }

    private static string Address(HandlingGround ground) => $"/unit/opinions/{ground.Id.Value}/handling";

    private static async Task ReadAndSaveAsync(HandlingGround ground, Visitor who, byte[] filled)
    {
        var page = await ReadAsync(ground, who, filled);
        Assert.Contains("请核对后保存。", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await who.PostAsync(
            Address(ground) + $"?body={ground.Health.Value}", Visitor.TokenIn(page), Fields(page).Append(("_handler", "answers")))).StatusCode);
    }

    // What a browser would post of the form that is shown.
    private static IEnumerable<(string, string)> Fields(string page)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page);
        foreach (var field in document.QuerySelectorAll("[name^='Answered.Rows']"))
        {
            var value = field switch
            {
                AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value,
                AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
                _ => field.GetAttribute("value"),
            };
            yield return (field.GetAttribute("name")!, value ?? "");
        }
    }

    private static async Task<string> ReadAsync(HandlingGround ground, Visitor who, byte[] word)
    {
        var address = Address(ground) + $"?body={ground.Health.Value}";
        using var form = Multipart(Visitor.TokenIn(await who.Client.GetStringAsync(address)), "table", "Table.File", "表格.docx", word);
        return await Visitor.TextAsync(await who.Client.PostAsync(address, form));
    }

    private static async Task<HttpResponseMessage> HandInAsync(HandlingGround ground, Visitor who)
    {
        var page = await who.Client.GetStringAsync(Address(ground));
        using var form = Multipart(Visitor.TokenIn(page), "choose", "Chosen.File", "初稿.docx", StaticGround.Word("初稿"));
        form.Add(new StringContent(StaticGround.Hidden(page, "Chosen.Key") is { Length: > 0 } key ? key : Guid.NewGuid().ToString()), "Chosen.Key");
        var review = await who.Client.PostAsync(Address(ground), form);
        if (review.StatusCode != HttpStatusCode.Redirect)
        {
            return review;
        }

        var confirm = await who.Client.GetStringAsync(review.Headers.Location);
        return await who.PostAsync(
            Address(ground), Visitor.TokenIn(confirm), ("_handler", "hand-in"), ("Confirmed.Key", StaticGround.Hidden(confirm, "Confirmed.Key")));
    }

    private static MultipartFormDataContent Multipart(string token, string handler, string field, string name, byte[] content)
    {
        MultipartFormDataContent form = new()
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(handler), "_handler" },
            { new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, field, name },
        };
        return form;
    }

    // Fills every row of the table as a person would in a word processor.
    private static byte[] Fill(byte[] form, string[] answer, Action<List<List<string>>>? change = null)
    {
        using var stream = new MemoryStream();
        stream.Write(form);
        using (var word = WordprocessingDocument.Open(stream, isEditable: true))
        {
            var rows = word.MainDocumentPart!.Document!.Body!.Descendants<Table>().Single().Elements<TableRow>().Skip(1).ToList();
            var cells = rows.Select(r => r.Elements<TableCell>().Select(c => c.InnerText).ToList()).ToList();
            cells.ForEach(c => c.RemoveRange(2, 5));
            cells.ForEach(c => c.AddRange(answer));
            change?.Invoke(cells);
            foreach (var (row, texts) in rows.Zip(cells))
            {
                foreach (var (cell, text) in row.Elements<TableCell>().Zip(texts))
                {
                    cell.RemoveAllChildren<Paragraph>();
                    cell.Append(new Paragraph(new Run(new Text(text))));
                }
            }
        }

        return stream.ToArray();
    }
}
