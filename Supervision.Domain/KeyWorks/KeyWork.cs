using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.KeyWorks;

/// <summary>One of the year's key works (重点工作, D-7) on its way through 三问一评.</summary>
public sealed partial class KeyWork
{
    private readonly List<KeyWorkBody> coBodies = [];
    private readonly List<KeyWorkStep> steps = [];
    private readonly List<KeyWorkPaper> papers = [];
    private readonly List<KeyWorkPlanVersion> plans = [];
    private readonly List<KeyWorkEvidence> evidence = [];
    private readonly List<MilestoneDone> milestonesDone = [];
    private readonly List<IndicatorCheck> checks = [];

    private KeyWork()
    {
    }

    public KeyWorkId Id { get; private set; }

    public int Year { get; private set; }

    /// <summary>Number within the year, from 1; part of its address.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public KeyWorkSource Source { get; private set; }

    /// <summary>What is to be done, in a few sentences.</summary>
    public string Content { get; private set; } = "";

    /// <summary>牵头单位; null while it is open.</summary>
    public SupervisedBodyId? Owner { get; private set; }

    public IReadOnlyList<KeyWorkBody> CoBodies => [.. coBodies.OrderBy(b => b.Order)];

    public WorkCommitteeId Committee { get; private set; }

    /// <summary>分管领导.</summary>
    public PersonId? LeadMember { get; private set; }

    /// <summary>The line of the annual plan it came from.</summary>
    public PlanItemId? PlanItem { get; private set; }

    /// <summary>The council's decision by which it was chosen; null of one that came with the published plan.</summary>
    public CouncilDecisionId? ChosenBy { get; private set; }

    /// <summary>The work of the year before that it goes on with (结转).</summary>
    public KeyWorkId? CarriedFrom { get; private set; }

    /// <summary>1 in the first year; a work carried over counts on (连续第2年).</summary>
    public int YearInRow { get; private set; } = 1;

    public KeyWorkState State { get; private set; }

    /// <summary>Why it was left out, or ended.</summary>
    public string EndReason { get; private set; } = "";

    public IReadOnlyList<KeyWorkStep> Steps => [.. steps.OrderBy(s => s.Order)];

    public MatterRef Matter => new(MatterKind.KeyWork, Id.Value);

    /// <summary>Its number among the dossiers: 2026-SW-05.</summary>
    public DossierNumber Dossier => new(Year, DossierNumber.KeyWork, Number);

    /// <summary>Its page at the desk.</summary>
    public string Link => $"/keyworks/{Year}/{Number}";

    /// <summary>True once the council chose it, whatever came after.</summary>
    public bool IsChosen => State is not (KeyWorkState.Proposed or KeyWorkState.LeftOut);

    /// <summary>True when nothing more is done with it.</summary>
    public bool IsOver => State is KeyWorkState.Closed or KeyWorkState.CarriedOver or KeyWorkState.Ended or KeyWorkState.LeftOut;

    /// <summary>What was entered, for a form.</summary>
    public KeyWorkEntry Entry => new(Title, Source, Content, Owner, [.. CoBodies.Select(b => b.Body)], Committee, LeadMember);

    /// <summary>A proposal for the council (D-7.2).</summary>
    public static KeyWork Propose(KeyWorkId id, int year, int number, KeyWorkEntry entry, DateOnly today)
    {
        var work = new KeyWork { Id = id, Year = year, Number = number };
        work.Write(entry);
        work.steps.Add(new(1, KeyWorkState.Proposed, today));
        return work;
    }

    /// <summary>It comes with the published plan, which the council adopted: it is chosen.</summary>
    public static KeyWork FromPlan(KeyWorkId id, int year, int number, KeyWorkEntry entry, PlanItemId line, DateOnly today)
    {
        var work = Propose(id, year, number, entry, today);
        work.PlanItem = line;
        work.Reach(KeyWorkState.Selected, today);
        return work;
    }

    /// <summary>True while a line of the plan can take it: no line has, and nothing was asked of it yet.</summary>
    public bool IsFreeForPlan => PlanItem is null && State is (KeyWorkState.Proposed or KeyWorkState.Selected);

    /// <summary>The published plan, which the council adopted, lists the proposal: it is chosen with it and no second work begins (D-7.2); what is carried
    /// over keeps its past (D-7.12).</summary>
    public void ListInPlan(PlanItemId line, KeyWorkEntry entry, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(IsFreeForPlan ? [] : [KeyWorkRules.InOrder("这项工作已经列入计划或者已经布置。")]);
        Write(entry with
        {
            Source = Source,
            Content = entry.Content.Length > 0 ? entry.Content : Content,
            Owner = entry.Owner ?? Owner,
            CoBodies = entry.CoBodies.Count > 0 ? entry.CoBodies : Entry.CoBodies,
            LeadMember = entry.LeadMember ?? LeadMember,
        });
        PlanItem = line;
        Reach(KeyWorkState.Selected, today);
    }

