using Microsoft.Extensions.Options;
using Supervision.Domain.Documents;
using Supervision.Domain.Inspections;
using Supervision.Domain.Sittings;
using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Surveys;

/// <summary>One survey as the desk shows it.</summary>
/// <param name="Survey">Its facts.</param>
/// <param name="Committee">The committee.</param>
/// <param name="Today">Today.</param>
public sealed record SurveyView(ResearchSurvey Survey, string Committee, DateOnly Today)
{
    public IReadOnlyDictionary<SupervisedBodyId, string> Bodies { get; init; } = new Dictionary<SupervisedBodyId, string>();

    public IReadOnlyList<StageRow> Stages { get; init; } = [];

    public IReadOnlyList<DeadlineRow> Deadlines { get; init; } = [];

    public IReadOnlyList<HistoryRow> History { get; init; } = [];

    /// <summary>The linked inspection; null for none.</summary>
    public MatterLink? Inspection { get; init; }

    /// <summary>The report under which it is deliberated; null for none.</summary>
    public MatterLink? Deliberated { get; init; }

    /// <summary>The report as a file; null before its distribution.</summary>
    public Guid? File { get; init; }

    /// <summary>How far its report is on its way to the public; empty while no copy was made.</summary>
    public string Publication { get; init; } = "";

    /// <summary>True for those who make or check the copy for the public.</summary>
    public bool MayPublish { get; init; }

    /// <summary>True for the committee that carries it out.</summary>
    public bool MayRun { get; init; }

    /// <summary>Who must do what next, in one sentence.</summary>
    public string Next => SurveyStages.Next(Survey);

    public string BodyOf(SupervisedBodyId? body) => body is { } id && Bodies.TryGetValue(id, out var name) ? name : "";
}

/// <summary>What the forms of a survey offer.</summary>
public sealed record SurveyChoices(
    IReadOnlyList<FilterChoice> Members, IReadOnlyList<FilterChoice> Others, IReadOnlyList<FilterChoice> Sittings, IReadOnlyList<FilterChoice> Committees,
    IReadOnlyList<FilterChoice> Bodies, IReadOnlyList<FilterChoice> Inspections);

/// <summary>A survey as members read it on a phone.</summary>
public sealed record SurveyToRead(ResearchSurvey Survey, string Committee, IReadOnlyDictionary<SupervisedBodyId, string> Bodies, Guid? File);

/// <summary>Reads one survey for the desk, and distributed ones for members.</summary>
public sealed class SurveyQueries(SurveyActing acting, IOptions<HouseOptions> house)
{
    /// <summary>The survey; null when there is none for the one who asks.</summary>
    public async Task<SurveyView?> FindAsync(ResearchSurveyId id, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadSurveys, stop);
        await using var context = db;
        if (await ReadableAsync(db, actor, id, stop) is not { } survey)
        {
            return null;
        }

