namespace Supervision.Web.Commands;

/// <summary>The commands of the program beside serving pages.</summary>
internal static class CommandLine
{
    public static bool Handles(string[] args) => false;

    public static Task<int> RunAsync(string[] args) => Task.FromResult(0);
}
