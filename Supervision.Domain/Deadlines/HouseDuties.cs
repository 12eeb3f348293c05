using System.Globalization;
using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;

namespace Supervision.Domain.Deadlines;

/// <summary>What the house itself owes depends on these facts.</summary>
/// <param name="MissingTables">Years without a national holiday table, of this year and the next.</param>
/// <param name="EnteredTables">Years whose table was asked for and came, with the day it was there.</param>
/// <param name="TermEnd">Last day of the present term; null while open.</param>
/// <param name="FailingJobs">Jobs that failed three times in a row: key, name and the day of the third failure.</param>
public sealed record HouseFacts(
    IReadOnlySet<int> MissingTables, IReadOnlyDictionary<int, DateOnly> EnteredTables, DateOnly? TermEnd,
    IReadOnlyList<(string Key, string Name, DateOnly Since)> FailingJobs)
{
    /// <summary>Channels whose messages do not arrive: key, name, how many, and since when.</summary>
    public IReadOnlyList<(string Key, string Name, int Count, DateOnly Since)> FailingChannels { get; init; } = [];
}

/// <summary>What is owed by the house and belongs to no matter (机关事务): the next holiday table, the change of terms, broken jobs.</summary>
public static class HouseDuties
{
    /// <summary>The table of next year is asked for from 1 November, by 15 December (screens 2.2, RM-43).</summary>
    public const string HolidayTable = "house.holidays";

    /// <summary>The end of a term is announced 180 days ahead (RM-44).</summary>
    public const string TermEnds = "house.term";

    /// <summary>A job that fails again and again (D-12.9).</summary>
    public const string FailingJob = "house.job";

    /// <summary>Its channel does not get through (D-12.2).</summary>
    public const string FailingChannel = "house.channel";

    // A little before the first reminder, which a rest day may move forward.
    private const int TermNoticeDays = 200;

    public static IReadOnlyList<Duty> Of(HouseFacts facts, DateOnly today) =>
        [.. Tables(facts, today), .. Term(facts, today), .. facts.FailingJobs.Select(j => Job(j.Key, j.Name, j.Since)),
        .. facts.FailingChannels.Select(c => Channel(c.Key, c.Name, c.Count, c.Since))];

    private static IEnumerable<Duty> Tables(HouseFacts facts, DateOnly today) =>
        from year in facts.MissingTables.Concat(facts.EnteredTables.Keys).Distinct()
        where today >= new DateOnly(year - 1, 11, 1)
        from party in new[] { Party.Office, Party.Admin }
        let met = facts.EnteredTables.TryGetValue(year, out var day) ? day : (DateOnly?)null
        select Make(
            HolidayTable, $"{year.ToString(CultureInfo.InvariantCulture)}-{party.Kind}", $"录入{year}年放假安排", "法定节假日", party,
            DeadlineCalculator.On(new(year - 1, 12, 15), "本系统约定"), met, "RM-43", "/settings/holidays?year=" + year.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<Duty> Term(HouseFacts facts, DateOnly today) =>
        facts.TermEnd is { } end && today >= end.AddDays(-TermNoticeDays) && today <= end
            ? [Make(TermEnds, "", "安排换届衔接", "本届任期届满", Party.Office, DeadlineCalculator.On(end, "本届任期"), null, "RM-44", "/settings/units?tab=terms")]
            : [];

    private static Duty Job(string key, string name, DateOnly since) =>
        Make(FailingJob, key, $"查看任务“{name}”", "后台任务连续三次没有办成", Party.Admin,
            DeadlineCalculator.On(since, "第三次失败"), null, null, "/jobs");

    private static Duty Channel(string key, string name, int count, DateOnly since) =>
        Make(FailingChannel, key, $"处理未送达的{name}提醒", $"{count} 件{name}提醒没有送达", Party.Office,
            DeadlineCalculator.On(since, "第一次没有送达"), null, null, "/reminders?tab=sent&state=troubled");

    private static Duty Make(
        string kind, string slot, string act, string title, Party by, Deadline deadline, DateOnly? met, string? code, string link) =>
        new(MatterRef.House, kind, slot, act, title, by, Party.Office, deadline, met, code, link);
}
