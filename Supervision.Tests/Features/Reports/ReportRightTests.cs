using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;
using Supervision.Tests.Access;
using Supervision.Web.Access;
using Supervision.Web.Features.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Reports;

/// <summary>Wrong roles and “own” rights (D-1.5, D-5.14), and what outsiders are told (D-16.38).</summary>
public sealed class ReportRightTests
{
    private static Task Refused<T>(ReportBench bench, Actor actor, Func<T, Task<Outcome>> act)
        where T : notnull => Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync(actor, act));

    [Fact]
    public async Task Given_wrong_roles_When_each_use_case_is_tried_Then_refused_D_1_5()
    {
        await using var bench = await ReportBench.StartAsync();
        var id = bench.Id;
        var wrong = bench.Admin;

        await Refused<AssignReport>(bench, wrong, u => u.RunAsync(id, null, null, null, default));
        await Refused<ScheduleReport>(bench, bench.Liaison, u => u.RunAsync(id, bench.Sitting.Id, default));
        await Refused<SendOpinions>(bench, bench.Head, u => u.RunAsync(id, [], true, default));
        await Refused<HandInDraft>(bench, bench.Member("黄丽萍"), u => u.RunAsync(id, ReportBench.Pdf(), default));
        await Refused<HandInRevised>(bench, wrong, u => u.RunAsync(id, ReportBench.Pdf(), [], "", default));
        await Refused<KeepAnswers>(bench, bench.Lead, u => u.RunAsync(id, [], default));
        await Refused<AddComments>(bench, bench.Office, u => u.RunAsync(id, ["意见"], default));
        await Refused<SendComments>(bench, bench.Office, u => u.RunAsync(id, true, default));
        await Refused<ReturnReport>(bench, bench.Office, u => u.RunAsync(id, "理由", new(2026, 6, 18), default));
        await Refused<DistributeReport>(bench, bench.Head, u => u.RunAsync(id, new Dictionary<MemberId, DeliveryMode>(), default));
        await Refused<DeliverToNewMembers>(bench, wrong, u => u.RunAsync(id, DeliveryMode.Screen, default));
        await Refused<ReplaceReport>(bench, bench.Liaison, u => u.RunAsync(id, ReportBench.Pdf(), default));
        await Refused<NameReporter>(bench, bench.Liaison, u => u.RunAsync(id, "甲", "乙", ReporterKind.OrganLeader, null, default));
        await Refused<HearReport>(bench, bench.Head, u => u.RunAsync(id, default));
        await Refused<DeliberateReport>(bench, wrong, u => u.RunAsync(id, true, default));
        await Refused<WriteNote>(bench, bench.Liaison, u => u.RunAsync(id, new(Guid.NewGuid()), new("要点"), default));
        await Refused<RecordNote>(bench, bench.Member("黄丽萍"), u => u.RunAsync(id, new(Guid.NewGuid()), null, "甲", new("要点"), default));
        await Refused<AskCouncil>(bench, bench.Head, u => u.RunAsync(id, ReportWish.Postpone, "理由", default));
        await Refused<UnaskCouncil>(bench, wrong, u => u.RunAsync(id, default));
        await Refused<StopReport>(bench, bench.Lead, u => u.RunAsync(id, default));
        await Refused<CloseReport>(bench, bench.Liaison, u => u.RunAsync(id, default));
    }

    [Fact]
    public async Task Given_the_right_role_of_others_When_tried_Then_refused_too()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);

        await Refused<HandInDraft>(bench, bench.OtherLiaison, u => u.RunAsync(bench.Id, ReportBench.Pdf(), default));
        await bench.LeadToAsync(ReportState.DraftReceived);
        await Refused<AddComments>(bench, bench.OtherHead, u => u.RunAsync(bench.Id, ["意见"], default));
        await Refused<SendComments>(bench, bench.OtherHead, u => u.RunAsync(bench.Id, true, default));
        await bench.LeadToAsync(ReportState.RevisedReceived);
        await Refused<ReturnReport>(bench, bench.OtherCouncil, u => u.RunAsync(bench.Id, "理由", new(2026, 6, 18), default));
    }

    [Fact]
    public async Task Given_a_report_not_yet_distributed_When_read_Then_as_the_matrix_says_D_1_5()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.RevisedReceived);
        await using var db = await bench.App.OpenAsync();
        Task<bool> May(Actor actor) => new ReportGate().MayReadAsync(db, actor, bench.Id.Value, default);

        Assert.True(await May(bench.Office) && await May(bench.Head) && await May(bench.Lead) && await May(bench.Liaison));
        Assert.False(await May(bench.Member("黄丽萍")) || await May(bench.OtherLiaison) || await May(bench.Admin) || await May(bench.OtherHead));

        await bench.LeadToAsync(ReportState.Distributed);
        Assert.True(await May(bench.Member("黄丽萍")));
        Assert.False(await May(bench.OtherLiaison) || await May(bench.Admin));
    }

    [Fact]
    public async Task Given_the_liaison_of_another_body_When_the_dossier_is_opened_Then_as_if_missing_and_written_down_D_16_38()
    {
        await using var bench = await ReportBench.StartAsync();
        await using (var acting = await bench.App.AsAsync(bench.OtherLiaison))
        {
            Assert.Null(await acting.Get<DossierQueries>().FindAsync(bench.Report.Number, default));
            Assert.Null(await acting.Get<DossierQueries>().FindAsync(new(2026, DossierNumber.Report, 99), default));
        }

        await using var db = await bench.App.OpenAsync();
        var id = bench.Id.Value;
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.MatterKind == MatterKind.Report && e.MatterId == id && e.Sentence.StartsWith("系统拒绝查看案卷")));
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);

        await using var office = await bench.App.AsAsync(bench.Office);
        var history = (await office.Get<DossierQueries>().FindAsync(bench.Report.Number, default))!.History;
        Assert.DoesNotContain(history, h => h.Sentence.Contains("拒绝", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_foreign_dossier_and_a_missing_one_When_asked_by_http_Then_both_answer_alike_D_16_38()
    {
        await using var bench = await ReportBench.StartAsync();
        using var visitor = await Visitor.SignedInAsync(bench.App, "guyu", Role.BodyLiaison, bench.County.Bodies["县教育局"].Id.Value);

        var foreign = await visitor.Client.GetAsync(new Uri("/d/2026-ZX-08", UriKind.Relative));
        var missing = await visitor.Client.GetAsync(new Uri("/d/2026-ZX-99", UriKind.Relative));
        var nonsense = await visitor.Client.GetAsync(new Uri("/d/..%2F", UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, missing.StatusCode, nonsense.StatusCode));
        Assert.DoesNotContain("养老服务", await Visitor.TextAsync(foreign), StringComparison.Ordinal);
    }
}