        var basis = await db.LoadBasisAsync(stop);
        return new(survey, await CommitteeAsync(db, survey, stop), basis.Today)
        {
            Bodies = await db.BodyNamesAsync(stop),
            Stages = SurveyStages.Of(survey),
            Deadlines = await db.DeadlineRowsAsync(survey.Matter, basis, stop),
            History = await db.HistoryRowsAsync(survey.Matter, stop),
            Inspection = await InspectionAsync(db, survey, stop),
            Deliberated = await DeliberatedAsync(db, survey, stop),
            File = await FileAsync(db, survey, stop),
            Publication = await PublicationAsync(db, survey, stop),
            MayPublish = actor.May(Permissions.MakePublications) || (actor.May(Permissions.CheckPublications) && actor.Heads(survey.Committee)),
            MayRun = actor.May(Permissions.RunSurveys) && (actor.IsSystem || actor.Serves(survey.Committee)),
        };
    }

    /// <summary>What the forms offer.</summary>
    public async Task<SurveyChoices> ChoicesAsync(CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RunSurveys, stop);
        await using var context = db;
        var today = db.Clock.Today();
        var members = await db.MembersOnAsync(today, stop);
        var seats = members.Select(m => m.Person).ToHashSet();
        var sittings = (await db.Sittings.AsNoTracking().Where(s => s.LastDay >= today && s.CancelReason == null).OrderBy(s => s.FirstDay).ToListAsync(stop)).Where(s => s.IsAhead);
        return new(
            [.. members.Select(m => FilterChoice.Of(m.Person.Value, $"{m.Name}（{m.Position switch { MemberPosition.Chair => "主任", MemberPosition.ViceChair => "副主任", _ => "委员" }}）"))],
            [.. (await db.People.AsNoTracking().OrderBy(p => p.Name).ToListAsync(stop)).Where(p => !seats.Contains(p.Id)).Select(p => FilterChoice.Of(p.Id.Value, p.Note.Length > 0 ? $"{p.Name}（{p.Note}）" : p.Name))],
            [.. sittings.Select(s => FilterChoice.Of(s.Id.Value, $"{s.Name}（{s.FirstDay.Full()}）"))],
            [.. (await db.WorkCommittees.AsNoTracking().OrderBy(c => c.Order).ToListAsync(stop)).Select(c => FilterChoice.Of(c.Id.Value, c.ShortName))],
            [.. (await db.SupervisedBodies.AsNoTracking().Where(b => b.To == null).OrderBy(b => b.Order).ToListAsync(stop)).Select(b => FilterChoice.Of(b.Id.Value, b.ShortName))],
            [.. (await db.LawInspections.AsNoTracking().Where(i => i.State != InspectionState.Withdrawn).OrderByDescending(i => i.Year).ThenBy(i => i.Serial).Select(i => new { i.Id, i.Year, i.Title }).ToListAsync(stop))
                .Select(i => FilterChoice.Of(i.Id.Value, $"{i.Year}年 {i.Title}"))]);
    }

    /// <summary>Committees that the person may begin a survey for.</summary>
    public async Task<IReadOnlyList<FilterChoice>> OwnCommitteesAsync(CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.RunSurveys, stop);
        await using var context = db;
        return [.. (await db.WorkCommittees.AsNoTracking().OrderBy(c => c.Order).ToListAsync(stop)).Where(c => actor.Serves(c.Id)).Select(c => FilterChoice.Of(c.Id.Value, c.ShortName))];
    }

    /// <summary>Outline or report as a paper; null when there is none for the one who asks.</summary>
    public async Task<SurveyPaper?> PaperAsync(ResearchSurveyId id, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadSurveys, stop);
        await using var context = db;
        return await ReadableAsync(db, actor, id, stop) is { } survey
            ? new(survey, await db.BodyNamesAsync(stop), house.Value.Committee, db.Clock.Today()) : null;
    }

    /// <summary>Distributed surveys that a member or guest may read, the newest first.</summary>
    public async Task<IReadOnlyList<SurveyToRead>> ForMembersAsync(CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadMaterials, stop);
        await using var context = db;
        List<SurveyToRead> readable = [];
        foreach (var survey in (await db.ResearchSurveys.AsNoTracking().AsSplitQuery().Where(s => s.Audience != null).ToListAsync(stop)).OrderByDescending(s => s.ReachedOn(SurveyState.Distributed)))
        {
            if (await SurveySight.MayReadAsync(db, actor, survey, stop))
            {
                readable.Add(new(survey, await CommitteeAsync(db, survey, stop), new Dictionary<SupervisedBodyId, string>(), null));
            }
        }

        return readable;
    }

    /// <summary>One of them with its text; null when it does not exist for the one who asks.</summary>
    public async Task<SurveyToRead?> ForMemberAsync(ResearchSurveyId id, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadMaterials, stop);
        await using var context = db;
        return await ReadableAsync(db, actor, id, stop) is { IsDistributed: true } survey
            ? new(survey, await CommitteeAsync(db, survey, stop), await db.BodyNamesAsync(stop), await FileAsync(db, survey, stop)) : null;
    }

    private static async Task<ResearchSurvey?> ReadableAsync(SupervisionDb db, Actor actor, ResearchSurveyId id, CancellationToken stop) =>
        await db.ResearchSurveys.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, stop) is { } survey && await SurveySight.MayReadAsync(db, actor, survey, stop) ? survey : null;

    private static Task<string> CommitteeAsync(SupervisionDb db, ResearchSurvey survey, CancellationToken stop)
    {
        var id = survey.Committee;
        return db.WorkCommittees.AsNoTracking().Where(c => c.Id == id).Select(c => c.ShortName).SingleAsync(stop);
    }

    private static async Task<MatterLink?> InspectionAsync(SupervisionDb db, ResearchSurvey survey, CancellationToken stop)
    {
        var id = survey.Inspection;
        return id is null ? null : await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == id, stop) is var i ? new($"{i.Dossier} {i.Title}", i.Link) : null;
    }

    private static async Task<MatterLink?> DeliberatedAsync(SupervisionDb db, ResearchSurvey survey, CancellationToken stop)
    {
        var id = survey.Deliberated;
        return id is null ? null : await db.SpecialReports.AsNoTracking().SingleAsync(r => r.Id == id, stop) is var r ? new($"{r.Number}", $"/d/{r.Number.Address}") : null;
    }

    private static async Task<string> PublicationAsync(SupervisionDb db, ResearchSurvey survey, CancellationToken stop)
    {
        var id = survey.Id.Value;
        var newest = await db.Publications.AsNoTracking().Where(p => p.MatterKind == MatterKind.Survey && p.MatterId == id)
            .OrderByDescending(p => p.MadeAt).Select(p => new { p.State, p.PublishedOn, p.WithdrawnOn }).FirstOrDefaultAsync(stop);
        return newest?.State switch
        {
            null => "",
            PublicationState.Published => $"{newest.PublishedOn!.Value.Full()}向社会公开",
            PublicationState.Withdrawn => $"{newest.WithdrawnOn!.Value.Full()}撤下",
            PublicationState.Checking => "公开稿等待工委负责人核定",
            PublicationState.Checked => "公开稿已经核定，等待办公室公开",
            _ => "公开稿正在制作",
        };
    }

    private static async Task<Guid?> FileAsync(SupervisionDb db, ResearchSurvey survey, CancellationToken stop)
    {
        var id = survey.Id.Value;
        return await db.StoredFiles.AsNoTracking().Where(f => f.MatterKind == MatterKind.Survey && f.MatterId == id && f.Purpose == SurveyFiles.Report)
            .OrderByDescending(f => f.AddedAt).Select(f => (Guid?)f.Id).FirstOrDefaultAsync(stop);
    }
}

