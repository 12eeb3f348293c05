using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Domain.Reports;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Demo;
using Supervision.Web.Features.Calendar;
using Supervision.Web.Features.Opinions.FollowUp;
using Supervision.Web.Jobs;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Screens;

/// <summary>
/// The twelve months after a hearing, played by the people on the screens while every night's and morning's jobs run on a moved clock:
/// what was sent to whom is exactly what the reminder table demands (D-12.7), and what was late is written down (D-8.12).
/// </summary>
[Trait("Kind", "Browser")]
public sealed class TwelveMonthsTests
{
    private const string Report = "县人民政府关于望人常审〔2026〕1号的研究处理情况报告";

    private const string SecondReport = "县人民政府关于望人常审〔2026〕1号的整改情况再次报告";

    /// <summary>Everything that was sent in the year: the day, the line of the table, to whom; and why just then.</summary>
    private static readonly IReadOnlyList<string> Demanded =
    [
        // 印发: the council approved on 3 July, 7 days make 10 July. D−2 is 8 July; dispatched on the 9th.
        "2026-07-08 RM-26 李文静",
        "2026-07-08 RM-26 高远",

        // 签收: at once on the day of dispatch. D+2 is Saturday 11 July, told on Friday; the bureau had already signed.
        "2026-07-09 RM-27 江月",
        "2026-07-09 RM-27 罗小梅",
        "2026-07-10 RM-27 罗小梅",

        // 研究处理方案: received 10 July, one month makes 10 August. D−10, D−3; D+1 to the head of the body. Handed in on 13 August.
        "2026-07-31 RM-28 罗小梅",
        "2026-08-07 RM-28 罗小梅",
        "2026-08-11 RM-28 何明远",

        // 研究处理情况报告: three months make 10 October, a Saturday that is worked. D−30 to liaison and head.
        "2026-09-10 RM-30 何明远",
        "2026-09-10 RM-30 罗小梅",

        // 送工委征求意见: 20 days before, 20 September, a Sunday that is worked. D−7 is Sunday the 13th, told on Friday. Sent on the 17th.
        "2026-09-11 RM-29 罗小梅",

        // D−15 is 25 September (Mid-Autumn), D−7 is 3 October (National Day): told on the last work day before. Handed in on 8 October.
        "2026-09-24 RM-30 何明远",
        "2026-09-24 RM-30 罗小梅",
        "2026-09-30 RM-30 何明远",
        "2026-09-30 RM-30 罗小梅",

        // 整改方案: refused on 16 October; 15 days make Saturday 31 October, moved to 2 November. D−15 is Sunday 18 October, told on the
        // Friday of the refusal itself; D−7 is 26 October. Handed in on the 28th.
        "2026-10-16 RM-32 罗小梅",
        "2026-10-26 RM-32 罗小梅",

        // 再次报告: two months make 16 December. D−15, D−7; handed in on the 14th. Beside it the missing holiday table of 2027, from 1 December.
        "2026-12-01 RM-32 罗小梅",
        "2026-12-01 RM-43 李文静",
        "2026-12-01 RM-43 石敏",
        "2026-12-01 RM-43 高远",
        "2026-12-09 RM-32 罗小梅",

        // 公布: accepted on 21 December; 20 days make Sunday 10 January, moved to the 11th. D−3; published on the 8th.
        "2027-01-08 RM-33 李文静",
        "2027-01-08 RM-33 高远",
    ];

    /// <summary>What was late, from its first late day, and who was to hear of it.</summary>
    private static readonly IReadOnlyList<string> Late =
    [
        "2026-08-11 报送望人常审〔2026〕1号研究处理方案 逾期",
        "2026-08-11 报送望人常审〔2026〕1号研究处理方案 提醒单位负责人",
    ];

