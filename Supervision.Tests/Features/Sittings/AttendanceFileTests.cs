using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Sittings;
using Supervision.Web.Features.Sittings.Import;
using Supervision.Web.Features.Sittings.Papers;
using Supervision.Web.Tables;

namespace Supervision.Tests.Features.Sittings;

/// <summary>Attendance from a file and into files (D-3.6, D-15.6).</summary>
public sealed class AttendanceFileTests
{
    private const string Heads = "姓名,说明,日期,半日,出席情况,请假类别,迟到分钟\n";

    [Fact]
    public async Task D_3_6_Given_a_file_of_three_members_When_imported_Then_their_marks_are_kept_and_the_offices_own_list_wins()
    {
        await using var app = await TestApp.StartAsync();
        var (county, id) = await OnTheDayAsync(app);
        await county.DoAsync<RecordAttendance, Outcome>(county.Clerk, u => u.RunAsync(
            id, [new(county.Members[1].Id, new(2026, 6, 25), HalfDay.Morning, AttendanceMark.Leave, AttendanceSource.OfficeList, LeaveKind.Sick)], default));
        var file = Heads + "委员1,,2026-06-25,上午,出席,,１５\n委员2,,2026年6月25日,上午,出席,,\n委员3,,2026/6/25,下午,公假,,\n";

        var preview = await PreviewAsync(county, id, file);
        var outcome = await ImportAsync(county, id, file);
        var again = await ImportAsync(county, id, file);

        Assert.Equal((3, 0), (preview.Lines.Count, preview.Problems.Count));
        Assert.Equal([3], preview.Kept);
        Assert.True(outcome.IsDone && again.IsDone);
        await using var db = await app.OpenAsync();
        var marks = await db.Attendances.AsNoTracking().ToListAsync();
        Assert.Equal(3, marks.Count);
        Assert.Equal((AttendanceMark.Present, 15), (Of(marks, county, 1).Mark, Of(marks, county, 1).LateMinutes));
        Assert.Equal((AttendanceMark.Leave, AttendanceSource.OfficeList), (Of(marks, county, 2).Mark, Of(marks, county, 2).Source));
        Assert.Equal((AttendanceMark.Leave, LeaveKind.Official, HalfDay.Afternoon), (Of(marks, county, 3).Mark, Of(marks, county, 3).Leave, Of(marks, county, 3).Half));
    }

    [Fact]
    public async Task D_17_33_Given_wrong_rows_When_imported_Then_each_is_named_and_nothing_is_written()
    {
        await using var app = await TestApp.StartAsync();
        var (county, id) = await OnTheDayAsync(app);
        var file = Heads + """
            委员1,,2026-06-25,上午,出席,,
            张三,,2026-06-25,上午,出席,,
            委员2,,6月25日,上午,出席,,
            委员3,,2026-07-25,上午,出席,,
            委员4,,2026-06-25,中午,出席,,
            委员5,,2026-06-25,上午,来了,,
            委员6,,2026-06-25,上午,请假,婚假,
            委员7,,2026-06-25,上午,出席,,四十
            委员1,,2026-06-25,上午,缺席,,
            """;

        var preview = await PreviewAsync(county, id, file);
        var outcome = await ImportAsync(county, id, file);

        Assert.Equal(
            [
                "第 3 行：6月25日在任的组成人员里没有“张三”。", "第 4 行：“日期”写的是“6月25日”，请写成 2026-06-25 这样的日期。",
                "第 5 行：2026年7月25日不在会期内。", "第 6 行：“半日”写的是“中午”，请写上午或者下午。",
                "第 7 行：“出席情况”写的是“来了”，请写出席、请假或者缺席。", "第 8 行：“请假类别”写的是“婚假”，请写事假、病假或者公假。",
                "第 9 行：“迟到分钟”写的是“四十”，应当是 0 到 480 的整数。", "第 10 行：与第 2 行重复：委员1 6月25日上午。",
            ],
            preview.Problems.Select(p => p.ToString()));
        Assert.False(outcome.IsDone);
        await using var db = await app.OpenAsync();
        Assert.Empty(await db.Attendances.ToListAsync());
    }

    [Theory]
    [InlineData("名字,日期\n委员1,2026-06-25\n", "缺少“姓名”、“半日”、“出席情况”列。请下载模板填写。")]
    [InlineData("", "这个文件是空的。")]
    [InlineData("姓名,日期,半日,出席情况\n", "没有读到内容：第一行应当是表头，下面至少有一行。")]
    [InlineData("MZ\u0000\u0001", "这不是表格文件。可以用 xlsx 或 csv。")]
    public async Task Given_a_file_that_is_none_When_imported_Then_a_sentence_says_why(string content, string sentence)
    {
        await using var app = await TestApp.StartAsync();
        var (county, id) = await OnTheDayAsync(app);

        Assert.Equal(sentence, Assert.Single((await PreviewAsync(county, id, content)).Problems).ToString());
        Assert.Equal(sentence, Assert.Single((await ImportAsync(county, id, content)).Obstacles).Message);
    }

