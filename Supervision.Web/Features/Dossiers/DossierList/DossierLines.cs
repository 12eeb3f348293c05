using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Dossiers.DossierList;

/// <summary>A dossier without its texts.</summary>
internal sealed record DossierLine(
    MatterRef Matter, DossierNumber Number, string Name, string? Document, SupervisedBodyId? Unit, WorkCommitteeId Committee, PersonId? LeadMember,
    DossierStage Stage, string State, bool IsBegun);

/// <summary>Finds dossiers by name, number, unit, kind and stage; the database does the looking.</summary>
internal static class DossierLines
{
    private static readonly ReportState[] StoppedReports = [ReportState.Postponed, ReportState.Withdrawn, ReportState.Ended];
    private static readonly OpinionState[] StoppedOpinions = [OpinionState.NoOpinion, OpinionState.Withdrawn];

    public static async Task<IReadOnlyList<DossierLine>> FindAsync(SupervisionDb db, DossierListQuery query, CancellationToken stop)
    {
        var units = await UnitsNamedAsync(db, query.Words, stop);
        return
        [
            .. query.KindChosen is null or DossierNumber.Report ? await ReportsAsync(db, query, units, stop) : [],
            .. query.KindChosen is null or DossierNumber.Opinion ? await OpinionsAsync(db, query, units, stop) : [],
        ];
    }

    private static async Task<List<SupervisedBodyId>> UnitsNamedAsync(SupervisionDb db, string words, CancellationToken stop)
    {
        var pattern = LikeText.Containing(words);
        return words.Length == 0 ? [] : await db.SupervisedBodies
            .Where(b => EF.Functions.Like(b.Name, pattern, LikeText.Escape) || EF.Functions.Like(b.ShortName, pattern, LikeText.Escape))
            .Select(b => b.Id).ToListAsync(stop);
    }

    private static async Task<IEnumerable<DossierLine>> ReportsAsync(
        SupervisionDb db, DossierListQuery query, List<SupervisedBodyId> units, CancellationToken stop)
    {
        var found = db.SpecialReports.AsNoTracking();
        if (query.Words.Length > 0)
        {
            var pattern = LikeText.Containing(query.Words);
            var (year, serial) = Sought(query, DossierNumber.Report);
            var wholeYear = query.YearSought;
            found = found.Where(r => EF.Functions.Like(r.Title, pattern, LikeText.Escape)
                || (r.Serial == serial && (year == null || r.Year == year)) || r.Year == wholeYear
                || units.Contains(r.Organ!.Value) || units.Contains(r.Department!.Value) || r.Bodies.Any(b => units.Contains(b.Body!.Value)));
        }

        if (query.UnitChosen is { } chosen)
        {
            var unit = new SupervisedBodyId(chosen);
            found = found.Where(r => r.Organ == unit || r.Department == unit || r.Bodies.Any(b => b.Body == unit));
        }

        found = query.StateChosen switch
        {
            DossierStage.Open => found.Where(r => r.State != ReportState.Closed && !StoppedReports.Contains(r.State)),
            DossierStage.Closed => found.Where(r => r.State == ReportState.Closed),
            DossierStage.Stopped => found.Where(r => StoppedReports.Contains(r.State)),
            _ => found,
        };
        var rows = await found.Select(r => new { r.Id, r.Year, r.Serial, r.Title, r.Organ, r.Committee, r.LeadMember, r.State }).ToListAsync(stop);
        return rows.Select(r => new DossierLine(
            new(MatterKind.Report, r.Id.Value), new(r.Year, DossierNumber.Report, r.Serial), r.Title, null, r.Organ, r.Committee, r.LeadMember,
            StageOf(r.State), ReportWords.Of(r.State), r.State != ReportState.Planned));
    }

    private static async Task<IEnumerable<DossierLine>> OpinionsAsync(
        SupervisionDb db, DossierListQuery query, List<SupervisedBodyId> units, CancellationToken stop)
    {
        var found = db.ReviewOpinions.AsNoTracking();
        if (query.Words.Length > 0)
        {
            var pattern = LikeText.Containing(query.Words);
            var (year, serial) = Sought(query, DossierNumber.Opinion);
            var wholeYear = query.YearSought;
            found = found.Where(o => EF.Functions.Like("关于《" + o.ReportTitle + "》的审议意见", pattern, LikeText.Escape)
                || EF.Functions.Like(o.Number, pattern, LikeText.Escape)
                || (o.DossierSerial == serial && (year == null || o.DossierYear == year)) || o.DossierYear == wholeYear
                || units.Contains(o.MainOrgan!.Value));
        }

        if (query.UnitChosen is { } chosen)
        {
            var unit = new SupervisedBodyId(chosen);
            found = found.Where(o => o.MainOrgan == unit || o.Dispatches.Any(d => d.Body == unit));
        }

        found = query.StateChosen switch
        {
            DossierStage.Open => found.Where(o => o.State != OpinionState.Closed && !StoppedOpinions.Contains(o.State)),
            DossierStage.Closed => found.Where(o => o.State == OpinionState.Closed),
            DossierStage.Stopped => found.Where(o => StoppedOpinions.Contains(o.State)),
            _ => found,
        };
        var rows = await found.Select(o => new { o.Id, o.DossierYear, o.DossierSerial, o.ReportTitle, o.Number, o.MainOrgan, o.Committee, o.LeadMember, o.State })
            .ToListAsync(stop);
        return rows.Select(o => new DossierLine(
            new(MatterKind.Opinion, o.Id.Value), new(o.DossierYear, DossierNumber.Opinion, o.DossierSerial), $"关于《{o.ReportTitle}》的审议意见", o.Number,
            o.MainOrgan, o.Committee, o.LeadMember, StageOf(o.State), OpinionStateWords.Of(o.State), IsBegun: true));
    }

    // No dossier has the serial 0: nothing is found by number when none was typed.
    private static (int? Year, int Serial) Sought(DossierListQuery query, string code) =>
        query.NumberSought is { } number && number.Code == code ? (number.Year, number.Serial) : (null, 0);

    private static DossierStage StageOf(ReportState state) =>
        state == ReportState.Closed ? DossierStage.Closed : StoppedReports.Contains(state) ? DossierStage.Stopped : DossierStage.Open;

    private static DossierStage StageOf(OpinionState state) =>
        state == OpinionState.Closed ? DossierStage.Closed : StoppedOpinions.Contains(state) ? DossierStage.Stopped : DossierStage.Open;
}
