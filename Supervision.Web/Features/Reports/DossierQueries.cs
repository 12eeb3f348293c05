using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports;

/// <summary>Reads the dossier of one report for one person.</summary>
public sealed class DossierQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, ITopicIntake topics)
{
    private static readonly DossierChoices NoChoices = new([], [], []);

    /// <summary>The dossier, or null when it does not exist for the one who asks; a refusal is written down (D-16.38).</summary>
    public async Task<DossierView?> FindAsync(DossierNumber number, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReports, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (nameof(FindAsync), number), () => ReadAsync(db, actor, number, stop));
    }

    private async Task<DossierView?> ReadAsync(SupervisionDb db, Actor actor, DossierNumber number, CancellationToken stop)
    {
        var report = await db.SpecialReports.AsNoTracking().SingleOrDefaultAsync(r => r.Year == number.Year && r.Serial == number.Serial, stop);
        if (report is null)
        {
            return null;
        }

        if (!actor.IsOfTheHouse && !await ReportGate.MayReadAsync(db, actor, report, stop))
        {
            db.Tell(report.Matter, DossierReading.Refusal + "查看案卷：无权查看");
            await db.SaveChangesAsync(stop);
            return null;
        }

        return await ViewAsync(new(db, actor, report, stop), await db.LoadBasisAsync(stop));
    }

    /// <summary>Address of the opinion with this dossier number, for links of one form; null when there is none.</summary>
    public async Task<string?> OpinionAddressAsync(DossierNumber number, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReports, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var opinion = await db.ReviewOpinions.AsNoTracking()
            .SingleOrDefaultAsync(o => o.DossierYear == number.Year && o.DossierSerial == number.Serial, stop);
        return opinion is null ? null : $"/opinions/{opinion.Id.Value}";
    }

    /// <summary>The page of an inspection; null when there is none.</summary>
    public async Task<string?> InspectionAddressAsync(DossierNumber number, CancellationToken stop)
    {
        if (!await person.MayAsync(Permissions.ReadInspections, stop))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.LawInspections.Where(i => i.Year == number.Year && i.Serial == number.Serial).Select(i => (Domain.Inspections.LawInspectionId?)i.Id).SingleOrDefaultAsync(stop);
        return found is { } id ? $"/inspections/{id.Value}" : null;
    }

    /// <summary>The page of a survey; null when there is none.</summary>
    public async Task<string?> SurveyAddressAsync(DossierNumber number, CancellationToken stop)
    {
        if (!await person.MayAsync(Permissions.ReadSurveys, stop))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.ResearchSurveys.Where(s => s.Year == number.Year && s.Serial == number.Serial).Select(s => (Domain.Surveys.ResearchSurveyId?)s.Id).SingleOrDefaultAsync(stop);
        return found is { } id ? $"/surveys/{id.Value}" : null;
    }

    /// <summary>Who looks, for pages that send a liaison to the page made for them.</summary>
    public async Task<bool> IsOfTheHouseAsync(CancellationToken stop) => await person.FindAsync(stop) is { IsOfTheHouse: true };

    private async Task<DossierView> ViewAsync(DossierScope scope, LoadedBasis basis)
    {
        var (db, report) = (scope.Db, scope.Report);
        var rights = await RightsAsync(scope);
        var sitting = report.Sitting is { } s ? await db.Sittings.AsNoTracking().SingleAsync(x => x.Id == s, scope.Stop) : null;
        var ground = new NoteGround(db, HeardMatter.Of(report), sitting, basis, scope.Stop);
        var members = await scope.MembersAsync(basis.Today);
        var opinion = await scope.OpinionAsync();
        return new(
            report, await scope.PartiesAsync(basis.Today), LineOf(sitting, report), opinion, await scope.DeadlinesAsync(opinion, basis), await db.HistoryRowsAsync(report.Matter, scope.Stop),
            rights.ReadText ? ReportFileRows.Of(report, rights.ReadAll) : [],
            rights.ReadNotes ? await scope.NotesAsync() : [], await scope.NoteCountAsync(), await ground.ClosesOnAsync(), members,
            await scope.ConsentAsync(), sitting is null ? null : ReportClock.Of(sitting.ForHearing(), basis.Rules, basis.Calculator).Members.Day,
            rights.Run ? await scope.ChoicesAsync(basis) : NoChoices, rights, basis.Today)
        {
            Beside = await new BesideReading(scope, sitting, topics).ReadAsync(rights, basis.Today),
        };
    }

    private static async Task<DossierRights> RightsAsync(DossierScope scope)
    {
        var (actor, report) = (scope.Actor, scope.Report);
        return new(
            actor.May(Permissions.RunReports),
            actor.May(Permissions.HandInReports) && ReportRights.MayHandIn(actor, report),
            actor.May(Permissions.CommentOnReports) && ReportRights.MayComment(actor, report),
            actor.May(Permissions.ApproveComments) && actor.Heads(report.Committee),
            actor.May(Permissions.ReturnReports) && ReportRights.MayReturn(actor, report),
            actor.May(Permissions.WriteNotesForOthers),
            await ReportGate.MayReadAsync(scope.Db, actor, report, scope.Stop),
            ReportGate.ReadsAll(actor, report),
            actor.May(Permissions.ReadNotes))
        {
            RunHearing = actor.May(Permissions.RunCommitteeHearings) && ReportRights.MayRunHearing(actor, report),
            Examine = actor.May(Permissions.CommentOnReports) && ReportGate.Examines(actor, report),
            Tour = actor.May(Permissions.ArrangeTours) && ReportRights.MayComment(actor, report),
        };
    }

    private static SittingLine? LineOf(Sitting? sitting, SpecialReport report) => sitting is null ? null : new(
        sitting.Id, sitting.Name, sitting.FirstDay, sitting.LastDay, sitting.StartTime, sitting.Place,
        1 + sitting.Agenda.ToList().FindIndex(i => i.Matter == report.Matter), sitting.ForHearing().HasBegun);
}

