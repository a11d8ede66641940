using Guardrail.Aws.Access;
using Guardrail.LocalAws;

namespace Guardrail.Aws.Tests.Faults;

/// <summary>One fault, one whole run: figures, gaps and messages.</summary>
public class WholeRunTests
{
    /// <summary>What the estate stores, in GB: 9 × 100, 4 × 20 (the oldest of each is deleted at asOf), and 325 × 10.</summary>
    private const int Stored = 4230;

    /// <summary>What goes wrong for a while is not seen in the end: the same bytes as ever, and no gap.</summary>
    [Theory]
    [InlineData(FaultKind.Throttle, 0.3, null)]
    [InlineData(FaultKind.Error, 1, 5)]
    [InlineData(FaultKind.Drop, 1, 2)]
    [InlineData(FaultKind.Garbage, 1, 1)]
    [InlineData(FaultKind.Truncate, 1, 1)]
    public async Task Run_IsComplete_WhenTryingAgainHelps(FaultKind kind, double probability, int? times)
    {
        await using var aws = await WholeRun.StartAsync();
        var truth = await WholeRun.OfAsync(aws);
        foreach (var operation in new[] { "ListRecoveryPointsByBackupVault", "GetBackupPlan", "ListTables", "DescribeTable", "GetResources" })
            aws.Faults.Add(new Fault { Operation = operation, Kind = kind, Probability = probability, Times = times });

        var run = await WholeRun.OfAsync(aws);

        aws.Faults.Struck.ShouldBeGreaterThan(3);
        run.Report.Gaps.ShouldBeEmpty();
        Auditing.ReportJson.Write(run.Report).ShouldBe(Auditing.ReportJson.Write(truth.Report));
    }

