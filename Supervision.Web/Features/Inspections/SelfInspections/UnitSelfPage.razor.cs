using Microsoft.AspNetCore.Components;
using Supervision.Domain.Inspections;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Inspections.SelfInspections;

/// <summary>A body answers its articles, without script (自查报告).</summary>
public sealed partial class UnitSelfPage(
    SelfInspectionQueries queries, AnswerSelfInspection answer, AttachSelfEvidence attach, NavigationManager navigator, IHttpContextAccessor http) : ComponentBase
{
    private UnitSelfView? view;
    private IReadOnlyList<Obstacle>? problems;

    [Parameter] public Guid Id { get; set; }

    [Parameter] public Guid Body { get; set; }

    [SupplyParameterFromQuery(Name = "saved")] private bool Saved { get; set; }

    /// <summary>The article that a file is added to.</summary>
    [SupplyParameterFromQuery(Name = "evidence")] private Guid? Wanted { get; set; }

    private string Here => $"/unit/inspections/{Id}/{Body}";

    private UnitArticle? Adding => Wanted is { } item ? view!.Articles.FirstOrDefault(a => a.Item.Id.Value == item) : null;

    private IFormCollection? Form => http.HttpContext is { Request: { HasFormContentType: true } request } ? request.Form : null;

    protected override async Task OnInitializedAsync()
    {
        view = await queries.UnitAsync(new(Id), new(Body), CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
        }
    }

    private async Task SaveAsync()
    {
        var outcome = await answer.RunAsync(new(Id), new(Body), EntriesOf(Form!), Form!["Sent.Go"] == "hand-in", CancellationToken.None);
        await FinishAsync(outcome, "?saved=true");
    }

    private async Task AttachAsync()
    {
        if (Adding is not { } article || Form?.Files is not [{ Length: > 0 } file, ..])
        {
            problems = [new(InspectionRules.SelfReports, "请选择文件。", "File")];
            return;
        }

        await using var content = file.OpenReadStream();
        await FinishAsync(await attach.RunAsync(new(Id), new(Body), article.Item.Id, file.FileName, content, CancellationToken.None), $"#a{article.Item.Article.Key}");
    }

    // What was typed stays when it is refused.
    private SelfEntry Typed(UnitArticle article) =>
        problems is { Count: > 0 } && Form is { } form && EntriesOf(form).TryGetValue(article.Item.Id, out var typed) ? typed
            : article.Answer is { } kept ? new(kept.Grade, kept.Text, kept.Figures) : new(null, "", "");

    /// <summary>What the form holds, by article.</summary>
    internal static IReadOnlyDictionary<ChecklistItemId, SelfEntry> EntriesOf(IFormCollection form) => form["Sent.Item"]
        .Select(i => ListAddress.Id(i)).OfType<Guid>().Distinct().ToDictionary(
            i => new ChecklistItemId(i),
            i => new SelfEntry(ListAddress.Named<SelfGrade>(form[$"Sent.Grade-{i}"]), form[$"Sent.Text-{i}"].ToString(), form[$"Sent.Figures-{i}"].ToString()));

    private async Task FinishAsync(Outcome outcome, string query)
    {
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo(Here + query);
            return;
        }

        view = await queries.UnitAsync(new(Id), new(Body), CancellationToken.None);
    }
}
