using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.Documents;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Surveys;

/// <summary>A visit or talk is entered (登记调研记录).</summary>
[Demands(Permissions.RunSurveys)]
public sealed class RecordSurveyVisit(SurveyActing acting)
{
    public Task<Outcome> RunAsync(ResearchSurveyId id, SurveyVisitEntry entry, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (act.Survey.Visits.Any(v => v.Id == entry.Id))
        {
            return [];
        }

        if (act.Survey.ObstaclesToVisit(entry, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Survey.Visit(entry, act.Actor.Name);
        act.Tell($"{entry.Day.Full()}{entry.Way.Word()}：{entry.Place.Trim()}");
        return [];
    }, stop);
}

/// <summary>Keeps the report: what is, what is wrong, what is proposed (形成调研报告).</summary>
[Demands(Permissions.RunSurveys)]
public sealed class WriteSurveyReport(SurveyActing acting)
{
    public Task<Outcome> RunAsync(ResearchSurveyId id, SurveyReportEntry entry, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (act.Survey.ObstaclesToReport(entry) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var bodies = entry.Proposals.Select(p => p.Body).OfType<SupervisedBodyId>().Distinct().ToList();
        if (await act.Db.SupervisedBodies.CountAsync(b => bodies.Contains(b.Id), stop) != bodies.Count)
        {
            return [new(SurveyRules.Report, "建议所对的单位没有找到，请重新选择。", nameof(ResearchSurvey.Proposals))];
        }

        act.Survey.WriteReport(entry, act.Today);
        act.Tell($"调研报告，建议 {entry.Proposals.Count} 条");
        return [];
    }, stop);
}

/// <summary>The report goes out (印发调研报告): its Word document is fixed by its hash and lies in the dossier.</summary>
[Demands(Permissions.RunSurveys)]
public sealed class DistributeSurvey(SurveyActing acting, SurveyFiles files)
{
    public Task<Outcome> RunAsync(ResearchSurveyId id, DistributionEntry entry, DateOnly day, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var wanted = entry.Sitting;
        var sitting = wanted is null ? null : await act.Db.Sittings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == wanted, stop);
        var chosen = entry.Committee;
        var committee = chosen is null ? null : await act.Db.WorkCommittees.AsNoTracking().SingleOrDefaultAsync(c => c.Id == chosen, stop);
        entry = new(entry.Audience, sitting?.Id, committee?.Id);
        if (act.Survey.ObstaclesToDistribute(entry, sitting?.IsAhead == true, day, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var name = entry.Audience switch
        {
            SurveyAudience.Sitting => $"常委会{sitting!.Name}",
            SurveyAudience.Committee => committee!.ShortName,
            _ => "主任会议",
        };
        act.Survey.Distribute(entry, name, day);
        await files.KeepAsync(act, act.Survey.Matter, SurveyFiles.Report);
        act.Tell($"{day.Full()}调研报告印发{name}");
        return [];
    }, stop);
}

/// <summary>Asks the council to have the report deliberated (提请主任会议安排审议, 监督法第二十八条).</summary>
[Demands(Permissions.RunSurveys)]
public sealed class WishSurveyDeliberation(SurveyActing acting)
{
    public Task<Outcome> RunAsync(ResearchSurveyId id, string reason, SupervisedBodyId? organ, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var known = organ is null ? null : await act.Db.SupervisedBodies.AsNoTracking().SingleOrDefaultAsync(b => b.Id == organ && b.To == null, stop);
        if (act.Survey.ObstaclesToWish(reason, known?.Id) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Survey.WishDeliberation(reason, known!.Id);
        act.Tell($"提请主任会议安排常委会会议审议：{reason.Trim()}（研究处理：{known.ShortName}）");
        return [];
    }, stop);
}

/// <summary>Takes over the council's decision (登记主任会议决定). With its consent a report of the Committee's tier comes into being with the
/// survey's text: from there on hearing, opinions and their handling go as with any report (D-6.11, D-8).</summary>
[Demands(Permissions.RunSurveys)]
public sealed class DecideSurveyDeliberation(SurveyActing acting, SurveyFiles files)
{
    public Task<Outcome> RunAsync(ResearchSurveyId id, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var facts = await act.Db.DecisionOnAsync(act.Survey.Matter, CouncilPurpose.SurveyDeliberation, stop);
        if (act.Survey.ObstaclesToDecide(facts is { IsConfirmed: true } && facts.TextHash == SurveyHooks.WishHash(act.Survey)) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (!facts!.IsApproval)
        {
            act.Survey.Decide(facts.Decision, null);
            act.Tell($"{facts.MeetingName}没有同意提请常委会会议审议{(facts.Note.Length > 0 ? $"：{facts.Note}" : "")}");
            return [];
        }

        var report = await MakeAsync(act, facts.MeetingName);
        act.Survey.Decide(facts.Decision, report.Id);
        act.Touched.Add(report.Matter);
        act.Tell($"{facts.MeetingName}决定提请常委会会议审议，建立{report.Number}");
        act.Db.Tell(report.Matter, $"{facts.MeetingName}决定审议专题调研报告{act.Survey.Dossier}，正式稿即调研报告");
        return [];
    }, stop);

