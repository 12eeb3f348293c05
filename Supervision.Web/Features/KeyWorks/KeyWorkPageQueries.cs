using Supervision.Domain.KeyWorks;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>One work as its page shows it.</summary>
/// <param name="Work">The work.</param>
/// <param name="Owner">牵头单位; 待定 while open.</param>
/// <param name="CoBodies">配合单位.</param>
/// <param name="Committee">承办委.</param>
/// <param name="Lead">分管领导; empty while open.</param>
/// <param name="Deadlines">Its deadlines.</param>
/// <param name="History">What happened.</param>
/// <param name="Questions">Its questions, the oldest first.</param>
/// <param name="Measuring">How it is measured.</param>
public sealed record KeyWorkView(
    KeyWork Work, string Owner, string CoBodies, string Committee, string Lead, IReadOnlyList<DeadlineRow> Deadlines, IReadOnlyList<HistoryRow> History,
    IReadOnlyList<KeyWorkQuestion> Questions, KeyWorkMeasuring Measuring)
{
    public required Actor Actor { get; init; }

    /// <summary>The work it goes on with; null when it is new.</summary>
    public string? EarlierLink { get; init; }

    public IReadOnlyList<Obstacle> ToFix { get; init; } = [];

    /// <summary>How often a plan may be sent back.</summary>
    public int MostReturns { get; init; }

    /// <summary>Decisions of the council to end a key work, to choose from.</summary>
    public IReadOnlyList<FilterChoice> Endings { get; init; } = [];

    public bool MayEdit => KeyWorkRights.Edits(Actor, Work) && Actor.May(Permissions.ProposeKeyWorks);

    public bool MayKeep => KeyWorkRights.Keeps(Actor, Work) && Actor.May(Permissions.EditKeyWorks);

    public bool MayReview => KeyWorkRights.Heads(Actor, Work);

    public bool MayCheck => KeyWorkRights.Serves(Actor, Work);

    public bool MayFix => KeyWorkRights.Leads(Actor, Work) && ToFix.Count == 0;

    /// <summary>The plan it is measured against; null before one is fixed.</summary>
    public KeyWorkPlan? Measured => Work.Measured(Measuring.Against);

    public ProgressReport? Progress => Work.Standing(KeyWorkPaperKind.Progress)?.Progress;

    public ResultReport? Result => Work.Standing(KeyWorkPaperKind.Result)?.Result;

    /// <summary>The vote as it is held or planned; it begins with its round, not with the check of the result (D-7.9).</summary>
    public required PlannedVote Vote { get; init; }

    /// <summary>Milestones of the plan that the body gave up.</summary>
    public int Cancelled => Work.Plan is { } plan ? plan.Milestones.Where((_, i) => Work.StandingOf(i) is { State: MilestoneState.Cancelled }).Count() : 0;

    /// <summary>The variance of each indicator, from the progress that stands.</summary>
    public IReadOnlyList<Variance?> Variances => Measured is { } plan && Progress is { } progress
        ? KeyWorkMeasure.Mid(plan, progress, Measuring.AsOf, Measuring.Bounds).Indicators : [];

    public IReadOnlyList<StageRow> Stages
    {
        get
        {
            StageRow Row(string name, KeyWorkState begun, KeyWorkState done, string anchor) => new(
                name, Work.ReachedOn(done) is not null ? StageState.Done : Work.IsOver ? StageState.None : Work.ReachedOn(begun) is not null ? StageState.Running : StageState.Todo,
                (Work.ReachedOn(done) ?? Work.ReachedOn(begun)) is { } day ? $"{day.Month}月{day.Day}日" : "—", anchor);
            return
            [
                Row("确定", KeyWorkState.Proposed, KeyWorkState.Selected, "facts"), Row("年初问安排", KeyWorkState.PlanAsked, KeyWorkState.PlanFixed, "answers"),
                Row("年中问进度", KeyWorkState.MidAsked, KeyWorkState.MidReviewed, "answers"), Row("年末问效果", KeyWorkState.EndAsked, KeyWorkState.EndReviewed, "answers"),
                Vote.Stage(Work), Row("反馈", KeyWorkState.ResultFixed, KeyWorkState.Closed, "papers"),
            ];
        }
    }

    /// <summary>What is to be done next, in one sentence.</summary>
    public string Next => Work.State switch
    {
        KeyWorkState.Proposed => "等待主任会议确定。",
        KeyWorkState.LeftOut => $"没有列入名单：{Work.EndReason}",
        KeyWorkState.Selected => Work.Owner is null ? "请先填写牵头单位。" : "到布置日期后，牵头单位报送年度安排。",
        KeyWorkState.PlanAsked => Work.ReturnsOf(KeyWorkPaperKind.Plan) > 0 ? $"已退回 {Work.ReturnsOf(KeyWorkPaperKind.Plan)} 次，等待{Owner}重新报送年度安排。" : $"等待{Owner}报送年度安排。",
        KeyWorkState.PlanSubmitted => $"{Committee}审核年度安排。",
        KeyWorkState.PlanReviewed => $"{(Lead.Length > 0 ? Lead : "分管领导")}定稿。",
        KeyWorkState.PlanFixed => "安排已经定稿，年中报告进度。",
        KeyWorkState.MidAsked => $"等待{Owner}报送年中进度。",
        KeyWorkState.MidSubmitted => $"{Committee}审核年中进度。",
        KeyWorkState.MidReviewed => "进度已经审核，年末报告效果。",
        KeyWorkState.EndAsked => $"等待{Owner}报送年末效果。",
        KeyWorkState.EndSubmitted => $"{Committee}逐项核查年末效果。",
        KeyWorkState.EndReviewed => "核查完成，等待满意度测评。",
        KeyWorkState.ResultFixed => Work.NeedsMeasure ? "两次测评都不满意，由主任会议决定处理办法。" : Work.OwedAfterVote is { } owed ? $"等待{Owner}报送{KeyWorkText.Of(owed)}。" : Work.NeedsSecondVote ? "整改情况已经报送，安排再次测评。" : "可以办结。",
        KeyWorkState.Closed => "已经办结。",
        KeyWorkState.CarriedOver => "已经结转到下一年。",
        _ => $"已经终止：{Work.EndReason}",
    };
}

