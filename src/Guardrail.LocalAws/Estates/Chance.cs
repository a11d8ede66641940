namespace Guardrail.LocalAws.Estates;

/// <summary>Chance that is the same on every machine and every run: a hash of a seed and of what it is drawn for.</summary>
internal static class Chance
{
    public static ulong Of(string text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
            return Mixed(hash);
        }
    }

    public static ulong Of(ulong a, ulong b, ulong purpose = 0)
    {
        unchecked
        {
            return Mixed(Mixed(a + 0x9E3779B97F4A7C15UL) ^ Mixed(b + 0xD1B54A32D192ED03UL + (purpose * 0x8CB92BA72F3D8DD7UL)));
        }
    }

    /// <summary>A share in [0, 1).</summary>
    public static double Share(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));

    public static Guid Id(string text) => Id(Of(text), Of("second half", text));

    public static Guid Id(ulong a, ulong b)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, a);
        BitConverter.TryWriteBytes(bytes[8..], b);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    private static ulong Of(string purpose, string text) => Of(Of(purpose), Of(text));

    private static ulong Mixed(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
