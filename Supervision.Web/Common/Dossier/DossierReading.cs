using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common.Dossier;

/// <summary>What every dossier page reads about its matter: deadlines and history.</summary>
public static class DossierReading
{
    /// <summary>How a sentence begins that tells of a refused look (D-16.38). It stands in the audit trail, not in the history: nothing was done.</summary>
    public const string Refusal = "系统拒绝";

    /// <summary>The deadlines of a matter by day; cancelled ones are left out.</summary>
    public static async Task<IReadOnlyList<DeadlineRow>> DeadlineRowsAsync(
        this SupervisionDb db, MatterRef matter, LoadedBasis basis, CancellationToken stop)
    {
        var (kind, id) = (matter.Kind, matter.Id);
        var rows = await db.Obligations.AsNoTracking()
            .Where(o => o.MatterKind == kind && o.MatterId == id && o.State != ObligationState.Cancelled).ToListAsync(stop);
        var names = await db.PartyNamesAsync(rows.Select(r => r.OwedBy), stop);
        var code = ReminderPolicy.NudgeCode(basis.Today);
        var ids = rows.Select(r => r.Id).ToList();
        var nudged = (await db.Reminders.AsNoTracking().Where(r => r.OffsetCode == code && ids.Contains(r.Obligation)).Select(r => r.Obligation).ToListAsync(stop)).ToHashSet();
        return [.. rows.OrderBy(o => o.Deadline.Day).ThenBy(o => o.Kind, StringComparer.Ordinal).Select(o => RowOf(o, names[o.OwedBy], db.Actor, nudged, basis))];
    }

    /// <summary>The history of a matter, the newest first.</summary>
    public static async Task<IReadOnlyList<HistoryRow>> HistoryRowsAsync(this SupervisionDb db, MatterRef matter, CancellationToken stop, int most = int.MaxValue)
    {
        var (kind, id) = (matter.Kind, matter.Id);
        return await db.AuditEntries.AsNoTracking().Where(e => e.MatterKind == kind && e.MatterId == id && e.Sentence != "" && !e.Sentence.StartsWith(Refusal))
            .OrderByDescending(e => e.Sequence).Take(most).Select(e => new HistoryRow(e.At, e.Actor, e.Sentence)).ToListAsync(stop);
    }

    /// <summary>Names of parties as people say them.</summary>
    public static async Task<IReadOnlyDictionary<Party, string>> PartyNamesAsync(
        this SupervisionDb db, IEnumerable<Party> parties, CancellationToken stop)
    {
        Dictionary<Party, string> names = [];
        foreach (var party in parties.Distinct())
        {
            names[party] = await NameAsync(db, party, stop) ?? "—";
        }

        return names;
    }

    private static async Task<string?> NameAsync(SupervisionDb db, Party party, CancellationToken stop)
    {
        var id = party.Id ?? Guid.Empty;
        return party.Kind switch
        {
            PartyKind.Office => "办公室",
            PartyKind.Council => "主任会议",
            PartyKind.Chair => "主任",
            PartyKind.Members => "组成人员",
            PartyKind.Admin => "系统管理员",
            PartyKind.Body => await db.SupervisedBodies.Where(b => b.Id == new SupervisedBodyId(id)).Select(b => b.ShortName).SingleOrDefaultAsync(stop),
            PartyKind.WorkCommittee => await db.WorkCommittees.Where(c => c.Id == new WorkCommitteeId(id)).Select(c => c.ShortName).SingleOrDefaultAsync(stop),
            _ => await db.People.Where(p => p.Id == new PersonId(id)).Select(p => p.Name).SingleOrDefaultAsync(stop),
        };
    }

    // Whoever waits for it may ask once a work day (D-12).
    private static NudgeState NudgeOf(Obligation o, Actor? asker, HashSet<ObligationId> nudged, LoadedBasis basis) =>
        asker is null || o.State != ObligationState.Open || !o.OwedTo.Includes(asker) || o.OwedBy.Includes(asker) ? NudgeState.None
        : nudged.Contains(o.Id) ? NudgeState.Done
        : basis.Calendar.IsWorkDay(basis.Today) ? NudgeState.Possible : NudgeState.None;

    private static DeadlineRow RowOf(Obligation o, string owedBy, Actor? asker, HashSet<ObligationId> nudged, LoadedBasis basis)
    {
        var (chip, result) = ResultOf(o, basis);
        return new(
            o.Kind, o.Act, o.Deadline.Day, o.MetOn, chip, result, owedBy, o.Deadline.Ground, SourceOf(o.Deadline, basis.Rules),
            [.. o.Revisions.OrderBy(r => r.Version).Select(r => $"原为{r.Day.Full()}：{r.Reason}（{r.ReplacedAt.BeijingDate().Full()}更改）")],
            o.Deadline.IsProvisional, o.State, o.OwedBy)
        {
            Obligation = o.Id,
            DaysLate = chip == ChipKind.None && o.MetOn is null ? 0 : o.IsPassedByMove ? 0 : o.DaysLate(basis.Today),
            Nudge = NudgeOf(o, asker, nudged, basis),
            RuleLink = VersionOf(o.Deadline, basis.Rules)?.Version?.Link ?? "",
            EndsAt = o.Deadline.EndsAt is null ? "" : o.Deadline.EndWords,
        };
    }

    private static (ChipKind Chip, string Result) ResultOf(Obligation o, LoadedBasis basis)
    {
        var late = o.DaysLate(basis.Today);
        return o switch
        {
            { State: ObligationState.Open } when o.PassedWords(basis.Today) is { } passed => (ChipKind.None, passed),
            { IsPassedByMove: true } => (ChipKind.Done, "已完成（会议提前）"),

            // Red is for what is late and open; what was settled late says so in a calm tone.
            { State: ObligationState.Met } when late > 0 => (ChipKind.None, $"逾期{late}天完成"),
            _ when late > 0 => (ChipKind.Late, $"逾期{late}天"),
            { State: ObligationState.Met } => (ChipKind.Done, "按期"),
            _ => (basis.Calendar.WorkDaysBetween(basis.Today, o.Deadline.Day) <= 3 ? ChipKind.Soon : ChipKind.Running,
                basis.Calendar.Remaining(o.Deadline.Day, basis.Today)),
        };
    }

    private static string SourceOf(Deadline deadline, RuleBook rules) => VersionOf(deadline, rules) switch
    {
        null => "",
        (var rule, null) => rule.Clause.Source,
        var (rule, version) => $"{version.Source}；规则“{rule.Name}”第 {version.Number} 版，{rule.Words(version.Value)}",
    };

    private static (Rule Rule, RuleVersion? Version)? VersionOf(Deadline deadline, RuleBook rules) =>
        deadline.RuleKey is { } key && App.RuleCatalog.Rules.FirstOrDefault(r => r.Key == key) is { } rule
            ? (rule, rules.VersionsOf(rule).FirstOrDefault(v => v.Id == deadline.RuleVersion))
            : null;
}
