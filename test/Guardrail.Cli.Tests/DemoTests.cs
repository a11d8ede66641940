using Guardrail.LocalAws;

namespace Guardrail.Cli.Tests;

public sealed class DemoTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task Demo_ShowsTheReportAndEachMessage_WithoutAnySetting()
    {
        var outcome = await GuardrailProcess.RunAsync(Nothing, "demo");

        outcome.Code.ShouldBe(0, outcome.Error);
        outcome.Output.ShouldContain("sessions");
        outcome.Output.ShouldContain("E-mail (default, email)");
        outcome.Output.ShouldContain("Subject: ");
        outcome.Output.ShouldContain("Chat, through guardrail-slack");
        outcome.Output.ShouldContain("Machines (https, sqs, lambda)");
        outcome.Error.ShouldContain("published to arn:aws:sns:us-east-1:111122223333:guardrail ");
    }

    [Fact]
    public async Task Demo_RunsEveryEmbeddedScenario()
    {
        foreach (var name in Scenario.Names)
        {
            var outcome = await GuardrailProcess.RunAsync(Nothing, "demo", "--scenario", name);

            new[] { 0, 2, 3 }.ShouldContain(outcome.Code, $"{name}: {outcome.Error}");
            outcome.Error.ShouldNotContain("   at ");
        }
    }

    [Fact]
    public async Task List_NamesTheScenarios()
    {
        var outcome = await GuardrailProcess.RunAsync(Nothing, "demo", "--list");

        outcome.Code.ShouldBe(0);
        foreach (var name in Scenario.Names)
            outcome.Output.ShouldContain(name);
    }
}
