namespace Guardrail.Units;

/// <summary>Bytes times the time they are stored, exact: what AWS meters. Sums stay exact; only <see cref="In"/> divides.</summary>
/// <param name="ByteMilliseconds">Bytes × milliseconds.</param>
public readonly record struct ByteTime(Int128 ByteMilliseconds)
{
    /// <summary>Nothing stored.</summary>
    public static ByteTime Zero => default;

    /// <summary>Bytes stored for a time.</summary>
    /// <param name="bytes">How many bytes.</param>
    /// <param name="milliseconds">How long.</param>
    public static ByteTime Of(long bytes, long milliseconds) => new((Int128)bytes * milliseconds);

    /// <summary>The sum.</summary>
    public static ByteTime operator +(ByteTime left, ByteTime right) => new(left.ByteMilliseconds + right.ByteMilliseconds);

    /// <summary>As GB-months of a month: divided by 2^30 bytes and by that month's own length.</summary>
    /// <param name="month">The month it is billed in.</param>
    public GbMonths In(BillingMonth month) => new(Exact.Quotient(ByteMilliseconds, Gigabytes.Bytes * month.Milliseconds));
}
