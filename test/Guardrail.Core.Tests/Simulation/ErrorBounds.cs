using System.Globalization;
using CsCheck;

namespace Guardrail.Simulation;

/// <summary>
/// Measures month to date against the simulated truth, for the table in the projection's README:
/// <c>SIMULATED_ESTATES=1000 dotnet run --project test/Guardrail.Core.Tests -- -explicit only -class Guardrail.Simulation.ErrorBounds -showLiveOutput</c>.
/// </summary>
public sealed class ErrorBounds
{
    [Fact(Explicit = true)]
    public void MonthToDate_AgainstTheTruth()
    {
        foreach (var (name, estates) in new (string, Gen<SimulatedEstate>)[]
            {
                ("on the minute", EstateGen.Punctual), ("late", EstateGen.Late), ("late, growing", EstateGen.Growing),
                ("late, growing, jobs read", EstateGen.WithJobs), ("changed and in trouble, jobs read", EstateGen.Troubled),
            })
        {
            List<(double Error, double Width, bool Holds)> measured = [];
            for (var number = Estates.First; number < Estates.First + Estates.Count(100); number++)
            {
                measured.Add(Measured(estates.Numbered(number)));
            }
            measured.RemoveAll(each => double.IsNaN(each.Error));
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {measured.Count} | {Quantile(measured.ConvertAll(each => each.Error), 0.5):0.00 %} | {Quantile(measured.ConvertAll(each => each.Error), 0.9):0.00 %} | {Quantile(measured.ConvertAll(each => each.Width), 0.5):0.0 %} | {measured.Count(each => each.Holds)} |"));
        }
    }

    private static (double Error, double Width, bool Holds) Measured(SimulatedEstate estate)
    {
        var points = Simulator.Points(estate, estate.AsOf);
        var own = points.Where(point => point.Vault.Scope.AccountId == Clouds.Home.AccountId).ToList();
        var truth = TrueFigures.Of(own, own.Where(point => point.IsCopy && point.Vault.Scope.Region != Clouds.Home.Region), estate.AsOf).MonthToDate;
        var cost = SimulatedListing.Figures(estate, points).Totals;
        var (low, likely, high) = ((double)cost.MonthToDateLowUsd.Amount, (double)cost.MonthToDateUsd.Amount, (double)cost.MonthToDateHighUsd.Amount);
        var slack = 1e-6 * Math.Max(1, truth);
        return truth < 0.01 ? (double.NaN, 0, true) : (Math.Abs(likely - truth) / truth, (high - low) / truth, low - slack <= truth && truth <= high + slack);
    }

    private static double Quantile(List<double> values, double share)
    {
        values.Sort();
        return values[(int)((values.Count - 1) * share)];
    }
}
