using System.Globalization;

namespace Guardrail.Units;

/// <summary>A calendar month in UTC, [<see cref="Start"/>, <see cref="End"/>): what AWS bills.</summary>
/// <remarks>A GB-month is byte-time divided by this month's own length (inferred from AWS's S3 example of 744 hours; UNCONFIRMED for AWS Backup).</remarks>
public readonly record struct BillingMonth
{
    private BillingMonth(DateTimeOffset start) => Start = start;

    /// <summary>The first instant of the month, UTC.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The first instant after the month, UTC.</summary>
    public DateTimeOffset End => Start.AddMonths(1);

    /// <summary>The month's length in milliseconds: 28 to 31 days.</summary>
    public long Milliseconds => (End - Start).Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>The month after this one.</summary>
    public BillingMonth Next => new(End);

    /// <summary>The month that contains an instant.</summary>
    public static BillingMonth Of(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return new(new DateTimeOffset(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>The month as <c>2026-11</c>.</summary>
    public override string ToString() => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
