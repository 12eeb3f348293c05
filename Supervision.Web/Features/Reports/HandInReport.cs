using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports;

/// <summary>A file handed in with a form.</summary>
/// <param name="Form">Id made with the form: the same form posted twice is one version.</param>
/// <param name="Name">Name as the sender wrote it.</param>
/// <param name="Content">The bytes, seekable.</param>
public sealed record HandedIn(Guid Form, string Name, Stream Content);

/// <summary>Purposes of a report's files; members may read only what was given to them.</summary>
public static class ReportPurpose
{
    public const string Draft = "draft";
    public const string Revised = "revised";
    public const string Returned = "returned";
    public const string Replacement = "replacement";
    public const string Entrustment = "entrustment";
    public const string Papers = "papers";
    public const string Answer = "answer";
    public const string Remarks = "remarks";
    public const string Tour = "tour";
    public const string ResolutionReport = "resolution";
}

/// <summary>The draft comes in for comments (报送初稿): by the organ's liaison, or by the Office on paper.</summary>
[Demands(Permissions.HandInReports)]
public sealed class HandInDraft(ReportActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(SpecialReportId id, HandedIn file, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInReports, id, ReportRights.MayHandIn, work => TakeAsync(work, file), stop);

    private async Task<IReadOnlyList<Obstacle>> TakeAsync(ReportWork work, HandedIn file)
    {
        if (work.Report.Versions.Any(v => v.Id == file.Form) || work.IsSentTwice(file, ReportVersionKind.Draft))
        {
            return [];
        }

        if (work.Report.ObstaclesToReceiveDraft() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var kept = await files.KeepTextAsync(work, file, ReportPurpose.Draft);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        work.Report.ReceiveDraft(
            kept.Value!, await work.LegalDayAsync("report.draft", work.Clock.Draft.LastDayFor(work.Act.At)), work.Actor.IsOffice, work.Act);
        work.TellVersion("送交报告初稿，征求工委意见");
        return [];
    }
}

/// <summary>The revised report comes in with its answers (报送正式稿).</summary>
[Demands(Permissions.HandInReports)]
public sealed class HandInRevised(ReportActing acting, FileStore files)
{
    /// <param name="id">The report.</param>
    /// <param name="file">The text.</param>
    /// <param name="answers">One line for each gathered opinion.</param>
    /// <param name="waiver">The Office's reason for going on with answers missing; ignored from anybody else.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(
        SpecialReportId id, HandedIn file, IReadOnlyList<AnswerLine> answers, string waiver, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInReports, id, ReportRights.MayHandIn, work => TakeAsync(work, file, answers, waiver), stop);

    private async Task<IReadOnlyList<Obstacle>> TakeAsync(ReportWork work, HandedIn file, IReadOnlyList<AnswerLine> answers, string waiver)
    {
        var report = work.Report;
        var because = work.Actor.IsOffice ? waiver : "";
        if (report.Versions.Any(v => v.Id == file.Form) || (report.State != ReportState.Returned && work.IsSentTwice(file, ReportVersionKind.Revised)))
        {
            return [];
        }

        if (report.State == ReportState.Returned && report.Newest?.Hash == ReportFiles.HashOf(file))
        {
            return [new(ReportRules.ReturnOnce, "这份文件与退回的文本完全相同，请补充以后再报送。", "File")];
        }

        if (report.ObstaclesToReceiveRevised(answers, because) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var kept = await files.KeepTextAsync(work, file, ReportPurpose.Revised);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        var legal = report.ReturnedUntil ?? await work.LegalDayAsync("report.revised", work.Clock.Revised.LastDayFor(work.Act.At));
        report.ReceiveRevised(kept.Value!, answers, because, legal, work.Actor.IsOffice, work.Act);
        work.TellVersion(because.Length > 0 ? $"送交报告正式稿，部分意见未答复（{because}）" : "送交报告正式稿，逐条答复各方面意见");
        return [];
    }
}

/// <summary>The liaison writes the answers one by one and keeps them before the report itself is ready (保存答复).</summary>
[Demands(Permissions.HandInReports)]
public sealed class KeepAnswers(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, IReadOnlyList<AnswerLine> answers, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInReports, id, ReportRights.MayHandIn, work =>
        {
            if (work.Report.ObstaclesToKeepAnswers(answers) is { Count: > 0 } obstacles)
            {
                return Task.FromResult(obstacles);
            }

            work.Report.KeepAnswers(answers);
            work.Tell($"填写意见答复，已答复 {work.Report.Opinions.Count(o => o.Answer is not null)} 条，共 {work.Report.Opinions.Count} 条");
            return Task.FromResult<IReadOnlyList<Obstacle>>([]);
        }, stop);
}

