using System.CommandLine;
using Supervision.Web.Features.Accounts;

namespace Supervision.Web.Commands;

/// <summary>create-admin: the first administrator. There is no default password; it is typed, piped in, or in an environment variable.</summary>
internal static class AdminCommand
{
    public const string Variable = "SUPERVISION_ADMIN_PASSWORD";

    public static Command Create()
    {
        var user = new Option<string>("--user") { Description = "用户名，例如 shimin。", Required = true };
        var name = new Option<string>("--name") { Description = "姓名，例如 石敏。", Required = true };
        var command = new Command("create-admin", $"新建系统管理员。密码在提示后输入，或者由标准输入、环境变量 {Variable} 给出；没有默认密码。") { user, name };
        command.SetAction((parsed, stop) => CommandHost.RunAsync(
            (services, token) => CreateAsync(services, parsed.GetRequiredValue(user), parsed.GetRequiredValue(name), token), stop));
        return command;
    }

    private static async Task<int> CreateAsync(IServiceProvider services, string user, string name, CancellationToken stop)
    {
        if (ReadPassword() is not { } password)
        {
            return CommandHost.Refuse("两次输入的密码不一样，或者没有输入密码；没有新建账号。");
        }

        await using var scope = services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<CreateAdmin>().RunAsync(user, name, password, stop);
        return outcome.IsDone ? CommandHost.Say($"已新建系统管理员 {name}（{user}）。") : CommandHost.Refuse(outcome);
    }

    private static string? ReadPassword()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() is { Length: > 0 } line ? line : null;
        }

        var first = TypeHidden("密码（至少 8 个字符，既有字母又有数字）：");
        return first.Length > 0 && first == TypeHidden("再输入一次：") ? first : null;
    }

    private static string TypeHidden(string prompt)
    {
        Console.Write(prompt);
        var typed = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.WriteLine();
        return typed.ToString();
    }
}
