using Guardrail.LocalAws.Estates;
using Guardrail.LocalAws.Generation;

namespace Guardrail.LocalAws;

/// <summary>
/// What a month's storage really is, reckoned from every single backup the scenario makes, also those that are deleted by now and those that come later.
/// What an audit infers can be held against it.
/// </summary>
/// <remarks>
/// Parents of stack backups, backups of other services and points still being created are not in it. With <c>punctual</c> and <c>punctualDeletion</c>
/// everything is on the schedule; without them the truth has the lateness that lists show. Growth goes on after the scenario's instant.
/// </remarks>
public sealed class TrueBill
{
    private TrueBill(DateTimeOffset asOf, DateTimeOffset from, DateTimeOffset until, IReadOnlyList<TrueStorage> rows)
    {
        AsOf = asOf;
        From = from;
        Until = until;
        Rows = rows;
    }

    /// <summary>The scenario's instant.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The month's first instant.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The first instant after the month.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>One row per table, plan, rule, vault and biller that has anything stored in the month, in a fixed order.</summary>
    public IReadOnlyList<TrueStorage> Rows { get; }

    /// <summary>Reckons a month.</summary>
    /// <param name="scenario">The estate; "so far" ends at its instant.</param>
    /// <param name="year">The year, UTC.</param>
    /// <param name="month">The month, 1 to 12.</param>
    public static TrueBill Of(Scenario scenario, int year, int month)
    {
        var from = new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero);
        var until = from.AddMonths(1);
        var rows = new Dictionary<(string Table, string? Plan, string? Rule, string Vault, bool Copy, bool Advanced), TrueStorage>();
        var span = new Span(from.ToUnixTimeMilliseconds(), scenario.AsOf.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());
        var estate = new Estate(scenario);
        var madeBefore = scenario.AsOf > until ? scenario.AsOf : until;
        var keptAfter = scenario.AsOf < from ? scenario.AsOf : from;
        foreach (var point in estate.Points(keptAfter, madeBefore))
        {
            if (!Counts(point)) continue;
            var key = (point.ResourceArn, point.Rule?.Plan.Id, point.Rule?.Id, point.VaultArn, point.SourceVaultArn is not null, point.IsAdvanced);
            if (!rows.TryGetValue(key, out var row)) rows[key] = row = Row(point);
            span.Add(row, point);
        }
        return new TrueBill(scenario.AsOf, from, until, [.. rows.Values
            .Where(row => row.Total > 0 || row.PointsNow > 0)
            .OrderBy(row => row.TableArn, StringComparer.Ordinal).ThenBy(row => row.VaultArn, StringComparer.Ordinal)
            .ThenBy(row => row.PlanId, StringComparer.Ordinal).ThenBy(row => row.RuleId, StringComparer.Ordinal)]);
    }

    /// <summary>GB-months of this month: GB are 2^30 bytes, and the month has its own length.</summary>
    /// <param name="byteMilliseconds">Byte-milliseconds, such as a sum over <see cref="Rows"/>.</param>
    public decimal GbMonths(Int128 byteMilliseconds)
    {
        var whole = (Int128)(Until - From).TotalMilliseconds * (1L << 30);
        var (quotient, remainder) = Int128.DivRem(byteMilliseconds, whole);
        return (decimal)quotient + ((decimal)remainder / (decimal)whole);
    }

    private static bool Counts(RecoveryPoint point) =>
        point.Written is not { } written || (!written.IsParent && written.ResourceType == "DynamoDB" && written.Status is not ("CREATING" or "STOPPED"));

    private static TrueStorage Row(RecoveryPoint point) => new()
    {
        TableArn = point.ResourceArn,
        PlanId = point.Rule?.Plan.Id,
        RuleId = point.Rule?.Id,
        VaultArn = point.VaultArn,
        VaultType = point.Vault?.Type,
        IsCopy = point.SourceVaultArn is not null,
        IsAdvanced = point.IsAdvanced,
    };

    // The month, cut in two at the scenario's instant.
    private sealed record Span(long From, long Now, long Until)
    {
        public void Add(TrueStorage row, RecoveryPoint point)
        {
            var size = point.Size ?? 0;
            var cold = point.IsAdvanced ? point.ColdMs ?? RecoveryPoint.Never : RecoveryPoint.Never;
            var now = Math.Clamp(Now, From, Until);
            row.WarmSoFar += Held(From, now, point.StoredMs, Math.Min(cold, point.RemovedMs));
            row.ColdSoFar += Held(From, now, Math.Max(cold, point.StoredMs), point.RemovedMs);
            row.WarmRest += Held(now, Until, point.StoredMs, Math.Min(cold, point.RemovedMs));
            row.ColdRest += Held(now, Until, Math.Max(cold, point.StoredMs), point.RemovedMs);
            if (point.StoredMs < Now && Now < point.RemovedMs)
            {
                row.PointsNow++;
                row.BytesNow += size;
            }
            if (!CrossesRegions(point) || point.StoredMs < From || point.StoredMs >= Until) return;
            if (point.StoredMs < Now) row.TransferredSoFar += size;
            else row.TransferredRest += size;

            Int128 Held(long from, long until, long start, long end) => (Int128)size * Math.Max(0, Math.Min(until, end) - Math.Max(from, start));
        }

        private static bool CrossesRegions(RecoveryPoint point) =>
            point.SourceVaultArn is { } source && source.Split(':')[3] != point.VaultArn.Split(':')[3];
    }
}
