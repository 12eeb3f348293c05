using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Reports;

/// <summary>Examination of a report by a special committee (专门委员会审查, D-5.7): a date and an opinion.</summary>
public sealed class ReportExamination
{
    private ReportExamination()
    {
    }

    internal ReportExamination(WorkCommitteeId committee, DateOnly dueOn, CouncilDecisionId decision, DateOnly askedOn) =>
        (Committee, DueOn, Decision, AskedOn) = (committee, dueOn, decision, askedOn);

    public WorkCommitteeId Committee { get; private set; }

    public DateOnly AskedOn { get; private set; }

    /// <summary>The day the council named.</summary>
    public DateOnly DueOn { get; private set; }

    public CouncilDecisionId Decision { get; private set; }

    /// <summary>审查意见; empty while it is waited for.</summary>
    public string Opinion { get; private set; } = "";

    public DateOnly? GivenOn { get; private set; }

    public string GivenBy { get; private set; } = "";

    internal void Give(string opinion, ReportAct act) =>
        (Opinion, GivenOn, GivenBy) = (opinion, GivenOn ?? act.At.BeijingDate(), act.Name);
}

/// <summary>What members and deputies did before the hearing (D-5.6).</summary>
public enum TourKind
{
    /// <summary>视察.</summary>
    SiteTour,

    /// <summary>专题调研.</summary>
    Survey,
}

/// <summary>A deputy who took part.</summary>
/// <param name="Name">The name.</param>
/// <param name="Person">The person, when the deputy has an account.</param>
public sealed record TourGuest(string Name, PersonId? Person);

/// <summary>A tour or survey as typed.</summary>
/// <param name="Kind">视察 or 专题调研.</param>
/// <param name="Title">Its name.</param>
/// <param name="Day">When.</param>
/// <param name="Place">Where.</param>
/// <param name="Deputies">Deputies who took part.</param>
public sealed record TourEntry(TourKind Kind, string Title, DateOnly Day, string Place, IReadOnlyList<TourGuest> Deputies);

/// <summary>A site tour or survey before the hearing of a report (视察、专题调研, D-5.6).</summary>
public sealed class ReportTour
{
    private readonly List<TourDeputy> deputies = [];

    private ReportTour()
    {
    }

    internal ReportTour(Guid id, TourEntry entry)
    {
        (Id, Kind, Title, Day, Place) = (id, entry.Kind, entry.Title.Trim(), entry.Day, entry.Place.Trim());
        deputies.AddRange(entry.Deputies.DistinctBy(d => d.Person?.Value.ToString() ?? d.Name.Trim())
            .Select((d, i) => new TourDeputy(d.Name.Trim(), d.Person, i + 1)));
    }

    /// <summary>Made with the form.</summary>
    public Guid Id { get; private set; }

    public TourKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public DateOnly Day { get; private set; }

    public string Place { get; private set; } = "";

    /// <summary>Its report, a stored file given out with the papers; null while missing.</summary>
    public Guid? File { get; private set; }

    public string FileName { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>Deputies who took part: they may be invited to the sitting.</summary>
    public IReadOnlyList<TourDeputy> Deputies => [.. deputies.OrderBy(d => d.Order)];

    internal void Attach(ReportFile file) => (File, FileName, Hash) = (file.Id, file.Name, file.Hash);
}

/// <summary>A deputy who took part in a tour.</summary>
public sealed class TourDeputy(string name, PersonId? person, int order)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Name { get; private set; } = name;

    public PersonId? Person { get; private set; } = person;

    /// <summary>Place in the list as it was entered, from 1: keys made in one moment have no order.</summary>
    public int Order { get; private set; } = order;
}
