using System.Linq.Expressions;
using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports.Unit;

/// <summary>Something a body owes (要办的事).</summary>
/// <param name="Act">What is to be done.</param>
/// <param name="Title">The matter.</param>
/// <param name="Body">Short name of the body.</param>
/// <param name="Day">Last day.</param>
/// <param name="Target">The day to aim at.</param>
/// <param name="MetOn">The day it was done; null while open.</param>
/// <param name="Chip">How it stands.</param>
/// <param name="Words">How it stands, in words.</param>
/// <param name="Reason">How the day was found.</param>
/// <param name="Link">Where it is done.</param>
public sealed record UnitDue(
    string Act, string Title, string Body, DateOnly Day, DateOnly Target, DateOnly? MetOn, ChipKind Chip, string Words, string Reason, string Link)
{
    /// <summary>True of what is not handed in here yet: it goes to the Office on paper.</summary>
    public bool IsOnPaper { get; init; }

    /// <summary>暂定: the year's holiday table is missing.</summary>
    public bool IsProvisional { get; init; }
}

/// <summary>A notice to the body.</summary>
public sealed record UnitNotice(BodyNoticeId Id, string Text, DateTimeOffset At)
{
    /// <summary>Where it is read at length; empty when the sentence is all.</summary>
    public string Link { get; init; } = "";
}

/// <summary>A report of one's body in the list.</summary>
/// <param name="Id">The report.</param>
/// <param name="Number">〔2026〕专项8号.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Sitting">The sitting, in words; empty while none is set.</param>
public sealed record UnitReportRow(SpecialReportId Id, string Number, string Title, string State, string Sitting);

/// <summary>What is asked of one's body, and what was handed in.</summary>
/// <param name="Bodies">Names of the bodies one acts for.</param>
/// <param name="Open">Owed now, the most urgent first.</param>
/// <param name="Done">Done within a year, the newest first.</param>
/// <param name="Today">Today in Beijing.</param>
public sealed record UnitHome(string Bodies, IReadOnlyList<UnitDue> Open, IReadOnlyList<UnitDue> Done, DateOnly Today)
{
    /// <summary>Notices nobody of the body has read yet.</summary>
    public IReadOnlyList<UnitNotice> Notices { get; init; } = [];

    /// <summary>What is most urgent and can be done here: the one main button of the page; null when there is nothing.</summary>
    public UnitDue? First => Open.Where(d => !d.IsOnPaper).MinBy(d => (d.Chip != ChipKind.Late, d.Day));

    /// <summary>The first line: how much is to be done, and how urgent it is.</summary>
    public string Answer => Open.Count == 0 ? "目前没有需要报送的材料。"
        : $"{Open.Count} 项待办{(Late > 0 ? $"，{Late} 项逾期" : "")}{(Soon > 0 ? $"，{Soon} 项一周内到期" : "")}。{(First is { } first ? $"最急的是：{first.Act}。" : "")}";

    private int Late => Open.Count(d => d.Chip == ChipKind.Late);

    private int Soon => Open.Count(d => d.Chip != ChipKind.Late && d.Day >= Today && d.Day <= Today.AddDays(7));
}

/// <summary>A text handed in.</summary>
/// <param name="Id">The version.</param>
/// <param name="Receipt">Number of the receipt.</param>
/// <param name="Kind">报告初稿, 报告正式稿.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="File">The stored file.</param>
/// <param name="Hash">SHA-256, hexadecimal.</param>
/// <param name="At">When it came in.</param>
/// <param name="By">Who sent it.</param>
/// <param name="DaysLate">Days after the last day.</param>
public sealed record UnitText(
    Guid Id, string Receipt, string Kind, string FileName, Guid File, string Hash, DateTimeOffset At, string By, int DaysLate)
{
    /// <summary>The first twelve signs of the checksum, in groups of four: enough to compare by eye.</summary>
    public string ShortHash => $"{Hash[..4]} {Hash[4..8]} {Hash[8..12]}".ToUpperInvariant();
}