    [BrowserFact]
    public async Task Given_a_hearing_When_twelve_months_pass_Then_the_reminders_sent_are_exactly_those_of_the_table_D_12_7()
    {
        await using var story = await AProcedure.StartAsync(7, 3);
        var year = await AYear.BeginAsync(story);
        await SummerAsync(year);
        await AutumnAsync(year);
        await WinterAsync(year);
        await year.GoToAsync("2027-06-26", step: 7);

        Assert.Equal(OpinionState.Closed, (await story.OpinionAsync()).State);
        Assert.Equal(Demanded.Order(StringComparer.Ordinal), await year.SentAsync());
        Assert.Equal(Late, await year.LateAsync());
        Assert.Empty(await year.LeftAsync());
        Assert.Empty(story.Browser.Complaints);
    }

    /// <summary>Dispatch, receipt, the handling plan three days late.</summary>
    private static async Task SummerAsync(AYear year)
    {
        await year.GoToAsync("2026-07-09");
        await year.AtDeskAsync("liwenjing", async office => await HandlingSteps.DispatchAsync(office, year.Story, $"/opinions/{year.Opinion.Id.Value}"));
        await year.ActedAsync();
        await year.AtDeskAsync("jiangyue", bureau => OpinionSteps.ReceiveAsync(bureau, year.Number));
        await year.GoToAsync("2026-07-10");
        await year.AtDeskAsync("luoxiaomei", government => OpinionSteps.ReceiveAsync(government, year.Number));
        await year.GoToAsync("2026-08-13");
        await year.AtDeskAsync("luoxiaomei", async government =>
        {
            await HandlingSteps.HandInAsync(government, year.Opinion, HandlingPaperKind.Plan);
            await government.SeeAsync("逾期 3 天收到");
        });
    }

    /// <summary>Answers, draft, the committee's comments, report, refusal.</summary>
    private static async Task AutumnAsync(AYear year)
    {
        await year.GoToAsync("2026-09-16");
        await year.AtDeskAsync("jiangyue", bureau => HandlingSteps.AnswerAsync(bureau, year.Opinion, "2026-09-10"));
        await year.GoToAsync("2026-09-17");
        await year.AtDeskAsync("luoxiaomei", government => HandlingSteps.HandInAsync(government, year.Opinion, HandlingPaperKind.Draft));
        await year.GoToAsync("2026-09-22");
        await year.AtDeskAsync("zhoujianping", head => HandlingSteps.CommentAsync(head, year.Opinion, "人员补充的计划请写明年度目标"));
        await year.GoToAsync("2026-10-08");
        await year.AtDeskAsync("luoxiaomei", government => HandlingSteps.HandInAsync(government, year.Opinion, HandlingPaperKind.Report));
        await year.GoToAsync("2026-10-12");
        await year.VerifyAsync();
        await year.GoToAsync("2026-10-16");
        await year.AtDeskAsync("liwenjing", "chenguodong", (office, chair) => HandlingSteps.RefuseAsync(office, chair, year.Opinion, Report, "检查结果互认没有落实", "2026-10-16"));
        await year.ActedAsync();
        await year.GoToAsync("2026-10-28");
        await year.AtDeskAsync("luoxiaomei", government => HandlingSteps.HandInAsync(government, year.Opinion, HandlingPaperKind.RectificationPlan));
    }

    /// <summary>Second report, acceptance, publication, archive.</summary>
    private static async Task WinterAsync(AYear year)
    {
        await year.GoToAsync("2026-12-03");
        await year.EnterHolidaysAsync();
        await year.GoToAsync("2026-12-14");
        await year.AtDeskAsync("luoxiaomei", government => HandlingSteps.HandInAsync(government, year.Opinion, HandlingPaperKind.SecondReport));
        await year.GoToAsync("2026-12-16");
        await year.VerifyAsync();
        await year.GoToAsync("2026-12-21");
        await year.AtDeskAsync("liwenjing", "chenguodong", (office, chair) => HandlingSteps.AcceptAsync(office, chair, year.Opinion, SecondReport, "2026-12-21"));
        await year.GoToAsync("2027-01-08");
        await year.AtDeskAsync("liwenjing", "zhoujianping", async (office, head) =>
        {
            await HandlingSteps.PublishAsync(office, head, year.Opinion);
            await office.OpenDeskAsync($"/opinions/{year.Opinion.Id.Value}/follow-up");
            await office.PushAsync("归档");
            await office.GetByRole(AriaRole.Alertdialog).PushAsync("归档");
            await office.SeeAsync("案卷已归档，只能查阅。");
        });
    }

