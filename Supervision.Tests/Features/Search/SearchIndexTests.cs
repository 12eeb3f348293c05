using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Tests.Features.Opinions;
using Supervision.Web.Persistence;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Tests.Features.Search;

/// <summary>The index finds what a plain comparison finds, no more and no less, and follows every change.</summary>
public sealed class SearchIndexTests
{
    private const string Letters = "预算噪声养老服务县人大常委会审议意见教育医共体数据的一〇㐀𬭎㛃龦abcXYZ0129ＡＢ１２，。、（）《》“”%_\"'*-+:^ éñÄ";

    [Fact]
    public async Task Given_four_hundred_texts_When_six_hundred_pieces_are_looked_for_Then_index_and_comparison_agree_on_every_one()
    {
        await using var app = await TestApp.StartAsync();
        var chance = new Random(20261129);
        var texts = Enumerable.Range(0, 400).Select(_ => Piece(chance, chance.Next(1, 60))).ToList();
        await using var db = await app.OpenAsync();
        db.AddRange(texts.Select(t => Person.Named(t)));
        await db.SaveChangesAsync();
        var stored = await db.SearchEntries.AsNoTracking().Where(e => e.Kind == SearchKind.Person).ToListAsync();
        var found = 0;
        for (var i = 0; i < 600; i++)
        {
            var words = SearchText.Words(Sought(chance, texts, i));
            if (words.Count == 0)
            {
                continue;
            }

            var expected = stored.Where(e => words.All(w => e.Folded.Contains(w, StringComparison.Ordinal))).Select(e => e.Id).Order().ToList();
            var actual = await db.Matching(words).Where(e => e.Kind == SearchKind.Person).Select(e => e.Id).OrderBy(id => id).ToListAsync();
            Assert.True(expected.SequenceEqual(actual), $"“{string.Join(' ', words)}”: {expected.Count} expected, {actual.Count} found");
            found += actual.Count;
        }

        Assert.True(found > 600, "Pieces of the texts are found in them.");
    }

    [Fact]
    public async Task Given_twelve_saves_When_the_pieces_of_the_index_are_merged_Then_there_are_fewer_and_all_is_found()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        for (var i = 0; i < 12; i++)
        {
            db.Add(Person.Named($"第{i}位龚子佩"));
            await db.SaveChangesAsync();
        }

        await db.Database.OpenConnectionAsync();
        SqliteSearch.Merge((SqliteConnection)db.Database.GetDbConnection());

