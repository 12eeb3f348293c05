using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports;

/// <summary>Says what is owed around reports (D-5.2).</summary>
internal sealed class ReportDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.Report;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        var all = db.SpecialReports.AsNoTracking();
        var reports = await (id is { } one ? all.Where(r => r.Id == new SpecialReportId(one)) : all).ToListAsync(stop);
        var wanted = reports.Select(r => r.Sitting).OfType<SittingId>().Distinct().ToList();
        var rectified = await RectifiedAsync(db, reports, stop);
        var sittings = await db.Sittings.AsNoTracking().Where(s => wanted.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var committees = await db.WorkCommittees.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.ShortName, stop);
        return [.. reports.SelectMany(r => ReportDuties.Of(
            new(r, r.Sitting is { } s ? sittings[s].ForHearing() : null, r.Unit is { } unit ? bodies[unit] : "", committees[r.Committee])
            {
                RectifiedOn = rectified.TryGetValue(r.Id, out var day) ? day : null,
            },
            basis.Rules, basis.Calculator))];
    }

    // The day each audit report's rectification was heard (D-5.8).
    private static async Task<Dictionary<SpecialReportId, DateOnly>> RectifiedAsync(
        SupervisionDb db, List<SpecialReport> reports, CancellationToken stop)
    {
        var audits = reports.Where(r => r.Topic == SpecialReport.AuditTopic).Select(r => (SpecialReportId?)r.Id).ToList();
        var linked = audits.Count == 0 ? [] : await db.SpecialReports.AsNoTracking()
            .Where(r => audits.Contains(r.Origin) && r.Topic == SpecialReport.RectificationTopic).ToListAsync(stop);
        return linked.Where(r => r.ReachedOn(ReportState.Heard) is not null).GroupBy(r => r.Origin!.Value)
            .ToDictionary(g => g.Key, g => g.Min(r => r.ReachedOn(ReportState.Heard)!.Value));
    }
}

/// <summary>Who may read the text of a report and its files (D-1.5, D-16.38).</summary>
internal sealed class ReportGate : IMatterGate
{
    public MatterKind Kind => MatterKind.Report;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var wanted = new SpecialReportId(id);
        if (ReadsEvery(actor))
        {
            return actor.May(Permissions.ReadReports) && await db.SpecialReports.AnyAsync(r => r.Id == wanted, stop);
        }

        return await db.SpecialReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == wanted, stop) is { } report
            && await MayReadAsync(db, actor, report, stop);
    }

    public async Task<IReadOnlySet<Guid>> ReadableAsync(SupervisionDb db, Actor actor, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var wanted = ids.Select(i => new SpecialReportId(i)).ToList();
        var found = db.SpecialReports.AsNoTracking().Where(r => wanted.Contains(r.Id));
        if (ReadsEvery(actor))
        {
            return actor.May(Permissions.ReadReports) ? (await found.Select(r => r.Id).ToListAsync(stop)).Select(r => r.Value).ToHashSet() : [];
        }

        HashSet<Guid> readable = [];
        foreach (var report in await found.ToListAsync(stop))
        {
            if (await MayReadAsync(db, actor, report, stop))
            {
                readable.Add(report.Id.Value);
            }
        }

        return readable;
    }

    public static async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, SpecialReport report, CancellationToken stop) =>
        actor.May(Permissions.ReadReports)
        && (ReadsAll(actor, report)
            || (actor.IsMember && report.IsWithMembers)
            || (actor.Has(Role.GuestDeputy) && report.IsWithMembers && await IsGuestAsync(db, actor, report, stop)));

    public async Task<bool> MayReadFileAsync(SupervisionDb db, Actor actor, Guid id, string purpose, CancellationToken stop)
    {
        var wanted = new SpecialReportId(id);
        return purpose is ReportPurpose.Revised or ReportPurpose.Replacement
            // A survey's report is for those who hear and speak, not for the body (D-1.5).
            || (purpose == ReportPurpose.Tour && (actor.IsOfTheHouse || actor.Has(Role.GuestDeputy)))
            || (purpose != ReportPurpose.Tour && ReadsEvery(actor))
            || (purpose != ReportPurpose.Tour && await db.SpecialReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == wanted, stop) is { } report && ReadsAll(actor, report));
    }

    /// <summary>True for those who read drafts and comments too: Office, council, own committee, own body.</summary>
    public static bool ReadsAll(Actor actor, SpecialReport report) =>
        ReadsEvery(actor) || actor.Serves(report.Committee) || Examines(actor, report)
        || actor.Bodies.Any(b => report.Concerns(new(b)));

    /// <summary>True for the special committee that examines the report (D-5.7).</summary>
    public static bool Examines(Actor actor, SpecialReport report) => report.Examination is { } examination && actor.Serves(examination.Committee);

    // Whoever reads every report need not have it fetched with all that belongs to it.
    private static bool ReadsEvery(Actor actor) => actor.IsSystem || actor.IsOffice || actor.IsCouncil;

    private static async Task<bool> IsGuestAsync(SupervisionDb db, Actor actor, SpecialReport report, CancellationToken stop) =>
        report.Sitting is { } id && (await db.Sittings.AsNoTracking().SingleAsync(s => s.Id == id, stop)).GuestOf(actor.Person) is not null;
}

