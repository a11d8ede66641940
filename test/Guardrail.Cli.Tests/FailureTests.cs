using Guardrail.LocalAws;

namespace Guardrail.Cli.Tests;

/// <summary>Whatever is wrong from outside: one clear line and the right exit code.</summary>
public sealed class FailureTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Theory]
    [InlineData("--frobnicate", "audit", "--frobnicate")]
    [InlineData("audti", "audti")]
    [InlineData("yaml", "audit", "--format", "yaml")]
    [InlineData("fatal", "audit", "--fail-on", "fatal")]
    [InlineData("--notify", "audit", "--notify")]
    [InlineData("--memory-table", "audit", "--memory-table", "my table")]
    [InlineData("--memory-endpoint", "audit", "--memory-endpoint", "http://127.0.0.1:4567")]
    [InlineData("--memory-endpoint", "audit", "--memory-table", "memory", "--memory-endpoint", "4567")]
    [InlineData("--owner-topic", "audit", "--owner-topic", "shop")]
    [InlineData("--owner-topic", "audit", "--owner-topic", "shop=arn:aws:sns:us-east-1:111122223333:shop")]
    [InlineData("is not an owner and a topic", "audit", "--owner-topic", "shop=arn:bad")]
    [InlineData("is not an owner and a topic", "audit", "--owner-topic", "shop=arn:aws:sqs:us-east-1:111122223333:shop")]
    [InlineData("--external-id", "audit", "--external-id", "x")]
    [InlineData("--table-size", "estimate")]
    [InlineData("never runs", "estimate", "--table-size", "1GB", "--schedule", "cron(0 0 31 2 ? *)")]
    [InlineData("mars-1", "prices", "--region", "mars-1")]
    [InlineData("/dev/null is no file", "record", "--output", "/dev/null")]
    public async Task Usage_IsToldInOneLine(string part, params string[] args) =>
        (await GuardrailProcess.RunAsync(Nothing, args)).ShouldBeOneClearLine(part);

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    [InlineData("1999-01-01")]
    public async Task AsOf_IsRefused_WhenItIsNoInstant(string text) =>
        (await GuardrailProcess.RunAsync(Nothing, "audit", "--as-of", text)).ShouldBeOneClearLine("--as-of", text);

    [Fact]
    public async Task AsOf_IsRefused_WhenItLiesAheadOfTheClockOfRealAws() =>
        (await GuardrailProcess.RunAsync(new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1" }, "audit", "--as-of", "2199-01-01")).ShouldBeOneClearLine("ahead of the clock");

    [Fact]
    public async Task Region_IsAskedFor_WhenThereIsNone() =>
        (await GuardrailProcess.RunAsync(new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = "x", ["AWS_SECRET_ACCESS_KEY"] = "x" }, "audit")).ShouldBeOneClearLine("--region");

    [Fact]
    public async Task Credentials_AreAskedFor_WhenThereAreNone() =>
        (await GuardrailProcess.RunAsync(new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1" }, "audit")).ShouldBeOneClearLine("credentials");

    [Fact]
    public async Task Credentials_AreSaidToBeExpired()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("article-daily"), cancellationToken: TestContext.Current.CancellationToken);
        aws.Faults.Add(new Fault { Kind = FaultKind.Deny, Code = "ExpiredTokenException", Status = 403, Message = "The security token included in the request is expired" });

        (await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit")).ShouldBeOneClearLine("expired");
    }

    [Fact]
    public async Task Permissions_AreNamed_WhenThereIsNone()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("article-daily"), cancellationToken: TestContext.Current.CancellationToken);
        aws.Faults.Deny("*");

        (await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit")).ShouldBeOneClearLine("AccessDenied");
    }

    [Fact]
    public async Task Endpoint_IsNamed_WhenItDoesNotAnswer() =>
        (await GuardrailProcess.RunAsync(GuardrailProcess.With(new Uri("http://127.0.0.1:1")), "audit")).ShouldBeOneClearLine("127.0.0.1:1");

    [Fact]
    public async Task Endpoint_IsRefused_WhenItIsNoUrl() =>
        (await GuardrailProcess.RunAsync(
            new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = "nonsense", ["AWS_REGION"] = "us-east-1", ["AWS_ACCESS_KEY_ID"] = "x", ["AWS_SECRET_ACCESS_KEY"] = "x" },
            "audit")).ShouldBeOneClearLine("AWS_ENDPOINT_URL");

    [Fact]
    public async Task Policy_IsRefused_WithItsFirstErrorAndTheirNumber()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("guardrail").FullName, "policy.json");
        await File.WriteAllTextAsync(path, """{ "budgets": [{ "id": "a", "basis": "steadyState", "warning": -1, "colour": "red" }] }""", TestContext.Current.CancellationToken);

        (await GuardrailProcess.RunAsync(Nothing, "audit", "--policy", path)).ShouldBeOneClearLine("$.budgets[0]", "more", "guardrail policy validate");

        var validated = await GuardrailProcess.RunAsync(Nothing, "policy", "validate", path);
        validated.Code.ShouldBe(1);
        validated.ErrorLines.Count.ShouldBeGreaterThan(1);
        validated.ErrorLines.ShouldAllBe(line => line.Contains("$.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policy_IsRefused_WhenThereIsNoSuchFile() =>
        (await GuardrailProcess.RunAsync(Nothing, "audit", "--policy", "no-such-policy.json")).ShouldBeOneClearLine("no-such-policy.json");

    [Fact]
    public async Task Scenario_IsRefused_WithTheOnesThereAre() =>
        (await GuardrailProcess.RunAsync(Nothing, "demo", "--scenario", "nonsense")).ShouldBeOneClearLine("nonsense", "article-daily");

    [Fact]
    public async Task CtrlC_EndsAtOnce_WithItsOwnExitCode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no signal to send.");
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);
        aws.Faults.Add(new Fault { Operation = "ListRecoveryPointsByBackupVault", Kind = FaultKind.Delay, Delay = TimeSpan.FromMinutes(10) });

        var outcome = await GuardrailProcess.RunAsync(
            GuardrailProcess.With(aws.Endpoint),
            async process =>
            {
                // Its part of the estate that is not slow has been read by then.
                while (aws.Calls.CountOf("ListTables") == 0 || aws.Calls.CountOf("ListBackupVaults") == 0)
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                using var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
                await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            },
            "audit", "--format", "json", "--notify", "--topic-arn", "arn:aws:sns:us-east-1:111122223333:guardrail");

        outcome.Code.ShouldBe(130, outcome.Error);
        outcome.Output.ShouldBeEmpty();
        outcome.ErrorLines.ShouldHaveSingleItem().ShouldContain("interrupted");
        aws.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Publish_EndsInError_WhenNobodyListens()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);
        aws.MoveTo(DateTimeOffset.UtcNow);

        var outcome = await GuardrailProcess.RunAsync(
            GuardrailProcess.With(aws.Endpoint), "audit", "--notify", "--topic-arn", "arn:aws:sns:us-east-1:111122223333:no-such-topic", "--format", "json");

        outcome.Code.ShouldBe(1);
        outcome.Output.ShouldStartWith("{\"schemaVersion\":1");
        outcome.Error.ShouldContain("no-such-topic");
    }
}
