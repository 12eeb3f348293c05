using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <summary>One entry of the list that a sample is drawn from.</summary>
public sealed class SampleUnit
{
    private SampleUnit()
    {
    }

    internal SampleUnit(int order, string name, int place) => (Order, Name, Place) = (order, name, place);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Row in the list, from 1.</summary>
    public int Order { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Place in the drawn order, from 1: the first so many are the sample, the next ones replace.</summary>
    public int Place { get; private set; }

    /// <summary>True while it belongs to the sample.</summary>
    public bool IsDrawn { get; internal set; }

    /// <summary>Why it was replaced; empty when it was not.</summary>
    public string ReplaceReason { get; internal set; } = "";
}

/// <summary>A sample as entered.</summary>
/// <param name="Name">What is sampled, e.g. 城关镇餐饮店.</param>
/// <param name="SubGroup">The sub-group; 0 for the whole group.</param>
/// <param name="Units">The list, one name each.</param>
/// <param name="Size">How many; null when a share is given.</param>
/// <param name="Percent">Share of the list in per cent, rounded up; null when a number is given.</param>
public sealed record SampleEntry(string Name, int SubGroup, IReadOnlyList<string> Units, int? Size, int? Percent)
{
    /// <summary>How many are drawn.</summary>
    public int Count => Size ?? (int)Math.Ceiling(Units.Count * (Percent ?? 0) / 100m);
}

/// <summary>A random sample of places or files (随机抽查, D-6.9). The list is locked once drawn; list and seed give the same draw again.</summary>
public sealed class SampleDraw
{
    /// <summary>Longest list.</summary>
    public const int MostUnits = 5000;

    private readonly List<SampleUnit> units = [];

    private SampleDraw()
    {
    }

    public SampleDrawId Id { get; private set; }

    public LawInspectionId Inspection { get; private set; }

    public int SubGroup { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Printed with the list, so that the draw can be repeated.</summary>
    public int Seed { get; private set; }

    public int Size { get; private set; }

    public DateOnly DrawnOn { get; private set; }

    public string DrawnBy { get; private set; } = "";

    public IReadOnlyList<SampleUnit> Units => [.. units.OrderBy(u => u.Order)];

    /// <summary>The sample in the drawn order.</summary>
    public IReadOnlyList<SampleUnit> Drawn => [.. units.Where(u => u.IsDrawn).OrderBy(u => u.Place)];

    /// <summary>Those that were replaced.</summary>
    public IReadOnlyList<SampleUnit> Replaced => [.. units.Where(u => u.ReplaceReason.Length > 0).OrderBy(u => u.Place)];

    /// <summary>Why it cannot be drawn.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToDraw(SampleEntry entry, LawInspection inspection)
    {
        Obstacle Refuse(string message, string? field) => new(InspectionRules.Sampling, message, field);
        var twice = entry.Units.Select((u, i) => (Unit: u, Row: i + 1)).GroupBy(u => u.Unit, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.ToList();
        return inspection.Mobilisation is null ? [new(InspectionRules.Mobilisation, "须先召开动员会，才能抽查。")]
            : inspection.IsOver ? [Refuse("检查已经撤回。", null)]
            :
            [
                .. entry.Name.Trim().Length is 0 or > 100 ? [Refuse("请填写抽查的名称，最多 100 个字。", nameof(Name))] : Array.Empty<Obstacle>(),
                .. entry.SubGroup < 0 || entry.SubGroup > inspection.SubGroups ? [Refuse("没有这个分组，请刷新页面。", nameof(SubGroup))] : Array.Empty<Obstacle>(),
                .. entry.Units.Count is 0 or > MostUnits ? [Refuse($"名单应当有 1 到 {MostUnits} 个，现在有 {entry.Units.Count} 个。", nameof(Units))]
                    : twice is not null ? [Refuse($"名单第 {twice[1].Row} 行与第 {twice[0].Row} 行相同：{twice[0].Unit}。", nameof(Units))]
                    : entry.Units.Any(u => u.Length > 200) ? [Refuse("名单里每一个最多 200 个字。", nameof(Units))]
                    : entry.Count < 1 ? [Refuse("请填写抽查的数量或者比例。", nameof(Size))]
                    : entry.Count > entry.Units.Count ? [Refuse($"要抽 {entry.Count} 个，名单只有 {entry.Units.Count} 个。", nameof(Size))] : Array.Empty<Obstacle>(),
            ];
    }

    /// <summary>Draws, and locks the list.</summary>
    public static SampleDraw Of(SampleDrawId id, LawInspection inspection, SampleEntry entry, int seed, (DateOnly Day, string By) act)
    {
        var draw = new SampleDraw
        {
            Id = id,
            Inspection = inspection.Id,
            SubGroup = entry.SubGroup,
            Name = entry.Name.Trim(),
            Seed = seed,
            Size = entry.Count,
            DrawnOn = act.Day,
            DrawnBy = act.By,
        };
        var places = Sampling.Order(entry.Units.Count, seed).Select((row, place) => (row, place: place + 1)).ToDictionary(p => p.row, p => p.place);
        draw.units.AddRange(entry.Units.Select((name, row) => new SampleUnit(row + 1, name, places[row]) { IsDrawn = places[row] <= entry.Count }));
        return draw;
    }

    /// <summary>Why one cannot be replaced: only with a reason, and while the list has another (D-16.12).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReplace(int order, string reason) =>
        units.Find(u => u.Order == order) is not { IsDrawn: true } ? [new(InspectionRules.Sampling, "这一个不在样本里，请刷新页面。")]
        : reason.Trim().Length is 0 or > 200 ? [new(InspectionRules.Sampling, "更换样本须写明理由，最多 200 个字。", nameof(SampleUnit.ReplaceReason))]
        : Next is null ? [new(InspectionRules.Sampling, "名单已经用完，没有可以更换的。")] : [];

    /// <summary>The next one of the drawn order takes its place; answers which.</summary>
    public SampleUnit Replace(int order, string reason)
    {
        var (old, next) = (units.Find(u => u.Order == order)!, Next!);
        (old.IsDrawn, old.ReplaceReason, next.IsDrawn) = (false, reason.Trim(), true);
        return next;
    }

    private SampleUnit? Next => units.Where(u => !u.IsDrawn && u.ReplaceReason.Length == 0).MinBy(u => u.Place);
}

/// <summary>The order in which a list is drawn: the same for ever for one length and one seed.</summary>
/// <remarks>Shuffle of Fisher and Yates from the front, its numbers by SplitMix64 of the seed; a number beyond the largest multiple of
/// what is left is thrown away, so that every row has the same chance. Written out here so that no other library's change moves a draw.</remarks>
public static class Sampling
{
    /// <summary>Rows, counted from 0, in the order in which they are drawn.</summary>
    public static IReadOnlyList<int> Order(int count, int seed)
    {
        var rows = Enumerable.Range(0, count).ToArray();
        var state = (ulong)(uint)seed;
        for (var i = 0; i < count - 1; i++)
        {
            var other = i + Below(ref state, count - i);
            (rows[i], rows[other]) = (rows[other], rows[i]);
        }

        return rows;
    }

    private static int Below(ref ulong state, int bound)
    {
        var most = ulong.MaxValue - (ulong.MaxValue % (ulong)bound);
        ulong number;
        do
        {
            number = Next(ref state);
        }
        while (number >= most);
        return (int)(number % (ulong)bound);
    }

    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
