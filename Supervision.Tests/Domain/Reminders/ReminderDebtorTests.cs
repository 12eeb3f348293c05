using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Domain.Calendar;
using Supervision.Tests.Domain.Opinions;
using Supervision.Tests.Domain.Reports;
using Supervision.Web.App;

namespace Supervision.Tests.Domain.Reminders;

/// <summary>The column “To” of D-12.7: who owes what a row reminds of. Asked of the subjects themselves, each led to where it owes it.</summary>
public sealed class ReminderDebtorTests
{
    private static readonly RuleBook Book = new(RuleCatalog.Rules.Select(r => RuleVersion.Shipped(r, DateTimeOffset.UnixEpoch)));

    private static readonly DeadlineCalculator Calculator = DeadlineCalculator.Of(Calendars.Real, Book);

    [Theory]
    [InlineData("RM-01", PartyKind.WorkCommittee)]
    [InlineData("RM-02", PartyKind.Office)]
    [InlineData("RM-03", PartyKind.Office)]
    [InlineData("RM-04", PartyKind.Office)]
    [InlineData("RM-05", PartyKind.Body)]
    [InlineData("RM-06", PartyKind.WorkCommittee)]
    [InlineData("RM-07", PartyKind.Body)]
    [InlineData("RM-08", PartyKind.Office)]
    [InlineData("RM-09", PartyKind.Members)]
    [InlineData("RM-10", PartyKind.Chair)]
    [InlineData("RM-11", PartyKind.Office)]
    [InlineData("RM-23", PartyKind.Members)]
    [InlineData("RM-24", PartyKind.WorkCommittee)]
    [InlineData("RM-25", PartyKind.Office)]
    [InlineData("RM-26", PartyKind.Office)]
    [InlineData("RM-27", PartyKind.Body)]
    [InlineData("RM-28", PartyKind.Body)]
    [InlineData("RM-29", PartyKind.Body)]
    [InlineData("RM-30", PartyKind.Body)]
    [InlineData("RM-31", PartyKind.Office)]
    [InlineData("RM-32", PartyKind.Body)]
    [InlineData("RM-33", PartyKind.Office)]
    [InlineData("RM-43", PartyKind.Admin, PartyKind.Office)]
    [InlineData("RM-44", PartyKind.Office)]
    public void Given_a_row_When_its_duty_arises_Then_it_is_owed_by_whom_the_table_names(string code, params PartyKind[] owedBy)
    {
        var duties = All().Where(d => d.ReminderCode == code).ToList();

        Assert.NotEmpty(duties);
        Assert.Equal(owedBy.Order(), duties.Select(d => d.OwedBy.Kind).Distinct().Order());
    }

    private static IEnumerable<Duty> All() => [.. Plans(), .. Reports(), .. SittingsDuties(), .. Opinions(), .. House()];

    private static IEnumerable<Duty> Plans() => PlanDuties.Of(
        new(new(Guid.NewGuid()), 2027, new(2026, 9, 1))
        {
            AdoptedOn = new(2027, 1, 10),
            Committees = new Dictionary<WorkCommitteeId, DateOnly?> { [new(Guid.NewGuid())] = null },
        }, Book, Calculator);

    private static IEnumerable<Duty> Reports() => ReportDuties.Of(new(Some.At(ReportState.DraftReceived), Some.June25, "县政府", "社会建设工委"), Book, Calculator);

