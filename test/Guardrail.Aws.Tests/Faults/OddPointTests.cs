using System.Globalization;
using Guardrail.Aws.Tests.Local;

namespace Guardrail.Aws.Tests.Faults;

/// <summary>Whole runs over recovery points as no faithful AWS tells them.</summary>
public class OddPointTests
{
    private const long GB = 1L << 30;
    private const string Good = """{ "RecoveryPointArn": "arn:aws:backup:us-east-1:111122223333:recovery-point:good", "ResourceArn": "arn:aws:dynamodb:us-east-1:111122223333:table/t", "ResourceType": "DynamoDB", "Status": "COMPLETED", "CreationDate": 1763000000, "BackupSizeInBytes": 10737418240 }""";
    private static readonly DateTimeOffset AsOf = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A second point beside a good one of 10 GB: which gap there is, and what is counted as stored (bytes).</summary>
    [Theory]
    // Sizes: what cannot be believed takes the size of its neighbour.
    [InlineData("\"BackupSizeInBytes\": 0", null, 20 * GB)]
    [InlineData("\"BackupSizeInBytes\": null", null, 20 * GB)]
    [InlineData("\"BackupSizeInBytes\": -1", null, 20 * GB)]
    [InlineData("\"BackupSizeInBytes\": -9223372036854775808", null, 20 * GB)]
    [InlineData("\"BackupSizeInBytes\": 9000000000000000000", "SizeUnbelievable", 20 * GB)]
    [InlineData("\"BackupSizeInBytes\": 9223372036854775808", "InvalidAnswer", 0)]
    [InlineData("\"BackupSizeInBytes\": \"large\"", "InvalidAnswer", 0)]
    // Dates: a point that is nowhere in time is named.
    [InlineData("\"CreationDate\": null", "InvalidAnswer", 10 * GB)]
    [InlineData("\"CreationDate\": -1", "InvalidAnswer", 10 * GB)]
    [InlineData("\"CreationDate\": -62135596800", "InvalidAnswer", 10 * GB)]
    [InlineData("\"CreationDate\": 253402300799", "InvalidAnswer", 10 * GB)]
    [InlineData("\"CreationDate\": 4102444800", null, 10 * GB)]
    [InlineData("\"CreationDate\": 1e15", "InvalidAnswer", 0)]
    [InlineData("\"CalculatedLifecycle\": { \"DeleteAt\": -1 }", null, 20 * GB)]
    [InlineData("\"CalculatedLifecycle\": { \"DeleteAt\": 253402300799 }", null, 20 * GB)]
    [InlineData("\"CalculatedLifecycle\": { \"MoveToColdStorageAt\": 0 }", null, 20 * GB)]
    [InlineData("\"Lifecycle\": { \"DeleteAfterDays\": 2147483647, \"MoveToColdStorageAfterDays\": -5 }", null, 20 * GB)]
    [InlineData("\"Lifecycle\": { \"DeleteAfterDays\": -2147483648 }", null, 20 * GB)]
    // Statuses and types.
    [InlineData("\"Status\": \"MELTED\"", "StatusUnknown", 20 * GB)]
    [InlineData("\"Status\": null", "StatusUnknown", 20 * GB)]
    [InlineData("\"VaultType\": \"CAVE\"", null, 20 * GB)]
    public async Task Run_EndsWithFiguresOrGaps_WhateverAPointSays(string member, string? code, long stored)
    {
        var odd = Good.Replace("point:good", "point:odd", StringComparison.Ordinal);
        odd = odd.Contains(member.Split(':')[0], StringComparison.Ordinal)
            ? System.Text.RegularExpressions.Regex.Replace(odd, member.Split(':')[0] + ": [^,}]+", member)
            : odd.Replace(" }", $", {member} }}", StringComparison.Ordinal);
        await using var endpoint = Vault($"{Good}, {odd}");

        var run = await WholeRun.OfAsync(endpoint.Endpoint, AsOf, ["us-east-1"], tells: false);

        run.Report.Gaps.Select(gap => gap.Code).Distinct().ShouldBe(code is null ? [] : [code], run.Report.Gaps.Count > 0 ? run.Report.Gaps[0].Message : "");
        run.Report.Totals.StorageBytes.ShouldBe(stored);
        run.Report.Totals.RunRateUsd.Amount.ShouldBeGreaterThanOrEqualTo(0);
        Rendering.ReportText.Write(run.Report).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Run_KnowsEachTable_WhenAVaultHoldsPointsOfFiftyAccounts()
    {
        var points = Enumerable.Range(1, 50).Select(i => Good
            .Replace("point:good", string.Create(CultureInfo.InvariantCulture, $"point:{i}"), StringComparison.Ordinal)
            .Replace("111122223333:table", string.Create(CultureInfo.InvariantCulture, $"{100_000_000_000 + i}:table"), StringComparison.Ordinal));
        await using var endpoint = Vault(string.Join(',', points));

        var report = (await WholeRun.OfAsync(endpoint.Endpoint, AsOf, ["us-east-1"], tells: false)).Report;

        report.Gaps.ShouldBeEmpty();
        report.Totals.StorageBytes.ShouldBe(500 * GB);
        report.Tables.Count.ShouldBe(50);
        report.Tables.ShouldAllBe(table => table.Exists == null && table.StorageBytes == 10 * GB);
        report.Findings.ShouldNotContain(finding => finding.Kind == "orphanTable");
    }

    [Fact]
    public async Task Run_EndsWithAGap_WhenPagesOfTheSamePointsNeverEnd()
    {
        await using var endpoint = Vault(Good, time => string.Create(CultureInfo.InvariantCulture, $", \"NextToken\": \"t{time}\""));

        var report = (await WholeRun.OfAsync(endpoint.Endpoint, AsOf, ["us-east-1"], tells: false)).Report;

        report.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("vault/v", "EndlessPages")]);
        report.Totals.StorageBytes.ShouldBe(10 * GB);
    }

    [Fact]
    public async Task Run_EndsWithAGap_WhenAPageTokenExpires()
    {
        await using var endpoint = new TinyEndpoint((operation, time) => operation switch
        {
            "/backup-vaults" => (200, """{ "BackupVaultList": [ { "BackupVaultName": "v" } ] }"""),
            "/backup-vaults/v/recovery-points" => time == 1
                ? (200, $$"""{ "RecoveryPoints": [ {{Good}} ], "NextToken": "t" }""")
                : (400, """{ "__type": "InvalidParameterValueException", "Code": "ERROR_3111", "Message": "Invalid NextToken: the token has expired" }"""),
            _ => null,
        });

        var report = (await WholeRun.OfAsync(endpoint.Endpoint, AsOf, ["us-east-1"], tells: false)).Report;

        report.Gaps.Select(gap => (gap.What, gap.Code)).ShouldBe([("vault/v", "InvalidParameterValueException")]);
        report.Totals.StorageBytes.ShouldBe(10 * GB);
        report.Complete.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_TakesATableForGone_WhenItIsDeletedBetweenListAndDescribe()
    {
        await using var endpoint = new TinyEndpoint((operation, _) => operation switch
        {
            "/backup-vaults" => (200, """{ "BackupVaultList": [ { "BackupVaultName": "v" } ] }"""),
            "/backup-vaults/v/recovery-points" => (200, $$"""{ "RecoveryPoints": [ {{Good}} ] }"""),
            "/backup/plans" => (200, """{ "BackupPlansList": [ { "BackupPlanId": "p" } ] }"""),
            "/backup/plans/p" => (200, """{ "BackupPlan": { "BackupPlanName": "mine", "Rules": [ { "RuleName": "r", "TargetBackupVaultName": "v", "Lifecycle": { "DeleteAfterDays": 30 } } ] } }"""),
            "/backup/plans/p/selections" => (200, """{ "BackupSelectionsList": [ { "SelectionId": "s" } ] }"""),
            "/backup/plans/p/selections/s" => (200, """{ "BackupSelection": { "SelectionName": "s", "Resources": [ "arn:aws:dynamodb:us-east-1:111122223333:table/t" ] } }"""),
            "/account-settings" => (200, """{ "ResourceTypeOptInPreference": { "DynamoDB": true }, "ResourceTypeManagementPreference": { "DynamoDB": true } }"""),
            "ListTables" => (200, """{ "TableNames": [ "t" ] }"""),
            "DescribeTable" => (400, """{ "__type": "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "message": "Requested resource not found: Table: t not found" }"""),
            _ => null,
        });

        var report = (await WholeRun.OfAsync(endpoint.Endpoint, AsOf, ["us-east-1"], tells: false)).Report;

        report.Gaps.ShouldBeEmpty();
        var table = report.Tables.ShouldHaveSingleItem();
        (table.Exists, table.StorageBytes).ShouldBe((false, 10 * GB));
    }

    private static TinyEndpoint Vault(string points, Func<int, string>? rest = null) => new((operation, time) => operation switch
    {
        "/backup-vaults" => (200, """{ "BackupVaultList": [ { "BackupVaultName": "v", "NumberOfRecoveryPoints": 2 } ] }"""),
        "/backup-vaults/v/recovery-points" => (200, $$"""{ "RecoveryPoints": [ {{points}} ] {{rest?.Invoke(time)}} }"""),
        _ => null,
    });
}
