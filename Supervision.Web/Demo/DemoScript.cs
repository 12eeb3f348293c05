using Supervision.Domain.Appointees;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Deadlines;

namespace Supervision.Web.Demo;

/// <summary>The course of the made-up year, in order of time; days are counted back from the real day.</summary>
internal sealed class DemoScript(DemoStage stage, DemoCounty county)
{
    private const string Government = "罗小梅";
    private static readonly (string Name, string Post) Governor = ("何明远", "县长");

    private readonly DemoMeetings meetings = new(stage, county);
    private readonly DemoReports reports = new(stage, county);
    private readonly DemoAppointees appointees = new(stage, county);
    private readonly List<(DateOnly Day, Func<Task> Act)> acts = [];
    private WorkCalendar calendar = null!;

    private DemoOpinions Opinions => new(stage, county, meetings);

    public async Task PlayAsync()
    {
        calendar = (await stage.AskAsync(db => db.LoadBasisAsync(default))).Calendar;
        var year = Day(-60).Year;
        var adoption = Earlier(calendar.WorkDayUpTo(new(year, 1, 20)), Day(-155));
        await appointees.ImportAsync(stage.Today.AddDays(-399));
        Reported();
        await RunAllAsync(adoption.AddDays(-26));
        await new DemoPlan(stage, county, meetings).PublishAsync(adoption, year);
        InHand();
        Sent();
        Recent();
        Ahead();
        Lighter();
        Appointed();
        await RunAllAsync(stage.Today);
    }

