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

    /// <summary>What may be set, in words.</summary>
    public string Range => Rule switch
    {
        { Kind: RuleKind.Number } rule when rule.Least == rule.Most => $"固定为 {rule.Words(rule.Least)}",
        { IsStatutory: true } rule => $"法定 {rule.Words(rule.Least)}，只能更严，最多 {rule.Words(rule.Most)}",
        { Kind: RuleKind.Number } rule => $"{rule.Number($"{rule.Least}")} 到 {rule.Words(rule.Most)}",
        { Kind: RuleKind.Choice } rule => string.Join("、", rule.Choices.Values),
        { Kind: RuleKind.Text } rule => $"最多 {rule.Most} 个字",
        _ => "是、否",
    };

    /// <summary>True when a version asks for more than the law does (严于法定, D-14.1).</summary>
    public bool IsStricter(RuleVersion version) => Rule.IsStatutory && version.Value != Rule.Default;
}

/// <summary>A change of rules that waits for the council, or was decided.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Words">What it changes, one line each.</param>
/// <param name="ToEnact">What stands in the way of putting it into force on its day.</param>
/// <param name="IsLate">True when its day has passed and another must be named.</param>
public sealed record ProposalRow(RuleProposal Proposal, IReadOnlyList<string> Words, IReadOnlyList<Obstacle> ToEnact, bool IsLate);

/// <summary>The rules as a reader sees them.</summary>
/// <param name="Rules">All rules by subject.</param>
/// <param name="Waiting">Changes that wait for the council.</param>
/// <param name="MayEnter">True for the Office.</param>
/// <param name="Today">Today.</param>
public sealed record RuleTable(IReadOnlyList<RuleLine> Rules, IReadOnlyList<ProposalRow> Waiting, bool MayEnter, DateOnly Today);

/// <summary>Reads the rules with their versions.</summary>
public sealed class RuleQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, TimeProvider clock)
{
    private static readonly string[] Order = ["年度监督计划", "常委会会议", "主任会议", "专项工作报告", "审议意见", "期限计算", "公文", "文件", "其他"];

    /// <summary>All rules by subject, what waits for the council, and whether the person may change them.</summary>
    public async Task<RuleTable> AllAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadRules, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var today = clock.Today();
        var book = new RuleBook(await db.RuleVersions.AsNoTracking().ToListAsync(stop));
        return new(
            [.. RuleCatalog.Rules.Select(r => LineOf(r, book, today)).OrderBy(l => Array.IndexOf(Order, l.Group))],
            await WaitingAsync(db, today, stop), actor.May(Permissions.EnterRules), today);
    }

    private static async Task<IReadOnlyList<ProposalRow>> WaitingAsync(SupervisionDb db, DateOnly today, CancellationToken stop)
    {
        List<ProposalRow> rows = [];
        foreach (var proposal in await db.RuleProposals.AsNoTracking().Where(p => p.State == RuleProposalState.Waiting).ToListAsync(stop))
        {
            var (decision, isOnThisText) = await db.RuleDecisionAsync(proposal, stop);
            var isLate = proposal.EffectiveFrom <= today;
            var day = isLate ? today.AddDays(1) : proposal.EffectiveFrom;
            rows.Add(new(proposal, [.. proposal.Values.Select(RuleWords.Of)], proposal.ObstaclesToEnact(decision, isOnThisText, day, today), isLate));
        }

        return [.. rows.OrderBy(r => r.Proposal.ProposedAt)];
    }

    private static RuleLine LineOf(Rule rule, RuleBook book, DateOnly today)
    {
        var current = book.InForce(rule, today);
        var versions = book.VersionsOf(rule);
        return new(rule, current, versions.FirstOrDefault(v => v.EffectiveFrom > today && v.Number > current.Number), versions);
    }
}
