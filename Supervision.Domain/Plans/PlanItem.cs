using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Plans;

/// <summary>A line of the annual plan (计划事项, D-4.4). It belongs to one plan and is edited on its own, so that two committees
/// never stand in each other's way.</summary>
public sealed class PlanItem
{
    private readonly List<ItemCommittee> committees = [];
    private readonly List<ItemBody> bodies = [];

    private PlanItem()
    {
    }

    public PlanItemId Id { get; private set; }

    public AnnualPlanId Plan { get; private set; }

    /// <summary>Place in the plan, from 1.</summary>
    public int Order { get; private set; }

    public PlanItemKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Under which a second import finds the line again (with the kind).</summary>
    public string TitleKey { get; private set; } = "";

    public TopicSource? Source { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The first of them leads.</summary>
    public IReadOnlyList<ItemCommittee> Committees => committees;

    public IReadOnlyList<ItemBody> Bodies => bodies;

    public MemberId? LeadMember { get; private set; }

    public int? FirstMonth { get; private set; }

    public int? LastMonth { get; private set; }

    /// <summary>Words about the time, kept as written, e.g. 必要时.</summary>
    public string TimeText { get; private set; } = "";

    public SittingId? Sitting { get; private set; }

    public bool IsRated { get; private set; }

    public string KeyPoints { get; private set; } = "";

    public string Remarks { get; private set; } = "";

    /// <summary>Number in the source's own numbering.</summary>
    public string OriginSequence { get; private set; } = "";

    /// <summary>Kind of the working object made on publication (D-4.8); null while there is none.</summary>
    public MatterKind? WorkKind { get; private set; }

    public Guid? WorkId { get; private set; }

    /// <summary>Address of the working object's dossier, e.g. /d/2026-ZX-08.</summary>
    public string WorkLink { get; private set; } = "";

    /// <summary>The day it was done, when no working object tells.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>How it ended, in words.</summary>
    public string DoneNote { get; private set; } = "";

    /// <summary>Of a follow-up: what is followed up (D-4.9).</summary>
    public string Instrument { get; private set; } = "";

    /// <summary>Of a follow-up: the day by which the body reports.</summary>
    public DateOnly? ReportBy { get; private set; }

    /// <summary>The day an adjustment ended it after it had begun (D-4.7).</summary>
    public DateOnly? EndedOn { get; private set; }

    public string EndReason { get; private set; } = "";

    /// <summary>The line of a later plan that goes on with it.</summary>
    public PlanItemId? MovedTo { get; private set; }

    public int? MovedToYear { get; private set; }

    /// <summary>The line of an earlier plan that it goes on with.</summary>
    public PlanItemId? MovedFrom { get; private set; }

    public int? MovedFromYear { get; private set; }

    /// <summary>True when nothing is expected of it any more in this year: done by hand, ended or moved.</summary>
    public bool IsSettled => DoneOn is not null || EndedOn is not null || MovedTo is not null;

    /// <summary>The working object, or null.</summary>
    public MatterRef? Work => WorkKind is { } kind && WorkId is { } id ? new(kind, id) : null;

    /// <summary>The leading committee (牵头), or null while none is known: it blocks adoption, not import.</summary>
    public WorkCommitteeId? LeadCommittee => committees.OrderBy(c => c.Order).FirstOrDefault()?.Committee;

    /// <summary>When it is due.</summary>
    public PlanTime Time => new(FirstMonth, LastMonth, TimeText);

    /// <summary>What stands in the line, for forms and comparison.</summary>
    public PlanItemContent Content => new(Kind, Title)
    {
        Source = Source,
        Reason = Reason,
        Committees = [.. committees.OrderBy(c => c.Order).Select(c => new NamedCommittee(c.Name, c.Committee))],
        Bodies = [.. bodies.OrderBy(b => b.Order).Select(b => new NamedBody(b.Name, b.Body))],
        LeadMember = LeadMember,
        Time = Time,
        Sitting = Sitting,
        IsRated = IsRated,
        KeyPoints = KeyPoints,
        Remarks = Remarks,
        OriginSequence = OriginSequence,
        Instrument = Instrument,
        ReportBy = ReportBy,
    };

    /// <summary>A new line. The caller has asked <see cref="PlanItemContent.Obstacles"/>.</summary>
    public static PlanItem Of(PlanItemId id, AnnualPlanId plan, int order, PlanItemContent content)
    {
        var item = new PlanItem { Id = id, Plan = plan, Order = order };
        item.Describe(content);
        return item;
    }

    /// <summary>Writes the line anew.</summary>
    public void Describe(PlanItemContent content)
    {
        RuleBrokenException.ThrowIfAny(content.Obstacles());
        (Kind, Title, TitleKey) = (content.Kind, content.Title.Trim(), PlanText.Key(content.Title));
        (Source, Reason) = (content.Source, content.Reason.Trim());
        (LeadMember, Sitting, IsRated) = (content.LeadMember, content.Sitting, content.IsRated);
        (FirstMonth, LastMonth, TimeText) = (content.Time.First, content.Time.Last, content.Time.Text.Trim());
        (KeyPoints, Remarks, OriginSequence) = (content.KeyPoints.Trim(), content.Remarks.Trim(), content.OriginSequence.Trim());
        (Instrument, ReportBy) = (content.Instrument.Trim(), content.ReportBy);
        Name(content.Committees);
        Name(content.Bodies);
    }

    /// <summary>Moves the line to another place.</summary>
    public void Place(int order) => Order = order;

    /// <summary>Keeps the working object that publication made; a second call changes nothing (D-4.8).</summary>
    public void Begin(MatterRef work, string link)
    {
        if (Work is null)
        {
            (WorkKind, WorkId, WorkLink) = (work.Kind, work.Id, link);
        }
    }

    /// <summary>Why it cannot be written so: what has its dossier keeps its form of supervision.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDescribe(PlanItemContent content) =>
        Work is not null && content.Kind != Kind
            ? [new(PlanRules.ProperItem, "这一项已建案卷，监督形式不能再改；需要改变形式的，请删去后另列一项。", nameof(Kind))]
            : content.Obstacles();

    /// <summary>Ended by an adjustment after it had begun; the line stays and says so.</summary>
    public void End(string reason, DateOnly today) => (EndedOn, EndReason) = (today, reason.Trim());

    /// <summary>Why it cannot be moved to another year's plan (D-4.6).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMove(bool isPublished, bool isDone) =>
        !isPublished ? [new(PlanRules.Order, "计划公布以后才能移到下一年。")]
        : MovedTo is not null ? [new(PlanRules.Order, $"这一项已经移到{MovedToYear}年度计划。")]
        : EndedOn is not null ? [new(PlanRules.Order, "这一项已经终止。")]
        : isDone ? [new(PlanRules.Order, "这一项已经完成，不用移到下一年。")]
        : [];

    /// <summary>Another plan goes on with it: the new line takes over the dossier, so that it is not opened twice (D-4.8).</summary>
    public PlanItem MoveTo(PlanItemId id, AnnualPlan plan, int order, int fromYear)
    {
        var next = Of(id, plan.Id, order, Content with { Time = PlanTime.Open, Sitting = null });
        (next.MovedFrom, next.MovedFromYear) = (Id, fromYear);
        (next.WorkKind, next.WorkId, next.WorkLink) = (WorkKind, WorkId, WorkLink);
        (MovedTo, MovedToYear) = (id, plan.Year);
        return next;
    }

    /// <summary>The line that went on with it was taken out of its draft: it is open again here.</summary>
    public void MoveBack() => (MovedTo, MovedToYear) = (null, null);

    /// <summary>Why it cannot be marked as done by hand.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToFinish(bool isPublished, string note) =>
        !isPublished ? [new(PlanRules.Order, "计划公布以后才能登记完成情况。")]
        : Work is not null ? [new(PlanRules.Order, "这一项已建案卷，完成情况以案卷为准。")]
        : DoneOn is not null ? [new(PlanRules.Order, "这一项已经登记完成。")]
        : EndedOn is not null ? [new(PlanRules.Order, "这一项已经终止。")]
        : MovedTo is not null ? [new(PlanRules.Order, $"这一项已经移到{MovedToYear}年度计划，在那里登记完成。")]
        : string.IsNullOrWhiteSpace(note) ? [new(PlanRules.ProperItem, "请写明完成情况。", nameof(DoneNote))]
        : note.Length > PlanRules.LongestText
            ? [new(PlanRules.ProperItem, $"完成情况最多 {PlanRules.LongestText} 个字，现在有 {note.Length} 个字。", nameof(DoneNote))]
        : [];

    /// <summary>Marks a line without a working object as done.</summary>
    public void Finish(bool isPublished, string note, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToFinish(isPublished, note));
        (DoneOn, DoneNote) = (today, note.Trim());
    }

