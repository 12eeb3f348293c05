using Supervision.Domain.Appointees;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;
using Supervision.Web.Features.Plans;
using Supervision.Web.Features.Sittings;

namespace Supervision.Web.Demo;

/// <content>What the year has behind it: sittings every two months, a dossier that is closed, work that no sitting hears.</content>
internal sealed partial class DemoScript
{
    private const string Industry = "主导产业";
    private const string Economy = "社会发展计划";
    private static readonly string[] Statutory = [Economy, "决算", "审计"];

    /// <summary>The sittings before the ones that are still worked on.</summary>
    private void Past(DemoPast past)
    {
        foreach (var (offset, number) in past.Sittings)
        {
            var (sitting, called) = (Day(offset), Day(offset - DemoPast.Call));
            At(called, async () =>
            {
                var isAppraised = number == past.Sittings[0].Number;
                var id = isAppraised ? await AppraisedAsync(sitting, called, number) : await meetings.CallAsync(sitting, called, number);
                List<(string Words, IReadOnlyList<DemoSpeech> Speeches)> subjects = [];
                if (offset == past.Statutory)
                {
                    subjects.AddRange(Statutory.Select(words => (words, words == Economy && IsRefused ? DemoTexts.OnEconomy : [])));
                }

                if (offset == past.Industry)
                {
                    subjects.Add((Industry, DemoTexts.OnIndustry));
                }

                foreach (var (words, _) in subjects)
                {
                    await PapersAsync(words, id, sitting, "孔德明", called, Governor, []);
                }

                if (isAppraised)
                {
                    await HeardAsync(id, sitting, called);
                }

                if (subjects.Count == 0)
                {
                    await stage.DoAsync<PutAgendaItem>("李文静", u => u.RunAsync(id, new(Guid.CreateVersion7()), "人事任免事项", "", default));
                }

                Sit(id, sitting, subjects);
            });
            if (offset == past.Statutory)
            {
                At(Day(offset + 6), () => ForgoneAsync(Day(offset + 6)));
                At(Day(offset + 8), async () => await Opinions.PublishAsync(await OpinionAsync(Statutory[1]), PublicationKind.Report, "孔德明", Day(offset + 8)));
            }

            if (offset == past.Statutory && IsRefused)
            {
                Refused(sitting);
            }

            if (offset == past.Industry)
            {
                Closed(offset);
            }
        }
    }

    /// <summary>The appraisal that is over: its scheme and round go to the council meeting that calls the sitting.</summary>
    private async Task<SittingId> AppraisedAsync(DateOnly sitting, DateOnly called, int number)
    {
        stage.GoTo(called, 9);
        var court = await Appraisals.ChooseAsync(AppraisalYear - 1, "县人民法院", called, new DateOnly(AppraisalYear - 1, 12, 18) < called ? new(AppraisalYear - 1, 12, 18) : called);
        var rating = new DemoRating(stage, county, meetings, services);
        RatingRoundId round = default;
        RatingRoundId? works = null;
        if (IsVotedAgain)
        {
            await trial!.AfterVoteAsync(DemoKeyWorks.Poor, "整改情况：道路和排水已经修缮，收费项目上墙公开，群众回访满意。");
        }

        var id = await meetings.CallAsync(sitting, called, number, async (planned, meeting) =>
        {
            await Appraisals.PutSchemeAsync(court, planned, meeting);
            round = await Appraisals.PutRoundAsync(court, planned, meeting);
            works = IsVotedAgain ? await rating.PutKeyWorksAsync($"{DemoKeyWorks.Poor}再次满意度测评", hasGroups: false, trial!.Subjects(DemoKeyWorks.Poor), planned, meeting) : null;
        });
        await Appraisals.ApproveAsync(court, round);
        await (works is { } again ? rating.ApproveAsync(again) : Task.CompletedTask);
        Later(sitting.AddDays(-33), () => Appraisals.AnnounceAsync(court, Before(sitting, 33)));
        Later(sitting.AddDays(-24), () => Appraisals.SurveyAsync(court, Before(sitting, 24)));
        Later(sitting.AddDays(-14), () => Appraisals.StateAsync(court, Before(sitting, 14), 0));
        At(sitting, () => Appraisals.HoldAsync(court, round, sitting));
        if (works is { } second)
        {
            At(sitting, async () =>
            {
                await rating.HoldAsync(second, (voter, _) => voter % 6 == 3 ? 1 : 0);
                await trial!.CloseAsync(DemoKeyWorks.Poor);
            });
        }

        Later(sitting.AddDays(8), () => Appraisals.FeedbackAsync(court, calendar.WorkDayUpTo(sitting.AddDays(8))));
        Later(sitting.AddDays(30), () => Appraisals.RectifyAsync(court, AppraisalPaperKind.Plan, calendar.WorkDayUpTo(sitting.AddDays(30))));
        Later(sitting.AddDays(85), () => Appraisals.RectifyAsync(court, AppraisalPaperKind.Report, calendar.WorkDayUpTo(sitting.AddDays(85))));
        Later(sitting.AddDays(95), () => Appraisals.CloseAsync(court, calendar.WorkDayUpTo(sitting.AddDays(95))));
        return id;
    }

