using Supervision.Domain.Documents;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>Id of a number given.</summary>
public readonly record struct OpinionNumberId(Guid Value);

/// <summary>A number of the register (发文字号登记): counted per prefix and year of approval, never given twice (D-8.6).</summary>
public sealed class OpinionNumber
{
    private OpinionNumber()
    {
    }

    public OpinionNumberId Id { get; private set; }

    public string Prefix { get; private set; } = "";

    public int Year { get; private set; }

    public int Serial { get; private set; }

    public ReviewOpinionId Opinion { get; private set; }

    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>Why numbers before it were left out; null when none was.</summary>
    public string? GapReason { get; private set; }

    /// <summary>作废: the document was withdrawn; the number stays used.</summary>
    public bool IsVoid { get; private set; }

    /// <summary>望人常审〔2026〕3号.</summary>
    public string Words => InWords(Prefix, Year, Serial);

    /// <summary>A number as it is written, given or not yet.</summary>
    public static string InWords(string prefix, int year, int serial) => $"{prefix}〔{year}〕{serial}号";

    /// <summary>The serial that follows those given, 1 when none is.</summary>
    public static int NextAfter(IReadOnlyCollection<int> given) => given.Count == 0 ? 1 : given.Max() + 1;

    /// <summary>Why this serial cannot be given by hand: it must be free, and a gap needs a reason.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToGive(int serial, IReadOnlyCollection<int> given, string? gapReason)
    {
        var next = NextAfter(given);
        return serial < 1 || serial > 9999 ? [new(OpinionRules.NumberOnce, "文号请填写 1 到 9999 的整数。", nameof(Serial))]
            : given.Contains(serial) ? [new(OpinionRules.NumberOnce, $"{serial}号已经用过，文号不能重复。", nameof(Serial))]
            : serial > next && string.IsNullOrWhiteSpace(gapReason)
                ? [new(OpinionRules.NumberOnce, $"下一个文号是 {next}号，编为 {serial}号 会跳号，请写明理由。", nameof(GapReason))]
            : [];
    }

    /// <summary>Gives a number. The caller has asked <see cref="ObstaclesToGive"/>; the unique index has the last word.</summary>
    public static OpinionNumber Given(string prefix, int year, int serial, ReviewOpinionId opinion, DateTimeOffset now, string? gapReason = null) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Prefix = prefix,
        Year = year,
        Serial = serial,
        Opinion = opinion,
        GivenAt = now,
        GapReason = string.IsNullOrWhiteSpace(gapReason) ? null : gapReason.Trim(),
    };

    internal void MarkVoid() => IsVoid = true;
}
