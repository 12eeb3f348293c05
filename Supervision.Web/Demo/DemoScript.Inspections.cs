using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Demo;

/// <content>The inspection of the year and that of the year before, which it follows up.</content>
internal sealed partial class DemoScript
{
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
        Step(76, (o, on) => Opinions.AskExtensionAsync(o, "农贸市场统一台账要与市里的食品追溯平台对接，平台晚一个月开通，申请延期一个月报告。", MonthLater, Government, on));
        if (WithoutCouncil(day.AddDays(80)) is var granted && IsBeforeNumbered(granted))
        {
            On(granted, Opinions.GrantExtensionAsync);
        }

        Step(100, (o, on) => Opinions.AnswerAsync(o, DemoAnswer.OnFood, Government, on));
        Step(107, (o, on) => Opinions.CommentAsync(o, "周建平", "台账覆盖的市场写明名称。", on));
        Step(112, (o, on) => Opinions.HandInAsync(o, HandlingPaperKind.Report, Government, on));
        Step(115, (o, on) => Opinions.VerifyAsync(o, DemoAnswer.OnFood, "周建平", on));
        var accepted = WithoutCouncil(day.AddDays(119));
        if (!IsBeforeNumbered(accepted))
        {
            return;
        }

        On(accepted, Opinions.AcceptAsync);
        On(calendar.WorkDayFrom(accepted.AddDays(4)), (o, on) => Opinions.PublishAsync(o, PublicationKind.HandlingReport, "周建平", on));
        On(calendar.WorkDayFrom(accepted.AddDays(8)), async (o, on) =>
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
}