/// <summary>Reads around one report.</summary>
internal sealed record DossierScope(SupervisionDb Db, Actor Actor, SpecialReport Report, CancellationToken Stop)
{
    public async Task<DossierParties> PartiesAsync(DateOnly today)
    {
        var (organ, department) = (Report.Organ, Report.Department);
        var body = organ is null ? null : await Db.SupervisedBodies.AsNoTracking().SingleAsync(b => b.Id == organ, Stop);
        var unit = Report.Unit;
        var scope = unit?.Value;
        var liaisons = await (from h in Db.RoleHoldings.AsNoTracking()
                              join p in Db.People.AsNoTracking() on h.Person equals p.Id
                              where h.Role == Role.BodyLiaison && h.Scope == scope && scope != null && h.From <= today && (h.To == null || h.To > today)
                              select new { p.Name, p.Phone }).ToListAsync(Stop);
        return new(
            body?.ShortName ?? "尚未确定", body?.Kind,
            department is null ? "" : await Db.SupervisedBodies.Where(b => b.Id == department).Select(b => b.ShortName).SingleAsync(Stop),
            await Db.WorkCommittees.Where(c => c.Id == Report.Committee).Select(c => c.ShortName).SingleAsync(Stop),
            Report.LeadMember is { } lead ? await Db.People.Where(p => p.Id == lead).Select(p => p.Name).SingleAsync(Stop) : "",
            [.. liaisons.Select(l => $"{l.Name} {Masked.Phone(l.Phone)}".Trim())])
        {
            Beside = await BesideAsync(),
            Unit = unit is null ? "尚未确定" : await Db.SupervisedBodies.Where(b => b.Id == unit).Select(b => b.ShortName).SingleAsync(Stop),
        };
    }

