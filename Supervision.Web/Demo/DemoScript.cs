using Supervision.Domain.Appointees;
using Supervision.Domain.Opinions;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Sittings;

namespace Supervision.Web.Demo;

/// <summary>The course of the made-up year, in order of time; days are counted back from the real day.</summary>
internal sealed partial class DemoScript(DemoStage stage, DemoCounty county, IServiceProvider services)
{
    private const string Government = "罗小梅";

    // A sitting fills its day from the morning on; whatever else falls on that day comes after it.
    private const int Morning = 8;
    private const int Noon = 12;
    private const int Night = 23;

    // Sittings are held every two months at least (D-3.12); some days less, because a planned day may be one of rest.
    private const int BetweenSittings = 52;

    // Where the first played sitting lies further away than this from the trial year's December, no sitting is played there.
    private const int FarthestVote = 230;
    private static readonly (string Name, string Post) Governor = ("何明远", "县长");

    private readonly DemoMeetings meetings = new(stage, county);
    private readonly DemoReports reports = new(stage, county);
    private readonly DemoAppointees appointees = new(stage, county);
    private readonly List<(DateOnly Day, int Hour, Func<Task> Act)> acts = [];
    private readonly List<(SittingId Sitting, Func<Task> Act)> closings = [];
    private WorkCalendar calendar = null!;
    private DateOnly published;

    private AppraisalId prosecutors;
    private DemoKeyWorks? trial;
    private DemoPast? past;

    /// <summary>The first sitting of the months that are played, with its number.</summary>
    private (DateOnly Day, int Number) FirstSitting => past!.Sittings.Count > 0 ? (Day(past.Sittings[0].Offset), past.Sittings[0].Number) : (Day(-50), 28);

    private DateOnly VoteDay => calendar.WorkDayUpTo(new(KeyWorkYear - 1, 12, 19));

    /// <summary>True where the trial year was rated: its sitting and those between it and the first played one are few.</summary>
    private bool IsVoted => FirstSitting.Day.DayNumber - VoteDay.DayNumber <= FarthestVote;

    // The second vote is held within six months of the first; where no sitting lies in them the first is no worse than 基本满意.
    private bool IsVotedAgain => IsVoted && past!.Sittings.Count > 0 && Day(past.Sittings[0].Offset) < new DateOnly(KeyWorkYear, 6, 20);

    private int KeyWorkYear => stage.Today.Month >= 8 ? stage.Today.Year : stage.Today.Year - 1;

    private DemoAppraisals Appraisals => new(stage, county, meetings, services);

    // The appraisal on its way is of this year of the played months, the one that is over of the year before.
    private int AppraisalYear => Day(-150).Year;

    private DemoInspections Inspections => new(stage, county, meetings);

    private DemoFindings Findings => new(stage, county);

    private DemoLastYear LastYear => new(stage, county, meetings);

    private DemoOpinions Opinions => new(stage, county, meetings);

    public async Task PlayAsync()
    {
        calendar = (await stage.AskAsync(db => db.LoadBasisAsync(default))).Calendar;
        var year = Day(-60).Year;
        var adoption = Earlier(calendar.WorkDayUpTo(new(year, 1, 20)), Day(-155));
        published = adoption.AddDays(2);
        past = DemoPast.Of(stage.Today, year, published);
        Tried(KeyWorkYear - 1);
        InspectedBefore(year - 1);
        await RunAllAsync(stage.Today.AddDays(-400));
        await appointees.ImportAsync(stage.Today.AddDays(-399), AppraisalYear);
        Reported();
        if (KeyWorkYear != year)
        {
            ThreeQuestions(stage.Today.AddDays(-398));
        }

        await RunAllAsync(adoption.AddDays(-26));
        await new DemoPlan(stage, county, meetings, past).PublishAsync(adoption, year);
        if (KeyWorkYear == year)
        {
            ThreeQuestions(published.AddDays(1));
        }

        Past(past);
        Done(year);
        InHand();
        Sent();
        Recent();
        Ahead();
        Lighter();
        NextYear(year + 1);
        Appointed();
        Inspected();
        Surveyed();
        Rehearsed();
        await RunAllAsync(DateOnly.MaxValue);
    }

