using System.Collections;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Access;

namespace Supervision.Tests.Access;

/// <summary>Every use case, run by every role: it demands its permission before it looks at anything else. New ones join by themselves.</summary>
public sealed class UseCaseWalkTests
{
    /// <summary>Use cases that need no permission, each for a reason.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "SignIn", // Whoever signs in has no rights yet.
        "ChangePassword", // The own password; the use case finds the own account itself.
        "SetOwnContact", // The own address; the use case finds the own person itself.
        "CastSlip", // Whoever holds a slip may cast it; who that is, nobody asks (D-10.8).
        "CreateAdmin", // Run from the command line of the server only.
    };

    internal static readonly IReadOnlyList<(Type Type, MethodInfo Run)> UseCases =
    [
        .. from type in typeof(Permissions).Assembly.GetTypes()
           where type is { IsClass: true, IsAbstract: false } && type.Namespace?.StartsWith("Supervision.Web.Features", StringComparison.Ordinal) == true
           where !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type) && !Open.Contains(type.Name)
           from run in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           where run.Name == "RunAsync" && !IsHelper(run)
           select (type, run),
    ];

    [Fact]
    public void There_are_use_cases_to_walk() => Assert.True(UseCases.Count > 40);

    [Fact]
    public async Task Every_use_case_refuses_who_holds_nothing_and_names_the_permission_it_demands()
    {
        await using var app = await TestApp.StartAsync();
        List<string> wrong = [];
        foreach (var (type, run) in UseCases)
        {
            var demanded = await DemandedAsync(app, new Actor(new PersonId(Guid.NewGuid()), "无角色", new HashSet<Role>()), type, run);
            if (demanded is null || !Permissions.Table.ContainsKey(demanded))
            {
                wrong.Add($"{type.Name} demands nothing");
            }
            else if (type.GetCustomAttribute<DemandsAttribute>() is { } says && !says.Permissions.Contains(demanded))
            {
                wrong.Add($"{type.Name} says {string.Join(", ", says.Permissions)}, demands {demanded}");
            }
        }

        Assert.Empty(wrong);
    }

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_use_case_answers_every_role_as_the_table_says(Role role)
    {
        await using var app = await TestApp.StartAsync();
        await using var acting = await app.AsAsync(role, await Scopes.ForAsync(app, role));
        var nobody = new Actor(new PersonId(Guid.NewGuid()), "无角色", new HashSet<Role>());
        List<string> wrong = [];
        foreach (var (type, run) in UseCases)
        {
            var demands = type.GetCustomAttribute<DemandsAttribute>()?.Permissions ?? [await DemandedAsync(app, nobody, type, run) ?? ""];
            var allowed = demands.Any(d => Permissions.Allows(d, [role]));
            var refused = await DemandedAsync(app, acting.Actor, type, run) is { } demanded && demands.Contains(demanded);
            if (allowed == refused)
            {
                wrong.Add($"{type.Name} for {role}: {(refused ? "refused" : "let in")}");
            }
        }

        Assert.Empty(wrong);
    }

    // Answers which permission was missing; null when it got past the demand, whatever happened then.
    private static async Task<string?> DemandedAsync(TestApp app, Actor actor, Type type, MethodInfo run)
    {
        await using var acting = await app.AsAsync(actor);
        var useCase = acting.Scope.ServiceProvider.GetRequiredService(type);
        try
        {
            await (Task)run.Invoke(useCase, [.. run.GetParameters().Select(p => Sample(p.ParameterType))])!;
            return null;
        }
        catch (Exception failure)
        {
            return (failure is TargetInvocationException { InnerException: { } inner } ? inner : failure) is AccessDeniedException { Message: var message }
                && message.StartsWith("Refused: ", StringComparison.Ordinal) ? message["Refused: ".Length..].TrimEnd('.') : null;
        }
    }

    // A use case can be cancelled. The common run of a subject's acts takes the permission or the act itself; it is no use case.
    private static bool IsHelper(MethodInfo run) => run.GetParameters() is not [.., { ParameterType: var last }] || last != typeof(CancellationToken) || run.GetParameters().Any(p =>
        p.Name == "permission" || typeof(Delegate).IsAssignableFrom(p.ParameterType) || p.ParameterType == typeof(Supervision.Web.Persistence.SupervisionDb));

    internal static object? Sample(Type type) => type switch
    {
        _ when type == typeof(string) => "",
        _ when type == typeof(Stream) => new MemoryStream(),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 6, 1),
        _ when type == typeof(Guid) => Guid.NewGuid(),
        _ when Nullable.GetUnderlyingType(type) is not null => null,
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ when type.IsArray => Array.CreateInstance(type.GetElementType()!, 0),
        _ when type.IsInterface => SampleOf(type),
        _ => type.GetConstructors().OrderBy(c => c.GetParameters().Length).FirstOrDefault() is { } make
            ? make.Invoke([.. make.GetParameters().Select(p => Sample(p.ParameterType))])
            : null,
    };

    private static object? SampleOf(Type type)
    {
        if (!type.IsGenericType || !typeof(IEnumerable).IsAssignableFrom(type))
        {
            return null;
        }

        var arguments = type.GetGenericArguments();
        var made = arguments.Length == 2 ? typeof(Dictionary<,>).MakeGenericType(arguments) : typeof(List<>).MakeGenericType(arguments);
        return type.IsAssignableFrom(made) ? Activator.CreateInstance(made) : Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(arguments));
    }
}
