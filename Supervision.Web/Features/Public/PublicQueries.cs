using Supervision.Domain.Documents;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Public;

/// <summary>Reads what was told to the public, and nothing else; it knows no person and asks for no right.</summary>
public sealed class PublicQueries(IDbContextFactory<SupervisionDb> databases)
{
    /// <summary>Lines of a page.</summary>
    private const int PageSize = 20;

    /// <summary>What was published for a year, or at all, the newest first.</summary>
    public async Task<PublicIndex> IndexAsync(int? year, int page, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        List<PublicLine> all = [.. await PlansAsync(db, stop), .. await PapersAsync(db, stop), .. await RatingsAsync(db, stop)];
        var chosen = all.Where(l => year is null || l.Year == year).OrderByDescending(l => l.Day).ThenBy(l => l.Title, StringComparer.Ordinal).ToList();
        return new([.. all.Select(l => l.Year).Distinct().OrderDescending()], new ListWindow(page, PageSize).Of(chosen));
    }

    /// <summary>A published version of a year's plan, the newest unless one is named; null when there is none.</summary>
    public async Task<PublicPlan?> PlanAsync(int year, int? number, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Year == year, stop) is not { IsPublished: true } plan)
        {
            return null;
        }

        var id = plan.Id;
        var versions = await db.PlanVersions.AsNoTracking().Where(v => v.Plan == id && v.State == PlanVersionState.Published && v.PublishedOn != null)
            .OrderByDescending(v => v.Number).ToListAsync(stop);
        return versions.Find(v => number is null || v.Number == number) is { } shown ? PlanOf(plan, shown, versions) : null;
    }

    /// <summary>An announced result that goes to the public; null when it does not, or was voted again.</summary>
    public async Task<PublicRating?> RatingAsync(RatingRoundId id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if ((await PublicRoundsAsync(db, stop)).Find(r => r.Id == id) is not { } round)
        {
            return null;
        }

        var content = round.Content;
        return new(
            round.Title, await db.Sittings.Where(s => s.Id == round.Sitting).Select(s => s.Name).SingleAsync(stop), round.AnnouncedAt!.Value.BeijingDate(),
            round.Correction?.InForceAt?.BeijingDate(), $"应到 {round.Entitled} 人，实到 {round.Present} 人，发出 {round.Issued} 张，收回 {round.Collected} 张。", [.. content.Method.Grades.Select(g => g.Name), "无效"],
            [.. round.Results.Select(c => LineOf(round, c))],
            content.IsCombined ? $"由{string.Join("、", content.Groups.Select(g => $"{g.Name}（{g.Weight:0.##}%）"))}分组测评，各组得分按权重合并{(round.HidesVotes ? "，票数不单独显示" : $"；表中是{content.Groups[0].Name}的票数")}。" : "表中是票数；满意率是满意票占计票基数的比例。");
    }

    private static PublicRatingLine LineOf(RatingRound round, SubjectCount count)
    {
        var (subject, result) = (round.Subjects[count.Subject], count.Result);
        var score = RatingReading.ScoreOf(round.Content, result) is { } of ? $"（{of}）" : "";
        return new(
            subject.Name, subject.Post, count.HasVotes ? [.. count.Overall.Votes, count.Overall.Invalid] : [],
            result.Rate is { } rate ? count.HasVotes && result.Base > 0 ? $"{rate:0.00}%（{count.Overall.Votes[0]}/{result.Base}）" : $"{rate:0.00}%" : "—",
            RatingReading.Outcome(round, count) + score, round.HidesVotes ? [] : result.Explanation);
    }

    /// <summary>A published document, or the note in its place; null when it was never published.</summary>
    public async Task<PublicPaper?> PaperAsync(PublicationId id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Publications.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, stop) is { IsPublic: true, PublishedOn: { } day } found
            ? PaperOf(found, day)
            : null;
    }

    private static PublicPaper PaperOf(Publication p, DateOnly day) => p.State == PublicationState.Withdrawn
        ? new(PublicWords.Of(p.Kind, p.Issuer), "", p.Number, p.Issuer, day, [], p.WithdrawnOn, p.Note)
        : new(PublicWords.Of(p.Kind, p.Issuer), p.Title, p.Number, p.Issuer, day, [.. p.Blocks.Select(b => new PublicParagraph(b.PublicHeading, b.PublicRuns, b.HasRunInHeading))], null, null);

    private static PublicPlan PlanOf(AnnualPlan plan, PlanVersion shown, List<PlanVersion> versions)
    {
        var before = versions.Find(v => v.Number == shown.Number - 1);
        return new(
            plan.Year, NameOf(plan.Name, shown.Number), shown.Number, shown.PublishedOn!.Value, shown.AdoptedOn is { } day ? $"{shown.AdoptedAt}（{day.Full()}）" : "",
            shown.Lines, before is null ? [] : PlanComparison.Of(before.Lines, shown.Lines, shown.Changes.ToLookup(c => c.Item, c => c.Reason)),
            [.. versions.Select(v => (v.Number, v.PublishedOn!.Value))]);
    }

    private static string NameOf(string plan, int number) => number == 1 ? plan : $"{plan}（第 {number} 版）";

    // Each published version is a line of its own, so that an adjustment is seen as news.
    private static async Task<IEnumerable<PublicLine>> PlansAsync(SupervisionDb db, CancellationToken stop)
    {
        var plans = await db.AnnualPlans.AsNoTracking().Where(p => p.State == PlanState.Published || p.State == PlanState.Closed).ToDictionaryAsync(p => p.Id, stop);
        var versions = await db.PlanVersions.Where(v => v.State == PlanVersionState.Published && v.PublishedOn != null)
            .Select(v => new { v.Plan, v.Number, Day = v.PublishedOn!.Value }).ToListAsync(stop);
        return from v in versions
               where plans.ContainsKey(v.Plan)
               let plan = plans[v.Plan]
               select new PublicLine(PublicWords.Plan, NameOf(plan.Name, v.Number), v.Day, $"/public/plan/{plan.Year}?version={v.Number}", null, plan.Year);
    }

    // Announced for real, of a kind that goes to the public; a round that was voted again gives way to the later one.
    private static async Task<List<RatingRound>> PublicRoundsAsync(SupervisionDb db, CancellationToken stop)
    {
        var announced = await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Announced && !r.IsRehearsal && r.Main == null).ToListAsync(stop);
        var repeated = announced.Select(r => r.Earlier).ToHashSet();
        return announced.FindAll(r => r.Content.IsPublic && !repeated.Contains(r.Id));
    }

    private static async Task<IEnumerable<PublicLine>> RatingsAsync(SupervisionDb db, CancellationToken stop) => (await PublicRoundsAsync(db, stop))
        .Select(r => (Round: r, Day: r.AnnouncedAt!.Value.BeijingDate()))
        .Select(x => new PublicLine(PublicWords.Rating, x.Round.Title, x.Day, $"/public/rating/{x.Round.Id.Value}", null, x.Day.Year));

    // Only the columns of a line: the texts stay where they are.
    private static async Task<IEnumerable<PublicLine>> PapersAsync(SupervisionDb db, CancellationToken stop)
    {
        var rows = await db.Publications.Where(p => (p.State == PublicationState.Published || p.State == PublicationState.Withdrawn) && p.PublishedOn != null)
            .Select(p => new { p.Id, p.Kind, p.Issuer, p.Title, p.Number, Day = p.PublishedOn!.Value, p.WithdrawnOn }).ToListAsync(stop);
        return rows.Select(p => new PublicLine(
            PublicWords.Of(p.Kind, p.Issuer), p.WithdrawnOn is null ? p.Title : $"{PublicWords.Of(p.Kind, p.Issuer)} {p.Number}".Trim(), p.Day, $"/public/{p.Id.Value}", p.WithdrawnOn, p.Day.Year));
    }
}
