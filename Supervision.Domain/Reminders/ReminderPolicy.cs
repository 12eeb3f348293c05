using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Domain.Calendar;

namespace Supervision.Domain.Reminders;

/// <summary>What a reminder's sentence is filled with.</summary>
/// <param name="Title">Title of the matter.</param>
/// <param name="Act">What is owed, verb first.</param>
/// <param name="Organ">The supervised body concerned; 承办单位 when there is none.</param>
/// <param name="Committee">The work committee concerned; 有关工委 when there is none.</param>
/// <param name="Number">Document number of an opinion; the title stands in while there is none.</param>
public sealed record ReminderWords(string Title, string Act, string Organ, string Committee, string Number)
{
    /// <summary>The sitting, e.g. 常委会第三十二次会议.</summary>
    public string Sitting { get; init; } = "常委会会议";

    /// <summary>When it begins, e.g. 9:00; empty when not known.</summary>
    public string Time { get; init; } = "";

    /// <summary>Where it is held.</summary>
    public string Place { get; init; } = "会议地点";

    /// <summary>How many things of the kind are due the same day.</summary>
    public int Count { get; init; } = 1;
}

/// <summary>A reminder as it should be (应发提醒): on which day, to whom, in which words.</summary>
/// <param name="Offset">The point of its line.</param>
/// <param name="Day">The day it goes out, rest days considered.</param>
/// <param name="Text">The sentence.</param>
public sealed record DueReminder(Offset Offset, DateOnly Day, string Text);

/// <summary>When somebody is reminded of what (提醒办法, D-12). Pure: sends nothing.</summary>
public static partial class ReminderPolicy
{
    /// <summary>How far ahead reminders are written down (D-12.9).</summary>
    public const int HorizonDays = 60;

    /// <summary>How long after its day a missed reminder is still sent, marked 补发 (D-12.6).</summary>
    public const int CatchUpDays = 7;

    /// <summary>When the reminders of a day go out (D-12.4).</summary>
    public static readonly TimeOnly DigestTime = new(8, 30);

    /// <summary>From when on an immediate one goes out on its day (D-12.5).</summary>
    public static readonly TimeOnly ImmediateTime = new(8, 0);

    /// <summary>Offset code of the notice that a day was moved.</summary>
    public const string MovedCode = "moved";

    /// <summary>The same for a move that left the deadline as it was: the last day of a sitting.</summary>
    /// <param name="number">Which move of the sitting it is.</param>
    public static string MovedAgainCode(int number) => $"{MovedCode}:{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>All reminders of a line for one deadline, in order of their days.</summary>
    public static IReadOnlyList<DueReminder> For(ReminderLine line, Deadline deadline, ReminderWords words, WorkCalendar calendar) =>
    [
        .. from offset in line.Offsets
           let day = DayOf(offset, deadline, calendar)
           orderby day
           select new DueReminder(offset, day, TextOf(line, deadline, words, day)),
    ];

    /// <summary>The day a reminder goes out: never on a rest day, before the last day never later, after it never earlier (D-12.5).</summary>
    public static DateOnly DayOf(Offset offset, Deadline deadline, WorkCalendar calendar)
    {
        var day = RawDayOf(offset, deadline, calendar);
        if (offset.IsImmediate)
        {
            return day;
        }

        return day > deadline.Day ? calendar.WorkDayFrom(day) : calendar.WorkDayUpTo(day);
    }

    /// <summary>The day the table names, rest day or not.</summary>
    public static DateOnly RawDayOf(Offset offset, Deadline deadline, WorkCalendar calendar)
    {
        var from = offset.FromStart ? deadline.Start.Day : deadline.Day;
        return offset.InWorkDays ? AddWorkDays(calendar, from, offset.Days) : from.AddDays(offset.Days);
    }

    /// <summary>The instant from which on it may be sent.</summary>
    public static DateTimeOffset DueAt(Offset offset, DateOnly day) =>
        day.StartOfDay() + (offset.IsImmediate ? ImmediateTime : DigestTime).ToTimeSpan();

