using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <summary>Who moved a dismissal (撤职案的提出, D-9.9).</summary>
public enum DismissalMover
{
    /// <summary>县人民政府、监察委员会、人民法院、人民检察院.</summary>
    Organ,

    /// <summary>主任会议.</summary>
    Council,

    /// <summary>常委会组成人员五分之一以上联名.</summary>
    Members,
}

/// <summary>What is entered of a dismissal bill; its procedure is outside the product (D-9.9).</summary>
/// <param name="Id">Made with the form: entering it again changes the same row.</param>
/// <param name="Post">The post it is about.</param>
/// <param name="Mover">Who moved it.</param>
/// <param name="Movers">Members who signed, where members moved it.</param>
/// <param name="MovedOn">The day it was handed in.</param>
/// <param name="Reason">The ground as written.</param>
/// <param name="Defence">How the right of defence was used: heard, in writing, or given up; empty before.</param>
/// <param name="Vote">The secret vote; null before.</param>
public sealed record DismissalEntry(Guid Id, AppointmentId Post, DismissalMover Mover, int Movers, DateOnly MovedOn, string Reason, string Defence, DismissalVote? Vote);

/// <summary>The secret vote on a dismissal.</summary>
/// <param name="On">The day.</param>
/// <param name="Yes">赞成.</param>
/// <param name="No">反对.</param>
/// <param name="Abstained">弃权.</param>
public sealed record DismissalVote(DateOnly On, int Yes, int No, int Abstained);

/// <summary>A row of the register of dismissal bills (撤职案登记, D-9.9; 监督法 arts. 60–62).</summary>
public sealed class DismissalBill
{
    private DismissalBill()
    {
    }

    public Guid Id { get; private set; }

    public AppointmentId Post { get; private set; }

    public DismissalMover Mover { get; private set; }

    public int Movers { get; private set; }

    public DateOnly MovedOn { get; private set; }

    public string Reason { get; private set; } = "";

    public string Defence { get; private set; } = "";

    public DateOnly? VotedOn { get; private set; }

    public int Yes { get; private set; }

    public int No { get; private set; }

    public int Abstained { get; private set; }

    /// <summary>All members on the day, which the vote is counted against.</summary>
    public int Members { get; private set; }

    /// <summary>True when more than half of all members voted for it; null before the vote.</summary>
    public bool? IsPassed => VotedOn is null ? null : Yes * 2 > Members;

    internal static DismissalBill Of(DismissalEntry entry, int members)
    {
        var bill = new DismissalBill { Id = entry.Id };
        bill.Describe(entry, members);
        return bill;
    }

    internal void Describe(DismissalEntry entry, int members)
    {
        (Post, Mover, Movers, MovedOn) = (entry.Post, entry.Mover, entry.Mover == DismissalMover.Members ? entry.Movers : 0, entry.MovedOn);
        (Reason, Defence, Members) = (entry.Reason.Trim(), entry.Defence.Trim(), members);
        (VotedOn, Yes, No, Abstained) = entry.Vote is { } vote ? (vote.On, vote.Yes, vote.No, vote.Abstained) : ((DateOnly?)null, 0, 0, 0);
    }
}

/// <content>Dismissal bills on the person.</content>
public sealed partial class Appointee
{
    /// <summary>Longest ground or defence.</summary>
    public const int LongestGround = 500;

    private readonly List<DismissalBill> dismissals = [];

    /// <summary>Dismissal bills, in the order of their entry.</summary>
    public IReadOnlyList<DismissalBill> Dismissals => dismissals;

    /// <summary>Why this cannot be entered; all at once, each by its field.</summary>
    /// <param name="entry">What is entered.</param>
    /// <param name="members">All members on the day of the vote, or today.</param>
    /// <param name="today">Today.</param>
    public IReadOnlyList<Obstacle> ObstaclesToDismiss(DismissalEntry entry, int members, DateOnly today)
    {
        if (Find(entry.Post) is not { From: { } from, WithdrawnOn: null } post)
        {
            return [new(AppointeeRules.Dismissal, "任命以后的职务才登记撤职案。")];
        }

        List<Obstacle> obstacles = [];
        void Refuse(string message, string field) => obstacles.Add(new(AppointeeRules.Dismissal, message, field));
        if (entry.MovedOn < from || entry.MovedOn > today || post.To <= entry.MovedOn)
        {
            Refuse("提出日期应当在任职期间，不能晚于今天。", nameof(DismissalEntry.MovedOn));
        }

        if (string.IsNullOrWhiteSpace(entry.Reason) || entry.Reason.Length > LongestGround)
        {
            Refuse($"请填写撤职的理由，最多 {LongestGround} 个字。", nameof(DismissalEntry.Reason));
        }

        if (entry.Mover == DismissalMover.Members && (entry.Movers * 5 < members || entry.Movers > members))
        {
            Refuse($"组成人员联名提出的，须有全体组成人员 {members} 人的五分之一以上，至少 {(members + 4) / 5} 人，现在是 {entry.Movers} 人。", nameof(DismissalEntry.Movers));
        }

        if (entry.Defence.Length > LongestGround)
        {
            Refuse($"申辩意见最多 {LongestGround} 个字。", nameof(DismissalEntry.Defence));
        }

        if (entry.Vote is { } vote)
        {
            obstacles.AddRange(ObstaclesToVote(entry, vote, members, today));
        }

        return obstacles;
    }

    /// <summary>Enters a bill, or what is new of it.</summary>
    public void Dismiss(DismissalEntry entry, int members)
    {
        if (dismissals.Find(d => d.Id == entry.Id) is { } known)
        {
            known.Describe(entry, members);
        }
        else
        {
            dismissals.Add(DismissalBill.Of(entry, members));
        }
    }

    private static IEnumerable<Obstacle> ObstaclesToVote(DismissalEntry entry, DismissalVote vote, int members, DateOnly today)
    {
        if (vote.On < entry.MovedOn || vote.On > today)
        {
            yield return new(AppointeeRules.Dismissal, "表决日期不能早于提出日期，也不能晚于今天。", nameof(DismissalVote.On));
        }

        if (vote.Yes < 0 || vote.No < 0 || vote.Abstained < 0 || vote.Yes + vote.No + vote.Abstained is 0 || vote.Yes + vote.No + vote.Abstained > members)
        {
            yield return new(AppointeeRules.Dismissal, $"赞成、反对、弃权相加应当是 1 到 {members} 票。", nameof(DismissalVote.Yes));
        }

        if (string.IsNullOrWhiteSpace(entry.Defence))
        {
            yield return new(AppointeeRules.Dismissal, "表决以前，本人有权申辩。请写明当面申辩、书面申辩或者本人放弃申辩。", nameof(DismissalEntry.Defence));
        }
    }
}
