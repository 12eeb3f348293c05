using Supervision.Domain.Ratings;

namespace Supervision.Web.Common;

/// <summary>Kinds of ratings in words (D-10.1).</summary>
public static class RatingKindWords
{
    /// <summary>The kind as people say it, e.g. 三问一评.</summary>
    public static string Words(this RatingKind kind) => kind switch
    {
        RatingKind.ReportRating => "专项工作报告",
        RatingKind.OpinionHandling => "审议意见研究处理",
        RatingKind.KeyWork => "三问一评",
        RatingKind.Appraisal => "任命人员述职测评",
        RatingKind.InquiryRating => "专题询问",
        _ => "其他",
    };
}
