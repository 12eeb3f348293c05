using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Features.Inspections.Questionnaires;
using Supervision.Web.Features.Inspections.Referrals;

namespace Supervision.Tests.Features.Inspections.Findings;

/// <summary>Questionnaires of the public and referrals (D-6.9).</summary>
public sealed class QuestionnaireTests
{
    private static readonly AskEntry[] Asks =
    [
        new("您是", AskKind.Single, ["家长", "教师"]), new("您关心哪些", AskKind.Multiple, ["食材", "价格"]), new("建议", AskKind.Text, []),
    ];

    [Fact]
    public async Task Given_a_one_time_link_When_answered_twice_Then_the_second_is_refused_and_a_second_click_is_the_same_answer()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var id = await OpenedAsync(field, isOneTime: true);
        await using var head = await field.Made.HeadAsync();
        var codes = (await head.Get<MakeQuestionnaireLinks>().RunAsync(field.Id, id, 2, default)).Value!;
        using var somebody = new Visitor(app);
        var (first, key) = ($"/q/{codes[0]}", Guid.NewGuid().ToString());
        (string, string)[] sheet = [("key", key), ("q1", "家长"), ("q2", "食材"), ("q2", "价格"), ("q3", "多看看")];

        var page = await somebody.Client.GetAsync(first);
        var kept = await Visitor.TextAsync(await somebody.PostAsync(first, null, sheet));
        var click = await Visitor.TextAsync(await somebody.PostAsync(first, null, sheet));
        var twice = await Visitor.TextAsync(await somebody.PostAsync(first, null, ("key", Guid.NewGuid().ToString()), ("q1", "教师")));

        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.Contains("问卷不记名", await Visitor.TextAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await Visitor.TextAsync(page), StringComparison.Ordinal);
        Assert.Contains("已收到您的答卷", kept, StringComparison.Ordinal);
        Assert.Contains("已收到您的答卷", click, StringComparison.Ordinal);
        Assert.Contains("每个链接只能填一次", twice, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.Client.GetAsync("/q/abcdefghjkmnpqrstuvw")).StatusCode);
        await using var db = await app.OpenAsync();
        Assert.Equal(1, await db.QuestionnaireAnswers.CountAsync());
        Assert.DoesNotContain(codes[0], string.Join('\n', await db.QuestionnaireLinks.Select(l => l.Hash).ToListAsync()), StringComparison.Ordinal);
        Assert.Equal(0, await db.AuditEntries.CountAsync(e => e.Actor == "问卷"));
    }

    [Fact]
    public async Task Given_a_common_link_When_nine_and_then_ten_answered_Then_counts_are_shown_from_ten_on_and_small_groups_never()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var id = await OpenedAsync(field, isOneTime: false);
        await using var head = await field.Made.HeadAsync();
        await using var db = await app.OpenAsync();
        var code = (await db.Questionnaires.AsNoTracking().SingleAsync()).Code;
        using var somebody = new Visitor(app);
        async Task AnswerAsync(int n) => Assert.Contains("已收到", await Visitor.TextAsync(await somebody.PostAsync($"/q/{code}", null, ("q1", n < 10 ? "家长" : "教师"), ("q2", "食材"))), StringComparison.Ordinal);
        for (var n = 0; n < 9; n++)
        {
            await AnswerAsync(n);
        }

        var before = Assert.Single((await head.Get<QuestionnaireQueries>().FindAsync(field.Id, default))!.Rows);
        await AnswerAsync(9);
        await AnswerAsync(10);
        var after = Assert.Single((await head.Get<QuestionnaireQueries>().FindAsync(field.Id, default))!.Rows);
        var groups = await head.Get<QuestionnaireQueries>().BrokenDownAsync(after.Questionnaire, 1, default);
        AnInspection.Done(await head.Get<OpenQuestionnaire>().RunAsync(field.Id, id, false, default));

        Assert.Equal((9, true), (before.Sheets, before.Counts is null));
        Assert.Equal([("家长", 10), ("教师", 1)], after.Counts![0].Choices);

        // One teacher: the parents are not shown either, else the teacher's sheet is the difference.
        Assert.Equal([("家长", true), ("教师", true)], groups.Select(g => (g.Choice, g.Counts is null)));
        Assert.Contains("现在不接收答卷", await Visitor.TextAsync(await somebody.PostAsync($"/q/{code}", null, ("q1", "家长"))), StringComparison.Ordinal);
        using var reader = await Visitor.SignedInAsync(app, "reader", Role.Office);
        Assert.Contains("食材,11,100", await reader.Client.GetStringAsync($"/inspections/{field.Id.Value}/questionnaires/{id.Value}.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_bad_questions_or_one_that_went_out_When_written_Then_each_is_refused_by_its_sentence()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        await using var head = await field.Made.HeadAsync();

        var bad = await head.Get<WriteQuestionnaire>().RunAsync(
            field.Id, new(Guid.NewGuid()), "", "", false, [new("", AskKind.Text, []), new("选一个", AskKind.Single, ["只有一个"]), new("选", AskKind.Multiple, ["甲", "甲"])], default);
        var id = await OpenedAsync(field, isOneTime: false);
        var late = await head.Get<WriteQuestionnaire>().RunAsync(field.Id, id, "问卷", "", false, Asks, default);

        Assert.Equal(
            ["请填写问卷的名称，最多 100 个字。", "第 1 题：请填写问题，最多 200 个字。", "第 2 题：选项应当有 2 到 12 个，一行一个。", "第 3 题：有相同的选项。"], bad.Obstacles.Select(o => o.Message));
        Assert.Equal("问卷已经发放，题目不能再改。", Assert.Single(late.Obstacles).Message);
        Assert.Equal("这份问卷用公共链接。", Assert.Single((await head.Get<MakeQuestionnaireLinks>().RunAsync(field.Id, id, 3, default)).Obstacles).Message);
    }

    [Fact]
    public async Task Given_a_letter_When_referred_Then_it_has_number_and_day_and_its_result_later_and_a_second_click_is_one()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        await using var head = await field.Made.HeadAsync();
        ReferralId key = new(Guid.CreateVersion7());
        ReferralEntry entry = new(new(2026, 7, 20), "县信访局", "来信反映菜市场夜间销售来源不明的肉类", "群众来信", null);

        var bad = await head.Get<ReferCase>().RunAsync(key, field.Id, entry with { To = " ", Day = new(2026, 7, 21) }, default);
        AnInspection.Done(await head.Get<ReferCase>().RunAsync(key, field.Id, entry, default));
        AnInspection.Done(await head.Get<ReferCase>().RunAsync(key, field.Id, entry, default));
        var early = await head.Get<TellReferralResult>().RunAsync(field.Id, key, "已答复", new(2026, 7, 19), default);
        AnInspection.Done(await head.Get<TellReferralResult>().RunAsync(field.Id, key, "已答复来信人", new(2026, 7, 20), default));

        Assert.Equal(["转办日期不能晚于今天。", "请填写转给哪个部门或者单位，最多 100 个字。"], bad.Obstacles.Select(o => o.Message));
        Assert.NotEmpty(early.Obstacles);
        var referral = Assert.Single((await head.Get<ReferralQueries>().ListAsync(field.Id, default))!);
        Assert.Equal(("〔2026〕转办1号", "已答复来信人"), (referral.Number, referral.Result));
        await using var member = await field.MemberAsync();
        Assert.Null(await member.Get<ReferralQueries>().ListAsync(field.Id, default));
    }

    [Theory]
    [InlineData(10, 10, 0, "家长 教师")]
    [InlineData(18, 6, 0, "")]
    [InlineData(12, 11, 3, "家长")]
    [InlineData(12, 9, 9, "家长")]
    [InlineData(5, 4, 0, "")]
    public void Given_groups_of_sheets_When_broken_down_Then_none_below_ten_is_shown_nor_can_be_worked_out(int parents, int teachers, int silent, string shown)
    {
        var questionnaire = Questionnaire.Of(new(Guid.NewGuid()), new(Guid.NewGuid()), "code");
        questionnaire.Write("问卷", "", false, Asks);
        List<IReadOnlyList<IReadOnlyList<string>>> sheets =
        [
            .. Enumerable.Repeat<IReadOnlyList<IReadOnlyList<string>>>([["家长"], ["食材"], []], parents), .. Enumerable.Repeat<IReadOnlyList<IReadOnlyList<string>>>([["教师"], [], []], teachers),
            .. Enumerable.Repeat<IReadOnlyList<IReadOnlyList<string>>>([[], ["价格"], []], silent),
        ];

        var groups = QuestionnaireCounting.BrokenDown(questionnaire, sheets, 1);

        Assert.Equal(shown, string.Join(' ', groups.Where(g => g.Counts is not null).Select(g => g.Choice)));
    }

    private static async Task<QuestionnaireId> OpenedAsync(AField field, bool isOneTime)
    {
        await using var head = await field.Made.HeadAsync();
        QuestionnaireId id = new(Guid.CreateVersion7());
        AnInspection.Done(await head.Get<WriteQuestionnaire>().RunAsync(field.Id, id, "食堂问卷", "", isOneTime, Asks, default));
        AnInspection.Done(await head.Get<OpenQuestionnaire>().RunAsync(field.Id, id, true, default));
        return id;
    }
}
