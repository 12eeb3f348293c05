using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <summary>A referral as entered.</summary>
/// <param name="Day">The day it was handed over.</param>
/// <param name="To">Petition desk or proper body.</param>
/// <param name="Subject">What it is about, in short.</param>
/// <param name="Source">Where it came from, e.g. 群众来信.</param>
/// <param name="Finding">The finding it came from; null for none.</param>
public sealed record ReferralEntry(DateOnly Day, string To, string Subject, string Source, FindingId? Finding);

/// <summary>A case lead or letter that the group hands to the petition desk or the proper body; it does not settle it itself (移送/转办, D-6.9).</summary>
public sealed class Referral
{
    /// <summary>Longest name of recipient or source.</summary>
    public const int LongestName = 100;

    /// <summary>Longest subject or result.</summary>
    public const int LongestText = 2000;

    private Referral()
    {
    }

    public ReferralId Id { get; private set; }

    public LawInspectionId Inspection { get; private set; }

    public FindingId? Finding { get; private set; }

    public int Year { get; private set; }

    /// <summary>Number within the year.</summary>
    public int Serial { get; private set; }

    public DateOnly Day { get; private set; }

    public string To { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Source { get; private set; } = "";

    public string EnteredBy { get; private set; } = "";

    /// <summary>What the recipient told; empty while it told nothing.</summary>
    public string Result { get; private set; } = "";

    public DateOnly? ResultOn { get; private set; }

    /// <summary>〔2026〕转办3号.</summary>
    public string Number => $"〔{Year}〕转办{Serial}号";

    /// <summary>Why it cannot be entered.</summary>
    public static IReadOnlyList<Obstacle> Obstacles(ReferralEntry entry, LawInspection inspection, DateOnly today) =>
    [
        .. inspection.State < InspectionState.Noticed || inspection.IsOver ? [Refuse("通知被检查单位以后登记转办。")] : Array.Empty<Obstacle>(),
        .. entry.Day > today ? [Refuse("转办日期不能晚于今天。", nameof(Day))]
            : entry.Day < inspection.ReachedOn(InspectionState.Noticed) ? [Refuse("转办日期不能早于检查通知。", nameof(Day))] : Array.Empty<Obstacle>(),
        .. entry.To.Trim().Length is 0 or > LongestName ? [Refuse("请填写转给哪个部门或者单位，最多 100 个字。", nameof(To))] : Array.Empty<Obstacle>(),
        .. entry.Subject.Trim().Length is 0 or > LongestText ? [Refuse("请简要填写线索或者信件的内容，最多 2000 个字。", nameof(Subject))] : Array.Empty<Obstacle>(),
        .. entry.Source.Length > LongestName ? [Refuse("来源最多 100 个字。", nameof(Source))] : Array.Empty<Obstacle>(),
    ];

    /// <summary>Handed over under the next number of its year.</summary>
    public static Referral Of(ReferralId id, LawInspection inspection, int serial, ReferralEntry entry, string by) => new()
    {
        Id = id,
        Inspection = inspection.Id,
        Finding = entry.Finding,
        Year = entry.Day.Year,
        Serial = serial,
        Day = entry.Day,
        To = entry.To.Trim(),
        Subject = entry.Subject.Trim(),
        Source = entry.Source.Trim(),
        EnteredBy = by,
    };

    /// <summary>Why the result cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToTell(string result, DateOnly day, DateOnly today) =>
        result.Trim().Length is 0 or > LongestText ? [Refuse("请填写办理结果，最多 2000 个字。", nameof(Result))]
        : day < Day || day > today ? [Refuse($"反馈日期应当在{Day.Full()}到今天之间。", nameof(ResultOn))] : [];

    /// <summary>What the recipient told.</summary>
    public void Tell(string result, DateOnly day) => (Result, ResultOn) = (result.Trim(), day);

    private static Obstacle Refuse(string message, string? field = null) => new(InspectionRules.Referrals, message, field);
}
