using Supervision.Domain.Inspections;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>Shapes of grades and states (screens 6.4).</summary>
internal static class FindingChips
{
    public static ChipKind Of(ComplianceGrade grade) => grade switch
    {
        ComplianceGrade.Compliant => ChipKind.Done,
        ComplianceGrade.Partly => ChipKind.Soon,
        ComplianceGrade.NotCompliant => ChipKind.Late,
        _ => ChipKind.Todo,
    };

    public static ChipKind Of(FindingState state) => state switch
    {
        FindingState.Draft => ChipKind.Todo,
        FindingState.Verified => ChipKind.Running,
        FindingState.BodyComment => ChipKind.Waiting,
        FindingState.Confirmed => ChipKind.Done,
        _ => ChipKind.Returned,
    };
}
