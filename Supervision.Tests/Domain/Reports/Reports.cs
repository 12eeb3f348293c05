using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;

namespace Supervision.Tests.Domain.Reports;

/// <summary>Makes reports in any state for the tests.</summary>
internal static class Some
{
    public static readonly HearingSitting June25 = new(new(Guid.NewGuid()), "第三十一次会议", new(2026, 6, 25), new(2026, 6, 26), new(2026, 5, 1), false, true, false);
    public static readonly ReportRecipient Huang = new(new(Guid.NewGuid()), "黄丽萍");
    public static readonly ReportRecipient Yang = new(new(Guid.NewGuid()), "杨世明");
    private static readonly DateOnly Draft = new(2026, 6, 5);

    public static ReportAct On(int month, int day, int hour = 10) =>
        new(new(Guid.NewGuid()), "李文静", new DateTimeOffset(2026, month, day, hour, 0, 0, TimeSpan.FromHours(8)));

    public static ReportFile File(string hash = "AA") => new(Guid.NewGuid(), hash, "报告.docx");

    public static SpecialReport Planned(ReportTier tier = ReportTier.Committee, bool withOrgan = true) => SpecialReport.FromPlan(
        new(Guid.NewGuid()), 8,
        new(new(Guid.NewGuid()), 2026, tier, "养老服务工作情况的报告", withOrgan ? new SupervisedBodyId(Guid.NewGuid()) : null, null, new(Guid.NewGuid()), null),
        On(1, 22));

    /// <summary>A report led to a state along the ordinary way, with so many gathered opinions.</summary>
    public static SpecialReport At(ReportState state, int opinions = 0)
    {
        var r = Planned();
        (ReportState To, Action Do)[] way =
        [
            (ReportState.Scheduled, () => r.Schedule(June25, Draft, false, On(5, 6))),
            (ReportState.OpinionsSent, () => r.SendOpinions([.. Enumerable.Range(1, opinions).Select(i => ($"意见{i}", "代表建议"))], opinions == 0, On(5, 20))),
            (ReportState.DraftReceived, () => r.ReceiveDraft(File(), Draft, false, On(6, 3))),
            (ReportState.Commented, () => { r.AddComments(["补充数据"], On(6, 6)); r.Comment(false, true, On(6, 7)); }),
            (ReportState.RevisedReceived, () => r.ReceiveRevised(File("BB"), Answers(r), "", new(2026, 6, 15), false, On(6, 12))),
            (ReportState.Distributed, () => r.Distribute(Everybody, [Huang, Yang], new(2026, 6, 18), On(6, 16))),
            (ReportState.OnAgenda, () => r.EnterAgenda(On(6, 25))),
            (ReportState.Heard, () => { r.Name("何明远", "县长", ReporterKind.OrganLeader, BodyKind.Government, null); r.Hear(On(6, 25)); }),
            (ReportState.Deliberated, () => r.Deliberate(3, false, On(6, 26))),
            (ReportState.OpinionStage, () => r.EnterOpinionStage(On(6, 26))),
        ];
        foreach (var (to, act) in way)
        {
            if (r.State == state)
            {
                break;
            }

            act();
            Assert.Equal(to, r.State);
        }

        return r;
    }

    public static Dictionary<MemberId, DeliveryMode> Everybody { get; } =
        new() { [Huang.Member] = DeliveryMode.Screen, [Yang.Member] = DeliveryMode.Paper };

    public static IReadOnlyList<AnswerLine> Answers(SpecialReport r, int leaveOut = -1) =>
        [.. r.Opinions.Where(o => o.Order != leaveOut).Select(o => new AnswerLine(o.Id, OpinionAnswer.Adopted, ""))];

    /// <summary>The only sentence in the way.</summary>
    public static string Refusal(IReadOnlyList<Supervision.Domain.Rules.Obstacle> obstacles) => Assert.Single(obstacles).Message;
}
