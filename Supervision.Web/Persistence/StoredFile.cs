namespace Supervision.Web.Persistence;

/// <summary>A file that belongs to a matter; its bytes lie under their hash outside the web root.</summary>
public sealed class StoredFile
{
    public Guid Id { get; set; }

    /// <summary>SHA-256 of the bytes, in hexadecimal; also its place in the storage directory.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Name as shown and downloaded; never a path.</summary>
    public string Name { get; set; } = "";

    /// <summary>Type judged by content: docx, xlsx, pdf, jpg, png, txt, csv.</summary>
    public string Type { get; set; } = "";

    /// <summary>Bytes.</summary>
    public long Length { get; set; }

    public MatterKind MatterKind { get; set; }

    public Guid MatterId { get; set; }

    /// <summary>What it is in its matter, e.g. draft, revised, entrustment, opinion.</summary>
    public string Purpose { get; set; } = "";

    public Guid? AddedBy { get; set; }

    public string AddedByName { get; set; } = "";

    public DateTimeOffset AddedAt { get; set; }
}
