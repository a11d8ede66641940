using Guardrail.Scheduling;

namespace Guardrail.Simulation;

/// <summary>Makes every backup of an estate, one by one. It shares with the product nothing but the instants of a single schedule.</summary>
public static class Simulator
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    /// <summary>Every point made before an instant.</summary>
    public static IReadOnlyList<SimulatedPoint> Points(SimulatedEstate estate, DateTimeOffset until)
    {
        List<SimulatedPoint> points = [];
        foreach (var plan in estate.Plans)
        {
            foreach (var table in estate.Tables)
            {
                // A run is late by its own amount, whatever is simulated besides it.
                var random = new Random(HashCode(estate.Seed, plan.Id, table.Name));
                foreach (var (run, rule) in Runs(plan, until))
                {
                    var late = estate.Punctual ? 0 : random.NextInt64(rule.Window / 60_000) * 60_000;
                    if (run < table.CreatedAt.ToUnixTimeMilliseconds() || run >= (table.DeletedAt ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds())
                    {
                        continue;
                    }
                    if (estate.Trouble?.PreventsRun(run) == true)
                    {
                        continue;
                    }
                    var original = Point(estate, table, plan, rule, run + late, random) with { Run = run };
                    original = estate.Trouble?.Befalls(original, estate, random) ?? original;
                    points.Add(original);
                    points.AddRange(estate.Advanced ? rule.Copies.Select(copy => Copy(estate, original, copy, random)) : []);
                }
            }
        }
        return points;
    }

    /// <summary>The runs of a plan that happen: those of longer retention first, a run gives way where its window meets that of another rule.</summary>
    public static List<(long At, SimulatedRule Rule)> Runs(SimulatedPlan plan, DateTimeOffset until)
    {
        // A run before the plan existed displaces nobody, but the merge is defined by schedules alone: begin a little earlier and cut.
        var from = plan.CreatedAt.AddDays(-3);
        List<(long At, SimulatedRule Rule)> kept = [];
        foreach (var rule in plan.Rules.OrderByDescending(rule => rule.Retention ?? long.MaxValue))
        {
            var others = kept.ToList();
            foreach (var run in BackupSchedule.Parse(rule.Schedule, rule.Zone).Occurrences(from, until.AddDays(3)))
            {
                var at = run.ToUnixTimeMilliseconds();
                if (!others.Any(other => at < other.At + other.Rule.Window && other.At < at + rule.Window))
                {
                    kept.Add((at, rule));
                }
            }
        }
        return [.. kept.Where(run => run.At >= plan.CreatedAt.ToUnixTimeMilliseconds() && run.At < until.ToUnixTimeMilliseconds()).OrderBy(run => run.At)];
    }

    private static SimulatedPoint Point(SimulatedEstate estate, SimulatedTable table, SimulatedPlan plan, SimulatedRule rule, long created, Random random) => new()
    {
        Table = table,
        Plan = plan,
        Rule = rule,
        Vault = Clouds.Default,
        Size = table.SizeAt(created, estate.AsOf.ToUnixTimeMilliseconds()),
        Created = created,
        Advanced = estate.Advanced,
        Retention = rule.Retention,
        ColdDays = rule.Cold,
        Removed = Removed(estate, created, rule.Retention, random),
    };

    private static SimulatedPoint Copy(SimulatedEstate estate, SimulatedPoint original, SimulatedCopy copy, Random random)
    {
        var retention = copy.Days is > 0 ? copy.Days : original.Rule.Retention;
        return original with
        {
            Vault = copy.Vault,
            IsCopy = true,
            Status = "COMPLETED",
            IsSizeListed = true,
            Retention = retention,
            ColdDays = copy.Days is null ? original.ColdDays : null,
            HasDouble = estate.Plans.SelectMany(plan => plan.Rules).Count(rule => rule.Copies.Any(other => other.Vault.Arn == copy.Vault.Arn
                && (other.Days is > 0 ? other.Days : rule.Retention) == retention)) > 1,
            Removed = Removed(estate, original.Created, retention, random),
        };
    }

    private static long Removed(SimulatedEstate estate, long created, long? retention, Random random) =>
        retention is { } days ? created + days * Day + (estate.Punctual ? 0 : random.NextInt64(8 * 60) * 60_000) : long.MaxValue;

    private static int HashCode(int seed, string plan, string table) => plan.Concat(table).Aggregate(seed, (hash, c) => unchecked(hash * 31 + c));
}
