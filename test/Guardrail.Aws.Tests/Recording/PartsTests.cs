using System.Globalization;
using Amazon.Runtime;
using CsCheck;
using Guardrail.Auditing;
using Guardrail.Aws.Access;
using Guardrail.Aws.Calls;
using Guardrail.Aws.Running;
using Guardrail.Inventory;
using Guardrail.LocalAws;
using Guardrail.Recording;

namespace Guardrail.Aws.Tests.Recording;

/// <summary>Parts read one by one and put together are the run that reads everything at once: to the byte, so no tolerance is needed.</summary>
public sealed class PartsTests
{
    private static readonly DateTimeOffset AsOf = DateTimeOffset.Parse(OrganizationGen.AsOf, CultureInfo.InvariantCulture);

    private static readonly int Iterations = int.TryParse(Environment.GetEnvironmentVariable("GUARDRAIL_MERGE_ESTATES"), out var more) ? more : 5;

    private static Scope[] Everything => [.. OrganizationGen.Accounts.SelectMany(account => OrganizationGen.Regions.Select(region => new Scope(account, region)))];

    [Fact]
    public void PartsTogether_AreTheRunOverEverything() => OrganizationGen.Scenario.Sample(
        scenario => SameAsOneRunAsync(scenario).GetAwaiter().GetResult(), iter: Iterations, threads: 1);