    // An act may put later ones on the list, so the earliest is looked for anew each time.
    private async Task RunAllAsync(DateOnly until)
    {
        while (acts.Count > 0 && acts.MinBy(a => (a.Day, a.Hour)) is var next && next.Day <= until)
        {
            acts.Remove(next);
            await next.Act();
        }
    }

    /// <summary>One survey is closed, one is in the field.</summary>
    private void Surveyed()
    {
        var surveys = new DemoSurveys(stage, county);
        At(Day(-140), () => surveys.OutlineAsync(Day(-140)));
        At(Day(-133), () => surveys.VillagesAsync(Day(-133)));
        At(Day(-131), () => surveys.TalkAsync(Day(-131)));
        At(Day(-119), () => surveys.ReportAsync(Day(-119)));
        At(Day(-115), () => surveys.DistributeAsync(Day(-115)));
        At(Day(-96), () => surveys.CloseAsync(Day(-96)));
        At(Day(-95), () => surveys.PublishAsync(Day(-95)));
        At(Day(-25), () => surveys.BeginAsync(Day(-25), calendar.WorkDayFrom(stage.Today.AddDays(9))));
        At(Day(-12), () => surveys.SchoolsAsync(Day(-12)));
    }

    private void NextYear(int year)
    {
        var day = Day(-40) > DemoNextYear.From(year - 1) ? Day(-40) : calendar.WorkDayFrom(DemoNextYear.From(year - 1));
        if (day < stage.Today)
        {
            At(day, () => new DemoNextYear(stage).OpenAsync(year, day));
        }
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    /// <summary>The work day at or before so many days from today.</summary>
    private DateOnly Day(int offset) => calendar.WorkDayUpTo(stage.Today.AddDays(offset));

    /// <summary>The n-th work day before today: what lies close together in these days never falls on one day.</summary>
    private DateOnly Back(int days)
    {
        var day = stage.Today;
        for (var left = days; left > 0; left--)
        {
            day = calendar.WorkDayUpTo(day.AddDays(-1));
        }

        return day;
    }

    // What an organ asks for when it asks for more time.
    private DateOnly MonthLater(DateOnly day) => calendar.WorkDayFrom(day.AddMonths(1));

    private DateOnly NextWorkDay(DateOnly day) => calendar.WorkDayFrom(day.AddDays(1));

    private void At(DateOnly day, Func<Task> act) => acts.Add((day, Noon, act));

    /// <summary>Heard some weeks ago, dispatched and received: the body owes its handling plan in these days, and asked for more time.</summary>
    private void InHand()
    {
        var sitting = Day(-50);
        At(Day(-84), async () =>
        {
            var id = await meetings.CallAsync(sitting, Day(-84), 28);
            if (DemoPast.Of(stage.Today, Day(-60).Year, published).Sittings.Count == 0)
            {
                await HeardAsync(id, sitting, Day(-84));
            }

            await PrepareAsync("安全生产", id, sitting, "施兰", DemoTexts.OnSafety, Day(-84), Governor);
            await RatedAsync("安全生产", id, sitting);
        });
        At(Day(-44), () => CheckedAsync("安全生产", "施兰", "县应急管理局", Day(-44)));
        At(Day(-43), () => LeadCheckedAsync("安全生产", "唐秀珍", Day(-43)));
        var approved = WithoutCouncil(Day(-38));
        At(approved, () => ApprovedAsync("安全生产", approved));
        At(Day(-31), () => DispatchedAsync("安全生产", Day(-31)));
        At(NextWorkDay(Day(-31)), () => ReceivedAsync("安全生产", NextWorkDay(Day(-31))));
        At(Back(2), async () => await Opinions.AskExtensionAsync(
            await OpinionAsync("安全生产"), "矿山道路运输车辆动态监控平台由市里统一招标，县里接入要晚一个月，申请延期一个月报告。", MonthLater, Government, Back(2)));
    }

    /// <summary>The sitting before the last: one opinion is to be received, one waits for its number, one for the lead council member.</summary>
    private void Sent()
    {
        var sitting = Earlier(Day(-20), Back(13));
        At(Day(-56), async () =>
        {
            var called = Day(-56);
            var id = await meetings.CallAsync(sitting, called, 29);
            await PapersAsync("政务服务", id, sitting, "孔德明", called, Governor, []);
            await PapersAsync("人民调解", id, sitting, "洪波", called, Governor, []);
            await PrepareAsync("城市更新工作", id, sitting, "邓青山", DemoTexts.OnRenewal, called, Governor, null,
                ("政务服务", DemoTexts.OnServices), ("人民调解", DemoTexts.OnMediation));
        });
        At(Back(10), () => CheckedAsync("城市更新工作", "邓青山", "县住房和城乡建设局", Back(10)));
        At(Back(9), () => LeadCheckedAsync("城市更新工作", "周维新", Back(9)));
        At(Back(7), () => ApprovedAsync("城市更新工作", Back(7)));
        At(Back(3), () => DispatchedAsync("城市更新工作", Back(3)));
        At(Back(9), () => CheckedAsync("人民调解", "洪波", "县司法局", Back(9)));
        At(Back(8), () => LeadCheckedAsync("人民调解", "刘慧敏", Back(8)));
        At(Back(5), () => ApprovedAsync("人民调解", Back(5)));
        At(Back(4), () => CheckedAsync("政务服务", "孔德明", "县发展和改革局", Back(4)));
    }

    /// <summary>The last sitting closed yesterday: its draft is being edited, members may still correct their notes.</summary>
    private void Recent()
    {
        var sitting = Back(1);
        At(Day(-47), async () =>
        {
            var id = await meetings.CallAsync(sitting, Day(-47), 30);
            await PrepareAsync("基层医疗", id, sitting, "周建平", DemoTexts.OnHealth, Day(-47), Governor, DemoTexts.GatheredOnHealth);
        });
    }

    /// <summary>The next sittings: one report is with the members, one waits for comments, one for its draft.</summary>
    private void Ahead()
    {
        var (next, after) = (calendar.WorkDayFrom(stage.Today.AddDays(6)), calendar.WorkDayFrom(stage.Today.AddDays(24)));

        // Before long holidays the sitting lies further away; its papers are out today all the same.
        var counted = Earlier(next, stage.Today.AddDays(6));
        var called = WithoutCouncil(Day(-42));
        At(called, async () =>
        {
            var id = await meetings.CallAsync(next, called, 31);
            await PapersAsync("教育高质量", id, counted, "周建平", called, Governor, DemoTexts.GatheredOnEducation, new(
                "王志远", "音体美教师缺口的意见只答复“部分采纳”，没有写明补充多少人、经费从哪里来，请补充。", "两年补充音体美教师 24 名，明年 12 名，经费 86 万元列入下一年度预算。"));
            At(Earlier(Before(counted, 7), Back(2)), () => meetings.NoticeAsync(id, Earlier(Before(counted, 7), Back(2))));
            At(Back(1), () => meetings.AskLeaveAsync(id, "任廷贵"));
            At(Back(2), async () => await new DemoRating(stage, county, meetings, services).DraftAsync(id, await reports.FindAsync("教育高质量"), Back(2)));
        });
        At(Back(8), async () =>
        {
            var id = await meetings.CallAsync(after, Back(8), 32, (sitting, meeting) => Appraisals.PutSchemeAsync(prosecutors, sitting, meeting));
            await Appraisals.ApproveAsync(prosecutors, null);
            At(Back(7), () => Appraisals.AnnounceAsync(prosecutors, Back(7)));
            At(Back(4), () => Appraisals.SurveyAsync(prosecutors, Back(4)));
            At(Back(2), () => Appraisals.StateAsync(prosecutors, Back(2), 2));
            var (law, compliance) = (await reports.FindAsync("法治政府"), await reports.FindAsync("企业合规"));
            await reports.ScheduleAsync(law, id, Back(8));
            await reports.ScheduleAsync(compliance, id, Back(8));
            At(Back(6), () => reports.SendOpinionsAsync(law, DemoTexts.GatheredOnLaw, Back(6)));
            At(Back(6), () => reports.SendOpinionsAsync(compliance, [], Back(6)));
            At(Back(3), () => reports.HandInDraftAsync(compliance, "范检", Back(3)));
        });
        At(Back(2), () => meetings.UnconfirmedAsync(Back(2), "听取县人民政府关于下一年度重点项目安排的汇报"));
    }

    /// <summary>The lighter tiers: the council heard a report, its remarks are to be sent; a committee heard one, its notes are to be written.</summary>
    private void Lighter()
    {
        var (council, committee) = (Back(4), Back(2));
        At(Day(-20), async () =>
        {
            var water = await reports.FindAsync("农村供水");
            var meeting = await reports.OnCouncilAsync(water, council, Day(-20), meetings, Back(8), Back(7), Back(5));
            Later(Before(council, 6), () => reports.HandInPapersAsync(water, Government, Before(council, 6)));
            Later(council, async () =>
            {
                await meetings.HoldAsync(meeting, council, "同意报告。加快老旧管网改造，落实管护经费，年底前消除季节性缺水。");
                await reports.NameReporterAsync(water, Governor.Name, Governor.Post);
                await reports.HearByCouncilAsync(water);
            });
        });
        At(Day(-12), async () =>
        {
            var lessons = await reports.FindAsync("课后服务");
            await reports.OnCommitteeAsync(lessons, "周建平", committee, Day(-12));
            Later(Before(committee, 4), () => reports.HandInPapersAsync(lessons, "谷雨", Before(committee, 4)));
            Later(committee, () => reports.HearByCommitteeAsync(lessons, "周建平", ("罗明礼", "县教育局局长"), committee));
        });
    }

    /// <summary>Nominees on their way: two appointed, of whom one has not sworn yet; one failed twice; one waits for the exam.</summary>
    private void Appointed()
    {
        var (exam, sitting) = (Day(-40), Earlier(Day(-20), Back(13)));
        At(Day(-150), async () => prosecutors = await Appraisals.ChooseAsync(AppraisalYear, "县人民检察院", Day(-150)));
        At(Day(-53), () => Appraisals.BankAsync(Day(-53)));
        At(Day(-54), () => appointees.EndAsync("保民安", Day(-54), "调离"));
        At(Day(-48), async () =>
        {
            await appointees.NominateAsync("汪海洋", "县医疗保障局", "局长", AppointeeKind.GovernmentMember, "何明远", Day(-48));
            await appointees.NominateAsync("闻笛", "县人民法院", "审判员", AppointeeKind.Court, "邹文斌", Day(-48));
        });

        // Each on its own day: an act in the future would take the whole county along.
        At(Day(-46), async () =>
        {
            var first = await appointees.ExamAsync(Day(-46), exam, "任前法律知识考试", "汪海洋", "闻笛");
            At(exam, () => appointees.MarkAsync(first, exam, ("汪海洋", 86.5m), ("闻笛", 57m)));
            At(NextWorkDay(exam), async () =>
            {
                var again = await appointees.ExamAsync(exam, NextWorkDay(exam), "任前法律知识考试（补考）", "闻笛");
                await appointees.MarkAsync(again, NextWorkDay(exam), ("闻笛", 71m));
            });
        });
        At(Day(-34), () => appointees.StateAsync("汪海洋", Day(-34), "一年内建成县域医保便民服务网", "医保基金监管问题整改到位"));
        At(Day(-33), () => appointees.StateAsync("闻笛", Day(-33), "坚持公正司法，按期办结案件"));
        At(Day(-31), async () =>
        {
            await appointees.OnSittingAsync("汪海洋", 29, Day(-31));
            await appointees.OnSittingAsync("闻笛", 29, Day(-31));
        });
        At(sitting, async () =>
        {
            await appointees.AppointAsync("汪海洋", sitting, 27, 1, 1, "望人常任〔17〕45号");
            await appointees.AppointAsync("闻笛", sitting, 28, 0, 1, "望人常任〔17〕46号");
            await appointees.SwearAsync("闻笛", sitting);
        });
        At(Day(-14), () => appointees.NominateAsync("秦望", "县人民检察院", "检察员", AppointeeKind.Procuratorate, "孟庆华", Day(-14)));
        At(Day(-10), async () =>
        {
            var first = await appointees.ExamAsync(Day(-12), Day(-10), "任前法律知识考试", "秦望");
            await appointees.MarkAsync(first, Day(-10), ("秦望", 55m));
            var again = await appointees.ExamAsync(Day(-10), NextWorkDay(Day(-10)), "任前法律知识考试（补考）", "秦望");
            At(NextWorkDay(Day(-10)), () => appointees.MarkAsync(again, NextWorkDay(Day(-10)), ("秦望", 58.5m)));
        });
        At(Day(-6), () => appointees.NominateAsync("夏沐", "县人民政府", "办公室主任", AppointeeKind.GovernmentMember, "何明远", Day(-6)));
    }

    /// <summary>The yearly reports that were asked for: most in time, some late, the newest not complete.</summary>
    private void Reported()
    {
        var today = stage.Today;
        var latest = today >= new DateOnly(today.Year, 12, 1) ? today.Year : today.Year - 1;
        foreach (var year in new[] { latest - 1, latest })
        {
            // The last two come after the plan was published, and late.
            (DateOnly Day, int Left)[] days = [(new(year, 12, 5), 14), (new(year, 12, 14), 7), (new(year, 12, 24), 2), (new(year + 1, 1, 24), 0)];
            foreach (var (day, left) in days.Where(d => d.Day < today && d.Day > today.AddDays(-398)))
            {
                At(day, () => appointees.ReportAsync(year, day, left, spareDebtor: year == latest));
            }

            if (new DateOnly(year + 1, 1, 27) is var reviewed && reviewed < today && reviewed > today.AddDays(-398))
            {
                At(reviewed, () => appointees.ReviewAsync(year, reviewed));
            }
        }
    }

    /// <summary>The papers of a report on their way to the members, each in its time.</summary>
    private async Task PapersAsync(
        string words, SittingId sitting, DateOnly day, string head, DateOnly from, (string Name, string Post) reporter, IReadOnlyList<string> gathered, DemoReturn? returned = null)
    {
        var report = await reports.FindAsync(words);
        await reports.ScheduleAsync(report, sitting, from);
        Later(day.AddDays(-33), () => reports.SendOpinionsAsync(report, gathered, Before(day, 33)));
        Later(day.AddDays(-22), () => reports.HandInDraftAsync(report, Government, Before(day, 22)));
        Later(day.AddDays(-19), () => reports.CommentAsync(report, head, Before(day, 19), "问题部分再具体一些，补充到乡镇的数据。", "下一步措施写明责任单位和完成时间。"));
        Later(day.AddDays(-12), () => reports.HandInRevisedAsync(report, Government, Before(day, 12)));
        if (returned is not null)
        {
            SentBack(report, returned, Before(day, 12), Before(day, 8));
        }

        Later(day.AddDays(-8), async () =>
        {
            await reports.DistributeAsync(report, Before(day, 8));
            await reports.NameReporterAsync(report, reporter.Name, reporter.Post);
        });
    }

    // Between the report and its distribution; around long holidays there is no day for it.
    private void SentBack(SpecialReportId report, DemoReturn returned, DateOnly revised, DateOnly until)
    {
        var day = NextWorkDay(revised);
        if (day < until)
        {
            At(day, () => reports.ReturnAsync(report, returned.Lead, returned.Reason, until, day));
            At(until, () => reports.HandInRevisedAsync(report, Government, until, returned.Supplement));
        }
    }

    private async Task PrepareAsync(
        string words, SittingId sitting, DateOnly day, string head, IReadOnlyList<DemoSpeech> speeches, DateOnly from,
        (string Name, string Post) reporter, IReadOnlyList<string>? gathered = null, params IReadOnlyList<(string Words, IReadOnlyList<DemoSpeech> Speeches)> others)
    {
        await PapersAsync(words, sitting, day, head, from, reporter, gathered ?? []);
        Sit(sitting, day, [.. others.Prepend((words, speeches))]);
    }

    /// <summary>Notice, and the sitting itself: reports heard in turn, what was said written down, the drafts compiled.</summary>
    private void Sit(SittingId sitting, DateOnly day, IReadOnlyList<(string Words, IReadOnlyList<DemoSpeech> Speeches)> subjects)
    {
        At(Before(day, 7), () => meetings.NoticeAsync(sitting, Before(day, 7)));
        acts.Add((day, Morning, async () =>
        {
            await meetings.OpenAsync(sitting, day);
            List<SpecialReportId> heard = [];
            foreach (var (title, said) in subjects)
            {
                heard.Add(await reports.FindAsync(title));
                await reports.HearAsync(heard[^1], said);
            }

            // A rating of a report is held, and a group reports, before the sitting closes.
            foreach (var (_, act) in closings.Where(c => c.Sitting == sitting))
            {
                await act();
            }

            await meetings.CloseAsync(sitting, day);
            foreach (var report in heard)
            {
                await Opinions.CompileAsync(await Opinions.OfAsync(report));
            }
        }
        ));
    }

    private async Task RatedAsync(string words, SittingId sitting, DateOnly day)
    {
        var report = await reports.FindAsync(words);
        var rating = new DemoRating(stage, county, meetings, services);
        var council = WithoutCouncil(Before(day, 12));
        At(council, async () =>
        {
            var round = await rating.PrepareAsync(sitting, report, council);
            closings.Add((sitting, () => rating.HoldAsync(round)));
        });
    }

    /// <summary>An open rehearsal, in which a newcomer draws and votes at once.</summary>
    /// <remarks>The last act of its day, for it turns the clock to today.</remarks>
    private void Rehearsed() => acts.Add((Back(1), Night, async () =>
    {
        var next = await stage.AskAsync(db => db.Sittings.Where(s => s.FirstDay > stage.Today).OrderBy(s => s.FirstDay).Select(s => s.Id).FirstAsync());
        await new DemoRating(stage, county, meetings, services).RehearseAsync(next, stage.Today);
    }
    ));

    private DateOnly Before(DateOnly day, int days) => calendar.WorkDayUpTo(day.AddDays(-days));

    private void Later(DateOnly day, Func<Task> act) => At(calendar.WorkDayUpTo(day), act);

    private async Task CheckedAsync(string words, string head, string body, DateOnly day) =>
        await Opinions.CheckAsync(await OpinionAsync(words), head, body, day);

    private async Task LeadCheckedAsync(string words, string lead, DateOnly day) =>
        await Opinions.LeadCheckAsync(await OpinionAsync(words), lead, day);

    private async Task ApprovedAsync(string words, DateOnly day) => await Opinions.ApproveAsync(await OpinionAsync(words), day);

    private async Task DispatchedAsync(string words, DateOnly day) => await Opinions.DispatchAsync(await OpinionAsync(words), day);

    private async Task ReceivedAsync(string words, DateOnly day) => await Opinions.ReceiveAsync(await OpinionAsync(words), day);

    private async Task<ReviewOpinionId> OpinionAsync(string words) => await Opinions.OfAsync(await reports.FindAsync(words));
}
