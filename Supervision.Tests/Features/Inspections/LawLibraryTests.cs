using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Architecture;
using Supervision.Tests.Building;
using Supervision.Web.Features.Inspections.Library;

namespace Supervision.Tests.Features.Inspections;

/// <summary>The library of laws: what is taken comes back letter by letter, versions stand side by side, odd texts are refused.</summary>
public sealed class LawLibraryTests
{
    internal static string FoodSafety => File.ReadAllText(Path.Combine(Source.Root, "Supervision.Tests", "Data", "laws", "食品安全法(2021-04-29).md"));

    private static readonly LawEntry Entry = new("中华人民共和国食品安全法", "全国人民代表大会常务委员会", new(2021, 4, 29), false);

    [Fact]
    public async Task Given_a_law_imported_When_its_text_is_downloaded_Then_it_is_the_source_word_for_word()
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office);
        var id = (await office.Get<ImportLaw>().RunAsync(FoodSafety, Entry, default)).Value;

        using var visitor = await Visitor.SignedInAsync(app, "reader", Role.Member);
        var text = await visitor.Client.GetStringAsync($"/inspections/laws/{id.Value}/text.md");
        var list = await visitor.Client.GetStringAsync("/inspections/laws.csv");

        Assert.Equal(FoodSafety, text);
        Assert.Contains("中华人民共和国食品安全法,全国人民代表大会常务委员会,2021-04-29,10,4,154", list, StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        var told = await db.AuditEntries.SingleAsync(e => e.Sentence.StartsWith("导入"));
        Assert.StartsWith("导入《食品安全法》（2021年4月29日文本），10 章 154 条，校验码 ", told.Sentence, StringComparison.Ordinal);
        Assert.InRange(told.Changes.Length, 1, 1000);
    }

    [Fact]
    public async Task Given_the_same_text_or_the_same_day_When_imported_again_Then_it_is_refused_until_the_old_one_is_out_of_use()
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office);
        var first = (await office.Get<ImportLaw>().RunAsync(FoodSafety, Entry, default)).Value;

        var same = await office.Get<ImportLaw>().RunAsync(FoodSafety, Entry, default);
        var sameDay = await office.Get<ImportLaw>().RunAsync(FoodSafety + "\n", Entry, default);
        var noReason = await office.Get<RetireLaw>().RunAsync(first, " ", default);
        Assert.True((await office.Get<RetireLaw>().RunAsync(first, "录入有误", default)).IsDone);
        var again = await office.Get<ImportLaw>().RunAsync(FoodSafety + "\n", Entry, default);

        Assert.Equal("这个文本已经在文本库里，内容完全相同。", Assert.Single(same.Obstacles).Message);
        Assert.Equal("VersionDate", Assert.Single(sameDay.Obstacles).Field);
        Assert.Equal("请写明停用的理由，最多 200 个字。", Assert.Single(noReason.Obstacles).Message);
        Assert.True(again.IsDone);
        Assert.Equal([false, true], Assert.Single((await office.Get<LawQueries>().ListAsync("食品", default)).Laws).Versions.Select(v => v.RetiredOn is not null));
    }

    [Fact]
    public async Task Given_bad_input_When_imported_Then_each_sentence_stands_at_its_field_and_nothing_is_written()
    {
        await using var app = await TestApp.StartAsync();
        await using var staff = await app.AsAsync(Role.WorkCommitteeStaff);
        var odd = "某某法\n第一条 甲。\n第三条 乙。";

        var noLaw = await staff.Get<ImportLaw>().RunAsync("今天开会。", Entry, default);
        var empty = await staff.Get<ImportLaw>().RunAsync(FoodSafety, new(" ", "", new(2099, 1, 1), false), default);
        var unseen = await staff.Get<ImportLaw>().RunAsync(odd, new("某某法", "国务院", new(2020, 1, 1), false), default);
        await using var db = await app.OpenAsync();
        Assert.Empty(await db.LawTexts.ToListAsync());
        var accepted = await staff.Get<ImportLaw>().RunAsync(odd, new("某某法", "国务院", new(2020, 1, 1), true), default);

        Assert.Equal("Source", Assert.Single(noLaw.Obstacles).Field);
        Assert.Equal(["Title", "Organ", "VersionDate"], empty.Obstacles.Select(o => o.Field));
        Assert.Equal("编号有 1 处需要核对。原文就是这样的，请勾选“照原文收入”。", Assert.Single(unseen.Obstacles).Message);
        Assert.True(accepted.IsDone);
    }

    [Fact]
    public async Task Given_two_versions_When_compared_in_either_order_Then_the_older_stands_left()
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office);
        var newer = (await office.Get<ImportLaw>().RunAsync(FoodSafety, Entry, default)).Value;
        var changed = FoodSafety.Replace("国家对食品生产经营实行许可制度", "国家对食品生产经营实行登记制度", StringComparison.Ordinal);
        var older = (await office.Get<ImportLaw>().RunAsync(changed, Entry with { VersionDate = new(2018, 12, 29) }, default)).Value;

        var view = (await office.Get<LawQueries>().CompareAsync(newer, older, default))!;

        Assert.NotEqual(FoodSafety, changed);
        Assert.Equal(older, view.Older.Id);
        Assert.Equal("第三十五条", Assert.Single(view.Changes, c => c.Fate != ArticleFate.Same).Newer!.Number.Words);
        Assert.Null(await office.Get<LawQueries>().CompareAsync(newer, newer, default));
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Given_a_file_in_an_encoding_When_read_Then_its_text_is_the_same(string encoding)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var bytes = System.Text.Encoding.GetEncoding(encoding);

        Assert.Equal(FoodSafety, LawFile.Text([.. bytes.GetPreamble(), .. bytes.GetBytes(FoodSafety)]));
        Assert.Null(LawFile.Text([0x50, 0x4B, 3, 4, 0, 0]));
    }
}