    // Rows that stay keep their keys, so that the trail shows real changes only.
    private void Name(IReadOnlyList<NamedCommittee> names)
    {
        if (!committees.OrderBy(c => c.Order).Select(c => new NamedCommittee(c.Name, c.Committee)).SequenceEqual(names))
        {
            committees.Clear();
            committees.AddRange(names.Select((n, i) => new ItemCommittee(i + 1, n.Name, n.Committee)));
        }
    }

    private void Name(IReadOnlyList<NamedBody> names)
    {
        if (!bodies.OrderBy(b => b.Order).Select(b => new NamedBody(b.Name, b.Body)).SequenceEqual(names))
        {
            bodies.Clear();
            bodies.AddRange(names.Select((n, i) => new ItemBody(i + 1, n.Name, n.Body)));
        }
    }
}

/// <summary>A committee of an item (承办委).</summary>
public sealed class ItemCommittee(int order, string name, WorkCommitteeId? committee)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>1 leads, the others assist.</summary>
    public int Order { get; private set; } = order;

    /// <summary>The name as written.</summary>
    public string Name { get; private set; } = name;

    public WorkCommitteeId? Committee { get; private set; } = committee;
}

/// <summary>A body of an item (报告单位).</summary>
public sealed class ItemBody(int order, string name, SupervisedBodyId? body)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; } = order;

    /// <summary>The name as written.</summary>
    public string Name { get; private set; } = name;

    public SupervisedBodyId? Body { get; private set; } = body;

    /// <summary>The body's registered name, so that a list calls each body the same; what stands open as it was written.</summary>
    public string NameIn(IReadOnlyDictionary<SupervisedBodyId, string> registered) =>
        Body is { } id && registered.TryGetValue(id, out var known) ? known : Name;
}
