using System.Text.RegularExpressions;
using Guardrail.Aws.Calls;
using Guardrail.Policies;

namespace Guardrail.Cli.Tests;

/// <summary>What README.md says is what the program does.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository(AppContext.BaseDirectory), "README.md"));

    [Fact]
    public async Task Screen_IsTheBeginningOfWhatTheDemoPrints()
    {
        var screen = Block("text");

        var outcome = await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "demo");

        if (Environment.GetEnvironmentVariable("GUARDRAIL_UPDATE_README") == "1")
        {
            // For whoever changed what the demo prints: the same screen anew, up to the second finding.
            var anew = outcome.Output[..outcome.Output.IndexOf("\n  WARNING", outcome.Output.IndexOf("\n  WARNING", StringComparison.Ordinal) + 1, StringComparison.Ordinal)] + "\n";
            await File.WriteAllTextAsync(Path.Combine(Repository(AppContext.BaseDirectory), "README.md"), Readme.Replace(screen, anew, StringComparison.Ordinal), TestContext.Current.CancellationToken);
            screen = anew;
        }

        screen.Length.ShouldBeGreaterThan(500);
        outcome.Output[..Math.Min(screen.Length, outcome.Output.Length)].ShouldBe(screen);
    }

    [Fact]
    public async Task Estimates_SayTheFiguresOfTheText()
    {
        var daily = await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "estimate", "--table-size", "500GB", "--schedule", "cron(0 0 * * ? *)", "--delete-after-days", "30", "--region", "us-east-1");
        var hourly = await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "estimate", "--table-size", "300GB", "--schedule", "cron(0 * * * ? *)", "--delete-after-days", "35", "--region", "us-east-1");

        foreach (var figure in new[] { "15,000 GB", "$1,500.00", "$775.00" })
            daily.Output.ShouldContain(figure);
        foreach (var figure in new[] { "$25,200.00", "$10,080.00" })
            hourly.Output.ShouldContain(figure);
        foreach (var figure in new[] { "15,000 GB", "$1,500.00", "$775.00", "$25,200.00", "$10,080.00" })
            Readme.ShouldContain(figure);
    }

    [Fact]
    public void Policy_IsOne()
    {
        var result = PolicyReader.Read(Block("jsonc"));

        result.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void IamActions_AreThoseThatAreCalled()
    {
        var section = Readme[Readme.IndexOf("## IAM actions", StringComparison.Ordinal)..Readme.IndexOf("## Where things are", StringComparison.Ordinal)];

        var named = Action().Matches(section).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);

        named.ShouldBe(RequiredActions.ForReading.Concat(RequiredActions.ForPublishing).Concat(RequiredActions.ForMemory).Concat(RequiredActions.ForOtherAccounts).Concat(RequiredActions.ForStoring).Concat(RequiredActions.ForMerging).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Commands_AreThoseThereAre()
    {
        var help = (await GuardrailProcess.RunAsync(new Dictionary<string, string>(), "--help")).Output;

        foreach (Match command in Command().Matches(Readme))
            help.ShouldContain($"  {command.Groups[1].Value} ");
    }

    private static string Block(string language)
    {
        var start = Readme.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Readme[start..Readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Repository(string folder) =>
        File.Exists(Path.Combine(folder, "Guardrail.sln")) ? folder : Repository(Path.GetDirectoryName(folder.TrimEnd('/')) ?? throw new DirectoryNotFoundException("Guardrail.sln"));

    [GeneratedRegex("`([a-z0-9]+:[A-Z][A-Za-z]+)`")]
    private static partial Regex Action();

    [GeneratedRegex(@"^\| `guardrail ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Command();
}
