using Supervision.Domain.Documents;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>A body that is inspected (被检查单位).</summary>
public sealed class InspectedBody
{
    private InspectedBody()
    {
    }

    internal InspectedBody(int order, SupervisedBodyId body, string superior) => (Order, Body, Superior) = (order, body, superior);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; }

    public SupervisedBodyId Body { get; private set; }

    /// <summary>The superior organ of a vertical unit (上级主管机关): report and opinions go there, too (D-6.13). Empty for all others.</summary>
    public string Superior { get; private set; } = "";
}

/// <summary>Somebody in the group, from a day to a day; who leaves stays in the record (D-6.3).</summary>
public sealed class GroupMember
{
    private GroupMember()
    {
    }

    internal GroupMember(GroupMemberId id, int order, GroupEntry entry, DateOnly from) =>
        (Id, Order, Person, Name, Post, Place, From) = (id, order, entry.Person, entry.Name.Trim(), entry.Post.Trim(), entry.Place, from);

    public GroupMemberId Id { get; private set; }

    public int Order { get; private set; }

    public PersonId Person { get; private set; }

    /// <summary>Name when the person joined.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Post when the person joined, e.g. 副主任.</summary>
    public string Post { get; private set; } = "";

    public GroupPlace Place { get; private set; }

    /// <summary>Number of the sub-group, from 1; 0 while in none.</summary>
    public int SubGroup { get; internal set; }

    /// <summary>True for who leads the sub-group.</summary>
    public bool LeadsSubGroup { get; internal set; }

    public DateOnly From { get; private set; }

    /// <summary>The first day no longer in the group.</summary>
    public DateOnly? To { get; internal set; }

    public string LeaveReason { get; internal set; } = "";

    /// <summary>True while in the group.</summary>
    public bool IsThere => To is null;

    /// <summary>True for those who are counted as the group; advisers are not (D-6.3).</summary>
    public bool Counts => IsThere && Place != GroupPlace.Adviser;
}

/// <summary>Somebody as entered for the group.</summary>
public sealed record GroupEntry(PersonId Person, string Name, string Post, GroupPlace Place);

/// <summary>One stop of a sub-group (行程).</summary>
public sealed class InspectionStop
{
    private InspectionStop()
    {
    }

    internal InspectionStop(InspectionStopId id, int order, StopEntry entry) =>
        (Id, Order, SubGroup, Day, From, Until, Place, Note) = (id, order, entry.SubGroup, entry.Day, entry.From, entry.Until, entry.Place.Trim(), entry.Note.Trim());

    public InspectionStopId Id { get; private set; }

    public int Order { get; private set; }

    public int SubGroup { get; private set; }

    public DateOnly Day { get; private set; }

    public TimeOnly From { get; private set; }

    public TimeOnly Until { get; private set; }

    public string Place { get; private set; } = "";

    public string Note { get; private set; } = "";

    /// <summary>True when the two stops share a moment.</summary>
    public bool Overlaps(InspectionStop other) => Day == other.Day && From < other.Until && other.From < Until;
}

/// <summary>A stop as entered.</summary>
public sealed record StopEntry(int SubGroup, DateOnly Day, TimeOnly From, TimeOnly Until, string Place, string Note);

/// <summary>One article of the checklist (法条清单, D-6.5).</summary>
public sealed class ChecklistItem
{
    private ChecklistItem()
    {
    }

    internal ChecklistItem(ChecklistItemId id, ArticleChoice choice) =>
        (Id, Line, Number, Sub, Summary, Chapter) = (id, choice.Line, choice.Number.Number, choice.Number.Sub, choice.Summary, choice.Chapter);

    public ChecklistItemId Id { get; private set; }

    /// <summary>Place of the article in the text of the law; also the order of the list.</summary>
    public int Line { get; private set; }

    public int Number { get; private set; }

    public int Sub { get; private set; }

    /// <summary>The first words of the article.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Heading of its chapter.</summary>
    public string Chapter { get; private set; } = "";

    /// <summary>What is asked, one point a line (检查要点).</summary>
    public string Question { get; internal set; } = "";

    public CheckMethods Methods { get; internal set; }

    /// <summary>The material wanted.</summary>
    public string Material { get; internal set; } = "";

    /// <summary>Number of the sub-group that looks into it; 0 for none yet.</summary>
    public int SubGroup { get; internal set; }

    /// <summary>Why it does not apply here (不适用); empty when it does.</summary>
    public string NotApplicable { get; internal set; } = "";

    public ArticleNumber Article => new(Number, Sub);

    /// <summary>What it is about, fit for an official paper: the first clause of the article, or what is asked first where the clause is longer than its first words.</summary>
    public string Gist => WholeClause.First(Summary) ?? WholeClause.First(Question.Split('\n')[0]) ?? "";

    /// <summary>Takes the article of another version of the law; what was asked stays.</summary>
    internal void Map(ArticleChoice choice) =>
        (Line, Number, Sub, Summary, Chapter) = (choice.Line, choice.Number.Number, choice.Number.Sub, choice.Summary, choice.Chapter);
}

/// <summary>An article as chosen from the tree.</summary>
public sealed record ArticleChoice(int Line, ArticleNumber Number, string Summary, string Chapter)
{
    public static ArticleChoice Of(LawArticle article) => new(article.Line.Order, article.Number, article.Summary, article.Chapter);
}

/// <summary>A body that answers for an article (责任主体).</summary>
public sealed class ChecklistBody
{
    private ChecklistBody()
    {
    }

    internal ChecklistBody(ChecklistItemId item, SupervisedBodyId body) => (Item, Body) = (item, body);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public ChecklistItemId Item { get; private set; }

    public SupervisedBodyId Body { get; private set; }
}

/// <summary>What is asked about an article, as entered.</summary>
public sealed record ItemEntry(string Question, IReadOnlyList<SupervisedBodyId> Bodies, CheckMethods Methods, string Material, int SubGroup);

/// <summary>A step that was reached (D-6.2).</summary>
public sealed class InspectionStep
{
    private InspectionStep()
    {
    }

    internal InspectionStep(int order, InspectionState state, DateOnly day) => (Order, State, Day) = (order, state, day);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; }

    public InspectionState State { get; private set; }

    public DateOnly Day { get; private set; }
}