    /// <summary>What stays wrong: the gap, how much less is counted as stored (GB), and a message that says it is a lower bound.</summary>
    [Theory]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Deny, "main", "us-east-1", "vault/main", "AccessDeniedException", 900)]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Drop, "main", "us-east-1", "vault/main", "ConnectionLost", 900)]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Garbage, "far", "eu-west-1", "vault/far", "InvalidAnswer", 80)]
    [InlineData("ListRecoveryPointsByBackupVault", FaultKind.Delay, "far", "eu-west-1", "vault/far", "Timeout", 80)]
    [InlineData("GetBackupPlan", FaultKind.Deny, "plan-one", "us-east-1", "plan/plan-one", "AccessDeniedException", 0)]
    [InlineData("GetBackupSelection", FaultKind.Deny, null, "eu-west-1", "plan/plan-three", "AccessDeniedException", 0)]
    [InlineData("ListBackupSelections", FaultKind.Throttle, "plan-two", "us-east-1", "plan/plan-two", "ThrottlingException", 0)]
    [InlineData("GetResources", FaultKind.Deny, null, "us-east-1", "tags", "AccessDeniedException", 0)]
    [InlineData("DescribeTable", FaultKind.Deny, "orders", "us-east-1", "table/orders", "AccessDeniedException", 0)]
    [InlineData("*", FaultKind.Deny, null, "eu-west-1", "region", "AccessDeniedException", 80)]
    public async Task Run_NamesWhatIsMissing_AndTellsALowerBound(string operation, FaultKind kind, string? resource, string region, string what, string code, int lostGb)
    {
        await using var aws = await WholeRun.StartAsync();
        aws.Faults.Add(new Fault { Operation = operation, Kind = kind, Resource = resource, Region = region, Delay = TimeSpan.FromMinutes(1) });

        var run = await WholeRun.OfAsync(aws, attempt: kind == FaultKind.Delay ? TimeSpan.FromSeconds(1) : null);

        var gap = run.Report.Gaps.ShouldHaveSingleItem();
        (gap.Region, gap.What, gap.Code).ShouldBe((region, what, code));
        gap.Message.ShouldNotContain('\n');
        (run.Report.Complete, run.Report.CompleteExceptAccepted).ShouldBe((false, false));
        run.Report.Scopes.Single(scope => scope.Region == region).Complete.ShouldBeFalse();
        Gigabytes(run).ShouldBe(Stored - lostGb);
        run.Report.Findings.ShouldContain(finding => finding.Kind == "incomplete");
        run.Failures.ShouldBeEmpty();
        aws.Messages.ShouldHaveSingleItem().BodyFor("email").ShouldContain("lower bound", Case.Insensitive);
    }

    /// <summary>Nothing to report of: one line with what to do, and nothing published.</summary>
    [Theory]
    [InlineData("*", "AccessDeniedException", "AccessDenied")]
    [InlineData("GetCallerIdentity", "ExpiredToken", "expired")]
    [InlineData("*", "RequestTimeTooSkewed", "clock")]
    [InlineData("*", "InvalidClientTokenId", "InvalidClientTokenId")]
    public async Task Run_IsRefusedWithTheReason_WhenNothingCanBeRead(string operation, string code, string said)
    {
        await using var aws = await WholeRun.StartAsync();
        aws.Faults.Add(new Fault { Operation = operation, Kind = FaultKind.Deny, Code = code, Status = 403, Message = $"refused: {code} expired" });

        var refusal = await Should.ThrowAsync<AwsAccessException>(() => WholeRun.OfAsync(aws));

        refusal.Message.ShouldContain(said, Case.Insensitive);
        refusal.Message.ShouldNotContain('\n');
        aws.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_TellsWhatItHas_WhenCredentialsExpireMidway()
    {
        await using var aws = await WholeRun.StartAsync();
        aws.Faults.Add(new Fault { Region = "eu-west-1", Kind = FaultKind.Error, After = 2, Code = "ExpiredTokenException", Status = 403, Message = "The security token included in the request is expired" });

        var run = await WholeRun.OfAsync(aws);

        run.Report.Gaps.Select(gap => (gap.Region, gap.What, gap.Code)).ShouldBe([("eu-west-1", "region", "ExpiredTokenException")]);
        Gigabytes(run).ShouldBeInRange(Stored - 80, Stored);
        aws.Messages.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Publish", FaultKind.Deny, null, "AuthorizationError")]
    [InlineData("Publish", FaultKind.Throttle, null, "Throttling")]
    [InlineData("Publish", FaultKind.Error, "InternalError", "InternalError")]
    public async Task Run_FailsAndKeepsItsReport_WhenTheMessageIsNotTaken(string operation, FaultKind kind, string? code, string told)
    {
        await using var aws = await WholeRun.StartAsync();
        aws.Faults.Add(new Fault { Operation = operation, Kind = kind, Code = code });

        var run = await WholeRun.OfAsync(aws);

        run.Failures.ShouldHaveSingleItem().Code.ShouldStartWith(told);
        run.Published.ShouldBeEmpty();
        (run.Report.Complete, Gigabytes(run)).ShouldBe((true, Stored));
        aws.Messages.ShouldBeEmpty();
    }

    /// <summary>Days pass while a run reads: points are made and deleted, and page tokens expire. What it tells lies between the days, or a gap says what is missing.</summary>
    [Fact]
    public async Task Run_IsHonest_WhileTimePassesUnderIt()
    {
        await using var aws = await LocalAwsServer.StartAsync(
            Scenario.Parse(WholeRun.Estate.Replace("\"punctual\": true", "\"paging\": { \"pageSize\": 2 }, \"punctual\": true", StringComparison.Ordinal)), cancellationToken: TestContext.Current.CancellationToken);
        var asOf = aws.Scenario.AsOf;
        var run = WholeRun.OfAsync(aws.Endpoint, asOf, ["us-east-1", "eu-west-1"]);
        for (var hours = 1; !run.IsCompleted; hours++)
        {
            aws.MoveTo(asOf.AddHours(Math.Min(hours, 48)));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var report = (await run).Report;
        foreach (var (table, least, vault) in new[] { ("orders", 700, "vault/main"), ("logs", 40, "vault/far"), ("carts", 3250, "vault/side") })
        {
            var stored = (decimal)report.Tables.Where(row => row.TableName == table).Aggregate((Int128)0, (sum, row) => sum + row.StorageBytes) / (1L << 30);
            if (stored < least) report.Gaps.ShouldContain(gap => gap.What == vault || gap.What == "vaults" || gap.What == "region");
            stored.ShouldBeLessThanOrEqualTo(table switch { "orders" => 1000, "logs" => 100, _ => 3250 });
        }
        report.Gaps.ShouldAllBe(gap => gap.Message.Length > 0 && !gap.Message.Contains('\n'));
        report.Complete.ShouldBe(report.Gaps.Count == 0);
    }

    private static decimal Gigabytes(Aws.Running.RunResult run) => (decimal)run.Report.Totals.StorageBytes / (1L << 30);
}
