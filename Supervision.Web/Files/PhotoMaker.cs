using SkiaSharp;

namespace Supervision.Web.Files;

/// <summary>A photo as it is kept.</summary>
/// <param name="Large">The photo, JPEG, upright, its longer side at most 1920.</param>
/// <param name="Thumb">The small picture for lists.</param>
public sealed record MadePhoto(byte[] Large, byte[] Thumb);

/// <summary>Reads a picture and writes it anew: smaller, upright, and without anything that the camera wrote beside it, place included (D-6.9).</summary>
public static class PhotoMaker
{
    /// <summary>Longer side of the photo kept.</summary>
    public const int LargeSide = 1920;

    /// <summary>Longer side of the small picture.</summary>
    public const int ThumbSide = 320;

    /// <summary>No camera makes more; a picture that unfolds to more is none.</summary>
    private const long MostPixels = 250_000_000;

    /// <summary>What is unfolded at once; a large JPEG is read at half or a quarter of its size.</summary>
    private const long MostUnfolded = 48_000_000;

    private const int LargeQuality = 82;
    private const int ThumbQuality = 75;

    /// <summary>Two at once: thirty phones that send together must not take all the memory.</summary>
    private static readonly SemaphoreSlim Room = new(2);

    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>The photo, or the sentence why it is none.</summary>
    public static async Task<(MadePhoto? Photo, string? Refusal)> MakeAsync(Stream content, CancellationToken stop)
    {
        content.Position = 0;
        await Room.WaitAsync(stop);
        try
        {
            using var data = SKData.Create(content);
            return data is null || data.Size == 0 ? (null, "这个文件是空的（0 字节），请重新选择照片。") : Make(data);
        }
        finally
        {
            Room.Release();
        }
    }

    /// <summary>Why this is no photo that could be kept, judged by its head; null when it is one.</summary>
    public static string? RefusalOf(Stream content)
    {
        content.Position = 0;
        using var data = SKData.Create(content);
        using var codec = data is null ? null : SKCodec.Create(data);
        return RefusalOf(codec);
    }

    private static string? RefusalOf(SKCodec? codec) => codec is null
        ? "这个文件不是照片，或者打不开。请选择 jpg、png 或者 webp 图片。"
        : (long)codec.Info.Width * codec.Info.Height > MostPixels || SizeToRead(codec) is null ? "这张照片展开后过大，请缩小后再选择。" : null;

    private static (MadePhoto? Photo, string? Refusal) Make(SKData data)
    {
        using var codec = SKCodec.Create(data);
        if (RefusalOf(codec) is { } refusal)
        {
            return (null, refusal);
        }

        var read = SizeToRead(codec)!.Value;

        using var raw = new SKBitmap(new SKImageInfo(read.Width, read.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(raw.Info, raw.GetPixels()) != SKCodecResult.Success)
        {
            return (null, "这张照片没有传完整，请重新选择。");
        }

        using var image = SKImage.FromBitmap(raw);
        return (new(Draw(image, codec.EncodedOrigin, LargeSide, LargeQuality), Draw(image, codec.EncodedOrigin, ThumbSide, ThumbQuality)), null);
    }

    // The smallest size that the format gives by itself and that is still large enough.
    private static SKSizeI? SizeToRead(SKCodec codec)
    {
        SKSizeI? best = null;
        foreach (var scale in new[] { 1f, 0.5f, 0.25f, 0.125f })
        {
            var size = codec.GetScaledDimensions(scale);
            if ((long)size.Width * size.Height <= MostUnfolded && (best is null || Math.Max(size.Width, size.Height) >= LargeSide))
            {
                best = size;
            }
        }

        return best;
    }

    private static byte[] Draw(SKImage image, SKEncodedOrigin origin, int side, int quality)
    {
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = isTurned ? (image.Height, image.Width) : (image.Width, image.Height);
        var factor = Math.Min(1f, side / (float)Math.Max(width, height));
        using var surface = SKSurface.Create(new SKImageInfo(Math.Max(1, (int)Math.Round(width * factor)), Math.Max(1, (int)Math.Round(height * factor))));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(factor);
        surface.Canvas.Concat(Upright(origin, image.Width, image.Height));
        surface.Canvas.DrawImage(image, 0, 0, Smooth, null);
        using var drawn = surface.Snapshot();
        using var bytes = drawn.Encode(SKEncodedImageFormat.Jpeg, quality);
        return bytes.ToArray();
    }

    // Eight ways in which a camera may have been held.
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
