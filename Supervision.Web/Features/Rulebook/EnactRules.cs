using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Rulebook;

/// <summary>The Office puts into force what the council has decided (启用, D-14.2): a new version of each rule. What was computed before
/// keeps its version.</summary>
[Demands(Permissions.EnterRules)]
public sealed class EnactRules(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    /// <param name="id">The proposal.</param>
    /// <param name="from">The first day when it is to be later than proposed; null for the day proposed.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(RuleProposalId id, DateOnly? from, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EnterRules, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.RuleProposals.SingleOrDefaultAsync(p => p.Id == id, stop) is not { } proposal)
        {
            return Outcome.Refused(RuleReading.Unknown);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var day = from ?? proposal.EffectiveFrom;
        var (decision, isOnThisText) = await db.RuleDecisionAsync(proposal, stop);
        var book = new RuleBook(await db.RuleVersions.AsNoTracking().ToListAsync(stop));
        IReadOnlyList<Obstacle> obstacles = proposal.ObstaclesToEnact(decision, isOnThisText, day, db.Clock.Today());
        obstacles = obstacles.Count > 0 ? obstacles : Overtaken(book, proposal);
        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        db.RuleVersions.AddRange(proposal.Values.Select(v => RuleVersion.Next(
            ProposeRules.Newest(book, v.Key), proposal.ChangeOf(v, decision!, day), actor.Name, db.Clock.GetUtcNow(), decision!.Decision)));
        proposal.Enact(decision!, day, db.Clock.Today());
        db.Tell(proposal.Matter, $"启用规则新版本：{RuleWords.Of(proposal)}，{day.Full()}起施行；{decision!.Meeting}决定");
        try
        {
            await db.SaveChangesAsync(stop);
            await deadlines.ReplanAllAsync(db, stop);
            await transaction.CommitAsync(stop);
            return Outcome.Done;
        }
        catch (DbUpdateException)
        {
            // Two people put it into force in the same moment.
            return Outcome.Refused(new Obstacle(RuleClauses.OneVersion, "他人刚刚录入了新版本，请刷新后再看。"));
        }
    }

    private static IReadOnlyList<Obstacle> Overtaken(RuleBook book, RuleProposal proposal) =>
    [
        .. from value in proposal.Values
           let last = ProposeRules.Newest(book, value.Key)
           where last.Number != value.Seen
           select new Obstacle(RuleClauses.OneVersion, $"“{RuleCatalog.Find(value.Key).Name}”已经有了第 {last.Number} 版，请撤回这次修改，看过以后重新提请。"),
    ];
}

/// <summary>The Office takes a proposal back; it stays in the list.</summary>
[Demands(Permissions.EnterRules)]
public sealed class DropRules(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(RuleProposalId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EnterRules, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.RuleProposals.SingleOrDefaultAsync(p => p.Id == id, stop) is not { } proposal)
        {
            return Outcome.Refused(RuleReading.Unknown);
        }

        if (proposal.ObstaclesToDrop() is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        proposal.Drop();
        db.Tell(proposal.Matter, $"撤回规则修改：{RuleWords.Of(proposal)}");
        try
        {
            await db.SaveChangesAsync(stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(new Obstacle(RuleClauses.OneVersion, "他人刚刚办理了这次修改，请刷新后再看。"));
        }
    }
}

/// <summary>Changes of rules that wait for the council, each with the hash of its values (D-8.15).</summary>
internal sealed class RulesForCouncil : ICouncilAgenda
{
    public async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        var waiting = await db.RuleProposals.AsNoTracking().Where(p => p.State == RuleProposalState.Waiting).ToListAsync(stop);
        return [.. waiting.OrderBy(p => p.ProposedAt).Select(p => new CouncilQuestion(RuleWords.Subject(p), CouncilPurpose.RuleChange, p.Matter, TextHash.Of(p.Text)))];
    }
}

/// <summary>Who may read a change of rules: who may read the rules (D-1.5).</summary>
internal sealed class RuleChangeGate : IMatterGate
{
    public MatterKind Kind => MatterKind.RuleChange;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var key = new RuleProposalId(id);
        return actor.May(Permissions.ReadRules) && await db.RuleProposals.AnyAsync(p => p.Id == key, stop);
    }
}

/// <summary>Reading the council's decision on a proposal.</summary>
internal static class RuleReading
{
    public static readonly Obstacle Unknown = new(RuleClauses.Known, "没有找到这次修改，请刷新页面。");

    public static async Task<(RuleDecision? Decision, bool IsOnThisText)> RuleDecisionAsync(
        this SupervisionDb db, RuleProposal proposal, CancellationToken stop) =>
        await db.DecisionOnAsync(proposal.Matter, CouncilPurpose.RuleChange, stop) is { } facts
            ? (new(facts.Decision.Value, facts.MeetingName, facts.MinutesNumber, facts.IsApproval),
                string.Equals(facts.TextHash, TextHash.Of(proposal.Text), StringComparison.OrdinalIgnoreCase))
            : (null, false);
}

/// <summary>Changes of rules in words.</summary>
internal static class RuleWords
{
    private const int LongestSubject = 180;

    /// <summary>“研究处理期限”由 3 个月改为 2 个月.</summary>
    public static string Of(RuleValue value) => RuleCatalog.Rules.FirstOrDefault(r => r.Key == value.Key) is { } rule
        ? $"“{rule.Name}”由 {rule.Words(value.Before)} 改为 {rule.Words(value.After)}"
        : value.Key;

    /// <summary>All values; the history keeps a sentence, not a book.</summary>
    public static string Of(RuleProposal proposal) => proposal.Values.Count <= 5
        ? string.Join('，', proposal.Values.Select(Of))
        : $"{string.Join('，', proposal.Values.Take(5).Select(Of))}等 {proposal.Values.Count} 条";

    /// <summary>As it is put to the council.</summary>
    public static string Subject(RuleProposal proposal)
    {
        var words = proposal.Values.Count == 1 ? Of(proposal.Values[0]) : $"{proposal.Values.Count} 条（{Of(proposal.Values[0])}等）";
        var text = $"关于修改规则：{words}，拟自{proposal.EffectiveFrom.Full()}起施行";
        return text.Length <= LongestSubject ? text : text[..LongestSubject];
    }
}
