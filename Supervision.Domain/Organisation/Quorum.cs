namespace Supervision.Domain.Organisation;

/// <summary>Majorities of the Committee (法定人数, 过半数): counted against all members, not those present (D-3.4, D-3.5).</summary>
public static class Quorum
{
    /// <summary>Members who must sign an interpellation in a county (质询案, 监督法第五十一条).</summary>
    public const int Interpellation = 3;

    /// <summary>How many must be present: floor(N/2) + 1.</summary>
    public static int Needed(int members) => (members / 2) + 1;

    /// <summary>True when so many present may hold a sitting.</summary>
    public static bool IsMet(int present, int members) => present >= Needed(members);

    /// <summary>True when so many yes votes carry a resolution: strictly more than half of all members.</summary>
    public static bool Passes(int yes, int members) => yes * 2 > members;

    /// <summary>One fifth for joint motions (监督法第五十六条、第六十一条): ceil(N/5).</summary>
    public static int OneFifth(int members) => (members + 4) / 5;
}