/// <summary>The stages of a survey and what comes next.</summary>
internal static class SurveyStages
{
    private static readonly (SurveyState State, string Name, string Anchor)[] Course =
    [
        (SurveyState.Planned, "立项", "facts"), (SurveyState.Outline, "调研提纲", "outline"), (SurveyState.Field, "实地调研", "visits"),
        (SurveyState.Report, "调研报告", "report"), (SurveyState.Distributed, "印发", "distribution"), (SurveyState.Closed, "成果运用", "distribution"),
    ];

    public static IReadOnlyList<StageRow> Of(ResearchSurvey survey)
    {
        var running = Course.FirstOrDefault(c => survey.ReachedOn(c.State) is null).Name;
        return
        [
            .. Course.Select(c => new StageRow(
                c.Name, survey.ReachedOn(c.State) is not null ? StageState.Done : survey.IsOver ? StageState.None : c.Name == running ? StageState.Running : StageState.Todo,
                survey.ReachedOn(c.State)?.Full() ?? "—", c.Anchor)),
        ];
    }

    public static string Next(ResearchSurvey survey) => survey.State switch
    {
        SurveyState.Planned => "请承办工委拟订调研提纲，确定带队的组成人员。",
        SurveyState.Outline => "按提纲走访、座谈，随时登记了解到的情况。",
        SurveyState.Field => survey.ReportDue is { } due ? $"继续登记调研情况；{due.Full()}前形成调研报告。" : "调研以后形成调研报告。",
        SurveyState.Report => "核对报告后印发常委会会议、主任会议或者专委会、工委。",
        SurveyState.Distributed when survey.IsSubmitted => "已经提请主任会议安排审议，等待决定。",
        SurveyState.Distributed when survey.Deliberated is not null => "主任会议已决定提请常委会会议审议；审议以后在这里登记成果运用。",
        SurveyState.Distributed => "登记成果运用后结束；需要常委会会议审议的，先提请主任会议。",
        SurveyState.Closed => $"已经结束：{survey.EndNote}",
        _ => $"已经撤回：{survey.EndNote}",
    };

    public static ChipKind Chip(SurveyState state) => state switch
    {
        SurveyState.Planned => ChipKind.Todo,
        SurveyState.Closed => ChipKind.Done,
        SurveyState.Withdrawn => ChipKind.None,
        _ => ChipKind.Running,
    };
}
