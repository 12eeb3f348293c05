using QRCoder;

namespace Supervision.Web.Common;

/// <summary>An address as a QR code.</summary>
internal static class QrPicture
{
    /// <summary>A drawing that stands in the page itself.</summary>
    public static string Svg(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(4, "#000", "#fff", true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
