using Guardrail.Auditing;
using Guardrail.Ledger;
using Guardrail.Scheduling;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>Turns the exact sums of a stream into money.</summary>
internal static class StreamFigures
{
    public static FigureSum Of(TableLedger table, Stream stream, Rates rates)
    {
        var sum = stream.Sum;
        var figures = new FigureSum
        {
            RecoveryPoints = sum.Points,
            WarmBytes = sum.Now.Warm + sum.Now.DynamoDb,
            ColdBytes = sum.Now.Cold,
            RunRate = rates.Of(sum.Now),
            Estimated = sum.Estimated,
        };
        for (var period = 0; period < MonthAxis.Periods; period++)
        {
            var transfer = rates.Transfer(Gigabytes.Of(sum.Transferred[period]));
            var usd = transfer + Storage(table.Axis, sum, rates, period);
            var month = Math.Max(0, period - 1);
            figures.Months[month] += usd;
            figures.MonthsWithGrowth[month] += usd;
            if (period <= 1)
            {
                figures.TransferProjectedMonth += transfer;
            }
            if (period == 0)
            {
                (figures.MonthToDate, figures.TransferMonthToDate) = (usd, transfer);
            }
        }
        AddBand(table.Axis, sum, rates, figures);
        AddGrowth(table, stream, rates, figures);
        AddSteadyState(table, stream, rates, figures);
        return figures;
    }

    /// <summary>Runs a day, as a decimal of 28 digits.</summary>
    public static decimal RunsPerDay(Stream stream) => stream.Runs ? stream.Rule!.Calendar!.Mean(stream.Rule.Place).PerDay : 0;

    /// <summary>Points once the window is full; null if it never is.</summary>
    public static decimal? CopiesOnceFull(Stream stream) =>
        !IsEndless(stream) ? (stream.Course?.RetentionDays ?? 0) * RunsPerDay(stream) : null;

    private static bool IsEndless(Stream stream) => stream.Runs && stream.Course!.Value.RetentionDays is null && RunsPerDay(stream) > 0;

    private static Usd Storage(MonthAxis axis, StorageSum sum, Rates rates, int period)
    {
        var usd = rates.Unserved(axis.GbMonths(period, sum.Unserved[period]).Amount);
        for (var kind = StorageKind.Warm; kind <= StorageKind.DynamoDb; kind++)
        {
            usd += rates.Of(kind, axis.GbMonths(period, sum.Times(kind)[period]).Amount);
        }
        return usd;
    }

    private static void AddBand(MonthAxis axis, StorageSum sum, Rates rates, FigureSum figures)
    {
        Usd Band(ByKind times, Int128 transfer)
        {
            var usd = rates.Transfer(Gigabytes.Of(transfer));
            for (var kind = StorageKind.Warm; kind <= StorageKind.DynamoDb; kind++)
            {
                usd += rates.Of(kind, axis.GbMonths(0, times[kind]).Amount);
            }
            return usd > Usd.Zero ? usd : Usd.Zero;
        }
        var below = Band(sum.Below, sum.TransferBelow);
        figures.MonthToDateLow = figures.MonthToDate > below ? figures.MonthToDate - below : Usd.Zero;
        figures.MonthToDateHigh = figures.MonthToDate + Band(sum.Above, sum.TransferAbove);
    }

    /// <summary>What the growth of the table adds to the months: its slope times the milliseconds by which each run is later than asOf.</summary>
    private static void AddGrowth(TableLedger table, Stream stream, Rates rates, FigureSum figures)
    {
        figures.Months.CopyTo(figures.MonthsLow, 0);
        figures.Months.CopyTo(figures.MonthsHigh, 0);
        figures.MonthsLow[0] -= figures.MonthToDate - figures.MonthToDateLow;
        figures.MonthsHigh[0] += figures.MonthToDateHigh - figures.MonthToDate;
        if (!stream.Runs || table.BytesPerMillisecond == 0)
        {
            return;
        }
        var profile = stream.Rule!.Calendar!.Profile(stream.Rule.Place, stream.Course!.Value).Growth;
        var kind = stream.IsAdvanced ? StorageKind.Warm : StorageKind.DynamoDb;
        for (var period = 1; period < MonthAxis.Periods; period++)
        {
            // For one byte a millisecond; the slope and the ends of its interval are times that.
            decimal Weighted(Int128 weighted) => table.Axis.GbMonths(period, weighted).Amount;
            var usd = rates.Of(kind, Weighted(profile.Warm[period]))
                + rates.Of(StorageKind.Cold, Weighted(profile.Cold[period]))
                + rates.Unserved(Weighted(profile.Unserved[period]))
                + rates.Transfer(stream.TransfersPerRun * Gigabytes.Of(profile.Runs[period]));
            figures.MonthsWithGrowth[period - 1] += new Usd(usd.Amount * table.BytesPerMillisecond);
            figures.MonthsLow[period - 1] += new Usd(usd.Amount * table.GrowsAtLeast);
            figures.MonthsHigh[period - 1] += new Usd(usd.Amount * table.GrowsAtMost);
        }
    }

