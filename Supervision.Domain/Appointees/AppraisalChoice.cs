using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <summary>The organ whose appointees are appraised in a year (述职测评的机关), chosen by the council (D-9.6).</summary>
public sealed class AppraisalChoice
{
    private AppraisalChoice()
    {
    }

    public AppraisalChoiceId Id { get; private set; }

    public int Year { get; private set; }

    public SupervisedBodyId Organ { get; private set; }

    /// <summary>Day of the council's decision.</summary>
    public DateOnly DecidedOn { get; private set; }

    /// <summary>The minutes, e.g. 第十二次主任会议纪要.</summary>
    public string Minutes { get; private set; } = "";

    /// <summary>Taken back by a later decision; kept.</summary>
    public DateOnly? RevokedOn { get; private set; }

    public string RevokeReason { get; private set; } = "";

    /// <summary>The minutes of the council meeting that took it back; or the plan version that struck it.</summary>
    public string RevokeMinutes { get; private set; } = "";

    public static AppraisalChoice Of(int year, SupervisedBodyId organ, DateOnly decidedOn, string minutes) => new()
    {
        Id = new(Guid.CreateVersion7()),
        Year = year,
        Organ = organ,
        DecidedOn = decidedOn,
        Minutes = minutes.Trim(),
    };

    /// <summary>Why this organ cannot be chosen: as many as the year may have are chosen already (D-4.5), or the decision is not named.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToChoose(AppraisalWish wish, IReadOnlyList<string> chosen, int most, int appointees) =>
        chosen.Count >= most
            ? [new(AppointeeRules.OneOrgan, $"{wish.Year}年已经确定{string.Join("、", chosen)}，每年只对{(most == 1 ? "一" : most.ToString(System.Globalization.CultureInfo.InvariantCulture))}家机关测评。", nameof(Organ))]
            :
            [
                .. appointees == 0 ? [new(AppointeeRules.OneOrgan, "这家机关没有在任的任命人员。", nameof(Organ))] : Array.Empty<Obstacle>(),
                .. wish.DecidedOn > wish.Today ? [new(AppointeeRules.OneOrgan, "决定日期不能晚于今天。", nameof(DecidedOn))] : Array.Empty<Obstacle>(),
                .. wish.Minutes.Trim().Length is 0 or > 100
                    ? [new(AppointeeRules.OneOrgan, "请填写主任会议纪要的次数，最多 100 个字。", nameof(Minutes))] : Array.Empty<Obstacle>(),
                .. wish.Year > wish.Today.Year + 1 ? [new(AppointeeRules.OneOrgan, $"最多可以确定到{wish.Today.Year + 1}年。", nameof(Year))] : Array.Empty<Obstacle>(),
                .. wish.Year is < 2000 or > 2100 ? [new(AppointeeRules.OneOrgan, "年度不对，请核对。", nameof(Year))] : Array.Empty<Obstacle>(),
            ];

    /// <summary>Why the choice cannot be taken back: only the council does it, with a reason, in minutes that can be found (D-9.6).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRevoke(string minutes, string reason) =>
        RevokedOn is not null ? [new(AppointeeRules.OneOrgan, "这项决定已经撤销。")]
        :
        [
            .. minutes.Trim().Length is 0 or > 100 ? [new(AppointeeRules.OneOrgan, "请填写决定撤销的主任会议纪要，最多 100 个字。", nameof(RevokeMinutes))] : Array.Empty<Obstacle>(),
            .. reason.Trim().Length is 0 or > 200 ? [new(AppointeeRules.OneOrgan, "请写明主任会议撤销的理由，最多 200 个字。", nameof(RevokeReason))] : Array.Empty<Obstacle>(),
        ];

    public void Revoke(DateOnly day, string minutes, string reason) => (RevokedOn, RevokeMinutes, RevokeReason) = (day, minutes.Trim(), reason.Trim());
}

/// <summary>A choice as entered.</summary>
/// <param name="Year">The year.</param>
/// <param name="DecidedOn">Day of the council meeting.</param>
/// <param name="Minutes">Its minutes.</param>
/// <param name="Today">Today.</param>
public sealed record AppraisalWish(int Year, DateOnly DecidedOn, string Minutes, DateOnly Today);
