using Supervision.Domain.KeyWorks;
using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;
using Supervision.Web.Features.Sittings;

namespace Supervision.Web.Demo;

/// <content>Three questions, one evaluation: the year that runs, and the trial year with its votes.</content>
internal sealed partial class DemoScript
{
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

        // Before the plan of the next year is written, so that it lists the work; where the weeks of its adoption have begun, before the council chooses.
        var soon = calendar.WorkDayFrom(sitting.AddDays(4));
        var carried = year + 1 != published.Year ? calendar.WorkDayUpTo(new(year, 12, 30)) : soon <= published.AddDays(-28) ? soon : published.AddDays(1);
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
}
