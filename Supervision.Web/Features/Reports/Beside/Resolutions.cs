using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports.Beside;

/// <summary>Enters the vote on a resolution on the report (登记决议, D-5.10).</summary>
[Demands(Permissions.RunReports)]
public sealed class EnterResolution(ReportActing acting)
{
    /// <param name="id">The report.</param>
    /// <param name="entry">As typed; all members are counted here on the day of the vote.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(SpecialReportId id, ResolutionEntry entry, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, work => EnterAsync(work, entry), stop);

    /// <summary>What would be entered, for the question before it; or why it cannot be.</summary>
    /// <param name="id">The report.</param>
    /// <param name="entry">As typed.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome<ResolutionEntry>> LookAsync(SpecialReportId id, ResolutionEntry entry, CancellationToken stop)
    {
        ResolutionEntry? seen = null;
        var outcome = await acting.RunAsync(Permissions.RunReports, id, (_, _) => true, async work =>
        {
            seen = await work.CompleteAsync(entry);
            return work.Report.ObstaclesToResolve(seen, work.Today);
        }, stop);
        return outcome.IsDone ? Outcome<ResolutionEntry>.Done(seen!) : Outcome<ResolutionEntry>.Refused([.. outcome.Obstacles]);
    }

    private static async Task<IReadOnlyList<Obstacle>> EnterAsync(ReportWork work, ResolutionEntry typed)
    {
        var entry = await work.CompleteAsync(typed);
        if (work.Report.ObstaclesToResolve(entry, work.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var resolution = work.Report.Resolve(entry, work.Act);
        work.Tell($"表决“{resolution.Title}”：{entry.InWords()}");
        return [];
    }
}

/// <summary>Corrects a vote on a resolution that was entered wrongly (更正表决登记).</summary>
[Demands(Permissions.RunReports)]
public sealed class CorrectResolution(ReportActing acting)
{
    /// <param name="id">The report.</param>
    /// <param name="resolution">The vote as it was entered.</param>
    /// <param name="entry">As it should have been; all members are counted here on the day of the vote.</param>
    /// <param name="reason">Why it was wrong.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(SpecialReportId id, Guid resolution, ResolutionEntry entry, string reason, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, work => CorrectAsync(work, resolution, entry, reason), stop);

    private static async Task<IReadOnlyList<Obstacle>> CorrectAsync(ReportWork work, Guid id, ResolutionEntry typed, string reason)
    {
        if (work.Report.Resolutions.FirstOrDefault(r => r.Id == id) is { } stored && stored.WasCorrectedTo(typed, reason))
        {
            // The same form a second time.
            return [];
        }

        var entry = await work.CompleteAsync(typed);
        if (work.Report.ObstaclesToCorrect(id, entry, reason, work.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var corrected = work.Report.Correct(id, entry, reason, work.Act);
        work.Tell($"更正“{corrected.Title}”的表决登记：原登记{corrected.Corrections[^1].InWords()}；现更正为{entry.InWords()}。原因：{reason.Trim()}");
        return [];
    }
}

/// <summary>What entering and correcting a vote have in common.</summary>
internal static class ResolutionVotes
{
    /// <summary>An entry with what is counted here: all members and those present on the day of the vote.</summary>
    public static async Task<ResolutionEntry> CompleteAsync(this ReportWork work, ResolutionEntry typed) => typed with
    {
        All = (await work.Db.MembersBaseAsync(typed.VotedOn, work.Stop)).Count,
        Present = await PresentAsync(work, typed.VotedOn),
    };

    // The fuller half-day counts; where nobody was marked, the number the sitting was opened with (D-3.7).
    private static async Task<int?> PresentAsync(ReportWork work, DateOnly day)
    {
        var sitting = (await work.Db.Sittings.AsNoTracking().Where(s => s.FirstDay <= day && s.LastDay >= day && s.OpenedWith != null).ToListAsync(work.Stop))
            .Find(s => s.CancelReason is null);
        if (sitting is null)
        {
            return null;
        }

        var id = sitting.Id;
        var members = (await work.Db.MembersOnAsync(day, work.Stop)).Select(m => m.Member).ToHashSet();
        var marks = await work.Db.Attendances.AsNoTracking().Where(a => a.Sitting == id && a.Day == day).ToListAsync(work.Stop);
        var counted = Enum.GetValues<HalfDay>().Max(half => marks.PresentOf(members, day, half));
        return counted > 0 ? counted : sitting.OpenedWith;
    }

    /// <summary>The vote in words, with what came of it.</summary>
    public static string InWords(this ResolutionEntry entry) =>
        $"全体组成人员 {entry.All} 人，到会 {entry.Present} 人，{Votes(entry.For, entry.Against, entry.Abstained)}，"
        + (entry.Passes ? "通过" : $"未过全体的半数（需 {Quorum.Needed(entry.All)} 票），未通过");

    /// <summary>What stood there before a correction.</summary>
    public static string InWords(this ResolutionCorrection before) =>
        $"{before.VotedOn.Full()}表决，{Votes(before.For, before.Against, before.Abstained)}，{(before.WasAdopted ? "通过" : "未通过")}";

    private static string Votes(int yes, int no, int abstained) => $"赞成 {yes}、反对 {no}、弃权 {abstained}";
}

/// <summary>The organ reports on carrying out the resolution (报送决议执行情况).</summary>
[Demands(Permissions.HandInReports)]
public sealed class HandInResolutionReport(ReportActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(SpecialReportId id, HandedIn file, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInReports, id, ReportRights.MayHandIn, work => TakeAsync(work, file), stop);

    private async Task<IReadOnlyList<Obstacle>> TakeAsync(ReportWork work, HandedIn file)
    {
        if (work.Report.Versions.Any(v => v.Id == file.Form) || work.IsSentTwice(file, ReportVersionKind.ResolutionReport))
        {
            return [];
        }

        if (work.Report.ObstaclesToReportBack() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var kept = await files.KeepTextAsync(work, file, ReportPurpose.ResolutionReport);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        work.Report.ReportBack(kept.Value!, work.Report.Resolution!.DueOn!.Value, work.Actor.IsOffice, work.Act);
        work.TellVersion("报送决议执行情况报告");
        return [];
    }
}

/// <summary>The resolution is carried out (决议办结).</summary>
[Demands(Permissions.RunReports)]
public sealed class CloseResolution(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, string remark, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, work =>
        {
            if (work.Report.ObstaclesToCloseResolution(remark) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            work.Report.CloseResolution(remark, work.Today);
            work.Tell($"决议办结：{remark.Trim()}");
            return [];
        }, stop);
}
