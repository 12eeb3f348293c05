namespace Supervision.Tests.Documents;

/// <summary>A test that needs programs of the machine; skipped, with the reason, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    /// <param name="tools">Names of the programs.</param>
    public ToolFactAttribute(params string[] tools)
    {
        var missing = tools.Where(tool => !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, tool)))).ToList();
        if (missing.Count > 0)
        {
            Skip = $"Not installed: {string.Join(", ", missing)}.";
        }
    }
}
