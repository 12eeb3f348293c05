using Supervision.Domain.Opinions;

namespace Supervision.Web.Features.Opinions;

/// <summary>Chinese words for what an opinion holds.</summary>
internal static class OpinionWords
{
    public static string Of(OpinionState state) => OpinionStateWords.Of(state);

    public static string Of(OpinionPart part) => part switch
    {
        OpinionPart.Evaluation => "一、总体评价",
        OpinionPart.Problem => "二、存在的主要问题",
        _ => "三、意见建议",
    };

    public static string Of(OpinionTerm term) => term.Kind switch
    {
        OpinionTermKind.OnDay => $"{term.Day!.Value.Full()}前",
        OpinionTermKind.Months => $"签收后 {term.Months} 个月",
        OpinionTermKind.ByRule => "按规则（签收后起算）",
        _ => "未定",
    };

    public static string Of(ReceiptKind? kind) => kind switch
    {
        ReceiptKind.Confirmed => "单位签收",
        ReceiptKind.Paper => "纸质签收",
        ReceiptKind.Deemed => "逾期未签收，视为收到",
        _ => "未签收",
    };
}
