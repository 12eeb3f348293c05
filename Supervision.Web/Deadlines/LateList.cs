using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Deadlines;

/// <summary>A line of the list of late ones (逾期清单).</summary>
/// <param name="Owed">The deadline.</param>
/// <param name="Debtor">Who owes it.</param>
/// <param name="DaysLate">Calendar days late today.</param>
/// <param name="Told">Who has heard of it so far, with the day: 分管领导 10月9日.</param>
/// <param name="IsListed">True when it stands on the list that the council is shown (RM-30: from the 30th day).</param>
/// <param name="Link">Where the person who looks reads about it.</param>
public sealed record LateLine(Obligation Owed, string Debtor, int DaysLate, IReadOnlyList<string> Told, bool IsListed, string Link);

/// <summary>Reads what is late and open, with the marks that the job wrote down.</summary>
internal static class LateLists
{
    /// <summary>Open ones that are late today, the longest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who looks; links lead where the person may go.</param>
    /// <param name="kind">One kind of matter only; null for all.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<IReadOnlyList<LateLine>> LateListAsync(this SupervisionDb db, Actor actor, MatterKind? kind, CancellationToken stop)
    {
        var today = db.Clock.Today();
        var late = (await db.Obligations.AsNoTracking()
            .Where(o => o.State == ObligationState.Open && o.Deadline.Day < today && o.MatterKind != MatterKind.House && (kind == null || o.MatterKind == kind))
            .ToListAsync(stop)).FindAll(o => o.IsLate(today));
        var ids = late.ConvertAll(o => o.Id);
        var marks = (await db.LateMarks.AsNoTracking().Where(m => ids.Contains(m.Obligation) && m.WithdrawnAt == null).ToListAsync(stop))
            .ToLookup(m => (m.Obligation, m.DeadlineVersion));
        var parties = await db.LoadPartiesAsync(today, stop);
        var links = await ObligationLinks.LoadAsync(db, late, actor, stop);
        return
        [
            .. from o in late
               orderby o.Deadline.Day, o.Title, o.Act
               let mine = marks[(o.Id, o.Version)].OrderBy(m => m.Day).ThenBy(m => m.Code, StringComparer.Ordinal).ToList()
               select new LateLine(
                   o, parties.NameOf(o.OwedBy), o.DaysLate(today),
                   [.. mine.Where(m => m.To is not null).Select(m => $"{LateWords.Of(m.To!.Value)}（{m.Day.InYear(today)}）")],
                   mine.Exists(m => m.To == Recipient.Council), links.For(o)),
        ];
    }
}

/// <summary>Steps of lateness in words.</summary>
public static class LateWords
{
    /// <summary>The sentence of a matter's history.</summary>
    /// <param name="o">What is late.</param>
    /// <param name="step">How far.</param>
    /// <param name="debtor">Who owes it, where several owe the same for one matter; empty else.</param>
    public static string Of(Obligation o, LateStep step, string debtor) => debtor + step.To switch
    {
        null => $"{o.Act}逾期（期限{o.Deadline.Day.Full()}，{step.Day.Full()}起算逾期）",
        Recipient.Council => $"{o.Act}逾期 {step.DaysLate} 天，列入主任会议逾期清单",
        { } to => $"{o.Act}逾期 {step.DaysLate} 天，提醒{Of(to)}",
    };

    /// <summary>Of what came late before anybody was reminded.</summary>
    public static string Met(Obligation o, DateOnly today, string debtor) => $"{debtor}{o.Act}逾期 {o.DaysLate(today)} 天后完成（期限{o.Deadline.Day.Full()}）";

    /// <summary>Whom a reminder addresses, in general words.</summary>
    public static string Of(Recipient to) => to switch
    {
        Recipient.Debtor => "承办方",
        Recipient.DebtorWithHead => "承办方和单位负责人",
        Recipient.BodyHead => "单位负责人",
        Recipient.Committee => "有关工委",
        Recipient.Office => "办公室",
        Recipient.OfficeHead => "办公室主任",
        Recipient.LeadMember => "分管领导",
        Recipient.Chair => "主任",
        Recipient.Council => "主任会议成员",
        Recipient.Members => "组成人员",
        Recipient.Guests => "列席人员",
        Recipient.Presider => "会议主持人",
        _ => "系统管理员",
    };
}