    /// <summary>The sentence as it is right on its day.</summary>
    public static string TextOf(ReminderLine line, Deadline deadline, ReminderWords words, DateOnly day)
    {
        var left = Left(deadline, day);
        return Titled(line.Text, words.Title)
            .Replace("{D}", deadline.Day.InYear(day), StringComparison.Ordinal)
            .Replace("{act}", words.Act, StringComparison.Ordinal)
            .Replace("{step}", words.Act, StringComparison.Ordinal)
            .Replace("{subject}", words.Title, StringComparison.Ordinal)
            .Replace("{organ}", words.Organ, StringComparison.Ordinal)
            .Replace("{committee}", words.Committee, StringComparison.Ordinal)
            .Replace("{number}", words.Number, StringComparison.Ordinal)
            .Replace("{sitting}", words.Sitting, StringComparison.Ordinal)
            .Replace("{time}", words.Time, StringComparison.Ordinal)
            .Replace("{place}", words.Place, StringComparison.Ordinal)
            .Replace("{n}", words.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{year}", YearOf(deadline), StringComparison.Ordinal)
            .Replace("{since}", (day.DayNumber - deadline.Start.Day.DayNumber).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{left}", left, StringComparison.Ordinal) + Overdue(line, deadline, day, left);
    }

    // A sentence that names no day tells it with the lateness: else nobody knows what is overdue.
    private static string Overdue(ReminderLine line, Deadline deadline, DateOnly day, string left) =>
        day <= deadline.Day || line.Text.Contains("{left}", StringComparison.Ordinal) ? ""
        : line.Text.Contains("{D}", StringComparison.Ordinal) ? "，" + left
        : $"（期限{deadline.Day.InYear(day)}，{left}）";

    private static string Left(Deadline deadline, DateOnly day) =>
        deadline.DaysLeft(day) switch { < 0 and var late => $"已逾期{-late}天", 0 => "今天到期", var n => $"还剩{n}天" };

    // The table adds 报告 and 审议意见 to the title itself; a title that ends so is not told twice.
    private static string Titled(string text, string title)
    {
        var subject = OpinionTitle().Match(title) is { Success: true } match ? match.Groups["subject"].Value : title;
        var report = title.EndsWith("报告", StringComparison.Ordinal) ? $"“{title}”" : $"“{title}”报告";
        return text.Replace("“{title}”审议意见", $"“{subject}”审议意见", StringComparison.Ordinal)
            .Replace("“{title}”报告", report, StringComparison.Ordinal)
            .Replace("{title}", title, StringComparison.Ordinal);
    }

    [GeneratedRegex("^关于《(?<subject>.+)》的审议意见$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OpinionTitle();

    /// <summary>The one notice that a day of which people were already reminded has moved (时间变更, D-12.3).</summary>
    /// <param name="act">What is owed.</param>
    /// <param name="title">Title of the matter.</param>
    /// <param name="before">The day that was told.</param>
    /// <param name="now">The deadline in force.</param>
    /// <param name="passed">Why it is no lateness that the new day has passed; null when it has not (D-3.10).</param>
    public static string MovedText(string act, string title, DateOnly before, Deadline now, string? passed = null) =>
        $"时间变更：“{title}”{act}的期限由{before.Full()}改为{now.Day.Full()}{(passed is null ? "" : $"，{passed}，不计逾期")}。{now.Reason}";

    // Plans and holiday tables are made for the year that follows the deadline of autumn.
    private static string YearOf(Deadline deadline) =>
        (deadline.Day.Month >= 8 ? deadline.Day.Year + 1 : deadline.Day.Year).ToString(CultureInfo.InvariantCulture);

    /// <summary>What is said when somebody who waits asks to hurry (催办).</summary>
    public static string NudgeText(string who, string act, string title, Deadline deadline, DateOnly today) =>
        $"{who}催办：{act}（{title}），期限{deadline.Day.InYear(today)}，{Left(deadline, today)}";

    /// <summary>Offset code of what was asked on a day; once a day and recipient (D-12.3).</summary>
    public static string NudgeCode(DateOnly day) => "nudge:" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>True for a reminder that no line of the table asked for: of a moved day, or from somebody who waits.</summary>
    public static bool IsApart(string offsetCode) =>
        IsMove(offsetCode) || offsetCode.StartsWith("nudge:", StringComparison.Ordinal);

    /// <summary>True for the notice of a move.</summary>
    public static bool IsMove(string offsetCode) => offsetCode.StartsWith(MovedCode, StringComparison.Ordinal);

    private static DateOnly AddWorkDays(WorkCalendar calendar, DateOnly day, int count)
    {
        if (count >= 0)
        {
            return calendar.AddWorkDays(day, count);
        }

        for (var left = -count; left > 0;)
        {
            day = day.AddDays(-1);
            left -= calendar.IsWorkDay(day) ? 1 : 0;
        }

        return day;
    }
}
