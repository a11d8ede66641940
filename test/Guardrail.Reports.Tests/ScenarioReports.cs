using Amazon.Runtime;
using Guardrail.Auditing;
using Guardrail.Aws.Access;
using Guardrail.Aws.Running;
using Guardrail.LocalAws;
using Guardrail.LocalAws.Scenarios;
using Guardrail.Policies;

namespace Guardrail.Reports.Tests;

/// <summary>Real reports: every embedded scenario, audited over HTTP as the command line does it.</summary>
internal static class ScenarioReports
{
    private static readonly Dictionary<string, Lazy<Task<AuditReport>>> Audited = Scenario.Names.ToDictionary(name => name, name => new Lazy<Task<AuditReport>>(() => AuditAsync(name)));

    /// <summary>A policy with a budget of every kind.</summary>
    public static Policy Policy { get; } = Policy.Default with
    {
        Budgets =
        [
            new Budget { Id = "all", Name = "All backups", Basis = BudgetBasis.SteadyState, Warning = 20_000, Critical = 50_000 },
            new Budget { Id = "each", Name = "Each table", Basis = BudgetBasis.ProjectedMonth, Each = BudgetSubject.Table, Warning = 1_000, Critical = 5_000 },
            new Budget { Id = "plans", Name = "Each plan", Basis = BudgetBasis.Copies, Each = BudgetSubject.Plan, Critical = 500 },
            new Budget { Id = "gb", Name = "Storage", Basis = BudgetBasis.StorageGb, Critical = 900_000 },
            new Budget { Id = "none", Name = "Nothing fits", Basis = BudgetBasis.RunRate, Critical = 1, Scope = new PolicyScope { Table = new NamePattern("no-such-table") } },
        ],
    };

    /// <summary>A scenario's report.</summary>
    public static Task<AuditReport> OfAsync(string scenario) => Audited[scenario].Value;

    private static async Task<AuditReport> AuditAsync(string name)
    {
        await using var server = await LocalAwsServer.StartAsync(Scenario.Embedded(name));
        var settings = new RunSettings
        {
            Access = new AwsAccess { Regions = server.Scenario.Regions(), Credentials = new BasicAWSCredentials("dummy", "dummy"), Endpoint = server.Endpoint },
            Policy = Policy,
            Clock = new ScenarioClock(server.Scenario.AsOf),
        };
        return (await GuardrailRun.ExecuteAsync(settings, CancellationToken.None)).Report;
    }

    /// <summary>Real time, but from a scenario's instant on.</summary>
    private sealed class ScenarioClock(DateTimeOffset start) : TimeProvider
    {
        private readonly long _began = TimeProvider.System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + TimeProvider.System.GetElapsedTime(_began);
    }
}