/// <summary>Reports follow their sitting: moved, agenda adopted, item moved, closed, cancelled (D-5.4, D-3.10).</summary>
internal sealed class ReportFollower : ISittingFollower
{
    public async Task FollowAsync(SupervisionDb db, Sitting sitting, SittingEvent what, Actor actor, CancellationToken stop)
    {
        if (what is not (SittingEvent.Moved or SittingEvent.AgendaAdopted or SittingEvent.ItemMoved or SittingEvent.Closed or SittingEvent.Cancelled))
        {
            return;
        }

        var act = new ReportAct(actor.Person, actor.Name, db.Clock.GetUtcNow());
        var id = sitting.Id;
        foreach (var report in await db.SpecialReports.Where(r => r.Sitting == id).ToListAsync(stop))
        {
            await FollowAsync(db, sitting, report, what, act, stop);
        }
    }

    private static async Task FollowAsync(
        SupervisionDb db, Sitting sitting, SpecialReport report, SittingEvent what, ReportAct act, CancellationToken stop)
    {
        switch (what)
        {
            case SittingEvent.Moved when sitting.Moves is [.., var move]:
                db.Tell(report.Matter, $"{sitting.Name}由{move.FromFirst.Full()}改为{move.ToFirst.Full()}举行：{move.Reason}");
                break;
            case SittingEvent.AgendaAdopted when sitting.Agenda.Any(i => i.IsAdopted && i.Matter == report.Matter):
                report.EnterAgenda(act);
                break;
            case SittingEvent.ItemMoved when sitting.AllItems.LastOrDefault(i => i.Matter == report.Matter) is { MovedTo: { } to, MoveReason: var why }:
                var target = await db.Sittings.SingleAsync(s => s.Id == to, stop);
                report.Reschedule(to, target.Name, act);
                db.Tell(report.Matter, $"由{sitting.Name}移到{target.Name}（{target.FirstDay.Full()}）：{why}");
                break;
            case SittingEvent.Closed when report.EnterOpinionStage(act):
                db.Tell(report.Matter, $"{sitting.Name}闭会，进入审议意见阶段");
                break;
            case SittingEvent.Cancelled when report.LoseSitting(act):
                db.Tell(report.Matter, $"{sitting.Name}取消，等待另行安排会议");
                break;
        }
    }
}

/// <summary>What is asked of the council about reports (提请主任会议).</summary>
internal sealed class ReportCouncilAgenda : ICouncilAgenda
{
    public async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        var waiting = await db.SpecialReports.AsNoTracking().Where(r => r.Wish != ReportWish.None).ToListAsync(stop);
        return
        [
            .. waiting.OrderBy(r => r.Serial).Select(r => new CouncilQuestion(SubjectOf(r), ReportReading.PurposeOf(r.Wish), r.Matter)),
            .. await UnsettledAsync(db, stop),
        ];
    }

    // Heard by the council, yet no remarks were agreed on there: it may be put to a later meeting again.
    private static async Task<IReadOnlyList<CouncilQuestion>> UnsettledAsync(SupervisionDb db, CancellationToken stop)
    {
        List<CouncilQuestion> unsettled = [];
        foreach (var report in await db.SpecialReports.AsNoTracking().Where(r => r.Tier == ReportTier.Council && r.State == ReportState.Heard).ToListAsync(stop))
        {
            if (await db.DecisionOnAsync(report.Matter, CouncilPurpose.ReportHearing, stop) is { IsConfirmed: true, IsApproval: false })
            {
                unsettled.Add(Lighter.SetCouncilMeeting.QuestionOf(report, db.BodyName(report.Unit)));
            }
        }

        return unsettled;
    }

    private static string SubjectOf(SpecialReport report) => report.Wish == ReportWish.NoOpinion
        ? $"对{report.Title}不形成审议意见" : $"{report.Title}{ReportWords.Of(report.Wish)}";
}

/// <summary>A report takes over what its rating said (D-5.9).</summary>
internal sealed class RatedReport : IRatingFollower
{
    public async Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnouncedRating rating, Actor actor, CancellationToken stop)
    {
        if (rating.Matter.Kind != MatterKind.Report)
        {
            return [];
        }

        var id = new SpecialReportId(rating.Matter.Id);
        if (await db.SpecialReports.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } report)
        {
            return [];
        }

        if (!rating.IsCorrection)
        {
            report.Rate(rating.Words, new(actor.Person, actor.Name, db.Clock.GetUtcNow()));
        }

        db.Tell(report.Matter, $"满意度测评结果{(rating.IsCorrection ? "更正为" : "")}：{rating.Words}");
        return [report.Matter];
    }
}