/// <summary>The vote on a work as far as it is known.</summary>
/// <param name="HasRound">True once a round holds the work as a subject.</param>
/// <param name="When">The day or the month it is planned for.</param>
public sealed record PlannedVote(bool HasRound, string When)
{
    /// <summary>Its place among the stages.</summary>
    internal StageRow Stage(KeyWork work) => work.ReachedOn(KeyWorkState.ResultFixed) is { } day
        ? new("测评", StageState.Done, $"{day.Month}月{day.Day}日", "ratings")
        : work.IsOver ? new("测评", StageState.None, "—", "ratings")
        : new("测评", HasRound ? StageState.Running : StageState.Todo, When.Length > 0 ? $"计划 {When}" : "—", "ratings");
}

/// <summary>What a form of a work offers to choose from.</summary>
public sealed record KeyWorkChoices(IReadOnlyList<FilterChoice> Bodies, IReadOnlyList<FilterChoice> Committees, IReadOnlyList<FilterChoice> Leads);

/// <summary>Reads one work for its page, and what its form offers.</summary>
public sealed class KeyWorkPageQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<KeyWorkView?> FindAsync(int year, int number, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadKeyWorks, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.KeyWorks.AsNoTracking().SingleOrDefaultAsync(w => w.Year == year && w.Number == number, stop) is { } work ? await ViewAsync(db, work, actor, stop) : null;
    }

    /// <summary>The same for the body that leads or helps; others find nothing, and the look is noted (D-16.38).</summary>
    public async Task<KeyWorkView?> FindForBodyAsync(KeyWorkId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.HandInKeyWorks, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.KeyWorks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, stop) is not { } work)
        {
            return null;
        }

        if (!KeyWorkRights.Reads(actor, work))
        {
            db.Tell(work.Matter, DossierReading.Refusal + "查看重点工作：不是本单位的工作");
            await db.SaveChangesAsync(stop);
            return null;
        }

        return await ViewAsync(db, work, actor, stop);
    }

    /// <summary>Works of one's bodies, the newest year first.</summary>
    public async Task<IReadOnlyList<UnitWorkRow>> OfMyBodiesAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseUnitDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var bodies = actor.Bodies.Select(b => (SupervisedBodyId?)new SupervisedBodyId(b)).ToList();
        var helped = actor.Bodies.Select(b => new SupervisedBodyId(b)).ToList();
        KeyWorkState[] hidden = [KeyWorkState.Proposed, KeyWorkState.LeftOut];
        var rows = await db.KeyWorks.AsNoTracking().Where(w => !hidden.Contains(w.State) && (bodies.Contains(w.Owner) || w.CoBodies.Any(b => helped.Contains(b.Body))))
            .OrderByDescending(w => w.Year).ThenBy(w => w.Number)
            .Select(w => new { w.Id, w.Year, w.Title, w.State, IsOwner = bodies.Contains(w.Owner), w.GradeWords, Rounds = w.Ratings.OrderBy(r => r.Order).Select(r => new { r.Words, r.Day }).ToList() }).ToListAsync(stop);
        return [.. rows.Select(w => new UnitWorkRow(w.Id, w.Year, w.Title, w.State, w.IsOwner, w.Rounds.Count > 1 ? RatingCourse.Of(w.Rounds.Select(r => (r.Words, r.Day))) : w.GradeWords))];
    }

    public async Task<KeyWorkChoices> ChoicesAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadKeyWorks, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var today = db.Clock.Today();
        var council = (await db.Members.AsNoTracking().OrderBy(m => m.Order).ToListAsync(stop)).FindAll(m => m.IsInOffice(today) && m.IsCouncil);
        var names = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return new(
            [.. (await db.SupervisedBodies.AsNoTracking().Where(b => b.To == null).OrderBy(b => b.Order).ToListAsync(stop)).Select(b => FilterChoice.Of(b.Id.Value, b.Name))],
            [.. (await db.WorkCommittees.AsNoTracking().OrderBy(c => c.Order).ToListAsync(stop)).Select(c => FilterChoice.Of(c.Id.Value, c.Name))],
            [.. council.Select(m => FilterChoice.Of(m.Person.Value, names[m.Person]))]);
    }

    private static async Task<KeyWorkView> ViewAsync(SupervisionDb db, KeyWork work, Actor actor, CancellationToken stop)
    {
        var basis = await db.LoadBasisAsync(stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var (committee, lead, from, id) = (work.Committee, work.LeadMember, work.CarriedFrom, work.Id);
        var earlier = from is null ? null : await db.KeyWorks.AsNoTracking().Where(w => w.Id == from).Select(w => new { w.Year, w.Number }).SingleOrDefaultAsync(stop);
        var matter = work.Matter;
        var vote = (await CycleMarks.ReadAsync(db, work.Year, stop))[^1];
        return new(
            work, work.Owner is { } owner ? bodies[owner] : "待定", string.Join("、", work.CoBodies.Select(b => bodies[b.Body])),
            await db.WorkCommittees.Where(c => c.Id == committee).Select(c => c.ShortName).SingleAsync(stop),
            lead is null ? "" : await db.People.Where(p => p.Id == lead).Select(p => p.Name).SingleAsync(stop),
            Named(await db.DeadlineRowsAsync(work.Matter, basis, stop), work), await db.HistoryRowsAsync(work.Matter, stop),
            await db.KeyWorkQuestions.AsNoTracking().Where(q => q.Work == id).OrderBy(q => q.AskedAt).ToListAsync(stop),
            KeyWorkMeasuring.Of(work.Year, await db.CycleDatesAsync(work.Year, basis, stop), basis.Rules, basis.Today))
        {
            Actor = actor,
            Vote = new(await db.RatingRounds.AnyAsync(r => !r.IsRehearsal && r.Subjects.Any(s => s.Matter == matter), stop), vote.WhenInWords),
            EarlierLink = earlier is null ? null : $"/keyworks/{earlier.Year}/{earlier.Number}",
            ToFix = work.ObstaclesToFix(actor.Person),
            MostReturns = basis.Rules.InForce(KeyWorkRules.PlanReturns, basis.Today).Count,
            Endings = actor.IsOffice
                ? [.. (await db.DecisionsForAsync(CouncilPurpose.KeyWorkEnd, stop)).Where(d => d.IsApproval).Select(d => FilterChoice.Of(d.Decision.Value, $"{d.MeetingName}：{d.Subject}"))] : [],
        };
    }

    // Which milestone is owed stands in its row: several rows of one name tell nothing.
    private static IReadOnlyList<DeadlineRow> Named(IReadOnlyList<DeadlineRow> rows, KeyWork work) =>
        [.. rows.Select(r => r.Kind == KeyWorkDuties.Milestone && work.Plan?.Milestones.Where(m => m.DueOn == r.Day).Select(m => m.Name).ToList() is { Count: > 0 } names
            ? r with { Act = $"{r.Act}：{string.Join("、", names)}" } : r)];
}

/// <summary>A work of one's body in the list.</summary>
public sealed record UnitWorkRow(KeyWorkId Id, int Year, string Title, KeyWorkState State, bool IsOwner, string GradeWords);
