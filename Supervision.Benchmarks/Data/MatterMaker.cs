using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;

namespace Supervision.Benchmarks.Data;

/// <summary>Makes a report and its opinion by the methods of the Domain, as far as they have come by today.</summary>
internal sealed class MatterMaker(County county, Words words, DateOnly today, YearSize size)
{
    private const string Clerk = "李文静";

    /// <summary>A report on its way to a sitting and through it, with its notes, opinion and handling.</summary>
    public IEnumerable<object> Make(PlannedReport plan, int serial, Sitting sitting)
    {
        var report = SpecialReport.FromPlan(new(words.Id()), serial, plan, On(sitting.FirstDay.AddDays(-60)));
        Prepare(report, sitting);
        yield return report;
        if (sitting.FirstDay > today)
        {
            yield break;
        }

        var notes = Notes(report, sitting);
        Hear(report, sitting, notes.Count);
        foreach (var note in notes)
        {
            yield return note;
        }

        foreach (var row in Opinion(report, sitting, notes))
        {
            yield return row;
        }
    }

    private static ReportAct On(DateOnly day) => new(null, Clerk, At(day));

    private static DateTimeOffset At(DateOnly day) => day.StartOfDay().AddHours(10).ToUniversalTime();

    private ReportFile File() => new(words.Id(), Convert.ToHexString(words.Id().ToByteArray()), "报告.docx");

    private void Prepare(SpecialReport report, Sitting sitting)
    {
        var day = sitting.FirstDay;
        HearingSitting hearing = new(sitting.Id, sitting.Name, day, sitting.LastDay, day.AddDays(-55), IsUrgent: false, IsAhead: true, HasBegun: false);
        (DateOnly Day, Action<ReportAct> Do)[] way =
        [
            (day.AddDays(-50), act => report.Schedule(hearing, day.AddDays(-20), false, act)),
            (day.AddDays(-40), act => report.SendOpinions([.. Enumerable.Range(0, 4).Select(_ => (words.Proposal(), "代表建议"))], false, act)),
            (day.AddDays(-22), act => report.ReceiveDraft(File(), day.AddDays(-20), false, act)),
            (day.AddDays(-17), act => report.AddComments([words.Problem()], act)),
            (day.AddDays(-16), act => report.Comment(none: false, isHead: true, act)),
            (day.AddDays(-12), act => report.ReceiveRevised(
                File(), [.. report.Opinions.Select(o => new AnswerLine(o.Id, OpinionAnswer.Adopted, ""))], "", day.AddDays(-10), false, act)),
            (day.AddDays(-8), act => report.Distribute(
                county.MembersOn(day).ToDictionary(m => m.Id, _ => DeliveryMode.Screen),
                [.. county.MembersOn(day).Select(m => new ReportRecipient(m.Id, "委员"))], day.AddDays(-7), act)),
        ];
        foreach (var (on, act) in way.Where(w => w.Day <= today))
        {
            act(On(on));
        }
    }

    private static void Hear(SpecialReport report, Sitting sitting, int notes)
    {
        var act = On(sitting.FirstDay);
        report.EnterAgenda(act);
        report.Name("何明远", "县长", ReporterKind.OrganLeader, BodyKind.Government, null);
        report.Hear(act);
        report.Deliberate(notes, nobodySpoke: false, act);
        report.EnterOpinionStage(On(sitting.LastDay));
    }

    private List<SpeechNote> Notes(SpecialReport report, Sitting sitting)
    {
        var members = county.MembersOn(sitting.FirstDay);
        return [.. Enumerable.Range(0, size.Points).Select(i => SpeechNote.Of(
            new(words.Id()), report.Id, new(members[i % members.Count].Person, members[i % members.Count].Id, "委员", false), i + 1,
            new(words.Note(i)), On(sitting.FirstDay)))];
    }

    private IEnumerable<object> Opinion(SpecialReport report, Sitting sitting, List<SpeechNote> notes)
    {
        var end = sitting.LastDay;
        var item = new HeardItem(report.Id, report.Title, sitting.Name, sitting.FirstDay, end, report.Organ, report.Committee, report.LeadMember);
        var opinion = ReviewOpinion.Collect(item, new(report.Year, DossierNumber.Opinion, report.Serial), By(end));
        opinion.Take(OpinionCompilation.Of(notes.Select(n => new NoteFacts(
            n.Id.Value, n.SpeakerKey, n.SpeakerName, n.Order, n.IsGuest, [new(n.Text)]))), By(end.AddDays(1)));
        List<object> rows = [opinion];
        if (end.AddDays(20) <= today)
        {
            Dispatch(opinion, end, rows);
        }

        if (opinion.State == OpinionState.Received && end.AddMonths(3) <= today)
        {
            rows.Add(new HandlingMaker(opinion, words).Make(end.AddMonths(3), isClosed: end.AddMonths(6) <= today));
        }

        if (opinion.State == OpinionState.Closed)
        {
            report.Close(opinionEnded: true, null, On(end.AddMonths(6)));
        }

        return rows;
    }

    private void Dispatch(ReviewOpinion opinion, DateOnly end, List<object> rows)
    {
        foreach (var point in opinion.Points.Where(p => p.Part == OpinionPart.Proposal))
        {
            opinion.Charge(point.Id, county.Bodies[4 + words.Below(county.Bodies.Count - 4)].Id, [], By(end.AddDays(3)));
        }

        opinion.Check(By(end.AddDays(4)));
        opinion.Lead(By(end.AddDays(5)));
        opinion.Approve(new(words.Id(), end.AddDays(8), true, true, opinion.HashOfText()), By(end.AddDays(8)));
        var number = OpinionNumber.Given("望人常审", opinion.DossierYear, opinion.DossierSerial, opinion.Id, At(end.AddDays(9)));
        opinion.Give(number, By(end.AddDays(9)));
        opinion.Dispatch(new(words.Id(), "AB"), By(end.AddDays(10)));
        foreach (var body in opinion.Addressees())
        {
            opinion.Receive(body, end.AddDays(11), ReceiptKind.Confirmed, By(end.AddDays(11)));
        }

        rows.Add(number);
    }

    private static Editor By(DateOnly day) => new("周建平", At(day));
}
