using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Rulebook;

/// <summary>A rule as the table shows it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Current">The version in force today.</param>
/// <param name="Coming">A version entered that is not in force yet.</param>
/// <param name="Versions">All versions, the newest first.</param>
public sealed record RuleLine(Rule Rule, RuleVersion Current, RuleVersion? Coming, IReadOnlyList<RuleVersion> Versions)
{
    /// <summary>The subject it belongs to, from the first part of its key.</summary>
    public string Group => Rule.Key.Split('.')[0] switch
    {
        "report" => "专项工作报告",
        "sitting" or "quorum" => "常委会会议",
        "council" => "主任会议",
        "opinion" => "审议意见",
        "plan" or "inspection" or "inquiry" or "appraisal" => "年度监督计划",
        "deadline" => "期限计算",
        "file" => "文件",
        "doc" => "公文",
        _ => "其他",
    };

    /// <summary>True when a version asks for more than the law does (严于法定, D-14.1).</summary>
    public bool IsStricter(RuleVersion version) => Rule.IsStatutory && version.Value != Rule.Default;
}

/// <summary>Reads the rules with their versions.</summary>
public sealed class RuleQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, TimeProvider clock)
{
    private static readonly string[] Order = ["年度监督计划", "常委会会议", "主任会议", "专项工作报告", "审议意见", "期限计算", "公文", "文件", "其他"];

    /// <summary>All rules by subject, and whether the person may change them.</summary>
    public async Task<(IReadOnlyList<RuleLine> Rules, bool MayEnter, DateOnly Today)> AllAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadRules, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var today = clock.Today();
        var book = new RuleBook(await db.RuleVersions.AsNoTracking().ToListAsync(stop));
        return ([.. RuleCatalog.Rules.Select(r => LineOf(r, book, today)).OrderBy(l => Array.IndexOf(Order, l.Group))], actor.May(Permissions.EnterRules), today);
    }

    private static RuleLine LineOf(Rule rule, RuleBook book, DateOnly today)
    {
        var current = book.InForce(rule, today);
        var versions = book.VersionsOf(rule);
        return new(rule, current, versions.FirstOrDefault(v => v.EffectiveFrom > today && v.Number > current.Number), versions);
    }
}
