using Guardrail.Auditing;
using Guardrail.Coverage;
using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Pricing;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>Works through the tables one by one and adds their figures up.</summary>
internal sealed class EstateProjection
{
    private readonly Estate _estate;
    private readonly MonthAxis _axis;
    private readonly PlanCourses _plans;
    private readonly RateTable _rates;
    private readonly PriceGaps _priceGaps = new();
    private readonly IReadOnlyList<TableCoverage> _coverage;
    private readonly RecoveryPointLog _points;
    private readonly PlanSums _planSums;
    private readonly TableProjection _projection;
    private readonly string[] _monthNames;
    private readonly List<Gap> _sizeGaps = [];

    public EstateProjection(
        IReadOnlyList<ScopeInventory> scopes, IReadOnlyList<TableCoverage> coverage, RecoveryPointLog points, PriceBook prices, DateTimeOffset asOf)
    {
        (_estate, _axis, _coverage, _points) = (new Estate(scopes), new MonthAxis(asOf), coverage, points);
        _plans = new PlanCourses(_estate, _axis, scopes.Any(scope => scope.Settings is null) ? points.NewestIsAdvanced() : new Dictionary<Scope, bool>());
        _rates = new RateTable(prices, _priceGaps);
        _planSums = new PlanSums(_estate);
        _monthNames = [.. Enumerable.Range(1, MonthAxis.Months).Select(period => _axis.MonthOf(period).ToString())];
        _projection = new TableProjection(_estate, new PointOrigins(_plans, points), _rates, _monthNames);
    }

    /// <summary>Replaces the growth that a table's own points show: a fraction of its size a month.</summary>
    public decimal? GrowthPerMonth { get; init; }

    public EstateFigures Figures()
    {
        var totals = new FigureSum();
        List<TableRow> rows = [];
        var uncovered = 0;
        var covering = _coverage.Where(table => table.IsCovered)
            .DistinctBy(table => table.Table.Arn)
            .ToDictionary(table => table.Table.Arn, Covering, StringComparer.Ordinal);
        foreach (var (arn, points) in Tables(covering))
        {
            var plans = covering.GetValueOrDefault(arn) ?? [];
            var table = new TableLedger(arn, _estate.Table(arn), points, _points, _axis);
            if (GrowthPerMonth is { } growth)
            {
                table.Grow(growth * table.Future.Bytes / (GrowthFit.MonthDays * Instants.Day));
            }
            if (plans.Count == 0 && table.Points.Length == 0 && _estate.JobsOf(table.Scope, arn) is not { Jobs.Length: > 0 })
            {
                uncovered += table.Table is null ? 0 : 1;
                continue;
            }
            var streams = _projection.Figures(table, plans);
            var sum = new FigureSum();
            foreach (var (stream, figures) in streams)
            {
                _planSums.Add(table, stream, figures);
                if (stream.Vault.InTotals)
                {
                    sum.Add(figures);
                }
            }
            NoteGaps(table);
            totals.Add(sum);
            rows.Add(_projection.Row(table, plans, streams, sum));
        }
        var natives = NativeBackups();
        return new EstateFigures
        {
            Totals = totals.Cost(_monthNames),
            Tables = [.. rows
                .OrderBy(row => row.SteadyStateUsd is not null)
                .ThenByDescending(row => row.SteadyStateBoundedUsd)
                .ThenBy(row => row.TableArn, StringComparer.Ordinal)],
            Plans = _planSums.Rows(_monthNames),
            UncoveredTables = uncovered,
            NativeBackups = natives,
            Gaps = [.. _points.Gaps, .. _plans.Gaps, .. _sizeGaps, .. _priceGaps.Gaps()],
        };
    }

    /// <summary>Every table that was listed or has points, in order of the ARNs.</summary>
    private IEnumerable<(string Arn, PackedPoint[] Points)> Tables(Dictionary<string, IReadOnlyList<CoveringPlan>> covering)
    {
        var listed = new SortedSet<string>(_estate.Scopes.SelectMany(scope => scope.Tables).Select(table => table.Arn).Concat(covering.Keys).Concat(_estate.TablesWithJobs), StringComparer.Ordinal);
        using var left = listed.GetEnumerator();
        var more = left.MoveNext();
        foreach (var (arn, points) in _points.ByTable())
        {
            for (; more && string.CompareOrdinal(left.Current, arn) < 0; more = left.MoveNext())
            {
                yield return (left.Current, []);
            }
            if (more && left.Current == arn)
            {
                more = left.MoveNext();
            }
            yield return (arn, points);
        }
        for (; more; more = left.MoveNext())
        {
            yield return (left.Current, []);
        }
    }

    private IReadOnlyList<CoveringPlan> Covering(TableCoverage table) =>
        [.. table.Plans.Where(plan => plan.Plan.DeletedAt is null).Select(plan => new CoveringPlan(
            plan.Plan,
            _plans.Find(plan.Plan.Scope, plan.Plan.Id) ?? [],
            Instants.Of(plan.Match.Selection.CreatedAt, Instants.Unknown),
            plan.Because))];

    private void NoteGaps(TableLedger table)
    {
        if (table.SizeIsMissing)
        {
            _sizeGaps.Add(new Gap(
                table.Scope.AccountId,
                table.Scope.Region,
                $"size/{table.Name}",
                "SizeUnknown",
                $"nothing says how large table {table.Name} is: no recovery point and no description has a size that can be true; its backups count as nothing"));
        }
        foreach (var stream in table.Streams.Where(stream => stream.HistoryIsMissing))
        {
            _sizeGaps.Add(new Gap(
                stream.Vault.Payer.AccountId,
                stream.Vault.Payer.Region,
                $"copies/{stream.Vault.Arn}",
                "HistoryUnknown",
                $"copies of table {table.Name} are kept for ever in {stream.Vault.Arn}, which was not read, and nothing says since when; those whose source is gone are in no figure"));
        }
    }

    private NativeBackupsRow NativeBackups()
    {
        var (count, bytes, usd) = (0L, (Int128)0, Usd.Zero);
        foreach (var scope in _estate.Scopes)
        {
            var unsized = 0;
            Int128 stored = 0;
            foreach (var backup in scope.NativeBackups)
            {
                count++;
                stored += backup.SizeBytes is >= 0 and <= OddPoints.LargestSize and var size ? size : 0;
                unsized += backup.SizeBytes is >= 0 and <= OddPoints.LargestSize ? 0 : 1;
            }
            bytes += stored;
            usd += _rates.Of(scope.Scope).Of(StorageKind.DynamoDb, Gigabytes.Of(stored));
            if (unsized > 0)
            {
                _sizeGaps.Add(new Gap(
                    scope.Scope.AccountId,
                    scope.Scope.Region,
                    "nativeBackups",
                    "SizeUnknown",
                    $"{unsized} on-demand backups made in DynamoDB have no size; they count as nothing"));
            }
        }
        return new NativeBackupsRow(count, bytes, usd);
    }
}