    private async Task<IReadOnlyList<string>> BesideAsync()
    {
        var ids = Report.Bodies.Select(b => b.Body).OfType<SupervisedBodyId>().ToList();
        var names = await Db.SupervisedBodies.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.ShortName, Stop);
        return [.. Report.Bodies.Where(b => b.Body is null || (b.Body != Report.Organ && b.Body != Report.Department))
            .Select(b => b.Body is { } id ? names[id] : $"{b.Name}（名称还没有对应到单位）")];
    }

    public async Task<OpinionLine?> OpinionAsync()
    {
        var id = Report.Id;
        return await Db.ReviewOpinions.AsNoTracking().Where(o => o.Report == id).OrderByDescending(o => o.DossierSerial).FirstOrDefaultAsync(Stop) is { } opinion
            ? new(opinion.Id.Value, opinion.Number ?? opinion.Dossier.ToString(), ReportStages.Words(opinion.State), $"/opinions/{opinion.Id.Value}",
                opinion.State is Domain.Opinions.OpinionState.Closed or Domain.Opinions.OpinionState.NoOpinion)
            : null;
    }

    /// <summary>The report's deadlines, and what is still owed around its opinion for who may read that.</summary>
    public async Task<IReadOnlyList<DeadlineRow>> DeadlinesAsync(OpinionLine? opinion, LoadedBasis basis)
    {
        var own = await Db.DeadlineRowsAsync(Report.Matter, basis, Stop);
        if (opinion is null || !Actor.May(Permissions.ReadOpinionDrafts))
        {
            return own;
        }

        var owed = await Db.DeadlineRowsAsync(new(MatterKind.Opinion, opinion.Id), basis, Stop);
        return [.. own, .. owed.Where(d => d.State == ObligationState.Open).OrderBy(d => d.Day)];
    }

    public Task<int> NoteCountAsync()
    {
        var id = Report.Id;
        return Db.SpeechNotes.CountAsync(n => n.Report == id, Stop);
    }

    public async Task<IReadOnlyList<NoteLine>> NotesAsync()
    {
        var id = Report.Id;
        var notes = await Db.SpeechNotes.AsNoTracking().Where(n => n.Report == id).ToListAsync(Stop);
        var bodies = await Db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, Stop);
        return [.. notes.OrderBy(n => n.Order).ThenBy(n => n.EnteredAt).Select(n => new NoteLine(
            n.Id, n.Member, n.SpeakerName, n.IsGuest, n.IsByRecorder, n.EnteredByName, n.EnteredAt, n.CorrectedAt, n.Text, n.Part, n.Theme,
            n.Body is { } b ? bodies[b] : null))];
    }

    public async Task<IReadOnlyList<MemberLine>> MembersAsync(DateOnly today)
    {
        var modes = Report.Deliveries.GroupBy(d => d.Member).ToDictionary(g => g.Key, g => g.Last().Mode);
        return [.. (await Db.MembersOnAsync(today, Stop)).Select(m => new MemberLine(
            m.Member, m.Name, m.Note, modes.TryGetValue(m.Member, out var mode) ? mode : null))];
    }

    public async Task<CouncilConsent?> ConsentAsync() => Report.Wish == ReportWish.None && Report.State != ReportState.OpinionStage
        ? null
        : await Db.ConsentAsync(Report, ReportReading.PurposeOf(Report.Wish), Stop);

    public async Task<DossierChoices> ChoicesAsync(LoadedBasis basis)
    {
        var bodies = await Db.SupervisedBodies.AsNoTracking().Where(b => b.To == null).OrderBy(b => b.Order).ToListAsync(Stop);
        var council = (await Db.MembersOnAsync(basis.Today, Stop)).Where(m => m.Position != MemberPosition.Ordinary);
        var sittings = await Db.Sittings.AsNoTracking()
            .Where(s => s.State == SittingState.Called || s.State == SittingState.Noticed).OrderBy(s => s.FirstDay).ToListAsync(Stop);
        return new(
            [.. bodies.Select(b => new NamedChoice(b.Id.Value, b.Name))],
            [.. council.Select(m => new NamedChoice(m.Person.Value, $"{m.Name}（{m.Note}）"))],
            [.. sittings.Select(s => (s.Id, $"{s.Name}，{s.FirstDay.Full()}{WarningOf(s, basis)}", ObstaclesTo(s, basis)))]);
    }

    private static string WarningOf(Sitting sitting, LoadedBasis basis) =>
        ReportClock.OnlyWarns(sitting.ForHearing(), basis.Rules) ? "（临时召集，会前期限只作提示）" : "";

    private IReadOnlyList<Obstacle> ObstaclesTo(Sitting sitting, LoadedBasis basis)
    {
        var facts = sitting.ForHearing();
        return Report.ObstaclesToSchedule(
            facts, ReportClock.Of(facts, basis.Rules, basis.Calculator).Draft.Day, ReportClock.OnlyWarns(facts, basis.Rules), basis.Today);
    }
}

