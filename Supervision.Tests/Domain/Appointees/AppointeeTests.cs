using Supervision.Domain.Appointees;
using Supervision.Domain.Organisation;

namespace Supervision.Tests.Domain.Appointees;

/// <summary>Periods, votes, exams and yearly reports of appointees (D-9, D-16.31, D-16.32).</summary>
public sealed class AppointeeTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly SupervisedBodyId Organ = new(Guid.NewGuid());

    [Theory]
    [InlineData("2025-03-01", "2025-03-01", false)]
    [InlineData("2025-03-01", "2025-02-28", false)]
    [InlineData("2025-03-01", "2025-03-02", true)]
    public void Given_an_end_When_it_is_not_after_the_beginning_Then_it_is_refused_at_its_field(string from, string to, bool isFine)
    {
        var obstacles = Appointee.ObstaclesToPeriod(DateOnly.Parse(from), DateOnly.Parse(to));

        Assert.Equal(isFine, obstacles.Count == 0);
        Assert.All(obstacles, o => Assert.Equal(nameof(Appointment.To), o.Field));
    }

    [Theory]
    [InlineData("2024-01-01", null, true)]
    [InlineData("2024-01-01", "2025-03-01", false)]
    [InlineData("2024-01-01", "2025-03-02", true)]
    [InlineData("2026-01-01", null, true)]
    public void Given_a_membership_When_an_appointment_begins_on_2025_03_01_Then_one_that_ended_by_that_day_is_none(string from, string? to, bool isRefused)
    {
        var obstacles = Appointee.ObstaclesToHold(
            [(DateOnly.Parse(from), to is null ? null : DateOnly.Parse(to))], BodyKind.Department, new(2025, 3, 1), null);

        Assert.Equal(isRefused ? "常委会组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务。" : null, obstacles is [var one, ..] ? one.Message : null);
    }

    [Fact]
    public void Given_a_member_When_appointed_to_the_committees_own_staff_Then_nothing_stands_in_the_way() =>
        Assert.Empty(Appointee.ObstaclesToHold([(new(2024, 1, 1), null)], null, new(2025, 3, 1), null));

    [Theory]
    [InlineData(16, true)]
    [InlineData(15, false)]
    public void Given_31_members_When_voted_Then_more_than_half_of_all_of_them_is_needed(int yes, bool isFine)
    {
        var (file, post) = Nominated();

        var obstacles = file.ObstaclesToAppoint(post, new(Today, yes, 31 - yes, 0, 31, ""), Passed, "某某", Today);

        Assert.Equal(isFine, obstacles.Count == 0);
    }

    [Theory]
    [InlineData("2026-05-28:59.5", ExamState.Failed1)]
    [InlineData("2026-05-28:59.5 2026-05-30:60", ExamState.Passed)]
    [InlineData("2026-05-28:58 2026-05-30:57", ExamState.Failed2)]
    [InlineData("2026-05-28:60", ExamState.Passed)]
    [InlineData("2026-05-28:R", ExamState.Excused)]
    [InlineData("2026-05-28:R 2026-05-30:61", ExamState.Passed)]
    [InlineData("2026-05-28:0", ExamState.Failed1)]
    [InlineData("2026-05-28:N 2026-05-30:59.9", ExamState.Failed2)]
    [InlineData("2026-05-28:? ", ExamState.Registered)]
    [InlineData("2026-05-28:40 2026-05-30:?", ExamState.Resit)]
    [InlineData("", ExamState.None)]
    public void Given_sittings_When_worked_out_Then_the_state_is_that_of_the_rule(string sittings, ExamState state) =>
        Assert.Equal(state, Standing(sittings).State);

    [Fact]
    public void Given_a_pass_that_is_no_longer_valid_When_the_agenda_is_made_Then_it_is_refused()
    {
        var standing = ExamStanding.Of([new(new(2020, 1, 1), 80, null, 60)], 1, d => d.AddDays(3), _ => false);
        var (file, post) = Nominated();

        Assert.Equal(ExamState.Lapsed, standing.State);
        Assert.Contains("已经过期", Assert.Single(Appointee.ObstaclesToAgenda(file.Find(post)!, standing, "某某")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "某某尚未参加任前法律知识考试，不能列入会议议程。")]
    [InlineData("2026-05-28:58 2026-05-30:57", "某某补考仍不合格，不能列入会议议程，建议撤回提名。")]
    public void Given_no_pass_When_the_agenda_is_made_Then_the_sentence_says_why(string sittings, string sentence)
    {
        var (file, post) = Nominated();

        Assert.Equal(sentence, Assert.Single(Appointee.ObstaclesToAgenda(file.Find(post)!, Standing(sittings), "某某")).Message);
    }

    [Theory]
    [InlineData("-0.1", false)]
    [InlineData("100.1", false)]
    [InlineData("59.55", false)]
    [InlineData("0", true)]
    [InlineData("100", true)]
    [InlineData("59.5", true)]
    public void Given_a_mark_When_out_of_range_or_too_fine_Then_refused(string score, bool isFine)
    {
        var exam = LawExam.Arranged(new(new(Guid.NewGuid()), "考试", Today, new(9, 0), "会议室", 60, false), 60);
        var post = new AppointmentId(Guid.NewGuid());
        exam.Enter(new(Guid.NewGuid()), post);

        var noon = new DateTimeOffset(Today.ToDateTime(new(12, 0)), TimeSpan.FromHours(8));
        Assert.Equal(isFine, exam.ObstaclesToMark(post, decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture), null, null, noon).Count == 0);
        Assert.NotEmpty(exam.ObstaclesToMark(post, 80, null, null, noon.AddDays(-1)));
    }

    [Theory]
    [InlineData("2025-07-01", 6, true)]
    [InlineData("2025-07-02", 5, false)]
    [InlineData("2025-08-01", 5, false)]
    [InlineData("2020-01-01", 12, true)]
    public void Given_a_head_of_department_When_the_report_of_2025_is_asked_Then_six_months_count(string from, int months, bool isOwed)
    {
        var debt = DutyReportDebt.Of(Held(AppointeeKind.GovernmentMember, "局长", DateOnly.Parse(from), null), 2025, "heads", 6);

        Assert.Equal((months, isOwed), (debt.Months, debt.IsOwed));
    }

    [Theory]
    [InlineData(AppointeeKind.Court, "副院长", "heads", true)]
    [InlineData(AppointeeKind.Court, "审判员", "heads", false)]
    [InlineData(AppointeeKind.Court, "审判员", "heads,courts", true)]
    [InlineData(AppointeeKind.Procuratorate, "副检察长", "heads", true)]
    [InlineData(AppointeeKind.Supervisory, "委员", "heads", false)]
    [InlineData(AppointeeKind.Supervisory, "委员", "heads,supervisory", true)]
    [InlineData(AppointeeKind.CommitteeStaff, "主任", "all", false)]
    public void Given_a_scope_When_asked_Then_only_its_kinds_owe_a_report(AppointeeKind kind, string post, string scope, bool isOwed) =>
        Assert.Equal(isOwed, DutyReportDebt.Of(Held(kind, post, new(2024, 1, 1), null), 2025, scope, 6).IsOwed);

    [Fact]
    public void D_17_15_Given_somebody_who_left_in_the_year_When_the_report_is_asked_Then_nothing_is_owed() =>
        Assert.False(DutyReportDebt.Of(Held(AppointeeKind.GovernmentMember, "局长", new(2024, 1, 1), new(2025, 11, 1)), 2025, "heads", 6).IsOwed);

    [Fact]
    public void Given_promises_When_the_report_leaves_one_open_Then_it_is_refused_at_that_promise()
    {
        var report = DutyReport.Of(new(Guid.NewGuid()), 2025);

        var obstacle = Assert.Single(report.ObstaclesToSubmit(["建成服务网", "整改到位"], ["已建成", " "]));

        Assert.Equal("Answer-1", obstacle.Field);
        Assert.Contains("整改到位", obstacle.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, true)]
    public void Given_an_organ_chosen_When_a_second_one_is_wished_Then_the_rule_decides(int most, int chosen, bool isFine)
    {
        var obstacles = AppraisalChoice.ObstaclesToChoose(
            new(2026, Today, "第三次主任会议纪要", Today), [.. Enumerable.Repeat("县人民法院", chosen)], most, appointees: 4);

        Assert.Equal(isFine, obstacles.Count == 0);
    }

    private static ExamStanding Passed => Standing("2026-05-28:80");

    private static ExamStanding Standing(string sittings) => ExamStanding.Of(
        sittings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split(':')).Select(p => new ExamAttempt(
            DateOnly.Parse(p[0]), decimal.TryParse(p[1], System.Globalization.CultureInfo.InvariantCulture, out var score) ? score : null,
            p[1] switch { "R" => ExamAbsence.WithReason, "N" => ExamAbsence.WithoutReason, _ => null }, 60)),
        resits: 1, day => day.AddDays(3), _ => true);

    private static (Appointee File, AppointmentId Post) Nominated()
    {
        var file = Appointee.Of(new(Guid.NewGuid()), Today);
        var id = new AppointmentId(Guid.NewGuid());
        file.Nominate(new(id, new(Organ, "局长", AppointeeKind.GovernmentMember), "县长", new(2026, 5, 20)));
        return (file, id);
    }

    private static Appointee Held(AppointeeKind kind, string post, DateOnly from, DateOnly? to)
    {
        var file = Appointee.Of(new(Guid.NewGuid()), new(2024, 1, 1));
        file.Record(new(new(Guid.NewGuid()), new(Organ, post, kind), from, to, "", "", to is null ? "" : "免职", ""));
        return file;
    }
}
