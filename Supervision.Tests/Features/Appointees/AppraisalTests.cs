using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Appointees;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Appointees.Appraisals;
using Supervision.Web.Features.Appointees.Own;
using Supervision.Web.Features.Plans;

namespace Supervision.Tests.Features.Appointees;

/// <summary>The appraisal procedure from the scheme to its end (D-9.7 to D-9.9), and who sees what of it (D-1.5).</summary>
public sealed class AppraisalTests
{
    [Fact]
    public async Task D_16_33_Given_18_5_1_of_24_When_the_result_is_taken_over_Then_person_and_organ_get_66_67_per_cent_and_the_public_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);

        var result = (await made.ReadAsync()).ResultsOf(1)[0];
        await using var own = await made.County.AppointeeAsync(made.First);
        var mine = Assert.Single(await own.Get<AppraisalReader>().OwnAsync(default));

        // 27 members are the base here; of the 24 valid votes it would be 75.
        Assert.Equal(("满意", 66.67m, "18/27", "满意 18 票，基本满意 5 票，不满意 1 票"), (result.Grade, result.Rate, result.RateOf, result.Votes));
        Assert.Equal("满意", Assert.Single(Assert.Single(mine.Subjects).Results).Grade);
        await using var db = await app.OpenAsync();
        Assert.Empty(await db.Publications.ToListAsync());
    }

    [Fact]
    public async Task Given_a_result_When_the_feedback_goes_out_Then_the_organ_is_told_and_reads_the_notice_with_the_nominator_addressed_and_nothing_else()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using var personnel = await made.County.PersonnelAsync();
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.County.Bureau.Id.Value);
        await using var foreign = await app.AsAsync(Role.BodyLiaison, made.County.Court.Id.Value, "法院联络员");
        await using var office = await made.County.OfficeAsync();
        var government = SupervisedBody.Named("望溪县人民政府", "县人民政府", BodyKind.Government, new(2020, 1, 1), 0);
        await using (var ground = await app.OpenAsync())
        {
            ground.Add(government);
            await ground.SaveChangesAsync();
        }

        await using var nominator = await app.AsAsync(Role.BodyLiaison, government.Id.Value, "县政府联络员");

        AnAppraisal.Done(await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 1, "个别事项进度偏慢。", true, default));

        var told = Assert.Single(Assert.Single(await liaison.Get<AppraisalReader>().OfBodiesAsync(default)).Subjects);
        Assert.Equal(("金满仓", "满意"), (told.Subject.Name, Assert.Single(told.Results).Grade));
        var notice = Assert.Single(told.Papers);
        Assert.Empty(await foreign.Get<AppraisalReader>().OfBodiesAsync(default));
        Assert.Equal(notice.File, Assert.Single(Assert.Single(Assert.Single(await nominator.Get<AppraisalReader>().OfBodiesAsync(default)).Subjects).Papers).File);
        await using var db = await app.OpenAsync();
        Assert.Contains("金满仓（县财政局局长）的测评结果已经通报本单位", (await db.BodyNotices.SingleAsync(n => n.Body == made.County.Bureau.Id)).Text, StringComparison.Ordinal);
        Assert.True(await db.BodyNotices.AnyAsync(n => n.Body == government.Id));
        var text = await TextAsync(app, notice.File!.Value);
        Assert.Contains("望溪县财政局", text, StringComparison.Ordinal);
        Assert.Contains("县委组织部：", text, StringComparison.Ordinal);
        Assert.DoesNotContain("个别事项进度偏慢", text, StringComparison.Ordinal);
        var gate = new AppraisalGate();
        async Task<bool> OpensAsync(Acting who, string purpose) =>
            await gate.MayReadAsync(db, who.Actor, made.Id.Value, default) && await gate.MayReadFileAsync(db, who.Actor, made.Id.Value, purpose, default);
        Assert.Equal((true, true, false), (await OpensAsync(liaison, "notice-1"), await OpensAsync(office, "notice-1"), await OpensAsync(foreign, "notice-1")));
        Assert.Equal((false, false, false), (await OpensAsync(liaison, "feedback-1"), await OpensAsync(liaison, "interview"), await OpensAsync(liaison, "statement-1")));
    }

    [Fact]
    public async Task Given_statements_that_came_in_When_the_choice_is_revoked_Then_only_with_minutes_and_reason_and_what_was_written_stays_readable()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.AnnouncedAsync(app);
        await using var own = await made.County.AppointeeAsync(made.First);
        await using var office = await made.County.OfficeAsync();
        await using var member = await app.AsAsync(Role.Member, name: "黄委员");
        AnAppraisal.Done(await own.Get<HandInAppraisalPaper>().RunAsync(made.Id, 1, AppraisalPaperKind.Statement, AnAppraisal.Paper("述职报告.pdf"), default));
        var choice = (await office.Get<AppraisalQueries>().ReadAsync(2026, default)).Chosen[0];

        var bare = await office.Get<RevokeAppraisalChoice>().RunAsync(choice.Id, " ", "", default);
        AnAppraisal.Done(await office.Get<RevokeAppraisalChoice>().RunAsync(choice.Id, "第六次主任会议纪要", "机构改革", default));

        Assert.Equal(["RevokeMinutes", "RevokeReason"], bare.Obstacles.Select(o => o.Field));
        Assert.Equal(2, choice.Papers);
        var mine = Assert.Single(await own.Get<AppraisalReader>().OwnAsync(default));
        Assert.Equal((AppraisalState.Revoked, "机构改革", "述职报告.pdf"), (mine.State, mine.Revoked, Assert.Single(mine.Subjects[0].Papers).Name));
        Assert.Contains(Assert.Single(await member.Get<AppraisalReader>().ForMembersAsync(default)).Subjects, s => s.Papers.Any(p => p.Name == "述职报告.pdf"));
        Assert.Contains("（第六次主任会议纪要）：机构改革", Assert.Single((await office.Get<AppraisalQueries>().ReadAsync(2026, default)).Choices).Revoked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_this_years_organ_When_next_years_is_chosen_Then_it_is_accepted_and_a_year_further_off_is_not()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.BegunAsync(app);
        await made.County.InPostAsync("钟鸣", new(2024, 1, 12), made.County.Court);
        await using var office = await made.County.OfficeAsync();

        var next = await office.Get<ChooseAppraisalOrgan>().RunAsync(2027, made.County.Court.Id, AnAppointee.Today, "第六次主任会议纪要", default);
        var further = await office.Get<ChooseAppraisalOrgan>().RunAsync(2028, made.County.Court.Id, AnAppointee.Today, "第六次主任会议纪要", default);

        Assert.True(next.IsDone);
        Assert.Equal(("最多可以确定到2027年。", "Year"), (Assert.Single(further.Obstacles).Message, further.Obstacles[0].Field));
        var view = await office.Get<AppraisalQueries>().ReadAsync(2027, default);
        Assert.Equal("县人民法院", Assert.Single(view.Chosen).Organ);
        Assert.Equal([2027, 2026], view.Years);
    }

    [Fact]
    public async Task Given_a_colleague_of_the_organ_who_came_later_When_the_register_is_read_Then_only_who_was_appraised_has_the_year()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await made.County.InPostAsync("后来人", new(2026, 5, 1), post: "副局长");
        await using var office = await made.County.OfficeAsync();

        var rows = (await office.Get<Supervision.Web.Features.Appointees.RegisterQueries>().ListAsync(new(), Supervision.Web.Common.Lists.ListWindow.All, default)).Slice.Rows;

        Assert.Equal([("后来人", ""), ("汪海洋", "2026年"), ("金满仓", "2026年")], rows.Select(r => (r.Name, r.Appraised)).OrderBy(r => r.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Given_a_scheme_When_changed_after_the_councils_approval_Then_it_must_go_to_the_council_again()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.BegunAsync(app);
        await using var office = await made.County.OfficeAsync();
        await made.KeepSchemeAsync();
        var early = await office.Get<ApproveAppraisalScheme>().RunAsync(made.Id, default);
        await made.CouncilAsync();
        var struck = (await made.ReadAsync()).Subjects[1].Appointment;
        await made.KeepSchemeAsync(new Dictionary<AppointmentId, string> { [struck] = "因病" });

        var changed = await office.Get<ApproveAppraisalScheme>().RunAsync(made.Id, default);
        await made.KeepSchemeAsync();
        var approved = await office.Get<ApproveAppraisalScheme>().RunAsync(made.Id, default);

        Assert.Equal("主任会议还没有批准方案，或者决定还没有确认。", Assert.Single(early.Obstacles).Message);
        Assert.Equal("主任会议批准以后方案又有改动，请重新提请主任会议。", Assert.Single(changed.Obstacles).Message);
        Assert.True(approved.IsDone);
        Assert.Equal(AppraisalState.SchemeApproved, (await made.ReadAsync()).State);
    }

    [Theory]
    [InlineData("2026-06-20", true)]
    [InlineData("2026-06-21", false)]
    public async Task Given_a_sitting_on_20_July_When_announced_Then_20_June_is_the_last_day(string day, bool isFine)
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.BegunAsync(app);
        await made.KeepSchemeAsync();
        await made.CouncilAsync();
        await using var office = await made.County.OfficeAsync();
        await office.Get<ApproveAppraisalScheme>().RunAsync(made.Id, default);
        app.Clock.SetUtcNow(new(2026, 6, 25, 1, 0, 0, TimeSpan.Zero));

        var outcome = await office.Get<AnnounceAppraisal>().RunAsync(made.Id, DateOnly.Parse(day), "常委会网站", default);

        Assert.Equal(isFine, outcome.IsDone);
        Assert.Equal(isFine ? AppraisalState.Announced : AppraisalState.SchemeApproved, (await made.ReadAsync()).State);
        Assert.All(outcome.Obstacles, o => Assert.Equal(("公告应当不晚于2026年6月20日，请改到以后的会议。", "Day"), (o.Message, o.Field)));
    }

    [Fact]
    public async Task Given_an_announced_appraisal_When_looked_at_Then_statements_are_owed_ten_days_before_and_reminded_by_the_row_of_the_table()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.AnnouncedAsync(app);

        await using var db = await app.OpenAsync();
        var owed = await db.Obligations.AsNoTracking().Where(o => o.Kind == AppraisalDuties.Statement).ToListAsync();
        var notice = await db.Obligations.AsNoTracking().SingleAsync(o => o.Kind == AppraisalDuties.Notice);

        Assert.Equal(2, owed.Count);
        Assert.All(owed, o => Assert.Equal((new DateOnly(2026, 7, 10), "RM-38", PartyKind.Person, "/me/results"), (o.Deadline.Day, o.ReminderCode, o.OwedBy.Kind, o.Link)));
        Assert.Equal((ObligationState.Met, new DateOnly(2026, 6, 20)), (notice.State, notice.Deadline.Day));
        await using var own = await made.County.AppointeeAsync(made.First);
        Assert.Equal("提交述职报告", Assert.Single((await own.Get<OwnFileQueries>().ReadAsync(default))!.Dues, d => d.Link == "/me/results").Act);
    }

    [Fact]
    public async Task Given_a_missing_survey_report_or_statement_When_heard_Then_refused_and_a_rating_without_hearing_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.AnnouncedAsync(app);
        await using var personnel = await made.County.PersonnelAsync();
        await personnel.Get<AddSurveyPaper>().RunAsync(made.Id, true, AnAppraisal.Paper(), default);
        await personnel.Get<HandInAppraisalPaper>().RunAsync(made.Id, 1, AppraisalPaperKind.Statement, AnAppraisal.Paper(), default);
        await personnel.Get<HandInAppraisalPaper>().RunAsync(made.Id, 2, AppraisalPaperKind.Statement, AnAppraisal.Paper(), default);
        app.Clock.SetUtcNow(new(2026, 7, 20, 2, 0, 0, TimeSpan.Zero));
        await made.RoundAsync([(1, [18, 5, 1]), (2, [20, 4, 0])]);

        var heard = await personnel.Get<HearAppraisal>().RunAsync(made.Id, 1, AnAppraisal.SittingDay, false, "", default);
        var taken = await personnel.Get<TakeAppraisalRound>().RunAsync(made.Id, default);
        AnAppraisal.Done(await personnel.Get<AddSurveyPaper>().RunAsync(made.Id, false, AnAppraisal.Paper(), default));
        var inWriting = await personnel.Get<HearAppraisal>().RunAsync(made.Id, 1, AnAppraisal.SittingDay, true, "", default);
        var before = await personnel.Get<HearAppraisal>().RunAsync(made.Id, 1, AnAppraisal.SittingDay.AddDays(-1), false, "", default);

        Assert.Equal("调研报告和全部述职报告交来以后才能述职。", Assert.Single(heard.Obstacles).Message);
        Assert.Equal("还没有述职，不能登记测评结果。", Assert.Single(taken.Obstacles).Message);
        Assert.Equal("书面述职须经主任会议同意，请填写纪要的次数。", Assert.Single(inWriting.Obstacles).Message);
        Assert.Contains(before.Obstacles, o => o.Message == "述职日期不能早于会议（2026年7月20日）。");
    }

    [Fact]
    public async Task Given_the_result_When_the_letter_goes_out_Then_it_is_a_Word_document_and_rectification_is_owed_from_that_day()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using var personnel = await made.County.PersonnelAsync();
        AnAppraisal.Done(await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 1, "预算执行偏慢。\n加强绩效管理。", true, default));
        AnAppraisal.Done(await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 2, "继续保持。", false, default));

        await using var db = await app.OpenAsync();
        var letter = (await made.ReadAsync()).Paper(AppraisalPaperKind.Feedback, 1)!;
        var file = await db.StoredFiles.SingleAsync(f => f.Id == letter.File);
        var owed = (await db.Obligations.AsNoTracking().Where(o => o.OwedBy.Kind == PartyKind.Person && o.State == ObligationState.Open).ToListAsync()).ToDictionary(o => o.Kind, o => o.Deadline.Day);

        Assert.Equal(("docx", AppraisalState.FeedbackSent), (file.Type, (await made.ReadAsync()).State));
        var text = TextOf(app, file.Hash);
        Assert.Contains("满意 18 票，基本满意 5 票，不满意 1 票，满意率 66.67%（18/27），评定为满意", text, StringComparison.Ordinal);
        Assert.Contains("预算执行偏慢。", text, StringComparison.Ordinal);
        Assert.Equal((new DateOnly(2026, 8, 19), new DateOnly(2026, 10, 20)), (owed[AppraisalDuties.Plan], owed[AppraisalDuties.Report]));
    }

    [Fact]
    public async Task Given_rectified_When_closed_Then_only_after_plan_and_report_of_everybody_who_was_asked()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using var personnel = await made.County.PersonnelAsync();
        await using var own = await made.County.AppointeeAsync(made.First);
        await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 1, "请整改。", true, default);
        await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 2, "继续保持。", false, default);
        var early = await personnel.Get<CloseAppraisal>().RunAsync(made.Id, default);
        var disorder = await own.Get<HandInAppraisalPaper>().RunAsync(made.Id, 1, AppraisalPaperKind.Report, AnAppraisal.Paper(), default);
        AnAppraisal.Done(await own.Get<HandInAppraisalPaper>().RunAsync(made.Id, 1, AppraisalPaperKind.Plan, AnAppraisal.Paper(), default));
        AnAppraisal.Done(await own.Get<HandInAppraisalPaper>().RunAsync(made.Id, 1, AppraisalPaperKind.Report, AnAppraisal.Paper(), default));

        AnAppraisal.Done(await personnel.Get<CloseAppraisal>().RunAsync(made.Id, default));

        Assert.Equal("金满仓还没有报送整改报告。", Assert.Single(early.Obstacles).Message);
        Assert.Equal("请先报送整改方案。", Assert.Single(disorder.Obstacles).Message);
        Assert.Equal(
            [
                AppraisalState.Decided, AppraisalState.SchemeApproved, AppraisalState.Announced, AppraisalState.Survey, AppraisalState.StatementReceived, AppraisalState.Heard,
                AppraisalState.Comment, AppraisalState.Rated, AppraisalState.ResultAnnounced, AppraisalState.FeedbackSent, AppraisalState.RectificationPlan,
                AppraisalState.RectificationReport, AppraisalState.Closed,
            ],
            (await made.ReadAsync()).Steps.Select(s => s.State));
    }

    [Fact]
    public async Task Given_the_lowest_grade_When_rated_again_within_six_months_with_the_same_Then_the_council_must_choose()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app, isWorst: true);
        await using var personnel = await made.County.PersonnelAsync();
        var mild = await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 1, "请整改。", false, default);
        await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 1, "请整改。", true, default);
        await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 2, "继续保持。", false, default);
        await using (var db = await app.OpenAsync())
        {
            var second = await db.Obligations.AsNoTracking().SingleAsync(o => o.Kind == AppraisalDuties.Second);
            Assert.Equal((new DateOnly(2027, 1, 20), "RM-40", Party.Office), (second.Deadline.Day, second.ReminderCode, second.OwedBy));
        }

        app.Clock.SetUtcNow(new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
        await made.RoundAsync([(1, [3, 3, 18])]);
        AnAppraisal.Done(await personnel.Get<TakeAppraisalRound>().RunAsync(made.Id, default));
        await personnel.Get<HandInAppraisalPaper>().RunAsync(made.Id, 1, AppraisalPaperKind.Plan, AnAppraisal.Paper(), default);
        await personnel.Get<HandInAppraisalPaper>().RunAsync(made.Id, 1, AppraisalPaperKind.Report, AnAppraisal.Paper(), default);
        var open = await personnel.Get<CloseAppraisal>().RunAsync(made.Id, default);
        AnAppraisal.Done(await personnel.Get<RecordAppraisalMeasure>().RunAsync(made.Id, 1, AppraisalMeasure.Talk, "第九次主任会议纪要", new(2026, 11, 20), default));

        AnAppraisal.Done(await personnel.Get<CloseAppraisal>().RunAsync(made.Id, default));

        Assert.Equal("MustRectify", Assert.Single(mild.Obstacles).Field);
        Assert.Contains("两次测评都是最低等次", Assert.Single(open.Obstacles).Message, StringComparison.Ordinal);
        await using var after = await app.OpenAsync();
        Assert.Equal(ObligationState.Met, (await after.Obligations.AsNoTracking().SingleAsync(o => o.Kind == AppraisalDuties.Second)).State);
    }

    [Fact]
    public async Task Given_papers_When_asked_by_each_role_Then_interviews_letters_and_remarks_are_for_council_and_committee_alone()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using var personnel = await made.County.PersonnelAsync();
        await personnel.Get<SendAppraisalFeedback>().RunAsync(made.Id, 1, "请整改。", true, default);
        await using var own = await made.County.AppointeeAsync(made.First);
        await using var other = await made.County.AppointeeAsync(made.Second);
        await using var member = await app.AsAsync(Role.Member);
        await using var chair = await app.AsAsync(Role.Chair);
        await using var office = await made.County.OfficeAsync();
        await using var admin = await app.AsAsync(Role.SystemAdmin);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.County.Bureau.Id.Value);
        (Acting Who, string Opens)[] rows =
        [
            (personnel, "scheme interview surveyreport statement-1 feedback-1 plan-1"), (chair, "scheme interview surveyreport statement-1 feedback-1 plan-1"),
            (member, "scheme surveyreport statement-1"), (office, "scheme surveyreport statement-1"), (own, "statement-1 feedback-1 plan-1"), (other, ""), (admin, ""), (liaison, ""),
        ];

        foreach (var (who, opens) in rows)
        {
            Assert.Equal(opens, await OpensAsync(app, who, made.Id));
        }

        Assert.Empty((await member.Get<AppraisalFileQueries>().FindAsync(made.Id, default))!.Remarks);
        Assert.Single((await chair.Get<AppraisalFileQueries>().FindAsync(made.Id, default))!.Remarks);
        Assert.Equal(["述职报告"], Assert.Single(await member.Get<AppraisalReader>().ForMembersAsync(default)).Subjects[0].Papers.Select(p => p.Kind));
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<AppraisalFileQueries>().FindAsync(made.Id, default));
    }

    [Fact]
    public async Task Given_somebody_else_When_handing_in_for_a_person_or_acting_as_the_committee_Then_refused_and_nothing_changes()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.AnnouncedAsync(app);
        await using var other = await made.County.AppointeeAsync(made.Second);
        await using var office = await made.County.OfficeAsync();
        await using var stranger = await app.AsAsync(Role.WorkCommitteeHead, made.County.Other.Id.Value, "财经工委主任");

        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<HandInAppraisalPaper>().RunAsync(made.Id, 1, AppraisalPaperKind.Statement, AnAppraisal.Paper(), default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => office.Get<AddSurveyPaper>().RunAsync(made.Id, false, AnAppraisal.Paper(), default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => stranger.Get<HearAppraisal>().RunAsync(made.Id, 1, AnAppraisal.SittingDay, false, "", default));

        Assert.Equal([AppraisalPaperKind.Scheme], (await made.ReadAsync()).Papers.Select(p => p.Kind));
    }

    [Fact]
    public async Task Given_a_line_of_the_plan_When_published_Then_the_appraisal_of_its_organ_begins_once()
    {
        await using var app = await TestApp.StartAsync();
        var county = await AnAppointee.FoundAsync(app);
        var plan = AnnualPlan.Create(new(Guid.NewGuid()), 2026, new(2025, 10, 1));
        var item = PlanItem.Of(new(Guid.NewGuid()), plan.Id, 1, new PlanItemContent(PlanItemKind.Appraisal, "县财政局任命人员述职测评") { Bodies = [new(county.Bureau.ShortName, county.Bureau.Id)] });
        await using var db = await app.OpenAsync();
        db.AddRange(plan, item);
        await db.SaveChangesAsync();

        var first = await new AppraisalsFromPlan().StartAsync(db, plan, item, default);
        await db.SaveChangesAsync();
        var again = await new AppraisalsFromPlan().StartAsync(db, plan, item, default);

        var appraisal = await db.Appraisals.SingleAsync();
        Assert.Equal((appraisal.Matter, first.Matter, AppraisalState.Decided), (first.Matter, again.Matter, appraisal.State));
        Assert.Equal((2026, county.Bureau.Id), ((await db.AppraisalChoices.SingleAsync()).Year, appraisal.Organ));
    }

    private static async Task<string> OpensAsync(TestApp app, Acting who, AppraisalId id)
    {
        await using var db = await app.OpenAsync();
        var gate = new AppraisalGate();
        List<string> opens = [];
        foreach (var purpose in new[] { "scheme", "interview", "surveyreport", "statement-1", "feedback-1", "plan-1" })
        {
            if (await gate.MayReadAsync(db, who.Actor, id.Value, default) && await gate.MayReadFileAsync(db, who.Actor, id.Value, purpose, default))
            {
                opens.Add(purpose);
            }
        }

        return string.Join(' ', opens);
    }

    private static string TextOf(TestApp app, string hash)
    {
        var place = Directory.EnumerateFiles(app.Folder, hash, SearchOption.AllDirectories).Single();
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(File.ReadAllBytes(place)), false);
        return word.MainDocumentPart!.Document!.Body!.InnerText;
    }

    private static async Task<string> TextAsync(TestApp app, Guid file)
    {
        await using var db = await app.OpenAsync();
        var stored = await db.StoredFiles.SingleAsync(f => f.Id == file);
        await using var content = app.Services.GetRequiredService<Supervision.Web.Files.FileStore>().Open(stored);
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(content, false);
        return word.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
