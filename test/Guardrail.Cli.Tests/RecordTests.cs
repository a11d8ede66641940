using System.Text.Json.Nodes;
using Guardrail.LocalAws;

namespace Guardrail.Cli.Tests;

/// <summary>Recording the embedded account, and looking at it again without any AWS.</summary>
public sealed class RecordTests : IDisposable
{
    private const string AsOf = "2026-11-22T00:00:00Z";

    private static readonly string[] Everywhere = ["--as-of", AsOf, "--region", "us-east-1", "--region", "eu-west-1"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("demo", "estate.json")]
    [InlineData("messy", "estate.json.gz")]
    public async Task Audit_OfARecording_IsTheLiveReportByteForByte(string scenario, string name)
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded(scenario), cancellationToken: TestContext.Current.CancellationToken);
        var environment = GuardrailProcess.With(aws.Endpoint);
        var file = Path.Combine(_folder.FullName, name);

        var live = await GuardrailProcess.RunAsync(environment, ["audit", "--format", "json", "--fail-on", "never", .. Everywhere]);
        var recorded = await GuardrailProcess.RunAsync(environment, ["record", "--output", file, .. Everywhere]);
        var replayed = await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "audit", "--input", file, "--format", "json", "--fail-on", "never");

        recorded.Code.ShouldBe(live.Code, recorded.Error);
        recorded.Output.ShouldBeEmpty();
        replayed.Code.ShouldBe(live.Code, replayed.Error);
        replayed.Output.ShouldBe(live.Output);
    }

    [Fact]
    public async Task WhatIfAndExplain_TakeRecordingsAndReports()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("article-hourly"), cancellationToken: TestContext.Current.CancellationToken);
        var environment = GuardrailProcess.With(aws.Endpoint);
        var asOf = aws.Scenario.AsOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var (recording, report) = (Path.Combine(_folder.FullName, "estate.json"), Path.Combine(_folder.FullName, "report.json"));
        (await GuardrailProcess.RunAsync(environment, "record", "--output", recording, "--as-of", asOf)).Code.ShouldBe(0);
        (await GuardrailProcess.RunAsync(environment, "audit", "--format", "json", "--output", report, "--as-of", asOf, "--fail-on", "never")).Code.ShouldBe(0);
        string[] change = ["whatif", "--schedule", "cron(0 0 * * ? *)", "--format", "json"];

        var live = await GuardrailProcess.RunAsync(environment, [.. change, "--as-of", asOf]);
        var ofRecording = await GuardrailProcess.RunAsync(new Dictionary<string, string>(), [.. change, "--input", recording]);
        var ofReport = await GuardrailProcess.RunAsync(new Dictionary<string, string>(), [.. change, "--input", report]);

        live.Code.ShouldBe(0, live.Error);
        // The article's second story: $25,200 a month hourly, $1,050 had it been daily.
        var comparison = JsonNode.Parse(live.Output)!;
        Math.Round((decimal)comparison["before"]!["steadyStateUsd"]!, 2).ShouldBe(25_200);
        Math.Round((decimal)comparison["after"]!["steadyStateUsd"]!, 2).ShouldBe(1_050);
        ofRecording.Output.ShouldBe(live.Output);
        ofReport.Output.ShouldBe(live.Output);
        var explained = await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "explain", "*", "--input", report);
        explained.Code.ShouldBe(0, explained.Error);
        explained.Output.ShouldContain("Timeline");
    }

    [Fact]
    public async Task Pseudonyms_HideEveryName_AndKeepEveryFigure()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);
        var environment = GuardrailProcess.With(aws.Endpoint);
        var file = Path.Combine(_folder.FullName, "estate.json");

        var live = JsonNode.Parse((await GuardrailProcess.RunAsync(environment, ["audit", "--format", "json", "--fail-on", "never", .. Everywhere])).Output)!;
        (await GuardrailProcess.RunAsync(environment, ["record", "--pseudonymise", "--output", file, .. Everywhere])).Code.ShouldBe(0);
        var masked = JsonNode.Parse((await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "audit", "--input", file, "--format", "json", "--fail-on", "never")).Output)!;

        foreach (var name in new[] { "storageBytes", "recoveryPoints", "runRateUsd", "monthToDateUsd", "projectedMonthUsd", "steadyStateBoundedUsd", "monthlyGrowthUsd" })
            ((decimal)masked["totals"]![name]!).ShouldBe((decimal)live["totals"]![name]!, 1e-9m, name);
        masked["tables"]!.AsArray().Count.ShouldBe(live["tables"]!.AsArray().Count);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        foreach (var table in live["tables"]!.AsArray())
        {
            text.ShouldNotContain((string)table!["tableName"]!);
            text.ShouldNotContain((string)table["accountId"]!);
            foreach (var rule in table["coverage"]!.AsArray())
            {
                text.ShouldNotContain((string)rule!["planName"]!);
                text.ShouldNotContain((string)rule["planId"]!);
            }
        }
    }

    [Theory]
    [InlineData("", "neither a recording")]
    [InlineData("hello", "neither a recording")]
    [InlineData("[1]", "cannot be used")]
    [InlineData("[\n{\"recording\":{\"schemaVersion\":99,\"asOf\":\"2026-11-22T00:00:00Z\",\"tool\":{\"version\":\"1\",\"awsPackages\":\"compat\"}}}\n]", "99")]
    [InlineData("[\n{\"recording\":{\"schemaVersion\":1,\"asOf\":\"2026-11-22T00:00:00Z\",\"tool\":{\"version\":\"1\",\"awsPackages\":\"compat\"}}}\n]", "cut short")]
    [InlineData("{}", "cannot be used")]
    public async Task Input_ThatIsNoRecording_IsOneClearLine(string content, string words)
    {
        var file = Path.Combine(_folder.FullName, "estate.json");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        (await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "audit", "--input", file)).ShouldBeOneClearLine("estate.json", words);
    }

    [Theory]
    [InlineData("there is no such", "whatif", "--delete-after-days", "7", "--input", "nowhere/estate.json")]
    [InlineData("whatif needs a change", "whatif")]
    [InlineData("not a number of days", "whatif", "--delete-after-days", "0")]
    [InlineData("--schedule", "whatif", "--plan", "prod", "--size", "x2")]
    [InlineData("not the ARN of a vault", "whatif", "--copy-to", "dr")]
    [InlineData("leave out --region", "audit", "--input", "x", "--region", "us-east-1")]
    [InlineData("cannot be read", "estimate", "--table-size", "1GB", "--plan", "nowhere.json")]
    [InlineData("one for each --schedule", "estimate", "--table-size", "1GB", "--schedule", "cron(0 5 * * ? *)", "--delete-after-days", "1", "--delete-after-days", "2")]
    public async Task WrongWords_AreOneClearLine(string words, params string[] args) =>
        (await GuardrailProcess.RunAsync(new Dictionary<string, string>(), args)).ShouldBeOneClearLine(words == "there is no such" ? "nowhere/estate.json cannot be read" : words);
}
