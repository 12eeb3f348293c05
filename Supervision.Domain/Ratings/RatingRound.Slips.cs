namespace Supervision.Domain.Ratings;

/// <content>How many slips there were, in numbers alone (D-10.5, D-10.15): which slip it was, and whose, stands nowhere.</content>
public sealed partial class RatingRound
{
    private const string SpoiledNote = "换发写坏的票 1 张";
    private const string LostNote = "补发遗失的票 1 张";
    private const string Minting = "生成测评票";
    private const string Printing = "打印测评票";

    /// <summary>Slips that were spoiled before casting and exchanged; each of them is void (换发).</summary>
    public int Spoiled => events.Count(e => e.Words == SpoiledNote);

    /// <summary>Lost slips for which another was given (补发).</summary>
    public int Reissued => events.Count(e => e.Words == LostNote);

    /// <summary>Slips there were since those present were counted last: one for each, and one for each exchange; none by name.</summary>
    public int Generated => Content.IsByName ? 0 : Present + Spoiled + Reissued;

    /// <summary>Sheets were printed: with new codes, so those of an earlier print are void (D-15.7).</summary>
    /// <param name="sheets">Sheets for those present.</param>
    /// <param name="reserve">Sheets in reserve.</param>
    /// <param name="before">Sheets that there were before.</param>
    /// <param name="by">Who prints.</param>
    /// <param name="now">Now (UTC).</param>
    public void NotePrinted(int sheets, int reserve, int before, string by, DateTimeOffset now)
    {
        var last = Events.Last(e => e.Words.StartsWith(Minting, StringComparison.Ordinal) || e.Words.StartsWith(Printing, StringComparison.Ordinal));
        var isAgain = last.Words.StartsWith(Printing, StringComparison.Ordinal);
        Note(now, by, $"{Printing} {sheets} 张{(reserve > 0 ? $"、备用票 {reserve} 张" : "")}{(isAgain ? $"，以前打印的 {before} 张作废" : "")}");
    }

    // What lay ready before goes with a new count, another way, a restore, or the round.
    private string VoidedBefore => State == RoundState.Ready && Generated > 0 ? $"，以前生成的 {Generated} 张作废" : "";

    private string SlipsInNumbers => Content.IsByName ? "" : $"；测评票共 {Generated} 张，{(Spoiled > 0 ? $"作废 {Spoiled} 张" : "没有作废")}";
}
