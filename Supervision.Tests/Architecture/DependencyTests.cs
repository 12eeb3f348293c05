using System.Reflection;
using System.Text.RegularExpressions;
using Supervision.Domain.Rules;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Architecture;

/// <summary>Which room may use which (house style, section 2). Reflection sees types; a second look at the using lines sees the rest.</summary>
public sealed partial class DependencyTests
{
    private static readonly string[] Subjects = ["Sittings", "Plans", "Reports", "Opinions", "Ratings", "Appointees", "KeyWorks", "Inspections", "Surveys"];

    private static readonly string[] SharedRooms = ["Rules", "Calendar", "Dossiers", "Deadlines", "Organisation", "Documents"];

    [Fact]
    public void Domain_references_the_base_library_only() => Assert.All(
        typeof(Rule).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Theory]
    [InlineData("Supervision.Web.Persistence", "Supervision.Web.Features")]
    [InlineData("Supervision.Web.Persistence", "Supervision.Web.Jobs")]
    [InlineData("Supervision.Web.Persistence", "MudBlazor")]
    [InlineData("Supervision.Web.Documents", "Microsoft.EntityFrameworkCore")]
    [InlineData("Supervision.Web.Documents", "Supervision.Web.Features")]
    [InlineData("Supervision.Web.Tables", "Microsoft.EntityFrameworkCore")]
    [InlineData("Supervision.Web.Tables", "Supervision.Web.Features")]
    [InlineData("Supervision.Web.Deadlines", "Supervision.Web.Features")]
    [InlineData("Supervision.Web.Files", "Supervision.Web.Features")]
    [InlineData("Supervision.Web.Access", "Supervision.Web.Features")]
    [InlineData("Supervision.Web.Common", "Supervision.Web.Features")]
    [InlineData("Supervision.Web.Features", "Hangfire")]
    [InlineData("Supervision.Web.Features", "Supervision.Web.Jobs")]
    [InlineData("Supervision.Web.Features", "Microsoft.Data.Sqlite")]
    [InlineData("Supervision.Domain.Rules", "Supervision.Domain.Calendar")]
    [InlineData("Supervision.Domain.Calendar", "Supervision.Domain.Deadlines")]
    [InlineData("Supervision.Domain.Calendar", "Supervision.Domain.Organisation")]
    public void Room_does_not_use(string room, string forbidden) =>
        Assert.Empty(Uses((mine, theirs) => IsIn(mine, room) && IsIn(theirs.Namespace ?? "", forbidden)));

    [Fact]
    public void No_feature_uses_another_feature() => Assert.Empty(Uses(
        (mine, theirs) => FeatureOf(mine) is { } a && FeatureOf(theirs.Namespace ?? "") is { } b && a != b));

    [Fact]
    public void A_subject_sees_only_the_ids_of_another_subject() => Assert.Empty(Uses(
        (mine, theirs) => SubjectOf(mine) is { } a && SubjectOf(theirs.Namespace ?? "") is { } b && a != b
            && !theirs.Name.EndsWith("Id", StringComparison.Ordinal)));

    [Fact]
    public void Shared_rooms_of_the_domain_know_no_subject() => Assert.Empty(Uses(
        (mine, theirs) => SharedRooms.Any(r => IsIn(mine, "Supervision.Domain." + r)) && SubjectOf(theirs.Namespace ?? "") is not null));

    [Fact]
    public void Using_lines_keep_the_rooms_too()
    {
        var wrong = from file in Source.Files("Supervision.Web", "*.cs").Concat(Source.Files("Supervision.Web", "*.razor"))
                    let mine = FeatureOf(NamespaceOf(file))
                    where mine is not null
                    from line in File.ReadLines(file)
                    where UsingLine().IsMatch(line)
                    let used = UsingLine().Match(line).Groups[1].Value
                    where (FeatureOf(used) is { } other && other != mine)
                        || IsIn(used, "Supervision.Web.Jobs") || IsIn(used, "Hangfire") || IsIn(used, "Supervision.Web.Persistence.Sqlite")
                    select $"{Source.Short(file)}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_the_sqlite_room_knows_sqlite()
    {
        var wrong = from file in Source.Files("Supervision.Web", "*.cs")
                    where !file.Contains("/Persistence/", StringComparison.Ordinal)
                    where File.ReadAllText(file).Contains("Microsoft.Data.Sqlite", StringComparison.Ordinal)
                    select Source.Short(file);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_reads_the_machine_clock()
    {
        var wrong = from file in Source.Files("Supervision.Web", "*.cs").Concat(Source.Files("Supervision.Web", "*.razor")).Concat(Source.Files("Supervision.Domain", "*.cs"))
                    where MachineClock().IsMatch(File.ReadAllText(file))
                    select Source.Short(file);
        Assert.Empty(wrong);
    }

    private static bool IsIn(string space, string room) =>
        space == room || space.StartsWith(room + ".", StringComparison.Ordinal);

    private static string? FeatureOf(string space) =>
        space.Split('.') is ["Supervision", "Web", "Features", var feature, ..] ? feature : null;

    private static string? SubjectOf(string space) =>
        space.Split('.') is ["Supervision", "Domain", var subject, ..] && Subjects.Contains(subject, StringComparer.Ordinal) ? subject : null;

    // A folder is a namespace here.
    private static string NamespaceOf(string file) =>
        Path.GetDirectoryName(Source.Short(file))!.Replace('/', '.').Replace('\\', '.');

    private static IEnumerable<string> Uses(Func<string, Type, bool> bad) =>
        from assembly in new[] { typeof(Rule).Assembly, typeof(SupervisionDb).Assembly }
        from type in assembly.GetTypes()
        from used in TypesUsedBy(type).SelectMany(WithArguments).Distinct()
        where bad(type.Namespace ?? "", used)
        select $"{type.FullName} uses {used.FullName}";

    private static IEnumerable<Type> WithArguments(Type type)
    {
        if (type.HasElementType)
        {
            return WithArguments(type.GetElementType()!);
        }

        return type.IsGenericType ? type.GetGenericArguments().SelectMany(WithArguments).Append(type) : [type];
    }

    private static IEnumerable<Type> TypesUsedBy(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).ToList();
        return [
            .. type.GetFields(All).Select(f => f.FieldType),
            .. methods.SelectMany(m => m.GetParameters()).Select(p => p.ParameterType),
            .. methods.OfType<MethodInfo>().Select(m => m.ReturnType),
            .. methods.SelectMany(LocalsOf),
            .. type.BaseType is { } parent ? new[] { parent } : [],
        ];
    }

    private static IEnumerable<Type> LocalsOf(MethodBase method) =>
        method.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? [];

    [GeneratedRegex(@"^\s*@?(?:global )?using (?:static )?([\w.]+);?\s*$", RegexOptions.None, 1000)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"DateTime(Offset)?\.(Now|UtcNow|Today)\b", RegexOptions.None, 1000)]
    private static partial Regex MachineClock();
}
