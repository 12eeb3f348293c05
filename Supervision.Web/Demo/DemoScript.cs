namespace Supervision.Web.Demo;

/// <summary>The course of the made-up year, in order of time.</summary>
internal sealed class DemoScript(DemoStage stage, DemoCounty county)
{
    public async Task PlayAsync()
    {
        _ = (stage, county);
        await Task.CompletedTask;
    }
}
