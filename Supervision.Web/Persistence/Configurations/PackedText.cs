using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Supervision.Web.Persistence.Configurations;

/// <summary>A list that may be very long and is only read whole, as JSON packed by Deflate: a tenth of its length, and never a text in memory.</summary>
internal sealed class PackedText<T>() : ValueConverter<T, byte[]>(value => Packed.Of(value), bytes => Packed.Read<T>(bytes));

/// <summary>Packs values into bytes and back.</summary>
internal static class Packed
{
    private static readonly JsonSerializerOptions Short = new(RatingJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static byte[] Of<T>(T value)
    {
        using var bytes = new MemoryStream();
        using (var packed = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(packed, value, Short);
        }

        return bytes.ToArray();
    }

    public static T Read<T>(byte[] bytes)
    {
        using var packed = new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(packed, Short)!;
    }
}
