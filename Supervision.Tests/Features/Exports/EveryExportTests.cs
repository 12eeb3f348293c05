using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualBasic.FileIO;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Documents;
using Supervision.Tests.Screens;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Exports;

/// <summary>Every file that leaves the house, over the demo year: opened again by something other than its writer, with time and filter,
/// and without a cell that a spreadsheet would run. A new address that hands out a file needs a line here.</summary>
public sealed class EveryExportTests(EveryExportTests.DemoYear year) : IClassFixture<EveryExportTests.DemoYear>
{
    /// <summary>Addresses that hand out no file made here.</summary>
    private static readonly HashSet<string> NoExports = new(StringComparer.Ordinal)
    {
        "/session/alive", "/health/live", "/health/ready", "/help/pictures/{name}",
        "/files/{id:guid}", // What somebody handed in, as it came.
        "/calendar/feed/{token}.ics", // Read by a parser in FeedTests.
        "/v", "/v/done", "/v/{code}", // Pages of a slip.
        "/appointees/{id:guid}/file.zip", "/me/file.zip", "/appointees/{id:guid}/file.pdf", "/me/file.pdf", // For the council, the committee with the duty and the person: PersonalFileTests.
        "/appointees/exams/questions/template.xlsx", // For the committee with the duty: OnScreenExamTests.
        "/appointees/exams/{id:guid}/paper.docx", "/appointees/exams/{id:guid}/key.docx", "/appointees/exams/{id:guid}/answers/{post:guid}.docx",
        "/appointees/exams/{id:guid}/slip/{post:guid}.docx", "/me/exam/{id:guid}/slip.docx", // OnScreenExamTests.
        "/inspections/{id:guid}/itinerary/{member:guid}.ics", "/inspections/{id:guid}/notice/{body:guid}.docx", // Name a member and a body: InspectionPathTests.
        "/unit/inspections/{id:guid}/{body:guid}/scheme.docx", "/unit/inspections/{id:guid}/{body:guid}/notice.docx", "/unit/inspections/{id:guid}/{body:guid}/report.docx", // For the inspected body: UnitPapersTests.
        "/inspections/{id:guid}/visits.{format:regex(^(xlsx|csv)$)}", "/inspections/{id:guid}/samples/{sample:guid}.{format:regex(^(xlsx|csv)$)}", // Need a mobilised inspection: FieldTests.
        "/q/{code}", "/inspections/{id:guid}/questionnaires/{questionnaire:guid}.{format:regex(^(xlsx|csv)$)}", // Names a questionnaire: QuestionnaireTests.
        "/inspections/photos/{id:guid}", "/inspections/photos/{id:guid}/thumb", // Pictures, shown in line: FindingPhotoTests.
        "/inspections/laws/{id:guid}/text.md", // The source letter by letter: LawLibraryTests.
        "/plan/{year:int}/compare.docx", // Needs two versions of a plan: AdjustPlanTests.
    };

