using Guardrail.Auditing;
using Guardrail.Projection;
using Guardrail.Scheduling;
using Guardrail.Units;

namespace Guardrail.Simulation;

/// <summary>The projection against every single backup of random estates: see <see cref="Estates"/> for more of them, and for how to repeat one.</summary>
public sealed class SimulationTests
{
    [Fact]
    public void Compute_IsTheSimulatedTruth_WhenBackupsArePunctualAndTablesStayTheSame() =>
        EstateGen.Punctual.ShouldAll(estate => Compare(estate, Exactly), usual: 40);

    [Fact]
    public void Compute_HoldsTheTruthInItsBand_WhenBackupsAreLate() =>
        EstateGen.Late.ShouldAll(estate => Compare(estate, WithinTheBand), usual: 50);

    [Fact]
    public void Compute_HoldsTheTruthInItsBand_WhenTablesGrow() =>
        EstateGen.Growing.ShouldAll(estate => Compare(estate, WithinTheBand), usual: 50);

    [Fact]
    public void Compute_HoldsTheTruthInItsBand_WhenJobsTellWhatIsGone() =>
        EstateGen.WithJobs.ShouldAll(estate => Compare(estate, WithinTheBand), usual: 30);

    [Fact]
    public void Compute_HoldsTheTruthInItsBand_WhenPlansChangeJobsFailAndPointsAreDeletedByHand() => EstateGen.Troubled.ShouldAll(CompareTroubled, usual: 50);

    /// <summary>Estates that were outside their band once.</summary>
    /// <param name="number">The estate's number.</param>
    [Theory]
    [InlineData(69)] // An outage as long as copies are kept: their sources are listed.
    [InlineData(71)] // Nothing is listed: sizes are those of the jobs.
    [InlineData(99)] // The points of an edited rule have all gone; jobs tell how often they were made.
    [InlineData(107)] // The table was deleted; copies of its points lie in a vault that was not read.
    [InlineData(186)] // The plan was deleted, and its copies have gone, transfers and all.
    public void Compute_HoldsTheTruthInItsBand_WhereItDidNot(int number) => CompareTroubled(EstateGen.Troubled.Numbered(number));

    /// <summary>Copies that have all gone have no jobs of their own: their sources tell whether they began within the history of jobs.</summary>
    [Fact]
    public void Compute_HoldsTheTruthInItsBand_WhenCopiesAreKeptForLessThanJobs() =>
        Compare(EstateGen.WithJobs.Generate(CsCheck.PCG.Parse("1fRzmBVsw6O5"), null, out _), WithinTheBand);

    /// <summary>Rows of edited rules may stand under the plan alone, so tables and totals are compared.</summary>
    private static void CompareTroubled(SimulatedEstate estate)
    {
        var points = Simulator.Points(estate, estate.AsOf);
        var figures = SimulatedListing.Figures(estate, points);
        var now = estate.AsOf.ToUnixTimeMilliseconds();
        foreach (var table in figures.Tables)
        {
            var own = points.Where(point => point.Table.Arn == table.TableArn && point.Vault.Scope.AccountId == Clouds.Home.AccountId).ToList();
            var truth = TrueFigures.Of(own, own.Where(point => point.IsCopy && point.Vault.Scope.Region != Clouds.Home.Region), estate.AsOf);
            WithinTheBand(table, null, truth, table.TableName);
            table.ByRule.Where(row => row.Basis == "listed").Sum(row => row.RecoveryPoints)
                .ShouldBe(own.Count(point => Clouds.IsRead(point.Vault.Scope) && point.IsCountedAt(now)), table.TableName);
        }
        SumsShouldAgree(figures);
    }

