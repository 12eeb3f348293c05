using Supervision.Domain.Reminders;

namespace Supervision.Web.Persistence;

/// <summary>A fact of the outer channels that is no setting of the machine: the robot's address, a restored backup.</summary>
public sealed class ChannelMark
{
    /// <summary>The address of the group robot; its last part is a secret.</summary>
    public const string Robot = "robot";

    /// <summary>Stands only in a copy: the database was restored from a backup of <see cref="At"/> (D-17.41).</summary>
    public const string Restored = "restored";

    /// <summary>A channel works again since <see cref="At"/>, after a failure that the Office could see (D-12.2).</summary>
    public static string Recovered(ReminderChannel channel) => $"recovered:{channel}";

    public string Id { get; set; } = "";

    public string HiddenValue { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
