using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Findings.Phone;

namespace Supervision.Tests.Features.Inspections.Findings;

/// <summary>A finding from the field to its confirmation, through the use cases (D-6.9, D-6.14).</summary>
public sealed class FindingPathTests
{
    [Fact]
    public async Task Given_a_phone_that_sends_a_finding_five_times_at_once_When_it_arrives_Then_there_is_one_and_field_work_has_begun()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var entry = await field.EntryAsync();
        FindingId id = new(Guid.CreateVersion7());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            await using var member = await field.MemberAsync();
            return await member.Get<RecordFinding>().RunAsync(id, field.Id, entry, default);
        }));

        Assert.All(outcomes, AnInspection.Done);
        await using var db = await app.OpenAsync();
        var finding = Assert.Single(await db.Findings.ToListAsync());
        Assert.Equal((id, 1, FindingState.Draft, "城关镇农贸市场", "黄委员"), (finding.Id, finding.Serial, finding.State, finding.Place, finding.RecordedByName));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Sentence.StartsWith("第二组记录问题1号")));
        Assert.Equal(InspectionState.Field, (await field.Made.ReadAsync()).State);
        await using var leader = await field.LeaderAsync();
        var stolen = await leader.Get<RecordFinding>().RunAsync(id, field.Id, entry, default);
        Assert.Equal("这条记录的编号已经用过，请刷新页面后重新填写。", Assert.Single(stolen.Obstacles).Message);
    }

    [Fact]
    public async Task D_6_9_Given_another_body_s_article_When_the_form_is_sent_without_script_Then_the_owners_come_first_the_reason_is_asked_for_and_everybody_reads_it()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var (entry, school) = (await field.EntryAsync(ComplianceGrade.Compliant), field.Made.School.Id.Value);
        using var phone = await Visitor.SignedInAsync(app, "staff", Role.WorkCommitteeStaff, field.Made.Committee.Id.Value);
        var page = $"/m/insp/{field.Id.Value}/new";
        Task<HttpResponseMessage> SendAsync(string reason, string token) => phone.PostAsync(
            page, token, ("_handler", "finding"), ("Finding.Id", $"{Guid.CreateVersion7()}"), ("Finding.Item", $"{entry.Item.Value}"), ("Finding.Body", $"{school}"), ("Finding.Day", "2026-07-20"),
            ("Finding.SubGroup", "1"), ("Finding.Place", "县第三小学食堂"), ("Finding.Grade", "Compliant"), ("Finding.Facts", "台账齐全"), ("Finding.BodyReason", reason));

        var refused = await Visitor.TextAsync(await SendAsync("", await phone.TokenAsync(page)));
        var kept = await SendAsync("食堂由它管理", await phone.TokenAsync(page));

        Assert.Contains("所选单位不是第三十三条的责任主体：请改选单位，或者写明记在这个单位的理由", refused, StringComparison.Ordinal);
        Assert.True(refused.IndexOf("本条的责任主体", StringComparison.Ordinal) < refused.IndexOf("其他单位（要写明理由）", StringComparison.Ordinal));
        Assert.Contains("台账齐全", refused, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        await using var db = await app.OpenAsync();
        var finding = Assert.Single(await db.Findings.ToListAsync());
        Assert.Equal("食堂由它管理", finding.BodyReason);
        Assert.Single(await db.AuditEntries.Where(e => e.Sentence.Contains("（单位不是本条的责任主体：食堂由它管理）")).ToListAsync());
        using var office = await Visitor.SignedInAsync(app, "office", Role.Office);
        Assert.Contains("记在这个单位的理由：食堂由它管理", await Visitor.TextAsync(await office.Client.GetAsync($"/inspections/{field.Id.Value}/findings/{finding.Id.Value}")), StringComparison.Ordinal);
        Assert.Contains("不是本条的责任主体", await Visitor.TextAsync(await office.Client.GetAsync($"/inspections/{field.Id.Value}/findings")), StringComparison.Ordinal);
        Assert.Contains("食堂由它管理", await office.Client.GetStringAsync($"/inspections/{field.Id.Value}/findings.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_what_the_script_on_a_phone_sends_When_finding_and_photo_arrive_five_times_at_once_Then_each_is_kept_once_and_each_answer_says_so()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var entry = await field.EntryAsync();
        using var phone = await Visitor.SignedInAsync(app, "staff", Role.WorkCommitteeStaff, field.Made.Committee.Id.Value);
        var (address, finding, photo) = ($"/m/insp/{field.Id.Value}", Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        var token = await phone.TokenAsync($"{address}/new");
        (string, string)[] text =
        [
            ("Finding.Id", finding), ("Finding.Item", $"{entry.Item.Value}"), ("Finding.Body", $"{entry.Body.Value}"), ("Finding.Day", "2026-07-20"), ("Finding.SubGroup", "1"),
            ("Finding.Place", "城关镇农贸市场"), ("Finding.Grade", "NotCompliant"), ("Finding.Severity", "Serious"), ("Finding.Facts", "两个摊位没有进货台账"),
        ];
        var bytes = Pictures.Jpeg(800, 600);

        var texts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => phone.PostAsync($"{address}/send", token, text)));
        var photos = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync(phone, $"{address}/photo", token, [("Finding.Id", finding), ("Photo.Id", photo)], "Photo.File", bytes)));
        var refused = await SendAsync(phone, $"{address}/photo", token, [("Finding.Id", finding), ("Photo.Id", $"{Guid.NewGuid()}")], "Photo.File", "%PDF-1.7"u8.ToArray());
        var stale = await phone.PostAsync($"{address}/send", "CfDJ8stale", text);

        Assert.All(texts.Concat(photos), a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest), (refused.StatusCode, stale.StatusCode));
        Assert.Contains("这个文件不是照片，或者打不开。", await Visitor.TextAsync(refused), StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Equal(("两个摊位没有进货台账", 1), (Assert.Single(await db.Findings.ToListAsync()).Facts, (await db.Findings.SingleAsync()).EvidenceCount));
        Assert.Equal((1, 2), (await db.FindingEvidence.CountAsync(), await db.StoredFiles.CountAsync()));
    }

    [Fact]
    public async Task Given_two_sub_groups_on_one_article_at_the_same_moment_When_recorded_Then_all_are_there_under_their_own_numbers()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var entry = await field.EntryAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            await using var acting = n % 2 == 0 ? await field.LeaderAsync() : await field.MemberAsync();
            return await acting.Get<RecordFinding>().RunAsync(new(Guid.CreateVersion7()), field.Id, entry with { SubGroup = 1 + (n % 2), Place = $"摊位{n}" }, default);
        }));

        Assert.All(outcomes, AnInspection.Done);
        await using var db = await app.OpenAsync();
        var all = await db.Findings.AsNoTracking().ToListAsync();
        Assert.Equal(Enumerable.Range(1, 20), all.Select(f => f.Serial).Order());
        Assert.Equal((10, 10, 1), (all.Count(f => f.SubGroup == 1), all.Count(f => f.SubGroup == 2), all.Select(f => f.Item).Distinct().Count()));
        Assert.Equal(20, Assert.Single(await db.FindingCountsAsync(field.Id, default)).Count);
        await using var member = await field.MemberAsync();
        var phone = (await member.Get<PhoneInspectionQueries>().FindAsync(field.Id, default))!;
        Assert.Equal((10, 2), ((await member.Get<PhoneInspectionQueries>().FindingsAsync(phone, 1, default)).Total, phone.SubGroup));
        Assert.Equal((field.Id, "〔2026〕检查1号　成员，第二组　实地检查"), Assert.Single((await member.Get<PhoneInspectionQueries>().ListAsync(default)).Select(o => (o.Id, o.Standing))));
    }

    [Fact]
    public async Task Given_a_verified_problem_When_shown_commented_and_confirmed_by_two_Then_each_step_is_kept_and_the_body_is_reminded_meanwhile()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var id = await field.VerifiedAsync(ComplianceGrade.NotCompliant);
        await using var office = await app.AsAsync(Role.Office);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, field.Made.Market.Id.Value, "商信诚");
        await using var school = await app.AsAsync(Role.BodyLiaison, field.Made.School.Id.Value);
        await using var leader = await field.LeaderAsync();
        await using var member = await field.MemberAsync();
        Assert.Empty((await liaison.Get<UnitFindingQueries>().FindAsync(field.Id, field.Made.Market.Id, default))!.Own);
        Assert.Equal("这个问题还没有送你单位核对。", Assert.Single((await liaison.Get<CommentOnFinding>().RunAsync(id, field.Made.Market.Id, "属实", default)).Obstacles).Message);

        AnInspection.Done(await office.Get<ShowVerifiedFindings>().RunAsync(field.Id, default));
        var owed = await OwedAsync(app);
        var foreign = await school.Get<CommentOnFinding>().RunAsync(id, field.Made.School.Id, "属实", default);
        AnInspection.Done(await liaison.Get<CommentOnFinding>().RunAsync(id, field.Made.Market.Id, "情况属实，已经整改。", default));
        AnInspection.Done(await leader.Get<ConfirmFinding>().RunAsync(id, default));
        AnInspection.Done(await member.Get<ConfirmFinding>().RunAsync(id, default));

        Assert.Equal((new DateOnly(2026, 7, 27), "RM-16", ObligationState.Open), (owed.Deadline.Day, owed.ReminderCode, owed.State));
        Assert.Equal(ObligationState.Met, (await OwedAsync(app)).State);
        Assert.Equal("这个问题不是你单位的，不能反馈意见。", Assert.Single(foreign.Obstacles).Message);
        await Assert.ThrowsAsync<AccessDeniedException>(() => school.Get<CommentOnFinding>().RunAsync(id, field.Made.Market.Id, "属实", default));
        var finding = await field.ReadAsync(id);
        Assert.Equal((FindingState.Confirmed, "刘副主任", "黄委员", "情况属实，已经整改。"), (finding.State, finding.FirstConfirmerName, finding.SecondConfirmerName, finding.Comment));
        Assert.Empty((await school.Get<UnitFindingQueries>().FindAsync(field.Id, field.Made.School.Id, default))!.Own);
        Assert.Null(await school.Get<UnitFindingQueries>().FindAsync(field.Id, field.Made.Market.Id, default));
    }

    [Fact]
    public async Task Given_a_finding_When_withdrawn_by_the_leader_Then_it_stays_in_the_list_and_leaves_the_figures()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var id = await field.VerifiedAsync();
        await using var leader = await field.LeaderAsync();
        await using var chair = await SelfInspectionTests.ActAsync(app, field.Made, 0);

        var notTheLeader = await chair.Get<WithdrawFinding>().RunAsync(id, "记错了单位", default);
        AnInspection.Done(await leader.Get<WithdrawFinding>().RunAsync(id, "记错了单位", default));

        Assert.Equal("由检查组组长撤销。", Assert.Single(notTheLeader.Obstacles).Message);
        await using var office = await app.AsAsync(Role.Office);
        var list = (await office.Get<FindingQueries>().ListAsync(field.Id, new(), default))!;
        Assert.Equal((1, 0, 1), (list.Slice.Total, list.Counts.Count, list.Withdrawn));
        using var visitor = await Visitor.SignedInAsync(app, "reader", Role.Office);
        var csv = await visitor.Client.GetStringAsync($"/inspections/{field.Id.Value}/findings.csv?state=Withdrawn");
        Assert.Contains("城关镇农贸市场", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("城关镇农贸市场", await visitor.Client.GetStringAsync($"/inspections/{field.Id.Value}/findings.csv?state=Draft"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_outside_the_group_When_recording_Then_refused_and_the_committee_of_another_inspection_too()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var entry = await field.EntryAsync();
        await using var chair = await SelfInspectionTests.ActAsync(app, field.Made, 0);
        await using var other = await app.AsAsync(Role.WorkCommitteeHead, field.Made.Other.Id.Value);
        await using var head = await field.Made.HeadAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() => chair.Get<RecordFinding>().RunAsync(new(Guid.NewGuid()), field.Id, entry, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<RecordFinding>().RunAsync(new(Guid.NewGuid()), field.Id, entry, default));
        AnInspection.Done(await head.Get<RecordFinding>().RunAsync(new(Guid.NewGuid()), field.Id, entry, default));
        Assert.Null(await other.Get<PhoneInspectionQueries>().FindAsync(field.Id, default));
        Assert.Equal("由检查组成员确认。", Assert.Single((await chair.Get<ConfirmFinding>().RunAsync(await field.VerifiedAsync(), default)).Obstacles).Message);
    }

    [Fact]
    public async Task Given_the_form_on_the_phone_When_sent_without_script_Then_text_stays_with_the_sentence_and_a_right_one_is_kept_once()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var entry = await field.EntryAsync();
        using var visitor = await Visitor.SignedInAsync(app, "staff", Role.WorkCommitteeStaff, field.Made.Committee.Id.Value);
        var page = $"/m/insp/{field.Id.Value}/new";
        var id = Guid.CreateVersion7();
        List<(string, string)> fields =
        [
            ("_handler", "finding"), ("Finding.Id", $"{id}"), ("Finding.Item", $"{entry.Item.Value}"), ("Finding.Body", $"{entry.Body.Value}"), ("Finding.Day", "2026-07-20"), ("Finding.SubGroup", "1"),
            ("Finding.Place", "城关镇农贸市场"), ("Finding.Grade", "NotCompliant"), ("Finding.Severity", "Serious"), ("Finding.Facts", "两个摊位没有进货台账"),
        ];

        var refused = await SendAsync(visitor, page, [.. fields.Where(f => f.Item1 != "Finding.Grade")], "照片.jpg", Pictures.Jpeg(640, 480));
        var noPicture = await SendAsync(visitor, page, fields, "照片.jpg", "这不是照片"u8.ToArray());
        Assert.Equal(0, await CountAsync(app));
        var first = await SendAsync(visitor, page, fields, "照片.jpg", Pictures.Jpeg(640, 480));
        var second = await SendAsync(visitor, page, fields, "照片.jpg", Pictures.Jpeg(640, 480));

        Assert.Contains("两个摊位没有进货台账", await Visitor.TextAsync(refused), StringComparison.Ordinal);
        Assert.Contains("请选择符合、部分符合、不符合或者无法判断。", await Visitor.TextAsync(refused), StringComparison.Ordinal);
        var words = await Visitor.TextAsync(noPicture);
        Assert.Contains("照片.jpg：这个文件不是照片，或者打不开。", words, StringComparison.Ordinal);
        Assert.Contains("id=\"File-error\"", words, StringComparison.Ordinal);
        Assert.Contains("两个摊位没有进货台账", words, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        await using var db = await app.OpenAsync();
        Assert.Equal((1, 1), (await CountAsync(app), await db.FindingEvidence.CountAsync()));
        Assert.Contains("两个摊位", await Visitor.TextAsync(await visitor.Client.GetAsync($"/m/insp/{field.Id.Value}/{id}")), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, string page, List<(string Name, string Value)> fields, string name, byte[] photo) =>
        await SendAsync(visitor, page, await visitor.TokenAsync(page), fields, "Finding.Photos", photo, name);

    private static async Task<HttpResponseMessage> SendAsync(
        Visitor visitor, string address, string token, IEnumerable<(string Name, string Value)> fields, string file, byte[] photo, string name = "照片.jpg")
    {
        using var content = new MultipartFormDataContent();
        foreach (var (field, value) in fields.Append(("__RequestVerificationToken", token)))
        {
            content.Add(new StringContent(value), field);
        }

        content.Add(new ByteArrayContent(photo), file, name);
        return await visitor.Client.PostAsync(address, content);
    }

    private static async Task<int> CountAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.Findings.CountAsync();
    }

    private static async Task<Obligation> OwedAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.Obligations.AsNoTracking().SingleAsync(o => o.Kind == InspectionDuties.Comment);
    }
}