/// <summary>The files of a report by stage, the newest first; what is missing is a row too.</summary>
internal static class ReportFileRows
{
    public static IReadOnlyList<FileRow> Of(SpecialReport report, bool all)
    {
        List<FileRow> rows = [];
        foreach (var v in report.Versions.OrderByDescending(v => v.Number).Where(v => all || v.Kind != ReportVersionKind.Draft))
        {
            rows.Add(new(StageOf(v.Kind), v.FileName, NoteOf(report, v), v.SenderName, v.At, v.File, v.Hash));
        }

        if (report.Reporter?.Letter is { } letter && all)
        {
            rows.Insert(0, new("听取", report.Reporter.LetterName, "委托函", "", report.ReachedOn(ReportState.Distributed)?.StartOfDay(), letter, ""));
        }

        if (report.Tier != ReportTier.Committee && report.MeetingDay is not null && report.State < ReportState.Heard)
        {
            Missing(rows, report, ReportVersionKind.Papers, "送交材料", "汇报材料");
        }

        rows.AddRange(report.Tours.Where(t => t.File is not null).Select(t => new FileRow(
            ReportWords.Of(t.Kind), t.FileName, t.Title, "", t.Day.StartOfDay(), t.File, t.Hash)));
        if (report.Remarks is { } remarks && all)
        {
            rows.Insert(0, new("主任会议意见", "主任会议意见.docx", "函件", "办公室", remarks.SentOn.StartOfDay(), remarks.Letter, remarks.Hash));
        }

        if (report.Tier == ReportTier.Committee && report.Sitting is not null)
        {
            Missing(rows, report, ReportVersionKind.Revised, "送交报告", "报告正式稿");
            Missing(rows, report, ReportVersionKind.Draft, "征求意见", "报告初稿");
        }

        return rows;
    }

    private static void Missing(List<FileRow> rows, SpecialReport report, ReportVersionKind kind, string stage, string name)
    {
        if (report.Versions.All(v => v.Kind != kind))
        {
            rows.Add(new(stage, name, "", "", null, null, ""));
        }
    }

    private static string StageOf(ReportVersionKind kind) => kind switch
    {
        ReportVersionKind.Draft => "征求意见",
        ReportVersionKind.Revised => "送交报告",
        ReportVersionKind.Papers => "送交材料",
        ReportVersionKind.Answer => "反馈",
        ReportVersionKind.ResolutionReport => "决议执行",
        _ => "会议期间更换",
    };

    private static string NoteOf(SpecialReport report, ReportVersion v) => string.Join("，", new[]
    {
        ReportWords.Of(v.Kind), v.IsByOffice ? "代录" : "", v.HasText ? "" : "无文本", v.DaysLate > 0 ? $"逾期{v.DaysLate}天" : "",
        v.Hash == report.DeliveredHash ? "印发组成人员的文本" : "",
    }.Where(w => w.Length > 0));
}
