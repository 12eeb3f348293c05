using Supervision.Benchmarks.Goals;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;

namespace Supervision.Benchmarks;

/// <summary>What is asked for.</summary>
/// <param name="Goals">Codes of goals; empty for all.</param>
/// <param name="Markdown">File for the table, if wanted.</param>
/// <param name="Rounds">Pairs of each goal.</param>
internal sealed record Request(IReadOnlyList<string> Goals, string? Markdown, int Rounds);

/// <summary>One run over some goals.</summary>
internal sealed class Bench(Request request)
{
    public static readonly IReadOnlyList<Goal> AllGoals =
    [
        P1Casts.Goal, P1bBurst.Of45, P1bBurst.Of300, P1cGuesses.Goal, P1dRefusals.Goal, P9Weight.Goal, BallotFigures.Seal, BallotFigures.Explain,
        P2List.Goal, P2bFirstPaint.Goal, P3Circuits.Goal, P4Compile.Goal, P4bMemory.Goal, P5TenYears.Goal, POverview.Goal, P6Search.Goal, P7Reminders.Goal, P8Audit.Goal, P10Start.Goal, P11Backup.Goal, P12Import.Goal,
        I1Inspection.Goal,
    ];

    /// <summary>Pairs of each goal.</summary>
    public int Rounds => request.Rounds;

    public static async Task<int> RunAsync(Request request, CancellationToken stop)
    {
        var unknown = request.Goals.Where(g => AllGoals.All(a => !IsNamed(a, g))).ToList();
        if (unknown.Count > 0)
        {
            Console.Error.WriteLine($"No such goal: {string.Join(", ", unknown)}. There are {string.Join(", ", AllGoals.Select(g => g.Code))}.");
            return 2;
        }

        Console.WriteLine(Machine.Words);
        var bench = new Bench(request);
        List<Result> results = [];
        foreach (var goal in AllGoals.Where(a => request.Goals.Count == 0 || request.Goals.Any(g => IsNamed(a, g))))
        {
            var result = new Result(goal, await goal.Measure(bench, stop));
            Console.WriteLine(result.Line);
            results.Add(result);
        }

        if (request.Markdown is { } file)
        {
            await File.WriteAllTextAsync(file, Table.Of(results), stop);
        }

        return results.Any(r => r.IsFailure) ? 1 : 0;
    }

    private static bool IsNamed(Goal goal, string code) => string.Equals(goal.Code, code, StringComparison.OrdinalIgnoreCase);
}
