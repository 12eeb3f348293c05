using Microsoft.Extensions.Options;
using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Documents;
using Supervision.Web.Features.Plans.Versions;

namespace Supervision.Web.Features.Plans;

/// <summary>The plan and its comparisons as Word files (D-15.5).</summary>
internal static class PlanDocuments
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The plan as it stands with the page's filter, or one published version word for word.</summary>
    public static async Task<IResult> PlanAsync(
        int year, int? version, HttpRequest request, PlanQueries plans, VersionQueries versions, CurrentPerson person, TimeProvider clock,
        IOptions<HouseOptions> house, CancellationToken stop)
    {
        var made = $"{clock.GetUtcNow().Clock()}，{(await person.FindAsync(stop))?.Name}";
        if (version is { } number)
        {
            return await versions.FindAsync(year, number, stop) is { } text
                ? File(PlanPapers.Plan(text.List.NameOf(text.Version), house.Value.Committee, text.Version.AdoptedAt, text.Lines, $"制表 {made}"), clock)
                : Results.NotFound();
        }

        if (await plans.FindAsync(year, stop) is not { } view)
        {
            return Results.NotFound();
        }

        var filter = PlanFilter.From(request.QueryString.Value ?? "");
        var words = filter.Words(await plans.ChoicesAsync(stop));
        var adopted = view.Dates.AdoptedOn is { } day ? $"{view.Dates.AdoptedAt}（{day.Full()}）" : "";
        return File(PlanPapers.Plan(
            view.Name, house.Value.Committee, adopted, [.. filter.Apply(view.Rows).OrderBy(r => r.Order).Select(LineOf)],
            $"{(words.Count == 0 ? "" : $"筛选：{string.Join('、', words)}；")}制表 {made}"), clock);
    }

    /// <summary>What differs between two published versions.</summary>
    public static async Task<IResult> ComparisonAsync(
        int year, int? from, int? to, VersionQueries versions, CurrentPerson person, TimeProvider clock, CancellationToken stop) =>
        from is { } old && to is { } now && old < now && await versions.CompareAsync(year, old, now, stop) is { } view
            ? File(PlanPapers.Comparison(view, $"制表 {clock.GetUtcNow().Clock()}，{(await person.FindAsync(stop))?.Name}"), clock)
            : Results.NotFound();

    private static IResult File(TablePaper paper, TimeProvider clock)
    {
        using var word = new MemoryStream();
        TablePaperLayout.Write(paper, DocumentStyle.Official, word);
        return Results.File(word.ToArray(), WordType, $"{string.Concat(paper.Title)}_{clock.Today():yyyyMMdd}.docx");
    }

    private static PlanVersionLine LineOf(PlanRow row) => new(row.Id, row.Order, row.Content.Kind, row.Content.Title)
    {
        Bodies = string.Join('、', row.Content.Bodies.Select(b => b.Name)),
        Committees = string.Join('、', row.Content.Committees.Select(c => c.Name)),
        LeadMember = row.LeadMember,
        Time = row.Content.Time.Words,
        Sitting = row.Sitting,
        IsRated = row.Content.IsRated,
        KeyPoints = row.Content.KeyPoints,
        FollowUp = row.Content.ReportBy is { } day ? $"{row.Content.Instrument}，{day.Full()}前报告执行情况".TrimStart('，') : row.Content.Instrument,
    };
}
