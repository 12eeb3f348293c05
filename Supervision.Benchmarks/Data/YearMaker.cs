using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Persistence;

namespace Supervision.Benchmarks.Data;

/// <summary>Makes one year: plan, sittings with attendance, council meetings, matters, files.</summary>
internal sealed class YearMaker(BulkDb db, County county, int year, DateOnly today, YearSize size)
{
    private readonly Words words = new(year);

    public void Make()
    {
        var sittings = Enumerable.Range(0, YearSize.Sittings).Select(MakeSitting).ToList();
        var plan = MakePlan();
        var maker = new MatterMaker(county, words, today, size);
        for (var i = 0; i < size.Matters; i++)
        {
            var sitting = sittings[i * sittings.Count / size.Matters];
            var (item, report) = MakeItem(plan, i + 1, sitting);
            var rows = maker.Make(report, i + 1, sitting).ToList();
            var made = (SpecialReport)rows[0];
            item.Begin(made.Matter, "/d/" + made.Number.Address);
            sitting.Put(new(words.Id()), made.Title, made.Matter, "县人民政府");
            db.AddRange(rows.Prepend(item));
            db.AddRange(MakeFiles(made, size.Files / size.Matters));
        }

        new KeyWorkMaker(db, county, words, year, today).Make(sittings[^1]);
        sittings.ForEach(Hold);
        db.Flush();
    }

    private Sitting MakeSitting(int index)
    {
        var day = new DateOnly(year, (2 * index) + 1, 24);
        return Sitting.Plan(new(words.Id()), county.TermOn(day).Id, ((year % 5) * YearSize.Sittings) + index + 1,
            new(day, day.AddDays(1), new(9, 0), "三楼会议室"), urgent: false, day.AddDays(-60) < today ? day.AddDays(-60) : today);
    }

    private AnnualPlan MakePlan()
    {
        var start = new DateOnly(year - 1, 11, 10);
        var plan = AnnualPlan.Create(new(words.Id()), year, start);
        plan.Draft(start);
        plan.Consult(size.Matters, start.AddDays(10), 10);
        plan.Submit([], start.AddDays(30));
        plan.Adopt(new(new(words.Id()), "第三次主任会议", start.AddDays(40), IsApproval: true));
        plan.Publish(start.AddDays(45));
        db.Add(plan);
        return plan;
    }

    private (PlanItem Item, PlannedReport Report) MakeItem(AnnualPlan plan, int number, Sitting sitting)
    {
        var (committee, body) = (words.Of(county.Committees), county.Bodies[0]);
        var lead = words.Of(county.Now.Members.Take(6).ToList());
        var item = PlanItem.Of(new(words.Id()), plan.Id, number, new(PlanItemKind.CommitteeReport, words.Report(number))
        {
            Source = TopicSource.Members,
            Reason = words.Problem(),
            KeyPoints = words.Proposal(),
            Committees = [new(committee.Name, committee.Id)],
            Bodies = [new(body.Name, body.Id)],
            LeadMember = lead.Id,
            Time = new(sitting.FirstDay.Month, sitting.FirstDay.Month),
        });
        var department = county.Bodies[4 + words.Below(county.Bodies.Count - 4)].Id;
        return (item, new(item.Id, year, ReportTier.Committee, item.Title, body.Id, department, committee.Id, lead.Person));
    }

    private IEnumerable<StoredFile> MakeFiles(SpecialReport report, int count) => Enumerable.Range(0, count).Select(i => new StoredFile
    {
        Id = words.Id(),
        Hash = Convert.ToHexString(words.Id().ToByteArray()) + Convert.ToHexString(words.Id().ToByteArray()),
        Name = words.FileName(i),
        Type = "docx",
        Length = words.Below(500_000),
        MatterKind = report.Matter.Kind,
        MatterId = report.Matter.Id,
        Purpose = i == 0 ? "draft" : "revised",
        AddedByName = "李文静",
        AddedAt = new DateTimeOffset(year, 1, 20, 2, 0, 0, TimeSpan.Zero),
    });

    private void Hold(Sitting sitting)
    {
        db.Add(sitting);
        var members = county.MembersOn(sitting.FirstDay);
        if (sitting.FirstDay.AddDays(-50) <= today)
        {
            sitting.Call(new(
                new(words.Id()), new(words.Id()), year, 1, sitting.FirstDay.AddDays(-55), CouncilOutcome.Approved, IsConfirmed: true, sitting.Name,
                CouncilPurpose.SittingCall, sitting.Matter, null, "纪要1号"));
        }

        if (sitting.LastDay >= today)
        {
            return;
        }

        sitting.SendNotice(sitting.FirstDay.AddDays(-8));
        sitting.Open(members.Count - 1, members.Count, sitting.FirstDay);
        sitting.AdoptAgenda(sitting.FirstDay);
        sitting.Close(sitting.LastDay, sitting.LastDay);
        db.AddRange(
            from member in members
            from day in new[] { sitting.FirstDay, sitting.LastDay }
            from half in Enum.GetValues<HalfDay>()
            let mark = words.Below(20) == 0 ? AttendanceMark.Leave : AttendanceMark.Present
            select (object)Attendance.Of(sitting.Id, new(member.Id, day, half, mark, AttendanceSource.OfficeList, mark == AttendanceMark.Leave ? LeaveKind.Sick : null),
                day.StartOfDay().AddHours(9).ToUniversalTime()));
    }
}
