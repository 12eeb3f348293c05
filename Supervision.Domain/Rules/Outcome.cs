namespace Supervision.Domain.Rules;

/// <summary>Why an action is impossible now: the clause in the way, and one Chinese sentence saying what to do.</summary>
/// <param name="Clause">The clause that refuses.</param>
/// <param name="Message">What is wrong and what to do next, in Chinese.</param>
/// <param name="Field">The form field it belongs to, or null when it is about the matter as a whole.</param>
public sealed record Obstacle(Clause Clause, string Message, string? Field = null);

/// <summary>What a use case answers: done, or refused for reasons that a person can read.</summary>
public record Outcome(IReadOnlyList<Obstacle> Obstacles)
{
    /// <summary>The act is done and saved.</summary>
    public static readonly Outcome Done = new([]);

    /// <summary>True when nothing stood in the way.</summary>
    public bool IsDone => Obstacles.Count == 0;

    /// <summary>Nothing changed.</summary>
    public static Outcome Refused(params IReadOnlyList<Obstacle> obstacles) => new(obstacles);
}

/// <summary>An <see cref="Outcome"/> that hands something back when it is done, such as the id of what came into being.</summary>
/// <param name="Value">What came into being; default when refused.</param>
/// <param name="Obstacles">Why it was refused; empty when done.</param>
public sealed record Outcome<T>(T? Value, IReadOnlyList<Obstacle> Obstacles) : Outcome(Obstacles)
{
    /// <summary>Done, with its result.</summary>
    public static new Outcome<T> Done(T value) => new(value, []);

    /// <summary>Nothing changed.</summary>
    public static new Outcome<T> Refused(params IReadOnlyList<Obstacle> obstacles) => new(default, obstacles);
}

/// <summary>A rule was broken by the program itself: somebody acted without asking for obstacles first.</summary>
public sealed class RuleBrokenException : InvalidOperationException
{
    public RuleBrokenException()
    {
    }

    public RuleBrokenException(string message)
        : base(message)
    {
    }

    public RuleBrokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Throws with all sentences when there is any obstacle.</summary>
    public static void ThrowIfAny(IReadOnlyList<Obstacle> obstacles)
    {
        if (obstacles.Count > 0)
        {
            throw new RuleBrokenException(string.Join(' ', obstacles.Select(o => $"[{o.Clause.Code}] {o.Message}")));
        }
    }
}