    [Fact]
    public async Task PartThatIsMissing_IsAGap_AndItsTablesMayExist()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Parse(TwoAccounts), cancellationToken: TestContext.Current.CancellationToken);
        var parts = await PartsOf(aws, [new("222233334444", "eu-west-1")]);

        var report = await Merged(parts, [new("111122223333", "us-east-1"), new("222233334444", "eu-west-1")]);

        // The copies are listed, their tables' account was not read.
        var table = report.Tables.ShouldHaveSingleItem();
        table.Exists.ShouldBeNull();
        table.ByRule.Single(row => row.RecoveryPoints > 0).Basis.ShouldBe("listed");
        report.Findings.ShouldNotContain(finding => finding.Kind.StartsWith("orphan", StringComparison.Ordinal));
        report.Complete.ShouldBeFalse();
        report.Gaps.ShouldHaveSingleItem().ShouldBe(new Gap("111122223333", "us-east-1", "region", "PartMissing", "no part"));
    }

    [Fact]
    public async Task CopyOfAnotherAccount_IsListedInPlaceOfProjected_OnceItsPartIsThere()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Parse(TwoAccounts), cancellationToken: TestContext.Current.CancellationToken);
        Scope source = new("111122223333", "us-east-1"), destination = new("222233334444", "eu-west-1");
        var parts = await PartsOf(aws, [source, destination]);

        var alone = (await Merged(parts, [source])).Tables.ShouldHaveSingleItem();
        var together = (await Merged(parts, [source, destination])).Tables.ShouldHaveSingleItem();

        var projected = alone.ByRule.Single(row => row.BilledTo.AccountId == destination.AccountId);
        projected.ShouldSatisfyAllConditions(row => row.Basis.ShouldBe("projected"), row => row.InTotals.ShouldBeFalse());
        var listed = together.ByRule.Single(row => row.BilledTo.AccountId == destination.AccountId);
        listed.ShouldSatisfyAllConditions(row => row.Basis.ShouldBe("listed"), row => row.InTotals.ShouldBeTrue(), row => row.RuleName.ShouldBe("nightly"));
        together.ByRule.Count.ShouldBe(2);
        together.Exists.ShouldBe(true);
        together.StorageBytes.ShouldBe(together.ByRule.Aggregate((Int128)0, (sum, row) => sum + row.StorageBytes));
    }

    [Fact]
    public async Task AccountThatRefusesTheRole_IsAPartWithItsReason()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Parse(TwoAccounts), cancellationToken: TestContext.Current.CancellationToken);
        using var stream = new MemoryStream();

        var result = await PartRun.ExecuteAsync(Settings(aws, AssumedRole.Parse("arn:aws:iam::222233334444:role/guardrail-read", "wrong-id")), new("222233334444", "eu-west-1"), stream, TestContext.Current.CancellationToken);

        result.Gaps.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            gap => gap.AccountId.ShouldBe("222233334444"), gap => gap.Region.ShouldBe("eu-west-1"), gap => gap.What.ShouldBe("region"), gap => gap.Code.ShouldBe("AccessDenied"));
        stream.Position = 0;
        (await Recorded.ReadAsync(stream, TestContext.Current.CancellationToken)).Scopes.ShouldBe([new Scope("222233334444", "eu-west-1")]);
    }

    private const string TwoAccounts = """
        {
          "asOf": "2026-11-22T09:30:00Z", "punctual": true, "copiesNameTheirCreator": false,
          "accounts": {
            "111122223333": { "roles": [ { "name": "guardrail-read" } ], "regions": { "us-east-1": {
              "tables": [ { "name": "orders", "size": "500GB", "createdAt": "2025-03-01" } ], "vaults": [ { "name": "Default" } ],
              "plans": [ { "name": "daily", "since": "2026-08-01", "backsUp": [ "orders" ], "rules": [ { "name": "nightly", "schedule": "cron(0 5 * * ? *)", "startWindowMinutes": 60, "deleteAfterDays": 10,
                "copies": [ { "vault": "central", "account": "222233334444", "region": "eu-west-1", "deleteAfterDays": 30 } ] } ] } ] } } },
            "222233334444": { "roles": [ { "name": "guardrail-read", "externalId": "organization" } ], "regions": { "eu-west-1": { "vaults": [ { "name": "central" } ] } } }
          }
        }
        """;

    private static async Task SameAsOneRunAsync(string scenario)
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Parse(scenario));
        var one = await GuardrailRun.ExecuteAsync(
            Settings(aws, [.. OrganizationGen.Accounts.Select(Role)]) with { Access = Access(aws, [.. OrganizationGen.Accounts.Select(Role)]) with { Regions = OrganizationGen.Regions } }, CancellationToken.None);

        var merged = await Merged(await PartsOf(aws, Everything), Everything);

        var (actual, expected) = (ReportJson.Write(merged), ReportJson.Write(one.Report));
        var same = actual.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
        Around(actual, same).ShouldBe(Around(expected, same));
    }

    private static string Around(string report, int place) => report[Math.Max(0, place - 300)..Math.Min(report.Length, place + 100)];

    private static async Task<Dictionary<Scope, byte[]>> PartsOf(LocalAwsServer aws, IReadOnlyList<Scope> scopes)
    {
        var parts = new Dictionary<Scope, byte[]>();
        foreach (var scope in scopes)
        {
            using var stream = new MemoryStream();
            await PartRun.ExecuteAsync(Settings(aws, Role(scope.AccountId)), scope, stream, CancellationToken.None);
            parts.Add(scope, stream.ToArray());
        }
        return parts;
    }

    private static async Task<AuditReport> Merged(Dictionary<Scope, byte[]> parts, IReadOnlyList<Scope> scopes)
    {
        var inventory = new RecordedInventory(async (scope, token) =>
            parts.TryGetValue(scope, out var part) ? await RecordedPart.ReadAsync(new MemoryStream(part), token) : new RecordedPart("PartMissing", "no part"));
        var settings = new RunSettings { Access = new AwsAccess(), Input = new RunInput(inventory, scopes, AsOf) };
        return (await GuardrailRun.ExecuteAsync(settings, CancellationToken.None)).Report;
    }

    private static AssumedRole Role(string account) => AssumedRole.Parse($"arn:aws:iam::{account}:role/guardrail-read", "organization");

    private static AwsAccess Access(LocalAwsServer aws, params AssumedRole[] roles) =>
        new() { Credentials = new BasicAWSCredentials("test", "test"), Endpoint = aws.Endpoint, Roles = roles };

    private static RunSettings Settings(LocalAwsServer aws, params AssumedRole[] roles) => new()
    {
        Access = Access(aws, roles),
        AsOf = AsOf,
        MayBeAhead = true,
        Read = new AwsReadOptions { Paces = new CallPaces(10_000), RetryDelay = TimeSpan.FromMilliseconds(1) },
    };
}
