using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Sittings;

/// <content>Who presides (主持): the Chair, or a vice-chair whom the Chair charged (组织法第五十一条, D-17.3).</content>
public sealed partial class Sitting
{
    private const int LongestCharge = 200;

    /// <summary>Who presides in the Chair's place; null while the Chair does.</summary>
    public MemberId? Presider { get; private set; }

    /// <summary>The Chair's charge: the letter, or when it was given by word of mouth and who noted it.</summary>
    public string Charge { get; private set; } = "";

    /// <summary>Why this member cannot be entered as presiding.</summary>
    /// <param name="position">The member's position on the first day; null of who is not in office then.</param>
    /// <param name="charge">The Chair's charge; a Chair needs none.</param>
    public IReadOnlyList<Obstacle> ObstaclesToPreside(MemberPosition? position, string charge)
    {
        if (State is SittingState.Minuted or SittingState.Cancelled)
        {
            return [new(SittingRules.PresidedByCharge, $"{Name}{StateWords}，主持人不能再改。")];
        }

        return position switch
        {
            MemberPosition.Chair => [],
            not MemberPosition.ViceChair => [new(SittingRules.PresidedByCharge, "主持人应当是会议首日在任的主任或者副主任。", nameof(Presider))],
            _ when string.IsNullOrWhiteSpace(charge) || charge.Trim().Length > LongestCharge => [new(SittingRules.PresidedByCharge,
                $"副主任主持的，请写明主任的委托（书面委托，或者口头委托的时间和记录人），最多 {LongestCharge} 个字。", nameof(Charge))],
            _ => [],
        };
    }

    /// <summary>Enters who presides.</summary>
    public void Preside(MemberId member, MemberPosition position, string charge)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToPreside(position, charge));
        (Presider, Charge) = position == MemberPosition.Chair ? ((MemberId?)null, "") : (member, charge.Trim());
    }
}
