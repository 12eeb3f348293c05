using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Demo;

/// <content>Days on which the council meets about what came after dispatch, and a report that it did not accept.</content>
internal sealed partial class DemoScript
{
    private HashSet<DateOnly>? councils;

    /// <summary>True where the statutory reports were heard at the newest sitting that is over: the rectification of one is on its way today.</summary>
    private bool IsRefused => past!.Statutory == DemoPast.Newest && past.Sittings.Any(s => s.Offset == DemoPast.Newest);

    /// <summary>Not accepted some weeks ago (D-8.11): the plan of the rectification is in, the second report is owed.</summary>
    private void Refused(DateOnly sitting)
    {
        var read = calendar.WorkDayFrom(sitting.AddDays(3));
        On(read, Economy, (o, day) => Opinions.CheckAsync(o, "孔德明", "县人民政府", day));
        On(NextWorkDay(read), Economy, (o, day) => Opinions.LeadCheckAsync(o, "何建军", day));
        var approved = WithoutCouncil(sitting.AddDays(12));
        var sent = NextWorkDay(approved);
        On(approved, Economy, Opinions.ApproveAsync);
        On(sent, Economy, Opinions.DispatchAsync);
        On(NextWorkDay(sent), Economy, Opinions.ReceiveAsync);
        On(calendar.WorkDayFrom(sent.AddDays(4)), Economy, (o, day) => Opinions.PublishAsync(o, PublicationKind.Report, "孔德明", day));
        On(calendar.WorkDayFrom(sent.AddDays(6)), Economy, (o, day) => Opinions.PublishAsync(o, PublicationKind.Opinion, "孔德明", day));
        On(Day(-72), Economy, (o, day) => Opinions.HandInAsync(o, HandlingPaperKind.Plan, Government, day));
        On(Day(-52), Economy, (o, day) => Opinions.AnswerAsync(o, DemoAnswer.OnEconomy, Government, day));
        On(Day(-45), Economy, (o, day) => Opinions.CommentAsync(o, "孔德明", "重点项目写明开工、竣工时间；民生实事逐件写明进度。", day));
        On(Day(-38), Economy, (o, day) => Opinions.HandInAsync(o, HandlingPaperKind.Report, Government, day));
        On(Day(-33), Economy, (o, day) => Opinions.VerifyAsync(o, DemoAnswer.OnEconomy, "孔德明", day));
        if (WithoutCouncil(Day(-27)) is var refused && IsBeforeNumbered(refused))
        {
            On(refused, Economy, (o, day) => Opinions.RefuseAsync(o, "重点项目没有排出时间，民生实事没有全部完成，报告与核实的情况不一致。", day));
            On(Day(-17), Economy, (o, day) => Opinions.HandInAsync(o, HandlingPaperKind.RectificationPlan, Government, day));
        }
    }

    private void On(DateOnly day, string words, Func<ReviewOpinionId, DateOnly, Task> act) => At(day, async () => await act(await OpinionAsync(words), day));

    /// <summary>Later council meetings of these weeks have their numbers already: what would fall among them is still to be decided.</summary>
    private bool IsBeforeNumbered(DateOnly council) => council < Day(-21);

    /// <summary>The first work day from a day on, on which the script holds no council meeting: there is one a day at most.</summary>
    private DateOnly WithoutCouncil(DateOnly from)
    {
        councils ??=
        [
            .. past!.Sittings.Select(s => Day(s.Offset - DemoPast.Call)), Day(past.Statutory + 6), Day(past.Industry + 10),
            .. new[] { -84, -56, -47, -33 }.Select(Day), Back(8), Back(7), Back(5), Back(4), Back(2),
            .. new[] { (1, 10), (3, 20), (7, 28), (9, 28) }.Select(d => calendar.WorkDayUpTo(new(KeyWorkYear, d.Item1, d.Item2))),
        ];
        var day = calendar.WorkDayFrom(from);
        while (!councils.Add(day))
        {
            day = NextWorkDay(day);
        }

        return day;
    }
}
