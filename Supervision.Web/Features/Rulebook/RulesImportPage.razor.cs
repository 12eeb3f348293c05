using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Rulebook;

/// <summary>The rules of a file against the rules here: seen first, then put to the council as one change (D-14.2).</summary>
public sealed partial class RulesImportPage(RuleQueries rules, RuleImpactQueries queries, ProposeRules propose) : ComponentBase
{
    private readonly RuleProposalId id = new(Guid.CreateVersion7());
    private readonly RuleForm form = new();
    private IReadOnlyList<RuleFileLine> lines = [];
    private IReadOnlyList<string> problems = [];
    private IReadOnlyList<Obstacle> errors = [];
    private RuleImpact? impact;
    private DateOnly today;
    private bool done;

    private IReadOnlyList<RuleFileLine> Changed => [.. lines.Where(l => !l.IsSame)];

    private IReadOnlyList<WantedValue> Wanted => [.. Changed.Select(l => new WantedValue(l.Rule.Key, l.Wanted, l.Seen))];

    private async Task ReadAsync(InputFileChangeEventArgs e)
    {
        (lines, problems, errors, impact, done) = ([], [], [], null, false);
        var (content, refusal) = await PickedFile.ReadAsync(e.File, 1);
        if (content is null)
        {
            problems = [refusal!];
            return;
        }

        var table = await rules.AllAsync(CancellationToken.None);
        today = table.Today;
        form.EffectiveFrom ??= today.AddDays(1);
        var read = RuleFile.Read(new MemoryStream(content), table.Rules);
        (lines, problems) = (read.Lines, read.Problems);
    }

    private async Task PreviewAsync()
    {
        var outcome = await queries.PreviewAsync(Wanted, form.ToChange(today), CancellationToken.None);
        (errors, impact) = (outcome.Obstacles, outcome.Value);
    }

    private async Task ProposeAsync()
    {
        errors = (await propose.RunAsync(id, Wanted, form.ToChange(today), CancellationToken.None)).Obstacles;
        (impact, done) = (null, errors.Count == 0);
        lines = done ? [] : lines;
    }
}
