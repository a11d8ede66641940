using Guardrail.LocalAws;

namespace Guardrail.Cli.Tests;

public sealed class MessageTests
{
    [Fact]
    public async Task Preview_ShowsEveryBody_OfASampleOrOfAReport()
    {
        var sample = await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "message", "preview");

        sample.Code.ShouldBe(0, sample.Error);
        sample.Output.ShouldContain("E-mail (default, email)");
        sample.Output.ShouldContain("Machines (https, sqs, lambda)");
        sample.Output.ShouldContain("Chat, through");
        sample.Output.ShouldContain("\"notes\": [");
        sample.Output.ShouldNotContain("bytes in all");

        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("article-hourly"), cancellationToken: TestContext.Current.CancellationToken);
        var file = Path.Combine(Directory.CreateTempSubdirectory("guardrail").FullName, "report.json");
        (await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit", "--as-of", "2026-11-22", "--format", "json", "--output", file)).Code.ShouldBe(0);

        var fromReport = await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "message", "preview", "--report", file);

        fromReport.Code.ShouldBe(0, fromReport.Error);
        fromReport.Output.ShouldContain("most-stringent");
    }

    [Fact]
    public async Task Preview_Refuses_WhatIsNoReport()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("guardrail").FullName, "report.json");
        await File.WriteAllTextAsync(file, """{"hello":"world"}""", TestContext.Current.CancellationToken);

        (await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "message", "preview", "--report", file)).ShouldBeOneClearLine("report.json");
    }

    [Fact]
    public async Task Test_SaysHowManySubscribersItReached()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);

        var outcome = await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "message", "test", "--topic-arn", "arn:aws:sns:us-east-1:111122223333:guardrail");

        outcome.Code.ShouldBe(0, outcome.Error);
        outcome.Output.ShouldContain("1 confirmed subscription");
        aws.Messages.Count.ShouldBe(1);
        (await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "message", "test")).ShouldBeOneClearLine("--topic-arn");
        (await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "message", "test", "--topic-arn", "my-topic")).ShouldBeOneClearLine("my-topic");
    }

    [Fact]
    public async Task Explain_SaysWhy_AndRefusesATableThatIsNotThere()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("demo"), cancellationToken: TestContext.Current.CancellationToken);

        var outcome = await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "explain", "orders", "--as-of", "2026-11-22");

        outcome.Code.ShouldBe(0, outcome.Error);
        outcome.Output.ShouldContain("prod-daily / daily-35d");
        outcome.Output.ShouldContain("most-stringent / hourly-35d");
        outcome.Output.ShouldContain("because");
        (await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "explain", "no-such-table", "--as-of", "2026-11-22")).ShouldBeOneClearLine("no-such-table");
    }
}
