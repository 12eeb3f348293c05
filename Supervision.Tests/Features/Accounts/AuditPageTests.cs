using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Features.Accounts;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Accounts;

/// <summary>The audit page: whole for office and council, without contents for the administrator (D-1.5).</summary>
public sealed class AuditPageTests
{
    [Theory]
    [InlineData(Role.Office, true)]
    [InlineData(Role.OfficeHead, true)]
    [InlineData(Role.CouncilMember, true)]
    [InlineData(Role.SystemAdmin, false)]
    public async Task Given_a_reader_When_reading_Then_contents_are_shown_or_not(Role role, bool shown)
    {
        await using var app = await TestApp.StartAsync();
        await using var reader = await app.AsAsync(role);

        var list = await reader.Get<AuditQueries>().ListAsync(new(), 1, default);
        var all = await reader.Get<AuditQueries>().AllAsync(new(), default);

        Assert.Equal(shown, list.ShowsChanges);
        Assert.Equal(shown, list.Lines.Any(e => e.Changes.Length > 0));
        Assert.Equal(shown, all.Lines.Any(e => e.Changes.Length > 0));
    }

    [Fact]
    public async Task Given_many_lines_When_filtered_Then_only_what_was_asked_for_is_there()
    {
        await using var app = await TestApp.StartAsync();
        var matter = new MatterRef(MatterKind.Report, Guid.NewGuid());
        await TellAsync(app, matter, "送交报告初稿", days: 0);
        await TellAsync(app, matter, "送交报告修改稿", days: 10);
        await using var office = await app.AsAsync(Role.Office);
        var audit = office.Get<AuditQueries>();

        Assert.Equal(2, (await audit.ListAsync(new(Matter: matter.Id), 1, default)).Total);
        Assert.Equal(2, (await audit.ListAsync(new(Kind: MatterKind.Report), 1, default)).Total);
        Assert.Equal(1, (await audit.ListAsync(new(Words: "修改稿"), 1, default)).Total);
        Assert.Equal(1, (await audit.ListAsync(new(Kind: MatterKind.Report, From: new(2026, 6, 11)), 1, default)).Total);
        Assert.Equal(1, (await audit.ListAsync(new(Kind: MatterKind.Report, To: new(2026, 6, 1)), 1, default)).Total);
        Assert.Equal(0, (await audit.ListAsync(new(Person: "无此人"), 1, default)).Total);
    }

