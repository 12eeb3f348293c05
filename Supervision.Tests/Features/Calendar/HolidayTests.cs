using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Features.Calendar;

namespace Supervision.Tests.Features.Calendar;

/// <summary>Holiday tables are entered by the Office and administrators and move what has not passed.</summary>
public sealed class HolidayTests
{
    private static readonly EnteredTable Next = new(
        2027, CalendarLayer.National, [new("春节", new(2027, 2, 26), new(2027, 3, 4), [new(2027, 3, 6)])], "国办发明电〔2026〕9号");

    [Fact]
    public async Task Given_a_new_database_When_started_Then_the_shipped_tables_are_in()
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office);
        var year = await office.Get<HolidayQueries>().YearAsync(2026, default);

        Assert.Equal(7, year.National.Count);
        Assert.Equal("国办发明电〔2025〕7号", year.NationalSource);
        Assert.Equal([2027], year.MissingYears);
    }

    [Fact]
    public async Task Given_C13_is_provisional_When_the_table_comes_Then_impact_is_shown_and_recomputed()
    {
        await using var app = await TestApp.StartAsync();
        var source = await TestDuties.AddAsync(app, new("签收", new(2026, 11, 30)), 3, PeriodUnit.Month);
        await using var office = await app.AsAsync(Role.Office);
        var use = new SaveHolidayTable(
            office.Get<IDbContextFactory<Web.Persistence.SupervisionDb>>(), office.Get<CurrentPerson>(), new([source]));
        var impact = Assert.Single((await use.PreviewAsync(Next, default)).Value!);
        Assert.Equal((new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 5)), (impact.Before, impact.After));

        Assert.True((await use.RunAsync(Next, default)).IsDone);
        await using var db = await app.OpenAsync();
        var moved = await db.Obligations.SingleAsync();
        Assert.Equal((new DateOnly(2027, 3, 5), false, 2), (moved.Deadline.Day, moved.Deadline.IsProvisional, moved.Version));
        Assert.Equal(new DateOnly(2027, 3, 1), Assert.Single(moved.Revisions).Day);
    }

    [Fact]
    public async Task Given_a_corrected_table_When_saved_Then_what_is_to_come_moves_as_listed_and_the_past_never_D_17_18()
    {
        await using var app = await TestApp.StartAsync();
        DateOnly[] starts = [new(2026, 6, 12), new(2026, 6, 19)];
        var source = new TestDuties(basis => [.. starts.Select((s, i) => TestDuties.Duty(basis.Calculator.After(new("签收", s), 7, PeriodUnit.Day), Supervision.Domain.Deadlines.Party.Office, kind: $"d{i}"))]);
        await source.PlanAsync(app);
        app.Clock.SetUtcNow(new(2026, 6, 24, 1, 0, 0, TimeSpan.Zero));
        await using var office = await app.AsAsync(Role.Office);
        var use = new SaveHolidayTable(office.Get<IDbContextFactory<Web.Persistence.SupervisionDb>>(), office.Get<CurrentPerson>(), new([source]));
        var year = await office.Get<HolidayQueries>().YearAsync(2026, default);

        // The Dragon Boat holiday of 19 to 21 June is said to have been three days later: 22 June was the last day of the first, 26 June is that of the second.
        var corrected = new EnteredTable(2026, CalendarLayer.National, [.. year.National.Select(p => p.Name == "端午节" ? p with { From = new(2026, 6, 24), To = new(2026, 6, 26) } : p)], "更正通知");
        var impact = Assert.Single((await use.PreviewAsync(corrected, default)).Value!);
        Assert.Equal((new DateOnly(2026, 6, 26), new DateOnly(2026, 6, 29)), (impact.Before, impact.After));
        await using (var before = await app.OpenAsync())
        {
            Assert.Equal([new DateOnly(2026, 6, 22), new DateOnly(2026, 6, 26)], (await before.Obligations.OrderBy(o => o.Kind).ToListAsync()).Select(o => o.Deadline.Day));
        }

        Assert.True((await use.RunAsync(corrected, default)).IsDone);

        await using var db = await app.OpenAsync();
        var owed = await db.Obligations.OrderBy(o => o.Kind).ToListAsync();
        Assert.Equal([(new DateOnly(2026, 6, 22), 1), (new DateOnly(2026, 6, 29), 2)], owed.Select(o => (o.Deadline.Day, o.Version)));
    }

    [Fact]
    public async Task Given_a_saved_table_When_saved_again_Then_nothing_changes()
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office);
        await office.Get<SaveHolidayTable>().RunAsync(Next, default);
        await using var db = await app.OpenAsync();
        var (days, lines) = (await db.CalendarDays.CountAsync(), await db.AuditEntries.CountAsync());
        await office.Get<SaveHolidayTable>().RunAsync(Next, default);

        Assert.Equal((days, lines), (await db.CalendarDays.CountAsync(), await db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task Given_a_local_layer_When_saved_and_cleared_Then_the_national_one_stays()
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office);
        var save = office.Get<SaveHolidayTable>();
        Assert.True((await save.RunAsync(new(2026, CalendarLayer.Local, [new("州庆", new(2026, 7, 15), new(2026, 7, 15), [])], "州政府公告"), default)).IsDone);
        Assert.Single((await office.Get<HolidayQueries>().YearAsync(2026, default)).Local);

        Assert.True((await save.RunAsync(new(2026, CalendarLayer.Local, [], "州政府公告"), default)).IsDone);
        var year = await office.Get<HolidayQueries>().YearAsync(2026, default);
        Assert.Equal((0, 7), (year.Local.Count, year.National.Count));
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.WorkCommitteeStaff)]
    [InlineData(Role.BodyLiaison)]
    [InlineData(Role.CouncilMember)]
    public async Task Given_another_role_When_entering_holidays_Then_refused(Role role)
    {
        await using var app = await TestApp.StartAsync();
        await using var acting = await app.AsAsync(role);

        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<SaveHolidayTable>().RunAsync(Next, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<SaveHolidayTable>().PreviewAsync(Next, default));
    }

    [Fact]
    public async Task Given_a_file_of_2027_When_imported_Then_its_days_are_in()
    {
        await using var app = await TestApp.StartAsync();
        await using var admin = await app.AsAsync(Role.SystemAdmin);
        var outcome = await admin.Get<ImportCalendar>().RunAsync(Csv(HolidayFile.Template), default);

        Assert.True(outcome.IsDone);
        Assert.Contains("2027年 1 个放假日、1 个调休上班日", outcome.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("日期,类型,名称\r\n2027-01-01,放假,元旦\r\n", "缺少“依据文件”")]
    [InlineData("日期,类型,名称,依据文件\r\n2027-13-01,放假,元旦,x\r\n", "第 2 行：“2027-13-01”不是日期")]
    [InlineData("日期,类型,名称,依据文件\r\n2027-01-01,休息,元旦,x\r\n", "只能是“放假”或者“调休上班”")]
    [InlineData("日期,类型,名称,依据文件\r\n2027-01-01,放假,元旦,x\r\n2027-01-01,放假,元旦,x\r\n", "第 3 行：2027年1月1日列了两次")]
    [InlineData("", "空的")]
    public async Task Given_a_wrong_file_When_imported_Then_its_row_is_named_and_nothing_written(string text, string words)
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office);
        var outcome = await office.Get<ImportCalendar>().RunAsync(Csv(text), default);

        Assert.Contains(words, outcome.Obstacles[0].Message, StringComparison.Ordinal);
        Assert.Empty((await office.Get<HolidayQueries>().YearAsync(2027, default)).National);
    }

    private static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));
}
