using System.Text.Json;
using Guardrail.Auditing;
using Guardrail.Core.Tests.Rendering;
using Guardrail.Units;

namespace Guardrail.Core.Tests.Auditing;

/// <summary>The names in the report are a contract: others parse them.</summary>
public class ReportJsonTests
{
    private static readonly string[] Cost =
    [
        "recoveryPoints", "storageBytes", "warmBytes", "coldBytes", "runRateUsd", "monthToDateUsd", "projectedMonthUsd", "steadyStateUsd", "steadyStateBoundedUsd",
        "steadyStateDate", "monthlyGrowthUsd", "transferUsd", "estimated", "monthToDateLowUsd", "monthToDateHighUsd",
    ];

    private static JsonElement Messy { get; } = JsonDocument.Parse(ReportJson.Write(Estates.Messy)).RootElement;

    private static IEnumerable<string> Names(JsonElement row) => row.EnumerateObject().Select(member => member.Name);

    public static TheoryData<string, string[]> Contract => new()
    {
        {
            "", [
                "schemaVersion", "asOf", "hypothetical", "complete", "completeExceptAccepted", "currency", "tool", "uncoveredTables", "nativeBackups",
                "scopes", "totals", "tables", "plans", "findings", "gaps",
            ]
        },
        { "tool", ["version", "awsPackages"] },
        { "nativeBackups", ["count", "bytes", "usd"] },
        { "scopes", ["accountId", "region", "complete", "advancedFeatures", "optedIn"] },
        { "totals", [.. Cost, "nextMonths"] },
        { "totals/transferUsd", ["monthToDate", "projectedMonth", "steadyState"] },
        {
            "tables", [
                "accountId", "region", "tableName", "tableArn", "exists", "tableSizeBytes", "tags", "coverage", "byRule", "pitr", "stale", "growthPerMonth", "options",
                .. Cost, "nextMonths",
            ]
        },
        { "tables/coverage", ["planId", "planName", "ruleId", "ruleName", "schedule", "timezone", "deleteAfterDays", "coldAfterDays", "because"] },
        { "tables/byRule", ["planId", "ruleId", "vaultArn", "billedTo", "basis", "inTotals", .. Cost] },
        { "tables/byRule/billedTo", ["accountId", "region"] },
        { "tables/nextMonths", ["month", "usd", "usdWithGrowth", "usdLow", "usdHigh"] },
        { "findings", ["id", "kind", "severity", "scope", "tableArn", "planId", "value", "limit", "unit", "message", "advice"] },
        { "gaps", ["accountId", "region", "what", "code", "message", "accepted"] },
    };

    [Theory]
    [MemberData(nameof(Contract))]
    public void Write_UsesTheNamesOfTheContract(string place, string[] names)
    {
        var row = Messy;
        foreach (var step in place.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            row = row.GetProperty(step);
            if (row.ValueKind == JsonValueKind.Array)
                row = row[0];
        }

        names.Except(Names(row)).ShouldBeEmpty();
    }

    [Fact]
    public void Write_LeavesNextMonthsOutOfRules_AndStandsCostDirectlyInARow()
    {
        var table = Messy.GetProperty("tables")[0];

        Names(table.GetProperty("byRule")[0]).ShouldNotContain("nextMonths");
        Names(table).ShouldNotContain("cost");
        var plan = A.Report() with { Plans = [A.Plan()] };
        new[] { "planId", "planName", "accountId", "region", "deleted", "tables", "nextMonths" }
            .Except(Names(JsonDocument.Parse(ReportJson.Write(plan)).RootElement.GetProperty("plans")[0])).ShouldBeEmpty();
    }

    [Fact]
    public void Write_WritesNulls_PlainNumbersAndUtc()
    {
        var table = A.Table("orders", A.Rule(12.3400m, growth: 0.00000001m)) with { GrowthPerMonth = 0.0120m };

        var json = ReportJson.Write(A.Report(table) with { AsOf = new DateTimeOffset(2026, 11, 22, 1, 30, 0, TimeSpan.FromHours(1)) });

        json.ShouldContain("\"asOf\":\"2026-11-22T00:30:00Z\"");
        json.ShouldContain("\"steadyStateUsd\":null");
        json.ShouldContain("\"steadyStateBoundedUsd\":12.34,");
        json.ShouldContain("\"monthlyGrowthUsd\":0.00000001,");
        json.ShouldContain("\"growthPerMonth\":0.012,");
        json.ShouldContain("\"pitr\":null");
    }

    [Theory]
    [InlineData("2026-11-22T00:00:00.123Z", 123)]
    [InlineData("2026-11-22T00:00:00Z", 0)]
    public void Write_HasFractionsOfASecond_OnlyWhereThereAreAny(string text, int milliseconds) =>
        ReportJson.Write(A.Report() with { AsOf = A.AsOf.AddMilliseconds(milliseconds) }).ShouldContain($"\"asOf\":\"{text}\"");

    [Fact]
    public void Read_GivesBackWhatWasWritten()
    {
        var json = ReportJson.Write(Estates.Messy);

        ReportJson.Write(ReportJson.Read(json)).ShouldBe(json);
        ReportJson.Read(json).Totals.SteadyStateBoundedUsd.ShouldBe(new Usd(33_442));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void Read_Throws_WhenTheTextIsNoReport(string json) => Should.Throw<JsonException>(() => ReportJson.Read(json));

    [Fact]
    public void Write_KeepsSumsBeyondTheRangeOfALong()
    {
        var table = A.Table("orders", A.Rule() with { StorageBytes = (Int128)long.MaxValue * 4 });

        JsonDocument.Parse(ReportJson.Write(A.Report(table))).RootElement.GetProperty("totals").GetProperty("storageBytes").GetRawText().ShouldBe("36893488147419103228");
    }
}
