using System.Collections.Immutable;
using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Reports;

/// <summary>A vote on a resolution as entered.</summary>
/// <param name="Title">E.g. 关于加强养老服务工作的决议.</param>
/// <param name="Text">What it says.</param>
/// <param name="VotedOn">The day of the vote.</param>
/// <param name="For">赞成.</param>
/// <param name="Against">反对.</param>
/// <param name="Abstained">弃权.</param>
/// <param name="All">All members, as the rule counts them (全体组成人员).</param>
/// <param name="DueOn">By when the organ reports on carrying it out; null when it does not.</param>
public sealed record ResolutionEntry(string Title, string Text, DateOnly VotedOn, int For, int Against, int Abstained, int All, DateOnly? DueOn)
{
    /// <summary>How many members were present on that day; null when no sitting of the Committee was held then.</summary>
    public int? Present { get; init; }

    /// <summary>Votes cast.</summary>
    public int Cast => For + Against + Abstained;

    /// <summary>True when more than half of all members are for it (D-3.5).</summary>
    public bool Passes => Quorum.Passes(For, All);
}

/// <summary>A resolution on a report put to the vote (决议, D-5.10), adopted or not.</summary>
public sealed class ReportResolution
{
    private ReportResolution()
    {
    }

    internal ReportResolution(ResolutionEntry entry) => Take(entry);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateOnly VotedOn { get; private set; }

    public int For { get; private set; }

    public int Against { get; private set; }

    public int Abstained { get; private set; }

    public int All { get; private set; }

    /// <summary>通过: more than half of all members (D-3.5).</summary>
    public bool IsAdopted { get; private set; }

    public DateOnly? DueOn { get; private set; }

    /// <summary>The day the report on carrying it out first came in.</summary>
    public DateOnly? ReportedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public string CloseRemark { get; private set; } = "";

    /// <summary>Corrections of what was entered (更正), the oldest first.</summary>
    public ImmutableArray<ResolutionCorrection> Corrections { get; private set; } = [];

    /// <summary>True when it was entered exactly so.</summary>
    internal bool Says(ResolutionEntry entry) =>
        (Title, Text, VotedOn, DueOn, For, Against, Abstained)
            == (entry.Title.Trim(), entry.Text.Trim(), entry.VotedOn, entry.DueOn, entry.For, entry.Against, entry.Abstained);

    /// <summary>True when the last correction made it so, for this reason: the same form sent again.</summary>
    public bool WasCorrectedTo(ResolutionEntry entry, string reason) => Says(entry) && Corrections is [.., { } last] && last.Reason == reason.Trim();

    internal void Correct(ResolutionEntry entry, string reason, ReportAct act)
    {
        Corrections = [.. Corrections, new(act.At.BeijingDate(), act.Name, reason, VotedOn, For, Against, Abstained, IsAdopted)];
        Take(entry);
    }

    internal void Report(DateOnly day) => ReportedOn ??= day;

    internal void Close(string remark, DateOnly day) => (CloseRemark, ClosedOn) = (remark, day);

    private void Take(ResolutionEntry entry)
    {
        (Title, Text, VotedOn, DueOn) = (entry.Title.Trim(), entry.Text.Trim(), entry.VotedOn, entry.DueOn);
        (For, Against, Abstained, All) = (entry.For, entry.Against, entry.Abstained, entry.All);
        IsAdopted = entry.Passes;
    }
}

/// <summary>A correction of a vote as entered (更正表决登记): what stood there before, and why it was wrong.</summary>
/// <param name="On">The day of the correction.</param>
/// <param name="By">Who corrected it.</param>
/// <param name="Reason">Why.</param>
/// <param name="VotedOn">The day of the vote that stood there.</param>
/// <param name="For">赞成 that stood there.</param>
/// <param name="Against">反对 that stood there.</param>
/// <param name="Abstained">弃权 that stood there.</param>
/// <param name="WasAdopted">True when that made it adopted.</param>
public sealed record ResolutionCorrection(
    DateOnly On, string By, string Reason, DateOnly VotedOn, int For, int Against, int Abstained, bool WasAdopted);
