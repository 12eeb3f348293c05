using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Inspections.Field;
using Supervision.Web.Features.Inspections.Meetings;

namespace Supervision.Tests.Features.Inspections;

/// <summary>Field work: visits after the mobilisation meeting, samples that can be drawn again (D-6.9).</summary>
public sealed class FieldTests
{
    private static readonly DateOnly Today = new(2026, 7, 20);

    [Fact]
    public async Task Given_no_mobilisation_or_an_earlier_day_When_a_visit_is_entered_Then_refused_and_afterwards_the_state_follows()
    {
        await using var app = await TestApp.StartAsync();
        var made = await SelfInspectionTests.NoticedAsync(app, 2);
        await using var head = await made.HeadAsync();
        var people = (await made.ReadAsync()).Members.Select(m => m.Id).ToList();
        VisitEntry visit = new(Today, 0, "农贸市场", false, people, "");
        var early = await head.Get<RecordFieldVisit>().RunAsync(made.Id, visit, default);
        await MobiliseAsync(app, made, head);

        var before = await head.Get<RecordFieldVisit>().RunAsync(made.Id, visit with { Day = new(2026, 7, 13), Place = " ", People = [] }, default);
        AnInspection.Done(await head.Get<RecordFieldVisit>().RunAsync(made.Id, visit, default));

        Assert.Equal("须先召开动员会，才能登记实地检查。", Assert.Single(early.Obstacles).Message);
        Assert.Equal(
            ["动员会于2026年7月14日召开，请填写当天或者之后的检查日期。", "请填写检查的地点，最多 200 个字。", "请选择参加检查的人员。"], before.Obstacles.Select(o => o.Message));
        Assert.Equal(InspectionState.Field, (await made.ReadAsync()).State);
        using var visitor = await Visitor.SignedInAsync(app, "reader", Role.Office);
        Assert.Contains("暗访", await visitor.Client.GetStringAsync($"/inspections/{made.Id.Value}/visits.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_plenary_before_and_one_after_field_work_When_confirmed_Then_only_the_later_counts()
    {
        await using var app = await TestApp.StartAsync();
        var made = await SelfInspectionTests.NoticedAsync(app, 2);
        await using var head = await made.HeadAsync();
        await MobiliseAsync(app, made, head);
        await PlenaryAsync(app, made, head);
        Assert.Equal(InspectionState.Mobilised, (await made.ReadAsync()).State);
        AnInspection.Done(await head.Get<RecordFieldVisit>().RunAsync(made.Id, new(Today, 0, "农贸市场", true, [.. (await made.ReadAsync()).Members.Select(m => m.Id)], ""), default));

        await PlenaryAsync(app, made, head);

        Assert.Equal(InspectionState.GroupPlenaryHeld, (await made.ReadAsync()).State);
    }

    [Fact]
    public async Task Given_a_sample_When_drawn_Then_it_is_locked_can_be_drawn_again_and_one_is_replaced_only_with_a_reason()
    {
        await using var app = await TestApp.StartAsync();
        var made = await SelfInspectionTests.NoticedAsync(app, 2);
        await using var head = await made.HeadAsync();
        await MobiliseAsync(app, made, head);
        List<string> shops = [.. Enumerable.Range(1, 120).Select(i => $"餐饮店{i}")];
        var tooMany = await head.Get<DrawSample>().RunAsync(made.Id, new("餐饮店", 0, shops, 200, null), default);
        var twice = await head.Get<DrawSample>().RunAsync(made.Id, new("", 0, [.. shops, "餐饮店7"], 12, null), default);
        AnInspection.Done(await head.Get<DrawSample>().RunAsync(made.Id, new("餐饮店", 0, shops, null, 10), default));
        var draw = Assert.Single((await head.Get<FieldQueries>().FindAsync(made.Id, default))!.Samples);
        var first = draw.Drawn[0];

        var silent = await head.Get<ReplaceSampleUnit>().RunAsync(made.Id, draw.Id, first.Order, " ", default);
        AnInspection.Done(await head.Get<ReplaceSampleUnit>().RunAsync(made.Id, draw.Id, first.Order, "已经停业", default));
        var after = Assert.Single((await head.Get<FieldQueries>().FindAsync(made.Id, default))!.Samples);

        Assert.Equal("要抽 200 个，名单只有 120 个。", Assert.Single(tooMany.Obstacles).Message);
        Assert.Equal(["请填写抽查的名称，最多 100 个字。", "名单第 121 行与第 7 行相同：餐饮店7。"], twice.Obstacles.Select(o => o.Message));
        Assert.Equal(Sampling.Order(120, draw.Seed).Take(12).Select(r => shops[r]), draw.Drawn.Select(u => u.Name));
        Assert.Equal("更换样本须写明理由，最多 200 个字。", Assert.Single(silent.Obstacles).Message);
        Assert.Equal(Sampling.Order(120, draw.Seed).Skip(1).Take(12).Select(r => shops[r]), after.Drawn.Select(u => u.Name));
        using var visitor = await Visitor.SignedInAsync(app, "reader", Role.Office);
        Assert.Contains($"种子 {draw.Seed}", await visitor.Client.GetStringAsync($"/inspections/{made.Id.Value}/samples/{draw.Id.Value}.csv"), StringComparison.Ordinal);
        await using var other = await app.AsAsync(Role.WorkCommitteeHead, made.Other.Id.Value);
        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<DrawSample>().RunAsync(made.Id, new("餐饮店", 0, shops, 12, null), default));
    }

    internal static async Task MobiliseAsync(TestApp app, AnInspection made, Acting head)
    {
        app.Clock.SetUtcNow(new(2026, 7, 20, 8, 0, 0, TimeSpan.Zero));
        AnInspection.Done(await head.Get<RecordInspectionMeeting>().RunAsync(made.Id, SelfInspectionTests.Meeting((await made.ReadAsync()).Members, made.Market), default));
        await ConfirmAsync(app, made);
    }

    internal static async Task PlenaryAsync(TestApp app, AnInspection made, Acting head)
    {
        AnInspection.Done(await head.Get<RecordInspectionMeeting>().RunAsync(
            made.Id, SelfInspectionTests.Meeting((await made.ReadAsync()).Members) with { Kind = InspectionMeetingKind.Plenary, Day = Today }, default));
        await ConfirmAsync(app, made);
    }

    private static async Task ConfirmAsync(TestApp app, AnInspection made)
    {
        await using var leader = await SelfInspectionTests.ActAsync(app, made, 1);
        AnInspection.Done(await leader.Get<ConfirmInspectionMeeting>().RunAsync(made.Id, (await made.ReadAsync()).Meetings.Single(m => !m.IsConfirmed).Id, default));
    }
}
