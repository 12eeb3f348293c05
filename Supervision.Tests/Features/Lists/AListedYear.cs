using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Lists;

/// <summary>A year of reports and opinions, seen on Monday, 23 November 2026.</summary>
/// <remarks>The sitting of 27 November sets 7, 17 and 20 November; that of 10 December sets 20 November for the draft.</remarks>
internal sealed class AListedYear
{
    public const string Schools = "全县义务教育优质均衡发展情况的报告";
    public const string Care = "养老服务体系建设情况的报告";
    public const string Hostile = "=HYPERLINK(\"http://example.invalid\",\"点这里\")";
    public const string Percent = "农村公路100%通达_硬化情况的报告";

    private int serial;

    public TestApp App { get; private init; } = null!;

    public WorkCommittee Education { get; } = WorkCommittee.Named("教育科学文化卫生工作委员会", "教科文卫工委", WorkCommitteeKind.Working, 1);

    public WorkCommittee Social { get; } = WorkCommittee.Named("社会建设工作委员会", "社会建设工委", WorkCommitteeKind.Working, 2);

    public SupervisedBody Government { get; } = SupervisedBody.Named("望溪县人民政府", "县人民政府", BodyKind.Government, new(2020, 1, 1), 1);

    public SupervisedBody Court { get; } = SupervisedBody.Named("望溪县人民法院", "县人民法院", BodyKind.Court, new(2020, 1, 1), 2);

    public Term Term { get; } = Term.Of(17, new(2022, 1, 1), null, 33);

    public Person Clerk { get; } = Person.Named("李文静");

    /// <summary>The application with the year in it; further plain reports of the Court when <paramref name="more"/> asks for them.</summary>
    public static async Task<AListedYear> InAsync(TestApp app, int more = 0)
    {
        var year = new AListedYear { App = app };
        app.Clock.SetUtcNow(new(2026, 11, 23, 1, 5, 0, TimeSpan.Zero));
        await using var db = await app.OpenAsync();
        db.AddRange(year.Education, year.Social, year.Government, year.Court, year.Term, year.Clerk);
        var november = year.Meeting(db, 31, new(2026, 11, 27));
        var december = year.Meeting(db, 32, new(2026, 12, 10));
        await db.SaveChangesAsync();
        await year.OpinionAsync(db, await year.ReportsAsync(db, november, december));
        for (var i = 1; i <= more; i++)
        {
            db.Add(year.Report($"审判工作情况的报告之{i}", ReportTier.Committee, year.Court.Id, year.Social.Id));
        }

        await db.SaveChangesAsync();
        return year;
    }

    public static ReportAct On(int month, int day) => new(null, "李文静", new DateOnly(2026, month, day).StartOfDay().AddHours(9).ToUniversalTime());

    private async Task<SpecialReportId> ReportsAsync(SupervisionDb db, HearingSitting november, HearingSitting december)
    {
        var schools = Scheduled(Schools, november, Education.Id);
        schools.ReceiveDraft(new(Guid.NewGuid(), "AA", "初稿.docx"), new(2026, 11, 7), false, On(11, 6));
        schools.Comment(none: true, isHead: true, On(11, 10));
        schools.ReceiveRevised(new(Guid.NewGuid(), "BB", "正式稿.docx"), [], "", new(2026, 11, 17), false, On(11, 19));
        var care = Scheduled(Care, december, Social.Id);
        var hostile = Report(Hostile, ReportTier.Committee, null, Education.Id);
        var percent = Report(Percent, ReportTier.Committee, Government.Id, Social.Id);
        var council = Report("社区矫正工作情况的专题报告", ReportTier.Council, Court.Id, Social.Id);
        db.AddRange(schools, care, hostile, percent, council);
        await SaveAsync(db, schools.Matter, care.Matter);
        return percent.Id;
    }

    // Its title is not that of the report, so that a search tells the two apart.
    private async Task OpinionAsync(SupervisionDb db, SpecialReportId report)
    {
        var item = new HeardItem(
            report, "县域医共体建设情况的报告", "第十七届人大常委会第二十九次会议", new(2026, 6, 26), new(2026, 6, 26), Government.Id, Education.Id, null);
        var opinion = ReviewOpinion.Collect(item, new(2026, DossierNumber.Opinion, 3), new("李文静", new(2026, 6, 26, 9, 0, 0, TimeSpan.Zero)));
        db.Add(opinion);
        await SaveAsync(db, opinion.Matter);
    }

    private async Task SaveAsync(SupervisionDb db, params MatterRef[] matters)
    {
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DeadlinePlanner>().SaveAsync(db, matters, default);
    }

    private SpecialReport Scheduled(string title, HearingSitting sitting, WorkCommitteeId committee)
    {
        var report = Report(title, ReportTier.Committee, Government.Id, committee);
        report.Schedule(sitting, sitting.FirstDay.AddDays(-20), onlyWarns: false, On(10, 30));
        report.SendOpinions([], none: true, On(10, 31));
        return report;
    }

    private SpecialReport Report(string title, ReportTier tier, SupervisedBodyId? organ, WorkCommitteeId committee) => SpecialReport.FromPlan(
        new(Guid.CreateVersion7()), ++serial, new(new(Guid.NewGuid()), 2026, tier, title, organ, null, committee, null), On(1, 20));

    private HearingSitting Meeting(SupervisionDb db, int number, DateOnly day)
    {
        var sitting = Sitting.Plan(new(Guid.NewGuid()), Term.Id, number, new(day, day, new(9, 0), "三楼会议室"), false, new(2026, 10, 30));
        db.Add(sitting);
        return new(sitting.Id, sitting.Name, day, day, new(2026, 10, 30), IsUrgent: false, IsAhead: true, HasBegun: false);
    }
}
