using Microsoft.AspNetCore.Components;
using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Features.Ratings.Desk;

/// <summary>Sets up a round (新建测评轮次, screens 4.4).</summary>
public sealed partial class NewRoundPage(RatingQueries queries, SetUpRound setUp, RatingStart start, NavigationManager navigator) : ComponentBase
{
    private readonly RatingRoundId id = new(Guid.CreateVersion7());
    private IReadOnlyList<(SittingId Id, string Name)> sittings = [];
    private IReadOnlyList<string> templates = [];
    private IReadOnlyList<Obstacle> problems = [];
    private RatingContent? content;
    private RoundBeginning? begun;
    private string title = "";
    private string sitting = "";
    private string template = "";
    private string subjects = "";
    private SlipWay way = SlipWay.Screen;
    private bool rehearsal;
    private bool isTrying;
    private int members;
    private bool busy;

    /// <summary>A report or opinion that the round is about.</summary>
    [SupplyParameterFromQuery] public Guid? Report { get; set; }

    [SupplyParameterFromQuery] public Guid? Opinion { get; set; }

    [SupplyParameterFromQuery] public Guid? Appraisal { get; set; }

    /// <summary>The year whose key works are rated.</summary>
    [SupplyParameterFromQuery] public int? KeyWorks { get; set; }

    protected override async Task OnInitializedAsync()
    {
        sittings = await queries.SittingsAsync(CancellationToken.None);
        templates = await queries.TemplatesAsync(CancellationToken.None);
        template = templates is [var first, ..] ? first : "";
        begun = await start.FindAsync(Report, Opinion, Appraisal, KeyWorks, CancellationToken.None);
        if (begun is not null)
        {
            (title, template, subjects) = (begun.Title, begun.Template, begun.Lines);
            sitting = begun.Sitting is { } at && sittings.Any(s => s.Id == at) ? at.Value.ToString() : "";
        }

        content = await queries.PreviewAsync(template, CancellationToken.None);
        members = await queries.MembersAsync(CancellationToken.None);
    }

    // What is still to be filled in, in the order of the list.
    private string Answer => string.Join("、", new[] { title.Trim().Length == 0 ? "测评名称" : "", sitting.Length == 0 ? "会议" : "", Lines().Count == 0 ? "测评对象" : "" }.Where(w => w.Length > 0)) is { Length: > 0 } missing
        ? $"还要填：{missing}。" : "都已填好，可以保存。";

    private bool HasProblem(params string[] fields) => problems.Any(p => fields.Contains(p.Field, StringComparer.Ordinal));

    private async Task ChooseAsync(ChangeEventArgs e)
    {
        template = (string?)e.Value ?? "";
        content = await queries.PreviewAsync(template, CancellationToken.None);
    }

    private async Task SaveAsync()
    {
        busy = true;
        var at = new SittingId(Guid.TryParse(sitting, out var chosen) ? chosen : default);
        var outcome = await setUp.RunAsync(new(id, new(title, at, way, rehearsal), template, Lines()), CancellationToken.None);
        (problems, busy) = (outcome.Obstacles, false);
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/ballots/{id.Value}");
        }
    }

    private IReadOnlyList<RatingSubject> Lines() =>
    [
        .. subjects.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((line, i) =>
        {
            var parts = line.Split(['，', ',', '\t'], 2, StringSplitOptions.TrimEntries);
            var (name, post) = (parts[0], parts.Length > 1 ? parts[1] : "");
            var known = begun?.Find(name, post);
            return new RatingSubject(i, name, post, known?.Matter) { Body = known?.Body };
        }),
    ];
}
