using Supervision.Domain.Appointees;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Overview;

/// <summary>A key work as the overview counts it.</summary>
internal sealed record CountedWork(KeyWorkId Id, int Year, int Number, string Title, SupervisedBodyId? Owner, KeyWorkState State, Light? Light, decimal? Variance, decimal? Completion, int? Place, string Words)
{
    public string Link => $"/keyworks/{Year}/{Number}";
}

/// <summary>A deadline as the overview counts it.</summary>
internal sealed record CountedDuty(MatterKind Matter, Guid MatterId, string Kind, string Act, string Title, Party By, DateOnly Day, DateOnly? MetOn, int DaysLate);

/// <summary>The announced votes on one work.</summary>
internal sealed record CountedVote(KeyWorkId Work, int Best, int Base);

/// <summary>Reads the year for the leadership. Every figure is a count of rows that its link lists.</summary>
public sealed class OverviewQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IPlanItemStarter> starters)
{
    /// <summary>Years shown in the trend.</summary>
    public const int MostYears = 10;

    private const int MostCares = 5;

    private static readonly (string Name, string[] Kinds)[] Steps =
    [
        ("报告送交常委会", ["report.revised"]), ("材料印发组成人员", ["report.members"]), ("审议意见印发", ["opinion.dispatch"]),
        ("研究处理情况报送", ["opinion.report", "opinion.second"]), ("三问一评报送", [KeyWorkDuties.Plan, KeyWorkDuties.Progress, KeyWorkDuties.Result]), ("年度履职报告", [AppointeeDuties.Report]),
    ];

    public async Task<OverviewView> ReadAsync(int year, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOverview, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var today = db.Clock.Today();
        var duties = await DutiesAsync(db, today, stop);
        var works = await WorksAsync(db, stop);
        var votes = await VotesAsync(db, stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).Select(b => new { b.Id, b.ShortName }).ToListAsync(stop);
        var names = bodies.ToDictionary(b => b.Id, b => b.ShortName);
        var mine = works.Where(w => w.Year == year).ToList();
        var plans = await db.AnnualPlans.AsNoTracking().Where(p => p.State == PlanState.Published || p.State == PlanState.Closed).Select(p => p.Year).ToListAsync(stop);
        var years = plans.Concat(works.Select(w => w.Year)).Append(today.Year).Where(y => y <= today.Year).Distinct().Order().TakeLast(MostYears).ToList();
        return new(
            year, years, db.Clock.GetUtcNow(), await FormsAsync(db, year, duties, today, stop),
            [.. mine.Where(w => w.Place is not null).Select(w => RatedOf(w, names))], [.. mine.Where(w => w.Place is null && w.State != KeyWorkState.Ended).Select(w => (w.Title, w.Link))],
            [.. bodies.Select(b => LineOf(b.Id, b.ShortName, year, mine, votes, duties, today)).Where(b => b.Works + b.Reports.Of + b.Handlings.Of > 0)],
            [.. Steps.Select(s => new StepLine(s.Name, ShareOf(duties, year, s.Kinds, null, today), ShareOf(duties, year - 1, s.Kinds, null, today)))],
            await AppraisalsAsync(db, names, stop), [.. years.Where(y => y <= year).Select(y => TrendOf(y, works, votes, duties, today))], Cares(year, mine, duties, names, today))
        {
            Lights = Enum.GetValues<Light>().ToDictionary(l => l, l => mine.Count(w => w.Light == l)),
            IsRunning = year == today.Year,
        };
    }

    /// <summary>Everything one body owed, delivered, was asked and was rated in a year (D-15.9), with the years before and its predecessors.</summary>
    public async Task<BodySheet?> BodyAsync(int year, SupervisedBodyId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOverview, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, stop);
        if (!bodies.TryGetValue(id, out var body))
        {
            return null;
        }

