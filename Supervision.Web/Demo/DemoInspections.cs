using System.Text;
using Supervision.Domain.Inspections;
using Supervision.Web.Features.Inspections.Library;

namespace Supervision.Web.Demo;

/// <summary>Laws of the made-up county's library; their words are those of the statutes.</summary>
internal sealed class DemoInspections(DemoStage stage)
{
    private const string Office = "李文静";

    public async Task ImportLawsAsync(DateOnly day)
    {
        stage.GoTo(day, 9);
        foreach (var name in new[] { "food-safety-2021", "elderly-2018" })
        {
            using var reader = new StreamReader(typeof(DemoInspections).Assembly.GetManifestResourceStream($"laws/{name}.md")!, Encoding.UTF8);
            var source = await reader.ReadToEndAsync();
            var reading = LawTextReader.Read(source);
            await stage.GetAsync<ImportLaw, LawTextId>(Office, u => u.RunAsync(source, new(reading.Title, reading.Organ, reading.VersionDate, false), default));
            stage.Pass(5);
        }
    }
}