    private static void AddSteadyState(TableLedger table, Stream stream, Rates rates, FigureSum figures)
    {
        figures.SteadyStateBounded = rates.Of(stream.Sum.ForEver);
        if (!stream.Runs || stream.Rule!.Calendar!.Next(stream.Rule.Place) is not { } next)
        {
            return;
        }
        var course = stream.Course!.Value;
        // The count is divided last, so that one run a day is exactly that.
        decimal PerDay(decimal amount) => amount * stream.Rule.Calendar.Mean(stream.Rule.Place).Count / MeanRuns.Days;
        var gb = Gigabytes.Of(table.Future.Bytes);
        var warm = stream.IsAdvanced ? StorageKind.Warm : StorageKind.DynamoDb;
        figures.TransferSteadyState = rates.Transfer(PerDay(stream.TransfersPerRun * GrowthFit.MonthDays * gb));
        figures.SteadyStateBounded += figures.TransferSteadyState;
        if (course.RetentionDays is not { } days)
        {
            figures.IsUnbounded = true;
            figures.MonthlyGrowth = rates.Of(StorageSum.LastKind(course.ColdAfterDays is not null, stream.IsAdvanced), PerDay(GrowthFit.MonthDays * gb));
            return;
        }
        var cold = course.ColdDays!.Value;
        var unserved = cold > 0 ? Math.Max(0, StorageSum.ColdMinimum / Instants.Day - cold) : 0;
        figures.SteadyStateBounded += rates.Of(warm, PerDay(course.WarmDays!.Value * gb))
            + rates.Of(StorageKind.Cold, PerDay(cold * gb))
            + rates.Unserved(PerDay(unserved * gb));
        figures.FullOn = FullOn(table.Axis, stream, next, days);
    }

    /// <summary>The date on which the stream's window is full.</summary>
    private static DateOnly FullOn(MonthAxis axis, Stream stream, long next, long days)
    {
        var since = stream.OldestPresent != Instants.Never ? stream.OldestPresent : stream.RunsNow > 0 ? axis.AsOf : next;
        var full = stream.IsFull ? axis.AsOf : Math.Max(axis.AsOf, Instants.After(since, days));
        return DateOnly.FromDateTime(Instants.Instant(full).UtcDateTime);
    }

    public static RuleRow Row(Stream stream, FigureSum figures, Rates rates) => new()
    {
        PlanId = stream.PlanId,
        // The rule of a deleted plan is no rule that anybody can look at any more.
        RuleId = stream.Rule is { Plan.DeletedAt: null } living ? living.Rule.Id : null,
        RuleName = stream.Rule?.Rule.Name,
        VaultArn = stream.Vault.Arn,
        BilledTo = new BilledTo(stream.Vault.Payer.AccountId, stream.Vault.Payer.Region),
        Basis = stream.IsProjected ? "projected" : "listed",
        InTotals = stream.Vault.InTotals,
        RecoveryPoints = figures.RecoveryPoints,
        StorageBytes = figures.WarmBytes + figures.ColdBytes,
        WarmBytes = figures.WarmBytes,
        ColdBytes = figures.ColdBytes,
        RunRateUsd = figures.RunRate,
        MonthToDateUsd = figures.MonthToDate,
        MonthToDateLowUsd = figures.MonthToDateLow,
        MonthToDateHighUsd = figures.MonthToDateHigh,
        ProjectedMonthUsd = figures.Months[0],
        SteadyStateUsd = figures.SteadyState,
        SteadyStateBoundedUsd = figures.SteadyStateBounded,
        SteadyStateDate = figures.SteadyStateDate,
        MonthlyGrowthUsd = figures.MonthlyGrowth,
        TransferUsd = figures.Transfer,
        Estimated = figures.Estimated,
        Since = stream.Since != Instants.Unknown ? Instants.Instant(stream.Since)
            : stream.FirstSeen != Instants.Never ? Instants.Instant(stream.FirstSeen)
            : null,
        CopiesOnceFull = CopiesOnceFull(stream),
        RunsPerDay = RunsPerDay(stream),
        MissedRuns = stream.MissedRuns,
        RejectedByLock = stream.IsRejected,
        ExpiredRunRateUsd = rates.Of(stream.Sum.Expired),
        StuckRunRateUsd = rates.Of(stream.Sum.Stuck),
        EndlessRunRateUsd = rates.Of(stream.Sum.Endless),
    };
}
