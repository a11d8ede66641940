using BenchmarkDotNet.Attributes;
using Guardrail.Coverage;
using Guardrail.Inventory;

namespace Guardrail.Benchmarks.Coverage;

/// <summary>Ten thousand tables, and twenty plans that name five hundred of them each, one by one; beside it a look at each pair of plan and table.</summary>
public class CoverageBenchmark
{
    private static readonly Scope Scope = new("111122223333", "us-east-1");

    private readonly List<DynamoTable> _tables = [.. Enumerable.Range(0, 10_000).Select(i => new DynamoTable { Scope = Scope, Name = $"table-{i:00000}", Arn = Arn(i), Tags = new Dictionary<string, string>() })];

    private readonly List<BackupPlan> _plans = [.. Enumerable.Range(0, 20).Select(plan => new BackupPlan
    {
        Scope = Scope,
        Id = $"plan-{plan}",
        Name = $"plan-{plan}",
        Selections = [new BackupSelection { Id = "s", Name = "s", Resources = [.. Enumerable.Range(plan * 500, 500).Select(Arn)] }],
    })];

    [Benchmark]
    public int Resolve() => CoverageResolver.Resolve(_plans, _tables, new RegionSettings(true, true)).Sum(table => table.Plans.Count);

    [Benchmark(Baseline = true)]
    public int EachPair() => _plans.Sum(plan => _tables.Count(table => plan.Scope == table.Scope && plan.Selections[0].Resources[0] == table.Arn));

    private static string Arn(int table) => $"arn:aws:dynamodb:us-east-1:111122223333:table/table-{table:00000}";
}
