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

/// <summary>A vote on a resolution as entered.</summary>
/// <param name="Title">E.g. 关于加强养老服务工作的决议.</param>
/// <param name="Text">What it says.</param>
/// <param name="VotedOn">The day of the vote.</param>
/// <param name="For">赞成.</param>
/// <param name="Against">反对.</param>
/// <param name="Abstained">弃权.</param>
/// <param name="All">All members, as the rule counts them (全体组成人员).</param>
/// <param name="DueOn">By when the organ reports on carrying it out; null when it does not.</param>
public sealed record ResolutionEntry(string Title, string Text, DateOnly VotedOn, int For, int Against, int Abstained, int All, DateOnly? DueOn)
{
    /// <summary>How many members were present on that day; null when no sitting of the Committee was held then.</summary>
    public int? Present { get; init; }

    /// <summary>Votes cast.</summary>
    public int Cast => For + Against + Abstained;

    /// <summary>True when more than half of all members are for it (D-3.5).</summary>
    public bool Passes => Quorum.Passes(For, All);
}

/// <summary>A resolution on a report put to the vote (决议, D-5.10), adopted or not.</summary>
public sealed class ReportResolution
{
    private ReportResolution()
    {
    }

    internal ReportResolution(ResolutionEntry entry)
    {
        (Title, Text, VotedOn, DueOn) = (entry.Title.Trim(), entry.Text.Trim(), entry.VotedOn, entry.DueOn);
        (For, Against, Abstained, All) = (entry.For, entry.Against, entry.Abstained, entry.All);
        IsAdopted = entry.Passes;
    }

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateOnly VotedOn { get; private set; }

    public int For { get; private set; }

    public int Against { get; private set; }

    public int Abstained { get; private set; }

    public int All { get; private set; }

    /// <summary>通过: more than half of all members (D-3.5).</summary>
    public bool IsAdopted { get; private set; }

    public DateOnly? DueOn { get; private set; }

    /// <summary>The day the report on carrying it out first came in.</summary>
    public DateOnly? ReportedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public string CloseRemark { get; private set; } = "";

    internal void Report(DateOnly day) => ReportedOn ??= day;

    internal void Close(string remark, DateOnly day) => (CloseRemark, ClosedOn) = (remark, day);
}
