using Supervision.Domain.Opinions;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Opinions.Publishing;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>Makes the desk's view of an opinion's handling.</summary>
internal sealed class FollowUpReading(SupervisionDb db, Actor actor, ReviewOpinion opinion, LoadedBasis basis)
{
    private static readonly string[] Asked =
    [
        Permissions.HandInHandling, Permissions.CommentOnHandling, Permissions.VerifyHandling, Permissions.RegisterHandlingDecision,
        Permissions.LeadOpinions, Permissions.MakePublications, Permissions.CheckPublications, Permissions.CloseOpinions,
    ];

    private IReadOnlyDictionary<SupervisedBodyId, string> names = new Dictionary<SupervisedBodyId, string>();

    public async Task<FollowUpView> ReadAsync(CancellationToken stop)
    {
        var bodies = await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).ToListAsync(stop);
        names = bodies.ToDictionary(b => b.Id, b => b.ShortName);
        var handlings = await db.OpinionHandlings.AsNoTracking().Where(h => h.Opinion == opinion.Id).ToListAsync(stop);
        List<OrganView> organs = [];
        foreach (var organ in opinion.Organs)
        {
            organs.Add(await OrganAsync(organ, handlings.Find(h => h.Organ == organ), stop));
        }

        return new()
        {
            Id = opinion.Id,
            Dossier = opinion.Dossier.ToString(),
            Number = opinion.Number!,
            Title = opinion.Title,
            State = opinion.State,
            CommitteeName = await db.WorkCommittees.Where(c => c.Id == opinion.Committee).Select(c => c.ShortName).SingleOrDefaultAsync(stop) ?? "",
            LeadName = opinion.LeadMember is { } lead ? await db.People.Where(p => p.Id == lead).Select(p => p.Name).SingleOrDefaultAsync(stop) : null,
            Stages = [.. OpinionStages.Of(opinion).SkipWhile(s => s.Anchor != "handling")],
            Organs = organs,
            Refusals = [.. opinion.Dispatches.Where(d => d.Refusal is not null).Select(d => new RefusalView(
                d.Body, NameOf(d.Body), d.Refusal!.Reason, d.Refusal.To, NameOf(d.Refusal.To), d.Refusal.AskedAt, d.Refusal.State,
                d.Refusal.OfficeAgrees, d.Refusal.OfficeNote))],
            Publications = [.. (await db.CopiesOfAsync(opinion.Id, stop)).Select(p => new PublicationLine(p.Id, p.Kind, PublicationWords.Of(p.Kind, opinion.Inspection is not null), p.State, p.PublishedOn))],
            Bodies = [.. bodies.Where(b => b.To is null || b.To > basis.Today).Select(b => new BodyOption(b.Id, b.ShortName))],
            Sittings = await SittingsAsync(stop),
            Deadlines = await db.DeadlineRowsAsync(opinion.Matter, basis, stop),
            History = await db.HistoryRowsAsync(opinion.Matter, stop),
            ToClose = opinion.ObstaclesToClose(await CloseOpinion.OpenPointsAsync(db, opinion.Id, stop)),
            Rights = Asked.Where(p => HandlingRights.May(actor, p, opinion, opinion.MainOrgan!.Value) && OpinionRights.May(actor, p, opinion))
                .ToHashSet(StringComparer.Ordinal),
        };
    }

    private async Task<OrganView> OrganAsync(SupervisedBodyId organ, OpinionHandling? h, CancellationToken stop)
    {
        var clock = new HandlingClock(opinion, organ, h, basis.Rules, basis.Calculator);
        var council = await HandlingCouncil.FactsAsync(db, opinion, CouncilPurpose.OpinionReport, h?.NewestReport?.Hash, stop);
        var decision = HandlingCouncil.Of(council);
        var extension = await HandlingCouncil.FindAsync(db, opinion, CouncilPurpose.OpinionExtension, h?.Waiting?.Hash, stop);
        return new()
        {
            Organ = organ,
            Name = NameOf(organ),
            State = h?.State ?? (clock.Received is null ? OpinionState.Dispatched : OpinionState.Received),
            ReceivedOn = clock.Received,
            Points = [.. opinion.AskedOf(organ).Select(a => PointOf(a, h))],
            Papers = [.. (h?.Papers ?? []).Reverse().Select(PaperOf)],
            Comments = [.. (h?.Comments ?? []).Select(c => new CommentLine(c.Text, c.By, c.At))],
            Extensions = [.. (h?.Extensions ?? []).Select(e => new ExtensionLine(e.LastDay, e.Until, e.Reason, e.AskedBy, e.AskedAt, e.State, e.DecidedOn))],
            Outcomes = [.. (h?.Outcomes ?? []).Select(o => new OutcomeLine(HandlingCouncil.WordsOf(o.Kind, o.Disposal), o.Day, o.Remarks, o.Source))],
            CommentBy = clock.Comment?.Day,
            ReportBy = clock.Report?.Day,
            OwnReportBy = clock.OwnReport?.Day,
            NextBy = NextBy(h?.State ?? OpinionState.Received, clock),
            AwaitsDecision = h?.AwaitsDecision == true,
            IsOnAgenda = h?.State == OpinionState.OnAgenda,
            MayEnd = h?.ObstaclesToDecideReport(OutcomeKind.Ended).Count == 0,
            ToDecide = h is null ? [] : HandlingCouncil.ObstaclesTo(h, decision?.IsAgreed == false ? OutcomeKind.NotAccepted : OutcomeKind.Accepted, decision),
            Council = council is null ? null : new(
                $"{council.MeetingName}（{council.Day.Full()}，{council.MinutesNumber}）", decision!.IsAgreed, council.Outcome == CouncilOutcome.ApprovedWithChanges, council.Note),
            ToExtend = h?.Waiting is null ? [] : h.ObstaclesToDecide(extension, null, HandlingFacts.Of(clock, basis)),
        };
    }

    private static DateOnly? NextBy(OpinionState state, HandlingClock clock) => state switch
    {
        OpinionState.Received => clock.Plan?.Day,
        OpinionState.Unsatisfied => clock.Of(HandlingPaperKind.RectificationPlan)?.Day,
        OpinionState.Rectifying => clock.Of(HandlingPaperKind.SecondReport)?.Day,
        _ => null,
    };

    private PointLine PointOf(AskedPoint asked, OpinionHandling? h)
    {
        var a = h?.AnswerTo(asked.Id);
        return new(
            asked.Id, asked.Order, asked.Text, NameOf(asked.Body), a?.Status, a?.Measures ?? "", a?.Result ?? "", a?.Evidence ?? "", a?.Day,
            a?.Files ?? [], a is null ? "" : a.By + (a.IsByOffice ? "（代录）" : ""), a?.At, a?.Verdict, a?.VerdictNote ?? "", a?.VerifiedBy, a?.IsDone == true,
            h?.ObstaclesToVerify(asked.Id, PointVerdict.Settled, "") ?? [new(HandlingRules.Verified, "单位还没有报送办理情况，报送后再核实。")]);
    }

    internal static PaperLine PaperOf(HandlingPaper p) => new(
        p.Id, p.Kind, p.FileName, p.File, p.Hash, p.By, p.At, p.DueOn, p.DaysLate, p.IsByOffice, p.IsAfterSilence, p.WithdrawnAt is not null,
        p.FileHash);

    private async Task<IReadOnlyList<(SittingId Id, string Name)>> SittingsAsync(CancellationToken stop) =>
        [.. (await db.Sittings.AsNoTracking().Where(s => s.LastDay >= basis.Today && s.CancelReason == null).ToListAsync(stop))
            .Where(s => s.ObstaclesToAgenda().Count == 0).OrderBy(s => s.FirstDay).Select(s => (s.Id, $"{s.Name}（{s.FirstDay.Full()}）"))];

    private string NameOf(SupervisedBodyId body) => names.GetValueOrDefault(body, "—");
}