    [Fact]
    public async Task Given_the_template_When_filled_in_and_read_back_Then_every_member_is_understood()
    {
        await using var app = await TestApp.StartAsync();
        var (county, id) = await OnTheDayAsync(app);
        using var visitor = await Visitor.SignedInAsync(app, "clerk", Role.Office);

        var template = Encoding.UTF8.GetString(await visitor.Client.GetByteArrayAsync($"/meetings/{id.Value}/attendance-template.csv"));
        var preview = await PreviewAsync(county, id, template.Replace("上午,,,", "上午,出席,,", StringComparison.Ordinal).Replace("下午,,,", "下午,缺席,,", StringComparison.Ordinal));

        Assert.Empty(preview.Problems);
        Assert.Equal(54, preview.Lines.Count);
    }

    [Fact]
    public async Task D_1_5_Given_a_member_or_a_liaison_When_importing_or_reading_Then_refused()
    {
        await using var app = await TestApp.StartAsync();
        var (county, id) = await OnTheDayAsync(app);
        using var liaison = await Visitor.SignedInAsync(app, "liaison", Role.BodyLiaison, Guid.NewGuid());
        using var member = await Visitor.SignedInAsync(app, "member", Role.Member);

        await Assert.ThrowsAsync<AccessDeniedException>(() => county.DoAsync<ImportAttendance, Outcome>(county.MemberActor(9), u => u.RunAsync(id, Stream(Heads), default)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => county.DoAsync<PreviewAttendance, AttendancePreview>(county.MemberActor(9), u => u.RunAsync(id, Stream(Heads), default)));
        Assert.Equal(HttpStatusCode.NotFound, (await liaison.Client.GetAsync($"/meetings/{id.Value}/attendance.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Client.GetAsync("/meetings/attendance/2026.xlsx")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Client.GetAsync($"/meetings/{id.Value}/notice.docx")).StatusCode);
    }

    [Fact]
    public async Task D_15_6_Given_a_year_of_one_sitting_When_taken_along_Then_presence_leave_absence_and_lateness_are_counted()
    {
        await using var app = await TestApp.StartAsync();
        var (county, id) = await OnTheDayAsync(app);
        await ImportAsync(county, id, Heads + "委员1,,2026-06-25,上午,出席,,15\n委员2,,2026-06-25,上午,病假,,\n");
        county.At(2026, 7, 1, 9);
        using var visitor = await Visitor.SignedInAsync(app, "clerk", Role.Office);

        var table = (await county.DoAsync<SittingPaperQueries, (Supervision.Web.Common.Lists.ExportTable Table, IReadOnlyList<int> Years)>(county.Clerk, q => q.YearAsync(2026, default))).Table;
        var answer = await visitor.Client.GetAsync("/meetings/attendance/2026.xlsx");
        using var book = SpreadsheetDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), isEditable: false);

        Assert.Equal(["委员1", "主任", "出席（迟到15分钟）", 1, 1, 0, 0, 1], table.Rows[0]);
        Assert.Equal(["委员2", "副主任", "病假", 1, 0, 1, 0, 0], table.Rows[1]);
        Assert.Equal(["委员3", "副主任", "缺席", 1, 0, 0, 1, 0], table.Rows[2]);
        Assert.Equal("2026年组成人员出席情况_20260701.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal(29, book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Count());
        Assert.Contains("缺席", await Visitor.TextAsync(await visitor.Client.GetAsync("/meetings/attendance/2026")), StringComparison.Ordinal);
        var sheet = SheetReader.Read(new MemoryStream(await visitor.Client.GetByteArrayAsync($"/meetings/{id.Value}/attendance.csv"))).Sheet!;
        Assert.StartsWith("第一次会议出席情况；筛选：第一次会议，2026年6月25日；导出时间 2026年7月1日", sheet.Headings[0], StringComparison.Ordinal);
        Assert.Equal(28, sheet.Rows.Count);
    }

    private static async Task<(ACounty County, SittingId Id)> OnTheDayAsync(TestApp app)
    {
        var county = await ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25));
        county.At(2026, 6, 25, 18);
        return (county, id);
    }

    private static Task<AttendancePreview> PreviewAsync(ACounty county, SittingId id, string file) =>
        county.DoAsync<PreviewAttendance, AttendancePreview>(county.Clerk, u => u.RunAsync(id, Stream(file), default));

    private static Task<Outcome> ImportAsync(ACounty county, SittingId id, string file) =>
        county.DoAsync<ImportAttendance, Outcome>(county.Clerk, u => u.RunAsync(id, Stream(file), default));

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static Attendance Of(List<Attendance> marks, ACounty county, int member) => marks.Single(m => m.Member == county.Members[member - 1].Id);
}
