using Guardrail.Findings;
using Guardrail.Policies;

namespace Guardrail.Core.Tests.Policies;

public class ReadmeTests
{
    [Fact]
    public void ExampleInTheReadme_IsAPolicy()
    {
        var text = File.ReadAllText(Path.Combine(Snapshot.Root, "src", "Guardrail.Core", "Policies", "README.md"));
        var example = text.Split("```jsonc\n")[1].Split("```")[0];

        var result = PolicyReader.Read(example);

        result.Errors.ShouldBeEmpty();
        result.Policy.ShouldNotBeNull().Budgets.Count.ShouldBe(2);
    }

    [Fact]
    public void TableInTheReadme_NamesEveryKind()
    {
        var text = File.ReadAllText(Path.Combine(Snapshot.Root, "src", "Guardrail.Core", "Findings", "README.md"));

        FindingKind.All.ShouldAllBe(kind => text.Contains($"`{kind}`"));
    }
}