/// <summary>Who may hand in, comment and return (D-1.5, D-5.14).</summary>
internal static class ReportRights
{
    public static bool MayHandIn(Actor actor, SpecialReport report) =>
        actor.IsOffice || (report.Unit is { } unit && actor.ActsFor(unit));

    /// <summary>A committee runs its own hearings; the Office those of the council (D-5.11, D-5.12).</summary>
    public static bool MayRunHearing(Actor actor, SpecialReport report) => actor.IsOffice || actor.Serves(report.Committee);

    public static bool MayComment(Actor actor, SpecialReport report) => actor.Serves(report.Committee);

    public static bool MayReturn(Actor actor, SpecialReport report) => report.LeadMember is { } lead && actor.Person == lead;
}

/// <summary>Keeping the text of a report.</summary>
internal static class ReportFiles
{
    /// <summary>SHA-256 of what was handed in, in hexadecimal.</summary>
    public static string HashOf(HandedIn file)
    {
        file.Content.Position = 0;
        var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Content));
        file.Content.Position = 0;
        return hash;
    }

    /// <summary>True when the same file was handed in as the same kind before: one version stays, the history notes it (D-17.27).</summary>
    public static bool IsSentTwice(this ReportWork work, HandedIn file, ReportVersionKind kind)
    {
        var twice = work.Report.Versions.LastOrDefault(v => v.Kind == kind)?.Hash == HashOf(file);
        if (twice)
        {
            work.Tell($"再次收到相同的{ReportWords.Of(kind)}（校验码相同），只保留一稿");
        }

        return twice;
    }

    /// <summary>Keeps a file that is a text: docx or pdf (D-5.5); a picture scan counts as received, marked 无文本 (D-17.26).</summary>
    public static async Task<Outcome<ReportFile>> KeepTextAsync(this FileStore files, ReportWork work, HandedIn file, string purpose)
    {
        // Judged before it is kept: what is refused leaves no bytes behind.
        var (type, _) = FileKind.Judge(file.Content, file.Name);
        if (type is not null && type.Name is not ("docx" or "pdf" or "jpg" or "png"))
        {
            return Outcome<ReportFile>.Refused(new Obstacle(ReportRules.Filled, FileKind.NoText(type), "File"));
        }

        var kept = await files.KeepAsync(work.Db, new(file.Name, file.Content, purpose), work.Report.Matter, work.Stop);
        return kept.IsDone
            ? Outcome<ReportFile>.Done(new(kept.Value!.Id, kept.Value.Hash, kept.Value.Name, file.Form, kept.Value.Type is "docx" or "pdf"))
            : Outcome<ReportFile>.Refused(kept.Obstacles);
    }

    /// <summary>Tells of the newest version, with its lateness.</summary>
    public static void TellVersion(this ReportWork work, string act)
    {
        var version = work.Report.Newest!;
        var late = version.DaysLate == 0 ? "" : $"，逾期{version.DaysLate}天";
        var flag = version.HasText ? "" : "，无文本";
        work.Tell($"{(version.IsByOffice ? "代录：" : "")}{work.Db.BodyName(work.Report.Unit)}{act}（{version.FileName}）{late}{flag}");
    }
}
