namespace Guardrail.Aws.Reading;

/// <summary>Makes instants of the clients' dates.</summary>
internal static class Instants
{
    /// <summary>AWS Backup began in 2019, DynamoDB's on-demand backups in 2017: nothing earlier is a date.</summary>
    private static readonly DateTimeOffset Earliest = new(2012, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Latest = new(2500, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The instant in UTC, rounded to 1 ms, since the clients' dates went through binary fractions of a second; null where absent or absurd.</summary>
    public static DateTimeOffset? From(DateTime? date)
    {
        if (date is not { } given)
            return null;
        // The clients' dates are UTC. One without a kind is none of theirs, and taken as UTC too: never as local time.
        var utc = given.Kind == DateTimeKind.Local ? given.ToUniversalTime() : DateTime.SpecifyKind(given, DateTimeKind.Utc);
        if (utc < Earliest.UtcDateTime || utc >= Latest.UtcDateTime)
            return null;
        var ticks = utc.Ticks + (TimeSpan.TicksPerMillisecond / 2);
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }
}
