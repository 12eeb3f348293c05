using System.Text;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Plans.Import;
using Supervision.Tests.Architecture;
using Supervision.Web.Features.Plans;
using Supervision.Web.Tables;

namespace Supervision.Tests.Domain.Plans;

/// <summary>Import of plans: every published one, what is strange but right, and what is wrong.</summary>
public sealed class PlanImportTests
{
    private const string Head = "年度,序号,监督形式,事项,月份或会议,报告单位,承办委,备注\n";
    private static readonly string Folder = Path.Combine(Source.Root, "Supervision.Tests", "Data", "plans");

    public static TheoryData<string, int> Published => new()
    {
        { "guangzhou-2020.csv", 5 }, { "hunan-2024.csv", 7 }, { "hunan-2024.xlsx", 7 }, { "jiangsu-2024.csv", 8 }, { "ningbo-2009.csv", 15 },
        { "tianquan-2023.csv", 9 }, { "xiangxiang-2025.csv", 6 }, { "xining-2008.csv", 13 }, { "yangchun-2021.csv", 13 },
        { "yantai-district-2023.csv", 22 }, { "yantai-district-2023.xlsx", 22 }, { "yunnan-2024.csv", 3 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Given_a_published_plan_When_read_Then_no_row_is_wrong(string file, int rows)
    {
        var preview = Preview(File.ReadAllBytes(Path.Combine(Folder, file)));

        Assert.Empty(preview.Problems);
        Assert.Equal(rows, preview.Lines.Count);
        Assert.Equal(int.Parse(file.Split('-')[^1][..4]), preview.Year);
        Assert.True(preview.IsClean);
        Assert.All(preview.Lines, l => Assert.Equal(ImportMatch.New, l.Match));
    }

    [Fact]
    public void Given_the_table_of_files_When_compared_with_the_folder_Then_none_is_left_out() => Assert.Equal(
        Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Where(f => f != "sessions-published.csv").Order(StringComparer.Ordinal),
        Published.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Given_csv_and_xlsx_of_one_plan_When_read_Then_they_say_the_same()
    {
        static IEnumerable<string> Lines(ImportPreview p) => p.Lines.Select(l => $"{l.Content.Kind}|{l.Content.Title}|{l.Content.Time}|{string.Join('；', l.Content.Bodies.Select(b => b.Name))}");
        Assert.Equal(
            Lines(Preview(File.ReadAllBytes(Path.Combine(Folder, "yantai-district-2023.csv")))),
            Lines(Preview(File.ReadAllBytes(Path.Combine(Folder, "yantai-district-2023.xlsx")))));
    }

    [Theory]
    [InlineData("6月", 6, 6, "")]
    [InlineData("６月", 6, 6, "")]
    [InlineData("六月", 6, 6, "")]
    [InlineData("十二月", 12, 12, "")]
    [InlineData("6", 6, 6, "")]
    [InlineData("3—4月", 3, 4, "")]
    [InlineData("3-4月", 3, 4, "")]
    [InlineData("3月至4月", 3, 4, "")]
    [InlineData("３～４月", 3, 4, "")]
    [InlineData("第三季度", 7, 9, "第三季度")]
    [InlineData("三季度", 7, 9, "三季度")]
    [InlineData("上半年", 1, 6, "上半年")]
    [InlineData("6月下旬", 6, 6, "6月下旬")]
    [InlineData("9月；12月", 9, 12, "9月；12月")]
    [InlineData("6、8月", 6, 8, "6、8月")]
    [InlineData("3—4月；7—8月；12月", 3, 12, "3—4月；7—8月；12月")]
    [InlineData("2026年6月", 6, 6, "2026年6月")]
    [InlineData("2026-06-15", 6, 6, "2026-06-15")]
    [InlineData("必要时", null, null, "必要时")]
    [InlineData("第32次会议", null, null, "第32次会议")]
    [InlineData("", null, null, "")]
    public void Given_a_time_as_people_write_it_When_read_Then_months_and_words_are_kept(string text, int? first, int? last, string words)
    {
        var (time, problem) = TimeWords.Read(text);
        Assert.Null(problem);
        Assert.Equal(new PlanTime(first, last, words), time);
    }

    [Theory]
    [InlineData("13月", "没有 13 月")]
    [InlineData("0月", "没有 0 月")]
    [InlineData("十三月", "没有“十三月”")]
    [InlineData("8—3月", "前后颠倒")]
    public void Given_a_month_that_cannot_be_When_read_Then_told(string text, string words) =>
        Assert.Contains(words, TimeWords.Read(text).Problem, StringComparison.Ordinal);

    [Fact]
    public void Given_GB18030_When_read_Then_the_same_as_UTF8()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Head + "2026,一,专项工作报告,养老服务体系建设情况,第三季度,县人民政府,社会委,\n";
        var preview = Preview(Encoding.GetEncoding("GB18030").GetBytes(text));

        Assert.Equal("养老服务体系建设情况", Assert.Single(preview.Lines).Content.Title);
        Assert.Equal(new PlanTime(7, 9, "第三季度"), preview.Lines[0].Content.Time);
    }

    [Fact]
    public void Given_merged_cells_When_read_Then_each_row_has_the_form()
    {
        var preview = Preview(MergedPlan());
        Assert.Empty(preview.Problems);
        Assert.All(preview.Lines, l => Assert.Equal(PlanItemKind.LawInspection, l.Content.Kind));
        Assert.Equal(2, preview.Lines.Count);
    }

    [Fact]
    public void Given_5000_rows_When_read_Then_all_are_lines()
    {
        var text = new StringBuilder(Head);
        for (var i = 1; i <= 5000; i++)
        {
            text.Append($"2026,{i},专项工作报告,第{i}项工作情况,{(i % 12) + 1}月,县人民政府；县民政局,财经委,\n");
        }

        var preview = Preview(Encoding.UTF8.GetBytes(text.ToString()));
        Assert.Empty(preview.Problems);
        Assert.Equal(5000, preview.Lines.Count);
    }

    [Fact]
    public void Given_other_headings_When_mapped_by_hand_Then_read()
    {
        var table = Table("年份,监督的办法,干什么\n2026,执法检查,义务教育法\n");
        var map = ColumnMap.Guess(table.Headings);
        var before = PlanImport.Read(table, map, new());
        var after = PlanImport.Read(table, map.With(PlanColumn.Kind, 1).With(PlanColumn.Title, 2), new());

        Assert.Equal(["第 1 行：没有找到“监督形式”这一列，请在上面的列对应里选择，或者在文件里补上。", "第 1 行：没有找到“事项”这一列，请在上面的列对应里选择，或者在文件里补上。"], before.Problems.Select(p => p.ToString()));
        Assert.Empty(before.Lines);
        Assert.Equal("义务教育法", Assert.Single(after.Lines).Content.Title);
    }

    [Theory]
    [InlineData("2026,一,联欢活动,春节联欢,1月,,,\n", 2, "没有“联欢活动”这种监督形式")]
    [InlineData("2026,一,执法检查,义务教育法,1月,,,\n2026,二,执法检查,《义务教育法》,5月,,,\n", 3, "与第 2 行重复")]
    [InlineData("2026,一,执法检查,,1月,,,\n", 2, "请填写事项名称")]
    [InlineData("2026,一,,义务教育法,1月,,,\n", 2, "监督形式是空的")]
    [InlineData("2026,一,执法检查,义务教育法,14月,,,\n", 2, "没有 14 月")]
    [InlineData("两千,一,执法检查,义务教育法,1月,,,\n", 2, "不是四位年份")]
    [InlineData("2026,一,执法检查,义务教育法,1月,,,\n2025,二,执法检查,统计法,1月,,,\n", 3, "一个文件只能有一个年度")]
    [InlineData("2026,一,执法检查,义务\u200B教育法,1月,,,\n", 2, "看不见的字符")]
    public void Given_a_wrong_row_When_read_Then_it_is_named_and_the_file_is_not_clean(string rows, int row, string words)
    {
        var preview = PlanImport.Read(Table(Head + rows), ColumnMap.Guess(Head.Trim().Split(',')), new());
        var problem = Assert.Single(preview.Problems);

        Assert.Equal(row, problem.Row);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.False(preview.IsClean);
    }

    [Fact]
    public void Given_a_title_of_300_characters_When_read_Then_the_limit_is_stated()
    {
        var preview = PlanImport.Read(Table(Head + $"2026,一,执法检查,{new string('法', 300)},1月,,,\n"), ColumnMap.Guess(Head.Trim().Split(',')), new());
        Assert.Equal("第 2 行：事项名称最多 200 个字，现在有 300 个字。", Assert.Single(preview.Problems).ToString());
    }

    [Fact]
    public void Given_a_cell_of_40000_characters_or_no_spreadsheet_When_read_Then_refused_with_words()
    {
        var longCell = PlanFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(Head + $"2026,一,执法检查,{new string('法', 40_000)},1月,,,\n")));
        var picture = PlanFile.Read(new MemoryStream([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 2, 3]));

        Assert.Null(longCell.Table);
        Assert.Equal(2, Assert.Single(longCell.Problems).Row);
        Assert.Null(picture.Table);
        Assert.Contains("不是表格", picture.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_year_outside_the_terms_When_read_Then_warned_and_not_stopped()
    {
        var context = new ImportContext { Terms = [(2022, 2026)] };
        var table = Table(Head + "2009,一,执法检查,农业法,,,,\n");
        var preview = PlanImport.Read(table, ColumnMap.Guess(table.Headings), context);

        Assert.True(preview.IsClean);
        Assert.Equal("2009年不在已登记的任期之内，请核对年度。", Assert.Single(preview.Warnings).ToString());
    }

    [Fact]
    public void Given_names_When_read_Then_known_ones_are_found_others_stay_as_text_and_get_a_suggestion()
    {
        var (government, finance) = (Guid.NewGuid(), Guid.NewGuid());
        var context = new ImportContext
        {
            Bodies = [new(government, "望溪县人民政府", "县人民政府", BodyKind.Government)],
            Committees = [new(finance, "财政经济委员会", "财经委")],
        };
        var table = Table(Head + "2026,一,专项工作报告,甲,,县人民政府；区人民政府,财经委；各专门委员会,\n2026,二,专项工作报告,乙,,县农业、林业局,,\n");
        var preview = PlanImport.Read(table, ColumnMap.Guess(table.Headings), context);

        Assert.Equal([government, (Guid?)null], preview.Lines[0].Content.Bodies.Select(b => b.Body?.Value));
        Assert.Equal(finance, preview.Lines[0].Content.Committees[0].Committee?.Value);
        Assert.Equal("县农业、林业局", Assert.Single(preview.Lines[1].Content.Bodies).Name);
        Assert.Equal("望溪县人民政府", preview.Names.Single(n => n.Text == "区人民政府").Suggestion?.Name);
        Assert.Null(preview.Names.Single(n => n.Text == "各专门委员会").Suggestion);
    }

    [Fact]
    public void Given_names_joined_by_a_pause_mark_When_each_is_known_Then_they_are_several()
    {
        var context = new ImportContext { Bodies = [new(Guid.NewGuid(), "县民政局", "民政局"), new(Guid.NewGuid(), "县财政局", "财政局")] };
        var table = Table(Head + "2026,一,专项工作报告,甲,,民政局、财政局,,\n");

        Assert.Equal(2, PlanImport.Read(table, ColumnMap.Guess(table.Headings), context).Lines[0].Content.Bodies.Count);
    }

    private static ImportTable Table(string text) => PlanFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Table!;

    private static ImportPreview Preview(byte[] bytes)
    {
        var file = PlanFile.Read(new MemoryStream(bytes));
        Assert.Empty(file.Problems);
        return PlanImport.Read(file.Table!, ColumnMap.Guess(file.Table!.Headings), new() { Terms = [(2000, null)] });
    }

    private static byte[] MergedPlan()
    {
        var bytes = SheetWriter.Xlsx("计划", [["年度", "监督形式", "事项"], [2026, "执法检查", "义务教育法"], [2026, null, "统计法"]]);
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
            var merged = new DocumentFormat.OpenXml.Spreadsheet.MergeCells(new DocumentFormat.OpenXml.Spreadsheet.MergeCell { Reference = "B2:B3" });
            sheet.InsertAfter(merged, sheet.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.SheetData>());
        }

        return stream.ToArray();
    }
}