    /// <summary>An approved opinion in a county with its people, a clock that runs day by day, and the jobs of every day.</summary>
    private sealed class AYear
    {
        private static readonly string[] AtNight = ["lateness-marker", "deemed-receipt", "gap-watcher"];

        private static readonly string[] InTheMorning = ["reminder-planner", "reminder-sender"];

        private AYear(AProcedure story, ReviewOpinion opinion) => (Story, Opinion) = (story, opinion);

        public AProcedure Story { get; }

        public ReviewOpinion Opinion { get; }

        public string Number { get; } = "望人常审〔2026〕1号";

        private TestApp App => Story.App;

        /// <summary>Friday 3 July 2026: the report was heard on 26 June, the council has approved the opinion.</summary>
        public static async Task<AYear> BeginAsync(AProcedure story)
        {
            await using var db = await story.App.OpenAsync();
            await PersonAsync(story, db, "何明远", "hemingyuan", Role.BodyHead, story.Government.Id);
            await PersonAsync(story, db, "江月", "jiangyue", Role.BodyLiaison, story.Health.Id);
            var committee = story.County.Committees["教科文卫工委"].Id;
            var opinion = AnOpinion.Approved(
                new(2026, 7, 3), AnOpinion.Collecting(1, story.Government.Id, committee, story.County["王志远"].Id), story.Health.Id);
            db.Add(SpecialReport.FromPlan(
                opinion.Report!.Value, 1,
                new(new(Guid.CreateVersion7()), 2026, ReportTier.Committee, opinion.ReportTitle, story.Government.Id, story.Health.Id, committee, story.County["王志远"].Id),
                new(null, "系统", AnOpinion.Now.At)));
            db.Add(opinion);
            await new DeadlinePlanner(story.App.Services.CreateScope().ServiceProvider.GetServices<IDutySource>()).SaveAsync(db, opinion.Matter, default);
            return new(story, opinion);
        }

        /// <summary>Lives through the days up to nine in the morning of the last; a week at a time what falls between is caught up (D-12.6).</summary>
        public async Task GoToAsync(string day, int step = 1)
        {
            var last = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            for (var next = App.Clock.GetUtcNow().BeijingDate().AddDays(step); next <= last; next = next.AddDays(step))
            {
                await RunAsync(next.StartOfDay().AddMinutes(20), AtNight);
                await RunAsync(next.StartOfDay().AddHours(8).AddMinutes(30), InTheMorning);
            }

            App.Clock.SetUtcNow(last.StartOfDay().AddHours(9).ToUniversalTime());
        }

        /// <summary>The quarter of an hour after an act: what goes out at once goes out.</summary>
        public Task ActedAsync() => RunAsync(App.Clock.GetUtcNow().AddMinutes(15), InTheMorning);

        public async Task AtDeskAsync(string user, Func<IPage, Task> act)
        {
            var page = await Story.DeskAsync(user);
            await act(page);
            await page.Context.CloseAsync();
        }

        public Task AtDeskAsync(string user, string other, Func<IPage, IPage, Task> act) =>
            AtDeskAsync(user, one => AtDeskAsync(other, two => act(one, two)));