/// <summary>A gathered opinion with the body's answer.</summary>
public sealed record UnitOpinionLine(Guid Id, int Order, string Text, string Source, OpinionAnswer? Answer, string Reason);

/// <summary>The body's page of one report.</summary>
/// <param name="Id">The report.</param>
/// <param name="Number">〔2026〕专项8号.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Sitting">The sitting with its day; empty while none is set.</param>
/// <param name="Committee">Short name of the lead committee.</param>
/// <param name="Dues">What the body owes, done ones among them.</param>
/// <param name="Opinions">Gathered opinions, once they were sent.</param>
/// <param name="HasNoOpinions">True when the Office marked that there are none.</param>
/// <param name="Comments">The committee's comments, once they were returned.</param>
/// <param name="HasNoComments">无意见.</param>
/// <param name="ReturnReason">Why it was sent back; null unless it waits for completion.</param>
/// <param name="Texts">What was handed in, the newest first.</param>
/// <param name="Asked">Which text is to be handed in now; null for none.</param>
/// <param name="Obstacles">Why none can be handed in now.</param>
/// <param name="MayAnswer">True while answers may be written.</param>
/// <param name="Next">What happens next, in words.</param>
public sealed record UnitReport(
    SpecialReportId Id, string Number, string Title, string State, string Sitting, string Committee, IReadOnlyList<UnitDue> Dues,
    IReadOnlyList<UnitOpinionLine> Opinions, bool HasNoOpinions, IReadOnlyList<string> Comments, bool HasNoComments, string? ReturnReason,
    IReadOnlyList<UnitText> Texts, ReportVersionKind? Asked, IReadOnlyList<Obstacle> Obstacles, bool MayAnswer, string Next)
{
    /// <summary>The council's remarks, once they were sent.</summary>
    public CouncilRemarks? Remarks { get; init; }

    /// <summary>The resolution on the report; null when none was adopted.</summary>
    public ReportResolution? Resolution { get; init; }
}