    /// <summary>Pattern, address and what the file must say.</summary>
    private static readonly Line[] Lines =
    [
        new("/settings/holidays/template", "/settings/holidays/template", "csv", "日期", IsTemplate: true),
        new("/settings/units/people.xlsx", "/settings/units/people.xlsx", "xlsx", "姓名", IsTemplate: true),
        new("/settings/units/bodies.xlsx", "/settings/units/bodies.xlsx", "xlsx", "单位", IsTemplate: true),
        new("/settings/rules/export.xlsx", "/settings/rules/export.xlsx", "xlsx", "report.draft_days", IsTemplate: true),
        new("/plan/template.xlsx", "/plan/template.xlsx", "xlsx", "事项", IsTemplate: true),
        new("/plan/{year:int}/export.{format:regex(^(xlsx|csv)$)}", "/plan/{year}/export.xlsx", "xlsx", "监督形式"),
        new("/plan/{year:int}/export.{format:regex(^(xlsx|csv)$)}", "/plan/{year}/export.csv?form=CommitteeReport", "csv", "筛选：专项工作报告"),
        new("/plan/{year:int}/document.docx", "/plan/{year}/document.docx", "docx", "制表"),
        new("/d/{no}/contents.{format:regex(^(xlsx|docx)$)}", "/d/{distributed}/contents.xlsx", "xlsx", "报告征求意见稿"),
        new("/d/{no}/contents.{format:regex(^(xlsx|docx)$)}", "/d/{distributed}/contents.docx", "docx", "报告征求意见稿"),
        new("/reports/export", "/reports/export?year={year}", "xlsx", "筛选：{year}年"),
        new("/reports/export", "/reports/export?tier=zrh", "xlsx", "主任会议听取"),
        new("/reminders/export", "/reminders/export", "xlsx", "待发提醒"),
        new("/reminders/export", "/reminders/export?tab=sent", "xlsx", "已发提醒"),
        new("/inspections/{id:guid}/referrals.{format:regex(^(xlsx|csv)$)}", "/inspections/{inspection}/referrals.xlsx", "xlsx", "县信访局"),
        new("/inspections/{id:guid}/findings.{format:regex(^(xlsx|csv)$)}", "/inspections/{inspection}/findings.xlsx", "xlsx", "留样"),
        new("/inspections/{id:guid}/findings.{format:regex(^(xlsx|csv)$)}", "/inspections/{inspection}/findings.csv?grade=NotCompliant", "csv", "筛选：不符合"),
        new("/opinions/{id:guid}/form", "/opinions/{dispatched}/form", "docx", "研究处理情况填报表"),
        new("/opinions/{id:guid}/document", "/opinions/{dispatched}/document", "docx", "审议意见"),
        new("/opinions/{id:guid}/pdf", "/opinions/{draft}/pdf", "pdf", "审议意见"),
        new("/opinions/{id:guid}/archive", "/opinions/{dispatched}/archive", "zip", "目录.csv"),
        new("/opinions/ledger.{format:regex(^(xlsx|csv)$)}", "/opinions/ledger.xlsx?year={year}", "xlsx", "筛选：{year}年"),
        new("/opinions/ledger.{format:regex(^(xlsx|csv)$)}", "/opinions/ledger.csv?state=open", "csv", "筛选：办理中"),
        new("/meetings/{id:guid}/notice.docx", "/meetings/{sitting}/notice.docx", "docx", "通知"),
        new("/meetings/{id:guid}/sign-in.docx", "/meetings/{sitting}/sign-in.docx", "docx", "签到"),
        new("/meetings/{id:guid}/attendance.{format:regex(^(xlsx|csv)$)}", "/meetings/{held}/attendance.xlsx", "xlsx", "黄丽萍"),
        new("/meetings/{id:guid}/attendance.{format:regex(^(xlsx|csv)$)}", "/meetings/{held}/attendance.csv", "csv", "黄丽萍"),
        new("/meetings/{id:guid}/attendance-template.csv", "/meetings/{sitting}/attendance-template.csv", "csv", "黄丽萍", IsTemplate: true),
        new("/meetings/attendance/{year:int}.{format:regex(^(xlsx|csv)$)}", "/meetings/attendance/{year}.xlsx", "xlsx", "黄丽萍"),
        new("/meetings/attendance/{year:int}.{format:regex(^(xlsx|csv)$)}", "/meetings/attendance/{year}.csv", "csv", "黄丽萍"),
        new("/yearly/{year:int}.xlsx", "/yearly/{year}.xlsx", "xlsx", "监督工作情况"),
        new("/yearly/{year:int}.docx", "/yearly/{year}.docx", "docx", "监督工作情况"),
        new("/terms/{number:int}/handover.{format:regex(^(xlsx|docx)$)}", "/terms/17/handover.xlsx", "xlsx", "换届交接清单"),
        new("/terms/{number:int}/handover.{format:regex(^(xlsx|docx)$)}", "/terms/17/handover.docx", "docx", "换届交接清单"),
        new("/ballots/{id:guid}/result.docx", "/ballots/{rated}/result.docx", "docx", "测评结果报告单"),
        new("/ballots/{id:guid}/result.xlsx", "/ballots/{rated}/result.xlsx", "xlsx", "评定为满意"),
        new("/ballots/results.{format:regex(^(xlsx|csv)$)}", "/ballots/results.xlsx?kind=ReportRating", "xlsx", "筛选：专项工作报告"),
        new("/ballots/results.{format:regex(^(xlsx|csv)$)}", "/ballots/results.csv", "csv", "满意"),
        new("/appointees.{format:regex(^(xlsx|csv)$)}", "/appointees.xlsx", "xlsx", "姓名"),
        new("/appointees.{format:regex(^(xlsx|csv)$)}", "/appointees.csv", "csv", "姓名"),
        new("/appointees/duty-reports/{year:int}.{format:regex(^(xlsx|csv)$)}", "/appointees/duty-reports/{year}.xlsx", "xlsx", "姓名"),
        new("/appointees/import/template.xlsx", "/appointees/import/template.xlsx", "xlsx", "姓名", IsTemplate: true),
        new("/keyworks/template.xlsx", "/keyworks/template.xlsx", "xlsx", "牵头单位", IsTemplate: true),
        new("/keyworks/{year:int}/board.{format:regex(^(xlsx|csv)$)}", "/keyworks/{keyworks}/board.xlsx", "xlsx", "高标准农田"),
        new("/keyworks/{year:int}/board.{format:regex(^(xlsx|csv)$)}", "/keyworks/{keyworks}/board.csv?light=Red", "csv", "筛选：红灯"),
        new("/overview/{year:int}/table.{format:regex(^(xlsx|csv)$)}", "/overview/{keyworks}/table.xlsx", "xlsx", "按期情况"),
        new("/overview/{year:int}/table.{format:regex(^(xlsx|csv)$)}", "/overview/{keyworks}/table.csv", "csv", "按单位"),
        new("/overview/years/table.{format:regex(^(xlsx|csv)$)}", "/overview/years/table.xlsx", "xlsx", "按期情况"),
        new("/overview/years/table.{format:regex(^(xlsx|csv)$)}", "/overview/years/table.csv?same=yes", "csv", "三问一评"),
        new("/overview/{year:int}/paper.docx", "/overview/{keyworks}/paper.docx", "docx", "按期情况"),
        new("/overview/{year:int}/bodies/{id:guid}/paper.docx", "/overview/{keyworks}/bodies/{owner}/paper.docx", "docx", "应办事项"),
        new("/inspections.{format:regex(^(xlsx|csv)$)}", "/inspections.xlsx?year={inspected}", "xlsx", "食品安全法"),
        new("/inspections.{format:regex(^(xlsx|csv)$)}", "/inspections.csv?year={inspected}", "csv", "筛选：{inspected}年"),
        new("/inspections/{id:guid}/articles.{format:regex(^(xlsx|csv)$)}", "/inspections/{inspection}/articles.xlsx", "xlsx", "第三十四条"),
        new("/inspections/{id:guid}/self.{format:regex(^(xlsx|csv)$)}", "/inspections/{inspection}/self.xlsx", "xlsx", "食堂 46 家"),
        new("/inspections/{id:guid}/compliance.{format:regex(^(xlsx|csv)$)}", "/inspections/{inspection}/compliance.xlsx", "xlsx", "第三十四条"),
        new("/inspections/{id:guid}/compare.{format:regex(^(xlsx|csv)$)}", "/inspections/{inspection}/compare.xlsx", "xlsx", "跟踪对照"),
        new("/inspections/{id:guid}/report.docx", "/inspections/{inspection}/report.docx", "docx", "条文检查情况表"),
        new("/inspections/{id:guid}/scheme.docx", "/inspections/{inspection}/scheme.docx", "docx", "检查的重点条文"),
        new("/inspections/laws.{format:regex(^(xlsx|csv)$)}", "/inspections/laws.xlsx", "xlsx", "食品安全法"),
        new("/inspections/laws.{format:regex(^(xlsx|csv)$)}", "/inspections/laws.csv?q=老年人", "csv", "筛选：“老年人”"),
        new("/inspections/laws/years.{format:regex(^(xlsx|csv)$)}", "/inspections/laws/years.xlsx", "xlsx", "从未检查"),
        new("/inspections/laws/years.{format:regex(^(xlsx|csv)$)}", "/inspections/laws/years.csv?term=17", "csv", "筛选：第十七届"),
        new("/surveys.{format:regex(^(xlsx|csv)$)}", "/surveys.xlsx?year={surveyed}", "xlsx", "校园食品安全"),
        new("/surveys.{format:regex(^(xlsx|csv)$)}", "/surveys.csv?year={surveyed}", "csv", "筛选：{surveyed}年"),
        new("/surveys/{id:guid}/outline.docx", "/surveys/{closed}/outline.docx", "docx", "调研内容"),
        new("/surveys/{id:guid}/report.docx", "/surveys/{closed}/report.docx", "docx", "意见建议"),
        new("/todo/export", "/todo/export", "xlsx", "我的待办"),
        new("/audit/export", "/audit/export?format=xlsx", "xlsx", "校验值"),
        new("/audit/export", "/audit/export?format=csv&from=2026-01-01", "csv", "2026年1月1日起"),
        new("/calendar/month.ics", "/calendar/month.ics", "ics", "END:VCALENDAR"),
    ];

