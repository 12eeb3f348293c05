using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;

namespace Supervision.Benchmarks.Data;

/// <summary>Ten key works of a year with plan, progress, result and one announced vote on all, through the methods of the Domain.</summary>
internal sealed class KeyWorkMaker(BulkDb db, County county, Words words, int year, DateOnly today)
{
    private const int Count = 10;
    private const int Members = 31;
    private const int Targeted = 100;

    public void Make(Sitting sitting)
    {
        var works = Enumerable.Range(1, Count).Select(MakeWork).ToList();
        if (new DateOnly(year, 12, 26) <= today)
        {
            Rate(works, sitting);
        }

        db.AddRange(works);
    }

    private KeyWork MakeWork(int number)
    {
        var (body, committee) = (county.Bodies[4 + ((number + year) % (county.Bodies.Count - 4))], words.Of(county.Committees));
        KeyWorkEntry entry = new(words.Report(number), KeyWorkSource.GovernmentReport, words.Proposal(), body.Id, [], committee.Id, county.Now.Members[1].Person);
        var work = KeyWork.Propose(new(words.Id()), year, number, entry, new(year, 1, 5));
        work.Choose(new(new(words.Id()), "第一次主任会议", new(year, 1, 10), IsApproval: true, IsOfThisText: true));
        if (new DateOnly(year, 3, 20) <= today)
        {
            Plan(work);
        }

        if (new DateOnly(year, 7, 12) <= today)
        {
            Progress(work, number);
        }

        if (new DateOnly(year, 12, 9) <= today)
        {
            Result(work, number);
        }

        return work;
    }

    private void Plan(KeyWork work)
    {
        work.Ask(KeyWorkState.PlanAsked, new(year, 1, 15));
        MilestoneEntry[] milestones = [.. Enumerable.Range(1, 4).Select(q => new MilestoneEntry($"第{q}季度任务", Text(new(year, 3 * q, 20))))];
        work.KeepPlan(new(words.Proposal(), words.Proposal(), words.Person(), "1200", "县级财政", milestones, [],
            [new("完成数量", "公里", nameof(IndicatorDirection.Up), "0", "100", ["25", "50", "75", "100"], "主管部门统计")]));
        work.HandInPlan(Receipt(2, 20), new(year, 2, 20));
        work.ReviewPlan(accepts: true, "", "魏长河", new(year, 3, 1));
        work.Fix(new(year, 3, 20));
    }

    private void Progress(KeyWork work, int number)
    {
        work.Ask(KeyWorkState.MidAsked, new(year, 6, 1));
        var (done, mid) = (Milestones(2), 50 - (number * 3 % 20));
        work.HandInProgress(new(done, [mid], words.Problem(), words.Proposal(), ""), Receipt(7, number == 1 ? 12 : 8), new(year, 7, 8));
        work.ReviewProgress(accepts: true, "", "魏长河", How(new(year, 7, 12)));
    }

    private void Result(KeyWork work, int number)
    {
        work.Ask(KeyWorkState.EndAsked, new(year, 11, 2));
        work.HandInResult(new(Milestones(4), [Targeted - (number % 4)], ["https://www.wangxi.gov.cn/a.html"], words.Proposal(), words.Problem(), words.Proposal()), Receipt(12, 8), How(new(year, 12, 8)));
        work.Check(0, CheckVerdict.Verified, null, "属实", "魏长河");
        work.CloseCheck("魏长河", How(new(year, 12, 9)));
    }

    // As its announcement leaves it: the totals, and the grade taken over by each work.
    private void Rate(List<KeyWork> works, Sitting sitting)
    {
        var now = new DateTimeOffset(year, 12, 26, 2, 0, 0, TimeSpan.Zero);
        var template = db.Set<RatingTemplate>().AsNoTracking().AsEnumerable().Single(t => t.Content.Kind == RatingKind.KeyWork && !t.Content.HasGroups);
        var content = template.Content;
        var round = RatingRound.SetUp(
            new(words.Id()), new($"{year}年三问一评满意度测评", sitting.Id, SlipWay.Screen, false), template.Id, content,
            works.Select((w, i) => new RatingSubject(i, w.Title, "", new MatterRef(MatterKind.KeyWork, w.Id.Value)) { Body = w.Owner }));
        PersonId[] scrutineers = [county.Now.Members[5].Person, county.Now.Members[6].Person];
        round.Approve(new(new(words.Id()), "第十二次主任会议", true), "李文静", now);
        round.NameScrutineers([(scrutineers[0], "监票人甲"), (scrutineers[1], "监票人乙")], "李文静", now);
        round.MakeReady(new(Members, Members, Members, [.. Enumerable.Range(0, Members).Select(_ => new MemberId(words.Id()))]), "李文静", now);
        round.GiveKeys(BoxKeys.Make(OpeningCode.New(), OpeningCode.New()));
        round.NoteCode(scrutineers[0], now);
        round.NoteCode(scrutineers[1], now);
        round.Open("李文静", now);
        round.Close(Members, Members, "李文静", now);
        round.Seal((subject, _) => Enumerable.Range(0, Members).Select(i => (byte)(i < Members - 8 - subject ? 0 : i < Members - 3 ? 1 : 2)), Members, Members, "", "李文静", now);
        round.Confirm(scrutineers[0], now);
        round.Confirm(scrutineers[1], now);
        round.Announce("李文静", now);
        foreach (var count in round.Results)
        {
            works[count.Subject].TakeRating(round.Id, now.BeijingDate(), string.Create(CultureInfo.InvariantCulture, $"{content.Method.Grades[count.Result.Grade ?? 0].Name}（满意 {count.Overall.Votes[0]}）"), count.Result.Grade, content.Method.Grades.Length);
        }

        db.Add(round);
    }

    private List<ReportedMilestone> Milestones(int done) =>
        [.. Enumerable.Range(1, 4).Select(q => new ReportedMilestone(q <= done ? MilestoneState.Done : MilestoneState.OnTrack, q <= done ? new DateOnly(year, 3 * q, 18) : null))];

    private PaperReceipt Receipt(int month, int day) => new(new(year, month, day, 2, 0, 0, TimeSpan.Zero), "李文静", IsByOffice: true, IsByHead: false, 0, words.Id(), "签字.pdf");

    private KeyWorkMeasuring How(DateOnly day) => new(KeyWorkRules.First, new(year, 6, 30), LightBounds.Usual, CountsUnverified: false, day);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
