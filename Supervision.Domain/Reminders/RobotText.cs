using System.Text;

namespace Supervision.Domain.Reminders;

/// <summary>A post of the group robot and the messages that are through when it is taken.</summary>
/// <param name="Texts">The texts, each within the limit; more than one only when a single message is too long for one.</param>
/// <param name="Messages">The messages it carries.</param>
public sealed record RobotPost(IReadOnlyList<string> Texts, IReadOnlyList<OutgoingMessageId> Messages);

/// <summary>Fits messages into posts of a group robot: at most 2048 bytes of UTF-8 each, as few as possible.</summary>
public static class RobotText
{
    /// <summary>Most bytes of one text.</summary>
    public const int MostBytes = 2048;

    /// <summary>Most posts a robot takes in a minute.</summary>
    public const int MostInAMinute = 20;

    private const string Between = "\n\n";

    /// <summary>Merges messages in their order; none is lost and none is cut but the one that alone is too long.</summary>
    public static IReadOnlyList<RobotPost> Merge(string head, IEnumerable<(OutgoingMessageId Id, string Text)> messages)
    {
        List<RobotPost> posts = [];
        List<OutgoingMessageId> ids = [];
        var text = head;
        foreach (var (id, words) in messages)
        {
            var joined = text + (ids.Count == 0 ? "\n" : Between) + words;
            if (ids.Count > 0 && Encoding.UTF8.GetByteCount(joined) > MostBytes)
            {
                posts.Add(new(Cut(head, text), [.. ids]));
                ids.Clear();
                joined = head + "\n" + words;
            }

            ids.Add(id);
            text = joined;
        }

        return ids.Count == 0 ? posts : [.. posts, new(Cut(head, text), [.. ids])];
    }

    // Whole characters only: a cut in the middle of one would show as garbage.
    private static List<string> Cut(string head, string text)
    {
        List<string> parts = [];
        var part = new StringBuilder();
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MostBytes)
            {
                parts.Add(part.ToString());
                part.Clear().Append(head).Append("（续）\n");
                bytes = Encoding.UTF8.GetByteCount(part.ToString());
            }

            part.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        parts.Add(part.ToString());
        return parts;
    }
}
