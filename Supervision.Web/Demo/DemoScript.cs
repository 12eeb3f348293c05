using Supervision.Domain.Appointees;
using Supervision.Domain.Documents;
using Supervision.Domain.KeyWorks;
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

    /// <summary>The key works of the year whose middle has passed. What lies ahead of today is not played, and nothing before <paramref name="first"/>.</summary>
    private void ThreeQuestions(DateOnly first)
    {
        var year = KeyWorkYear;
        var works = new DemoKeyWorks(stage, county, meetings, year, isTrial: false, goesOn: IsVoted);
        void On(int month, int day, Func<DateOnly, Task> act)
        {
            var planned = calendar.WorkDayUpTo(new(year, month, day));
            var at = planned < first ? first : planned;
            if (at < stage.Today)
            {
                At(at, () => act(at));
            }
        }

        On(1, 10, works.ChooseAsync);
        On(1, 15, day => works.AskAsync(KeyWorkState.PlanAsked, day));
        On(2, 10, works.PlansAsync);
        On(2, 13, works.ReturnAsync);
        On(2, 27, works.AgainAsync);
        On(3, 20, works.FixAsync);
        On(6, 5, day => works.AskAsync(KeyWorkState.MidAsked, day));
        On(7, 9, day => works.ProgressAsync(day, false));
        On(7, 13, day => works.ProgressAsync(day, true));
        On(7, 17, works.ReviewProgressAsync);
        On(7, 20, works.QuestionAsync);
        On(7, 23, works.AnswerAsync);
        On(7, 28, works.HearAsync);
        On(9, 28, works.FinishAsync);
        On(11, 3, day => works.AskAsync(KeyWorkState.EndAsked, day));
        On(11, 20, works.ResultsAsync);
        On(11, 25, day => works.CheckAsync(day, 1));
        On(12, 18, works.FinishLastAsync);
        if (Back(3) > new DateOnly(year, 7, 24))
        {
            At(Back(3), () => works.LastQuestionAsync(Back(3)));
        }
    }

    /// <summary>The same law was inspected the year before; its report is heard at the first sitting that is played.</summary>
    private void InspectedBefore(int year)
    {
        DateOnly On(int month, int day) => calendar.WorkDayUpTo(new(year, month, day));
        At(On(1, 21), () => LastYear.PlanAsync(year, On(1, 21)));
        At(On(8, 12), () => Inspections.ImportLawsAsync(On(8, 12)));
        At(On(8, 20), () => LastYear.BeginAsync(On(8, 20), On(9, 4)));
        At(On(8, 27), () => LastYear.SelfAsync(On(8, 27)));
        At(On(9, 4), () => LastYear.MobiliseAsync(On(9, 4)));
        At(On(9, 11), () => LastYear.FieldAsync(On(9, 11)));
        At(On(9, 24), () => LastYear.ReportAsync(On(9, 24)));
        At(On(10, 14), () => LastYear.ApproveAsync(On(10, 14)));
    }

    /// <summary>Last year's report at a sitting, the opinion on it and what was done about it.</summary>
    private async Task HeardAsync(SittingId sitting, DateOnly day, DateOnly called)
    {
        await LastYear.ScheduleAsync(sitting, called);
        Later(day.AddDays(-9), () => LastYear.DistributeAsync(Before(day, 9)));
        closings.Add((sitting, LastYear.HearAsync));
        Step(2, async (o, on) =>
        {
            await Opinions.CompileAsync(o);
            await LastYear.TakeUpAsync(o, on);
        });
        Step(3, (o, on) => Opinions.CheckAsync(o, "周建平", "县人民政府", on));
        Step(5, (o, on) => Opinions.LeadCheckAsync(o, "刘慧敏", on));
        var approved = WithoutCouncil(day.AddDays(9));
        var sent = NextWorkDay(approved);
        On(approved, Opinions.ApproveAsync);
        On(sent, Opinions.DispatchAsync);
        On(NextWorkDay(sent), Opinions.ReceiveAsync);
        On(calendar.WorkDayFrom(sent.AddDays(4)), (o, on) => Opinions.PublishAsync(o, PublicationKind.Report, "周建平", on));
        On(calendar.WorkDayFrom(sent.AddDays(6)), (o, on) => Opinions.PublishAsync(o, PublicationKind.Opinion, "周建平", on));
        Step(35, (o, on) => Opinions.HandInAsync(o, HandlingPaperKind.Plan, Government, on));
        Step(75, (o, on) => Opinions.AnswerAsync(o, Government, on));
        Step(82, (o, on) => Opinions.CommentAsync(o, "周建平", "台账覆盖的市场写明名称。", on));
        Step(88, (o, on) => Opinions.HandInAsync(o, HandlingPaperKind.Report, Government, on));

        // Later council meetings of these weeks have their numbers already: what would fall among them is still to be decided.
        var accepted = WithoutCouncil(day.AddDays(95));
        if (accepted >= Day(-21))
        {
            return;
        }

        On(accepted, Opinions.AcceptAsync);
        Step(99, (o, on) => Opinions.PublishAsync(o, PublicationKind.HandlingReport, "周建平", on));
        Step(103, async (o, on) =>
        {
            await Opinions.CloseAsync(o, on);
            await LastYear.CloseAsync(on);
        });

        void Step(int after, Func<ReviewOpinionId, DateOnly, Task> act) => On(calendar.WorkDayUpTo(day.AddDays(after)), act);

        void On(DateOnly on, Func<ReviewOpinionId, DateOnly, Task> act)
        {
            if (on < stage.Today)
            {
                At(on, async () => await act(await LastYear.OpinionAsync(), on));
            }
        }
    }

    /// <summary>The first work day from a day on, on which the script holds no council meeting: there is one a day at most.</summary>
    private DateOnly WithoutCouncil(DateOnly from)
    {
        HashSet<DateOnly> held =
        [
            .. past!.Sittings.Select(s => Day(s.Offset - DemoPast.Call)), Day(past.Statutory + 6), Day(past.Industry + 10), Day(past.Industry + 97),
            .. new[] { -84, -56, -47, -42, -38, -33 }.Select(Day), Back(8), Back(7), Back(5), Back(4), Back(2),
            .. new[] { (1, 10), (3, 20), (7, 28), (9, 28) }.Select(d => calendar.WorkDayUpTo(new(KeyWorkYear, d.Item1, d.Item2))),
        ];
        var day = calendar.WorkDayFrom(from);
        while (held.Contains(day))
        {
            day = NextWorkDay(day);
        }

        return day;
    }

    /// <summary>A law is inspected: the mobilisation meeting was held, the group is in the field.</summary>
    private void Inspected()
    {
        var (meeting, field) = (Day(-14), Day(-12));

        // The second day in the field lies before the problems are shown; around long holidays both are one day.
        var next = NextWorkDay(field) < Day(-8) ? NextWorkDay(field) : field;
        At(Day(-36), () => Inspections.SchemeAsync(Day(-36), meeting, field, calendar.WorkDayFrom(stage.Today.AddDays(6))));
        At(Day(-35), () => LastYear.FollowAsync(Day(-35)));
        At(Day(-33), () => Inspections.ApproveAsync(Day(-33)));
        At(Day(-30), () => Inspections.GroupAsync(Day(-30), field, next));
        At(Day(-26), () => Inspections.NoticeAsync(Day(-26)));
        At(Day(-21), () => Inspections.SelfAsync(Day(-21)));
        At(Day(-20), () => Inspections.SelfOnPaperAsync(Day(-20)));
        At(meeting, () => Inspections.MobiliseAsync(meeting));
        At(field, () => Inspections.SampleAsync(field));
        At(field, () => Inspections.FieldAsync(field, isSecond: false));
        At(field, () => Findings.RecordAsync(field, isSecond: false));
        At(next, () => Inspections.FieldAsync(next, isSecond: true));
        At(next, () => Findings.RecordAsync(next, isSecond: true));
        At(Day(-8), () => Findings.AskAsync(Day(-8)));
        At(Day(-7), () => Findings.ShowAsync(Day(-7)));
        At(Day(-3), () => Findings.ConfirmAsync(Day(-3)));
        At(Day(-2), () => Findings.MergeAsync(Day(-2)));
        At(Day(-1), () => Inspections.DraftAsync(Day(-1)));
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
        At(Day(-25), () => surveys.BeginAsync(Day(-25), calendar.WorkDayFrom(stage.Today.AddDays(9))));
        At(Day(-12), () => surveys.SchoolsAsync(Day(-12)));
    }

    /// <summary>The year before was a trial of three questions with three works; they were rated in December.</summary>
    private void Tried(int year)
    {
        var works = trial = new DemoKeyWorks(stage, county, meetings, year, isTrial: true, goesOn: false);
        void On(int month, int day, Func<DateOnly, Task> act)
        {
            var at = calendar.WorkDayUpTo(new(year, month, day));
            At(at, () => act(at));
        }

        On(1, 26, works.ChooseAsync);
        On(1, 28, day => works.AskAsync(KeyWorkState.PlanAsked, day));
        On(2, 20, works.PlansAsync);
        On(3, 20, works.FixAsync);
        On(6, 5, day => works.AskAsync(KeyWorkState.MidAsked, day));
        On(7, 8, day => works.ProgressAsync(day, false));
        On(7, 14, day => works.ProgressAsync(day, true));
        On(7, 18, works.ReviewProgressAsync);
        On(11, 4, day => works.AskAsync(KeyWorkState.EndAsked, day));
        On(11, 20, works.ResultsAsync);
        On(11, 27, day => works.CheckAsync(day, 0));
        On(12, 18, works.FinishLastAsync);
        if (IsVoted)
        {
            Voted(works, year);
        }
    }

    // Members, deputies and citizens vote. One work is closed, one improved and carried over, one rectified and voted on again.
    private void Voted(DemoKeyWorks works, int year)
    {
        var (called, sitting) = (calendar.WorkDayUpTo(new(year, 12, 2)), VoteDay);
        var number = FirstSitting.Number - Between(sitting);
        var rating = new DemoRating(stage, county, meetings, services);
        At(called, async () =>
        {
            RatingRoundId round = default;
            var id = await meetings.CallAsync(sitting, called, number, async (planned, meeting) =>
                round = await rating.PutKeyWorksAsync($"{year}年重点工作满意度测评", hasGroups: true, works.Subjects(), planned, meeting));
            var groups = await rating.AddGroupsAsync(round);
            await stage.DoAsync<PutAgendaItem>("李文静", u => u.RunAsync(id, new(Guid.CreateVersion7()), $"{year}年重点工作满意度测评", "", default));
            closings.Add((id, async () =>
            {
                await rating.VoteAsGroupAsync(groups[0], 13, Mark);
                await rating.VoteAsGroupAsync(groups[1], 12, Mark);
                await rating.HoldAsync(round, Mark);
            }
            ));
            Sit(id, sitting, []);
        });
        At(calendar.WorkDayFrom(sitting.AddDays(3)), async () =>
        {
            stage.GoTo(calendar.WorkDayFrom(sitting.AddDays(3)), 10);
            await works.CloseAsync(DemoKeyWorks.Good);
            await works.AfterVoteAsync(DemoKeyWorks.Poor, IsVotedAgain ? "整改方案：修缮道路和排水，公开收费项目，三个月内完成。" : "改进情况：公开收费项目，延长服务时间。");
        });

        // Before the council chooses the works of the next year.
        var carried = year + 1 == published.Year ? published.AddDays(1) : calendar.WorkDayUpTo(new(year, 12, 30));
        acts.Add((carried, Morning, async () =>
        {
            stage.GoTo(carried, 8);
            await works.AfterVoteAsync(DemoKeyWorks.Carried, "改进情况：其余 6 套已经开工，列入下一年计划。");
            await works.CarryAsync(DemoKeyWorks.Carried);
        }
        ));
    }

    // Plain sittings from the vote to the first one with reports; answers by how much the number of the vote's sitting is lower than that one's.
    private int Between(DateOnly vote)
    {
        var (first, number) = FirstSitting;
        var steps = (first.DayNumber - vote.DayNumber + BetweenSittings - 1) / BetweenSittings;
        for (var i = 1; i < steps; i++)
        {
            var (planned, own) = (vote.AddDays(i * (first.DayNumber - vote.DayNumber) / steps), number - steps + i);

            // The weeks in which the plan is adopted are played at one go: nothing falls into them.
            var isMeanwhile = planned >= published.AddDays(-27) && planned < published.AddDays(10);
            var day = calendar.WorkDayUpTo(isMeanwhile ? published.AddDays(12) : planned);
            var called = calendar.WorkDayUpTo(day.AddDays(-19));
            called = called >= published.AddDays(-27) && called <= published.AddDays(2) ? calendar.WorkDayUpTo(published.AddDays(-29)) : called;
            At(called, async () =>
            {
                var id = await meetings.CallAsync(day, called, own);
                await stage.DoAsync<PutAgendaItem>("李文静", u => u.RunAsync(id, new(Guid.CreateVersion7()), "人事任免事项", "", default));
                Sit(id, day, []);
            });
        }

        return steps;
    }

    private int Mark(int voter, int work) => work switch
    {
        0 => voter % 9 == 4 ? 1 : 0,
        2 when IsVotedAgain => voter % 2 == 0 ? 2 : voter % 4 == 1 ? 1 : 0,
        _ => voter % 3 == 0 ? 0 : 1,
    };

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

    private DateOnly NextWorkDay(DateOnly day) => calendar.WorkDayFrom(day.AddDays(1));

    private void At(DateOnly day, Func<Task> act) => acts.Add((day, Noon, act));

    /// <summary>Heard some weeks ago, dispatched and received: the body owes its handling plan in these days.</summary>
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
        At(Day(-38), () => ApprovedAsync("安全生产", Day(-38)));
        At(Day(-31), () => DispatchedAsync("安全生产", Day(-31)));
        At(NextWorkDay(Day(-31)), () => ReceivedAsync("安全生产", NextWorkDay(Day(-31))));
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
        At(Day(-42), async () =>
        {
            var id = await meetings.CallAsync(next, Day(-42), 31);
            await PapersAsync("教育高质量", id, counted, "周建平", Day(-42), Governor, DemoTexts.GatheredOnEducation);
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
        Later(Before(day, 12), async () =>
        {
            var round = await rating.PrepareAsync(sitting, report, Before(day, 12));
            closings.Add((sitting, () => rating.HoldAsync(round)));
        });
    }

    /// <summary>An open rehearsal, in which a newcomer draws and votes at once.</summary>
    private void Rehearsed() => At(Back(1), async () =>
    {
        var next = await stage.AskAsync(db => db.Sittings.Where(s => s.FirstDay > stage.Today).OrderBy(s => s.FirstDay).Select(s => s.Id).FirstAsync());
        await new DemoRating(stage, county, meetings, services).RehearseAsync(next, stage.Today);
    });

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
