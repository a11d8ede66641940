using Guardrail.Auditing;
using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Scheduling;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>All figures of one table: its streams one by one, then their sum.</summary>
internal sealed class TableProjection(Estate estate, PointOrigins origins, RateTable rates, IReadOnlyList<string> monthNames)
{
    /// <summary>The table's streams with their figures.</summary>
    public IReadOnlyList<(Stream Stream, FigureSum Figures)> Figures(TableLedger table, IReadOnlyList<CoveringPlan> covering)
    {
        TableStreams.Fill(table, covering, origins, estate);
        foreach (var stream in table.Streams)
        {
            StoredPart.Add(table, stream);
            SetOldestPresent(table, stream);
        }
        // Copies that are worked out from their source need to know whether that is full, so originals come first.
        foreach (var stream in table.Streams.OrderBy(stream => stream.IsCopy))
        {
            ExpiredPart.Add(table, stream);
            ProjectedCopyPart.Add(table, stream);
            FuturePart.CountRuns(table, stream);
        }
        table.Streams.RemoveAll(stream => stream.IsConjectured && !stream.Sum.Estimated && stream.Made.Count == 0);
        foreach (var copy in table.Streams.FindAll(stream => stream.IsCopy))
        {
            var source = CopySources.Of(table, copy, estate);
            if (copy.Runs && source is { Runs: true })
            {
                copy.RunsNow = copy.IsProjected ? source.RunsNow : Math.Max(copy.RunsNow, source.RunsNow);
                copy.MissedRuns = copy.IsProjected ? 0 : copy.MissedRuns;
            }
            if (source is not null && CopySources.CrossesRegions(table, copy))
            {
                TransferPart.Add(table, copy, source);
            }
        }
        foreach (var stream in table.Streams)
        {
            FuturePart.Add(table, stream);
        }
        return [.. table.Streams.Select(stream => (stream, StreamFigures.Of(table, stream, rates.Of(stream.Vault))))];
    }

    /// <summary>The table's row, from the figures of its streams.</summary>
    public TableRow Row(
        TableLedger table, IReadOnlyList<CoveringPlan> covering, IReadOnlyList<(Stream Stream, FigureSum Figures)> streams, FigureSum sum)
    {
        var size = table.Table?.Description?.SizeBytes;
        var pitrBytes = size ?? (table.Future.IsKnown ? table.Future.Bytes : null);
        var pitrRates = rates.Of(table.Scope);
        return new TableRow
        {
            AccountId = table.Scope.AccountId,
            Region = table.Scope.Region,
            TableName = table.Name,
            TableArn = table.Arn,
            Exists = table.Table is not null ? true : estate.Of(table.Scope) is { TablesListed: true } ? false : null,
            TableSizeBytes = size,
            FutureSizeBytes = table.Future.IsKnown ? table.Future.Bytes : null,
            Tags = table.Table?.Tags ?? new Dictionary<string, string>(),
            Coverage = [.. covering.SelectMany(plan => plan.Rules.Select(rule => Coverage(plan, rule)))],
            ByRule = [.. streams.Select(each => StreamDates.On(StreamFigures.Row(each.Stream, each.Figures, rates.Of(each.Stream.Vault)), table, each.Stream))],
            Pitr = null,
            PitrUsd = pitrBytes is { } bytes && pitrRates.KnowsPitr ? pitrRates.Pitr(Gigabytes.Of(bytes)) : null,
            Stale = streams.Any(each => !each.Stream.IsCopy && each.Stream.MissedRuns > 0),
            GrowthPerMonth = table.GrowthPerMonth,
            Options = [],
            RecoveryPoints = sum.RecoveryPoints,
            StorageBytes = sum.WarmBytes + sum.ColdBytes,
            WarmBytes = sum.WarmBytes,
            ColdBytes = sum.ColdBytes,
            RunRateUsd = sum.RunRate,
            MonthToDateUsd = sum.MonthToDate,
            MonthToDateLowUsd = sum.MonthToDateLow,
            MonthToDateHighUsd = sum.MonthToDateHigh,
            ProjectedMonthUsd = sum.Months[0],
            SteadyStateUsd = sum.SteadyState,
            SteadyStateBoundedUsd = sum.SteadyStateBounded,
            SteadyStateDate = sum.SteadyStateDate,
            MonthlyGrowthUsd = sum.MonthlyGrowth,
            TransferUsd = sum.Transfer,
            Estimated = sum.Estimated,
            NextMonths = sum.NextMonths(monthNames),
        };
    }

    private static CoverageRow Coverage(CoveringPlan plan, RuleCourse course) => Coverage(plan, course.Rule) with
    {
        StartWindowMinutes = course.Rule.StartWindowMinutes,
        VaultArn = course.Vault.Arn,
        Advanced = course.IsAdvanced,
        Copies = [.. course.Rule.Copies.Select(copy => new CopyRow(copy.DestinationVaultArn, copy.Lifecycle?.MoveToColdStorageAfterDays, copy.Lifecycle?.DeleteAfterDays))],
    };

    private static CoverageRow Coverage(CoveringPlan plan, BackupRule rule) => new()
    {
        PlanId = plan.Plan.Id,
        PlanName = plan.Plan.Name,
        RuleId = rule.Id,
        RuleName = rule.Name,
        Schedule = string.IsNullOrWhiteSpace(rule.ScheduleExpression) ? BackupSchedule.DefaultExpression : rule.ScheduleExpression,
        Timezone = string.IsNullOrWhiteSpace(rule.ScheduleTimeZone) ? BackupSchedule.DefaultTimeZoneId : rule.ScheduleTimeZone,
        DeleteAfterDays = rule.Lifecycle.RetentionDays,
        ColdAfterDays = rule.Lifecycle.ColdAfterDays,
        Because = plan.Because,
    };

    private static void SetOldestPresent(TableLedger table, Stream stream)
    {
        if (stream.Course is not { } course || stream.IsProjected)
        {
            return;
        }
        foreach (var place in stream.Points)
        {
            if (table.IsCounted(place)
                && table.Courses[place].IsStoredAt(table.Axis.AsOf)
                && table.Courses[place].End == PointEnd.Dated
                && RuleCourse.Matches(course, table.Courses[place].AsRun, table.Points[place].IsAdvanced))
            {
                stream.OldestPresent = Math.Min(stream.OldestPresent, table.Points[place].CreatedAt);
            }
        }
    }
}
