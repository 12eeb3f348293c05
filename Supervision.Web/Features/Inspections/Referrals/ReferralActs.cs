using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Inspections.Referrals;

/// <summary>A case lead or letter is handed to the petition desk or the proper body (登记转办, D-6.9).</summary>
[Demands(Permissions.RunInspections)]
public sealed class ReferCase(InspectionActing acting)
{
    private const int Most = 3;

    /// <param name="key">Made with the form: a second click is the same referral.</param>
    /// <param name="id">The inspection.</param>
    /// <param name="entry">What was entered.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(ReferralId key, LawInspectionId id, ReferralEntry entry, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ReferAsync(key, id, entry, stop);
            }
            catch (DbUpdateException) when (tries < Most)
            {
                // Two committees took the same number at the same moment: this one takes the next.
            }
        }
    }

    private Task<Outcome> ReferAsync(ReferralId key, LawInspectionId id, ReferralEntry entry, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (await act.Db.Referrals.AnyAsync(r => r.Id == key, stop))
        {
            return [];
        }

        if (Referral.Obstacles(entry, act.Inspection, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (entry.Finding is { } finding && !await act.Db.Findings.AnyAsync(f => f.Id == finding && f.Inspection == id, stop))
        {
            return [new(InspectionRules.Referrals, "没有找到这条记录，请刷新页面。", nameof(Referral.Finding))];
        }

        var year = entry.Day.Year;
        var serial = (await act.Db.Referrals.Where(r => r.Year == year).MaxAsync(r => (int?)r.Serial, stop) ?? 0) + 1;
        var referral = Referral.Of(key, act.Inspection, serial, entry, act.Actor.Name);
        act.Db.Add(referral);
        act.Tell($"{referral.Number}：{referral.Day:yyyy年M月d日}转{referral.To}");
        return [];
    }, stop);
}

/// <summary>What the recipient of a referral told (登记办理结果).</summary>
[Demands(Permissions.RunInspections)]
public sealed class TellReferralResult(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, ReferralId referral, string result, DateOnly day, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (await act.Db.Referrals.SingleOrDefaultAsync(r => r.Id == referral && r.Inspection == id, stop) is not { } found)
        {
            return [new(InspectionRules.Referrals, "没有找到这件转办，请刷新页面。")];
        }

        if (found.ObstaclesToTell(result, day, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        found.Tell(result, day);
        act.Tell($"{found.Number}办理结果：{found.To}于{day:yyyy年M月d日}反馈");
        return [];
    }, stop);
}

/// <summary>Reads referrals of an inspection; for the committee, the Office and the council.</summary>
public sealed class ReferralQueries(InspectionActing acting)
{
    /// <summary>All of an inspection, by number; null for those who do not read them.</summary>
    public async Task<IReadOnlyList<Referral>?> ListAsync(LawInspectionId id, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;

        // Leads name people and shops: not for every member.
        return actor.IsSystem || actor.IsOffice || actor.IsCouncil || await db.LawInspections.Where(i => i.Id == id).Select(i => i.Committee).ToListAsync(stop) is [var committee] && actor.Serves(committee)
            ? await db.Referrals.AsNoTracking().Where(r => r.Inspection == id).OrderBy(r => r.Year).ThenBy(r => r.Serial).ToListAsync(stop) : null;
    }

    /// <summary>The list as it leaves the house; null for those who do not read it.</summary>
    public async Task<ExportTable?> TableAsync(LawInspectionId id, CancellationToken stop) => await ListAsync(id, stop) is not { } all ? null : new(
        "执法检查转办清单", [],
        [new("编号", 18), new("日期", 14), new("转往", 26), new("来源", 16), new("内容", 60), new("办理结果", 40), new("反馈日期", 14)],
        [.. all.Select(r => (IReadOnlyList<object?>)[r.Number, r.Day, r.To, r.Source, r.Subject, r.Result, r.ResultOn])]);
}
