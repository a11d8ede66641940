using System.Text.Json.Nodes;
using Guardrail.LocalAws;

namespace Guardrail.Cli.Tests;

/// <summary>Audits of the embedded account through the real process.</summary>
public sealed class AuditTests
{
    private const string AsOf = "2026-11-22T00:00:00Z";

    private static readonly string[] CostNames =
    [
        "recoveryPoints", "storageBytes", "warmBytes", "coldBytes", "runRateUsd", "monthToDateUsd", "projectedMonthUsd", "steadyStateUsd", "steadyStateBoundedUsd",
        "steadyStateDate", "monthlyGrowthUsd", "transferUsd", "estimated", "monthToDateLowUsd", "monthToDateHighUsd",
    ];

    [Fact]
    public async Task Verbose_SaysOnStderrWhatIsDone_AndKeepsStdoutForTheResult()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);

        var outcome = await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit", "--format", "json", "--as-of", AsOf, "--fail-on", "never", "--verbose");

        outcome.Code.ShouldBe(0, outcome.Error);
        JsonNode.Parse(outcome.Output)!["schemaVersion"]!.GetValue<int>().ShouldBe(1);
        outcome.Error.ShouldContain("guardrail: 1001 Run started: ");
        outcome.Error.ShouldContain("guardrail: 2001 Scope read: account 111122223333, Region ");
        outcome.Error.ShouldContain("guardrail: 1002 Run finished in ");
        outcome.Error.ShouldNotContain("_aws");
    }

    [Fact]
    public async Task Json_HasTheNamesOfTheContract()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);

        var outcome = await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit", "--format", "json", "--as-of", AsOf, "--fail-on", "never");

        outcome.Code.ShouldBe(0, outcome.Error);
        var report = JsonNode.Parse(outcome.Output)!.AsObject();
        Names(report).ShouldHoldAll(["schemaVersion", "asOf", "hypothetical", "complete", "completeExceptAccepted", "currency", "tool", "uncoveredTables", "nativeBackups", "scopes", "totals", "tables", "plans", "findings", "gaps"]);
        ((string?)report["asOf"]).ShouldBe(AsOf);
        Names(report["tool"]!).ShouldBe(["version", "awsPackages"]);
        Names(report["nativeBackups"]!).ShouldBe(["count", "bytes", "usd"]);
        Names(report["scopes"]![0]!).ShouldHoldAll(["accountId", "region", "complete", "advancedFeatures", "optedIn"]);
        Names(report["totals"]!).ShouldHoldAll([.. CostNames, "nextMonths"]);
        Names(report["totals"]!["transferUsd"]!).ShouldBe(["monthToDate", "projectedMonth", "steadyState"]);
        report["totals"]!["nextMonths"]!.AsArray().Count.ShouldBe(13);
        Names(report["totals"]!["nextMonths"]![0]!).ShouldBe(["month", "usd", "usdWithGrowth", "usdLow", "usdHigh"]);
        var table = report["tables"]![0]!;
        Names(table).ShouldHoldAll([.. CostNames, "nextMonths", "accountId", "region", "tableName", "tableArn", "exists", "tableSizeBytes", "tags", "coverage", "byRule", "pitr", "stale", "growthPerMonth", "options"]);
        Names(table["coverage"]![0]!).ShouldHoldAll(["planId", "planName", "ruleId", "ruleName", "schedule", "timezone", "deleteAfterDays", "coldAfterDays", "because"]);
        Names(table["byRule"]![0]!).ShouldHoldAll([.. CostNames, "planId", "ruleId", "vaultArn", "billedTo", "basis", "inTotals"]);
        table["byRule"]![0]!.AsObject().ContainsKey("nextMonths").ShouldBeFalse();
        Names(report["plans"]![0]!).ShouldHoldAll([.. CostNames, "nextMonths", "planId", "planName", "accountId", "region", "deleted", "tables"]);
        Names(report["findings"]![0]!).ShouldHoldAll(["id", "kind", "severity", "scope", "tableArn", "planId", "value", "limit", "unit", "message", "advice"]);
    }

    [Fact]
    public async Task Totals_AreTheSumsOfTheirRows()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("messy"), cancellationToken: TestContext.Current.CancellationToken);

        var outcome = await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit", "--format", "json", "--as-of", AsOf, "--fail-on", "never", "--region", "us-east-1", "--region", "eu-west-1");

        var report = JsonNode.Parse(outcome.Output)!;
        foreach (var name in new[] { "storageBytes", "runRateUsd", "monthToDateUsd", "projectedMonthUsd", "steadyStateBoundedUsd", "monthlyGrowthUsd" })
        {
            var total = (decimal)report["totals"]![name]!;
            Sum(report["tables"]!, name).ShouldBe(total, 1e-9m, name);
            Sum(report["plans"]!, name).ShouldBe(total, 1e-9m, name);
            report["tables"]!.AsArray().SelectMany(table => table!["byRule"]!.AsArray()).Where(row => (bool)row!["inTotals"]!).Sum(row => (decimal)row![name]!).ShouldBe(total, 1e-9m, name);
        }
    }

    [Fact]
    public async Task DeniedVault_IsAGap_ExitCode3_AndALowerBoundInWords()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("article-daily"), cancellationToken: TestContext.Current.CancellationToken);
        aws.Faults.Deny("ListRecoveryPointsByBackupVault");

        var outcome = await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit", "--as-of", AsOf);

        outcome.Code.ShouldBe(3, outcome.Error);
        outcome.Output.ShouldContain("lower bound", Case.Insensitive);
        outcome.Error.ShouldContain("lower bound");
    }

    [Fact]
    public async Task AcceptedGap_IsStillPrinted_ButNoExitCode3()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("article-daily"), cancellationToken: TestContext.Current.CancellationToken);
        aws.Faults.Deny("ListRecoveryPointsByBackupVault");
        var path = Path.Combine(Directory.CreateTempSubdirectory("guardrail").FullName, "policy.json");
        await File.WriteAllTextAsync(path, """{ "acceptedGaps": [{ "what": "vault/*", "reason": "not ours to read" }] }""", TestContext.Current.CancellationToken);

        var outcome = await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit", "--as-of", AsOf, "--policy", path);

        outcome.Code.ShouldBe(0, outcome.Error);
        outcome.Output.ShouldContain("lower bound", Case.Insensitive);
    }

    [Fact]
    public async Task FailOn_DecidesWhichFindingEndsInExitCode2()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("article-hourly"), cancellationToken: TestContext.Current.CancellationToken);
        var environment = GuardrailProcess.With(aws.Endpoint);

        (await GuardrailProcess.RunAsync(environment, "audit", "--as-of", AsOf)).Code.ShouldBe(0);
        (await GuardrailProcess.RunAsync(environment, "audit", "--as-of", AsOf, "--fail-on", "warning")).Code.ShouldBe(2);
        (await GuardrailProcess.RunAsync(environment, "audit", "--as-of", AsOf, "--fail-on", "never")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Table_FitsEightyColumns_AndFilters()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);

        var outcome = await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit", "--as-of", AsOf, "--table", "sess*");

        outcome.Output.ShouldContain("sessions");
        outcome.Output.ShouldNotContain("customers");
        outcome.Output.Split('\n').ShouldAllBe(line => line.Length <= 80 || line.TrimStart(' ', '#').StartsWith("aws ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EmptyAccount_IsFine()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("empty"), cancellationToken: TestContext.Current.CancellationToken);

        var outcome = await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit", "--as-of", AsOf, "--format", "json");

        outcome.Code.ShouldBe(0, outcome.Error);
        var report = JsonNode.Parse(outcome.Output)!;
        ((bool)report["complete"]!).ShouldBeTrue();
        ((decimal)report["totals"]!["projectedMonthUsd"]!).ShouldBe(0);
    }

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(member => member.Key);

    private static decimal Sum(JsonNode rows, string name) => rows.AsArray().Sum(row => (decimal)row![name]!);
}
