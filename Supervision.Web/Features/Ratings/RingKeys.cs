using Supervision.Domain.Ratings;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Ratings;

/// <summary>What opens boxes where the house does without opening codes (D-10.9a): a file beside the other keys of the server, outside the
/// database, until sealing. Whoever copies the whole storage while a round is open can then read its ballots; the secrecy page says so.</summary>
public sealed class RingKeys(StorageDirectory storage)
{
    /// <summary>Keeps what opens a box.</summary>
    public void Put(RatingRoundId round, OpeningCode first, OpeningCode second)
    {
        var file = FileOf(round);
        File.WriteAllLines(file, [first.ForPaper(), second.ForPaper()]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <summary>What opens a box; null when there is nothing.</summary>
    public (OpeningCode First, OpeningCode Second)? Find(RatingRoundId round) =>
        File.Exists(FileOf(round)) && File.ReadAllLines(FileOf(round)) is [var one, var other] && OpeningCode.Parse(one) is { } first && OpeningCode.Parse(other) is { } second
            ? (first, second)
            : null;

    /// <summary>Destroys it: sealed, void or given up.</summary>
    public void Forget(RatingRoundId round) => File.Delete(FileOf(round));

    private string FileOf(RatingRoundId round) => Path.Combine(storage.Keys, $"box-{round.Value:N}.key");
}
