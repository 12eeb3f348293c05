using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Appointees;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Appointees;
using Supervision.Web.Features.Appointees.Appraisals;
using Supervision.Web.Features.Appointees.DutyReports;
using Supervision.Web.Features.Appointees.Exams;
using Supervision.Web.Features.Appointees.Own;
using Supervision.Web.Features.Reminders;

namespace Supervision.Tests.Features.Appointees;

/// <summary>From nomination to oath, the yearly report, and the organ of the year (D-9.2 to D-9.6).</summary>
public sealed class CourseTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8];

    [Fact]
    public async Task Given_a_failure_and_a_resit_passed_When_voted_Then_appointed_and_the_oath_is_owed_in_fifteen_days()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync();
        await using var personnel = await county.PersonnelAsync();
        await SitAsync(personnel, file, post, new(2026, 5, 28), 59.5m);
        await SitAsync(personnel, file, post, new(2026, 5, 29), 60m);
        await using var office = await county.OfficeAsync();
        var sitting = await county.SittingAsync(AnAppointee.Today);
        AnAppointee.Done(await office.Get<PutNominationOnSitting>().RunAsync(file, post, sitting, default));
        await county.OpenAsync(sitting);

        var outcome = await office.Get<AppointNominee>().RunAsync(file, post, new(AnAppointee.Today, 20, 5, 1, 31, ""), default);

        Assert.True(outcome.IsDone);
        await using var db = await app.OpenAsync();
        var oath = await db.Obligations.SingleAsync(o => o.Kind == AppointeeDuties.Oath);
        Assert.Equal((new DateOnly(2026, 6, 16), ObligationState.Open, Party.Committee(county.Committee.Id.Value)), (oath.Deadline.Day, oath.State, oath.OwedBy));

        await office.Get<RecordOath>().RunAsync(file, post, new(AnAppointee.Today, "会议厅", "主任", true), default);
        await using var after = await app.OpenAsync();
        Assert.Equal(ObligationState.Met, (await after.Obligations.SingleAsync(o => o.Kind == AppointeeDuties.Oath)).State);
    }

    [Fact]
    public async Task Given_a_failure_When_the_resit_lies_too_late_Then_the_candidate_cannot_be_entered()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync();
        await using var personnel = await county.PersonnelAsync();
        await SitAsync(personnel, file, post, new(2026, 5, 25), 40m);
        var late = await ArrangeAsync(personnel, new(2026, 6, 10));

        var outcome = await personnel.Get<EnterExamCandidate>().RunAsync(late, file, post, default);

        Assert.Contains("补考应当在2026年5月28日以前", Assert.Single(outcome.Obstacles).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_two_failures_When_a_third_exam_is_wished_Then_refused_with_the_advice_to_withdraw()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync();
        await using var personnel = await county.PersonnelAsync();
        await SitAsync(personnel, file, post, new(2026, 5, 28), 58m);
        await SitAsync(personnel, file, post, new(2026, 5, 29), 57m);

        var outcome = await personnel.Get<EnterExamCandidate>().RunAsync(await ArrangeAsync(personnel, new(2026, 6, 2)), file, post, default);

        Assert.Contains("建议撤回提名", Assert.Single(outcome.Obstacles).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_9_2_Given_a_resit_that_is_passed_When_the_first_exam_is_opened_Then_it_says_what_that_attempt_came_to()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync();
        await using var personnel = await county.PersonnelAsync();
        await SitAsync(personnel, file, post, new(2026, 5, 28), 58m);
        var queries = personnel.Get<ExamQueries>();
        async Task<(string, string)> FirstAsync()
        {
            var first = (await queries.ListAsync(default)).Rows.Single(r => r.Exam.Day == new DateOnly(2026, 5, 28)).Exam.Id;
            var row = Assert.Single((await queries.FindAsync(first, default))!.Candidates);
            return (row.Result, row.After);
        }

        Assert.Equal(("58 分，不合格", "可以补考"), await FirstAsync());
        await SitAsync(personnel, file, post, new(2026, 5, 29), 57m);
        Assert.Equal(("58 分，不合格", "补考"), await FirstAsync());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("100.5")]
    public async Task Given_a_mark_outside_the_range_When_entered_Then_refused_at_its_field_and_nothing_changes(string score)
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync();
        await using var personnel = await county.PersonnelAsync();
        var exam = await ArrangeAsync(personnel, new(2026, 5, 28));
        await personnel.Get<EnterExamCandidate>().RunAsync(exam, file, post, default);

        var outcome = await personnel.Get<EnterExamMark>().RunAsync(
            exam, post, decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture), null, default);

        Assert.Equal(LawExam.Field(post), Assert.Single(outcome.Obstacles).Field);
        await using var db = await app.OpenAsync();
        Assert.False((await db.LawExams.SingleAsync()).Candidates[0].IsMarked);
    }

    [Fact]
    public async Task D_9_2_Given_an_exam_that_has_not_begun_or_is_over_When_marked_or_filled_Then_refused_with_its_hour()
    {
        // One o'clock in the morning of the day: nobody can have sat at nine.
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync();
        var (late, other) = await county.NominatedAsync("闻笛");
        await using var personnel = await county.PersonnelAsync();
        var exam = await ArrangeAsync(personnel, new(2026, 6, 2));
        AnAppointee.Done(await personnel.Get<EnterExamCandidate>().RunAsync(exam, file, post, default));
        app.Clock.SetUtcNow(new(2026, 6, 2, 0, 59, 0, TimeSpan.Zero));

        var early = await personnel.Get<EnterExamMark>().RunAsync(exam, post, 80m, null, default);
        var absent = await personnel.Get<EnterExamMark>().RunAsync(exam, post, null, ExamAbsence.WithoutReason, default);

        Assert.Equal("考试在2026年6月2日9:00开始，开考以后才能录入成绩或者登记缺考。", Assert.Single(early.Obstacles).Message);
        Assert.Equal(early.Obstacles[0].Message, Assert.Single(absent.Obstacles).Message);
        Assert.Equal("9:00开考以后录入", (await personnel.Get<ExamQueries>().FindAsync(exam, default))!.NotYet);

        app.Clock.SetUtcNow(new(2026, 6, 2, 3, 0, 0, TimeSpan.Zero));
        AnAppointee.Done(await personnel.Get<EnterExamMark>().RunAsync(exam, post, 80m, null, default));
        var entered = await personnel.Get<EnterExamCandidate>().RunAsync(exam, late, other, default);
        Assert.StartsWith("这场考试已经在2026年6月2日9:00开始，并且有了成绩，不能再安排考生", Assert.Single(entered.Obstacles).Message, StringComparison.Ordinal);
        Assert.Equal(entered.Obstacles[0].Message, (await personnel.Get<ExamQueries>().FindAsync(exam, default))!.IsClosedToMore);
    }

    [Fact]
    public async Task Given_the_office_When_it_enters_a_mark_Then_refused_It_only_reads_results()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await using var office = await county.OfficeAsync();
        await using var member = await app.AsAsync(Role.Member);

        await Assert.ThrowsAsync<AccessDeniedException>(() => office.Get<EnterExamMark>().RunAsync(new(Guid.NewGuid()), new(Guid.NewGuid()), 80, null, default));
        Assert.Empty((await office.Get<ExamQueries>().ListAsync(default)).Rows);
        await Assert.ThrowsAsync<AccessDeniedException>(() => member.Get<ExamQueries>().ListAsync(default));
    }

    [Fact]
    public async Task Given_the_own_statement_When_handed_in_Then_kept_and_nobody_elses_may_be_touched()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var (file, post) = await county.NominatedAsync();
        var (otherFile, otherPost) = await county.NominatedAsync("夏沐");
        await using var own = await county.AppointeeAsync(file);

        var outcome = await own.Get<HandInStatement>().RunAsync(file, post, Paper(), ["建成服务网"], default);

        Assert.True(outcome.IsDone);
        await Assert.ThrowsAsync<AccessDeniedException>(() => own.Get<HandInStatement>().RunAsync(otherFile, otherPost, Paper(), [], default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => own.Get<RegisterQueries>().ListAsync(new(), Supervision.Web.Common.Lists.ListWindow.All, default));
        Assert.Equal(file, (await own.Get<OwnFileQueries>().ReadAsync(default))!.Id);
        await using var db = await app.OpenAsync();
        Assert.Equal(["建成服务网"], (await db.Appointees.SingleAsync(a => a.Id == file)).Appointments[0].CommitmentLines);
        Assert.Null((await db.Appointees.SingleAsync(a => a.Id == otherFile)).Appointments[0].StatementOn);
    }

    [Fact]
    public async Task D_16_32_Given_1_December_When_planned_Then_who_was_long_enough_in_post_owes_the_report_until_15_January()
    {
        await using var app = await TestApp.StartAsync(new DateTimeOffset(2025, 12, 1, 1, 0, 0, TimeSpan.Zero));
        var county = await AnAppointee.FoundAsync(app);
        var owing = await county.InPostAsync("金满仓", new(2025, 7, 1));
        await county.InPostAsync("钟鸣", new(2025, 8, 1), county.Court);

        await using var db = await app.OpenAsync();
        var report = await db.Obligations.SingleAsync(o => o.Kind == AppointeeDuties.Report);

        Assert.Equal((owing.Value, new DateOnly(2026, 1, 15), new DateOnly(2025, 12, 1)), (report.MatterId, report.Deadline.Day, report.Deadline.Start.Day));
        await using var office = await county.OfficeAsync();
        var list = await office.Get<DutyReportQueries>().ListAsync(2025, default);
        Assert.Equal((1, 0, 1), (list.Owed, list.Received, list.Missing));
        Assert.Equal("当年任职 5 个月", Assert.Single(list.Rows, r => r.Stage == DutyReportState.Exempt).Note);
    }

    [Theory]
    [InlineData(16, 0)] // ten work days end on 30 November
    [InlineData(17, 1)]
    public async Task Given_the_days_before_1_December_When_the_next_ten_work_days_are_shown_Then_the_asking_of_RM_37_stands_in_them_and_is_nobodys_work_yet(int day, int shown)
    {
        await using var app = await TestApp.StartAsync(new DateTimeOffset(2026, 11, day, 1, 0, 0, TimeSpan.Zero));
        var county = await AnAppointee.FoundAsync(app);
        await county.InPostAsync("金满仓", new(2024, 7, 1));
        await using var job = await app.AsAsync(Actor.System("定时任务"));
        await job.Get<PlanReminders>().RunAsync(default);
        await using var office = await county.OfficeAsync();
        await using var personnel = await county.PersonnelAsync();

        var coming = await office.Get<ReminderQueries>().ComingAsync(ReminderFilter.Of(null, null, null, "RM-37", null), Supervision.Web.Common.Lists.ListWindow.All, default);
        Assert.Equal(Enumerable.Repeat(new DateOnly(2026, 12, 1), shown), coming.Rows.Where(r => r.Reminder.Code == "RM-37").Select(r => r.Reminder.DueAt.BeijingDate()));
        Assert.DoesNotContain((await personnel.Get<Supervision.Web.Features.Todo.TodoQueries>().LoadAsync(default)).Waiting, i => i.Act == "提交年度履职情况报告");
    }

    [Fact]
    public async Task Given_a_late_report_When_handed_in_returned_and_mended_Then_the_lateness_of_the_first_day_stays()
    {
        await using var app = await TestApp.StartAsync(new DateTimeOffset(2025, 12, 10, 1, 0, 0, TimeSpan.Zero));
        var county = await AnAppointee.FoundAsync(app);
        var file = await county.InPostAsync("金满仓", new(2024, 1, 12));
        app.Clock.Advance(TimeSpan.FromDays(41));
        await using var own = await county.AppointeeAsync(file);
        await using var personnel = await county.PersonnelAsync();
        await own.Get<HandInDutyReport>().RunAsync(file, 2025, Paper(), [], default);

        var refused = await personnel.Get<ReviewDutyReport>().RunAsync(file, 2025, false, "", default);
        var returned = await personnel.Get<ReviewDutyReport>().RunAsync(file, 2025, false, "请补充存在的问题。", default);
        app.Clock.Advance(TimeSpan.FromDays(3));
        var mended = await own.Get<HandInDutyReport>().RunAsync(file, 2025, Paper(), [], default);
        await personnel.Get<ReviewDutyReport>().RunAsync(file, 2025, true, "", default);
        var filed = await personnel.Get<FileDutyReport>().RunAsync(file, 2025, default);

        Assert.Equal("ReturnReason", Assert.Single(refused.Obstacles).Field);
        Assert.True(returned.IsDone && mended.IsDone && filed.IsDone);
        var row = Assert.Single((await personnel.Get<DutyReportQueries>().ListAsync(2025, default)).Rows);
        Assert.Equal((5, DutyReportState.Filed), (row.DaysLate, row.Stage));
    }

    [Fact]
    public async Task Given_missing_reports_When_asked_with_one_click_Then_each_gets_one_reminder_and_a_second_click_sends_none()
    {
        await using var app = await TestApp.StartAsync(new DateTimeOffset(2025, 12, 10, 1, 0, 0, TimeSpan.Zero));
        var county = await AnAppointee.FoundAsync(app);
        await county.InPostAsync("金满仓", new(2024, 1, 12));
        await county.InPostAsync("钟鸣", new(2024, 1, 12), county.Court);
        await using var office = await county.OfficeAsync();

        var first = await office.Get<NudgeDutyReports>().RunAsync(2025, default);
        var second = await office.Get<NudgeDutyReports>().RunAsync(2025, default);

        Assert.Equal(2, first.Value);
        Assert.Contains("今天已经催过", Assert.Single(second.Obstacles).Message, StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Equal(2, await db.Reminders.CountAsync(r => r.OffsetCode.StartsWith("nudge:")));
    }

    [Fact]
    public async Task Given_an_organ_chosen_When_a_second_is_chosen_in_the_year_Then_refused_until_the_first_is_revoked()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        await county.InPostAsync("金满仓", new(2024, 1, 12));
        await county.InPostAsync("钟鸣", new(2024, 1, 12), county.Court);
        await using var office = await county.OfficeAsync();
        var choosing = office.Get<ChooseAppraisalOrgan>();
        await choosing.RunAsync(2026, county.Court.Id, AnAppointee.Today, "第三次主任会议纪要", default);

        var second = await choosing.RunAsync(2026, county.Bureau.Id, AnAppointee.Today, "第三次主任会议纪要", default);
        var view = await office.Get<AppraisalQueries>().ReadAsync(2026, default);
        await office.Get<RevokeAppraisalChoice>().RunAsync(view.Chosen[0].Id, "第四次主任会议纪要", "主任会议另行决定", default);
        var third = await choosing.RunAsync(2026, county.Bureau.Id, AnAppointee.Today, "第四次主任会议纪要", default);

        Assert.Equal("2026年已经确定县人民法院，每年只对一家机关测评。", Assert.Single(second.Obstacles).Message);
        Assert.Equal((1, "从未"), (view.Never, view.Organs[0].Years.Count == 0 ? "从未" : ""));
        Assert.True(third.IsDone);
        Assert.Equal(2, (await office.Get<AppraisalQueries>().ReadAsync(2026, default)).Choices.Count);
    }

    private static AppointeePaper Paper() => new("报告.pdf", new MemoryStream(Pdf));

    private static async Task<LawExamId> ArrangeAsync(Acting personnel, DateOnly day)
    {
        var exam = new LawExamId(Guid.CreateVersion7());
        Assert.True((await personnel.Get<ArrangeLawExam>().RunAsync(new(exam, "考试", day, new(9, 0), "会议室", 60, false), default)).IsDone);
        return exam;
    }

    private static async Task SitAsync(Acting personnel, AppointeeId file, AppointmentId post, DateOnly day, decimal score)
    {
        var exam = await ArrangeAsync(personnel, day);
        var entered = await personnel.Get<EnterExamCandidate>().RunAsync(exam, file, post, default);
        Assert.True(entered.IsDone, string.Join(' ', entered.Obstacles.Select(o => o.Message)));
        Assert.True((await personnel.Get<EnterExamMark>().RunAsync(exam, post, score, null, default)).IsDone);
    }
}
