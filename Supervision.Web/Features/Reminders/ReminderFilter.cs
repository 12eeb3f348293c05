using Supervision.Domain.Reminders;
using Supervision.Web.Channels;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Reminders;

/// <summary>What of the reminders somebody wants to see.</summary>
/// <param name="Person">Part of a name.</param>
/// <param name="Words">Part of the sentence or the title.</param>
/// <param name="Channel">One way only.</param>
/// <param name="Code">One line of the table only.</param>
/// <param name="State">failed, unread, catchup, troubled or nothing.</param>
public sealed record ReminderFilter(string Person, string Words, ReminderChannel? Channel, string Code, string State)
{
    /// <summary>States that the list of sent ones can be narrowed to.</summary>
    public static IReadOnlyList<FilterChoice> States { get; } =
        [new("troubled", "未送达"), new("outbox", "投递中"), new("unread", "未阅"), new("catchup", "补发"), new("skipped", "未发")];

    /// <summary>As an address names it; what makes no sense counts as not named.</summary>
    public static ReminderFilter Of(string? person, string? words, string? channel, string? code, string? state) => new(
        (person ?? "").Trim(), (words ?? "").Trim(), ListAddress.Named<ReminderChannel>(channel),
        code is not null && ReminderTable.Lines.ContainsKey(code) ? code : "",
        States.Any(s => s.Value == state) ? state! : "");

    /// <summary>The filters in words.</summary>
    public IReadOnlyList<string> InWords =>
    [
        .. new[]
        {
            Person, Words, Channel?.Words() ?? "", Code.Length == 0 ? "" : ReminderTable.Lines[Code].Event,
            States.FirstOrDefault(s => s.Value == State)?.Text ?? "",
        }.Where(w => w.Length > 0),
    ];
}