/// <summary>Reads what a body is asked for; of other bodies nothing is found (D-16.38).</summary>
public sealed class UnitDeskQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<UnitHome> HomeAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseUnitDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, nameof(HomeAsync), () => ReadHomeAsync(db, actor, stop));
    }

    private static async Task<UnitHome> ReadHomeAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var basis = await db.LoadBasisAsync(stop);
        var since = basis.Today.AddYears(-1);
        var names = await NamesAsync(db, actor, stop);
        var all = await DuesAsync(db, actor, basis, o => o.State == ObligationState.Open || o.MetOn >= since, stop);
        return new(
            string.Join("、", names.Values), [.. all.Where(d => d.MetOn is null)],
            [.. all.Where(d => d.MetOn is not null).OrderByDescending(d => d.MetOn)], basis.Today)
        {
            Notices = await NoticesAsync(db, actor, stop),
        };
    }

    // What was told to a body and to the one that took over reads the same: it is shown once.
    private static async Task<IReadOnlyList<UnitNotice>> NoticesAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var bodies = actor.Bodies.Select(b => new SupervisedBodyId(b)).ToList();
        var unread = await db.BodyNotices.AsNoTracking().Where(n => bodies.Contains(n.Body) && n.SeenAt == null).ToListAsync(stop);
        return [.. unread.OrderByDescending(n => n.MadeAt).DistinctBy(n => n.Text).Select(n => new UnitNotice(n.Id, n.Text, n.MadeAt) { Link = n.MatterKind == MatterKind.Appraisal ? "/unit/appraisals" : "" })];
    }

    public async Task<IReadOnlyList<UnitReportRow>> ReportsAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseUnitDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var bodies = actor.Bodies.Select(b => (SupervisedBodyId?)new SupervisedBodyId(b)).ToList();
        var reports = await db.SpecialReports.AsNoTracking()
            .Where(r => bodies.Contains(r.Organ) || bodies.Contains(r.Department) || r.Bodies.Any(b => b.Body != null && bodies.Contains(b.Body)))
            .OrderByDescending(r => r.Year).ThenByDescending(r => r.Serial).ToListAsync(stop);
        List<UnitReportRow> rows = [];
        foreach (var r in reports)
        {
            rows.Add(new(r.Id, r.Number.ToString(), r.Title, ReportWords.Of(r.State), await SittingWordsAsync(db, r, stop)));
        }

        return rows;
    }

    /// <summary>One report, or null when it does not exist for the one who asks; asking for another body's is noted.</summary>
    public async Task<UnitReport?> FindAsync(SpecialReportId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseUnitDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.SpecialReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is not { } report)
        {
            return null;
        }

        if (!IsOwn(actor, report))
        {
            db.Tell(report.Matter, DossierReading.Refusal + "查看案卷：不是本单位的案卷");
            await db.SaveChangesAsync(stop);
            return null;
        }

        var basis = await db.LoadBasisAsync(stop);
        var dues = await DuesAsync(db, actor, basis, o => o.MatterKind == MatterKind.Report && o.MatterId == id.Value, stop);
        var committee = await db.WorkCommittees.Where(c => c.Id == report.Committee).Select(c => c.ShortName).SingleAsync(stop);
        return UnitReports.Make(report, actor, dues, committee, await SittingWordsAsync(db, report, stop), await CommentsDueAsync(db, id, stop));
    }

    private static bool IsOwn(Actor actor, SpecialReport report) =>
        actor.Bodies.Any(b => report.Concerns(new(b)));

    private static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var ids = actor.Bodies.Select(b => new SupervisedBodyId(b)).ToList();
        var bodies = await db.SupervisedBodies.AsNoTracking().Where(b => ids.Contains(b.Id)).OrderBy(b => b.Order).ToListAsync(stop);
        return bodies.ToDictionary(b => b.Id.Value, b => b.ShortName);
    }

    private static async Task<IReadOnlyList<UnitDue>> DuesAsync(
        SupervisionDb db, Actor actor, LoadedBasis basis, Expression<Func<Obligation, bool>> which, CancellationToken stop)
    {
        var bodies = actor.Bodies.Select(b => (Guid?)b).ToList();
        var names = await NamesAsync(db, actor, stop);
        var rows = await db.Obligations.AsNoTracking().Where(which)
            .Where(o => o.State != ObligationState.Cancelled && o.OwedBy.Kind == PartyKind.Body && bodies.Contains(o.OwedBy.Id)).ToListAsync(stop);
        return [.. rows.OrderBy(o => o.Deadline.Day).ThenBy(o => o.Title, StringComparer.Ordinal)
            .Select(o => UnitReports.DueOf(o, names.GetValueOrDefault(o.OwedBy.Id ?? Guid.Empty, ""), basis))];
    }

    private static async Task<string> SittingWordsAsync(SupervisionDb db, SpecialReport report, CancellationToken stop) =>
        report is { Tier: not ReportTier.Committee, MeetingDay: { } day }
            ? $"{report.MeetingName}，{day.Full()}（{day.Weekday()}）{(report.MeetingPlace.Length > 0 ? $"，{report.MeetingPlace}" : "")}"
        : report.Sitting is { } id && await db.Sittings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is { } sitting
            ? $"{sitting.Name}，{sitting.FirstDay.Full()}（{sitting.FirstDay.Weekday()}）" : "";

    private static async Task<DateOnly?> CommentsDueAsync(SupervisionDb db, SpecialReportId id, CancellationToken stop)
    {
        var row = await db.Obligations.AsNoTracking().FirstOrDefaultAsync(
            o => o.MatterKind == MatterKind.Report && o.MatterId == id.Value && o.Kind == "report.comments", stop);
        return row?.Deadline.Day;
    }
}
