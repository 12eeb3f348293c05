using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>What is entered for a new version of a template.</summary>
/// <param name="Name">Name of the template.</param>
/// <param name="After">The version it follows: two who edit one version do not both win.</param>
/// <param name="Content">What it says.</param>
/// <param name="Reason">Why.</param>
public sealed record TemplateEntry(string Name, int After, RatingContent Content, string Reason)
{
    /// <summary>Name of a new template that begins with this content; empty for a new version of the same.</summary>
    public string NewName { get; init; } = "";
}

/// <summary>A changed template is a new version; rounds set up before keep theirs (D-10.1).</summary>
public sealed class SaveTemplate(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(TemplateEntry entry, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.SetUpRatings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var newest = await db.RatingTemplates.Where(t => t.Name == entry.Name).OrderByDescending(t => t.Version).FirstOrDefaultAsync(stop);
        if (Obstacles(entry, newest) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var now = db.Clock.GetUtcNow();
        if (entry.NewName.Trim() is { Length: > 0 } name)
        {
            return await BeginAsync(db, name, entry, actor, now, stop);
        }

        db.RatingTemplates.Add(RatingTemplate.Of(new(Guid.CreateVersion7(now)), entry.Name, newest!.Version + 1, entry.Content, actor.Name, now, entry.Reason));
        db.Tell(MatterRef.House, $"测评模板“{entry.Name}”改为第 {newest.Version + 1} 版：{entry.Reason.Trim()}");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }

    private static async Task<Outcome> BeginAsync(SupervisionDb db, string name, TemplateEntry entry, Actor actor, DateTimeOffset now, CancellationToken stop)
    {
        if (name.Length > RatingTemplate.LongestName || await db.RatingTemplates.AnyAsync(t => t.Name == name, stop))
        {
            return Outcome.Refused(new Obstacle(
                RatingRules.ProperBallot, name.Length > RatingTemplate.LongestName ? $"模板名称最多 {RatingTemplate.LongestName} 个字。" : $"已有模板“{name}”，请另起名称。", nameof(TemplateEntry.NewName)));
        }

        db.RatingTemplates.Add(RatingTemplate.Of(new(Guid.CreateVersion7(now)), name, 1, entry.Content, actor.Name, now, entry.Reason));
        db.Tell(MatterRef.House, $"新建测评模板“{name}”，参照“{entry.Name}”第 {entry.After} 版：{entry.Reason.Trim()}");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }

    private static IReadOnlyList<Obstacle> Obstacles(TemplateEntry entry, RatingTemplate? newest) =>
        newest is null ? [new(RatingRules.ProperBallot, "没有这个模板，请回到模板列表。")]
        : newest.Version != entry.After ? [new(RatingRules.ProperBallot, $"他人刚刚把它改为第 {newest.Version} 版，请刷新后核对再保存。")]
        : entry.NewName.Trim().Length == 0 && entry.Content.Kind != newest.Content.Kind
            ? [new(RatingRules.ProperBallot, "同一个模板的各版类别不变；要换类别的，请另存为新模板。", nameof(RatingContent.Kind))]
        : string.IsNullOrWhiteSpace(entry.Reason) || entry.Reason.Length > RatingTemplate.LongestReason
            ? [new(RatingRules.ProperBallot, $"请写明修改的原因，最多 {RatingTemplate.LongestReason} 个字。", nameof(TemplateEntry.Reason))]
        : entry.Content.Obstacles();
}

/// <summary>Reads templates with their versions.</summary>
public sealed class TemplateQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>All versions, the newest of each name first.</summary>
    public async Task<IReadOnlyList<RatingTemplate>> ListAsync(CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(await person.DemandAsync(Permissions.SetUpRatings, stop), stop);
        return await db.RatingTemplates.AsNoTracking().OrderBy(t => t.Name).ThenByDescending(t => t.Version).ToListAsync(stop);
    }
}
