using System.Globalization;
using System.Text;
using Supervision.Domain.Calendar;

namespace Supervision.Domain.Reminders;

/// <summary>Whose house writes, and where its pages are.</summary>
/// <param name="County">E.g. 望溪县; stands in the head of each message.</param>
/// <param name="SiteAddress">Address of the site without a slash at its end; empty when messages carry no links.</param>
/// <param name="HelpPhone">Whom people ring.</param>
public sealed record Letterhead(string County, string SiteAddress, string HelpPhone);

/// <summary>The words of one message.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
public sealed record DigestText(string Subject, string Text);

/// <summary>What stands in a message (D-12.4): overdue first, then by date; the same sentence only once, and once more where the person stands in for somebody.</summary>
public static class Digest
{
    /// <summary>Most characters of a subject.</summary>
    private const int LongestSubject = 90;

    /// <summary>The e-mail of these reminders to one person.</summary>
    public static DigestText Mail(string recipient, IReadOnlyList<Reminder> reminders, DateOnly today, Letterhead head)
    {
        var lines = InOrder(reminders, today);
        var text = new StringBuilder().Append(OneLine(recipient)).Append("：\n\n");
        Append(text, "已逾期", [.. lines.Where(r => r.LastDay < today)], today, head);
        Append(text, "临近期限和通知", [.. lines.Where(r => r.LastDay >= today)], today, head);
        text.Append("这是系统按期限自动发出的提醒，办结后不再提醒。请不要直接回复。联系会务：").Append(head.HelpPhone).Append('\n');
        var subject = lines.Count == 1
            ? $"【{head.County}人大】{Words(lines[0], today)}"
            : $"【{head.County}人大】{today.ToString("M月d日", CultureInfo.InvariantCulture)}提醒 {lines.Count} 条{(lines.Any(r => r.LastDay < today) ? "，有逾期" : "")}";
        return new(Short(OneLine(subject)), text.ToString());
    }

    /// <summary>The lines of one person in the message of a group robot.</summary>
    public static string Robot(string recipient, IReadOnlyList<Reminder> reminders, DateOnly today)
    {
        var lines = InOrder(reminders, today).Select((r, i) => $"{i + 1}. {OneLine(Words(r, today))}");
        return $"{OneLine(recipient)}：\n{string.Join('\n', lines)}";
    }

    /// <summary>Overdue first, then by date.</summary>
    public static IReadOnlyList<Reminder> InOrder(IEnumerable<Reminder> reminders, DateOnly today) =>
    [
        .. reminders.DistinctBy(r => (r.Text, r.Title, r.Instead)).OrderBy(r => r.LastDay < today ? 0 : 1).ThenBy(r => r.LastDay)
            .ThenBy(r => r.Text, StringComparer.Ordinal),
    ];

    /// <summary>Without line ends and other characters that steer, so that a name can never begin a line or a header of its own.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || IsSteering(c) ? ' ' : c)).Trim();

    private static void Append(StringBuilder text, string heading, IReadOnlyList<Reminder> lines, DateOnly today, Letterhead head)
    {
        if (lines.Count == 0)
        {
            return;
        }

        text.Append("■ ").Append(heading).Append('\n');
        foreach (var (line, number) in lines.Select((l, i) => (l, i + 1)))
        {
            text.Append(number).Append(". ").Append(OneLine(Words(line, today))).Append('\n');
            AppendPart(text, "事项", line.Text.Contains(line.Title, StringComparison.Ordinal) ? "" : line.Title);
            AppendPart(text, "期限", line.LastDay.Full());
            AppendPart(text, "怎么算的", line.Why);
            AppendPart(text, "办理", head.SiteAddress.Length == 0 ? "" : head.SiteAddress + line.Link);
        }

        text.Append('\n');
    }

    private static void AppendPart(StringBuilder text, string label, string value)
    {
        if (value.Length > 0)
        {
            text.Append("   ").Append(label).Append('：').Append(OneLine(value)).Append('\n');
        }
    }

    private static string Words(Reminder r, DateOnly today) => CatchUp(r, today) + r.Text + (r.Instead.Length > 0 ? $"（{r.Instead}）" : "");

    // On its own day a reminder is marked when it also stands for one that was missed (D-12.6).
    private static string CatchUp(Reminder r, DateOnly today) =>
        !r.IsCatchUp ? "" : r.DueAt.BeijingDate() is var day && day < today ? $"（补发，原定{day.ToString("M月d日", CultureInfo.InvariantCulture)}）" : "（补发）";

    private static string Short(string subject) => subject.Length <= LongestSubject ? subject : subject[..(LongestSubject - 1)] + "…";

    // Line and paragraph separators, and the marks that turn the direction of writing.
    private static bool IsSteering(char c) => c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';
}
