using Guardrail.Inventory;
using Guardrail.Ledger;
using Guardrail.Units;

namespace Guardrail.Projection;

/// <summary>What is stored on given days after a plan's start: counted run by run.</summary>
internal static class EstimateRamp
{
    public static IReadOnlyList<RampPoint> Of(EstimateRequest request, IReadOnlyList<ScopeInventory> scopes, RateTable rates)
    {
        var axis = new MonthAxis(request.Start);
        var courses = new PlanCourses(new Estate(scopes), axis, new Dictionary<Scope, bool>());
        List<Filling> fillings = [.. courses.Find(scopes[0].Scope, scopes[0].Plans[0].Id)!.Where(rule => rule.Lives).SelectMany(Fillings)];
        List<RampPoint> ramp = [.. Estimate.RampDays.Select(day => At(request, axis, fillings, rates, day))];
        if (fillings.TrueForAll(filling => filling.Course.RetentionDays is not null))
        {
            ramp.Add(Full(request, fillings, rates));
        }
        return ramp;
    }

    private static IEnumerable<Filling> Fillings(RuleCourse rule)
    {
        yield return new Filling(rule, rule.Vault, rule.Course, rule.IsAdvanced ? StorageKind.Warm : StorageKind.DynamoDb);
        foreach (var copy in rule.Copies.Where(copy => !copy.IsRejected && copy.Vault.InTotals))
        {
            yield return new Filling(rule, copy.Vault, copy.Course, StorageKind.Warm);
        }
    }

    private static RampPoint At(EstimateRequest request, MonthAxis axis, List<Filling> fillings, RateTable rates, int day)
    {
        var at = axis.AsOf + day * Instants.Day;
        var (points, gigabytes, usd) = (0m, 0m, Usd.Zero);
        foreach (var filling in fillings)
        {
            foreach (var run in filling.Rule.Calendar!.Between(filling.Rule.Place, axis.AsOf, at))
            {
                // Just before the day's own run and deletion, so that a window of N days holds N days of backups after N days.
                if (at <= filling.Course.Until(run))
                {
                    var months = (run - axis.AsOf) / (GrowthFit.MonthDays * Instants.Day);
                    var gb = Gigabytes.Of(request.TableSizeBytes) * (1 + request.GrowthPerMonth * months);
                    points++;
                    gigabytes += gb;
                    usd += rates.Of(filling.Vault).Of(filling.Course.ColdFrom(run) <= at ? StorageKind.Cold : filling.Kind, gb);
                }
            }
        }
        return new RampPoint(day, Instants.Instant(at), points, gigabytes, usd);
    }

    private static RampPoint Full(EstimateRequest request, List<Filling> fillings, RateTable rates)
    {
        var (points, gigabytes, usd) = (0m, 0m, Usd.Zero);
        foreach (var filling in fillings)
        {
            var perDay = filling.Rule.Calendar!.Mean(filling.Rule.Place).PerDay;
            var gb = Gigabytes.Of(request.TableSizeBytes) * perDay;
            points += perDay * filling.Course.RetentionDays!.Value;
            gigabytes += gb * filling.Course.RetentionDays.Value;
            usd += rates.Of(filling.Vault).Of(filling.Kind, gb * filling.Course.WarmDays!.Value)
                + rates.Of(filling.Vault).Of(StorageKind.Cold, gb * filling.Course.ColdDays!.Value);
        }
        return new RampPoint(null, null, points, gigabytes, usd);
    }

    /// <summary>A vault that a rule fills, itself or by a copy.</summary>
    private sealed record Filling(RuleCourse Rule, VaultCourse Vault, RunCourse Course, StorageKind Kind);
}
