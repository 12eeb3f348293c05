using System.Text.RegularExpressions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Reminders;

/// <summary>How a person wants to be reached beside the list in the product (提醒方式).</summary>
/// <param name="Email">E-mail address; empty when none.</param>
/// <param name="ByEmail">True when reminders also go there.</param>
/// <param name="ByRobot">True when reminders also go to the group of the house.</param>
public sealed record ContactChoice(string Email, bool ByEmail, bool ByRobot)
{
    /// <summary>The address without what people type around it.</summary>
    public ContactChoice Trimmed => this with { Email = (Email ?? "").Trim() };
}

/// <summary>The address of a person and the ways chosen (联系方式); one row a person.</summary>
public sealed partial class ReminderContact
{
    private const int LongestAddress = 254;

    private ReminderContact()
    {
    }

    public PersonId Person { get; private set; }

    public string Email { get; private set; } = "";

    public bool ByEmail { get; private set; }

    public bool ByRobot { get; private set; }

    public ContactChoice Choice => new(Email, ByEmail, ByRobot);

    public static ReminderContact Of(PersonId person) => new() { Person = person };

    /// <summary>Why a choice cannot be taken.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesTo(ContactChoice choice) => choice switch
    {
        { Email: "", ByEmail: true } => [new(ReminderRules.Contact, "请填写接收提醒的电子邮箱。", nameof(ContactChoice.Email))],
        { Email.Length: > LongestAddress } => [new(ReminderRules.Contact, $"电子邮箱最多 {LongestAddress} 个字符。", nameof(ContactChoice.Email))],
        { Email.Length: > 0 } when !Address().IsMatch(choice.Email) =>
            [new(ReminderRules.Contact, "这不像电子邮箱，请按 name@example.cn 的样子填写。", nameof(ContactChoice.Email))],
        _ => [],
    };

    /// <summary>Takes the choice over; it has no obstacles.</summary>
    public void Choose(ContactChoice choice)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesTo(choice));
        (Email, ByEmail, ByRobot) = (choice.Email, choice.ByEmail, choice.ByRobot);
    }

    // One address in plain letters: no display name, no second address, no line end.
    [GeneratedRegex(@"\A[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
