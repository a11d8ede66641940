namespace Guardrail.Infra.Tests.Template;

/// <summary>The reviewed summaries: whoever changes the stacks sees here what that changes in the account.</summary>
public sealed class SummaryTests
{
    [Theory]
    [InlineData("Full")]
    [InlineData("Plain")]
    [InlineData("Forwarding")]
    [InlineData("Organization")]
    [InlineData("Member")]
    public void Template_MakesWhatTheReviewedSummarySays(string name)
    {
        var template = name switch { "Full" => SynthesizedStacks.Full, "Plain" => SynthesizedStacks.Plain, "Organization" => SynthesizedStacks.OfOrganization, "Member" => SynthesizedStacks.OfMember, _ => SynthesizedStacks.Forwarding };
        var file = Path.Combine(Repository.Root, "test", "Guardrail.Infra.Tests", "Template", $"{name}.verified.txt");
        var actual = TemplateSummary.Of(template.Root);

        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        if (actual == expected)
            return;
        File.WriteAllText(file.Replace("verified", "received", StringComparison.Ordinal), actual);
        var difference = actual.Split('\n').Except(expected.Split('\n')).Take(5).Concat(expected.Split('\n').Except(actual.Split('\n')).Take(5).Select(line => "no longer " + line.Trim()));
        Assert.Fail($"What came is in {name}.received.txt; if it is right, it replaces {name}.verified.txt. It differs by: {string.Join("; ", difference)}");
    }

    [Fact]
    public void Template_IsTheSame_WhenSynthesizedAgain()
    {
        var code = SynthesizedStacks.StandIn(deployable: true);

        var first = File.ReadAllText(Path.Combine(SynthesizedStacks.Synthesize(SynthesizedStacks.Everything, code), "Guardrail.template.json"));
        var again = File.ReadAllText(Path.Combine(SynthesizedStacks.Synthesize(SynthesizedStacks.Everything, code), "Guardrail.template.json"));

        again.ShouldBe(first);
    }
}
