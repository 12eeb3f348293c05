using System.CommandLine;
using System.CommandLine.Help;
using System.Text;

namespace Supervision.Web.Commands;

/// <summary>The commands of the program beside serving pages.</summary>
internal static class CommandLine
{
    private static readonly string[] Help = ["--help", "-h", "-?", "/?", "--version"];

    /// <summary>True when the first argument is a command or asks for help; settings such as --urls belong to the web program.</summary>
    public static bool Handles(string[] args) =>
        args is [var first, ..] && (Help.Contains(first, StringComparer.Ordinal) || (!first.StartsWith('-') && !first.StartsWith('/') && !first.Contains('=', StringComparison.Ordinal)));

    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = Root();
        root.Options.OfType<HelpOption>().Single().Description = "显示帮助";
        await using var help = new StringWriter();
        var result = await root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = help });

        // The library leaves these words in English.
        Console.Write(help.ToString().Replace("Description:", "说明：", StringComparison.Ordinal).Replace("(REQUIRED)", "（必填）", StringComparison.Ordinal));
        return result;
    }

    private static RootCommand Root() => new("人大监督评价系统。不带命令时启动网站；设置项（例如 Storage:Directory）来自配置文件或环境变量 Storage__Directory。")
    {
        DatabaseCommands.Migrate(),
        AdminCommand.Create(),
        DatabaseCommands.SeedDemo(),
        DatabaseCommands.RebuildSearch(),
        ImportCommands.Plan(),
        ImportCommands.Calendar(),
        BackupCommand.Create(),
        BackupCommand.Restore(),
        VerifyCommand.Create(),
    };
}
