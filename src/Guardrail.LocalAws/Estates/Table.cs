using Guardrail.LocalAws.Scenarios.Files;

namespace Guardrail.LocalAws.Estates;

internal sealed class Table
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30.436875);

    private readonly DateTimeOffset sizedAt;
    private readonly double logGrowth;

    public Table(TableFile file, string name, long size, RegionEstate region, DateTimeOffset sizedAt)
    {
        File = file;
        Name = name;
        Size = size;
        this.sizedAt = sizedAt;
        logGrowth = Math.Log(1 + file.GrowthPerMonth);
        Arn = $"arn:{region.Partition}:dynamodb:{region.Name}:{region.AccountId}:table/{name}";
        Hash = Chance.Of(Arn);
        CreatedAt = file.CreatedAt ?? new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }

    public TableFile File { get; }

    public string Name { get; }

    public string Arn { get; }

    public ulong Hash { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset? DeletedAt => File.DeletedAt;

    private long Size { get; }

    public bool ExistsAt(DateTimeOffset instant) => CreatedAt <= instant && (DeletedAt is not { } end || instant < end);

    /// <summary>Bytes at an instant, growth reckoned both ways from the instant of the scenario.</summary>
    public long SizeAt(DateTimeOffset instant) =>
        logGrowth == 0 ? Size : (long)Math.Round(Size * Math.Exp(logGrowth * ((instant - sizedAt) / Month)));

    /// <summary>What DescribeTable says: up to six hours old, and 0 for a table younger than that.</summary>
    public long ReportedSizeAt(DateTimeOffset instant)
    {
        if (File.ReportedSize is { } reported) return reported;
        var counted = new DateTimeOffset(instant.UtcTicks - (instant.UtcTicks % TimeSpan.FromHours(6).Ticks), TimeSpan.Zero);
        return CreatedAt + TimeSpan.FromHours(6) <= instant ? SizeAt(counted) : 0;
    }

    public long ReportedItemsAt(DateTimeOffset instant)
    {
        var size = ReportedSizeAt(instant);
        return File.Items is { } items && (size > 0 || File.ReportedSize is not null) ? items : size / 1024;
    }
}
