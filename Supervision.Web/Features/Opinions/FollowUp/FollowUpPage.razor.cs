using Microsoft.AspNetCore.Components;
using Supervision.Domain.Opinions;
using Supervision.Domain.Sittings;
using Supervision.Web.Features.Opinions.Publishing;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>What was asked, done, checked and is open, item by item (办理与评价).</summary>
public sealed partial class FollowUpPage(FollowUpQueries queries, IServiceProvider services, NavigationManager navigator) : ComponentBase
{
    private FollowUpView? view;
    private (string Place, IReadOnlyList<Obstacle> Items) problems = ("", []);

    [Parameter] public Guid Id { get; set; }

    private ReviewOpinionId Opinion => new(Id);

    // A report that waits for its decision may be rated (D-8.10).
    private string? RatingStart => view!.Organs.Any(o => o.State is OpinionState.ReportSubmitted or OpinionState.SecondReport or OpinionState.OnAgenda or OpinionState.HeardAgain)
        ? $"/ballots/new?opinion={Id}" : null;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        view = await queries.FindAsync(Opinion, CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
        }
    }

    private IReadOnlyList<Obstacle> Of(string place) => problems.Place == place ? problems.Items : [];

    /// <summary>True when it was done.</summary>
    private async Task<bool> RunAsync(string place, Task<Outcome> act)
    {
        problems = (place, (await act).Obstacles);
        await LoadAsync();
        StateHasChanged();
        return problems.Items.Count == 0;
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private Task CommentAsync(OrganView organ, string? text) =>
        RunAsync("step" + organ.Organ.Value, Get<CommentOnHandling>().RunAsync(Opinion, organ.Organ, text, CancellationToken.None));

    private Task<bool> VerifyAsync(OrganView organ, (Guid Point, PointVerdict Verdict, string Note) found) => RunAsync(
        "verify" + organ.Organ.Value, Get<VerifyPoint>().RunAsync(Opinion, organ.Organ, found.Point, found.Verdict, found.Note, CancellationToken.None));

    private Task DecideAsync(OrganView organ, (OutcomeKind Kind, ReportDisposal Disposal, string Remarks) d) => RunAsync(
        "step" + organ.Organ.Value, Get<RegisterReportDecision>().RunAsync(Opinion, organ.Organ, d.Kind, d.Disposal, d.Remarks, CancellationToken.None));

    private Task ExtendAsync(OrganView organ, DateOnly? day) =>
        RunAsync("step" + organ.Organ.Value, Get<RegisterExtension>().RunAsync(Opinion, organ.Organ, day, CancellationToken.None));

    private Task AgendaAsync(OrganView organ, SittingId sitting) =>
        RunAsync("step" + organ.Organ.Value, Get<PutHandlingOnAgenda>().RunAsync(Opinion, organ.Organ, sitting, CancellationToken.None));

    private Task ProposeAsync((SupervisedBodyId Body, bool Agree, SupervisedBodyId? To, string Note) p) =>
        RunAsync("refusal", Get<ProposeRefusal>().RunAsync(Opinion, p.Body, p.Agree, p.To, p.Note, CancellationToken.None));

    private Task SettleAsync((SupervisedBodyId Body, bool AsProposed) s) =>
        RunAsync("refusal", Get<SettleRefusal>().RunAsync(Opinion, s.Body, s.AsProposed, CancellationToken.None));

    private Task CloseAsync() => RunAsync("close", Get<CloseOpinion>().RunAsync(Opinion, CancellationToken.None));
}