        Assert.InRange(await db.Database.SqlQuery<int>($"SELECT count(DISTINCT segid) AS Value FROM SearchTerms_idx").SingleAsync(), 1, 6);
        Assert.Equal(12, await db.Matching(["龚子"]).CountAsync());
    }

    [Fact]
    public async Task Given_an_index_made_anew_Then_it_is_of_one_piece()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            db.Add(Person.Named($"第{i}位龚子佩"));
            await db.SaveChangesAsync();
        }

        await db.RebuildSearchAsync(default);

        Assert.Equal(1, await db.Database.SqlQuery<int>($"SELECT count(DISTINCT segid) AS Value FROM SearchTerms_idx").SingleAsync());
        Assert.Equal(5, await db.Matching(["龚子"]).CountAsync());
    }

    [Theory]
    [InlineData("预算", true)]
    [InlineData("算执", true)]
    [InlineData("ＹＵ算", false)]
    [InlineData("2026", true)]
    [InlineData("２０２６", true)]
    [InlineData("100%", true)]
    [InlineData("10_%", false)]
    [InlineData("%", true)]
    [InlineData("\"预算\"", false)]
    [InlineData("预算 OR 审计", false)]
    [InlineData("预算 执行", true)]
    [InlineData("NEAR(预算 执行)", false)]
    [InlineData("预算*", false)]
    [InlineData("A股", true)]
    [InlineData("a股", true)]
    public async Task Given_signs_and_operators_When_looked_for_Then_they_mean_themselves(string typed, bool isFound)
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        db.Add(Person.Named("2026年预算执行100%完成，A股"));
        await db.SaveChangesAsync();

        Assert.Equal(isFound, await db.Matching(SearchText.Words(typed)).AnyAsync());
    }

    [Fact]
    public async Task Given_a_name_with_a_rare_character_When_looked_for_Then_it_is_found_D_17_29()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        db.AddRange(Person.Named("李𬭎"), Person.Named("阿卜杜拉·买买提"), Person.Named("王㛃"));
        await db.SaveChangesAsync();

        Assert.Equal("李𬭎", (await db.Matching(["李𬭎"]).SingleAsync()).Title);
        Assert.Equal("王㛃", (await db.Matching(["王㛃"]).SingleAsync()).Title);
        Assert.Equal("阿卜杜拉·买买提", (await db.Matching(["拉·买"]).SingleAsync()).Title);
    }

    [Fact]
    public async Task Given_an_opinion_When_a_point_is_changed_or_the_save_fails_Then_the_index_says_what_the_database_says()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.DraftAsync();
        await using var db = await stage.App.OpenAsync();
        Assert.Equal(1, await db.Matching(["统一药品目录"]).CountAsync(e => e.Kind == SearchKind.Point));
        var opinion = await db.ReviewOpinions.SingleAsync(o => o.Id == id);
        var point = opinion.Points.Single(p => p.Text.Contains("统一药品目录", StringComparison.Ordinal));

        opinion.Write(new(point.Id, point.Revision, point.Heading, "建立短缺药品清单。"), AnOpinion.Now);
        await using (var undone = await db.Database.BeginTransactionAsync())
        {
            await db.SaveChangesAsync();
            Assert.Equal(1, await db.Matching(["短缺药品"]).CountAsync());
            await undone.RollbackAsync();
        }

        Assert.Equal((0, 1), (await db.Matching(["短缺药品"]).CountAsync(), await db.Matching(["统一药品目录"]).CountAsync(e => e.Kind == SearchKind.Point)));
    }

    [Fact]
    public async Task Given_an_index_that_was_lost_When_prepared_or_rebuilt_Then_everything_is_found_again()
    {
        await using var stage = await OpinionStage.SetAsync();
        await stage.DraftAsync();
        await using var db = await stage.App.OpenAsync();
        var before = await db.SearchEntries.CountAsync();
        await db.Database.ExecuteSqlRawAsync("DROP TABLE SearchTerms");

        await PersistenceSetup.PrepareAsync(stage.App.Services, default);
        var prepared = await db.Matching(["药品目录"]).CountAsync();
        await db.SearchEntries.ExecuteDeleteAsync();
        var rebuilt = await db.RebuildSearchAsync(default);
        var again = await db.RebuildSearchAsync(default);

        Assert.True(prepared > 0);
        Assert.Equal((before, before), (rebuilt, again));
        Assert.Equal(prepared, await db.Matching(["药品目录"]).CountAsync());
    }

    [Fact]
    public async Task Given_a_person_renamed_When_looked_for_Then_only_the_new_name_is_found()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        var person = Person.Named("欧阳文静");
        db.Add(person);
        await db.SaveChangesAsync();

        person.Describe("欧阳静文", "教科文卫工委", "13900000000");
        await db.SaveChangesAsync();

        Assert.Equal((0, 1, 0), (await db.Matching(["文静"]).CountAsync(), await db.Matching(["静文", "教科"]).CountAsync(), await db.Matching(["1390000"]).CountAsync()));
    }

    private static string Piece(Random chance, int length)
    {
        var runes = Letters.EnumerateRunes().ToList();
        return string.Concat(Enumerable.Range(0, length).Select(_ => runes[chance.Next(runes.Count)].ToString()));
    }

    // Half of them of two characters; pieces that occur, and pieces that may not.
    private static string Sought(Random chance, List<string> texts, int i)
    {
        var from = i % 3 == 0 ? Piece(chance, 20) : texts[chance.Next(texts.Count)];
        var length = i % 2 == 0 ? 2 : chance.Next(2, 7);
        var start = chance.Next(0, Math.Max(1, from.Length - length));
        var piece = from.Substring(start, Math.Min(length, from.Length - start));

        // Nobody can type half of a character that takes two units.
        return piece.Length > 0 && (char.IsLowSurrogate(piece[0]) || char.IsHighSurrogate(piece[^1])) ? Sought(chance, texts, i) : piece;
    }
}
