using Supervision.Domain.Reports;

namespace Supervision.Web.Features.Reports.Desk;

/// <summary>A vote on a resolution while it is being typed; what is not yet filled in is null.</summary>
public sealed class ResolutionInput
{
    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public DateOnly? VotedOn { get; set; }

    public int? For { get; set; }

    public int? Against { get; set; }

    public int? Abstained { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>What was entered before.</summary>
    public static ResolutionInput From(ReportResolution r) => new()
    {
        Title = r.Title,
        Text = r.Text,
        VotedOn = r.VotedOn,
        For = r.For,
        Against = r.Against,
        Abstained = r.Abstained,
        DueOn = r.DueOn,
    };

    /// <summary>The entry, or what is still missing for one.</summary>
    public Outcome<ResolutionEntry> Read() => Missing().ToArray() is { Length: > 0 } missing
        ? Outcome<ResolutionEntry>.Refused(missing)
        : Outcome<ResolutionEntry>.Done(new(Title, Text, VotedOn!.Value, For!.Value, Against!.Value, Abstained!.Value, 0, DueOn));

    private IEnumerable<Obstacle> Missing()
    {
        (object? Value, string Message, string Field)[] asked =
        [
            (VotedOn, "请填写表决日期。", nameof(VotedOn)), (For, "请填写赞成的票数，没有的填 0。", nameof(For)),
            (Against, "请填写反对的票数，没有的填 0。", nameof(Against)), (Abstained, "请填写弃权的票数，没有的填 0。", nameof(Abstained)),
        ];
        return asked.Where(a => a.Value is null).Select(a => new Obstacle(ReportRules.Resolved, a.Message, a.Field));
    }
}