    private static IEnumerable<Duty> SittingsDuties()
    {
        var sitting = Sitting.Plan(
            new(Guid.NewGuid()), Term.Of(18, new(2021, 12, 20), null, 27).Id, 31, new(new(2026, 6, 25), new(2026, 6, 26), new(9, 0), "三楼"), false, new(2026, 5, 20));
        sitting.Put(new(Guid.NewGuid()), "听取报告", new(MatterKind.Report, Guid.NewGuid()), "");
        sitting.Call(new(
            new(Guid.NewGuid()), new(Guid.NewGuid()), 2026, 12, new(2026, 5, 28), CouncilOutcome.Approved, true, "会期", CouncilPurpose.SittingCall,
            sitting.Matter, null, "纪要12号"));
        sitting.SendNotice(new(2026, 6, 17));
        var leave = LeaveRequest.Ask(
            new(Guid.NewGuid()), sitting.Id, new(Guid.NewGuid()), new(default, new(2026, 6, 25), new(2026, 6, 25), "病假"), new(2026, 6, 20, 1, 0, 0, TimeSpan.Zero));
        IEnumerable<Duty> ahead = SittingDuties.Of(new(sitting, [leave], null), Book, Calculator, new(2026, 6, 20));
        sitting.Open(20, 27, new(2026, 6, 25));
        sitting.AdoptAgenda(new(2026, 6, 25));
        sitting.Close(new(2026, 6, 26), new(2026, 6, 26));
        return [.. ahead, .. SittingDuties.Of(new(sitting, [], null), Book, Calculator, new(2026, 6, 27))];
    }

    private static IEnumerable<Duty> Opinions()
    {
        var opinion = AnOpinion.Dispatched(new(2026, 7, 3), new(2026, 7, 3));
        opinion.Receive(AnOpinion.Government, new(2026, 7, 5), ReceiptKind.Confirmed, AnOpinion.By(new(2026, 7, 5)));
        opinion.Receive(AnOpinion.HealthBureau, new(2026, 7, 5), ReceiptKind.Confirmed, AnOpinion.By(new(2026, 7, 5)));
        var handling = OpinionHandling.Open(opinion.Id, AnOpinion.Government, AnOpinion.By(new(2026, 7, 5)).At);
        handling.Ask(new(new(2026, 11, 8), "重新招标"), new(new(2026, 10, 8), 1, 3, new(2026, 7, 6)), AnOpinion.By(new(2026, 7, 6)));
        IEnumerable<Duty> asked = OpinionDuties.Of(new OpinionFacts(opinion, [handling], []), Book, Calculator, new(2026, 7, 6));
        Report(opinion, handling, OutcomeKind.NotAccepted, HandlingPaperKind.Plan, HandlingPaperKind.Draft, HandlingPaperKind.Report);
        Report(opinion, handling, OutcomeKind.Accepted, HandlingPaperKind.RectificationPlan, HandlingPaperKind.SecondReport);
        opinion.Follow([handling], AnOpinion.By(new(2026, 9, 1)));
        return [.. asked, .. OpinionDuties.Of(new OpinionFacts(opinion, [handling], []), Book, Calculator, new(2026, 9, 1))];
    }

    private static void Report(ReviewOpinion opinion, OpinionHandling handling, OutcomeKind outcome, params HandlingPaperKind[] papers)
    {
        DateOnly day = new(2026, 9, 1);
        var (asked, by) = (opinion.AskedOf(AnOpinion.Government), AnOpinion.By(day));
        foreach (var kind in papers)
        {
            if (kind == HandlingPaperKind.Draft)
            {
                handling.Keep(asked, [AnOpinion.HealthBureau], [.. asked.Select(a => new AnswerEntry(a.Id, PointStatus.Done, "措施", "结果", "", day))], by, byOffice: false);
            }

            handling.HandIn(kind, new(Guid.NewGuid(), Guid.NewGuid(), kind.ToString(), "报告.docx"), new(asked, true, null, null, day), by);
            if (kind == HandlingPaperKind.Draft)
            {
                handling.Comment(null, by);
            }
        }

        handling.Apply(new(outcome, outcome == OutcomeKind.NotAccepted ? ReportDisposal.Print : ReportDisposal.File, OutcomeSource.Council, Guid.NewGuid(), day, handling.NewestReport!.Hash, "理由"), by);
    }

    private static IEnumerable<Duty> House() => HouseDuties.Of(
        new(new HashSet<int> { 2027 }, new Dictionary<int, DateOnly>(), new(2027, 1, 10), []), new(2026, 11, 20));
}