        var (today, lineage) = (db.Clock.Today(), Lineage(id, bodies));
        var duties = (await DutiesAsync(db, today, stop)).Where(d => d.By.Kind == PartyKind.Body && lineage.Contains(new(d.By.Id ?? Guid.Empty))).ToList();
        var works = (await WorksAsync(db, stop)).Where(w => w.Owner is { } owner && lineage.Contains(owner)).ToList();
        var votes = await VotesAsync(db, stop);
        var ofYear = works.Where(w => w.Year == year).Select(w => w.Id).ToList();
        var questions = await db.KeyWorkQuestions.AsNoTracking().Where(q => ofYear.Contains(q.Work)).OrderBy(q => q.AskedAt).ToListAsync(stop);
        var years = works.Select(w => w.Year).Concat(duties.Select(d => d.Day.Year)).Append(year).Where(y => y <= year).Distinct().Order().TakeLast(MostYears);
        return new(
            year, body.Id, body.Name, string.Join("、", lineage.Where(l => l != id).Select(l => bodies[l].ShortName)), today,
            [.. duties.Where(d => d.Day.Year == year && d.Kind != KeyWorkDuties.Milestone).OrderBy(d => d.Day)
                .Select(d => new OwedLine(d.Act, d.Title, d.Day, d.MetOn, d.DaysLate, d.Day >= today && d.MetOn is null))],
            [.. works.Where(w => w.Year == year).OrderBy(w => w.Number).Select(w => new SheetWork(w.Title, w.Link, w.State.Words(), w.Light, w.Variance, w.Completion, w.Words))],
            [.. questions.Select(q => new SheetQuestion(works.Single(w => w.Id == q.Work).Title, q.AskerName, q.Text, q.Answer, q.StateWords))],
            [.. years.Select(y => TrendOf(y, works, votes, duties, today))]);
    }

    /// <summary>The body and those whose work it took over, the present one first.</summary>
    private static List<SupervisedBodyId> Lineage(SupervisedBodyId id, Dictionary<SupervisedBodyId, SupervisedBody> bodies)
    {
        List<SupervisedBodyId> line = [id];
        for (var i = 0; i < line.Count; i++)
        {
            var at = line[i];
            line.AddRange(bodies.Values.Where(b => (b.Successor == at || bodies[at].Predecessor == b.Id) && !line.Contains(b.Id)).Select(b => b.Id));
        }

        return line;
    }

    private static async Task<List<CountedDuty>> DutiesAsync(SupervisionDb db, DateOnly today, CancellationToken stop)
    {
        var rows = await db.Obligations.AsNoTracking().Where(o => o.State != ObligationState.Cancelled && o.MatterKind != MatterKind.House && !o.IsAdvisory && !o.IsPassedByMove)
            .Select(o => new { o.MatterKind, o.MatterId, o.Kind, o.Act, o.Title, o.OwedBy, o.Deadline.Day, o.MetOn }).ToListAsync(stop);
        return rows.ConvertAll(o => new CountedDuty(o.MatterKind, o.MatterId, o.Kind, o.Act, o.Title, o.OwedBy, o.Day, o.MetOn, Math.Max(0, (o.MetOn ?? today).DayNumber - o.Day.DayNumber)));
    }

    private static async Task<List<CountedWork>> WorksAsync(SupervisionDb db, CancellationToken stop)
    {
        KeyWorkState[] hidden = [KeyWorkState.Proposed, KeyWorkState.LeftOut];
        return await db.KeyWorks.AsNoTracking().Where(w => !hidden.Contains(w.State)).OrderBy(w => w.Year).ThenBy(w => w.Number)
            .Select(w => new CountedWork(w.Id, w.Year, w.Number, w.Title, w.Owner, w.State, w.MidLight, w.MidVariance, w.EndCompletion, w.GradePlace, w.GradeWords)).ToListAsync(stop);
    }

    // Of a work that was voted on twice the later vote counts; both stay under their own addresses.
    private static async Task<Dictionary<KeyWorkId, CountedVote>> VotesAsync(SupervisionDb db, CancellationToken stop)
    {
        var rounds = await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Announced && !r.IsRehearsal).ToListAsync(stop);
        return (from round in rounds.OrderBy(r => r.AnnouncedAt)
                from count in round.Results
                let matter = round.Subjects[count.Subject].Matter
                where matter?.Kind == MatterKind.KeyWork && count.Result.Grade is not null && count.HasVotes
                group new CountedVote(new(matter.Value.Id), count.Overall.Votes[0], count.Result.Base) by new KeyWorkId(matter.Value.Id))
            .ToDictionary(g => g.Key, g => g.Last());
    }

    private async Task<IReadOnlyList<FormLine>> FormsAsync(SupervisionDb db, int year, List<CountedDuty> duties, DateOnly today, CancellationToken stop)
    {
        var plan = await db.AnnualPlans.AsNoTracking().Where(p => p.Year == year && (p.State == PlanState.Published || p.State == PlanState.Closed)).Select(p => (AnnualPlanId?)p.Id).SingleOrDefaultAsync(stop);
        if (plan is not { } id)
        {
            return [];
        }

        var items = await db.PlanItems.AsNoTracking().Where(i => i.Plan == id).OrderBy(i => i.Order).ToListAsync(stop);
        HashSet<Guid> over = [], begun = [];
        foreach (var starter in starters)
        {
            List<Guid> works = [.. items.Where(i => i.WorkId is not null && starter.Takes(i.Kind)).Select(i => i.WorkId!.Value)];
            over.UnionWith(works.Count > 0 ? await starter.FinishedAsync(db, works, stop) : new HashSet<Guid>());
            begun.UnionWith(works.Count > 0 ? await starter.BegunAsync(db, works, stop) : new HashSet<Guid>());
        }

        var late = duties.Where(d => d.MetOn is null && d.DaysLate > 0).Select(d => d.MatterId).ToHashSet();
        bool IsDone(PlanItem i) => i.IsSettled || (i.WorkId is { } w && over.Contains(w));
        bool IsRunning(PlanItem i) => !IsDone(i) && i.WorkId is { } w && begun.Contains(w);
        bool IsLate(PlanItem i) => !IsDone(i) && ((i.WorkId is { } w && late.Contains(w)) || (i.LastMonth is { } m && new DateOnly(year, m, 1).AddMonths(1) <= today));
        return
        [
            .. items.GroupBy(i => i.Kind).OrderBy(g => PlanWords.Kinds.Keys.ToList().IndexOf(g.Key))
                .Select(g => new FormLine(g.Key.Words(), g.Key.ToString(), g.Count(), g.Count(IsDone), g.Count(IsRunning), g.Count(i => !IsDone(i) && !IsRunning(i)), g.Count(IsLate))),
        ];
    }

    private static RatedWork RatedOf(CountedWork work, Dictionary<SupervisedBodyId, string> names)
    {
        // 满意（满意 20、基本满意 5、不满意 2、无效 0）
        var open = work.Words.IndexOf('（', StringComparison.Ordinal);
        var votes = open < 0 ? [] : work.Words[(open + 1)..].TrimEnd('）').Split('、').Select(p => p.Split(' ')).Where(p => p.Length == 2 && int.TryParse(p[1], out _))
            .Select(p => (p[0], int.Parse(p[1], System.Globalization.CultureInfo.InvariantCulture))).ToList();
        return new(work.Link, work.Title, work.Owner is { } owner ? names[owner] : "", votes, open < 0 ? work.Words : work.Words[..open]);
    }

    private static BodyLine LineOf(SupervisedBodyId id, string name, int year, List<CountedWork> works, Dictionary<KeyWorkId, CountedVote> votes, List<CountedDuty> duties, DateOnly today)
    {
        var mine = works.Where(w => w.Owner == id).ToList();
        var counted = mine.Select(w => votes.GetValueOrDefault(w.Id)).OfType<CountedVote>().ToList();
        return new(
            id, name, mine.Count, mine.Count(w => w.Place is not null), mine.Count(w => w.Light == Light.Red), counted.Sum(v => v.Best), counted.Sum(v => v.Base),
            ShareOf(duties, year, Steps[0].Kinds, id, today), ShareOf(duties, year, Steps[3].Kinds, id, today));
    }

    // Due is what its day has come for, and what was done before it.
    private static Share ShareOf(IEnumerable<CountedDuty> duties, int year, string[] kinds, SupervisedBodyId? body, DateOnly today)
    {
        var due = duties.Where(d => d.Day.Year == year && kinds.Contains(d.Kind, StringComparer.Ordinal) && (d.MetOn is not null || d.Day < today)
            && (body is not { } b || (d.By.Kind == PartyKind.Body && d.By.Id == b.Value))).ToList();
        return new(due.Count(d => d.DaysLate == 0), due.Count);
    }

    private static TrendYear TrendOf(int year, List<CountedWork> works, Dictionary<KeyWorkId, CountedVote> votes, List<CountedDuty> duties, DateOnly today)
    {
        var mine = works.Where(w => w.Year == year).ToList();
        var counted = mine.Select(w => votes.GetValueOrDefault(w.Id)).OfType<CountedVote>().ToList();
        var done = mine.Select(w => w.Completion).OfType<decimal>().ToList();
        return new(
            year, ShareOf(duties, year, Steps[3].Kinds, null, today), counted.Sum(v => v.Best), counted.Sum(v => v.Base), mine.Count(w => w.Place is not null),
            done.Count == 0 ? null : OneDecimal.Of(done.Sum() / done.Count));
    }

    private static IReadOnlyList<CareLine> Cares(int year, List<CountedWork> works, List<CountedDuty> duties, Dictionary<SupervisedBodyId, string> names, DateOnly today)
    {
        string Name(SupervisedBodyId? id) => id is { } known ? names.GetValueOrDefault(known, "—") : "—";
        var late = duties.Where(d => d.Day.Year == year && d.MetOn is null && d.DaysLate > 0 && d.By.Kind == PartyKind.Body && d.Kind != KeyWorkDuties.Milestone)
            .OrderByDescending(d => d.DaysLate).Select(d => new CareLine(true, Name(new(d.By.Id ?? Guid.Empty)), $"{d.Title}：{d.Act}，逾期 {d.DaysLate} 天", LinkOf(d, works)));
        var poor = works.Where(w => w.Place is >= 2 || (w.Place is null && w.Light == Light.Red)).OrderByDescending(w => w.Place).ThenBy(w => w.Variance)
            .Select(w => new CareLine(false, Name(w.Owner), $"{w.Title}：{(w.Place is not null ? w.Words : $"年中红灯，偏差 {OverviewWords.Signed(w.Variance)}")}", w.Link));
        return [.. late.Concat(poor).Take(MostCares)];
    }

    private static string LinkOf(CountedDuty duty, List<CountedWork> works) => duty.Matter switch
    {
        MatterKind.KeyWork => works.Find(w => w.Id.Value == duty.MatterId)?.Link ?? "/keyworks",
        MatterKind.Opinion => $"/opinions/{duty.MatterId}",
        MatterKind.FollowUp => $"/followups/{duty.MatterId}",
        MatterKind.Report => "/reports?late=yes",
        _ => "/dossiers",
    };

    private static async Task<IReadOnlyList<AppraisalLine>> AppraisalsAsync(SupervisionDb db, Dictionary<SupervisedBodyId, string> names, CancellationToken stop)
    {
        var rows = await db.Appraisals.AsNoTracking().Where(a => a.State != AppraisalState.Revoked)
            .Select(a => new { a.Id, a.Year, a.Organ, People = a.Subjects.Count(s => s.StruckReason == ""), Grades = a.Results.OrderBy(r => r.Order).Select(r => new { r.Subject, r.Grade }).ToList() }).ToListAsync(stop);
        return [.. rows.OrderByDescending(a => a.Year).Take(MostCares).Select(a => new AppraisalLine(
            a.Year, names[a.Organ], a.People, [.. a.Grades.GroupBy(g => g.Subject).Select(g => g.Last().Grade).GroupBy(g => g).Select(g => (g.Key, g.Count()))], $"/appointees/appraisals/{a.Id.Value}"))];
    }
}