    // Nobody spoke: the council decides that there is no opinion, and the reports are closed.
    private async Task ForgoneAsync(DateOnly day)
    {
        List<ReviewOpinionId> opinions = [];
        var silent = Statutory.Where(words => words != Economy || !IsRefused).ToList();
        foreach (var words in silent)
        {
            opinions.Add(await OpinionAsync(words));
        }

        await Opinions.ForgoAsync(opinions, day);
        foreach (var words in silent)
        {
            await reports.CloseAsync(await reports.FindAsync(words));
        }
    }

    // From the hearing to the archive, each step in its time.
    private void Closed(int offset)
    {
        Step(4, (o, day) => Opinions.CheckAsync(o, "孔德明", "县人民政府", day));
        Step(6, (o, day) => Opinions.LeadCheckAsync(o, "何建军", day));
        Step(10, (o, day) => Opinions.ApproveAsync(o, day));
        Step(13, (o, day) => Opinions.DispatchAsync(o, day));
        Step(15, (o, day) => Opinions.ReceiveAsync(o, day));
        Step(17, (o, day) => Opinions.PublishAsync(o, PublicationKind.Report, "孔德明", day));
        Step(18, (o, day) => Opinions.PublishAsync(o, PublicationKind.Opinion, "孔德明", day));
        Step(30, (o, day) => Opinions.HandInAsync(o, HandlingPaperKind.Plan, Government, day));
        Step(54, (o, day) => Opinions.AnswerAsync(o, DemoAnswer.OnIndustryAtFirst, Government, day));
        Step(60, (o, day) => Opinions.CommentAsync(o, "孔德明", "园区配套写明开工和完成时间，担保费率写明降到多少。", day));
        Step(66, (o, day) => Opinions.HandInAsync(o, HandlingPaperKind.Report, Government, day));
        Step(71, (o, day) => Opinions.VerifyAsync(o, DemoAnswer.OnIndustryAtFirst, "孔德明", day));
        var refused = WithoutCouncil(NextWorkDay(Day(offset + 75)));
        On(refused, Industry, (o, day) => Opinions.RefuseAsync(o, "园区配套没有开工，担保费率没有降低，报告与核实的情况不一致。", day));
        On(calendar.WorkDayUpTo(refused.AddDays(10)), Industry, (o, day) => Opinions.HandInAsync(o, HandlingPaperKind.RectificationPlan, Government, day));
        Step(104, (o, day) => Opinions.AnswerAgainAsync(o, DemoAnswer.OnIndustry, Government, day));
        Step(110, (o, day) => Opinions.VerifyAsync(o, DemoAnswer.OnIndustry, "孔德明", day));
        var accepted = WithoutCouncil(NextWorkDay(Day(offset + 112)));
        On(accepted, Industry, Opinions.AcceptAsync);
        On(calendar.WorkDayFrom(accepted.AddDays(4)), Industry, (o, day) => Opinions.PublishAsync(o, PublicationKind.HandlingReport, "孔德明", day));
        On(calendar.WorkDayFrom(accepted.AddDays(8)), Industry, async (o, day) =>
        {
            await Opinions.CloseAsync(o, day);
            await reports.CloseAsync(await reports.FindAsync(Industry));
        });

        void Step(int after, Func<ReviewOpinionId, DateOnly, Task> act) => On(Day(offset + after), Industry, act);
    }

    // Inquiry and tours have no dossier here: the Office writes down that they were done.
    private void Done(int year)
    {
        foreach (var line in DemoPlan.Others.Where(o => o.Done.Length > 0))
        {
            var day = calendar.WorkDayUpTo(new(year, line.Month, 20));
            if (day < stage.Today && day > published)
            {
                At(day, async () =>
                {
                    stage.GoTo(day, 15);
                    var item = await stage.AskAsync(db => db.PlanItems.Where(i => i.Title.Contains(line.Words)).Select(i => i.Id).FirstAsync());
                    await stage.DoAsync<FinishPlanItem>("李文静", u => u.RunAsync(item, line.Done, default));
                });
            }
        }
    }
}
