using Supervision.Domain.Organisation;

namespace Supervision.Domain.Surveys;

/// <summary>Somebody who takes part in a survey (调研组成员); the leader is one of them.</summary>
public sealed class Surveyor
{
    private Surveyor()
    {
    }

    internal Surveyor(int order, SurveyorEntry entry) => (Order, Person, Name, Post, IsLeader) = (order, entry.Person, entry.Name.Trim(), entry.Post.Trim(), entry.IsLeader);

    public SurveyorId Id { get; private set; } = new(Guid.CreateVersion7());

    public int Order { get; private set; }

    public PersonId Person { get; private set; }

    /// <summary>Name when entered.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Post when entered, e.g. 委员.</summary>
    public string Post { get; private set; } = "";

    /// <summary>True for the leader (组长).</summary>
    public bool IsLeader { get; private set; }
}

/// <summary>Somebody as entered for a survey.</summary>
/// <param name="Person">The person.</param>
/// <param name="Name">The name.</param>
/// <param name="Post">The post.</param>
/// <param name="IsLeader">True for the leader.</param>
/// <param name="IsMember">True for a member of the Committee: only one may lead.</param>
public sealed record SurveyorEntry(PersonId Person, string Name, string Post, bool IsLeader, bool IsMember);

/// <summary>An outline as entered (调研提纲).</summary>
/// <param name="Purpose">Why and to what end.</param>
/// <param name="Questions">What is asked, one a line.</param>
/// <param name="Ways">How and with whom.</param>
/// <param name="From">First day in the field.</param>
/// <param name="Until">Last day in the field.</param>
/// <param name="ReportDue">Day by which the report is wanted.</param>
/// <param name="Surveyors">Leader and members.</param>
public sealed record OutlineEntry(string Purpose, string Questions, string Ways, DateOnly? From, DateOnly? Until, DateOnly? ReportDue, IReadOnlyList<SurveyorEntry> Surveyors);

/// <summary>A visit, talk or other look, with what was seen and said (走访、座谈记录).</summary>
public sealed class SurveyVisit
{
    private SurveyVisit()
    {
    }

    internal SurveyVisit(int order, SurveyVisitEntry entry, string by) =>
        (Id, Order, Way, Day, Place, People, Notes, By) = (entry.Id, order, entry.Way, entry.Day, entry.Place.Trim(), entry.People.Trim(), entry.Notes.Trim(), by);

    public SurveyVisitId Id { get; private set; }

    public int Order { get; private set; }

    public SurveyWay Way { get; private set; }

    public DateOnly Day { get; private set; }

    public string Place { get; private set; } = "";

    /// <summary>Who was there or was talked to.</summary>
    public string People { get; private set; } = "";

    public string Notes { get; private set; } = "";

    /// <summary>Who entered it.</summary>
    public string By { get; private set; } = "";
}

/// <summary>A visit as entered; the id is made with the form, so that a form posted twice makes one.</summary>
public sealed record SurveyVisitEntry(SurveyVisitId Id, SurveyWay Way, DateOnly Day, string Place, string People, string Notes);

/// <summary>A proposal of the report (建议), and the body it speaks to.</summary>
public sealed class SurveyProposal
{
    private SurveyProposal()
    {
    }

    internal SurveyProposal(int order, ProposalEntry entry) => (Order, Text, Body) = (order, entry.Text.Trim(), entry.Body);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>The body it speaks to; null for none in particular.</summary>
    public SupervisedBodyId? Body { get; private set; }
}

/// <summary>A proposal as entered.</summary>
public sealed record ProposalEntry(string Text, SupervisedBodyId? Body);

/// <summary>A survey report as entered (调研报告): what is, what is wrong, what is proposed.</summary>
public sealed record SurveyReportEntry(string Situation, string Problems, IReadOnlyList<ProposalEntry> Proposals);

/// <summary>A step that was reached.</summary>
public sealed class SurveyStep
{
    private SurveyStep()
    {
    }

    internal SurveyStep(int order, SurveyState state, DateOnly day) => (Order, State, Day) = (order, state, day);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; }

    public SurveyState State { get; private set; }

    public DateOnly Day { get; private set; }
}
