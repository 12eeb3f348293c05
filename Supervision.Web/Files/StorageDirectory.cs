using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Supervision.Web.Files;

/// <summary>Where the program writes, from section "Storage"; it writes nowhere else.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>A directory; a relative one lies under the content root.</summary>
    [Required(ErrorMessage = "Storage:Directory must name a directory.")]
    public string Directory { get; init; } = "storage";
}

/// <summary>The directory of this installation: database, files, keys, backups.</summary>
public sealed class StorageDirectory
{
    public StorageDirectory(IOptions<StorageOptions> options, IHostEnvironment environment)
    {
        Root = Path.GetFullPath(options.Value.Directory, environment.ContentRootPath);
        foreach (var folder in new[] { Root, Files, Keys, Backups })
        {
            Directory.CreateDirectory(folder);
        }
    }

    public string Root { get; }

    public string DatabaseFile => Path.Combine(Root, "supervision.db");

    public string Files => Path.Combine(Root, "files");

    public string Keys => Path.Combine(Root, "keys");

    /// <summary>The log of what the mail server and the robot took; made when the first line is written.</summary>
    public string Outgoing => Path.Combine(Root, "outgoing");

    public string Backups => Path.Combine(Root, "backups");
}