    [Fact]
    public async Task Given_the_page_When_checked_and_exported_Then_it_says_whole_and_cells_are_harmless()
    {
        await using var app = await TestApp.StartAsync();
        await TellAsync(app, MatterRef.House, "=HYPERLINK(\"http://evil.example\")", days: 0);
        using var office = await Visitor.SignedInAsync(app, "li", Role.Office);

        Assert.Contains("日志链完整，最后校验 9:00", await Visitor.TextAsync(await office.Client.GetAsync("/audit?check=true&kind=&from=&to=x&page=abc")));
        var csv = await office.Client.GetStringAsync("/audit/export?format=csv");
        Assert.Contains("'=HYPERLINK", csv);
        Assert.StartsWith("审计日志；筛选：无；导出时间 2026年6月1日 9:00，测试li", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        var xlsx = await office.Client.GetAsync("/audit/export?format=xlsx&from=2026-06-01");
        Assert.Equal("审计日志_20260601.xlsx", xlsx.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task D_1_5_Given_decisions_and_reasons_When_an_administrator_reads_or_looks_for_them_Then_only_that_somebody_acted()
    {
        await using var app = await TestApp.StartAsync();
        await TellAsync(app, new(MatterKind.Council, Guid.NewGuid()), "登记决定：养老服务审议意见，不同意（纪要3号）", days: 0);
        await TellAsync(app, new(MatterKind.Sitting, Guid.NewGuid()), "黄丽萍申请请假（病假）", days: 0);
        await TellAsync(app, MatterRef.House, "登录被拒绝（li）：密码不对", days: 0);
        await using var admin = await app.AsAsync(Role.SystemAdmin);
        await using var office = await app.AsAsync(Role.Office);

        var (seen, whole) = (await admin.Get<AuditQueries>().AllAsync(new(), default), await office.Get<AuditQueries>().AllAsync(new(), default));

        Assert.Superset(new HashSet<string> { "登记决定", "黄丽萍申请请假", "登录被拒绝（li）：密码不对" }, seen.Lines.Select(l => l.Sentence).ToHashSet());
        Assert.Contains(whole.Lines, l => l.Sentence.EndsWith("不同意（纪要3号）", StringComparison.Ordinal));
        foreach (var (words, forAdmin, forOffice) in new[] { ("不同意", 0, 1), ("病假", 0, 1), ("登记决定", 1, 1), ("密码不对", 1, 1) })
        {
            Assert.Equal(forAdmin, (await admin.Get<AuditQueries>().ListAsync(new(Words: words), 1, default)).Total);
            Assert.Equal(forOffice, (await office.Get<AuditQueries>().ListAsync(new(Words: words), 1, default)).Total);
        }
    }

    [Fact]
    public async Task Given_rows_changed_without_a_sentence_When_read_Then_they_are_called_in_words_and_every_kind_has_its_own()
    {
        await using var app = await TestApp.StartAsync();
        await using (var db = await app.OpenAsync())
        {
            var body = SupervisedBody.Named("县教育局", "县教育局", BodyKind.Department, new(2020, 1, 1), 1);
            db.Add(body);
            await db.SaveChangesAsync();
            db.Add(BodyNotice.To(body.Id, MatterRef.House, "通知", app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            Assert.Equal("修改：给单位的通知", (await db.AuditEntries.OrderBy(e => e.Sequence).LastAsync()).Sentence);
            // The tables that come with Identity hold no rows here.
            var nameless = db.Model.GetEntityTypes().Where(t => t.ClrType.Assembly.GetName().Name!.StartsWith("Supervision", StringComparison.Ordinal) && t.FindOwnership() is null && AuditTrail.IsAudited(t.ClrType.Name) && !AuditWords.Knows(t.ClrType));
            Assert.Empty(nameless.Select(t => t.ClrType.Name));
        }

        var kinds = Enum.GetValues<MatterKind>();
        Assert.Equal(kinds.Length, kinds.Select(AuditExport.KindWord).Distinct().Count());
    }

    [Fact]
    public async Task Given_a_field_that_was_changed_When_read_Then_it_is_called_in_words_and_every_field_of_the_model_has_one()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        var body = SupervisedBody.Named("县教育局", "县教育局", BodyKind.Department, new(2020, 1, 1), 1);
        db.Add(body);
        await db.SaveChangesAsync();

        var written = (await db.AuditEntries.OrderBy(e => e.Sequence).LastAsync()).Changes;
        Assert.Contains("简称 县教育局", written, StringComparison.Ordinal);
        Assert.DoesNotContain("ShortName", written, StringComparison.Ordinal);
        var nameless = from type in db.Model.GetEntityTypes()
                       where type.ClrType.Assembly.GetName().Name!.StartsWith("Supervision", StringComparison.Ordinal) && AuditTrail.IsAudited(type.ClrType.Name)
                       from field in type.GetProperties()
                       where AuditChanges.IsWritten(field.Name) && !AuditFields.Knows(type.ClrType.Name, field.Name)
                       select $"{type.ClrType.Name}.{field.Name}";
        Assert.Empty(nameless);
    }

    [Fact]
    public async Task Given_a_changed_row_When_checked_Then_the_page_names_it()
    {
        await using var app = await TestApp.StartAsync();
        await TellAsync(app, MatterRef.House, "一", days: 0);
        await using (var db = await app.OpenAsync())
        {
            await db.AuditEntries.Where(e => e.Sequence == 1).ExecuteUpdateAsync(e => e.SetProperty(x => x.Sentence, "改过"));
        }

        using var office = await Visitor.SignedInAsync(app, "li", Role.Office);

        Assert.Contains("操作日志第 1 条与校验值不符", await Visitor.TextAsync(await office.Client.GetAsync("/audit?check=true")));
    }

    private static async Task TellAsync(TestApp app, MatterRef matter, string sentence, int days)
    {
        app.Clock.Advance(TimeSpan.FromDays(days));
        await using var db = await app.OpenAsync();
        db.Tell(matter, sentence);
        await db.SaveChangesAsync();
    }
}