    private async Task<SpecialReport> MakeAsync(SurveyAct act, string meeting)
    {
        var (survey, year) = (act.Survey, act.Today.Year);
        var serial = 1 + (await act.Db.SpecialReports.Where(r => r.Year == year).MaxAsync(r => (int?)r.Serial, act.Stop) ?? 0);
        SpecialReportId id = new(Guid.CreateVersion7());
        var file = await files.KeepAsync(act, new(MatterKind.Report, id.Value), SurveyFiles.Revised);
        var report = SpecialReport.FromSurvey(
            id, new(year, serial, survey.ReportTitle, survey.WishOrgan!.Value, survey.Committee, survey.LeadMember),
            new(file.Id, file.Hash, file.Name, Guid.CreateVersion7()), $"{meeting}决定审议专题调研报告{survey.Dossier}", new(act.Actor.Person, act.Actor.Name, act.Db.Clock.GetUtcNow()));
        act.Db.SpecialReports.Add(report);
        return report;
    }
}

/// <summary>The survey is over (结束调研), with what came of it.</summary>
[Demands(Permissions.RunSurveys)]
public sealed class CloseSurvey(SurveyActing acting)
{
    public Task<Outcome> RunAsync(ResearchSurveyId id, string note, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (act.Survey.ObstaclesToClose(note) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Survey.Close(note, act.Today);
        act.Tell($"结束调研：{act.Survey.EndNote}");
        return [];
    }, stop);
}

/// <summary>Makes the Word document of a survey's report and keeps it as a file.</summary>
public sealed class SurveyFiles(FileStore store, Microsoft.Extensions.Options.IOptions<App.HouseOptions> house)
{
    /// <summary>Purpose of the report in the survey's own dossier.</summary>
    public const string Report = "report";

    /// <summary>Purpose of the same text in the dossier of the report that is heard.</summary>
    public const string Revised = "revised";

    /// <summary>Keeps the present report under a matter.</summary>
    public async Task<StoredFile> KeepAsync(SurveyAct act, MatterRef matter, string purpose)
    {
        using var word = new MemoryStream();
        var paper = new SurveyPaper(act.Survey, await act.Db.BodyNamesAsync(act.Stop), house.Value.Committee, act.Today);
        ListPaperLayout.Write(paper.Report, word);
        word.Position = 0;
        var kept = await store.KeepAsync(act.Db, new($"{act.Survey.ReportTitle}.docx", word, purpose), matter, act.Stop);
        return kept.Value ?? throw new InvalidOperationException("The own Word document was refused by the file store.");
    }
}
