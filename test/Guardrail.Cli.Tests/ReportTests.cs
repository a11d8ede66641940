using System.Text.Json;
using Guardrail.LocalAws;

namespace Guardrail.Cli.Tests;

public sealed class ReportTests
{
    private static readonly Dictionary<string, string> NoAws = [];

    [Fact]
    public async Task Render_TurnsASavedReport_IntoWhatTheAuditWouldHavePrinted()
    {
        await using var aws = await LocalAwsServer.StartAsync(Scenario.Embedded("article-daily"), cancellationToken: TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("guardrail").FullName;
        var (saved, page) = (Path.Combine(folder, "report.json"), Path.Combine(folder, "report.html"));
        (await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit", "--as-of", "2026-11-22", "--format", "json", "--output", saved)).Code.ShouldBe(0);

        var audited = await GuardrailProcess.RunAsync(GuardrailProcess.With(aws.Endpoint), "audit", "--as-of", "2026-11-22", "--format", "html", "--output", page);
        var rendered = await GuardrailProcess.RunAsync(NoAws, "report", "render", saved, "--format", "html");

        (audited.Code, audited.Output).ShouldBe((0, ""));
        rendered.Code.ShouldBe(0, rendered.Error);
        rendered.Output.ShouldStartWith("<!doctype html>");
        rendered.Output.ShouldBe(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Render_RefusesWhatIsNoReport() =>
        (await GuardrailProcess.RunAsync(NoAws, "report", "render", "no-such-file.json")).ShouldBeOneClearLine("no-such-file.json");

    [Theory]
    [InlineData("{}", "it lacks 'asOf'")]
    [InlineData("[]", "JSON of something else")]
    [InlineData("", "is not one of")]
    public async Task Render_SaysWhatAFileIs_WithoutTheNamesOfTypes(string text, string words)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("guardrail").FullName, "report.json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var outcome = await GuardrailProcess.RunAsync(NoAws, "report", "render", file);

        outcome.ShouldBeOneClearLine(file, words);
        outcome.Error.ShouldNotContain("Guardrail.Auditing");
        outcome.Error.ShouldNotContain("LineNumber");
    }

    [Fact]
    public async Task Schema_IsPrinted()
    {
        var outcome = await GuardrailProcess.RunAsync(NoAws, "report", "schema");

        outcome.Code.ShouldBe(0, outcome.Error);
        using var schema = JsonDocument.Parse(outcome.Output);
        schema.RootElement.GetProperty("$schema").GetString().ShouldBe("https://json-schema.org/draft/2020-12/schema");
    }
}
