using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Features.Opinions.Publishing;
using Supervision.Web.Features.Public;
using Supervision.Web.Files;

namespace Supervision.Tests.Features.Opinions;

/// <summary>The way of an opinion through the use cases, on a real database (D-8.15).</summary>
public sealed class OpinionPathTests
{
    [Fact]
    public async Task Given_nine_notes_D_16_26_When_the_whole_way_is_gone_Then_states_dates_document_and_history_are_right()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New());
        await CompileAndEditAsync(stage, id);
        await using (var head = await stage.HeadAsync())
        {
            Assert.True((await head.Get<CheckByCommittee>().RunAsync(id, default)).IsDone);
        }

        await using (var lead = await stage.LeadAsync())
        {
            Assert.True((await lead.Get<CheckByLead>().RunAsync(id, default)).IsDone);
        }

        await ApproveNumberDispatchAsync(stage, id);
        stage.App.Clock.SetUtcNow(new(2026, 7, 5, 2, 0, 0, TimeSpan.Zero));
        await using (var liaison = await stage.LiaisonAsync(stage.Government))
        {
            Assert.True((await liaison.Get<ConfirmReceipt>().RunAsync(id, stage.Government.Id, null, default)).IsDone);
        }

        var opinion = await stage.ReadAsync(id);
        Assert.Equal(OpinionState.Received, opinion.State);
        Assert.Equal(new DateOnly(2026, 7, 5), opinion.ReceivedOn);
        await using var db = await stage.App.OpenAsync();
        var owed = await db.Obligations.Where(o => o.MatterId == id.Value).ToListAsync();
        Assert.Equal(new DateOnly(2026, 7, 10), owed.Single(o => o.Kind == "opinion.dispatch").Deadline.Day);
        Assert.Equal(new DateOnly(2026, 10, 5), owed.Single(o => o.Kind == "opinion.report").Deadline.Raw);
        var history = await db.AuditEntries.Where(e => e.MatterId == id.Value).OrderBy(e => e.Sequence).Select(e => e.Sentence).ToListAsync();
        Assert.Equal("汇总 9 条发言，形成 7 条要点，1 句未采用", history.First(h => h.StartsWith("汇总", StringComparison.Ordinal)));
        Assert.EndsWith("签收望人常审〔2026〕1号", history[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_dispatched_opinion_D_15_4_When_its_Word_file_is_read_Then_it_validates_and_holds_every_point_once()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.ApprovedAsync();
        await NumberAndDispatchAsync(stage, id);
        var opinion = await stage.ReadAsync(id);
        await using var db = await stage.App.OpenAsync();
        var file = await db.StoredFiles.SingleAsync(f => f.Id == opinion.File);
        Assert.Equal(opinion.FileHash, file.Hash);

        await using var bytes = ((FileStore)stage.App.Services.GetService(typeof(FileStore))!).Open(file);
        using var word = WordprocessingDocument.Open(bytes, false);
        Assert.Empty(new OpenXmlValidator().Validate(word));
        var text = word.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.All(opinion.Points, p => Assert.Equal(2, text.Split(p.Text.TrimEnd('。')).Length));
        Assert.Contains("望人常审〔2026〕1号", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_note_after_the_compilation_D_8_4_When_checked_Then_it_must_be_compiled_first()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.ReadyAsync();
        await stage.SayAsync(id, [OpinionCompilationTests.A(10, "建议：扩建停车场。")]);
        await using var head = await stage.HeadAsync();

        var refused = await head.Get<CheckByCommittee>().RunAsync(id, default);
        Assert.Equal(OpinionRules.NothingLost, Assert.Single(refused.Obstacles).Clause);
    }

    [Fact]
    public async Task Given_nobody_spoke_D_8_4_When_compiled_Then_no_draft_and_the_council_is_asked()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New());
        await using var staff = await stage.StaffAsync();
        Assert.True((await staff.Get<CompileReviewOpinion>().RunAsync(id, null, default)).IsDone);
        Assert.Equal(OpinionState.Collecting, (await stage.ReadAsync(id)).State);
        await using (var db = await stage.App.OpenAsync())
        {
            Assert.Equal("未收到审议发言，是否出具审议意见", (await db.Obligations.SingleAsync(o => o.Kind == "opinion.draft")).Act);
        }

        var council = await stage.CouncilAsync(AnOpinion.SittingEnd);
        await using var office = await stage.OfficeAsync();
        Assert.NotEmpty((await office.Get<ForgoOpinion>().RunAsync(id, default)).Obstacles);
        await stage.PutAsync(council.Id);
        await stage.DecideAsync(council.Id, CouncilOutcome.Approved);
        Assert.Empty((await office.Get<ForgoOpinion>().RunAsync(id, default)).Obstacles);
        Assert.Equal(OpinionState.NoOpinion, (await stage.ReadAsync(id)).State);

        // The report goes to the public all the same, with what the sitting did; nothing else can (监督法第十七条).
        var (make, forgone) = (office.Get<MakePublication>(), await stage.ReadAsync(id));
        Assert.StartsWith("主任会议决定不出具审议意见", Assert.Single((await make.RunAsync(id, PublicationKind.Opinion, default)).Obstacles).Message, StringComparison.Ordinal);
        Assert.Equal("Text", Assert.Single((await make.RunAsync(id, PublicationKind.Report, default)).Obstacles).Field);
        Assert.Empty((await make.FromTextAsync(id, PublicationKind.Report, "全县有卫生院二十家。", default)).Obstacles);
        var copy = Assert.Single((await office.Get<PublicationQueries>().FindAsync(id, default))!.Copies);
        Assert.Equal(["全县有卫生院二十家。", $"{forgone.HeardOn.Full()}，{forgone.SittingName}听取和审议了本报告，没有形成审议意见。"], copy.Blocks.Select(b => b.Text));
        Assert.Empty((await office.Get<SubmitPublication>().RunAsync(copy.Id, default)).Obstacles);
        await using var head = await stage.HeadAsync();
        await Assert.ThrowsAsync<AccessDeniedException>(() => office.Get<CheckPublication>().RunAsync(copy.Id, default));
        Assert.Empty((await head.Get<CheckPublication>().RunAsync(copy.Id, default)).Obstacles);
        Assert.Empty((await office.Get<PublishCopy>().RunAsync(copy.Id, default)).Obstacles);
        Assert.Contains("没有形成审议意见", string.Concat((await office.Get<PublicQueries>().PaperAsync(copy.Id, default))!.Paragraphs[^1].Text.Select(r => r.Text)), StringComparison.Ordinal);
        Assert.Empty((await office.Get<WithdrawPublication>().RunAsync(copy.Id, "文字有误。", default)).Obstacles);
    }

    [Fact]
    public async Task Given_the_council_D_8_15_When_it_disagrees_or_is_not_confirmed_Then_no_approval_and_the_way_back_is_open()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(AnOpinion.LeadChecked(stage.New(), stage.Health.Id));
        var council = await stage.CouncilAsync(AnOpinion.SittingEnd);
        await using var office = await stage.OfficeAsync();
        await stage.PutAsync(council.Id);

        await stage.DecideAsync(council.Id, CouncilOutcome.Approved, confirm: false);
        Assert.Contains("还没有确认", (await office.Get<ApproveOpinion>().RunAsync(id, default)).Obstacles[0].Message, StringComparison.Ordinal);
        await stage.DecideAsync(council.Id, CouncilOutcome.Rejected);
        Assert.Contains("没有同意", (await office.Get<ApproveOpinion>().RunAsync(id, default)).Obstacles[0].Message, StringComparison.Ordinal);
        Assert.True((await office.Get<SendBackOpinion>().RunAsync(id, "按主任会议意见修改", default)).IsDone);
        Assert.Equal(OpinionState.Draft, (await stage.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Given_a_dispatch_nobody_confirms_D_8_5_When_the_job_runs_Then_it_is_deemed_received_on_the_last_day_once()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.ApprovedAsync();
        await NumberAndDispatchAsync(stage, id);
        await using var system = await stage.SystemAsync();
        Assert.Empty(await system.Get<DeemReceipts>().RunAsync(default));
        stage.App.Clock.SetUtcNow(new(2026, 6, 30, 1, 0, 0, TimeSpan.Zero));

        Assert.Equal(2, (await system.Get<DeemReceipts>().RunAsync(default)).Count);
        Assert.Empty(await system.Get<DeemReceipts>().RunAsync(default));
        var opinion = await stage.ReadAsync(id);
        Assert.Equal((OpinionState.Received, new DateOnly(2026, 6, 29)), (opinion.State, opinion.ReceivedOn!.Value));
        Assert.All(opinion.Dispatches, d => Assert.Equal(ReceiptKind.Deemed, d.Kind));
    }

    [Fact]
    public async Task Given_the_deemed_day_is_over_D_8_5_When_a_later_receipt_is_entered_Then_it_is_refused_and_the_deemed_day_still_counts()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.ApprovedAsync();
        await NumberAndDispatchAsync(stage, id);
        stage.App.Clock.SetUtcNow(new(2026, 6, 30, 1, 0, 0, TimeSpan.Zero));
        await using var liaison = await stage.LiaisonAsync(stage.Government);
        await using var office = await stage.OfficeAsync();

        var refused = await liaison.Get<ConfirmReceipt>().RunAsync(id, stage.Government.Id, null, default);
        Assert.Contains("2026年6月29日", Assert.Single(refused.Obstacles).Message, StringComparison.Ordinal);
        Assert.False((await office.Get<ConfirmReceipt>().RunAsync(id, stage.Government.Id, new(2026, 6, 30), default)).IsDone);
        Assert.True((await office.Get<ConfirmReceipt>().RunAsync(id, stage.Government.Id, new(2026, 6, 29), default)).IsDone);
    }

    [Fact]
    public async Task Given_an_approved_opinion_D_8_6_When_its_page_is_read_Then_it_names_the_number_that_will_be_given()
    {
        await using var stage = await OpinionStage.SetAsync();
        var (first, second) = (await stage.ApprovedAsync(1), await stage.ApprovedAsync(2));
        await using var office = await stage.OfficeAsync();
        await office.Get<NumberOpinion>().RunAsync(first, null, null, default);

        var series = (await office.Get<OpinionQueries>().FindAsync(second, default))!.Series!;
        var given = await office.Get<NumberOpinion>().RunAsync(second, series.Next, "", default);
        Assert.Equal(("望人常审〔2026〕2号", given.Value), (series.Words(series.Next), series.Words(series.Next)));
        Assert.Null((await office.Get<OpinionQueries>().FindAsync(second, default))!.Series);
    }

    [Fact]
    public async Task Given_a_liaison_D_16_38_When_it_asks_for_what_was_not_sent_to_it_Then_it_is_as_if_it_did_not_exist()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.ApprovedAsync();
        var other = SupervisedBody.Named("望溪县教育局", "县教育局", BodyKind.Department, new(2020, 1, 1), 9);
        await using (var db = await stage.App.OpenAsync())
        {
            db.Add(other);
            await db.SaveChangesAsync();
        }

        await using var own = await stage.LiaisonAsync(stage.Government);
        await using var foreign = await stage.LiaisonAsync(other);
        Assert.False(await MayReadAsync(stage, own.Actor, id));
        await NumberAndDispatchAsync(stage, id);
        Assert.True(await MayReadAsync(stage, own.Actor, id));
        Assert.False(await MayReadAsync(stage, foreign.Actor, id));
        Assert.Single(await own.Get<OpinionQueries>().OfMyBodiesAsync(default));
        Assert.Empty(await foreign.Get<OpinionQueries>().OfMyBodiesAsync(default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => foreign.Get<ConfirmReceipt>().RunAsync(id, stage.Government.Id, null, default));
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.CouncilMember)]
    [InlineData(Role.Office)]
    [InlineData(Role.BodyLiaison)]
    [InlineData(Role.GuestDeputy)]
    [InlineData(Role.Appointee)]
    [InlineData(Role.Scrutineer)]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.WorkCommitteeStaff)]
    public async Task Given_a_wrong_role_D_1_5_When_it_acts_Then_it_is_refused(Role role)
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.DraftAsync();
        await using var acting = await stage.App.AsAsync(role, Guid.CreateVersion7());   // staff of another committee
        List<Func<Task>> acts =
        [
            () => acting.Get<CompileReviewOpinion>().RunAsync(id, null, default),
            () => acting.Get<EditPoint>().RunAsync(id, new(Guid.Empty, 1, "", ""), default),
            () => acting.Get<AddPoint>().RunAsync(id, OpinionPart.Proposal, default),
            () => acting.Get<SetTerm>().RunAsync(id, new(OpinionTermKind.ByRule), default),
            () => acting.Get<SetAsideNote>().RunAsync(id, Guid.Empty, "", default),
            () => acting.Get<CheckByCommittee>().RunAsync(id, default),
            () => acting.Get<CheckByLead>().RunAsync(id, default),
        ];
        if (role != Role.Office)
        {
            acts.AddRange(
            [
                () => acting.Get<ApproveOpinion>().RunAsync(id, default), () => acting.Get<NumberOpinion>().RunAsync(id, null, null, default),
                () => acting.Get<DispatchOpinion>().RunAsync(id, default), () => acting.Get<ForgoOpinion>().RunAsync(id, default),
                () => acting.Get<DeemReceipts>().RunAsync(default),
            ]);
        }

        foreach (var act in acts)
        {
            await Assert.ThrowsAsync<AccessDeniedException>(act);
        }
    }

    private static async Task CompileAndEditAsync(OpinionStage stage, ReviewOpinionId id)
    {
        await using var staff = await stage.StaffAsync();
        await stage.SayAsync(id, AnOpinion.NineNotes);
        Assert.True((await staff.Get<CompileReviewOpinion>().RunAsync(id, null, default)).IsDone);
        var opinion = await stage.ReadAsync(id);
        Assert.Equal(OpinionState.Draft, opinion.State);
        var proposals = opinion.Points.Where(p => p.Part == OpinionPart.Proposal).ToList();
        Assert.True((await staff.Get<MergePoints>().RunAsync(id, proposals[0].Id, proposals[1].Id, default)).IsDone);
        foreach (var point in (await stage.ReadAsync(id)).Points.Where(p => p.Part == OpinionPart.Proposal))
        {
            Assert.True((await staff.Get<SetBodies>().RunAsync(id, point.Id, stage.Health.Id, [stage.Government.Id], default)).IsDone);
        }
    }

    private static async Task ApproveNumberDispatchAsync(OpinionStage stage, ReviewOpinionId id)
    {
        stage.App.Clock.SetUtcNow(new(2026, 7, 3, 2, 0, 0, TimeSpan.Zero));
        var council = await stage.CouncilAsync(new(2026, 7, 3));
        await using var office = await stage.OfficeAsync();
        await stage.PutAsync(council.Id);
        await stage.DecideAsync(council.Id, CouncilOutcome.Approved);
        Assert.True((await office.Get<ApproveOpinion>().RunAsync(id, default)).IsDone);
        await NumberAndDispatchAsync(stage, id);
    }

    private static async Task NumberAndDispatchAsync(OpinionStage stage, ReviewOpinionId id)
    {
        await using var office = await stage.OfficeAsync();
        Assert.Equal("望人常审〔2026〕1号", (await office.Get<NumberOpinion>().RunAsync(id, null, null, default)).Value);
        Assert.Empty((await office.Get<DispatchOpinion>().RunAsync(id, default)).Obstacles);
    }

    private static async Task<bool> MayReadAsync(OpinionStage stage, Actor actor, ReviewOpinionId id)
    {
        await using var db = await stage.App.OpenAsync();
        await using var scope = stage.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IMatterGate>().Single(g => g.Kind == Supervision.Domain.Dossiers.MatterKind.Opinion).MayReadAsync(db, actor, id.Value, default);
    }
}
