using Microsoft.AspNetCore.Components.Forms;

namespace Supervision.Web.Common;

/// <summary>A file that somebody picked on a desk page, read whole: tables and texts that are looked at before anything is stored.</summary>
/// <remarks>Larger files, and those that are kept, go by a form of their own and never through the circuit.</remarks>
public static class PickedFile
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>What it holds, or the sentence that says why it cannot be taken; it may be picked again then.</summary>
    /// <param name="file">The file.</param>
    /// <param name="megabytes">How large it may be at most.</param>
    public static async Task<(byte[]? Content, string? Refusal)> ReadAsync(IBrowserFile file, int megabytes)
    {
        if (file.Size > megabytes * Megabyte)
        {
            return (null, $"这个文件 {file.Size / (double)Megabyte:0.#} MB，最多 {megabytes} MB。");
        }

        try
        {
            using var copy = new MemoryStream();
            await using var stream = file.OpenReadStream(megabytes * Megabyte);
            await stream.CopyToAsync(copy);
            return (copy.ToArray(), null);
        }
        catch (IOException)
        {
            return (null, "文件没有传完整，请重新选择。");
        }
    }
}
