using Supervision.Domain.Rules;

namespace Supervision.Domain.Documents;

/// <summary>Rules of files that are kept (D-17.46).</summary>
public static class FileRules
{
    public static readonly Clause Size = new("FIL-02", "单个文件不超过规定的大小。", "本系统约定"); // D-14.2

    public static readonly Rule MaxMegabytes = Rule.OfNumber("file.max_mb", "单个文件的最大容量", Size, 50, 1, 200, "MB");
}
