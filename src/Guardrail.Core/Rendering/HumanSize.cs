using System.Globalization;

namespace Guardrail.Rendering;

/// <summary>Sizes for people, in powers of 1,024 as AWS bills them: 1 GB is 2^30 bytes.</summary>
public static class HumanSize
{
    private const decimal Gigabyte = 1L << 30;

    /// <summary>In the unit that reads best, GB up to 9,999 and TB (1,024 GB) from there; one decimal below 100: <c>1.5 GB</c>, <c>500 GB</c>, <c>14.6 TB</c>.</summary>
    /// <param name="bytes">Bytes, 0 or more.</param>
    public static string Of(Int128 bytes)
    {
        var exact = (decimal)bytes;
        return exact switch
        {
            < 1024 => exact.ToString("N0", CultureInfo.InvariantCulture) + " B",
            < 1024 * 1024 => Rounded(exact / 1024) + " KB",
            < Gigabyte => Rounded(exact / (1024 * 1024)) + " MB",
            < 9_999.5m * Gigabyte => Rounded(exact / Gigabyte) + " GB",
            _ => Rounded(exact / (1024 * Gigabyte)) + " TB",
        };
    }

    /// <summary>In GB whatever the size: <c>15,000 GB</c>.</summary>
    /// <param name="bytes">Bytes, 0 or more.</param>
    public static string Gb(Int128 bytes) => Gb((decimal)bytes / Gigabyte);

    /// <summary>An amount of GB: <c>15,000 GB</c>, <c>0.5 GB</c>.</summary>
    public static string Gb(decimal gigabytes) => Rounded(gigabytes) + " GB";

    /// <summary>GB as an exact figure.</summary>
    public static decimal InGb(Int128 bytes) => (decimal)bytes / Gigabyte;

    private static string Rounded(decimal number) =>
        Math.Abs(number) < 99.95m
            ? Math.Round(number, 1, MidpointRounding.AwayFromZero).ToString("#,##0.#", CultureInfo.InvariantCulture)
            : Math.Round(number, 0, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture);
}
