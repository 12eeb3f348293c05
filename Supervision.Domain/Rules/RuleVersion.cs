using System.Globalization;

namespace Supervision.Domain.Rules;

/// <summary>Id of a rule version.</summary>
public readonly record struct RuleVersionId(Guid Value);

/// <summary>What a rule says from a day on (规则版本); never changed or deleted, a mistake gets a new version (D-14.1).</summary>
public sealed class RuleVersion
{
    private RuleVersion()
    {
    }

    public RuleVersionId Id { get; private set; }

    /// <summary>Key of the rule, e.g. <c>report.draft_days</c>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>1 for the version shipped with the product, then counted up without gap.</summary>
    public int Number { get; private set; }

    /// <summary>The value as written: an invariant number, <c>true</c>/<c>false</c>, a code, or text.</summary>
    public string Value { get; private set; } = "";

    /// <summary>First day on which it holds.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>Where it comes from: law and article, or the council decision with its number.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Why it was set.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who entered it; 系统内置 for the shipped version.</summary>
    public string EnteredBy { get; private set; } = "";

    /// <summary>Id of the council decision behind it; null for the shipped version (D-14.1).</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When it was entered (UTC).</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>Address of this version on the page of its rule.</summary>
    public string Link => string.Create(CultureInfo.InvariantCulture, $"/settings/rules/{Key}#v{Number}");

    /// <summary>The value as a number. Throws when the rule is no number.</summary>
    public int Count => int.Parse(Value, CultureInfo.InvariantCulture);

    /// <summary>The value as yes or no.</summary>
    public bool IsOn => Value == "true";

    /// <summary>The version every new database begins with: the default of domain.md, in force since the law of 2007.</summary>
    public static RuleVersion Shipped(Rule rule, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Key = rule.Key,
        Number = 1,
        Value = rule.Default,
        EffectiveFrom = new(2007, 1, 1),
        Source = rule.Clause.Source,
        Reason = "系统初始值",
        EnteredBy = "系统内置",
        EnteredAt = now,
    };

    /// <summary>The next version. The caller has asked <see cref="RuleBook.ObstaclesToNext"/> first.</summary>
    public static RuleVersion Next(RuleVersion last, RuleChange change, string enteredBy, DateTimeOffset now, Guid? decision = null) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Key = last.Key,
        Number = last.Number + 1,
        Value = change.Value,
        EffectiveFrom = change.EffectiveFrom,
        Source = change.Source,
        Reason = change.Reason,
        EnteredBy = enteredBy,
        EnteredAt = now,
        DecidedBy = decision,
    };
}

/// <summary>What the office enters to change a rule (D-14.2).</summary>
/// <param name="Value">The new value as written.</param>
/// <param name="EffectiveFrom">First day; the next day at the earliest.</param>
/// <param name="Source">The council decision with its number, or the instrument and article.</param>
/// <param name="Reason">Why; required.</param>
public sealed record RuleChange(string Value, DateOnly EffectiveFrom, string Source, string Reason);
