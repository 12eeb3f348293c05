using SkiaSharp;

namespace Supervision.Tests.Building;

/// <summary>Pictures made for a test.</summary>
internal static class Pictures
{
    /// <summary>What a camera writes about the place; must not be found in what is kept.</summary>
    public const string Place = "GPS 23.1291N 113.2644E";

    /// <summary>A JPEG, red on its left half and blue on its right.</summary>
    public static byte[] Jpeg(int width, int height)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Red);
        using var blue = new SKPaint { Color = SKColors.Blue };
        surface.Canvas.DrawRect(width / 2f, 0, width, height, blue);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    /// <summary>The same with an EXIF part as cameras write it: held upright (orientation 6), and words about the place.</summary>
    public static byte[] WithCameraNotes(int width, int height)
    {
        byte[] words = [.. System.Text.Encoding.ASCII.GetBytes(Place), 0];
        byte[] tiff =
        [
            .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 2,
            0x01, 0x0E, 0, 2, 0, 0, 0, (byte)words.Length, 0, 0, 0, 38, // ImageDescription
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, // Orientation
            0, 0, 0, 0, .. words,
        ];
        byte[] part = [.. "Exif"u8, 0, 0, .. tiff];
        var length = part.Length + 2;
        var plain = Jpeg(width, height);
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. part, .. plain[2..]];
    }
}
