using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;

namespace Supervision.Tests.Features.Reports;

/// <summary>Reports and notes come back from the database as they were saved.</summary>
public sealed class ReportStorageTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Given_a_report_with_every_row_When_saved_and_read_again_Then_nothing_is_lost()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        var organ = SupervisedBody.Named("望溪县人民政府", "县政府", BodyKind.Government, new(2021, 1, 1), 1);
        var committee = WorkCommittee.Named("社会建设工作委员会", "社会建设工委", WorkCommitteeKind.Working, 1);
        var term = Term.Of(17, new(2021, 12, 20), null, 33);
        var sitting = Sitting.Plan(new(Guid.NewGuid()), term.Id, 31, new(new(2026, 6, 25), new(2026, 6, 26), new(9, 0), "三楼"), false, new(2026, 5, 1));
        var person = Person.Named("李文静");
        var act = new ReportAct(person.Id, "李文静", Now);
        var facts = new HearingSitting(sitting.Id, sitting.Name, sitting.FirstDay, sitting.LastDay, sitting.DateFixedOn, false, true, false);
        var report = SpecialReport.FromPlan(
            new(Guid.NewGuid()), 8, new(new(Guid.NewGuid()), 2026, ReportTier.Committee, "养老服务工作情况的报告", organ.Id, null, committee.Id, null), act);
        report.Schedule(facts, new(2026, 6, 5), false, act);
        report.SendOpinions([("床位不足", "代表建议")], false, act);
        report.ReceiveDraft(new(Guid.NewGuid(), "AA", "初稿.docx"), new(2026, 6, 5), false, act);
        report.AddComments(["补充数据"], act);
        report.Comment(false, true, act);
        report.ReceiveRevised(new(Guid.NewGuid(), "BB", "正式稿.docx"), [new(report.Opinions[0].Id, OpinionAnswer.NotAdopted, "财力所限")], "", new(2026, 6, 15), false, act);
        var member = new MemberId(Guid.NewGuid());
        report.Distribute(new Dictionary<MemberId, DeliveryMode> { [member] = DeliveryMode.Both }, [new(member, "黄丽萍")], new(2026, 6, 18), act);
        report.Name("苏雅琴", "县民政局局长", ReporterKind.DepartmentHead, BodyKind.Government, new(Guid.NewGuid(), "CC", "委托函.pdf"));
        var note = SpeechNote.Of(new(Guid.NewGuid()), report.Id, new(person.Id, null, "黄丽萍", false), 1, new("【建议】增加床位。", NotePart.Proposal, "床位", organ.Id), act);
        db.AddRange(organ, committee, term, sitting, person, report, note);
        await db.SaveChangesAsync();

        await using var other = await app.OpenAsync();
        var read = await other.SpecialReports.SingleAsync();
        var readNote = await other.SpeechNotes.SingleAsync();

        Assert.Equal("2026-ZX-08", read.Number.Address);
        Assert.Equal(ReportState.Distributed, read.State);
        Assert.Equal(["AA", "BB"], read.Versions.OrderBy(v => v.Number).Select(v => v.Hash));
        Assert.Equal("BB", read.Delivered?.Hash);
        Assert.Equal((OpinionAnswer.NotAdopted, "财力所限"), (read.Opinions[0].Answer!.Value, read.Opinions[0].AnswerReason));
        Assert.Equal("补充数据", Assert.Single(read.Comments).Text);
        Assert.Equal(DeliveryMode.Both, Assert.Single(read.Deliveries).Mode);
        Assert.Equal(("苏雅琴", "委托函.pdf"), (read.Reporter!.Name, read.Reporter.LetterName));
        Assert.Equal(7, read.Steps.Count);
        Assert.Equal(("【建议】增加床位。", NotePart.Proposal, "床位", organ.Id), (readNote.Text, readNote.Part!.Value, readNote.Theme, readNote.Body!.Value));
    }
}