    private static void Compare(SimulatedEstate estate, Action<CostFigures, IReadOnlyList<MonthCost>?, TrueFigures, string> compare)
    {
        var start = new DateTimeOffset(estate.AsOf.Year, estate.AsOf.Month, 1, 0, 0, 0, TimeSpan.Zero);
        // Bands are of month to date.
        var points = Simulator.Points(estate, estate.Punctual ? start.AddMonths(13) : estate.AsOf);
        var figures = SimulatedListing.Figures(estate, points);
        figures.Gaps.ShouldBeEmpty();

        TrueFigures Truth(Func<SimulatedPoint, bool> isIn, bool withForeign = false) => TrueFigures.Of(
            points.Where(point => isIn(point) && (withForeign || point.Vault.Scope.AccountId == Clouds.Home.AccountId)),
            points.Where(point => point.IsCopy && point.Vault.Scope.Region != Clouds.Home.Region && isIn(point)),
            estate.AsOf);

        foreach (var table in figures.Tables)
        {
            foreach (var row in table.ByRule)
            {
                var isCopy = row.VaultArn != Clouds.Default.Arn;
                var truth = TrueFigures.Of(
                    points.Where(point => point.Table.Arn == table.TableArn && point.Rule.Id == row.RuleId && point.Vault.Arn == row.VaultArn),
                    isCopy ? [] : points.Where(point => point.Table.Arn == table.TableArn && point.Rule.Id == row.RuleId
                        && point.IsCopy && point.Vault.Scope.Region != Clouds.Home.Region),
                    estate.AsOf);
                compare(row, null, truth, $"{table.TableName} {row.RuleId} {row.VaultArn}");
                if (estate.Punctual)
                {
                    SteadyStateShouldBeTrue(estate, points, table, row);
                }
            }
            compare(table, table.NextMonths, Truth(point => point.Table.Arn == table.TableArn), table.TableName);
        }
        foreach (var plan in figures.Plans)
        {
            compare(plan, plan.NextMonths, Truth(point => point.Plan.Id == plan.PlanId), plan.PlanId!);
        }
        compare(figures.Totals, figures.Totals.NextMonths, Truth(_ => true), "totals");
        SumsShouldAgree(figures);
    }

    private static void Exactly(CostFigures figures, IReadOnlyList<MonthCost>? months, TrueFigures truth, string what)
    {
        figures.RecoveryPoints.ShouldBe(truth.Points, what);
        Near(figures.WarmBytes, truth.WarmBytes, what + " warm");
        Near(figures.ColdBytes, truth.ColdBytes, what + " cold");
        Near(figures.RunRateUsd, truth.RunRate, what + " run rate");
        Near(figures.MonthToDateUsd, truth.MonthToDate, what + " month to date");
        Near(figures.ProjectedMonthUsd, truth.Months[0], what + " month");
        Near(figures.TransferUsd.MonthToDate, truth.TransferMonthToDate, what + " transfer to date");
        Near(figures.TransferUsd.ProjectedMonth, truth.TransferMonth, what + " transfer of the month");
        for (var month = 0; months is not null && month < 13; month++)
        {
            Near(months[month].Usd, truth.Months[month], $"{what} {months[month].Month}");
            months[month].UsdWithGrowth.ShouldBe(months[month].Usd, what);
        }
        figures.MonthToDateLowUsd.ShouldBeLessThanOrEqualTo(figures.MonthToDateUsd, what);
        figures.MonthToDateHighUsd.ShouldBeGreaterThanOrEqualTo(figures.MonthToDateUsd, what);
        if (truth.HasLost)
        {
            figures.Estimated.ShouldBeTrue(what);
        }
    }

