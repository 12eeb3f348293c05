using System.Globalization;
using Supervision.Domain.Inspections;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Inspections.Findings.Phone;

/// <summary>What the form on the phone holds; the page and the script send the same fields.</summary>
public sealed record FindingInput
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid? Item { get; init; }

    public IReadOnlyList<Guid> More { get; init; } = [];

    public Guid? Body { get; init; }

    /// <summary>Why the finding is about a body that does not answer for the article.</summary>
    public string BodyReason { get; init; } = "";

    public Guid? Visit { get; init; }

    public DateOnly Day { get; init; }

    public int SubGroup { get; init; }

    public string Place { get; init; } = "";

    public ComplianceGrade? Grade { get; init; }

    public FindingSeverity? Severity { get; init; }

    public string Facts { get; init; } = "";

    public string Proposal { get; init; } = "";

    /// <summary>What a posted form says; what makes no sense counts as not filled in.</summary>
    public static FindingInput Of(IFormCollection form) => new()
    {
        Id = ListAddress.Id(form["Finding.Id"]) ?? Guid.CreateVersion7(),
        Item = ListAddress.Id(form["Finding.Item"]),
        More = [.. form["Finding.More"].Select(m => ListAddress.Id(m)).OfType<Guid>()],
        Body = ListAddress.Id(form["Finding.Body"]),
        BodyReason = form["Finding.BodyReason"].ToString(),
        Visit = ListAddress.Id(form["Finding.Visit"]),
        Day = DateOnly.TryParseExact(form["Finding.Day"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default,
        SubGroup = ListAddress.Number(form["Finding.SubGroup"]) ?? 0,
        Place = form["Finding.Place"].ToString(),
        Grade = ListAddress.Named<ComplianceGrade>(form["Finding.Grade"]),
        Severity = ListAddress.Named<FindingSeverity>(form["Finding.Severity"]),
        Facts = form["Finding.Facts"].ToString(),
        Proposal = form["Finding.Proposal"].ToString(),
    };

    /// <summary>A finding that is corrected.</summary>
    public static FindingInput Of(Finding finding) => new()
    {
        Id = finding.Id.Value,
        Item = finding.Item.Value,
        More = [.. finding.More.Select(m => m.Item.Value)],
        Body = finding.Body.Value,
        BodyReason = finding.BodyReason,
        Visit = finding.Visit?.Value,
        Day = finding.Day,
        SubGroup = finding.SubGroup,
        Place = finding.Place,
        Grade = finding.Grade,
        Severity = finding.Severity,
        Facts = finding.Facts,
        Proposal = finding.Proposal,
    };

    /// <summary>As the use case takes it.</summary>
    public FindingEntry Entry => new(
        new(Item ?? Guid.Empty), [.. More.Select(m => new ChecklistItemId(m))], new(Body ?? Guid.Empty), Day, SubGroup, Place, Grade, Severity, Facts, Proposal)
    {
        Visit = Visit is { } visit ? new FieldVisitId(visit) : null,
        BodyReason = BodyReason,
    };
}
