using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <summary>A law as the Office or a committee enters it after the preview.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Organ">Who made it.</param>
/// <param name="VersionDate">Day of adoption or of the latest amendment; null when nothing is chosen.</param>
/// <param name="AcceptsProblems">True when the odd numbers were seen and the text is to be taken as it stands.</param>
public sealed record LawEntry(string Title, string Organ, DateOnly? VersionDate, bool AcceptsProblems);

/// <summary>One version of a law in the library (法律文本, D-6.5). Its lines are <see cref="LawProvision"/> rows; it is never changed, only put out of use.</summary>
public sealed class LawText
{
    /// <summary>Longest name of a law or an organ.</summary>
    public const int LongestName = 100;

    private LawText()
    {
    }

    public LawTextId Id { get; private set; }

    /// <summary>Under which all versions of one law are found: its name without brackets and blanks.</summary>
    public string Law { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Organ { get; private set; } = "";

    public DateOnly VersionDate { get; private set; }

    public int Chapters { get; private set; }

    public int Sections { get; private set; }

    public int Articles { get; private set; }

    /// <summary>How many odd numbers were taken as they stand.</summary>
    public int Problems { get; private set; }

    /// <summary>SHA-256 of the source.</summary>
    public string Hash { get; private set; } = "";

    public string AddedBy { get; private set; } = "";

    public DateOnly AddedOn { get; private set; }

    /// <summary>Not offered any more from this day on; inspections that use it keep it.</summary>
    public DateOnly? RetiredOn { get; private set; }

    public string RetireReason { get; private set; } = "";

    /// <summary>中华人民共和国食品安全法 as people say it: 食品安全法.</summary>
    public string ShortTitle => ShortOf(Title);

    /// <summary>《食品安全法》（2021年版）, with the day where two versions share a year.</summary>
    public string Name => $"《{ShortTitle}》（{VersionDate.Year}年{VersionDate.Month}月{VersionDate.Day}日文本）";

    /// <summary>Address of its page.</summary>
    public string Link => $"/inspections/laws/{Id.Value}";

    /// <summary>The key of all versions of a law.</summary>
    public static string KeyOf(string title) =>
        string.Concat(ShortOf(title).Where(c => !char.IsWhiteSpace(c) && !"《》〈〉<>（）()".Contains(c, StringComparison.Ordinal)));

    private static string ShortOf(string title) => title.Trim().Replace("中华人民共和国", "", StringComparison.Ordinal).Trim();

    /// <summary>Why this text cannot be taken.</summary>
    /// <param name="entry">What was entered beside it.</param>
    /// <param name="reading">The text as read.</param>
    /// <param name="hash">SHA-256 of the source.</param>
    /// <param name="others">Versions of the same law that are in use.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToImport(LawEntry entry, LawReading reading, string hash, IReadOnlyList<LawText> others, DateOnly today) =>
        reading.Refusal is { } why ? [new(InspectionRules.LawLibrary, why, "Source")]
        :
        [
            .. Missing(entry.Title, "请填写法律的名称，最多 100 个字。", nameof(Title)),
            .. Missing(entry.Organ, "请填写制定机关，例如全国人民代表大会常务委员会，最多 100 个字。", nameof(Organ)),
            .. entry.VersionDate is not { } day ? [new(InspectionRules.LawLibrary, "请填写通过或者最近一次修改的日期。", nameof(VersionDate))]
                : day > today ? [new(InspectionRules.LawLibrary, "版本日期不能晚于今天。", nameof(VersionDate))]
                : Twice(day, hash, others),
            .. reading.Problems.Count > 0 && !entry.AcceptsProblems
                ? [new(InspectionRules.LawLibrary, $"编号有 {reading.Problems.Count} 处需要核对。原文就是这样的，请勾选“照原文收入”。", nameof(LawEntry.AcceptsProblems))] : Array.Empty<Obstacle>(),
        ];

    public static LawText Of(LawTextId id, LawEntry entry, LawReading reading, string hash, string by, DateOnly today) => new()
    {
        Id = id,
        Law = KeyOf(entry.Title),
        Title = entry.Title.Trim(),
        Organ = entry.Organ.Trim(),
        VersionDate = entry.VersionDate!.Value,
        Chapters = reading.Chapters,
        Sections = reading.Sections,
        Articles = reading.Articles,
        Problems = reading.Problems.Count,
        Hash = hash,
        AddedBy = by,
        AddedOn = today,
    };

    /// <summary>Why it cannot be put out of use.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRetire(string reason) =>
        RetiredOn is not null ? [new(InspectionRules.LawVersions, "这个文本已经停用。")]
        : reason.Trim().Length is 0 or > 200 ? [new(InspectionRules.LawVersions, "请写明停用的理由，最多 200 个字。", nameof(RetireReason))] : [];

    public void Retire(DateOnly day, string reason) => (RetiredOn, RetireReason) = (day, reason.Trim());

    private static IReadOnlyList<Obstacle> Missing(string text, string message, string field) =>
        text.Trim().Length is 0 or > LongestName ? [new(InspectionRules.LawLibrary, message, field)] : [];

    private static IReadOnlyList<Obstacle> Twice(DateOnly day, string hash, IReadOnlyList<LawText> others) =>
        others.Any(o => o.Hash == hash) ? [new(InspectionRules.LawVersions, "这个文本已经在文本库里，内容完全相同。", "Source")]
        : others.Any(o => o.VersionDate == day)
            ? [new(InspectionRules.LawVersions, $"这部法律{day.Year}年{day.Month}月{day.Day}日的文本已经在文本库里。原来的文本有误的，请先停用再导入。", nameof(VersionDate))] : [];
}
