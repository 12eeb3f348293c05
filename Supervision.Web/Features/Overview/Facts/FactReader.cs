using Supervision.Domain.Appointees;
using Supervision.Domain.Inspections;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Overview.Facts;

/// <summary>Reads the facts by projection: few columns of many rows, no whole matter.</summary>
internal sealed class FactReader(SupervisionDb db, PlanProgress progress, CancellationToken stop)
{
    private static readonly KeyWorkState[] Hidden = [KeyWorkState.Proposed, KeyWorkState.LeftOut];

    private IReadOnlyDictionary<SupervisedBodyId, CountedBody> bodyOf = new Dictionary<SupervisedBodyId, CountedBody>();
    private List<RawDuty> raw = [];

    /// <summary>What the announced rounds say of key works: votes by work, scores of combined groups by round and work.</summary>
    private sealed record RatedWorks(ILookup<Guid, CountedVote> Votes, IReadOnlyDictionary<(RatingRoundId Round, Guid Work), string> Scores);

    /// <summary>A deadline with what the plan's lines ask of it.</summary>
    private sealed record RawDuty(CountedDuty Duty, bool Counts, bool IsOpen, bool IsPassed);

    public async Task<YearFacts> ReadAsync()
    {
        var today = db.Clock.Today();
        var bodies = await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).Select(b => new CountedBody(b.Id, b.Name, b.ShortName, b.Predecessor, b.Successor)).ToListAsync(stop);
        bodyOf = bodies.ToDictionary(b => b.Id);
        raw = await DutiesAsync(today);
        var (planYears, lines) = await LinesAsync(today);
        var (results, voids, rated) = await RoundsAsync();
        var works = await WorksAsync(rated);
        var duties = raw.Where(d => d.Counts).Select(d => d.Duty).ToList();
        return new()
        {
            Today = today,
            ReadAt = db.Clock.GetUtcNow(),
            Rules = (await db.LoadBasisAsync(stop)).Rules,
            Bodies = bodies,
            BodyOf = bodyOf,
            PlanYears = planYears,
            Lines = lines.ToLookup(l => l.Year),
            Works = works.ToLookup(w => w.Year),
            Duties = duties.ToLookup(d => (d.Day.Year, d.Kind)),
            DutiesOfYear = duties.ToLookup(d => d.Day.Year),
            Results = results.ToLookup(r => r.Year),
            Voids = voids.ToLookup(r => r.Day.Year),
            Exams = (await ExamsAsync()).ToLookup(e => e.Day.Year),
            Inspections = (await InspectionsAsync()).ToLookup(i => i.Year),
            Surveys = (await SurveysAsync()).ToLookup(s => s.Year),
            Appraisals = await AppraisalsAsync(),
            Closings = await ClosingsAsync(),
            Links = await LinksAsync(works),
        };
    }

    private async Task<List<RawDuty>> DutiesAsync(DateOnly today)
    {
        var rows = await db.Obligations.AsNoTracking().Where(o => o.State != ObligationState.Cancelled && o.MatterKind != MatterKind.House)
            .Select(o => new { o.MatterKind, o.MatterId, o.Kind, o.Act, o.Title, o.OwedBy, o.Deadline.Day, o.Deadline.EndsAt, o.MetOn, o.MetAt, o.State, o.IsAdvisory, o.IsPassedByMove }).ToListAsync(stop);
        var handed = (await db.SelfInspectionReports.AsNoTracking().Where(r => r.HandedInOn != null).Select(r => new { r.Inspection, r.Body, r.HandedInOn }).ToListAsync(stop))
            .ToDictionary(r => (InspectionDuties.SelfReport, r.Inspection.Value, (Guid?)r.Body.Value), r => r.HandedInOn);
        return rows.ConvertAll(o => new RawDuty(
            new(o.MatterKind, o.MatterId, o.Kind, o.Act, o.Title, o.OwedBy, o.Day, o.MetAt is { } at ? Deadline.LastDayFor(o.Day, o.EndsAt, at) : o.Day, o.MetOn) { HandedInOn = handed.GetValueOrDefault((o.Kind, o.MatterId, o.OwedBy.Id)) },
            !o.IsAdvisory && !o.IsPassedByMove, o.State == ObligationState.Open, o.IsPassedByMove || (o.IsAdvisory && o.Day < today)));
    }

    private async Task<(IReadOnlyList<int> Years, List<CountedLine> Lines)> LinesAsync(DateOnly today)
    {
        var plans = await db.AnnualPlans.AsNoTracking().Where(p => p.State == PlanState.Published || p.State == PlanState.Closed).Select(p => new { p.Id, p.Year }).ToListAsync(stop);
        var yearOf = plans.ToDictionary(p => p.Id, p => p.Year);
        List<AnnualPlanId> ids = [.. yearOf.Keys];
        var items = await db.PlanItems.AsNoTracking().Where(i => ids.Contains(i.Plan)).OrderBy(i => i.Order).ToListAsync(stop);
        var done = await progress.FinishedOnAsync(db, items, stop);
        var begun = await progress.BegunAsync(db, items, stop);
        var heard = await PlanProgress.HeardAsync(db, items, stop);
        var open = raw.Where(d => d.IsOpen).ToLookup(d => d.Duty.MatterId);
        bool IsLate(PlanItem item)
        {
            var next = item.WorkId is { } work ? open[work].MinBy(d => d.Duty.Day) : null;
            return !done.ContainsKey(item.Id) && PlanProgress.IsLate(
                item, yearOf[item.Plan], next is null ? null : new(next.Counts && next.Duty.Day < today, next.IsPassed), item.WorkId is { } id && heard.Contains(id), today);
        }

        // The day the plan promises: its months are over (D-4.4), one that names none has the year.
        bool IsOver(PlanItem item) => today >= new DateOnly(yearOf[item.Plan], item.LastMonth ?? 12, 1).AddMonths(1);
        return ([.. yearOf.Values.Order()], [.. items.Select(i => new CountedLine(
            yearOf[i.Plan], i.Order, i.Kind, i.Title, string.Join('、', i.Bodies.OrderBy(b => b.Order).Select(b => b.Body is { } body && bodyOf.TryGetValue(body, out var known) ? known.ShortName : b.Name)),
            i.WorkLink, done.ContainsKey(i.Id), !done.ContainsKey(i.Id) && begun.Contains(i.Id), IsLate(i), IsLate(i) || IsOver(i))
        {
            DoneOn = done.GetValueOrDefault(i.Id),
        })]);
    }

    private async Task<(List<CountedResult> Results, List<CountedVoid> Voids, RatedWorks Works)> RoundsAsync()
    {
        RoundState[] ended = [RoundState.Announced, RoundState.Void];
        var rounds = await db.RatingRounds.AsNoTracking().Where(r => ended.Contains(r.State) && !r.IsRehearsal && r.Main == null).Select(r => new
        {
            r.Id,
            r.Title,
            r.State,
            r.Earlier,
            r.Content,
            r.Results,
            r.AnnouncedAt,
            Subjects = r.Subjects.Select(s => new { s.Order, s.Name, s.Post, s.Body, s.Matter }).ToList(),
            Last = r.Events.Max(e => (DateTimeOffset?)e.At),
        }).ToListAsync(stop);

        var appraisals = await db.Appraisals.AsNoTracking().Select(a => new { a.Id, a.Organ, a.Year }).ToDictionaryAsync(a => a.Id.Value, stop);
        var works = await db.KeyWorks.AsNoTracking().Select(w => new { w.Id, w.Year, w.Owner }).ToDictionaryAsync(w => w.Id.Value, stop);
        List<CountedResult> results = [];
        List<(Guid Work, CountedVote Vote)> votes = [];
        Dictionary<(RatingRoundId, Guid), string> scores = [];
        foreach (var round in rounds.Where(r => r.State == RoundState.Announced).OrderBy(r => r.AnnouncedAt))
        {
            var (day, grades) = (round.AnnouncedAt!.Value.BeijingDate(), round.Content.Method.Grades.Select(g => g.Name).ToList());
            foreach (var count in round.Results)
            {
                var subject = round.Subjects.Single(s => s.Order == count.Subject);
                var (tally, grade) = (count.HasVotes ? count.Overall : null, count.Result.Grade is { } place ? grades[place] : "未形成有效结果");
                if (subject.Matter is { Kind: MatterKind.KeyWork } matter && count.Result.Grade is not null && tally is not null)
                {
                    votes.Add((matter.Id, new(day, grades, tally.Votes, tally.Invalid + tally.Abstained, count.Result.Base, count.Result.Grade.Value)));
                }

                if (subject.Matter is { Kind: MatterKind.KeyWork } scored && RatingReading.CombinedScore(round.Content, count) is { Length: > 0 } score)
                {
                    scores[(round.Id, scored.Id)] = score;
                }

                // A vote on a key work belongs to the work's year, whenever it is held; anything else to the year of its announcement.
                var work = subject.Matter is { Kind: MatterKind.KeyWork } rated ? works.GetValueOrDefault(rated.Id) : null;
                var appraisal = subject.Matter is { Kind: MatterKind.Appraisal } appraised ? appraisals.GetValueOrDefault(appraised.Id) : null;
                results.Add(new(
                    round.Content.Kind, work?.Year ?? day.Year, day, subject.Name, subject.Body is { } body && bodyOf.TryGetValue(body, out var known) ? known.ShortName : subject.Post, grade, tally?.Votes[0] ?? 0, tally is null ? 0 : count.Result.Base,
                    tally is null ? "票数不单独显示" : string.Join("，", grades.Select((g, i) => $"{g} {tally.Votes[i]}")), $"/ballots/{round.Id.Value}/result", subject.Body ?? appraisal?.Organ ?? work?.Owner, subject.Matter?.Id)
                {
                    Round = round.Id,
                    Repeats = round.Earlier,
                    DutyYear = appraisal?.Year,
                });
            }
        }

        return (results, [.. rounds.Where(r => r is { State: RoundState.Void, Last: not null }).Select(r => new CountedVoid(r.Content.Kind, r.Last!.Value.BeijingDate(), r.Title, $"/ballots/{r.Id.Value}"))],
            new(votes.ToLookup(v => v.Work, v => v.Vote), scores));
    }

    private async Task<List<CountedWork>> WorksAsync(RatedWorks rated)
    {
        var rows = await db.KeyWorks.AsNoTracking().Where(w => !Hidden.Contains(w.State)).OrderBy(w => w.Year).ThenBy(w => w.Number).Select(w => new
        {
            w.Id,
            w.Year,
            w.Number,
            w.Title,
            w.Owner,
            w.State,
            w.MidLight,
            w.MidVariance,
            w.EndCompletion,
            MidOn = w.Steps.Where(s => s.State == KeyWorkState.MidSubmitted).Min(s => (DateOnly?)s.Day),
            CheckedOn = w.Steps.Where(s => s.State == KeyWorkState.EndReviewed).Min(s => (DateOnly?)s.Day),
            ReturnedOn = w.Papers.Where(p => p.Kind == KeyWorkPaperKind.Plan && p.Review == PaperReview.Returned).Select(p => p.ReviewedOn).ToList(),
            Given = w.Ratings.OrderBy(r => r.Order).Select(r => new CountedGrade(r.Day, r.Place, r.Grades, r.Words) { Round = r.Round }).ToList(),
        }).ToListAsync(stop);
        var questions = (await db.KeyWorkQuestions.AsNoTracking().Select(q => new { q.Work, q.AskedAt, q.AnsweredAt }).ToListAsync(stop)).ToLookup(q => q.Work);
        return rows.ConvertAll(w => new CountedWork(w.Id, w.Year, w.Number, w.Title, w.Owner, w.State, w.MidLight, w.MidVariance, w.MidOn, w.EndCompletion, w.CheckedOn)
        {
            Given = w.Given.ConvertAll(g => g.Round is { } round && rated.Scores.TryGetValue((round, w.Id.Value), out var score) ? g with { Score = score } : g),
            Votes = [.. rated.Votes[w.Id.Value]],
            ReturnedOn = [.. w.ReturnedOn.OfType<DateOnly>()],
            Questions = [.. questions[w.Id].Select(q => (q.AskedAt.BeijingDate(), q.AnsweredAt?.BeijingDate()))],
        });
    }

    // Of a nominee who sat again the newest mark counts.
    private async Task<List<CountedExam>> ExamsAsync()
    {
        var exams = await db.LawExams.AsNoTracking()
            .Select(e => new { e.Id, e.Title, e.Day, e.Pass, Marks = e.Candidates.Where(c => c.MarkedOn != null).Select(c => new { c.Appointee, c.Appointment, c.Score }).ToList() }).ToListAsync(stop);
        var names = await (from a in db.Appointees.AsNoTracking() join p in db.People on a.Person equals p.Id select new { a.Id, p.Name }).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        return [.. exams.SelectMany(e => e.Marks.Select(m => (m.Appointment, Line: new CountedExam(
                e.Day, e.Title, names.GetValueOrDefault(m.Appointee, ""), m.Score, m.Score >= e.Pass, $"/appointees/exams/{e.Id.Value}"))))
            .GroupBy(x => (x.Appointment, x.Line.Day.Year)).Select(g => g.MaxBy(x => x.Line.Day).Line)];
    }

    private async Task<List<CountedSurvey>> SurveysAsync()
    {
        var names = await db.LoadNamesAsync(stop);
        var rows = await db.ResearchSurveys.AsNoTracking().OrderBy(s => s.Serial).Select(s => new { s.Id, s.Year, s.Title, s.Committee, s.State }).ToListAsync(stop);
        return rows.ConvertAll(s => new CountedSurvey(s.Year, s.Title, names.ShortOf(s.Committee), s.State, $"/surveys/{s.Id.Value}"));
    }

    private async Task<List<CountedInspection>> InspectionsAsync()
    {
        var names = await db.LoadNamesAsync(stop);
        var rows = await db.LawInspections.AsNoTracking().OrderBy(i => i.Serial).Select(i => new { i.Id, i.Year, i.Title, i.Committee, i.State }).ToListAsync(stop);
        return rows.ConvertAll(i => new CountedInspection(i.Year, i.Title, names.ShortOf(i.Committee), i.State, $"/inspections/{i.Id.Value}"));
    }

    private async Task<IReadOnlyList<CountedAppraisal>> AppraisalsAsync()
    {
        var rows = await db.Appraisals.AsNoTracking().Where(a => a.State != AppraisalState.Revoked).Select(a => new
        {
            a.Id,
            a.Year,
            a.Organ,
            People = a.Subjects.Where(s => s.StruckReason == "").OrderBy(s => s.Order).Select(s => new { s.Order, s.Name, s.Post }).ToList(),
            Grades = a.Results.OrderBy(r => r.Order).Select(r => new { r.Subject, r.Grade, r.AnnouncedOn }).ToList(),
        }).ToListAsync(stop);
        return [.. rows.OrderByDescending(a => a.Year).Select(a => new CountedAppraisal(
            a.Year, bodyOf[a.Organ].ShortName, $"/appointees/appraisals/{a.Id.Value}", a.Grades.Count == 0 ? null : a.Grades.Max(g => g.AnnouncedOn),
            [.. a.People.Select(p => new CountedPerson(p.Name, p.Post, a.Grades.LastOrDefault(g => g.Subject == p.Order)?.Grade ?? ""))]))];
    }

    private async Task<IReadOnlyDictionary<int, CountedClosing>> ClosingsAsync()
    {
        var rows = await db.YearClosings.AsNoTracking().ToListAsync(stop);
        return rows.ToDictionary(c => c.Year, c => new CountedClosing(
            c.Year, c.ClosedOn, c.ClosedBy, c.Rules, c.Figures.ToDictionary(f => f.Key, f => new CountedFigure(f.Count, f.Shown), StringComparer.Ordinal),
            [.. c.Corrections.Select(x => new CountedCorrection(
                x.Key, c.Figures.FirstOrDefault(f => f.Key == x.Key)?.Name ?? x.Key, new(x.Was, x.WasShown), new(x.Now, x.NowShown), x.FoundOn))]));
    }

    private async Task<IReadOnlyDictionary<Guid, string>> LinksAsync(List<CountedWork> works)
    {
        var reports = await db.SpecialReports.AsNoTracking().Select(r => new { r.Id, r.Year, r.Serial }).ToListAsync(stop);
        return works.Select(w => KeyValuePair.Create(w.Id.Value, w.Link))
            .Concat(reports.Select(r => KeyValuePair.Create(r.Id.Value, $"/d/{new DossierNumber(r.Year, DossierNumber.Report, r.Serial).Address}"))).ToDictionary();
    }
}
