using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Organisation;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Tests.Features.Organisation;

/// <summary>Import of people and bodies: preview, problems by row, nothing written before all is right (D-17.29 to 17.33).</summary>
public sealed class RosterImportTests
{
    private const string Bodies = """
        单位名称,简称,类别,上级单位,负责人,负责人职务,联络员,联络员电话
        清河县教育局,县教育局,政府部门,清河县人民政府,张伟,局长,刘敏,１３８００００００００
        清河县人民政府,县政府,政府,,王县长,县长,,
        """;

    private const string People = """
        姓名,说明,联系电话,组成人员职务,任职日期,排序,单位或工委,单位职务
        周岩,主任,,主任,2021-12-20,1,,
        阿卜杜拉·买买提,1970年3月生,,委员,2022年1月10日,2,,
        孙𬭎,教科文卫工委,,,,,县人大常委会教科文卫工委,工委主任
        """;

    [Fact]
    public async Task Given_a_file_of_bodies_When_previewed_Then_nothing_is_written_and_when_imported_a_second_import_knows_all()
    {
        await using var app = await TestApp.StartAsync();
        var preview = await PreviewAsync(app, RosterKind.Bodies, Bodies);
        await using (var db = await app.OpenAsync())
        {
            Assert.Empty(await db.SupervisedBodies.ToListAsync());
        }

        Assert.Equal((2, 0, 0), (preview.Added, preview.Known, preview.Problems.Count));
        Assert.True((await ImportAsync(app, RosterKind.Bodies, Bodies)).IsDone);
        var again = await ImportAsync(app, RosterKind.Bodies, Bodies);

        Assert.Equal((0, 0, 2), (again.Value!.Added, again.Value.Updated, again.Value.Known));
        await using var read = await app.OpenAsync();
        var school = await read.SupervisedBodies.SingleAsync(b => b.ShortName == "县教育局");
        var government = await read.SupervisedBodies.SingleAsync(b => b.ShortName == "县政府");
        Assert.Equal((government.Id, BodyKind.Department, "张伟"), (school.Parent!.Value, school.Kind, school.HeadOn(new(2026, 6, 1))));
        Assert.Equal(BodyKind.Government, government.Kind);
        var liaison = await read.People.SingleAsync(p => p.Name == "刘敏");
        Assert.Equal("13800000000", liaison.Phone);
        Assert.Single(await read.RoleHoldings.Where(r => r.Person == liaison.Id && r.Role == Role.BodyLiaison).ToListAsync());
    }

    [Fact]
    public async Task Given_a_file_of_people_When_imported_twice_Then_members_and_duties_are_there_once()
    {
        await using var app = await TestApp.StartAsync();
        await SeedAsync(app);
        Assert.True((await ImportAsync(app, RosterKind.People, People)).IsDone);
        var again = await ImportAsync(app, RosterKind.People, People);

        Assert.Equal((0, 0, 3), (again.Value!.Added, again.Value.Updated, again.Value.Known));
        await using var db = await app.OpenAsync();
        var members = await db.MembersOnAsync(new(2026, 6, 1), default);
        Assert.Equal(["周岩", "阿卜杜拉·买买提"], members.Select(m => m.Name));
        Assert.Equal(MemberPosition.Chair, members[0].Position);
        Assert.Equal(Role.WorkCommitteeHead, (await db.RoleHoldings.SingleAsync()).Role);
    }

    [Fact]
    public async Task Given_bad_rows_When_imported_Then_each_is_named_by_its_row_and_nothing_is_written()
    {
        await using var app = await TestApp.StartAsync();
        await SeedAsync(app);
        const string bad = """
            姓名,说明,联系电话,组成人员职务,任职日期,排序,单位或工委,单位职务
            周岩,主任,,主任,2021-12-20,1,,
            ,没有姓名,,委员,2022-01-10,2,,
            李四,,,委员长,2022-01-10,3,,
            王五,,,委员,去年,4,,
            赵六,,,委员,2019-01-10,5,,
            钱七,,,,,,没有的局,联络员
            孙八,,,,,,县人大常委会教科文卫工委,联络员
            周岩,主任,,主任,2021-12-20,1,,
            """;
        var outcome = await ImportAsync(app, RosterKind.People, bad);

        Assert.False(outcome.IsDone);
        var sentences = outcome.Obstacles.Select(o => o.Message).ToList();
        Assert.Contains("第 3 行：请填写姓名。", sentences);
        Assert.Contains("第 4 行：“组成人员职务”写的是“委员长”，只能是主任、副主任或者委员。", sentences);
        Assert.Contains("第 5 行：“任职日期”写的是“去年”，请写成 2026-01-10 这样的日期。", sentences);
        Assert.Contains(sentences, s => s.StartsWith("第 6 行：2019年1月10日不在任何一届", StringComparison.Ordinal));
        Assert.Contains("第 7 行：没有登记“没有的局”，请先登记或者导入单位，再导入人员。", sentences);
        Assert.Contains(sentences, s => s.StartsWith("第 8 行：", StringComparison.Ordinal) && s.Contains("不相符", StringComparison.Ordinal));
        Assert.Contains(sentences, s => s.StartsWith("第 9 行：与第 2 行重复", StringComparison.Ordinal));
        await using var db = await app.OpenAsync();
        Assert.Empty(await db.People.ToListAsync());
        Assert.Empty(await db.Members.ToListAsync());
    }

