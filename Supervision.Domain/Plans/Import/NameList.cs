using Supervision.Domain.Organisation;

namespace Supervision.Domain.Plans.Import;

/// <summary>A body or committee known here, under which names a file may write it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="Kind">Kind of a body; null for a committee.</param>
public sealed record KnownName(Guid Id, string Name, string ShortName, BodyKind? Kind = null);

/// <summary>What to do with a name that is not known (名称处理).</summary>
public enum NameAnswer
{
    /// <summary>保留原文: left open, nothing is made.</summary>
    LeaveOpen,

    /// <summary>对应到已有的.</summary>
    Map,

    /// <summary>新建.</summary>
    Create,
}

/// <summary>Whether a name is one of a body or of a committee.</summary>
public enum NameSort
{
    /// <summary>报告单位.</summary>
    Body,

    /// <summary>承办委.</summary>
    Committee,
}

/// <summary>A name in the file that is not known here.</summary>
/// <param name="Sort">Body or committee.</param>
/// <param name="Text">As written.</param>
/// <param name="Rows">In how many rows it occurs.</param>
/// <param name="Suggestion">The one it probably means; a person decides.</param>
public sealed record OpenName(NameSort Sort, string Text, int Rows, KnownName? Suggestion);

/// <summary>What a person answered for one <see cref="OpenName"/>.</summary>
/// <param name="Answer">What to do.</param>
/// <param name="Target">The known one, when mapped.</param>
public sealed record NameChoice(NameAnswer Answer, Guid? Target = null);

/// <summary>Splits and recognises names of bodies or committees.</summary>
/// <param name="known">Those known here.</param>
/// <param name="aliases">Names that an earlier import of the same plan mapped by hand.</param>
public sealed class NameList(IReadOnlyList<KnownName> known, IReadOnlyDictionary<string, Guid> aliases)
{
    private readonly Dictionary<string, Guid> byKey = Keys(known, aliases);

    /// <summary>The names in a cell: split at ；and line ends, and at 、 only when each part is then known.</summary>
    public IReadOnlyList<string> Split(string cell)
    {
        List<string> names = [];
        foreach (var part in cell.Split(['；', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pieces = part.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            names.AddRange(pieces.Length > 1 && Find(part) is null && pieces.All(p => Find(p) is not null) ? pieces : [part]);
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The one with exactly this name, short name or earlier mapping, or null.</summary>
    public Guid? Find(string name) => byKey.TryGetValue(PlanText.Key(name), out var id) ? id : null;

    /// <summary>The one it probably means: the same words below the name of another place, or one name within the other.</summary>
    public KnownName? Suggest(string name)
    {
        var key = PlanText.Key(name);
        var organ = key switch
        {
            _ when key.EndsWith("监察委员会", StringComparison.Ordinal) => BodyKind.Supervisory,
            _ when key.EndsWith("人民政府", StringComparison.Ordinal) => BodyKind.Government,
            _ when key.EndsWith("人民法院", StringComparison.Ordinal) => BodyKind.Court,
            _ when key.EndsWith("人民检察院", StringComparison.Ordinal) => BodyKind.Procuratorate,
            _ => (BodyKind?)null,
        };
        return organ is { } kind && known.Where(k => k.Kind == kind).ToList() is [var only] ? only
            : key.Length < 3 ? null
            : known.Where(k => PlanText.Key(k.Name).Contains(key, StringComparison.Ordinal) || key.Contains(PlanText.Key(k.ShortName), StringComparison.Ordinal)).ToList() is [var one]
                ? one
                : null;
    }

    /// <summary>True for words that mean several, such as 各专门委员会, 有关部门, 22个部门: never one body to be created.</summary>
    public static bool IsCollective(string name) => name.Length == 0 || name[0] is '各' || char.IsAsciiDigit(name[0])
        || name.StartsWith("有关", StringComparison.Ordinal) || name.StartsWith("相关", StringComparison.Ordinal) || name.EndsWith('等');

    private static Dictionary<string, Guid> Keys(IReadOnlyList<KnownName> known, IReadOnlyDictionary<string, Guid> aliases)
    {
        Dictionary<string, Guid> keys = new(StringComparer.Ordinal);
        foreach (var one in known)
        {
            keys.TryAdd(PlanText.Key(one.Name), one.Id);
            keys.TryAdd(PlanText.Key(one.ShortName), one.Id);
        }

        foreach (var (name, id) in aliases)
        {
            keys.TryAdd(PlanText.Key(name), id);
        }

        keys.Remove("");
        return keys;
    }
}