    // An act may put later ones on the list, so the earliest is looked for anew each time.
    private async Task RunAllAsync(DateOnly until)
    {
        while (acts.Count > 0 && acts.MinBy(a => a.Day) is var next && next.Day <= until)
        {
            acts.Remove(next);
            await next.Act();
        }
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    /// <summary>The work day at or before so many days from today.</summary>
    private DateOnly Day(int offset) => calendar.WorkDayUpTo(stage.Today.AddDays(offset));

    private DateOnly NextWorkDay(DateOnly day) => calendar.WorkDayFrom(day.AddDays(1));

    private void At(DateOnly day, Func<Task> act) => acts.Add((day, act));

    /// <summary>Heard some weeks ago, dispatched and received: the body owes its handling plan in these days.</summary>
    private void InHand()
    {
        var sitting = Day(-50);
        At(Day(-84), async () =>
        {
            var id = await meetings.CallAsync(sitting, Day(-84), 28);
            await PrepareAsync("安全生产", id, sitting, "施兰", DemoTexts.OnSafety, Day(-84), Governor);
        });
        At(Day(-44), () => CheckedAsync("安全生产", "施兰", "县应急管理局", Day(-44)));
        At(Day(-43), () => LeadCheckedAsync("安全生产", "唐秀珍", Day(-43)));
        At(Day(-38), () => ApprovedAsync("安全生产", Day(-38)));
        At(Day(-31), () => DispatchedAsync("安全生产", Day(-31)));
        At(NextWorkDay(Day(-31)), () => ReceivedAsync("安全生产", NextWorkDay(Day(-31))));
    }

    /// <summary>The sitting before the last: one opinion is to be received, one waits for its number, one for the lead council member.</summary>
    private void Sent()
    {
        var sitting = Day(-20);
        At(Day(-56), async () =>
        {
            var called = Day(-56);
            var id = await meetings.CallAsync(sitting, called, 29);
            await PapersAsync("政务服务", id, sitting, "孔德明", called, Governor, []);
            await PapersAsync("人民调解", id, sitting, "洪波", called, Governor, []);
            await PrepareAsync("城市更新工作", id, sitting, "邓青山", DemoTexts.OnRenewal, called, Governor, null,
                ("政务服务", DemoTexts.OnServices), ("人民调解", DemoTexts.OnMediation));
        });
        At(Day(-14), () => CheckedAsync("城市更新工作", "邓青山", "县住房和城乡建设局", Day(-14)));
        At(Day(-13), () => LeadCheckedAsync("城市更新工作", "周维新", Day(-13)));
        At(Day(-8), () => ApprovedAsync("城市更新工作", Day(-8)));
        At(Day(-1), () => DispatchedAsync("城市更新工作", Day(-1)));
        At(Day(-12), () => CheckedAsync("人民调解", "洪波", "县司法局", Day(-12)));
        At(Day(-11), () => LeadCheckedAsync("人民调解", "刘慧敏", Day(-11)));
        At(Day(-4), () => ApprovedAsync("人民调解", Day(-4)));
        At(Day(-5), () => CheckedAsync("政务服务", "孔德明", "县发展和改革局", Day(-5)));
    }

    /// <summary>The last sitting closed yesterday: its draft is being edited, members may still correct their notes.</summary>
    private void Recent()
    {
        var sitting = Day(-1);
        At(Day(-45), async () =>
        {
            var id = await meetings.CallAsync(sitting, Day(-45), 30);
            await PrepareAsync("基层医疗", id, sitting, "周建平", DemoTexts.OnHealth, Day(-45), Governor, DemoTexts.GatheredOnHealth);
        });
    }

    /// <summary>The next sittings: one report is with the members, one waits for comments, one for its draft.</summary>
    private void Ahead()
    {
        var (next, after) = (calendar.WorkDayFrom(stage.Today.AddDays(2)), calendar.WorkDayFrom(stage.Today.AddDays(24)));
        At(Day(-40), async () =>
        {
            var id = await meetings.CallAsync(next, Day(-40), 31);
            await PapersAsync("教育高质量", id, next, "周建平", Day(-40), Governor, DemoTexts.GatheredOnEducation);
            Later(Before(next, 7), () => meetings.NoticeAsync(id));
            Later(Day(-1), () => meetings.AskLeaveAsync(id, "任廷贵"));
        });
        At(Day(-7), async () =>
        {
            var id = await meetings.CallAsync(after, Day(-7), 32);
            var (law, compliance) = (await reports.FindAsync("法治政府"), await reports.FindAsync("企业合规"));
            await reports.ScheduleAsync(law, id, Day(-7));
            await reports.ScheduleAsync(compliance, id, Day(-7));
            await reports.SendOpinionsAsync(law, DemoTexts.GatheredOnLaw, Day(-6));
            await reports.SendOpinionsAsync(compliance, [], Day(-5));
            await reports.HandInDraftAsync(compliance, "范检", Day(-3));
        });
        At(Day(-1), () => meetings.UnconfirmedAsync(Day(-1), "听取县人民政府关于下一年度重点项目安排的汇报"));
    }

    /// <summary>The lighter tiers: the council heard a report, its remarks are to be sent; a committee heard one, its notes are to be written.</summary>
    private void Lighter()
    {
        var (council, committee) = (Day(-3), Day(-1));
        At(Day(-20), async () =>
        {
            var water = await reports.FindAsync("农村供水");
            var meeting = await reports.OnCouncilAsync(water, council, Day(-20), meetings);
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
        var (exam, sitting) = (Day(-40), Day(-20));
        At(Day(-150), () => appointees.ChooseAsync(Day(-150)));
        At(Day(-54), () => appointees.EndAsync("保民安", Day(-54), "调离"));
        At(Day(-48), async () =>
        {
            await appointees.NominateAsync("汪海洋", "县医疗保障局", "局长", AppointeeKind.GovernmentMember, "何明远", Day(-48));
            await appointees.NominateAsync("闻笛", "县人民法院", "审判员", AppointeeKind.Court, "邹文斌", Day(-48));
            var first = await appointees.ExamAsync(Day(-46), exam, "任前法律知识考试", "汪海洋", "闻笛");
            At(exam, () => appointees.MarkAsync(first, exam, ("汪海洋", 86.5m), ("闻笛", 57m)));
            At(NextWorkDay(exam), async () =>
            {
                var again = await appointees.ExamAsync(exam, NextWorkDay(exam), "任前法律知识考试（补考）", "闻笛");
                await appointees.MarkAsync(again, NextWorkDay(exam), ("闻笛", 71m));
                await appointees.StateAsync("汪海洋", Day(-34), "一年内建成县域医保便民服务网", "医保基金监管问题整改到位");
                await appointees.StateAsync("闻笛", Day(-33), "坚持公正司法，按期办结案件");
            });
        });
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
        string words, SittingId sitting, DateOnly day, string head, DateOnly from, (string Name, string Post) reporter, IReadOnlyList<string> gathered)
    {
        var report = await reports.FindAsync(words);
        await reports.ScheduleAsync(report, sitting, from);
        Later(day.AddDays(-33), () => reports.SendOpinionsAsync(report, gathered, Before(day, 33)));
        Later(day.AddDays(-22), () => reports.HandInDraftAsync(report, Government, Before(day, 22)));
        Later(day.AddDays(-19), () => reports.CommentAsync(report, head, Before(day, 19), "问题部分再具体一些，补充到乡镇的数据。", "下一步措施写明责任单位和完成时间。"));
        Later(day.AddDays(-12), () => reports.HandInRevisedAsync(report, Government, Before(day, 12)));
        Later(day.AddDays(-8), async () =>
        {
            await reports.DistributeAsync(report, Before(day, 8));
            await reports.NameReporterAsync(report, reporter.Name, reporter.Post);
        });
    }

    private async Task PrepareAsync(
        string words, SittingId sitting, DateOnly day, string head, IReadOnlyList<DemoSpeech> speeches, DateOnly from,
        (string Name, string Post) reporter, IReadOnlyList<string>? gathered = null, params IReadOnlyList<(string Words, IReadOnlyList<DemoSpeech> Speeches)> others)
    {
        await PapersAsync(words, sitting, day, head, from, reporter, gathered ?? []);
        Later(day.AddDays(-7), () => meetings.NoticeAsync(sitting));
        Later(day, async () =>
        {
            await meetings.OpenAsync(sitting, day);
            List<SpecialReportId> heard = [];
            foreach (var (title, said) in others.Prepend((words, speeches)))
            {
                heard.Add(await reports.FindAsync(title));
                await reports.HearAsync(heard[^1], said);
            }

            await meetings.CloseAsync(sitting, day);
            foreach (var report in heard)
            {
                await Opinions.CompileAsync(await Opinions.OfAsync(report));
            }
        });
    }

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
