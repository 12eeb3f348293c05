using System.Globalization;
using Microsoft.Data.Sqlite;
using Supervision.Domain.Calendar;

namespace Supervision.Benchmarks.Hosting;

/// <summary>A page as somebody opens it.</summary>
/// <param name="User">The account.</param>
/// <param name="Path">Its address.</param>
/// <param name="MustHold">Text that shows it is this page.</param>
internal sealed record WorkPage(string User, string Path, string MustHold);

/// <summary>The twenty pages that are opened most, by the screens of the desk, the members' phones and the organs.</summary>
internal static class WorkPages
{
    /// <summary>Who opens most of them.</summary>
    public const string Clerk = "liwenjing";

    /// <summary>The pages with addresses of this year's matters, which every set holds.</summary>
    public static IReadOnlyList<WorkPage> Of(string storage)
    {
        var year = TimeProvider.System.Today().Year.ToString(CultureInfo.InvariantCulture);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(storage, "supervision.db")}");
        connection.Open();
        string Ask(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql.Replace("{year}", year, StringComparison.Ordinal);
            return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
        }

        var opinion = Ask("SELECT Id FROM ReviewOpinions WHERE DossierYear = {year} AND DossierSerial = 3");
        var draft = Ask("SELECT Id FROM ReviewOpinions WHERE State = 'Draft' AND DossierYear = {year} ORDER BY DossierSerial LIMIT 1");
        var sitting = Ask("SELECT Id FROM Sittings WHERE FirstDay LIKE '{year}-05%'");
        return
        [
            new(Clerk, "/todo", "我的待办"), new(Clerk, "/dossiers", "案卷"), new(Clerk, $"/d/{year}-ZX-03", "的报告"), new(Clerk, "/reports", "专项工作报告"),
            new(Clerk, "/opinions", "审议意见"), new(Clerk, $"/opinions/{opinion}", "审议意见"), new("zhoujianping", $"/opinions/{draft}", "审议意见"),
            new(Clerk, $"/opinions/{opinion}/follow-up", "第 1 条"), new(Clerk, "/opinions/late", "逾期"), new(Clerk, "/opinions/ledger", "台账"),
            new(Clerk, $"/plan/{year}", "监督工作计划"), new(Clerk, "/meetings", "会议"), new(Clerk, $"/meetings/{sitting}", "会议"), new(Clerk, "/calendar", "日历"),
            new(Clerk, "/reminders", "提醒"), new(Clerk, "/search?q=污水", "污水"), new(Clerk, "/settings/units", "单位"), new(Clerk, $"/yearly/{year}", year),
            new("huangliping", "/m", "我的待办"), new("luoxiaomei", "/unit", "县人民政府"),
        ];
    }
}
