using Microsoft.AspNetCore.Components;
using Supervision.Domain.Plans;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Plans;

/// <summary>Topic proposals of a year (议题征集): which came in, which are taken up.</summary>
public sealed partial class TopicsPage(PlanQueries queries, CurrentPerson person) : ComponentBase
{
    private readonly Dictionary<TopicProposalId, string> reasons = [];
    private IReadOnlyList<TopicRow> topics = [];
    private IReadOnlyList<Obstacle> problems = [];
    private TopicRow? editing;
    private bool mayDecide;
    private bool mayEdit;
    private bool mayPropose;
    private bool mayOpen;
    private string? closed;
    private bool isBody;
    private int round;

    [Parameter] public int Year { get; set; }

    [Inject] private AcceptTopic Accept { get; set; } = null!;

    [Inject] private DeclineTopic Decline { get; set; } = null!;

    private object FormKey => (editing?.Id, round);

    protected override async Task OnParametersSetAsync()
    {
        var actor = await person.FindAsync(CancellationToken.None);
        mayDecide = actor?.May(Permissions.DecideTopics) == true;
        mayEdit = actor?.May(Permissions.EditTopics) == true;
        mayPropose = actor?.May(Permissions.ProposeTopics) == true;
        isBody = actor?.Bodies.Count > 0;
        mayOpen = actor?.May(Permissions.EditPlan) == true;
        closed = await queries.WhyNoTopicsAsync(Year, CancellationToken.None);
        topics = await queries.TopicsAsync(Year, CancellationToken.None);
    }

    private async Task ReloadAsync()
    {
        (editing, round) = (null, round + 1);
        topics = await queries.TopicsAsync(Year, CancellationToken.None);
    }

    private async Task DoAsync(Task<Outcome> act)
    {
        problems = (await act).Obstacles;
        topics = await queries.TopicsAsync(Year, CancellationToken.None);
    }
}
