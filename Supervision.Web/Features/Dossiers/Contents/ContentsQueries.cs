using Microsoft.Extensions.Options;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Dossiers.Contents;

/// <summary>Reads what lies in a dossier, as far as the person may read it.</summary>
public sealed class ContentsQueries(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMatterGate> gates, IOptions<HouseOptions> house)
{
    private const int ShownOfHash = 8;

    /// <summary>The contents of the dossier with this number; null when it does not exist for the one who asks.</summary>
    public async Task<DossierContents?> FindAsync(string number, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReports, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return !DossierNumber.TryParse(number, out var found) ? null : found.Code switch
        {
            DossierNumber.Report => await ReportAsync(db, actor, found, stop),
            DossierNumber.Opinion => await OpinionAsync(db, actor, found, stop),
            DossierNumber.Survey => await SurveyAsync(db, actor, found, stop),
            _ => null,
        };
    }

    private async Task<DossierContents?> ReportAsync(SupervisionDb db, Actor actor, DossierNumber number, CancellationToken stop)
    {
        var report = await db.SpecialReports.AsNoTracking().SingleOrDefaultAsync(r => r.Year == number.Year && r.Serial == number.Serial, stop);
        if (report is null || !await MayReadAsync(db, actor, report.Matter, stop))
        {
            return null;
        }

        var id = report.Id;
        var opinions = await db.ReviewOpinions.AsNoTracking().Where(o => o.Report == id).Select(o => o.Id).ToListAsync(stop);
        IReadOnlyList<MatterRef> matters = [report.Matter, .. opinions.Select(o => new MatterRef(MatterKind.Opinion, o.Value))];
        return new(number, report.Title, ReportWords.Of(report.State), await LinesAsync(db, actor, matters, report.Unit, stop));
    }

    private async Task<DossierContents?> OpinionAsync(SupervisionDb db, Actor actor, DossierNumber number, CancellationToken stop)
    {
        var opinion = await db.ReviewOpinions.AsNoTracking()
            .SingleOrDefaultAsync(o => o.DossierYear == number.Year && o.DossierSerial == number.Serial, stop);
        return opinion is null || !await MayReadAsync(db, actor, opinion.Matter, stop)
            ? null
            : new(number, opinion.Title, OpinionStateWords.Of(opinion.State), await LinesAsync(db, actor, [opinion.Matter], opinion.MainOrgan, stop));
    }

    private async Task<DossierContents?> SurveyAsync(SupervisionDb db, Actor actor, DossierNumber number, CancellationToken stop)
    {
        var survey = await db.ResearchSurveys.AsNoTracking().SingleOrDefaultAsync(s => s.Year == number.Year && s.Serial == number.Serial, stop);
        return survey is null || !await MayReadAsync(db, actor, survey.Matter, stop)
            ? null
            : new(number, survey.Title, survey.State.Word(), await LinesAsync(db, actor, [survey.Matter], null, stop));
    }

    private async Task<IReadOnlyList<ContentsLine>> LinesAsync(
        SupervisionDb db, Actor actor, IReadOnlyList<MatterRef> matters, SupervisedBodyId? organ, CancellationToken stop)
    {
        List<ContentsLine> lines = [];
        var authors = new PaperAuthors(house.Value.County, organ, (await db.LoadNamesAsync(stop)).Bodies);
        foreach (var matter in matters)
        {
            lines.AddRange(await FilesAsync(db, actor, matter, authors, stop));
            lines.AddRange(actor.May(Permissions.ReadCouncil) ? await DecisionsAsync(db, matter, stop) : []);
        }

        return [.. lines.OrderBy(l => l.Day)];
    }

    private async Task<List<ContentsLine>> FilesAsync(SupervisionDb db, Actor actor, MatterRef matter, PaperAuthors authors, CancellationToken stop)
    {
        List<ContentsLine> lines = [];
        if (!await MayReadAsync(db, actor, matter, stop))
        {
            return lines;
        }

        var (kind, id) = (matter.Kind, matter.Id);
        foreach (var file in await db.StoredFiles.AsNoTracking().Where(f => f.MatterKind == kind && f.MatterId == id).OrderBy(f => f.AddedAt).ToListAsync(stop))
        {
            if (await GateOf(kind).MayReadFileAsync(db, actor, id, file.Purpose, stop))
            {
                lines.Add(new(file.AddedAt.BeijingDate(), file.Name, PurposeWords.Of(kind, file.Purpose), authors.Of(kind, file.Purpose), $"校验值 {file.Hash[..Math.Min(ShownOfHash, file.Hash.Length)]}"));
            }
        }

        return lines;
    }

    private static async Task<IEnumerable<ContentsLine>> DecisionsAsync(SupervisionDb db, MatterRef matter, CancellationToken stop) =>
        (await db.DecisionsOnAsync(matter, stop)).Where(d => d.IsConfirmed).Select(d => new ContentsLine(d.Day, $"{d.MeetingName}决定", "主任会议决定", PaperAuthors.Council, d.MinutesNumber));

    private Task<bool> MayReadAsync(SupervisionDb db, Actor actor, MatterRef matter, CancellationToken stop) =>
        GateOf(matter.Kind).MayReadAsync(db, actor, matter.Id, stop);

    private IMatterGate GateOf(MatterKind kind) => gates.First(g => g.Kind == kind);
}