        /// <summary>The committee looks at each point that the report answers (D-8.9).</summary>
        public async Task VerifyAsync()
        {
            await using var committee = await App.AsAsync(await HeadAsync());
            var organs = (await committee.Get<FollowUpQueries>().FindAsync(Opinion.Id, default))!.Organs;
            foreach (var organ in organs)
            {
                foreach (var point in organ.Points)
                {
                    var outcome = await committee.Get<VerifyPoint>().RunAsync(Opinion.Id, organ.Organ, point.Id, PointVerdict.Ongoing, "", default);
                    Assert.True(outcome.IsDone, string.Join(' ', outcome.Obstacles.Select(o => o.Message)));
                }
            }
        }

        private async Task<Actor> HeadAsync()
        {
            await using var db = await App.OpenAsync();
            return (await db.FindActorAsync(Story.County["周建平"].Id, App.Clock.GetUtcNow().BeijingDate(), default))!;
        }

        /// <summary>The notice of the State Council has come, here with New Year's Day only.</summary>
        public async Task EnterHolidaysAsync()
        {
            await using var office = await App.AsAsync(new Actor(Story.County["李文静"].Id, "李文静", new HashSet<Role> { Role.Office }));
            using var notice = new MemoryStream(Encoding.UTF8.GetBytes("date,kind,name,notice_number\n2027-01-01,holiday,元旦,测试通知\n"));
            Assert.True((await office.Get<ImportCalendar>().RunAsync(notice, default)).IsDone);
        }

        /// <summary>Everything in anybody's list, by day.</summary>
        public async Task<IReadOnlyList<string>> SentAsync()
        {
            await using var db = await App.OpenAsync();
            var names = await db.People.ToDictionaryAsync(p => p.Id, p => p.Name);
            return
            [
                .. (await db.Reminders.AsNoTracking().Where(r => r.SentAt != null).ToListAsync())
                    .Select(r => $"{r.SentAt!.Value.BeijingDate():yyyy-MM-dd} {r.Code} {names[r.Recipient]}").Order(StringComparer.Ordinal),
            ];
        }

        /// <summary>What stands in the book of late ones.</summary>
        public async Task<IReadOnlyList<string>> LateAsync()
        {
            await using var db = await App.OpenAsync();
            var owed = await db.Obligations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Act);
            return
            [
                .. from m in await db.LateMarks.AsNoTracking().ToListAsync()
                   orderby m.Day, m.To is null ? 0 : 1
                   select $"{m.Day:yyyy-MM-dd} {owed[m.Obligation]} {(m.To is { } to ? "提醒" + LateWords.Of(to) : "逾期")}",
            ];
        }

        /// <summary>Reminders that should have gone out and did not.</summary>
        public async Task<IReadOnlyList<string>> LeftAsync()
        {
            await using var db = await App.OpenAsync();
            var now = App.Clock.GetUtcNow();
            return [.. (await db.Reminders.AsNoTracking().ToListAsync())
                .Where(r => r.State is ReminderState.Skipped or ReminderState.Failed or ReminderState.Outbox || (r.State == ReminderState.Planned && r.DueAt <= now))
                .Select(r => $"{r.Code} {r.State} {r.Outcome}")];
        }

        private async Task RunAsync(DateTimeOffset now, IEnumerable<string> keys)
        {
            App.Clock.SetUtcNow(now.ToUniversalTime());
            await using var acting = await App.AsAsync(Actor.System("定时任务"));
            var jobs = acting.Scope.ServiceProvider.GetServices<IJob>().ToDictionary(j => j.Key, StringComparer.Ordinal);
            foreach (var key in keys)
            {
                await jobs[key].RunAsync((_, _, _) => Task.CompletedTask, default);
            }
        }

        private static async Task PersonAsync(AProcedure story, SupervisionDb db, string name, string user, Role role, SupervisedBodyId body)
        {
            var person = Person.Named(name);
            db.Add(person);
            db.Add(RoleHolding.Of(person.Id, role, new(2020, 1, 1), body.Value));
            db.Add(story.App.Services.GetRequiredService<AccountMaker>().Make(person.Id, user, DemoAccounts.Password, mustChangePassword: false));
            await db.SaveChangesAsync();
        }
    }
}