    [Fact]
    public async Task Given_two_people_of_one_name_When_the_file_does_not_tell_them_apart_Then_refused_and_with_a_note_it_passes_D_17_30()
    {
        await using var app = await TestApp.StartAsync();
        await using (var db = await app.OpenAsync())
        {
            db.AddRange(Person.Named("张伟", "县教育局局长"), Person.Named("张伟", "1970年3月生"));
            await db.SaveChangesAsync();
        }

        var refused = await PreviewAsync(app, RosterKind.People, "姓名,联系电话\n张伟,13900000000\n");
        var known = await PreviewAsync(app, RosterKind.People, "姓名,说明,联系电话\n张伟,1970年3月生,13900000000\n");
        var third = await PreviewAsync(app, RosterKind.People, "姓名,说明\n张伟,县医院院长\n");

        Assert.Equal("第 2 行：有 2 位同名的“张伟”，请在“说明”里写职务或者出生年月，以便区分。", Assert.Single(refused.Problems).ToString());
        Assert.Equal((1, 0), (known.Updated, known.Added));
        Assert.Equal(1, third.Added);
        Assert.Contains("已有同名的“张伟”", Assert.Single(third.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_same_name_and_same_unit_When_imported_again_Then_it_is_the_same_person_D_17_30()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, RosterKind.Bodies, Bodies);
        var preview = await PreviewAsync(app, RosterKind.People, "姓名,联系电话,单位或工委,单位职务\n刘敏,13900000000,县教育局,联络员\n");

        Assert.Equal((0, 1), (preview.Added, preview.Updated));
        Assert.Empty(preview.Warnings);
    }

    [Fact]
    public async Task Given_a_member_in_office_When_the_file_makes_them_head_of_a_department_Then_refused_D_1_7()
    {
        await using var app = await TestApp.StartAsync();
        await SeedAsync(app);
        await ImportAsync(app, RosterKind.People, People);
        await ImportAsync(app, RosterKind.Bodies, Bodies);
        var outcome = await ImportAsync(app, RosterKind.People, "姓名,说明,单位或工委,单位职务\n周岩,主任,县教育局,单位负责人\n");

        Assert.Equal("第 2 行：常委会组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务。", Assert.Single(outcome.Obstacles).Message);
    }

    [Fact]
    public async Task Given_GB18030_and_other_headings_When_read_Then_they_are_understood_D_17_33()
    {
        await using var app = await TestApp.StartAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("GB18030").GetBytes("单位全称,单位类型\n清河县税务局,垂管单位\n");
        await using var acting = await app.AsAsync(Role.Office);
        using var stream = new MemoryStream(bytes);
        var preview = await acting.Get<PreviewRoster>().RunAsync(RosterKind.Bodies, stream, default);

        Assert.Equal(("清河县税务局", "新增"), (Assert.Single(preview.Rows).Name, preview.Rows[0].What));
    }

    [Theory]
    [InlineData("类别,上级\n部门,政府\n", "没有找到“单位名称”一列")]
    [InlineData("", "这个文件是空的。")]
    [InlineData("单位名称,类别\n某局,不知道\n", "只能是人民政府")]
    [InlineData("单位名称,类别,上级单位\n某局,部门,没有的政府\n", "没有登记上级单位“没有的政府”")]
    [InlineData("单位名称,类别\n某局,部门\n某局,部门\n", "与第 2 行重复。")]
    public async Task Given_a_wrong_file_of_bodies_When_previewed_Then_it_says_what(string text, string words)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Contains((await PreviewAsync(app, RosterKind.Bodies, text)).Problems, p => p.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_cell_of_40000_characters_When_previewed_Then_its_row_is_named()
    {
        await using var app = await TestApp.StartAsync();
        var preview = await PreviewAsync(app, RosterKind.People, $"姓名\n{new string('张', 40_000)}\n");
        Assert.Equal(2, Assert.Single(preview.Problems).Row);
    }

    [Fact]
    public void Given_the_template_When_read_back_Then_its_headings_are_those_an_import_looks_for()
    {
        foreach (var kind in Enum.GetValues<RosterKind>())
        {
            using var stream = new MemoryStream(RosterTemplates.Write(kind));
            Assert.Equal("没有读到内容：第一行应当是表头，下面至少有一行。", Assert.Single(SheetReader.Read(stream).Problems).Message);
            Assert.Equal(RosterTemplates.Of(kind).Count, RosterTemplates.Of(kind).Select(c => c.Heading).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("2026-01-10")]
    [InlineData("2026/1/10")]
    [InlineData("２０２６年１月１０日")]
    [InlineData("20260110")]
    [InlineData("2026.1.10")]
    public void Given_a_day_as_people_write_it_When_read_Then_it_is_understood_D_17_31(string text)
    {
        Assert.True(RosterSheet.TryDay(text, out var day));
        Assert.Equal(new DateOnly(2026, 1, 10), day);
        Assert.False(RosterSheet.TryDay("2026-13-40", out _));
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.BodyLiaison)]
    [InlineData(Role.WorkCommitteeHead)]
    [InlineData(Role.Chair)]
    public async Task Given_a_role_without_the_right_When_editing_the_register_Then_refused_D_1_5(Role role)
    {
        await using var app = await TestApp.StartAsync();
        await using var acting = await app.AsAsync(role);
        Func<Task>[] acts =
        [
            () => acting.Get<PreviewRoster>().RunAsync(RosterKind.People, Stream.Null, default),
            () => acting.Get<ImportRoster>().RunAsync(RosterKind.People, Stream.Null, default),
            () => acting.Get<SavePerson>().RunAsync(new(default, "x", "", null), default),
            () => acting.Get<SaveTerm>().RunAsync(new(default, 1, default, null, 15), null, default),
            () => acting.Get<ElectMember>().RunAsync(new(default, MemberPosition.Ordinary, default, 1), default),
            () => acting.Get<EndMembership>().RunAsync(default, default, "辞职", default),
            () => acting.Get<SaveBody>().RunAsync(new(default, "x", "", BodyKind.Other, null, default), default),
            () => acting.Get<NameBodyHead>().RunAsync(default, "x", "", default, default),
            () => acting.Get<CloseBody>().RunAsync(default, default, null, default),
            () => acting.Get<NameLiaison>().RunAsync(default, default, default, default),
            () => acting.Get<EndLiaison>().RunAsync(default, default, default),
            () => acting.Get<SaveCommittee>().RunAsync(new(default, "x", "", WorkCommitteeKind.Working, false), default),
        ];
        foreach (var act in acts)
        {
            await Assert.ThrowsAsync<AccessDeniedException>(act);
        }
    }

    private static async Task SeedAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        db.Add(Term.Of(18, new(2021, 12, 20), null, 27));
        db.Add(WorkCommittee.Named("县人大常委会教科文卫工委", "教科文卫工委", WorkCommitteeKind.Working, 1));
        await db.SaveChangesAsync();
    }

    private static async Task<RosterPreview> PreviewAsync(TestApp app, RosterKind kind, string text)
    {
        await using var acting = await app.AsAsync(Role.Office);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await TrimAsync(app, acting.Get<PreviewRoster>().RunAsync(kind, stream, default));
    }

    // The made-up clerk of the test is a person, too; the preview does not look at them.
    private static async Task<T> TrimAsync<T>(TestApp app, Task<T> work)
    {
        var result = await work;
        await ForgetClerksAsync(app);
        return result;
    }

    private static async Task<Outcome<RosterPreview>> ImportAsync(TestApp app, RosterKind kind, string text)
    {
        await using var acting = await app.AsAsync(Role.Office);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await TrimAsync(app, acting.Get<ImportRoster>().RunAsync(kind, stream, default));
    }

    private static async Task ForgetClerksAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        await db.RoleHoldings.Where(r => r.Role == Role.Office).ExecuteDeleteAsync();
        await db.People.Where(p => p.Name == "测试人员").ExecuteDeleteAsync();
    }
}
