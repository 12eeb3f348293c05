using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Documents;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Reporting;

/// <summary>The report as the desk shows it.</summary>
/// <param name="View">The inspection.</param>
/// <param name="Report">The report; null before it was begun.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Serials">Numbers of findings by id, for the trace.</param>
/// <param name="IsLeader">True for the leader.</param>
public sealed record GroupReportView(InspectionView View, InspectionReport? Report, ReportStanding Standing, IReadOnlyDictionary<Guid, int> Serials, bool IsLeader)
{
    /// <summary>The council's decision in words; empty while there is none.</summary>
    public string Decision { get; init; } = "";

    /// <summary>What the report does not count, in words; empty when all is confirmed.</summary>
    public string Apart => FindingCounting.ApartWords(Standing.Unconfirmed) is { Length: > 0 } words ? $"报告只计已确认的检查记录；{words}" : "";

    public IReadOnlyList<Obstacle> ToSign { get; init; } = [];

    public IReadOnlyList<Obstacle> ToSubmit { get; init; } = [];

    public bool MayWrite => View.MayRun && View.Inspection.ObstaclesToWriteReport().Count == 0;

    /// <summary>Sentences that rest on findings, those that count other records, and those that a person wrote.</summary>
    public string Trace
    {
        get
        {
            var sentences = Report?.Paragraphs.SelectMany(p => p.Sentences).ToList() ?? [];
            var (found, counted) = (sentences.Count(s => s.Findings.Count > 0), sentences.Count(s => SourceOf(s) is not null));
            return sentences.Count == 0 ? "" : $"{sentences.Count} 句，其中 {found} 句有检查记录依据，{counted} 句依据条文清单、会议、实地检查和问卷，{sentences.Count - found - counted} 句由人撰写。";
        }
    }

    /// <summary>What a sentence counts that rests on no single finding, and where that stands; null of one that a person wrote, or that names its findings.</summary>
    public MatterLink? SourceOf(GroupSentence sentence) => sentence.Findings.Count > 0 ? null : sentence.Source switch
    {
        SentenceSource.Plan => new("年度监督工作计划", "/plan"),
        SentenceSource.Meetings => new("动员会记录", View.Inspection.Link + "/meetings"),
        SentenceSource.Field => new("实地检查和抽查记录", View.Inspection.Link + "/field"),
        SentenceSource.Questionnaires => new("问卷", View.Inspection.Link + "/questionnaires"),
        SentenceSource.Checklist => new("条文清单", View.Inspection.Link + "/articles"),
        SentenceSource.Findings => new("问题清单", View.Inspection.Link + "/findings"),
        _ => null,
    };
}

/// <summary>A member who gets the report.</summary>
public sealed record ReportReceiver(MemberId Member, string Name, bool? OnPaper);

/// <summary>Hearing and what follows, as the desk shows it.</summary>
public sealed record HearingView(InspectionView View, IReadOnlyList<FilterChoice> Sittings, IReadOnlyList<ReportReceiver> Members, int Notes, bool MayHear)
{
    /// <summary>Number or dossier of the opinion; empty while there is none.</summary>
    public string Opinion { get; init; } = "";

    public string OpinionLink { get; init; } = "";

    public bool DeputyMay { get; init; }

    public IReadOnlyList<Obstacle> ToDistribute { get; init; } = [];

    public IReadOnlyList<Obstacle> ToClose { get; init; } = [];
}

/// <summary>Reads the report and its hearing for the desk.</summary>
public sealed class GroupReportQueries(InspectionActing acting, InspectionQueries inspections, GroupReportPapers papers)
{
    public async Task<GroupReportView?> FindAsync(LawInspectionId id, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (actor, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var inspection = view.Inspection;
        var report = await db.InspectionReports.AsNoTracking().SingleOrDefaultAsync(r => r.Inspection == id, stop);
        var standing = await db.ReportStandingAsync(inspection, stop);
        var leader = inspection.Leader is { } there ? await db.StandingAsync(inspection, there.Person, inspection.MobilisationDay ?? view.Today, stop) : null;
        var decided = await db.DecisionOnAsync(inspection.Matter, CouncilPurpose.InspectionReport, stop);
        return new(
            view, report, standing, await SerialsAsync(db, id, stop), inspection.Leader?.Person is { } person && person == actor.Person && actor.May(Permissions.LeadInspections))
        {
            Decision = decided is null ? "" : $"{decided.MeetingName}{(decided.IsApproval ? "决定提请常委会会议审议" : decided.IsConfirmed ? "没有同意提请审议" : "已决定，待确认")}（{decided.Day.Full()}）",
            ToSign = inspection.ObstaclesToSign(standing, inspection.Leader?.Person),
            ToSubmit = inspection.ObstaclesToSubmitReport(standing, leader),
        };
    }

    public async Task<HearingView?> HearingAsync(LawInspectionId id, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (actor, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var inspection = view.Inspection;
        var ahead = await db.Sittings.AsNoTracking().Where(s => s.State == SittingState.Planned || s.State == SittingState.Called || s.State == SittingState.Noticed).OrderBy(s => s.FirstDay).ToListAsync(stop);
        var given = inspection.Deliveries.ToDictionary(d => d.Member, d => d.OnPaper);
        var members = await db.MembersOnAsync(view.Today, stop);
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Inspection == id, stop);
        return new(
            view, [.. ahead.Select(s => FilterChoice.Of(s.Id.Value, $"{s.Name}（{s.FirstDay.Full()}）"))],
            [.. members.Select(m => new ReportReceiver(m.Member, m.Name, given.TryGetValue(m.Member, out var paper) ? paper : null))],
            await db.SpeechNotes.CountAsync(n => n.Inspection == id, stop), actor.May(Permissions.HearInspections))
        {
            Opinion = opinion is null ? "" : opinion.Number ?? opinion.Dossier.ToString(),
            OpinionLink = opinion is null ? "" : $"/opinions/{opinion.Id.Value}",
            DeputyMay = (await db.LoadBasisAsync(stop)).Rules.InForce(InspectionRules.DeputyReports, view.Today).IsOn,
            ToDistribute = inspection.ObstaclesToDistribute(members.Count),
            ToClose = inspection.ObstaclesToClose(opinion?.State is OpinionState.Closed or OpinionState.NoOpinion),
        };
    }

    /// <summary>The paper as it stands; null without an inspection.</summary>
    public async Task<(ListPaper Paper, string Name, DateOnly Today)?> PaperAsync(LawInspectionId id, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        return await db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is { } inspection
            ? (await papers.ComposeAsync(db, inspection, stop), $"{inspection.Title}报告", db.Clock.Today()) : null;
    }

    private static async Task<IReadOnlyDictionary<Guid, int>> SerialsAsync(SupervisionDb db, LawInspectionId id, CancellationToken stop) =>
        (await db.Findings.Where(f => f.Inspection == id).Select(f => new { f.Id, f.Serial }).ToListAsync(stop)).ToDictionary(f => f.Id.Value, f => f.Serial);
}
