using System.Globalization;
using Microsoft.AspNetCore.Components;
using Supervision.Domain.Appointees;
using Supervision.Web.Features.Appointees.Exams;

namespace Supervision.Web.Features.Appointees.Own;

/// <summary>在线答题: plain forms that work without script; each page is kept with its button, a small script keeps each answer besides.</summary>
public sealed partial class OwnExamPaperPage(OwnExamQueries queries, BeginExam begin, SaveExamAnswers save, NavigationManager navigator, IHttpContextAccessor http) : ComponentBase
{
    private const int PageSize = 10;

    private OwnExamPaper? paper;
    private IReadOnlyList<Obstacle>? problems;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? Wanted { get; set; }

    [SupplyParameterFromQuery(Name = "saved")] private bool Saved { get; set; }

    private int Pages => Math.Max(1, ((paper?.Count ?? 0) + PageSize - 1) / PageSize);

    private bool IsReview => Wanted == "review";

    private int Page => IsReview ? Pages : Math.Clamp(int.TryParse(Wanted, CultureInfo.InvariantCulture, out var page) ? page : 1, 1, Pages);

    private IEnumerable<AskedQuestion> Shown => paper!.Questions.Skip((Page - 1) * PageSize).Take(PageSize);

    private IReadOnlyList<int> Missing => [.. paper!.Questions.Where(q => q.Chosen.Length == 0).Select(q => q.Order)];

    // A form that was sent but does not stand on the page any more, since the time is over: it is answered with the sentence.
    private string? Forgotten { get; set; }

    protected override async Task OnInitializedAsync()
    {
        paper = await queries.FindAsync(new(Id), CancellationToken.None);
        var form = Form?["_handler"].ToString();
        Forgotten = form is "begin" or "answers" or "hand-in" && !IsOnPage(form) ? form : null;
    }

    private static string TimeOf(DateTimeOffset at) => at.BeijingTime().ToString("H:mm", CultureInfo.InvariantCulture);

    private IFormCollection? Form => http.HttpContext is { Request: { HasFormContentType: true } request } ? request.Form : null;

    private bool IsOnPage(string form) => paper is { Result.Length: 0 } && (form == "begin" ? paper.EndsAt is null : paper.EndsAt is not null && form == "answers");

    private async Task BeginAsync() => await FinishAsync(await begin.RunAsync(new(Id), CancellationToken.None), "?page=1");

    private async Task SaveAsync()
    {
        // What was chosen on the last page goes with the paper.
        var go = Form!["Sent.Go"].ToString();
        if (go == "hand-in")
        {
            await FinishAsync(await save.RunAsync(new(Id), Chosen(Form), true, CancellationToken.None), "");
            return;
        }

        await FinishAsync(await save.RunAsync(new(Id), Chosen(Form), false, CancellationToken.None), $"?page={Uri.EscapeDataString(go.Length > 0 ? go : "1")}&saved=true");
    }

    // What was sent is judged by the use case, so that the sentence is the same wherever it came from.
    private async Task RefuseAsync()
    {
        var outcome = Forgotten == "begin" ? await begin.RunAsync(new(Id), CancellationToken.None)
            : await save.RunAsync(new(Id), Form is { } form ? Chosen(form) : new Dictionary<int, string>(), Forgotten == "hand-in", CancellationToken.None);
        await FinishAsync(outcome, "?page=1");
    }

    /// <summary>The letters of each question that stood on the page; none chosen is an answer taken back.</summary>
    internal static IReadOnlyDictionary<int, string> Chosen(IFormCollection form) => form["Sent.Asked"]
        .Select(asked => int.TryParse(asked, CultureInfo.InvariantCulture, out var order) ? order : 0).Where(order => order > 0).Distinct()
        .ToDictionary(order => order, order => string.Concat(form[$"Sent.Q{order.ToString(CultureInfo.InvariantCulture)}"].Select(v => v ?? "")));

    private async Task FinishAsync(Outcome outcome, string query)
    {
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/me/exam/{Id}{query}");
            return;
        }

        paper = await queries.FindAsync(new(Id), CancellationToken.None);
    }
}
