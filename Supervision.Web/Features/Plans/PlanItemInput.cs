using System.Globalization;
using Supervision.Domain.Plans;

namespace Supervision.Web.Features.Plans;

/// <summary>What is being typed into the form of a line.</summary>
public sealed class PlanItemInput
{
    public string Title { get; set; } = "";

    public PlanItemKind Kind { get; set; }

    public string Lead { get; set; } = "";

    public List<Guid> Assisting { get; } = [];

    public List<Guid> Bodies { get; } = [];

    /// <summary>Committee names left open, with ； between them.</summary>
    public string OpenCommittees { get; set; } = "";

    /// <summary>Body names left open, with ； between them.</summary>
    public string OpenBodies { get; set; } = "";

    public string Member { get; set; } = "";

    public string First { get; set; } = "";

    public string Last { get; set; } = "";

    public string When { get; set; } = "";

    public string Sitting { get; set; } = "";

    public string Source { get; set; } = "";

    public bool IsRated { get; set; }

    public string KeyPoints { get; set; } = "";

    public string Reason { get; set; } = "";

    public string Remarks { get; set; } = "";

    public string Instrument { get; set; } = "";

    public DateOnly? ReportBy { get; set; }

    public static PlanItemInput From(PlanItemContent content)
    {
        var lead = content.Committees is [{ Committee: { } first }, ..] ? first.Value : (Guid?)null;
        var input = new PlanItemInput
        {
            Title = content.Title,
            Kind = content.Kind,
            Lead = lead?.ToString() ?? "",
            OpenCommittees = string.Join('；', content.Committees.Where(c => c.Committee is null).Select(c => c.Name)),
            OpenBodies = string.Join('；', content.Bodies.Where(b => b.Body is null).Select(b => b.Name)),
            Member = content.LeadMember?.Value.ToString() ?? "",
            First = content.Time.First?.ToString(CultureInfo.InvariantCulture) ?? "",
            Last = content.Time.Last?.ToString(CultureInfo.InvariantCulture) ?? "",
            When = content.Time.Text,
            Sitting = content.Sitting?.Value.ToString() ?? "",
            Source = content.Source?.ToString() ?? "",
            IsRated = content.IsRated,
            KeyPoints = content.KeyPoints,
            Reason = content.Reason,
            Remarks = content.Remarks,
            Instrument = content.Instrument,
            ReportBy = content.ReportBy,
        };
        input.Assisting.AddRange(content.Committees.Where(c => c.Committee is not null && c.Committee.Value.Value != lead).Select(c => c.Committee!.Value.Value));
        input.Bodies.AddRange(content.Bodies.Where(b => b.Body is not null).Select(b => b.Body!.Value.Value));
        return input;
    }

    /// <summary>The content to save; names keep the wording they were imported with.</summary>
    public PlanItemContent ToContent(PlanItemContent? before, PlanChoices choices) => new(Kind, Title)
    {
        Source = Enum.TryParse<TopicSource>(Source, out var source) ? source : null,
        Reason = Reason,
        Committees = Committees(before, choices),
        Bodies = [.. Bodies.Select(id => new NamedBody(before?.Bodies.FirstOrDefault(b => b.Body?.Value == id)?.Name ?? Name(choices.Bodies, id), new(id))), .. Open(OpenBodies).Select(n => new NamedBody(n, null))],
        LeadMember = Guid.TryParse(Member, out var member) ? new(member) : null,
        Time = new(Month(First), Month(Last) ?? Month(First), When),
        Sitting = Guid.TryParse(Sitting, out var sitting) ? new(sitting) : null,
        IsRated = IsRated,
        KeyPoints = KeyPoints,
        Remarks = Remarks,
        OriginSequence = before?.OriginSequence ?? "",
        Instrument = Kind == PlanItemKind.FollowUp ? Instrument : "",
        ReportBy = Kind == PlanItemKind.FollowUp ? ReportBy : null,
    };

    public static void Tick(List<Guid> chosen, Guid id, bool isChosen)
    {
        chosen.Remove(id);
        if (isChosen)
        {
            chosen.Add(id);
        }
    }

    private IReadOnlyList<NamedCommittee> Committees(PlanItemContent? before, PlanChoices choices)
    {
        List<Guid> ids = Guid.TryParse(Lead, out var lead) ? [lead, .. Assisting.Where(a => a != lead)] : [.. Assisting];
        var known = ids.Select(id => new NamedCommittee(
            before?.Committees.FirstOrDefault(c => c.Committee?.Value == id)?.Name ?? Name(choices.Committees, id), new(id))).ToList();
        var open = Open(OpenCommittees).Select(n => new NamedCommittee(n, null)).ToList();

        // Without a leading one the open names stand first, so that no assisting committee leads by accident.
        return lead == Guid.Empty && open.Count > 0 ? [.. open, .. known] : [.. known, .. open];
    }

    private static string Name(IReadOnlyList<Choice> choices, Guid id) => choices.FirstOrDefault(c => c.Id == id)?.Name ?? "";

    private static string[] Open(string text) =>
        text.Split(['；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int? Month(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? month : null;
}