    /// <summary>The day a state was first reached; null before.</summary>
    public DateOnly? ReachedOn(KeyWorkState state) => steps.Where(s => s.State == state).OrderBy(s => s.Order).Select(s => (DateOnly?)s.Day).FirstOrDefault();

    /// <summary>Why it cannot be written so: after the plan was asked for, only lead member and helping bodies change.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWrite(KeyWorkEntry entry) =>
        IsOver ? [KeyWorkRules.InOrder($"这项工作{State.Words()}，不能再改。")]
        : IsChosen && entry.Owner is null && Owner is not null ? [new(KeyWorkRules.ProperWork, "已经确定的重点工作要有牵头单位。", nameof(Owner))]
        : State >= KeyWorkState.PlanAsked && (entry.Title.Trim() != Title || entry.Owner != Owner)
            ? [KeyWorkRules.InOrder("已经布置年度安排，名称和牵头单位不能再改。", entry.Owner != Owner ? nameof(Owner) : nameof(Title))]
        : entry.Obstacles();

    /// <summary>Writes it anew.</summary>
    public void Write(KeyWorkEntry entry)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToWrite(entry));
        (Title, Source, Content) = (entry.Title.Trim(), entry.Source, entry.Content.Trim());
        (Owner, Committee, LeadMember) = (entry.Owner, entry.Committee!.Value, entry.LeadMember);
        if (!CoBodies.Select(b => b.Body).SequenceEqual(entry.CoBodies))
        {
            coBodies.Clear();
            coBodies.AddRange(entry.CoBodies.Select((b, i) => new KeyWorkBody(i + 1, b)));
        }
    }

    /// <summary>The line of the plan was changed: it follows until the plan was asked for.</summary>
    public void Follow(KeyWorkEntry entry)
    {
        if (State == KeyWorkState.Selected && ObstaclesToWrite(entry with { Source = Source }).Count == 0)
        {
            Write(entry with { Source = Source, Content = entry.Content.Length > 0 ? entry.Content : Content });
        }
    }

    /// <summary>Why a proposal cannot be left out.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToLeaveOut(string reason) =>
        State != KeyWorkState.Proposed ? [KeyWorkRules.InOrder("只有建议可以不列入名单。")]
        : [.. KeyWorkRules.Needed(KeyWorkRules.Selection, reason, "不列入的理由", KeyWorkRules.LongestReason, "Reason")];

    /// <summary>Left out of the list that goes to the council.</summary>
    public void LeaveOut(string reason, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToLeaveOut(reason));
        (State, EndReason) = (KeyWorkState.LeftOut, reason.Trim());
        steps.Add(new(steps.Count + 1, State, today));
    }

    /// <summary>Why it cannot be put on the list again.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToTakeIn() => State == KeyWorkState.LeftOut ? [] : [KeyWorkRules.InOrder("这项建议没有从名单里去掉。")];

    /// <summary>Put on the list again.</summary>
    public void TakeIn(DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToTakeIn());
        (State, EndReason) = (KeyWorkState.Proposed, "");
        steps.Add(new(steps.Count + 1, State, today));
    }

    /// <summary>The council chose it.</summary>
    public void Choose(KeyWorkDecision decision)
    {
        RuleBrokenException.ThrowIfAny(State == KeyWorkState.Proposed ? [] : [KeyWorkRules.InOrder("不是建议。")]);
        ChosenBy = decision.Decision;
        Reach(KeyWorkState.Selected, decision.Day);
    }

    /// <summary>Why it cannot be ended by the council.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToEnd(string reason, KeyWorkDecision? decision) =>
        IsOver || !IsChosen ? [KeyWorkRules.InOrder($"这项工作{State.Words()}，不能终止。")]
        : decision is not { IsApproval: true } ? [KeyWorkRules.InOrder("终止由主任会议决定。请先在主任会议登记决定并确认。")]
        : [.. KeyWorkRules.Needed(KeyWorkRules.Order, reason, "终止的理由", KeyWorkRules.LongestReason, "Reason")];

    /// <summary>Ended by the council, or with its line of the plan; it stays and says why.</summary>
    public void End(string reason, DateOnly today)
    {
        if (!IsOver)
        {
            (State, EndReason) = (KeyWorkState.Ended, reason.Trim());
            steps.Add(new(steps.Count + 1, State, today));
        }
    }

    // Later states only: what is handed in late does not set the course back.
    private void Reach(KeyWorkState state, DateOnly day)
    {
        if (state > State)
        {
            State = state;
            steps.Add(new(steps.Count + 1, state, day));
        }
    }
}
