using Supervision.Domain.Appointees;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Opinions;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;

namespace Supervision.Web.Features.Ratings;

/// <summary>What follows from a grade by the course of the matter itself, beside the steps of a template (D-10.40): the tasks are made
/// there, with the terms of its own rules, and only named here.</summary>
internal static class MatterOutcomes
{
    /// <summary>Each with the grades, what is owed, and the rules its term comes from; empty where the template's steps are all there is.</summary>
    public static IReadOnlyList<(string Grades, string What, IReadOnlyList<Rule> Terms)> Of(RatingContent content)
    {
        var (worst, middle) = (content.Method.Grades[^1].Name, string.Join("、", content.Method.Grades.Skip(1).SkipLast(1).Select(g => g.Name)));
        return content.Kind switch
        {
            RatingKind.OpinionHandling =>
            [
                (middle, "接受报告，跟踪办理没有办结的意见", [HandlingRules.FollowUpDays]),
                (worst, "报送整改方案，再次报告", [HandlingRules.RectificationDays, HandlingRules.SecondReportMonths]),
            ],
            RatingKind.KeyWork =>
            [
                (middle, "报送书面改进情况", [KeyWorkRules.ImproveDays]),
                (worst, "报送整改方案，再次报告并再次测评", [KeyWorkRules.RectifyDays, KeyWorkRules.SecondMonths]),
            ],
            RatingKind.Appraisal =>
            [
                ("各等次", "书面反馈", [AppointeeRules.AppraisalFeedbackDays]),
                (worst, "报送整改方案和整改报告，再次测评", [AppointeeRules.AppraisalPlanDays, AppointeeRules.AppraisalReportMonths, AppointeeRules.AppraisalSecondMonths]),
            ],
            _ => [],
        };
    }

    /// <summary>Where these tasks are made and followed.</summary>
    public static string Course(RatingKind kind) => kind switch
    {
        RatingKind.OpinionHandling => "审议意见的研究处理",
        RatingKind.KeyWork => "重点工作",
        RatingKind.Appraisal => "任命人员述职测评",
        _ => "",
    };
}
