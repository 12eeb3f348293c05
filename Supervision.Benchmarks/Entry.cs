using System.CommandLine;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Goals;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Benchmarks.Template;
using Supervision.Web.App;

namespace Supervision.Benchmarks;

/// <summary>The one command: measures the goals of docs/benchmarks.md, each against its baseline of the same minute.</summary>
internal static class Entry
{
    private static Task<int> Main(string[] args)
    {
        Culture.Fix();
        return args switch
        {
            [TemplateApp.Argument, .. var rest] => TemplateApp.RunAsync(rest),
            [ConstantListApp.Argument, .. var rest] => ConstantListApp.RunAsync(rest),
            [P4bMemory.Argument, var what] => P4bMemory.RunAsync(what),
            _ => Commands().Parse(args).InvokeAsync(),
        };
    }

    private static RootCommand Commands() => new("Benchmarks of Supervision: ratios against baselines of the same minute.") { Run(), Generate() };

    private static Command Run()
    {
        var goals = new Argument<string[]>("GOALS") { Arity = ArgumentArity.ZeroOrMore, Description = "Goals to measure, e.g. P2 P6." };
        var all = new Option<bool>("--all") { Description = "Every goal." };
        var markdown = new Option<string?>("--markdown") { Description = "Writes the table to this file, too." };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each goal, at least 5.", DefaultValueFactory = _ => 7 };
        var command = new Command("run", "Measures goals; the exit code is not 0 when one misses its must or is noisy.") { goals, all, markdown, rounds };
        command.SetAction((parsed, stop) => Bench.RunAsync(
            new(parsed.GetValue(all) ? [] : parsed.GetValue(goals) ?? [], parsed.GetValue(markdown), Math.Max(5, parsed.GetValue(rounds))), stop));
        return command;
    }

    private static Command Generate()
    {
        var years = new Option<int>("--years") { DefaultValueFactory = _ => 10, Description = "Years of data." };
        var matters = new Option<int>("--matters") { DefaultValueFactory = _ => YearSize.Usual.Matters, Description = "Reports with opinions a year." };
        var command = new Command("generate", "Makes the data set where it is missing and says where it lies.") { years, matters };
        command.SetAction(async (parsed, stop) =>
            Console.WriteLine(await DataSet.DirectoryAsync(parsed.GetValue(years), YearSize.Usual with { Matters = parsed.GetValue(matters) }, stop)));
        return command;
    }
}
