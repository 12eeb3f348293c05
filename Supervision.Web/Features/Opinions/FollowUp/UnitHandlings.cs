using Supervision.Domain.Opinions;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>The handling as the body sees it that acts.</summary>
public sealed record UnitHandling
{
    public required ReviewOpinionId Id { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string Committee { get; init; }

    /// <summary>The body that acts.</summary>
    public required SupervisedBodyId Body { get; init; }

    public required string BodyName { get; init; }

    /// <summary>The bodies of the opinion in whose name the person may act.</summary>
    public required IReadOnlyList<BodyOption> Mine { get; init; }

    /// <summary>The organ that gathers; the same as the body when it reports itself.</summary>
    public required string OrganName { get; init; }

    public required bool IsOrgan { get; init; }

    public required OpinionState State { get; init; }

    /// <summary>The body's own points, and for the organ those of the others too.</summary>
    public required IReadOnlyList<UnitPoint> Points { get; init; }

    /// <summary>Why answers cannot be written now.</summary>
    public required IReadOnlyList<Obstacle> ToAnswer { get; init; }

    /// <summary>Which paper comes next; null when none is asked of this body.</summary>
    public required HandlingPaperKind? Next { get; init; }

    public required IReadOnlyList<Obstacle> ToHandIn { get; init; }

    public required DateOnly? NextBy { get; init; }

    public required IReadOnlyList<PaperLine> Papers { get; init; }

    public required IReadOnlyList<CommentLine> Comments { get; init; }

    public required IReadOnlyList<ExtensionLine> Extensions { get; init; }

    public required IReadOnlyList<OutcomeLine> Outcomes { get; init; }

    public required DateOnly? ReportBy { get; init; }

    public required IReadOnlyList<Obstacle> ToAsk { get; init; }

    /// <summary>The latest day that may be asked for.</summary>
    public required DateOnly? LongestExtension { get; init; }

    public required IReadOnlyList<Obstacle> ToRefuse { get; init; }

    public required DateOnly? RefuseBy { get; init; }

    public required string? RefusalWords { get; init; }

    public required IReadOnlyList<BodyOption> Others { get; init; }

    public required bool MayTakeBack { get; init; }

    /// <summary>Who answers which points when it is not the organ itself (D-8.8).</summary>
    public IReadOnlyList<AnswererLine> Answerers { get; init; } = [];

    /// <summary>SHA-256 of the file that was not accepted, for the warning before the same one is sent again; null when there is none.</summary>
    public string? RefusedFileHash { get; init; }

    /// <summary>True when no answer was changed since the report that was not accepted.</summary>
    public bool IsTableAsRefused { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Points answered whole, as the report needs them.</summary>
    public int Answered => Points.Count(p => p.IsWhole);
}

/// <summary>A body that answers points of an organ's report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Points">The numbers of its points.</param>
/// <param name="Answered">How many of them are filled in.</param>
/// <param name="HasAccount">False when nobody of the body can sign in: the Office enters for it (D-17.48).</param>
public sealed record AnswererLine(string Name, IReadOnlyList<int> Points, int Answered, bool HasAccount)
{
    /// <summary>“第 1、3 条由县应急管理局填写，已填 0 条。”</summary>
    public string Words => $"第 {string.Join('、', Points)} 条由{Name}填写，已填 {Answered} 条"
        + (HasAccount ? "。" : "；该单位没有联络员账号，请把办理情况交人大常委会办公室代录。");
}

/// <summary>A point with its answer as it stands.</summary>
public sealed record UnitPoint(AskedPoint Asked, string BodyName, bool IsMine, AnswerEntry Entry, IReadOnlyList<EvidenceFile> Files)
{
    /// <summary>True when everything is filled in that a report needs.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Who wrote it last, and when, in words; empty while nothing is there.</summary>
    public string Written { get; init; } = "";

    /// <summary>What the committee found in the report that was not accepted (D-8.11), in words; empty once the answer was written anew.</summary>
    public string Found { get; init; } = "";
}

/// <summary>Makes a body's view.</summary>
internal static class UnitHandlings
{
    public static async Task<UnitHandling> MakeAsync(
        SupervisionDb db, ReviewOpinion o, OpinionDispatch dispatch, IReadOnlyList<OpinionDispatch> mine, LoadedBasis basis, CancellationToken stop)
    {
        var bodies = await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).ToListAsync(stop);
        var names = bodies.ToDictionary(b => b.Id, b => b.ShortName);
        var organ = o.OrganOf(dispatch.Body);
        var h = await db.OpinionHandlings.AsNoTracking().SingleOrDefaultAsync(x => x.Opinion == o.Id && x.Organ == organ, stop)
            ?? OpinionHandling.Open(o.Id, organ, db.Clock.GetUtcNow());
        var clock = new HandlingClock(o, organ, h, basis.Rules, basis.Calculator);
        var closed = o.ObstaclesToHandle(dispatch.Body);
        var facts = new HandInFacts(o.AskedOf(organ), clock.Plan is not null, clock.Comment?.Day, null, basis.Today);
        var isOrgan = organ == dispatch.Body;
        var next = isOrgan && closed.Count == 0 ? h.Asked(facts) : null;
        var last = HandlingClock.Refusal(o, dispatch.Body, basis.Rules, basis.Calculator)?.Day;
        var extension = HandlingFacts.Of(clock, basis);
        return new()
        {
            Id = o.Id,
            Number = o.Number!,
            Title = o.Title,
            Committee = await db.WorkCommittees.Where(c => c.Id == o.Committee).Select(c => c.ShortName).SingleAsync(stop),
            Body = dispatch.Body,
            BodyName = names[dispatch.Body],
            Mine = [.. mine.Select(d => new BodyOption(d.Body, names[d.Body]))],
            OrganName = names[organ],
            IsOrgan = isOrgan,
            State = h.State,
            Points = [.. facts.Asked.Where(a => isOrgan || a.Body == dispatch.Body).Select(a => PointOf(a, dispatch.Body, h, names) with { IsWhole = h.IsWhole(a, basis.Today) })],
            ToAnswer = closed.Count > 0 ? closed : h.ObstaclesToKeep(facts.Asked, [dispatch.Body], [], basis.Today),
            Next = next,
            ToHandIn = closed.Count > 0 ? closed : next is { } kind ? h.ObstaclesToHandIn(kind, facts) : [],
            NextBy = next is { } paper ? clock.Of(paper)?.Day : null,
            Papers = [.. h.Papers.Reverse().Where(_ => isOrgan).Select(FollowUpReading.PaperOf)],
            Comments = [.. h.Comments.Select(c => new CommentLine(c.Text, c.By, c.At))],
            Extensions = [.. h.Extensions.Select(e => new ExtensionLine(e.LastDay, e.Until, e.Reason, e.AskedBy, e.AskedAt, e.State, e.DecidedOn))],
            Outcomes = [.. h.Outcomes.Select(x => new OutcomeLine(HandlingCouncil.WordsOf(x.Kind, x.Disposal), x.Day, x.Remarks, x.Source))],
            ReportBy = clock.Report?.Day,
            ToAsk = closed.Count > 0 ? closed : h.ObstaclesToAsk(extension),
            LongestExtension = clock.Report?.Day.AddMonths(extension.Months),
            ToRefuse = o.ObstaclesToRefuse(dispatch.Body, last, basis.Today),
            RefuseBy = last,
            RefusalWords = dispatch.Refusal is { } refusal ? WordsOf(refusal, names[refusal.To]) : null,
            Others = [.. bodies.Where(b => b.Id != dispatch.Body && (b.To is null || b.To > basis.Today)).Select(b => new BodyOption(b.Id, b.ShortName))],
            MayTakeBack = isOrgan && closed.Count == 0
                && h.ObstaclesToTakeBack(await HandlingCouncil.HoldOfAsync(db, o, h.NewestReport, stop)).Count == 0,
            Answerers = isOrgan ? await AnswerersAsync(db, facts.Asked, dispatch.Body, h, names, stop) : [],
            RefusedFileHash = h.Outcomes.LastOrDefault(x => x.Kind == OutcomeKind.NotAccepted)?.Paper is { } refused
                ? h.Papers.FirstOrDefault(p => p.Id == refused)?.FileHash : null,
            IsTableAsRefused = h.RepetitionOf("", facts.Asked) is { Table: true },
            Today = basis.Today,
        };
    }

    private static async Task<IReadOnlyList<AnswererLine>> AnswerersAsync(
        SupervisionDb db, IReadOnlyList<AskedPoint> asked, SupervisedBodyId organ, OpinionHandling h, Dictionary<SupervisedBodyId, string> names, CancellationToken stop)
    {
        var today = db.Clock.Today();
        var others = asked.Where(a => a.Body != organ).GroupBy(a => a.Body).ToList();
        var scopes = others.Select(g => (Guid?)g.Key.Value).ToList();
        var able = await db.RoleHoldings.AsNoTracking()
            .Where(r => r.Role == Role.BodyLiaison && scopes.Contains(r.Scope) && r.From <= today && (r.To == null || r.To > today)
                && db.Users.Any(u => u.Person == r.Person))
            .Select(r => r.Scope).ToListAsync(stop);
        return [.. others.Select(g => new AnswererLine(
            names.GetValueOrDefault(g.Key, "—"), [.. g.Select(a => a.Order)], g.Count(a => h.IsWhole(a, today)), able.Contains(g.Key.Value)))];
    }

    private static UnitPoint PointOf(AskedPoint a, SupervisedBodyId body, OpinionHandling h, Dictionary<SupervisedBodyId, string> names)
    {
        var answer = h.AnswerTo(a.Id);
        return new(a, names.GetValueOrDefault(a.Body, ""), a.Body == body, answer is null ? new(a.Id, null, "", "", "", null)
            : new(a.Id, answer.Status, answer.Measures, answer.Result, answer.Evidence, answer.Day), answer?.Files ?? [])
        {
            Written = answer is { By.Length: > 0 } ? $"{answer.By}，{answer.At.Clock()}" : "",
            Found = h.State is OpinionState.Unsatisfied or OpinionState.Rectifying && answer is { Verdict: { } verdict }
                ? $"{HandlingWords.Of(verdict)}{(answer.VerdictNote.Length > 0 ? $"。{answer.VerdictNote}" : "")}" : "",
        };
    }

    private static string WordsOf(DispatchRefusal refusal, string to) => refusal.State switch
    {
        RefusalState.Asked or RefusalState.Proposed => $"已于{refusal.AskedAt.BeijingDate().Full()}提出改办（建议由{to}办理），等办公室和分管领导决定；决定以前请继续办理。",
        RefusalState.Denied => $"改办申请没有同意{(refusal.OfficeNote.Length > 0 ? $"：{refusal.OfficeNote}" : "")}，请继续办理。",
        _ => $"已改办到{to}。",
    };
}