    /// <summary>The demo year, played once for all tests that only read.</summary>
    public sealed class DemoYear : IAsyncLifetime
    {
        public TestApp App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await TestApp.StartAsync(false, ("Demo:Enabled", "true"));

        public async Task DisposeAsync() => await App.DisposeAsync();
    }

    private sealed record Line(string Pattern, string Address, string Kind, string Says, bool IsTemplate = false);

    [Fact]
    public async Task Every_address_that_hands_out_a_file_has_its_line()
    {
        await using var app = await TestApp.StartAsync();
        var mapped = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => "/" + (e.RoutePattern.RawText ?? "").TrimStart('/')).Where(p => !p.StartsWith("/_", StringComparison.Ordinal) && !p.StartsWith("/{", StringComparison.Ordinal));

        Assert.Equal(
            mapped.Where(p => !NoExports.Contains(p)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            Lines.Select(l => l.Pattern).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [OfficeFact]
    public async Task Every_paper_is_opened_by_LibreOffice_and_every_PDF_by_poppler_and_says_what_it_should()
    {
        var files = await FetchAsync(year.App, "docx", "pdf");
        using var office = new Office();
        var papers = files.Where(f => f.Line.Kind == "docx").ToList();
        var said = papers.Zip((await office.ConvertAllAsync([.. papers.Select(f => f.Content)], "docx", "txt")).Select(b => Encoding.UTF8.GetString(b))).ToList();
        foreach (var file in files.Where(f => f.Line.Kind == "pdf"))
        {
            said.Add((file, string.Concat((await office.ReadAsync(file.Content)).Pages.SelectMany(p => p).Select(w => w.Text))));
        }

        Assert.Empty(said.Where(x => !x.Second.Contains(x.First.Says, StringComparison.Ordinal)).Select(x => $"{x.First.Line.Address} lacks {x.First.Says}"));
    }

    // Lists are written part by part and judged by the Open XML SDK; templates are written by the SDK and read as plain parts.
    [Fact]
    public async Task Every_workbook_is_sound_and_read_again_by_something_other_than_its_writer()
    {
        List<string> faults = [];
        foreach (var file in await FetchAsync(year.App, "xlsx"))
        {
            using var book = SpreadsheetDocument.Open(new MemoryStream(file.Content), isEditable: false);
            faults.AddRange(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(e => $"{file.Line.Address}: {e.Description}"));
            var texts = file.Line.IsTemplate ? PlainTexts(file.Content) : RowsOf(file).SelectMany(r => r);
            faults.AddRange(texts.Any(t => t.Contains(file.Says, StringComparison.Ordinal)) ? [] : [$"{file.Line.Address} lacks {file.Says}"]);
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_list_is_streamed_carries_its_filter_its_time_and_who_and_CSV_is_read_by_another_library()
    {
        List<string> faults = [];
        foreach (var file in await FetchAsync(year.App, "xlsx", "csv"))
        {
            var rows = RowsOf(file);
            var first = rows[0][0];
            var isTold = first.Contains("；筛选：", StringComparison.Ordinal) && first.Contains("；导出时间 ", StringComparison.Ordinal) && first.EndsWith("测试walker", StringComparison.Ordinal);
            faults.AddRange(file.Line.IsTemplate || isTold ? [] : [$"{file.Line.Address} begins with {first}"]);
            faults.AddRange(file.Line.IsTemplate || file.Length is null ? [] : [$"{file.Line.Address} was made whole before it was sent"]);
            faults.AddRange(rows.Exists(r => r.Exists(c => c.Contains(file.Says, StringComparison.Ordinal))) ? [] : [$"{file.Line.Address} lacks {file.Says}"]);
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task No_cell_of_any_list_begins_like_a_formula_whatever_people_typed()
    {
        await using var app = await TestApp.StartAsync(false, ("Demo:Enabled", "true"));
        foreach (var start in new[] { "=", "+", "-", "@", "\t", "\r", "＝" })
        {
            await using (var db = await app.OpenAsync())
            {
                await PoisonAsync(db, start);
            }

            List<string> faults = [];
            var neutral = 0;
            foreach (var file in await FetchAsync(app, "xlsx", "csv"))
            {
                foreach (var cell in RowsOf(file).SelectMany(r => r))
                {
                    neutral += cell.StartsWith("'" + start, StringComparison.Ordinal) ? 1 : 0;
                    faults.AddRange(cell.StartsWith(start, StringComparison.Ordinal) ? [$"{file.Line.Address}: {cell}"] : []);
                }
            }

            Assert.Empty(faults);
            Assert.True(neutral > 50, $"The texts beginning with {(int)start[0]} reach the lists: {neutral}.");
        }
    }

    [ToolFact("unzip")]
    public async Task D_15_12_Given_the_archive_bundle_When_unpacked_by_another_program_Then_every_file_has_the_hash_of_the_index()
    {
        var bundle = Assert.Single(await FetchAsync(year.App, "zip"));
        var folder = Directory.CreateTempSubdirectory("supervision-bundle-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "bundle.zip"), bundle.Content);
            using var unzip = Process.Start(new ProcessStartInfo("unzip", ["-q", "bundle.zip"]) { WorkingDirectory = folder, Environment = { ["LC_ALL"] = "C.UTF-8" } })!;
            await unzip.WaitForExitAsync();
            Assert.Equal(0, unzip.ExitCode);
            var index = Csv(await File.ReadAllBytesAsync(Path.Combine(folder, "目录.csv")));

            Assert.Equal(["名称", "字节", "SHA-256"], index[0]);
            Assert.True(index.Count > 1);
            Assert.All(index.Skip(1), row => Assert.Equal(row[2], Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, row[0]))))));
            Assert.Equal(index.Count + 1, Directory.EnumerateFiles(folder, "*", System.IO.SearchOption.AllDirectories).Count());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task D_15_11_Given_a_calendar_file_When_read_line_by_line_Then_it_keeps_the_rules_of_RFC_5545()
    {
        var text = Encoding.UTF8.GetString(Assert.Single(await FetchAsync(year.App, "ics")).Content);
        var lines = text.Split("\r\n");

        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(lines, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        var whole = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (whole[0], whole[^1]));
        Assert.Contains("VERSION:2.0", whole);
        var open = 0;
        foreach (var line in whole)
        {
            open += line == "BEGIN:VEVENT" ? 1 : line == "END:VEVENT" ? -1 : 0;
            Assert.InRange(open, 0, 1);
        }

        var events = whole.Count(l => l == "BEGIN:VEVENT");
        Assert.True(events > 0);
        foreach (var needed in new[] { "UID:", "DTSTAMP", "DTSTART", "SUMMARY:", "SEQUENCE:" })
        {
            Assert.Equal(events, whole.Count(l => l.StartsWith(needed, StringComparison.Ordinal)));
        }

        Assert.Equal(events, whole.Where(l => l.StartsWith("UID:", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());
    }

    private sealed record Fetched(Line Line, string Says, byte[] Content, long? Length);

    private static async Task<IReadOnlyList<Fetched>> FetchAsync(TestApp app, params string[] kinds)
    {
        var places = await EveryPageTests.PlacesAsync(app);
        await using (var db = await app.OpenAsync())
        {
            places["{held}"] = (await db.Attendances.AsNoTracking().Select(a => a.Sitting).FirstAsync()).Value.ToString();
        }

        string In(string text) => places.Aggregate(text, (t, p) => t.Replace(p.Key, p.Value, StringComparison.Ordinal));
        using var visitor = await VisitorAsync(app);
        List<Fetched> files = [];
        foreach (var line in Lines.Where(l => kinds.Contains(l.Kind)))
        {
            using var answer = await visitor.Client.GetAsync(In(line.Address), HttpCompletionOption.ResponseHeadersRead);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{line.Address}: {answer.StatusCode}");
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
            var length = answer.Content.Headers.ContentLength;
            files.Add(new(line, In(line.Says), await answer.Content.ReadAsByteArrayAsync(), length));
        }

        return files;
    }

    private static async Task<Visitor> VisitorAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        if (await db.Users.AnyAsync(u => u.UserName == "walker"))
        {
            var known = new Visitor(app);
            await known.SignInAsync("walker", Visitor.Password);
            return known;
        }

        return await Visitor.SignedInAsync(app, "walker", Role.Office);
    }

    // Workbooks by the Open XML SDK, whose writer the lists do not use; CSV by the reader of the base library.
    private static List<List<string>> RowsOf(Fetched file)
    {
        if (file.Line.Kind == "csv")
        {
            return Csv(file.Content);
        }

        using var book = SpreadsheetDocument.Open(new MemoryStream(file.Content), isEditable: false);
        var sheet = book.WorkbookPart!.WorksheetParts.First().Worksheet!;
        Assert.Empty(sheet.Descendants<CellFormula>());
        return [.. sheet.Descendants<Row>().Select(r => r.Elements<Cell>().Where(c => c.DataType?.Value == CellValues.InlineString).Select(c => c.InnerText).ToList())
            .Where(r => r.Count > 0)];
    }

    private static IEnumerable<string> PlainTexts(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        using var part = zip.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open();
        return [.. XDocument.Load(part).Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value)];
    }

    private static List<List<string>> Csv(byte[] content)
    {
        using var csv = new TextFieldParser(new MemoryStream(content), Encoding.UTF8) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        csv.SetDelimiters(",");
        List<List<string>> rows = [];
        while (csv.ReadFields() is { } fields)
        {
            rows.Add([.. fields]);
        }

        return rows;
    }

    // As if people had typed it everywhere; the rules of the domain are not asked.
    private static async Task PoisonAsync(SupervisionDb db, string start)
    {
        foreach (var (type, property) in new (Type, string)[]
        {
            (typeof(Person), nameof(Person.Name)), (typeof(SupervisedBody), nameof(SupervisedBody.ShortName)), (typeof(WorkCommittee), nameof(WorkCommittee.ShortName)),
            (typeof(SpecialReport), nameof(SpecialReport.Title)), (typeof(ReviewOpinion), nameof(ReviewOpinion.Number)), (typeof(PlanItem), nameof(PlanItem.Title)),
            (typeof(PlanItem), nameof(PlanItem.KeyPoints)), (typeof(Obligation), nameof(Obligation.Title)), (typeof(Obligation), nameof(Obligation.Act)),
            (typeof(Supervision.Domain.Reminders.Reminder), "Text"), (typeof(Supervision.Domain.Reminders.Reminder), "Title"), (typeof(AuditEntry), nameof(AuditEntry.Sentence)),
            (typeof(AuditEntry), nameof(AuditEntry.Actor)), (typeof(Sitting), nameof(Sitting.Place)), (typeof(StoredFile), nameof(StoredFile.Name)),
        })
        {
            var entity = db.Model.FindEntityType(type)!;
            var (table, column) = (entity.GetTableName()!, entity.FindProperty(property)!.GetColumnName());

            // The first sign of an earlier round is taken off again; the names come from the model.
#pragma warning disable EF1002
            await db.Database.ExecuteSqlRawAsync(
                $"UPDATE \"{table}\" SET \"{column}\" = {{0}} || ltrim(\"{column}\", {{1}}) WHERE \"{column}\" IS NOT NULL AND \"{column}\" <> ''", start, "=+-@＝\t\r");
#pragma warning restore EF1002
        }
    }
}
