using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Inspections;

/// <summary>An inspection of how a law is carried out (执法检查, D-6).</summary>
public sealed partial class LawInspection
{
    private readonly List<InspectedBody> bodies = [];
    private readonly List<GroupMember> members = [];
    private readonly List<InspectionStop> stops = [];
    private readonly List<ChecklistItem> items = [];
    private readonly List<ChecklistBody> itemBodies = [];
    private readonly List<InspectionStep> steps = [];

    private LawInspection()
    {
    }

    public LawInspectionId Id { get; private set; }

    /// <summary>The line of the annual plan that it came from.</summary>
    public PlanItemId PlanItem { get; private set; }

    public int Year { get; private set; }

    /// <summary>Number of the dossier within the year.</summary>
    public int Serial { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The work committee that carries it out.</summary>
    public WorkCommitteeId Committee { get; private set; }

    /// <summary>The council member who looks after it (分管领导), as the plan names.</summary>
    public PersonId? LeadMember { get; private set; }

    /// <summary>The sitting that is to hear the report, as the plan names.</summary>
    public SittingId? Sitting { get; private set; }

    public InspectionState State { get; private set; }

    /// <summary>The version of the law; fixed with the approval (D-6.5).</summary>
    public LawTextId? Law { get; private set; }

    /// <summary>Versions that it went by before a re-mapping; the report names both (D-17.17).</summary>
    public string EarlierLaws { get; private set; } = "";

    /// <summary>Why it is held (检查的缘由).</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Timetable in words (时间安排).</summary>
    public string Timetable { get; private set; } = "";

    /// <summary>How it is done (检查方式).</summary>
    public string Ways { get; private set; } = "";

    /// <summary>Press and publicity (宣传报道).</summary>
    public string Press { get; private set; } = "";

    /// <summary>Day of the mobilisation meeting as planned.</summary>
    public DateOnly? MobilisationDay { get; private set; }

    /// <summary>First day of field work as planned.</summary>
    public DateOnly? FieldFrom { get; private set; }

    /// <summary>Last day of field work as planned.</summary>
    public DateOnly? FieldUntil { get; private set; }

    /// <summary>How many sub-groups there are.</summary>
    public int SubGroups { get; private set; }

    /// <summary>True while the scheme waits for the council.</summary>
    public bool IsSubmitted { get; private set; }

    public CouncilDecisionId? SchemeDecision { get; private set; }

    /// <summary>The day the itinerary was sent to the group; null before.</summary>
    public DateOnly? ItinerarySentOn { get; private set; }

    /// <summary>Why it was withdrawn.</summary>
    public string EndReason { get; private set; } = "";

    public IReadOnlyList<InspectedBody> Bodies => [.. bodies.OrderBy(b => b.Order)];

    /// <summary>All who are or were in the group: leader, deputies, members, invited deputies, advisers.</summary>
    public IReadOnlyList<GroupMember> Members => [.. members.OrderBy(m => m.Place).ThenBy(m => m.Order)];

    public IReadOnlyList<InspectionStop> Stops => [.. stops.OrderBy(s => s.Day).ThenBy(s => s.From).ThenBy(s => s.SubGroup)];

    /// <summary>The checklist in the order of the law.</summary>
    public IReadOnlyList<ChecklistItem> Items => [.. items.OrderBy(i => i.Line)];

    public IReadOnlyList<ChecklistBody> ItemBodies => itemBodies;

    public IReadOnlyList<InspectionStep> Steps => [.. steps.OrderBy(s => s.Order)];

    /// <summary>〔2026〕检查5号.</summary>
    public DossierNumber Dossier => new(Year, DossierNumber.Inspection, Serial);

    public MatterRef Matter => new(MatterKind.Inspection, Id.Value);

    /// <summary>Address of its page.</summary>
    public string Link => $"/inspections/{Id.Value}";

    /// <summary>The leader now; null while none is set or the last one left.</summary>
    public GroupMember? Leader => members.Find(m => m.IsThere && m.Place == GroupPlace.Leader);

    public bool IsOver => State == InspectionState.Withdrawn;

    /// <summary>Becomes an inspection from a line of a published plan (D-4.8).</summary>
    public static LawInspection FromPlan(LawInspectionId id, int serial, PlannedInspection planned, DateOnly day)
    {
        var inspection = new LawInspection { Id = id, PlanItem = planned.Item, Year = planned.Year, Serial = serial };
        inspection.Follow(planned);
        inspection.SetBodies(planned.Bodies, new Dictionary<SupervisedBodyId, string>());
        inspection.Reach(InspectionState.Planned, day);
        return inspection;
    }

    /// <summary>The line of the plan was changed.</summary>
    public void Follow(PlannedInspection planned) =>
        (Title, Committee, LeadMember, Sitting) = (planned.Title.Trim(), planned.Committee, planned.LeadMember, DistributedOn is null ? planned.Sitting ?? Sitting : Sitting);

    public DateOnly? ReachedOn(InspectionState state) => Steps.LastOrDefault(s => s.State == state)?.Day;

    public ChecklistItem? Find(ChecklistItemId id) => items.Find(i => i.Id == id);

    public GroupMember? Find(GroupMemberId id) => members.Find(m => m.Id == id);

    /// <summary>Bodies that answer for an article.</summary>
    public IReadOnlyList<SupervisedBodyId> BodiesOf(ChecklistItemId item) => [.. itemBodies.Where(b => b.Item == item).Select(b => b.Body)];

    /// <summary>True when the body is inspected.</summary>
    public bool Inspects(SupervisedBodyId body) => bodies.Exists(b => b.Body == body);

    /// <summary>The scheme; what the council had agreed to before is void.</summary>
    public void KeepScheme(SchemeEntry entry)
    {
        if (Law is { } before && before != entry.Law)
        {
            // Another law or version: its articles are others. What was chosen from the old one goes.
            items.Clear();
            itemBodies.Clear();
        }

        (Law, Reason, Timetable, Ways, Press) = (entry.Law, entry.Reason.Trim(), entry.Timetable.Trim(), entry.Ways.Trim(), entry.Press.Trim());
        (MobilisationDay, FieldFrom, FieldUntil) = (entry.MobilisationDay, entry.FieldFrom, entry.FieldUntil);
        (Tie, HigherCommittee, HigherDue) = entry.Tie == HigherTie.None ? (entry.Tie, "", null) : (entry.Tie, entry.HigherCommittee.Trim(), entry.HigherDue);
        SetBodies(entry.Bodies, entry.Superiors);
        itemBodies.RemoveAll(b => !Inspects(b.Body));
        Reopen(entry.Day);
    }

    /// <summary>Somebody joins the group.</summary>
    public void Join(GroupMemberId id, GroupEntry entry, DateOnly day)
    {
        members.Add(new(id, members.Count == 0 ? 1 : members.Max(m => m.Order) + 1, entry, day));
        Changed(day);
    }

    /// <summary>Somebody leaves it: before the approval without a trace, afterwards kept with the reason.</summary>
    public void Leave(GroupMemberId id, string reason, DateOnly day)
    {
        var member = Find(id)!;
        if (State < InspectionState.SchemeApproved)
        {
            members.Remove(member);
        }
        else
        {
            (member.To, member.LeaveReason) = (day, reason.Trim());
        }

        Changed(day);
    }

    /// <summary>How many sub-groups there are; who was in one that is gone is in none.</summary>
    public void Divide(int count)
    {
        SubGroups = count;
        foreach (var member in members.Where(m => m.SubGroup > count))
        {
            (member.SubGroup, member.LeadsSubGroup) = (0, false);
        }

        stops.RemoveAll(s => s.SubGroup > count);
        foreach (var item in items.Where(i => i.SubGroup > count))
        {
            item.SubGroup = 0;
        }
    }

    /// <summary>Who is in which sub-group, and who leads it.</summary>
    public void Assign(GroupMemberId id, int subGroup, bool leads)
    {
        foreach (var other in members.Where(m => leads && m.SubGroup == subGroup))
        {
            other.LeadsSubGroup = false;
        }

        var member = Find(id)!;
        (member.SubGroup, member.LeadsSubGroup) = (subGroup, leads && subGroup > 0);
    }

    public void Add(InspectionStopId id, StopEntry entry)
    {
        stops.Add(new(id, stops.Count == 0 ? 1 : stops.Max(s => s.Order) + 1, entry));
        ItinerarySentOn = null;
    }

    public void Remove(InspectionStopId id)
    {
        stops.RemoveAll(s => s.Id == id);
        ItinerarySentOn = null;
    }

    public void SendItinerary(DateOnly day) => ItinerarySentOn = day;

    /// <summary>Articles are put on the list; those on it stay as they are.</summary>
    public void Choose(IReadOnlyList<ArticleChoice> choices, DateOnly day)
    {
        items.AddRange(choices.Where(c => !items.Exists(i => i.Line == c.Line)).Select(c => new ChecklistItem(new(Guid.CreateVersion7()), c)));
        Changed(day);
    }

    /// <summary>What is asked about an article.</summary>
    public void Write(ChecklistItemId id, ItemEntry entry, DateOnly day)
    {
        var item = Find(id)!;
        (item.Question, item.Methods, item.Material, item.SubGroup) = (entry.Question.Trim(), entry.Methods, entry.Material.Trim(), entry.SubGroup);
        itemBodies.RemoveAll(b => b.Item == id);
        itemBodies.AddRange(entry.Bodies.Distinct().Select(b => new ChecklistBody(id, b)));
        Changed(day);
    }

    /// <summary>The article is taken off the list (移出条文).</summary>
    public void TakeOff(ChecklistItemId id, DateOnly day)
    {
        items.RemoveAll(i => i.Id == id);
        itemBodies.RemoveAll(b => b.Item == id);
        Changed(day);
    }

    /// <summary>The article stays on the list and does not apply here (不适用).</summary>
    public void SetAside(ChecklistItemId id, string reason) => Find(id)!.NotApplicable = reason.Trim();

    /// <summary>Goes by another version of its law from now on: each article takes the place chosen for it, the questions stay (D-17.17).</summary>
    public void Remap(LawTextId newer, string olderName, IReadOnlyDictionary<ChecklistItemId, ArticleChoice> places)
    {
        (Law, EarlierLaws) = (newer, EarlierLaws.Length == 0 ? olderName : $"{EarlierLaws}、{olderName}");
        foreach (var item in items)
        {
            if (places.TryGetValue(item.Id, out var choice))
            {
                item.Map(choice);
            }
        }
    }

    /// <summary>The scheme goes to the council (提请主任会议).</summary>
    public void Submit() => IsSubmitted = true;

    public void ApproveScheme(SchemeDecision decision)
    {
        (SchemeDecision, IsSubmitted) = (decision.Decision, false);
        Reach(InspectionState.SchemeApproved, decision.Day);
    }

    /// <summary>The bodies are told (通知被检查单位).</summary>
    public void Notice(DateOnly day) => Reach(InspectionState.Noticed, day);

    /// <summary>Ends without having been carried out.</summary>
    public void Withdraw(string reason, DateOnly day)
    {
        EndReason = reason;
        Reach(InspectionState.Withdrawn, day);
    }

    private void SetBodies(IReadOnlyList<SupervisedBodyId> wanted, IReadOnlyDictionary<SupervisedBodyId, string> superiors)
    {
        bodies.Clear();
        bodies.AddRange(wanted.Distinct().Select((b, i) => new InspectedBody(i + 1, b, superiors.GetValueOrDefault(b, "").Trim())));
    }

    // Group and checklist are part of what the council agrees to; afterwards only what the acts themselves allow is changed.
    private void Changed(DateOnly day)
    {
        if (State <= InspectionState.Scheme)
        {
            Reopen(day);
        }
    }

    private void Reopen(DateOnly day)
    {
        (IsSubmitted, SchemeDecision) = (false, null);
        steps.RemoveAll(s => s.State != InspectionState.Planned);
        State = InspectionState.Planned;
        Reach(InspectionState.Scheme, day);
    }

    internal void Reach(InspectionState state, DateOnly day)
    {
        var last = steps.Count == 0 ? day : steps.Max(s => s.Day);
        State = state;
        steps.Add(new(steps.Count + 1, state, day < last ? last : day));
    }
}

/// <summary>What a line of the plan says about an inspection.</summary>
public sealed record PlannedInspection(
    PlanItemId Item, int Year, string Title, WorkCommitteeId Committee, PersonId? LeadMember, SittingId? Sitting, IReadOnlyList<SupervisedBodyId> Bodies);

/// <summary>A scheme as entered (方案, D-6.6).</summary>
public sealed record SchemeEntry(
    LawTextId? Law, string Reason, string Timetable, string Ways, string Press, DateOnly? MobilisationDay, DateOnly? FieldFrom, DateOnly? FieldUntil,
    IReadOnlyList<SupervisedBodyId> Bodies, DateOnly Day)
{
    /// <summary>Whether it is held with or for a higher committee (D-6.1).</summary>
    public HigherTie Tie { get; init; }

    /// <summary>Name of that committee.</summary>
    public string HigherCommittee { get; init; } = "";

    /// <summary>Day by which that committee wants the written report.</summary>
    public DateOnly? HigherDue { get; init; }

    /// <summary>The superior organ of each vertical unit (D-6.13).</summary>
    public IReadOnlyDictionary<SupervisedBodyId, string> Superiors { get; init; } = new Dictionary<SupervisedBodyId, string>();
}

/// <summary>The council's decision on a scheme.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Meeting">Name of the meeting.</param>
/// <param name="Day">Its day.</param>
/// <param name="IsApproval">True when it is an agreement that was confirmed.</param>
/// <param name="IsOfThisText">True when the scheme is still what was put to the council.</param>
public sealed record SchemeDecision(CouncilDecisionId Decision, string Meeting, DateOnly Day, bool IsApproval, bool IsOfThisText);
