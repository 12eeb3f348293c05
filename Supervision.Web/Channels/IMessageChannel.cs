using Supervision.Domain.Reminders;
using Supervision.Web.Persistence;

namespace Supervision.Web.Channels;

/// <summary>A message as it goes out now.</summary>
/// <param name="Id">Stable: the receiver can tell a second copy by it.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Address">E-mail address; empty for the robot.</param>
/// <param name="Words">What it says.</param>
public sealed record Draft(OutgoingMessageId Id, string Name, string Address, DigestText Words);

/// <summary>What is handed over in one go: one mail, or one post of the robot with the messages of several people.</summary>
/// <param name="Drafts">The messages in it.</param>
/// <param name="Texts">The texts of a post; empty for mail.</param>
public sealed record Consignment(IReadOnlyList<Draft> Drafts, IReadOnlyList<string> Texts);

/// <summary>How a handing over ended.</summary>
public enum DeliveryKind
{
    /// <summary>Taken.</summary>
    Accepted,

    /// <summary>Not now; worth another try.</summary>
    Postponed,

    /// <summary>Never.</summary>
    Refused,

    /// <summary>Not tried: too many in this minute.</summary>
    Deferred,
}

/// <summary>How a handing over ended, in words and for technicians.</summary>
public sealed record Delivery(DeliveryKind Kind, string Words, string Fault = "");

/// <summary>An open line to the server of a channel.</summary>
public interface IChannelLine : IAsyncDisposable
{
    Task<Delivery> SendAsync(Consignment consignment, CancellationToken stop);
}

/// <summary>A way out of the house (渠道, D-12.2).</summary>
public interface IMessageChannel
{
    ReminderChannel Kind { get; }

    /// <summary>True when it is set up and switched on.</summary>
    Task<bool> IsOnAsync(SupervisionDb db, CancellationToken stop);

    /// <summary>Which messages go together.</summary>
    IReadOnlyList<Consignment> Pack(IReadOnlyList<Draft> drafts);

    /// <summary>Opens a line; or says why there is none.</summary>
    Task<(IChannelLine? Line, Delivery? Fault)> OpenAsync(SupervisionDb db, CancellationToken stop);
}

/// <summary>Channels in words.</summary>
public static class ChannelWords
{
    public static string Words(this ReminderChannel channel) => channel switch
    {
        ReminderChannel.Email => "邮件",
        ReminderChannel.Robot => "企业微信群",
        _ => "站内",
    };
}
