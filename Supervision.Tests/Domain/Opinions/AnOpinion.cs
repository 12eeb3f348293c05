using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;

namespace Supervision.Tests.Domain.Opinions;

/// <summary>Builds an opinion up to a state, on the days of D-16.26.</summary>
internal static class AnOpinion
{
    public static readonly DateOnly SittingEnd = new(2026, 6, 26);

    public static readonly SupervisedBodyId Government = new(Guid.CreateVersion7());

    public static readonly SupervisedBodyId HealthBureau = new(Guid.CreateVersion7());

    public static readonly WorkCommitteeId Committee = new(Guid.CreateVersion7());

    public static readonly PersonId Lead = new(Guid.CreateVersion7());

    public static Editor By(DateOnly day, string name = "周建平") => new(name, day.StartOfDay().AddHours(9));

    public static Editor Now => By(SittingEnd);

    public static IReadOnlyList<NoteFacts> NineNotes { get; } =
    [
        OpinionCompilationTests.A(1, "评价：医共体建设有成效。"),
        OpinionCompilationTests.A(2, "问题：药品目录不统一，群众下乡拿不到药。"),
        OpinionCompilationTests.A(3, "问题：乡镇卫生院招不来人，来了也留不住。"),
        OpinionCompilationTests.A(4, "建议：统一药品目录。", body: HealthBureau),
        OpinionCompilationTests.A(5, "建议：统一药品目录。"),
        OpinionCompilationTests.A(6, "建议：制定人员补充和留用计划。"),
        OpinionCompilationTests.A(7, "建议：实行检查结果互认。"),
        OpinionCompilationTests.A(8, "谢谢大家。"),
        OpinionCompilationTests.A(9, "问题：转诊要跑两趟开单子。"),
    ];

    public static ReviewOpinion Collecting(int serial = 3, SupervisedBodyId? organ = null, WorkCommitteeId? committee = null, PersonId? lead = null, SpecialReportId? report = null) =>
        ReviewOpinion.Collect(
            new(report ?? new SpecialReportId(Guid.CreateVersion7()), "关于县域医共体建设情况的报告", "县第十七届人大常委会第三十次会议", SittingEnd, SittingEnd,
                organ ?? Government, committee ?? Committee, lead ?? Lead),
            new(2026, DossierNumber.Opinion, serial), Now);

    public static ReviewOpinion Draft(ReviewOpinion? opinion = null)
    {
        opinion ??= Collecting();
        opinion.Take(OpinionCompilation.Of(NineNotes), Now);
        return opinion;
    }

    /// <summary>A draft to which nothing is missing.</summary>
    public static ReviewOpinion Ready(ReviewOpinion? opinion = null, SupervisedBodyId? body = null)
    {
        opinion = Draft(opinion);
        foreach (var point in opinion.Points.Where(p => p.Part == OpinionPart.Proposal))
        {
            opinion.Charge(point.Id, body ?? HealthBureau, [], Now);
        }

        return opinion;
    }

    public static ReviewOpinion LeadChecked(ReviewOpinion? opinion = null, SupervisedBodyId? body = null)
    {
        opinion = Ready(opinion, body);
        opinion.Check(Now);
        opinion.Lead(Now);
        return opinion;
    }

    public static ReviewOpinion Approved(DateOnly day, ReviewOpinion? opinion = null, SupervisedBodyId? body = null)
    {
        opinion = LeadChecked(opinion, body);
        opinion.Approve(Decision(opinion, day), By(day));
        return opinion;
    }

    public static ReviewOpinion Dispatched(DateOnly approved, DateOnly day, ReviewOpinion? opinion = null, SupervisedBodyId? body = null)
    {
        opinion = Approved(approved, opinion, body);
        opinion.Give(OpinionNumber.Given("沿人常审", 2026, 3, opinion.Id, By(day).At), By(day));
        opinion.Dispatch(new(Guid.CreateVersion7(), "AB"), By(day));
        return opinion;
    }

    public static CouncilApproval Decision(ReviewOpinion opinion, DateOnly day) => new(Guid.CreateVersion7(), day, true, true, opinion.HashOfText());
}
