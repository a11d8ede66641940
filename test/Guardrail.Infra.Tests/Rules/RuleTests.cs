using System.Diagnostics;

namespace Guardrail.Infra.Tests.Rules;

/// <summary>The rules of others on the synthesized templates: cdk-nag's AwsSolutions, and cfn-lint where it is installed.</summary>
public sealed class RuleTests
{
    private static readonly string Infra = Path.Combine(Repository.Root, "infra");

    [Fact]
    public void AwsSolutions_Pass()
    {
        if (!Directory.Exists(Path.Combine(Infra, "node_modules", "cdk-nag")))
        {
            var installed = Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
            Assert.SkipWhen(installed is null, "There is no npm: cdk-nag was not run.");
            Assert.SkipUnless(installed!.Value.Code == 0, $"'npm ci' in infra failed, so cdk-nag was not run: {installed.Value.Output.Trim().Split('\n')[0]}");
        }

        var result = Run("node", ["nag.js", .. SynthesizedStacks.Files])!.Value;

        result.Code.ShouldBe(0, result.Output);
        result.Output.ShouldContain("5 templates, 0 findings");
    }

    [Fact]
    public void CfnLint_HasNothingToSay()
    {
        var result = Run("cfn-lint", [.. SynthesizedStacks.Files]);
        Assert.SkipWhen(result is null, "cfn-lint is not installed.");

        result!.Value.Code.ShouldBe(0, result.Value.Output);
    }

    [Fact]
    public void EverySuppression_HasItsReason()
    {
        foreach (var template in new[] { SynthesizedStacks.Full, SynthesizedStacks.Plain, SynthesizedStacks.Forwarding, SynthesizedStacks.OfOrganization, SynthesizedStacks.OfMember })
        {
            foreach (var rule in template.Root["Resources"]!.AsObject().SelectMany(resource => resource.Value!["Metadata"]?["cdk_nag"]?["rules_to_suppress"]?.AsArray() ?? []))
                ((string?)rule!["reason"]).ShouldNotBeNull().Length.ShouldBeGreaterThan(30);
        }
    }

    [Fact]
    public void Packages_AreLocked_WithoutNamingWhereTheyComeFrom() =>
        File.ReadAllText(Path.Combine(Infra, "package-lock.json")).ShouldNotContain("\"resolved\"");

    private static (int Code, string Output)? Run(string program, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program) { WorkingDirectory = Infra, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd() + error.Result;
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Not on this machine.
            return null;
        }
    }
}