    private static void SteadyStateShouldBeTrue(SimulatedEstate estate, IReadOnlyList<SimulatedPoint> points, TableRow table, RuleRow row)
    {
        var what = $"{table.TableName} {row.RuleId} {row.VaultArn}";
        var first = points.FirstOrDefault(point => point.Table.Arn == table.TableArn && point.Rule.Id == row.RuleId && point.Vault.Arn == row.VaultArn);
        if (first is null)
        {
            return;
        }
        if (first.Retention is not { } days)
        {
            (row.SteadyStateUsd, row.SteadyStateDate, row.CopiesOnceFull).ShouldBe((null, null, null), what);
            return;
        }
        var full = Math.Max(first.Created + days * 86_400_000, estate.AsOf.ToUnixTimeMilliseconds());
        row.SteadyStateDate.ShouldBe(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(full).UtcDateTime), what);
        if (first.Plan.Rules.Count > 1)
        {
            return;
        }
        // Without other rules to merge with, 28 years of one schedule are counted quickly.
        var runs = BackupSchedule.Parse(first.Rule.Schedule, first.Rule.Zone).Occurrences(estate.AsOf, estate.AsOf.AddDays(10_227)).Count() / 10_227.0;
        var price = Clouds.Price(first.Vault.Scope.Region);
        var (gb, warm) = (first.Size / (double)(1L << 30), first.Advanced ? first.ColdDays ?? days : days);
        var copies = first.IsCopy || !first.Advanced ? 0 : first.Rule.Copies.Count(copy => copy.Vault.Scope.Region != Clouds.Home.Region);
        Near(row.SteadyStateBoundedUsd, runs * gb * (warm * price.Warm + (days - warm) * price.Cold + copies * 30.436875 * Clouds.TransferPrice), what + " steady");
    }

    private static void WithinTheBand(CostFigures figures, IReadOnlyList<MonthCost>? months, TrueFigures truth, string what)
    {
        var slack = 1e-6 * Math.Max(1, Math.Abs(truth.MonthToDate));
        truth.MonthToDate.ShouldBeGreaterThanOrEqualTo((double)figures.MonthToDateLowUsd.Amount - slack, what);
        truth.MonthToDate.ShouldBeLessThanOrEqualTo((double)figures.MonthToDateHighUsd.Amount + slack, what);
        figures.MonthToDateLowUsd.ShouldBeLessThanOrEqualTo(figures.MonthToDateUsd, what);
        figures.MonthToDateHighUsd.ShouldBeGreaterThanOrEqualTo(figures.MonthToDateUsd, what);
        if (truth.HasLost && figures.MonthToDateHighUsd > Usd.Zero)
        {
            figures.Estimated.ShouldBeTrue(what);
        }
    }

    private static void SumsShouldAgree(EstateFigures figures)
    {
        foreach (var sum in (IEnumerable<Func<CostFigures, decimal>>)
            [
                row => row.RecoveryPoints, row => (decimal)row.StorageBytes, row => (decimal)row.WarmBytes, row => (decimal)row.ColdBytes, row => row.RunRateUsd.Amount,
                row => row.MonthToDateUsd.Amount, row => row.MonthToDateLowUsd.Amount, row => row.MonthToDateHighUsd.Amount, row => row.ProjectedMonthUsd.Amount,
                row => row.SteadyStateBoundedUsd.Amount, row => row.MonthlyGrowthUsd.Amount, row => row.TransferUsd.MonthToDate.Amount,
                row => row.TransferUsd.ProjectedMonth.Amount, row => row.TransferUsd.SteadyState.Amount,
            ])
        {
            figures.Tables.Sum(sum).ShouldBe(sum(figures.Totals), 1e-9m);
            figures.Plans.Sum(sum).ShouldBe(sum(figures.Totals), 1e-9m);
            figures.Tables.SelectMany(table => table.ByRule).Where(row => row.InTotals).Sum(sum).ShouldBe(sum(figures.Totals), 1e-9m);
        }
        (figures.Totals.SteadyStateUsd is null).ShouldBe(figures.Tables.Any(table => table.SteadyStateUsd is null));
        (figures.Totals.SteadyStateUsd is null).ShouldBe(figures.Plans.Any(plan => plan.SteadyStateUsd is null));
    }

    private static void Near(Usd actual, double expected, string what) => Near((double)actual.Amount, expected, what);

    private static void Near(Int128 actual, double expected, string what) => Near((double)actual, expected, what);

    private static void Near(double actual, double expected, string what) => actual.ShouldBe(expected, 1e-6 * Math.Max(1, Math.Abs(expected)), what);
}
