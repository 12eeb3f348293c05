namespace Supervision.Web.Files;

/// <summary>What a file must be to be kept.</summary>
public static class FileClauses
{
    public static readonly Clause Acceptable = new(
        "FIL-01", "接收 docx、xlsx、pdf、jpg、png、txt、csv，按内容判断；不接收宏。", "本系统约定"); // D-17.46
}
